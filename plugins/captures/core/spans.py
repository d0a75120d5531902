"""The pass inside lines: what of a body line is not the article's own prose.

A whole article often stands in one line, together with disclaimers, doubled captions,
credits, posts, reprint notices and subheads that lost their line. Each finder returns
(start, end, label, rule); an earlier finder wins where two overlap. What nobody claims
keeps the label of the line, so the spans of a line always rebuild it.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.captures.core.captions import find_captions, find_inline_credit
from plugins.captures.core.dates import read_dateline
from plugins.captures.core.notices import (
    AI_NOTICE,
    may_hold_notice,
    notice_kind,
    text_before_notice,
)
from plugins.captures.core.posts import find_posts
from plugins.captures.core.shapes import bullet_length
from plugins.model import Label, Span
from plugins.text.sentences import split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class LineContext:
    """What the finders may know of a line beside its text."""

    is_first: bool = False
    """The first body line of its article: only there a dateline stands."""
    is_only: bool = False
    """The one body line of its article."""
    notice: tuple[int, int] | None = None
    """The part of the line that opens another article of the outlet in the capture too."""


Found = tuple[int, int, Label, str]
Finder = Callable[[str, LineContext, Sequence[Found]], Iterable[Found]]

# A line this long is no paragraph but a whole article: its subheads stand inside. Fixed
# headings are certain sooner than questions, which reporters also ask in passing.
_WHOLE_ARTICLE_CHARS = 1200
_WHOLE_BRIEF_CHARS = 400

_COPYRIGHT_TAIL = re.compile(
    r"(?<!\S)(?:(?:Copyright\s)?(?:©|\([Cc]\))\s?(?:Copyright\s)?|Copyright\s)(?:19|20)\d\d\b"
    r"(?!-)"
)
_MAX_TAIL_CHARS = 300
# Fixed headings of outlets that set every story in the same parts, and what they follow.
_SUBHEADS = (
    "Why It Matters",
    "Why it matters",
    "What To Know",
    "What to Know",
    "What to know",
    "What People Are Saying",
    "What Happens Next",
    "What happens next",
    "What We Know",
    "What we know",
    "What's Next",
    "What's next",
    "The Big Picture",
    "The big picture",
    "The Background",
    "The Context",
    "The backstory",
    "By the numbers",
    "Between the lines",
    "Go deeper",
    "Driving the news",
    "Key Takeaways",
    "Key takeaways",
    "Key points",
    "Key Points",
)
_SUBHEAD = re.compile(
    "(?:"
    + "|".join(re.escape(text).replace("'", "['’]") for text in _SUBHEADS)
    + r")(?=:?\s+[\"'“‘]?[A-Z0-9])"
)
_SENTENCE_ENDS = frozenset(".!?…\"'”’)]")
_QUESTION = re.compile(
    r"(?:What|Why|How|Who|When|Where|Which|Will|Is|Are|Can|Could|Does|Do|Did|Has|Have|Should|Would)"
    r"(?:\s[\w'’-]+){2,9}\?"
)
# ASCII alone: to letters of any case the long s (U+017F) is an s, and then no key of a tag.
_SCRIPT_OPEN = re.compile(r"<(script|style)\b", re.IGNORECASE | re.ASCII)
_SCRIPT_CLOSE = re.compile(r"</(script|style)\s*>", re.IGNORECASE | re.ASCII)
_MORE_LINK = re.compile(r"\s*More(?=[A-Z]|\s*$)")


def split_line(raw: str, label: Label, rule: str, context: LineContext) -> tuple[Span, ...]:
    """Return spans that partition a body line; unclaimed text keeps ``label`` and ``rule``."""
    claimed: list[Found] = []
    for finder in _FINDERS:
        for start, end, found_label, detail in finder(raw, context, tuple(claimed)):
            if start < end and _is_unclaimed(start, end, claimed):
                insort(claimed, (start, end, found_label, f"span.{detail}"))
    return tuple(_fill(raw, claimed, label, rule))


def _is_unclaimed(start: int, end: int, claimed: list[Found]) -> bool:
    """True when the range meets none of the claimed ones, which are in order and apart."""
    before = bisect_left(claimed, (end,)) - 1
    return before < 0 or claimed[before][1] <= start


def _fill(raw: str, claimed: list[Found], label: Label, rule: str) -> Iterable[Span]:
    place = 0
    for start, end, found_label, found_rule in claimed:
        if place < start:
            yield Span(start=place, end=start, label=label, rule=rule)
        yield Span(start=start, end=end, label=found_label, rule=found_rule)
        place = end
    if place < len(raw):
        yield Span(start=place, end=len(raw), label=label, rule=rule)


def _find_bullet(raw: str, _context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    yield 0, bullet_length(raw), Label.MARKER, "bullet"


def _find_script(raw: str, _context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    if "</" not in raw:
        return
    # One look at the closing tags: a search behind each opening one would take their product.
    ends: dict[str, list[int]] = {"script": [], "style": []}
    for match in _SCRIPT_CLOSE.finditer(raw):
        ends[match[1].lower()].append(match.end())
    for match in _SCRIPT_OPEN.finditer(raw):
        behind = ends[match[1].lower()]
        place = bisect_left(behind, match.end())
        if place < len(behind):
            yield match.start(), behind[place], Label.SCRIPT, "script"


def _find_dateline(raw: str, context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    dateline = read_dateline(raw) if context.is_first else None
    if dateline is not None:
        yield 0, dateline.end, Label.DATELINE, "dateline"


def _find_dateline_behind(
    raw: str, context: LineContext, claimed: Sequence[Found]
) -> Iterable[Found]:
    """A dateline behind the notices that open the paragraph: the report begins there."""
    if not context.is_first or any(label is Label.DATELINE for _s, _e, label, _r in claimed):
        return
    start = _end_of_leading(raw, claimed)
    dateline = read_dateline(raw[start:]) if start else None
    if dateline is not None:
        yield start, start + dateline.end, Label.DATELINE, "dateline"


def _end_of_leading(raw: str, claimed: Sequence[Found]) -> int:
    """Return where the text goes on behind the claimed ranges it opens with, 0 without any."""
    place = 0
    for start, end, _label, _rule in claimed:
        if raw[place:start].strip():
            break
        place = end
    rest = raw[place:]
    return place + len(rest) - len(rest.lstrip()) if place else 0


def _find_standing(_raw: str, context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    if context.notice is not None:
        yield *context.notice, Label.DISCLAIMER, "disclaimer"


def _find_sentences(raw: str, context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    """Yield notices, neighbouring sentences of one kind as one span.

    Behind a heading or a list no full stop parts the text from a notice that begins "This".
    """
    if not may_hold_notice(raw):
        return
    sentences = split_sentences(raw)
    kinds = [notice_kind(raw[start:end]) for start, end in sentences]
    kinds = _complete_opening(kinds, raw, sentences) if context.is_first else kinds
    for kind, run in groupby(zip(kinds, sentences, strict=True), key=lambda pair: pair[0]):
        spans = [sentence for _kind, sentence in run]
        if kind is not None:
            start, end = spans[0]
            yield start + text_before_notice(raw[start:end], kind[0]), spans[-1][1], *kind


def _complete_opening(
    kinds: list[tuple[Label, str] | None], raw: str, sentences: Sequence[tuple[int, int]]
) -> list[tuple[Label, str] | None]:
    """Take the one sentence before an outlet's notice about its AI into the notice.

    Such a notice opens the article, so nothing of the report can stand before it.
    """
    is_notice = len(kinds) > 1 and kinds[0] is None and kinds[1] is not None
    if is_notice and AI_NOTICE.search(raw[slice(*sentences[1])]):
        return [kinds[1], *kinds[1:]]
    return kinds


def _find_copyright_tail(
    raw: str, _context: LineContext, claimed: Sequence[Found]
) -> Iterable[Found]:
    """A copyright notice at the end of the line, whatever stands before it.

    Behind a list or a heading there is no full stop, so it opens no sentence.
    """
    start = max(0, len(raw) - _MAX_TAIL_CHARS)
    match = _COPYRIGHT_TAIL.search(raw, start) if _has_copyright(raw[start:]) else None
    if match is not None:
        behind = (start for start, _end, _label, _rule in claimed if start > match.start())
        end = min(behind, default=len(raw.rstrip()))
        yield match.start(), end, Label.COPYRIGHT, "copyright-tail"


def _has_copyright(text: str) -> bool:
    return any(mark in text for mark in ("©", "(c)", "(C)", "Copyright"))


def _find_posts(raw: str, _context: LineContext, claimed: Sequence[Found]) -> Iterable[Found]:
    for post in find_posts(raw, tuple(end for _start, end, _label, _rule in claimed)):
        yield post.start, post.end, Label.EMBED, "post"


def _find_captions(raw: str, context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    for caption in find_captions(raw):
        is_all = raw[: caption.start].isspace() or caption.start == 0
        if context.is_only and is_all and not raw[caption.end :].strip():
            # Nothing else is left of the article: its caption is its text, said once.
            yield caption.start, caption.second, Label.CAPTION, "doubled-caption"
            return
        yield caption.start, caption.end, Label.CAPTION, "doubled-caption"
        credit_end = find_inline_credit(raw, caption.end)
        yield caption.end, credit_end, Label.CREDIT, "caption-credit"
        more = _MORE_LINK.match(raw, credit_end)
        if more:
            yield more.start(), more.end(), Label.NAVIGATION, "caption-more"


def _find_subheads(raw: str, _context: LineContext, claimed: Sequence[Found]) -> Iterable[Found]:
    """A known heading at the start of a sentence, or where something was taken out before it."""
    if len(raw) < _WHOLE_BRIEF_CHARS:
        return
    ends = {end for _start, end, _label, _rule in claimed}
    for match in _SUBHEAD.finditer(raw):
        before = _last_visible(raw, match.start())
        opens = before == 0 or raw[before - 1] in _SENTENCE_ENDS or before in ends
        if opens or match.start() in ends:
            yield match.start(), match.end(), Label.SUBHEAD, "known-subhead"


def _last_visible(raw: str, place: int) -> int:
    """Return the end of the text before ``place``, white space aside."""
    while place > 0 and raw[place - 1].isspace():
        place -= 1
    return place


def _find_questions(raw: str, _context: LineContext, _claimed: Sequence[Found]) -> Iterable[Found]:
    """A short question alone between sentences: in a one-line article a subhead that lost its line.

    Questions that follow one another are rhetoric; those in quotes never start the sentence.
    """
    if len(raw) < _WHOLE_ARTICLE_CHARS:
        return
    sentences = split_sentences(raw)
    asks = [raw[start:end].rstrip().endswith("?") for start, end in sentences]
    for place in range(1, len(sentences) - 1):
        start, end = sentences[place]
        alone = asks[place] and not asks[place - 1] and not asks[place + 1]
        if alone and _QUESTION.fullmatch(raw, start, end):
            yield start, end, Label.SUBHEAD, "question-subhead"


# Order: marks of the line first, then whole notices, then captions before posts (where a
# post begins is told by words that come again, and a doubled caption's do), subheads last,
# because they are the weakest evidence.
_FINDERS: tuple[Finder, ...] = (
    _find_bullet,
    _find_script,
    _find_standing,
    _find_dateline,
    _find_sentences,
    _find_dateline_behind,
    _find_copyright_tail,
    _find_captions,
    _find_posts,
    _find_subheads,
    _find_questions,
)
