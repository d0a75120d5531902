"""What stands beside a keyword or a name, and in how many articles it does."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from plugins.model import Companion

MAX_COMPANIONS = 20
"""What a reader looks through; of a thousand articles on one subject there may be thousands."""


def find_companions(
    articles: Iterable[Sequence[str]],
    shared: frozenset[str],
    order: Callable[[str], tuple[str, ...]],
) -> dict[str, tuple[Companion, ...]]:
    """Return, for each shared key, the keys that stand with it, the commonest first.

    ``articles`` are the keys of each article, ``order`` settles ties. Keys that are not shared by
    several articles have no companions: all of theirs would have the same count.
    """
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for keys in articles:
        for key in shared.intersection(keys):
            beside[key].update(other for other in keys if other != key)
    return {key: _commonest(counts, order) for key, counts in beside.items()}


def _commonest(
    counts: Counter[str], order: Callable[[str], tuple[str, ...]]
) -> tuple[Companion, ...]:
    ordered = sorted(counts, key=lambda key: (-counts[key], order(key)))
    return tuple(Companion(key=key, articles=counts[key]) for key in ordered[:MAX_COMPANIONS])
