"""What a list of keywords is worth beside one made by people, and how sure the averages are.

F1 of the first k keywords, averaged over documents: exact match after lower-casing, folding of
hyphens and possessives, and Porter stemming; predictions alike after stemming count once. Lists of
a topic's articles are merged by reciprocal rank, and each prediction may take one group of
alternatives. Confidence intervals come from drawing the documents anew with replacement, a fixed
number of times from a fixed seed: 95 % of the draws lie inside.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.porter import porter_stem

# Merging by reciprocal rank: 1 / (rank + this), ranks from 0.
_RANK_OFFSET = 3
_SEED = 7
_DRAWS = 1000
_PERCENTILES = (2.5, 97.5)

Row = dict[str, Any]
Floats = npt.NDArray[np.float64]

_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*")


def unique(phrases: Sequence[str]) -> list[str]:
    """Return phrases in the form they are compared in, each once, in order."""
    return list(dict.fromkeys(form for phrase in phrases if (form := compared(phrase))))


@cache
def compared(phrase: str) -> str:
    """Return a phrase in lower case, folded and stemmed."""
    plain = _POSSESSIVE.sub("", phrase.lower().replace("’", "'").replace("‘", "'"))
    words = _WORD.findall(plain.replace("-", " "))
    return " ".join(porter_stem(word.replace(".", "")) for word in words)


def list_f1(gold: Sequence[str], predicted: Sequence[str], cut: int) -> float:
    """Return F1 of the first ``cut`` keywords of one document."""
    wanted, given = set(unique(gold)), unique(predicted)[:cut]
    return f1(len(wanted & set(given)), len(given), len(wanted))


def groups_f1(groups: Sequence[Sequence[str]], predicted: Sequence[str], cut: int) -> float:
    """Return F1 of the first ``cut`` keywords; each may take one group not taken yet."""
    given = unique(predicted)[:cut]
    left = [set(unique(group)) for group in groups]
    hits = 0
    for keyword in given:
        match = next((group for group in left if keyword in group), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return f1(hits, len(given), len(groups))


def f1(hits: int, predicted: int, wanted: int) -> float:
    """Return the harmonic mean of hits / predicted and hits / wanted."""
    return 2 * hits / (predicted + wanted) if hits else 0.0


def merge(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return one list for a topic, without single words that stand in a better phrase."""
    weight: dict[str, float] = defaultdict(float)
    for keywords in lists:
        for rank, keyword in enumerate(unique(keywords)):
            weight[keyword] += 1 / (rank + _RANK_OFFSET)
    merged: list[str] = []
    for keyword in sorted(weight, key=lambda keyword: (-weight[keyword], keyword)):
        if " " in keyword or not any(keyword in other.split() for other in merged):
            merged.append(keyword)
    return merged


def mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of the mean."""
    return ratio_interval(values, [1.0] * len(values))


def ratio_interval(parts: Sequence[float], wholes: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of the sum of ``parts`` over that of ``wholes``."""
    generator = np.random.default_rng(_SEED)
    n = len(parts)
    draws = generator.multinomial(n, np.full(n, 1 / n), size=_DRAWS).astype(np.float64)
    ratios: Floats = (draws @ np.array(parts)) / np.maximum(draws @ np.array(wholes), 1e-12)
    low, high = np.percentile(ratios, _PERCENTILES)
    return round(float(low), 4), round(float(high), 4)
