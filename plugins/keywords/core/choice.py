"""Which candidates an article is filed under."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.keywords.core.candidates import Candidate, Kind
from plugins.keywords.core.lexical import singular
from plugins.keywords.core.words import Word, is_participle
from plugins.keywords.data.vocabulary import Vocabulary

# A longer word is not one: an address, a hash, a line of script.
_LONGEST_WORD = 40
# In how many keywords of an article one word may stand, so that a list is not ten ways to say
# "Taliban".
_MOST_USES = 2
# From this share of its occurrences inside one phrase a word counts as a piece of it.
_PIECE_SHARE = 0.5
# The passes, in order; see choose.
_ESTABLISHED, _PASSING, _GENERAL, _OVERLAP = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the choice depends on besides the candidates.

    ``outlets`` are names of outlets, each as keys of words; the words up to ``headline_end``
    are the headline, those up to ``lead_end`` the first paragraph.
    """

    stops: frozenset[str]
    outlets: frozenset[tuple[str, ...]]
    vocabulary: Vocabulary
    headline_end: int
    lead_end: int
    min_keywords: int
    max_keywords: int
    max_words: int


def choose(candidates: Sequence[Candidate], rules: Rules) -> tuple[Candidate, ...]:
    """Return the chosen candidates, best first.

    The first pass takes up to ``max_keywords`` of the candidates nothing speaks against. Where
    that leaves an article short, further passes fill up to ``min_keywords`` only: passing
    mentions; then general nouns, offices, demonyms and words that mostly stand in a longer
    phrase; then phrases that share words with chosen ones. What can never be a keyword (pieces
    of names and sentences, outlets, times, figures) stays out of all of them.
    """
    honest = [candidate for candidate in candidates if _is_honest(candidate, rules)]
    pieces = _pieces_of_phrases(honest)
    passes = {c.lexical_form: _first_pass(c, pieces, rules) for c in honest}
    chosen: dict[str, Candidate] = {}
    for now in range(_OVERLAP + 1):
        limit = rules.max_keywords if now == 0 else rules.min_keywords
        for candidate in honest:
            if len(chosen) >= limit:
                break
            if passes[candidate.lexical_form] > now or candidate.lexical_form in chosen:
                continue
            if now == _OVERLAP or _fits(candidate, chosen.values(), rules.vocabulary):
                chosen[candidate.lexical_form] = candidate
    return tuple(sorted(chosen.values(), key=lambda c: (c.value, c.text)))


def _first_pass(candidate: Candidate, pieces: frozenset[str], rules: Rules) -> int:
    """Return the first pass a candidate takes part in."""
    if candidate.lexical_form in pieces or _is_general(candidate, rules.vocabulary):
        return _GENERAL
    return _ESTABLISHED if _is_established(candidate, rules) else _PASSING


