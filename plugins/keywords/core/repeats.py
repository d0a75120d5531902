"""Whether one candidate says again what another says, so that a list needs only one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.keywords.core.candidates import Candidate, Kind
from plugins.keywords.core.facts import Facts, fact_key, facts_for
from plugins.keywords.core.lexical import lexical_form, singular
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import EntityKind

# What is left of a word without its ending; shorter roots join "united" and "unite", "cases" and
# "casino".
_SHORTEST_ROOT = 4
# Together two phrases of three words have so many; these may have one root in common. F1 is .002
# higher then on DUC-2001 and .006 on the editorial gold.
_LONG = 6

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a candidate says.

    ``words`` are those of the lexical form in the singular, ``forms`` the same for each form of a
    name. ``roots`` stand for all words of one root or meaning and, for a nationality, for the
    country. ``country`` is the one that is named, or whose capital or people is.
    """

    kind: Kind
    stands_for: EntityKind
    words: Words
    roots: Words
    forms: tuple[Words, ...]
    country: str


def read_gist(candidate: Candidate, vocabulary: Vocabulary) -> Gist:
    """Return what a candidate says."""
    facts, entity, key = facts_for(vocabulary), candidate.entity, fact_key(candidate.text)
    texts = entity.forms if entity else ()
    forms = (_words(lexical_form(text, vocabulary), vocabulary) for text in texts)
    return Gist(
        kind=candidate.kind,
        stands_for=entity.kind if entity else EntityKind.UNKNOWN,
        words=_words(candidate.lexical_form, vocabulary),
        roots=_roots(candidate.lexical_form, vocabulary, facts),
        forms=tuple({form: None for form in forms if form}),
        country=facts.countries.get(key) or facts.seats.get(key) or facts.peoples.get(key, ""),
    )


def says_again(one: Gist, other: Gist, vocabulary: Vocabulary) -> bool:
    """Tell whether of two candidates one says again, if only in part, what the other says.

    Two phrases that share a root do ("tax returns", "tax records"; "terrorist attacks",
    "terrorism"), and a phrase with a name in it beside that name, whatever its form ("Vladimir
    Putin", "Putin ally"; "Russia", "Russian officials"). While only shared words counted, and of
    phrases only those of two words, 3.6 of 100 keywords were junk on the editorial gold (half for
    tuning). With the rest it was 2.2, and F1 by folds fell from .289 to .272 on DUC-2001, rose from
    .213 to .218 of topics, and stayed .500 on the editorial gold.
    """
    names = [gist.kind is Kind.NAME for gist in (one, other)]
    if not any(names):
        shared = len(set(one.roots) & set(other.roots))
        return shared > 1 or (shared == 1 and len(one.roots) + len(other.roots) < _LONG)
    if all(names):
        return _name_again(one, other, vocabulary)
    name, phrase = (one, other) if names[0] else (other, one)
    if any(_holds(phrase.words, form) for form in name.forms) or _overlap(name.words, phrase.words):
        return True
    # A name is worth more than a phrase before it that has only the root: "congressional deadline".
    return not names[0] and _overlap(name.roots, phrase.roots)


def _name_again(one: Gist, other: Gist, vocabulary: Vocabulary) -> bool:
    # "Russia", "Moscow", "Kremlin" and "Russians": each is how the press calls one government.
    if one.country and one.country == other.country:
        return True
    if _same_person(one, other, vocabulary):
        return True
    long, short = (one, other) if len(one.words) >= len(other.words) else (other, one)
    if not _holds(long.words, short.words):
        return _overlap(long.words, short.words)
    if short.stands_for is EntityKind.UNKNOWN or len(long.words) == len(short.words):
        return True
    if not {*long.words} - {*short.words} - vocabulary.add_nothing - vocabulary.connectors:
        return True
    return not _is_place_in(short.words, long.words, vocabulary)


def _same_person(one: Gist, other: Gist, vocabulary: Vocabulary) -> bool:
    """Tell "Bill Berg" and "William Berg" from "Joe Berg" and "Jill Berg"."""
    if not one.stands_for is other.stands_for is EntityKind.PERSON:
        return False
    if min(len(one.words), len(other.words)) == 1 or one.words[-1] != other.words[-1]:
        return False
    given = [vocabulary.short_names.get(gist.words[0], gist.words[0]) for gist in (one, other)]
    return given[0] == given[1]


def _is_place_in(piece: Words, name: Words, vocabulary: Vocabulary) -> bool:
    """Tell "Moscow" in "Moscow City Court" and "Kenya" in "Bank of Kenya" from short forms."""
    if "of" in name:
        return name[name.index("of") + 1 :] == piece
    return name[-1] in vocabulary.institutions and name[: len(piece)] == piece


def _overlap(one: Words, other: Words) -> bool:
    """Tell whether one holds the other, or two words in a row of it."""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    return _holds(long, short) or any(
        _holds(long, short[at : at + 2]) for at in range(len(short) - 1)
    )


def _holds(words: Words, piece: Words) -> bool:
    return any(words[at : at + len(piece)] == piece for at in range(len(words) - len(piece) + 1))


def _words(form: str, vocabulary: Vocabulary) -> Words:
    return tuple(singular(word, vocabulary) for word in form.split())


def _roots(form: str, vocabulary: Vocabulary, facts: Facts) -> Words:
    return tuple(_each_root(form.split(), vocabulary, facts))


def _each_root(words: Sequence[str], vocabulary: Vocabulary, facts: Facts) -> Iterator[str]:
    at = 0
    while at < len(words):
        pair, word = " ".join(words[at : at + 2]), words[at]
        country = facts.peoples.get(pair) or facts.peoples.get(word)
        if country:
            yield from fact_key(country).split()
            at += 1 + (pair != word and pair in facts.peoples)
        else:
            # "COVID-19" is "covid".
            if not word.isdigit() or len(words) == 1:
                yield _root(singular(word, vocabulary), vocabulary)
            at += 1


def _root(word: str, vocabulary: Vocabulary) -> str:
    plain = vocabulary.same_things.get(word, word)
    for ending in vocabulary.endings:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_ROOT:
            return plain[: -len(ending)]
    return plain
