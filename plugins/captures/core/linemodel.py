"""How sure each line of an unknown page is to belong to the article.

Logistic regression in two passes: the first sees a line's columns and words, the second also
how sure the first was of the lines around it. The weights are data, one per named column and
one per word; benchmarks/train_cleaning.py fits them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from plugins.captures.core.columns import shift, windows
from plugins.captures.core.features import Described, PageLines, describe_lines
from plugins.captures.core.line_reading import Vocabulary, make_vocabulary

if TYPE_CHECKING:
    from plugins.captures.core.columns import Column, Columns

_REACH = 6
_RADII = (2, 5, 10)
_WORDS_REACH = 3
# Beyond this a sum of word weights says no more.
_MAX_WORDS_SUM = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """The intercept and the weights of one pass, by the name of the column."""

    intercept: float
    weights: Mapping[str, float]

    def probabilities(self, columns: "Columns") -> "Column":
        """Return the logistic function of the weighted sums, one per line."""
        import numpy as np

        stack = np.array([columns[name] for name in self.weights])
        weights = np.fromiter(self.weights.values(), float, len(self.weights))
        total = self.intercept + weights @ stack
        logistic: Column = 1 / (1 + np.exp(-total.clip(-30, 30)))
        return logistic


@dataclass(frozen=True, slots=True, kw_only=True)
class LineModel:
    """Both passes, and per length class the weights of words in hundredths.

    Whole numbers, so that their sum is the same in any order. ``vocabulary`` is all that is
    worth looking for in a line: these words and those of the lists.
    """

    first: Pass
    second: Pass
    words: Mapping[str, Mapping[str, int]]
    vocabulary: Vocabulary


@cache
def load_line_model() -> LineModel:
    """Return the model shipped with the product."""
    source = files("plugins.captures") / "data" / "line_model.json"
    return parse_line_model(source.read_text(encoding="utf-8"))


def parse_line_model(source: str) -> LineModel:
    """Read a model from JSON."""
    data = json.loads(source)
    first, second = (
        Pass(intercept=data[name].pop("intercept"), weights=data[name])
        for name in ("first", "second")
    )
    words = {
        size: {word: round(100 * weight) for word, weight in weights.items()}
        for size, weights in data["words"].items()
    }
    vocabulary = make_vocabulary(chain.from_iterable(words.values()))
    return LineModel(first=first, second=second, words=words, vocabulary=vocabulary)


def weigh_lines(page: PageLines, model: LineModel | None = None) -> list[float]:
    """Return, per line, the probability that it belongs to the article, 0 to 1."""
    model = model or load_line_model()
    described = describe_lines(page, model.vocabulary)
    columns = described.columns | words_columns(described, model.words)
    first = model.first.probabilities(columns)
    columns |= context_columns(first, page.texts)
    return [round(p, 4) for p in model.second.probabilities(columns).tolist()]


def words_columns(described: Described, words: Mapping[str, Mapping[str, int]]) -> "Columns":
    """Return the sum of the weights of each line's words, and of the lines around it."""
    import numpy as np

    pairs = zip(described.sizes, described.grams, strict=True)
    sums = [_add_words(grams, words[size]) for size, grams in pairs]
    return spread_words(np.array(sums) / 100)


def _add_words(grams: frozenset[str], weights: Mapping[str, int]) -> int:
    return sum([weights[gram] for gram in grams if gram in weights])


def spread_words(sums: "Column") -> "Columns":
    """Return the sums of words of each line and of its neighbours, by name."""
    sums = sums.clip(-_MAX_WORDS_SUM, _MAX_WORDS_SUM)
    reach = range(-_WORDS_REACH, _WORDS_REACH + 1)
    return {f"words_sum@{n:+d}": shift(sums, n) for n in reach}


def context_columns(probabilities: "Column", texts: Sequence[str]) -> "Columns":
    """Return what the second pass adds: the first one's probabilities around each line."""
    import numpy as np

    reach = range(-_REACH, _REACH + 1)
    columns = {f"probability@{n:+d}": shift(probabilities, n) for n in reach}
    mass = np.cumsum(probabilities * np.array(list(map(len, texts))))
    columns["mass_so_far"] = mass / max(1e-9, mass[-1])
    columns["mass_to_come"] = 1 - columns["mass_so_far"]
    around = zip(_RADII, windows(probabilities, _RADII), strict=True)
    return columns | {f"probability_{radius}": means for radius, means in around}
