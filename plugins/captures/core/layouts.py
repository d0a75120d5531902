"""Declarative layouts: how one system lays its pages out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plugins.captures.core.drafts import Labelling, Mark, Marks
from plugins.captures.core.pattern_cost import LONGEST_LINE
from plugins.captures.core.shapes import is_prose
from plugins.model import DateInterval, Label, Role
from plugins.text.normalise import normalise_space


class Find(StrEnum):
    """How the articles of a layout are found."""

    REPEATED_HEADLINE = "repeated-headline-with-time"
    FIRST_LINE = "first-line"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """A line matching ``match`` (whole, or directly below ``after``) gets ``label``.

    ``ends``: the body of an article never goes on behind such a line.
    """

    match: re.Pattern[str]
    label: Label
    after: re.Pattern[str] | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One layout file. ``find`` names the way its articles are found.

    ``footer``: from the first line that matches, below running text, nothing is an article's.
    ``valid_until``: the last day on which pages were seen that are laid out so.
    """

    name: str
    detect: tuple[re.Pattern[str], ...]
    at_least: int
    find: Find
    role: Role
    related_after: re.Pattern[str] | None
    outlet: tuple[re.Pattern[str], ...]
    date_order: str | None
    lines: tuple[LinePattern, ...]
    footer: tuple[re.Pattern[str], ...] = ()
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutSet:
    """The layouts a capture is tried with, and those it is too young for."""

    valid: tuple[Layout, ...] = ()
    expired: tuple[Layout, ...] = ()


def choose_layouts(layouts: Sequence[Layout], captured_at: DateInterval) -> LayoutSet:
    """Part the layouts by whether a capture of that date may still be laid out so.

    A capture without a date may.
    """
    gone = [layout for layout in layouts if _is_expired(layout, captured_at)]
    valid = tuple(layout for layout in layouts if layout not in gone)
    return LayoutSet(valid=valid, expired=tuple(gone))


def _is_expired(layout: Layout, captured_at: DateInterval) -> bool:
    if layout.valid_until is None or captured_at.earliest is None:
        return False
    return captured_at.earliest.date() > layout.valid_until


def find_expired_layout(
    texts: Sequence[str], labelling: Labelling, layouts: LayoutSet
) -> Layout | None:
    """Return the layout that would have read the page before it expired, if none took its place."""
    if not layouts.expired or labelling.layout in {layout.name for layout in layouts.valid}:
        return None
    return detect_layout([normalise_space(text) for text in texts], layouts.expired)


# Furniture lines are short; a paragraph that quotes one is not furniture.
_MAX_FURNITURE = LONGEST_LINE


def detect_layout(texts: Sequence[str], layouts: Sequence[Layout]) -> Layout | None:
    """Return the first layout of which enough different detection patterns match a line."""
    found = zip(layouts, count_hits(texts, layouts), strict=True)
    return next((layout for layout, hits in found if hits >= layout.at_least), None)


def count_hits(texts: Sequence[str], layouts: Sequence[Layout]) -> list[int]:
    """Return how many of each layout's detection patterns match a line."""
    # Of the lines of a page one in five is printed again.
    short = {text for text in texts if 0 < len(text) <= _MAX_FURNITURE}
    # One by one: joined to one pattern, global flags and equal names of groups would clash.
    return [
        sum(any(map(_fastest_look(pattern), short)) for pattern in layout.detect)
        for layout in layouts
    ]


def _fastest_look(pattern: re.Pattern[str]) -> Callable[[str], object]:
    """Return what a pattern is asked by: one that must begin with the line is not sought in it."""
    is_anchored = pattern.pattern.startswith("^") and "|" not in pattern.pattern
    return pattern.match if is_anchored else pattern.search


def mark_furniture(marks: Marks, layout: Layout) -> frozenset[int]:
    """Mark every line the layout knows; return the lines behind which no body goes on."""
    ends, above = set(), ""
    for index in range(len(marks)):
        text = marks.texts[index]
        pattern = _find_pattern(text, above, layout) if marks.is_free(index) else None
        if pattern is not None:
            rule = f"layout.{layout.name}.{pattern.label}"
            marks.put(index, Mark(label=pattern.label, rule=rule))
            if pattern.ends:
                ends.add(index)
        above = text or above
    footer = _find_footer(marks.texts, layout)
    return frozenset(ends if footer is None else {*ends, footer})


def mark_footer(marks: Marks, layout: Layout) -> None:
    """Mark what is left of the page's footer, once everything that is known there is marked."""
    footer = _find_footer(marks.texts, layout)
    for index in range(footer, len(marks)) if footer is not None else ():
        marks.put(index, Mark(label=Label.NAVIGATION, rule=f"layout.{layout.name}.footer"))


def _find_footer(texts: Sequence[str], layout: Layout) -> int | None:
    """Return the first line of the footer: the words may stand in the menu at the top as well."""
    has_text = False
    for index, text in enumerate(texts if layout.footer else ()):
        is_short = len(text) <= _MAX_FURNITURE
        if has_text and is_short and any(p.search(text) for p in layout.footer):
            return index
        has_text = has_text or is_prose(text)
    return None


def _find_pattern(text: str, above: str, layout: Layout) -> LinePattern | None:
    if len(text) > _MAX_FURNITURE:
        return None
    for pattern in layout.lines:
        follows = pattern.after is None or pattern.after.search(above)
        if follows and pattern.match.search(text):
            return pattern
    return None


def read_outlet(texts: Sequence[str], layout: Layout) -> str | None:
    """Return the outlet the layout's own offers name, if it has such lines."""
    for pattern in layout.outlet:
        for text in texts:
            match = pattern.search(text) if len(text) <= _MAX_FURNITURE else None
            if match:
                return match["outlet"].strip()
    return None
