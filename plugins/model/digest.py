"""The digest: everything the site is made of."""

from dataclasses import dataclass

from plugins.model.articles import NewsArticle
from plugins.model.captures import ArticleId, Capture
from plugins.model.findings import Finding
from plugins.model.topics import EditorTopic, Outlet, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What every stage receives and returns, filled further.

    ``captures`` are ordered by path, ``articles`` by capture and place in it,
    ``topics`` by title.
    """

    captures: tuple[Capture, ...] = ()
    articles: tuple[NewsArticle, ...] = ()
    topics: tuple[Topic, ...] = ()
    editor_topics: tuple[EditorTopic, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    """Findings the editor accepts by name: counted, but told no more."""

    def article(self, article_id: ArticleId) -> NewsArticle:
        """Return one article by id; raises StopIteration if there is none."""
        return next(article for article in self.articles if article.id == article_id)
