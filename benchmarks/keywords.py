"""Keywords against public gold lists: our row beside plain YAKE's.

    python benchmarks/keywords.py --data ../shared/bench/keywords [--ours] [--json] [--limit N]

F1 of the first k keywords, averaged over documents: exact match after lower-casing, folding of
hyphens and possessives, and Porter stemming; predictions alike after stemming count once.
``mkduc01`` asks for the keywords of a whole topic: the lists of its articles are merged by
reciprocal rank, and each prediction may take one cluster of alternatives.
Ours are the keywords the site shows, at most twelve, so that f1_15 has twelve to judge.
"""

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yake

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plugins.keywords.core import extract_keywords  # noqa: E402
from plugins.model import (  # noqa: E402
    ArticleId,
    CaptureId,
    NewsArticle,
    Paragraph,
    Role,
    Section,
)
from plugins.settings import KeywordSettings  # noqa: E402

LANGUAGES = {"duc2001": "en", "kpcrowd": "en", "kptimes_sample": "en", "wikinews_fr": "fr"}
TOPICS = "mkduc01"
CUTS = (5, 10, 15)
TOPIC_CUT = 20
# Merging by reciprocal rank: 1 / (rank + this), ranks from 0.
RANK_OFFSET = 3

Row = dict[str, str | float]
Extractor = Callable[[str, str], list[str]]
"""Text and language to keywords, best first."""


@dataclass(frozen=True)
class Document:
    """One text with its gold keywords (none for the articles of a topic)."""

    id: str
    text: str
    gold: tuple[str, ...]


def ours(text: str, language: str) -> list[str]:
    """Return our keywords: the first line is the headline."""
    headline, *lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    paragraphs = tuple(
        Paragraph(text=line, line=number, start=0, end=len(line))
        for number, line in enumerate(lines, start=2)
    )
    article = NewsArticle(
        id=ArticleId("bench"),
        capture=CaptureId("bench"),
        role=Role.MAIN,
        headline=headline,
        sections=(Section(paragraphs=paragraphs),),
        language=language,
    )
    return [keyword.text for keyword in extract_keywords(article, KeywordSettings())]


@cache
def _yake(language: str) -> yake.KeywordExtractor:
    return yake.KeywordExtractor(lan=language, n=3, top=TOPIC_CUT)


def plain_yake(text: str, language: str) -> list[str]:
    """Return YAKE's keywords with its default settings."""
    return [phrase for phrase, _ in _yake(language).extract_keywords(text)]


_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": " - ", "_": " - "})


def yake_on_clean_text(text: str, language: str) -> list[str]:
    """Return YAKE's keywords of the text with plain quotes and paragraphs that end."""
    lines = [line.strip() for line in text.translate(_MARKS).splitlines() if line.strip()]
    ended = [line if line[-1] in ".!?:;\"')]" else f"{line}." for line in lines]
    return plain_yake("\n".join(ended), language)


SYSTEMS: dict[str, Extractor] = {
    "ours": ours,
    "yake": plain_yake,
    "yake on clean text": yake_on_clean_text,
}


def measure(data: Path, systems: dict[str, Extractor], limit: int | None) -> Iterator[Row]:
    """Yield a row for each data set found and each system."""
    for name, language in LANGUAGES.items():
        documents = read_documents(data / name)[:limit]
        if documents:
            lists, cpu_ms = run(documents, language, systems)
            for system in systems:
                golds = [document.gold for document in documents]
                yield {
                    "data": name,
                    "system": system,
                    **{f"f1_{cut}": mean_f1(golds, lists[system], cut) for cut in CUTS},
                    "cpu_ms": cpu_ms[system],
                }
    if (data / TOPICS / "topics.json").exists():
        yield from measure_topics(data / TOPICS, systems, limit)


def read_documents(folder: Path) -> list[Document]:
    """Read the texts that have a list of keywords, ordered by id."""
    return [
        Document(
            id=path.stem,
            text=path.read_text("utf-8"),
            gold=tuple(path.with_suffix(".key").read_text("utf-8").splitlines()),
        )
        for path in sorted(folder.glob("*.txt"))
        if path.with_suffix(".key").exists()
    ]


