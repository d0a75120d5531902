"""Names that are only ever pieces of a longer one, which the rules for names do not see whole."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from plugins.keywords.core.names import Names
from plugins.keywords.core.words import Word
from plugins.keywords.data.vocabulary import Vocabulary


def find_pieces(
    words: Sequence[Word], names: Names, told: Collection[int], vocabulary: Vocabulary
) -> frozenset[int]:
    """Return the numbers of the spans that hold but a piece of a name.

    These are names of which nothing tells what they stand for (``told`` are the spans of the
    others), and beside which there stands another name wherever they occur, with no more between
    than a small word or a possessive: "Meet" and "Press" of "Meet the Press", "King" and "Cross" of
    "King's Cross"; or an ordinal ("21st Century Fox") or a day ("Palm Sunday").
    Where they are candidates, 1.5 instead of .7 of 100 keywords are junk on the editorial gold
    (half for tuning), and F1 by folds is .498 instead of .502 there.
    """
    numbers = defaultdict(list)
    for number in range(len(names.spans)):
        if number not in told:
            numbers[names.keys[number]].append(number)
    return frozenset(
        number
        for same in numbers.values()
        if all(_is_joined(names.spans[number], words, names, vocabulary) for number in same)
        for number in same
    )


def _is_joined(
    span: tuple[int, int], words: Sequence[Word], names: Names, vocabulary: Vocabulary
) -> bool:
    start, end = span
    before = words[start - 1].key if not words[start].breaks else ""
    after = words[end] if end < len(words) and not words[end].breaks else None
    return (
        _joins(words, start, names, vocabulary, -1)
        or _joins(words, end, names, vocabulary, 1)
        or before in vocabulary.ordinal_endings
        or (after is not None and after.key in vocabulary.run_breakers)
    )


def _joins(words: Sequence[Word], at: int, names: Names, vocabulary: Vocabulary, step: int) -> bool:
    """Tell whether a name goes on, before or after a border between two words."""
    if not 0 < at < len(words):
        return False
    if words[at].gap[:2] == "'s":
        return at - (step < 0) in names.span_at
    small, beyond = (at - 1, at - 2) if step < 0 else (at, at + 1)
    if not 0 <= beyond < len(words) or words[small].key not in vocabulary.joins_names:
        return False
    return beyond in names.span_at and not (words[at].breaks or words[max(small, beyond)].breaks)
