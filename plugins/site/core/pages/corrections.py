"""What would take removed lines, or parts of lines, into an article: sidecar lines to copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.model import Capture, Line, NewsArticle, Span
from plugins.site.core.models import Correction
from plugins.site.core.pages.labels import label_state
from plugins.site.core.pages.places import SPANS_MAX, Group
from plugins.site.core.pages.words import count_words
from plugins.text.kept import count_text_words, line_spans
from plugins.text.sidecar_snippets import (
    snippet_for_article,
    snippet_for_lines,
    snippet_for_span,
)

CORRECTED_FROM = 3
"""Words. What is shorter, a name on a button or an icon's text, nobody takes in by hand."""

CORRECTIONS_MAX = 100
"""Runs of removed lines with a correction, the longest where there are more; divided lines too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Groups in a row of which nothing was kept: places ``first`` to ``last``."""

    first: int
    last: int
    words: int


def article_correction(
    article: NewsArticle, number: int, capture: Capture, articles: Sequence[NewsArticle]
) -> Correction:
    """Return what would correct an article, the n-th of its capture."""
    return Correction(
        title=f"Correct article {number} by hand",
        snippet=snippet_for_article(article, capture, articles),
    )


def line_corrections(
    capture: Capture, groups: Sequence[Group], articles: Sequence[NewsArticle]
) -> Mapping[int, Correction]:
    """Return the corrections of an audit page by the place of the group they stand under."""
    runs = sorted(_removed_runs(groups), key=lambda run: (-run.words, run.first))
    found = {
        run.last: _run_correction(capture, groups, run, articles) for run in runs[:CORRECTIONS_MAX]
    }
    divided = [place for place, group in enumerate(groups) if _removed_spans(group[0])]
    for place in divided[:CORRECTIONS_MAX]:
        found[place] = _span_correction(capture, groups[place][0], articles)
    return {place: correction for place, correction in found.items() if correction.snippet}


def _removed_runs(groups: Sequence[Group]) -> list[_Run]:
    """Return runs of removed lines; blank lines neither part a run nor begin or end one."""
    states = ((_line_state(group[0]), place) for place, group in enumerate(groups))
    told = ((state, place) for state, place in states if state != "blank")
    runs = []
    for state, found in groupby(told, key=lambda pair: pair[0]):
        places = [place for _, place in found]
        words = _count_group_words(groups, places) if state == "removed" else 0
        if words >= CORRECTED_FROM:
            runs.append(_Run(first=places[0], last=places[-1], words=words))
    return runs


def _line_state(line: Line) -> str:
    """Return what became of a whole line; a line that is divided is no removed one."""
    states = {label_state(span.label) for span in line_spans(line)} - {"blank"}
    return label_state(line.label) if len(states) <= 1 else "divided"


def _count_group_words(groups: Sequence[Group], places: Sequence[int]) -> int:
    return sum(count_text_words(line.text) for place in places for line in groups[place])


def _run_correction(
    capture: Capture, groups: Sequence[Group], run: _Run, articles: Sequence[NewsArticle]
) -> Correction:
    first, last = groups[run.first][0].number, groups[run.last][-1].number
    snippet = snippet_for_lines(capture, first, last, articles)
    words = count_words(run.words, "word")
    where = f"Line {first} was" if first == last else f"Lines {first}–{last} were"
    title = f"{where} left out ({words}): take in by hand"
    return Correction(title=title, snippet=snippet)


def _removed_spans(line: Line) -> list[Span]:
    """Return the parts of a divided line of an article that were left out."""
    if line.article is None or _line_state(line) != "divided":
        return []
    return [
        span
        for span in line.spans
        if label_state(span.label) == "removed"
        and count_text_words(line.text[span.start : span.end]) >= CORRECTED_FROM
    ]


def _span_correction(capture: Capture, line: Line, articles: Sequence[NewsArticle]) -> Correction:
    """Return what takes the removed parts of a line of an article back in."""
    removed = _removed_spans(line)
    blocks = (
        snippet_for_span(capture, line.number, span.start, span.end, articles)
        for span in removed[:SPANS_MAX]
    )
    parts = count_words(len(removed), "part")
    title = f"{parts} of line {line.number} left out: take in by hand"
    return Correction(title=title, snippet="\n".join(blocks))
