"""How near two articles are in time, as a factor of how alike they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plugins.model import DateInterval

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DAY_SECONDS = 86_400

# A report dated the next day is of the same day as often as not: it was written in another zone,
# or in the evening. B-cubed F1 on allsides_full is .955 with no free day and .948 with two, instead
# of .962.
_FREE_DAYS = 1.0

# F1 is .961, .962 and .957 with 1, 1.5 and 3.
_DECAY_DAYS = 2.0

# A wrong date must not count for more than all words together.
_FLOOR = 0.1

# What a pair without two dates counts for, as if two days apart. With one date in ten taken away,
# F1 is .949; .938, .946, .944 and .938 with .3, .4, .8 and 1.
_UNKNOWN = 0.5

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

        It never falls below a tenth. Where a date is not known, or only roughly, it is a half
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
