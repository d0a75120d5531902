"""The editorial gold: what an editor would file an article under, and how far two readings agree.

``tests/quality/gold`` holds, by article, keywords with the forms of each that are as good, and
the people, places and organisations named. The half for tuning are the articles at even places in
the order of the hashes of their ids, the half for the report those at odd places. ``readings``
holds what two readers wrote down, independently, before they were reconciled; run as a program
this prints how far they agree.

    python benchmarks/gold_keywords.py
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.keyword_data import Groups  # noqa: E402
from benchmarks.keyword_scores import (  # noqa: E402
    compared,
    f1,
    groups_f1,
    mean,
    mean_interval,
    unique,
)

GOLD = ROOT / "tests" / "quality" / "gold"
HALVES = ("tuning", "report")
READERS = ("a", "b")


@dataclass(frozen=True)
class Entity:
    """A person, place or organisation of the gold, with all its forms in the text.

    ``kind`` is one, or several parted by "|" where each is right.
    """

    kind: str
    forms: tuple[str, ...]
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """The names of an article. ``either`` are those of which nobody is sure what they stand for."""

    entities: tuple[Entity, ...] = ()
    either: tuple[str, ...] = ()

    @cached_property
    def written(self) -> tuple[str, ...]:
        """All names as they are written, but for demonyms."""
        return (*(form for entity in self.entities for form in entity.forms), *self.either)

    @cached_property
    def entity_of(self) -> Mapping[str, int]:
        """The number of the entity that each compared form, or demonym, is one of."""
        return {
            compared(form): number
            for number, entity in reversed(list(enumerate(self.entities)))
            for form in (*entity.forms, *entity.demonyms)
        }


def read_keywords(file: Path) -> dict[str, Groups]:
    """Return the keywords of a file by article, in the order of the hashes of the ids."""
    found = json.loads(file.read_text("utf-8"))
    return {key: tuple(map(tuple, found[key])) for key in sorted(found, key=_hash)}


def read_names(file: Path) -> dict[str, Names]:
    """Return the names of a file by article."""
    found = json.loads(file.read_text("utf-8"))
    return {
        key: Names(
            entities=tuple(
                Entity(e["kind"], tuple(e.get("forms", ())), tuple(e.get("demonyms", ())))
                for e in article["entities"]
            ),
            either=tuple(article.get("either", ())),
        )
        for key, article in found.items()
    }


def half_of(gold: Mapping[str, Groups], half: str) -> list[str]:
    """Return the ids of one of the halves."""
    return sorted(gold, key=_hash)[HALVES.index(half) :: 2]


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def shared_keywords(one: Groups, other: Groups) -> int:
    """Return how many keywords two readings share: pairs with a form in common, each once."""
    mine_of = [set(unique(group)) for group in one]
    theirs = [set(unique(group)) for group in other]
    partner: dict[int, int] = {}

    def place(number: int, tried: set[int]) -> bool:
        for at, forms in enumerate(theirs):
            if at not in tried and mine_of[number] & forms:
                tried.add(at)
                if at not in partner or place(partner[at], tried):
                    partner[at] = number
                    return True
        return False

    return sum(place(number, set()) for number in range(len(one)))


def agreement(one: Mapping[str, Groups], other: Mapping[str, Groups]) -> list[float]:
    """Return for each article F1 of one reading against the other."""
    return [
        f1(shared_keywords(one[key], other[key]), len(one[key]), len(other[key]))
        for key in sorted(one.keys() & other.keys(), key=_hash)
    ]


def _first_forms(reading: Mapping[str, Groups], gold: Mapping[str, Groups]) -> list[float]:
    """Return for each article F1 of a reader's first forms, as the benchmark scores a system."""
    return [
        groups_f1(gold[key], [group[0] for group in reading[key]], len(reading[key]))
        for key in sorted(reading.keys() & gold.keys(), key=_hash)
    ]


def main() -> None:
    """Print how far the readings agree, with each other and with what was made of them."""
    readings = {name: read_keywords(GOLD / "readings" / f"{name}.json") for name in READERS}
    gold = read_keywords(GOLD / "keywords.json")
    _tell("keywords of the readings", agreement(*readings.values()))
    for name, reading in readings.items():
        _tell(f"keywords of {name} and the gold", agreement(reading, gold))
        _tell(f"{name}'s first forms by the gold", _first_forms(reading, gold))
    named = {name: _entities(GOLD / "readings" / f"{name}_entities.json") for name in READERS}
    _tell("names of the readings", agreement(*named.values()))
    for name, found in named.items():
        _tell(f"names of {name} and the gold", agreement(found, _entities(GOLD / "entities.json")))


def _entities(file: Path) -> dict[str, Groups]:
    names = read_names(file)
    return {key: tuple((*e.forms, *e.demonyms) for e in n.entities) for key, n in names.items()}


def _tell(what: str, values: Sequence[float]) -> None:
    low, high = mean_interval(values)
    print(f"{what:<32} F1 {mean(values):.3f} [{low:.3f}, {high:.3f}] of {len(values)} articles")


if __name__ == "__main__":
    main()
