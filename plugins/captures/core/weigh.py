"""The lines of an unknown page as the line model sees them, with what the rules found so far."""

from collections.abc import Sequence

from plugins.captures.core.captions import find_credit_tail, is_caption_line, is_credit_line
from plugins.captures.core.drafts import Marks
from plugins.captures.core.features import PageLines
from plugins.captures.core.linemodel import weigh_lines
from plugins.captures.core.segments import Segment


def weigh_page(lines: Sequence[str], marks: Marks, segment: Segment) -> dict[int, float]:
    """Return, per line with text, the probability that it is the article's body."""
    indices = lines_with_text(marks)
    weights = weigh_lines(view_page(lines, marks, segment))
    return dict(zip(indices, weights, strict=True))


def lines_with_text(marks: Marks) -> list[int]:
    """Return the lines that hold text, in order."""
    return [index for index, text in enumerate(marks.texts) if text]


def view_page(lines: Sequence[str], marks: Marks, segment: Segment) -> PageLines:
    """Return what the model is told of a page whose furniture is marked."""
    indices = lines_with_text(marks)
    inside = [n for n, i in enumerate(indices) if segment.body_start <= i < segment.end]
    return PageLines(
        texts=tuple(marks.texts[index] for index in indices),
        blank_above=tuple(index > 0 and not marks.texts[index - 1] for index in indices),
        found=tuple(_found(lines[index], index, marks, segment) for index in indices),
        run=(inside[0], inside[-1] + 1) if inside else (0, 0),
    )


def _found(raw: str, index: int, marks: Marks, segment: Segment) -> str:
    """Return the label the rules have for a line, "" where they have none."""
    mark = marks[index]
    if index in segment.headline_lines:
        return "headline"
    if index == segment.time_line:
        return "published"
    if mark is not None:
        return mark.label.value
    if is_credit_line(marks.texts[index]):
        return "credit"
    is_caption = is_caption_line(marks.texts[index]) or find_credit_tail(raw) is not None
    return "caption" if is_caption else ""
