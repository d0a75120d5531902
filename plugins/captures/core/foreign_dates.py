"""Dates and relative times in German, French, Spanish, Russian, Ukrainian, Arabic, Chinese.

The words carry their language: no two of these languages, nor English, mean different months by
one name, so nothing has to be known of the page. Figures anchor the patterns; the words beside
them are looked up in tables. English is read first, by its own forms.
"""

import re
from collections.abc import Iterator, Sequence

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
from plugins.captures.data import date_words as words
from plugins.model import Precision

_PLAIN = str.maketrans(
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"
    "\u2019\u00a0\u2009\u202f\u060c\uff0c\uff1a",
    "01234567890123456789'   ,,:",
)
"""Arabic and Persian digits, apostrophe, blanks, comma and colon as English writes them."""


def _numbered(groups: Sequence[str], first: int) -> dict[str, int]:
    return {
        name.replace("_", " "): at
        for at, group in enumerate(groups, first)
        for name in group.split()
    }


_MONTH_OF = _numbered(words.MONTHS, 1)
_UNIT_OF = _numbered(words.UNITS, 0)
_NUMBER_OF = _numbered(words.NUMBERS, 1)
_DAYS_BACK_OF = _numbered(words.DAYS_BACK, 0)
_WEEKDAY_OF = {
    name: at for groups in words.WEEKDAYS.values() for name, at in _numbered(groups, 0).items()
}
_NOW = frozenset(words.NOW)
_LAST_HOUR, _LAST_MINUTE = 23, 59
_DAYS_IN_MONTH = 31

_CLOCK = (
    r"(?:[ ,|\u2022\u00b7-]{1,3}(?:(?:um|a las|à|в|о|об|الساعة) )?)?"
    r"(?P<hour>[0-9]{1,2})(?::| ?h ?|\.)(?P<minute>[0-9]{2})(?::[0-9]{2})?(?: ?(?:uhr|h|ч)\.?)?"
    r"(?: ?\(?(?P<zone>[a-zа-я]{1,5}(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{2}:?[0-9]{2})\)?)?"
)
_WORD = r"[^\W\d_]{2,12}"
_MONTH = rf"(?P<month>{_WORD}(?: (?:الثاني|الأول))?)\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:\.|er|º|-?го)?"
_OF = r"(?:de |del |d'|من )?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_YEAR_MARK = r"(?: ?[гр]\.?| ?(?:года|року|م))?"
_WEEKDAY = r"(?:(?P<weekday>[^\W\d_]{2,12}(?:'[^\W\d_]{1,6})?)\.?,? )?(?:(?:le|den|el|am|в|у) )?"

_DATE = re.compile(rf"{_WEEKDAY}{_DAY} {_OF}{_MONTH}(?:,? {_OF}{_YEAR}{_YEAR_MARK})?(?:{_CLOCK})?")
_MONTH_ALONE = re.compile(rf"{_MONTH} {_OF}{_YEAR}{_YEAR_MARK}")
_HAN_DATE = re.compile(
    rf"(?:{_YEAR} ?年 ?)?(?P<month>[0-9]{{1,2}}) ?月 ?(?P<day>[0-9]{{1,2}}) ?[日号號]"
    rf"(?: ?(?:周|星期|週)[一二三四五六日天])?(?: ?{_CLOCK})?"
)
_HAN_MONTH_ALONE = re.compile(rf"{_YEAR} ?年 ?(?P<month>[0-9]{{1,2}}) ?月")
_ONLY_CLOCK = re.compile(_CLOCK)
_HAN_AGO = re.compile(
    r"(?:约|約|大约|大約)?(?:(?P<digits>[0-9]{1,4})|(?P<number>[一两兩二三四五六七八九十])) ?"
    r"(?P<unit>[^\W\d_]{1,3}?) ?(?:之前|以前|前)"
)
_COUNTED = re.compile(r"(?P<digits>[0-9]{1,4}) ?(?P<unit>[^\W\d_]{1,10})\.?")
_IN_TEXT = re.compile(
    rf"(?<![\w/.-]){_DAY} {_OF}{_MONTH},? {_OF}{_YEAR}(?!\w)(?![/-]|\.[0-9])", re.IGNORECASE
)
_HAN_IN_TEXT = re.compile(
    rf"(?<![0-9]){_YEAR} ?年 ?(?P<month>[0-9]{{1,2}}) ?月 ?(?P<day>[0-9]{{1,2}}) ?[日号號]"
)
_HAN = re.compile(r"[\u5206-\u98ce]")
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")

