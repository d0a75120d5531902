"""The pages of topics."""

from dataclasses import replace

from plugins.model import NewsArticle, Role, Topic, TopicSource
from plugins.site.core import urls
from plugins.site.core.models import Extract, Page, TopicPage
from plugins.site.core.pages.index import Index, independent_outlets
from plugins.site.core.pages.parts import (
    article_extract,
    articles_facts,
    dated_groups,
    first_report,
    keyword_links,
    make_head,
    outlet_counts,
    related_links,
)
from plugins.site.core.pages.words import count_words

EXTRACT_LENGTH = 420
KICKERS = {TopicSource.EDITOR: "Topic", TopicSource.FOUND: "Topic · found by comparing articles"}


def build_topic(index: Index, topic: Topic) -> Page:
    """Return the page of a topic: what happened, then the articles in order of date."""
    articles = index.topic_articles[topic.slug]
    path = urls.topic_path(topic.slug)
    first = first_report(articles)
    lead = article_extract(index, first, EXTRACT_LENGTH) if first else None
    facts = articles_facts(articles)
    head = make_head(
        index,
        topic.title,
        f"{topic.title}: {facts}. {lead.text if lead else ''}".strip(),
        section=urls.TOPICS,
        trail=(("Topics", urls.TOPICS),),
    )
    model = TopicPage(
        head=replace(
            head,
            feed_title=f"{topic.title} – {index.chrome.name}",
            feed_href=index.href(urls.topic_feed_path(topic.slug)),
        ),
        kicker=KICKERS[topic.source],
        title=topic.title,
        facts=facts,
        introduction_html=topic.introduction,
        lead=None if topic.introduction else lead,
        days=dated_groups(index, articles, leads=_with_lead(articles, topic, lead, first)),
        keywords=keyword_links(index, topic.keywords),
        related=related_links(index, topic.related),
        outlets=outlet_counts(index, articles),
        counting=_counting_words(articles),
    )
    return Page(template="pages/topic", path=path, model=model)


def _with_lead(
    articles: tuple[NewsArticle, ...],
    topic: Topic,
    lead: Extract | None,
    first: NewsArticle | None,
) -> frozenset[str]:
    """Return the articles that show their first words: not copies, not the one quoted above."""
    quoted = first.id if first and lead and not topic.introduction else ""
    return frozenset(a.id for a in articles if a.copy_of is None and a.id != quoted)


def _counting_words(articles: tuple[NewsArticle, ...]) -> str:
    """Say which articles stand for no independent outlet."""
    summaries = sum(1 for a in articles if a.role is Role.SUMMARY)
    copies = sum(1 for a in articles if a.copy_of is not None and a.role is not Role.SUMMARY)
    unknown = sum(
        1 for a in articles if not a.outlet and a.copy_of is None and a.role is not Role.SUMMARY
    )
    parts = (
        count_words(summaries, "summary", "summaries") if summaries else "",
        count_words(copies, "copy", "copies") if copies else "",
        f"{unknown} of unknown outlet" if unknown else "",
    )
    left_out = ", ".join(filter(None, parts))
    number = count_words(len(independent_outlets(articles)), "independent outlet")
    return f"{number}. Not counted: {left_out}." if left_out else ""
