from dataclasses import replace

import pytest

from plugins.model import Code, Digest, Keyword, Role, TopicSource
from plugins.settings import TopicSettings
from plugins.topics.core import add_topics
from tests.unit.topics.articles import (
    ALL,
    DAM,
    DAM_BURST,
    DAM_REPORT,
    DAM_RESCUE,
    PAINTING,
    STRIKE,
    STRIKE_START,
    STRIKE_TALKS,
    make_article,
    make_topic,
)


def group(*articles, topics=()):
    return add_topics(Digest(articles=articles, editor_topics=topics), TopicSettings())


def members(digest):
    return {topic.slug: set(topic.articles) for topic in digest.topics}


def codes(digest):
    return [finding.code for finding in digest.findings]


def test_groups_are_found_and_single_articles_left():
    digest = group(*ALL)
    assert sorted(members(digest).values(), key=len) == [STRIKE, DAM]
    assert all(topic.source is TopicSource.FOUND for topic in digest.topics)
    assert digest.article(PAINTING.id).topic is None


def test_articles_are_listed_by_date_and_undated_last():
    digest = group(STRIKE_TALKS, STRIKE_START, DAM_REPORT, DAM_RESCUE, DAM_BURST)
    listed = {topic.articles[0]: topic.articles for topic in digest.topics}
    assert listed == {
        DAM_BURST.id: (DAM_BURST.id, DAM_RESCUE.id, DAM_REPORT.id),
        STRIKE_START.id: (STRIKE_START.id, STRIKE_TALKS.id),
    }


def test_articles_keep_their_order_and_get_the_slug_of_their_topic():
    digest = group(*ALL)
    assert [article.id for article in digest.articles] == [article.id for article in ALL]
    for topic in digest.topics:
        assert all(digest.article(member).topic == topic.slug for member in topic.articles)


def test_article_and_its_copy_alone_are_no_topic():
    copy = make_article(9, "Portrait", PAINTING.body, "2031-03-09")
    digest = group(PAINTING, copy)
    assert digest.topics == ()
    assert digest.article(copy.id).copy_of == PAINTING.id


def test_copies_share_the_topic_of_their_original():
    copy = make_article(9, "Museum finds a face", PAINTING.body, "2031-03-09")
    digest = group(PAINTING, copy, topics=(make_topic("Quillon museum"),))
    assert members(digest) == {"quillon-museum": {PAINTING.id, copy.id}}


def test_summary_is_grouped_with_the_reports():
    digest = group(DAM_BURST, replace(DAM_RESCUE, role=Role.SUMMARY))
    assert len(digest.topics) == 1


def test_topic_with_nothing_but_a_title_claims_its_articles():
    digest = group(*ALL, topics=(make_topic("Tram strike"),))
    assert members(digest)["tram-strike"] == STRIKE
    assert codes(digest) == []


def test_single_article_gets_a_page_where_a_file_claims_it():
    digest = group(*ALL, topics=(make_topic("Lost portrait", "museum", "Ada Merrow"),))
    assert members(digest)["lost-portrait"] == {PAINTING.id}


def test_british_seed_word_finds_american_articles():
    body = "The council of Quillon recognized the guild. " * 3
    digest = group(
        make_article(7, "Quillon recognizes guild", body),
        PAINTING,
        topics=(make_topic("Guild recognised"),),
    )
    assert members(digest) == {"guild-recognised": {make_article(7, "", "").id}}


def test_seed_word_that_every_article_holds_claims_nothing_by_itself():
    articles = [
        replace(article, headline=f"Velmshire: {article.headline}") for article in (*ALL[2:],)
    ]
    digest = group(*articles, topics=(make_topic("Velmshire floods and dams"),))
    assert PAINTING.id not in members(digest).get("velmshire-floods-and-dams", set())


def test_site_on_one_story_keeps_it():
    digest = group(DAM_BURST, DAM_RESCUE, DAM_REPORT, topics=(make_topic("Harlow dam"),))
    assert members(digest) == {"harlow-dam": DAM}


def test_topic_no_article_is_about_gets_no_page_but_a_finding():
    digest = group(*ALL, topics=(make_topic("Orchid show"),))
    assert "orchid-show" not in members(digest)
    assert codes(digest) == [Code.TOPIC_EMPTY]
    assert digest.findings[0].subject == "topics/orchid-show.md"


def test_title_that_an_article_holds_whole_wins_over_half_a_title():
    digest = group(*ALL, topics=(make_topic("Tram crash"), make_topic("Tram strike")))
    assert members(digest)["tram-strike"] == STRIKE
    assert codes(digest) == [Code.TOPIC_EMPTY]


@pytest.mark.parametrize("name", [PAINTING.id, PAINTING.headline, PAINTING.headline.upper()])
def test_pin_by_id_or_headline_holds(name):
    digest = group(*ALL, topics=(make_topic("Harlow dam", pins=(name,)),))
    assert members(digest)["harlow-dam"] == {*DAM, PAINTING.id}


