"""Pelican's own contents: articles made from news articles, and what hangs on them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

from pelican.contents import Article, Author, Category, Tag
from pelican.generators import PagesGenerator, PelicanTemplateNotFound

from plugins.model import ArticleId, Digest, NewsArticle
from plugins.text.repairs import apply_repairs

# Pelican sorts by date and cannot do without one. Nothing of ours shows or publishes it:
# pages print the interval, feeds leave undated articles out.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_OTHER = "Other stories"
_PAGE_LISTS = (
    "pages",
    "translations",
    "hidden_pages",
    "hidden_translations",
    "draft_pages",
    "draft_translations",
)


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
    author = {"author": Author(article.outlet, settings)} if article.outlet else {}
    return {
        **author,
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
        "summary": escape(apply_repairs(first.text, first.repairs), quote=False) if first else "",
        "digest": None,
        "digest_id": article.id,
    }


def attach_models(context: Mapping[str, Any], models: Mapping[str, Any]) -> None:
    """Hang its page model on every article and every host, by its address."""
    for content in (*context["articles"], *context["hidden_articles"]):
        content.digest = models[content.url]


def editor_pages(generators: Sequence[Any]) -> list[Any]:
    """Return the editor's own pages, whatever their status and language, by address."""
    generator = _pages_generator(generators)
    pages = [page for name in _PAGE_LISTS for page in getattr(generator, name)]
    return sorted(pages, key=lambda page: (page.url, page.source_path))


def leave_out_pages(generators: Sequence[Any], sources: Collection[str]) -> None:
    """Take the editor's pages made from these files out of the build."""
    generator = _pages_generator(generators)
    for name in _PAGE_LISTS:
        kept = [page for page in getattr(generator, name) if page.source_path not in sources]
        setattr(generator, name, kept)
        if name in generator.context:
            generator.context[name] = kept


def has_template(generators: Sequence[Any], page: Any) -> bool:
    """Return True when the theme's first folder has the template a page asks for."""
    if "/" in page.template:
        return False
    try:
        _pages_generator(generators).get_template(page.template)
    except PelicanTemplateNotFound:
        return False
    return True


def _pages_generator(generators: Sequence[Any]) -> Any:
    return next(generator for generator in generators if isinstance(generator, PagesGenerator))


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
