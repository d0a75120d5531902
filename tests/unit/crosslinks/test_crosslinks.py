from collections import Counter
from dataclasses import replace

import pytest

from plugins.crosslinks.core import add_crosslinks
from plugins.model import (
    ArticleEntity,
    ArticleId,
    Digest,
    EntityKind,
    Keyword,
    LinkKind,
    Mention,
    Relation,
    Topic,
    TopicSource,
)
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


def link_all(**settings):
    return link(*ALL, **settings)


def with_entities(article, *names):
    entities = tuple(
        ArticleEntity(
            key=name.lower(),
            name=name,
            kind=EntityKind.PLACE,
            forms=(name,),
            mentions=(Mention(paragraph=0, start=0, end=len(name)),),
        )
        for name in names
    )
    return replace(article, entities=entities)


def with_keywords(item, *texts):
    keywords = tuple(
        Keyword(text=text, lexical_form=text.lower(), relevance=1 - at / 20, raw_score=0.1)
        for at, text in enumerate(texts)
    )
    return replace(item, keywords=keywords)


def in_flood(article):
    return replace(article, event="flood")


def targets(article):
    return [link.target for link in article.related]


def topic(slug, *articles, **fields):
    ids = tuple(article.id for article in articles)
    return Topic(slug=slug, title=slug.title(), source=TopicSource.FOUND, articles=ids, **fields)


def test_reports_on_one_event_are_related_the_most_similar_first():
    digest = link(*ALL)
    assert set(targets(digest.article(DAM_BURST.id))) == DAM - {DAM_BURST.id}
    assert targets(digest.article(STRIKE_START.id))[0] == STRIKE_TALKS.id
    for related in (article.related for article in digest.articles):
        order = [(link.relation is Relation.SAME_TOPIC, -link.weight) for link in related]
        assert order == sorted(order)
        assert all(0 < link.weight <= 1 for link in related)


def test_weight_is_the_same_both_ways():
    digest = link(DAM_BURST, DAM_RESCUE)
    (there,), (back,) = (article.related for article in digest.articles)
    assert there.weight == back.weight
    assert there.kind is LinkKind.ARTICLE


def test_article_unlike_all_others_has_no_links():
    assert link(*ALL).article(PAINTING.id).related == ()


@pytest.mark.parametrize(("most", "count"), [(0, 0), (1, 2), (5, 2)])
def test_setting_limits_the_number_of_links_of_each_list(most, count):
    article = link(*ALL, max_related=most).article(DAM_BURST.id)
    assert len(article.related) == count
    assert all(n <= most for n in Counter(link.relation for link in article.related).values())


def test_setting_keeps_out_what_is_less_similar():
    assert link(DAM_BURST, DAM_RESCUE, min_similarity=0.99).articles[0].related == ()


def test_days_apart_count_in_the_first_list_and_not_in_the_second():
    later = replace(DAM_REPORT, published=make_article(0, "", "", "2031-05-09").published)
    related = link(DAM_BURST, DAM_RESCUE, later).articles[0].related
    assert {link.target: link.relation for link in related} == {
        DAM_RESCUE.id: Relation.SAME_EVENT,
        DAM_REPORT.id: Relation.SAME_TOPIC,
    }


def test_report_of_the_same_event_stands_in_the_first_list_alone():
    pair = (in_flood(DAM_BURST), in_flood(DAM_REPORT))
    (found,) = link(*pair).articles[0].related
    assert (found.relation, found.reason) == (Relation.SAME_EVENT, "similar wording")


