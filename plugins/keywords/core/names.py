"""Names in running text: whole runs of capitals, titles taken off, short forms joined."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.keywords.core.text import PreparedText
from plugins.keywords.core.words import Spelling, Word, is_acronym
from plugins.keywords.data.vocabulary import Vocabulary

Key = tuple[str, ...]
# Father and son are two persons.
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a text.

    ``spans`` are (start, end) in words, in order; ``span_at`` gives the number of the span a
    word lies in; ``titles`` are the words of a run of capitals that are no part of the name;
    ``whole`` gives the longest form of a name for each of its forms.
    """

    spans: tuple[tuple[int, int], ...]
    keys: tuple[Key, ...]
    span_at: dict[int, int]
    titles: frozenset[int]
    whole: dict[Key, Key]


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
    spans: list[tuple[int, int]] = []
    titles: set[int] = set()
    words = text.words
    for start, end in _runs(words, _flag_name_words(text, stops, vocabulary), vocabulary):
        first = _end_of_titles(words[start:end], vocabulary) + start
        titles.update(range(start, first))
        if _count_content(words[first:end], vocabulary) > max_words:
            first += words[first].key in vocabulary.demonyms
        if first < end:
            titles.update(_titles_before(words, first, vocabulary))
            spans.append((first, end))
    keys = tuple(_name_key(words[start:end], vocabulary, max_words) for start, end in spans)
    return Names(
        spans=tuple(spans),
        keys=keys,
        span_at={at: number for number, span in enumerate(spans) for at in range(*span)},
        titles=frozenset(titles),
        whole=_join_short_forms(_introduce(spans, keys, titles, text), vocabulary),
    )


def _flag_name_words(
    text: PreparedText, stops: frozenset[str], vocabulary: Vocabulary
) -> list[bool]:
    words = text.words
    capitals = [is_capitalised(word, stops) for word in words]
    flags: list[bool] = []
    for at, word in enumerate(words):
        following = at + 1 < len(words) and capitals[at + 1] and not words[at + 1].breaks
        preceding = at > 0 and flags[-1] and not word.breaks
        if word.text.casefold() in stops and not capitals[at]:
            flags.append(_is_stop_in_name(word, vocabulary, preceding, following))
        elif not capitals[at]:
            flags.append(False)
        elif word.opens:
            flags.append(_opens_with_name(word, text.spellings, vocabulary, following))
        elif word.key in vocabulary.months_or_names:
            after_preposition = at > 0 and words[at - 1].key in vocabulary.before_months
            flags.append((following or preceding) and not after_preposition)
        else:
            flags.append(word.key not in vocabulary.run_breakers)
    return flags


def _is_stop_in_name(word: Word, vocabulary: Vocabulary, preceding: bool, following: bool) -> bool:
    """Tell whether a capitalised stop word belongs to a name: "New York", "Air Force One"."""
    if not word.text[0].isupper() or word.key in vocabulary.never_in_names:
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
    if word.key not in spellings or not (spellings[word.key].small or spellings[word.key].capital):
        return following and not _is_ordinary(word.key, vocabulary)
    return spellings[word.key].capital > 0


def _is_ordinary(key: str, vocabulary: Vocabulary) -> bool:
    return (
        key in vocabulary.never_in
        or key in vocabulary.never_last
        or key in vocabulary.never_alone
        or key in vocabulary.figures
        or key in vocabulary.calendar
    )


def _runs(
    words: Sequence[Word], flags: Sequence[bool], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        if not flags[at]:
            at += 1
            continue
        start, at = at, at + 1
        while (following := _next_in_run(words, flags, start, at, vocabulary)) is not None:
            at = following + 1
        yield start, at


def _next_in_run(
    words: Sequence[Word], flags: Sequence[bool], start: int, at: int, vocabulary: Vocabulary
) -> int | None:
    """Return the next word of the run from ``start`` to ``at``, past "of", "of the", "bin"."""
    for ahead in range(at, min(at + 3, len(words))):
        word = words[ahead]
        if word.breaks:
            return None
        if flags[ahead]:
            return ahead
        if word.key == "of" and not _takes_of(words[start:at], vocabulary):
            return None
        after_of = word.key == "the" and ahead > at and words[ahead - 1].key == "of"
        if word.key not in vocabulary.connectors and not after_of:
            return None
    return None


def _takes_of(run: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell "Gulf of Aden" and "Foreign Ministry of Kenya" from "Jane Roe of Ohio"."""
    last = run[-1].key
    return len(run) == 1 or last in vocabulary.institutions or last in vocabulary.titles


def _end_of_titles(run: Sequence[Word], vocabulary: Vocabulary) -> int:
    """Return where the name begins; the end of the run when it is only an office."""
    keys = [word.key for word in run]
    last = max((at for at, key in enumerate(keys) if key in vocabulary.titles), default=None)
    if last is None or not any(
        key in vocabulary.titles and key not in vocabulary.weak_titles for key in keys
    ):
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
        # "President of Kenya" leaves the country; from "Director of National Intelligence Jane
        # Roe" no name can be told.
        return first if first >= len(keys) - 2 and "the" not in keys[first:] else len(keys)
    while first < len(keys) and keys[first] in vocabulary.connectors:
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
    spans: Sequence[tuple[int, int]], keys: Sequence[Key], titles: set[int], text: PreparedText
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
