"""What tells an article's line from the rest of a saved page: the features of the HTML model.

Every feature is named; ``html_model.json`` holds one weight per name. Five groups: the line's
own shape; its place on the page, measured against the run of lines that reads most like an
article and against the headline; its block, compared with the blocks of the same kind and with
those around it; what was extracted at the line and around it; and the marks of the elements that
hold it. Word lists of page furniture and the shape of the neighbours were tried: they add
nothing to these.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from plugins.captures.core.html_view import View, ViewLine
from plugins.captures.core.shapes import STOP_WORDS, ends_sentence

Row = list[float]

# Words that open lists of other stories and readers' comments, in lines of up to seven words.
_LIST_WORDS: Final = frozenset(
    "related trending popular recommended latest previous next stories also more read view see"
    " comment comments reply leave".split()
)
_LIST_LENGTH: Final = 8
_SEEN_WORDS: Final = 80
_SEEN_CHARS: Final = 1500
_SENTENCE_END: Final = re.compile(r"[.!?…。！？؟।][\"'”’)\]»]*(?=\s|$)")
_SUBHEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OFFSETS: Final = (-3, -2, -1, 1, 2, 3)
# Of the words of the bodies 0.3 % stand farther from both extraction and prose.
_REACH: Final = 10
_MAX_CHAIN: Final = 60
# A long line of prose: its characters are what a page's text is measured by.
_GOOD_CHARS: Final = 80
_GOOD_STOP_SHARE: Final = 0.2
_GOOD_LINK_SHARE: Final = 0.5
_MAIN_SHARES: Final = (0.9, 0.7, 0.5)
_NO_DEPTH: Final = 12
# Text outside every block.
_NO_BLOCK: Final = (-1,)

_SHAPE_NAMES: Final = (
    "log_length", "words", "stop_share", "stop_share_of_8", "ends", "ends_of_8", "capitals",
    "sentences", "repeated", "link_share", "good",
)  # fmt: skip
_PLACE_NAMES: Final = (
    "place", "chars_before", "good_before", "good_after", "off_middle", "good_2", "good_5",
    "good_10", "inside", "distance_before", "distance_after", "lists_since", "list_since",
    "log_lines", "log_good", "before", "inside_length", "inside_short", "inside_ends",
    "just_before", "likeness", "inside_likeness", "after_likeness", "before_likeness",
    "headline_likeness", "has_headline", "below_headline", "above_headline",
    "headline_distance", "is_headline",
)  # fmt: skip
_BLOCK_NAMES: Final = (
    "kind_good", "kind_lines", "kind_links", "kind_goodness",
    "good_in_block", "good_in_parent", "good_in_grandparent", "good_in_third",
    "links_in_parent", "links_in_grandparent", "links_in_third", "goodness_of_parent",
    "goodness_of_grandparent", "lines_in_parent", "lines_in_grandparent",
    "in_main_90", "in_main_70", "in_main_50", "depth_in_90", "depth_in_70", "depth_in_50",
    "small_part_of_main", "depth", "heading_of_text", "heading_of_heading", "heading_of_nothing",
    "short_above", "block_above", "block_below", "kind_above", "kind_below",
)  # fmt: skip
_SHARE_NAMES: Final = (
    "extracted", "any_extracted", "all_extracted", "above_extraction", "below_extraction",
    "amid_extraction", "distance_above", "distance_below", "extracted_1", "extracted_3",
    "extracted_8", "no_extraction", "extraction_size", "kind_extracted", "others_of_kind_extracted",
    "block_extracted", "parent_extracted", "extracted_length", "extracted_links",
    "good_not_extracted", "amid_length", "amid_heading",
    *(f"extracted@{offset:+d}" for offset in _OFFSETS),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The lines that were extracted, each with the share of its words that were.

    ``rule`` names the source; ``is_stated`` says that it is the publisher's own statement.
    """

    shares: Mapping[int, float]
    rule: str = ""
    is_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Features and marks of the lines from ``first`` on; those left out are far from any text."""

    first: int
    rows: list[Row]
    marks: list[frozenset[str]]


class _Shape(NamedTuple):
    """A line, looked at once: its own features and its content words."""

    row: Row
    content: frozenset[str]


class Prose(NamedTuple):
    """The run of lines [first, end) that reads most like an article, and its long lines."""

    first: int
    end: int
    good: tuple[bool, ...]


def page_feature_names() -> tuple[str, ...]:
    """Return the names of the features a page alone gives, in the order of the rows."""
    return (*_SHAPE_NAMES, *_PLACE_NAMES, *_BLOCK_NAMES)


def share_feature_names() -> tuple[str, ...]:
    """Return the names of the features an extraction adds."""
    return _SHARE_NAMES


def find_prose(lines: Sequence[ViewLine]) -> Prose:
    """Find the contiguous lines with the largest sum of weights: long prose adds, links take."""
    good: list[bool] = []
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for index, line in enumerate(lines):
        is_long = len(line.words) >= 10 or len(line.text) >= _GOOD_CHARS
        share = _stop_share(line) if is_long else 0.0
        is_prose = share >= _GOOD_STOP_SHARE and line.link_share < _GOOD_LINK_SHARE
        good.append(is_prose and len(line.text) >= _GOOD_CHARS)
        if total <= 0:
            start, total = index, 0.0
        total += _weight(line, share)
        if total > best_sum:
            best, best_sum = (start, index + 1), total
    return Prose(*best, tuple(good))


def _weight(line: ViewLine, stop_share: float) -> float:
    ends = ends_sentence(line.text)
    if len(line.words) < 10:
        return 0.0 if ends else -5.0
    if stop_share >= 0.28 or ends:
        return min(len(line.words), 60) * (1 - line.link_share)
    return -2.0


def _stop_share(line: ViewLine) -> float:
    words = line.words[:_SEEN_WORDS]
    return _count_stop_words(map(str.lower, words)) / max(1, len(words))


def _count_stop_words(words: Iterable[str]) -> int:
    return len([word for word in words if word in STOP_WORDS])


def _look_at(line: ViewLine, *, is_repeated: bool, is_good: bool) -> _Shape:
    text, count = line.text, max(1, len(line.words))
    first = line.words[:_SEEN_WORDS]
    words = list(map(str.lower, first))
    seen, ends = max(1, len(words)), ends_sentence(text)
    stop_share = _count_stop_words(words) / seen
    capitals = len([word for word in first if word[0].isupper()]) / seen
    has_sentences = ends or count > 12
    sentences = len(_SENTENCE_END.findall(text[:_SEEN_CHARS])) if has_sentences else 0
    row = [
        math.log1p(len(text)), min(count, 60) / 60, stop_share, stop_share * (count >= 8),
        float(ends), float(ends and count >= 8), capitals, min(6, sentences) / 6,
        float(is_repeated), line.link_share, float(is_good),
    ]  # fmt: skip
    content = frozenset([word for word in set(words) - STOP_WORDS if len(word) > 2])
    return _Shape(row, content)


def _opens_list(line: ViewLine) -> bool:
    words = line.words
    return len(words) < _LIST_LENGTH and not _LIST_WORDS.isdisjoint(map(str.lower, words))


class _Sums:
    """Per block or kind of block: characters, those of good lines, those of links, and lines."""

    def __init__(self, count: int) -> None:
        self.good = [0.0] * count
        self.chars = [0] * count
        self.links = [0.0] * count
        self.lines = [0] * count

    def add(self, key: int, good: float, chars: int, linked: float) -> None:
        """Count a line."""
        self.good[key] += good
        self.chars[key] += chars
        self.links[key] += linked
        self.lines[key] += 1

    def spread(self, around: Sequence[int]) -> None:
        """Add each block to the one around it; a block's number is higher than that."""
        for block in range(len(around) - 1, 0, -1):
            above = around[block]
            if above >= 0 and self.lines[block]:
                self.good[above] += self.good[block]
                self.chars[above] += self.chars[block]
                self.links[above] += self.links[block]
                self.lines[above] += self.lines[block]


