"""Cleaning against gold bodies: our row beside trafilatura's, on any folder of the bench's shape.

    python benchmarks/cleaning.py --data ../shared/bench/cleaning [--ours] [--json] [--limit N]

The metric is the bench's own: bags of 4-word shingles, precision and recall averaged over
documents, F1 of the two averages. ``p10`` is the 10th percentile of the documents' F1,
``false_splits`` counts pages that gave more than one article though they hold one.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plugins.captures.core.clean import RawCapture, clean_capture  # noqa: E402
from plugins.settings import CaptureSettings  # noqa: E402

_WORD = re.compile(r"\w+")
_SETTINGS = CaptureSettings()


@dataclass(frozen=True)
class Page:
    """One page of the bench."""

    id: str
    text: bytes
    html: bytes
    gold: str
    is_english: bool
    is_news: bool


@dataclass(frozen=True)
class Score:
    """One page's result; precision None where nothing was kept."""

    precision: float | None
    recall: float
    f1: float
    exact: bool
    n_articles: int
    cpu_seconds: float


def read_pages(data: Path, limit: int | None) -> list[Page]:
    """Read the folder, ordered by id; pages without a gold body are left out."""
    meta = json.loads((data / "meta.json").read_text("utf-8"))
    pages = []
    for key in sorted(meta)[:limit]:
        gold = data / "text" / f"{key}.gold.txt"
        if gold.is_file():
            pages.append(_read_page(data, key, gold, meta[key]))
    return pages


def _read_page(data: Path, key: str, gold: Path, meta: dict[str, str]) -> Page:
    html = data / "html" / f"{key}.html.gz"
    return Page(
        id=key,
        text=(data / "text" / f"{key}.txt").read_bytes(),
        html=gzip.decompress(html.read_bytes()) if html.is_file() else b"",
        gold=gold.read_text("utf-8"),
        is_english=meta.get("lang") == "en",
        is_news=meta.get("kind") == "news",
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of 4-word shingles; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if len(words) <= 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


def score_page(gold: str, predicted: str, n_articles: int, cpu_seconds: float) -> Score:
    """Compare one predicted body with the gold."""
    wanted, got = shingles(gold), shingles(predicted)
    hits = (wanted & got).total()
    precision = hits / got.total() if got else None
    recall = hits / wanted.total() if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
    exact = _WORD.findall(gold) == _WORD.findall(predicted)
    return Score(precision, recall, f1, exact, n_articles, cpu_seconds)


def summarise(data: str, system: str, scores: Sequence[Score]) -> dict[str, object]:
    """Return one row of the table."""
    precisions = [s.precision for s in scores if s.precision is not None]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(s.recall for s in scores) / len(scores)
    total = precision + recall
    return {
        "data": data,
        "system": system,
        "n": len(scores),
        "f1": round(2 * precision * recall / total, 4) if total else 0.0,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "exact": round(sum(s.exact for s in scores) / len(scores), 4),
        "p10": round(sorted(s.f1 for s in scores)[len(scores) // 10], 4),
        "empty": sum(s.precision is None for s in scores),
        "false_splits": sum(s.n_articles > 1 for s in scores),
        "cpu_ms": round(1000 * sum(s.cpu_seconds for s in scores) / len(scores), 1),
    }


def clean_ours(path: str, raw: bytes) -> tuple[str, int]:
    """Return body and number of articles as the product finds them."""
    articles = clean_capture(RawCapture(path=path, raw=raw), _SETTINGS).articles
    return "\n".join(article.body for article in articles), len(articles)


def take_all(_path: str, raw: bytes) -> tuple[str, int]:
    """The floor: keep every line."""
    return raw.decode("utf-8", "replace"), 1


def trafilatura_default(_path: str, raw: bytes) -> tuple[str, int]:
    """The peer on HTML, as it comes."""
    import trafilatura

    return trafilatura.extract(raw.decode("utf-8", "replace"), include_comments=False) or "", 1


def trafilatura_precision(_path: str, raw: bytes) -> tuple[str, int]:
    """The peer on HTML, in its precision mode."""
    import trafilatura

    text = raw.decode("utf-8", "replace")
    return trafilatura.extract(text, include_comments=False, favor_precision=True) or "", 1


Cleaner = Callable[[str, bytes], tuple[str, int]]
SYSTEMS: dict[str, tuple[tuple[str, Cleaner], ...]] = {
    "text": (("ours", clean_ours), ("take all", take_all)),
    "html": (
        ("ours", clean_ours),
        ("trafilatura", trafilatura_default),
        ("trafilatura precision", trafilatura_precision),
    ),
}


def run(pages: Sequence[Page], *, only_ours: bool) -> list[dict[str, object]]:
    """Score every system on every slice of the pages."""
    rows = []
    for data, systems in SYSTEMS.items():
        for system, cleaner in systems[:1] if only_ours else systems:
            scores = [_score(page, data, cleaner) for page in pages]
            slices = {
                data: [True] * len(pages),
                f"{data}/en": [p.is_english for p in pages],
                f"{data}/en/news": [p.is_english and p.is_news for p in pages],
            }
            for name, chosen in slices.items():
                part = [s for s, take in zip(scores, chosen, strict=True) if take]
                if part:
                    rows.append(summarise(name, system, part))
    return rows


def _score(page: Page, data: str, cleaner: Cleaner) -> Score:
    raw = page.html if data == "html" else page.text
    path = f"captures/{page.id}.{'html' if data == 'html' else 'txt'}"
    started = time.process_time()
    text, n_articles = cleaner(path, raw)
    return score_page(page.gold, text, n_articles, time.process_time() - started)


def main() -> None:
    """Print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=int, help="only the first N pages")
    arguments = parser.parse_args()
    rows = run(read_pages(arguments.data, arguments.limit), only_ours=arguments.ours)
    if arguments.json:
        print(json.dumps({"rows": rows}))
        return
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
