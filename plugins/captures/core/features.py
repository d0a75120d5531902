"""What a line of a page says about itself, its neighbours and its place: the model's features.

Every feature is a named column with one number per line, and the model holds one weight per
name. Four groups: a line's own shape and words; what the labelling rules already found; the
line's place, measured against the run of lines that reads most like an article; and the same
of its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from plugins.captures.core.columns import shift
from plugins.captures.core.line_places import found_columns, mark_columns, place_columns
from plugins.captures.core.line_reading import (
    COUNTS,
    SHORT_WORDS,
    LineReading,
    Vocabulary,
    find_twins,
    list_names,
    read_line,
)

if TYPE_CHECKING:
    from plugins.captures.core.columns import Column, Columns

_NEIGHBOURS = (
    "log_length", "words", "stop_share", "stop_share_of_8", "ends", "ends_of_8", "bullet",
    "capitals", "sentences", "repeated", "likeness", "inside_free",
)  # fmt: skip
_OFFSETS = (-3, -2, -1, 1, 2, 3)
_PROSE_WORDS = 12
_GOOD_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLines:
    """What the model is told of a page: lines with text, in order.

    ``found`` names per line what the rules made of it, "" where they are silent; ``run`` is
    the maximum-sum segment as [first, last + 1).
    """

    texts: tuple[str, ...]
    blank_above: tuple[bool, ...]
    found: tuple[str, ...]
    run: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The columns of a page, and per line its length class and the grams it holds."""

    columns: "Columns"
    sizes: tuple[str, ...]
    grams: tuple[frozenset[str], ...]


def describe_lines(page: PageLines, vocabulary: Vocabulary | None = None) -> Described:
    """Return the columns of a page; its lines hold text and are normalised.

    With a ``vocabulary`` only the grams in it are returned.
    """
    # Lists of links come again, so a text is read once.
    readings = {text: read_line(text, vocabulary) for text in dict.fromkeys(page.texts)}
    lines = [readings[text] for text in page.texts]
    counts = _counts(lines)
    columns = _shape_columns(counts) | _mark_columns(counts) | _list_columns(lines, counts)
    columns |= _repeat_columns(page.texts)
    columns |= found_columns(page.found, page.run)
    good = columns["chars_80"] * (columns["stop_share"] >= _GOOD_SHARE)
    is_long = counts["n_words"] >= _PROSE_WORDS
    prose = (is_long & (counts["n_sentences"] > 0)).astype(float)
    columns |= place_columns(counts["chars"], good, page.blank_above, page.run)
    columns |= _inside_columns(columns)
    columns |= mark_columns(columns, counts["n_words"], prose, page.run[0])
    columns |= _likeness_columns(page, lines, columns, good)
    columns |= _neighbour_columns(columns)
    sizes = tuple("s" if n <= 3 else "m" if n < 10 else "l" for n in counts["n_words"].tolist())
    return Described(columns=columns, sizes=sizes, grams=tuple(line.grams for line in lines))


def _counts(lines: Sequence[LineReading]) -> "Columns":
    import numpy as np

    numbers = chain.from_iterable(line.counts for line in lines)
    rows = np.fromiter(numbers, float, len(lines) * len(COUNTS)).reshape(len(lines), len(COUNTS))
    return dict(zip(COUNTS, rows.T.copy(), strict=True))


