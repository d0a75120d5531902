"""The real captures: which articles end up together, with and without topic files."""

import itertools

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.values import RawCapture
from plugins.settings import Settings
from plugins.topics.core import add_topic_files, add_topics
from tests.shared import shared_path

# Articles by the number of their capture and their place in it.
TALIBAN = {"000/0", "001/0", "001/3", "002/0", "003/0", "004/0"}
UKRAINE = {"000/1", "000/3", "001/1", "001/2", "004/2"}
PURGES = {"000/2"}
CONCERT_HALL = "004/3"

TALIBAN_FILES = (
    "Title: Taliban recognition",
    "Title: Russia recognises the Taliban\nKeywords: Afghanistan, Kabul, Islamic Emirate",
    "Title: Taliban recognition\nKeywords: Russia, Moscow, embassy, ambassador, diplomatic ties",
    "Title: Recognition of the Taliban\nKeywords: Gul Hassan, Muttaqi, Zhirnov, credentials",
)
UKRAINE_FILES = (
    "Title: Ukraine war",
    "Title: War in Ukraine\nKeywords: Kyiv, Zelensky, front line, Donetsk, Kharkiv",
    "Title: Russia-Ukraine war\nKeywords: drones, missiles, ceasefire, sanctions, Trump, Putin",
    "Title: Ukraine war\nKeywords: sanctions, phone call, airbase, mercenaries",
)
PURGES_FILES = (
    "Title: Russian purges",
    "Title: Purges in Russia\nKeywords: corruption, court, sentenced, prison, Moscow",
    "Title: Russian military purge\nKeywords: Ivanov, Shoigu, defence ministry, embezzlement",
    "Title: Russian purges\nKeywords: trial, conviction, generals, arrested, dismissed",
)


@pytest.fixture(scope="module")
def digest():
    settings = Settings().captures
    files = sorted(shared_path("captures").glob("*.txt"))
    return collect_captures(
        clean_capture(RawCapture(path=file.name, raw=file.read_bytes()), settings) for file in files
    )


@pytest.fixture(scope="module")
def places(digest):
    """Article id to capture and place, such as ``001/3``."""
    found = {}
    for _, articles in itertools.groupby(digest.articles, key=lambda article: article.capture):
        for place, article in enumerate(articles):
            path = next(c.path for c in digest.captures if c.id == article.capture)
            found[article.id] = f"{path[:3]}/{place}"
    return found


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


@pytest.mark.parametrize("purges", PURGES_FILES)
@pytest.mark.parametrize("ukraine", UKRAINE_FILES)
@pytest.mark.parametrize("taliban", TALIBAN_FILES)
def test_three_topic_files_give_these_three_topics(digest, places, taliban, ukraine, purges):
    found = sorted(members for _, members in group(digest, places, taliban, ukraine, purges))
    assert sorted(map(sorted, found)) == sorted(map(sorted, (TALIBAN, UKRAINE, PURGES)))
    assert not any(CONCERT_HALL in members for members in found)


def test_no_article_is_a_copy(digest):
    grouped = add_topics(digest, Settings().topics)
    assert not any(article.copy_of for article in grouped.articles)
