"""Paragraphs as pages show them: with their repairs, and places in the text moved along."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from plugins.model import Paragraph, Repair
from plugins.text.repairs import apply_repairs
from plugins.text.sentences import split_sentences

REACH = 160
"""Characters on each side of a name that are quoted at most; a sentence is often shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A text as shown. ``shifts`` says how far what stands behind 0, 1, … repairs is moved."""

    text: str
    repairs: tuple[Repair, ...]
    shifts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of the captured text are shown.

        An end that lies inside repaired characters takes all of them in.
        """
        return self._place(start, is_end=False), self._place(end, is_end=True)

    def _place(self, offset: int, *, is_end: bool) -> int:
        number = bisect_right(self.repairs, offset, key=lambda repair: repair.end)
        shift = self.shifts[number]
        following = self.repairs[number] if number < len(self.repairs) else None
        if following is None or offset <= following.start:
            return offset + shift
        return following.start + shift + (len(following.shown) if is_end else 0)


def show_paragraph(paragraph: Paragraph) -> ShownText:
    """Return a paragraph with its repairs made."""
    repairs = tuple(_applied(paragraph.text, paragraph.repairs))
    moved = (len(repair.shown) - (repair.end - repair.start) for repair in repairs)
    return ShownText(
        text=apply_repairs(paragraph.text, repairs),
        repairs=repairs,
        shifts=tuple(accumulate(moved, initial=0)),
    )


def shown_text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph as pages show it."""
    return apply_repairs(paragraph.text, paragraph.repairs)


def _applied(text: str, repairs: Sequence[Repair]) -> Iterator[Repair]:
    """Yield the repairs that ``apply_repairs`` makes: apart from one another, inside the text."""
    place = 0
    for repair in sorted(repairs, key=lambda repair: repair.start):
        if place <= repair.start <= repair.end <= len(text):
            yield repair
            place = repair.end


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the sentence that holds some characters: before them, they themselves, behind them.

    An ellipsis marks where a long one is cut.
    """
    # Looking further would cost a page of names the length of its articles for each name.
    low, high = max(0, start - 4 * REACH), min(len(text), end + 4 * REACH)
    spans = split_sentences(text[low:high])
    first = max((low + a for a, _ in spans if low + a <= start), default=low)
    last = min((low + b for _, b in spans if low + b >= end), default=high)
    before, after = text[first:start], text[end:last]
    return (
        _cut_before(before, is_cut=first == low > 0),
        text[start:end],
        _cut_after(after, is_cut=last == high < len(text)),
    )


def _cut_before(text: str, *, is_cut: bool) -> str:
    if len(text) <= REACH and not is_cut:
        return text
    kept = text[-REACH:]
    return f"… {kept.partition(' ')[2] or kept}"


def _cut_after(text: str, *, is_cut: bool) -> str:
    if len(text) <= REACH and not is_cut:
        return text
    kept = text[:REACH]
    return f"{kept.rpartition(' ')[0] or kept} …"
