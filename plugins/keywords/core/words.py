"""Text as YAKE should see it, and the same text as words with their boundaries."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from plugins.keywords.data.vocabulary import Vocabulary

_PLAIN_MARKS = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2013": " - ", "\u2014": " - ", "\u2015": " - ", "_": " ",
        "\u2010": "-", "\u2011": "-", "\u00ad": None, "\u200b": None,
    }
)  # fmt: skip
# YAKE drops a possessive without a boundary, so that "Moscow's decision" gives the keyword
# "Moscow decision"; a comma keeps the owner and what is owned apart. Captures also hold the
# mark torn off its word ("Russia 's ambassador").
_POSSESSIVE = re.compile(r"(?<=\w) ?'s\b|(?<=s)'(?!\w)", re.IGNORECASE)
# British quotation marks: a single quote that is not inside a word.
_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['\-][^\W_]+)*")
_LONGEST_ACRONYM = 4
_ENDS = (".", "!", "?", ":", ";")
# Marks after which a capital says nothing.
_OPENING = re.compile(r"[.!?:;\"\u2026(\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word. ``key`` is what YAKE calls it; ``start`` and ``end`` are in its paragraph.

    ``breaks``: a mark or the beginning of a paragraph stands before it. ``opens``: it begins a
    sentence or a quotation, where a capital says nothing.
    """

    text: str
    key: str
    start: int
    end: int
    breaks: bool
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How often a word begins with a small letter, and with a capital inside a sentence."""

    small: int
    capital: int


def straighten(text: str) -> str:
    """Return a paragraph with plain marks, possessives split off and an end mark."""
    plain = _QUOTE.sub('"', _POSSESSIVE.sub(" ,", text.translate(_PLAIN_MARKS)))
    plain = " ".join(plain.split())
    return plain if plain.endswith(_ENDS) or not plain else f"{plain}."


def split_words(paragraph: str, stops: frozenset[str], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Return the words of a straightened paragraph."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(paragraph):
        gap = paragraph[end : match.start()]
        opener = match.group().casefold() in stops
        if words and gap.startswith(".") and _is_abbreviation(words[-1], opener, vocabulary):
            words[-1] = replace(words[-1], text=f"{words[-1].text}.", end=end + 1)
            gap = gap[1:]
        words.append(_word(match, gap, stops, first=not words))
        end = match.end()
    return tuple(words)


def _word(match: re.Match[str], gap: str, stops: frozenset[str], *, first: bool) -> Word:
    return Word(
        text=match.group(),
        key=word_key(with_dots(match.group(), stops)),
        start=match.start(),
        end=match.end(),
        breaks=first or gap != " ",
        opens=first or bool(_OPENING.search(gap)),
    )


def with_dots(text: str, stops: frozenset[str]) -> str:
    """Return an acronym that is spelt like a stop word with dots: "US" as "U.S.".

    YAKE never proposes a stop word, whatever its case; with the dots it is a word of its own.
    """
    return ".".join(text) + "." if is_acronym(text) and text.casefold() in stops else text


def is_acronym(text: str) -> bool:
    """Tell "US" and "WHO" from a word that is merely shouted."""
    return 1 < len(text) <= _LONGEST_ACRONYM and text.isupper()


def word_key(text: str) -> str:
    """Return the form under which YAKE's word and ours are the same."""
    return text.casefold().rstrip(".")


def _is_abbreviation(word: Word, before_opener: bool, vocabulary: Vocabulary) -> bool:
    """Tell "John F. Berg" and "Mr. Berg" from "vitamin C. The" and "so am I. He"."""
    initial = len(word.text) == 1 and word.text.isupper() and word.text != "I"
    return (initial and not before_opener) or word.key in vocabulary.abbreviations


def count_spellings(words: Iterable[Word]) -> dict[str, Spelling]:
    """Return how each word is spelt, by key; a capital that opens a sentence is no evidence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for word in words:
        if word.text[0].islower():
            small[word.key] += 1
        else:
            capital[word.key] += not word.opens
    return {
        key: Spelling(small=small[key], capital=capital[key]) for key in sorted({*small, *capital})
    }


def is_participle(word: Word, vocabulary: Vocabulary) -> bool:
    """Tell participles and past tenses ("killed", "confirmed") by their ending."""
    return (
        vocabulary.participles
        and word.text.islower()
        and len(word.key) > 4
        and word.key.endswith("ed")
        and not word.key.endswith("eed")
        and word.key not in vocabulary.ordinary_endings
    )