def _pieces_of_phrases(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the small-letter words that mostly stand in one longer phrase.

    "human" where the text says "human rights". Without them F1 of the first ten rises from
    19.3 to 20.1 on DUC-2001 and falls from 13.1 to 12.8 on KPCrowd, whose keys are single
    words; an editor wants the phrase.
    """
    single = {c.lexical_form: c for c in candidates if c.kind is Kind.PLAIN and len(c.words) == 1}
    return frozenset(
        word
        for phrase in candidates
        if phrase.kind is not Kind.NAME and len(phrase.words) > 1 and phrase.count > 1
        for word in phrase.lexical_form.split()
        if word in single and phrase.count >= _PIECE_SHARE * single[word].count
    )


def _is_established(candidate: Candidate, rules: Rules) -> bool:
    """Tell whether a candidate is more than a passing mention.

    A phrase that only the headline holds is none: its words are as often a subject and a verb
    ("Minister issues") as a phrase.
    """
    if candidate.count > 1:
        return True
    if candidate.kind is Kind.NAME:
        return candidate.first < rules.lead_end or len(candidate.words) > 1
    return rules.headline_end <= candidate.first < rules.lead_end


def _is_general(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    keys = [word.key for word in candidate.words]
    if keys[-1] in vocabulary.titles:
        return True
    if keys[-1] in vocabulary.demonyms and candidate.kind is Kind.NAME:
        return len(keys) == 1 or keys[0] in vocabulary.place_openers
    if len(keys) > 1:
        return False
    if candidate.kind is Kind.PLAIN and candidate.count == 1:
        return True
    return (
        keys[0] in vocabulary.never_alone
        or keys[0] in vocabulary.institutions
        or keys[0] in vocabulary.never_last
    )


def _is_honest(candidate: Candidate, rules: Rules) -> bool:
    return (
        all(len(word.text) <= _LONGEST_WORD for word in candidate.words)
        and sum(letter.isalpha() for letter in candidate.text) > 1
        and _count_words(candidate, rules.vocabulary) <= rules.max_words
        and not _names_outlet(candidate, rules.outlets)
        and not _tells_time(candidate, rules.vocabulary)
        and (candidate.kind is Kind.NAME or _is_noun_phrase(candidate, rules))
    )


def _tells_time(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    keys = [word.key for word in candidate.words]
    if candidate.kind is Kind.NAME:
        return len(keys) == 1 and (
            keys[0] in vocabulary.calendar or keys[0] in vocabulary.months_or_names
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
    last = candidate.words[-1]
    if any(is_participle(word, vocabulary) for word in (*candidate.words[1:], last)):
        return False
    return len(candidate.words) == 1 or last.key not in vocabulary.never_last


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


def _count_words(candidate: Candidate, vocabulary: Vocabulary) -> int:
    small = vocabulary.connectors | {"the"}
    if candidate.kind is not Kind.NAME:
        return len(candidate.words)
    return sum(word.key not in small for word in candidate.words)


def _names_outlet(candidate: Candidate, outlets: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a candidate is an outlet's name, or holds one.

    An outlet of one word only counts inside a phrase when the rest is in small letters:
    "Mirror journalist", but not "Hall of Mirror Lake". "mirror" in small letters is no outlet.
    """
    if candidate.kind is Kind.PLAIN and candidate.text.islower():
        return False
    keys = tuple(word.key for word in candidate.words)
    sizes = range(1 if candidate.kind is Kind.MIXED else min(2, len(keys)), len(keys) + 1)
    return any(
        keys[at : at + size] in outlets for size in sizes for at in range(len(keys) - size + 1)
    )


def _fits(candidate: Candidate, chosen: Iterable[Candidate], vocabulary: Vocabulary) -> bool:
    """Tell whether a candidate adds something to what is chosen."""
    uses = Counter(word for other in chosen for word in set(_bare_words(other, vocabulary)))
    if any(uses[word] >= _MOST_USES for word in _bare_words(candidate, vocabulary)):
        return False
    return not any(_overlaps(candidate, other, vocabulary) for other in chosen)


def _overlaps(candidate: Candidate, other: Candidate, vocabulary: Vocabulary) -> bool:
    """Tell whether one phrase holds the other or shares two words with it.

    A name and a phrase it stands in are two keywords: "Taliban" and "Taliban government".
    """
    long, short = sorted((candidate, other), key=lambda c: -len(c.words))
    words, piece = _bare_words(long, vocabulary), _bare_words(short, vocabulary)
    if sorted(words) == sorted(piece):
        return True
    if not _holds(words, piece):
        return any(_holds(words, piece[at : at + 2]) for at in range(len(piece) - 1))
    if short.kind is not Kind.NAME:
        return True
    return long.kind is Kind.NAME and not _is_place_in(piece, words, vocabulary)


def _bare_words(candidate: Candidate, vocabulary: Vocabulary) -> list[str]:
    """Return the words of the lexical form, capitalised ones in the singular too."""
    return [singular(word, vocabulary) for word in candidate.lexical_form.split()]


def _is_place_in(piece: Sequence[str], name: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell "Moscow" in "Moscow City Court" and "Kenya" in "Bank of Kenya" from short forms."""
    if "of" in name:
        return name[name.index("of") + 1 :] == piece
    return name[-1] in vocabulary.institutions and name[: len(piece)] == piece


def _holds(words: Sequence[str], piece: Sequence[str]) -> bool:
    return any(
        list(words[at : at + len(piece)]) == list(piece)
        for at in range(len(words) - len(piece) + 1)
    )
