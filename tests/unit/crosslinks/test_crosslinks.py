from dataclasses import replace

import pytest

from plugins.crosslinks.core import add_crosslinks
from plugins.model import ArticleId, Digest, Keyword, LinkKind, Topic, TopicSource
from plugins.settings import CrosslinkSettings
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
)


def link(*articles, topics=(), **settings):
    digest = Digest(articles=articles, topics=topics)
    return add_crosslinks(digest, CrosslinkSettings(**settings))


def with_keywords(item, *texts):
    keywords = tuple(
        Keyword(text=text, lexical_form=text.lower(), relevance=1 - at / 20, raw_score=0.1)
        for at, text in enumerate(texts)
    )
    return replace(item, keywords=keywords)


def targets(article):
    return [link.target for link in article.related]


def topic(slug, *articles, **fields):
    ids = tuple(article.id for article in articles)
    return Topic(slug=slug, title=slug.title(), source=TopicSource.FOUND, articles=ids, **fields)


def test_reports_on_one_event_are_related_the_most_similar_first():
    digest = link(*ALL)
    assert set(targets(digest.article(DAM_BURST.id))) == DAM - {DAM_BURST.id}
    assert targets(digest.article(STRIKE_START.id))[0] == STRIKE_TALKS.id
    weights = [related.weight for related in digest.article(DAM_REPORT.id).related]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)


def test_weight_is_the_same_both_ways():
    digest = link(DAM_BURST, DAM_RESCUE)
    (there,), (back,) = (article.related for article in digest.articles)
    assert there.weight == back.weight
    assert there.kind is LinkKind.ARTICLE


def test_article_unlike_all_others_has_no_links():
    assert link(*ALL).article(PAINTING.id).related == ()


@pytest.mark.parametrize(("most", "count"), [(0, 0), (1, 1), (5, 2)])
def test_setting_limits_the_number_of_links(most, count):
    assert len(link(*ALL, max_related=most).article(DAM_BURST.id).related) == count


def test_setting_keeps_out_what_is_less_similar():
    assert link(DAM_BURST, DAM_RESCUE, min_similarity=0.99).articles[0].related == ()


def test_copy_has_the_links_of_its_original_and_is_never_a_target():
    copy = make_article(9, "Flood", DAM_BURST.body, copy_of=DAM_BURST.id)
    digest = link(DAM_BURST, DAM_RESCUE, copy)
    assert targets(digest.article(DAM_RESCUE.id)) == [DAM_BURST.id]
    assert targets(digest.article(DAM_BURST.id)) == [DAM_RESCUE.id]
    assert digest.article(copy.id).related == digest.article(DAM_BURST.id).related


def test_copy_whose_original_is_not_there_stands_for_itself():
    copy = replace(DAM_BURST, copy_of=ArticleId("no such"))
    assert targets(link(copy, DAM_RESCUE).articles[1]) == [DAM_BURST.id]


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        (["Velm dam"], "shares Velm dam"),
        (["Velm dam", "spillway"], "shares Velm dam and spillway"),
        (["Velm dam", "spillway", "boats"], "shares Velm dam, spillway and 1 more"),
        (["Velm dam", "spillway", "boats", "roofs"], "shares Velm dam, spillway and 2 more"),
    ],
)
def test_reason_names_the_shared_keywords(shared, reason):
    digest = link(
        with_keywords(DAM_BURST, *shared, "dawn"),
        with_keywords(DAM_RESCUE, "search", *(text.upper() for text in shared)),
    )
    assert digest.articles[0].related[0].reason == reason


def test_reason_without_shared_keywords_is_the_topic_or_the_wording():
    same = link(replace(DAM_BURST, topic="dam"), replace(DAM_RESCUE, topic="dam"))
    assert same.articles[0].related[0].reason == "same topic"
    assert link(DAM_BURST, DAM_RESCUE).articles[0].related[0].reason == "similar wording"


def test_topics_with_a_keyword_in_common_are_related():
    flood = with_keywords(topic("flood", DAM_BURST, DAM_RESCUE), "Velm dam", "boats")
    letter = with_keywords(topic("letter", DAM_REPORT), "velm dam", "cracks")
    digest = link(*ALL, topics=(flood, letter))
    (there,), (back,) = (topic.related for topic in digest.topics)
    assert (there.kind, there.target, back.target) == (LinkKind.TOPIC, "letter", "flood")
    assert there.reason == "1 shared keyword: Velm dam"
    assert there.weight == back.weight


def test_reason_of_topics_counts_and_names_keywords():
    words = ["dam", "boats", "cracks", "villages"]
    flood = with_keywords(topic("flood", DAM_BURST), *words)
    letter = with_keywords(topic("letter", DAM_REPORT), *words)
    digest = link(*ALL, topics=(flood, letter))
    expected = "4 shared keywords: dam, boats, cracks and 1 more"
    assert digest.topics[0].related[0].reason == expected


def test_similar_topics_without_keywords_are_related():
    digest = link(*ALL, topics=(topic("flood", DAM_BURST), topic("letter", DAM_REPORT)))
    assert digest.topics[0].related[0].reason == "similar reports"


def test_topics_with_nothing_in_common_are_not_related():
    dam = topic("dam", *(article for article in ALL if article.id in DAM))
    strike = topic("strike", *(article for article in ALL if article.id in STRIKE))
    digest = link(*ALL, topics=(dam, strike))
    assert [topic.related for topic in digest.topics] == [(), ()]


def test_nothing_gives_nothing():
    assert link() == Digest()
