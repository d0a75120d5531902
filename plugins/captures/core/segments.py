"""Finding the articles of a page by their headlines."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate

from plugins.captures.core.captions import is_caption_line
from plugins.captures.core.dates import TimeLine
from plugins.captures.core.drafts import Marks
from plugins.captures.core.headers import (
    OutletNames,
    TimeReader,
    is_outlet,
    read_header,
    read_time_line,
)
from plugins.captures.core.shapes import (
    bullet_length,
    could_be_headline,
    count_words,
    ends_sentence,
    is_prose,
)

# Repetitions of one headline stand close together (title, title, outlet, time, title); the
# same words further away are a list of links. Blank lines do not count.
_MAX_HEADLINE_CHARS = 400
_MAX_REPEAT_LINES = 12
# A standfirst is one short paragraph; two, or a long one, are an article.
_ARTICLE_PROSE = 2
_LONG_WORDS = 30
# What browsers copy a list item's mark as; "*" and "-" stand at the head of headlines too.
_BULLETS = ("•", "‣", "◦", "▪", "●", "○")
# Below this a "body" is a teaser; under a header that names its outlet it is a brief.
_LEAST_WORDS = {False: 40, True: 5}
_SHORTEST_HEADLINE = 2
_SHORTEST_PHRASE = 5


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
    is_certain: bool = False
    """The page names outlet and time above every article, and so it does here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    headline: str
    lines: tuple[int, ...]


def find_segments(
    marks: Marks,
    known_outlets: Collection[str],
    *,
    names_outlets: bool = False,
    takes_single: bool = False,
) -> tuple[Segment, ...]:
    """Return the articles whose headline is repeated close by, in order.

    A line of outlet and time must follow the headline: without it nine of 1,117 ordinary
    pages were split falsely, with it none. ``names_outlets`` says that the page prints the
    outlet with every article, so a name behind the time is one, and a brief of a few words
    is an article too. Elsewhere it may be a section or an author, and only a known outlet is
    taken. ``takes_single`` takes headlines printed once above a line that names both.
    """
    outlets = OutletNames(known=known_outlets, any_name=names_outlets)
    # Headers overlap where thousands of headlines follow one another; each line is read once.
    read = cache(partial(read_time_line, outlets=outlets))
    groups = _repeated_headlines(marks, outlets, read)
    stops = frozenset(group.lines[0] for group in groups if _is_doubled(marks, group))
    found = [_read_segment(marks, group, outlets, read, stops) for group in groups]
    timed = _drop_nested([s for s in found if s.time_line is not None])
    if takes_single:
        single = [
            _read_segment(marks, group, outlets, read, stops)
            for group in _single_headlines(marks, timed, outlets, read)
        ]
        timed = _drop_nested(sorted([*timed, *single], key=lambda s: s.headline_lines))
    whole = _join_ends(marks, timed)
    return tuple(s for s in whole if _body_words(marks, s) >= _LEAST_WORDS[s.is_certain])


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
    return sum(count_words(marks.texts[i]) for i in lines)


def _repeated_headlines(marks: Marks, outlets: OutletNames, read: TimeReader) -> list[_Group]:
    places: dict[str, list[int]] = defaultdict(list)
    for index in marks.free_lines():
        if len(marks.texts[index]) <= _MAX_HEADLINE_CHARS:
            places[_fold(marks.texts[index])].append(index)
    # Of most texts there is one, so what they look like is not asked.
    twice = (lines for lines in places.values() if len(lines) > 1)
    shaped = ([i for i in run if _is_headline_shaped(marks.texts[i], outlets)] for run in twice)
    repeated = [lines for lines in shaped if len(lines) > 1]
    above = list(accumulate(map(bool, marks.texts), initial=0))
    groups = [
        _Group(headline=marks.texts[run[0]], lines=run)
        for lines in repeated
        for run in _close_runs(marks.texts, lines, above)
        if len(run) > 1 and read(marks.texts[run[0]]) is None
    ]
    return sorted(groups, key=lambda g: g.lines)


