"""The people, places and organisations of an article or a topic, by kind."""

from collections import Counter
from collections.abc import Iterable, Sequence

from plugins.model import ArticleEntity, EntityKind, NewsArticle
from plugins.site.core.models import NameList, NotedLink
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import entity_link, noted
from plugins.site.core.pages.words import count_words, more_words
from plugins.text.listings import SHARED_FROM

KIND_TITLES = {
    EntityKind.PERSON: "People",
    EntityKind.PLACE: "Places",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.UNKNOWN: "Other names",
}
"""The kinds in the order in which they are shown."""

OPEN_LIMIT = 10
"""Names of one kind that an article shows at once: two or three lines beside its text."""

TOPIC_LIMIT = 6
"""The same for a topic, where each has a line with its number of articles."""


def article_names(index: Index, article: NewsArticle) -> tuple[NameList, ...]:
    """Return what an article names, by kind, the most often named first.

    Without a known kind only names that have a page are listed: the rest may be no names.
    """
    ordered = sorted(article.entities, key=_prominence)
    return _lists(
        OPEN_LIMIT,
        (
            (kind, noted(entity_link(index, index.entities.get(entity.key, entity)), ""))
            for kind, entity in ((_kind(index, entity), entity) for entity in ordered)
            if kind is not EntityKind.UNKNOWN or entity.key in index.entity_pages
        ),
    )


def topic_names(index: Index, articles: Sequence[NewsArticle]) -> tuple[NameList, ...]:
    """Return the names that several articles of a topic share, by kind, the commonest first."""
    keys = Counter(key for a in articles for key in {entity.key for entity in a.entities})
    shared = [
        index.entities[key]
        for key, number in keys.items()
        if number >= SHARED_FROM and key in index.entity_pages
    ]
    ordered = sorted(shared, key=lambda e: (-keys[e.key], e.name.casefold(), e.key))
    return _lists(
        TOPIC_LIMIT,
        (
            (
                entity.kind,
                noted(entity_link(index, entity), count_words(keys[entity.key], "article")),
            )
            for entity in ordered
        ),
    )


def _prominence(entity: ArticleEntity) -> tuple[int, str, str]:
    return -len(entity.mentions), entity.name.casefold(), entity.key


def _kind(index: Index, entity: ArticleEntity) -> EntityKind:
    """Return the kind of an article's name; other articles may tell what this one does not."""
    site = index.entities.get(entity.key)
    return site.kind if site else entity.kind


def _lists(limit: int, names: Iterable[tuple[EntityKind, NotedLink]]) -> tuple[NameList, ...]:
    """Return names by kind; those beyond the limit stand behind the rest."""
    found: dict[EntityKind, dict[NotedLink, None]] = {kind: {} for kind in KIND_TITLES}
    for kind, link in names:
        found[kind][link] = None
    return tuple(
        _list(KIND_TITLES[kind], tuple(links), limit) for kind, links in found.items() if links
    )


def _list(title: str, links: tuple[NotedLink, ...], limit: int) -> NameList:
    rest = links[limit:]
    return NameList(title=title, names=links[:limit], more=more_words(len(rest)), rest=rest)