class PageFeatures:
    """A page's lines with the sums that all rows need, made once; rows are made when asked for.

    ``headline`` are the words of the headline the page states, in lower case.
    """

    def __init__(self, view: View, prose: Prose, headline: frozenset[str]) -> None:
        """Sum up a page."""
        self.lines, self.around, self.stated = view.lines, view.around, headline
        self.first, self.end, self.good = prose
        self.count = len(view.lines)
        self.chars = [len(line.text) for line in view.lines]
        self.good_chars = [
            n * (1 - line.link_share) if good else 0.0
            for line, n, good in zip(view.lines, self.chars, self.good, strict=True)
        ]
        self.total = max(1.0, sum(self.good_chars))
        self._log_size = (math.log(max(1, self.count)), math.log1p(self.total))
        self.chars_so_far = [0, *accumulate(self.chars)]
        self.good_so_far = [0.0, *accumulate(self.good_chars)]
        self.good_counts = [0, *accumulate(self.good)]
        self._sum_blocks()
        self._look_at_lines()
        self._find_headlines()
        self._rows: dict[int, Row] = {}

    def describe(self) -> Described:
        """Return the features of the lines within ten lines of the run of prose."""
        first, end = self._reach(self.first, self.end)
        return self._described(first, [self._page_row(i) for i in range(first, end)])

    def describe_with(self, evidence: Evidence) -> Described:
        """Return them with what was extracted, also of the lines near the extraction."""
        shares = _Shares(evidence.shares, self)
        first, end = min(self.first, shares.first), max(self.end, shares.last + 1)
        first, end = self._reach(first, end)
        rows = [self._page_row(index) + shares.row(index) for index in range(first, end)]
        return self._described(first, rows)

    def _described(self, first: int, rows: list[Row]) -> Described:
        lines = self.lines[first : first + len(rows)]
        return Described(first=first, rows=rows, marks=[line.within for line in lines])

    def _reach(self, first: int, end: int) -> tuple[int, int]:
        return max(0, first - _REACH), min(self.count, end + _REACH)

    def _page_row(self, index: int) -> Row:
        row = self._rows.get(index)
        if row is None:
            shape = self._shape(index)
            place = self._place_row(index, shape) + self._headline_row(index, shape.content)
            block = self._block_row(index) + self._neighbour_row(index)
            row = self._rows[index] = shape.row + place + block
        return row

    def _shape(self, index: int) -> _Shape:
        shape = self._shapes.get(index)
        if shape is None:
            line, good = self.lines[index], self.good[index]
            repeated = self._repeats[line.text] > 1
            shape = self._shapes[index] = _look_at(line, is_repeated=repeated, is_good=good)
        return shape

    def _sum_blocks(self) -> None:
        # One more, for text outside every block: its number is -1.
        self.kinds, self.blocks = _Sums(len(self.around) + 1), _Sums(len(self.around) + 1)
        self._chains: dict[int, tuple[int, ...]] = {-1: ()}
        values = zip(self.lines, self.good_chars, self.chars, strict=True)
        for line, good, chars in values:
            linked = line.link_share * chars
            self.kinds.add(line.kind, good, chars, linked)
            self.blocks.add(line.block, good, chars, linked)
        self.blocks.spread(self.around)
        self.mains = [self._main_block(share) for share in _MAIN_SHARES]

    def chain(self, block: int) -> tuple[int, ...]:
        """Return a block and those around it, the nearest first, up to a depth no page needs."""
        chains, new = self._chains, []
        while block not in chains:
            new.append(block)
            block = self.around[block]
        found = chains[block]
        for inner in reversed(new):
            found = chains[inner] = (inner, *found[: _MAX_CHAIN - 1])
        return found or _NO_BLOCK

    def _main_block(self, share: float) -> int:
        """Return the smallest block that holds a share of the page's good text."""
        least = share * self.total
        good = self.blocks.good
        full = (block for block in range(len(self.around)) if good[block] >= least)
        return min(full, key=lambda block: (self.blocks.chars[block], -block), default=-2)

    def _look_at_lines(self) -> None:
        self._shapes: dict[int, _Shape] = {}
        self._repeats = Counter(line.text for line in self.lines)
        inside = [index for index in range(self.first, self.end) if self.good[index]]
        times: Counter[str] = Counter()
        for index in inside:
            times.update(self._shape(index).content)
        self.article_words = frozenset(times)
        self.common_words = frozenset(word for word, count in times.items() if count > 1)
        # From the run of prose on, how many lines so far opened a list of other stories.
        self._lists = [0, *accumulate(map(_opens_list, self.lines[self.first :]))]

    def _find_headlines(self) -> None:
        """Find the lines that print the headline or most of it, else the first headings."""
        wanted = self.stated
        lines = enumerate(self.lines) if wanted else ()
        found = [index for index, line in lines if _is_like(line, wanted)]
        self.is_headline = frozenset(found)
        found = found or [i for i, line in enumerate(self.lines) if "h1" in line.within]
        self.headline = max((i for i in found if i <= self.first + 3), default=-1)

    def _density(self, index: int, radius: int) -> float:
        low, high = max(0, index - radius), min(self.count, index + radius + 1)
        return (self.good_counts[high] - self.good_counts[low]) / (high - low)

    def _likeness(self, index: int, content: frozenset[str]) -> float:
        """Return how many of the line's content words the article's text uses elsewhere."""
        is_own = self.first <= index < self.end and self.good[index]
        used = self.common_words if is_own else self.article_words
        return len(content & used) / len(content) if content else 0.0

    def _place_row(self, index: int, shape: _Shape) -> Row:
        """Return the features of a line's place on the page."""
        own = shape.row
        above, below = max(0, self.first - index), max(0, index - self.end + 1)
        inside, before = self.first <= index < self.end, index < self.first
        since = self._lists[max(0, index - self.first)]
        likeness, place = self._likeness(index, shape.content), index / self.count
        return [
            place,
            self.chars_so_far[index] / max(1, self.chars_so_far[-1]),
            self.good_so_far[index] / self.total,
            1 - self.good_so_far[index + 1] / self.total,
            abs(place - 0.5),
            self._density(index, 2), self._density(index, 5), self._density(index, 10),
            float(inside), math.log1p(above), math.log1p(below),
            min(since, 4) / 4, float(since > 0),
            *self._log_size,
            float(before),
            inside * own[0], float(inside and len(self.lines[index].words) <= 3),
            inside * own[4], float(0 < above <= 3),
            likeness, inside * likeness, (below > 0) * likeness, before * likeness,
        ]  # fmt: skip

    def _headline_row(self, index: int, content: frozenset[str]) -> Row:
        at = self.headline
        return [
            len(content & self.stated) / max(1, len(content)),
            float(at >= 0),
            float(0 <= at < index),
            float(index < at),
            math.log1p(max(0, index - at)) if at >= 0 else 0.0,
            float(index in self.is_headline),
        ]

    def _block_row(self, index: int) -> Row:
        """Return the features of the block that holds a line, and of those around it."""
        line, blocks, kinds = self.lines[index], self.blocks, self.kinds
        chain, kind = self.chain(line.block), line.kind
        own, parent, grandparent, third = (*chain[:4], *(chain[-1:] * 3))[:4]
        good, chars, links, total = blocks.good, blocks.chars, blocks.links, self.total
        depths = [chain.index(main) if main in chain else -1 for main in self.mains]
        return [
            kinds.good[kind] / total,
            min(kinds.lines[kind], 20) / 20,
            kinds.links[kind] / kinds.chars[kind],
            kinds.good[kind] / kinds.chars[kind],
            good[own] / total, good[parent] / total, good[grandparent] / total, good[third] / total,
            links[parent] / chars[parent], links[grandparent] / chars[grandparent],
            links[third] / chars[third],
            good[parent] / chars[parent], good[grandparent] / chars[grandparent],
            min(blocks.lines[parent], 30) / 30, min(blocks.lines[grandparent], 30) / 30,
            *[float(depth >= 0) for depth in depths],
            *[(_NO_DEPTH if depth < 0 else depth) / _NO_DEPTH for depth in depths],
            float(depths[1] >= 0 and good[parent] < 0.02 * total),
            len(chain) / 20,
        ]  # fmt: skip

    def _neighbour_row(self, index: int) -> Row:
        lines, last, line = self.lines, self.count - 1, self.lines[index]
        above, below = lines[max(0, index - 1)], lines[min(last, index + 1)]
        is_heading = bool(line.within & _SUBHEADS)
        good_below = index < last and self.good[index + 1]
        good_soon = good_below or (index + 1 < last and self.good[index + 2])
        return [
            float(is_heading and good_below),
            float(is_heading and index < last and bool(below.within & _SUBHEADS)),
            float(is_heading and not good_soon),
            float(index == 0 or len(above.words) < 4),
            float(index > 0 and line.block == above.block),
            float(index < last and line.block == below.block),
            float(index > 0 and line.kind == above.kind),
            float(index < last and line.kind == below.kind),
        ]


