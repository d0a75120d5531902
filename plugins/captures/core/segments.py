"""Finding the articles of a page by their headlines."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import NamedTuple

from plugins.captures.core.dates import TimeLine, split_time_line
from plugins.captures.core.drafts import Marks
from plugins.captures.core.shapes import bullet_length, could_be_headline, is_prose, is_title_case

# Repetitions of one headline stand close together (title, title, outlet, time, title); the
# same words further away are a list of links. Blank lines do not count.
_MAX_REPEAT_LINES = 12
# A standfirst is one short paragraph; two, or a long one, are an article.
_ARTICLE_PROSE = 2
_LONG_WORDS = 30
# "3 hours ago · Outlet", or the two glued. A letter must follow: the rest is a name.
_TIME_FIRST = re.compile(r"(?P<time>\s*\S.{2,30}?)(?:\s*[|•·–—-]\s*|(?<=ago)\s?)(?=[A-ZÀ-Þ])")
_MAX_TIME_LINE = 60
# Outlet and time follow the last printing of the headline at once, blank lines aside.
_MAX_HEADER_LINES = 40
_MAX_NAMES = 5
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
# Below this a "body" is a teaser.
_MIN_BODY_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One article's place: lines are 0-based, ``body_start`` to ``end`` may hold its body."""

    headline: str
    headline_lines: tuple[int, ...]
    body_start: int
    end: int
    time_line: int | None = None
    time: TimeLine | None = None
    outlet_lines: tuple[int, ...] = ()
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    headline: str
    lines: tuple[int, ...]


class _Above(NamedTuple):
    """What stands above a line: lines that are not blank, and paragraphs, a long one as two."""

    lines: int
    prose: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """What may be an outlet: the names the editor knows and, on some pages, any name."""

    known: Collection[str]
    any_name: bool = False


_TimeReader = Callable[[str], TimeLine | None]


def find_segments(
    marks: Marks, known_outlets: Collection[str], *, names_outlets: bool = False
) -> tuple[Segment, ...]:
    """Return the articles whose headline is repeated close by, in order.

    A line of outlet and time must follow the headline: without it nine of 1,117 ordinary
    pages were split falsely, with it none. ``names_outlets`` says that the page prints the
    outlet with every article, so a name behind the time is one. Elsewhere it may be a
    section or an author, and only a known outlet is taken.
    """
    outlets = OutletNames(known=known_outlets, any_name=names_outlets)
    # Headers overlap where thousands of headlines follow one another; each line is read once.
    read = cache(partial(read_time_line, outlets=outlets))
    groups = _repeated_headlines(marks, outlets, read)
    segments = [_read_segment(marks, group, outlets, read) for group in groups]
    timed = _drop_nested([s for s in segments if s.time_line is not None])
    return tuple(s for s in _join_ends(marks, timed) if _body_words(marks, s) >= _MIN_BODY_WORDS)


def _drop_nested(segments: list[Segment]) -> list[Segment]:
    """Drop segments that begin inside another's header: a standfirst or an outlet said twice."""
    kept: list[Segment] = []
    for segment in segments:
        if not kept or segment.headline_lines[0] >= kept[-1].body_start:
            kept.append(segment)
    return kept


def _join_ends(marks: Marks, segments: list[Segment]) -> list[Segment]:
    """Let each segment reach to the next: what was dropped between belongs to the one before."""
    ends = [*(s.headline_lines[0] for s in segments), len(marks)][1:]
    return [replace(s, end=end) for s, end in zip(segments, ends, strict=True)]


def _body_words(marks: Marks, segment: Segment) -> int:
    lines = marks.free_lines(segment.body_start, segment.end)
    return sum(len(marks.texts[i].split()) for i in lines)


def _repeated_headlines(marks: Marks, outlets: OutletNames, read: _TimeReader) -> list[_Group]:
    places: dict[str, list[int]] = defaultdict(list)
    for index in marks.free_lines():
        text = marks.texts[index]
        # Only where every headline is printed with its outlet a full stop is no sign of prose.
        shape = text.rstrip(".") if outlets.any_name else text
        if could_be_headline(shape) and not bullet_length(text):
            places[_fold(text)].append(index)
    above = _count_above(marks)
    groups = [
        _Group(headline=marks.texts[run[0]], lines=run)
        for lines in places.values()
        for run in _close_runs(lines, above)
        if len(run) > 1 and read(marks.texts[run[0]]) is None
    ]
    return sorted(groups, key=lambda g: g.lines)


