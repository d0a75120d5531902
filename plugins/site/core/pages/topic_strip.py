"""The storyline of a topic: its events along time, as places on a strip and as a table.

The strip is as wide as the page: places along it are percents, heights are pixels. What must
not overlap is kept apart on the narrowest page there is; on wider ones there is more room.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from plugins.model import Event, Topic
from plugins.site.core.models import Link, Strip, StripMark, StripRow, StripTick
from plugins.site.core.pages.events import (
    event_originals,
    event_when,
    topic_events,
)
from plugins.site.core.pages.index import Index, independent_outlets
from plugins.site.core.pages.words import MONTHS, count_words, day_words, span_words
from plugins.text.addresses import event_fragment
from plugins.text.listings import certain_day

NARROWEST = 288
"""Pixels: a page of 320 without its margins."""

LANES_MAX = 10
"""Rows of circles. Events of days more crowded than that are in the table alone."""

_MARGIN = 6.0
_RADIUS_MAX = 16
_CHARACTER = 100 * 7 / NARROWEST
_GAP = 100 * 6 / NARROWEST
_BELOW = 26

# Percent of the width. On a phone of 390 pixels a shorter bar is a speck behind its circle.
_BAR_LEAST = 5.0

# Days from which the words below the strip are years, months, Mondays; fewer are days.
_YEARS_FROM, _MONTHS_FROM, _WEEKS_FROM = 3 * 365, 45, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """An event with certain days: the first, the last, and how many articles it has."""

    event: Event
    first: date
    last: date
    articles: int

    @property
    def radius(self) -> int:
        """Pixels: areas, not widths, grow with the number of articles."""
        return min(_RADIUS_MAX, round(4 + 4 * sqrt(self.articles)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: date
    last: date

    def place(self, day: date) -> float:
        """Return where a day is, in percent of the width."""
        share = (day - self.first).days / (self.last - self.first).days
        return _MARGIN + (100 - 2 * _MARGIN) * share


def make_strip(index: Index, topic: Topic) -> Strip | None:
    """Return the storyline of a topic, or None where its events are not of several days."""
    events = topic_events(index, topic)
    spans = tuple(span for event in events if (span := _span(index, event)))
    if len({span.first for span in spans}) < 2:
        return None
    scale = _Scale(first=min(s.first for s in spans), last=max(s.last for s in spans))
    lanes = _assign_lanes(spans, scale)
    height = max(26, 2 * max(span.radius for span in spans) + 4)
    axis = (max(lanes.values()) + 1) * height + 2
    days = span_words(scale.first, scale.last)
    return Strip(
        title=f"Events, {days}",
        description=_description(len(spans), days),
        height=axis + _BELOW,
        axis=axis,
        tick_end=axis + 5,
        words=axis + 20,
        marks=tuple(_mark(s, scale, axis, height, lanes) for s in spans if s.event.slug in lanes),
        ticks=tuple(_ticks(scale)),
        note=_note(len(events) - len(spans), len(spans) - len(lanes)),
        rows=tuple(_row(index, event) for event in events),
    )


def _span(index: Index, event: Event) -> _Span | None:
    articles = event_originals(index, event)
    days = [day for article in articles if (day := certain_day(article.published))]
    if not days:
        return None
    return _Span(event=event, first=min(days), last=max(days), articles=len(articles))


def _assign_lanes(spans: Iterable[_Span], scale: _Scale) -> dict[str, int]:
    """Return the row of each event from the axis up, by slug: the first with room for it.

    Events of most articles choose first; without room in any row an event gets none.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES_MAX)]
    lanes = {}
    for span in sorted(spans, key=lambda s: (-s.articles, s.first, s.event.slug)):
        reach = 100 * max(span.radius, 12) / NARROWEST
        start, end = scale.place(span.first) - reach, scale.place(span.last) + reach
        for lane, others in enumerate(taken):
            if all(end <= left or right <= start for left, right in others):
                others.append((start, end))
                lanes[span.event.slug] = lane
                break
    return lanes


def _mark(span: _Span, scale: _Scale, axis: int, height: int, lanes: dict[str, int]) -> StripMark:
    number = count_words(span.articles, "article")
    first, last = scale.place(span.first), scale.place(span.last)
    return StripMark(
        href=f"#{event_fragment(span.event.slug)}",
        label=f"{span.event.title}: {span_words(span.first, span.last)}, {number}",
        count=str(span.articles) if span.articles > 1 else "",
        x=_percent(first),
        end=_percent(last if last - first >= _BAR_LEAST else first),
        y=axis - lanes[span.event.slug] * height - height // 2 - 1,
        radius=span.radius,
    )


def _percent(value: float) -> str:
    """Return "37.5%": two decimals tell tenths of a pixel apart, and machines no more."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _ticks(scale: _Scale) -> Iterator[StripTick]:
    """Yield both ends with their full date, and the days between that have room for words."""
    first, last = day_words(scale.first), day_words(scale.last)
    left = len(first) * _CHARACTER + _GAP
    right = 100 - len(last) * _CHARACTER - _GAP
    yield _tick(scale, scale.first, first, "start")
    for day, words in _inner_days(scale):
        place, half = scale.place(day), len(words) * _CHARACTER / 2
        if left <= place - half and place + half <= right:
            left = place + half + _GAP
            yield _tick(scale, day, words, "middle")
    yield _tick(scale, scale.last, last, "end")


def _tick(scale: _Scale, day: date, words: str, anchor: str) -> StripTick:
    place = _percent(scale.place(day))
    ends = {"start": "0%", "end": "100%"}
    return StripTick(x=place, text=words, text_x=ends.get(anchor, place), anchor=anchor)


def _inner_days(scale: _Scale) -> Iterator[tuple[date, str]]:
    """Yield years, months, Mondays or days between the ends, whichever are few, with words."""
    length = (scale.last - scale.first).days
    for day in _steps(scale, length):
        month = MONTHS[day.month - 1][:3]
        if length > _YEARS_FROM:
            yield day, str(day.year)
        elif length > _MONTHS_FROM:
            yield day, f"{month} {day.year}" if day.month == 1 else month
        else:
            yield day, f"{day.day} {month}"


def _steps(scale: _Scale, length: int) -> Iterator[date]:
    first, last = scale.first, scale.last
    if length > _YEARS_FROM:
        yield from (date(year, 1, 1) for year in range(first.year + 1, last.year + 1))
    elif length > _MONTHS_FROM:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        yield from (date(month // 12, month % 12 + 1, 1) for month in months)
    else:
        days = (first + timedelta(days=n) for n in range(1, length))
        yield from (day for day in days if length <= _WEEKS_FROM or day.weekday() == 0)


def _description(number: int, days: str) -> str:
    return (
        f"{count_words(number, 'event')}, {days}, along time. Each circle is an event and leads to "
        "its part of this page; larger ones have more articles, and a bar reaches to the day of "
        "the last. The table below holds the same numbers."
    )


def _note(undated: int, crowded: int) -> str:
    """Say which events the table has and the strip has not."""
    parts = (
        f"{count_words(undated, 'event')} without a certain day" if undated else "",
        f"{count_words(crowded, 'event')} of crowded days" if crowded else "",
    )
    left_out = " and ".join(filter(None, parts))
    return f"In the table alone: {left_out}." if left_out else ""


def _row(index: Index, event: Event) -> StripRow:
    articles = event_originals(index, event)
    return StripRow(
        when=event_when(articles),
        event=Link(text=event.title, href=f"#{event_fragment(event.slug)}"),
        articles=str(len(articles)),
        outlets=str(len(independent_outlets(articles))),
    )
