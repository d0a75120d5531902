"""Fit the line model of cleaning on pages with gold bodies, and write its weights.

    python benchmarks/train_cleaning.py --data ../shared/bench/cleaning [--check]

Needs scikit-learn (dependency group "bench"). Three fits, each on what models say that never
saw the page's domain: the weights of words per length class, the first pass over a line's
columns, and the second pass, which also sees the first one's probabilities. Lines weigh by the
root of their share of the page's words, pages about equally. ``--check`` writes nothing and
prints how well lines are chosen on domains the models never saw.
Which lines are body is told by benchmarks/gold_lines.py.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.gold_lines import find_body_lines, shingles, words_of  # noqa: E402
from plugins.captures.core.decode import split_lines  # noqa: E402
from plugins.captures.core.drafts import Marks  # noqa: E402
from plugins.captures.core.fallback import find_single_article  # noqa: E402
from plugins.captures.core.features import describe_lines  # noqa: E402
from plugins.captures.core.furniture import mark_common_furniture  # noqa: E402
from plugins.captures.core.linemodel import context_columns, spread_words  # noqa: E402
from plugins.captures.core.weigh import (  # noqa: E402
    lines_in_view,
    lines_with_text,
    view_page,
)
from plugins.text.normalise import normalise_space  # noqa: E402

_FOLDS = 5
# Cross-validated by domain: .02 gave F1 .934, .1 .939, .5 .941, 2 .940 on English pages.
_REGULARISATION = 0.5
_WORDS_REGULARISATION = 1.0
# A word counts that stands on this many pages in lines of its length class: names stand on few.
# Between 5 and 20 pages F1 is the same.
_MIN_PAGES = 10
_MIN_WEIGHT = 0.01
_PART_WEIGHT = 0.5
_TARGET = ROOT / "plugins" / "captures" / "data" / "line_model.json"
Matrix = NDArray[np.float64]
Model = TypeVar("Model")
Out = TypeVar("Out")


@dataclass(frozen=True)
class Page:
    """One page: its lines as the model sees them, labels and weights of the lines, its fold."""

    fold: int
    is_whole: bool
    is_english: bool
    is_news: bool
    gold: str
    texts: tuple[str, ...]
    columns: dict[str, Matrix]
    words: list[list[str]]
    labels: Matrix
    weights: Matrix


def read_pages(data: Path) -> list[Page]:
    """Read all pages, ordered by id, each followed by its copy in part; folds go by domain."""
    meta = json.loads((data / "meta.json").read_text("utf-8"))
    domains = sorted({entry["domain"] for entry in meta.values()})
    random.Random(1).shuffle(domains)  # noqa: S311 - folds, no secrets
    folds = {domain: place % _FOLDS for place, domain in enumerate(domains)}
    pages = []
    for key, entry in sorted(meta.items()):
        raw = (data / "text" / f"{key}.txt").read_text("utf-8", errors="replace")
        gold = (data / "text" / f"{key}.gold.txt").read_text("utf-8")
        lines = [line for line in split_lines(raw) if normalise_space(line)]
        blanks = _blanks_above(raw)
        labels = np.array(find_body_lines([normalise_space(x) for x in lines], gold), float)
        facts = _Facts(folds[entry["domain"]], entry.get("lang"), entry.get("kind"), gold)
        whole = list(range(len(lines)))
        part = _copy_in_part(labels, random.Random(key))  # noqa: S311 - no secrets
        for chosen, weight in ((whole, 1.0), (part, _PART_WEIGHT)):
            picked = [(lines[i], blanks[i]) for i in chosen]
            page = _make_page(picked, labels[chosen], facts, weight)
            pages += [page] if page is not None else []
    return pages


def _blanks_above(raw: str) -> list[bool]:
    """Return of each line with text whether a blank one stands above it."""
    texts = [normalise_space(line) for line in split_lines(raw)]
    return [i > 0 and not texts[i - 1] for i, text in enumerate(texts) if text]


def _copy_in_part(labels: Matrix, rng: random.Random) -> list[int]:
    """Return the lines of a copy somebody makes of the article and little around it.

    The pages of the bench are whole pages of long articles; what editors paste often is not.
    """
    body = np.flatnonzero(labels)
    if not len(body):
        return list(range(min(len(labels), 5)))
    last = body[min(len(body) - 1, rng.randrange(2, 12))]
    above = list(range(max(0, body[0] - rng.randrange(12)), body[0]))
    below = list(range(body[-1] + 1, min(len(labels), body[-1] + 1 + rng.randrange(20))))
    return [*above, *range(body[0], last + 1), *below]


@dataclass(frozen=True)
class _Facts:
    fold: int
    language: str | None
    kind: str | None
    gold: str


def _make_page(
    lines: Sequence[tuple[str, bool]], labels: Matrix, facts: _Facts, weight: float
) -> Page | None:
    source = "\n".join(f"\n{line}" if blank else line for line, blank in lines)
    marks = Marks(tuple(normalise_space(line) for line in split_lines(source)))
    mark_common_furniture(marks)
    segment, with_text = find_single_article(marks, ()), lines_with_text(marks)
    if segment is None or len(with_text) != len(labels):
        return None
    in_view = lines_in_view(marks, segment)
    view = view_page(split_lines(source), marks, segment, in_view)
    labels = labels[np.isin(with_text, in_view)]
    described = describe_lines(view)
    n_words = np.array([len(text.split()) for text in view.texts], float)
    return Page(
        fold=facts.fold,
        is_whole=weight == 1.0,
        is_english=facts.language == "en",
        is_news=facts.kind == "news",
        gold=facts.gold,
        texts=view.texts,
        columns=described.columns,
        words=[_class_words(*pair) for pair in zip(described.sizes, described.grams, strict=True)],
        labels=labels,
        weights=weight * np.sqrt(n_words / n_words.sum()) * len(view.texts) ** 0.25,
    )


def _class_words(size: str, grams: frozenset[str]) -> list[str]:
    """Return a line's words and pairs of words, each with the line's length class."""
    return sorted(f"{size}:{gram}" for gram in grams)


# --- fitting ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fitted:
    """Weights by name for columns as they are: the scaling is folded in."""

    intercept: float
    weights: dict[str, float]

    def sums(self, columns: dict[str, Matrix]) -> Matrix:
        """Return the weighted sums of a page's lines."""
        return self.intercept + sum(w * columns[name] for name, w in self.weights.items())

    def probabilities(self, columns: dict[str, Matrix]) -> Matrix:
        """Return the probabilities of a page's lines."""
        return 1 / (1 + np.exp(-self.sums(columns)))


