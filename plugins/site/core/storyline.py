"""Where each event is found: a page of its own from some articles on, else a section."""

from plugins.model import Digest, Event
from plugins.text.addresses import EVENT_PAGE_STORIES, event_fragment, event_path, topic_path


def section_path(event: Event) -> str:
    """Return the address of an event's section on the page of its topic."""
    return f"{topic_path(event.topic)}#{event_fragment(event.slug)}"


def event_paths(digest: Digest) -> dict[str, str]:
    """Return the address of each event by slug; copies do not help it to a page of its own."""
    originals = {article.id for article in digest.articles if article.copy_of is None}
    listed = {slug for topic in digest.topics for slug in topic.events}
    return {
        event.slug: event_path(event.slug)
        if event.slug in listed and len(originals & set(event.articles)) >= EVENT_PAGE_STORIES
        else section_path(event)
        for event in digest.events
    }