def test_one_outlet_fills_no_list_while_there_are_others():
    others = [
        make_article(number, DAM_RESCUE.headline, DAM_RESCUE.body, "2031-03-04", outlet="Echo")
        for number in range(10, 14)
    ]
    last = make_article(20, "Harlow dam", DAM_REPORT.body, "2031-03-04", outlet="Coast Tribune")
    digest = link(DAM_BURST, *others, last, max_related=3)
    same = [x for x in digest.articles[0].related if x.relation is Relation.SAME_EVENT]
    assert [x.target for x in same].count(last.id) == 1
    assert len(same) == 3
    alone = link(DAM_BURST, *others, max_related=3).articles[0].related
    assert sum(x.relation is Relation.SAME_EVENT for x in alone) == 3


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
        (["Velm dam"], "both about Velm dam"),
        (["Velm dam", "spillway"], "both about Velm dam and spillway"),
        (["Velm dam", "spillway", "boats"], "both about Velm dam and spillway"),
    ],
)
def test_reason_names_the_shared_keywords_and_counts_nothing(shared, reason):
    digest = link(
        with_keywords(in_flood(DAM_BURST), *shared, "dawn"),
        with_keywords(in_flood(DAM_RESCUE), "search", *(text.upper() for text in shared)),
    )
    assert digest.articles[0].related[0].reason == reason


def test_reason_names_what_few_share_before_what_all_share():
    words = [f"word {number}" for number in range(len(ALL))]
    everywhere = [with_keywords(in_flood(a), "Velm", w) for a, w in zip(ALL, words, strict=True)]
    rare = [with_keywords(article, "Velm", "spillway") for article in everywhere[:2]]
    related = link(*rare, *everywhere[2:]).articles[0].related
    reasons = {link.target: link.reason for link in related}
    assert reasons[ALL[1].id] == "both about spillway and Velm"


def test_reason_without_anything_shared_is_the_wording():
    pair = (in_flood(DAM_BURST), in_flood(DAM_RESCUE))
    assert link(*pair).articles[0].related[0].reason == "similar wording"


def test_reason_says_that_the_event_is_a_guess_where_it_is_one():
    reason = link(in_flood(DAM_BURST), DAM_RESCUE).articles[0].related[0].reason
    assert reason == "perhaps the same event: similar wording"
    for articles in ((DAM_BURST, DAM_RESCUE), (DAM_BURST, in_flood(DAM_RESCUE))):
        assert link(*articles).articles[0].related[0].reason == reason


def test_names_that_are_no_keywords_are_only_mentioned():
    pair = [with_entities(in_flood(a), "Velmshire") for a in (DAM_BURST, DAM_RESCUE)]
    assert link(*pair).articles[0].related[0].reason == "both mention Velmshire"
    pair = [with_keywords(article, "spillway") for article in pair]
    assert link(*pair).articles[0].related[0].reason == "both about spillway"


def test_name_that_is_a_keyword_too_is_named_once():
    keyword = Keyword(
        text="Velmshire", lexical_form="velmshire", relevance=1, raw_score=1, entity="velmshire"
    )
    articles = [
        replace(with_entities(in_flood(article), "Velmshire"), keywords=(keyword,))
        for article in (DAM_BURST, DAM_RESCUE)
    ]
    assert link(*articles).articles[0].related[0].reason == "both about Velmshire"


def test_topics_are_related_by_names_that_several_of_their_articles_hold():
    held = [with_entities(article, "Velmshire") for article in ALL]
    flood = topic("flood", DAM_BURST, DAM_RESCUE)
    letter = topic("letter", DAM_REPORT, PAINTING)
    digest = link(*held, topics=(flood, letter), min_similarity=0.05)
    assert digest.topics[0].related[0].reason == "both mention Velmshire"


def test_topics_with_a_keyword_in_common_are_related():
    flood = with_keywords(topic("flood", DAM_BURST, DAM_RESCUE), "Velm dam", "boats")
    letter = with_keywords(topic("letter", DAM_REPORT), "velm dam", "cracks")
    digest = link(*ALL, topics=(flood, letter))
    (there,), (back,) = (topic.related for topic in digest.topics)
    assert (there.kind, there.target, back.target) == (LinkKind.TOPIC, "letter", "flood")
    assert there.reason == "both about Velm dam"
    assert there.weight == back.weight


def test_reason_of_topics_names_what_they_share():
    words = ["dam", "boats", "cracks", "villages"]
    flood = with_keywords(topic("flood", DAM_BURST), *words)
    letter = with_keywords(topic("letter", DAM_REPORT), *words)
    digest = link(*ALL, topics=(flood, letter))
    assert digest.topics[0].related[0].reason == "both about dam, boats and cracks"


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