def fit_words(pages: Sequence[Page]) -> dict[str, float]:
    """Return the weight of each word of each length class; light ones are left out."""
    on_pages: Counter[str] = Counter()
    for page in pages:
        on_pages.update({word for words in page.words for word in words})
    known = sorted(word for word, count in on_pages.items() if count >= _MIN_PAGES)
    places = {word: place for place, word in enumerate(known)}
    rows = [words for page in pages for words in page.words]
    pairs = [(n, places[w]) for n, words in enumerate(rows) for w in words if w in places]
    matrix = csr_matrix(
        (np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(rows), len(known))
    )
    model = LogisticRegression(C=_WORDS_REGULARISATION, solver="liblinear", l1_ratio=1.0).fit(
        matrix,
        np.concatenate([page.labels for page in pages]),
        sample_weight=np.concatenate([page.weights for page in pages]),
    )
    weights = zip(known, model.coef_[0], strict=True)
    return {word: round(float(w), 2) for word, w in weights if abs(w) >= _MIN_WEIGHT}


def add_words(page: Page, weights: dict[str, float]) -> dict[str, Matrix]:
    """Return a page's columns with those of its words."""
    sums = np.array([sum(weights.get(word, 0.0) for word in words) for words in page.words])
    return page.columns | spread_words(sums)


def fit_pass(pages: Sequence[Page], columns: Sequence[dict[str, Matrix]]) -> Fitted:
    """Fit one pass."""
    names = list(columns[0])
    stacked = np.vstack([np.column_stack([one[name] for name in names]) for one in columns])
    scaler = StandardScaler().fit(stacked)
    model = LogisticRegression(C=_REGULARISATION, max_iter=1000).fit(
        scaler.transform(stacked),
        np.concatenate([page.labels for page in pages]),
        sample_weight=np.concatenate([page.weights for page in pages]),
    )
    weights = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - weights @ scaler.mean_)
    return Fitted(intercept, dict(zip(names, map(float, weights), strict=True)))


