"""Whether the confidence of a line is real: how often lines of each confidence are right.

A kept line is right when it is part of the gold text, a removed line when it is not. Blank lines
do not count.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from benchmarks.cleaning_scores import Row
from benchmarks.gold_lines import find_body_lines
from plugins.model import KEPT_LABELS, Label, Line

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SURE = 0.9

Tally = Counter[tuple[bool, float, bool]]
"""Lines by: kept, lower edge of their confidence's bin, right."""


def tally_lines(lines: Sequence[Line], gold: str, *, is_html: bool) -> Tally:
    """Count the lines of one capture."""
    tally: Tally = Counter()
    body = find_body_lines([line.text for line in lines], gold, join_short=is_html)
    for line, is_body in zip(lines, body, strict=True):
        if line.label is not Label.BLANK:
            kept = line.label in KEPT_LABELS
            tally[kept, _bin(line.confidence), kept == is_body] += 1
    return tally


def _bin(confidence: float) -> float:
    # Confidences are sums of rounded numbers: 0.8999999 is 0.9.
    return max(edge for edge in _EDGES[:-1] if edge <= confidence + 1e-9)


def reliability_rows(data: str, tally: Tally) -> list[Row]:
    """Return one row for each bin of kept and of removed lines that holds any."""
    rows: list[Row] = []
    for kept in (True, False):
        for low, high in pairwise(_EDGES):
            right, wrong = tally[kept, low, True], tally[kept, low, False]
            if right + wrong:
                rows.append(_row(data, (kept, low, high), right, right + wrong))
    return rows


def _row(data: str, chosen: tuple[bool, float, float], right: int, lines: int) -> Row:
    kept, low, high = chosen
    return {
        "data": f"{data}/reliability",
        "system": "ours",
        "kept": kept,
        "confidence_low": low,
        "confidence_high": high,
        "lines": lines,
        "right": round(right / lines, 4),
    }


def sure_lines_right(tallies: Iterable[Tally]) -> float:
    """Return the share of right lines among those kept with a confidence of .9 or more."""
    total: Tally = sum(tallies, Counter())
    right, wrong = total[True, SURE, True], total[True, SURE, False]
    return right / (right + wrong) if right + wrong else 1.0
