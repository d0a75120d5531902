"""Topics and cross-links on any articles and any topic files whatever."""

from collections import Counter
from dataclasses import replace
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from plugins.crosslinks.core import add_crosslinks
from plugins.model import (
    ArticleId,
    CaptureId,
    Code,
    DateInterval,
    Digest,
    EditorTopic,
    NewsArticle,
    Paragraph,
    Relation,
    Role,
    Section,
)
from plugins.settings import CrosslinkSettings, TopicSettings
from plugins.text.tokens import distinct_words, split_words
from plugins.topics.core import add_topics, parse_topic_file
from plugins.topics.core.identity import keep_identity, published_topics
from plugins.topics.core.lock import Lock
from tests.unit.topics.articles import make_article

SETTINGS = TopicSettings()

# Few words, so that articles come out alike, and copies are common.
WORDS = st.sampled_from(
    "dam flood Harlow valley spillway tram strike drivers Ostermouth union portrait museum "
    "Quillon curator treaty Velm Merrovia recognition court verdict ‘quoted’ 2031 – the of".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
HEADLINES = st.one_of(SENTENCES, st.sampled_from(["Dam bursts", "Tram strike", ""]), st.text())
BODIES = st.one_of(
    st.lists(SENTENCES, max_size=8).map(". ".join),
    st.sampled_from([" ".join(f"Word{n} flood dam" for n in range(40)), ""]),
    st.text(max_size=200),
)
TOPIC_NAMES = st.sampled_from(["Harlow dam", "harlow-dam", "Tram strike", "Orchids"])


@st.composite
def articles(draw):
    made = []
    for number in range(draw(st.integers(0, 7))):
        body = draw(BODIES)
        day = draw(st.none() | st.datetimes(timezones=st.just(UTC)))
        made.append(
            NewsArticle(
                id=ArticleId(f"0123456789ab-{number:06x}"),
                capture=CaptureId("0123456789ab"),
                role=draw(st.sampled_from(Role)),
                headline=draw(HEADLINES),
                sections=(Section(paragraphs=(_paragraph(body),)),),
                outlet=draw(st.none() | st.sampled_from(["Echo", "The Harlow", "?*+("])),
                agency=draw(st.none() | st.just("Wire")),
                published=DateInterval(earliest=day, latest=day),
                pinned_topic=draw(st.none() | TOPIC_NAMES),
            )
        )
    return tuple(made)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text=text, line=1, start=0, end=len(text))


@st.composite
def digests(draw):
    made = draw(articles())
    names = st.sampled_from(["No such", "Dam bursts", *(article.id for article in made)])
    topics = tuple(
        EditorTopic(
            path=f"topics/{number}.md",
            title=title,
            slug=slug,
            keywords=tuple(draw(st.lists(SENTENCES, max_size=2))),
            pins=tuple(draw(st.lists(names, max_size=2))),
            excludes=tuple(draw(st.lists(names, max_size=2))),
        )
        for number, (title, slug) in enumerate(
            [("Harlow dam", "harlow-dam"), ("Tram strike", "tram-strike"), ("–", "dash")]
        )
    )
    return Digest(articles=made, editor_topics=topics[: draw(st.integers(0, 3))])


