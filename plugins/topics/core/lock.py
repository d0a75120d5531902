"""What ``topics.lock.json`` says, and the only text that says it.

The file is input: it may be edited, merged badly, or not ours at all. What is not understood to
the last entry is not used at all, so that writing it again cannot lose a part of it.
"""

import json
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

_ABOUT = "Written by the build. Commit it: it keeps names and addresses of topics."

# Addresses become paths below the output folder. ``$`` would let a line break follow.
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_TOPIC_OR_EVENT = rf"(?:topics|events)/{_SLUG}/"
_ARTICLE = rf"articles/(?:[0-9]{{1,4}}|undated)/{_SLUG}/"
_CAPTURE = "captures/[0-9a-f]{12}/"
_PAGE = rf"{_TOPIC_OR_EVENT}|{_ARTICLE}|{_CAPTURE}"
_INDEX = "(?:topics/)?"
_WORD = rf"(?:keywords|names)/(?:letter/)?{_SLUG}/"
_LISTING = rf"{_WORD}|outlets/{_SLUG}/|archive/[0-9]{{1,4}}/[0-9]{{2}}/[0-9]{{2}}/"

Slug = Annotated[str, Meta(pattern=rf"^{_SLUG}\Z", max_length=120)]
MAX_TITLE = 1000
MAX_URL = 10_000
Title = Annotated[str, Meta(min_length=1, max_length=MAX_TITLE)]
Id = Annotated[str, Meta(min_length=1, max_length=200)]
Address = Annotated[str, Meta(pattern=rf"^(?:{_PAGE})\Z", max_length=250)]
Target = Annotated[str, Meta(pattern=rf"^(?:{_INDEX}|{_PAGE})\Z", max_length=250)]

_LISTING_HEIR = rf"(?:keywords|names|outlets|archive)/|{_LISTING}|{_ARTICLE}"
Listing = Annotated[str, Meta(pattern=rf"^(?:{_LISTING})\Z", max_length=250)]
ListingHeir = Annotated[str, Meta(pattern=rf"^(?:{_LISTING_HEIR})?\Z", max_length=250)]


# What git puts before lines of ours, of what both come from, and of theirs, and after them: which
# of the two versions have the lines that follow. No line of the file begins like that.
_MERGE_MARKS = {
    "<<<<<<<": (True, False),
    "|||||||": (False, False),
    "=======": (False, True),
    ">>>>>>>": (True, True),
}


