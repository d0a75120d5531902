"""Standing notices that only several captures of an outlet together give away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.captures.core.notices import MAX_OPENING_CHARS, Opening, find_standing_notices
from plugins.captures.core.overlay import StatedSpan, overlay_spans
from plugins.captures.core.values import CleanedCapture
from plugins.model import ArticleId, Label, Line, NewsArticle, Span

_RULE = "span.shared-disclaimer"
_TEXT = frozenset({Label.BODY, Label.LIST_ITEM})
# A notice of four sentences stands in four pieces at most; the others are compared.
_OPENING_PIECES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A part of a body: its text, its line, and the character of the line it starts at."""

    text: str
    line: int
    start: int
    is_stated: bool


def mark_shared_disclaimers(cleaned: Sequence[CleanedCapture]) -> tuple[CleanedCapture, ...]:
    """Take the notice that opens two articles of one outlet out of both, across captures.

    ``find_standing_notices`` says when equal words are a notice and when one report twice.
    What the editor stated of a line stays.
    """
    pieces = {
        (number, article.id): list(_opening_pieces(article, item.capture.lines))
        for number, item in enumerate(cleaned)
        for article in item.articles
        if article.outlet
    }
    articles = {(n, a.id): a for n, item in enumerate(cleaned) for a in item.articles}
    openings = {place: _opening(articles[place], pieces[place]) for place in pieces}
    marked: dict[int, list[StatedSpan]] = defaultdict(list)
    for place, length in find_standing_notices(openings).items():
        marked[place[0]] += _spans(pieces[place], openings[place].text[:length])
    return tuple(
        _mark(item, marked[number]) if marked.get(number) else item
        for number, item in enumerate(cleaned)
    )


def _opening_pieces(article: NewsArticle, lines: Sequence[Line]) -> Iterator[_Piece]:
    for paragraph in article.paragraphs[:_OPENING_PIECES]:
        line = lines[paragraph.line - 1]
        raw = line.text[paragraph.start : paragraph.end]
        rule = next((s.rule for s in line.spans if s.start == paragraph.start), line.rule)
        yield _Piece(
            text=raw.strip(),
            line=line.number,
            start=paragraph.start + len(raw) - len(raw.lstrip()),
            is_stated=rule.startswith("sidecar") or line.rule.startswith("sidecar"),
        )


def _opening(article: NewsArticle, pieces: Iterable[_Piece]) -> Opening:
    text = " ".join(piece.text for piece in pieces)[:MAX_OPENING_CHARS]
    return Opening(outlet=article.outlet or "", headline=article.headline, text=text)


def _spans(pieces: Iterable[_Piece], notice: str) -> Iterator[StatedSpan]:
    for piece in pieces if notice else ():
        part = notice[: len(piece.text)]
        if not piece.text.startswith(part) or piece.is_stated:
            return
        end = piece.start + len(part)
        if part:
            span = Span(start=piece.start, end=end, label=Label.DISCLAIMER, rule=_RULE)
            yield StatedSpan(line=piece.line, span=span)
        notice = notice[len(part) :].lstrip()
        rest = piece.text[len(part) :].lstrip()
        if rest:
            yield from _dateline(piece, rest)
            return


def _dateline(piece: _Piece, rest: str) -> Iterator[StatedSpan]:
    """Yield the dateline of the report, which begins behind the notice."""
    from plugins.captures.core.dates import read_dateline

    found = read_dateline(rest)
    if found is not None:
        start = piece.start + len(piece.text) - len(rest)
        span = Span(start=start, end=start + found.end, label=Label.DATELINE, rule="span.dateline")
        yield StatedSpan(line=piece.line, span=span)


def _mark(item: CleanedCapture, spans: Sequence[StatedSpan]) -> CleanedCapture:
    from plugins.captures.core.assemble import fill_from_lines
    from plugins.captures.core.dated_mentions import fill_days

    lines = overlay_spans(item.capture.lines, spans)
    changed = {span.line for span in spans}
    touched = {line.article for line in lines if line.number in changed}
    own = _lines_by_article(lines)
    return replace(
        item,
        capture=replace(item.capture, lines=lines),
        articles=tuple(
            fill_days(fill_from_lines(article, own[article.id]))
            if article.id in touched
            else article
            for article in item.articles
        ),
    )


def _lines_by_article(lines: Iterable[Line]) -> Mapping[ArticleId | None, list[Line]]:
    own: dict[ArticleId | None, list[Line]] = defaultdict(list)
    for line in lines:
        own[line.article].append(line)
    return own
