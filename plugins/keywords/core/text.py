"""An article as one prepared text: for YAKE a string, for us its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plugins.keywords.core.facts import Facts, fact_key, facts_for
from plugins.keywords.core.words import (
    SUBHEAD,
    Spelling,
    Word,
    count_spellings,
    show_name,
    split_words,
    straighten,
    with_dots,
)
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import NewsArticle

# Above this share of capitalised words a headline is set in title case, where a capital says
# nothing; sentence-case headlines of names and a few small words stay below it.
_TITLE_CASE_SHARE = 0.65
_TITLE_CASE_LEAST = 4
# YAKE's time grows with the text. The articles of four news collections are shorter than this;
# what follows in a longer text hardly moves its keywords.
_MOST_CHARACTERS = 60_000
# Fewer words of body give too little evidence of how words are spelt.
_LEAST_EVIDENCE = 30

_ENDS_OF_SENTENCES = (".", "!", "?", ":", ";", "\u2026", '"', "\u201d", "\u2019", ")")
_UNSEEN = Spelling(small=0, capital=0)

# Where a text stands (see Word.paragraph), the text, and whether it is a headline or subhead.
_Raw = tuple[int | None, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedText:
    """``text`` is what YAKE reads, ``words`` the words of it that are letters or figures.

    The words up to ``headline_end`` are the headline; ``displayed`` are those of the headline
    and of subheads.
    """

    text: str
    words: tuple[Word, ...]
    spellings: dict[str, Spelling]
    displayed: frozenset[int]
    headline_end: int


class _Piece(NamedTuple):
    """A paragraph as captured and its words.

    ``displayed``: a headline or a subhead. ``shouted``: all in capitals. ``title_case``: most
    words begin with a capital, so that none is evidence of a name.
    """

    text: str
    words: tuple[Word, ...]
    displayed: bool
    shouted: bool
    title_case: bool


def prepare_text(
    article: NewsArticle, stops: frozenset[str], vocabulary: Vocabulary
) -> PreparedText:
    """Return headline and body, marks straightened, each paragraph ended by a full stop.

    Headlines and subheads in title case get the spelling the body gives their words, so that
    "Officially Backs" is no name; so do first words of sentences.
    """
    pieces = tuple(_pieces(article, stops, vocabulary))
    prose = (piece for piece in pieces if not (piece.displayed or piece.title_case))
    body = [word for piece in prose for word in piece.words]
    spellings = count_spellings(body)
    enough = len(body) >= _LEAST_EVIDENCE
    facts = facts_for(vocabulary)
    pieces = tuple(_respell(p, spellings, facts) if enough or p.shouted else p for p in pieces)
    words = tuple(word for piece in pieces for word in piece.words)
    shown = [piece.displayed for piece in pieces for _ in piece.words]
    return PreparedText(
        text="\n".join(_for_yake(piece, stops) for piece in pieces),
        words=words,
        spellings=spellings,
        displayed=frozenset(at for at, is_shown in enumerate(shown) if is_shown),
        headline_end=shown.index(False) if False in shown else len(words),
    )


def _pieces(
    article: NewsArticle, stops: frozenset[str], vocabulary: Vocabulary
) -> Iterator[_Piece]:
    left = _MOST_CHARACTERS
    for paragraph, raw, displayed in _paragraphs(article):
        text = _cut(raw, left)
        left -= len(raw)
        shouted = text.isupper() and text.count(" ") >= _TITLE_CASE_LEAST
        words = split_words(text, frozenset() if shouted else stops, vocabulary, paragraph)
        if words:
            title_case = shouted or _is_title_case(words, stops)
            yield _Piece(text, words, displayed, shouted, title_case)
        if left <= 0:
            return


def _cut(text: str, length: int) -> str:
    """Return the beginning of a text, without the word that ``length`` cuts."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0]


def _paragraphs(article: NewsArticle) -> Iterator[_Raw]:
    yield None, article.headline, True
    number = 0
    for section in article.sections:
        if section.subhead:
            yield SUBHEAD, section.subhead, True
        for paragraph in section.paragraphs:
            yield number, paragraph.text, False
            number += 1


def _respell(piece: _Piece, spellings: dict[str, Spelling], facts: Facts) -> _Piece:
    heading = piece.shouted or (piece.title_case and (piece.displayed or _is_teaser(piece.text)))
    words = list(piece.words)
    for at, word in enumerate(piece.words):
        if word.opens or piece.title_case:
            spelt = _spell(word, spellings.get(word.key, _UNSEEN), heading)
            if spelt is not word and (heading or not _begins_fact(piece.words, at, facts)):
                words[at] = spelt
    return piece._replace(words=tuple(words))


def _is_teaser(text: str) -> bool:
    """Tell a headline among the paragraphs from a sentence that happens to be full of names."""
    return not text.rstrip().endswith(_ENDS_OF_SENTENCES)


def _begins_fact(words: Sequence[Word], at: int, facts: Facts) -> bool:
    """Tell "New York" and "Food and Drug Administration" at the start of a sentence."""
    if at + 1 == len(words) or words[at + 1].breaks:
        return False
    if words[at + 1].text.islower() and words[at + 1].key not in ("and", "of"):
        return False
    names = (
        fact_key(show_name(words[at:end])) for end in range(at + 2, min(at + 6, len(words) + 1))
    )
    return any(name in facts.places or name in facts.organisations for name in names)


def _is_title_case(words: Sequence[Word], stops: frozenset[str]) -> bool:
    content = [word for word in words if word.text.casefold() not in stops]
    capitals = sum(word.text[0].isupper() for word in content)
    return len(content) >= _TITLE_CASE_LEAST and capitals > _TITLE_CASE_SHARE * len(content)


def _spell(word: Word, spelling: Spelling, unseen_is_small: bool) -> Word:
    small = spelling.small > spelling.capital or (unseen_is_small and spelling == _UNSEEN)
    if not small or word.text.islower():
        return word
    return word._replace(text=word.text.lower())


def _for_yake(piece: _Piece, stops: frozenset[str]) -> str:
    """Return the piece straightened, with its words as respelt."""
    text = piece.text
    parts, end = [], 0
    for word in piece.words:
        shown = with_dots(word.text, stops) if word.text.isupper() else word.text
        if shown != text[word.start : word.end]:
            parts += [text[end : word.start], shown]
            end = word.end
    return straighten("".join(parts) + text[end:])
