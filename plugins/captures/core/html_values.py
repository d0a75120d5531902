"""What a page states in one place, as a plain value: a text, a name, an address, a moment."""

import re
from collections.abc import Iterable
from datetime import datetime
from html import unescape
from typing import Final
from urllib.parse import urlsplit

UNKNOWN: Final = "unknown"
TIME_ELEMENT: Final = "<time datetime>"

# Long enough for any headline or list of authors; a longer value is a page in the wrong field.
_MAX_LENGTH: Final = 500
# Dates outside are typing errors or unset fields (year 1, year 9999) and break time arithmetic.
_FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_UNSET_DATE: Final = "1970-01-01T00:00:00"
# What a content management system calls its first user is nobody's name.
_STANDARD_ACCOUNTS: Final = frozenset({"admin", "administrator", "root", "webmaster", "wordpress"})
_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]{0,500}>")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
_DATE_FIRST: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_ZONE_GAP: Final = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_ZONE_NAME: Final = re.compile(r"\s*(?:UTC|GMT)$")
_BY: Final = re.compile(r"(?:(?:written|reported|words)\s+)?by:?\s+", re.IGNORECASE)
_NO_ADDRESS: Final = re.compile(r"[\x00-\x20\x7f\s<>\"'`\\]")


def plain_text(value: object) -> str:
    """Return a stated text without markup, entities, control characters, runs of spaces."""
    if not isinstance(value, str):
        return ""
    # Twice, because systems that fill a field from their own HTML escape it a second time.
    text = _TAG.sub(" ", unescape(unescape(value)))
    return " ".join(_CONTROL.sub("", text).split())


def short_text(value: object) -> str | None:
    """Return a short stated text, or None where it is none or far too long."""
    text = plain_text(value)
    return text if 0 < len(text) <= _MAX_LENGTH else None


def stated_name(value: object) -> str | None:
    """Return a stated name; an address in its place says nothing."""
    name = (short_text(value) or "").strip(" ,;|")
    if not name or name.lower().startswith(("http:", "https:", "//", "@")):
        return None
    opener = _BY.match(name)
    name = name[opener.end() :] if opener else name
    is_named = any(c.isalpha() for c in name) and name.lower() not in _STANDARD_ACCOUNTS
    return name if is_named else None


def first_of(values: Iterable[str | None]) -> str | None:
    """Return the first value that is one."""
    return next((value for value in values if value), None)


def first_address(values: Iterable[str | None]) -> str | None:
    """Return the first value that is an absolute http(s) address."""
    return first_of(map(_web_address, values))


def _web_address(value: str | None) -> str | None:
    """Return an absolute http(s) address, or None: no other scheme is ever passed on."""
    address = (value or "").strip()
    if not address or len(address) > 2000 or _NO_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return address if is_web else None


def stated_moment(value: object) -> str | None:
    """Return a stated date in a form ``datetime.fromisoformat`` reads."""
    text = short_text(value)
    if text is None:
        return None
    day = _DATE_FIRST.match(text)
    zoned = _ZONE_NAME.sub("Z", _ZONE_GAP.sub("", text))
    for candidate in (zoned, day[0] if day else ""):
        if _is_plausible(candidate):
            return candidate if day else _spell_out(candidate)
    return mail_date(text)


def _spell_out(compact: str) -> str:
    """Return 20250705 and 20250705T101112Z as they are usually written."""
    moment = datetime.fromisoformat(compact)
    return moment.isoformat() if "T" in compact else moment.date().isoformat()


def _is_plausible(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    is_set = moment.replace(tzinfo=None).isoformat() != _UNSET_DATE
    return _FIRST_YEAR <= moment.year <= LAST_YEAR and is_set


def mail_date(text: str) -> str | None:
    """Read dates as HTTP and mail headers write them ("Sat, 05 Jul 2025 08:11:12 GMT")."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if _is_plausible(moment.isoformat()) else None
