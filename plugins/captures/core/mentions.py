"""The words and forms of dates: what counts as a date, and which days it can mean.

The vocabulary is data, names with a space between synonyms: a language is added by its
names. Patterns are ASCII, so that no
exotic digit or letter reaches ``int`` or a table, and every repeat in them is bounded, so
that a line of any length takes linear time.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from plugins.captures.core.foreign_dates import (
    FOREIGN_OPENINGS,
    find_foreign_dates,
    is_announced_abroad,
    read_foreign_phrase,
)
from plugins.captures.core.phrases import (
    UNITS,
    Ago,
    Clock,
    DateMention,
    DaysBack,
    Now,
    Phrase,
    Stated,
    Yearless,
    day_or_none,
)
from plugins.captures.data.date_words import LEAD_INS as FOREIGN_LEAD_INS
from plugins.model import Precision

__all__ = [
    "AGO",
    "ANNOUNCING",
    "BEFORE",
    "CLOCK",
    "DAYS_BACK",
    "LEAD_IN",
    "LEAD_INS",
    "LONGEST_PHRASE",
    "MONTHS",
    "NOW",
    "NUMBERS",
    "OPENING",
    "ROUGHLY",
    "SPACE",
    "WEEKDAYS",
    "Ago",
    "Clock",
    "DateMention",
    "DaysBack",
    "Now",
    "Phrase",
    "Stated",
    "Yearless",
    "day_or_none",
    "find_dates",
    "find_named_days",
    "find_yearless_days",
    "is_announced",
    "last_of_month",
    "read_clock",
    "read_phrase",
    "word_set",
]

MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
NUMBERS = ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DAYS_BACK = ("today", "yesterday")
NOW = ("just now", "moments ago", "a moment ago", "a few seconds ago")
AGO = ("ago",)
ROUGHLY = ("about", "around")
LEAD_INS = (
    *("published", "updated", "posted", "modified", "first published", "last updated", "date"),
    *FOREIGN_LEAD_INS,
)
BEFORE = ("by until till before",)
"""Words that, right before a day or its weekday, say it is to come."""
ANNOUNCING = (
    "due will would shall scheduled planned expected upcoming deadline expire expires expiring",
    "starting effective slated",
)
"""Words that announce a day that follows them in the sentence."""


def word_set(groups: Iterable[str]) -> frozenset[str]:
    """Return every word of a vocabulary."""
    return frozenset(word for group in groups for word in group.split())


def _numbered(names: Iterable[str], first: int) -> dict[str, int]:
    return {name: at for at, group in enumerate(names, first) for name in group.split()}


def _any_of(names: Iterable[str]) -> str:
    # Longest first, or "jun" would win over "june"; an empty group would match everywhere.
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if not ordered:
        message = "an empty vocabulary matches everything"
        raise ValueError(message)
    return "(?:" + "|".join(re.escape(name) for name in ordered) + ")"


_MONTH_OF = _numbered(MONTHS, 1)
_WEEKDAY_OF = _numbered(WEEKDAYS, 0)
_NUMBER_OF = _numbered(NUMBERS, 1)
_BEFORE = word_set(BEFORE)
_ANNOUNCING = word_set(ANNOUNCING)
_UNIT_OF = {name: unit for unit in UNITS for name in unit.names.split()}

SPACE = r"[ \t\u00a0\u2009\u202f]{1,3}"
_GAP = r"[ \t\u00a0\u2009\u202f]{0,3}"
_START, _END = r"(?u:(?<!\w))", r"(?u:(?!\w))"
_MONTH = rf"(?P<month>{_any_of(_MONTH_OF)})\.?"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_WEEKDAY = rf"(?:(?P<weekday>{_any_of(_WEEKDAY_OF)})\.?,?{SPACE})?"
_ZONE = r"\(?(?P<zone>[a-z]{1,5}(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{2}:?[0-9]{2})\)?"
CLOCK = (
    rf"(?:(?:(?:,|{SPACE}at|{_GAP}[|\u2022\u00b7\u2013-])?{SPACE}|(?<=[0-9])T)"
    rf"(?P<hour>[0-9]{{1,2}})"
    rf"(?:[:.](?P<minute>[0-9]{{2}})(?::[0-9]{{2}}(?:\.[0-9]{{1,6}})?)?|(?={_GAP}[ap]\.?m))"
    rf"(?:{_GAP}(?P<half>[ap])\.?m\.?)?(?:{_GAP}{_ZONE})?)?"
)
_FORMS = (
    rf"{_MONTH}{SPACE}{_DAY}(?:,{_GAP}|{SPACE}){_YEAR}",
    rf"{_DAY}(?:{SPACE}(?:of{SPACE})?|-){_MONTH}(?:,?{SPACE}|-){_YEAR}",
    rf"{_YEAR}(?P<sep>[-/.])(?P<figure>[01][0-9])(?P=sep)(?P<day>[0-3][0-9])",
    r"(?P<first>[0-9]{1,2})(?P<sep>[-/.])(?P<second>[0-9]{1,2})(?P=sep)" + _YEAR,
    rf"{_MONTH},?{SPACE}(?:of{SPACE})?{_YEAR}",
)
"""Month first, day first, year first, figures, month alone: earlier ones win at one place."""
_YEARLESS = (rf"{_MONTH}{SPACE}{_DAY}", rf"{_DAY}{SPACE}(?:of{SPACE})?{_MONTH}")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


# In running text a date must not touch a word, a path or a version number.
_IN_TEXT = tuple(
    _compile(rf"{_START}(?<![/.-]){form}(?:(?=T[0-9])|{_END})(?![/-]|\.[0-9])") for form in _FORMS
)
_YEARLESS_IN_TEXT = tuple(
    _compile(rf"{_START}(?<![/.-]){form}{_END}(?![/-]|\.[0-9]|,?{_GAP}[0-9])") for form in _YEARLESS
)
_ALONE = tuple(_compile(_WEEKDAY + form + CLOCK) for form in (*_FORMS, *_YEARLESS))
_AGO = _compile(
    rf"(?P<rough>{_any_of(ROUGHLY)}{SPACE})?"
    rf"(?:(?P<digits>[0-9]{{1,9}}){_GAP}|(?P<number>{_any_of(_NUMBER_OF)}){SPACE})"
    rf"(?P<unit>{_any_of(_UNIT_OF)})\.?{SPACE}{_any_of(AGO)}{CLOCK}"
)
# A bare "5d" or "2h" only in lower case: "3D" and "5G" are no times, nor is "5s" or "5mo".
_BARE = re.compile(r"(?P<digits>[0-9]{1,3})(?P<unit>hrs?|h|mins?|m|d|w|y)", re.ASCII)
_DAY_WORD = _compile(rf"(?P<word>{_any_of(DAYS_BACK)}){CLOCK}")
_NOW = _compile(_any_of(NOW))
_WORD_OPENINGS = {
    *(name + " " for name in (*_NUMBER_OF, *ROUGHLY)),
    *_MONTH_OF,
    *_WEEKDAY_OF,
    *DAYS_BACK,
    *NOW,
    *FOREIGN_OPENINGS,
}
OPENING = re.compile(rf"\d|{_any_of({name.lower() for name in _WORD_OPENINGS})}")
"""How a phrase can begin, in lower case: every place of a short line is tried, and nearly all
end here."""
LEAD_IN = (
    r"(?-i:(?<![A-Za-z])|(?=[A-Z]))"
    + rf"{_any_of(LEAD_INS)}(?:{SPACE}(?:on|at))?{_GAP}[:\uff1a]?{_GAP}"
)
"""Also glued to a name before it, if it starts with a capital: "Jane SmithUpdated"."""
_HALF_DAY_HOURS = 12
_MINUTES = 60
_CLAUSE_END = re.compile(r"[.!?;\n](?:\s|\Z)")
_ANNOUNCED_WITHIN = 60
LONGEST_PHRASE = 80
"""Characters; "Wednesday, September 24th of September, 2025, at 10:30:00 a.m. CEST" has 66."""


def _read_figures(first: int, second: int, year: int) -> tuple[date, ...]:
    readings = (day_or_none(year, second, first), day_or_none(year, first, second))
    return tuple(dict.fromkeys(day for day in readings if day))


def _read_date(match: re.Match[str]) -> Stated | Yearless | None:
    """Turn the named groups of one of the forms into days that exist."""
    words = {name: text.lower() for name, text in match.groupdict().items() if text}
    numbers = {name: int(text) for name, text in words.items() if text.isdecimal()}
    weekday = _WEEKDAY_OF.get(words.get("weekday", ""))
    month = numbers.get("figure") or _MONTH_OF.get(words.get("month", ""), 0)
    day, year = numbers.get("day", 1), numbers.get("year")
    if year is None:
        return Yearless(month=month, day=day, weekday=weekday)
    if "first" in numbers:
        days = _read_figures(numbers["first"], numbers["second"], year)
    else:
        found = day_or_none(year, month, day)
        days = (found,) if found else ()
    is_month = "month" in words and "day" not in numbers
    precision = Precision.MONTH if is_month else Precision.DAY
    clock = read_clock(match)
    return Stated(days=days, precision=precision, weekday=weekday, clock=clock) if days else None


def read_clock(match: re.Match[str]) -> Clock | None:
    """Return the time of day that the groups of ``CLOCK`` hold, None where there is none."""
    parts = match.groupdict()
    if not parts.get("hour"):
        return None
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").lower()
    if half and not 1 <= hour <= _HALF_DAY_HOURS:
        return None
    if half:
        hour = hour % _HALF_DAY_HOURS + (_HALF_DAY_HOURS if half == "p" else 0)
    if hour >= 2 * _HALF_DAY_HOURS or minute >= _MINUTES:
        return None
    return Clock(hour=hour, minute=minute, zone=parts.get("zone"))


def _read_ago(match: re.Match[str]) -> Ago:
    parts = match.groupdict()
    digits = parts["digits"]
    count = int(digits) if digits else _NUMBER_OF[parts["number"].lower()]
    unit = _UNIT_OF[parts["unit"].lower()]
    return Ago(count=count, unit=unit, is_rough=bool(parts.get("rough")))


def read_phrase(text: str) -> Phrase | None:
    """Read a whole time phrase, such as "an hour ago" or "Fri 4 July", or return None.

    A time of day is kept where a year is printed too; it counts only with a zone, and pages
    rarely say which zone their clock shows.
    """
    if len(text) > LONGEST_PHRASE or not OPENING.match(text.lower()):
        return None
    if match := _AGO.fullmatch(text) or _BARE.fullmatch(text):
        return _read_ago(match)
    if match := _DAY_WORD.fullmatch(text):
        return DaysBack(days=DAYS_BACK.index(match["word"].lower()))
    if _NOW.fullmatch(text):
        return Now()
    matches = (form.fullmatch(text) for form in _ALONE)
    read = next((read for match in matches if match and (read := _read_date(match))), None)
    return read or read_foreign_phrase(text)


# Every form has its year in four figures of some script: most paragraphs hold none. Of the rest
# most have neither a month's name, which starts with a capital, nor a date in figures.
_YEAR_FIGURES = re.compile(r"\d{4}")
_MONTH_NAME = re.compile(rf"(?<!\w)(?=[A-Z])(?i:{_any_of(_MONTH_OF)})")
_FIGURES = re.compile(r"[0-9][-/.][0-9]")


def last_of_month(first: date) -> date:
    """Return the last day of the month that ``first`` lies in."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def _mentions_of(form: re.Pattern[str], text: str) -> Iterator[DateMention]:
    for match in form.finditer(text):
        read = _read_date(match)
        # "may 2000 people" is no May: in running text a month starts with a capital.
        named = match.groupdict().get("month") or "M"
        if isinstance(read, Stated) and named[0].isupper():
            is_month = read.precision is Precision.MONTH
            yield DateMention(
                start=match.start(),
                end=match.end(),
                earliest=min(read.days),
                latest=last_of_month(read.days[0]) if is_month else max(read.days),
                precision=read.precision,
                figures=len(read.days) > 1,
            )


