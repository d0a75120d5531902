"""Which lists of articles have a page: those of keywords, names, outlets, days and initials.

The site makes the pages and the lock of topics keeps their addresses, so both ask here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import category, normalize
from unicodedata import name as character_name

from unidecode import unidecode

from plugins.model import ArticleId, DateInterval, Digest, Entity, SiteKeyword
from plugins.text.addresses import (
    KEYWORDS,
    NAMES,
    archive_path,
    keyword_path,
    letter_path,
    name_path,
    outlet_path,
)

SHARED_FROM = 2
"""Articles, copies not counted: what one alone holds would lead back to it."""

ONE_PAGE = 500
"""Keywords or names with a page that an index lists itself. Each takes some 150 bytes of the page,
so 10,000 articles would come to 2 MB; above this, each initial has a page."""

CERTAIN_DAYS = timedelta(days=2)
"""An interval up to this wide is put under one day of the archive."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Initial:
    """What a word is listed under: its first letter, or a sign for Chinese characters or the rest.

    In order: letters from A to Z, letters of other scripts, Chinese characters, the rest.
    """

    order: int
    letter: str
    slug: str


_IDEOGRAPH = Initial(order=2, letter="汉字", slug="ideograph")
_REST = Initial(order=3, letter="#", slug="other")


def copy_ids(digest: Digest) -> frozenset[ArticleId]:
    """Return the articles that are copies of another, and count nowhere."""
    return frozenset(article.id for article in digest.articles if article.copy_of is not None)


def holders(listed: Entity | SiteKeyword, copies: frozenset[ArticleId]) -> frozenset[ArticleId]:
    """Return the articles of a keyword or name that count."""
    return frozenset(listed.articles) - copies


def is_shared(listed: Entity | SiteKeyword, copies: frozenset[ArticleId]) -> bool:
    """Return True for a keyword or name of several articles."""
    return len(holders(listed, copies)) >= SHARED_FROM


def entity_pages(digest: Digest) -> dict[str, str]:
    """Return the page of each entity that has one, by key."""
    copies = copy_ids(digest)
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for entity in digest.entities:
        path = name_path(entity.slug)
        if path not in taken and is_shared(entity, copies):
            pages[entity.key] = path
            taken.add(path)
    return pages


def keyword_pages(digest: Digest, entities: Mapping[str, str]) -> dict[str, str]:
    """Return the page of each keyword that leads to one, by key.

    A keyword that names an entity with a page shares that page; it has no second one.
    """
    copies = copy_ids(digest)
    pages: dict[str, str] = {}
    for keyword in digest.keywords:
        named = entities.get(keyword.entity or "")
        if named or is_shared(keyword, copies):
            pages[keyword.key] = named or keyword_path(keyword.slug)
    return pages


def certain_day(interval: DateInterval) -> date | None:
    """Return the day an article stands under in the archive; None without a certain one."""
    if not interval.earliest or not interval.latest:
        return None
    narrow = interval.latest - interval.earliest <= CERTAIN_DAYS
    return interval.earliest.date() if narrow else None


def initial(text: str) -> Initial:
    """Return what a word is listed under: "É" under E, figures under "#"."""
    # Lm: an apostrophe that counts as a letter, as the first sign of Okina has it.
    letters = (c for c in normalize("NFKD", text) if c.isalnum() and category(c) != "Lm")
    first = next(letters, " ")
    known = character_name(first, "")
    if known.startswith("LATIN "):
        # "Ł" and "Æ" do not come apart, but have their place from A to Z.
        latin = unidecode(first)[:1].upper()
        return Initial(order=0, letter=latin, slug=latin.lower()) if latin.isalpha() else _REST
    if known.startswith("CJK "):
        return _IDEOGRAPH
    letter = first.upper() if "SMALL" in known else first
    return (
        Initial(order=1, letter=letter, slug=f"u{ord(letter[0]):04x}")
        if letter.isalpha()
        else _REST
    )


def initials(texts: Iterable[str]) -> tuple[Initial, ...]:
    """Return the initials that have a page, in order; none where one page holds all."""
    words = tuple(texts)
    return tuple(sorted(set(map(initial, words)))) if len(words) > ONE_PAGE else ()


def listing_pages(digest: Digest) -> frozenset[str]:
    """Return the pages that are there for the articles they list."""
    names = entity_pages(digest)
    keywords = keyword_pages(digest, names)
    copies = copy_ids(digest)
    shared = [keyword.text for keyword in digest.keywords if is_shared(keyword, copies)]
    named = [entity.name for entity in digest.entities if entity.key in names]
    days = (certain_day(article.published) for article in digest.articles)
    return frozenset(
        (
            *names.values(),
            *keywords.values(),
            *(outlet_path(a.outlet) for a in digest.articles if a.outlet),
            *(archive_path(day) for day in days if day),
            *(letter_path(KEYWORDS, found.slug) for found in initials(shared)),
            *(letter_path(NAMES, found.slug) for found in initials(named)),
        )
    )
