"""Topics: the editor's first, then groups of what is left; and the events they are made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from plugins.model import (
    ArticleId,
    Code,
    CopyGroup,
    Digest,
    EditorTopic,
    Event,
    Finding,
    NewsArticle,
    Topic,
    TopicSource,
)
from plugins.settings import TopicSettings
from plugins.text.dated import date_key, interval_key
from plugins.text.memory import Basis, Remember, find_anew
from plugins.text.profiles import ReadProfiles, read_profiles
from plugins.text.slugs import slugify
from plugins.text.vectors import Vector
from plugins.topics.core.claims import claim_vectors, index_words
from plugins.topics.core.groups import EventGroup, TopicGroup, group_stories
from plugins.topics.core.keywords import merge_keywords
from plugins.topics.core.naming import name_event, name_topic
from plugins.topics.core.steering import place_names, resolve_steering
from plugins.topics.core.stories import Story, collect_stories

_SHORT_SLUG = 60

Partition = Sequence[tuple[ArticleId, ...]]
"""The articles of each of some topics; none is in two."""

_Group = TypeVar("_Group", Topic, Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What was found in the articles of a digest.

    Topics and events are without their dates, as no file would give back the name of a zone.
    """

    topics: tuple[Topic, ...]
    events: tuple[Event, ...]
    copy_groups: tuple[CopyGroup, ...]
    findings: tuple[Finding, ...]


def add_topics(
    digest: Digest,
    settings: TopicSettings,
    *,
    published: Partition = (),
    read_articles: ReadProfiles = read_profiles,
    remember: Remember[Grouping] = find_anew,
) -> Digest:
    """Return the digest with copies marked, events and topics made, and those of every article.

    The order of the articles does not matter, and applying it twice changes nothing. Copies
    share their original's topic. A found topic has two articles or more that are no copies of
    each other; all others keep None as topic and event, unless an editor's file claims them.
    Articles that stood together in a found topic, as ``published`` tells, do so again.
    """
    # What is not in the basis is not handed on either, so that it cannot matter.
    known = Digest(
        articles=digest.articles,
        captures=tuple(replace(capture, lines=()) for capture in digest.captures),
        editor_topics=digest.editor_topics,
        outlets=digest.outlets,
    )
    settings = msgspec.structs.replace(settings, lock="read")

    def basis(published: Partition) -> Basis:
        steered = (known.editor_topics, known.outlets, settings, published)
        return (*known.articles, *known.captures, *steered)

    grouping = remember(
        basis(published),
        lambda: _group_articles(known, settings, published, read_articles),
        lambda found: basis(found_topics(found)),
    )
    return _apply(digest, grouping)


def found_topics(grouping: Grouping) -> Partition:
    """Return the topics that were found, as they are published with the next build."""
    found = (topic for topic in grouping.topics if topic.source is TopicSource.FOUND)
    return tuple(sorted(tuple(sorted(topic.articles)) for topic in found))


def _group_articles(
    digest: Digest, settings: TopicSettings, published: Partition, read_articles: ReadProfiles
) -> Grouping:
    editor_topics = unique_topics(digest.editor_topics)
    stories, copy_groups = collect_stories(digest.articles, settings, read_articles)
    steering, findings = resolve_steering(digest, editor_topics, stories, place_names(stories))
    words = index_words([story.vector for story in stories] if editor_topics else [])
    claimed = claim_vectors(words, editor_topics, steering, settings.seed_similarity)
    claims = [claimed.get(place) for place in range(len(stories))]
    groups = group_stories(stories, claims, _number_published(stories, published), settings)
    named = _name_topics(groups, stories, editor_topics, digest)
    empty = [_empty_topic(topic) for topic in editor_topics if topic.slug not in set(claims)]
    topics, events = _make_pages(named, stories, digest)
    return Grouping(
        topics=topics, events=events, copy_groups=copy_groups, findings=(*findings, *empty)
    )


