"""Average-linkage grouping of vectors, cut at a similarity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from plugins.text.vectors import Vector, similar_pairs

Group = tuple[int, ...]
"""Positions in the sequence of vectors, ascending."""

Sums = dict[int, dict[int, float]]
"""Group to group to the sum of their members' similarities; 0 where missing."""


def group_vectors(vectors: Sequence[Vector], cut: float) -> tuple[Group, ...]:
    """Return every vector in one group, groups by first member, single ones included.

    The two groups whose members are most alike on average are joined first, until no two
    reach ``cut`` (UPGMA, Sokal and Michener 1958); equal ones by first member. Such an average
    has a pair of at least ``cut`` in it, so only what such pairs connect is compared in full.
    """
    parts = _connect(len(vectors), ((i, j) for i, j, _ in similar_pairs(vectors, cut)))
    groups = (group for part in parts for group in _link_part(part, vectors, cut))
    return tuple(sorted(groups))


def _connect(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[Group, ...]:
    """Return the connected components of a graph on 0 … count - 1."""
    root = list(range(count))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for i, j in pairs:
        low, high = sorted((find(i), find(j)))
        root[high] = low
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for node in range(count):
        parts[find(node)].append(node)
    return tuple(tuple(part) for part in parts.values())


def _link_part(part: Group, vectors: Sequence[Vector], cut: float) -> list[Group]:
    """Join the members of one component. A group goes by its first member."""
    sums = _pair_sums([vectors[member] for member in part])
    groups = {place: [member] for place, member in enumerate(part)}
    queue = [(-sums[one][other], one, other) for one in sums for other in sums[one] if one < other]
    heapify(queue)
    while queue and -queue[0][0] >= cut:
        average, one, other = heappop(queue)
        if one in groups and other in groups and average == -_average(sums, groups, one, other):
            groups[one] += groups.pop(other)
            _join_sums(sums, one, other)
            for rest in sums[one]:
                low, high = sorted((one, rest))
                heappush(queue, (-_average(sums, groups, low, high), low, high))
    return [tuple(sorted(group)) for group in groups.values()]


def _pair_sums(vectors: Sequence[Vector]) -> Sums:
    sums: Sums = {place: {} for place in range(len(vectors))}
    for one, other, similarity in similar_pairs(vectors, 0):
        sums[one][other] = sums[other][one] = similarity
    return sums


def _average(sums: Sums, groups: Mapping[int, Sequence[int]], one: int, other: int) -> float:
    return sums[one].get(other, 0) / (len(groups[one]) * len(groups[other]))


def _join_sums(sums: Sums, one: int, other: int) -> None:
    """Add the similarities of ``other`` to those of ``one``, and forget ``other``."""
    gone = sums.pop(other)
    sums[one].pop(other, None)
    gone.pop(one, None)
    for rest, similarity in gone.items():
        del sums[rest][other]
        sums[one][rest] = sums[rest][one] = sums[one].get(rest, 0) + similarity
