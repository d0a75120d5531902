"""How many articles a topic has over time: bars for days, weeks, months or years."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.model import NewsArticle
from plugins.site.core.models import SparkBar, Sparkline
from plugins.site.core.pages.words import count_words, day_words, month_words
from plugins.text.listings import certain_day

HEIGHT = 28
_WIDTH, _BAR = 160, 8
_LEAST = 3.0
_FEWEST = 3
"""Articles: two make two equal bars, which say no more than the dates beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A length of time: its name, the number of a day's, its words, how many fit."""

    name: str
    number: Callable[[date], int]
    words: Callable[[int], str]
    most: float


def _week_words(number: int) -> str:
    return f"week of {day_words(date.fromordinal(number * 7 + 1))}"


def _month_words(number: int) -> str:
    return month_words(date(number // 12, number % 12 + 1, 1))


# The first day of all, 1 January of the year 1, was a Monday. One bar a day for five weeks, one
# a week for a year and one a month for five years leave each bar two pixels or more.
_UNITS = (
    _Unit(
        name="day",
        number=date.toordinal,
        words=lambda number: day_words(date.fromordinal(number)),
        most=35,
    ),
    _Unit(
        name="week",
        number=lambda day: (day.toordinal() - 1) // 7,
        words=_week_words,
        most=53,
    ),
    _Unit(
        name="month",
        number=lambda day: day.year * 12 + day.month - 1,
        words=_month_words,
        most=60,
    ),
    _Unit(name="year", number=lambda day: day.year, words=str, most=float("inf")),
)


def make_sparkline(anchor: str, articles: Sequence[NewsArticle]) -> Sparkline | None:
    """Return the number of articles over time, or None where they are few or of one day.

    An article counts where its day is certain; ``articles`` holds no copies.
    """
    days = [day for article in articles if (day := certain_day(article.published))]
    if len(days) < _FEWEST or len(set(days)) < 2:
        return None
    unit = next(u for u in _UNITS if u.number(max(days)) - u.number(min(days)) < u.most)
    counts = Counter(map(unit.number, days))
    missing = len(articles) - len(days)
    return Sparkline(
        anchor=anchor,
        title=f"Articles a {unit.name}",
        description=_description(unit, counts),
        unit=unit.name.capitalize(),
        width=_width(counts),
        height=HEIGHT,
        bars=_bars(unit, counts),
        note=f"{count_words(missing, 'article')} without a certain day" if missing else "",
    )


def _width(counts: Counter[int]) -> int:
    return min(_WIDTH, _BAR * (max(counts) - min(counts) + 1))


def _bars(unit: _Unit, counts: Counter[int]) -> tuple[SparkBar, ...]:
    first, peak = min(counts), max(counts.values())
    step = _width(counts) / (max(counts) - first + 1)
    return tuple(
        SparkBar(
            x=_pixels((number - first) * step),
            y=_pixels(HEIGHT - _bar_height(counts[number], peak)),
            width=_pixels(max(step * 0.8, 1.0)),
            height=_pixels(_bar_height(counts[number], peak)),
            when=unit.words(number),
            articles=str(counts[number]),
        )
        for number in sorted(counts)
    )


def _bar_height(count: int, peak: int) -> float:
    return max(_LEAST, HEIGHT * count / peak)


def _pixels(value: float) -> str:
    """Return two decimals at most: what lies beyond differs between machines, not to the eye."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _description(unit: _Unit, counts: Counter[int]) -> str:
    peak = max(counts.values())
    at = min(number for number, count in counts.items() if count == peak)
    return (
        f"From {unit.words(min(counts))} to {unit.words(max(counts))}; "
        f"the most in {'the ' if unit.name == 'week' else ''}{unit.words(at)}, {peak}."
    )
