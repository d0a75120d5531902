"""Which lines of a page are its article, told from the article's text alone.

A line of at least five words is body when half of its 4-word shingles occur in the gold text and
no other line has used them up. Long lines choose first; among equals, the ones nearest to the
middle of the body. So a teaser that repeats the lead does not count beside the lead itself.
Shorter lines have no shingles to speak of. They are body when they equal a line of the gold and
stand inside the body or at most two lines off, or when they stand right between two body lines
and the gold holds their words. Blank lines are not counted.

Saved HTML gives every cell of a table a line of its own, where gold has the row. So there
neighbouring short lines are also read as one text: one of them is body when at least half of its
words lie in 4-word shingles of the gold.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WORD = re.compile(r"\w+")
_MIN_WORDS = 5
_MAX_LINES_OFF = 2

Shingle = tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Return the runs of word characters of a text, case kept."""
    return _WORD.findall(text)


def shingles(words: Sequence[str]) -> Counter[Shingle]:
    """Return the bag of 4-word shingles; a shorter text is one shingle."""
    if len(words) <= 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


def find_body_lines(lines: Sequence[str], gold: str, *, join_short: bool = False) -> list[bool]:
    """Say of each line whether it is part of the gold text. ``join_short`` is for saved HTML."""
    words = [words_of(line) for line in lines]
    filled = [i for i, line in enumerate(lines) if line.strip()]
    unused = shingles(words_of(gold))
    body = _long_body_lines(words, unused)
    if join_short:
        body |= _joined_lines(words, unused)
    if body:
        body |= _equal_lines(lines, filled, body, gold)
        body |= _enclosed_lines(words, filled, body, set(words_of(gold)))
    return [i in body for i in range(len(lines))]


def _long_body_lines(words: Sequence[Sequence[str]], unused: Counter[Shingle]) -> set[int]:
    """Find body lines of five words and more, and take their shingles out of ``unused``."""
    bags = {i: shingles(w) for i, w in enumerate(words) if len(w) >= _MIN_WORDS}
    likely = [i for i, bag in bags.items() if _is_half_in(bag, unused)]
    middle = _middle(likely, words)
    body = set()
    for index in sorted(likely, key=lambda i: (-len(words[i]), abs(i - middle))):
        if _is_half_in(bags[index], unused):
            body.add(index)
            unused.subtract(bags[index])
    return body


def _is_half_in(bag: Counter[Shingle], gold: Counter[Shingle]) -> bool:
    hits = sum(max(0, min(count, gold[shingle])) for shingle, count in bag.items())
    return 2 * hits >= bag.total()


def _middle(lines: Sequence[int], words: Sequence[Sequence[str]]) -> int:
    """Return the line at which half of the words of all these lines are reached."""
    total, so_far = sum(len(words[i]) for i in lines), 0
    for index in lines:
        so_far += len(words[index])
        if 2 * so_far >= total:
            return index
    return 0


def _joined_lines(words: Sequence[Sequence[str]], unused: Counter[Shingle]) -> set[int]:
    body = set()
    for run in _short_runs(words):
        joined = [(index, word) for index in run for word in words[index]]
        covered: Counter[int] = Counter()
        last_covered = -1
        for start in range(len(joined) - 3):
            window = joined[start : start + 4]
            if unused[tuple(word for _, word in window)] > 0:
                fresh = range(max(start, last_covered + 1), start + 4)
                covered.update(joined[place][0] for place in fresh)
                last_covered = start + 3
        body |= {i for i in run if words[i] and 2 * covered[i] >= len(words[i])}
    return body


def _short_runs(words: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    run: list[int] = []
    for index, found in enumerate(words):
        if len(found) < _MIN_WORDS:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _equal_lines(
    lines: Sequence[str], filled: Sequence[int], body: set[int], gold: str
) -> set[int]:
    wanted = {tuple(words_of(line)) for line in gold.splitlines()}
    places = [place for place, index in enumerate(filled) if index in body]
    near = filled[max(0, places[0] - _MAX_LINES_OFF) : places[-1] + _MAX_LINES_OFF + 1]
    found = {i: tuple(words_of(lines[i])) for i in near}
    return {i for i, words in found.items() if 0 < len(words) < _MIN_WORDS and words in wanted}


def _enclosed_lines(
    words: Sequence[Sequence[str]], filled: Sequence[int], body: set[int], gold: set[str]
) -> set[int]:
    return {
        line
        for (before, line), (_, after) in pairwise(pairwise(filled))
        if before in body and after in body and len(words[line]) < _MIN_WORDS
        if words[line] and gold.issuperset(words[line])
    }
