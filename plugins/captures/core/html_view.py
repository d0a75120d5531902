"""A saved page as the lines a reader would see, each with what the markup says about it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements whose text a reader does not see as text of the page.
_HIDDEN: Final = frozenset(
    "audio canvas datalist embed head iframe noembed noframes noscript object script select style"
    " svg template textarea title video".split()
)
# The same without what metadata stand in, and without what may hold metadata.
_TEXTLESS: Final = tuple(
    "audio canvas datalist embed iframe input map noembed noframes object select source style svg"
    " template textarea video".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl"
    " dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
    " main menu nav ol option p pre search section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_TELLING: Final = tuple(
    "a address article aside b blockquote button code dd dl em figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header i label li main nav ol p pre section small strong table td th time"
    " ul".split()
)
# ARIA landmarks say the same as the elements of their name.
_ROLES: Final = {
    "article": "article",
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "main": "main",
    "navigation": "nav",
}
# The class the networks' own embed codes put around a post.
_POST_CLASSES: Final = frozenset(
    "bluesky-embed fb-post instagram-media mastodon-embed reddit-card reddit-embed-bq"
    " telegram-post text-post-media tiktok-embed twitter-tweet twitter-video".split()
)
_CAPTION_CLASS: Final = re.compile(r"(?:^|[-_])captions?(?:[-_]text)?$|^wp-caption-", re.IGNORECASE)
# What builders of pages call their parts: whole words of classes and ids.
_HINTS: Final = {
    "comments": "comment comments disqus respond response reply replies discussion",
    "sharing": "share shares sharing shared social follow addthis",
    "related": "related recommend recommended recommendations recommendation similar popular"
    " trending most latest also upnext",
    "teaser": "teaser teasers card cards tile tiles listing grid carousel slider feed archive loop",
    "promo": "promo promos promotion sponsor sponsored advert adverts advertisement banner"
    " outbrain taboola affiliate cta ad ads",
    "sign-up": "newsletter newsletters subscribe subscription subscriber signup paywall"
    " register registration login member membership",
    "author": "author authors byline profile contributor contributors writer bio",
    "meta": "meta date published publish posted timestamp category categories kicker eyebrow tag"
    " tags time",
    "picture": "caption captions credit credits image images photo photos media gallery figure"
    " video videos player thumb thumbnail img",
    "menu": "nav navbar navigation menu menus footer header masthead toolbar breadcrumb breadcrumbs"
    " pagination pager skip search topbar",
    "side": "sidebar aside widget widgets rail secondary complementary",
    "body": "article articles body content contents entry post posts story main prose",
    "text": "text copy articlebody bodytext richtext wysiwyg rte",
    "title": "title titles headline headlines heading dek standfirst subtitle summary excerpt lede"
    " intro description",
    "hidden": "hidden hide modal popup overlay cookie cookies consent gdpr sr screenreader tooltip",
    "inset": "quote pullquote callout highlight infobox factbox inset note notes tip tips box",
    "contents": "toc tableofcontents",
    "shop": "product products price prices buy shop cart deal deals rating ratings",
}
# A mark is one bit, because every piece of text carries the marks of all that holds it.
MARKS: Final = (
    *_TELLING,
    *(f"~{name}" for name in _HINTS),
    "post",
    "caption class",
    "unseen",
    "img",
)
_BITS: Final = {name: 1 << place for place, name in enumerate(MARKS)}
_LINK: Final = _BITS["a"]
_IMAGE: Final = _BITS["img"]
_UNSEEN: Final = _BITS["unseen"]
_NOT_DISPLAYED: Final = re.compile(r"display\s{0,9}:\s{0,9}none")
_PREFORMATTED: Final = _BITS["pre"]
_HINT_BITS: Final = {
    word: _BITS[f"~{name}"] for name, words in _HINTS.items() for word in words.split()
}
_NAME_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_CLASSES: Final = 400
_NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})

_SOURCE_SPACE: Final = " \t\r\n"
_BREAKS: Final = r"\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
# White space but a single space: most lines hold no other.
_LINE_SPACE: Final = re.compile(rf"[{_BREAKS}][ {_BREAKS}]*| [ {_BREAKS}]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES: Final = bytes((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F))
_PAGE_BREAK_AS_SPACE: Final = bytes.maketrans(b"\x0c", b" ")
_NONCHARACTERS: Final = ("\ufffe".encode(), "\uffff".encode())
# "&#8;" and its like, or a number so large that it may be one.
_CONTROL_REFERENCE: Final = re.compile(
    r"&#(?:0*(?:[0-9]|[12][0-9]|3[01]|127)(?![0-9])|[0-9]{5}"
    r"|x0*(?:[0-9a-f]|1[0-9a-f]|7f|d[89a-f][0-9a-f]{2}|fff[ef])(?![0-9a-f]))",
    re.IGNORECASE,
)

# Thai, Lao, Chinese and Japanese write no spaces: there every character is taken for a word.
_UNSPACED: Final = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_ASCII_WORD: Final = re.compile(r"[0-9A-Za-z_]+")
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
# Trafilatura drops them (soft hyphens, joiners, direction marks), so no word may hold one.
_UNSEEN_CHARACTERS: Final = r"\u00ad\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064"
_INVISIBLE: Final = re.compile(f"[{_UNSEEN_CHARACTERS}]+")
_VISIBLE: Final = re.compile(rf"[^\s{_UNSEEN_CHARACTERS}]")


class ViewLine(NamedTuple):
    """A visible line; ``within`` names what holds all of it, ``holds`` what holds a part.

    ``block`` is the number of the innermost block in the page, ``kind`` the number of its kind:
    blocks of one kind have the same elements and classes above them. ``link_share`` is the share
    of the characters that are links.
    """

    text: str
    words: tuple[str, ...]
    within: frozenset[str]
    holds: frozenset[str]
    block: int
    kind: int
    link_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The lines of a page, and of each block its element and the block around it (-1 for none)."""

    lines: tuple[ViewLine, ...]
    around: tuple[int, ...]
    elements: tuple["HtmlElement", ...]


