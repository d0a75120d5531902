"""When two spellings are one name: romanisations, middle names, hyphens and accents."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from unidecode import unidecode

from plugins.keywords.data.kind_words import PERSON_ENDS

_VARIANTS_FILE = Path(__file__).parent.parent / "data" / "given_variants.txt"
_COMPANY_ENDS = frozenset({"inc", "corp", "ltd", "co", "plc", "llc", "corporation"})
# Shorter words differ by a letter and are other names: "Li" and "Ly", "Reed" and "Reid".
_LEAST_LETTERS = 5
# Romanisations of the endings of Slavic names: Zelensky, Zelenskyy, Zelenskiy, Zelenskyi.
_ENDING = re.compile(r"(?:iy|yy|yi|ii|ij|y|i)$")
# "Pashinyan" and "Pashinian", "Plevskaya" and "Plevskaia"; but "Bryan" is not "Brian".
_SOFT = re.compile(r"(?<=\w{4})[yi](?=an?$)")
_SOUNDS = (
    ("kh", "h"),
    ("zh", "j"),
    ("dzh", "j"),
    ("ou", "u"),
    ("oo", "u"),
    ("ks", "x"),
    ("q", "k"),
)


def place_fold(name: str) -> str:
    """Return the form under which names of places and organisations are the same.

    Accents, hyphens, dots, "The", "&" and "Inc" do not tell two apart; a letter does.
    """
    plain = unidecode(name).casefold().replace("&", " and ").replace("-", " ").replace(".", "")
    words = plain.replace("'", "").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] in _COMPANY_ENDS:
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=50_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without accents, dots, apostrophes and hyphens."""
    plain = unidecode(name).casefold().replace(".", " ").replace("'", "").replace("-", " ")
    return tuple(plain.replace(",", " ").split())


def surname_fold(name: str) -> str:
    """Return the last word of a person's name as its romanisations have it in common."""
    words = person_words(name)
    last = -2 if len(words) > 2 and words[-1] in PERSON_ENDS else -1
    return _fold(words[last]) if words else ""


def may_be_one_person(first: str, second: str) -> bool:
    """Tell two spellings of one name: "Sergei Lavrov" and "Sergey Lavrov"."""
    ones, others = person_words(first), person_words(second)
    if len(ones) != len(others) or len(ones) < 2:
        return False
    pairs = tuple(zip(ones, others, strict=True))
    if not all(_is_initial(*pair) or pair[0] == pair[1] for pair in pairs[1:-1]):
        return all(one == other or _is_variant(one, other) for one, other in pairs)
    return all(one == other or _is_variant(one, other) for one, other in (pairs[0], pairs[-1]))


def is_short_given(first: str, second: str, short_names: Mapping[str, str]) -> bool:
    """Tell "Tim Berg" and "Timothy Berg": one given name is short for the other."""
    ones, others = person_words(first), person_words(second)
    if len(ones) < 2 or ones[-1] != others[-1] or ones[0] == others[0]:
        return False
    given = short_names.get(ones[0])
    # Of two short forms nothing says that both are used of one person: "Bob" and "Rob".
    is_full = given in (ones[0], others[0])
    same_middle = not ones[1:-1] or not others[1:-1] or ones[1:-1] == others[1:-1]
    return is_full and given == short_names.get(others[0]) and same_middle


def _is_initial(one: str, other: str) -> bool:
    """Tell "J" of "John"."""
    return one[0] == other[0] and 1 in (len(one), len(other))


def given_marks(name: str) -> tuple[str | int, ...]:
    """Return what a person's first word is found by: spellings of one name share a mark."""
    words = person_words(name)[:1]
    numbers = (_given_variants().get(word) for word in words)
    return (*map(_fold, words), *(number for number in numbers if number is not None))


def shorter_names(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of the names a name may be a longer form of: its first ones and its last."""
    words = person_words(name)
    for length in range(1, len(words) - 1):
        yield (*words[:length], words[-1])


def is_longer_name(long: str, short: str) -> bool:
    """Tell "John F. Berg" from "John Berg": more between the same first and last word."""
    more, less = person_words(long), person_words(short)
    if len(less) < 2 or len(more) <= len(less):
        return False
    if (more[-1] in PERSON_ENDS) != (less[-1] in PERSON_ENDS):
        return False
    return more[: len(less) - 1] == less[:-1] and more[-1] == less[-1]


def _is_variant(one: str, other: str) -> bool:
    return _same_given(one, other) or (
        min(len(one), len(other)) >= _LEAST_LETTERS and _fold(one) == _fold(other)
    )


def _fold(word: str) -> str:
    if len(word) < _LEAST_LETTERS:
        return word
    for sound, plain in _SOUNDS:
        word = word.replace(sound, plain)
    return _SOFT.sub("i", _ENDING.sub("i", word))


def _same_given(one: str, other: str) -> bool:
    variants = _given_variants()
    return one in variants and variants.get(one) == variants.get(other)


@cache
def _given_variants() -> dict[str, int]:
    """Return the number of the line each variant stands on."""
    lines = _VARIANTS_FILE.read_text(encoding="utf-8").splitlines()
    return {
        unidecode(name).casefold().replace("'", ""): number
        for number, line in enumerate(lines)
        if not line.startswith("#")
        for name in line.split()
    }
