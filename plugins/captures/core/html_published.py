"""When a page says that it was published: JSON-LD, meta tags, ``<time>``."""

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from plugins.captures.core.html_json_ld import Node, types_of
from plugins.captures.core.html_values import TIME_ELEMENT, UNKNOWN, first_of, stated_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "published-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "date",
)
# Pages of archives and comment threads hold thousands; the article's own stands among the first.
_MAX_TIMES: Final = 100
_ASIDE: Final = frozenset({"nav", "aside", "footer"})


def read_published(
    tree: "HtmlElement", nodes: tuple[Node, ...], article: Node | None, meta: Mapping[str, str]
) -> tuple[str | None, str]:
    """Return the date and where it stands, the most explicit statement first."""
    pages = (node for node in nodes if "WebPage" in types_of(node))
    for node in (article, *pages):
        moment = stated_moment(node.get("datePublished")) if node else None
        if moment:
            return moment, "JSON-LD datePublished"
    for key in _META_PUBLISHED:
        moment = stated_moment(meta.get(key))
        if moment:
            return moment, f"meta {key}"
    moment = first_of(stated_moment(value) for value in _time_elements(tree))
    return (moment, TIME_ELEMENT) if moment else (None, UNKNOWN)


def _time_elements(tree: "HtmlElement") -> list[str]:
    """Return datetime attributes, those marked as publication first.

    Menus and side columns date other pieces; a date marked as a change is no publication.
    """
    marked: list[str] = []
    others: list[str] = []
    for element in islice(tree.iter("time"), _MAX_TIMES):
        marks = " ".join(element.get(name) or "" for name in ("itemprop", "class", "pubdate"))
        value = element.get("datetime")
        if not value or "modif" in marks.lower() or "updated" in marks.lower().split():
            continue
        if any(above.tag in _ASIDE for above in element.iterancestors()):
            continue
        is_marked = "publish" in marks.lower() or element.get("pubdate") is not None
        (marked if is_marked else others).append(value)
    return marked + others
