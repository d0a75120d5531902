"""The day of a page that states none, as trafilatura guesses it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.captures.core.html_evidence import quiet_trafilatura
from plugins.captures.core.html_metadata import PageMetadata
from plugins.captures.core.html_values import LAST_YEAR, stated_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GUESSED: Final = "guessed by trafilatura"
_OPENING_LENGTH: Final = 60
_LONG_DATE: Final = 200
_SPACE: Final = re.compile(r"\s+")
_YEAR_WITHOUT_DAY: Final = re.compile(
    r"(?:19|20)\d\d(?!\d)(?!\s?[-/.\s]\s?\d{1,2}\s?[-/.\s]\s?\d{1,2}(?!\d))(?=.*\d)"
)


def guess_date(tree: "HtmlElement", metadata: PageMetadata) -> PageMetadata:
    """Return the metadata with a guessed date where the page states none."""
    if metadata.published is not None:
        return metadata
    guess = _guess_published(tree, metadata)
    # Asked last, for it reads the whole page, and on most nothing is found.
    if guess is None or any(map(_YEAR_WITHOUT_DAY.match, _date_texts(tree))):
        return metadata
    return replace(metadata, published=guess, published_basis=_GUESSED, is_guess=True)


def _guess_published(tree: "HtmlElement", metadata: PageMetadata) -> str | None:
    """Return the day trafilatura's own reader finds in the page, by means that know no clock.

    Its thorough search dates everything: on 83 benchmark pages known to bear no date it found
    one on every page, the quick search on 34. The quick search needs two guards against today's
    date: it takes today as the last possible day unless told another, and it completes a text
    that gives a year but no day ("2019 12:30") from today's date: on a page with such a text
    nothing that was found counts.
    """
    # htmldate's, by the door of the library that brings it; the rest of what that reads is ours.
    from trafilatura.metadata import find_date  # type: ignore[attr-defined]

    last_day = (metadata.captured_at or "")[:10] or f"{LAST_YEAR}-12-31"
    quiet_trafilatura()
    try:
        found = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            max_date=last_day,
            url=metadata.url,
        )
    except Exception:  # noqa: BLE001 - hostile markup raises anything; a guess is never needed
        return None
    return stated_moment(found)


def _date_texts(tree: "HtmlElement") -> Iterator[str]:
    """Yield all attributes and openings of elements that may be read as a date."""
    for value in tree.xpath("//@content | //@datetime | //@title", smart_strings=False):
        yield _SPACE.sub(" ", value[:_LONG_DATE]).lstrip()
    openings: dict[HtmlElement, str] = {}
    for element in reversed(list(tree.iter())):
        openings[element] = _opening(element, openings)
        yield openings[element].lstrip()


def _opening(element: "HtmlElement", openings: Mapping["HtmlElement", str]) -> str:
    """Return the first characters of an element's text, from those of its children."""
    opening = element.text or ""
    for child in element:
        if len(opening) > _OPENING_LENGTH:
            break
        opening = _SPACE.sub(" ", f"{opening}{openings[child]}{child.tail or ''}")
    return _SPACE.sub(" ", opening[:_LONG_DATE])[:_OPENING_LENGTH]
