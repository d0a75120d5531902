"""Saved HTML: the visible text of the page as lines, each with a label and its reason.

Provenance needs lines, and an extractor returns loose text. So the page is first turned into
lines of our own, and the extraction is then only evidence about them: a line is kept where its
words stand, in the page's order, in what trafilatura extracted.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from plugins.captures.core.html_metadata import (
    PageMetadata,
    quiet_trafilatura,
    read_article_body,
    read_metadata,
)
from plugins.model import Label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["HtmlPage", "LineLabel", "PageMetadata", "read_html", "sniff_charset"]

# Elements whose text a reader does not see as text of the page.
_HIDDEN: Final = frozenset(
    "audio canvas datalist embed head iframe noembed noframes noscript object script select style"
    " svg template textarea title video".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl"
    " dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
    " main menu nav ol option p pre search section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_SUBHEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TELLING: Final = _SUBHEADS | frozenset(
    "article aside figcaption footer h1 header li main nav pre time".split()
)
# ARIA landmarks say the same as the elements of their name.
_ROLES: Final = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "navigation": "nav",
}
_LANDMARKS: Final = ("nav", "footer", "aside", "header")
# The class the networks' own embed codes put around a post.
_POST_CLASSES: Final = frozenset(
    "bluesky-embed fb-post instagram-media mastodon-embed reddit-card reddit-embed-bq"
    " telegram-post text-post-media tiktok-embed twitter-tweet twitter-video".split()
)
_CAPTION_CLASS: Final = re.compile(r"(?:^|[-_])captions?(?:[-_]text)?$|^wp-caption-", re.IGNORECASE)

_LINE_SPACE: Final = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MARKUP_TEXT: Final = re.compile(r"\s*</?(?:script|style|iframe|noscript|ins|div)\b", re.I)
_CHARSET_WINDOW: Final = 4096
# What the WHATWG encoding standard reads under an older name: pages that say ISO-8859-1 hold
# the curly quotes of windows-1252.
_BROWSER_CHARSETS: Final = {
    "ascii": "windows-1252",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "ks_c_5601-1987": "cp949",
    "latin1": "windows-1252",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "us-ascii": "windows-1252",
    "x-sjis": "cp932",
}

# Thai, Lao, Chinese and Japanese write no spaces: there every character is taken for a word.
_UNSPACED: Final = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
# Trafilatura drops them (soft hyphens, joiners, direction marks), so no word may hold one.
_INVISIBLE: Final = dict.fromkeys(
    (0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065))
)

# A line of fewer words may stand in the extraction by chance, so all of it must.
_SHORT_LINE: Final = 5
_MIN_SHARE: Final = 0.5
_WINDOW: Final = 4
_MAX_DEPTH: Final = 12
_PROSE_WORDS: Final = 10
# A line that names the author or the time among other things; prose is longer.
_CREDIT_WORDS: Final = 14
# Some sites print the date above the headline; farther up it belongs to something else.
_KICKER_LINES: Final = 3
# What stands around names in bylines; taken out on both sides, so names lose nothing by it.
_BYLINE_WORDS: Final = frozenset(
    "by written words text and with und von et par y por e di en door av af og och".split()
)
_NAME_BREAK: Final = re.compile(r"\s*(?:[,;|/&]|\band\b)\s*")
_HEADLINE_TAIL: Final = re.compile(r"\s+[|–—·•»:-]+\s")
# Measured on the development half of the cleaning benchmark: 4,618 of 5,131 words of headings
# put back are body, and 31,859 of 35,953 lines outside the extraction are none.
_SUBHEAD_CONFIDENCE: Final = 0.9
_REST_CONFIDENCE: Final = 0.89


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLabel:
    """What a line is, the evidence for it, and how sure that is (0..1)."""

    label: Label
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """A saved page: its visible lines, one label each, and what it says about itself.

    No line is empty or holds a line break. Without any line labelled as body, the page holds
    no article that could be told from the rest.
    """

    lines: tuple[str, ...]
    labels: tuple[LineLabel, ...]
    metadata: PageMetadata


@dataclass(frozen=True, slots=True, kw_only=True)
class _ViewLine:
    """A visible line; ``within`` names what holds all of it, ``holds`` what holds a part."""

    text: str
    words: tuple[str, ...]
    within: frozenset[str]
    holds: frozenset[str]


class _Piece(NamedTuple):
    """A run of text, an image's alt text, or (``text`` None) the end of a line."""

    text: str | None
    within: frozenset[str] = frozenset()
    is_alt: bool = False


