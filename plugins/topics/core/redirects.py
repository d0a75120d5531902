"""Where published addresses lead now: straight to a living page, in one step."""

import re
from collections.abc import Iterable, Mapping

from plugins.model import CaptureId, Digest, Redirect, Topic
from plugins.text.addresses import (
    EVENT_PAGE_STORIES,
    EVENTS,
    HOME,
    TOPICS,
    capture_path,
    event_fragment,
    event_path,
    topic_path,
)
from plugins.text.listings import copy_ids
from plugins.text.slugs import slugify
from plugins.topics.core.lock import Lock, known_events

_CAPTURE = re.compile("[0-9a-f]{12}")

Addresses = Mapping[str, str]
"""Address to the address that takes its place."""


def former_slugs(topic: Topic) -> tuple[str, ...]:
    """Return the slugs under which the editor says a topic was known."""
    return tuple(slugify(name) for name in (*topic.merged_from, *topic.aliases) if name.strip())


def find_moves(
    lock: Lock, places: Addresses, topics: Mapping[str, str], events: Mapping[str, str]
) -> dict[str, str]:
    """Return every published address with the one that takes its place, itself where it lives.

    ``places`` is published article to its present address, ``topics`` and ``events`` published
    slug to the slug that took its place, or "". An article that is gone gives way to its topic, a
    topic that is gone to the list of topics.
    """
    heirs = {slug: topic_path(heir) if heir else TOPICS for slug, heir in topics.items()}
    moves = {topic_path(slug): target for slug, target in heirs.items()}
    for topic in lock.topics:
        for event in topic.events:
            heir = events[event.slug]
            moves[event_path(event.slug)] = event_path(heir) if heir else heirs[topic.slug]
    last = {name: heirs[topic.slug] for topic in lock.topics for name in topic.articles}
    for name, article in lock.articles.items():
        moves[article.address] = places.get(name, last.get(name, HOME))
    return moves


def move_captures(digest: Digest, lock: Lock, followed: Mapping[str, str]) -> dict[str, str]:
    """Return the audit pages of captures that held an article; one that is gone leads home."""
    captures = {str(article.id): capture_path(article.capture) for article in digest.articles}
    moves: dict[str, str] = {}
    for name in sorted(lock.articles):
        capture, _, headline = name.partition("-")
        if headline and _CAPTURE.fullmatch(capture):
            path = capture_path(CaptureId(capture))
            moves[path] = captures.get(followed.get(name, ""), moves.get(path, HOME))
    return moves


def retire_addresses(
    digest: Digest, lock: Lock, moves: Addresses, articles: Iterable[str]
) -> dict[str, str]:
    """Return the addresses without a place of their own, each with a living one.

    ``articles`` are the present addresses of articles.
    Targets of earlier builds are replaced by what took their place, so that there are no chains.
    """
    living = {*articles, *_living(digest)}
    had_page = {event_path(slug) for slug, event in known_events(lock).items() if event.page}
    table = {path: moves.get(target, target) for path, target in lock.retired.items()}
    table |= {
        path: target
        for path, target in moves.items()
        if path in had_page or not path.startswith(EVENTS)
    }
    for topic in digest.topics:
        table |= {topic_path(slug): topic_path(topic.slug) for slug in former_slugs(topic)}
    return {
        path: target if target in living or target == HOME else TOPICS
        for path, target in sorted(table.items())
        if path not in living
    }


def _living(digest: Digest) -> set[str]:
    """Return the addresses under which a topic, an event or a capture is found."""
    return {
        *(topic_path(topic.slug) for topic in digest.topics),
        *(event_path(event.slug) for event in digest.events),
        *(capture_path(article.capture) for article in digest.articles),
        *(capture_path(capture.id) for capture in digest.captures),
    }


def find_redirects(digest: Digest, lock: Lock) -> tuple[Redirect, ...]:
    """Return what leads on from published addresses without a page, by path.

    An event without a page is a section of its topic's page, and addressed as such.
    """
    stories = count_stories(digest)
    sections = {
        event_path(event.slug): f"{topic_path(event.topic)}#{event_fragment(event.slug)}"
        for event in digest.events
        if stories[event.slug] < EVENT_PAGE_STORIES
    }
    had_page = {event_path(slug) for slug, event in known_events(lock).items() if event.page}
    table = {path: sections.get(target, target) for path, target in lock.retired.items()}
    table |= {path: target for path, target in sections.items() if path in had_page}
    table |= {path: target for path, target in lock.listings.items() if target}
    return tuple(Redirect(path=path, target=target) for path, target in sorted(table.items()))


def count_stories(digest: Digest) -> dict[str, int]:
    """Return slug of an event to how many articles it has that are no copies."""
    copies = copy_ids(digest)
    return {event.slug: len(set(event.articles) - copies) for event in digest.events}
