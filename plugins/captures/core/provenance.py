"""From marks to lines whose spans rebuild the capture."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from plugins.captures.core.captions import find_credit_tail
from plugins.captures.core.drafts import Draft, Mark
from plugins.captures.core.headers import OutletNames, read_time_line
from plugins.captures.core.notices import (
    MAX_OPENING_CHARS,
    Opening,
    find_standing_notices,
    notice_kind,
    skip_notices,
)
from plugins.captures.core.spans import LineContext, split_line
from plugins.model import ArticleId, Label, Line, Span
from plugins.text.sentences import split_sentences

_SPLIT = frozenset({Label.BODY, Label.LIST_ITEM})
_LOOKED_INTO = frozenset({Label.CAPTION, Label.PUBLISHED})
# A standing notice of four sentences stands on four lines at most; the others are compared.
_OPENING_LINES = 8
# What an editor sets above a report, whatever it says; the report and its dateline begin below.
_NOTE = re.compile(
    r"\W{0,3}(?:editor(?:['\u2019]?s['\u2019]?|ial)? note|note to (?:our )?(?:readers|editors)"
    r"|(?:correction|clarification)s?\s?[:\u2013\u2014-]|this (?:story|article|report) )",
    re.IGNORECASE,
)
_MAX_NOTE_CHARS = 600


def build_lines(
    texts: Sequence[str],
    marks: Sequence[Mark],
    drafts: Sequence[Draft],
    ids: Mapping[int, ArticleId],
    known_outlets: Collection[str] = (),
) -> tuple[Line, ...]:
    """Return one line per text, in order; body and time lines are split into spans."""
    bodies = _body_lines(marks)
    notices = _standing_notices(texts, drafts, bodies)
    leads = {draft: _lead(texts, own) for draft, own in bodies.items()}
    outlets = (drafts, known_outlets)
    lines = []
    for index, (text, mark) in enumerate(zip(texts, marks, strict=True)):
        # Most lines belong to no article: only two kinds of those are looked into.
        if mark.draft is None and mark.label not in _LOOKED_INTO:
            lines.append(_plain_line(index, mark, text))
            continue
        context = _context(index, mark, bodies, (notices, leads))
        spans = _spans(text, mark, context, outlets)
        lines.append(_build_line(index, mark, spans, text, ids))
    return tuple(lines)


def _plain_line(index: int, mark: Mark, text: str) -> Line:
    return Line(
        number=index + 1,
        text=text,
        label=mark.label,
        rule=mark.rule,
        confidence=mark.confidence,
        spans=_whole(text, mark),
    )


def _whole(text: str, mark: Mark) -> tuple[Span, ...]:
    return _whole_span(len(text), mark.label, mark.rule) if text else ()


# Page furniture is short lines of few labels: two spans in three are there already.
@lru_cache(maxsize=1024)
def _whole_span(length: int, label: Label, rule: str) -> tuple[Span, ...]:
    return (Span(start=0, end=length, label=label, rule=rule),)


def _build_line(
    index: int, mark: Mark, spans: tuple[Span, ...], text: str, ids: Mapping[int, ArticleId]
) -> Line:
    label, rule = mark.label, mark.rule
    is_whole = len(spans) == 1 and spans[0].label is label
    if spans and not is_whole and _is_other(text, spans, label):
        # All of the line turned out to be something else: a reprint notice, say.
        longest = max(spans, key=lambda span: span.end - span.start)
        label, rule = longest.label, longest.rule
    return Line(
        number=index + 1,
        text=text,
        label=label,
        rule=rule,
        confidence=mark.confidence,
        article=None if mark.draft is None else ids.get(mark.draft),
        spans=spans,
    )


def _is_other(text: str, spans: Sequence[Span], label: Label) -> bool:
    return all(span.label is not label or text[span.start : span.end].isspace() for span in spans)


def _body_lines(marks: Sequence[Mark]) -> dict[int, list[int]]:
    """Return the indices of the body lines of each draft."""
    lines: dict[int, list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        if mark.draft is not None and mark.label in _SPLIT:
            lines[mark.draft].append(index)
    return lines


def _standing_notices(
    texts: Sequence[str], drafts: Sequence[Draft], bodies: Mapping[int, Sequence[int]]
) -> dict[int, tuple[int, int]]:
    """Return the range of each line that is an outlet's standing notice, by line."""
    openings = {d: _opening(texts, drafts[d], bodies[d]) for d in bodies if drafts[d].outlet}
    if len(openings) <= 1:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for draft, length in find_standing_notices(openings).items():
        found |= _place_notice(texts, bodies[draft], openings[draft].text[:length])
    return found


