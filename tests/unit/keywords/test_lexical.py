import pytest

from plugins.keywords.core.lexical import lexical_form
from plugins.keywords.data.english import ENGLISH
from plugins.keywords.data.languages import vocabulary_for
from plugins.text.slugs import slugify


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("sanctions", "sanction"),
        ("Sanctions", "sanctions"),
        ("peace talks", "peace talk"),
        ("foreign ministries", "foreign ministry"),
        ("churches", "church"),
        ("houses", "house"),
        ("women", "woman"),
        ("viruses", "virus"),
        ("crisis", "crisis"),
        ("crises", "crisis"),
        ("glass", "glass"),
        ("news", "news"),
        ("human rights", "human rights"),
        ("cease-fire", "cease fire"),
        ("O'Hara", "ohara"),
        ("O’Hara", "ohara"),
        ("São Tomé", "sao tome"),
        ("Anna K. Lund", "anna k lund"),
    ],
)
def test_lexical_form(text, form):
    assert lexical_form(text, ENGLISH) == form


@pytest.mark.parametrize("text", ["US", "U.S.", "USA", "United States"])
def test_spellings_of_one_country_share_a_form(text):
    assert lexical_form(text, ENGLISH) == "united states"


def test_capitalised_plural_is_kept():
    assert lexical_form("United Arab Emirates", ENGLISH) == "united arab emirates"


@pytest.mark.parametrize("text", ["Kyiv", "peace talks", "Москва", "東京", "C++", "A&E", "№"])
def test_form_is_what_its_address_holds(text):
    form = lexical_form(text, ENGLISH)

    assert slugify(form) == form.replace(" ", "-")


def test_language_without_rules_for_plurals_keeps_words():
    assert lexical_form("corps", vocabulary_for("fr")) == "corps"
