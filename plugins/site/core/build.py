"""The site of a digest: every page as a model, and what stands around all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.model import Digest
from plugins.site.core import urls
from plugins.site.core.models import Link, Page, PlainPage, SiteChrome
from plugins.site.core.pages.archive import build_archive_day, build_archive_index
from plugins.site.core.pages.articles import build_article
from plugins.site.core.pages.body import article_html
from plugins.site.core.pages.captures import build_capture
from plugins.site.core.pages.events import build_event, has_page
from plugins.site.core.pages.index import Index, make_index
from plugins.site.core.pages.indexes import build_home, build_not_found, build_topics_index
from plugins.site.core.pages.keywords import (
    build_keyword,
    build_keyword_letters,
    build_keywords_index,
)
from plugins.site.core.pages.names import build_name, build_name_letters, build_names_index
from plugins.site.core.pages.outlets import build_outlet, build_outlets_index
from plugins.site.core.pages.parts import has_own_page, make_head
from plugins.site.core.pages.printable import printable_model
from plugins.site.core.pages.quality import build_quality
from plugins.site.core.pages.redirects import build_redirects, moved_topics
from plugins.site.core.pages.topics import build_topic
from plugins.text.listings import entity_pages

__all__ = [
    "add_names_link",
    "article_html",
    "build_pages",
    "build_plain_page",
    "make_chrome",
    "site_files",
]

NAVIGATION = (
    ("Topics", urls.TOPICS),
    ("Archive", urls.ARCHIVE),
    ("Outlets", urls.OUTLETS),
    ("Keywords", urls.KEYWORDS),
)
CSS_PATH = "theme/css/site.css"


def make_chrome(
    *,
    name: str,
    tagline: str,
    root: str,
    footer: str,
    language: str = "en",
    editor_pages: Iterable[tuple[str, str]] = (),
) -> SiteChrome:
    """Return what stands around every page.

    ``root`` is the site's address with or without a slash at the end. ``editor_pages`` are
    titles and paths of the editor's pages, linked in the foot.
    """
    foot = (*editor_pages, ("Quality report", urls.QUALITY))
    return SiteChrome(
        name=name,
        tagline=tagline,
        root=root.rstrip("/"),
        home_href=urls.href(root, urls.HOME),
        navigation=_links(root, NAVIGATION),
        feed_url=urls.href(root, urls.FEED_ALL),
        footer=footer,
        footer_links=_links(root, foot),
        language=language,
        css_href=urls.href(root, CSS_PATH),
    )


def _links(root: str, pairs: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(text=text, href=urls.href(root, path)) for text, path in pairs)


def add_names_link(chrome: SiteChrome, digest: Digest) -> SiteChrome:
    """Return the chrome with a link to the index of names, if any name has a page."""
    if not entity_pages(digest):
        return chrome
    *others, last = chrome.navigation
    link = Link(text="Names", href=urls.href(chrome.root, urls.NAMES))
    return replace(chrome, navigation=(*others, link, last))


def build_pages(digest: Digest, chrome: SiteChrome) -> tuple[Page, ...]:
    """Return every page of the site but the editor's own, in a fixed order."""
    index = make_index(digest, chrome)
    pages = tuple(_pages(index))
    pages += build_redirects(index, digest.redirects, pages)
    return tuple(replace(page, model=printable_model(page.model)) for page in pages)


def site_files(digest: Digest, pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the files of these pages, of the feeds and of the data, below the output folder."""
    slugs = (*(topic.slug for topic in digest.topics), *moved_topics(digest.redirects))
    feeds = (urls.topic_feed_path(slug) for slug in slugs)
    written = (urls.save_as(page.path) for page in pages)
    return (*written, urls.FEED_ALL, *feeds, urls.DATA, urls.SITEMAP, CSS_PATH)


def _pages(index: Index) -> Iterator[Page]:
    digest = index.digest
    yield build_home(index)
    yield build_topics_index(index)
    yield from (build_topic(index, topic) for topic in digest.topics)
    yield from (build_event(index, event) for event in digest.events if has_page(index, event))
    yield from (build_article(index, article) for article in digest.articles)
    yield build_outlets_index(index)
    yield from (build_outlet(index, path) for path in sorted(index.outlets))
    yield build_keywords_index(index)
    yield from build_keyword_letters(index)
    yield from (
        build_keyword(index, keyword) for keyword in digest.keywords if has_own_page(index, keyword)
    )
    # Even without a name: what led to one that is gone leads here.
    yield build_names_index(index)
    yield from build_name_letters(index)
    yield from (build_name(index, e) for e in digest.entities if e.key in index.entity_pages)
    yield build_archive_index(index)
    yield from (build_archive_day(index, day) for day in sorted(index.days))
    yield from (build_capture(index, capture) for capture in digest.captures)
    yield build_quality(index)
    yield build_not_found(index)


def build_plain_page(
    chrome: SiteChrome, *, path: str, title: str, content_html: str, listed: bool = True
) -> Page:
    """Return a page of the editor: ``content_html`` is trusted, made from their Markdown.

    One that is not ``listed``, a draft or a hidden page, is none of search engines' business.
    """
    index = make_index(Digest(), chrome)
    model = PlainPage(
        head=make_head(index, title, title, noindex=not listed),
        title=title,
        content_html=content_html,
    )
    return Page(template="pages/page", path=path, model=printable_model(model))
