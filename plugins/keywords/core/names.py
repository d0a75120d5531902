"""Names in running text: whole runs of capitals, titles taken off, short forms joined."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plugins.keywords.core.facts import Facts, fact_key, facts_for, known_organisation
from plugins.keywords.core.text import PreparedText
from plugins.keywords.core.words import Spelling, Word, is_acronym, show_name
from plugins.keywords.data.kind_words import (
    ORGANISATION_HEADS,
    ORGANISATION_OPENERS,
    PLACE_HEADS,
    POLICY,
)
from plugins.keywords.data.vocabulary import Vocabulary

Key = tuple[str, ...]
# What follows these with "for" or "on" belongs to the name: "Council on Foreign Relations".
_TAKES_FOR = frozenset(
    "alliance americans association board bureau campaign center centers centre centres citizens "
    "coalition commission committee council foundation fund institute movement network office "
    "organization society students subcommittee union veterans women".split()
)
# Longer passages in capitals are headings and cries; "NYPD, FBI, CIA" stays below.
_SHOUTED_WORDS = 3
_SHOUTED_LETTERS = 12
_OWNED = ("'s ", "' ")
_UNIVERSITY = ["university", "of"]
# No known name has more words; runs of capitals may have thousands.
_LONGEST_KNOWN = 8
_ACRONYM_LETTERS = (3, 6)
_UNSEEN = Spelling(small=0, capital=0)
# Father and son are two persons.
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a text.

    ``spans`` are (start, end) in words, in order; ``span_at`` gives the number of the span a
    word lies in; ``titles`` are the words of a run of capitals that are no part of the name;
    ``whole`` gives the longest form of a name for each of its forms. ``uncut`` are the spans
    with the demonyms that a name too long for a keyword lost.
    """

    spans: tuple[tuple[int, int], ...]
    keys: tuple[Key, ...]
    span_at: dict[int, int]
    titles: frozenset[int]
    whole: dict[Key, Key]
    uncut: tuple[tuple[int, int], ...] = ()


def is_capitalised(word: Word, stops: frozenset[str]) -> bool:
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


def find_names(
    text: PreparedText, stops: frozenset[str], vocabulary: Vocabulary, max_words: int
) -> Names:
    """Return the names in a text; see ``Names``.

    A name longer than ``max_words``, not counting "of" and the like, loses a demonym at its
    front; where that is not enough it keeps its span (so that nothing is cut from it) and has
    the empty key.
    """
    words, facts = text.words, facts_for(vocabulary)
    flags = _flag_name_words(text, stops, vocabulary, facts)
    runs = tuple(
        _read_run(words, start, end, vocabulary, facts)
        for start, end in _runs(words, flags, vocabulary, facts)
    )
    titles = frozenset(title for run in runs for title in run.titles)
    uncut = tuple(span for run in runs for span in run.names)
    spans = tuple(_cut(words, span, vocabulary, max_words) for span in uncut)
    keys = tuple(_name_key(words[start:end], vocabulary, max_words) for start, end in spans)
    return Names(
        spans=spans,
        keys=keys,
        span_at={at: number for number, span in enumerate(spans) for at in range(*span)},
        titles=titles,
        whole=_join_short_forms(_introduce(spans, keys, titles, text), vocabulary),
        uncut=uncut,
    )


class _Run(NamedTuple):
    """The names of one run of capitals, and the words of it and before it that are titles."""

    names: tuple[tuple[int, int], ...]
    titles: frozenset[int]


def _read_run(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary, facts: Facts
) -> _Run:
    start = _reach_back(words, start, end, facts)
    known, first = _end_of_titles(words, start, end, vocabulary, facts)
    before = ((start, known),) if known > start else ()
    if first >= end:
        return _Run(before, frozenset(range(known, first)))
    titles = frozenset((*range(known, first), *_titles_before(words, first, vocabulary)))
    return _Run((*before, *_parts(words, first, end, facts)), titles)


def _cut(
    words: Sequence[Word], span: tuple[int, int], vocabulary: Vocabulary, max_words: int
) -> tuple[int, int]:
    """Return a span without the demonym that makes it too long for a keyword."""
    start, end = span
    if _count_content(words[start:end], vocabulary) > max_words and end - start > 1:
        start += words[start].key in vocabulary.demonyms
    return start, end