def run(
    documents: Sequence[Document], language: str, systems: dict[str, Extractor]
) -> tuple[dict[str, list[list[str]]], dict[str, float]]:
    """Return each system's lists and its CPU time per document in ms.

    The systems take turns document by document, each first in its turn: a busy machine disturbs
    them alike, and the caches inside YAKE, warm from the same text, favour them alike.
    """
    lists: dict[str, list[list[str]]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    for extract in systems.values():
        extract(documents[0].text, language)
    for number, document in enumerate(documents):
        turn = number % len(systems)
        for system, extract in (list(systems.items()) * 2)[turn : turn + len(systems)]:
            start = time.process_time()
            lists[system].append(extract(document.text, language))
            seconds[system] += time.process_time() - start
    return lists, {name: 1000 * spent / len(documents) for name, spent in seconds.items()}


def measure_topics(folder: Path, systems: dict[str, Extractor], limit: int | None) -> Iterator[Row]:
    """Yield a row for each system: F1 of the first keywords of whole topics."""
    topics = json.loads((folder / "topics.json").read_text("utf-8"))
    ids = sorted(topics["docs"])[:limit]
    wanted = sorted({document for topic in ids for document in topics["docs"][topic]})
    documents = [
        Document(id=name, text=path.read_text("utf-8"), gold=())
        for name in wanted
        if (path := folder / f"{name}.txt").exists()
    ]
    lists, cpu_ms = run(documents, "en", systems)
    for system in systems:
        found = dict(zip((document.id for document in documents), lists[system], strict=True))
        values = []
        for topic in ids:
            merged = merge([found[name] for name in topics["docs"][topic] if name in found])
            values.append(topic_f1(topics["gold_clusters"][topic], merged))
        f1 = sum(values) / len(values)
        yield {"data": TOPICS, "system": system, "f1_20": f1, "cpu_ms": cpu_ms[system]}


def merge(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return one list for a topic, without single words that stand in a better phrase."""
    weight: dict[str, float] = defaultdict(float)
    for keywords in lists:
        for rank, keyword in enumerate(unique(keywords)):
            weight[keyword] += 1 / (rank + RANK_OFFSET)
    merged: list[str] = []
    for keyword in sorted(weight, key=lambda keyword: (-weight[keyword], keyword)):
        if " " in keyword or not any(keyword in other.split() for other in merged):
            merged.append(keyword)
    return merged


def topic_f1(clusters: Sequence[Sequence[str]], predicted: Sequence[str]) -> float:
    """Return F1 of the first keywords; each may take one cluster not taken yet."""
    left = [set(unique(cluster)) for cluster in clusters]
    hits = 0
    for keyword in predicted[:TOPIC_CUT]:
        match = next((cluster for cluster in left if keyword in cluster), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return f1(hits, min(TOPIC_CUT, len(predicted)), len(clusters))


def mean_f1(golds: Sequence[Sequence[str]], lists: Sequence[Sequence[str]], cut: int) -> float:
    """Return the mean over documents of the F1 of the first ``cut`` keywords."""
    values = []
    for gold, predicted in zip(golds, lists, strict=True):
        wanted, given = set(unique(gold)), unique(predicted)[:cut]
        values.append(f1(len(wanted & set(given)), len(given), len(wanted)))
    return sum(values) / len(values)


def f1(hits: int, predicted: int, wanted: int) -> float:
    """Return the harmonic mean of hits / predicted and hits / wanted."""
    return 2 * hits / (predicted + wanted) if hits else 0.0


_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*")


def unique(phrases: Sequence[str]) -> list[str]:
    """Return phrases in the form they are compared in, each once, in order."""
    return list(dict.fromkeys(form for phrase in phrases if (form := compared(phrase))))


def compared(phrase: str) -> str:
    """Return a phrase in lower case, folded and stemmed."""
    plain = _POSSESSIVE.sub("", phrase.lower().replace("’", "'").replace("‘", "'"))
    words = _WORD.findall(plain.replace("-", " "))
    return " ".join(porter_stem(word.replace(".", "")) for word in words)


# Porter's stemmer ("An algorithm for suffix stripping", 1980) with the departures that NLTK,
# which most published figures rest on, makes by default.
_POOL = {
    "sky": "sky", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "news": "news",
    "innings": "inning", "inning": "inning", "outings": "outing", "outing": "outing",
    "cannings": "canning", "canning": "canning", "howe": "howe", "proceed": "proceed",
    "exceed": "exceed", "succeed": "succeed",
}  # fmt: skip
_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ("fulli", "ful"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"),
    ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = ("al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize").split()


@cache
def porter_stem(word: str) -> str:
    """Return the stem of a small-letter word."""
    if word in _POOL or len(word) <= 2:
        return _POOL.get(word, word)
    word = _verb_ending(_plural(word))
    if word.endswith("y") and len(word) > 2 and _is_consonant(word, len(word) - 2):
        word = word[:-1] + "i"
    return _last_e(_step_4(_swap(_step_2(word), _STEP_3)))


def _is_consonant(word: str, at: int) -> bool:
    if word[at] == "y":
        return at == 0 or not _is_consonant(word, at - 1)
    return word[at] not in "aeiou"


def _measure(stem: str) -> int:
    kinds = "".join("c" if _is_consonant(stem, at) else "v" for at in range(len(stem)))
    return kinds.count("vc")


def _has_vowel(stem: str) -> bool:
    return any(not _is_consonant(stem, at) for at in range(len(stem)))


def _ends_short(word: str) -> bool:
    """Tell whether a word ends in consonant, vowel, consonant other than w, x, y."""
    if len(word) == 2:
        return not _is_consonant(word, 0) and _is_consonant(word, 1)
    return (
        len(word) >= 3
        and _is_consonant(word, len(word) - 3)
        and not _is_consonant(word, len(word) - 2)
        and _is_consonant(word, len(word) - 1)
        and word[-1] not in "wxy"
    )


def _plural(word: str) -> str:
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else word[:-2]
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _verb_ending(word: str) -> str:
    if word.endswith("ied"):
        return word[:-1] if len(word) == 4 else word[:-2]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and _has_vowel(stem):
            return _mend(stem)
    return word


def _mend(stem: str) -> str:
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if len(stem) > 1 and stem[-1] == stem[-2] and _is_consonant(stem, len(stem) - 1):
        return stem if stem[-1] in "lsz" else stem[:-1]
    return stem + "e" if _measure(stem) == 1 and _ends_short(stem) else stem


def _step_2(word: str) -> str:
    if word.endswith("alli") and _measure(word[:-4]) > 0:
        return _step_2(word[:-2])
    if word.endswith("logi") and not word.endswith(tuple(old for old, _ in _STEP_2)):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    return _swap(word, _STEP_2)


def _swap(word: str, rules: Sequence[tuple[str, str]]) -> str:
    for old, new in rules:
        if word.endswith(old):
            stem = word.removesuffix(old)
            return stem + new if _measure(stem) > 0 else word
    return word


def _step_4(word: str) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            fits = _measure(stem) > 1 and (ending != "ion" or stem.endswith(("s", "t")))
            return stem if fits else word
    return word


def _last_e(word: str) -> str:
    if word.endswith("e"):
        stem = word[:-1]
        if _measure(stem) > 1 or (_measure(stem) == 1 and not _ends_short(stem)):
            word = stem
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=int, help="first documents of each set only")
    arguments = parser.parse_args()
    systems = dict(list(SYSTEMS.items())[:1]) if arguments.ours else SYSTEMS
    rows = list(measure(arguments.data, systems, arguments.limit))
    if arguments.json:
        print(json.dumps({"rows": rows}))
        return
    for row in rows:
        values = "  ".join(
            f"{name} {value:.3f}" if name.startswith("f1") else f"{name} {value:.1f}"
            for name, value in row.items()
            if isinstance(value, float)
        )
        print(f"{row['data']:<15} {row['system']:<19} {values}")


if __name__ == "__main__":
    main()
