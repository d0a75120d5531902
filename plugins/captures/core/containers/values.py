"""Stated values of containers, made plain: addresses, moments, lines of text."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from plugins.model import Precision
from plugins.text.normalise import normalise_space

_MAX_TEXT = 500
_MAX_ADDRESS = 2000
_MAX_DATE = 100
# "2025-07-05T10:11:12 (UTC +02:00)", as MarkDownload writes it.
_ZONE_IN_WORDS = re.compile(r"\s*\(UTC ([+-]\d\d:\d\d)\)$")
# Dates outside are unset fields and typing errors: no page was saved before there was a web.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def web_address(value: object) -> str | None:
    """Return an absolute http or https address, None for anything else."""
    text = value.strip().strip("<>") if isinstance(value, str) else ""
    if not text.isprintable() or len(text) > _MAX_ADDRESS or any(c in text for c in " <>\"'`\\"):
        return None
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return text if is_web else None


def plain_text(value: object) -> str | None:
    """Return a short text on one line, None where there is none or far too much."""
    if not isinstance(value, str) or len(value) > 4 * _MAX_TEXT:
        return None
    text = normalise_space("".join(c if c.isprintable() else " " for c in value))
    return text if 0 < len(text) <= _MAX_TEXT and any(c.isalnum() for c in text) else None


def iso_moment(value: object) -> str | None:
    """Return a moment or day that ``datetime.fromisoformat`` reads.

    Read are ISO 8601, dates of mail, and written days such as "5 July 2025". Figures that can be
    read two ways are none, and neither are weeks and months.
    """
    text = value.strip() if isinstance(value, str) and len(value) <= _MAX_DATE else ""
    text = _ZONE_IN_WORDS.sub(r"\1", text)
    moment = _read_iso(text) or _read_mail_date(text)
    if moment is not None and len(text) > len("2025-07-05"):
        return moment.isoformat() if _is_plausible(moment) else None
    return _written_day(text)


def _is_plausible(moment: datetime) -> bool:
    return _FIRST_YEAR <= moment.year <= _LAST_YEAR


def _read_iso(text: str) -> datetime | None:
    day, _, time = text.partition(" ")
    for candidate in (text, f"{day}T{time.replace(' ', '')}"):
        try:
            return datetime.fromisoformat(candidate)
        except ValueError:
            continue
    return None


def _read_mail_date(text: str) -> datetime | None:
    # Month names only: without one, the parser makes a date of any figures.
    if not any(c.isalpha() for c in text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written_day(text: str) -> str | None:
    from plugins.captures.core.dates import parse_date_value

    found = parse_date_value(text) if text and "W" not in text else None
    if found is None or found.earliest is None or found.precision is not Precision.DAY:
        return None
    return found.earliest.date().isoformat() if _is_plausible(found.earliest) else None