class _Place(NamedTuple):
    """Where text stands: the marks of all elements around it, the block, and its kind."""

    within: int
    block: int
    kind: int


_LARGE_SOURCE: Final = 100_000
_MAX_ATTRIBUTES: Final = 1_000
# An attribute takes two characters at least; a shorter tag cannot hold too many.
_LONG_TAG: Final = re.compile(rb"<[a-zA-Z][^<>]{2000,}")
_OUTSIDE: Final = _Place(0, -1, -1)
_Piece = tuple[str, _Place]


def parse_page(source: str) -> tuple["HtmlElement", tuple[str, ...]] | None:
    """Return the tree without comments, and the comments; None for a page without content."""
    from lxml import etree, html

    # Bytes, because lxml refuses strings that declare an encoding. huge_tree, because at 256
    # open elements, or 10 MB in one attribute (SingleFile inlines images), the parser would
    # drop the rest of the page; deeper than 2,048 it still does, so nothing overflows.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    # Else lxml asks a function in Python which class each element is of: a tenth of all time.
    # Only forms and inputs have classes of their own, and nobody here fills them in.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    raw = _bound_attributes(_without_control_characters(source))
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
    no_text = (etree.Comment, etree.ProcessingInstruction, *_TEXTLESS)
    etree.strip_elements(tree, *no_text, with_tail=False)
    if _CONTROL_REFERENCE.search(source):
        _drop_control_characters(tree)
    return tree, comments


def _without_control_characters(source: str) -> bytes:
    """Encode a source without what lxml refuses; in bytes it takes a tenth of the time."""
    raw = source.encode("utf-8", "ignore").translate(_PAGE_BREAK_AS_SPACE, _CONTROL_BYTES)
    for noncharacter in _NONCHARACTERS:
        raw = raw.replace(noncharacter, b"")
    return raw


def _bound_attributes(source: bytes) -> bytes:
    """Return a source in which no element has more attributes than any real one.

    The parser, and those who read its tree, take quadratic time over the attributes of one
    element: half a megabyte of them took 11 seconds.
    """
    if len(source) < _LARGE_SOURCE:
        return source
    return _LONG_TAG.sub(lambda tag: _bound_tag(tag[0]), source)


def _bound_tag(tag: bytes) -> bytes:
    is_bare = b"'" not in tag and b'"' not in tag
    is_crowded = tag.count(b"=") > _MAX_ATTRIBUTES or (
        is_bare and tag.count(b" ") > _MAX_ATTRIBUTES
    )
    return tag.split(None, 1)[0] if is_crowded else tag


def _drop_control_characters(tree: "HtmlElement") -> None:
    """Take out what "&#8;" and its like put into the text: trafilatura gives up on one."""
    for element in tree.iter():
        if element.text and _CONTROL.search(element.text):
            element.text = _CONTROL.sub("", element.text)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = _CONTROL.sub("", element.tail)


def view_page(tree: "HtmlElement") -> View:
    """Return the visible lines in order; an image inside a paragraph never cuts it in two."""
    from lxml import etree

    walk = _Walk()
    places = [_OUTSIDE]
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            place = walk.enter(element, tag, places[-1])
            places.append(place)
            if tag in _HIDDEN:
                events.skip_subtree()
            elif text := element.text:
                walk.add_text(text, place)
        else:
            places.pop()
            if tag in _BLOCKS:
                walk.end_line()
            # The text behind an element stands in the element around it.
            if text := element.tail:
                walk.add_text(text, places[-1])
    walk.end_line()
    return View(lines=tuple(walk.lines), around=tuple(walk.around), elements=tuple(walk.elements))


def _join(run: Sequence[_Piece]) -> ViewLine | None:
    """Return the line that pieces make; None where a reader would see nothing."""
    if len(run) == 1:
        whole, place = run[0]
        return _line(whole, place, place.within, 1.0 if place.within & _LINK else 0.0)
    seen = [piece for piece in run if is_visible(piece[0])]
    if not seen:
        return None
    place = seen[0][1]
    holds = linked = total = 0
    within = place.within
    for part, where in seen:
        within &= where.within
        holds |= where.within
        total += len(part)
        if where.within & _LINK:
            linked += len(part)
    whole = "".join([part for part, _ in run])
    return _line(whole, place._replace(within=within), holds, linked / total)


