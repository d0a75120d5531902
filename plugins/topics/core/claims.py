"""Which articles belong to the topics the editor named.

An article is alike to a topic by its words, the title's and the keywords' prominence in it, and
by its likeness to the articles in which these are most prominent (Rocchio 1971). The second
finds the report on the war that hardly names it; the first keeps out what merely resembles one.

The constants were chosen on the 14 articles of five real captures and 300 sets of three topic
files, drawn from 20 titles and 38 lists of keywords, some without any: every article is right in
all sets, and in 91 of 100 where each article is missing with a chance of four in ten. The check
was 21 subjects of allsides_full by nothing but their names: F1 of the claims is .51, and .45
to .53 with each constant halved or doubled (the scale of prominence alone: .40 to .53).
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
_KEYWORD_WEIGHT = 0.4

# A word that most of the site's articles hold ("Russian") tells less than the title's rarest.
# Never less than .3 of it, so that a site about one thing keeps its one topic; the ten articles
# added are why a small site draws no conclusion from few.
_LEAST_RARITY = 0.3
_ADDED_ARTICLES = 10

# Prominence is measured against the article in which the words are most prominent, so that a
# long list of keywords does not make a topic greedy; but below .2 they stand in its margin.
_LEAST_TOP = 0.2

# An article in the middle of a topic is alike to the centroid of the others by about .4.
_PROMINENCE_SCALE = 0.4

# The articles likeness is measured to: at least half as prominent as the most prominent one.
_CORE_SHARE = 0.5
_CORE_FLOOR = 0.11

Row = Sequence[float]
"""One similarity for each article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    """The articles that surely belong to a topic, the sum of their vectors, its squared length."""

    members: frozenset[int]
    total: Mapping[str, float]
    square: float


def claim_vectors(
    vectors: Sequence[Vector], topics: Sequence[EditorTopic], steering: Steering, least: float
) -> dict[int, str]:
    """Return the slug of the editor's topic for each article that belongs to one.

    That is the topic it is pinned to, else the one it is most alike to of those that do not
    exclude it, if by at least ``least``; the first of equal ones.
    """
    spread = Counter(term for vector in vectors for term in _plain_terms(vector))
    slugs = [topic.slug for topic in topics]
    lengths = [_find_lengths(vectors, topic, spread) for topic in topics]
    # By length, not by what it is compared with: else "Tram crash", for want of a crash, would
    # win its best tram strike over the topic of that name.
    best = _choose_topics(lengths, slugs, steering, len(vectors))
    rows = []
    for place, row in enumerate(map(_find_prominence, lengths)):
        core = _find_core(row, {at for at in best if best[at] == place}, steering, vectors)
        rows.append([_similarity(at, found, core, vectors) for at, found in enumerate(row)])
    chosen = _choose_topics(rows, slugs, steering, len(vectors))
    return {
        at: slugs[place]
        for at, place in chosen.items()
        if at in steering.pins or rows[place][at] >= least
    }


def _plain_terms(vector: Vector) -> set[str]:
    return {plain_term(term) for term in vector}


def _find_lengths(vectors: Sequence[Vector], topic: EditorTopic, spread: Mapping[str, int]) -> Row:
    """Return how much of each article the topic's words are, 0 to 1."""
    title = frozenset(split_terms(topic.title))
    named = (*topic.keywords, *topic.aliases)
    others = {term for name in named for term in split_terms(name)} - title
    rarity = {
        term: 1 - spread.get(term, 0) / (len(vectors) + _ADDED_ARTICLES) for term in title | others
    }
    rarest = max((rarity[term] for term in title), default=1)
    weights = {
        term: (1 if term in title else _KEYWORD_WEIGHT)
        * min(1, max(_LEAST_RARITY, (rarity[term] / rarest) ** 2))
        for term in rarity
    }
    return [_projection(vector, weights) * _coverage(vector, title, others) for vector in vectors]


def _find_prominence(lengths: Row) -> Row:
    """Return the lengths as prominence, 0 to _PROMINENCE_SCALE."""
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
    row: Row, candidates: set[int], steering: Steering, vectors: Sequence[Vector]
) -> _Core:
    """Return the core of a topic; ``candidates`` are the articles no other topic is better for."""
    floor = max(_CORE_FLOOR, _CORE_SHARE * max(row, default=0))
    members = frozenset(at for at in candidates if row[at] >= floor or at in steering.pins)
    total: defaultdict[str, float] = defaultdict(float)
    for at in sorted(members):
        for term, weight in vectors[at].items():
            total[term] += weight
    square = math.fsum(weight * weight for weight in total.values())
    return _Core(members=members, total=total, square=square)


def _similarity(at: int, prominence: float, core: _Core, vectors: Sequence[Vector]) -> float:
    """Return the mean of prominence and likeness to the core; 0 without any of the words."""
    if prominence == 0:
        return 0
    if core.members == {at}:
        return prominence
    inner, square = dot(vectors[at], core.total), core.square
    if at in core.members:
        # The core without this article: with it, it would be alike to itself.
        inner, square = inner - 1, square - 2 * inner + 1
    return (prominence + (inner / math.sqrt(square) if square > 0 else 0)) / 2
