"""Fit the model of lines of saved HTML on pages with gold bodies, and write its weights.

    python benchmarks/train_html.py --data ../shared/bench/cleaning [--cross-validate]

Needs scikit-learn (dependency group "bench"). A line is body where ``gold_lines.py`` finds it in
the gold text. A line weighs by its share of the page's words, to the power of three quarters, so
that pages count about equally. ``--cross-validate`` prints, instead of writing anything, what the
product reaches with models that never saw the page's domain: F1, and how often lines are right.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import cleaning  # noqa: E402
from benchmarks.gold_lines import find_body_lines  # noqa: E402
from benchmarks.reliability import reliability_rows  # noqa: E402
from plugins.captures.core import html_model  # noqa: E402
from plugins.captures.core.html_evidence import (  # noqa: E402
    cut_down,
    extract_text,
    read_statement,
)
from plugins.captures.core.html_features import (  # noqa: E402
    Described,
    PageFeatures,
    find_prose,
    page_feature_names,
    share_feature_names,
)
from plugins.captures.core.html_labels import settle_headline  # noqa: E402
from plugins.captures.core.html_metadata import read_metadata  # noqa: E402
from plugins.captures.core.html_view import (  # noqa: E402
    MARKS,
    ViewLine,
    parse_page,
    split_words,
    view_page,
)

_FOLDS = 5
_REGULARISATION = 0.006
_TARGET = ROOT / "plugins" / "captures" / "data" / "html_model.json"
Matrix = np.ndarray


@dataclass(frozen=True)
class Lines:
    """Features, labels and weights of the lines of a page."""

    features: Matrix
    labels: Matrix
    weights: Matrix


@dataclass(frozen=True)
class Page:
    """One page: its lines described alone and with an extraction, and its fold."""

    key: str
    fold: int
    views: tuple[Lines, ...]


def read_pages(data: Path) -> Iterator[Page]:
    """Yield all pages with a gold body, ordered by id; folds go by domain."""
    meta = json.loads((data / "meta.json").read_text("utf-8"))
    domains = sorted({entry["domain"] for entry in meta.values()})
    random.Random(1).shuffle(domains)  # noqa: S311 - folds, no secrets
    folds = {domain: place % _FOLDS for place, domain in enumerate(domains)}
    for key in sorted(meta):
        page = _read_page(data, key, folds[meta[key]["domain"]])
        if page is not None:
            yield page


def _read_page(data: Path, key: str, fold: int) -> Page | None:
    source = gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes())
    parsed = parse_page(source.decode("utf-8", "replace"))
    if parsed is None:
        return None
    tree, comments = parsed
    view = view_page(tree)
    metadata = read_metadata(tree, comments)
    headline = settle_headline(metadata.headline, view.lines)
    prose = find_prose(view.lines)
    cut_down(tree, view, prose)
    words = frozenset(word.lower() for word in split_words(headline or ""))
    features = PageFeatures(view, prose, words)
    stated = read_statement(metadata.article_body, view.lines, prose)
    evidence = stated or extract_text(tree, view.lines, prose)
    gold = (data / "text" / f"{key}.gold.txt").read_text("utf-8")
    labels = label_lines(view.lines, gold)
    lengths = np.array([len(line.words) for line in view.lines], float) + 0.5
    weights = (lengths / lengths.sum()) ** 0.75
    described = (features.describe(), features.describe_with(evidence))
    return Page(key=key, fold=fold, views=tuple(_take(d, labels, weights) for d in described))


def _take(described: Described, labels: Matrix, weights: Matrix) -> Lines:
    seen = slice(described.first, described.first + len(described.rows))
    return Lines(
        features=np.hstack([np.array(described.rows), _mark_rows(described)]),
        labels=labels[seen],
        weights=weights[seen],
    )


def _mark_rows(described: Described) -> Matrix:
    return np.array([[mark in marks for mark in MARKS] for marks in described.marks], float)


def label_lines(lines: Sequence[ViewLine], gold: str) -> Matrix:
    """Return 1 for every line that the gold body holds; an image repeats what others say."""
    texts = ["" if "img" in line.within else line.text for line in lines]
    return np.array(find_body_lines(texts, gold, join_short=True), float)


@dataclass(frozen=True)
class Fitted:
    """Weights for features as they are: the scaling is folded in."""

    intercept: float
    weights: Matrix


def fit(pages: Sequence[Lines]) -> Fitted:
    """Fit a model to pages."""
    stacked = np.vstack([page.features for page in pages])
    scaler = StandardScaler().fit(stacked)
    model = LogisticRegression(C=_REGULARISATION, max_iter=500).fit(
        scaler.transform(stacked),
        np.concatenate([page.labels for page in pages]),
        sample_weight=np.concatenate([page.weights for page in pages]),
    )
    weights = model.coef_[0] / scaler.scale_
    return Fitted(float(model.intercept_[0] - weights @ scaler.mean_), weights)


def fit_both(pages: Sequence[Page]) -> tuple[Fitted, Fitted]:
    """Fit the model of a page alone and that of a page with an extraction."""
    return fit([page.views[0] for page in pages]), fit([page.views[1] for page in pages])


def name_weights(models: tuple[Fitted, Fitted]) -> dict[str, dict[str, float]]:
    """Return a weight per name, six digits."""
    names = page_feature_names()
    marks = tuple(f"within {mark}" for mark in MARKS)
    return {
        "page": _named(models[0], (*names, *marks)),
        "extraction": _named(models[1], (*names, *share_feature_names(), *marks)),
    }


def write_models(models: tuple[Fitted, Fitted], target: Path) -> None:
    """Write the weights."""
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(name_weights(models), indent=1) + "\n", encoding="utf-8")


def _named(fitted: Fitted, names: Sequence[str]) -> dict[str, float]:
    pairs = zip(names, fitted.weights, strict=True)
    weights = {name: float(f"{weight:.6g}") for name, weight in pairs}
    return {"intercept": float(f"{fitted.intercept:.6g}"), **weights}


def print_unseen(pages: Sequence[Page], data: Path) -> None:
    """Print what out-of-fold models reach: F1, and how often lines of a confidence are right."""
    folds = {page.key: page.fold for page in pages}
    bench, _ = cleaning.read_pages(data, cleaning.read_meta(data), sorted(folds))
    runs = []
    for fold in range(_FOLDS):
        data_of_fold = name_weights(fit_both([page for page in pages if page.fold != fold]))
        models = html_model.read_models(data_of_fold)
        with patch.object(html_model, "load_models", lambda models=models: models):
            held_out = [page for page in bench if folds[page.id] == fold]
            runs.append(cleaning.run_medium("html", held_out, ()))
    whole = cleaning.Run(
        medium="html",
        pages=tuple(page for run in runs for page in run.pages),
        scores={cleaning.OURS: [s for run in runs for s in run.scores[cleaning.OURS]]},
        tally=sum((run.tally for run in runs), Counter()),
        absent={},
    )
    for row in (*cleaning.table_rows(whole), *reliability_rows("html", whole.tally)):
        print(row)


def main() -> None:
    """Fit and write the weights, or print how reliable they are on unseen domains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=_TARGET)
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    pages = list(read_pages(arguments.data))
    if arguments.cross_validate:
        print_unseen(pages, arguments.data)
        return
    write_models(fit_both(pages), arguments.target)
    print(f"{len(pages)} pages -> {arguments.target}")


if __name__ == "__main__":
    main()
