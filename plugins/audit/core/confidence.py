"""Captures with many lines whose label is not certain."""

from collections.abc import Iterator, Sequence

from plugins.model import Capture, Code, Finding, Label, Line
from plugins.text.kept import CERTAIN_FROM, count_text_words, is_doubtful

# Of 553 benchmark pages, 99 have more than this share of their words in doubtful lines when they
# are read as text: 22 of the 26 that came out badly (F1 below .8) are among them. As HTML it is 89
# pages, and 18 of 27. Shares of lines tell less: most lines are furniture of a word or two.
DOUBTFUL_SHARE = 0.3
# A capture of fewer words is a note, and its share is chance.
MIN_WORDS = 50


def confidence_findings(captures: Sequence[Capture]) -> Iterator[Finding]:
    """Yield a finding for each capture of which too many words stand in doubtful lines."""
    for capture in captures:
        lines = [line for line in capture.lines if line.label is not Label.BLANK]
        doubtful = [line for line in lines if is_doubtful(line)]
        words, total = _words(doubtful), _words(lines)
        if total >= MIN_WORDS and words > DOUBTFUL_SHARE * total:
            yield _finding(capture, doubtful, len(lines), words / total)


def _words(lines: Sequence[Line]) -> int:
    return sum(count_text_words(line.text) for line in lines)


def _finding(capture: Capture, doubtful: Sequence[Line], lines: int, share: float) -> Finding:
    least = min(doubtful, key=lambda line: line.confidence)
    return Finding(
        code=Code.CAPTURE_LOW_CONFIDENCE_LINES,
        subject=capture.path,
        line=least.number,
        message=f"{len(doubtful)} of {lines} lines with {share:.0%} of the words are less than "
        f"{CERTAIN_FROM:.0%} sure, this one least ({least.confidence:.0%}).",
        hint="On its audit page tick “not certain”; correct what is wrong in the sidecar, "
        f'or state accept = ["{Code.CAPTURE_LOW_CONFIDENCE_LINES.label}"] there.',
    )