class _Shares:
    """What was extracted of a page, with the sums its rows need."""

    def __init__(self, shares: Mapping[int, float], page: PageFeatures) -> None:
        self.shares, self.page = shares, page
        self.kept = sorted(shares)
        self.first = self.kept[0] if self.kept else page.count
        self.last = self.kept[-1] if self.kept else -1
        self.kept_so_far = [0, *accumulate(index in shares for index in range(page.count))]
        self.of_kind = Counter(page.lines[index].kind for index in self.kept)
        self.in_block: Counter[int] = Counter()
        for index in self.kept:
            self.in_block.update(page.chain(page.lines[index].block)[:2])
        chars = sum(page.chars[index] for index in self.kept)
        self.size = chars / max(1, page.chars_so_far[-1])

    def _kept_around(self, index: int, radius: int) -> float:
        low, high = max(0, index - radius), min(self.page.count, index + radius + 1)
        return (self.kept_so_far[high] - self.kept_so_far[low]) / (high - low)

    def row(self, index: int) -> Row:
        """Return the features of what was extracted at a line and around it."""
        shares, line, page = self.shares, self.page.lines[index], self.page
        share, length = shares.get(index, 0.0), math.log1p(page.chars[index])
        kept, amid = share > 0, self.first < index < self.last
        return [
            share, float(kept), float(share > 0.95),
            float(index < self.first), float(index > self.last), float(amid),
            math.log1p(max(0, self.first - index)), math.log1p(max(0, index - self.last)),
            self._kept_around(index, 1), self._kept_around(index, 3), self._kept_around(index, 8),
            float(not self.kept), self.size,
            *self._groups(line, kept=kept),
            kept * length, kept * line.link_share, float(not kept and page.good[index]),
            (amid and not kept) * length,
            float(amid and not kept and bool(line.within & _SUBHEADS)),
            *[shares.get(index + offset, 0.0) for offset in _OFFSETS],
        ]  # fmt: skip

    def _groups(self, line: ViewLine, *, kept: bool) -> Row:
        of_kind, kept_of_kind = self.page.kinds.lines[line.kind], self.of_kind.get(line.kind, 0)
        chain, lines, found = self.page.chain(line.block), self.page.blocks.lines, self.in_block
        own, parent = chain[0], chain[1] if len(chain) > 1 else chain[0]
        return [
            kept_of_kind / of_kind,
            (kept_of_kind - kept) / max(1, of_kind - 1),
            found.get(own, 0) / lines[own],
            found.get(parent, 0) / lines[parent],
        ]


def _is_like(line: ViewLine, headline: frozenset[str]) -> bool:
    if not 2 < len(line.words) < 2 * len(headline) + 3:
        return False
    return len(headline.intersection(map(str.lower, line.words))) >= 0.8 * len(headline)
