import pytest

from plugins.keywords.core.words import (
    Spelling,
    count_spellings,
    show_name,
    split_words,
    straighten,
)
from plugins.keywords.data.english import ENGLISH
from plugins.keywords.yake_wall import stop_words

STOPS = stop_words("en")


def words_of(text):
    return split_words(straighten(text), STOPS, ENGLISH)


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ("“Stop!” he said", '"Stop!" he said.'),
        ("The mayor’s plan", "The mayor , plan."),
        ("The mayor 's plan", "The mayor , plan."),
        ("The workers' plan", "The workers , plan."),
        ("called 'brave' by some", 'called "brave" by some.'),
        ("a ship—the last", "a ship - the last."),
        ("Done.", "Done."),
        ("Why?", "Why?"),
        ("no\u00a0break  here", "no break here."),
        ("", ""),
    ],
)
def test_paragraph_is_straightened(text, straight):
    assert straighten(text) == straight


def test_apostrophe_inside_a_name_stays():
    assert [word.text for word in words_of("Ms O'Hara didn't go")] == [
        "Ms",
        "O'Hara",
        "didn't",
        "go",
    ]


def test_marks_break_and_sentences_open():
    words = {word.text: word for word in words_of("Rain fell, heavily. Rivers (all) rose.")}

    assert not words["fell"].breaks
    assert words["heavily"].breaks
    assert not words["heavily"].opens
    assert words["Rivers"].opens
    assert words["all"].opens


def test_full_stop_of_an_abbreviation_is_no_boundary():
    words = words_of("Then Mr. John F. Berg of the U.S. Navy spoke")

    assert [word.text for word in words if word.breaks] == ["Then"]
    assert "Mr." in [word.text for word in words]


def test_acronym_like_a_stop_word_is_another_word():
    keys = [word.key for word in words_of("The US told us")]

    assert keys == ["the", "u.s", "told", "us"]


def test_hyphenated_words_and_figures_are_words():
    texts = [word.text for word in words_of("A two-year plan cost 3.5 million")]

    assert texts == ["A", "two-year", "plan", "cost", "3.5", "million"]


def test_capital_at_the_start_of_a_sentence_is_no_evidence():
    spellings = count_spellings(words_of("Ferries sail. The ferries of Moss sail to Moss."))

    assert spellings["ferries"] == Spelling(small=1, capital=0)
    assert spellings["moss"] == Spelling(small=0, capital=2)


@pytest.mark.parametrize(
    "name",
    ["Workers' Party", "St. James's Park", "Women's March", "Holm & Berg", "PG&E", "Ada Berg"],
)
def test_name_is_shown_as_it_stands(name):
    assert show_name(split_words(name, STOPS, ENGLISH)) == name


def test_letters_joined_by_an_ampersand_are_one_word():
    assert [word.text for word in split_words("AT&T and R&B", STOPS, ENGLISH)] == [
        "AT&T",
        "and",
        "R&B",
    ]
