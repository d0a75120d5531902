"""The header of an article on a page that prints one above every story: outlet and time."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from plugins.captures.core.datelines import ICON_ALTS, may_end_in_time
from plugins.captures.core.dates import TimeLine, split_time_line
from plugins.captures.core.drafts import Marks
from plugins.captures.core.mentions import LEAD_IN, Ago, DaysBack, Now, read_phrase
from plugins.captures.core.shapes import bullet_length, is_title_case

# "3 hours ago · Outlet", or the two glued. A letter must follow: the rest is a name.
_TIME_FIRST = re.compile(
    r"(?P<time>\s*\S.{2,30}?)(?:\s*[|•·–—-]\s*|(?<=ago)\s?)(?=[A-ZÀ-Þ]|[a-z]{1,3}[0-9A-Z])"
)
_MAX_TIME_LINE = 60
# Outlet and time follow the last printing of the headline at once, blank lines aside.
_MAX_HEADER_LINES = 40
_MAX_NAMES = 5
_MAX_NAME_CHARS = 60
_MAX_NAME_WORDS = 8
_SHORTEST_WORD = 5
_MARKS_BETWEEN = " \t\u00a0|•·–—-"
_NO_OUTLET = re.compile(rf"{LEAD_IN}|by\b.*|.*\bby", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """What may be an outlet: the names the editor knows and, on some pages, any name."""

    known: Collection[str]
    any_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands around a headline; lines are 0-based, ``end`` is where the body may begin."""

    end: int
    time_line: int | None = None
    time: TimeLine | None = None
    outlet_lines: tuple[int, ...] = ()
    outlet: str | None = None