HINT = "|".join(
    re.escape(name.lower())
    for name in sorted(
        {
            *(name + " " for name in words.AGO_BEFORE),
            *words.AGO_BEHIND,
            *words.NOW,
            *_DAYS_BACK_OF,
        }
    )
)
"""What a time line without a figure holds if it is in one of these languages, in lower case."""
FOREIGN_OPENINGS = frozenset(
    {
        *words.AGO_BEFORE,
        *words.NOW,
        *words.ROUGHLY,
        *_DAYS_BACK_OF,
        *_WEEKDAY_OF,
        *_MONTH_OF,
        *(name for name in (*_NUMBER_OF, *_UNIT_OF) if not name.isascii()),
        words.YESTERDAY_WITH_CLOCK,
        *("le ", "den ", "el ", "am "),
    }
)
"""How a phrase of these languages can begin, beside figures."""


def plain_form(text: str) -> str:
    """Return the text with figures, blanks and apostrophes as in English; no place moves."""
    return text if text.isascii() else text.translate(_PLAIN)


def read_foreign_phrase(text: str) -> Phrase | None:
    """Read a whole time phrase, such as "il y a 3 heures" or "4 juillet 2025", or return None."""
    if text[:1].isspace():
        return None
    plain = " ".join(plain_form(text).lower().split()).rstrip(" .")
    if _HAN.search(plain):
        return _read_han(plain)
    return _read_ago(plain) or _read_day_word(plain) or _read_date(plain)


def _read_han(plain: str) -> Phrase | None:
    if plain in _NOW:
        return Now()
    if match := _HAN_AGO.fullmatch(plain):
        return _ago(match["digits"] or str(_NUMBER_OF[match["number"]]), match["unit"])
    match = _HAN_DATE.fullmatch(plain) or _HAN_MONTH_ALONE.fullmatch(plain)
    return _stated(match, int(match["month"])) if match else _read_day_word(plain)


def _read_ago(plain: str) -> Phrase | None:
    if plain in _NOW:
        return Now()
    counted = next(
        (plain[len(word) + 1 :] for word in words.AGO_BEFORE if plain.startswith(word + " ")), None
    )
    is_ukrainian = plain.endswith(" тому")
    if counted is None:
        behind = sorted(words.AGO_BEHIND, key=len, reverse=True)
        ends = (plain[: -len(word) - 1] for word in behind if plain.endswith(" " + word))
        counted = next(ends, None)
    if not counted:
        return None
    first, _, rest = counted.partition(" ")
    is_rough = first.rstrip(".") in words.ROUGHLY
    read = _read_count(rest if is_rough else counted, is_ukrainian=is_ukrainian)
    return Ago(count=read.count, unit=read.unit, is_rough=is_rough) if read else None


def _read_count(counted: str, *, is_ukrainian: bool) -> Ago | None:
    """Read "3 hours", "an hour", "hour", or the Arabic for two hours."""
    if counted in words.TWO_OF:
        return Ago(count=2, unit=UNITS[words.TWO_OF[counted]], is_rough=False)
    if match := _COUNTED.fullmatch(counted):
        is_hour = is_ukrainian and match["unit"] == words.UKRAINIAN_HOUR
        return _ago(match["digits"], "час" if is_hour else match["unit"])
    number, _, unit = counted.rpartition(" ")
    if number and number not in _NUMBER_OF:
        return None
    return _ago(str(_NUMBER_OF.get(number, 1)), unit.rstrip("."))


