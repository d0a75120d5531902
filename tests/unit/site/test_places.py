"""Audit pages stay bounded, and every line is found on them."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.model import Label
from plugins.site.core.pages.places import (
    FOLD_FROM,
    ROWS_MAX,
    Places,
    make_places,
    shown_groups,
)
from tests.unit.site.builders import capture, line


def numbers(groups) -> list[tuple[int, int]]:
    return [(group[0].number, group[-1].number) for group in groups]


def test_neighbouring_blank_lines_share_a_row():
    lines = (
        line(1, "a", Label.AD, "x"),
        line(2, "", Label.BLANK, "b"),
        line(3, " ", Label.BLANK, "b"),
        line(4, "a", Label.AD, "x"),
    )
    assert numbers(shown_groups(capture("c", "c", lines))) == [(1, 1), (2, 3), (4, 4)]


def test_lines_of_a_long_capture_that_one_rule_removed_share_a_row():
    ads = tuple(line(n, "a", Label.AD, "x") for n in range(1, FOLD_FROM + 1))
    text = line(FOLD_FROM + 1, "Boats.", Label.BODY, "prose", article="c-1")
    assert len(shown_groups(capture("c", "c", ads))) == FOLD_FROM
    assert numbers(shown_groups(capture("c", "c", (*ads, text)))) == [
        (1, FOLD_FROM),
        (FOLD_FROM + 1, FOLD_FROM + 1),
    ]


def test_page_ends_after_a_number_of_rows():
    kept = tuple(line(n, "Boats.", Label.BODY, "prose") for n in range(1, 3 * ROWS_MAX))
    found = capture("c", "c", kept)
    assert numbers(shown_groups(found))[-1] == (ROWS_MAX, ROWS_MAX)
    places = make_places([found], "/repo")[found.id]
    assert places.href(ROWS_MAX) == f"/repo/captures/c/#L{ROWS_MAX}"
    assert places.href(ROWS_MAX + 1) == "/repo/captures/c/"


def test_line_without_a_row_of_its_own_is_found_at_the_one_that_stands_for_it():
    places = Places(page="/p/", starts=(1, 5, 9), last=12)
    assert [places.href(n) for n in (1, 4, 5, 12)] == ["/p/#L1", "/p/#L1", "/p/#L5", "/p/#L9"]
    assert [places.href(n) for n in (0, 13, None)] == ["/p/"] * 3
    assert (places.link(4).text, places.link(None).text) == ("4", "")


@given(st.lists(st.sampled_from([Label.BLANK, Label.AD, Label.BODY, Label.CREDIT]), max_size=60))
def test_groups_joined_are_the_lines(labels):
    lines = tuple(line(n, "a", label, "x") for n, label in enumerate(labels, start=1))
    groups = shown_groups(capture("c", "c", lines))
    assert tuple(found for group in groups for found in group) == lines
