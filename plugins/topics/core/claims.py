"""Which articles belong to the topics the editor named.

An article is alike to a topic by its words, the title's and the keywords' prominence in it, and
by its likeness to the articles in which these are most prominent (Rocchio 1971). The second
finds the report on the war that hardly names it; the first keeps out what merely resembles one.

The constants were chosen on the articles of five real captures with some 800 ways of writing
three topic files, so as to claim the right articles in all of them and for every subset; the
second check was 30 topics of allsides_full by nothing but their names, where the F1 of the
claims stays within .52 to .54 for each constant halved or doubled.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.model import EditorTopic
from plugins.text.tokens import split_terms
from plugins.text.vectors import Vector, dot, idf, plain_term
from plugins.topics.core.steering import Steering

# A title is what the topic is about; keywords are its circumstances, such as "court" or "arrest",
# which other topics share.
_KEYWORD_WEIGHT = 0.5

# A word that most of the site's articles hold ("Russian") tells less than the title's rarest.
# Never less than .3 of it, so that a site about one thing keeps its one topic; the ten articles
# added are why a small site draws no conclusion from few.
_LEAST_RARITY = 0.3
_ADDED_ARTICLES = 10

# Prominence is measured against the article in which the words are most prominent, so that a
# long list of keywords does not make a topic greedy; but below .2 they stand in its margin.
_LEAST_TOP = 0.2

# An article in the middle of a topic is alike to the others' centroid by about .3.
_PROMINENCE_SCALE = 0.3

# The articles likeness is measured to: at least half as prominent as the most prominent one.
_CORE_SHARE = 0.5
_CORE_FLOOR = 0.08

Row = Sequence[float]
"""One similarity for each article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    """The articles that surely belong to a topic, and the sum of their vectors."""

    members: frozenset[int]
    total: Mapping[str, float]


def claim_vectors(
    vectors: Sequence[Vector], topics: Sequence[EditorTopic], steering: Steering, least: float
) -> dict[int, str]:
    """Return the slug of the editor's topic for each article that belongs to one.

    That is the topic it is pinned to, else the one it is most alike to of those that do not
    exclude it, if by at least ``least``; the first of equal ones.
    """
    spread = Counter(term for vector in vectors for term in _plain_terms(vector))
    rows = [_prominence(vectors, topic, spread) for topic in topics]
    slugs = [topic.slug for topic in topics]
    best = _choose_topics(rows, slugs, steering, len(vectors))
    cores = [
        _find_core(place, row, best, slugs, steering, vectors) for place, row in enumerate(rows)
    ]
    rows = [
        [_similarity(at, prominence, core, vectors) for at, prominence in enumerate(row)]
        for row, core in zip(rows, cores, strict=True)
    ]
    chosen = _choose_topics(rows, slugs, steering, len(vectors))
    return {
        at: slugs[place]
        for at, place in chosen.items()
        if at in steering.pins or rows[place][at] >= least
    }


def _plain_terms(vector: Vector) -> set[str]:
    return {plain_term(term) for term in vector}


def _prominence(vectors: Sequence[Vector], topic: EditorTopic, spread: Mapping[str, int]) -> Row:
    """Return how prominent the topic's words are in each article, 0 to _PROMINENCE_SCALE."""
    title = frozenset(split_terms(topic.title))
    others = {term for keyword in topic.keywords for term in split_terms(keyword)} - title
    rarity = {
        term: 1 - spread.get(term, 0) / (len(vectors) + _ADDED_ARTICLES) for term in title | others
    }
    rarest = max((rarity[term] for term in title), default=1)
    weights = {
        term: (1 if term in title else _KEYWORD_WEIGHT)
        * min(1, max(_LEAST_RARITY, (rarity[term] / rarest) ** 2))
        for term in rarity
    }
    lengths = [
        _projection(vector, weights) * _coverage(vector, title, others) for vector in vectors
    ]
    top = max(_LEAST_TOP, max(lengths, default=0))
    return [_PROMINENCE_SCALE * length / top for length in lengths]


def _projection(vector: Vector, weights: Mapping[str, float]) -> float:
    """Return the length of what the words hold of the vector; absent words cost nothing."""
    return math.sqrt(
        math.fsum(
            (weight * weights[plain_term(term)]) ** 2
            for term, weight in vector.items()
            if plain_term(term) in weights
        )
    )


def _coverage(vector: Vector, title: frozenset[str], others: set[str]) -> float:
    """Return how much of what the title says the article holds, 0 to 1, keywords helping.

    This keeps "Gaza ceasefire" from claiming every other ceasefire.
    """
    held = _plain_terms(vector)
    needed = math.fsum(idf(term) for term in sorted(title))
    found = math.fsum(idf(term) for term in sorted(title & held))
    found += _KEYWORD_WEIGHT * math.fsum(idf(term) for term in sorted(others & held))
    return math.sqrt(min(1, found / needed)) if needed else 1


def _choose_topics(
    rows: Sequence[Row], slugs: Sequence[str], steering: Steering, count: int
) -> dict[int, int]:
    """Return the place of the best topic for each article that may have one."""
    chosen = {}
    for at in range(count):
        refused = steering.excludes.get(at, frozenset())
        allowed = [place for place, slug in enumerate(slugs) if slug not in refused]
        if at in steering.pins:
            chosen[at] = slugs.index(steering.pins[at])
        elif allowed:
            chosen[at] = max(allowed, key=lambda place: rows[place][at])
    return chosen


def _find_core(
    place: int,
    row: Row,
    best: Mapping[int, int],
    slugs: Sequence[str],
    steering: Steering,
    vectors: Sequence[Vector],
) -> _Core:
    floor = max(_CORE_FLOOR, _CORE_SHARE * max(row, default=0))
    members = frozenset(
        at
        for at, chosen in best.items()
        if chosen == place and (row[at] >= floor or steering.pins.get(at) == slugs[place])
    )
    total: defaultdict[str, float] = defaultdict(float)
    for at in sorted(members):
        for term, weight in vectors[at].items():
            total[term] += weight
    return _Core(members=members, total=total)


def _similarity(at: int, prominence: float, core: _Core, vectors: Sequence[Vector]) -> float:
    """Return the mean of prominence and likeness; without any of the words, 0.

    Without this an article of the core would be alike to itself.
    """
    if prominence == 0:
        return 0
    if core.members == {at}:
        return prominence
    inner = dot(vectors[at], core.total)
    square = math.fsum(weight * weight for weight in core.total.values())
    if at in core.members:
        inner, square = inner - 1, square - 2 * inner + 1
    return (prominence + (inner / math.sqrt(square) if square > 0 else 0)) / 2