def test_headline_is_matched_with_straight_quotes_and_other_spaces():
    article = replace(PAINTING, headline="Curator’s  find: “a portrait”")
    topic = make_topic("Harlow dam", pins=('curator\'s find: "A portrait"',))
    digest = group(article, topics=(topic,))
    assert members(digest) == {"harlow-dam": {article.id}}


def test_exclude_holds_and_the_article_may_go_elsewhere():
    dam = make_topic("Harlow dam", excludes=(DAM_REPORT.headline,))
    digest = group(*ALL, topics=(dam,))
    assert members(digest)["harlow-dam"] == DAM - {DAM_REPORT.id}
    letters = make_topic("Harlow flood letters", "cracks", "spillway", "engineers")
    digest = group(*ALL, topics=(dam, letters))
    assert DAM_REPORT.id in members(digest)["harlow-flood-letters"]


def test_pin_of_a_copy_holds_for_its_original():
    copy = make_article(9, "Museum finds a face", PAINTING.body, "2031-03-09")
    digest = group(*ALL, copy, topics=(make_topic("Harlow dam", pins=(copy.id,)),))
    assert {PAINTING.id, copy.id} <= members(digest)["harlow-dam"]


@pytest.mark.parametrize("name", ["Harlow dam", "harlow  DAM", "harlow-dam"])
def test_sidecar_names_a_topic_by_title_or_slug(name):
    pinned = replace(PAINTING, pinned_topic=name)
    digest = group(DAM_BURST, pinned, topics=(make_topic("Harlow dam"),))
    assert digest.article(PAINTING.id).topic == "harlow-dam"
    assert codes(digest) == []


def test_sidecar_that_names_no_topic_is_told():
    digest = group(replace(PAINTING, pinned_topic="Orchids"))
    assert codes(digest) == [Code.TOPIC_UNMATCHED]
    assert "topics/orchids.md" in digest.findings[0].hint


def test_names_that_match_nothing_are_told():
    digest = group(*ALL, topics=(make_topic("Harlow dam", pins=("No such",), excludes=("Nor",)),))
    assert codes(digest) == [Code.TOPIC_UNMATCHED, Code.TOPIC_UNMATCHED]


def test_exclude_holds_before_pin_and_is_told():
    topic = make_topic("Harlow dam", pins=(PAINTING.id,), excludes=(PAINTING.headline,))
    digest = group(*ALL, topics=(topic,))
    assert members(digest)["harlow-dam"] == DAM
    assert codes(digest) == [Code.TOPIC_CONTRADICTION]


def test_first_of_two_pins_holds_and_the_other_is_told():
    dam = make_topic("Harlow dam", pins=(PAINTING.id,))
    tram = make_topic("Tram strike", pins=(PAINTING.id,))
    digest = group(*ALL, topics=(tram, dam))
    assert digest.article(PAINTING.id).topic == "harlow-dam"
    (finding,) = digest.findings
    assert (finding.code, finding.subject) == (Code.TOPIC_CONTRADICTION, tram.path)
    assert dam.path in finding.message


def test_sidecar_holds_before_a_topic_file():
    dam = make_topic("Harlow dam", pins=(PAINTING.id,))
    tram = make_topic("Tram strike")
    pinned = replace(PAINTING, pinned_topic="Tram strike")
    digest = group(*ALL[:-1], pinned, topics=(dam, tram))
    assert digest.article(PAINTING.id).topic == "tram-strike"
    assert codes(digest) == [Code.TOPIC_CONTRADICTION]


def test_contradiction_names_both_lines():
    dam = make_topic("Harlow dam", pins=(PAINTING.id,), pin_lines=(3,))
    tram = make_topic("Tram strike", pins=("x", PAINTING.id), pin_lines=(4, 5))
    digest = group(*ALL, topics=(tram, dam))
    finding = next(f for f in digest.findings if f.code is Code.TOPIC_CONTRADICTION)
    assert finding.line == 5
    assert "line 5 of topics/tram-strike.md" in finding.message
    assert "line 3 of topics/harlow-dam.md" in finding.message


def test_contradiction_with_a_sidecar_names_its_line_but_links_to_none():
    dam = make_topic("Harlow dam", excludes=(PAINTING.id,), exclude_lines=(7,))
    pinned = replace(PAINTING, pinned_topic="Harlow dam", pinned_line=2)
    (finding,) = group(pinned, DAM_BURST, topics=(dam,)).findings
    assert finding.line is None
    assert "line 2 of the sidecar of" in finding.message
    assert "line 7 of topics/harlow-dam.md" in finding.message


def test_topic_goes_by_its_aliases_and_keeps_them():
    topic = make_topic("Harlow dam", aliases=("Velm disaster",), merged_from=("velm-flood",))
    pinned = replace(PAINTING, pinned_topic="velm disaster")
    (found,) = group(pinned, DAM_BURST, topics=(topic,)).topics
    assert PAINTING.id in found.articles
    assert (found.aliases, found.merged_from) == (("Velm disaster",), ("velm-flood",))


