"""Names in running text: whole runs of capitals, titles taken off, short forms joined."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plugins.keywords.core.facts import Facts, fact_key, facts_for, known_organisation
from plugins.keywords.core.name_runs import LONGEST_KNOWN, find_runs, reach_back
from plugins.keywords.core.name_words import flag_name_words
from plugins.keywords.core.text import PreparedText
from plugins.keywords.core.titles import end_of_titles, find_position, titles_before
from plugins.keywords.core.words import Word, show_name
from plugins.keywords.data.kind_words import ORGANISATION_HEADS, PERSON_ENDS, PLACE_HEADS
from plugins.keywords.data.vocabulary import Vocabulary

Key = tuple[str, ...]


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


def find_names(
    text: PreparedText, stops: frozenset[str], vocabulary: Vocabulary, max_words: int
) -> Names:
    """Return the names in a text; see ``Names``.

    A name longer than ``max_words``, not counting "of" and the like, loses a demonym at its
    front; where that is not enough it keeps its span (so that nothing is cut from it) and has
    the empty key.
    """
    words, facts = text.words, facts_for(vocabulary)
    flags = flag_name_words(text, stops, vocabulary, facts)
    runs = tuple(
        run
        for start, end in find_runs(words, flags, vocabulary, facts)
        for run in _read_runs(words, start, end, vocabulary, facts)
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


def _read_runs(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary, facts: Facts
) -> Iterator[_Run]:
    """Yield what a run holds; a player's position parts it, as in "Falcons QB Jane Roe"."""
    position = find_position(words, start, end) if vocabulary.titles else None
    if position is None:
        yield _read_run(words, start, end, vocabulary, facts)
        return
    if position > start:
        yield _read_run(words, start, position, vocabulary, facts)
    yield _Run(((position + 1, end),), frozenset({position}))


def _read_run(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary, facts: Facts
) -> _Run:
    start = reach_back(words, start, end, facts)
    known, first = end_of_titles(words, start, end, vocabulary, facts)
    before = ((start, known),) if known > start else ()
    if first >= end:
        return _Run(before, frozenset(range(known, first)))
    titles = frozenset((*range(known, first), *titles_before(words, first, vocabulary)))
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
    split = split if split > start else _split_people(words, start, end, facts)
    if split > start:
        yield start, split
    yield split, end


def _split_people(words: Sequence[Word], start: int, end: int, facts: Facts) -> int:
    """Return where a second name begins whose mark was lost; the start if there is none.

    "ambassador to Kenya Jane Roe" and "Jane Roe Mary Berg". Two words or more must follow the
    place, as "Houston" and "Brooklyn" are given names too; and of two persons each must have a
    given name and one of another kind, as there are second given names.
    """
    given, heads = facts.given_names, PLACE_HEADS | ORGANISATION_HEADS
    keys = [word.key for word in words[start:end]]
    if keys[-1] in heads or not all(word.text[0].isupper() for word in words[start:end]):
        return start
    pattern = [key in given for key in keys]
    # The same given name twice is a caption said again, and says little of who is meant.
    is_two = pattern == [True, False, True, False] and keys[0] != keys[2]
    if is_two and all(len(key) > 1 for key in keys):
        return start + 2
    # The longest place, so that "San Francisco Bay" is not "San" and a person called Francisco.
    for size in range(min(len(keys), LONGEST_KNOWN), 0, -1):
        front = fact_key(show_name(words[start : start + size]))
        if front in facts.places and front not in given:
            is_person = size < len(keys) - 1 and pattern[size] and keys[size] not in facts.places
            return start + size if is_person and not pattern[0] else start
    return start


def _split(words: Sequence[Word], start: int, end: int, facts: Facts) -> int:
    """Return where the second name of a run begins; its start if it is one name."""
    known = facts.organisations
    if known_organisation(fact_key(show_name(words[start:end])), facts):
        return start
    for at in range(start + 1, min(end - 1, start + LONGEST_KNOWN)):
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
        # Father and son are two persons.
        and key[-1] not in PERSON_ENDS
    )