@given(digests(), st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(digest, random):
    shuffled = list(digest.articles)
    random.shuffle(shuffled)
    one = add_topics(digest, SETTINGS)
    other = add_topics(replace(digest, articles=tuple(shuffled)), SETTINGS)
    assert other.topics == one.topics
    assert other.findings == one.findings
    by_id = {article.id: article for article in one.articles}
    assert all(article == by_id[article.id] for article in other.articles)


@given(digests())
def test_applying_twice_changes_nothing(digest):
    once = add_topics(digest, SETTINGS)
    assert add_topics(once, SETTINGS) == once
    linked = add_crosslinks(once, CrosslinkSettings())
    assert add_crosslinks(linked, CrosslinkSettings()) == linked


@given(st.text(alphabet=st.sampled_from("aB’'é9 -_\n")))
def test_distinct_words_are_the_words(text):
    assert distinct_words(text) == frozenset(split_words(text))


@given(digests())
def test_what_is_published_is_found_again_under_the_same_names(digest):
    first, lock = keep_identity(add_topics(digest, SETTINGS), Lock())
    published = published_topics(digest.articles, lock)
    again = add_topics(digest, SETTINGS, published=published)
    assert keep_identity(again, lock) == (first, lock)


@given(digests())
def test_result_is_remembered_for_the_build_that_follows(digest):
    """Nothing else has changed then but what is published."""
    told = []

    def remember(basis, find, again):
        found = find()
        told.append((basis, again(found)))
        return found

    grouped = add_topics(digest, SETTINGS, remember=remember)
    _, lock = keep_identity(grouped, Lock())
    published = published_topics(digest.articles, lock)
    assert add_topics(digest, SETTINGS, published=published, remember=remember) == grouped
    (_, next_basis), (basis, basis_after) = told
    assert basis == next_basis == basis_after


@given(digests())
def test_every_article_is_in_the_topic_it_names_and_in_no_other(digest):
    grouped = add_topics(digest, SETTINGS)
    slugs = [topic.slug for topic in grouped.topics]
    assert len(set(slugs)) == len(slugs)
    placed = {article: topic.slug for topic in grouped.topics for article in topic.articles}
    assert sum(len(topic.articles) for topic in grouped.topics) == len(placed)
    assert all(placed.get(article.id) == article.topic for article in grouped.articles)
    assert all(topic.articles and topic.title for topic in grouped.topics)


@given(digests())
def test_copies_lead_to_an_original_and_share_its_topic(digest):
    grouped = add_topics(digest, SETTINGS)
    for article in grouped.articles:
        if article.copy_of is not None:
            original = grouped.article(article.copy_of)
            assert original.copy_of is None
            assert original.topic == article.topic


@given(digests())
def test_excludes_always_hold_and_pins_hold_or_are_told(digest):
    grouped = add_topics(digest, SETTINGS)
    contradicted = any(f.code is Code.TOPIC_CONTRADICTION for f in grouped.findings)
    for article in grouped.articles:
        names = {article.id, " ".join(article.headline.split())}
        for topic in digest.editor_topics:
            if names & set(topic.excludes):
                assert article.topic != topic.slug
            if names & set(topic.pins):
                assert article.topic == topic.slug or contradicted


@given(digests(), st.floats(0, 1), st.integers(0, 4))
def test_links_are_few_sorted_both_ways_alike_and_lead_to_originals(digest, least, most):
    settings = CrosslinkSettings(max_related=most, min_similarity=least)
    linked = add_crosslinks(add_topics(digest, SETTINGS), settings)
    weights = {}
    for article in linked.articles:
        assert all(n <= most for n in Counter(x.relation for x in article.related).values())
        order = [(x.relation is Relation.SAME_TOPIC, -x.weight, x.target) for x in article.related]
        assert order == sorted(order)
        assert len({link.target for link in article.related}) == len(article.related)
        for link in article.related:
            target = linked.article(ArticleId(link.target))
            assert target.copy_of is None
            assert target.id not in (article.id, article.copy_of)
            assert 0 <= link.weight <= 1
            assert link.reason
            weights[article.copy_of or article.id, target.id, link.relation] = link.weight
    assert all(
        weights.get((b, a, kind), weight) == weight for (a, b, kind), weight in weights.items()
    )


@given(digests())
def test_every_article_of_a_topic_is_in_one_event_of_it(digest):
    grouped = add_topics(digest, SETTINGS)
    slugs = [event.slug for event in grouped.events]
    assert len(set(slugs)) == len(slugs)
    for topic in grouped.topics:
        own = [event for event in grouped.events if event.topic == topic.slug]
        assert [event.slug for event in own] == list(topic.events)
        assert sorted(a for event in own for a in event.articles) == sorted(topic.articles)
    placed = {article: event.slug for event in grouped.events for article in event.articles}
    assert all(placed.get(article.id) == article.event for article in grouped.articles)
    originals = {article.id for article in grouped.articles if article.copy_of is None}
    assert all(event.medoid in originals & set(event.articles) for event in grouped.events)
    assert all(0 <= event.cohesion <= 1 for event in grouped.events)
    assert all(0 <= topic.cohesion <= 1 for topic in grouped.topics)


@given(digests())
def test_copy_groups_say_the_same_as_the_articles(digest):
    grouped = add_topics(digest, SETTINGS)
    told = {copy.article: g.original for g in grouped.copy_groups for copy in g.copies}
    assert told == {a.id: a.copy_of for a in grouped.articles if a.copy_of is not None}
    assert all(0 < copy.similarity <= 1 for g in grouped.copy_groups for copy in g.copies)


UNRELATED = make_article(
    0xABCDEF,
    "Zeppelin xylophones quarrel",
    "Yodelling zithers jostle oblong walruses beyond quartz igloos. " * 3,
    "2031-03-04",
)


@given(digests())
def test_unrelated_article_moves_nobody(digest):
    digest = replace(digest, editor_topics=())
    before = add_topics(digest, SETTINGS)
    articles = (UNRELATED, *digest.articles)
    after = add_topics(replace(digest, articles=articles), SETTINGS)
    assert after.topics == before.topics
    assert after.events == before.events
    assert after.articles[1:] == before.articles
    published = published_topics(digest.articles, keep_identity(before, Lock())[1])
    again = add_topics(replace(digest, articles=articles), SETTINGS, published=published)
    assert again.topics == before.topics


@given(digests(), st.integers(0, 4))
def test_unrelated_article_changes_no_link(digest, most):
    settings = CrosslinkSettings(max_related=most)
    grouped = add_topics(replace(digest, editor_topics=()), SETTINGS)
    before = add_crosslinks(grouped, settings)
    after = add_crosslinks(replace(grouped, articles=(UNRELATED, *grouped.articles)), settings)
    assert list(map(_links, after.articles[1:])) == list(map(_links, before.articles))
    assert after.articles[0].related == ()


def _links(article):
    """Return all of an article's links but the words: what is named depends on what is rare."""
    return [(link.target, link.weight, link.relation) for link in article.related]


HEADER_LINES = st.one_of(
    st.sampled_from(
        ["Title: Flood", "Slug: ../x", "Pins: a; b, c", "---", "", "    more", "Title:"]
    ),
    st.text(max_size=40),
)


@given(st.one_of(st.text(), st.lists(HEADER_LINES, max_size=10).map("\n".join)))
def test_any_topic_file_gives_a_topic_or_a_finding(text):
    topic, findings = parse_topic_file("topics/x.md", text)
    assert topic is not None or findings
    if topic is not None:
        assert topic.title
        assert topic.slug
        assert "/" not in topic.slug
