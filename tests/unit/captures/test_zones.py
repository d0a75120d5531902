"""Zones: what is in the table agrees with the zone database, what means several is left out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from plugins.captures.core.zones import zone_offset

PLACES = {
    "GMT": ("Europe/London", 1),
    "BST": ("Europe/London", 7),
    "CET": ("Europe/Berlin", 1),
    "CEST": ("Europe/Berlin", 7),
    "EET": ("Europe/Kyiv", 1),
    "EEST": ("Europe/Kyiv", 7),
    "MSK": ("Europe/Moscow", 7),
    "EST": ("America/New_York", 1),
    "EDT": ("America/New_York", 7),
    "CDT": ("America/Chicago", 7),
    "MDT": ("America/Denver", 7),
    "PST": ("America/Los_Angeles", 1),
    "PDT": ("America/Los_Angeles", 7),
    "JST": ("Asia/Tokyo", 7),
    "KST": ("Asia/Seoul", 7),
    "HKT": ("Asia/Hong_Kong", 7),
    "PKT": ("Asia/Karachi", 7),
    "AEST": ("Australia/Sydney", 7),
    "AEDT": ("Australia/Sydney", 1),
    "NZST": ("Pacific/Auckland", 7),
    "NZDT": ("Pacific/Auckland", 1),
}
AMERICAN = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}


def place(name):
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no zone database")


@pytest.mark.parametrize("zone", sorted(PLACES))
def test_abbreviation_means_what_it_means_where_it_is_used(zone):
    name, month = PLACES[zone]
    noon = datetime(2025, month, 15, 12, tzinfo=place(name))
    assert zone_offset(zone, noon.date()) == noon.utcoffset()


@pytest.mark.parametrize("zone", sorted(AMERICAN))
def test_american_zones_know_summer(zone):
    for days in range(0, 4 * 366):
        noon = datetime(2023, 1, 1, 12, tzinfo=place(AMERICAN[zone])) + timedelta(days=days)
        assert zone_offset(zone, noon.date()) == noon.utcoffset(), noon


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("Z", 0),
        ("+01:00", 1),
        ("-0330", -3.5),
        ("UTC+3", 3),
        ("GMT-5", -5),
        ("(BST)", 1),
        ("мск", 3),
    ],
)
def test_offsets_are_read_in_figures(zone, hours):
    assert zone_offset(zone, date(2025, 7, 4)) == timedelta(hours=hours)


@pytest.mark.parametrize("zone", ["IST", "CST", "AST", "MST", "read", "", "+25:00", "UTC+99"])
def test_zone_that_means_several_or_none_stays_open(zone):
    assert zone_offset(zone, datetime(2025, 7, 4, tzinfo=UTC).date()) is None
