"""Which articles belong to the topics the editor named.

An article is alike to a topic by its words, the title's and the keywords' prominence in it, and
by its likeness to the articles in which these are most prominent (Rocchio 1971). The second
finds the report on the war that hardly names it; the first keeps out what merely resembles one.

The constants were chosen on the 14 articles of five real captures and many sets of three topic
files. In all of 64 that are kept every article is right, and 97.5 % of them are where each is
missing with a chance of four in ten (benchmarks/topic_claims.py). When they were chosen, 21
subjects of allsides_full were looked for by nothing but their names: F1 of the claims was .51, and
.45 to .53 with each constant halved or doubled (the scale of prominence alone: .40 to .53).
"""

import math
from collections import defaultdict
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

Row = Mapping[int, float]
"""A similarity for each article that holds one of the words; for all others it is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordIndex:
    """Vectors, and for each term the places of those that hold it, with its squared weight."""

    vectors: Sequence[Vector]
    holders: Mapping[str, Mapping[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    """The articles that surely belong to a topic, the sum of their vectors, its squared length."""

    members: frozenset[int]
    total: Mapping[str, float]
    square: float


def index_words(vectors: Sequence[Vector]) -> WordIndex:
    """Return where each term stands, in the headline or in the text."""
    holders: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for place, vector in enumerate(vectors):
        for term, weight in vector.items():
            held = holders[plain_term(term)]
            held[place] = held.get(place, 0) + weight * weight
    return WordIndex(vectors=vectors, holders=holders)


def claim_vectors(
    index: WordIndex, topics: Sequence[EditorTopic], steering: Steering, least: float
) -> dict[int, str]:
    """Return the slug of the editor's topic for each article that belongs to one.

    That is the topic it is pinned to, else the one it is most alike to of those that do not
    exclude it, if by at least ``least``; the first of equal ones.
    """
    slugs = [topic.slug for topic in topics]
    lengths = [_find_lengths(index, topic) for topic in topics]
    # By length, not by what it is compared with: else "Tram crash", for want of a crash, would
    # win its best tram strike over the topic of that name.
    best = _choose_topics(lengths, slugs, steering)
    candidates: defaultdict[int, set[int]] = defaultdict(set)
    for at, place in best.items():
        candidates[place].add(at)
    rows = []
    for place, row in enumerate(map(_find_prominence, lengths)):
        core = _find_core(row, candidates[place], steering, index.vectors)
        rows.append({at: _similarity(at, row[at], core, index.vectors) for at in row})
    chosen = _choose_topics(rows, slugs, steering)
    return {
        at: slugs[place]
        for at, place in sorted(chosen.items())
        if at in steering.pins or rows[place][at] >= least
    }


def _find_lengths(index: WordIndex, topic: EditorTopic) -> Row:
    """Return how much of each article the topic's words are, 0 to 1."""
    title = frozenset(split_terms(topic.title))
    named = (*topic.keywords, *topic.aliases)
    others = {term for name in named for term in split_terms(name)} - title
    weights = _weigh_words(index, title, others)
    squares: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    for term in sorted(weights):
        told = idf(term) * (1 if term in title else _KEYWORD_WEIGHT)
        for place, square in index.holders.get(term, {}).items():
            squares[place] += square * weights[term] ** 2
            covered[place] += told
    # How much of what the title says the article holds, keywords helping: this keeps "Gaza
    # ceasefire" from claiming every other ceasefire.
    needed = math.fsum(idf(term) for term in sorted(title))
    return {
        place: math.sqrt(square * (min(1, covered[place] / needed) if needed else 1))
        for place, square in squares.items()
    }


def _weigh_words(index: WordIndex, title: frozenset[str], others: set[str]) -> dict[str, float]:
    """Return how much each word of a topic counts, by how rare it is on the site."""
    articles = len(index.vectors) + _ADDED_ARTICLES
    rarity = {term: 1 - len(index.holders.get(term, ())) / articles for term in title | others}
    rarest = max((rarity[term] for term in title), default=1)
    return {
        term: (1 if term in title else _KEYWORD_WEIGHT)
        * min(1, max(_LEAST_RARITY, (rarity[term] / rarest) ** 2))
        for term in rarity
    }


def _find_prominence(lengths: Row) -> Row:
    """Return the lengths as prominence, 0 to _PROMINENCE_SCALE."""
    top = max(_LEAST_TOP, max(lengths.values(), default=0))
    return {at: _PROMINENCE_SCALE * length / top for at, length in lengths.items()}


def _choose_topics(rows: Sequence[Row], slugs: Sequence[str], steering: Steering) -> dict[int, int]:
    """Return the place of the best topic for each article that is alike to one or pinned."""
    chosen: dict[int, int] = {}
    for place, row in enumerate(rows):
        for at, similarity in row.items():
            allowed = slugs[place] not in steering.excludes.get(at, ())
            best = rows[chosen[at]][at] if at in chosen else 0
            if allowed and similarity > best:
                chosen[at] = place
    places = {slug: place for place, slug in enumerate(slugs)}
    return chosen | {at: places[slug] for at, slug in steering.pins.items()}


def _find_core(
    row: Row, candidates: set[int], steering: Steering, vectors: Sequence[Vector]
) -> _Core:
    """Return the core of a topic; ``candidates`` are the articles no other topic is better for."""
    floor = max(_CORE_FLOOR, _CORE_SHARE * max(row.values(), default=0))
    members = frozenset(at for at in candidates if row.get(at, 0) >= floor or at in steering.pins)
    total: defaultdict[str, float] = defaultdict(float)
    for at in sorted(members):
        for term, weight in vectors[at].items():
            total[term] += weight
    square = math.fsum(weight * weight for weight in total.values())
    return _Core(members=members, total=total, square=square)


def _similarity(at: int, prominence: float, core: _Core, vectors: Sequence[Vector]) -> float:
    """Return the mean of prominence and likeness to the core."""
    if core.members == {at}:
        return prominence
    inner, square = dot(vectors[at], core.total), core.square
    if at in core.members:
        # The core without this article: with it, it would be alike to itself.
        inner, square = inner - 1, square - 2 * inner + 1
    return (prominence + (inner / math.sqrt(square) if square > 0 else 0)) / 2