def test_topic_is_made_of_events_by_date():
    later = replace(DAM_REPORT, published=make_article(0, "", "", "2031-06-09").published)
    digest = group(DAM_BURST, DAM_RESCUE, later)
    (topic,) = digest.topics
    first, last = digest.events
    assert topic.events == (first.slug, last.slug)
    assert first.articles == (DAM_BURST.id, DAM_RESCUE.id)
    assert (last.articles, last.cohesion) == ((DAM_REPORT.id,), 1.0)
    assert (topic.first, topic.last) == (DAM_BURST.published, later.published)
    assert 0 < topic.cohesion < first.cohesion < 1


def test_event_holds_copies_but_its_medoid_is_an_original():
    copy = make_article(9, "Flood", DAM_BURST.body, "2031-03-05")
    digest = group(DAM_BURST, DAM_RESCUE, copy)
    (event,) = digest.events
    assert set(event.articles) == {DAM_BURST.id, DAM_RESCUE.id, copy.id}
    assert event.medoid in (DAM_BURST.id, DAM_RESCUE.id)
    (copies,) = digest.copy_groups
    assert (copies.original, [c.article for c in copies.copies]) == (DAM_BURST.id, [copy.id])


def test_articles_without_a_topic_have_no_event():
    digest = group(*ALL)
    assert digest.article(PAINTING.id).event is None
    assert all(event.topic for event in digest.events)


def test_slugs_are_unique_where_a_found_title_is_taken():
    title = group(*ALL[:3]).topics[0].title
    taken = make_topic(title, excludes=[article.id for article in ALL])
    digest = group(*ALL, topics=(taken,))
    slugs = [topic.slug for topic in digest.topics]
    assert len(slugs) == len(set(slugs)) == 2
    assert taken.slug not in slugs


def test_events_of_one_long_headline_get_slugs_of_their_own():
    headline = "Curator finds the portrait that was lost for sixty years and nobody missed " * 2
    articles = [
        make_article(number, headline, article.body, f"20{number}-01-01")
        for number, article in enumerate(ALL, start=31)
    ]
    pins = tuple(article.id for article in articles)
    digest = add_topics(
        Digest(articles=tuple(articles), editor_topics=(make_topic("Portraits", pins=pins),)),
        TopicSettings(event_cut=0.9),
    )
    slugs = [event.slug for event in digest.events]
    assert len(set(slugs)) == len(slugs) == len(ALL)


def test_topic_has_the_keywords_of_its_articles():
    keyword = Keyword(text="Velm dam", lexical_form="velm dam", relevance=1, raw_score=0.1)
    digest = group(*(replace(article, keywords=(keyword,)) for article in ALL[:3]))
    assert [keyword.text for keyword in digest.topics[0].keywords] == ["Velm dam"]


def test_introduction_and_source_are_the_editors():
    topic = make_topic("Harlow dam", introduction="<p>Water.</p>")
    (found,) = group(DAM_BURST, topics=(topic,)).topics
    assert (found.introduction, found.source) == ("<p>Water.</p>", TopicSource.EDITOR)


def test_no_articles_make_no_topics():
    assert group() == Digest()


def test_applying_twice_changes_nothing():
    topics = (make_topic("Harlow dam", pins=("No such",)), make_topic("Orchid show"))
    once = group(*ALL, topics=topics)
    assert add_topics(once, TopicSettings()) == once


def test_what_was_published_in_one_topic_stays_in_one():
    published = ((PAINTING.id, STRIKE_START.id),)
    digest = add_topics(Digest(articles=ALL), TopicSettings(), published=published)
    assert STRIKE | {PAINTING.id} in members(digest).values()
    assert digest.article(PAINTING.id).event != digest.article(STRIKE_START.id).event


def test_event_goes_to_the_topic_of_most_of_its_reports():
    first, second, third = (
        make_article(number, DAM_BURST.headline, f"{DAM_BURST.body} {extra}", "2031-03-05")
        for number, extra in enumerate(("Sheep drowned.", "Roads closed.", "Schools closed."), 11)
    )
    published = ((first.id, STRIKE_START.id), (second.id, third.id, PAINTING.id))
    settings = TopicSettings(copy_containment=1)
    digest = add_topics(
        Digest(articles=(first, second, third, STRIKE_START, PAINTING)),
        settings,
        published=published,
    )
    assert set(members(digest)) == {digest.article(PAINTING.id).topic}
    assert digest.article(first.id).topic == digest.article(PAINTING.id).topic
    assert digest.article(STRIKE_START.id).topic is None


def test_editors_file_parts_what_was_published_together():
    topic = make_topic("Tram strike")
    digest = add_topics(
        Digest(articles=ALL, editor_topics=(topic,)),
        TopicSettings(),
        published=(tuple(article.id for article in ALL),),
    )
    assert members(digest)["tram-strike"] == STRIKE
    assert {PAINTING.id} | DAM in members(digest).values()
