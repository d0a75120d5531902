"""Topics: the editor's first, then groups of what is left; and the events they are made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from plugins.model import (
    UNKNOWN_DATE,
    ArticleId,
    Code,
    CopyGroup,
    DateInterval,
    Digest,
    EditorTopic,
    Event,
    Finding,
    NewsArticle,
    Topic,
    TopicSource,
)
from plugins.settings import TopicSettings
from plugins.text.slugs import slugify
from plugins.text.vectors import Vector
from plugins.topics.core.claims import claim_vectors
from plugins.topics.core.groups import EventGroup, TopicGroup, group_stories
from plugins.topics.core.keywords import merge_keywords
from plugins.topics.core.naming import name_event, name_topic
from plugins.topics.core.steering import resolve_steering
from plugins.topics.core.stories import Story, collect_stories, date_order

_SHORT_SLUG = 60


def add_topics(digest: Digest, settings: TopicSettings) -> Digest:
    """Return the digest with copies marked, events and topics made, and those of every article.

    The order of the articles does not matter, and applying it twice changes nothing. Copies
    share their original's topic. A found topic has two articles or more that are no copies of
    each other; all others keep None as topic and event, unless an editor's file claims them.
    """
    editor_topics = _unique_topics(digest.editor_topics)
    stories, copy_groups = collect_stories(digest.articles, settings)
    steering, findings = resolve_steering(digest, editor_topics, stories)
    vectors = [story.vector for story in stories]
    claimed = claim_vectors(vectors, editor_topics, steering, settings.seed_similarity)
    claims = [claimed.get(place) for place in range(len(stories))]
    groups = group_stories(stories, claims, settings)
    named = _name_topics(groups, stories, editor_topics, digest)
    empty = [_empty_topic(topic) for topic in editor_topics if topic.slug not in set(claims)]
    new = [finding for finding in (*findings, *empty) if finding not in digest.findings]
    topics, events = _make_pages(named, stories, digest)
    return replace(
        digest,
        articles=_mark_articles(digest.articles, copy_groups, topics, events),
        topics=topics,
        events=events,
        copy_groups=copy_groups,
        findings=(*digest.findings, *new),
    )


def _unique_topics(topics: Iterable[EditorTopic]) -> tuple[EditorTopic, ...]:
    """Return the topics by path, the first of those with one slug."""
    first: dict[str, EditorTopic] = {}
    for topic in sorted(topics, key=lambda topic: topic.path):
        first.setdefault(topic.slug, topic)
    return tuple(first.values())


def _empty_topic(topic: EditorTopic) -> Finding:
    return Finding(
        code=Code.TOPIC_EMPTY,
        subject=topic.path,
        message=f"No article belongs to “{topic.title}”, so it gets no page.",
        hint="Add words the articles use to Keywords, or pin an article by its headline.",
    )


def _name_topics(
    groups: Iterable[TopicGroup],
    stories: Sequence[Story],
    editor_topics: Iterable[EditorTopic],
    digest: Digest,
) -> list[tuple[TopicGroup, Topic]]:
    """Return the groups that are topics, by first member, and their pages without articles."""
    editors = {topic.slug: topic for topic in editor_topics}
    outlets = _outlet_names(digest)
    taken = set(editors)
    named = []
    for group in groups:
        if group.claim is not None:
            named.append((group, _editor_topic(editors[group.claim])))
        elif len(group.members) > 1:
            members = [stories[place] for place in group.members]
            title = name_topic(*_originals(members), outlets)
            slug = _free_slug(title, members[0].original.id, taken)
            topic = Topic(slug=slug, title=title, source=TopicSource.FOUND, articles=())
            named.append((group, topic))
    return named


def _editor_topic(editor: EditorTopic) -> Topic:
    return Topic(
        slug=editor.slug,
        title=editor.title,
        source=TopicSource.EDITOR,
        articles=(),
        introduction=editor.introduction,
        aliases=editor.aliases,
        merged_from=editor.merged_from,
    )


def _originals(stories: Iterable[Story]) -> tuple[list[NewsArticle], list[Vector]]:
    stories = list(stories)
    return [story.original for story in stories], [story.vector for story in stories]


def _free_slug(title: str, article: ArticleId, taken: set[str]) -> str:
    """Return a slug of the title that is not taken yet, and take it."""
    slug, number = slugify(title), 1
    # Added to a shortened title: a long one would lose again what is added.
    stem = f"{slugify(title, max_length=_SHORT_SLUG)}-{article[-6:]}"
    while slug in taken:
        slug, number = slugify(stem if number == 1 else f"{stem}-{number}"), number + 1
    taken.add(slug)
    return slug


def _make_pages(
    named: Iterable[tuple[TopicGroup, Topic]], stories: Sequence[Story], digest: Digest
) -> tuple[tuple[Topic, ...], tuple[Event, ...]]:
    """Return topics by title and events by topic and date, filled with what they hold."""
    outlets = _outlet_names(digest)
    taken: set[str] = set()
    topics, events = [], []
    for group, topic in named:
        own = [_make_event(event, topic.slug, stories, outlets, taken) for event in group.events]
        own.sort(key=lambda event: (_event_order(event), event.slug))
        topics.append(_fill_topic(topic, group, own, stories))
        events.extend(own)
    topics.sort(key=lambda topic: (topic.title.casefold(), topic.slug))
    events.sort(key=lambda event: (event.topic, _event_order(event), event.slug))
    return tuple(topics), tuple(events)


def _event_order(event: Event) -> tuple[bool, float]:
    """Return what the events of a topic are sorted by: the earliest first, undated ones last."""
    earliest = event.first.earliest
    return earliest is None, earliest.timestamp() if earliest else 0.0


def _make_event(
    group: EventGroup,
    topic: str,
    stories: Sequence[Story],
    outlets: frozenset[str],
    taken: set[str],
) -> Event:
    members = [stories[place] for place in group.members]
    title = name_event(*_originals(members), outlets)
    first, last = _period(members)
    return Event(
        slug=_free_slug(title, members[0].original.id, taken),
        title=title,
        topic=topic,
        articles=_order_articles(members),
        medoid=stories[group.medoid].original.id,
        first=first,
        last=last,
        cohesion=group.cohesion,
    )


def _fill_topic(
    topic: Topic, group: TopicGroup, events: Iterable[Event], stories: Sequence[Story]
) -> Topic:
    members = [stories[place] for place in group.members]
    first, last = _period(members)
    return replace(
        topic,
        articles=_order_articles(members),
        keywords=merge_keywords(story.original for story in members),
        events=tuple(event.slug for event in events),
        medoid=stories[group.medoid].original.id,
        first=first,
        last=last,
        cohesion=group.cohesion,
    )


def _period(stories: Iterable[Story]) -> tuple[DateInterval, DateInterval]:
    """Return the dates of the first and the last article that has one."""
    articles = sorted((a for story in stories for a in story.articles), key=date_order)
    dates = [article.published for article in articles if article.published.is_known]
    return (dates[0], dates[-1]) if dates else (UNKNOWN_DATE, UNKNOWN_DATE)


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
    return tuple(article.id for article in sorted(articles, key=date_order))


def _mark_articles(
    articles: Iterable[NewsArticle],
    copy_groups: Iterable[CopyGroup],
    topics: Iterable[Topic],
    events: Iterable[Event],
) -> tuple[NewsArticle, ...]:
    """Return the articles in their order, each with its topic, its event and its original."""
    slugs = {article: topic.slug for topic in topics for article in topic.articles}
    event_slugs = {article: event.slug for event in events for article in event.articles}
    originals: Mapping[ArticleId, ArticleId] = {
        copy.article: group.original for group in copy_groups for copy in group.copies
    }
    return tuple(
        replace(
            article,
            topic=slugs.get(article.id),
            event=event_slugs.get(article.id),
            copy_of=originals.get(article.id),
        )
        for article in articles
    )