class KnownEvent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event as published. ``page`` is true once it has had a page of its own."""

    slug: Slug
    title: Title
    articles: tuple[Id, ...]
    page: bool = False


class KnownTopic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A topic as published. ``file`` is the editor's file, empty for a topic that was found.

    ``id`` stays when the editor changes the slug; nothing else changes a slug.
    """

    id: Id
    slug: Slug
    title: Title
    file: Annotated[str, Meta(max_length=1000)] = ""
    events: tuple[KnownEvent, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles of all its events."""
        return tuple(article for event in self.events for article in event.articles)


class KnownArticle(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Where an article stands, and the page it was saved from, if known."""

    address: Annotated[str, Meta(pattern=rf"^{_ARTICLE}\Z", max_length=250)]
    url: Annotated[str, Meta(max_length=MAX_URL)] = ""


class Lock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The whole file.

    ``retired`` is address to the address that took its place. Former topics and events are those
    that no group continued: they come back under their names should their articles do so.
    ``listings`` are the pages of keywords, names, outlets and days that there ever were, each with
    where it leads, or "" while it is there. ``topic_cut`` is the setting under which the topics
    were found, 0 if unknown.
    """

    topic_cut: Annotated[float, Meta(ge=0, le=1)] = 0.0
    topics: tuple[KnownTopic, ...] = ()
    former_topics: tuple[KnownTopic, ...] = ()
    former_events: tuple[KnownEvent, ...] = ()
    articles: dict[Id, KnownArticle] = {}
    retired: dict[Address, Target] = {}
    listings: dict[Listing, ListingHeir] = {}


class _File(Lock, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lock as it stands in the file."""

    format: Literal[1]
    about: str = _ABOUT


class LockError(ValueError):
    """The text is no lock file; the message says why, as the end of a sentence."""


def parse_lock(source: str) -> Lock:
    """Return the lock that a text holds; of a merge that git left to be resolved, both versions.

    Topics, or events, that stand there twice, as after joining two branches, become one.

    Raises:
        LockError: where any of it is not understood.
    """
    texts = _split_versions(source)
    try:
        versions = [_parse_version(text) for text in texts]
    except LockError as error:
        merged = "two versions of it were merged, and one of them is broken: "
        raise LockError(f"{merged if len(texts) > 1 else ''}{error}") from None
    return _join_versions(versions)


def _split_versions(source: str) -> tuple[str, ...]:
    """Return the text, or the two texts between whose lines git has put its marks."""
    sides: tuple[list[str], list[str]] = ([], [])
    wanted = (True, True)
    for line in source.split("\n"):
        if line[:7] in _MERGE_MARKS:
            wanted = _MERGE_MARKS[line[:7]]
            continue
        for side, is_wanted in zip(sides, wanted, strict=True):
            if is_wanted:
                side.append(line)
    return tuple(dict.fromkeys("\n".join(side) for side in sides))


def _join_versions(versions: Sequence[Lock]) -> Lock:
    """Return one lock with all that is in any; what two say of one address, the later says."""
    cuts = {version.topic_cut for version in versions}
    return Lock(
        topic_cut=cuts.pop() if len(cuts) == 1 else 0.0,
        topics=_join_topics(tuple(t for v in versions for t in v.topics)),
        former_topics=_join_topics(tuple(t for v in versions for t in v.former_topics)),
        former_events=_join_events(tuple(e for v in versions for e in v.former_events)),
        articles={id_: known for v in versions for id_, known in v.articles.items()},
        retired={path: target for v in versions for path, target in v.retired.items()},
        listings={path: target for v in versions for path, target in v.listings.items()},
    )


def _parse_version(source: str) -> Lock:
    try:
        file = msgspec.json.decode(source, type=_File)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise LockError(str(error).replace("`", "").rstrip(".") or "it nests too deeply") from None
    return Lock(
        topic_cut=file.topic_cut,
        topics=file.topics,
        former_topics=file.former_topics,
        former_events=file.former_events,
        articles=file.articles,
        retired=file.retired,
        listings=file.listings,
    )


def render_lock(lock: Lock) -> str:
    """Return the text of the file: topics and events by slug, one article or address a line."""
    parts = {
        "about": json.dumps(_ABOUT),
        "format": "1",
        "topic_cut": json.dumps(lock.topic_cut),
        "topics": _render_groups(lock.topics),
        "former_topics": _render_groups(lock.former_topics),
        "former_events": _render_groups(lock.former_events),
        "articles": _render_lines(msgspec.to_builtins(lock.articles)),
        "retired": _render_lines(dict(lock.retired)),
        "listings": _render_lines(dict(lock.listings)),
    }
    text = ",\n".join(f' "{name}": {value}' for name, value in parts.items())
    return "{\n" + text + "\n}\n"


def _render_groups(groups: Sequence[KnownTopic | KnownEvent]) -> str:
    """Return a list with one value a line, by slug."""
    entries = msgspec.to_builtins(sorted(groups, key=lambda group: group.slug))
    return json.dumps(entries, indent=1, ensure_ascii=False).replace("\n", "\n ")


def _render_lines(entries: dict[str, object]) -> str:
    """Return an object with one entry a line, by key."""
    lines = (
        f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in sorted(entries.items())
    )
    body = ",\n".join(lines)
    return f"{{\n{body}\n }}" if body else "{}"


def known_events(lock: Lock) -> dict[str, KnownEvent]:
    """Return the events of all topics by slug."""
    return {event.slug: event for topic in lock.topics for event in topic.events}


def _join_topics(topics: tuple[KnownTopic, ...]) -> tuple[KnownTopic, ...]:
    joined: dict[str, KnownTopic] = {}
    for topic in topics:
        first = joined.setdefault(topic.slug, topic)
        events = first.events if first is topic else (*first.events, *topic.events)
        joined[topic.slug] = msgspec.structs.replace(first, events=_join_events(events))
    return tuple(joined.values())


def _join_events(events: tuple[KnownEvent, ...]) -> tuple[KnownEvent, ...]:
    joined: dict[str, KnownEvent] = {}
    for event in events:
        first = joined.setdefault(event.slug, event)
        joined[event.slug] = msgspec.structs.replace(
            first,
            articles=tuple(sorted({*first.articles, *event.articles})),
            page=first.page or event.page,
        )
    return tuple(joined.values())
