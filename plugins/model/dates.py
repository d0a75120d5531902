"""Dates as intervals: what is known, how precisely, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Precision(StrEnum):
    """The finest unit a date is known to."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """A moment known to lie between two bounds, both inclusive and zone-aware.

    ``earliest`` without ``latest`` is a lower bound ("on or after"). Both None: unknown.
    ``basis`` says how the reading was reached ("15 hours before the page was saved on …").
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    basis: str = "unknown"

    @property
    def is_known(self) -> bool:
        """True when at least the lower bound is known."""
        return self.earliest is not None

    @property
    def is_open(self) -> bool:
        """True for a lower bound without an upper one."""
        return self.earliest is not None and self.latest is None


UNKNOWN_DATE = DateInterval()
