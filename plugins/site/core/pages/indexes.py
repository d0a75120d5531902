"""The home page, the topics index and the page for an unknown address."""

from dataclasses import replace

from plugins.model import Topic
from plugins.site.core import urls
from plugins.site.core.models import HomePage, Link, NotFoundPage, Page, TopicRow, TopicsIndexPage
from plugins.site.core.pages.coverage import count_articles, count_originals, outlets_words
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import (
    NO_LINK,
    make_head,
    newest_cards,
    newest_groups,
    noted,
    other_articles,
    topic_card,
    topic_cards,
    topic_link,
    topics_by_date,
    without_copies,
)
from plugins.site.core.pages.sparkline import make_sparkline
from plugins.site.core.pages.words import count_words, join_facts

LATEST_ON_HOME = 8
OTHERS_ON_HOME = 8


def build_home(index: Index) -> Page:
    """Return the home page."""
    chrome, digest = index.chrome, index.digest
    others = newest_cards(index, other_articles(index))
    rest = Link(text=f"All {len(others)} other stories", href=index.href(urls.TOPICS) + "#other")
    model = HomePage(
        head=replace(make_head(index, chrome.name, chrome.tagline), trail=()),
        title=chrome.name,
        facts=join_facts(
            (
                count_articles(digest.articles),
                outlets_words(digest.articles),
                count_words(len(digest.topics), "topic"),
                count_words(len(digest.captures), "capture"),
            )
        ),
        topics=topic_cards(index),
        latest=newest_cards(index, without_copies(digest.articles))[:LATEST_ON_HOME],
        others=others[:OTHERS_ON_HOME],
        others_more=rest if len(others) > OTHERS_ON_HOME else NO_LINK,
    )
    return Page(template="pages/home", path=urls.HOME, model=model)


def build_topics_index(index: Index) -> Page:
    """Return the list of topics."""
    others = other_articles(index)
    facts = join_facts(
        (
            count_words(len(index.digest.topics), "topic"),
            count_words(count_originals(index.digest.articles) - len(others), "article"),
            count_words(len(others), "other story", "other stories") if others else "",
        )
    )
    model = TopicsIndexPage(
        head=make_head(index, "Topics", f"All topics: {facts}.", section=urls.TOPICS),
        title="Topics",
        facts=facts,
        topics=tuple(_topic_row(index, topic) for topic in topics_by_date(index)),
        others=newest_groups(index, others),
    )
    return Page(template="pages/topics_index", path=urls.TOPICS, model=model)


def _topic_row(index: Index, topic: Topic) -> TopicRow:
    originals = without_copies(index.topic_articles[topic.slug])
    activity = make_sparkline(f"spark-{topic.slug}", originals)
    return TopicRow(topic=topic_card(index, topic), activity=activity)


def build_not_found(index: Index) -> Page:
    """Return the page for an unknown address."""
    names = (("People, places and organisations", urls.NAMES),) if index.entity_pages else ()
    ways = (
        ("Home", urls.HOME),
        ("All topics", urls.TOPICS),
        ("Archive by day", urls.ARCHIVE),
        *names,
        ("Keywords from A to Z", urls.KEYWORDS),
        ("Outlets", urls.OUTLETS),
    )
    model = NotFoundPage(
        head=make_head(index, "Page not found", "There is no page here.", noindex=True),
        title="There is no page here",
        topics=tuple(
            noted(
                topic_link(index, topic),
                count_articles(index.topic_articles[topic.slug]),
            )
            for topic in topics_by_date(index)
        ),
        ways=tuple(Link(text=text, href=index.href(path)) for text, path in ways),
    )
    return Page(template="pages/not_found", path=urls.NOT_FOUND, model=model)
