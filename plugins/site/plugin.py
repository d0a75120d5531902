"""The site into Pelican: articles become Pelican's, all other pages are written from models."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.bridge.contents import (
    attach_models,
    dated_articles,
    editor_pages,
    make_articles,
    published_pages,
)
from plugins.bridge.state import get_state
from plugins.model import Digest
from plugins.site.core import urls
from plugins.site.core.build import article_html, build_pages, build_plain_page, make_chrome
from plugins.site.core.contract import digest_json
from plugins.site.core.models import Page, SiteChrome
from plugins.site.core.sitemap import sitemap_xml

# Pelican writes these itself, because they are contents of its own.
_PELICANS = frozenset({"pages/article", "pages/capture", "pages/page"})
_NO_ENTRIES = datetime(1970, 1, 1, tzinfo=UTC)
_FOOTER = "Excerpts belong to their publishers."


def _add_articles(generator: Any) -> None:
    """Build Pelican's articles from the finished digest, newest first."""
    digest = get_state(generator.context).digest
    paths = {article.id: urls.article_path(article) for article in digest.articles}
    make_articles(generator, digest, paths, article_html)


class DigestPages(Generator):
    """Writes every page that is no Pelican content, the feeds, the data and the sitemap."""

    def generate_context(self) -> None:
        """Do nothing: models need the editor's pages, which are read after this."""

    def generate_output(self, writer: Any) -> None:
        """Write what Pelican does not write itself."""
        state = get_state(self.context)
        for page in state.pages:
            if page.template not in _PELICANS:
                self._write_page(writer, page, state.site)
        self._write_feeds(writer, state.digest)
        self._write_file("digest.json", digest_json(state.digest))
        self._write_file("sitemap.xml", self._sitemap(state.pages))

    def _write_page(self, writer: Any, page: Page, site: SiteChrome) -> None:
        writer.write_file(
            urls.save_as(page.path),
            self.get_template(page.template),
            self.context,
            url=page.path,
            model=page.model,
            site=site,
        )

    def _write_feeds(self, writer: Any, digest: Digest) -> None:
        """Write the feed of all and one a topic; Atom wants a date, so undated articles are out."""
        name = self.settings["SITENAME"]
        writer.write_feed(
            dated_articles(self.context), self.context, urls.FEED_ALL, feed_title=name
        )
        for topic in digest.topics:
            articles = dated_articles(self.context, topic.articles)
            path = urls.topic_feed_path(topic.slug)
            writer.write_feed(articles, self.context, path, feed_title=f"{topic.title} - {name}")

    def _write_file(self, path: str, data: bytes) -> None:
        target = Path(self.output_path) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def _sitemap(self, pages: tuple[Page, ...]) -> bytes:
        root = self.settings["SITEURL"]
        indexed = [(f"{root}/{page.path}", None) for page in pages if not page.model.head.noindex]
        return sitemap_xml(indexed).encode()


def _attach(generators: Any) -> None:
    """Build all page models once everything is read; nothing is rendered before this."""
    context = generators[0].context
    state, settings = get_state(context), generators[0].settings
    state.site = make_chrome(
        name=settings["SITENAME"],
        tagline=state.settings.site.tagline,
        root=settings["SITEURL"],
        footer=_FOOTER,
        language=settings["DEFAULT_LANG"],
        editor_pages=published_pages(context),
    )
    plain = tuple(_plain_page(state.site, page) for page in editor_pages(context))
    state.pages = (*build_pages(state.digest, state.site), *plain)
    attach_models(context, {page.path: page.model for page in state.pages})


def _plain_page(site: SiteChrome, page: Any) -> Page:
    return build_plain_page(site, path=page.url, title=page.title, content_html=page.content)


def _date_empty_feed(_context: Any, feed: Any) -> None:
    """Give a feed without entries a fixed date: the library would take the time of the build."""
    if not feed.items:
        feed.latest_post_date = lambda: _NO_ENTRIES


def _get_generators(_pelican: Any) -> type[Generator]:
    return DigestPages


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_articles)
    signals.all_generators_finalized.connect(_attach)
    signals.get_generators.connect(_get_generators)
    signals.feed_generated.connect(_date_empty_feed)
