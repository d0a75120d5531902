"""Where the lines of a page stand: to the run of prose, the headline, marks and lists."""

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from plugins.captures.core.columns import window, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from plugins.captures.core.columns import Column, Columns

_MAX_LISTS = 4
_RADII = (2, 5, 10, 20)
_MARKS = ("reply", "time", "list")

# What the rules may have made of a line, in the order of the columns.
FOUND = (
    "ad", "caption", "comments", "copyright", "credit", "follow", "headline", "image_alt",
    "legal", "navigation", "newsletter", "paywall", "promotion", "published", "script",
    "section_header", "share", "teaser", "widget",
)  # fmt: skip
_NUMBER = {name: number for number, name in enumerate(FOUND)}
_FREE, _OTHER = -1, -2


def found_columns(found: Sequence[str], run: tuple[int, int]) -> "Columns":
    """Return what the rules made of each line, and where it stands to what they found."""
    import numpy as np

    kinds = np.array([_NUMBER.get(name, _OTHER) if name else _FREE for name in found])
    marks = (kinds == np.arange(len(FOUND))[:, None]).astype(float)
    columns = {f"found_{name}": row for name, row in zip(FOUND, marks, strict=True)}
    inside = np.zeros(len(kinds))
    inside[slice(*run)] = 1.0
    columns["inside"] = inside
    columns["inside_free"] = inside * (kinds == _FREE)
    return columns | _header_columns(kinds)


def _header_columns(kinds: "NDArray[np.int_]") -> "Columns":
    """Return where each line stands to the headline and to marked furniture."""
    import numpy as np

    index = np.arange(len(kinds), dtype=float)
    heads = np.flatnonzero(kinds == _NUMBER["headline"])
    distance = index - heads[-1] if len(heads) else np.zeros(len(kinds))
    furniture = (kinds != _FREE).astype(float)
    furniture[(kinds == _NUMBER["headline"]) | (kinds == _NUMBER["published"])] = 0.0
    furniture_3, furniture_10 = windows(furniture, (3, 10))
    return {
        "above_headline": (distance < 0).astype(float),
        "below_headline": (distance > 0).astype(float),
        "headline_above": np.log1p(np.maximum(0, distance)),
        "headline_below": np.log1p(np.maximum(0, -distance)),
        "furniture_3": furniture_3,
        "furniture_10": furniture_10,
    }


def place_columns(
    chars: "Column", good: "Column", blank_above: Sequence[bool], run: tuple[int, int]
) -> "Columns":
    """Return where each line stands on the page and to the run, and how large both are.

    ``good`` is 1 for long lines with function words.
    """
    import numpy as np

    count, (first, end) = len(chars), run
    index = np.arange(count, dtype=float)
    good_chars = chars * good
    so_far, total = np.cumsum(good_chars), max(1.0, good_chars.sum())
    above, below = np.maximum(0, first - index), np.maximum(0, index - end + 1)
    blank = np.array(blank_above, dtype=float)
    return {
        "place": index / count,
        "off_middle": abs(index / count - 0.5),
        "chars_before": (np.cumsum(chars) - chars) / chars.sum(),
        "good_before": (so_far - good_chars) / total,
        "good_after": 1 - so_far / total,
        **{f"good_{r}": means for r, means in zip(_RADII, windows(good, _RADII), strict=True)},
        "good_length": np.log1p(window(good_chars, 3)),
        "distance_before": np.log1p(above),
        "distance_after": np.log1p(below),
        "before": (index < first).astype(float),
        "just_before": ((above > 0) & (above <= 3)).astype(float),
        "blank_above": blank,
        "blank_below": np.append(blank[1:], 1.0),
        "log_lines": np.full(count, np.log(count)),
        "log_good": np.full(count, np.log1p(good_chars.sum())),
    }


def mark_columns(own: "Columns", n_words: "Column", prose: "Column", first: int) -> "Columns":
    """Return how near, how dense and how many the marks of comments and lists are.

    ``prose`` is 1 for lines of prose, ``first`` the line the run begins at.
    """
    import numpy as np

    prose_words = n_words * prose
    time = np.maximum(own["date_short"], own["clock_short"])
    lists = np.maximum(own["related_short"], own["comments_short"]) * (n_words < 8)
    reply = np.maximum(own["reply_line"], own["found_comments"])
    personal = np.maximum(own["first_person"], own["address_you"])
    since = np.cumsum(lists)
    since = np.minimum(np.maximum(since - since[min(first, len(n_words) - 1)], 0), _MAX_LISTS)
    lengths = n_words[prose > 0].tolist()
    typical = median(lengths) if lengths else 1.0
    columns = {
        "lists_since": since / _MAX_LISTS,
        "list_since": (since > 0).astype(float),
        "reply_total": np.full(len(n_words), np.log1p(reply.sum()) / 3),
        "replies_so_far": np.log1p(np.cumsum(reply)) / 3,
        "personal_5": window(personal * prose_words, 5) / np.maximum(window(prose_words, 5), 1),
        "length_to_median": np.minimum(n_words / typical, 4) / 4,
    }
    marks = np.array([reply, time, lists])
    near, wide = windows(marks, (5, 15))
    around = {
        "5": near,
        "15": wide,
        "behind": _prose_since(marks, prose_words),
        "ahead": _prose_since(marks[:, ::-1], prose_words[::-1])[:, ::-1],
    }
    for end, block in around.items():
        columns |= {f"{n}_{end}": row for n, row in zip(_MARKS, block, strict=True)}
    return columns


def _prose_since(marks: "Column", prose_words: "Column") -> "Column":
    """Return how much prose stands since the last mark above a line, 1 where there is none.

    Each row of ``marks`` is one kind of mark.
    """
    import numpy as np

    before = np.cumsum(prose_words) - prose_words
    last = np.full((len(marks), len(before)), -1.0)
    last[:, 1:] = np.maximum.accumulate(np.where(marks > 0, before, -1.0), axis=1)[:, :-1]
    distance = np.log1p(np.maximum(0.0, before - last))
    return np.where(last < 0, 10.0, distance) / 10