def out_of_fold(
    pages: Sequence[Page],
    fit: Callable[[list[int]], Model],
    use: Callable[[Model, int], Out],
) -> list[Out]:
    """Return what models say of each page that never saw its domain."""
    found: dict[int, Out] = {}
    for fold in range(_FOLDS):
        model = fit([i for i, page in enumerate(pages) if page.fold != fold])
        found |= {i: use(model, i) for i, page in enumerate(pages) if page.fold == fold}
    return [found[i] for i in range(len(pages))]


def fit_out_of_fold(pages: Sequence[Page], columns: Sequence[dict[str, Matrix]]) -> list[Matrix]:
    """Return the probabilities of one pass by models that never saw the page's domain."""
    return out_of_fold(
        pages,
        lambda seen: fit_pass([pages[i] for i in seen], [columns[i] for i in seen]),
        lambda model, i: model.probabilities(columns[i]),
    )


def add_context(
    pages: Sequence[Page], columns: Sequence[dict[str, Matrix]], probabilities: Sequence[Matrix]
) -> list[dict[str, Matrix]]:
    """Return the columns of the second pass."""
    triples = zip(pages, columns, probabilities, strict=True)
    return [own | context_columns(p, page.texts) for page, own, p in triples]


# --- writing and checking ---------------------------------------------------------------------


def write_model(words: dict[str, float], first: Fitted, second: Fitted, target: Path) -> None:
    """Write the weights by name, one a line."""
    classes: dict[str, dict[str, float]] = {"s": {}, "m": {}, "l": {}}
    for word, weight in sorted(words.items()):
        classes[word[0]][word[2:]] = weight
    data = {"first": _named(first), "second": _named(second), "words": classes}
    source = json.dumps(data, indent=1, ensure_ascii=False)
    target.write_text(source + "\n", encoding="utf-8")


def _named(fitted: Fitted) -> dict[str, float]:
    weights = {"intercept": fitted.intercept, **fitted.weights}
    return {name: float(f"{weight:.5g}") for name, weight in weights.items()}


def check(pages: Sequence[Page], probabilities: Sequence[Matrix]) -> None:
    """Print F1 of the lines at .5 or more, and how often lines of each confidence are right."""
    both = list(zip(pages, probabilities, strict=True))
    pairs = [pair for pair in both if pair[0].is_whole]
    parts = [pair for pair in both if not pair[0].is_whole]
    right = np.concatenate([(p >= 0.5) == page.labels for page, p in parts])
    print(f"copies in part: {len(right)} lines, right {right.mean():.3f}")
    for name, part in (
        ("all", pairs),
        ("en", [pair for pair in pairs if pair[0].is_english]),
        ("en/news", [pair for pair in pairs if pair[0].is_english and pair[0].is_news]),
    ):
        print(f"{name:8} n {len(part):4}  f1 {_f1(part):.4f}")
    labels = np.concatenate([page.labels for page, _ in pairs])
    p = np.concatenate([found for _, found in pairs])
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        chosen = (p >= low) & (p < low + 0.1 if low < 0.9 else p <= 1)
        print(f"kept at {low:.1f}: {chosen.sum():6} lines, right {labels[chosen].mean():.3f}")


def _f1(pairs: Sequence[tuple[Page, Matrix]]) -> float:
    precisions, recalls = [], []
    for page, p in pairs:
        kept = "\n".join(t for t, one in zip(page.texts, p, strict=True) if one >= 0.5)
        got, wanted = shingles(words_of(kept)), shingles(words_of(page.gold))
        hits = (got & wanted).total()
        precisions += [hits / got.total()] if got else []
        recalls.append(hits / max(1, wanted.total()))
    precision, recall = float(np.mean(precisions)), float(np.mean(recalls))
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Fit the three, then check on domains never seen or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=_TARGET)
    parser.add_argument("--check", action="store_true", help="write nothing, print figures")
    arguments = parser.parse_args()
    pages = read_pages(arguments.data)
    columns = out_of_fold(
        pages,
        lambda seen: fit_words([pages[i] for i in seen]),
        lambda words, i: add_words(pages[i], words),
    )
    second = add_context(pages, columns, fit_out_of_fold(pages, columns))
    if arguments.check:
        check(pages, fit_out_of_fold(pages, second))
        return
    words = fit_words(pages)
    write_model(words, fit_pass(pages, columns), fit_pass(pages, second), arguments.target)
    print(f"{len(pages)} pages, {len(words)} words -> {arguments.target}")


if __name__ == "__main__":
    main()
