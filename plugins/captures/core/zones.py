"""Zones of printed clock times: abbreviations that mean one offset, and offsets in figures."""

import re
from datetime import date, timedelta

_OFFSETS_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3, "sast": 2, "eat": 3, "cat": 2, "wat": 1,
    "est": -5, "edt": -4, "cdt": -5, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8,
    "hst": -10, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "wib": 7, "pkt": 5,
    "aest": 10, "aedt": 11, "awst": 8, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3,
    "мск": 3,
}  # fmt: skip
"""Left out for meaning several: IST (India, Israel, Ireland), CST (China, Chicago, Cuba), AST,
MST, GST, SST, BDT and the like."""

_AMERICAN_HOURS = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
"""Standard time; an hour more in summer."""

_FIGURES = re.compile(r"(?:utc|gmt)?([+-])([0-9]{1,2})(?::?([0-5][0-9]))?", re.IGNORECASE)
_WIDEST = timedelta(hours=14)
_SUNDAY = 6


def zone_offset(zone: str, day: date) -> timedelta | None:
    """Return how far a printed zone lies ahead of UTC on a day, None where that is open."""
    name = zone.strip("() ").casefold()
    if name in _OFFSETS_HOURS:
        return timedelta(hours=_OFFSETS_HOURS[name])
    if name in _AMERICAN_HOURS:
        return timedelta(hours=_AMERICAN_HOURS[name] + _is_american_summer(day))
    figures = _FIGURES.fullmatch(name)
    if figures is None:
        return None
    size = timedelta(hours=int(figures[2]), minutes=int(figures[3] or 0))
    offset = size if figures[1] == "+" else -size
    return offset if size <= _WIDEST else None


def _is_american_summer(day: date) -> bool:
    """Tell summer time as the United States set it since 2007: March to November.

    The clocks change at two in the night, when hardly anything is published: on the days of
    the change the hour of the afternoon counts.
    """
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_SUNDAY - first.weekday()) % 7 + 7 * (count - 1))
