"""Dates with honesty: an interval, how precisely it is known, and why. No clock, no guess.

The words are in ``mentions``, the lines that carry them in ``datelines``; this module turns
what was found there into intervals. Everything is in UTC.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from plugins.captures.core.datelines import (
    Dateline,
    TimeLine,
    read_dateline,
    split_time_line,
)
from plugins.captures.core.mentions import (
    LEAD_IN,
    MONTHS,
    Ago,
    Clock,
    DateMention,
    DaysBack,
    Now,
    Stated,
    Yearless,
    day_or_none,
    find_dates,
    find_named_days,
    last_of_month,
    read_phrase,
)
from plugins.captures.core.zones import zone_offset
from plugins.model import UNKNOWN_DATE, DateInterval, Precision

__all__ = [
    "DateMention",
    "DateOrder",
    "Dateline",
    "Reading",
    "TimeLine",
    "find_capture_date",
    "find_dates",
    "find_named_days",
    "parse_date_value",
    "read_dateline",
    "resolve_time_phrase",
    "split_time_line",
]

_UNKNOWN_SAVING = "counted from when the page was saved, which is not known"
_MOST_DAYS_BACK = 2
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""No page was saved before there was a web; "0001-01-01" is what some systems print for none."""
MOST_DAYS_AHEAD = 45
"""How far after the capture a day without a year may lie before it is last year's."""

_FILE_DATE = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>[12][0-9]{3})(?P<sep>[-_.]?)(?P<month>[01][0-9])(?P=sep)"
    r"(?P<day>[0-3][0-9])(?:(?=T[0-9])|(?![0-9A-Za-z]))"
)
_LEAD_IN = re.compile(LEAD_IN, re.ASCII | re.IGNORECASE)


SIDECAR = "stated in the sidecar"
PAGE_METADATA = "page metadata"


