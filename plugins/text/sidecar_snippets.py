"""Sidecar lines that would change what cleaning decided, ready to copy.

Each snippet is an ``[[article]]`` block that can be appended to the capture's sidecar as it is.
``articles`` are all articles of the capture. The words of a capture stand in a snippet inside
quoted TOML strings only. Where there is nothing to state the snippet is empty.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from plugins.model import (
    KEPT_LABELS,
    Capture,
    DateInterval,
    Label,
    Line,
    NewsArticle,
    Precision,
)
from plugins.text.normalise import normalise_space

# Lines that stay what they are where a block states the lines of a body.
_BODY_LABELS = KEPT_LABELS | {Label.CAPTION, Label.CREDIT}
_TEXT_LABELS = frozenset({Label.BODY, Label.LIST_ITEM})


def snippet_for_article(
    article: NewsArticle, capture: Capture, articles: Sequence[NewsArticle]
) -> str:
    """Return a block that names the article, and below it, as comments, what it may state.

    The block as it is changes nothing; a line counts once its "# " is deleted. What is known is
    filled in.
    """
    stated = {
        "drop": "true",
        "lines": _format_ranges(_body_numbers(article, capture), capture),
        "outlet": quote_toml(article.outlet or "…"),
        "byline": quote_toml(article.byline or "…"),
        "published": date_toml(article.published) or '"YYYY-MM-DD"',
        "language": quote_toml(article.language),
    }
    name = _name(article, capture, articles)
    comments = (f"# {k} = {v}" for k, v in stated.items() if not name.startswith(k))
    return _block(name, *comments)


def snippet_for_lines(
    capture: Capture, first: int, last: int, articles: Sequence[NewsArticle]
) -> str:
    """Return a block that takes kept lines out of their article, or takes removed ones in.

    Lines are counted from 1, both ends included. Where some are kept, those of the first one's
    article are taken out. Removed ones go to the nearest article; without one they make one.
    """
    lines = [line for line in capture.lines[first - 1 : last] if line.label is not Label.BLANK]
    kept = [line for line in lines if line.article and line.label in KEPT_LABELS]
    if kept:
        article = _article_of(kept[0], articles)
        chosen = [line.number for line in kept if line.article == kept[0].article]
    else:
        article = _nearest_article(capture, first, articles)
        chosen = [line.number for line in lines]
    ranges = _format_ranges(chosen, capture)
    if not chosen:
        return ""
    if article is None:
        return _block(f"lines = {ranges}")
    name = _name(article, capture, articles)
    text = _text_places(article, capture)
    if kept and all(place[0] in chosen for place in text):
        return _block(name, "drop = true")
    return _block(name, f"{'drop_lines' if kept else 'add_lines'} = {ranges}")


def snippet_for_span(
    capture: Capture, number: int, start: int, end: int, articles: Sequence[NewsArticle]
) -> str:
    """Return a block that takes characters of a line out of the body, or takes them back in.

    ``start`` and ``end`` are those of a span of the line.
    """
    line = capture.lines[number - 1]
    article = _article_of(line, articles) or _nearest_article(capture, number, articles)
    if article is None:
        return snippet_for_lines(capture, number, number, articles)
    span = next((s for s in line.spans if (s.start, s.end) == (start, end)), None)
    is_kept = span is not None and span.label in KEPT_LABELS and line.article is not None
    key = "drop_lines" if is_kept else "add_lines"
    change = f'{key} = "{number}:{start}-{end}"'
    if is_kept and _text_places(article, capture) == [(number, start)]:
        change = "drop = true"
    return _block(_name(article, capture, articles), change)


def quote_toml(text: str) -> str:
    """Return the text as a TOML string on one line, without characters that do not print."""
    plain = "".join(char for char in normalise_space(text) if char.isprintable())
    return json.dumps(plain, ensure_ascii=False)


def _block(*lines: str) -> str:
    return "\n".join(("[[article]]", *lines)) + "\n"


def _name(article: NewsArticle, capture: Capture, articles: Sequence[NewsArticle]) -> str:
    """Return the line that says which article a block means: its headline, unless another has it.

    The lines of its body do where the headline cannot.
    """
    headline = quote_toml(article.headline)
    alike = [a for a in articles if quote_toml(a.headline).casefold() == headline.casefold()]
    if len(alike) == 1 and any(char.isalnum() for char in headline):
        return f"headline = {headline}"
    return f"lines = {_format_ranges(_body_numbers(article, capture), capture)}"


def _article_of(line: Line, articles: Iterable[NewsArticle]) -> NewsArticle | None:
    return next((a for a in articles if a.id == line.article), None)


def _nearest_article(
    capture: Capture, number: int, articles: Sequence[NewsArticle]
) -> NewsArticle | None:
    """Return the article whose lines stand nearest; of two as near, the one above."""
    ids = {article.id for article in articles}
    owned = (line for line in capture.lines if line.article in ids)
    nearest = min(owned, key=lambda line: abs(line.number - number), default=None)
    return _article_of(nearest, articles) if nearest else None


def _body_numbers(article: NewsArticle, capture: Capture) -> list[int]:
    own = (line for line in capture.lines if line.article == article.id)
    return [line.number for line in own if line.label in _BODY_LABELS]


def _text_places(article: NewsArticle, capture: Capture) -> list[tuple[int, int]]:
    """Return line and first character of each piece of running text: without one it is none."""
    return [
        (line.number, span.start)
        for line in capture.lines
        if line.article == article.id
        for span in line.spans
        if span.label in _TEXT_LABELS and any(map(str.isalnum, line.text[span.start : span.end]))
    ]


def _format_ranges(numbers: Sequence[int], capture: Capture) -> str:
    """Return the value of a key that takes lines; blank lines do not part a range."""
    runs: list[list[int]] = []
    for number in numbers:
        between = capture.lines[runs[-1][-1] : number - 1] if runs else ()
        if runs and all(line.label is Label.BLANK for line in between):
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [f'"{run[0]}-{run[-1]}"' if len(run) > 1 else f'"{run[0]}"' for run in runs]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def date_toml(when: DateInterval) -> str | None:
    """Return a TOML value that states this date again; None for one no value states exactly."""
    if when.earliest is None or when.latest is None:
        return None
    if when.earliest == when.latest:
        return _moment_toml(when.earliest)
    is_day = when.precision is Precision.DAY and when.earliest.date() == when.latest.date()
    return when.earliest.date().isoformat() if is_day else None


def _moment_toml(moment: datetime) -> str:
    """Return a moment with its own offset, to the second: TOML has offsets of whole minutes."""
    offset = moment.utcoffset() or timedelta()
    stated = moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment
    return stated.isoformat(timespec="seconds").replace("+00:00", "Z")
