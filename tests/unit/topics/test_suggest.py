"""Topic files that are suggested, saved, and give the topics they were made of."""

from dataclasses import replace

import pytest

from plugins.keywords.core import add_keywords
from plugins.model import Digest, TopicSource
from plugins.settings import Settings
from plugins.topics.core import add_topic_files, add_topics
from plugins.topics.core.suggest import suggest_topics
from tests.unit.topics.articles import ALL, DAM, DAM_BURST, STRIKE, make_article

SETTINGS = Settings()


@pytest.fixture(scope="module")
def digest():
    with_keywords = add_keywords(Digest(articles=ALL), SETTINGS.keywords)
    return add_topics(with_keywords, SETTINGS.topics)


def save(digest, files):
    saved = add_topic_files(digest, [(file.path, file.text) for file in files])
    return add_topics(saved, SETTINGS.topics)


def groups(digest, source):
    return {frozenset(t.articles) for t in digest.topics if t.source is source}


def test_saving_what_is_suggested_gives_the_same_topics(digest):
    assert groups(digest, TopicSource.FOUND) == {frozenset(DAM), frozenset(STRIKE)}
    files = suggest_topics(digest, SETTINGS.topics)
    saved = save(digest, files)
    assert groups(saved, TopicSource.EDITOR) == {frozenset(DAM), frozenset(STRIKE)}
    assert {t.slug for t in saved.topics} == {t.slug for t in digest.topics}
    assert saved.findings == digest.findings


def test_each_file_alone_gives_its_topic(digest):
    for file in suggest_topics(digest, SETTINGS.topics):
        before = {t.slug: t.articles for t in digest.topics}
        saved = save(digest, [file])
        assert {t.slug: t.articles for t in saved.topics}[file.slug] == before[file.slug]


def test_one_topic_can_be_asked_for(digest):
    slug = digest.article(DAM_BURST.id).topic
    (file,) = suggest_topics(digest, SETTINGS.topics, [slug])
    assert (file.slug, file.path) == (slug, f"topics/{slug}.md")
    assert suggest_topics(digest, SETTINGS.topics, ["no-such-topic"]) == ()


def test_address_that_is_not_made_of_the_title_is_stated(digest):
    (topic, *_) = digest.topics
    renamed = replace(digest, topics=(replace(topic, slug="an-earlier-name"),))
    (file,) = suggest_topics(renamed, SETTINGS.topics)
    assert "\nSlug: an-earlier-name\n" in file.text


def test_topic_whose_words_do_not_hold_it_together_is_pinned(digest):
    strange = replace(digest.topics[0], title="Quite another matter", keywords=())
    (file,) = suggest_topics(replace(digest, topics=(strange,)), SETTINGS.topics)
    saved = save(digest, [file])
    assert frozenset(strange.articles) in groups(saved, TopicSource.EDITOR)
    assert file.pins


@pytest.mark.parametrize(
    "headline",
    ["One; two", "- A list", "Line\u2028break", "", "0123456789ab-0123456 as a name", "\x1b[2J"],
)
def test_headline_a_file_would_misread_is_pinned_by_its_id(digest, headline):
    odd = make_article(77, headline, "The moon over Quillon was pale and round that night.")
    members = (DAM_BURST, odd)
    topic = replace(digest.topics[0], articles=tuple(a.id for a in members), keywords=())
    given = replace(digest, articles=(*digest.articles, odd), topics=(topic,))
    (file,) = suggest_topics(given, SETTINGS.topics)
    assert odd.id in file.pins
    assert all(line.isprintable() for line in file.text.splitlines())


def test_file_of_that_name_is_not_overwritten(digest):
    slug = digest.topics[0].slug
    other = save(digest, ())
    taken = add_topic_files(other, [(f"topics/{slug}.md", "Title: Nothing of the kind")])
    files = suggest_topics(replace(taken, topics=digest.topics[:1]), SETTINGS.topics)
    assert [file.path for file in files] == [f"topics/{slug}-topic.md"]
