"""Names and addresses that last: what a digest and the lock of earlier builds come to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from plugins.model import ArticleId, DateInterval, Digest, Event, NewsArticle, Topic, TopicSource
from plugins.text.addresses import (
    EVENT_PAGE_STORIES,
    EVENTS,
    TOPICS,
    article_path,
    event_path,
)
from plugins.topics.core.listings import keep_listings
from plugins.topics.core.lock import (
    MAX_TITLE,
    MAX_URL,
    KnownArticle,
    KnownEvent,
    KnownTopic,
    Lock,
    known_events,
)
from plugins.topics.core.matching import (
    Group,
    Identities,
    Name,
    Published,
    find_successors,
    follow_articles,
    match_groups,
    name_groups,
)
from plugins.topics.core.redirects import (
    count_stories,
    find_moves,
    find_redirects,
    former_slugs,
    move_captures,
    retire_addresses,
)

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def published_topics(
    articles: Iterable[NewsArticle], lock: Lock
) -> tuple[tuple[ArticleId, ...], ...]:
    """Return the articles of each found topic that are still there, by their present ids."""
    followed = _follow(articles, lock)
    seen: set[str] = set()
    topics = []
    for topic in sorted(lock.topics, key=lambda topic: topic.slug):
        present = {followed[name] for name in topic.articles if name in followed} - seen
        seen |= present
        if present and not topic.file:
            topics.append(tuple(map(ArticleId, sorted(present))))
    return tuple(sorted(topics))


def keep_identity(digest: Digest, lock: Lock) -> tuple[Digest, Lock]:
    """Return the digest under lasting names, with its redirects, and the lock to keep.

    Topics and events are those of ``add_topics``, with provisional names. Which articles they
    hold does not change. With the lock that is returned the same digest gives the same again.
    """
    followed = _follow(digest.articles, lock)
    topics = _identify_topics(digest, lock, followed)
    events = _identify_events(digest, lock, followed)
    named = _rename(digest, topics.names, events.names)
    paths = {str(article.id): article_path(article) for article in named.articles}
    places = {name: paths[present] for name, present in followed.items()}
    moves = find_moves(lock, places, topics.successors, events.successors)
    moves |= move_captures(named, lock, followed)
    new = Lock(
        topics=_know_topics(named, lock, topics, events),
        former_topics=_former_topics(lock, topics),
        former_events=_former_events(lock, events),
        articles={a.id: KnownArticle(address=paths[a.id], url=_url(a)) for a in named.articles},
        retired=retire_addresses(named, lock, moves, paths.values()),
        listings=keep_listings(lock.listings, named),
    )
    return replace(named, redirects=find_redirects(named, new)), new


def _follow(articles: Iterable[NewsArticle], lock: Lock) -> dict[str, str]:
    """Return published id to present id of the articles that are still there."""
    present = {str(article.id): _url(article) for article in articles}
    return follow_articles(_known_articles(lock), present)


def _known_articles(lock: Lock) -> dict[str, str]:
    """Return published id to the address its page was saved from."""
    topics = (*lock.topics, *lock.former_topics)
    members = [article for topic in topics for article in topic.articles]
    members += [article for event in lock.former_events for article in event.articles]
    return dict.fromkeys(members, "") | {name: a.url for name, a in lock.articles.items()}


def _url(article: NewsArticle) -> str:
    url = _storable(article.url or "")
    return url if len(url) <= MAX_URL else ""


def _storable(text: str) -> str:
    """Return the text without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _identify_topics(digest: Digest, lock: Lock, followed: Mapping[str, str]) -> Identities:
    groups = [
        Group(
            key=topic.slug,
            title=topic.title,
            articles=frozenset(topic.articles),
            slug=topic.slug if topic.source is TopicSource.EDITOR else "",
            time=_month_words(topic.first),
        )
        for topic in digest.topics
    ]
    return _identify(
        groups,
        _publish(lock.topics, followed),
        _publish(lock.former_topics, followed),
        _continue_editors(digest, lock),
        _retired_slugs(lock, TOPICS),
    )


