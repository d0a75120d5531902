"""What the program that saved a page wrote into it: the moment, and the page's address."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from plugins.captures.core.html_values import mail_date, stated_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SINGLE_FILE: Final = re.compile(r"\s*(?:Page saved with|Archive processed by) SingleFile\b")
_SINGLE_FILE_URL: Final = re.compile(r"^[ \t]*url:[ \t]*(\S+)", re.MULTILINE)
_SINGLE_FILE_DATE: Final = re.compile(r"^[ \t]*saved date:[ \t]*(.{1,80})", re.MULTILINE)
_MONOLITH: Final = re.compile(r"\s*Saved from (\S+) at (\S+) using monolith\b")
_WAYBACK: Final = re.compile(
    r"FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3}) (\d\d), (\d{4}) AND RETRIEVED"
)
_HTTRACK: Final = re.compile(r"\bby HTTrack Website Copier/[^,]{0,60}, (.{1,40}? GMT)")
_MARK_OF_THE_WEB: Final = re.compile(r"\s*saved from url=\(\d{4}\)(\S+)")
_JAVASCRIPT_DATE: Final = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})"
    r"(?: (\d\d:\d\d:\d\d)(?: GMT([+-]\d\d)(\d\d))?)?"
)
_SCRAPBOOK_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_MONTHS: Final = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


class Saved(NamedTuple):
    """What the program that saved the page wrote into it."""

    basis: str
    moment: str | None
    url: str | None


def read_saved(
    tree: "HtmlElement", meta: Mapping[str, str], comments: tuple[str, ...]
) -> Iterator[Saved]:
    """Yield the traces of programs that save pages.

    An archive's date comes first: a page shown by the Wayback Machine and saved later still
    shows the times of the day it was archived.
    """
    for read in (_read_wayback, _read_single_file, _read_monolith, _read_httrack):
        for comment in comments:
            saved = read(comment)
            if saved:
                yield saved
    yield Saved(
        "Save Page WE", _javascript_date(meta.get("savepage-date")), meta.get("savepage-url")
    )
    yield Saved(
        "WebScrapBook",
        _scrapbook_date(tree.get("data-scrapbook-create")),
        tree.get("data-scrapbook-source"),
    )
    for comment in comments:
        match = _MARK_OF_THE_WEB.match(comment)
        if match:
            yield Saved("saved from url", None, match[1])


def _read_wayback(comment: str) -> Saved | None:
    match = _WAYBACK.search(comment)
    if match is None:
        return None
    day = _iso_day(match[4], match[2], match[3])
    return Saved("Wayback Machine", stated_moment(f"{day}T{match[1]}+00:00") if day else None, None)


def _read_single_file(comment: str) -> Saved | None:
    if not _SINGLE_FILE.match(comment):
        return None
    address, day = _SINGLE_FILE_URL.search(comment), _SINGLE_FILE_DATE.search(comment)
    return Saved(
        "SingleFile", _javascript_date(day[1] if day else None), address[1] if address else None
    )


def _read_monolith(comment: str) -> Saved | None:
    match = _MONOLITH.match(comment)
    return Saved("monolith", stated_moment(match[2]), match[1]) if match else None


def _read_httrack(comment: str) -> Saved | None:
    match = _HTTRACK.search(comment)
    return Saved("HTTrack", mail_date(match[1]), None) if match else None


def _javascript_date(text: str | None) -> str | None:
    """Read what JavaScript prints ("Sat Jul 05 2025 10:11:12 GMT+0200 (…)"), always English."""
    match = _JAVASCRIPT_DATE.match((text or "").strip())
    day = _iso_day(match[3], match[1], match[2]) if match else None
    if match is None or day is None:
        return None
    if match[4] is None:
        return stated_moment(day)
    zone = f"{match[5]}:{match[6]}" if match[5] else ""
    return stated_moment(f"{day}T{match[4]}{zone}")


def _iso_day(year: str, month: str, day: str) -> str | None:
    if month not in _MONTHS:
        return None
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"


def _scrapbook_date(text: str | None) -> str | None:
    """Read WebScrapBook's digits, which are in UTC."""
    match = _SCRAPBOOK_DATE.match(text or "")
    return stated_moment("{}-{}-{}T{}:{}:{}+00:00".format(*match.groups())) if match else None