class _Gap(NamedTuple):
    """Words ``start``..``end`` of one side and ``low``..``high`` of the other, not compared yet."""

    start: int
    end: int
    low: int
    high: int
    depth: int


class _Evidence(NamedTuple):
    """An extracted text and the rule named after where it comes from."""

    rule: str
    text: str


class _Body(NamedTuple):
    """The lines kept and by which share of their words, their ends, and the rule."""

    rule: str
    kept: Mapping[int, float]
    first: int
    last: int


def read_html(source: str) -> HtmlPage:
    """Turn the source of a saved page into labelled lines. Never raises on any text."""
    parsed = _parse(source)
    if parsed is None:
        return HtmlPage(lines=(), labels=(), metadata=PageMetadata())
    tree, comments = parsed
    view = tuple(_view(tree))
    body = _find_body(tree, view)
    metadata = read_metadata(tree, comments)
    metadata = replace(metadata, headline=_settle_headline(metadata.headline, view))
    return HtmlPage(
        lines=tuple(line.text for line in view),
        labels=_label(view, body, metadata),
        metadata=metadata,
    )


def sniff_charset(raw: bytes) -> str | None:
    """Return the encoding a page declares in its first 4,096 bytes, as browsers understand it."""
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(raw[:_CHARSET_WINDOW], is_html=True)
    return _BROWSER_CHARSETS.get(declared, declared) if declared else None


# --- the page as lines ------------------------------------------------------------------------


def _parse(source: str) -> tuple["HtmlElement", tuple[str, ...]] | None:
    """Return the tree without comments, and the comments; None for a page without content."""
    from lxml import etree, html

    # Bytes, because lxml refuses strings that declare an encoding. huge_tree, because at 256
    # open elements, or 10 MB in one attribute (SingleFile inlines images), the parser would
    # drop the rest of the page; deeper than 2,048 it still does, so nothing overflows.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    raw = _CONTROL.sub("", source.replace("\x0c", " ")).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(raw, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    nodes = (
        *reversed(tuple(tree.itersiblings(etree.Comment, preceding=True))),
        *tree.iter(etree.Comment),
        *tree.itersiblings(etree.Comment),
    )
    comments = tuple(str(node.text or "") for node in nodes)
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    _drop_control_characters(tree)
    return tree, comments


def _drop_control_characters(tree: "HtmlElement") -> None:
    """Take out what "&#8;" and its like put into the text: trafilatura gives up on one."""
    for element in tree.iter():
        if element.text and _CONTROL.search(element.text):
            element.text = _CONTROL.sub("", element.text)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = _CONTROL.sub("", element.tail)


def _view(tree: "HtmlElement") -> Iterator[_ViewLine]:
    """Yield the visible lines in order; an image inside a paragraph never cuts it in two."""
    run: list[_Piece] = []
    alts: list[_Piece] = []
    for piece in (*_pieces(tree), _Piece(None)):
        if piece.text is not None and not piece.is_alt:
            run.append(piece)
        elif piece.is_alt and any(_is_visible(part.text or "") for part in run):
            alts.append(piece)
        else:
            lines = [run, *([alt] for alt in alts)] if piece.text is None else [[piece]]
            yield from filter(None, map(_join, lines))
            run, alts = [], []


def _join(run: Sequence[_Piece]) -> _ViewLine | None:
    """Return the line that pieces make; None where a reader would see nothing."""
    text = _LINE_SPACE.sub(" ", "".join(piece.text or "" for piece in run)).strip(" ")
    if not _is_visible(text):
        return None
    marks = [piece.within for piece in run if _is_visible(piece.text or "")]
    return _ViewLine(
        text=text,
        words=_split_words(text),
        within=frozenset.intersection(*marks) if marks else frozenset(),
        holds=frozenset.union(*marks) if marks else frozenset(),
    )


def _is_visible(text: str) -> bool:
    return bool(text.translate(_INVISIBLE).strip())