def _identify_events(digest: Digest, lock: Lock, followed: Mapping[str, str]) -> Identities:
    groups = [
        Group(
            key=event.slug,
            title=event.title,
            articles=frozenset(event.articles),
            time=_month_words(event.first),
        )
        for event in digest.events
    ]
    former = {event.slug: event for topic in lock.former_topics for event in topic.events}
    former |= {event.slug: event for event in lock.former_events}
    return _identify(
        groups,
        _publish(known_events(lock).values(), followed),
        _publish(former.values(), followed),
        {},
        _retired_slugs(lock, EVENTS),
    )


def _publish(
    known: Iterable[KnownTopic | KnownEvent], followed: Mapping[str, str]
) -> tuple[Published, ...]:
    """Return groups of the lock with those of their articles that are still there."""
    return tuple(
        Published(
            slug=group.slug,
            title=group.title,
            articles=frozenset(followed[name] for name in group.articles if name in followed),
        )
        for group in known
    )


def _retired_slugs(lock: Lock, folder: str) -> frozenset[str]:
    paths = (path for path in lock.retired if path.startswith(folder))
    return frozenset(path.removeprefix(folder).strip("/") for path in paths)


def _month_words(when: DateInterval) -> str:
    """Return "March 2031", empty where the month is not known."""
    first, last = when.earliest, when.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return ""
    return f"{_MONTHS[first.month - 1]} {first.year}"


def _identify(
    groups: Sequence[Group],
    published: Sequence[Published],
    former: Sequence[Published],
    fixed: Mapping[str, str],
    reserved: Collection[str],
) -> Identities:
    titles = {earlier.slug: earlier.title for earlier in (*former, *published)}
    present = {earlier.slug for earlier in published}
    absent = [earlier for earlier in former if earlier.slug not in present]
    kept = match_groups(groups, published, absent, fixed)
    names = name_groups(groups, kept, titles, {*reserved, *titles})
    successors = find_successors(published, groups, kept, names)
    return Identities(names=names, kept=kept, successors=successors)


def _continue_editors(digest: Digest, lock: Lock) -> dict[str, str]:
    """Return slug of an editor's topic to the slug it had, as far as files tell.

    It continues the topic of its slug, else that of its file, else the first it says it took in.
    """
    by_slug = {known.slug for known in (*lock.topics, *lock.former_topics)}
    by_file = {known.file: known.slug for known in lock.topics if known.file}
    files = {topic.slug: topic.path for topic in digest.editor_topics}
    living = [topic for topic in digest.topics if topic.source is TopicSource.EDITOR]
    fixed = {topic.slug: topic.slug for topic in living if topic.slug in by_slug}
    for topic in living:
        earlier = (by_file.get(files.get(topic.slug, ""), ""), *former_slugs(topic))
        for slug in earlier:
            if topic.slug not in fixed and slug in by_slug and slug not in fixed.values():
                fixed[topic.slug] = slug
    return fixed


def _rename(digest: Digest, topics: Mapping[str, Name], events: Mapping[str, Name]) -> Digest:
    """Return the digest with every slug and title replaced, in its usual order."""
    renamed = [_rename_topic(topic, topics, events) for topic in digest.topics]
    moved = [
        replace(
            event,
            slug=events[event.slug].slug,
            title=events[event.slug].title,
            topic=topics[event.topic].slug,
        )
        for event in digest.events
    ]
    return replace(
        digest,
        topics=tuple(sorted(renamed, key=lambda topic: (topic.title.casefold(), topic.slug))),
        # Stable: the events of a topic stay in order of date.
        events=tuple(sorted(moved, key=lambda event: event.topic)),
        articles=tuple(_rename_place(article, topics, events) for article in digest.articles),
    )