def _number_published(stories: Iterable[Story], published: Partition) -> list[int | None]:
    """Return the number of the published topic of each story, that of its original if it has one.

    Numbers go by the topics' first articles.
    """
    numbers = {article: at for at, topic in enumerate(sorted(published)) for article in topic}
    return [
        next((numbers[article.id] for article in story.articles if article.id in numbers), None)
        for story in stories
    ]


def _apply(digest: Digest, grouping: Grouping) -> Digest:
    """Return the digest with topics by title, and events by topic and date."""
    by_id = {article.id: article for article in digest.articles}
    events = sorted((_date(event, by_id) for event in grouping.events), key=_event_order)
    told = set(digest.findings)
    by_topic: defaultdict[str, list[str]] = defaultdict(list)
    for event in events:
        by_topic[event.topic].append(event.slug)
    topics = (
        replace(_date(topic, by_id), events=tuple(by_topic[topic.slug]))
        for topic in grouping.topics
    )
    return replace(
        digest,
        articles=_mark_articles(digest.articles, grouping),
        topics=tuple(sorted(topics, key=lambda topic: (topic.title.casefold(), topic.slug))),
        events=tuple(events),
        copy_groups=grouping.copy_groups,
        findings=(*digest.findings, *(f for f in grouping.findings if f not in told)),
    )


def _date(group: _Group, articles: Mapping[ArticleId, NewsArticle]) -> _Group:
    """Return a topic or an event with the dates of the first and the last article that has one."""
    dates = [articles[article].published for article in group.articles]
    known = [date for date in dates if date.is_known]
    return replace(group, first=known[0], last=known[-1]) if known else group


def _event_order(event: Event) -> tuple[str, bool, float, str]:
    """Return what events are sorted by: topic, then the earliest first, undated ones last."""
    return event.topic, *interval_key(event.first), event.slug


def unique_topics(topics: Iterable[EditorTopic]) -> tuple[EditorTopic, ...]:
    """Return the topics by path, of those with one slug the first."""
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
    """Return topics and events, filled with what they hold."""
    outlets = _outlet_names(digest)
    taken: set[str] = set()
    topics, events = [], []
    for group, topic in named:
        topics.append(_fill_topic(topic, group, stories))
        events += [_make_event(e, topic.slug, stories, outlets, taken) for e in group.events]
    return tuple(topics), tuple(events)


def _make_event(
    group: EventGroup,
    topic: str,
    stories: Sequence[Story],
    outlets: frozenset[str],
    taken: set[str],
) -> Event:
    members = [stories[place] for place in group.members]
    title = name_event(*_originals(members), outlets)
    return Event(
        slug=_free_slug(title, members[0].original.id, taken),
        title=title,
        topic=topic,
        articles=_order_articles(members),
        medoid=stories[group.medoid].original.id,
        cohesion=group.cohesion,
    )


def _fill_topic(topic: Topic, group: TopicGroup, stories: Sequence[Story]) -> Topic:
    members = [stories[place] for place in group.members]
    return replace(
        topic,
        articles=_order_articles(members),
        keywords=merge_keywords(story.original for story in members),
        medoid=stories[group.medoid].original.id,
        cohesion=group.cohesion,
    )


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
    return tuple(article.id for article in sorted(articles, key=date_key))


def _mark_articles(articles: Iterable[NewsArticle], grouping: Grouping) -> tuple[NewsArticle, ...]:
    """Return the articles in their order, each with its topic, its event and its original."""
    slugs = {article: topic.slug for topic in grouping.topics for article in topic.articles}
    events = {article: event.slug for event in grouping.events for article in event.articles}
    originals: Mapping[ArticleId, ArticleId] = {
        copy.article: group.original for group in grouping.copy_groups for copy in group.copies
    }
    return tuple(
        replace(
            article,
            topic=slugs.get(article.id),
            event=events.get(article.id),
            copy_of=originals.get(article.id),
        )
        for article in articles
    )
