from dataclasses import replace

import pytest

from plugins.keywords.core import add_keywords, read_article
from plugins.model import Code, Digest
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import HARBOUR, make_article

SETTINGS = KeywordSettings()


def texts(article, outlets=(), settings=SETTINGS):
    return [keyword.text for keyword in read_article(article, settings, outlets).keywords]


def test_article_gets_eight_to_twelve_keywords():
    assert 8 <= len(texts(HARBOUR)) <= 12


def test_phrases_and_names_of_the_article_are_found():
    found = texts(HARBOUR)

    assert {"harbour treaty", "fishing fleet", "Bergen", "European Union"} <= set(found)


def test_name_is_shown_whole_and_once():
    found = texts(HARBOUR)

    assert "Marta Olesen" in found
    assert not {"Olesen", "President Marta Olesen", "President Marta", "President"} & set(found)


def test_institution_is_never_cut():
    found = texts(HARBOUR)

    assert "Ministry of Coastal Affairs" in found
    assert not {"Coastal Affairs", "Ministry", "Coastal"} & set(found)


def test_no_outlet_weekday_month_figure_or_verb_of_saying_is_a_keyword():
    words = {word for text in texts(HARBOUR) for word in text.lower().split()}

    assert not words & {"courier", "friday", "monday", "april", "week", "40", "percent"}
    assert not words & {"said", "told", "wrote", "reported"}


def test_headline_verb_is_no_keyword():
    found = texts(HARBOUR)

    assert not [text for text in found if "backs" in text.lower() or "signed" in text.lower()]


def test_keywords_are_sorted_by_relevance_then_text():
    keywords = read_article(HARBOUR, SETTINGS).keywords

    assert list(keywords) == sorted(keywords, key=lambda k: (-k.relevance, k.text))
    assert all(0 <= keyword.relevance <= 1 for keyword in keywords)


def test_no_two_keywords_share_a_lexical_form():
    forms = [keyword.lexical_form for keyword in read_article(HARBOUR, SETTINGS).keywords]

    assert len(set(forms)) == len(forms)


def test_other_outlets_of_the_digest_are_no_keywords():
    assert "European Union" not in texts(HARBOUR, outlets=["The European Union"])


def test_outlet_of_one_small_word_leaves_the_word_alone():
    article = replace(HARBOUR, outlet="Treaty")

    assert any("treaty" in text for text in texts(article))


def test_both_halves_of_a_double_outlet_are_dropped():
    article = replace(HARBOUR, original_outlet="Bergen/Marta Olesen")

    assert not {"Bergen", "Marta Olesen"} & set(texts(article))


def test_plural_and_singular_are_one_keyword():
    article = make_article(
        "Lighthouses of the north",
        "Nobody paints a lighthouse in winter. Most of the lighthouses stand on rocks, and the "
        "keeper of a lighthouse is often alone. Some lighthouses have no keeper.",
    )

    assert len({"lighthouse", "lighthouses"} & set(texts(article))) == 1


def test_settings_bound_the_list():
    few = KeywordSettings(min_keywords=1, max_keywords=3)
    single = KeywordSettings(max_words=1)

    assert len(texts(HARBOUR, settings=few)) == 3
    assert all(" " not in text for text in texts(HARBOUR, settings=single) if text.islower())


def test_names_are_never_cut():
    article = make_article(
        "Fleet report due",
        "The International Court of Maritime Human Rights reads the fleet report in Bergen. "
        "The International Court of Maritime Human Rights has twelve members.",
    )

    assert "International Court of Maritime Human Rights" in texts(article)


def test_plain_prose_without_names_is_filled_up_to_the_minimum():
    article = make_article(
        "a quiet morning in the garden",
        "the gardener watered the roses and swept the path. a blackbird sang from the hedge "
        "while the kettle boiled in the kitchen. nobody came to the gate, and the letters stayed "
        "in the box until the evening. the roses smelled of rain.",
    )

    assert len(texts(article)) >= 8


@pytest.mark.parametrize(
    ("sentence", "phrase", "is_found"),
    [
        ("The court issued arrest warrants at dawn.", "issued arrest warrants", False),
        ("They left the flooded villages at dawn.", "flooded villages", True),
        ("The mayor of Moss officially reopened the ferry pier.", "ferry pier", True),
        ("The mayor of Moss officially reopened the ferry pier.", "officially reopened", False),
        ("The Moss council confirmed flood damage.", "Moss council confirmed", False),
        ("The Moss council confirmed flood damage.", "Moss council", True),
        ("They recognised Moss at once.", "recognised Moss", False),
        ("They left northern Moss at once.", "northern Moss", True),
        ("They came on a Monday-morning ferry.", "Monday-morning ferry", False),
    ],
)
def test_only_noun_phrases_are_keywords(sentence, phrase, is_found):
    assert (phrase in texts(make_article("A short report", sentence))) is is_found


def test_phrase_that_holds_a_word_hides_it():
    article = make_article(
        "A long night",
        "The flood alert came late. The flood alert reached every village, and the next flood "
        "alert will be louder, the village council of Moss promised.",
    )

    assert "flood alert" in texts(article)
    assert not {"flood", "alert"} & set(texts(article, settings=KeywordSettings(min_keywords=1)))


def test_double_spelling_of_a_country_is_one_keyword():
    article = make_article(
        "Ships for the US",
        "The US ordered ferries. The United States pays for the ferries, US officials said.",
    )
    forms = [keyword.lexical_form for keyword in read_article(article, SETTINGS).keywords]

    assert forms.count("united states") == 1


def test_every_article_of_a_digest_gets_keywords():
    digest = add_keywords(Digest(articles=(HARBOUR,)), SETTINGS)

    assert digest.articles[0].keywords
    assert digest.findings == ()


def test_known_outlets_are_left_out():
    digest = Digest(articles=(HARBOUR,), outlet_names=("The Brandvik", "European Union"))

    digest = add_keywords(digest, SETTINGS)

    found = {keyword.text for keyword in digest.articles[0].keywords}
    assert "European Union" not in found


def test_long_article_without_keywords_is_a_finding():
    article = make_article("12 34", "12 34 " * 50)

    digest = add_keywords(Digest(articles=(article,)), SETTINGS)

    assert [finding.code for finding in digest.findings] == [Code.ARTICLE_NO_KEYWORDS]
    assert digest.findings[0].subject == article.id


def test_short_article_without_keywords_is_no_finding():
    digest = add_keywords(Digest(articles=(make_article("12", "34"),)), SETTINGS)

    assert digest.findings == ()


def test_name_said_ten_thousand_times_is_one_keyword():
    # A hash of all its mentions, made for each of them, took ten seconds.
    article = make_article("Ada leaves Oldhaven", "Ada, " * 100_000)
    (read,) = add_keywords(Digest(articles=(article,)), SETTINGS).articles
    (ada,) = read.entities
    assert len(ada.mentions) > 10_000
    assert [k.mentions for k in read.keywords if k.entity == ada.key] == [ada.mentions]
