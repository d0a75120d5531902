"""The real captures: which articles end up together, with and without topic files."""

import pytest

from plugins.settings import Settings
from plugins.topics.core import add_topic_files, add_topics
from tests.unit.topics.three_topics import (
    CONCERT_HALL,
    PURGES,
    SETS,
    TALIBAN,
    UKRAINE,
    find_places,
    read_captures,
)


@pytest.fixture(scope="module")
def digest():
    return read_captures()


@pytest.fixture(scope="module")
def places(digest):
    return find_places(digest)


def group(digest, places, *files):
    sources = [(f"topics/{number}.md", text) for number, text in enumerate(files)]
    grouped = add_topics(add_topic_files(digest, sources), Settings().topics)
    return [
        (topic.title, {places[article] for article in topic.articles}) for topic in grouped.topics
    ]


def test_taliban_articles_come_out_whole_and_alone_without_topic_files(digest, places):
    found = dict(group(digest, places))
    assert found.pop("Taliban recognition") == TALIBAN
    assert list(found.values()) == [UKRAINE]


def test_taliban_articles_are_one_event(digest, places):
    grouped = add_topics(digest, Settings().topics)
    events = [{places[article] for article in event.articles} for event in grouped.events]
    assert TALIBAN in events


@pytest.mark.parametrize("files", SETS)
def test_three_topic_files_give_these_three_topics(digest, places, files):
    found = sorted(members for _, members in group(digest, places, *files))
    assert sorted(map(sorted, found)) == sorted(map(sorted, (TALIBAN, UKRAINE, PURGES)))
    assert not any(CONCERT_HALL in members for members in found)


def test_no_article_is_a_copy(digest):
    grouped = add_topics(digest, Settings().topics)
    assert not any(article.copy_of for article in grouped.articles)
