"""The site into Pelican: articles become Pelican's, all other pages are written from models."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.bridge.contents import (
    attach_models,
    dated_articles,
    editor_pages,
    has_template,
    leave_out_pages,
    make_articles,
    published_pages,
)
from plugins.bridge.state import BuildState, get_state
from plugins.model import Code, Digest, Finding
from plugins.site.core import urls
from plugins.site.core.build import (
    add_names_link,
    article_html,
    build_pages,
    build_plain_page,
    make_chrome,
    site_files,
)
from plugins.site.core.clashes import find_unusable
from plugins.site.core.contract import digest_json
from plugins.site.core.models import Page, SiteChrome
from plugins.site.core.pages.printable import printable, printable_model
from plugins.site.core.pages.redirects import feed_topics, give_way
from plugins.site.core.sitemap import sitemap_xml

# Pelican writes these itself, because they are contents of its own.
_PELICANS = frozenset({"pages/article", "pages/capture", "pages/page"})
# Templates in the theme's first folder that show no page of the editor.
_OTHER_KINDS = frozenset({"article", "base", "capture"})
_NO_ENTRIES = datetime(1970, 1, 1, tzinfo=UTC)
_FOOTER = "All texts belong to their publishers."


def _add_articles(generator: Any) -> None:
    """Build Pelican's articles from the finished digest, newest first."""
    digest = get_state(generator.context).digest
    paths = {article.id: urls.article_path(article) for article in digest.articles}
    # Feeds are XML, which cannot hold every character a capture may. Pelican shows no names,
    # and an article may hold thousands of mentions to look through.
    shown = replace(
        digest,
        articles=printable_model(tuple(replace(a, entities=()) for a in digest.articles)),
        topics=printable_model(digest.topics),
    )
    make_articles(generator, shown, paths, article_html)


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
        self._write_file(urls.DATA, digest_json(state.digest))
        self._write_file(urls.SITEMAP, self._sitemap(state.pages))

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
        writer.write_feed(dated_articles(self.context), self.context, urls.FEED_ALL)
        for slug, topic in feed_topics(digest):
            articles = dated_articles(self.context, topic.articles if topic else ())
            # Pelican puts the site's name before the title, and takes both for HTML.
            title = escape(printable(topic.title if topic else slug))
            path = urls.topic_feed_path(slug)
            writer.write_feed(articles, self.context, path, feed_title=title)

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
    state = get_state(context)
    state.digest = give_way(state.digest, [page.save_as for page in editor_pages(generators)])
    pages = build_pages(state.digest, _chrome(context, state))
    problems = _leave_out_unusable(generators, site_files(state.digest, pages))
    state.site = _chrome(context, state)
    if problems:
        # Errors stand first in the digest. Only the quality report tells them: same addresses.
        state.digest = replace(state.digest, findings=(*problems, *state.digest.findings))
        pages = build_pages(state.digest, state.site)
    attach_models(context, {page.path: page.model for page in pages})
    plain = tuple(_attach_plain_page(state.site, page) for page in editor_pages(generators))
    state.pages = (*pages, *plain)


def _chrome(settings: Any, state: BuildState) -> SiteChrome:
    """Return the chrome; Pelican's context holds the settings too."""
    chrome = make_chrome(
        name=settings["SITENAME"],
        tagline=state.settings.site.tagline,
        root=settings["SITEURL"],
        footer=_FOOTER,
        language=settings["DEFAULT_LANG"],
        editor_pages=published_pages(settings),
    )
    return add_names_link(chrome, state.digest)


def _attach_plain_page(site: SiteChrome, page: Any) -> Page:
    plain = build_plain_page(
        site,
        path=page.url,
        title=page.title,
        content_html=page.content,
        listed=page.status == "published",
    )
    page.digest = plain.model
    return plain


def _leave_out_unusable(generators: Any, taken: Sequence[str]) -> tuple[Finding, ...]:
    """Take out pages that would end the build, and return why, by path."""
    pages = sorted(editor_pages(generators), key=lambda page: page.source_path)
    reasons = find_unusable(taken, [(page.source_path, page.save_as) for page in pages])
    for page in pages:
        if page.template in _OTHER_KINDS or not has_template(generators, page):
            reasons.setdefault(page.source_path, f"“{page.template}” is no template for pages")
    leave_out_pages(generators, reasons)
    content = Path(generators[0].path)
    return tuple(
        _page_finding(Path(source).relative_to(content).as_posix(), reason)
        for source, reason in sorted(reasons.items())
    )


def _page_finding(path: str, reason: str) -> Finding:
    return Finding(
        code=Code.PAGE_FILE,
        subject=path,
        message=f"The page was left out: {reason}.",
        hint="Change its Slug, its save_as or its Template.",
    )


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
