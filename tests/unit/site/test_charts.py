"""Drawings: what they show is what their tables say, and nothing overlaps."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from urllib.parse import urldefrag
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model import UNKNOWN_DATE, Event, NewsArticle
from plugins.site.core.models import Strip
from plugins.site.core.pages.index import make_index
from plugins.site.core.pages.sparkline import HEIGHT, make_sparkline
from plugins.site.core.pages.topic_strip import LANES_MAX, NARROWEST, make_strip
from tests.unit.site.builders import article, make_site, on_day, on_or_after
from tests.unit.site.hostile import HOSTILE, make_hostile
from tests.unit.site.rendering import render_pages
from tests.unit.site.story import digest_of, make_event, make_story

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
EVENTS = st.lists(st.tuples(DAYS, st.integers(0, 40), st.integers(1, 9)), max_size=60)


def report(number: int, day: date | None):
    published = on_day(day.day, day.month, day.year) if day else UNKNOWN_DATE
    return article(f"{number:012d}", f"Headline {number}", "Text.", published=published)


def strip_of(*events: tuple[date | None, int, int]) -> Strip | None:
    """Return the strip of events given as first day, length in days, number of articles."""
    found: list[NewsArticle] = []
    made: list[Event] = []
    for number, (day, length, articles) in enumerate(events):
        days = [day] * (articles - 1) + [day + timedelta(days=length) if day else None]
        own = tuple(report(100 * number + n, d) for n, d in enumerate(days))
        found += own
        made.append(make_event(f"event-{number}", f"Event {number}", own))
    digest = digest_of(tuple(found), tuple(made))
    return make_strip(make_index(digest, make_site()), digest.topics[0])


def percent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


def test_strip_shows_each_event_of_a_certain_day_and_its_table_all():
    digest = make_story()
    strip = make_strip(make_index(digest, make_site()), digest.topics[0])
    assert strip is not None
    assert [mark.label for mark in strip.marks] == [
        "Senna dam opens: 3–4 Jun 2025, 7 articles",
        "Villages move: 20–24 Jun 2025, 2 articles",
        "Court stops it: 18 Aug 2025, 1 article",
        "أغنية: 19 Aug 2025, 1 article",
    ]
    assert [mark.count for mark in strip.marks] == ["7", "2", "", ""]
    assert [(row.event.text, row.articles, row.outlets) for row in strip.rows] == [
        ("Senna dam opens", "7", "6"),
        ("Villages move", "2", "1"),
        ("Court stops it", "1", "1"),
        ("أغنية", "1", "1"),
        ("Rumour of a crack", "1", "1"),
    ]
    assert strip.note == "In the table alone: 1 event without a certain day."
    assert [tick.text for tick in strip.ticks] == ["3 Jun 2025", "Jul", "19 Aug 2025"]


def test_strip_runs_from_the_first_day_to_the_last():
    day = date(2025, 6, 1)
    strip = strip_of((day, 0, 1), (day + timedelta(days=50), 50, 2))
    assert strip is not None
    first, last = strip.marks
    assert (first.x, first.end, last.x, last.end) == ("6%", "6%", "50%", "94%")


@pytest.mark.parametrize(
    "events",
    [(), ((None, 0, 1), (None, 0, 2)), ((date(2025, 6, 1), 0, 1), (date(2025, 6, 1), 3, 2))],
    ids=("none", "undated", "one day"),
)
def test_events_that_begin_on_one_day_make_no_strip(events):
    assert strip_of(*events) is None


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_nothing_on_a_strip_overlaps_on_the_narrowest_page(events):
    strip = strip_of(*events)
    if strip is None:
        return
    boxes = [
        (
            percent(mark.x) / 100 * NARROWEST - mark.radius,
            percent(mark.end) / 100 * NARROWEST + mark.radius,
            mark.y - mark.radius,
            mark.y + mark.radius,
        )
        for mark in strip.marks
    ]
    for one, other in combinations(boxes, 2):
        beside = one[1] <= other[0] + 0.1 or other[1] <= one[0] + 0.1
        assert beside or one[3] <= other[2] or other[3] <= one[2]
    for left, right, top, bottom in boxes:
        assert left >= 0
        assert right <= NARROWEST
        assert top >= 0
        assert bottom <= strip.axis


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_words_below_a_strip_do_not_overlap(events):
    strip = strip_of(*events)
    if strip is None:
        return
    spans = []
    for tick in strip.ticks:
        width = 7 * len(tick.text)
        shift = {"start": 0, "middle": width / 2, "end": width}[tick.anchor]
        start = percent(tick.text_x) / 100 * NARROWEST - shift
        spans.append((start, start + width))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= NARROWEST


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_every_event_is_on_the_strip_or_said_to_be_in_the_table_alone(events):
    strip = strip_of(*events)
    if strip is None:
        return
    missing = len(events) - len(strip.marks)
    assert len(strip.rows) == len(events)
    assert bool(strip.note) == bool(missing)
    assert str(missing) in strip.note or not missing


def test_crowded_days_leave_the_smallest_events_to_the_table():
    day = date(2025, 6, 1)
    crowd = [(day, 0, 1) for _ in range(LANES_MAX + 2)]
    strip = strip_of(*crowd, (day, 0, 5), (day + timedelta(days=90), 0, 1))
    assert strip is not None
    assert len(strip.marks) == LANES_MAX + 1
    assert "5" in {mark.count for mark in strip.marks}
    assert strip.note == "In the table alone: 3 events of crowded days."


@pytest.mark.parametrize(
    ("length", "inner"),
    [
        (8, ["7 Jun", "9 Jun"]),
        (20, ["16 Jun"]),
        (80, ["Jul"]),
        (400, ["Oct", "Dec", "Feb"]),
        (4000, ["2029", "2031"]),
    ],
)
def test_words_between_the_ends_fit_the_length_of_the_story(length, inner):
    first = date(2025, 6, 4)
    strip = strip_of((first, 0, 1), (first + timedelta(days=length), 0, 1))
    assert strip is not None
    assert [tick.text for tick in strip.ticks[1:-1]] == inner


def spark_of(*days: date | None):
    return make_sparkline("spark-x", [report(n, day) for n, day in enumerate(days)])


def test_sparkline_counts_articles_a_day():
    chart = spark_of(date(2025, 6, 2), date(2025, 6, 2), date(2025, 6, 4), None)
    assert chart is not None
    assert (chart.title, chart.unit, chart.width) == ("Articles a day", "Day", 24)
    assert [(bar.when, bar.articles) for bar in chart.bars] == [
        ("2 Jun 2025", "2"),
        ("4 Jun 2025", "1"),
    ]
    assert [(bar.x, bar.y, bar.height) for bar in chart.bars] == [
        ("0", "0", "28"),
        ("16", "14", "14"),
    ]
    assert chart.note == "1 article without a certain day"
    assert chart.description == "From 2 Jun 2025 to 4 Jun 2025; the most in 2 Jun 2025, 2."


@pytest.mark.parametrize(
    ("days", "unit", "last"),
    [
        (34, "Day", "5 Jul 2025"),
        (35, "Week", "week of 30 Jun 2025"),
        (360, "Week", "week of 25 May 2026"),
        (400, "Month", "July 2026"),
        (1900, "Year", "2030"),
    ],
)
def test_sparkline_has_bars_of_a_fitting_length(days, unit, last):
    first = date(2025, 6, 1)
    chart = spark_of(first, first, first + timedelta(days=days))
    assert chart is not None
    assert (chart.unit, chart.bars[-1].when) == (unit, last)


@pytest.mark.parametrize(
    "days",
    [
        (),
        (None, None, None),
        (date(2025, 6, 1),) * 3,
        (date(2025, 6, 1), date(2025, 6, 3), None),
    ],
)
def test_articles_of_one_day_or_fewer_than_three_make_no_sparkline(days):
    assert spark_of(*days) is None


def test_article_of_an_open_date_is_in_no_bar():
    dated = [report(n, date(2025, 6, n)) for n in (1, 2, 3)]
    chart = make_sparkline("x", [*dated, article("c", "C", published=on_or_after(1))])
    assert chart is not None
    assert [bar.articles for bar in chart.bars] == ["1", "1", "1"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dates(), max_size=30))
def test_bars_stand_inside_the_sparkline_in_order(days):
    chart = spark_of(*days)
    if chart is None:
        return
    assert sum(int(bar.articles) for bar in chart.bars) == len(days)
    places = [float(bar.x) for bar in chart.bars]
    assert places == sorted(set(places)) or chart.unit == "Year"
    for bar in chart.bars:
        assert 0 <= float(bar.x) <= float(bar.x) + float(bar.width) <= chart.width + 1
        assert abs(float(bar.y) + float(bar.height) - HEIGHT) < 0.02


def parsed(html: str) -> ElementTree.Element:
    """Return a page; raises on anything the HTML standard calls an error."""
    page: ElementTree.Element = html5lib.HTMLParser(strict=True).parse(html)
    return page


def named(page: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return [element for element in page.iter() if str(element.tag).endswith(f"}}{tag}")]


@pytest.mark.parametrize("path", ["topics/senna-dam/", "topics/"])
def test_drawing_has_title_description_and_a_table_of_the_same_numbers(path):
    page = parsed(render_pages(make_story(), make_site())[path])
    (drawing,) = named(page, "svg")
    for attribute, tag in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
        words = named(drawing, tag)[0]
        assert words.attrib["id"] == drawing.attrib[attribute]
        assert words.text
    shapes = len(named(drawing, "circle")) + len(named(drawing, "rect"))
    rows = [row for row in named(page, "tr") if named(row, "td")]
    assert shapes == 4
    assert len(rows) == (5 if named(drawing, "circle") else 4)


def test_every_circle_leads_to_the_section_of_its_event():
    page = parsed(render_pages(make_story(), make_site())["topics/senna-dam/"])
    (drawing,) = named(page, "svg")
    ids = {e.attrib["id"] for e in named(page, "li") if "id" in e.attrib}
    assert [a.attrib["href"][1:] in ids for a in named(drawing, "a")] == [True] * 4
    assert len(ids) == 5


def test_pages_of_a_story_are_well_formed_and_their_links_lead_somewhere():
    # The chrome leads to the names of another digest.
    site = replace(make_site(""), navigation=())
    found = {p: parsed(html) for p, html in render_pages(make_story(), site).items()}
    ids = {
        p: {e.attrib["id"] for e in page.iter() if "id" in e.attrib} for p, page in found.items()
    }
    for path, page in found.items():
        for link in named(page, "a"):
            target, fragment = urldefrag(link.attrib["href"])
            address = target.removeprefix("/") if target else path
            assert address in found or address.startswith("feeds/"), (path, target)
            assert not fragment or fragment in ids[address], (path, target, fragment)


def test_hostile_words_stay_words_in_drawings():
    pages = render_pages(make_hostile(make_story()), make_site())
    drawings = [
        svg
        for path in ("topics/", "topics/senna-dam/")
        for svg in named(parsed(pages[path]), "svg")
    ]
    assert any(HOSTILE in element.attrib.get("aria-label", "") for element in drawings[1].iter())
    for element in (e for drawing in drawings for e in drawing.iter()):
        assert not str(element.tag).endswith("script")
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.attrib.get("href", "#e-").startswith("#e-")
