"""How long a regular expression may search a short line, before anything is searched.

The parser of the standard library is asked, which is not public: it stands behind this module,
and a test pins what is relied on.
"""

from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

LONGEST_LINE = 400
"""Characters of a line; patterns are searched in no longer one."""

# "^\w*a\w*\d" costs 160,801 and takes two milliseconds on the worst line of 400 characters.
MAX_COST = 200_000
_HUGE = 10**12
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_ONCE = (_constants.POSSESSIVE_REPEAT, _constants.ATOMIC_GROUP)
_LOOKS = (_constants.ASSERT, _constants.ASSERT_NOT)
_REFERENCES = (_constants.GROUPREF, _constants.GROUPREF_EXISTS)
_BEGINNINGS = (_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING)


def search_cost(pattern: str) -> int:
    """Return in how many ways, at the most, a pattern may be tried on one line.

    The ways of parts that follow one another multiply, those of alternatives add up, and a
    repeat has as many as it may be long; where it repeats what has several ways itself, they
    multiply with every round. A possessive repeat (".++") has one.

    Raises:
        re.error: where the pattern is none.
    """
    tree = list(_parser.parse(pattern))
    return min(_HUGE, sum(_alternative_cost(items) for items in _alternatives(tree)))


def _alternatives(tree: list[Any]) -> list[list[Any]]:
    if len(tree) == 1 and tree[0][0] is _constants.BRANCH:
        return [list(branch) for branch in tree[0][1][1]]
    return [tree]


def _alternative_cost(items: list[Any]) -> int:
    starts = 1 if _is_anchored(items) else LONGEST_LINE
    return starts * _sequence_cost(items, at_end=True)


def _is_anchored(items: list[Any]) -> bool:
    """True where a search cannot begin but at the beginning of the line."""
    if not items:
        return False
    code, value = items[0]
    if code is _constants.AT:
        return value in _BEGINNINGS
    if code is _constants.SUBPATTERN:
        return _is_anchored(list(value[-1]))
    return code is _constants.BRANCH and all(_is_anchored(list(branch)) for branch in value[1])


def _sequence_cost(items: Iterable[Any], *, at_end: bool = False) -> int:
    """``at_end``: nothing follows, so a repeat that comes last never has to give anything back."""
    parts = list(items)
    cost = 1
    for place, (code, value) in enumerate(parts, start=1):
        cost = min(_HUGE, cost * _item_cost(code, value, at_end=at_end and place == len(parts)))
    return cost


def _item_cost(code: Any, value: Any, *, at_end: bool) -> int:  # noqa: ANN401 - no types there
    if code in _REPEATS:
        return _repeat_cost(value, at_end=at_end)
    if code in _ONCE:
        return 1
    if code is _constants.SUBPATTERN:
        return _sequence_cost(value[-1], at_end=at_end)
    if code is _constants.BRANCH:
        return min(_HUGE, sum(_sequence_cost(branch, at_end=at_end) for branch in value[1]))
    if code in _LOOKS:
        return _sequence_cost(value[1])
    return _HUGE if code in _REFERENCES else 1


def _repeat_cost(value: Any, *, at_end: bool) -> int:  # noqa: ANN401 - no types there
    least, most, item = value
    longest = min(int(most), LONGEST_LINE)
    lengths = max(1, longest - min(int(least), longest) + 1)
    ways = _sequence_cost(item)
    if ways == 1:
        return 1 if at_end else lengths
    return min(_HUGE, lengths * int(ways**longest))