def _split_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text.translate(_INVISIBLE))))


def _pieces(tree: "HtmlElement") -> Iterator[_Piece]:
    """Walk the page and yield its text, alt texts and line ends in order."""
    from lxml import etree

    above: list[frozenset[str]] = [frozenset()]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "start":
            within = above[-1] | _marks(element, tag)
            above.append(within)
            if tag in _BLOCKS:
                yield _Piece(None)
            if tag == "img":
                yield _alt_piece(element, within)
            if tag in _HIDDEN:
                walk.skip_subtree()
            else:
                yield from _text_pieces(element.text, within)
        else:
            above.pop()
            if tag in _BLOCKS:
                yield _Piece(None)
            yield from _text_pieces(element.tail, above[-1])


def _marks(element: "HtmlElement", tag: str) -> frozenset[str]:
    """Return what an element tells about the lines in it."""
    marks = {tag} & _TELLING
    role = _ROLES.get((element.get("role") or "").lower())
    if role:
        marks.add(role)
    for name in (element.get("class") or "").split():
        if name in _POST_CLASSES:
            marks.add("post")
        if _CAPTION_CLASS.search(name):
            marks.add("caption class")
    return frozenset(marks)


def _alt_piece(element: "HtmlElement", within: frozenset[str]) -> _Piece:
    """An image is a line of its own, but one that stands for an emoji is part of its line."""
    alt = _CONTROL.sub("", element.get("alt") or "")
    is_word = any(c.isalnum() for c in alt)
    return _Piece(alt, within | {"img"} if is_word else within, is_alt=is_word)


def _text_pieces(text: str | None, within: frozenset[str]) -> Iterator[_Piece]:
    if text and "pre" in within:
        first, *rest = text.split("\n")
        yield _Piece(first, within)
        for part in rest:
            yield _Piece(None)
            yield _Piece(part, within)
    elif text:
        yield _Piece(text, within)


# --- which lines are the body -----------------------------------------------------------------


def _find_body(tree: "HtmlElement", view: Sequence[_ViewLine]) -> _Body:
    """Return the lines of the article by the best evidence that finds any."""
    for evidence in _collect_evidence(tree, view):
        kept = _settle(view, _align(view, evidence.text))
        if not _is_only_links(view, kept):
            return _make_body(evidence.rule, _with_subheads(view, kept))
    return _make_body("html.no-extraction", {})


def _is_only_links(view: Sequence[_ViewLine], kept: Collection[int]) -> bool:
    """True for nothing, and for the menu that default mode returns for a page without text.

    Sites do wrap whole articles in an element meant for menus, so the place alone says little.
    """
    return all(_landmark(view[i]) and len(view[i].words) < _PROSE_WORDS for i in kept)


def _make_body(rule: str, kept: Mapping[int, float]) -> _Body:
    return _Body(rule, kept, min(kept, default=0), max(kept, default=-1))


def _collect_evidence(tree: "HtmlElement", view: Sequence[_ViewLine]) -> Iterator[_Evidence]:
    """Yield extractions, the most trusted first.

    Precision mode is the best single setting on news, but on other pages it drops most or all
    of the text: default mode where it is under half of that. What the publisher states as the
    body (JSON-LD) goes first where it is no mere excerpt and really stands on the page: on the
    21 pages of the development half that have one, F1 .968 against trafilatura's .939.
    """
    precise = _Evidence("html.trafilatura-precision", _extract(tree, precise=True))
    default = _Evidence("html.trafilatura-default", _extract(tree, precise=False))
    stated = _Evidence("html.json-ld-body", read_article_body(tree))
    is_enough = 2 * len(precise.text) >= len(default.text)
    found = (precise, default) if is_enough else (default, precise)
    if 2 * len(stated.text) >= len(found[0].text) and _is_shown(stated.text, view):
        yield stated
    yield from (*found, stated)


def _extract(tree: "HtmlElement", *, precise: bool) -> str:
    """Return trafilatura's text of the page, "" where it finds none."""
    from trafilatura import extract

    quiet_trafilatura()
    try:
        return extract(tree, include_comments=False, favor_precision=precise) or ""
    except Exception:  # noqa: BLE001 - hostile markup raises anything; the other mode may work
        return ""


