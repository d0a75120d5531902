from dataclasses import replace
from datetime import UTC, datetime

from plugins.model import UNKNOWN_DATE, DateInterval
from plugins.text.dated import date_key, date_range
from tests.unit.topics.articles import make_article

EARLY = make_article(2, "Dam bursts", "The dam burst.", "2031-03-04")
LATE = make_article(1, "Dam mended", "The dam was mended.", "2031-05-06")
UNDATED = replace(EARLY, id=make_article(0, "Dam", "").id, published=UNKNOWN_DATE)


def test_articles_come_by_date_and_undated_ones_last():
    assert sorted([UNDATED, LATE, EARLY], key=date_key) == [EARLY, LATE, UNDATED]


def test_articles_of_one_moment_come_by_id():
    twin = replace(EARLY, id=LATE.id)
    assert sorted([EARLY, twin], key=date_key) == [twin, EARLY]


def test_range_leaves_out_what_has_no_date():
    assert date_range([EARLY, LATE, UNDATED]) == (EARLY.published, LATE.published)
    assert date_range([UNDATED]) == (UNKNOWN_DATE, UNKNOWN_DATE)


def test_lower_bound_is_a_date():
    since = DateInterval(earliest=datetime(2030, 1, 1, tzinfo=UTC))
    assert date_range([replace(EARLY, published=since)]) == (since, since)
