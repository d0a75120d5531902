import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model import Digest
from plugins.text.listings import (
    ONE_PAGE,
    entity_pages,
    initial,
    initials,
    keyword_pages,
    listing_pages,
)
from tests.unit.site.builders import make_crowd, make_digest


@pytest.mark.parametrize(
    ("word", "letter", "slug"),
    [
        ("ferry", "F", "f"),
        ("“Élan”", "E", "e"),
        ("Łódź", "L", "l"),
        ("Ærø", "A", "a"),
        ("жираф", "Ж", "u0416"),
        ("Ωμέγα", "Ω", "u03a9"),
        ("بغداد", "ب", "u0628"),
        ("שלום", "ש", "u05e9"),
        ("हिन्दी", "ह", "u0939"),
        ("東京", "汉字", "ideograph"),
        ("9/11", "#", "other"),
        ("", "#", "other"),
        ("\ud800", "#", "other"),
    ],
)
def test_word_is_listed_under_the_first_letter_of_its_script(word, letter, slug):
    assert (initial(word).letter, initial(word).slug) == (letter, slug)


def test_latin_comes_first_and_the_rest_last():
    words = ["9", "東", "Ж", "z", "Б", "É"]
    assert [initial(w).letter for w in sorted(words, key=initial)] == [*"EZБЖ", "汉字", "#"]


@given(st.text(max_size=4))
def test_any_word_has_an_initial_that_an_address_can_hold(word):
    assert re.fullmatch("[a-z]|u[0-9a-f]{4,6}|ideograph|other", initial(word).slug)


def test_initials_have_pages_from_so_many_words_on():
    assert initials(["b"] * ONE_PAGE) == ()
    assert [i.letter for i in initials(["b", *["a"] * ONE_PAGE])] == ["A", "B"]


def test_copy_does_not_help_a_keyword_or_a_name_to_a_page():
    digest = make_digest()
    assert "ilse tarrant" in entity_pages(digest)
    originals = [a for a in digest.articles if a.copy_of is None]
    holder = next(a for a in originals if "ilse tarrant" in {e.key for e in a.entities})
    articles = tuple(
        replace(a, copy_of=holder.id) if a.headline.startswith("Owners") else a
        for a in digest.articles
    )
    assert "ilse tarrant" not in entity_pages(replace(digest, articles=articles))


def test_keyword_that_is_a_name_has_no_page_of_its_own():
    digest = make_digest()
    pages = keyword_pages(digest, entity_pages(digest))
    assert pages["harbour council"] == "names/harbour-council/"
    assert "keywords/harbour-council/" not in listing_pages(digest)


def test_pages_of_lists_are_all_kinds():
    pages = listing_pages(make_digest())
    assert {"archive/2025/07/04/", "keywords/ferry-crews/", "outlets/coast-quay/"} <= pages
    assert {"keywords/letter/u0416/", "names/letter/other/"} <= listing_pages(make_crowd())
    assert listing_pages(Digest()) == frozenset()
