"""People, places and organisations compared with a gold list made by readers.

    python benchmarks/entities.py --data ../shared [--gold FILE] [--json] [--show]

The gold holds ids and names only; the texts come from ``--data``: ``allsides:<id>`` from
``bench/topics/allsides_full.jsonl.gz``, ``<capture>:<n>`` from ``captures``. Articles at even
places of the gold's list, sorted by the hash of their ids, are the tuning half, the others the
report half: their errors are never shown.

An entity is found if it shares a form with one of the gold and has its kind. One of unknown kind
counts as not found. ``merges`` is the share of pairs of forms put together that the gold puts
together, of pairs both of whose forms the gold holds.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.keywords.core.entities import find_entities
from plugins.keywords.core.names import find_names
from plugins.keywords.core.reading import LONGEST_NAME_WORDS
from plugins.keywords.core.text import prepare_text
from plugins.keywords.data.languages import vocabulary_for
from plugins.keywords.yake_wall import stop_words
from plugins.model import (
    ArticleEntity,
    ArticleId,
    CaptureId,
    EntityKind,
    NewsArticle,
    Paragraph,
    Role,
    Section,
)
from plugins.settings import Settings

Gold = Mapping[str, Any]
GOLD = Path(__file__).parent.parent / "tests/quality/gold/entities.json"
TEXTS = "bench/topics/allsides_full.jsonl.gz"


@dataclass(kw_only=True)
class Counts:
    """What was counted over some articles."""

    articles: int = 0
    gold: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0
    unknown: int = 0
    pairs: int = 0
    right_pairs: int = 0
    foreign_pairs: int = 0

    def figures(self) -> dict[str, float]:
        """Return precision, recall and the share of right merges with the counts."""
        return asdict(self) | {
            "precision": self.right / max(1, self.shown),
            "recall": self.found / max(1, self.gold),
            "merges": self.right_pairs / max(1, self.pairs),
        }


def read_articles(data: Path, wanted: set[str]) -> dict[str, NewsArticle]:
    """Return the articles of the gold by id."""
    found = {}
    captures = {name.rpartition(":")[0] for name in wanted if not name.startswith("allsides:")}
    for stem in sorted(captures):
        path = data / "captures" / f"{stem}.txt"
        raw = RawCapture(path=f"captures/{path.name}", raw=path.read_bytes())
        articles = [a for c in clean_captures(raw, Settings().captures) for a in c.articles]
        found |= {f"{stem}:{number}": article for number, article in enumerate(articles, 1)}
    with gzip.open(data / TEXTS, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if f"allsides:{row['id']}" in wanted:
                found[f"allsides:{row['id']}"] = make_article(row["title"], row["text"])
    return {name: found[name] for name in wanted if name in found}


def make_article(headline: str, text: str) -> NewsArticle:
    """Return an article of paragraphs."""
    paragraphs = tuple(
        Paragraph(text=" ".join(line.split()), line=number, start=0, end=len(line))
        for number, line in enumerate(text.splitlines(), 2)
        if line.strip()
    )
    return NewsArticle(
        id=ArticleId("0123456789ab-000001"),
        capture=CaptureId("0123456789ab"),
        role=Role.MAIN,
        headline=" ".join(headline.split()),
        sections=(Section(paragraphs=paragraphs),),
    )


def entities_of(article: NewsArticle) -> tuple[ArticleEntity, ...]:
    """Return what the stage finds in one article."""
    vocabulary, stops = vocabulary_for("en"), stop_words("en")
    text = prepare_text(article, stops, vocabulary)
    names = find_names(text, stops, vocabulary, LONGEST_NAME_WORDS)
    return find_entities(text, names, vocabulary)


def fold(form: str) -> str:
    """Return a form as it is compared: small letters, no article, no dots."""
    words = form.replace("\u2019", "'").casefold().replace(".", "").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def forms_of(entity: Gold) -> set[str]:
    """Return all forms of an entity of the gold, nationalities among them."""
    return {fold(form) for form in (*entity["forms"], *entity.get("demonyms", ()))} - {""}


def compare(entities: tuple[ArticleEntity, ...], gold: Gold, counts: Counts) -> Iterator[str]:
    """Add to the counts; yield the errors as lines."""
    known = [(forms_of(entity), entity["kind"].split("|")) for entity in gold["entities"]]
    either = {fold(form) for form in gold.get("either", ())}
    found: set[int] = set()
    counts.articles += 1
    counts.gold += len(known)
    for entity in entities:
        yield from compare_one(entity, known, either, found, counts)
    counts.found += len(found)
    for number, (forms, kinds) in enumerate(known):
        if number not in found:
            yield f"missed   {'|'.join(kinds)}: {sorted(forms)}"


def compare_one(
    entity: ArticleEntity,
    known: list[tuple[set[str], list[str]]],
    either: set[str],
    found: set[int],
    counts: Counts,
) -> Iterator[str]:
    """Add one entity to the counts; yield its errors."""
    forms = {fold(form) for form in (*entity.forms, entity.name)}
    fits = [number for number, (names, _) in enumerate(known) if names & forms]
    yield from compare_pairs({fold(form) for form in entity.forms}, known, either, counts)
    if entity.kind is EntityKind.UNKNOWN:
        counts.unknown += 1
        yield f"unknown  {entity.forms}"
        return
    right = [number for number in fits if entity.kind.value in known[number][1]]
    if not right and forms & either:
        return
    counts.shown += 1
    counts.right += bool(right)
    found.update(right)
    if not right:
        yield f"wrong    {entity.kind} {entity.forms}" + (
            f" is {known[fits[0]][1]}" if fits else ""
        )


def compare_pairs(
    forms: set[str],
    known: list[tuple[set[str], list[str]]],
    either: set[str],
    counts: Counts,
) -> Iterator[str]:
    """Count the pairs of forms put together; yield the wrong ones."""
    everything: set[str] = set().union(*(names for names, _ in known))
    for pair in combinations(sorted(forms - (either - everything)), 2):
        if not everything.issuperset(pair):
            counts.foreign_pairs += 1
            continue
        is_right = any(names.issuperset(pair) for names, _ in known)
        counts.pairs += 1
        counts.right_pairs += is_right
        if not is_right:
            yield f"merged   {pair}"


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """Compare both halves; print the errors of the tuning half if asked."""
    gold: Gold = json.loads(arguments.gold.read_text(encoding="utf-8"))
    ids = sorted(gold, key=lambda name: sha256(name.encode()).hexdigest())
    articles = read_articles(arguments.data, set(ids))
    halves = {"tuning": Counts(), "report": Counts()}
    words, seconds = 0, 0.0
    entities_of(articles[ids[0]])  # the facts and YAKE's stop words are read once
    for place, name in enumerate(ids):
        half = "report" if place % 2 else "tuning"
        start = process_time()
        entities = entities_of(articles[name])
        seconds += process_time() - start
        words += len(articles[name].body.split())
        errors = list(compare(entities, gold[name], halves[half]))
        if arguments.show and half == "tuning":
            print(f"== {place} {name}", *errors, sep="\n   ")
    result: dict[str, Any] = {half: counts.figures() for half, counts in halves.items()}
    return result | {"milliseconds_per_750_words": 750_000 * seconds / words}


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="errors of the tuning half")
    arguments = parser.parse_args()
    result = run(arguments)
    if arguments.json:
        print(json.dumps(result, indent=2))
        return
    for half in ("tuning", "report"):
        row = result[half]
        print(
            f"{half}: {row['articles']} articles, precision {row['precision']:.3f}, recall "
            f"{row['recall']:.3f} of {row['gold']}, merges {row['merges']:.3f} of {row['pairs']} "
            f"({row['foreign_pairs']} with a form the gold has not), {row['unknown']} unknown"
        )
    print(f"{result['milliseconds_per_750_words']:.1f} ms for 750 words, YAKE aside")


if __name__ == "__main__":
    main()
