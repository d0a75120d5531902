"""The net for pages nobody described: the run of lines that reads most like an article."""

import re
from collections import Counter
from collections.abc import Collection

from plugins.captures.core.dates import TimeLine, split_time_line
from plugins.captures.core.drafts import Marks
from plugins.captures.core.segments import Segment
from plugins.captures.core.shapes import (
    STOP_WORDS,
    bullet_length,
    could_be_headline,
    ends_sentence,
    is_prose,
    words_of,
)
from plugins.model import Label

_MAX_GAIN = 60
_HEAD_LINES = 40
_LEAD_LINES = 6
# A headline comes again in the trail or the title; what comes more often is a menu.
_MAX_REPEATS = 3
_NO_HEADLINE = re.compile(
    r"^(?:by|published|updated|posted|photo|image)\b|\||\bcomments?\b"
    r"|\bmin(?:ute)?s? read\b|@|https?:|\.com\b",
    re.IGNORECASE,
)
_BRIDGED = frozenset(
    {Label.BLANK, Label.AD, Label.IMAGE_ALT, Label.CREDIT, Label.CAPTION, Label.SCRIPT}
)


def find_body(marks: Marks, start: int, end: int) -> tuple[int, int] | None:
    """Return the contiguous lines [first, last + 1) with the largest sum of line weights.

    The maximum-sum segment reaches F1 .885 on ordinary pages without any model; its weights
    (prose counts its words up to 60, a short line costs 5) are the ones measured there.
    """
    best, best_sum, run_start, run_sum = None, 0.0, start, 0.0
    for index in range(start, end):
        if run_sum <= 0:
            run_start, run_sum = index, 0.0
        run_sum += _line_weight(marks, index)
        if run_sum > best_sum:
            best, best_sum = (run_start, index + 1), run_sum
    return _shrink(marks, best) if best else None


def _line_weight(marks: Marks, index: int) -> float:
    mark, text = marks[index], marks.texts[index]
    if mark is not None:
        return 0.0 if mark.label in _BRIDGED else -12.0
    if is_prose(text):
        return float(min(len(text.split()), _MAX_GAIN))
    if len(text.split()) >= 10:
        return -2.0
    return 0.0 if ends_sentence(text) else -5.0


def _shrink(marks: Marks, body: tuple[int, int]) -> tuple[int, int] | None:
    """Cut lines that are no prose off both ends; a last short sentence below stays."""
    prose = [i for i in marks.free_lines(*body) if is_prose(marks.texts[i])]
    if not prose:
        return None
    end = prose[-1] + 1
    below = next((i for i in range(end, len(marks)) if marks.texts[i]), None)
    if below is not None and marks.is_free(below) and _is_short_sentence(marks.texts[below]):
        end = below + 1
    return prose[0], end


def _is_short_sentence(text: str) -> bool:
    return 4 <= len(text.split()) < 30 and text.endswith(".") and text[0].isupper()


def find_single_article(marks: Marks, known_outlets: Collection[str]) -> Segment | None:
    """Return the one article of an unknown page, or None where nothing reads like prose."""
    body = find_body(marks, 0, len(marks))
    if body is None:
        return None
    first, end = body
    above = marks.free_lines(0, first)[-_HEAD_LINES:]
    headline_line = _pick_headline(marks, above, marks.free_lines(first, end), known_outlets)
    time_line, time = _find_time(marks, [i for i in above if i != headline_line], known_outlets)
    return Segment(
        headline=marks.texts[headline_line] if headline_line is not None else "",
        headline_lines=_copies(marks, above, headline_line),
        body_start=first,
        end=end,
        time_line=time_line,
        time=time,
        outlet=time.outlet if time else None,
    )


def _copies(marks: Marks, lines: list[int], headline: int | None) -> tuple[int, ...]:
    """Return the lines above the body that print the headline."""
    if headline is None:
        return ()
    return tuple(i for i in lines if marks.texts[i] == marks.texts[headline])


def _pick_headline(
    marks: Marks, lines: list[int], body: list[int], known_outlets: Collection[str]
) -> int | None:
    """Return the most headline-like line above a body.

    A headline names what the first paragraphs are about; menus, standing promotions and
    other stories' teasers do not. Nearness, a fair length and repetition weigh in.
    """
    lead = {word for i in body[:_LEAD_LINES] for word in _content_words(marks.texts[i])}
    repeated = Counter(marks.texts)
    best, best_weight = None, 0.0
    for distance, index in enumerate(reversed(lines)):
        text = marks.texts[index]
        if _is_no_headline(text, known_outlets):
            continue
        weight = _headline_weight(text, lead) - 0.03 * distance
        weight += 0.4 if 1 < repeated[text] <= _MAX_REPEATS else 0.0
        if weight > best_weight:
            best, best_weight = index, weight
    return best


def _content_words(text: str) -> set[str]:
    return {w for w in words_of(text.lower()) if w not in STOP_WORDS and len(w) > 2}


def _headline_weight(text: str, lead: set[str]) -> float:
    words = _content_words(text)
    overlap = len(words & lead) / len(words) if words else 0.0
    return 2 * overlap + (0.5 if 5 <= len(text.split()) <= 18 else 0.0)


def _is_no_headline(text: str, known_outlets: Collection[str]) -> bool:
    return (
        not could_be_headline(text)
        or bool(bullet_length(text))
        or bool(_NO_HEADLINE.search(text))
        or split_time_line(text, known_outlets) is not None
    )


def _find_time(
    marks: Marks, lines: list[int], known_outlets: Collection[str]
) -> tuple[int | None, TimeLine | None]:
    for index in reversed(lines):
        time = split_time_line(marks.texts[index], known_outlets)
        if time is not None:
            return index, time
    return None, None
