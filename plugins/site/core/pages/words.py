"""Dates, counts and labels in words."""

from collections.abc import Iterable
from datetime import date, timedelta

from plugins.model import DateInterval, NewsArticle, Precision
from plugins.site.core.models import When
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


def _clock_words(interval: DateInterval) -> str:
    """Return "at 14:05 UTC" where the minute is known."""
    earliest, latest = interval.earliest, interval.latest
    if interval.precision is not Precision.MINUTE or not earliest or not latest:
        return ""
    certain = latest - earliest <= timedelta(minutes=1)
    return f"at {earliest:%H:%M} {earliest.tzname() or ''}".strip() if certain else ""


def article_when(article: NewsArticle) -> When:
    """Return the date of an article with the words it rests on."""
    interval = article.published
    text, iso = _date_words(interval)
    phrase = f"“{article.time_phrase}”" if article.time_phrase else ""
    if text == UNKNOWN:
        text = f"{UNKNOWN} ({phrase})" if phrase else UNKNOWN
        return When(text=text, iso="", phrase=phrase, basis="")
    basis = "" if interval.basis == "unknown" else interval.basis
    parts = (_clock_words(interval), f"from {phrase}" if phrase else "", basis)
    return When(text=text, iso=iso, phrase=phrase, basis=", ".join(filter(None, parts)))


def interval_when(interval: DateInterval) -> When:
    """Return a date alone, without what it rests on."""
    text, iso = _date_words(interval)
    return When(text=text, iso=iso, phrase="", basis="")


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


def percent_words(share: float) -> str:
    """Return a share in 0..1 as "38 %"."""
    return f"{round(share * 100)} %"


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