TimeReader = Callable[[str], TimeLine | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What of a header was read so far; ``names`` are lines that may name the outlet."""

    names: Mapping[int, str]
    time_line: int | None = None
    time: TimeLine | None = None


def read_header(
    marks: Marks,
    headlines: tuple[int, ...],
    outlets: OutletNames,
    read: TimeReader,
    stops: frozenset[int] = frozenset(),
) -> Header:
    """Read outlet and time around a headline; the first other line ends the header.

    So does one of the ``stops``: another headline, printed twice in a row.
    """
    reading, end = _Reading(names={}), headlines[-1] + 1
    for index in marks.free_lines(headlines[0], min(len(marks), end + _MAX_HEADER_LINES)):
        if index in headlines:
            continue
        is_within = index < headlines[-1]
        more = _read_line(reading, index, marks.texts[index], outlets, read, is_within=is_within)
        if more is None or index in stops:
            break
        reading, end = more, max(end, index + 1)
    return _header(reading, end, outlets)


def _header(reading: _Reading, end: int, outlets: OutletNames) -> Header:
    time, names = reading.time, reading.names
    named = time.outlet if time and time.outlet else _pick_name(names, reading.time_line, outlets)
    return Header(
        end=end,
        time_line=reading.time_line,
        time=time,
        outlet_lines=tuple(index for index, name in names.items() if name == named),
        outlet=named,
    )


def _read_line(
    reading: _Reading,
    index: int,
    text: str,
    outlets: OutletNames,
    read: TimeReader,
    *,
    is_within: bool,
) -> _Reading | None:
    """Return the reading with one more line; None where the line is no part of a header."""
    time = reading.time
    found = read(text) if time is None or _is_day_word(time) else None
    if found is not None and (time is None or not _is_day_word(found)):
        # An outlet is called TODAY: the day's word is no time above another time.
        words = {reading.time_line: time.phrase} if time and reading.time_line is not None else {}
        return _Reading(names={**reading.names, **words}, time_line=index, time=found)
    if not _goes_on(text, reading, outlets, is_within=is_within):
        return None
    return replace(reading, names={**reading.names, index: text[bullet_length(text) :]})


def _is_day_word(time: TimeLine) -> bool:
    return time.outlet is None and isinstance(read_phrase(time.phrase), DaysBack)


def _goes_on(text: str, reading: _Reading, outlets: OutletNames, *, is_within: bool) -> bool:
    """True for a line that may name the outlet; below the header a short line is a subhead."""
    names, time = reading.names, reading.time
    if len(names) >= _MAX_NAMES or not could_be_outlet(text, outlets):
        return False
    name = text[bullet_length(text) :]
    repeats = name in names.values() or (time is not None and name == time.outlet)
    is_bare = time is not None and time.outlet is None and not names
    return time is None or is_within or repeats or (is_bare and is_outlet(name, outlets))


def could_be_outlet(text: str, outlets: OutletNames) -> bool:
    """True for a short name without the punctuation of a sentence."""
    name = text[bullet_length(text) :]
    if name in outlets.known:
        return True
    if "://" in name:
        return False
    most = (_MAX_NAME_CHARS, _MAX_NAME_WORDS) if outlets.any_name else (39, 6)
    short = len(name) <= most[0] and len(name.split()) <= most[1]
    return short and not name.endswith((".", "?", "!", ":", ",")) and not name.startswith("By ")


def is_outlet(name: str, outlets: OutletNames) -> bool:
    """True for a known name and, on pages that name outlets, for any text set like a name."""
    if name in outlets.known:
        return True
    is_mark = " " not in name and not name.islower()
    return outlets.any_name and could_be_outlet(name, outlets) and (is_title_case(name) or is_mark)


def _pick_name(names: Mapping[int, str], time_line: int | None, outlets: OutletNames) -> str | None:
    """Return the name printed twice, else the one nearest to the time, above it if there is one.

    A short standfirst stands there too, but is not set like a name.
    """
    set_so = {i: n for i, n in names.items() if _is_set_like_name(n, names, outlets)}
    counts = Counter(set_so.values())
    twice = [name for name in set_so.values() if counts[name] > 1]
    above = [name for index, name in set_so.items() if time_line is None or index < time_line]
    return next(iter(twice or above[-1:] or set_so.values()), None)


def _is_set_like_name(name: str, names: Mapping[int, str], outlets: OutletNames) -> bool:
    """True for capitals, and where every header names an outlet for "example.com" too."""
    if is_title_case(name) or name in outlets.known:
        return True
    is_twice = sum(name == other for other in names.values()) > 1
    return outlets.any_name and (is_twice or " " not in name)


def read_time_line(text: str, outlets: OutletNames) -> TimeLine | None:
    """Split a line of outlet and time, whichever comes first."""
    found = split_time_line(text, outlets.known) or _split_time_first(text, outlets)
    if not outlets.any_name or (found is not None and found.outlet is not None):
        return found
    name = _name_before_time(text)
    return (split_time_line(text, (*outlets.known, name)) if name else None) or found


def _split_time_first(text: str, outlets: OutletNames) -> TimeLine | None:
    cut = _TIME_FIRST.match(text[:_MAX_TIME_LINE])
    if cut is None or not is_outlet(text[cut.end() :].rstrip(), outlets):
        return None
    time = split_time_line(cut["time"])
    if time is None or time.outlet is not None:
        return None
    name = text[cut.end() :].rstrip()
    return replace(time, outlet=name, outlet_start=cut.end(), outlet_end=cut.end() + len(name))


def _name_before_time(text: str) -> str | None:
    """Return what stands before the time, where every time line names an outlet.

    Names hold what prose holds too ("E! News", six words, a day's name), so on other pages
    they are not taken. All figures that can be the time's are: no page prints "46 hours ago".
    """
    if not text[:1].isalnum() or not may_end_in_time(text) or read_phrase(text):
        return None
    for cut in range(1, len(text)):
        phrase = read_phrase(text[cut:])
        is_possible = not isinstance(phrase, Ago) or phrase.count <= phrase.unit.most
        if phrase is not None and is_possible:
            name = text[:cut].rstrip(_MARKS_BETWEEN)
            is_off = _is_marked_off(name, text[len(name) : cut])
            if isinstance(phrase, DaysBack | Now):
                is_off = is_off and _is_word_apart(name, text[cut:])
            return name if is_off else None
    return None


def _is_word_apart(name: str, word: str) -> bool:
    """True for "yesterday" behind a name; "single-payer" ends in the Spanish word for it."""
    is_name = is_title_case(name) or " " not in name
    return is_name and not word[0].isupper() and len(word) >= _SHORTEST_WORD


def _is_marked_off(name: str, between: str) -> bool:
    """True where the name can end there: "India Today" is a name, "to today" ends a headline."""
    is_other = name in ICON_ALTS or _NO_OUTLET.fullmatch(name) is not None
    if is_other or len(name.split()) > _MAX_NAME_WORDS:
        return False
    return between.strip() != "" or not between or is_title_case(name)
