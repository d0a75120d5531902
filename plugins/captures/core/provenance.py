"""From marks to lines whose spans rebuild the capture."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from plugins.captures.core.captions import find_credit_tail
from plugins.captures.core.drafts import Draft, Mark
from plugins.captures.core.segments import OutletNames, read_time_line
from plugins.captures.core.spans import LineContext, split_line
from plugins.model import ArticleId, Label, Line, Span
from plugins.text.outlets import outlet_key
from plugins.text.sentences import split_sentences

_SPLIT = frozenset({Label.BODY, Label.LIST_ITEM})
# A standing notice opens an article; four sentences leave room for the longest seen. The
# sentences behind it tell a notice from two versions of one report.
_MAX_NOTICE_SENTENCES = 4
_OPENING_SENTENCES = 12
_MIN_OPENING_WORDS = 5


def build_lines(
    texts: Sequence[str],
    marks: Sequence[Mark],
    drafts: Sequence[Draft],
    ids: Mapping[int, ArticleId],
    known_outlets: Collection[str] = (),
) -> tuple[Line, ...]:
    """Return one line per text, in order; body and time lines are split into spans."""
    first_lines = _first_body_lines(marks)
    heads = _repeated_heads(texts, drafts, first_lines)
    return tuple(
        _build_line(
            index,
            mark,
            _spans(
                text,
                mark,
                _context(index, mark, first_lines, heads),
                _outlet_names(mark, drafts, known_outlets),
            ),
            text,
            ids,
        )
        for index, (text, mark) in enumerate(zip(texts, marks, strict=True))
    )


def _build_line(
    index: int, mark: Mark, spans: tuple[Span, ...], text: str, ids: Mapping[int, ArticleId]
) -> Line:
    label, rule = mark.label, mark.rule
    if spans and all(s.label is not label or text[s.start : s.end].isspace() for s in spans):
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


def _first_body_lines(marks: Sequence[Mark]) -> dict[int, int]:
    """Return the index of the first body line of each draft."""
    first: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if mark.draft is not None and mark.label in _SPLIT:
            first.setdefault(mark.draft, index)
    return first


def _repeated_heads(
    texts: Sequence[str], drafts: Sequence[Draft], first_lines: Mapping[int, int]
) -> dict[int, frozenset[str]]:
    """Return, per draft, the first sentences that another article of its outlet opens with too.

    Two reports never begin with the same sentence; an outlet's standing notice does. Copies
    of one report would, so the headlines must differ.
    """
    openings = {draft: _opening(texts[index]) for draft, index in first_lines.items()}
    outlets = {d: outlet_key(name) for d in openings if (name := drafts[d].outlet)}
    headlines: dict[tuple[str, str], set[str]] = defaultdict(set)
    for draft, outlet in outlets.items():
        for sentence in openings[draft]:
            headlines[outlet, sentence].add(drafts[draft].headline)
    return {
        draft: _standing_notice(
            openings[draft], [len(headlines[outlet, s]) > 1 for s in openings[draft]]
        )
        for draft, outlet in outlets.items()
    }


def _standing_notice(opening: Sequence[str], is_shared: Sequence[bool]) -> frozenset[str]:
    """Return the shared sentences at the very beginning.

    Where a later one is shared too, or nothing else is left to compare, the articles are
    versions of one report, which agree in their lead as well.
    """
    length = is_shared.index(False) if False in is_shared else len(opening)
    is_notice = length <= _MAX_NOTICE_SENTENCES and not any(is_shared[length:])
    return frozenset(opening[:length]) if is_notice and length < len(opening) else frozenset()


def _opening(text: str) -> tuple[str, ...]:
    sentences = split_sentences(text[:4000])[:_OPENING_SENTENCES]
    found = (text[start:end] for start, end in sentences)
    return tuple(s for s in found if len(s.split()) >= _MIN_OPENING_WORDS)


def _context(
    index: int, mark: Mark, first_lines: Mapping[int, int], heads: Mapping[int, frozenset[str]]
) -> LineContext:
    if mark.draft is None:
        return LineContext()
    is_first = first_lines.get(mark.draft) == index
    return LineContext(
        is_first=is_first,
        repeated_heads=heads.get(mark.draft, frozenset()) if is_first else frozenset(),
    )


def _outlet_names(
    mark: Mark, drafts: Sequence[Draft], known_outlets: Collection[str]
) -> OutletNames:
    """The article's own outlet is a known name on its lines."""
    own = drafts[mark.draft].outlet if mark.draft is not None else None
    return OutletNames(known=(*known_outlets, own) if own else known_outlets)


def _spans(text: str, mark: Mark, context: LineContext, outlets: OutletNames) -> tuple[Span, ...]:
    if not text:
        return ()
    if mark.label in _SPLIT and mark.draft is not None:
        return split_line(text, mark.label, mark.rule, context)
    if mark.label is Label.CAPTION:
        return _caption_spans(text, mark)
    if mark.label is Label.PUBLISHED:
        return _time_line_spans(text, mark, outlets)
    return (Span(start=0, end=len(text), label=mark.label, rule=mark.rule),)


def _time_line_spans(text: str, mark: Mark, outlets: OutletNames) -> tuple[Span, ...]:
    """Tell outlet and time apart where they are glued; an icon's alt text is neither."""
    # A saved page names its outlet in its metadata; beside its <time> stands the author.
    time = None if mark.rule.startswith("html.") else read_time_line(text, outlets)
    if time is None:
        return (Span(start=0, end=len(text), label=mark.label, rule=mark.rule),)
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
