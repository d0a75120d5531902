"""Topic files for topics that were found, for the editor to save and to go on with."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from plugins.model import Digest, NewsArticle, Topic, TopicSource
from plugins.settings import TopicSettings
from plugins.text.normalise import safe_line
from plugins.text.profiles import read_profiles
from plugins.text.slugs import slugify
from plugins.topics.core.claims import claim_vectors, index_words
from plugins.topics.core.files import add_topic_files
from plugins.topics.core.steering import comparable_name, place_names, resolve_steering
from plugins.topics.core.stories import collect_stories
from plugins.topics.core.topics import unique_topics

_FOLDER = "topics"
_MAX_KEYWORDS = 8

# Two rounds put nearly every article right; a group whose words fit it badly is pinned whole.
_ROUNDS = 3

# What a topic file would take for something else than a headline.
_UNSAFE = re.compile(r"[;\n]|^\s*[-*•]\s|^[0-9a-f]{12}-[0-9a-f]{6}", re.IGNORECASE)

Regroup = Callable[[Sequence["TopicFile"]], Mapping[str, frozenset[str]]]
"""Files to the articles that each of their topics would have, by slug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFile:
    """A topic file yet to be saved. ``path`` is below the content folder."""

    path: str
    title: str
    slug: str
    keywords: tuple[str, ...]
    pins: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is to be saved."""
        lines = [f"Title: {self.title}"]
        if self.slug != slugify(self.title):
            lines.append(f"Slug: {self.slug}")
        if self.keywords:
            lines.append(f"Keywords: {', '.join(self.keywords)}")
        for key, names in (("Pins", self.pins), ("Excludes", self.excludes)):
            lines += [f"{key}:", *(f"    {name}" for name in names)] if names else []
        return "\n".join(lines) + "\n"


def suggest_topics(
    digest: Digest, settings: TopicSettings, slugs: Collection[str] = ()
) -> tuple[TopicFile, ...]:
    """Return a file for each topic that was found, or for those of these slugs, by slug.

    Saved together or each alone, the files give topics of the same articles, at the same
    addresses. What the title and the keywords do not bring about is pinned or excluded.
    """
    found = [topic for topic in digest.topics if topic.source is TopicSource.FOUND]
    chosen = sorted((t for t in found if not slugs or t.slug in slugs), key=lambda t: t.slug)
    taken = {topic.path for topic in digest.editor_topics}
    files = {topic.slug: _draft(topic, taken) for topic in chosen}
    wanted = {topic.slug: frozenset(topic.articles) for topic in chosen}
    names = _name_articles(digest)
    regroup = _make_regroup(digest, settings)
    files = _settle(files, wanted, names, regroup)
    if len(files) > 1:
        for slug, file in files.items():
            files |= _settle({slug: file}, wanted, names, regroup)
        files = _settle(files, wanted, names, regroup)
    return tuple(files.values())


def _draft(topic: Topic, taken: Collection[str]) -> TopicFile:
    path = f"{_FOLDER}/{topic.slug}.md"
    words = (safe_line(keyword.text).strip() for keyword in topic.keywords[:_MAX_KEYWORDS])
    return TopicFile(
        path=f"{_FOLDER}/{topic.slug}-topic.md" if path in taken else path,
        title=" ".join(safe_line(topic.title).split()),
        slug=topic.slug,
        keywords=tuple(word for word in words if word and not set(",;") & set(word)),
    )


def _make_regroup(digest: Digest, settings: TopicSettings) -> Regroup:
    """Return what tells the articles of an editor's topics: those that are claimed by words.

    All that does not depend on the files is found once. What they leave over is not grouped.
    """
    stories, _ = collect_stories(digest.articles, settings, read_profiles)
    words = index_words([story.vector for story in stories])
    places = place_names(stories)

    def regroup(files: Sequence[TopicFile]) -> Mapping[str, frozenset[str]]:
        saved = add_topic_files(digest, [(file.path, file.text) for file in files])
        topics = unique_topics(saved.editor_topics)
        steering, _ = resolve_steering(saved, topics, stories, places)
        claims = claim_vectors(words, topics, steering, settings.seed_similarity)
        members: defaultdict[str, set[str]] = defaultdict(set)
        for place, slug in claims.items():
            members[slug].update(article.id for article in stories[place].articles)
        return {slug: frozenset(articles) for slug, articles in members.items()}

    return regroup


def _settle(
    files: Mapping[str, TopicFile],
    wanted: Mapping[str, frozenset[str]],
    names: Mapping[str, str],
    regroup: Regroup,
) -> dict[str, TopicFile]:
    """Return the files with pins and excludes, so that together they give what is wanted."""
    for attempt in range(_ROUNDS + 1):
        given = regroup(tuple(files.values()))
        if all(given.get(slug) == wanted[slug] for slug in files):
            break
        files = {
            slug: _steer(file, wanted[slug], given.get(slug, frozenset()), names, attempt)
            for slug, file in files.items()
        }
    return dict(files)


def _steer(
    file: TopicFile,
    wanted: frozenset[str],
    given: frozenset[str],
    names: Mapping[str, str],
    attempt: int,
) -> TopicFile:
    """Return the file with what is missing pinned and what is too much excluded."""
    missing = wanted if attempt == _ROUNDS - 1 and given != wanted else wanted - given
    return replace(
        file,
        pins=_add_names(file.pins, missing, names),
        excludes=_add_names(file.excludes, given - wanted, names),
    )


def _add_names(
    before: tuple[str, ...], articles: Collection[str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return names with those of the articles added; a copy goes where its original goes."""
    return tuple(dict.fromkeys((*before, *(names[a] for a in sorted(articles) if a in names))))


def _name_articles(digest: Digest) -> dict[str, str]:
    """Return id to headline, or to the id where a headline would not do; originals only."""
    times = Counter(comparable_name(article.headline) for article in digest.articles)
    return {
        str(article.id): _headline(article)
        if times[comparable_name(article.headline)] == 1
        else str(article.id)
        for article in digest.articles
        if article.copy_of is None
    }


def _headline(article: NewsArticle) -> str:
    headline = article.headline
    plain = headline.isprintable() and " ".join(headline.split()) == headline
    return headline if headline and plain and not _UNSAFE.search(headline) else str(article.id)
