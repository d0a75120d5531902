"""Which words of a text are written as names are."""

from collections.abc import Sequence

from plugins.keywords.core.facts import Facts, fact_key
from plugins.keywords.core.text import PreparedText
from plugins.keywords.core.words import Spelling, Word, is_acronym
from plugins.keywords.data.kind_words import UNITS
from plugins.keywords.data.vocabulary import Vocabulary

# Longer passages in capitals are headings and cries; "NYPD, FBI, CIA" stays below.
_SHOUTED_WORDS = 3
_SHOUTED_LETTERS = 12
_ACRONYM_LETTERS = (3, 6)
# "Sterling" and "Kipling" have eight letters, longer names of persons in -ing are rare.
_LEAST_GERUND = 9
_UNSEEN = Spelling(small=0, capital=0)


def _is_capitalised(word: Word, stops: frozenset[str]) -> bool:
    """Tell whether a word is written as a name is: "Kyiv", "NATO", "al-Qaeda", "iPhone"."""
    text = word.text
    if text.casefold() in stops:
        return is_acronym(text)
    head, _, tail = text.partition("-")
    if text[0].isupper():
        # "Oxford-educated" describes; it is no part of the name after it.
        return head == "Al" or not (tail.islower() and len(tail.rpartition("-")[2]) > 2)
    if tail:
        return head in {"al", "el"} and tail[0].isupper()
    return text[0].islower() and any(letter.isupper() for letter in text)


def flag_name_words(
    text: PreparedText, stops: frozenset[str], vocabulary: Vocabulary, facts: Facts
) -> list[bool]:
    """Return for each word whether it belongs to a name, the small words inside names aside."""
    words = text.words
    capitals = _capitals(words, stops, vocabulary, facts)
    shouted = _shouted(words)
    surnames = _surnames(text, capitals, vocabulary)
    flags: list[bool] = []
    for at, word in enumerate(words):
        if at in shouted or (not capitals[at] and word.text.islower()):
            flags.append(False)
            continue
        if at and _is_unit(words[at - 1], word):
            flags.append(False)
            continue
        following = at + 1 < len(words) and capitals[at + 1] and not words[at + 1].breaks
        preceding = at > 0 and flags[-1] and not word.breaks
        if not capitals[at]:
            is_stop = word.text.casefold() in stops
            flags.append(is_stop and _is_stop_in_name(word, vocabulary, preceding, following))
        elif word.opens:
            known = word.key in surnames and not following
            flags.append(known or _opens_name(word, text.spellings, vocabulary, facts, following))
        elif word.key in vocabulary.months_or_names:
            after_preposition = at > 0 and words[at - 1].key in vocabulary.before_months
            flags.append((following or preceding) and not after_preposition)
        else:
            is_verb = (preceding or following) and _is_verb(word.key, vocabulary)
            flags.append(word.key not in vocabulary.run_breakers and not is_verb)
    return flags


def _is_unit(before: Word, word: Word) -> bool:
    """Tell "60W" and "2.6 GHz": what a figure counts begins no name."""
    return before.text[-1].isdigit() and word.gap in ("", " ") and word.text in UNITS


def _is_verb(key: str, vocabulary: Vocabulary) -> bool:
    """Tell the verb of a cited headline: "Envoy Describes Roe" names nobody of two words.

    Only the form in -s: no surname is like it, but "Drew", "Shed" and "Born" are surnames.
    """
    return vocabulary.participles and key.endswith("s") and key in vocabulary.never_in


def _capitals(
    words: Sequence[Word], stops: frozenset[str], vocabulary: Vocabulary, facts: Facts
) -> list[bool]:
    """Return for each word whether it is written as a name is."""
    return [
        not word.text.islower()
        and word.text[:2] != "I'"
        and _is_capitalised(word, stops)
        and not _is_shouted_stop(word, stops, vocabulary, facts)
        for word in words
    ]


def _opens_name(
    word: Word,
    spellings: dict[str, Spelling],
    vocabulary: Vocabulary,
    facts: Facts,
    following: bool,
) -> bool:
    """Tell whether the first word of a sentence belongs to a name."""
    return (
        _opens_with_name(word, spellings, vocabulary, following)
        or _opens_with_acronym(word, spellings, vocabulary)
        or _opens_with_fact(word, spellings, vocabulary, facts)
    )


