"""The keywords and names of the whole site."""

from dataclasses import dataclass

from plugins.model.articles import EntityKind
from plugins.model.captures import ArticleId
from plugins.model.dates import UNKNOWN_DATE, DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another keyword or entity, by key, and how many articles hold both."""

    key: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteKeyword:
    """A keyword of the site. ``articles`` are ordered by date, undated last.

    ``key`` is its lexical form. ``companions`` are the keywords it most often stands beside, the
    commonest first. ``first`` and ``last`` are the dates of its earliest and latest article.
    """

    key: str
    text: str
    slug: str
    articles: tuple[ArticleId, ...]
    companions: tuple[Companion, ...] = ()
    first: DateInterval = UNKNOWN_DATE
    last: DateInterval = UNKNOWN_DATE
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place or organisation of the site: all forms under which articles name it.

    ``articles`` are ordered by date, undated last; ``companions`` are other entities.
    """

    key: str
    name: str
    slug: str
    kind: EntityKind
    forms: tuple[str, ...]
    articles: tuple[ArticleId, ...]
    companions: tuple[Companion, ...] = ()
    first: DateInterval = UNKNOWN_DATE
    last: DateInterval = UNKNOWN_DATE
    note: str | None = None
    """What the editor's alias file says of it."""