def _is_shown(text: str, view: Sequence[_ViewLine]) -> bool:
    """True when most words of a text stand on the page: a paywalled body may not."""
    wanted = Counter(_split_words(text))
    shown = Counter(word for line in view for word in line.words)
    return (wanted & shown).total() > 0.8 * wanted.total()


def _align(view: Sequence[_ViewLine], extraction: str) -> dict[int, float]:
    """Return the lines that stand in an extraction, each with the share of words that do.

    The extraction keeps the page's order, so both are compared as sequences of words, and the
    second of two equal lines is kept only where the extraction has it too. What trafilatura
    moved stands out of order; it is looked up only where the order explains less than half of
    the extraction, for it is mostly noise: on news precision .964 without, .962 with it.
    """
    page = [word for line in view for word in line.words]
    words = _split_words(extraction)
    places = _match_sequences(page, words)
    kept: dict[int, float] = {}
    start = 0
    for index, line in enumerate(view):
        found = [places[i] for i in range(start, start + len(line.words)) if i in places]
        start += len(line.words)
        share = _kept_share(found, len(line.words))
        if share is not None:
            kept[index] = share
    explained = sum(len(view[index].words) for index in kept)
    return kept if 2 * explained >= len(words) else _align_loosely(view, words)


def _kept_share(found: Sequence[int], length: int) -> float | None:
    """Return the share of a line's words that were found, None where it is not kept.

    Words scattered over the extraction match by chance: most must follow one another in it.
    """
    if not found:
        return None
    runs = sum(after == before + 1 for before, after in pairwise(found))
    share = len(found) / length
    if length < _SHORT_LINE:
        return share if share == 1 and runs == length - 1 else None
    return share if share >= _MIN_SHARE and runs >= _MIN_SHARE * (len(found) - 1) else None


def _align_loosely(view: Sequence[_ViewLine], words: Sequence[str]) -> dict[int, float]:
    """Keep lines by their four-word windows whatever the order, longest lines first.

    A window of the extraction supports one line only.
    """
    left = Counter(_runs(words, _WINDOW))
    kept: dict[int, float] = {}
    for index in sorted(range(len(view)), key=lambda i: (-len(view[i].words), i)):
        windows = Counter(_runs(view[index].words, _WINDOW))
        share = (windows & left).total() / max(1, windows.total())
        if len(view[index].words) >= _SHORT_LINE and share >= _MIN_SHARE:
            kept[index] = share
            left -= windows
    return kept


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[offset:] for offset in range(length)), strict=False)


def _settle(view: Sequence[_ViewLine], kept: Mapping[int, float]) -> dict[int, float]:
    """Take out what an extractor keeps but no reader calls body: h1, captions, alt texts."""
    never = frozenset({"h1", "figcaption", "img"})
    return {index: share for index, share in kept.items() if not view[index].within & never}


def _with_subheads(view: Sequence[_ViewLine], kept: dict[int, float]) -> dict[int, float]:
    """Put back headings the extractor drops between paragraphs; drop them at the end.

    A heading counts where nothing but headings and pictures stand between two kept lines: on
    the development half 90 % of such words are body, and recall rises by .006.
    A heading without text below it announces other stories.
    """
    order = sorted(kept)
    bridged = dict(kept)
    for before, after in pairwise(order):
        gap = range(before + 1, after)
        if len(gap) <= 6 and all(_is_subhead(view[i]) or _is_picture(view[i]) for i in gap):
            bridged |= {i: _SUBHEAD_CONFIDENCE for i in gap if _is_subhead(view[i])}
    while bridged and _is_subhead(view[max(bridged)]):
        del bridged[max(bridged)]
    return bridged


def _is_subhead(line: _ViewLine) -> bool:
    return bool(line.within & _SUBHEADS) and not _is_picture(line)


def _is_picture(line: _ViewLine) -> bool:
    return bool(line.within & {"img", "figcaption"})


# --- comparing sequences of words -------------------------------------------------------------


