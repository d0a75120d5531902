"""Topics, the editor's topic files, and outlets."""

from dataclasses import dataclass
from enum import StrEnum

from plugins.model.articles import CrossLink, Keyword
from plugins.model.captures import ArticleId
from plugins.model.dates import UNKNOWN_DATE, DateInterval


class TopicSource(StrEnum):
    """Who made the topic."""

    EDITOR = "editor"
    FOUND = "found"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorTopic:
    """One file of ``content/topics``. Pins and excludes are article ids or headlines.

    ``aliases`` are other names of the topic, ``merged_from`` slugs of topics that are now part of
    it. ``pin_lines`` and ``exclude_lines`` are the lines of the file they stand on, if known.
    """

    path: str
    title: str
    slug: str
    keywords: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    introduction: str = ""
    """HTML made from the editor's Markdown; trusted, as the editor's pages are."""
    aliases: tuple[str, ...] = ()
    merged_from: tuple[str, ...] = ()
    pin_lines: tuple[int, ...] = ()
    exclude_lines: tuple[int, ...] = ()


class CopyKind(StrEnum):
    """How a copy came about, as far as the texts tell."""

    EXACT = "exact"
    """The same words."""
    SYNDICATED = "syndicated"
    """One of the two names an agency or another outlet as its source."""
    CONTAINED = "contained"
    """A part of the original, or the original with more around it."""
    NEAR = "near"
    """All else: the same text with small changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that is mostly another's text.

    ``similarity`` is the share of the shorter text's runs of five words that the longer holds.
    """

    article: ArticleId
    similarity: float
    kind: CopyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """An original and its copies, by date. They count as one independent outlet."""

    original: ArticleId
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one day's reports have in common. Every article of a topic is in exactly one.

    ``articles`` are ordered by date, undated last, copies included. ``medoid`` is the original
    most like the others. ``cohesion`` is the mean similarity of two of its originals, 0 to 1,
    and 1 where there is one alone. ``topic`` is the slug of the topic.
    """

    slug: str
    title: str
    topic: str
    articles: tuple[ArticleId, ...]
    medoid: ArticleId
    first: DateInterval = UNKNOWN_DATE
    last: DateInterval = UNKNOWN_DATE
    cohesion: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A storyline. ``articles`` are ordered by date, undated last.

    ``events`` are slugs of its events, by date. ``medoid`` and ``cohesion`` are as with events,
    ``aliases`` and ``merged_from`` as with the editor's topics.
    """

    slug: str
    title: str
    source: TopicSource
    articles: tuple[ArticleId, ...]
    keywords: tuple[Keyword, ...] = ()
    introduction: str = ""
    related: tuple[CrossLink, ...] = ()
    events: tuple[str, ...] = ()
    medoid: ArticleId | None = None
    first: DateInterval = UNKNOWN_DATE
    last: DateInterval = UNKNOWN_DATE
    cohesion: float = 1.0
    aliases: tuple[str, ...] = ()
    merged_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What the editor knows of a publisher (``content/outlets.toml``)."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    note: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An address that was published and the one that took its place, both without a slash before.

    ``target`` may end in a fragment, and is empty for the home page. ``path`` is no living page.
    """

    path: str
    target: str