def _fold(text: str) -> str:
    """Return what two printings of one headline share: pages set one in capitals or quotes."""
    return text.casefold().translate(_STRAIGHT)


def _close_runs(lines: list[int], above: list[_Above]) -> list[tuple[int, ...]]:
    """Part the lines where they are far from one another, or an article's text lies between."""
    runs: list[list[int]] = []
    for line in lines:
        near = runs and above[line].lines - above[runs[-1][0]].lines <= _MAX_REPEAT_LINES
        if near and above[line].prose - above[runs[-1][-1]].prose < _ARTICLE_PROSE:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [tuple(run) for run in runs]


def _count_above(marks: Marks) -> list[_Above]:
    found = [_Above(0, 0)]
    for text in marks.texts:
        amount = _ARTICLE_PROSE if len(text.split()) > _LONG_WORDS else int(is_prose(text))
        found.append(_Above(found[-1].lines + bool(text), found[-1].prose + amount))
    return found


def _read_segment(marks: Marks, group: _Group, outlets: OutletNames, read: _TimeReader) -> Segment:
    """Read outlet and time around a headline; the first other line begins the body."""
    time_line: int | None = None
    time: TimeLine | None = None
    names: dict[int, str] = {}
    body_start = group.lines[-1] + 1
    end = min(len(marks), body_start + _MAX_HEADER_LINES)
    for index in marks.free_lines(group.lines[0], end):
        text = marks.texts[index]
        if index in group.lines:
            continue
        found = read(text) if time is None else None
        if found:
            time_line, time = index, found
        elif (
            len(names) < _MAX_NAMES
            and _could_be_outlet(text)
            and (
                _is_header(text, index, group, time, names)
                or _is_behind_time(text, time, names, outlets)
            )
        ):
            names[index] = text[bullet_length(text) :]
        else:
            break
        body_start = max(body_start, index + 1)
    outlet = time.outlet if time and time.outlet else _outlet_name(names, time_line, outlets)
    return Segment(
        headline=group.headline,
        headline_lines=group.lines,
        body_start=body_start,
        end=end,
        time_line=time_line,
        time=time,
        outlet_lines=tuple(index for index, name in names.items() if name == outlet),
        outlet=outlet,
    )


def _is_header(
    text: str, index: int, group: _Group, time: TimeLine | None, names: dict[int, str]
) -> bool:
    """True while the header goes on; below it a short line is a subhead, not an outlet."""
    name = text[bullet_length(text) :]
    repeats = name in names.values() or (time is not None and name == time.outlet)
    return time is None or index < group.lines[-1] or repeats


def _is_behind_time(
    text: str, time: TimeLine | None, names: dict[int, str], outlets: OutletNames
) -> bool:
    """True for the outlet on a line of its own below a time that came without one."""
    is_bare = time is not None and time.outlet is None and not names
    return is_bare and _is_outlet(text[bullet_length(text) :], outlets)


def _is_outlet(name: str, outlets: OutletNames) -> bool:
    is_name = outlets.any_name and _could_be_outlet(name) and is_title_case(name)
    return is_name or name in outlets.known


def read_time_line(text: str, outlets: OutletNames) -> TimeLine | None:
    """Split a line of outlet and time, whichever comes first."""
    found = split_time_line(text, outlets.known)
    cut = None if found else _TIME_FIRST.match(text[:_MAX_TIME_LINE])
    if cut is None or not _is_outlet(text[cut.end() :].rstrip(), outlets):
        return found
    time = split_time_line(cut["time"])
    if time is None or time.outlet is not None:
        return None
    name = text[cut.end() :].rstrip()
    return replace(time, outlet=name, outlet_start=cut.end(), outlet_end=cut.end() + len(name))


def _outlet_name(names: dict[int, str], time_line: int | None, outlets: OutletNames) -> str | None:
    """Return the name printed twice, else the one nearest to the time, above it if there is one.

    A short standfirst stands there too, but is not set like a name.
    """
    set_so = {i: n for i, n in names.items() if is_title_case(n) or n in outlets.known}
    counts = Counter(set_so.values())
    twice = [name for name in set_so.values() if counts[name] > 1]
    above = [name for index, name in set_so.items() if time_line is None or index < time_line]
    return next(iter(twice or above[-1:] or set_so.values()), None)


def _could_be_outlet(text: str) -> bool:
    """True for a short name without the punctuation of a sentence."""
    name = text[bullet_length(text) :]
    short = len(name) < 40 and len(name.split()) <= 6
    return short and not name.endswith((".", "?", "!", ":", ",")) and not name.startswith("By ")