def _is_headline_shaped(text: str, outlets: OutletNames) -> bool:
    """True for a line that could be a headline.

    Only where every headline is printed with its outlet a full stop is no sign of prose, nor
    are two words too few.
    """
    if text.endswith((".", ")")) and is_caption_line(text):
        return False
    if text.startswith(_BULLETS) if outlets.any_name else bullet_length(text):
        return False
    is_short = outlets.any_name and len(text.split()) == _SHORTEST_HEADLINE and len(text) > 5
    return is_short or could_be_headline(text.rstrip(".") if outlets.any_name else text)


def _is_doubled(marks: Marks, group: _Group) -> bool:
    """True where the second printing follows the first, blank lines aside: a headline's way."""
    first, second = group.lines[:2]
    return not any(marks.texts[first + 1 : second])


def _single_headlines(
    marks: Marks, timed: list[Segment], outlets: OutletNames, read: TimeReader
) -> list[_Group]:
    """Return headlines printed once, directly above outlet and time, on one line or on two.

    Above them stands furniture, or the end of the story before.
    """
    taken = {i for s in timed for i in range(s.headline_lines[0], s.body_start)}
    lines = [i for i, text in enumerate(marks.texts) if text]
    found = []
    for place, index in enumerate(lines):
        time = read(marks.texts[index]) if index not in taken and marks.is_free(index) else None
        # A bare "3m" is a length as well; a headline printed once needs more of a time.
        if time is None or len(time.phrase) < _SHORTEST_PHRASE:
            continue
        above = place - (1 if time.outlet else 2)
        is_named = time.outlet is not None or is_outlet(marks.texts[lines[place - 1]], outlets)
        headline = lines[above] if above >= 0 and is_named else None
        if headline is None or headline in taken or not _opens_story(marks, lines, above):
            continue
        found.append(_Group(headline=marks.texts[headline], lines=(headline,)))
    return found


def _opens_story(marks: Marks, lines: list[int], place: int) -> bool:
    """True for a line that could be a headline, below furniture or the end of a story."""
    text = marks.texts[lines[place]]
    if not marks.is_free(lines[place]) or bullet_length(text):
        return False
    return could_be_headline(text.rstrip(".")) and (
        place == 0 or _ends_story(marks, lines[place - 1])
    )


def _ends_story(marks: Marks, index: int) -> bool:
    return not marks.is_free(index) or ends_sentence(marks.texts[index])


def _fold(text: str) -> str:
    """Return what two printings of one headline share: pages set one in capitals or quotes."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    # Four looks cost a tenth of what translating every character does.
    plain = folded.replace("‘", "'").replace("’", "'")
    return plain.replace("“", '"').replace("”", '"')


def _close_runs(
    texts: Sequence[str], lines: list[int], above: Sequence[int]
) -> list[tuple[int, ...]]:
    """Part the lines where they are far from one another, or an article's text lies between.

    ``above`` says how many lines that are not blank stand above each.
    """
    runs: list[list[int]] = []
    for line in lines:
        near = runs and above[line] - above[runs[-1][0]] <= _MAX_REPEAT_LINES
        if near and sum(map(_paragraphs, texts[runs[-1][-1] : line])) < _ARTICLE_PROSE:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [tuple(run) for run in runs]


def _paragraphs(text: str) -> int:
    """Return how many paragraphs a line is: a long one counts as two."""
    # Words take two characters at least, so most lines need not be counted.
    is_long = len(text) > 2 * _LONG_WORDS and count_words(text) > _LONG_WORDS
    return _ARTICLE_PROSE if is_long else int(is_prose(text))


def _read_segment(
    marks: Marks, group: _Group, outlets: OutletNames, read: TimeReader, stops: frozenset[int]
) -> Segment:
    header = read_header(marks, group.lines, outlets, read, stops)
    return Segment(
        headline=group.headline,
        headline_lines=group.lines,
        body_start=header.end,
        end=len(marks),
        time_line=header.time_line,
        time=header.time,
        outlet_lines=header.outlet_lines,
        outlet=header.outlet,
        is_certain=outlets.any_name and header.outlet is not None and header.time is not None,
    )