def _forms_in(text: str) -> tuple[re.Pattern[str], ...]:
    is_dated = _MONTH_NAME.search(text) or _FIGURES.search(text)
    return _IN_TEXT if is_dated else ()


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Return the absolute dates of running text, in order: days, and months with a year."""
    # Asked for the capture's date, the article's, and the days the article names.
    return _dates_once(text) if len(text) <= _MAX_REMEMBERED else _read_dates(text)


def _read_dates(text: str) -> tuple[DateMention, ...]:
    if not _YEAR_FIGURES.search(text):
        return ()
    found = sorted(
        (
            *(mention for form in _forms_in(text) for mention in _mentions_of(form, text)),
            *find_foreign_dates(text),
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


_MAX_REMEMBERED = 2000
_dates_once = lru_cache(maxsize=1024)(_read_dates)


def is_announced(text: str, start: int) -> bool:
    """Tell whether a sentence speaks of the day that stands at ``start`` as one to come.

    Of 743 days named by 394 dated news articles, 6 lay after the article; this leaves 2 of
    those and 728 of the other 737.
    """
    near = text[max(0, start - _ANNOUNCED_WITHIN) : start]
    words = _CLAUSE_END.split(near)[-1].lower().split()
    is_english = not _BEFORE.isdisjoint(words[-2:]) or not _ANNOUNCING.isdisjoint(words)
    return is_english or is_announced_abroad(words)


def find_yearless_days(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, month and day of each English day without a year ("4 July")."""
    for form in _YEARLESS_IN_TEXT if _MONTH_NAME.search(text) else ():
        for match in form.finditer(text):
            if match["month"][0].isupper():
                yield (*match.span(), _MONTH_OF[match["month"].lower()], int(match["day"]))


def find_named_days(texts: Sequence[str]) -> tuple[date, ...]:
    """Return the days stated in full, sorted and without those announced as to come.

    Leaving a day out is always safe: the days bound an article from below, and a weaker
    bound is still a true one.
    """
    return tuple(
        sorted(
            {
                mention.earliest
                for text in texts
                for mention in find_dates(text)
                if mention.precision is Precision.DAY
                and not mention.figures
                and not is_announced(text, mention.start)
            }
        )
    )
