"""Topics, the editor's topic files, and outlets."""

from dataclasses import dataclass
from enum import StrEnum

from plugins.model.articles import CrossLink, Keyword
from plugins.model.captures import ArticleId


class TopicSource(StrEnum):
    """Who made the topic."""

    EDITOR = "editor"
    FOUND = "found"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorTopic:
    """One file of ``content/topics``. Pins and excludes are article ids or headlines."""

    path: str
    title: str
    slug: str
    keywords: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    introduction: str = ""
    """HTML made from the editor's Markdown; trusted, as the editor's pages are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A storyline. ``articles`` are ordered by date, undated last."""

    slug: str
    title: str
    source: TopicSource
    articles: tuple[ArticleId, ...]
    keywords: tuple[Keyword, ...] = ()
    introduction: str = ""
    related: tuple[CrossLink, ...] = ()


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
