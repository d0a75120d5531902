"""The digest: everything the site is made of."""

from dataclasses import dataclass

from plugins.model.articles import NewsArticle
from plugins.model.captures import ArticleId, Capture
from plugins.model.findings import Finding
from plugins.model.topics import CopyGroup, EditorTopic, Event, Outlet, Redirect, Topic
from plugins.model.vocabulary import Entity, SiteKeyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What every stage receives and returns, filled further.

    ``captures`` are ordered by path, ``articles`` by capture and place in it,
    ``topics`` by title, ``keywords`` and ``entities`` by key, ``events`` by topic and date,
    ``copy_groups`` by id of the original.
    """

    captures: tuple[Capture, ...] = ()
    articles: tuple[NewsArticle, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
    copy_groups: tuple[CopyGroup, ...] = ()
    editor_topics: tuple[EditorTopic, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    outlet_names: tuple[str, ...] = ()
    """All names of outlets that are known, of those without an article too."""
    keywords: tuple[SiteKeyword, ...] = ()
    entities: tuple[Entity, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    """By path: published addresses of topics, events and articles that moved."""
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    """Findings the editor accepts by name: counted, but told no more."""

    def article(self, article_id: ArticleId) -> NewsArticle:
        """Return one article by id; raises StopIteration if there is none."""
        return next(article for article in self.articles if article.id == article_id)
