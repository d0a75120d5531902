"""Saved HTML: the visible text of the page as lines, each with a label and its reason.

Provenance needs lines, and an extractor returns loose text. So the page is first turned into
lines of our own (``html_view``); what trafilatura extracted is then only evidence about them
(``html_evidence``, ``html_match``), which a small model weighs with what the markup says of each
line (``html_features``, ``html_model``, ``html_body``, ``html_labels``).
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from plugins.captures.core.drafts import Labelling
from plugins.captures.core.html_articles import find_sections, label_posts
from plugins.captures.core.html_body import Body, doubt, find_body
from plugins.captures.core.html_date_guess import guess_date
from plugins.captures.core.html_evidence import cut_down, extract_text, read_statement
from plugins.captures.core.html_features import PageFeatures, Prose, find_prose
from plugins.captures.core.html_labels import LineLabel, label_view, settle_headline
from plugins.captures.core.html_metadata import PageMetadata, read_metadata
from plugins.captures.core.html_model import is_decided, weigh_page, weigh_with_extraction
from plugins.captures.core.html_view import View, parse_page, split_words, view_page
from plugins.model import Label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["HtmlPage", "LineLabel", "PageMetadata", "read_html", "sniff_charset"]

_CHARSET_WINDOW: Final = 4096
# Four times those of the largest of 553 pages of the cleaning bench. Trafilatura's time grows
# faster than the page: over 160,000 paragraphs it took 8 seconds.
_MAX_BLOCKS: Final = 10_000
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """A saved page: its visible lines, one label each, and what it says about itself.

    No line is empty or holds a line break. Without any line labelled as body, the page holds
    no article that could be told from the rest. ``posts`` labels a page of several whole posts;
    ``sections`` are the headings of sections that may be articles of their own.
    """

    lines: tuple[str, ...]
    labels: tuple[LineLabel, ...]
    metadata: PageMetadata
    posts: Labelling | None = None
    sections: tuple[int, ...] = ()

    @property
    def pictures(self) -> frozenset[int]:
        """Return the lines that are the alt text of a picture."""
        marks = enumerate(self.labels)
        return frozenset(i for i, mark in marks if mark.label is Label.IMAGE_ALT)


def read_html(source: str) -> HtmlPage:
    """Turn the source of a saved page into labelled lines. Never raises on any text."""
    parsed = parse_page(source)
    if parsed is None:
        return HtmlPage(lines=(), labels=(), metadata=PageMetadata())
    tree, comments = parsed
    view = view_page(tree)
    metadata = read_metadata(tree, comments)
    metadata = replace(metadata, headline=settle_headline(metadata.headline, view.lines))
    prose = find_prose(view.lines)
    cut_down(tree, view, prose)
    metadata = guess_date(tree, metadata)
    return HtmlPage(
        lines=tuple(line.text for line in view.lines),
        labels=label_view(view.lines, _find_body(tree, view, prose, metadata), metadata),
        metadata=metadata,
        posts=label_posts(view, prose, metadata),
        sections=find_sections(view, prose),
    )


def _find_body(tree: "HtmlElement", view: View, prose: Prose, metadata: PageMetadata) -> Body:
    """Weigh the lines; an extraction is made only where the page itself leaves doubt."""
    headline = frozenset(word.lower() for word in split_words(metadata.headline or ""))
    page = PageFeatures(view, prose, headline)
    evidence = read_statement(metadata.article_body, view.lines, prose)
    if evidence is None:
        weights = weigh_page(page)
        is_large = len(view.elements) > _MAX_BLOCKS
        if is_large or is_decided(page, weights):
            body = find_body(view.lines, weights, None, has_prose=True)
            return doubt(body) if is_large else body
        evidence = extract_text(tree, view.lines, prose)
    weights = weigh_with_extraction(page, evidence)
    return find_body(view.lines, weights, evidence, has_prose=prose.first < prose.end)


def sniff_charset(raw: bytes) -> str | None:
    """Return the encoding a page declares in its first 4,096 bytes, as browsers understand it."""
    from bs4.dammit import EncodingDetector

    declared = EncodingDetector.find_declared_encoding(raw[:_CHARSET_WINDOW], is_html=True)
    return _BROWSER_CHARSETS.get(declared, declared) if declared else None
