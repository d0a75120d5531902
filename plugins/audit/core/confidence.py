"""Captures whose lines are little sure: one finding for each, with the lines to look at first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.model import KEPT_LABELS, Capture, Code, Finding, Label, Line
from plugins.text.kept import count_text_words

# A line this long is a paragraph: wrongly kept or left out, a reader notices. Shorter lines are
# mostly furniture, and most of what is doubtful is short. Of 553 benchmark pages read as text, 150
# keep or leave out a long line wrongly; the bound names 153, and 99 of those are among them.
LONG_WORDS = 30
LITTLE_SURE = 0.6
# Lists, tables and cards have no long lines. Of the 19 of those pages of which less than .8 of the
# words came out right, 17 are among the 43 that this bound names; of saved HTML it is 16 of 27.
LEAST_RIGHT = 0.85
# A capture of fewer words is a note, and its share is chance.
MIN_WORDS = 50
NAMED_LINES = 3


class _Weighed(NamedTuple):
    """A line with text, its number of words, and how many of them may well be wrong."""

    line: Line
    words: int
    doubt: float

    @property
    def is_kept(self) -> bool:
        return self.line.article is not None and self.line.label in KEPT_LABELS

    @property
    def is_long_and_unsure(self) -> bool:
        return self.words > LONG_WORDS and self.line.confidence < LITTLE_SURE


def confidence_findings(captures: Sequence[Capture]) -> Iterator[Finding]:
    """Yield one finding for each capture with long lines, or much text, that is little sure."""
    for capture in captures:
        lines = [_weigh(line) for line in capture.lines if line.label is not Label.BLANK]
        reasons = tuple(_reasons(lines))
        if reasons:
            yield _finding(capture, lines, " and ".join(reasons))


def _weigh(line: Line) -> _Weighed:
    words = count_text_words(line.text)
    return _Weighed(line=line, words=words, doubt=words * (1 - line.confidence))


def _reasons(lines: Sequence[_Weighed]) -> Iterator[str]:
    unsure = sum(line.is_long_and_unsure for line in lines)
    if unsure:
        count, are = ("1 line", "is") if unsure == 1 else (f"{unsure} lines", "are")
        yield f"{count} of more than {LONG_WORDS} words {are} less than {LITTLE_SURE:.0%} sure"
    right = _expect_right(lines)
    if right < LEAST_RIGHT and sum(line.words for line in lines) >= MIN_WORDS:
        yield f"no more than {right:.0%} of the text can be expected to be right"


def _expect_right(lines: Sequence[_Weighed]) -> float:
    """Return the F1 that the confidences of the lines let expect, word by word."""
    kept = [line for line in lines if line.is_kept]
    words = sum(line.words for line in kept)
    hits = words - sum(line.doubt for line in kept)
    missed = sum(line.doubt for line in lines if not line.is_kept)
    total = words + hits + missed
    return 2 * hits / total if total else 1.0


def _finding(capture: Capture, lines: Sequence[_Weighed], reason: str) -> Finding:
    worst = sorted(lines, key=lambda line: (-line.doubt, line.line.number))[:NAMED_LINES]
    named = ", ".join(map(_name, worst))
    return Finding(
        code=Code.CAPTURE_LOW_CONFIDENCE_LINES,
        subject=capture.path,
        line=worst[0].line.number,
        message=f"{reason[0].upper()}{reason[1:]}. Look first at {named}.",
        hint="Correct what is wrong in the sidecar: its audit page has the lines to copy. If all "
        f'is well, state accept = ["{Code.CAPTURE_LOW_CONFIDENCE_LINES.label}"] there.',
    )


def _name(weighed: _Weighed) -> str:
    line = weighed.line
    return f"{line.number} ({'kept' if weighed.is_kept else 'left out'}, {line.confidence:.0%})"
