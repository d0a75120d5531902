"""White space that copied links leave behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model import Repair
from plugins.text.repairs import apply_repairs, find_repairs


@pytest.mark.parametrize(
    ("text", "shown", "rules"),
    [
        ("Saltmarsh 's mayor", "Saltmarsh's mayor", ["possessive-gap"]),
        ("the 1990 ’s, she said", "the 1990’s, she said", ["possessive-gap"]),
        ("in Saltmarsh , where", "in Saltmarsh, where", ["space-before-stop"]),
        ("of the quay .", "of the quay.", ["space-before-stop"]),
        ("the pilots ( all six ) left", "the pilots (all six) left", ["space-in-brackets"] * 2),
        ('they "might " sail', 'they "might" sail', ["space-in-quotes"]),
        ("it  froze", "it froze", ["doubled-space"]),
    ],
)
def test_artefact_is_repaired_and_named(text, shown, rules):
    repairs = find_repairs(text)
    assert apply_repairs(text, repairs) == shown
    assert [repair.rule for repair in repairs] == rules


@pytest.mark.parametrize(
    "text",
    [
        "Il dit : « Oui ; non ! »",
        "and then . . . nothing",
        "version .5 of it",
        'an odd " mark',
        "\"She said: 'No.' \" It was",
        'He said "yes" and "no" to it',
        "(a) and (b)",
        "",
    ],
)
def test_other_space_stays(text):
    assert find_repairs(text) == ()


@given(st.text(alphabet="ab 's’,.()\"[]\u00a0é", max_size=60))
def test_repairs_take_out_white_space_and_nothing_else(text):
    repairs = find_repairs(text)
    ends = [0, *(repair.end for repair in repairs)]
    assert all(end <= repair.start < repair.end for end, repair in zip(ends, repairs, strict=False))
    assert all(text[repair.start : repair.end].isspace() and not repair.shown for repair in repairs)
    shown = apply_repairs(text, repairs)
    assert shown.replace(" ", "") == text.replace(" ", "")


def test_repairs_that_do_not_fit_the_text_are_left_out():
    outside = Repair(start=3, end=9, shown="", rule="r")
    inside = Repair(start=1, end=2, shown="-", rule="r")
    assert apply_repairs("a b", (outside, inside, inside)) == "a-b"