def _shape_columns(counts: "Columns") -> "Columns":
    """Return how long the lines are, and how they are built."""
    import numpy as np

    n, chars, sentences = counts["n_words"], counts["chars"], counts["n_sentences"]
    stops, upper, ends = counts["stops"] / n, counts["upper"] / n, counts["ends"]
    return {
        "log_length": np.log1p(chars),
        "words": np.minimum(n, 60) / 60,
        "stop_share": stops,
        "stop_share_of_8": stops * (n >= 8),
        "ends": ends,
        "ends_of_8": ends * (n >= 8),
        "capitals": upper,
        "capitals_of_4": upper * (n >= 4),
        "inner_capitals": (counts["upper"] - counts["first_upper"]) / np.maximum(1, n - 1),
        "digits": counts["figures"] / n,
        "sentences": np.minimum(6, sentences) / 6,
        "words_a_sentence": np.minimum(n / np.maximum(1, sentences), 60) / 60,
        "sentences_a_word": sentences / (n + 1),
        "one_word": (n <= 1).astype(float),
        "three_words": (n <= 3).astype(float),
        "nine_words": ((n >= 4) & (n <= 9)).astype(float),
        "chars_80": (chars >= 80).astype(float),
        "chars_200": (chars >= 200).astype(float),
    }


def _mark_columns(counts: "Columns") -> "Columns":
    """Return the signs in the lines, and which of these are short."""
    n = counts["n_words"]
    is_short = n < SHORT_WORDS
    same = ("bullet", "lower_start", "all_capitals", "dash", "date", "reply_line", "calls")
    return {
        **{name: counts[name] for name in same},
        "commas": counts["separators"] / n,
        "colon_of_4": counts["colon_end"] * (n > 3),
        "date_short": counts["date"] * is_short,
        "clock_short": counts["clock"],
        "calls_short": counts["calls"] * is_short,
    }


def _list_columns(lines: Sequence[LineReading], counts: "Columns") -> "Columns":
    """Return per word list whether a line holds one of its phrases, and whether a short one."""
    import numpy as np

    names = list_names()
    bits = np.array([line.lists for line in lines])
    held = (bits >> np.arange(len(names))[:, None] & 1).astype(float)
    short = held * (counts["n_words"] < SHORT_WORDS)
    return dict(zip(names, held, strict=True)) | {
        f"{name}_short": row for name, row in zip(names, short, strict=True)
    }


def _repeat_columns(texts: Sequence[str]) -> "Columns":
    """Return whether a line stands more than once, or a neighbour holds the same words."""
    import numpy as np

    once, again = set[str](), set[str]()
    for text in texts:
        (again if text in once else once).add(text)
    return {
        "repeated": np.array([text in again for text in texts], dtype=float),
        "twin": np.array(find_twins(texts), dtype=float),
    }


def _inside_columns(own: "Columns") -> "Columns":
    """Return what a line's shape means inside the run."""
    names = ("log_length", "one_word", "bullet", "ends")
    return {f"inside_{name}": own["inside"] * own[name] for name in names}


def _likeness_columns(
    page: PageLines, lines: Sequence[LineReading], own: "Columns", good: "Column"
) -> "Columns":
    """Return how much of a line's content the run of prose uses elsewhere, and the headline."""
    import numpy as np

    first, end = page.run
    core = {i for i in range(first, end) if good[i]}
    once, again = set[str](), set[str]()
    for index in core:
        again |= once & lines[index].content
        once |= lines[index].content
    likeness = np.array(
        [_share(line.content, again if i in core else once) for i, line in enumerate(lines)]
    )
    found = zip(lines, page.found, strict=True)
    headline = next((line.content for line, label in found if label == "headline"), frozenset())
    inside, before = own["inside"], own["before"]
    return {
        "likeness": likeness,
        "inside_likeness": inside * likeness,
        "before_likeness": before * likeness,
        "after_likeness": (own["distance_after"] > 0) * likeness,
        "short_likeness": likeness * own["three_words"],
        "like_headline": np.array([_share(line.content, headline) for line in lines]),
    }


def _share(content: frozenset[str], words: "set[str] | frozenset[str]") -> float:
    return len(content & words) / len(content) if content else 0.0


def _neighbour_columns(columns: "Columns") -> "Columns":
    import numpy as np

    block = np.array([columns[name] for name in _NEIGHBOURS])
    around = {offset: shift(block, offset) for offset in _OFFSETS}
    return {
        f"{name}@{offset:+d}": rows[place]
        for offset, rows in around.items()
        for place, name in enumerate(_NEIGHBOURS)
    }
