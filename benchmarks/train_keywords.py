"""Fit the weights by which keywords are ranked, and write them.

    python benchmarks/train_keywords.py --data ../shared/bench/keywords [--check | --ablation]

Needs scikit-learn (dependency group "bench"). One logistic regression over the candidates of
three sets: is this candidate one of the keywords people chose? The sets weigh by WEIGHTS whatever
their size: the public ones keep the weights general (25,000 candidates of 400 texts), the
editorial gold, of which the half for tuning is used, gives them an editor's taste. ``--check``
writes nothing and prints F1 of the first ten on articles the weights were not fitted on; the
articles of one topic are left out together. ``--ablation`` prints the same without one group of
features after the other, fitted anew each time.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.gold_keywords import GOLD, half_of, read_keywords  # noqa: E402
from benchmarks.keyword_data import Document, read_documents, read_editorial  # noqa: E402
from benchmarks.keyword_scores import compared, groups_f1, unique  # noqa: E402
from benchmarks.ours_keywords import SETTINGS, outlets_of  # noqa: E402
from plugins.keywords.core.choice import Ranked, choose  # noqa: E402
from plugins.keywords.core.ranking import (  # noqa: E402
    FEATURES,
    WEIGHTS_FILE,
    Weights,
    order_ranked,
    read_features,
)
from plugins.keywords.core.reading import Gathered, gather_candidates  # noqa: E402

# Others that were tried: docs/decisions/0018-a-fitted-ranker-over-yake.md.
WEIGHTS = {"duc2001": 0.45, "kpcrowd": 0.2, "editorial": 0.35}
GROUPS = {
    "YAKE's value": ("yake",),
    "how often": ("count", "count_share", "name_count", "once"),
    "how often its words": ("word_count_mean", "word_count_least", "word_count_most"),
    "where": ("position", "place", "spread"),
    "headline and lead": ("in_headline", "only_headline", "headline_share", "lead_share"),
    "what goes on around it": (
        "goes_on", "goes_on_noun", "begun_before", "after_verb_mark", "before_companion",
    ),
    "nesting": ("nested", "always_nested", "piece"),
    "kind of name": ("person", "place_name", "organisation", "no_entity"),
    "parts of speech": (
        "last_no_noun", "last_verb", "last_adjective", "unknown_word", "first_verb",
        "first_only_verb", "first_adjective", "first_noun", "first_ing", "last_ing", "last_ed",
        "plural",
    ),
    "number of words, spelling": (
        "name_one", "name_two", "name_more", "mixed", "plain_one", "plain_two", "plain_more",
        "capitals", "letters", "short_word",
    ),
    "lists of words": ("general", "title", "last_title", "institution", "demonym"),
}  # fmt: skip
_REGULARISATION = 0.3
_MASS = 1000.0
_FOLDS = 5
_CUT = 10
_DECIMALS = 4
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The candidates of one article as the ranker sees them, and which of them are wanted."""

    source: str
    fold: int
    document: Document
    gathered: Gathered
    columns: Matrix
    wanted: Matrix


@dataclass(frozen=True)
class Fit:
    """The weights for standardised features, and how these were standardised."""

    constant: float
    weights: Matrix
    means: Matrix
    deviations: Matrix

    def as_weights(self) -> Weights:
        """Return the weights for features as they are."""
        plain = self.weights / self.deviations
        return Weights(
            constant=float(self.constant - (plain * self.means).sum()), features=tuple(plain)
        )


def read_examples(data: Path) -> list[Example]:
    """Read the sets, ordered by set and id."""
    shared = data.parent.parent
    gold = read_keywords(GOLD / "keywords.json")
    tuning = {key: gold[key] for key in half_of(gold, "tuning")}
    editorial, _ = read_editorial(shared, tuning)
    sets = {
        "duc2001": read_documents(data, "duc2001"),
        "kpcrowd": read_documents(data, "kpcrowd"),
        "editorial": editorial,
    }
    topics = _topics_of(data)
    return [
        make_example(source, document, fold)
        for source, documents in sets.items()
        for document, fold in zip(documents, _folds(documents, topics), strict=True)
    ]


def _topics_of(data: Path) -> dict[str, str]:
    file = data / "mkduc01" / "topics.json"
    topics = json.loads(file.read_text("utf-8"))["docs"] if file.is_file() else {}
    return {document: topic for topic, documents in topics.items() for document in documents}