def _opening(texts: Sequence[str], draft: Draft, lines: Sequence[int]) -> Opening:
    text = " ".join(texts[i].strip() for i in lines[:_OPENING_LINES])[:MAX_OPENING_CHARS]
    start = skip_notices(text)
    return Opening(outlet=draft.outlet or "", headline=draft.headline, text=text[start:])


def _place_notice(
    texts: Sequence[str], lines: Sequence[int], notice: str
) -> dict[int, tuple[int, int]]:
    """Find a notice again on the first lines of a body; the last of them may hold more."""
    found: dict[int, tuple[int, int]] = {}
    for index in lines[:_OPENING_LINES]:
        text = texts[index].strip()
        part = notice[: len(text)]
        start = text.find(part)
        if not part or (found and start != 0):
            break
        if start >= 0:
            offset = texts[index].index(text) + start
            found[index] = (offset, offset + len(part))
            notice = notice[len(part) :].lstrip()
    return found


def _context(
    index: int,
    mark: Mark,
    bodies: Mapping[int, Sequence[int]],
    openings: tuple[Mapping[int, tuple[int, int]], Mapping[int, int]],
) -> LineContext | None:
    """What the finders may know of a line of text; None for other lines."""
    if mark.draft is None or mark.label not in _SPLIT:
        return None
    notices, leads = openings
    return LineContext(
        is_first=index <= leads[mark.draft],
        is_only=len(bodies[mark.draft]) == 1,
        notice=notices.get(index),
    )


def _lead(texts: Sequence[str], own: Sequence[int]) -> int:
    """Return the line on which the report of a body begins: behind the notes that open it."""
    opening = own[:_OPENING_LINES]
    return next((index for index in opening if not _is_note(texts[index])), opening[0])


def _is_note(text: str) -> bool:
    if len(text) > _MAX_NOTE_CHARS:
        return False
    sentences = split_sentences(text)
    is_notice = all(notice_kind(text[start:end]) is not None for start, end in sentences)
    return bool(_NOTE.match(text)) or (is_notice and bool(sentences))


def _outlet_names(
    mark: Mark, drafts: Sequence[Draft], known_outlets: Collection[str]
) -> OutletNames:
    """The article's own outlet is a known name on its lines."""
    own = drafts[mark.draft].outlet if mark.draft is not None else None
    return OutletNames(known=(*known_outlets, own) if own else known_outlets)


def _spans(
    text: str,
    mark: Mark,
    context: LineContext | None,
    outlets: tuple[Sequence[Draft], Collection[str]],
) -> tuple[Span, ...]:
    if not text:
        return ()
    if context is not None:
        return split_line(text, mark.label, mark.rule, context)
    if mark.label is Label.CAPTION:
        return _caption_spans(text, mark)
    if mark.label is Label.PUBLISHED:
        return _time_line_spans(text, mark, _outlet_names(mark, *outlets))
    return _whole(text, mark)


def _time_line_spans(text: str, mark: Mark, outlets: OutletNames) -> tuple[Span, ...]:
    """Tell outlet and time apart where they are glued; an icon's alt text is neither."""
    # A saved page names its outlet in its metadata; beside its <time> stands the author.
    time = None if mark.rule.startswith("html.") else read_time_line(text, outlets)
    if time is None:
        return _whole(text, mark)
    labels = {time.phrase_start: Label.PUBLISHED}
    if time.outlet:
        labels[time.outlet_start] = Label.OUTLET
    ends = {time.outlet_end, time.phrase_end} if time.outlet else {time.phrase_end}
    cuts = sorted({0, len(text), *labels, *ends})
    return tuple(
        Span(start=start, end=end, label=labels.get(start, Label.MARKER), rule=mark.rule)
        for start, end in pairwise(cuts)
    )


def _caption_spans(text: str, mark: Mark) -> tuple[Span, ...]:
    credit = find_credit_tail(text)
    end = len(text) if credit is None else credit
    caption = Span(start=0, end=end, label=Label.CAPTION, rule=mark.rule)
    if credit is None:
        return (caption,)
    return (caption, Span(start=end, end=len(text), label=Label.CREDIT, rule="caption-credit"))
