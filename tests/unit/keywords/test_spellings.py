import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.keywords.core.spellings import (
    given_marks,
    is_longer_name,
    is_short_given,
    may_be_one_person,
    person_words,
    place_fold,
    shorter_names,
)
from plugins.keywords.data.english import ENGLISH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyi"),
        ("Mohammed al-Rashid", "Muhammad al-Rashid"),
        ("Recep Erdoğan", "Recep Erdogan"),
        ("Nikol Pashinyan", "Nikol Pashinian"),
        ("Jean-Luc Roux", "Jean Luc Roux"),
        ("John F. Berg", "John Forbes Berg"),
    ],
)
def test_romanisations_are_one_person(one, other):
    assert may_be_one_person(one, other)
    assert may_be_one_person(other, one)
    # By these one is found among all of the other's surname.
    assert set(given_marks(one)) & set(given_marks(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "John Smyth"),
        ("Brian Holm", "Bryan Holm"),
        ("Anna Berg", "Anne Berg"),
        ("Daniel Roe", "Daniela Roe"),
        ("Claudia Costa", "Claudio Costa"),
        ("Bruce Li", "Bruce Ly"),
        ("Jan Reed", "Jan Reid"),
        ("Sergei Lavrov", "Lavrov"),
        ("Zelensky", "Zelenskyy"),
        ("Karen Olesen", "Karin Olesen"),
        ("J. Berg", "John Berg"),
        ("John F. Berg", "John G. Berg"),
        ("", ""),
    ],
)
def test_other_names_are_not(one, other):
    assert not may_be_one_person(one, other)


@pytest.mark.parametrize(
    ("long", "short", "is_longer"),
    [
        ("John F. Berg", "John Berg", True),
        ("Gul Hassan Hassan", "Gul Hassan", True),
        ("John Berg Jr.", "John Berg", False),
        ("John Forbes Berg", "James Berg", False),
        ("Anna Berg", "Berg", False),
        ("John Berg", "John Berg", False),
    ],
)
def test_longer_name_holds_the_short_one(long, short, is_longer):
    assert is_longer_name(long, short) is is_longer


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Harbour Union", "Harbour Union", True),
        ("Berg & Roe Inc.", "Berg and Roe", True),
        ("Tromsø-Bodø Line", "Tromso Bodo Line", True),
        ("Iran", "Iraq", False),
    ],
)
def test_organisations_and_places_fold_marks_only(one, other, same):
    assert (place_fold(one) == place_fold(other)) is same


_WORDS = st.sampled_from(
    "Sergei Sergey Bill William Khalid Halid Ada J. F. Kell Zelensky Zelenskiy Jr. II -".split()
)
_NAMES = st.lists(_WORDS, max_size=5).map(" ".join)


@given(_NAMES, _NAMES)
def test_marks_and_shorter_names_miss_nobody(one, other):
    if may_be_one_person(one, other):
        assert set(given_marks(one)) & set(given_marks(other))
    if is_longer_name(one, other):
        assert person_words(other) in set(shorter_names(one))


@pytest.mark.parametrize(
    ("one", "other", "is_short"),
    [
        ("Tim Berg", "Timothy Berg", True),
        ("Tim Berg", "Timothy J. Berg", True),
        ("Tim K. Berg", "Timothy J. Berg", False),
        ("Tim Berg", "Tim Berg", False),
        ("Tim Berg", "Timothy Holm", False),
        ("Bob Berg", "Rob Berg", False),
        ("Tim Berg", "Thomas Berg", False),
        ("Tim", "Timothy", False),
    ],
)
def test_short_given_names_need_their_full_one(one, other, is_short):
    assert is_short_given(one, other, ENGLISH.short_names) is is_short
    assert is_short_given(other, one, ENGLISH.short_names) is is_short
