"""The pages of topics."""

from dataclasses import replace

from plugins.model import Topic, TopicSource
from plugins.site.core import urls
from plugins.site.core.models import Head, Page, TopicPage
from plugins.site.core.pages.coverage import counting_words, coverage_facts
from plugins.site.core.pages.events import event_sections
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.namelists import topic_names
from plugins.site.core.pages.parts import (
    article_extract,
    first_report,
    keyword_links,
    make_head,
    outlet_counts,
    related_links,
    without_copies,
)
from plugins.site.core.pages.topic_strip import make_strip

EXTRACT_LENGTH = 420
KICKERS = {TopicSource.EDITOR: "Topic", TopicSource.FOUND: "Topic · found by comparing articles"}


def build_topic(index: Index, topic: Topic) -> Page:
    """Return the page of a topic: what happened, then its events in order of date."""
    articles = index.topic_articles[topic.slug]
    originals = without_copies(articles)
    path = urls.topic_path(topic.slug)
    first = first_report(articles)
    lead = article_extract(index, first, EXTRACT_LENGTH) if first else None
    quoted = first.id if first and not topic.introduction else ""
    facts = coverage_facts(articles)
    model = TopicPage(
        head=_head(index, topic, f"{topic.title}: {facts}. {lead.text if lead else ''}".strip()),
        kicker=KICKERS[topic.source],
        title=topic.title,
        facts=facts,
        introduction_html=topic.introduction,
        lead=None if topic.introduction else lead,
        strip=make_strip(index, topic),
        events=event_sections(index, topic, quoted),
        keywords=keyword_links(index, topic.keywords),
        names=topic_names(index, originals),
        related=related_links(index, topic.related),
        outlets=outlet_counts(index, originals),
        counting=counting_words(articles),
    )
    return Page(template="pages/topic", path=path, model=model)


def _head(index: Index, topic: Topic, description: str) -> Head:
    head = make_head(
        index, topic.title, description, section=urls.TOPICS, trail=(("Topics", urls.TOPICS),)
    )
    return replace(
        head,
        feed_title=f"{topic.title} – {index.chrome.name}",
        feed_href=index.href(urls.topic_feed_path(topic.slug)),
    )
