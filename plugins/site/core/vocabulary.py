"""Which keywords and names have a page of their own: those that articles share.

What one article alone holds would lead back to it; it is plain text everywhere.
"""

from collections.abc import Mapping

from plugins.model import Digest
from plugins.site.core import urls

SHARED_FROM = 2
"""Articles."""

LISTED_MAX = 500
"""Articles that one page lists. A country in the news has thousands, of 600 bytes each."""


def entity_pages(digest: Digest) -> dict[str, str]:
    """Return the page of each entity that has one, by key."""
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for entity in digest.entities:
        path = urls.name_path(entity.slug)
        if len(entity.articles) >= SHARED_FROM and path not in taken:
            pages[entity.key] = path
            taken.add(path)
    return pages


def keyword_pages(digest: Digest, entities: Mapping[str, str]) -> dict[str, str]:
    """Return the page of each keyword that leads to one, by key.

    A keyword that names an entity with a page shares that page; it has no second one.
    """
    pages: dict[str, str] = {}
    for keyword in digest.keywords:
        named = entities.get(keyword.entity or "")
        if named or len(keyword.articles) >= SHARED_FROM:
            pages[keyword.key] = named or urls.keyword_path(keyword.slug)
    return pages
