"""Copies: articles whose words are mostly another article's."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from zlib import crc32

from plugins.model import NewsArticle, Role
from plugins.text.tokens import split_words

_SHINGLE_WORDS = 5

# Below this, five shared words in a row happen by chance (a quotation, a name with its title),
# so a short text is a copy only of the same text under the same headline.
_LEAST_WORDS = 24

# A round-up holds whole articles of others and is no copy of any of them.
_LEAST_SHARE_OF_COPY = 1 / 3

_LATEST = datetime.max.replace(tzinfo=UTC)

Words = tuple[str, ...]
Shingles = frozenset[int]


def find_copies(articles: Sequence[NewsArticle], containment: float) -> dict[int, int]:
    """Return the position of each copy and that of its original, which is never a copy itself.

    A copy shares at least ``containment`` of the shorter text's shingles of five words with its
    original (Broder 1997). Containment finds the reprint that leaves out half, which the
    overlap of both texts does not.
    """
    order = sorted(range(len(articles)), key=lambda i: (*_originality(articles[i]), i))
    first: dict[tuple[Words, Words], int] = {}
    same: dict[int, int] = {}
    for position in order:
        words = tuple(split_words(articles[position].body))
        short = len(words) < _LEAST_WORDS
        text = (tuple(split_words(articles[position].headline)) if short else (), words)
        if words and first.setdefault(text, position) != position:
            same[position] = first[text]
    shingles = {
        position: _shingles(words)
        for (_, words), position in first.items()
        if len(words) >= _LEAST_WORDS
    }
    near = _find_near(shingles, containment)
    return near | {copy: near.get(original, original) for copy, original in same.items()}


def _originality(article: NewsArticle) -> tuple[bool, bool, datetime, str]:
    """Return what the original of a group is the least of.

    An article that names another outlet or an agency as its source is not where the text began,
    and neither is an aggregator's summary, however early.
    """
    named = bool(article.original_outlet or article.agency)
    earliest = article.published.earliest or _LATEST
    return named, article.role is Role.SUMMARY, earliest, article.id


def _shingles(words: Words) -> Shingles:
    """Return the shingles as checksums: small, and the same on every run."""
    starts = range(len(words) - _SHINGLE_WORDS + 1)
    found = (" ".join(words[start : start + _SHINGLE_WORDS]) for start in starts)
    return frozenset(crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in found)


def _find_near(shingles: Mapping[int, Shingles], containment: float) -> dict[int, int]:
    """Return copy to original; ``shingles`` holds the likeliest original first.

    A copy is compared with originals alone: what resembles only a copy is no copy.
    """
    postings: defaultdict[int, list[int]] = defaultdict(list)
    near: dict[int, int] = {}
    for position, own in shingles.items():
        shared = Counter(original for shingle in own for original in postings[shingle])
        originals = [
            original
            for original in sorted(shared)
            if _is_copy(shared[original], len(own), len(shingles[original]), containment)
        ]
        if originals:
            near[position] = max(originals, key=lambda original: shared[original])
        else:
            for shingle in own:
                postings[shingle].append(position)
    return near


def _is_copy(shared: int, own: int, other: int, containment: float) -> bool:
    return shared >= containment * min(own, other) and shared >= _LEAST_SHARE_OF_COPY * own
