"""Topics: the editor's first, then groups of what is left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from plugins.model import (
    ArticleId,
    Code,
    Digest,
    EditorTopic,
    Finding,
    NewsArticle,
    Topic,
    TopicSource,
)
from plugins.settings import TopicSettings
from plugins.text.slugs import slugify
from plugins.topics.core.claims import claim_vectors
from plugins.topics.core.keywords import merge_keywords
from plugins.topics.core.linkage import group_vectors
from plugins.topics.core.naming import name_topic
from plugins.topics.core.steering import resolve_steering
from plugins.topics.core.stories import Story, collect_stories

_LATEST = datetime.max.replace(tzinfo=UTC)


def add_topics(digest: Digest, settings: TopicSettings) -> Digest:
    """Return the digest with copies marked, topics made, and the topic of every article set.

    The order of the articles does not matter, and applying it twice changes nothing. Copies
    share their original's topic. A found topic has two articles or more that are no copies of
    each other; all others keep None as topic, unless an editor's file claims them.
    """
    editor_topics = _unique_topics(digest.editor_topics)
    stories = collect_stories(digest.articles, settings)
    steering, findings = resolve_steering(digest, editor_topics, stories)
    vectors = [story.vector for story in stories]
    claimed = claim_vectors(vectors, editor_topics, steering, settings.seed_similarity)
    left = [story for place, story in enumerate(stories) if place not in claimed]
    topics = [
        _editor_topic(topic, [stories[place] for place in claimed if claimed[place] == topic.slug])
        for topic in editor_topics
    ]
    empty = [
        _empty_topic(editor)
        for editor, topic in zip(editor_topics, topics, strict=True)
        if not topic.articles
    ]
    topics += _found_topics(left, settings.similarity_cut, digest, {t.slug for t in topics})
    topics.sort(key=lambda topic: (topic.title.casefold(), topic.slug))
    new = [finding for finding in (*findings, *empty) if finding not in digest.findings]
    return replace(
        digest,
        articles=_mark_articles(digest.articles, stories, topics),
        topics=tuple(topic for topic in topics if topic.articles),
        findings=(*digest.findings, *new),
    )


def _unique_topics(topics: Iterable[EditorTopic]) -> tuple[EditorTopic, ...]:
    """Return the topics by path, the first of those with one slug."""
    first: dict[str, EditorTopic] = {}
    for topic in sorted(topics, key=lambda topic: topic.path):
        first.setdefault(topic.slug, topic)
    return tuple(first.values())


def _editor_topic(editor: EditorTopic, stories: Sequence[Story]) -> Topic:
    return Topic(
        slug=editor.slug,
        title=editor.title,
        source=TopicSource.EDITOR,
        articles=_order_articles(stories),
        keywords=merge_keywords(story.original for story in stories),
        introduction=editor.introduction,
    )


def _empty_topic(topic: EditorTopic) -> Finding:
    return Finding(
        code=Code.TOPIC_EMPTY,
        subject=topic.path,
        message=f"No article belongs to “{topic.title}”, so it gets no page.",
        hint="Add words the articles use to Keywords, or pin an article by its headline.",
    )


def _found_topics(
    stories: Sequence[Story], cut: float, digest: Digest, taken: set[str]
) -> list[Topic]:
    """Return topics of two stories or more; ``taken`` are slugs that are in use."""
    outlets = _outlet_names(digest)
    taken = set(taken)
    topics = []
    for group in group_vectors([story.vector for story in stories], cut):
        members = [stories[place] for place in group]
        if len(members) < 2:
            continue
        title = name_topic(
            [story.original for story in members], [story.vector for story in members], outlets
        )
        slug = slugify(title)
        if slug in taken:
            slug = slugify(f"{slug} {members[0].original.id[-6:]}")
        taken.add(slug)
        topics.append(
            Topic(
                slug=slug,
                title=title,
                source=TopicSource.FOUND,
                articles=_order_articles(members),
                keywords=merge_keywords(story.original for story in members),
            )
        )
    return topics


def _outlet_names(digest: Digest) -> frozenset[str]:
    """Return every name by which a publisher or agency goes in this digest."""
    known = (name for outlet in digest.outlets for name in (outlet.name, *outlet.aliases))
    printed = (
        name
        for article in digest.articles
        for name in (article.outlet, article.original_outlet, article.agency)
        if name
    )
    return frozenset((*known, *printed))


def _order_articles(stories: Iterable[Story]) -> tuple[ArticleId, ...]:
    articles = (article for story in stories for article in story.articles)
    return tuple(article.id for article in sorted(articles, key=_date_order))


def _date_order(article: NewsArticle) -> tuple[datetime, ArticleId]:
    return article.published.earliest or _LATEST, article.id


def _mark_articles(
    articles: Iterable[NewsArticle], stories: Iterable[Story], topics: Iterable[Topic]
) -> tuple[NewsArticle, ...]:
    """Return the articles in their order, each with its topic and what it is a copy of."""
    slugs = {article: topic.slug for topic in topics for article in topic.articles}
    originals: Mapping[ArticleId, ArticleId] = {
        copy.id: story.original.id for story in stories for copy in story.copies
    }
    return tuple(
        replace(article, topic=slugs.get(article.id), copy_of=originals.get(article.id))
        for article in articles
    )
