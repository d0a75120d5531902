"""Text as YAKE should see it, and the same text as words that know where they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.keywords.data.vocabulary import Vocabulary

_SAME_LENGTH = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "_": " ", "\u2010": "-", "\u2011": "-",
}  # fmt: skip
# For words every mark stays one character, so that offsets hold in the text as it was.
_MARKS_IN_PLACE = str.maketrans(_SAME_LENGTH)
_PLAIN_MARKS = str.maketrans(
    {
        **_SAME_LENGTH,
        "\u2013": " - ", "\u2014": " - ", "\u2015": " - ", "\u00ad": None, "\u200b": None,
    }
)  # fmt: skip
# YAKE drops a possessive without a boundary, so that "Moscow's decision" gives the keyword
# "Moscow decision"; a comma keeps the owner and what is owned apart. Captures also hold the
# mark torn off its word ("Russia 's ambassador").
_POSSESSIVE = re.compile(r"(?<=\w) ?'s\b|(?<=s)'(?!\w)", re.IGNORECASE)
# British quotation marks: a single quote that is not inside a word.
_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
# A word, or the mark of a possessive, which is none.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:(?:[-&]|'(?![sS]\b))[^\W_]+)*"
    r"|(?<=\w) ?('[sS])\b"
)
_LONGEST_ACRONYM = 4
_ENDS = (".", "!", "?", ":", ";")
# Marks after which a capital says nothing.
_OPENING = re.compile(r"[.!?:;\"'\u2026(\[]")
# YAKE's stop words hold every letter, but "J. K. Berg" is a name.
_ONE_LETTER_WORDS = frozenset("ai")
SUBHEAD = -1
"""The paragraph of words in a subhead, where nothing is ever marked."""


class Word(NamedTuple):
    """One word. ``key`` is what YAKE calls it; ``start`` and ``end`` are in its paragraph.

    ``paragraph`` is its place among the paragraphs, None for the headline, or ``SUBHEAD``; the
    offsets are those of the text as captured. ``breaks``: a mark or the beginning of a paragraph
    stands before it. ``opens``: it begins a sentence or a quotation, where a capital says
    nothing. ``gap`` is what stands between it and the word before, "" at the beginning; it
    begins with "'s" after a possessive.
    """

    text: str
    key: str
    start: int
    end: int
    breaks: bool
    opens: bool
    gap: str = ""
    paragraph: int | None = None


class Spelling(NamedTuple):
    """How often a word begins with a small letter, and with a capital inside a sentence."""

    small: int
    capital: int


def straighten(text: str) -> str:
    """Return a paragraph with plain marks, possessives split off and an end mark."""
    plain = _QUOTE.sub('"', _POSSESSIVE.sub(" ,", text.translate(_PLAIN_MARKS)))
    plain = " ".join(plain.split())
    return plain if plain.endswith(_ENDS) or not plain else f"{plain}."


def split_words(
    text: str, stops: frozenset[str], vocabulary: Vocabulary, paragraph: int | None = None
) -> tuple[Word, ...]:
    """Return the words of a paragraph, straightened or not."""
    plain = text.translate(_MARKS_IN_PLACE)
    words: list[Word] = []
    end, owner = 0, ""
    for match in _TOKEN.finditer(plain):
        if match[1]:
            owner, end = "'s", match.end()
            continue
        found, start = match[0], match.start()
        gap, key = plain[end:start], found.casefold()
        opener = key in stops and (len(key) > 1 or key in _ONE_LETTER_WORDS)
        if words and gap[:1] == "." and _is_abbreviation(words[-1], opener, vocabulary):
            words[-1] = words[-1]._replace(text=f"{words[-1].text}.", end=end + 1)
            gap = gap[1:]
        breaks = opens = not words
        if words and (gap != " " or owner):
            gap, breaks, opens = _read_gap(gap, owner, words[-1])
        if found.isupper() and key in stops:
            key = with_dots(found, stops).casefold()
        end, owner = match.end(), ""
        words.append(Word(found, key.rstrip("."), start, end, breaks, opens, gap, paragraph))
    return tuple(words)


def _read_gap(gap: str, owner: str, before: Word) -> tuple[str, bool, bool]:
    """Return the gap, whether it breaks a phrase, and whether it opens a sentence or quotation."""
    if not owner and gap[:1] == "'" and before.key.endswith("s"):
        owner, gap = "'s", gap[1:]
    breaks = bool(owner) or not gap.isspace()
    return owner + gap, breaks, breaks and _OPENING.search(gap) is not None


def show_name(words: Sequence[Word]) -> str:
    """Return a name as it stands in the text, without the full stop that ends "Inc."."""
    form = words[0].text
    for before, word in pairwise(words):
        form += _show_gap(word.gap, word.start - before.end) + word.text
    return form[:-1] if ends_in_spare_dot(words) else form


def _show_gap(gap: str, length: int) -> str:
    """Return a gap as the text has it: a possessive of a word in -s is shorter than its gap."""
    if gap.isspace():
        return " "
    return f"'{gap[2:]}" if gap.startswith("'s") and length < len(gap) else gap


def ends_in_spare_dot(words: Sequence[Word]) -> bool:
    """Tell "Inc." from "U.S."."""
    return words[-1].text.endswith(".") and words[-1].text.count(".") == 1


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
    keys: dict[str, None] = {}
    for word in words:
        key = word.key
        keys[key] = None
        if word.text[0].islower():
            small[key] += 1
        elif not word.opens:
            capital[key] += 1
    return {key: Spelling(small[key], capital[key]) for key in keys}


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
