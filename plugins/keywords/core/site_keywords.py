"""The keywords of the whole site: who shares them, when, and what stands beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count

from plugins.keywords.core.companions import find_companions
from plugins.model import (
    Companion,
    Digest,
    Keyword,
    NewsArticle,
    SiteKeyword,
)
from plugins.text.dated import date_key, date_range
from plugins.text.slugs import slugify

PAIRED_MAX = 40
"""Keywords of one article that are paired. The setting allows fewer; a digest made otherwise may
hold any number, and pairs grow with its square."""

Members = tuple[tuple[NewsArticle, Keyword], ...]


def add_site_keywords(digest: Digest) -> Digest:
    """Return the digest with one ``SiteKeyword`` for each lexical form, by key.

    The order of the articles does not matter. Companions are counted within articles, and only
    for keywords that two or more articles share: of a single one all have the same count.
    """
    ordered = sorted(digest.articles, key=date_key)
    members = _members(ordered)
    shared = frozenset(key for key, found in members.items() if len(found) > 1)
    slugs = _slugs(sorted(members))
    texts = {key: _commonest([keyword.text for _, keyword in members[key]]) for key in members}
    beside = find_companions(
        map(_paired_keys, ordered), shared, lambda key: (texts[key].casefold(), key)
    )
    keywords = tuple(
        _site_keyword(
            key,
            members[key],
            text=texts[key],
            slug=slugs[key],
            companions=beside.get(key, ()),
        )
        for key in sorted(members)
    )
    return replace(digest, keywords=keywords)


def _members(articles: Iterable[NewsArticle]) -> dict[str, Members]:
    """Return articles and their keywords by lexical form; one article counts once."""
    found: defaultdict[str, list[tuple[NewsArticle, Keyword]]] = defaultdict(list)
    for article in articles:
        for keyword in _own_keywords(article):
            found[keyword.lexical_form].append((article, keyword))
    return {key: tuple(pairs) for key, pairs in found.items()}


def _own_keywords(article: NewsArticle) -> tuple[Keyword, ...]:
    """Return the keywords of an article, the first of each lexical form."""
    first: dict[str, Keyword] = {}
    for keyword in article.keywords:
        first.setdefault(keyword.lexical_form, keyword)
    return tuple(first.values())


def _site_keyword(
    key: str, members: Members, *, text: str, slug: str, companions: tuple[Companion, ...]
) -> SiteKeyword:
    first, last = date_range([article for article, _ in members])
    return SiteKeyword(
        key=key,
        text=text,
        slug=slug,
        articles=tuple(article.id for article, _ in members),
        companions=companions,
        first=first,
        last=last,
        entity=_common_entity([keyword.entity for _, keyword in members]),
    )


def _common_entity(entities: Sequence[str | None]) -> str | None:
    """Return the entity that more than half of the articles mean.

    "Jordan" may be a person in one article and a country in the next: then it names neither.
    """
    key, number = min(Counter(entities).items(), key=lambda item: (-item[1], item[0] or ""))
    return key if number * 2 > len(entities) else None


def _commonest(texts: Iterable[str]) -> str:
    """Return the text that stands most often, the first by alphabet where several do."""
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text))


def _paired_keys(article: NewsArticle) -> list[str]:
    return [keyword.lexical_form for keyword in _own_keywords(article)][:PAIRED_MAX]


def _slugs(keys: Sequence[str]) -> dict[str, str]:
    """Return the slug of every key, none twice.

    A slug is made of its own key alone, so no other article changes it. A key that is not its
    own slug in words, which lexical forms are but no type demands, gets digits behind it.
    """
    slugs = {key: slugify(key) for key in keys if slugify(key).replace("-", " ") == key}
    taken = set(slugs.values())
    for key in keys:
        if key not in slugs:
            slugs[key] = next(slug for slug in _numbered_slugs(key) if slug not in taken)
            taken.add(slugs[key])
    return slugs


def _numbered_slugs(key: str) -> Iterator[str]:
    """Yield slugs of a key with six digits of a hash, without end."""
    for number in count():
        digits = sha256(f"{number} {key}".encode("utf-8", "surrogatepass")).hexdigest()[:6]
        yield f"{slugify(key)}-{digits}"