class DateOrder(StrEnum):
    """How a page that prints dates in figures orders day and month."""

    DAY_MONTH = "day-month"
    MONTH_DAY = "month-day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """When an article was published; ambiguous if its figures can be read two ways."""

    published: DateInterval
    is_ambiguous: bool = False


def _as_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        # The first and the last day there is: hours away from UTC do not matter there.
        return moment.replace(tzinfo=UTC)


def _whole_days(first: date, last: date | None, precision: Precision, basis: str) -> DateInterval:
    latest = datetime.combine(last, time(23, 59, 59), tzinfo=UTC) if last else None
    return DateInterval(
        earliest=datetime.combine(first, time(), tzinfo=UTC),
        latest=latest,
        precision=precision,
        basis=basis,
    )


def _unknown(basis: str) -> DateInterval:
    return DateInterval(basis=basis)


def _step_back(moment: datetime, count: int, ago: Ago) -> datetime | None:
    """Return ``moment`` less ``count`` units, or None where the calendar ends."""
    if ago.unit.seconds:
        try:
            return moment - timedelta(seconds=ago.unit.seconds * count)
        except OverflowError:
            return None
    months = moment.year * 12 + moment.month - 1 - ago.unit.months * count
    year, month = divmod(months, 12)
    if year < 1:
        return None
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _day_words(day: date) -> str:
    # Month names of the locale would differ from machine to machine.
    return f"{day.day} {MONTHS[day.month - 1].split()[0].capitalize()} {day.year}"


def _days_words(first: date, last: date) -> str:
    words = _day_words(first)
    return words if first == last else f"a day from {words} to {_day_words(last)}"


def _saved_words(captured_at: DateInterval) -> str:
    """Return when the page was saved: "saved on 5 July 2025", "saved, 4 July 2025 or later"."""
    earliest, latest = captured_at.earliest, captured_at.latest
    if earliest is None:
        return "saved"
    first = _as_utc(earliest).date()
    if latest is None:
        return f"saved, on {_day_words(first)} or later"
    return f"saved on {_days_words(first, _as_utc(latest).date())}"


def _counted(count: int, ago: Ago) -> str:
    plural, singular = ago.unit.names.split()[:2]
    return f"{count} {singular if count == 1 else plural}"


def _count_back(ago: Ago, captured_at: DateInterval) -> DateInterval:
    """Count back from both ends of the capture.

    Pages round down, so that "15 hours ago" is printed from 15 to 16 hours after: one unit
    of slack. "About 15 hours" may have been rounded up as well.
    """
    if captured_at.earliest is None:
        return _unknown(_UNKNOWN_SAVING)
    nearest = max(0, ago.count - ago.is_rough)
    earliest = _step_back(_as_utc(captured_at.earliest), ago.count + 1, ago)
    latest = _step_back(_as_utc(captured_at.latest), nearest, ago) if captured_at.latest else None
    if earliest is None:
        return _unknown("further back than the calendar goes")
    return DateInterval(
        earliest=earliest,
        latest=latest,
        precision=_coarser(ago.unit.precision, captured_at.precision),
        basis=f"{'about ' if ago.is_rough else ''}{_counted(ago.count, ago)} before the page was "
        f"{_saved_words(captured_at)}; pages round down, so up to {_counted(ago.count + 1, ago)}",
    )


def _coarser(one: Precision, other: Precision) -> Precision:
    """Return the less fine: hours before a day unknown to the hour are known to a day."""
    order = tuple(Precision)
    return max(one, other, key=order.index)


def _at_capture(captured_at: DateInterval) -> DateInterval:
    if captured_at.earliest is None:
        return _unknown(_UNKNOWN_SAVING)
    return DateInterval(
        earliest=_as_utc(captured_at.earliest),
        latest=_as_utc(captured_at.latest) if captured_at.latest else None,
        precision=captured_at.precision,
        basis=f"just before the page was {_saved_words(captured_at)}",
    )


def _days_back(days: int, captured_at: DateInterval) -> DateInterval:
    if captured_at.earliest is None:
        return _unknown(_UNKNOWN_SAVING)
    back = timedelta(days=days)
    try:
        first = _as_utc(captured_at.earliest).date() - back
        last = _as_utc(captured_at.latest).date() - back if captured_at.latest else None
    except OverflowError:
        return _unknown("further back than the calendar goes")
    before = ("the day", "the day before", "two days before")[min(days, _MOST_DAYS_BACK)]
    basis = f"{before} the page was {_saved_words(captured_at)}"
    return _whole_days(first, last, Precision.DAY, basis)


def _settle_figures(
    days: tuple[date, ...],
    captured_at: DateInterval,
    named_days: Sequence[date],
    date_order: DateOrder | None,
) -> Reading:
    """Choose between the two readings of a date in figures, if anything settles them."""
    by_order = {DateOrder.DAY_MONTH: days[0], DateOrder.MONTH_DAY: days[1]}
    if only := _only_possible(days, captured_at, named_days):
        chosen, why = only
    elif date_order:
        chosen, why = by_order[date_order], "pages of this kind write it so"
    else:
        early, late = sorted(days)
        basis = f"either {_day_words(early)} or {_day_words(late)}: nothing tells day from month"
        published = _whole_days(early, late, Precision.DAY, basis)
        return Reading(published=published, is_ambiguous=True)
    order = next(order for order, day in by_order.items() if day == chosen)
    basis = f"read as {order} because {why}"
    return Reading(published=_whole_days(chosen, chosen, Precision.DAY, basis))


def _only_possible(
    days: tuple[date, ...], captured_at: DateInterval, named_days: Sequence[date]
) -> tuple[date, str] | None:
    """Return the one reading that is possible, and why the other is not.

    An article cannot precede a day its own text names, nor follow its capture. But texts
    name days to come as well: of 743 days named in full by 394 dated news articles, 6 lay
    after the article. So a named day never sets the date: it only rules the earlier reading
    out, and only if it lies no later than the other one, which then survives. A day to come
    misleads just where it falls between the two, and those are rare among the rare.
    """
    early, late = sorted(days)
    floor = max((named for named in named_days if named <= late), default=early)
    captured = _as_utc(captured_at.latest).date() if captured_at.latest else late
    # A day of slack after the capture: the printed day may be that of a zone ahead of UTC.
    possible = [day for day in days if floor <= day and (day - captured).days <= 1]
    if len(possible) != 1:
        return None
    if possible[0] == late:
        return late, f"the article itself speaks of {_day_words(floor)}"
    return early, f"the page was {_saved_words(captured_at)}"


def _add_year(
    printed: Yearless, captured_at: DateInterval, named_days: Sequence[date]
) -> DateInterval:
    """Give a day the year that brings it nearest to the capture, else to the text's days."""
    if captured_at.earliest:
        anchor, origin = _as_utc(captured_at.earliest).date(), "the day the page was saved"
    elif named_days:
        anchor, origin = max(named_days), "the latest day the article speaks of"
    else:
        return _unknown("printed without a year, and nothing tells it")
    # Nine years back, for there is not always a 29 February in eight (1896 to 1904).
    years = range(anchor.year - 9, anchor.year + 2)
    days = [day_or_none(year, printed.month, printed.day) for year in years]
    past = [day for day in days if day and (day - anchor).days <= MOST_DAYS_AHEAD]
    nearest = sorted(past, key=lambda day: abs(day - anchor))[:2]
    if not nearest:
        return _unknown("no year has such a day")
    # A printed weekday may speak for the year before; never for a distant one.
    agreeing = (day for day in nearest if printed.weekday in (None, day.weekday()))
    day = next(agreeing, nearest[0])
    near = f"printed without a year; {day.year} brings it nearest to {origin}"
    by_weekday = f"printed without a year; {day.year} agrees with the weekday, nearest to {origin}"
    basis = near if day == nearest[0] else by_weekday
    if anchor != day:
        basis += f", {_day_words(anchor)}"
    return _whole_days(day, day, Precision.DAY, basis)


