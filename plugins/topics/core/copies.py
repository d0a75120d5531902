"""Copies: articles whose words are mostly another article's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.model import CopyKind, NewsArticle, Role
from plugins.text.dated import date_key
from plugins.text.outlets import outlet_key
from plugins.text.shingles import Sketch, hash_shingles, join_samples
from plugins.text.tokens import split_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Shingles = NDArray[Any]
    Places = NDArray[Any]

# Below this, five shared words in a row happen by chance (a quotation, a name with its title),
# so a short text is a copy only of the same text under the same headline.
_LEAST_WORDS = 24

# A round-up holds whole articles of others and is no copy of any of them.
_LEAST_SHARE_OF_COPY = 1 / 3

# Each text is compared with the first texts that hold one of its shingles, so that a notice
# printed under every article costs no more than its length.
_MAX_HOLDERS = 20

# A sample of a quarter of the shingles wavers: it must hold this part of what is asked for.
_SAMPLE_SHARE = 0.4

# A text this much shorter or longer than its original is a part of it, or holds it.
_LEAST_LENGTH_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What an article is a copy of: its place, the share of words in common, and how."""

    place: int
    similarity: float
    kind: CopyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """Another text with some of the same shingles: how many, of the shorter and of its own."""

    place: int
    containment: float
    own_share: float
    length_share: float


def find_copies(
    articles: Sequence[NewsArticle], sketches: Sequence[Sketch], containment: float
) -> dict[int, Original]:
    """Return the place of each copy and its original, which is never a copy itself.

    ``sketches`` are those of the bodies. A copy shares at least ``containment`` of the shorter
    text's shingles of five words with its original (Broder 1997). Containment finds the reprint
    that leaves out half, which the overlap of both texts does not.
    """
    order = _order_originals(articles)
    same = _find_same(articles, sketches, order)
    distinct = [place for place in order if place not in same]
    long = [place for place in distinct if sketches[place].words >= _LEAST_WORDS]
    near = _find_near(long, articles, sketches, containment)
    found = {copy: _describe(articles, copy, match) for copy, match in near.items()}
    for copy, first in same.items():
        whole = _Match(place=first, containment=1, own_share=1, length_share=1)
        kept = near.get(first, whole)
        found[copy] = _describe(articles, copy, kept, exact=kept is whole)
    return found


def _order_originals(articles: Sequence[NewsArticle]) -> list[int]:
    """Return all places, the likeliest original first.

    An agency's own text comes before all that print it. An article that names another outlet or
    an agency as its source is not where the text began, and neither is an aggregator's summary,
    however early. Of the others the earliest is.
    """
    agencies = {outlet_key(article.agency) for article in articles if article.agency}

    def originality(place: int) -> tuple[bool, bool, bool, bool, float, str, int]:
        article = articles[place]
        own = outlet_key(article.outlet or "")
        sources = {outlet_key(name) for name in (article.original_outlet, article.agency) if name}
        return (
            article.role is Role.SUMMARY,
            bool(sources - {own}),
            own not in agencies,
            *date_key(article),
            place,
        )

    return sorted(range(len(articles)), key=originality)


def _find_same(
    articles: Sequence[NewsArticle], sketches: Sequence[Sketch], order: Sequence[int]
) -> dict[int, int]:
    """Return each place whose text is another's, word for word, and that of the other."""
    first: dict[tuple[str, ...], int] = {}
    same = {}
    for place in order:
        sketch = sketches[place]
        short = sketch.words < _LEAST_WORDS
        headline = tuple(split_words(articles[place].headline)) if short else ()
        text = (sketch.checksum, *headline)
        if sketch.words and first.setdefault(text, place) != place:
            same[place] = first[text]
    return same


def _find_near(
    order: Sequence[int],
    articles: Sequence[NewsArticle],
    sketches: Sequence[Sketch],
    containment: float,
) -> dict[int, _Match]:
    """Return copies and originals; ``order`` holds the likeliest original first.

    A copy is compared with originals alone: what resembles only a copy is no copy, so no chain
    of small changes leads from one story to another.
    """
    near: dict[int, _Match] = {}
    ordered = [sketches[place] for place in order]
    for rank, candidates in _find_candidates(ordered, containment):
        own = hash_shingles(articles[order[rank]].body)
        matches = [
            match
            for place in (order[other] for other in candidates)
            if place not in near
            for match in [_compare(own, place, hash_shingles(articles[place].body))]
            if match.containment >= containment and match.own_share >= _LEAST_SHARE_OF_COPY
        ]
        if matches:
            near[order[rank]] = max(matches, key=lambda match: match.own_share)
    return near


def _find_candidates(sketches: Sequence[Sketch], containment: float) -> list[tuple[int, list[int]]]:
    """Return each text with those before it that seem to share enough, going by a sample."""
    import numpy as np

    values, sizes = join_samples(sketches)
    earlier, later = _share_samples(values, sizes)
    keys, shared = np.unique(later * len(sketches) + earlier, return_counts=True)
    later, earlier = np.divmod(keys, max(1, len(sketches)))
    enough = shared >= _SAMPLE_SHARE * containment * np.minimum(sizes[earlier], sizes[later])
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in zip(later[enough].tolist(), earlier[enough].tolist(), strict=True):
        found[one].append(other)
    return sorted(found.items())


def _share_samples(values: "Shingles", sizes: "Places") -> tuple["Places", "Places"]:
    """Return two columns: for each shingle of a text, each of the first texts that hold it."""
    import numpy as np

    order = np.argsort(values, kind="stable")
    values, owner = values[order], np.repeat(np.arange(len(sizes)), sizes)[order]
    places = np.arange(len(values))
    starts = np.searchsorted(values, values)
    counts = np.minimum(places - starts, _MAX_HOLDERS)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner[np.repeat(starts, counts) + steps], np.repeat(owner, counts)


def _compare(own: "Shingles", place: int, other: "Shingles") -> _Match:
    import numpy as np

    shared = len(np.intersect1d(own, other, assume_unique=True))
    shorter, longer = sorted((len(own), len(other)))
    return _Match(
        place=place,
        containment=shared / shorter,
        own_share=shared / len(own),
        length_share=shorter / longer,
    )


def _describe(
    articles: Sequence[NewsArticle], copy: int, match: _Match, *, exact: bool = False
) -> Original:
    pair = (articles[copy], articles[match.place])
    if exact:
        kind = CopyKind.EXACT
    elif any(article.agency or article.original_outlet for article in pair):
        kind = CopyKind.SYNDICATED
    elif match.length_share < _LEAST_LENGTH_SHARE:
        kind = CopyKind.CONTAINED
    else:
        kind = CopyKind.NEAR
    return Original(place=match.place, similarity=round(match.containment, 4), kind=kind)
