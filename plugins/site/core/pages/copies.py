"""An article's copies and its original, with what they share."""

from dataclasses import replace
from itertools import islice

from plugins.model import ArticleId, Copy, CopyKind, NewsArticle
from plugins.site.core.models import CopyItem, Link
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import NO_LINK, article_card, article_href
from plugins.site.core.pages.words import more_words, percent_floor_words

OTHER_COPIES = 30
"""Other copies that the page of a copy lists; that of the original lists all. Two thousand that
named one another would be 1.2 GB."""

_WORDS = {
    CopyKind.EXACT: "the same words",
    CopyKind.SYNDICATED: "a reprint",
    CopyKind.CONTAINED: "one holds the other",
    CopyKind.NEAR: "the same text with changes",
}


def original_item(index: Index, article: NewsArticle) -> CopyItem | None:
    """Return the original of a copy, with what the two share; None for what is no copy."""
    original = index.articles.get(article.copy_of) if article.copy_of else None
    return _item(index, original, article.id) if original else None


def copy_items(index: Index, article: NewsArticle) -> tuple[CopyItem, ...]:
    """Return the copies of an article, or the other copies of its original, newest first."""
    if not article.copy_of:
        return tuple(_item(index, copy, copy.id) for copy in index.copies.get(article.id, ()))
    others = (copy for copy in index.copies[article.copy_of] if copy.id != article.id)
    return tuple(_item(index, copy, copy.id) for copy in islice(others, OTHER_COPIES))


def more_copies(index: Index, article: NewsArticle) -> Link:
    """Return where copies stand that the page of a copy does not list: at the original."""
    original = index.articles.get(article.copy_of) if article.copy_of else None
    if original is None:
        return NO_LINK
    words = more_words(len(index.copies[original.id]) - 1 - OTHER_COPIES)
    return Link(text=words, href=article_href(index, original)) if words else NO_LINK


def _item(index: Index, shown: NewsArticle, copy: ArticleId) -> CopyItem:
    """Return an entry; ``copy`` is the one of the two whose likeness is known."""
    known = index.copy_kinds.get(copy)
    # Without marks: "copy of" the very article whose page this is says nothing.
    card = replace(article_card(index, shown), marks=())
    return CopyItem(article=card, how=_likeness(known) if known else "")


def _likeness(copy: Copy) -> str:
    if copy.kind is CopyKind.EXACT:
        return _WORDS[copy.kind]
    return f"{_WORDS[copy.kind]}: {percent_floor_words(copy.similarity)} of the shorter text"
