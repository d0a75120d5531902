"""Dates, counts and labels in words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from plugins.model import DateInterval, NewsArticle, Precision
from plugins.site.core.models import Fact, When
from plugins.text.sentences import split_sentences

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Not strftime("%A"): that follows the locale of the machine, and pages must not.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PRECISIONS = {
    Precision.MINUTE: "the minute",
    Precision.HOUR: "the hour",
    Precision.DAY: "the day",
    Precision.WEEK: "the week",
    Precision.MONTH: "the month",
    Precision.YEAR: "the year",
    Precision.UNKNOWN: "",
}
LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

UNKNOWN = "date unknown"
UNKNOWN_OUTLET = "unknown outlet"


def count_words(number: int, noun: str, plural: str = "") -> str:
    """Return "1 article" or "3 articles"; figures of five digits and more are grouped."""
    figures = f"{number:,}" if number >= 10_000 else str(number)
    return f"{figures} {noun if number == 1 else plural or noun + 's'}"


def day_words(day: date) -> str:
    """Return "4 Jul 2025"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def long_day_words(day: date) -> str:
    """Return "Friday, 4 July 2025"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """Return "July 2025"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_words(first: date, last: date) -> str:
    """Return "3–5 Jul 2025", naming month and year twice only where they differ."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1][:3]} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def _closed_words(first: date, last: date, precision: Precision) -> tuple[str, str]:
    """Return the words and the machine form, empty where it is not one date."""
    if precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return month_words(first), f"{first:%Y-%m}"
    if precision is Precision.YEAR and first.year == last.year:
        return str(first.year), f"{first.year:04}"
    return span_words(first, last), first.isoformat() if first == last else ""


def _date_words(interval: DateInterval) -> tuple[str, str]:
    earliest, latest = interval.earliest, interval.latest
    if earliest and latest:
        return _closed_words(earliest.date(), latest.date(), interval.precision)
    if earliest:
        return f"on or after {day_words(earliest.date())}", ""
    if latest:
        return f"on or before {day_words(latest.date())}", ""
    return UNKNOWN, ""


def interval_words(interval: DateInterval) -> str:
    """Return the date in words: "4 Jul 2025", "on or after 4 Jul 2025", "date unknown"."""
    return _date_words(interval)[0]


def article_when(article: NewsArticle) -> When:
    """Return the date of an article with the words of the page it rests on."""
    text, iso = _date_words(article.published)
    phrase = f"“{article.time_phrase}”" if article.time_phrase else ""
    if text == UNKNOWN and phrase:
        text = f"{UNKNOWN} ({phrase})"
    return When(text=text, iso=iso, phrase=phrase)


def reading_facts(article: NewsArticle) -> tuple[Fact, ...]:
    """Return how the date of an article was read: phrase, bounds, precision, way."""
    interval = article.published
    rows = (
        ("The page says", f"“{article.time_phrase}”" if article.time_phrase else ""),
        ("Published", _bounds_words(interval)),
        ("Known to", PRECISIONS[interval.precision]),
        ("Read from", "" if interval.basis == "unknown" else interval.basis),
    )
    return tuple(Fact(term=term, text=text) for term, text in rows if text)


def _bounds_words(interval: DateInterval) -> str:
    """Return both ends of an interval to the minute, with their zone."""
    earliest, latest = interval.earliest, interval.latest
    if earliest and latest:
        if latest - earliest <= timedelta(minutes=1):
            return f"on {_moment_words(earliest)}"
        return f"between {_moment_words(earliest)} and {_moment_words(latest)}"
    if earliest:
        return f"on {_moment_words(earliest)} or later"
    return f"on {_moment_words(latest)} or earlier" if latest else ""


def _moment_words(moment: datetime) -> str:
    """Return "4 Jul 2025, 14:05 UTC"."""
    return f"{day_words(moment)}, {moment:%H:%M} {moment.tzname() or ''}".strip()


def interval_when(interval: DateInterval) -> When:
    """Return a date alone, without what it rests on."""
    text, iso = _date_words(interval)
    return When(text=text, iso=iso, phrase="")


def range_words(intervals: Iterable[DateInterval]) -> str:
    """Return the days from the first to the last known date; empty without any.

    An open interval adds "or later": its upper end is not known.
    """
    known = [interval for interval in intervals if interval.earliest]
    if not known:
        return ""
    first = min(i.earliest.date() for i in known if i.earliest)
    last = max((i.latest or i.earliest).date() for i in known if i.earliest)
    if all(i.is_open for i in known) and first == last:
        return f"on or after {day_words(first)}"
    return span_words(first, last) + (" or later" if any(i.is_open for i in known) else "")


def join_facts(parts: Iterable[str]) -> str:
    """Return the non-empty parts with middle dots between them."""
    return " · ".join(part for part in parts if part)


def label_words(label: str) -> str:
    """Return "section header" for ``section_header``."""
    return label.replace("_", " ")


def language_words(language: str) -> str:
    """Return "Arabic" for "ar" and "ar-EG"; the code where its name is not known."""
    return LANGUAGES.get(language.partition("-")[0].lower(), language)


def percent_words(share: float) -> str:
    """Return a share in 0..1 as "38 %"; only nothing is "0 %", only everything "100 %"."""
    if 0 < share < 0.01:
        return "under 1 %"
    return f"{min(round(share * 100), 100 if share >= 1 else 99)} %"


def percent_floor_words(share: float) -> str:
    """Return a share in 0..1 as "89 %", rounded down: .897 is not yet 90 %."""
    return f"{int(share * 100 + 1e-9)} %"


def more_words(number: int, noun: str = "", plural: str = "") -> str:
    """Return "and 40 more", "and 1 more line", or nothing where there are no more."""
    if number <= 0:
        return ""
    word = noun if number == 1 else plural or (noun and f"{noun}s")
    return f"and {number:,} more {word}".rstrip()


def shorten(text: str, max_length: int) -> str:
    """Return the text, or its beginning: whole sentences, or words and an ellipsis.

    Sentences are taken where they fill at least a third of the length.
    """
    if len(text) <= max_length:
        return text
    # A little more is looked at: the last sentence is told to end by what follows it.
    ends = [end for _, end in split_sentences(text[: max_length + 40]) if end <= max_length]
    if ends and ends[-1] >= max_length // 3:
        return text[: ends[-1]]
    cut = text[:max_length]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—") + " …"
