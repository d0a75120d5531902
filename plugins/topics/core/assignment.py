"""Who continues whom: the one-to-one matching of greatest total weight."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[str, str]


def assign_greatest(weights: Mapping[Pair, float]) -> dict[str, str]:
    """Return left to right of the matching of greatest total weight; weights are above 0.

    A pair that is not named is never made. The Hungarian method (Kuhn 1955) on each connected
    part alone: nearly all of them are of one pair. Of equal matchings always the same one.
    """
    matched: dict[str, str] = {}
    for part in _split(weights):
        matched |= dict(part) if len(part) == 1 else _match_part(part, weights)
    return matched


def _split(weights: Mapping[Pair, float]) -> Iterator[list[Pair]]:
    """Yield the pairs of each connected part."""
    by_left: defaultdict[str, list[Pair]] = defaultdict(list)
    by_right: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(weights):
        by_left[pair[0]].append(pair)
        by_right[pair[1]].append(pair)
    seen: set[Pair] = set()
    for start in sorted(weights):
        waiting, part = [start], []
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                part.append(pair)
                waiting += by_left[pair[0]] + by_right[pair[1]]
        if part:
            yield part


def _match_part(part: Sequence[Pair], weights: Mapping[Pair, float]) -> dict[str, str]:
    lefts = sorted({left for left, _ in part})
    rights = sorted({right for _, right in part})
    costs = [[-weights.get((left, right), 0.0) for right in rights] for left in lefts]
    if len(lefts) > len(rights):
        found = _assign_rows([list(column) for column in zip(*costs, strict=True)])
        pairs = [(lefts[column], rights[row]) for row, column in enumerate(found)]
    else:
        found = _assign_rows(costs)
        pairs = [(lefts[row], rights[column]) for row, column in enumerate(found)]
    return {left: right for left, right in pairs if (left, right) in weights}


def _assign_rows(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row in the cheapest assignment; no fewer columns than rows."""
    row_price = [0.0] * len(costs)
    column_price = [0.0] * len(costs[0])
    row_of: dict[int, int] = {}
    for row in range(len(costs)):
        path = _cheapest_path(costs, row, row_of, row_price, column_price)
        for column, before in path:
            row_of[column] = row if before is None else row_of[before]
    column_of = {row: column for column, row in row_of.items()}
    return [column_of[row] for row in range(len(costs))]


def _cheapest_path(
    costs: Sequence[Sequence[float]],
    row: int,
    row_of: Mapping[int, int],
    row_price: list[float],
    column_price: list[float],
) -> list[tuple[int, int | None]]:
    """Return (column, column before) from a free column back to ``row``, and raise the prices."""
    slack = [math.inf] * len(column_price)
    came_from: list[int | None] = [None] * len(column_price)
    open_columns = list(range(len(column_price)))
    closed: list[int] = []
    at, last = row, None
    while True:
        for column in open_columns:
            reduced = costs[at][column] - row_price[at] - column_price[column]
            if reduced < slack[column]:
                slack[column], came_from[column] = reduced, last
        last = min(open_columns, key=lambda column: (slack[column], column))
        _raise_prices(slack[last], row, closed, row_of, row_price, column_price)
        slack = [value - slack[last] if math.isfinite(value) else value for value in slack]
        open_columns.remove(last)
        closed.append(last)
        if last not in row_of:
            return _trace(came_from, last)
        at = row_of[last]


def _raise_prices(
    step: float,
    row: int,
    closed: Sequence[int],
    row_of: Mapping[int, int],
    row_price: list[float],
    column_price: list[float],
) -> None:
    row_price[row] += step
    for column in closed:
        row_price[row_of[column]] += step
        column_price[column] -= step


def _trace(came_from: Sequence[int | None], column: int) -> list[tuple[int, int | None]]:
    path: list[tuple[int, int | None]] = []
    at: int | None = column
    while at is not None:
        path.append((at, came_from[at]))
        at = came_from[at]
    return path
