"""The lines of an audit page."""

from collections.abc import Iterator, Mapping, Sequence

from plugins.model import ArticleId, Capture, Label, Line, NewsArticle, Span
from plugins.site.core.models import LineGroup, LineRow, Link
from plugins.site.core.pages.corrections import line_corrections
from plugins.site.core.pages.labels import label_state
from plugins.site.core.pages.parts import NO_LINK
from plugins.site.core.pages.places import SPANS_MAX, Group
from plugins.site.core.pages.words import (
    count_words,
    join_facts,
    label_words,
    more_words,
    percent_floor_words,
)
from plugins.text.kept import is_doubtful, line_spans

TEXT_MAX = 2_000
"""Characters of a row. What is kept stands on the article's page in full."""


def line_groups(
    capture: Capture,
    groups: Sequence[Group],
    articles: Sequence[NewsArticle],
    links: Mapping[ArticleId, Link],
) -> tuple[LineGroup, ...]:
    """Return the lines of an audit page; ``links`` are those of the capture's articles."""
    corrections = line_corrections(capture, groups, articles)
    return tuple(
        LineGroup(
            anchor=f"L{group[0].number}",
            number=_numbers(group),
            rows=tuple(_rows(group, links)),
            correction=corrections.get(place),
        )
        for place, group in enumerate(groups)
    )


def _numbers(group: Group) -> str:
    first, last = group[0].number, group[-1].number
    return str(first) if first == last else f"{first}–{last}"


def _rows(group: Group, links: Mapping[ArticleId, Link]) -> Iterator[LineRow]:
    line = group[0]
    spans = line_spans(line)
    told = [s for s in spans if line.text[s.start : s.end].strip()] or list(spans[:1])
    whole = len(told) == 1 and told[0] == spans[0]
    shown = told[:SPANS_MAX]
    for span in shown:
        folded = _folded_words(group, len(told) - len(shown)) if span is shown[-1] else ""
        yield _row(line, span, links, (f"{span.start}–{span.end}" if not whole else "", folded))


def _folded_words(group: Group, parts: int) -> str:
    """Return what a group holds beside what it shows: further lines, further parts."""
    lines = [line for line in group[1:] if line.label is not Label.BLANK]
    return (
        more_words(len(lines), "line like it", "lines like it")
        if lines
        else more_words(parts, "part")
    )


def _row(
    line: Line, span: Span, links: Mapping[ArticleId, Link], notes: tuple[str, str]
) -> LineRow:
    """Return the row of a span; ``notes`` are its place in the line and what it stands for."""
    text = line.text[span.start : span.end].strip("\r\n")
    withheld = Label.SCRIPT in (line.label, span.label)
    label = Label.SCRIPT if withheld else span.label
    place, folded = notes
    hidden = 0 if withheld else len(text) - TEXT_MAX
    return LineRow(
        place=place,
        state=label_state(label),
        key=label.value,
        label=label_words(label),
        rule=span.rule,
        confidence="" if line.label is Label.BLANK else percent_floor_words(line.confidence),
        doubtful=is_doubtful(line),
        article=links.get(line.article, NO_LINK) if line.article else NO_LINK,
        text=f"withheld: {count_words(len(text), 'character')} of script code"
        if withheld
        else text[:TEXT_MAX],
        more=join_facts((more_words(hidden, "character"), folded)),
    )
