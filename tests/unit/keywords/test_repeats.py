"""Which keywords say again what another one says."""

import pytest

from plugins.keywords.core.candidates import Kind
from plugins.keywords.core.reading import gather_candidates
from plugins.keywords.core.repeats import Gist, read_gist, says_again
from plugins.keywords.data.languages import vocabulary_for
from plugins.model import EntityKind
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import make_article

ENGLISH = vocabulary_for("en")
PERSON, PLACE, NOBODY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.UNKNOWN
ORGANISATION = EntityKind.ORGANISATION


def phrase(*roots, words=()):
    return gist(Kind.PLAIN, NOBODY, words or roots, roots)


def name(text, stands_for=NOBODY, *, country="", forms=()):
    words = tuple(text.lower().split())
    return gist(Kind.NAME, stands_for, words, words, country, (words, *forms))


def gist(kind, stands_for, words, roots, country="", forms=()):
    return Gist(
        kind=kind,
        stands_for=stands_for,
        words=tuple(words),
        roots=tuple(roots),
        forms=forms,
        country=country,
    )


def gists_of(*sentences):
    """Return what each candidate of an article says, by its text."""
    article = make_article("Council meets in the old town hall", *sentences)
    found = gather_candidates(article, KeywordSettings())
    return {c.text: read_gist(c, found.rules.vocabulary) for c in found.candidates}


@pytest.mark.parametrize(
    ("one", "other", "again"),
    [
        (phrase("tax", "return"), phrase("tax", "record"), True),
        (phrase("tax"), phrase("tax", "record"), True),
        (phrase("tax", "return"), phrase("harbour", "fee"), False),
        # Two phrases of three words may share one.
        (phrase("state", "tax", "return"), phrase("old", "tax", "office"), False),
        (phrase("state", "tax", "return"), phrase("new", "state", "tax"), True),
        (name("Berg", PERSON), phrase("berg", "ally"), True),
        (name("Ottilie Berg", PERSON, forms=(("berg",),)), phrase("berg", "ally"), True),
        (name("Ottilie Berg", PERSON), phrase("harbour", "fee"), False),
        (name("Treasury", ORGANISATION), name("Treasury Department", ORGANISATION), True),
        (name("Ukraine", PLACE), name("Ukraine War"), True),
        (name("Kenya", PLACE), name("Bank of Kenya", ORGANISATION), False),
        (name("Oslo", PLACE), name("Oslo City Court", ORGANISATION), False),
        (name("Oslo"), name("Oslo City Court", ORGANISATION), True),
        (name("Bill Berg", PERSON), name("William Berg", PERSON), True),
        (name("Joe Berg", PERSON), name("Jill Berg", PERSON), False),
        (name("Bill Berg"), name("William Berg"), False),
        (name("Moscow", country="Russia"), name("Russia", country="Russia"), True),
        (name("Moscow", country="Russia"), name("Paris", country="France"), False),
    ],
)
def test_what_says_again(one, other, again):
    assert says_again(one, other, ENGLISH) == again
    assert says_again(other, one, ENGLISH) == again


def test_name_is_kept_beside_an_earlier_phrase_that_has_only_its_root():
    congress = gist(Kind.NAME, ORGANISATION, ("congress",), ("congress",), "", (("congress",),))
    deadline = phrase("congress", "deadline", words=("congressional", "deadline"))

    assert not says_again(congress, deadline, ENGLISH)
    assert says_again(deadline, congress, ENGLISH)


def test_words_of_one_root_or_meaning_have_one_root():
    roots = {
        text: gist.roots
        for text, gist in gists_of(
            "The protest went on. A protester spoke. The suspects waited. Two defendants sat down."
        ).items()
    }

    assert roots["protest"] == roots["protester"]
    assert roots["suspects"] == roots["defendants"]


def test_people_capital_and_country_are_one_country():
    found = gists_of("In Kenya the rain came. Nairobi said so. The Kenyan harbour fees rose.")

    assert found["Kenya"].country == found["Nairobi"].country == "Kenya"
    assert found["Kenyan harbour fees"].roots[0] == "kenya"


def test_figure_of_a_name_is_no_root():
    found = gists_of("Doctors say that COVID-19 is back. The new virus is mild, says the doctor.")

    assert found["COVID-19"].roots == found["virus"].roots
