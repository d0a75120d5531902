"""Characters of lines that the editor gave a label, laid over what was found inside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plugins.model import Line, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSpan:
    """Characters of a line the editor gave a label."""

    line: int
    span: Span


def overlay_spans(lines: Sequence[Line], stated: Sequence[StatedSpan]) -> tuple[Line, ...]:
    """Return the lines with the editor's spans laid over those that were found."""
    if not stated:
        return tuple(lines)
    by_line: dict[int, list[Span]] = {}
    for item in stated:
        by_line.setdefault(item.line, []).append(item.span)
    return tuple(_overlay(line, by_line.get(line.number, ())) for line in lines)


def _overlay(line: Line, stated: Iterable[Span]) -> Line:
    spans = line.spans
    for span in stated:
        spans = tuple(_cut_out(spans, span))
    if spans is line.spans:
        return line
    labels = {span.label for span in spans}
    if line.label in labels:
        return replace(line, spans=spans)
    longest = max(spans, key=lambda span: span.end - span.start)
    return replace(line, spans=spans, label=longest.label, rule=longest.rule)


def _cut_out(spans: Iterable[Span], stated: Span) -> Iterable[Span]:
    """Yield the spans in order, the stated one in the place of what it covers."""
    pieces = [stated]
    for span in spans:
        left = replace(span, end=min(span.end, stated.start))
        right = replace(span, start=max(span.start, stated.end))
        pieces += [piece for piece in (left, right) if piece.start < piece.end]
    return sorted(pieces, key=lambda piece: piece.start)
