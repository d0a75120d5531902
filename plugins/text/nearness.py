"""How near two articles are in time, as a factor of how alike they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plugins.model import DateInterval

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DAY_SECONDS = 86_400

# A report dated the next day is of the same day as often as not: it was written in another zone, or
# in the evening. B-cubed F1 on allsides_full is .961 as with no free day, on 100 triples of it .977
# instead of .964; with two days it is .943 and .979.
_FREE_DAYS = 1.0

# F1 is .964, .963 and .958 with 1, 1.5 and 3, on the triples .970, .975 and .981.
_DECAY_DAYS = 2.0

# A wrong date must not count for more than all words together.
_FLOOR = 0.1

# What a pair without two dates counts for, as if three days apart. With one date in ten taken away,
# F1 on allsides_full is .942, without any .854, on ecbplus .935; with .35 it is .943, .867 and
# .925, with .5 .933, .822 and .940.
_UNKNOWN = 0.4

# An interval wider than this says little of the day.
_WIDEST_DAYS = 3.0


class Calendar:
    """The dates of some articles, to ask for the nearness of many pairs at once."""

    def __init__(self, dates: Sequence[DateInterval]) -> None:
        import numpy as np

        spans = [_days(date) for date in dates]
        self._first = np.array([first for first, _ in spans], np.float64)
        self._last = np.array([last for _, last in spans], np.float64)
        self._vague = ~(self._last - self._first <= _WIDEST_DAYS)

    def nearness(self, one: "NDArray[Any]", other: "NDArray[Any]") -> "NDArray[Any]":
        """Return 1 for pairs up to a day apart, then less, by e times in two days.

        It never falls below a tenth. Where a date is not known, or only roughly, it is two fifths
        at most.
        """
        import numpy as np

        apart = np.maximum(
            self._first[one] - self._last[other], self._first[other] - self._last[one]
        )
        counted = np.maximum(0, apart - _FREE_DAYS)
        near = _FLOOR + (1 - _FLOOR) * np.exp(-counted / _DECAY_DAYS)
        vague = self._vague[one] | self._vague[other]
        return np.asarray(np.where(vague, np.minimum(near, _UNKNOWN), near))


def _days(date: DateInterval) -> tuple[float, float]:
    """Return the first and the last possible day, from minus to plus infinity if unknown."""
    first = date.earliest.timestamp() / _DAY_SECONDS if date.earliest else float("-inf")
    last = date.latest.timestamp() / _DAY_SECONDS if date.latest else float("inf")
    return first, last
