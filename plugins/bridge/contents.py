"""Pelican's own contents: articles made from news articles, and what hangs on them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

from pelican.contents import Article, Category, Tag

from plugins.model import ArticleId, Digest, NewsArticle

# Pelican sorts by date and cannot do without one. Nothing of ours shows or publishes it:
# pages print the interval, feeds leave undated articles out.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_OTHER = "Other stories"


def make_articles(
    generator: Any,
    digest: Digest,
    paths: Mapping[ArticleId, str],
    to_html: Callable[[NewsArticle], str],
) -> None:
    """Give Pelican its articles, newest first, ties by id; its taxonomies come from them."""
    sources = {host.digest.capture.id: host.source_path for host in generator.hidden_articles}
    titles = {topic.slug: topic.title for topic in digest.topics}
    articles = [
        Article(
            to_html(article),
            metadata=_metadata(article, paths[article.id], titles, generator.settings),
            settings=generator.settings,
            source_path=sources[article.capture],
            context=generator.context,
        )
        for article in sorted(digest.articles, key=lambda a: a.id)
    ]
    generator.articles = sorted(articles, key=lambda a: a.date, reverse=True)


def _metadata(
    article: NewsArticle, path: str, titles: Mapping[str, str], settings: Any
) -> dict[str, Any]:
    first = next(iter(article.paragraphs), None)
    return {
        # Pelican takes titles for HTML.
        "title": escape(article.headline, quote=False),
        "date": article.published.earliest or _UNDATED,
        "slug": path.strip("/").rpartition("/")[2],
        "url": path,
        "save_as": f"{path}index.html",
        "lang": article.language,
        "status": "published",
        "template": "article",
        "category": Category(titles.get(article.topic or "", _OTHER), settings),
        "tags": [Tag(keyword.text, settings) for keyword in article.keywords],
        "summary": escape(first.text, quote=False) if first else "",
        "digest": None,
        "digest_id": article.id,
    }


def attach_models(context: Mapping[str, Any], models: Mapping[str, Any]) -> None:
    """Hang its page model on everything Pelican writes itself, by its address."""
    for content in (*context["articles"], *context["hidden_articles"], *editor_pages(context)):
        content.digest = models[content.url]


def editor_pages(context: Mapping[str, Any]) -> list[Any]:
    """Return the editor's own pages, whatever their status, by address."""
    pages = [*context["pages"], *context["hidden_pages"], *context["draft_pages"]]
    return sorted(pages, key=lambda page: page.url)


def dated_articles(context: Mapping[str, Any], ids: Sequence[ArticleId] | None = None) -> list[Any]:
    """Return Pelican's articles with a known date, newest first, of all or of the given ids."""
    wanted = None if ids is None else set(ids)
    return [
        article
        for article in context["articles"]
        if article.date != _UNDATED and (wanted is None or article.digest_id in wanted)
    ]


def published_pages(context: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return title and address of the editor's pages, by title."""
    return sorted((page.title, page.url) for page in context["pages"])
