"""Runs of words that stand together in a name, with the small words and marks inside."""

from collections.abc import Iterator, Sequence

from plugins.keywords.core.facts import Facts, fact_key
from plugins.keywords.core.words import Word, show_name
from plugins.keywords.data.kind_words import ORGANISATION_OPENERS, PLACE_HEADS, POLICY
from plugins.keywords.data.vocabulary import Vocabulary

# What follows these with "for" or "on" belongs to the name: "Council on Foreign Relations".
_TAKES_FOR = frozenset(
    "alliance americans association board bureau campaign center centers centre centres citizens "
    "coalition commission committee council foundation fund institute movement network office "
    "organization society students subcommittee union veterans women".split()
)
OWNED = ("'s ", "' ")
"""Gaps after an owner: "Workers' Party"."""

_UNIVERSITY = ["university", "of"]

LONGEST_KNOWN = 8
"""Words: no known name has more; runs of capitals may have thousands."""


def find_runs(
    words: Sequence[Word], flags: Sequence[bool], vocabulary: Vocabulary, facts: Facts
) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that ``flags`` hold, as (start, end), with what is inside names."""
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
    if gap not in OWNED:
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


def reach_back(words: Sequence[Word], start: int, end: int, facts: Facts) -> int:
    """Return where a known name with an "and" begins: "Food and Drug Administration"."""
    if start < 2 or words[start - 1].key != "and" or words[start].breaks:
        return start
    fits = (
        at
        for at in range(max(0, start - 4), start - 1)
        for last in range(start + 1, min(end, start + LONGEST_KNOWN) + 1)
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
