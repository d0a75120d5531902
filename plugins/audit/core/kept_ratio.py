"""Captures of which strikingly much or little was kept.

Every layout keeps a share of its own: a page of one story keeps most of its words, an
aggregator's page half of them. So a capture is compared with the others of its layout, by
median and median absolute deviation, which a few wrong captures do not move. Where there are
too few to compare with, a fixed lower bound decides.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from plugins.model import Capture, Code, Finding
from plugins.text.kept import Tally, tally_capture

# Of 553 benchmark pages, each read as text and as HTML, 5 % came out badly (F1 below .8); of the
# 57 that kept less than a quarter of their words, 25 %. A large share is no such sign: of the 14
# that kept more than 97 %, none came out badly, so there is no upper bound.
LOW_SHARE = 0.25

# Leys et al. (2013) call 2.5 moderately conservative. On the pages above it names 59, of which
# 25 % came out badly; 3 names 22 (27 %), 3.5 names 5.
DEVIATIONS = 2.5
# A median absolute deviation, times this, estimates the standard deviation of a normal spread.
TO_DEVIATION = 1.4826
# Captures of one layout may be very much alike; a twentieth more or less is never striking.
MIN_DEVIATION = 0.05
# Below this number the median itself is chance.
COMPARED_FROM = 10
# A capture of fewer words is a note, and its share is chance.
MIN_WORDS = 50


def kept_ratio_findings(captures: Sequence[Capture]) -> Iterator[Finding]:
    """Yield a finding for each capture whose share of kept words is striking."""
    layouts: dict[tuple[str, str], list[tuple[Capture, Tally]]] = defaultdict(list)
    for capture in captures:
        tally = tally_capture(capture)
        if tally.text_words >= MIN_WORDS:
            layouts[capture.layout, capture.media_type].append((capture, tally))
    for group in layouts.values():
        compare = _compared if len(group) >= COMPARED_FROM else _bounded
        yield from compare(group)


def _compared(group: Sequence[tuple[Capture, Tally]]) -> Iterator[Finding]:
    """Yield the captures that lie far from the others of their layout."""
    shares = [tally.kept_share for _, tally in group]
    middle = median(shares)
    spread = max(median(abs(share - middle) for share in shares) * TO_DEVIATION, MIN_DEVIATION)
    low, high = middle - DEVIATIONS * spread, middle + DEVIATIONS * spread
    usual = f"the {len(group)} captures of this layout usually keep about {middle:.0%}"
    for capture, tally in group:
        if not low <= tally.kept_share <= high:
            yield _finding(capture, tally, usual)


def _bounded(group: Sequence[tuple[Capture, Tally]]) -> Iterator[Finding]:
    """Yield the captures below the fixed bound."""
    usual = f"below {LOW_SHARE:.0%} text has often been lost"
    for capture, tally in group:
        if tally.kept_share < LOW_SHARE:
            yield _finding(capture, tally, usual)


def _finding(capture: Capture, tally: Tally, usual: str) -> Finding:
    return Finding(
        code=Code.CAPTURE_KEPT_RATIO,
        subject=capture.path,
        message=f"{tally.kept_words:,} of {tally.text_words:,} words ({tally.kept_share:.0%}) "
        f"stand in articles; {usual}.",
        hint="Look at its audit page; correct it in the sidecar, "
        f'or state accept = ["{Code.CAPTURE_KEPT_RATIO.label}"] there.',
    )