def _folds(documents: Sequence[Document], topics: Mapping[str, str]) -> list[int]:
    keys = [topics.get(document.id, document.id) for document in documents]
    order = sorted(set(keys))
    random.Random(1).shuffle(order)  # noqa: S311 - folds, no secrets
    place = {key: number % _FOLDS for number, key in enumerate(order)}
    return [place[key] for key in keys]


def make_example(source: str, document: Document, fold: int) -> Example:
    """Return the candidates of a text with the features of each."""
    gathered = gather_candidates(document.article, SETTINGS, outlets_of(document))
    forms = {form for group in document.gold for form in unique(group)}
    rows = [read_features(candidate, gathered.facts) for candidate in gathered.candidates]
    return Example(
        source=source,
        fold=fold,
        document=document,
        gathered=gathered,
        columns=np.array(rows, dtype=float).reshape(len(rows), len(FEATURES)),
        wanted=np.array([compared(c.text) in forms for c in gathered.candidates], dtype=float),
    )


def fit(examples: Sequence[Example]) -> Fit:
    """Return the weights; each set counts by its share in WEIGHTS."""
    columns = np.vstack([example.columns for example in examples])
    wanted = np.concatenate([example.wanted for example in examples])
    means, deviations = columns.mean(axis=0), columns.std(axis=0)
    deviations[deviations == 0] = 1.0
    model = LogisticRegression(C=_REGULARISATION, max_iter=5000)
    model.fit((columns - means) / deviations, wanted, sample_weight=_mass(examples))
    return Fit(
        constant=float(model.intercept_[0]),
        weights=model.coef_[0],
        means=means,
        deviations=deviations,
    )


def _mass(examples: Sequence[Example]) -> Matrix:
    """Return a weight for each candidate: a set's share, over the wanted ones it has."""
    wanted = {
        source: sum(example.wanted.sum() for example in examples if example.source == source)
        for source in WEIGHTS
    }
    return np.concatenate(
        [
            np.full(len(example.wanted), _MASS * WEIGHTS[example.source] / wanted[example.source])
            for example in examples
        ]
    )


def check(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """Yield each set and F1 of the first ten on folds that were left out."""
    values: dict[str, list[float]] = {source: [] for source in WEIGHTS}
    for fold in range(_FOLDS):
        weights = fit([example for example in examples if example.fold != fold]).as_weights()
        for example in examples:
            if example.fold == fold:
                values[example.source].append(_f1(example, weights))
    for source, found in values.items():
        yield source, sum(found) / len(found)


def _f1(example: Example, weights: Weights) -> float:
    gathered = example.gathered
    plain = example.columns @ np.array(weights.features) + weights.constant
    values = 1 / (1 + np.exp(-plain))
    ranked = order_ranked(
        Ranked(candidate=candidate, relevance=float(value))
        for candidate, value in zip(gathered.candidates, values, strict=True)
    )
    shown = [item.candidate.text for item in choose(ranked, gathered.rules)]
    return groups_f1(example.document.gold, shown, _CUT)


def blank(examples: Sequence[Example], features: Sequence[str]) -> list[Example]:
    """Return the examples without what these features say."""
    columns = [FEATURES.index(feature) for feature in features]
    kept = np.ones(len(FEATURES))
    kept[columns] = 0.0
    return [replace(example, columns=example.columns * kept) for example in examples]


def describe(found: Fit) -> str:
    """Return the weights as the text of the file."""
    features = {
        name: {
            "weight": round(float(found.weights[at]), _DECIMALS),
            "mean": round(float(found.means[at]), _DECIMALS),
            "deviation": round(float(found.deviations[at]), _DECIMALS),
        }
        for at, name in enumerate(FEATURES)
    }
    lines = ",\n".join(
        f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in features.items()
    )
    constant = round(found.constant, _DECIMALS)
    return f'{{\n  "constant": {constant},\n  "features": {{\n{lines}\n  }}\n}}\n'


def tell(name: str, examples: Sequence[Example]) -> None:
    """Print F1 of each set by folds."""
    values = "  ".join(f"{source} {value:.4f}" for source, value in check(examples))
    print(f"{name:<34} {values}", flush=True)


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--ablation", action="store_true", help="as --check, without each group")
    parser.add_argument("--check", action="store_true", help="print F1 by folds, write nothing")
    arguments = parser.parse_args()
    examples = read_examples(arguments.data)
    if arguments.check or arguments.ablation:
        tell("all features", examples)
        for name, features in GROUPS.items() if arguments.ablation else ():
            tell(f"without {name}", blank(examples, features))
        return
    WEIGHTS_FILE.write_text(describe(fit(examples)), "utf-8")


if __name__ == "__main__":
    main()
