"""When a page was saved and an article published, as far as anything says so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from plugins.captures.core.containers.pages import PageFacts
from plugins.captures.core.dates import (
    PAGE_METADATA,
    SIDECAR,
    DateOrder,
    find_capture_date,
    parse_date_value,
    resolve_time_phrase,
)
from plugins.captures.core.html import PageMetadata
from plugins.captures.core.languages import DAY_FIRST_LANGUAGES, known_language
from plugins.captures.core.mentions import find_named_days
from plugins.captures.core.overrides import Stated
from plugins.captures.core.reading import ReadPage
from plugins.captures.core.sidecar import Sidecar
from plugins.model import KEPT_LABELS, UNKNOWN_DATE, DateInterval, Label, Line, NewsArticle

_DATED_LABELS = KEPT_LABELS | {Label.COVERAGE_FACT, Label.CAPTION, Label.DATELINE}

_IN_FIGURES = re.compile(r"[0-9][./-][0-9]")


def capture_date(
    path: str, sidecar: Sidecar, page: ReadPage, lines: Sequence[Line]
) -> DateInterval:
    """Return when a page was saved: the editor's word, the container's, then what is found.

    A container's own header is written by the program that saved the page, to the second. It
    goes before a day in the file's name, which for an archive is the day of its first page.
    """
    if sidecar.captured_at is not None:
        return replace(sidecar.captured_at, basis=SIDECAR)
    metadata = page.metadata
    stated = parse_date_value(metadata.captured_at) if metadata and page.is_dated else None
    if stated is not None and metadata is not None:
        return replace(stated, basis=metadata.captured_basis)
    found = find_capture_date(
        sidecar=None,
        path=path,
        metadata=metadata.captured_at if metadata else None,
        texts=tuple(_dated_texts(lines)),
    )
    if found.basis == PAGE_METADATA and metadata is not None:
        return replace(found, basis=metadata.captured_basis)
    return _bound_by_publication(found, metadata)


def stated_date(path: str, sidecar: Sidecar, facts: PageFacts) -> DateInterval:
    """Return when a page was saved as far as that is known before its lines are read."""
    container = parse_date_value(facts.captured_at) if facts.captured_at else None
    return sidecar.captured_at or container or find_named_date(path) or UNKNOWN_DATE


def find_named_date(path: str) -> DateInterval | None:
    """Return the day that stands in the name of a file."""
    found = find_capture_date(sidecar=None, path=path, metadata=None, texts=())
    return found if found.is_known else None


def _bound_by_publication(found: DateInterval, metadata: PageMetadata | None) -> DateInterval:
    """Raise a lower bound to the day the page says it was published: it was saved after that."""
    if metadata is None or metadata.is_guess or not metadata.published or found.latest is not None:
        return found
    published = parse_date_value(metadata.published)
    if published is None or published.earliest is None:
        return found
    if found.earliest is not None and found.earliest >= published.earliest:
        return found
    basis = "the page was published then, so it was saved then or later"
    return replace(published, latest=None, basis=basis)


def _dated_texts(lines: Sequence[Line]) -> Iterable[str]:
    """Yield what may bound the capture date: the articles and facts, no page furniture.

    No page was saved before the day its article was published.
    """
    for line in lines:
        for span in line.spans:
            is_own_date = span.label is Label.PUBLISHED and line.article is not None
            if is_own_date or span.label in _DATED_LABELS:
                yield line.text[span.start : span.end]


def publication_date(
    article: NewsArticle, stated: Stated, page: ReadPage, captured_at: DateInterval
) -> tuple[DateInterval, str | None]:
    """Return the publication date and, where there is something to tell, which finding."""
    if stated.published is not None:
        return replace(stated.published, basis=SIDECAR), None
    metadata = page.metadata
    if metadata is not None and metadata.published:
        interval = parse_date_value(metadata.published)
        if interval is not None:
            basis = metadata.published_basis
            return replace(interval, basis=basis), "guessed" if metadata.is_guess else None
    if article.time_phrase is None:
        return DateInterval(basis="no date in the capture"), None
    order = page.labelling.date_order
    reading = resolve_time_phrase(
        article.time_phrase,
        captured_at=captured_at,
        named_days=_named_days(article),
        date_order=DateOrder(order) if order else _usual_order(article),
    )
    return reading.published, "ambiguous" if reading.is_ambiguous else None


def _usual_order(article: NewsArticle) -> DateOrder | None:
    """Return the order of dates in figures that all of a language's countries share."""
    if not _IN_FIGURES.search(article.time_phrase or ""):
        return None
    is_day_first = known_language(article.body) in DAY_FIRST_LANGUAGES
    return DateOrder.DAY_MONTH if is_day_first else None


def _named_days(article: NewsArticle) -> tuple[date, ...]:
    texts = [p.text for p in article.paragraphs]
    texts += [embed.posted for embed in article.embeds if embed.posted]
    return find_named_days(texts)