def _is_shouted_stop(
    word: Word, stops: frozenset[str], vocabulary: Vocabulary, facts: Facts
) -> bool:
    """Tell "THE" and "NOT" from the acronyms "US" and "WHO" and the "NEW" of a dateline."""
    plain = word.text.casefold()
    if not facts.countries or not word.text.isupper() or plain not in stops:
        return False
    key = fact_key(word.text)
    known = key in facts.countries or key in facts.organisations
    return not known and plain not in vocabulary.place_openers


def _surnames(
    text: PreparedText, capitals: Sequence[bool], vocabulary: Vocabulary
) -> frozenset[str]:
    """Return words that follow another capital and are never written small: "Berg" of Jane Berg.

    A paragraph full of names is no evidence of spelling, but it is of these.
    """
    words = text.words
    return frozenset(
        word.key
        for at, word in enumerate(words)
        if capitals[at]
        and at
        and capitals[at - 1]
        and not word.breaks
        and at not in text.displayed
        and not _is_ordinary(word.key, vocabulary)
        and word.key not in vocabulary.titles
        and not (word.key in text.spellings and text.spellings[word.key].small)
    )


def _shouted(words: Sequence[Word]) -> frozenset[int]:
    """Return the words of passages in capitals, where a capital says nothing."""
    found: list[int] = []
    run: list[int] = []
    for at, word in enumerate(words):
        if word.text.isupper() and word.text.isalpha():
            run.append(at)
        elif run:
            found += run if _is_shout([words[one].text for one in run]) else ()
            run = []
    return frozenset(found + (run if _is_shout([words[one].text for one in run]) else []))


def _is_shout(texts: Sequence[str]) -> bool:
    return len(texts) >= _SHOUTED_WORDS and sum(map(len, texts)) >= _SHOUTED_LETTERS


def _is_stop_in_name(word: Word, vocabulary: Vocabulary, preceding: bool, following: bool) -> bool:
    """Tell whether a capitalised stop word belongs to a name: "New York", "Air Force One"."""
    if not word.text[0].isupper() or word.text.casefold() in vocabulary.never_in_names:
        return False
    if word.opens:
        return following and word.key in vocabulary.place_openers
    return preceding or following


def _opens_with_name(
    word: Word, spellings: dict[str, Spelling], vocabulary: Vocabulary, following: bool
) -> bool:
    """Tell whether the first word of a sentence is a name.

    Its other spellings say so; without any, another capital after it ("Dmitry Zhirnov said").
    """
    if word.key in vocabulary.run_breakers or word.key in vocabulary.months_or_names:
        return False
    if following and word.key in vocabulary.place_openers:
        return True
    seen = spellings.get(word.key, _UNSEEN)
    if seen == _UNSEEN:
        return following and not _is_ordinary(word.key, vocabulary) and not _is_gerund(word.key)
    return seen.capital > 0


def _is_gerund(key: str) -> bool:
    """Tell "Questioning" of "Questioning Berg, she said" from "King" and "Irving"."""
    return key.endswith("ing") and len(key) >= _LEAST_GERUND


def _opens_with_acronym(word: Word, spellings: dict[str, Spelling], vocabulary: Vocabulary) -> bool:
    """Tell "NHWU" in brackets or at the start of a sentence from a shouted "READ"."""
    plain = word.text.replace("-", "")
    return (
        bool(vocabulary.titles)
        and plain.isupper()
        and plain.isalpha()
        and _ACRONYM_LETTERS[0] <= len(plain) <= _ACRONYM_LETTERS[1]
        and not spellings.get(word.key, _UNSEEN).small
        and not _is_ordinary(word.key, vocabulary)
    )


def _opens_with_fact(
    word: Word, spellings: dict[str, Spelling], vocabulary: Vocabulary, facts: Facts
) -> bool:
    """Tell "Kenya", "NATO" and "Russians" at the start of a sentence, by what the world knows."""
    key = fact_key(word.text)
    seen = spellings.get(word.key)
    if (seen is not None and seen.small) or _is_ordinary(word.key, vocabulary):
        return False
    return key in facts.places or key in facts.organisations or key in facts.peoples


def _is_ordinary(key: str, vocabulary: Vocabulary) -> bool:
    return (
        key in vocabulary.never_in
        or key in vocabulary.never_last
        or key in vocabulary.never_alone
        or key in vocabulary.figures
        or key in vocabulary.calendar
    )
