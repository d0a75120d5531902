import pytest

from plugins.text.tokens import split_terms, split_words, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recognise", "recognized"),
        ("recognises", "recognize"),
        ("sanctions", "sanction"),
        ("agencies", "agency"),
        ("purges", "purged"),
        ("planned", "planning"),
        ("defence", "defense"),
        ("centres", "center"),
        ("labour", "labor"),
    ],
)
def test_forms_of_one_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("recognition", "recognize"), ("russian", "russia"), ("king", "kings-"), ("rise", "raise")],
)
def test_other_words_keep_other_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["sing", "seed", "bus", "gas", "crisis", "congress", "virus"])
def test_words_that_only_look_inflected_are_left_alone(word):
    assert stem(word) == word


def test_possessives_and_curly_apostrophes_are_cut():
    assert list(split_words("O’Neill’s boats, the crews' don't")) == [
        "o'neill",
        "boats",
        "the",
        "crews",
        "don't",
    ]


def test_hyphens_part_words():
    assert list(split_terms("Velm-Ostermouth treaty")) == ["velm", "ostermouth", "treaty"]


def test_years_function_words_and_news_words_are_no_terms():
    assert list(split_terms("In 2031, according to the reports, 149 dams on Monday")) == [
        "149",
        "dam",
    ]


def test_runs_too_long_for_a_word_are_no_terms():
    assert list(split_terms("x" * 100_000)) == []


def test_a_word_in_another_script_is_a_term():
    assert list(split_terms("Ψηφοφορία")) == ["ψηφοφορία"]
