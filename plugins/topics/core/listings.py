"""Pages of keywords, names, outlets and days that were published, and where they lead now.

Of a page that is gone only its address is known. That is enough: it was made of the words.
"""

import re
from collections.abc import Iterator, Mapping

from plugins.model import ArticleId, Digest, Entity, EntityKind, SiteKeyword
from plugins.text.addresses import article_path, keyword_path, name_path, outlet_path
from plugins.text.listings import entity_pages, keyword_pages, listing_pages
from plugins.text.slugs import slugify

Heirs = Iterator[tuple[str, str]]
"""Addresses, each with the one that takes its place if it has no page; later ones go before."""

# What tells two names of one spelling apart at the end of an address: "merle-place", "merle-2".
_TOLD_APART = re.compile("-(?:person|place|organisation|unknown|[0-9]+)/$")


def keep_listings(published: Mapping[str, str], digest: Digest) -> dict[str, str]:
    """Return all addresses ever published, each with where it leads, or "" if it has a page.

    One without a page leads to that of the name that holds the words now, else to the page it led
    to before, else to the article that still has the words, else to the index.
    """
    living = listing_pages(digest)
    gone = sorted(published.keys() - living)
    heirs = dict(_find_heirs(digest)) if gone else {}
    there = living | {article_path(article) for article in digest.articles}
    kept = dict.fromkeys(living, "")
    for path in gone:
        earlier = published[path]
        before = earlier if earlier in there else heirs.get(earlier, "")
        found = [heir for heir in (heirs.get(path), heirs.get(_bare(path)), before) if heir]
        index = f"{path.partition('/')[0]}/"
        kept[path] = next((heir for heir in found if heir in living), next(iter(found), index))
    return dict(sorted(kept.items()))


def _bare(path: str) -> str:
    return _TOLD_APART.sub("/", path)


def _find_heirs(digest: Digest) -> Heirs:
    """Yield the names a page could have had; what is said of one address last holds."""
    names = entity_pages(digest)
    keywords = keyword_pages(digest, names)
    paths = {article.id: article_path(article) for article in digest.articles}
    places = (entity for entity in digest.entities if entity.kind is EntityKind.PLACE)
    nations = {form: place.key for place in places for form in place.forms}
    # Of several names with one form, the one of most articles holds it.
    entities = sorted(digest.entities, key=lambda e: (e.key in names, len(e.articles), e.key))
    for keyword in digest.keywords:
        target = keywords.get(keyword.key) or _first_article(keyword, paths)
        yield keyword_path(keyword.slug), target
        yield name_path(keyword.slug), target
    for entity in entities:
        target = names.get(entity.key) or _first_article(entity, paths)
        slugs = (*_institution_slugs(entity, nations), *map(slugify, entity.forms), entity.slug)
        for slug in slugs:
            yield name_path(slug), target
            if entity.key in names:
                yield keyword_path(slug), target
    yield from _outlets(digest)


def _institution_slugs(entity: Entity, nations: Mapping[str, str]) -> Iterator[str]:
    """Yield "navy-asla" for "Aslan Navy": where it stood before the editor joined it to another."""
    for form in entity.forms:
        first, _, rest = form.partition(" ")
        if rest and first in nations:
            yield slugify(f"{rest} {nations[first]}")


def _first_article(listed: Entity | SiteKeyword, paths: Mapping[ArticleId, str]) -> str:
    return next((paths[article] for article in listed.articles if article in paths), "")


def _outlets(digest: Digest) -> Heirs:
    """Yield the pages that other names of outlets could have had."""
    living = {article.outlet for article in digest.articles}
    for outlet in digest.outlets:
        for alias in outlet.aliases if outlet.name in living else ():
            yield outlet_path(alias), outlet_path(outlet.name)
    for article in digest.articles:
        if article.outlet and article.printed_outlet:
            yield outlet_path(article.printed_outlet), outlet_path(article.outlet)