def _line(whole: str, place: _Place, holds: int, link_share: float) -> ViewLine | None:
    if not is_visible(whole):
        return None
    text = _LINE_SPACE.sub(" ", whole).strip(" ")
    within = _names(place.within)
    names = within if holds == place.within else _names(holds)
    return ViewLine(text, split_words(text), within, names, place.block, place.kind, link_share)


@lru_cache(maxsize=4096)
def _names(bits: int) -> frozenset[str]:
    return frozenset(name for name, bit in _BITS.items() if bits & bit)


def is_visible(text: str) -> bool:
    """True for text of which a reader would see anything."""
    return _VISIBLE.search(text) is not None


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in the form in which pages and extractions are compared."""
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text))
    return tuple(_WORD.findall(unicodedata.normalize("NFC", _INVISIBLE.sub("", text))))


class _Walk:
    """The lines so far; the walk numbers the blocks and knows which are of one kind."""

    def __init__(self) -> None:
        self.lines: list[ViewLine] = []
        self.around: list[int] = []
        self.elements: list[HtmlElement] = []
        self._run: list[_Piece] = []
        self._alts: list[_Piece] = []
        self._kinds: dict[tuple[int, str, str], int] = {}

    def enter(self, element: "HtmlElement", tag: str, above: _Place) -> _Place:
        """Begin an element: a block ends the line before it, an image may be a line."""
        items = element.items()
        attributes = dict(items) if items else _NO_ATTRIBUTES
        own = _read_marks(tag, attributes) if items else _BITS.get(tag, 0)
        if tag in _BLOCKS:
            self.end_line()
            if tag != "br":
                return self._enter_block(element, above, own, attributes.get("class", ""))
        within = above.within | own
        place = above if within == above.within else _Place(within, above.block, above.kind)
        if tag == "img":
            self._add_alt(attributes.get("alt", ""), place)
        return place

    def _enter_block(self, element: "HtmlElement", above: _Place, own: int, classes: str) -> _Place:
        tag, kinds = element.tag, self._kinds
        kind = kinds.setdefault((above.kind, tag, classes), len(kinds))
        block = len(self.around)
        self.around.append(above.block)
        self.elements.append(element)
        # What the whole page is marked as says nothing about a line.
        within = 0 if tag in ("html", "body") else above.within | own
        return _Place(within, block, kind)

    def add_text(self, text: str, place: _Place) -> None:
        """Add text to the line; preformatted text keeps its own lines."""
        if not place.within & _PREFORMATTED:
            # Most pieces of text are the line ends between two elements of the source.
            if self._run or text.strip(_SOURCE_SPACE):
                self._run.append((text, place))
            return
        first, *rest = text.split("\n")
        self._run.append((first, place))
        for part in rest:
            self.end_line()
            self._run.append((part, place))

    def _add_alt(self, alt: str, place: _Place) -> None:
        """An image is a line of its own, but one that stands for an emoji is part of its line."""
        alt = _CONTROL.sub("", alt)
        if not any(c.isalnum() for c in alt):
            self._run.append((alt, place))
            return
        piece = (alt, place._replace(within=place.within | _IMAGE))
        if any(is_visible(part) for part, _ in self._run):
            self._alts.append(piece)
        else:
            self._add_line([piece])
            self._run = []

    def end_line(self) -> None:
        """Make a line of the text so far; the images in it follow it."""
        if self._run:
            self._add_line(self._run)
            self._run = []
        if self._alts:
            for piece in self._alts:
                self._add_line([piece])
            self._alts = []

    def _add_line(self, run: Sequence[_Piece]) -> None:
        line = _join(run)
        if line is not None:
            self.lines.append(line)


def _read_marks(tag: str, attributes: Mapping[str, str]) -> int:
    """Return what an element tells about the lines in it."""
    marks = _BITS.get(tag, 0)
    if "class" in attributes:
        for name in attributes["class"][:_MAX_CLASSES].split():
            marks |= _read_class(name)
    if "id" in attributes and tag in _BLOCKS:
        marks |= _read_hints(attributes["id"])
    if "role" in attributes:
        marks |= _BITS.get(_ROLES.get(attributes["role"].lower(), ""), 0)
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        marks |= _UNSEEN
    if "style" in attributes and _NOT_DISPLAYED.search(attributes["style"]):
        marks |= _UNSEEN
    return marks


@lru_cache(maxsize=16_384)
def _read_class(name: str) -> int:
    """Return what a class tells; pages and whole sites repeat them, so each is read once."""
    marks = _read_hints(name)
    if name in _POST_CLASSES:
        marks |= _BITS["post"]
    if marks & _BITS["~picture"] and _CAPTION_CLASS.search(name):
        marks |= _BITS["caption class"]
    return marks


def _read_hints(name: str) -> int:
    """Return the hints in a class or an id."""
    bits = 0
    for word in _NAME_WORD.findall(name[:_MAX_CLASSES]):
        bits |= _HINT_BITS.get(word.lower(), 0)
    return bits
