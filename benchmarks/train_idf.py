"""Make plugins/text/data/idf.tsv: in how many news articles each word stands.

Usage: python benchmarks/train_idf.py [--out FILE]

Reads ``bench/topics/abp_topics.jsonl.gz`` of the shared folder (EVENT_DIGEST_SHARED, or
``../shared`` beside the project). Articles that also stand in ``allsides_full`` are left out,
because that set measures the result. The table holds counts of words, and no text.
"""

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plugins.text.tokens import split_terms  # noqa: E402
from plugins.text.vectors import IDF_FILE  # noqa: E402

# 22,000 words in 230 kB. Words of two articles would add half as many rows, and an unknown word
# weighs only an eighth more than they.
MIN_DOCUMENTS = 3

HEADER = """\
# Document frequencies of stemmed words in news articles in English, 2012 to 2020, counted in the
# development half of Article-Bias-Prediction (Baly and others, EMNLP 2020). Made by
# benchmarks/train_idf.py; words of fewer than {floor} articles are left out.
"""


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=IDF_FILE)
    out: Path = parser.parse_args().out
    shared = Path(os.environ.get("EVENT_DIGEST_SHARED") or ROOT.parent / "shared")
    documents, frequencies = count_documents(shared / "bench" / "topics")
    rows = [f"{word}\t{count}" for word, count in sorted(frequencies.items())]
    head = HEADER.format(floor=MIN_DOCUMENTS) + f"\t{documents}\n"
    out.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{out}: {documents} articles, {len(rows)} words, {out.stat().st_size} bytes")


def count_documents(folder: Path) -> tuple[int, dict[str, int]]:
    """Return the number of articles read, and word to number of articles."""
    measured = {_headline(row) for row in _rows(folder / "allsides_full.jsonl.gz")}
    documents, frequencies = 0, Counter[str]()
    for row in _rows(folder / "abp_topics.jsonl.gz"):
        if _headline(row) not in measured:
            documents += 1
            frequencies.update(set(split_terms(f"{row['title']}\n{row['text']}")))
    return documents, {w: n for w, n in frequencies.items() if n >= MIN_DOCUMENTS}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _headline(row: dict[str, str]) -> str:
    return " ".join(row["title"].casefold().split())


if __name__ == "__main__":
    main()
