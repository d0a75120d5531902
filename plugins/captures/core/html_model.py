"""How sure each line of a saved page is to belong to the article.

Two logistic regressions: one over what the page itself shows, one over that and an extraction.
The weights are data, one per named feature; the script benchmarks/train_html.py fits them.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Final

from plugins.captures.core.html_features import (
    Described,
    Evidence,
    PageFeatures,
    Row,
    page_feature_names,
    share_feature_names,
)
from plugins.captures.core.html_view import MARKS

# Of the lines the model never sees 0.3 % of the words are body.
_FAR: Final = 0.003
# Lines between these are undecided. Where they hold less than a tenth of the characters of the
# body an extraction adds nothing: F1 is .957 with and without it. Up to .15 it costs .001 and
# saves a thirtieth of the time, up to .2 another .0015, on news .002.
_UNDECIDED: Final = (0.2, 0.8)
_MAX_UNDECIDED: Final = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The weights of the features, in their order, and of the marks."""

    intercept: float
    weights: tuple[float, ...]
    marks: Mapping[str, float]

    def probability(self, row: Row, marks: Iterable[str]) -> float:
        """Return the logistic function of the weighted sum."""
        # A set has no order, and sums of floats have one.
        marked = math.fsum([self.marks[mark] for mark in marks])
        total = self.intercept + marked + sum(map(mul, self.weights, row))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weigh_page(page: PageFeatures) -> list[float]:
    """Return, per line, the probability to be body, by what the page itself shows."""
    return _weigh(page, page.describe(), load_models()[0])


def weigh_with_extraction(page: PageFeatures, evidence: Evidence) -> list[float]:
    """Return, per line, the probability to be body, by page and extraction."""
    return _weigh(page, page.describe_with(evidence), load_models()[1])


def is_decided(page: PageFeatures, weights: Sequence[float]) -> bool:
    """True when next to nothing of the text is undecided, or prose that was not looked at."""
    low, high = _UNDECIDED
    body = undecided = 0
    for chars, weight, good in zip(page.chars, weights, page.good, strict=True):
        body += chars * (weight >= 0.5)
        undecided += chars * (low < weight < high or (good and weight == _FAR))
    return body > 0 and undecided < _MAX_UNDECIDED * body


def _weigh(page: PageFeatures, described: Described, model: Model) -> list[float]:
    found = list(map(model.probability, described.rows, described.marks))
    below = page.count - described.first - len(found)
    return [_FAR] * described.first + found + [_FAR] * below


@cache
def load_models() -> tuple[Model, Model]:
    """Return the weights for a page alone and for a page with an extraction."""
    source = files("plugins.captures") / "data" / "html_model.json"
    return read_models(json.loads(source.read_text(encoding="utf-8")))


def read_models(data: Mapping[str, dict[str, float]]) -> tuple[Model, Model]:
    """Return both models from their weights by name."""
    names = page_feature_names()
    return (
        _read_model(data["page"], names),
        _read_model(data["extraction"], (*names, *share_feature_names())),
    )


def _read_model(data: dict[str, float], names: Sequence[str]) -> Model:
    return Model(
        intercept=data["intercept"],
        weights=tuple(data[name] for name in names),
        marks={mark: data[f"within {mark}"] for mark in MARKS},
    )