def _parts(words: Sequence[Word], start: int, end: int, facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield the names a run consists of: "Russian Ivan Petrov", "Roe White House" are two."""
    split = _split(words, start, end, facts) if end - start > 2 else start
    if split > start:
        yield start, split
    yield split, end


def _split(words: Sequence[Word], start: int, end: int, facts: Facts) -> int:
    """Return where the second name of a run begins; its start if it is one name."""
    known = facts.organisations
    if known_organisation(fact_key(show_name(words[start:end])), facts):
        return start
    for at in range(start + 1, min(end - 1, start + _LONGEST_KNOWN)):
        if _is_given(words, at, facts) and words[end - 1].key not in ORGANISATION_HEADS:
            front = show_name(words[start:at])
            # "AP" of a credit and the like, whatever it stands for.
            shouted = words[end - 1].text.isupper()
            is_acronym_first = (
                len(front) > 1 and front.isupper() and front.isalpha() and not shouted
            )
            if is_acronym_first or fact_key(front) in known or fact_key(front) in facts.peoples:
                return at
    split, first = end - 2, words[start].key
    if first in facts.peoples or first in facts.places or first in ORGANISATION_HEADS:
        return start
    if words[split - 1].text.islower():
        return start
    is_known = first.isalpha() and fact_key(show_name(words[split:end])) in known
    return split if is_known else start


def _is_given(words: Sequence[Word], at: int, facts: Facts) -> bool:
    """Tell a given name, or an initial before one."""
    key = words[at].key
    return key in facts.given_names or (len(key) == 1 and words[at + 1].key in facts.given_names)


def _flag_name_words(
    text: PreparedText, stops: frozenset[str], vocabulary: Vocabulary, facts: Facts
) -> list[bool]:
    words = text.words
    capitals = _capitals(words, stops, vocabulary, facts)
    shouted = _shouted(words)
    surnames = _surnames(text, capitals, vocabulary)
    flags: list[bool] = []
    for at, word in enumerate(words):
        if at in shouted or (not capitals[at] and word.text.islower()):
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
            flags.append(word.key not in vocabulary.run_breakers)
    return flags


def _capitals(
    words: Sequence[Word], stops: frozenset[str], vocabulary: Vocabulary, facts: Facts
) -> list[bool]:
    """Return for each word whether it is written as a name is."""
    return [
        not word.text.islower()
        and word.text[:2] != "I'"
        and is_capitalised(word, stops)
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
        return following and not _is_ordinary(word.key, vocabulary)
    return seen.capital > 0


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


def _runs(
    words: Sequence[Word], flags: Sequence[bool], vocabulary: Vocabulary, facts: Facts
) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        if not flags[at]:
            at += 1
            continue
        start, at = at, at + 1
        while (following := _next_in_run(words, flags, start, at, vocabulary, facts)) is not None:
            at = following + 1
        yield start, at


def _next_in_run(
    words: Sequence[Word],
    flags: Sequence[bool],
    start: int,
    at: int,
    vocabulary: Vocabulary,
    facts: Facts,
) -> int | None:
    """Return the next word of the run from ``start`` to ``at``, past "of", "of the", "bin"."""
    for ahead in range(at, min(at + 3, len(words))):
        word = words[ahead]
        if word.breaks and not _is_bridged(words, ahead, vocabulary):
            return None
        if flags[ahead]:
            return ahead
        if _is_inside(words, start, ahead, facts):
            continue
        if word.key in ("of", "for", "on", "and"):
            next_is_place = ahead + 1 < len(words) and words[ahead + 1].key in facts.places
            following = words[ahead + 1].key if ahead + 1 < len(words) else ""
            run = words[start:at]
            place = len(run) == 1 and (run[0].key in facts.places or run[0].key in facts.peoples)
            if place or not _takes(run, word.key, following, next_is_place, vocabulary):
                return None
        elif word.key not in vocabulary.connectors and not _is_the_inside(words, ahead, at):
            return None
    return None


def _is_bridged(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Tell "Smith & Berg", "Workers' Party", "St. Jude's Hospital" from "Kenya's Parliament"."""
    gap, owners = words[at].gap, vocabulary.owners
    if gap not in _OWNED:
        return gap.strip() == "&"
    return words[at - 1].key in owners or (bool(owners) and at > 1 and words[at - 2].key == "st")


def _is_inside(words: Sequence[Word], start: int, at: int, facts: Facts) -> bool:
    """Tell the small words of "Ways and Means Committee" and "University of Texas at Austin"."""
    if words[at].key == "at":
        return [word.key for word in words[start : start + 2]] == _UNIVERSITY
    return words[at].key == "and" and _is_joined(words, start, at, facts)


def _is_joined(words: Sequence[Word], start: int, at: int, facts: Facts) -> bool:
    """Tell whether the words around an "and" make a known name: "Ways and Means Committee"."""
    return any(
        fact_key(show_name(words[first:last])) in facts.joined
        for first in range(max(start, at - 5), at)
        for last in range(at + 2, min(at + 6, len(words) + 1))
    )


def _reach_back(words: Sequence[Word], start: int, end: int, facts: Facts) -> int:
    """Return where a known name with an "and" begins: "Food and Drug Administration"."""
    if start < 2 or words[start - 1].key != "and" or words[start].breaks:
        return start
    fits = (
        at
        for at in range(max(0, start - 4), start - 1)
        for last in range(start + 1, min(end, start + _LONGEST_KNOWN) + 1)
        if fact_key(show_name(words[at:last])) in facts.joined
    )
    return next(fits, start)


def _is_the_inside(words: Sequence[Word], ahead: int, at: int) -> bool:
    """Tell the article of "Gulf of the Isles" and "Institute for the Study of Seas"."""
    return (
        words[ahead].key == "the"
        and ahead > at
        and words[ahead - 1].key in ("of", "for", "on", "and")
    )


def _takes(
    run: Sequence[Word], small: str, following: str, next_is_place: bool, vocabulary: Vocabulary
) -> bool:
    """Tell "Gulf of Aden" and "Foreign Ministry of Kenya" from "Jane Roe of Ohio"."""
    last = run[-1].key
    if small == "and":
        return last in POLICY and following in POLICY
    if small in ("for", "on"):
        return last in _TAKES_FOR and not next_is_place
    known = last in vocabulary.institutions or last in vocabulary.titles
    if len(run) == 1 and next_is_place:
        return known or last in ORGANISATION_OPENERS or last in PLACE_HEADS or last.endswith("s")
    return known or len(run) == 1 or (last in PLACE_HEADS and not next_is_place)


def _end_of_titles(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary, facts: Facts
) -> tuple[int, int]:
    """Return where a known name before the titles ends, and where the name after them begins.

    "Kenya Foreign Minister Jane Roe" is Kenya and Jane Roe. Without titles both are ``start``;
    the second is ``end`` where nothing but an office is left.
    """
    run = words[start:end]
    owned = any(word.gap in _OWNED for word in run[1:])
    if owned or not any(word.key in vocabulary.titles for word in run):
        return start, start
    first = _first_of_name(run, vocabulary, facts)
    if first == len(run):
        return start + _known_words(run, vocabulary, facts), end
    if first:
        return start + _known_words(run[:first], vocabulary, facts), start + first
    known = _known_words(run[:-1], vocabulary, facts) if run[-1].key in vocabulary.titles else 0
    if known and _first_of_name(run[known:], vocabulary, facts) == len(run) - known:
        return start + known, end
    return start, start


def _known_words(run: Sequence[Word], vocabulary: Vocabulary, facts: Facts) -> int:
    """Return how many words at the front are a known place or organisation."""
    most = min(len(run), _LONGEST_KNOWN)
    sizes = (n for n in range(most, 0, -1) if run[n - 1].key not in vocabulary.titles)
    return next((size for size in sizes if _is_known_front(run, size, facts)), 0)


def _is_known_front(run: Sequence[Word], size: int, facts: Facts) -> bool:
    """Tell "Senate Judiciary Committee" before a chairman, and "Kenya" before a minister."""
    key = fact_key(show_name(run[:size]))
    if key in facts.organisations or key in facts.places:
        return True
    ends = 1 < size < len(run) and run[size].key not in ("of", "for", "on")
    return ends and run[size - 1].key in ORGANISATION_HEADS


def _are_titles(keys: Sequence[str], last: int, vocabulary: Vocabulary, facts: Facts) -> bool:
    """Tell "Major General Ivan Berg" and "Chief of Staff Ivan Berg" from "Foreign Affairs"."""
    if any(key in vocabulary.titles and key not in vocabulary.weak_titles for key in keys):
        return True
    after = last + 3 if keys[last + 1 : last + 3] == ["of", "staff"] else last + 1
    return keys[min(after, len(keys) - 1)] in facts.given_names


def _first_of_name(run: Sequence[Word], vocabulary: Vocabulary, facts: Facts) -> int:
    """Return where the name begins; the end of the run when it is only an office."""
    keys = [word.key for word in run]
    last = max((at for at, key in enumerate(keys) if key in vocabulary.titles), default=None)
    if last is None:
        return 0
    if not _are_titles(keys, last, vocabulary, facts):
        return 0
    if last == len(keys) - 1:
        return len(keys) if _is_office(run, vocabulary) else 0
    if keys[-1] in vocabulary.institutions:
        return 0
    first = last + 1
    if keys[first] == "of":
        first += 1
        while first < len(keys) and keys[first] in vocabulary.title_offices:
            first += 1
        # "President of Kenya" leaves the country; in "Director of Coastal Affairs Jane Roe" a
        # given name tells where the name begins.
        given = (at for at in range(first, len(keys) - 1) if keys[at] in facts.given_names)
        rest = first if first >= len(keys) - 2 and "the" not in keys[first:] else len(keys)
        return next(given, rest)
    while first < len(keys) and keys[first] in vocabulary.connectors and run[first].text.islower():
        first += 1
    return first


def _titles_before(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the small-letter titles before a name: "foreign minister Wang Yi"."""
    while first > 0 and not words[first].breaks and words[first - 1].key in vocabulary.titles:
        first -= 1
        yield first


def _is_office(run: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell "Russian Foreign Minister" and "US President" from a person called Bishop."""
    others = (
        vocabulary.titles,
        vocabulary.demonyms,
        vocabulary.institutions,
        vocabulary.title_offices,
        vocabulary.connectors,
    )
    return all(word.text.isupper() or any(word.key in words for words in others) for word in run)


def _name_key(name: Sequence[Word], vocabulary: Vocabulary, max_words: int) -> Key:
    fits = _count_content(name, vocabulary) <= max_words
    return tuple(word.key for word in name) if fits else ()


def _count_content(name: Sequence[Word], vocabulary: Vocabulary) -> int:
    return sum(word.key not in vocabulary.connectors and word.key != "the" for word in name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Introduction:
    """Where the body first gives a name, and whether it ever gives it a title."""

    first: int
    titled: bool


def _introduce(
    spans: Sequence[tuple[int, int]],
    keys: Sequence[Key],
    titles: frozenset[int],
    text: PreparedText,
) -> dict[Key, _Introduction]:
    first: dict[Key, int] = {}
    titled = set()
    for key, (start, _) in zip(keys, spans, strict=True):
        # Headlines use short forms before anybody is introduced.
        at = len(text.words) if start in text.displayed else start
        first[key] = min(at, first.get(key, at))
        if start - 1 in titles:
            titled.add(key)
    return {key: _Introduction(first=at, titled=key in titled) for key, at in first.items()}


def _join_short_forms(
    introductions: dict[Key, _Introduction], vocabulary: Vocabulary
) -> dict[Key, Key]:
    """Return the longest form of each name.

    A form is joined to a longer one if there is only one such, and the text introduces it:
    with a title, or by the long form first. Places are not joined: Korea is not South Korea.
    """
    holding: dict[str, list[Key]] = defaultdict(list)
    for key in introductions:
        for word in dict.fromkeys(key):
            holding[word].append(key)
    whole: dict[Key, Key] = {}
    for short in sorted(introductions, key=lambda key: (-len(key), key)):
        near = min((holding[word] for word in short), key=len, default=[])
        longer = {
            whole[long]
            for long in near
            if _is_form_of(short, long, vocabulary)
            and (
                introductions[long].titled or introductions[long].first < introductions[short].first
            )
        }
        whole[short] = longer.pop() if len(longer) == 1 else short
    return whole


def _is_form_of(short: Key, long: Key, vocabulary: Vocabulary) -> bool:
    """Tell whether one name may be a short form of another.

    "Putin" of "Vladimir Putin", "Gul Hassan" of "Gul Hassan Hassan", "Islamic Emirate" of
    "Islamic Emirate of Afghanistan".
    """
    if not 0 < len(short) < len(long):
        return False
    if "of" in long:
        return len(short) > 1 and long[: len(short)] == short and long[len(short)] == "of"
    if not _may_be_person(long, vocabulary):
        return False
    if len(short) == 1:
        return short[0] == long[-1]
    without_initials = tuple(word for word in long if len(word) > 1)
    return _lies_within(short, long) or _lies_within(short, without_initials)


def _lies_within(short: Key, long: Key) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _may_be_person(key: Key, vocabulary: Vocabulary) -> bool:
    return (
        key[0] not in vocabulary.demonyms
        and key[0] not in vocabulary.place_openers
        and key[-1] not in vocabulary.institutions
        and key[-1] not in vocabulary.demonyms
        and key[-1] not in _GENERATIONS
    )
