"""What a saved page says about itself: headline, outlet, byline, dates, address, language.

Every field is a statement of the page (JSON-LD, meta tags, ``<time>``, a header written by the
program that saved it). Only the date may be guessed, and then ``is_guess`` says so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plugins.captures.core.html_json_ld import (
    Node,
    names_in,
    pick_article,
    read_article_body,
    read_json_ld,
    types_of,
)
from plugins.captures.core.html_published import read_published
from plugins.captures.core.html_saved import Saved, read_saved
from plugins.captures.core.html_values import (
    TIME_ELEMENT,
    UNKNOWN,
    first_address,
    first_of,
    short_text,
    stated_name,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["TIME_ELEMENT", "UNKNOWN", "PageMetadata", "read_metadata"]

_META_HEADLINE: Final = (
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
_META_OUTLET: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_META_BYLINE: Final = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
)
_SEPARATORS: Final = (" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " : ")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page states about itself; a field it does not state is None.

    ``published`` and ``captured_at`` are always readable by ``datetime.fromisoformat``; they
    carry a zone only where the page gives one. ``url`` is always http or https. ``article_body``
    is the text that JSON-LD states, "" without one.
    """

    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: str = UNKNOWN
    is_guess: bool = False
    url: str | None = None
    language: str | None = None
    captured_at: str | None = None
    captured_basis: str = UNKNOWN
    article_body: str = ""


def read_metadata(tree: "HtmlElement", comments: tuple[str, ...]) -> PageMetadata:
    """Read what the page states; ``comments`` are its HTML comments in order."""
    meta = _read_meta(tree)
    saved = tuple(read_saved(tree, meta, comments))
    url = first_address((*_stated_urls(tree, meta), *(item.url for item in saved)))
    nodes = read_json_ld(tree)
    article = pick_article(nodes, url)
    outlet = _read_outlet(nodes, article, meta)
    captured = next((item for item in saved if item.moment), Saved(UNKNOWN, None, None))
    published, basis = read_published(tree, nodes, article, meta)
    return PageMetadata(
        headline=_read_headline(tree, article, meta, outlet),
        outlet=outlet,
        byline=_read_byline(tree, nodes, article, meta),
        published=published,
        published_basis=basis,
        url=url,
        language=_read_language(tree, article, meta),
        captured_at=captured.moment,
        captured_basis=captured.basis,
        article_body=read_article_body(nodes),
    )


def _read_meta(tree: "HtmlElement") -> Mapping[str, str]:
    """Return the meta tags by property, name or itemprop in lower case; the first counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").strip().lower()
            if key and content and content.strip():
                found.setdefault(key, content)
    return found


def _stated_urls(tree: "HtmlElement", meta: Mapping[str, str]) -> Iterator[str | None]:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield element.get("href")
    yield meta.get("og:url")


def _read_language(
    tree: "HtmlElement", article: Node | None, meta: Mapping[str, str]
) -> str | None:
    stated = (
        tree.get("lang"),
        tree.get("xml:lang"),
        article.get("inLanguage") if article else None,
        meta.get("og:locale"),
        meta.get("language"),
    )
    tags = (value.strip().replace("_", "-") for value in stated if isinstance(value, str))
    return first_of(tag for tag in tags if _LANGUAGE.fullmatch(tag))


def _read_outlet(
    nodes: tuple[Node, ...], article: Node | None, meta: Mapping[str, str]
) -> str | None:
    publisher = names_in(article.get("publisher"), nodes) if article else ()
    sites = (stated_name(node.get("name")) for node in nodes if "WebSite" in types_of(node))
    return first_of((*publisher, *(stated_name(meta.get(key)) for key in _META_OUTLET), *sites))


def _read_byline(
    tree: "HtmlElement", nodes: tuple[Node, ...], article: Node | None, meta: Mapping[str, str]
) -> str | None:
    names = names_in(article.get("author"), nodes) if article else ()
    if names:
        return ", ".join(names)
    return first_of(stated_name(meta.get(key)) for key in _META_BYLINE) or _marked_author(tree)


def _marked_author(tree: "HtmlElement") -> str | None:
    """Return the text of the first element marked as the author, if it is one short line."""
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
        if "author" in marks:
            name = stated_name(element.text_content())
            return name if name and len(name.split()) <= 8 else None
    return None


def _read_headline(
    tree: "HtmlElement", article: Node | None, meta: Mapping[str, str], outlet: str | None
) -> str | None:
    stated = (
        [short_text(article.get("headline")) or short_text(article.get("name"))] if article else []
    )
    stated += [short_text(meta.get(key)) for key in _META_HEADLINE]
    headline = first_of(stated) or _shown_headline(tree)
    return strip_outlet(headline, outlet) if headline else None


def _shown_headline(tree: "HtmlElement") -> str | None:
    """Return the h1 that the title repeats, else the only h1, else the title."""
    title = next((short_text(e.text_content()) for e in tree.iter("title")), None)
    headings = [text for e in tree.iter("h1") if (text := short_text(e.text_content()))]
    repeated = first_of(text for text in headings if title and text.casefold() in title.casefold())
    only = headings[0] if len(set(headings)) == 1 else None
    return repeated or only or title or first_of(headings)


def strip_outlet(headline: str, outlet: str | None) -> str:
    """Take a trailing " | Outlet" off, only where it is the outlet the page names."""
    if outlet is None:
        return headline
    for separator in _SEPARATORS:
        front, found, back = headline.rpartition(separator)
        if found and front.strip() and back.strip().casefold() == outlet.casefold():
            return front.strip()
    return headline
