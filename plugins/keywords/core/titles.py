"""Titles and offices at the front of a run of capitals, which are no part of the name."""

from collections.abc import Iterator, Sequence

from plugins.keywords.core.facts import Facts, fact_key
from plugins.keywords.core.name_runs import LONGEST_KNOWN, OWNED
from plugins.keywords.core.words import Word, show_name
from plugins.keywords.data.kind_words import ORGANISATION_HEADS, PLACE_HEADS, POSITIONS
from plugins.keywords.data.vocabulary import Vocabulary

_HEADS = ORGANISATION_HEADS | PLACE_HEADS
# Words of a player's name.
_LONGEST_PLAYER = 3


def end_of_titles(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary, facts: Facts
) -> tuple[int, int]:
    """Return where a known name before the titles ends, and where the name after them begins.

    "Kenya Foreign Minister Jane Roe" is Kenya and Jane Roe. Without titles both are ``start``;
    the second is ``end`` where nothing but an office is left.
    """
    run = words[start:end]
    owned = any(word.gap in OWNED for word in run[1:])
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
    most = min(len(run), LONGEST_KNOWN)
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


def find_position(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the player's position in a run: "CB" of "Falcons CB Jane Roe".

    Two or three words must follow, the last of them as a surname: "TE Components Ltd" and "WR Berg"
    are companies.
    """
    last = words[end - 1]
    if last.text.isupper() or not last.text[0].isupper() or last.key in _HEADS:
        return None
    near = range(max(start, end - 1 - _LONGEST_PLAYER), end - 2)
    return next((at for at in near if words[at].text in POSITIONS), None)


def titles_before(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> Iterator[int]:
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
