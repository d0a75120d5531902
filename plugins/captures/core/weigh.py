"""The lines of an unknown page as the line model sees them, with what the rules found so far."""

from collections.abc import Sequence

from plugins.captures.core.captions import picture_label
from plugins.captures.core.drafts import Marks
from plugins.captures.core.features import PageLines
from plugins.captures.core.linemodel import weigh_lines
from plugins.captures.core.segments import Segment
from plugins.captures.core.shapes import count_words, is_prose

# Menus above the first long running text and below the last are three lines in ten. On 541 pages
# with gold bodies .25 % of the words of an article stand further away than this.
_LINES_AROUND_PROSE = 15
_LONG_WORDS = 20
_OUT_OF_VIEW = 0.01


def weigh_page(lines: Sequence[str], marks: Marks, segment: Segment) -> dict[int, float]:
    """Return, per line with text, the probability that it is the article's body."""
    weights = dict.fromkeys(lines_with_text(marks), _OUT_OF_VIEW)
    in_view = lines_in_view(marks, segment)
    seen = weigh_lines(view_page(lines, marks, segment, in_view))
    return weights | dict(zip(in_view, seen, strict=True))


def lines_with_text(marks: Marks) -> list[int]:
    """Return the lines that hold text, in order."""
    return [index for index, text in enumerate(marks.texts) if text]


def lines_in_view(marks: Marks, segment: Segment) -> list[int]:
    """Return the lines the model is shown: with text, and not far from all long running text."""
    lines = lines_with_text(marks)
    prose = [n for n, index in enumerate(lines) if _is_long_prose(marks, index, segment)]
    if not prose:
        return lines
    return lines[max(0, prose[0] - _LINES_AROUND_PROSE) : prose[-1] + 1 + _LINES_AROUND_PROSE]


def _is_long_prose(marks: Marks, index: int, segment: Segment) -> bool:
    text = marks.texts[index]
    if not marks.is_free(index) or not is_prose(text):
        return False
    return segment.body_start <= index < segment.end or count_words(text) >= _LONG_WORDS


def view_page(
    lines: Sequence[str], marks: Marks, segment: Segment, in_view: Sequence[int]
) -> PageLines:
    """Return what the model is told of a page whose furniture is marked."""
    inside = [n for n, i in enumerate(in_view) if segment.body_start <= i < segment.end]
    return PageLines(
        texts=tuple(marks.texts[index] for index in in_view),
        blank_above=tuple(index > 0 and not marks.texts[index - 1] for index in in_view),
        found=tuple(_found(lines[index], index, marks, segment) for index in in_view),
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
        return mark.label
    # Elsewhere captions are dropped by what they look like; inside the run they look like text.
    is_inside = segment.body_start <= index < segment.end
    return (picture_label(raw, marks.texts[index]) if is_inside else None) or ""