def _stated(stated: Stated) -> DateInterval:
    first, clock = stated.days[0], stated.clock
    if stated.precision is Precision.MONTH:
        return _whole_days(first, last_of_month(first), Precision.MONTH, "month as printed")
    if clock is None:
        return _whole_days(first, first, Precision.DAY, "date as printed")
    offset = zone_offset(clock.zone, first) if clock.zone else None
    if offset is None:
        return _whole_days(first, first, Precision.DAY, f"date as printed; {_clock_words(clock)}")
    try:
        start = datetime.combine(first, time(clock.hour, clock.minute), tzinfo=UTC) - offset
    except OverflowError:
        return _whole_days(first, first, Precision.DAY, "date as printed")
    return DateInterval(
        earliest=start,
        latest=start + timedelta(seconds=59),
        precision=Precision.MINUTE,
        basis=f"date and time as printed, {clock.hour}:{clock.minute:02} {clock.zone}",
    )


def _clock_words(clock: Clock) -> str:
    """Say why a time of day is left out: without its zone it can lie on two days."""
    if not clock.zone or not clock.zone.isupper():
        return "its time of day is left out, for no zone is printed"
    return f"its time of day is left out, for {clock.zone} does not name one zone"


def resolve_time_phrase(
    phrase: str,
    *,
    captured_at: DateInterval,
    named_days: Sequence[date],
    date_order: DateOrder | None,
) -> Reading:
    """Turn a printed time phrase into an interval.

    Relative phrases count from ``captured_at`` and stay open if it is. ``named_days`` are the
    days the article's own text names in full (see ``find_named_days``); they and
    ``date_order`` serve dates in figures and days without a year only. What cannot be read
    is unknown, with a basis that says why.
    """
    text = phrase.strip()
    lead_in = _LEAD_IN.match(text)
    match read_phrase(text[lead_in.end() :] if lead_in else text):
        case Ago() as ago:
            return Reading(published=_count_back(ago, captured_at))
        case DaysBack(days=days):
            return Reading(published=_days_back(days, captured_at))
        case Now():
            return Reading(published=_at_capture(captured_at))
        case Yearless() as printed:
            return Reading(published=_add_year(printed, captured_at, named_days))
        case Stated(days=(_, _) as days):
            return _settle_figures(days, captured_at, named_days, date_order)
        case Stated() as stated:
            return Reading(published=_stated(stated))
    return Reading(published=_unknown("time phrase not understood"))


def _moment(moment: datetime, basis: str) -> DateInterval:
    moment = _as_utc(moment)
    return DateInterval(earliest=moment, latest=moment, precision=Precision.MINUTE, basis=basis)


def _parse_iso(text: str, basis: str) -> DateInterval | None:
    try:
        day = date.fromisoformat(text)
        return _whole_days(day, day, Precision.DAY, basis)
    except ValueError:
        pass
    try:
        return _moment(datetime.fromisoformat(text), basis)
    except ValueError:
        return None


def parse_date_value(value: object) -> DateInterval | None:
    """Read a date an editor wrote into a sidecar, or return None if it is none.

    Text may be ISO 8601 or a written date. Figures that can be read two ways are refused:
    an editor can say which.
    """
    if isinstance(value, datetime):
        return _moment(value, SIDECAR)
    if isinstance(value, date):
        return _whole_days(value, value, Precision.DAY, SIDECAR)
    if not isinstance(value, str):
        return None
    if found := _parse_iso(value.strip(), SIDECAR):
        return found
    read = read_phrase(value.strip())
    if isinstance(read, Stated) and len(read.days) == 1:
        return replace(_stated(read), basis=SIDECAR)
    return None


def _is_plausible(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _find_in_file_name(path: str) -> DateInterval | None:
    # Only the day is taken: nothing tells the zone of "…_1530", or that it is a time at all.
    for match in _FILE_DATE.finditer(path.rpartition("/")[2]):
        day = day_or_none(int(match["year"]), int(match["month"]), int(match["day"]))
        if day and _is_plausible(day):
            return _whole_days(day, day, Precision.DAY, "the day in the file's name")
    return None


def _find_in_metadata(metadata: str | None) -> DateInterval | None:
    found = _parse_iso((metadata or "").strip(), PAGE_METADATA)
    return found if found and found.earliest and _is_plausible(found.earliest) else None


def find_capture_date(
    *,
    sidecar: datetime | date | None,
    path: str,
    metadata: str | None,
    texts: Sequence[str],
) -> DateInterval:
    """Tell when a page was saved: by its sidecar, file name, metadata, or else its own text.

    The text gives a lower bound only: no page was saved before a day it speaks of as past.
    Months and years do not bound, for in news they are mostly background, and neither do
    days announced as to come.
    """
    found = parse_date_value(sidecar) or _find_in_file_name(path) or _find_in_metadata(metadata)
    if found:
        return found
    named = [day for day in find_named_days(texts) if _is_plausible(day)]
    if not named:
        return UNKNOWN_DATE
    basis = f"the page speaks of {_day_words(named[-1])}, so it was saved then or later"
    return _whole_days(named[-1], None, Precision.DAY, basis)
