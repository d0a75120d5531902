"""Digests with given topics and events, as ``add_topics`` would return them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.model import (
    ArticleId,
    CaptureId,
    DateInterval,
    Digest,
    EditorTopic,
    Event,
    NewsArticle,
    Role,
    Topic,
    TopicSource,
)
from plugins.text.slugs import slugify

Partition = Mapping[str, Sequence[Sequence[str]]]
"""Title of a topic to the articles of each of its events."""


def make_article(name: str, **fields) -> NewsArticle:
    known = {
        "id": ArticleId(name),
        "capture": CaptureId(name.partition("-")[0]),
        "role": Role.MAIN,
        "headline": f"Report {name}",
        "sections": (),
    }
    return NewsArticle(**(known | fields))


def make_digest(
    partition: Partition, others: Sequence[str] = (), editors: Sequence[EditorTopic] = ()
) -> Digest:
    """Return a digest; a topic of an editor is one whose title is that of a file."""
    files = {editor.title: editor for editor in editors}
    topics, events = [], []
    articles = [make_article(name) for name in others]
    for title, groups in partition.items():
        editor = files.get(title)
        slug = editor.slug if editor else f"provisional {slugify(title)}"
        made = [_make_event(group, slug) for group in groups]
        members = [make_article(name, topic=slug) for group in groups for name in group]
        topics.append(
            Topic(
                slug=slug,
                title=title,
                source=TopicSource.EDITOR if editor else TopicSource.FOUND,
                articles=tuple(article.id for article in members),
                events=tuple(event.slug for event in made),
                merged_from=editor.merged_from if editor else (),
                aliases=editor.aliases if editor else (),
            )
        )
        events += made
        place = {name: event.slug for event in made for name in event.articles}
        articles += [replace(article, event=place[article.id]) for article in members]
    return Digest(
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        topics=tuple(topics),
        events=tuple(events),
        editor_topics=tuple(editors),
    )


def _make_event(group: Sequence[str], topic: str) -> Event:
    return Event(
        slug=f"provisional {' '.join(group)}",
        title=f"Report {min(group)}",
        topic=topic,
        articles=tuple(ArticleId(name) for name in group),
        medoid=ArticleId(min(group)),
    )


def date_in(year: int, month: int, day: int = 1) -> DateInterval:
    """Return a day as an interval."""
    from datetime import UTC, datetime

    moment = datetime(year, month, day, tzinfo=UTC)
    return DateInterval(earliest=moment, latest=moment)
