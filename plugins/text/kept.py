"""How much of a capture was kept: lines and words by label."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.model import KEPT_LABELS, Capture, Label, Line, Span

# Scripts without spaces between words: each sign counts as a word, as it does in editors' counts.
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_SIGNS}]|[^\\W{_SIGNS}]+(?:['’][^\\W{_SIGNS}]+)*")
CERTAIN_FROM = 0.9
"""From here on a label is right at least 95 times in a hundred; below, somebody should look."""

_TEXT_LABELS = frozenset(Label) - {Label.BLANK, Label.SCRIPT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Words by label, and lines by the labels they hold, whole or in part.

    Blank lines and script code are no text: they are counted by label alone.
    """

    lines: Mapping[frozenset[Label], int]
    words: Mapping[Label, int]

    def lines_with(self, labels: Iterable[Label]) -> int:
        """Return the number of lines that hold one of some labels; partly is enough."""
        wanted = frozenset(labels)
        return sum(number for found, number in self.lines.items() if found & wanted)

    @property
    def text_lines(self) -> int:
        """All lines with text."""
        return self.lines_with(_TEXT_LABELS)

    @property
    def kept_lines(self) -> int:
        """The lines of which something ended in a body."""
        return self.lines_with(KEPT_LABELS)

    @property
    def text_words(self) -> int:
        """All words of the text."""
        return sum(self.words.get(label, 0) for label in _TEXT_LABELS)

    @property
    def kept_words(self) -> int:
        """The words that ended in a body."""
        return sum(self.words.get(label, 0) for label in KEPT_LABELS)

    @property
    def kept_share(self) -> float:
        """The share of the words that ended in a body, in 0..1; 0 without words."""
        return self.kept_words / self.text_words if self.text_words else 0.0


def line_spans(line: Line) -> tuple[Span, ...]:
    """Return the spans of a line; the whole line as one where it has none."""
    whole = Span(start=0, end=len(line.text), label=line.label, rule=line.rule)
    return line.spans or (whole,)


def is_doubtful(line: Line) -> bool:
    """Return True for a line with text whose label is not certain."""
    return line.label is not Label.BLANK and line.confidence < CERTAIN_FROM


def count_text_words(text: str) -> int:
    """Return the number of words: runs of word characters, or single Chinese and Japanese signs."""
    return sum(1 for _ in _WORD.finditer(text))


def tally_capture(capture: Capture) -> Tally:
    """Return how many lines and words of a capture carry which label."""
    lines: Counter[frozenset[Label]] = Counter()
    words: Counter[Label] = Counter()
    for line in capture.lines:
        found = _line_words(line)
        lines[frozenset(found)] += 1
        words.update(found)
    return Tally(lines=lines, words=words)


def _line_words(line: Line) -> Counter[Label]:
    """Return the words of a line by label; labels of spans that hold only white space are out."""
    words: Counter[Label] = Counter()
    for span in line_spans(line):
        text = line.text[span.start : span.end]
        if text.strip() or line.label is Label.BLANK:
            words[_shown_label(line, span)] += count_text_words(text)
    return words


def _shown_label(line: Line, span: Span) -> Label:
    """Return the label a span counts under: nothing of a line of script code is text."""
    return Label.SCRIPT if line.label is Label.SCRIPT else span.label
