"""What a printed date or time can be, whatever its language."""

from dataclasses import dataclass
from datetime import date

from plugins.model import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of time. ``most`` is the largest count a page prints before the next unit."""

    names: str
    precision: Precision
    most: int
    seconds: int
    months: int


UNITS = tuple(
    Unit(names=n, precision=p, most=most, seconds=seconds, months=months)
    for n, p, most, seconds, months in (
        ("seconds second secs sec s", Precision.MINUTE, 59, 1, 0),
        ("minutes minute mins min m", Precision.MINUTE, 59, 60, 0),
        ("hours hour hrs hr h", Precision.HOUR, 23, 3_600, 0),
        ("days day d", Precision.DAY, 31, 86_400, 0),
        ("weeks week wks wk w", Precision.WEEK, 52, 604_800, 0),
        ("months month mos mo", Precision.MONTH, 12, 0, 1),
        ("years year yrs yr y", Precision.YEAR, 99, 0, 12),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An absolute date at ``text[start:end]``; both days are inclusive.

    ``figures`` is true where figures alone leave day and month open ("04-07-2025"):
    ``earliest`` and ``latest`` are then the two readings, not the ends of a span.
    """

    start: int
    end: int
    earliest: date
    latest: date
    precision: Precision
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """A count of units back, as in "15 hours ago"; rough as in "about 15 hours ago"."""

    count: int
    unit: Unit
    is_rough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysBack:
    """A calendar day, not a span of 24 hours: "today" is 0, "yesterday" 1."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The moment of the capture, as in "just now"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day as printed, with its zone where one is."""

    hour: int
    minute: int
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A day or month (its first day) with its year, and weekday and clock if printed.

    Two days where figures are open: the day-month reading, then the month-day reading.
    """

    days: tuple[date, ...]
    precision: Precision
    weekday: int | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearless:
    """A day without a year, as in "JUL 4"; Monday is weekday 0."""

    month: int
    day: int
    weekday: int | None


Phrase = Ago | DaysBack | Now | Stated | Yearless


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