def _ago(digits: str, unit: str) -> Ago | None:
    at = _UNIT_OF.get(unit)
    return None if at is None else Ago(count=int(digits), unit=UNITS[at], is_rough=False)


def _read_day_word(plain: str) -> DaysBack | None:
    match = _TOKEN.match(plain)
    # "avant-hier" holds a hyphen; Chinese days stand directly before the figures.
    names = (plain[:cut] for cut in (match.end() if match else 0, len("avant-hier")))
    name = next((n for n in (plain, *names) if n in _DAYS_BACK_OF), None)
    rest = plain[len(name) :] if name else ""
    if name is not None:
        is_whole = not rest or _ONLY_CLOCK.fullmatch(rest) is not None
        return DaysBack(days=_DAYS_BACK_OF[name]) if is_whole else None
    tail = plain.removeprefix(words.YESTERDAY_WITH_CLOCK)
    is_french = tail != plain and _ONLY_CLOCK.fullmatch(tail) is not None
    return DaysBack(days=1) if is_french else None


def _read_date(plain: str) -> Stated | Yearless | None:
    match = _DATE.fullmatch(plain) or _MONTH_ALONE.fullmatch(plain)
    month = _MONTH_OF.get(match["month"].rstrip(".")) if match else None
    if match is None or month is None:
        return None
    weekday = match.groupdict().get("weekday")
    # A word before the day that is no weekday makes the text a sentence.
    if weekday and weekday.rstrip(".") not in _WEEKDAY_OF and not _is_short_weekday(weekday):
        return None
    return _stated(match, month)


def _is_short_weekday(word: str) -> bool:
    short = word.rstrip(".")
    return len(short) in (2, 3) and any(name.startswith(short) for name in _WEEKDAY_OF)


def _stated(match: re.Match[str], month: int) -> Stated | Yearless | None:
    parts = match.groupdict()
    day, year = int(parts.get("day") or 0), int(parts["year"]) if parts.get("year") else None
    if not 1 <= month <= 12 or day > _DAYS_IN_MONTH:
        return None
    weekday = _WEEKDAY_OF.get(parts.get("weekday") or "")
    if year is None:
        return Yearless(month=month, day=day, weekday=weekday) if day else None
    first = day_or_none(year, month, day or 1)
    precision = Precision.DAY if day else Precision.MONTH
    if first is None:
        return None
    return Stated(days=(first,), precision=precision, weekday=weekday, clock=_clock(parts))


def _clock(parts: dict[str, str | None]) -> Clock | None:
    if not parts.get("hour"):
        return None
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    is_time = hour <= _LAST_HOUR and minute <= _LAST_MINUTE
    return Clock(hour=hour, minute=minute, zone=parts["zone"]) if is_time else None


def find_foreign_dates(text: str) -> Iterator[DateMention]:
    """Yield the absolute dates of running text, each form in order."""
    plain = plain_form(text)
    for match in _IN_TEXT.finditer(plain):
        yield from _mention(match, _MONTH_OF.get(match["month"].lower()), int(match["day"]))
    if not text.isascii():
        for match in _HAN_IN_TEXT.finditer(plain):
            yield from _mention(match, int(match["month"]), int(match["day"]))


def _mention(match: re.Match[str], month: int | None, day: int) -> Iterator[DateMention]:
    found = day_or_none(int(match["year"]), month, day) if month else None
    if found:
        yield DateMention(
            start=match.start(),
            end=match.end(),
            earliest=found,
            latest=found,
            precision=Precision.DAY,
        )


def is_announced_abroad(before: Sequence[str]) -> bool:
    """Tell whether the words before a day, in lower case, speak of it as one to come."""
    return not words.BEFORE.isdisjoint(before[-2:]) or not words.ANNOUNCING.isdisjoint(before)
