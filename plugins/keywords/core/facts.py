"""Names the world knows: countries and their peoples, places, organisations, given names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from plugins.keywords.data.vocabulary import Vocabulary

# The demonyms that end like those of persons.
_ADJECTIVES = frozenset({"swiss", "german"})
_NATIONAL = "~"
_FOLDER = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names by their fact key (see ``fact_key``).

    ``countries``, ``peoples`` (demonyms) and ``organisations`` give the name shown, ``states``
    that of a short form after a city, ``seats`` the country of a capital. ``national`` are the
    names shown of organisations that other countries have as well ("Supreme Court"), ``joined`` the
    organisations whose names hold an "and", ``nationals`` those of the peoples that are persons
    and no adjectives ("Kenyans"). ``places`` are all places, countries among them; ``towns`` those
    whose names may as well be surnames.
    """

    countries: Mapping[str, str] = field(default_factory=dict)
    peoples: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    national: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    nationals: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()


_NONE = Facts()


def facts_for(vocabulary: Vocabulary) -> Facts:
    """Return the facts in the language of a vocabulary: for English, the shipped ones."""
    return _english_facts() if vocabulary.titles else _NONE


def fact_key(name: str) -> str:
    """Return the form under which a printed name is looked up: "U.S." and "US" are one."""
    return name.casefold().replace(".", "").replace("\u2019", "'")


def known_organisation(key: str, facts: Facts) -> str:
    """Return the name shown of a known organisation, "" if it is none."""
    found = facts.organisations.get(key, "")
    # "General Assembly of the United Nations" is the United Nations General Assembly; without the
    # article it is another name as often ("Party of Labour").
    front, _, owner = key.partition(" of the ")
    if owner:
        found = found or facts.organisations.get(f"{owner} {front}", "")
    for country in ("us ", "united states "):
        found = found or facts.organisations.get(key.removeprefix(country), "")
    return found


@cache
def _english_facts() -> Facts:
    countries: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for name, others, demonyms in _rows("countries.txt", 3):
        countries |= dict.fromkeys(map(fact_key, (name, *_parts(others))), name)
        peoples |= dict.fromkeys(map(fact_key, _parts(demonyms)), name)
    nationals = {key for key in peoples if key.endswith(("s", "man")) and key not in _ADJECTIVES}
    organisations, states = _organisations(), _states()
    regions = (name for line in _lines("regions.txt") for name in _parts(line))
    places = (*_lines("places.txt"), *regions, *states.values())
    return Facts(
        countries=countries,
        peoples=peoples,
        organisations=organisations,
        national=frozenset(_national()),
        joined=frozenset(name for name in organisations if " and " in name),
        states=states,
        seats={fact_key(name): country for name, country in _rows("capitals.txt", 2)},
        nationals=frozenset(nationals),
        places=frozenset({*map(fact_key, places), *countries}),
        towns=frozenset(map(fact_key, _lines("towns.txt"))),
        given_names=frozenset(_given_names()),
    )


def _states() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, short in _rows("statecodes.txt", 2):
        found |= dict.fromkeys(map(fact_key, (name, *_parts(short))), name)
    return found


def _given_names() -> Iterator[str]:
    for file in ("given_names.txt", "given_variants.txt"):
        for line in _lines(file):
            yield from map(fact_key, line.split())


def _national() -> Iterator[str]:
    names = (name for name, _ in _rows("organisations.txt", 2))
    return (name.removeprefix(_NATIONAL) for name in names if name.startswith(_NATIONAL))


def _organisations() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, others in _rows("organisations.txt", 2):
        name = name.removeprefix(_NATIONAL)
        found |= dict.fromkeys(map(fact_key, (name, *_parts(others))), name)
    return found


def _lines(file: str) -> Iterator[str]:
    text = (_FOLDER / file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _rows(file: str, columns: int) -> Iterator[list[str]]:
    for line in _lines(file):
        cells = [cell.strip() for cell in line.split("|")]
        yield (cells + [""] * columns)[:columns]


def _parts(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(";") if part.strip())
