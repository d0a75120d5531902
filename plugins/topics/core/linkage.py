"""Grouping by average linkage, in rounds, with a bar that rises with the groups' cohesion."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from plugins.text.pairs import DIGITS, Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[Any]
    Numbers = NDArray[Any]

Group = tuple[int, ...]
"""Places, ascending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How alike two groups must be to join, on average over their pairs of members.

    At least ``cut``; and at least ``group_share`` of the mean likeness inside the two groups, or
    ``single_share`` of that inside the one, where the other is a single member. The likeness
    inside a small group is mostly chance: ``slack`` / n is taken off its share, where n are the
    members of the smaller one.
    """

    cut: float
    group_share: float
    single_share: float
    slack: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """Groups by number: how many members, the sum over their inner pairs, and over cross pairs."""

    sizes: "Numbers"
    inner: "Numbers"
    cross: Pairs
    """Two groups, and in ``similarity`` the sum over the pairs between them."""

    @property
    def averages(self) -> "Numbers":
        import numpy as np

        pairs = self.sizes[self.cross.one] * self.sizes[self.cross.other]
        return np.asarray(np.round(self.cross.similarity / pairs, DIGITS))


def join_groups(start: "Places", pairs: Pairs, bar: Bar) -> "Places":
    """Return the group of each place, after joining those it starts in while any pass the bar.

    Groups are numbered from 0; that of a result is the least number of those joined in it. In
    each round all groups that are each other's likeliest partner join (for average linkage the
    same as one join after the other; Murtagh 1983). So no group depends on one that is
    unrelated, and ties go by number. Pairs not given count as not alike at all.
    """
    import numpy as np

    labels: Places = start.copy()
    state = _begin(start, pairs)
    while len(state.cross.one):
        partner = _find_partners(state, bar)
        if partner is None:
            break
        labels = np.asarray(partner[labels])
        state = _join(state, partner, bar.cut)
    return labels


def connect(count: int, pairs: Pairs) -> "Places":
    """Return for each place the least one it is connected with, directly or not."""
    import numpy as np

    root = np.arange(count)
    while True:
        low = np.minimum(root[pairs.one], root[pairs.other])
        joined = root.copy()
        np.minimum.at(joined, root[pairs.one], low)
        np.minimum.at(joined, root[pairs.other], low)
        joined = joined[joined]
        if np.array_equal(joined, root):
            break
        root = joined
    return np.asarray(root)


def list_groups(labels: "Places") -> tuple[Group, ...]:
    """Return the members of every group, groups by first member."""
    members: dict[int, list[int]] = {}
    for place, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(place)
    return tuple(tuple(group) for group in members.values())


def _begin(start: "Places", pairs: Pairs) -> _State:
    import numpy as np

    count = int(start.max()) + 1 if len(start) else 0
    empty = _State(
        sizes=np.bincount(start, minlength=count).astype(np.float64),
        inner=np.zeros(count),
        cross=pairs.where(np.zeros(len(pairs.one), np.bool_)),
    )
    return _add_pairs(empty, replace(pairs, one=start[pairs.one], other=start[pairs.other]))


def _add_pairs(state: _State, pairs: Pairs) -> _State:
    """Return the state with pairs of groups summed up, those inside one group apart."""
    import numpy as np

    count = len(state.sizes)
    inside = pairs.one == pairs.other
    inner = state.inner + np.bincount(
        pairs.one[inside], weights=pairs.similarity[inside], minlength=count
    )
    pairs = pairs.where(~inside)
    low, high = np.minimum(pairs.one, pairs.other), np.maximum(pairs.one, pairs.other)
    keys = low * count + high
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    sums = np.add.reduceat(pairs.similarity[order], firsts) if len(keys) else np.empty(0)
    cross = Pairs(one=keys[firsts] // count, other=keys[firsts] % count, similarity=sums)
    return replace(state, inner=inner, cross=cross)


def _find_partners(state: _State, bar: Bar) -> "Places | None":
    """Return the number each group goes by after this round, or None where none can join."""
    import numpy as np

    averages = state.averages
    passing = np.flatnonzero((averages >= bar.cut) & (averages >= _needed(state, bar)))
    if not len(passing):
        return None
    one, other = state.cross.one[passing], state.cross.other[passing]
    order = np.lexsort((other, one, -averages[passing]))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    best = np.full(len(state.sizes), len(order))
    np.minimum.at(best, one, rank)
    np.minimum.at(best, other, rank)
    mutual = (best[one] == rank) & (best[other] == rank)
    partner = np.arange(len(state.sizes))
    partner[other[mutual]] = one[mutual]
    return partner


def _needed(state: _State, bar: Bar) -> "Numbers":
    """Return what the cohesion of the two groups of each cross pair asks for."""
    import numpy as np

    count = state.sizes * (state.sizes - 1) / 2
    cohesion = np.where(count > 0, state.inner / np.maximum(1, count), 0)
    one, other = cohesion[state.cross.one], cohesion[state.cross.other]
    smaller = np.minimum(state.sizes[state.cross.one], state.sizes[state.cross.other])
    needed = np.where(
        smaller == 1,
        bar.single_share * np.maximum(one, other),
        (bar.group_share - bar.slack / smaller) * np.sqrt(one * other),
    )
    return np.round(needed, DIGITS)


def _join(state: _State, partner: "Places", cut: float) -> _State:
    import numpy as np

    count = len(state.sizes)
    joined = replace(
        state,
        sizes=np.bincount(partner, weights=state.sizes, minlength=count),
        inner=np.bincount(partner, weights=state.inner, minlength=count),
    )
    cross = state.cross
    state = _add_pairs(joined, replace(cross, one=partner[cross.one], other=partner[cross.other]))
    # An average is never above its largest part, so a group without a pair that reaches the cut
    # is done, and so are its pairs.
    open_ = np.zeros(count, np.bool_)
    reaching = state.averages >= cut
    open_[state.cross.one[reaching]] = True
    open_[state.cross.other[reaching]] = True
    return replace(
        state, cross=state.cross.where(open_[state.cross.one] & open_[state.cross.other])
    )
