"""Outlet and time around a headline."""

import pytest

from plugins.captures.core.drafts import Marks
from plugins.captures.core.headers import OutletNames, read_header, read_time_line

ANY = OutletNames(known=(), any_name=True)
HEADLINE = "Ferry stays at its quay"


def read(line, outlets=ANY):
    time = read_time_line(line, outlets)
    return time and (time.outlet, time.phrase)


@pytest.mark.parametrize(
    ("line", "outlet", "phrase"),
    [
        ("Tide! News22 hours ago", "Tide! News", "22 hours ago"),
        ("TODAY49 minutes ago", "TODAY", "49 minutes ago"),
        ("Notes from the Quayjust now", "Notes from the Quay", "just now"),
        ("The Bulletin of the Harbour Pilots11-11-2023", None, "11-11-2023"),
        ("Kanal 46 hours ago", "Kanal 4", "6 hours ago"),
        ("Quay 2415 minutes ago", "Quay 24", "15 minutes ago"),
        ("h24NEWS21-07-2021", "h24NEWS", "21-07-2021"),
        ("20 Knots · 40 minutes ago", "20 Knots", "40 minutes ago"),
        ("North / South Advocate3 days ago", "North / South Advocate", "3 days ago"),
        ("5 hours ago · h24NEWS", "h24NEWS", "5 hours ago"),
    ],
)
def test_any_name_may_stand_before_the_time(line, outlet, phrase):
    if outlet is None:
        outlet = line.removesuffix(phrase)
    assert read(line) == (outlet, phrase)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("timean hour ago", (None, "an hour ago")),
        ("Published 3 hours ago", (None, "3 hours ago")),
        ("15 hours ago", (None, "15 hours ago")),
        ("The town, from its walls to today", None),
        ("India Today", None),
        ("Mayor is for single-payer", None),
    ],
)
def test_alt_texts_lead_ins_and_headlines_name_no_outlet(line, expected):
    assert read(line) == expected


def header(*lines, outlets=ANY):
    def reader(text):
        return read_time_line(text, outlets)

    return read_header(Marks((HEADLINE, *lines, "It froze.")), (0,), outlets, reader)


def test_outlet_named_like_a_day_is_told_from_the_time_below_it():
    found = header("TODAY", "49 minutes ago", "• TODAY")
    assert (found.outlet, found.outlet_lines) == ("TODAY", (1, 3))
    assert found.time.phrase == "49 minutes ago"


@pytest.mark.parametrize(
    "name", ["saltmarsh24.example", "h24NEWS", "The Friends of the Old Harbour Weekly Letter"]
)
def test_names_of_any_shape_count_where_every_header_names_an_outlet(name):
    assert header(name, "5 hours ago", f"• {name}").outlet == name
    known = OutletNames(known=())
    assert header(name, "5 hours ago", outlets=known).outlet is None


def test_address_is_no_outlet():
    found = header("Order it here: https://quay.example/rope", "5 hours ago")
    assert (found.outlet, found.time) == (None, None)
