"""Fit the model of lines of saved HTML on pages with gold bodies, and write its weights.

    python benchmarks/train_html.py --data ../shared/bench/cleaning [--cross-validate]

Needs scikit-learn (dependency group "bench"). A line of five or more words is body when at
least half of its 4-word shingles are shingles of the gold not yet used up, longer lines first;
a shorter one when it equals a line of the gold at the body, or stands between two body lines
and its words occur in the gold. A line weighs by its share of the page's words, to the power
of three quarters, so that pages count about equally. ``--cross-validate`` prints, instead of
writing anything, the reliability of the confidence by models that never saw the page's domain.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

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

_WORD = re.compile(r"\w+")
_FOLDS = 5
_REGULARISATION = 0.006
_LONG_LINE = 5
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
    headline = settle_headline(read_metadata(tree, comments).headline, view.lines)
    prose = find_prose(view.lines)
    cut_down(tree, view, prose)
    words = frozenset(word.lower() for word in split_words(headline or ""))
    features = PageFeatures(view, prose, words)
    evidence = read_statement(tree, view.lines, prose) or extract_text(tree, view.lines, prose)
    gold = (data / "text" / f"{key}.gold.txt").read_text("utf-8")
    labels = label_lines(view.lines, gold)
    lengths = np.array([len(line.words) for line in view.lines], float) + 0.5
    weights = (lengths / lengths.sum()) ** 0.75
    described = (features.describe(), features.describe_with(evidence))
    return Page(fold=fold, views=tuple(_take(d, labels, weights) for d in described))


def _take(described: Described, labels: Matrix, weights: Matrix) -> Lines:
    seen = slice(described.first, described.first + len(described.rows))
    return Lines(
        features=np.hstack([np.array(described.rows), _mark_rows(described)]),
        labels=labels[seen],
        weights=weights[seen],
    )


def _mark_rows(described: Described) -> Matrix:
    return np.array([[mark in marks for mark in MARKS] for marks in described.marks], float)


def shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Return the bag of 4-word shingles; a shorter text is one shingle."""
    if len(words) <= 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


def label_lines(lines: Sequence[ViewLine], gold: str) -> Matrix:
    """Return 1 for every line that the gold body holds."""
    left = shingles(_WORD.findall(gold))
    words = [_WORD.findall(line.text) for line in lines]
    labels = np.zeros(len(lines))
    long = sorted(
        (i for i, w in enumerate(words) if len(w) >= _LONG_LINE), key=lambda i: -len(words[i])
    )
    middle = float(np.median(long[:10])) if long else 0.0
    for index in sorted(
        long,
        key=lambda i: ("img" in lines[i].within, -min(len(words[i]), 60), abs(i - middle)),
    ):
        own = shingles(words[index])
        hits = own & left
        if hits.total() >= own.total() / 2:
            labels[index] = 1
            left -= hits
    _label_short(lines, words, gold, labels)
    return labels


def _label_short(
    lines: Sequence[ViewLine], words: Sequence[Sequence[str]], gold: str, labels: Matrix
) -> None:
    body = np.nonzero(labels)[0]
    if not len(body):
        return
    known = set(_WORD.findall(gold))
    whole = {_plain(line) for line in gold.split("\n")}
    for index in range(max(0, body[0] - 2), min(len(lines), body[-1] + 3)):
        if len(words[index]) >= _LONG_LINE or "img" in lines[index].within:
            continue
        between = 0 < index < len(lines) - 1 and labels[index - 1] == labels[index + 1] == 1
        if _plain(lines[index].text) in whole or (
            between and words[index] and known.issuperset(words[index])
        ):
            labels[index] = 1


def _plain(text: str) -> str:
    return " ".join(text.split()).lower().lstrip("•*- ")


@dataclass(frozen=True)
class Fitted:
    """Weights for features as they are: the scaling is folded in."""

    intercept: float
    weights: Matrix

    def probabilities(self, features: Matrix) -> Matrix:
        """Return the probabilities of the lines of a page."""
        return 1 / (1 + np.exp(-(self.intercept + features @ self.weights)))


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


def write_models(models: tuple[Fitted, Fitted], target: Path) -> None:
    """Write a weight per name, six digits."""
    names = page_feature_names()
    marks = tuple(f"within {mark}" for mark in MARKS)
    data = {
        "page": _named(models[0], (*names, *marks)),
        "extraction": _named(models[1], (*names, *share_feature_names(), *marks)),
    }
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _named(fitted: Fitted, names: Sequence[str]) -> dict[str, float]:
    pairs = zip(names, fitted.weights, strict=True)
    weights = {name: float(f"{weight:.6g}") for name, weight in pairs}
    return {"intercept": float(f"{fitted.intercept:.6g}"), **weights}


def print_reliability(pages: Sequence[Page]) -> None:
    """Print how often lines are body, by the probability out-of-fold models give them."""
    for view, name in enumerate(("page alone", "page and extraction")):
        found: list[tuple[float, float]] = []
        for fold in range(_FOLDS):
            fitted = fit([page.views[view] for page in pages if page.fold != fold])
            for page in pages:
                if page.fold == fold:
                    lines = page.views[view]
                    weights = fitted.probabilities(lines.features)
                    found += zip(weights, lines.labels, strict=True)
        print(name)
        for low in range(10):
            part = [label for p, label in found if low / 10 <= p < (low + 1) / 10 + (low == 9)]
            share = sum(part) / max(1, len(part))
            print(f"{low / 10:.1f}-{(low + 1) / 10:.1f}  {len(part):6} lines  {share:.3f} body")


def main() -> None:
    """Fit and write the weights, or print how reliable they are on unseen domains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=_TARGET)
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    pages = list(read_pages(arguments.data))
    if arguments.cross_validate:
        print_reliability(pages)
        return
    write_models(fit_both(pages), arguments.target)
    print(f"{len(pages)} pages -> {arguments.target}")


if __name__ == "__main__":
    main()
