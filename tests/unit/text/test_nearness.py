from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from plugins.model import UNKNOWN_DATE, DateInterval
from plugins.text.nearness import Calendar

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)


def at(days):
    moment = NOON + timedelta(days=days)
    return DateInterval(earliest=moment, latest=moment)


def between(first, last):
    return DateInterval(earliest=NOON + timedelta(days=first), latest=NOON + timedelta(days=last))


def near(one, other):
    calendar = Calendar([one, other])
    there = calendar.nearness(np.array([0]), np.array([1]))[0]
    back = calendar.nearness(np.array([1]), np.array([0]))[0]
    assert there == back
    return there


@pytest.mark.parametrize("days", [0, 0.5, 1])
def test_reports_up_to_a_day_apart_are_of_one_day(days):
    assert near(at(0), at(days)) == 1


def test_every_day_counts_and_none_so_much_that_a_wrong_date_parts_all():
    factors = [near(at(0), at(days)) for days in (1, 2, 3, 10, 400)]
    assert factors == sorted(factors, reverse=True)
    assert factors[-1] == pytest.approx(0.1)


def test_days_are_counted_between_the_nearest_ends_of_intervals():
    assert near(between(0, 1), between(1.5, 2)) == 1
    assert near(between(0, 1), between(4, 5)) == near(at(1), at(4))


@pytest.mark.parametrize(
    "vague",
    [UNKNOWN_DATE, DateInterval(earliest=NOON - timedelta(days=20)), between(-20, 20)],
)
def test_pair_without_two_days_counts_two_fifths(vague):
    assert near(vague, at(0)) == 0.4
    assert near(vague, UNKNOWN_DATE) == 0.4


def test_what_is_surely_later_is_not_near_however_vague_it_is():
    assert near(DateInterval(earliest=NOON), at(-30)) < 0.11


def test_earliest_and_latest_moments_there_are_do_no_harm():
    first = DateInterval(earliest=datetime.min.replace(tzinfo=UTC))
    last = datetime.max.replace(tzinfo=UTC)
    assert near(first, DateInterval(earliest=last, latest=last)) == 0.4
