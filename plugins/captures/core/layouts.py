"""Declarative layouts: how one system lays its pages out."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from plugins.captures.core.drafts import Mark, Marks
from plugins.model import Label, Role


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
    """One layout file. ``find`` names the way its articles are found."""

    name: str
    detect: tuple[re.Pattern[str], ...]
    at_least: int
    find: Find
    role: Role
    related_after: re.Pattern[str] | None
    outlet: tuple[re.Pattern[str], ...]
    date_order: str | None
    lines: tuple[LinePattern, ...]


@cache
def load_layouts() -> tuple[Layout, ...]:
    """Return the layouts shipped with the product, ordered by file name."""
    folder = files("plugins.captures") / "layouts"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(parse_layout(file.read_text(encoding="utf-8")) for file in found)


def parse_layout(source: str) -> Layout:
    """Read one layout file; raises KeyError, ValueError or re.error where it is wrong."""
    data = tomllib.loads(source)
    articles = data["articles"]
    return Layout(
        name=data["name"],
        detect=_patterns(data["detect"]["lines"]),
        at_least=data["detect"]["at_least"],
        find=Find(articles["find"]),
        role=Role(articles.get("role", "main")),
        related_after=_pattern(articles.get("related_after")),
        outlet=_patterns(articles.get("outlet", [])),
        date_order=data.get("date_order"),
        lines=tuple(_line_pattern(entry) for entry in data["line"]),
    )


def _line_pattern(entry: Mapping[str, Any]) -> LinePattern:
    return LinePattern(
        match=re.compile(entry["match"]),
        label=Label(entry["label"]),
        after=_pattern(entry.get("after")),
        ends=entry.get("ends", False),
    )


def _pattern(source: str | None) -> re.Pattern[str] | None:
    return re.compile(source) if source else None


def _patterns(sources: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in sources)


# Furniture lines are short; a paragraph that quotes one is not furniture.
_MAX_FURNITURE = 400


def detect_layout(texts: Sequence[str], layouts: Sequence[Layout]) -> Layout | None:
    """Return the first layout of which enough different detection patterns match a line."""
    short = [text for text in texts if 0 < len(text) <= _MAX_FURNITURE]
    for layout in layouts:
        hits = sum(any(p.search(text) for text in short) for p in layout.detect)
        if hits >= layout.at_least:
            return layout
    return None


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
    return frozenset(ends)


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