def _rename_topic(topic: Topic, topics: Mapping[str, Name], events: Mapping[str, Name]) -> Topic:
    name = topics[topic.slug]
    return replace(
        topic,
        slug=name.slug,
        title=name.title,
        events=tuple(events[slug].slug for slug in topic.events),
    )


def _rename_place(
    article: NewsArticle, topics: Mapping[str, Name], events: Mapping[str, Name]
) -> NewsArticle:
    if article.topic is None:
        return article
    event = events[article.event].slug if article.event is not None else None
    return replace(article, topic=topics[article.topic].slug, event=event)


def _know_topics(
    digest: Digest, lock: Lock, topics: Identities, events: Identities
) -> tuple[KnownTopic, ...]:
    """Return the topics as they are published now."""
    files = {topic.slug: topic.path for topic in digest.editor_topics}
    ids = _give_ids(lock, topics)
    held: defaultdict[str, list[KnownEvent]] = defaultdict(list)
    for event in _know_events(digest, lock, events):
        held[event[0]].append(event[1])
    return tuple(
        KnownTopic(
            id=ids[topic.slug],
            slug=topic.slug,
            title=_storable(topic.title)[:MAX_TITLE],
            file=_storable(files[topic.slug]) if topic.source is TopicSource.EDITOR else "",
            events=tuple(sorted(held[topic.slug], key=lambda event: event.slug)),
        )
        for topic in sorted(digest.topics, key=lambda topic: topic.slug)
    )


def _know_events(digest: Digest, lock: Lock, events: Identities) -> list[tuple[str, KnownEvent]]:
    """Return the slug of its topic and the event, for each."""
    known = known_events(lock)
    origins = {
        events.names[key].slug: known[slug] for key, slug in events.kept.items() if slug in known
    }
    stories = count_stories(digest)
    return [
        (
            event.topic,
            KnownEvent(
                slug=event.slug,
                title=_storable(event.title)[:MAX_TITLE],
                articles=tuple(sorted(event.articles)),
                page=_had_page(event, lock, origins) or stories[event.slug] >= EVENT_PAGE_STORIES,
            ),
        )
        for event in digest.events
    ]


def _had_page(event: Event, lock: Lock, origins: Mapping[str, KnownEvent]) -> bool:
    taken_again = event_path(event.slug) in lock.retired
    return taken_again or (event.slug in origins and origins[event.slug].page)


def _former_topics(lock: Lock, topics: Identities) -> tuple[KnownTopic, ...]:
    """Return the topics that no group continues."""
    living = {name.slug for name in topics.names.values()} | set(topics.kept.values())
    known = {topic.slug: topic for topic in (*lock.former_topics, *lock.topics)}
    return tuple(topic for slug, topic in sorted(known.items()) if slug not in living)


def _former_events(lock: Lock, events: Identities) -> tuple[KnownEvent, ...]:
    """Return the events with a page that no group continues."""
    living = {name.slug for name in events.names.values()} | set(events.kept.values())
    known = {event.slug: event for event in (*lock.former_events, *known_events(lock).values())}
    return tuple(e for slug, e in sorted(known.items()) if slug not in living and e.page)


def _give_ids(lock: Lock, topics: Identities) -> dict[str, str]:
    """Return slug to id: that of the topic it continues, else one made of the slug."""
    earlier = {known.slug: known.id for known in (*lock.former_topics, *lock.topics)}
    kept = {earlier[slug]: topics.names[key].slug for key, slug in sorted(topics.kept.items())}
    ids = {slug: name for name, slug in kept.items()}
    taken = set(earlier.values())
    for slug in sorted(name.slug for name in topics.names.values()):
        if slug not in ids:
            seeds = (f"{slug}{'+' * number}" for number in range(len(taken) + 1))
            made = (sha256(seed.encode()).hexdigest()[:8] for seed in seeds)
            ids[slug] = next(name for name in made if name not in taken)
            taken.add(ids[slug])
    return ids