def _match_sequences(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Return positions of ``left`` and the positions of ``right`` they stand for, in order.

    Bram Cohen's patience diff: runs of words that stand once on both sides are anchors; between
    two anchors the search goes on with shorter runs. Unlike a longest common subsequence it
    takes near-linear time on any text.
    """
    matched: dict[int, int] = {}
    gaps = [_Gap(0, len(left), 0, len(right), 0)]
    while gaps:
        gap = _match_ends(left, right, gaps.pop(), matched)
        if gap.start < gap.end and gap.low < gap.high and gap.depth < _MAX_DEPTH:
            anchors = _find_anchors(left, right, gap)
            matched.update(anchors)
            gaps += _gaps_between(gap, anchors)
    return matched


def _match_ends(
    left: Sequence[str], right: Sequence[str], gap: _Gap, matched: dict[int, int]
) -> _Gap:
    """Match equal words at both ends of a gap and return what remains of it."""
    start, end, low, high, depth = gap
    while start < end and low < high and left[start] == right[low]:
        matched[start] = low
        start, low = start + 1, low + 1
    while start < end and low < high and left[end - 1] == right[high - 1]:
        end, high = end - 1, high - 1
        matched[end] = high
    return _Gap(start, end, low, high, depth)


def _find_anchors(left: Sequence[str], right: Sequence[str], gap: _Gap) -> list[tuple[int, int]]:
    """Return the places of runs that stand once on both sides, in order on both.

    Over the whole page single words are no anchors: one that stands once by chance, in a menu
    and in the text, would tie the wrong parts together.
    """
    for length in (8, 4, 2) if gap.depth == 0 else (4, 2, 1):
        ours = _single_runs(left, gap.start, gap.end, length)
        theirs = _single_runs(right, gap.low, gap.high, length)
        pairs = sorted((place, theirs[run]) for run, place in ours.items() if run in theirs)
        if pairs:
            return _longest_increasing(pairs)
    return []


def _single_runs(
    words: Sequence[str], start: int, end: int, length: int
) -> dict[tuple[str, ...], int]:
    """Return the runs of a length that stand exactly once in a range, with their places."""
    places: dict[tuple[str, ...], int] = {}
    repeated: set[tuple[str, ...]] = set()
    for place in range(start, end - length + 1):
        run = tuple(words[place : place + length])
        if places.setdefault(run, place) != place:
            repeated.add(run)
    return {run: place for run, place in places.items() if run not in repeated}


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs, sorted by the first, that rises in the second too."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        before.append(tails[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        tails[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = tails[-1] if tails else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _gaps_between(gap: _Gap, anchors: Sequence[tuple[int, int]]) -> Iterator[_Gap]:
    start, low = gap.start, gap.low
    for place, other in (*anchors, (gap.end, gap.high)) if anchors else ():
        yield _Gap(start, place, low, other, gap.depth + 1)
        start, low = place + 1, other + 1


# --- labels -----------------------------------------------------------------------------------


def _settle_headline(headline: str | None, view: Sequence[_ViewLine]) -> str | None:
    """Return the headline as the page's own h1 prints it, where the stated one only adds to it.

    "Headline - Site" is often all that a page states. That the part before the separator is an
    h1 of the page is evidence enough to end the headline there, whoever the site is.
    """
    if headline is None:
        return None
    printed = {_folded(line.words) for line in view if "h1" in line.within and line.words}
    fronts = (headline[: match.start()] for match in _HEADLINE_TAIL.finditer(headline))
    return next((part for part in fronts if _folded(_split_words(part)) in printed), headline)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _label(view: Sequence[_ViewLine], body: _Body, metadata: PageMetadata) -> tuple[LineLabel, ...]:
    headlines = _find_headlines(view, body, metadata.headline)
    text = {index: share for index, share in body.kept.items() if index not in headlines}
    body = _make_body(body.rule, text)
    names = _byline_forms(metadata.byline)
    head = min((i for i in headlines if i < body.first), default=0)
    credits_zone = range(max(0, head - _KICKER_LINES), body.last + 1)
    return tuple(
        headlines.get(index)
        or _label_by_markup(index, line, body)
        or _label_credits(line, names, index in credits_zone, index in body.kept)
        or _label_body(index, line, body)
        or _label_rest(line, body)
        for index, line in enumerate(view)
    )


def _find_headlines(
    view: Sequence[_ViewLine], body: _Body, headline: str | None
) -> dict[int, LineLabel]:
    """Return the lines that print the headline: the one that heads the body, and repetitions.

    It is the nearest one above the body, an h1 before others; where no line equals the stated
    headline, the nearest h1 above the body is taken for it.
    """
    wanted = _folded(_split_words(headline or ""))
    equal = {
        index: _sure(Label.HEADLINE, "html.headline-repeated")
        for index, line in enumerate(view)
        if wanted and _folded(line.words) == wanted and "img" not in line.within
    }
    first = min((index for index in body.kept if index not in equal), default=0)
    above = [index for index in range(first) if "h1" in view[index].within]
    choices = (
        [i for i in above if i in equal],
        [i for i in equal if i < first],
        [i for i in above if not _landmark(view[i])],
        [i for i in equal if not _landmark(view[i])][:1],
    )
    main = next((choice[-1] for choice in choices if choice), None)
    if main is None:
        return equal
    rule = "html.headline" if main in equal else "html.h1-above-body"
    return {**equal, main: _sure(Label.HEADLINE, rule)}


def _sure(label: Label, rule: str) -> LineLabel:
    return LineLabel(label=label, rule=rule, confidence=1.0)


def _landmark(line: _ViewLine) -> str | None:
    """Return the page part that holds a line; the header of an article is no page part."""
    for name in _LANDMARKS:
        if name in line.within and not (name == "header" and line.within & {"article", "main"}):
            return name
    return None


def _label_by_markup(index: int, line: _ViewLine, body: _Body) -> LineLabel | None:
    """Label by what the markup says outright."""
    if _MARKUP_TEXT.match(line.text):
        return _sure(Label.SCRIPT, "html.markup-as-text")
    if "img" in line.within:
        return _sure(Label.IMAGE_ALT, "html.image-alt")
    # A caption in a menu or below the article belongs to the picture of another story.
    is_own = _landmark(line) is None and (index <= body.last or "article" in line.within)
    if is_own and "figcaption" in line.within:
        return _sure(Label.CAPTION, "html.figcaption")
    if is_own and "caption class" in line.within and index not in body.kept:
        return _sure(Label.CAPTION, "html.caption-class")
    return None


def _byline_forms(byline: str | None) -> frozenset[tuple[str, ...]]:
    """Return the words of a byline and of each name in it."""
    names = (byline, *_NAME_BREAK.split(byline)) if byline else ()
    return frozenset(form for name in names if (form := _name_words(_split_words(name))))


def _name_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in _folded(words) if word not in _BYLINE_WORDS)


def _label_credits(
    line: _ViewLine, names: Collection[tuple[str, ...]], is_near: bool, is_kept: bool
) -> LineLabel | None:
    """Label the lines that say who wrote the article and when.

    Where the line is not near the article, only one that is the byline and nothing else counts.
    """
    if _landmark(line) or len(line.words) > _CREDIT_WORDS:
        return None
    words = _name_words(line.words)
    if words in names:
        return _sure(Label.BYLINE, "html.byline")
    if is_near and "time" in line.within:
        return _sure(Label.PUBLISHED, "html.time-element")
    if is_kept or not is_near:
        return None
    if any(len(name) > 1 and name in _runs(words, len(name)) for name in names):
        return _sure(Label.BYLINE, "html.holds-byline")
    return _sure(Label.PUBLISHED, "html.holds-time") if "time" in line.holds else None


def _label_body(index: int, line: _ViewLine, body: _Body) -> LineLabel | None:
    """Label the kept lines, and posts quoted between them."""
    if "post" in line.within and (index in body.kept or body.first < index < body.last):
        return _sure(Label.EMBED, "html.embedded-post")
    share = body.kept.get(index)
    if share is None:
        return None
    if line.within & _SUBHEADS:
        label = Label.SUBHEAD
    else:
        label = Label.LIST_ITEM if "li" in line.within else Label.BODY
    return LineLabel(label=label, rule=body.rule, confidence=round(share, 2))


def _label_rest(line: _ViewLine, body: _Body) -> LineLabel:
    landmark = _landmark(line)
    if landmark:
        return _sure(Label.NAVIGATION, f"html.in-{landmark}")
    rule = "html.not-in-extraction" if body.kept else "html.no-extraction"
    return LineLabel(label=Label.BOILERPLATE, rule=rule, confidence=_REST_CONFIDENCE)
