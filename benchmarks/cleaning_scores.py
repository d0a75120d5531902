"""What a body found on a page is worth beside the gold, and how sure the averages are.

The metric is the bench's own: bags of 4-word shingles, precision and recall averaged over the
pages, F1 of the two averages. Confidence intervals come from drawing the pages anew with
replacement, a fixed number of times from a fixed seed: 95 % of the draws lie inside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.gold_lines import shingles, words_of

_SEED = 7
_DRAWS = 1000
_PERCENTILES = (2.5, 97.5)

Row = dict[str, Any]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """One page's result. ``precision`` is None where nothing was kept; failed: it raised."""

    precision: float | None
    recall: float
    exact: bool
    n_articles: int
    cpu_seconds: float
    failed: bool = False

    @property
    def f1(self) -> float:
        """Harmonic mean of the page's precision and recall."""
        if not self.precision or not self.recall:
            return 0.0
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def score_body(gold: str, found: str, n_articles: int, cpu_seconds: float) -> Score:
    """Compare one body with the gold."""
    gold_words, found_words = words_of(gold), words_of(found)
    wanted, got = shingles(gold_words), shingles(found_words)
    hits = (wanted & got).total()
    return Score(
        precision=hits / got.total() if got else None,
        recall=hits / wanted.total() if wanted else 0.0,
        exact=gold_words == found_words,
        n_articles=n_articles,
        cpu_seconds=cpu_seconds,
    )


def summarise(data: str, system: str, scores: Sequence[Score]) -> Row:
    """Return one row of the table."""
    n = len(scores)
    precision, recall, f1 = (float(part[0]) for part in _averages(scores, np.ones((1, n))))
    low, high = f1_interval(scores)
    return {
        "data": data,
        "system": system,
        "n": n,
        "f1": round(f1, 4),
        "f1_low": low,
        "f1_high": high,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "exact": round(sum(s.exact for s in scores) / n, 4),
        "p10": round(sorted(s.f1 for s in scores)[n // 10], 4),
        "empty": sum(s.precision is None for s in scores),
        "failed": sum(s.failed for s in scores),
        "false_splits": sum(s.n_articles > 1 for s in scores),
        "cpu_ms": round(1000 * sum(s.cpu_seconds for s in scores) / n, 1),
    }


def corpus_f1(scores: Sequence[Score]) -> float:
    """Return F1 of the averages."""
    return float(_averages(scores, np.ones((1, len(scores))))[2][0])


def f1_interval(scores: Sequence[Score]) -> tuple[float, float]:
    """Return the 95 % interval of F1."""
    return _interval(_averages(scores, _draws(len(scores)))[2])


def f1_gain(ours: Sequence[Score], other: Sequence[Score]) -> tuple[float, float, float]:
    """Return how much higher our F1 is, and the 95 % interval over the same draws of pages."""
    draws = _draws(len(ours))
    low, high = _interval(_averages(ours, draws)[2] - _averages(other, draws)[2])
    return round(corpus_f1(ours) - corpus_f1(other), 4), low, high


def _draws(n: int) -> Floats:
    """Return how often each of n pages was drawn, one row a draw."""
    generator = np.random.default_rng(_SEED)
    return generator.multinomial(n, np.full(n, 1 / n), size=_DRAWS).astype(np.float64)


def _averages(scores: Sequence[Score], draws: Floats) -> tuple[Floats, Floats, Floats]:
    """Return precision, recall and F1 of every draw."""
    kept = draws @ np.array([float(s.precision is not None) for s in scores])
    hits = draws @ np.array([s.precision or 0.0 for s in scores])
    precision = hits / np.maximum(kept, 1)
    recall = draws @ np.array([s.recall for s in scores]) / draws.sum(axis=1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return precision, recall, f1


def _interval(values: Floats) -> tuple[float, float]:
    low, high = np.percentile(values, _PERCENTILES)
    return round(float(low), 4), round(float(high), 4)
