"""Links in running text: what a text names, and which of its places are linked."""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Combining accents belong to the letter before them: without them a name in decomposed
# Unicode ("Jose" + U+0301) would be linked without its accent.
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'"})
_QUOTATION_MARK = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Words that may be linked, and the page they lead to."""

    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a paragraph, and their page.

    Without a ``path`` they are a name that has no page: nothing inside it is linked either.
    Of two that are the same characters the one of the lower ``rank`` counts.
    """

    paragraph: int
    start: int
    end: int
    path: str
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetIndex:
    """Targets made ready for many articles.

    ``lengths`` gives, for a case-folded first word, how many words its targets have.
    ``pages`` gives, for a target's words as compared, its page.
    """

    lengths: Mapping[str, tuple[int, ...]]
    pages: Mapping[str, str]


def index_targets(targets: Sequence[Target]) -> TargetIndex:
    """Make targets ready for ``find_targets``; those without a letter are dropped.

    Where two have the same words, the one given first counts.
    """
    lengths: dict[str, set[int]] = {}
    pages: dict[str, str] = {}
    for target in targets:
        words = list(_WORD.finditer(target.text))
        if not words:
            continue
        key = _comparable(target.text[words[0].start() : words[-1].end()], len(words))
        pages.setdefault(key, target.path)
        lengths.setdefault(words[0].group().casefold(), set()).add(len(words))
    return TargetIndex(
        lengths={word: tuple(sorted(counts)) for word, counts in lengths.items()}, pages=pages
    )


def find_targets(paragraphs: Sequence[str], index: TargetIndex) -> Iterator[TextLink]:
    """Yield every whole-word mention of every target.

    Targets of several words ignore case; a single word must match it ("Turkey" is not
    "turkey"). One dictionary look-up per word and target length: their number does not count.
    """
    for number, text in enumerate(paragraphs):
        spans = [match.span() for match in _WORD.finditer(text)]
        for first, (start, stop) in enumerate(spans):
            for count in index.lengths.get(text[start:stop].casefold(), ()):
                if first + count > len(spans):
                    break
                end = spans[first + count - 1][1]
                path = index.pages.get(_comparable(text[start:end], count))
                if path:
                    yield TextLink(paragraph=number, start=start, end=end, path=path)


def choose_links(
    found: Iterable[TextLink], paragraphs: Sequence[str]
) -> tuple[tuple[TextLink, ...], ...]:
    """Return the places to link, one tuple per paragraph, each in reading order.

    Of places that overlap the longest stays, then the earliest: the Ministry of Defence is no
    mention of defence. Of what stays each page is linked once, where it is first named.
    """
    linked: set[str] = set()
    chosen: list[list[TextLink]] = [[] for _ in paragraphs]
    for link in sorted(_apart(found, paragraphs), key=_reading_order):
        if link.path and link.path not in linked:
            linked.add(link.path)
            chosen[link.paragraph].append(link)
    return tuple(map(tuple, chosen))


def _reading_order(link: TextLink) -> tuple[int, int]:
    return link.paragraph, link.start


def _apart(found: Iterable[TextLink], paragraphs: Sequence[str]) -> Iterator[TextLink]:
    """Yield the links that no longer or earlier one overlaps."""
    taken: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
    usable = (link for link in found if _is_usable(link, paragraphs))
    for link in sorted(usable, key=_precedence):
        spans = taken[link.paragraph]
        at = bisect_right(spans, (link.start, link.end))
        before = spans[at - 1][1] if at else 0
        behind = spans[at][0] if at < len(spans) else link.end
        if before <= link.start and link.end <= behind:
            insort(spans, (link.start, link.end))
            yield link


def _precedence(link: TextLink) -> tuple[int, int, int, int, str]:
    return link.start - link.end, link.paragraph, link.start, link.rank, link.path


def _is_usable(link: TextLink, paragraphs: Sequence[str]) -> bool:
    """Return True for a place in the text that does not run over the edge of a quotation."""
    if not 0 <= link.paragraph < len(paragraphs):
        return False
    text = paragraphs[link.paragraph]
    if not 0 <= link.start < link.end <= len(text):
        return False
    return len(_QUOTATION_MARK.findall(text, link.start, link.end)) % 2 == 0


def _comparable(words: str, count: int) -> str:
    """Return words in the form in which text and target are compared."""
    if count == 1:
        return words
    return " ".join(words.translate(_STRAIGHT).casefold().split())
