"""Which candidates an article is filed under."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.keywords.core.candidates import Candidate, Kind
from plugins.keywords.core.repeats import Gist, read_gist, says_again
from plugins.keywords.core.words import Word, is_participle
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import EntityKind

# A longer word is not one: an address, a hash, a line of script.
_LONGEST_WORD = 40
# In how many keywords of an article one word may stand, so that a list is not ten ways to say
# "Taliban".
_MOST_USES = 2
# F1@10 by folds with .1, .15 and .2: .492, .502 and .502 on the editorial gold, .137, .135 and .129
# on KPCrowd. With .1 1.7 instead of .7 of 100 keywords are junk on the gold (half for tuning).
_LEAST_RELEVANCE = 0.15
# Shorter words in capitals are acronyms: "AID", "WHO".
_LEAST_SHOUTED = 4
# "R-Ohio", "D-N.Y": how the press calls a lawmaker's party and state.
_PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")
_VERB = frozenset({"VERB"})
_NOUNS = frozenset({"NOUN", "PROPN"})

PartsOfSpeech = Callable[[str], frozenset[str]]
"""Which parts of speech a small-letter word can be; none for one that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the choice depends on besides the candidates.

    ``outlets`` are names of outlets, each as keys of words.
    """

    stops: frozenset[str]
    parts_of_speech: PartsOfSpeech
    outlets: frozenset[tuple[str, ...]]
    vocabulary: Vocabulary
    min_keywords: int
    max_keywords: int
    max_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate and how likely an editor keeps it, 0 to 1."""

    candidate: Candidate
    relevance: float


def choose(ranked: Sequence[Ranked], rules: Rules) -> tuple[Ranked, ...]:
    """Return the keywords among candidates that come the most relevant first.

    Up to ``min_keywords`` whatever their relevance, then up to ``max_keywords`` of those that are
    likely enough; none that says again what a better one says.
    """
    chosen: list[Ranked] = []
    gists: list[Gist] = []
    for item in ranked:
        enough = len(chosen) >= rules.min_keywords and item.relevance < _LEAST_RELEVANCE
        if enough or len(chosen) >= rules.max_keywords:
            break
        gist = read_gist(item.candidate, rules.vocabulary)
        if _fits(gist, gists, rules.vocabulary):
            chosen.append(item)
            gists.append(gist)
    return tuple(chosen)


def _fits(gist: Gist, chosen: Sequence[Gist], vocabulary: Vocabulary) -> bool:
    """Tell whether a candidate adds something to what is chosen."""
    uses = Counter(root for other in chosen for root in set(other.roots))
    if any(uses[root] >= _MOST_USES for root in gist.roots):
        return False
    return not any(says_again(gist, other, vocabulary) for other in chosen)


def is_keyword(candidate: Candidate, rules: Rules) -> bool:
    """Tell whether a candidate can be a keyword at all, whatever the text says of it.

    Pieces of sentences, outlets, times and figures cannot.
    """
    return (
        all(len(word.text) <= _LONGEST_WORD for word in candidate.words)
        and sum(letter.isalpha() for letter in candidate.text) > 1
        and (candidate.kind is Kind.NAME or len(candidate.words) <= rules.max_words)
        and not _names_outlet(candidate, rules.outlets)
        and not _tells_time(candidate, rules.vocabulary)
        and (
            not _is_ordinary_word(candidate, rules)
            if candidate.kind is Kind.NAME
            else _is_noun_phrase(candidate, rules)
        )
    )


def _tells_time(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    keys = [word.key for word in candidate.words]
    if candidate.kind is Kind.NAME:
        return len(keys) == 1 and (
            keys[0] in vocabulary.calendar
            or keys[0] in vocabulary.months_or_names
            or keys[0] in vocabulary.figures
        )
    return any(
        word.key in vocabulary.figures
        or word.key in vocabulary.calendar
        or any(part in vocabulary.run_breakers for part in word.key.split("-"))
        or not word.key[0].isalpha()
        or (word.key in vocabulary.months_or_names and word.text[0].isupper())
        for word in candidate.words
    )


def _is_noun_phrase(candidate: Candidate, rules: Rules) -> bool:
    vocabulary = rules.vocabulary
    if any(_breaks_phrase(word, rules) for word in candidate.words):
        return False
    first, last = candidate.words[0], candidate.words[-1]
    if any(is_participle(word, vocabulary) for word in (*candidate.words[1:], last)):
        return False
    if len(candidate.words) > 1 and (
        last.key in vocabulary.never_last or _is_bare_verb(first.key, rules)
    ):
        return False
    if any(_is_only(word.key, _VERB, rules) for word in candidate.words[1:-1]):
        return False
    kinds = rules.parts_of_speech(last.key)
    return not kinds or not kinds.isdisjoint(_NOUNS)


def _is_bare_verb(key: str, rules: Rules) -> bool:
    """Tell "deny claims" from "rising prices" and "stolen votes"."""
    return _is_only(key, _VERB, rules) and not key.endswith(("ed", "en", "ing"))


def _is_only(key: str, kinds: frozenset[str], rules: Rules) -> bool:
    return rules.parts_of_speech(key) == kinds


def _is_ordinary_word(candidate: Candidate, rules: Rules) -> bool:
    """Tell "Democratic", "This" and a shouted word ("ANALYSIS") from a name."""
    if _PARTY_AND_STATE.match(candidate.text):
        return True
    known = candidate.entity is not None and candidate.entity.kind is not EntityKind.UNKNOWN
    if known or len(candidate.words) > 1:
        return False
    text = candidate.words[0].text
    if text.casefold() in rules.stops and not text.isupper():
        return True
    kinds = rules.parts_of_speech(candidate.words[0].key)
    shouted = candidate.text.isupper() and len(candidate.text) >= _LEAST_SHOUTED
    return bool(kinds) and (shouted or ("ADJ" in kinds and kinds.isdisjoint(_NOUNS)))


def _breaks_phrase(word: Word, rules: Rules) -> bool:
    """Tell whether a word has no place in a noun phrase: stop words, verbs, adverbs."""
    vocabulary = rules.vocabulary
    if word.key in rules.stops or word.key in vocabulary.never_in:
        return True
    return (
        vocabulary.participles
        and len(word.key) > 4
        and word.key.endswith("ly")
        and word.text.islower()
        and word.key not in vocabulary.ordinary_endings
    )


def _names_outlet(candidate: Candidate, outlets: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a candidate is an outlet's name, or holds one.

    An outlet of one word only counts inside a phrase when the rest is in small letters:
    "Mirror journalist", but not "Hall of Mirror Lake". "mirror" in small letters is no outlet.
    """
    if candidate.kind is Kind.PLAIN and candidate.text.islower():
        return False
    keys = tuple(word.key for word in candidate.words)
    if tuple(candidate.lexical_form.split()) in outlets:
        return True
    sizes = range(1 if candidate.kind is Kind.MIXED else min(2, len(keys)), len(keys) + 1)
    return any(
        keys[at : at + size] in outlets for size in sizes for at in range(len(keys) - size + 1)
    )
