from dataclasses import replace

from plugins.model import ArticleEntity, EntityKind, Keyword, Mention
from plugins.text.slugs import slugify
from plugins.text.vectors import article_vector
from plugins.topics.core.naming import name_event, name_topic
from tests.unit.topics.articles import (
    DAM_BURST,
    DAM_REPORT,
    DAM_RESCUE,
    PAINTING,
    STRIKE_START,
    STRIKE_TALKS,
    make_article,
)


def name(*articles, outlets=()):
    vectors = [article_vector(a.headline, a.body, body_words=400) for a in articles]
    return name_topic(articles, vectors, outlets)


def test_title_is_an_entity_and_what_happened():
    assert name(DAM_BURST, DAM_RESCUE, DAM_REPORT) == "Harlow flood"
    assert name(STRIKE_START, STRIKE_TALKS) == "Ostermouth strike"


def test_verb_of_the_headlines_stands_for_the_noun_of_the_bodies():
    bodies = (
        "Officials in Quillon spoke of the recognition of Merrovia, which came late. Ministers in "
        "Merrovia called the recognition a relief.",
        "After years the recognition of Merrovia is done. Neighbours of Merrovia may follow.",
    )
    one = make_article(7, "Quillon recognises Merrovia", bodies[0])
    two = make_article(8, "Merrovia recognised at last", bodies[1])
    assert name(one, two) == "Merrovia recognition"


def test_without_a_shared_deed_a_headline_is_the_title():
    one = make_article(7, "Merrovia looks inward", "The mood in Merrovia is calm, in Merrovia.")
    two = make_article(8, "Merrovia shrugs", "Nobody in Merrovia minds, say those of Merrovia.")
    assert name(one, two) in {one.headline, two.headline}


def test_outlet_is_never_the_entity():
    bodies = ("A strike hit the Coast Tribune. Staff of the Coast Tribune began the strike.",) * 2
    one = make_article(7, "Strike at the Coast Tribune", bodies[0])
    two = make_article(8, "Coast Tribune strike goes on", bodies[1] + " Talks failed.")
    title = name(one, two, outlets=["Coast Tribune"])
    assert "Coast Tribune" not in title
    assert title


def test_outlet_is_cut_out_of_a_headline_title():
    one = make_article(7, "Calm in the valley | Coast Tribune", "It is calm.")
    two = make_article(8, "Quiet here - Coast Tribune", "It is quiet.")
    assert name(one, two, outlets=["Coast Tribune"]) in {"Calm in the valley", "Quiet here"}


def test_kind_of_piece_is_no_part_of_the_title():
    one = make_article(7, "OPINION: Calm in the valley", "It is calm.")
    assert name(one, one) == "Calm in the valley"


def test_long_headline_is_cut_at_a_word():
    title = name(*[replace(PAINTING, headline="portrait " * 40)] * 2)
    assert len(title) <= 91
    assert title.endswith("portrait…")


def test_there_is_a_title_even_for_nothing():
    empty = make_article(7, "", "")
    assert name(empty, empty) == "Related reports"


def told(number, headline, body="", keywords=(), names=()):
    """Return an article in which these keywords and names were found."""
    return make_article(
        number,
        headline,
        body or f"{headline}.",
        keywords=tuple(
            Keyword(text=text, lexical_form=text, relevance=1.0, raw_score=1.0) for text in keywords
        ),
        entities=tuple(
            ArticleEntity(
                key=slugify(text),
                name=text,
                kind=EntityKind.UNKNOWN,
                forms=(text,),
                mentions=(Mention(paragraph=None, start=0, end=1),),
            )
            for text in names
        ),
    )


def test_keyword_of_two_words_tells_more_than_a_deed():
    one = told(7, "Quillon strike over tram depots", "A strike.", ["tram depots"], ["Quillon"])
    two = told(8, "Tram depots: Quillon in strike", "The strike.", ["tram depots"], ["Quillon"])
    assert name(one, two) == "Quillon tram depots"


def test_person_of_one_headline_and_matter_of_the_other_make_a_title():
    body = "Ada Merrow painted the smuggled portrait."
    one = told(7, "Who was Merrow?", body, ["portrait"], ["Merrow"])
    two = told(8, "Smuggled portrait comes home", body, ["portrait"], ["Merrow"])
    assert name(one, two) == "Merrow portrait"


def test_title_of_words_that_stand_everywhere_gives_way_to_a_headline():
    one = told(7, "House meets on plan", "The House has a plan.", ["plan"], ["House"])
    two = told(8, "House plan, again", "The House and its plan.", ["plan"], ["House"])
    assert name(one, two) in {one.headline, two.headline}


def test_event_has_the_headline_of_its_most_central_article():
    articles = (DAM_BURST, DAM_RESCUE, DAM_REPORT)
    vectors = [article_vector(a.headline, a.body, body_words=400) for a in articles]
    assert name_event(articles, vectors, ()) in {article.headline for article in articles}
    assert name_event(articles, vectors, ()) == name_event(articles[::-1], vectors[::-1], ())


def test_event_without_a_headline_has_a_title():
    empty = make_article(7, "Coast Tribune", "")
    assert name_event([empty], [{}], ["Coast Tribune"]) == "Related reports"
