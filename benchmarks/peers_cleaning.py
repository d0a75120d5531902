"""Other extractors of article text, and plain rules, each as one function from a page to its text.

All are called as they come, with the settings their documents name first. Those for HTML get the
page's own HTML. Made for HTML, jusText, trafilatura and boilerpy3 are given a text capture with
every line as a paragraph. Importing happens inside the functions: a peer that is not installed
is told, and the others run.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

Extract = Callable[[str], str]

ABLATION = "ours, only the best run"
"""No peer, but what ours does without any rule; see ``maximum_sum``."""

_LONG_LINE_CHARS = 80
# The longest block: lines from this length on count, and so many short ones may stand between.
_BLOCK_LINE_CHARS = 90
_BLOCK_GAP = 3


@dataclass(frozen=True)
class Peer:
    """A peer: what the table calls it, the package it needs, and what it does."""

    name: str
    package: str | None
    extract: Extract


def take_all(text: str) -> str:
    """Keep every line."""
    return text


def long_lines(text: str) -> str:
    """Keep the lines of at least eighty characters."""
    return "\n".join(line for line in text.splitlines() if len(line.strip()) >= _LONG_LINE_CHARS)


def longest_block(text: str) -> str:
    """Keep the block of long lines, with few short ones between, that holds most characters."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks: list[list[int]] = []
    for index, line in enumerate(lines):
        if len(line) < _BLOCK_LINE_CHARS:
            continue
        if blocks and index - blocks[-1][-1] <= _BLOCK_GAP + 1:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    if not blocks:
        return ""
    best = max(blocks, key=lambda block: sum(len(lines[i]) for i in block))
    return "\n".join(lines[best[0] : best[-1] + 1])


def maximum_sum(text: str) -> str:
    """Keep our own fallback's run of lines, with nothing marked before: no rules, no model."""
    from plugins.captures.core.drafts import Marks
    from plugins.captures.core.fallback import find_body
    from plugins.text.normalise import normalise_space

    marks = Marks(tuple(normalise_space(line) for line in text.splitlines()))
    body = find_body(marks, 0, len(marks))
    return "\n".join(marks.texts[body[0] : body[1]]) if body else ""


def as_paragraphs(extract: Extract) -> Extract:
    """Return an extractor of HTML that takes text: every line becomes a paragraph."""

    def extract_lines(text: str) -> str:
        lines = (escape(line.strip()) for line in text.splitlines() if line.strip())
        paragraphs = "\n".join(f"<p>{line}</p>" for line in lines)
        return extract(f"<html><body>\n{paragraphs}\n</body></html>")

    return extract_lines


def trafilatura(*, precision: bool = False, recall: bool = False, fast: bool = False) -> Extract:
    """Return trafilatura's extraction, without readers' comments."""

    def extract(html: str) -> str:
        from trafilatura import extract as extract_text

        found = extract_text(
            html,
            include_comments=False,
            favor_precision=precision,
            favor_recall=recall,
            fast=fast,
        )
        return found or ""

    return extract


def readability(html: str) -> str:
    """The readability algorithm; its HTML as text."""
    from inscriptis import get_text
    from readability import Document

    return str(get_text(Document(html).summary()))


def newspaper(html: str) -> str:
    """The text of newspaper4k; images are not fetched, since it would ask the network for them."""
    from newspaper import Article

    article = Article("https://example.org/", language="en", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def goose(html: str) -> str:
    """The text of goose3."""
    return str(_goose().extract(raw_html=html).cleaned_text)


@cache
def _goose() -> Any:  # noqa: ANN401 - it ships no types
    from goose3 import Goose

    return Goose({"enable_image_fetching": False})


def resiliparse(html: str) -> str:
    """The main content by resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


def justext(html: str) -> str:
    """The good paragraphs of jusText, with its English stop words."""
    import justext as library

    paragraphs = library.justext(html, _stop_words())
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


@cache
def _stop_words() -> frozenset[str]:
    import justext as library

    return frozenset(library.get_stoplist("English"))


def boilerpy(html: str) -> str:
    """The text by boilerpy3, for articles."""
    from boilerpy3.extractors import ArticleExtractor

    return str(ArticleExtractor().get_content(html))


TEXT_PEERS: Sequence[Peer] = (
    Peer("take all", None, take_all),
    Peer("lines >= 80 characters", None, long_lines),
    Peer("longest block", None, longest_block),
    Peer(ABLATION, None, maximum_sum),
    Peer("jusText on lines", "justext", as_paragraphs(justext)),
    Peer("trafilatura on lines", "trafilatura", as_paragraphs(trafilatura())),
    Peer("boilerpy3 on lines", "boilerpy3", as_paragraphs(boilerpy)),
)
HTML_PEERS: Sequence[Peer] = (
    Peer("trafilatura", "trafilatura", trafilatura()),
    Peer("trafilatura precision", "trafilatura", trafilatura(precision=True)),
    Peer("trafilatura recall", "trafilatura", trafilatura(recall=True)),
    Peer("trafilatura fast", "trafilatura", trafilatura(fast=True)),
    Peer("readability-lxml", "readability-lxml", readability),
    Peer("newspaper4k", "newspaper4k", newspaper),
    Peer("goose3", "goose3", goose),
    Peer("resiliparse", "resiliparse", resiliparse),
    Peer("jusText", "justext", justext),
    Peer("boilerpy3", "boilerpy3", boilerpy),
)
