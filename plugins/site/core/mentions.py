"""First mentions of names that have a page, for in-text links."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Combining accents belong to the letter before them: without them a name in decomposed
# Unicode ("Jose" + U+0301) would be linked without its accent.
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Words that may be linked, and the page they lead to."""

    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a paragraph, and their page."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetIndex:
    """Targets made ready for many articles.

    ``lengths`` gives, for a case-folded first word, how many words its targets have.
    ``ranked`` gives, for a target's words as compared, its rank (longest is 0) and page.
    """

    lengths: Mapping[str, tuple[int, ...]]
    ranked: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A place where a target stands: words ``first`` to ``first + count`` of a paragraph."""

    rank: int
    paragraph: int
    first: int
    count: int
    mention: Mention


def index_targets(targets: Sequence[Target]) -> TargetIndex:
    """Make targets ready for ``find_indexed_mentions``; those without a letter are dropped."""
    lengths: dict[str, set[int]] = {}
    ranked: dict[str, tuple[int, str]] = {}
    for rank, target in enumerate(sorted(targets, key=lambda target: -len(target.text))):
        words = list(_WORD.finditer(target.text))
        if not words:
            continue
        key = _comparable(target.text[words[0].start() : words[-1].end()], len(words))
        ranked.setdefault(key, (rank, target.path))
        lengths.setdefault(words[0].group().casefold(), set()).add(len(words))
    return TargetIndex(
        lengths={word: tuple(sorted(counts)) for word, counts in lengths.items()}, ranked=ranked
    )


def find_indexed_mentions(
    paragraphs: Sequence[str], index: TargetIndex, *, skip: Collection[str] = ()
) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions to link, one tuple per paragraph, each in reading order.

    Every target is linked at its first free whole-word mention, longest target first: links
    never overlap and no page is linked twice. Targets of several words ignore case; a single
    word must match it ("Turkey" is not "turkey"). Where two targets have the same words, the
    one given first is used. Pages in ``skip`` (the article's own) are not linked.
    """
    found = (
        place
        for number, text in enumerate(paragraphs)
        for place in _places(number, text, index)
        if place.mention.path not in skip
    )
    chosen: list[list[Mention]] = [[] for _ in paragraphs]
    ranks: set[int] = set()
    linked: set[str] = set()
    taken: set[tuple[int, int]] = set()
    for place in sorted(found, key=lambda place: (place.rank, place.paragraph, place.first)):
        words = {(place.paragraph, place.first + step) for step in range(place.count)}
        if place.rank in ranks or place.mention.path in linked or words & taken:
            continue
        ranks.add(place.rank)
        linked.add(place.mention.path)
        taken |= words
        chosen[place.paragraph].append(place.mention)
    return tuple(tuple(sorted(row, key=lambda mention: mention.start)) for row in chosen)


def _places(number: int, text: str, index: TargetIndex) -> Iterator[_Found]:
    """Yield every mention of every target in one paragraph.

    One dictionary look-up per word and target length: the number of targets does not count.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    for first, (start, stop) in enumerate(spans):
        for count in index.lengths.get(text[start:stop].casefold(), ()):
            if first + count > len(spans):
                break
            end = spans[first + count - 1][1]
            hit = index.ranked.get(_comparable(text[start:end], count))
            if hit:
                rank, path = hit
                mention = Mention(start=start, end=end, path=path)
                yield _Found(rank=rank, paragraph=number, first=first, count=count, mention=mention)


def _comparable(words: str, count: int) -> str:
    """Return words in the form in which text and target are compared."""
    if count == 1:
        return words
    return " ".join(words.translate(_STRAIGHT).casefold().split())
