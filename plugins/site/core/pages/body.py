"""The body of an article as blocks: subheads, paragraphs, lists and embeds in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from plugins.model import Embed, NewsArticle, Paragraph, ParagraphKind
from plugins.site.core.models import (
    Block,
    EmbedBlock,
    Link,
    ListBlock,
    ParagraphBlock,
    Segment,
    SubheadBlock,
)
from plugins.site.core.pages.places import Places
from plugins.site.core.pages.printable import printable
from plugins.site.core.pages.shown import shown_text
from plugins.text.direction import text_direction

NO_LINE = Link(text="", href="")
Segments = tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a body: a subhead, a paragraph with its segments, or an embed."""

    subhead: str = ""
    paragraph: Paragraph | None = None
    segments: Segments = ()
    embed: Embed | None = None

    @property
    def line(self) -> int | None:
        """The capture line it starts on; None for a subhead, which shows none."""
        place = self.paragraph or self.embed
        return place.line if place else None

    @property
    def is_item(self) -> bool:
        """True for a list item."""
        return self.paragraph is not None and self.paragraph.kind is ParagraphKind.LIST_ITEM


def body_pieces(article: NewsArticle, segments: Sequence[Segments]) -> tuple[Piece, ...]:
    """Return the pieces of a body; ``segments`` holds those of each paragraph, in order.

    An embed stands before the first paragraph that begins after it in the capture.
    """
    waiting = sorted(article.embeds, key=lambda embed: (embed.line, embed.start))
    texts = iter(segments)
    pieces: list[Piece] = []
    for section in article.sections:
        first = section.paragraphs[0] if section.paragraphs else None
        if section.subhead:
            place = (section.line or (first.line if first else 0), 0)
            pieces += _embeds_before(waiting, place)
            pieces.append(Piece(subhead=section.subhead))
        for paragraph in section.paragraphs:
            pieces += _embeds_before(waiting, (paragraph.line, paragraph.start))
            pieces.append(Piece(paragraph=paragraph, segments=next(texts)))
    return (*pieces, *(Piece(embed=embed) for embed in waiting))


def _embeds_before(waiting: list[Embed], place: tuple[int, int]) -> list[Piece]:
    """Take the embeds that begin before a place out of ``waiting``."""
    found = []
    while waiting and (waiting[0].line, waiting[0].start) < place:
        found.append(Piece(embed=waiting.pop(0)))
    return found


def plain_segments(article: NewsArticle) -> tuple[Segments, ...]:
    """Return every paragraph as one run of characters without links."""
    return tuple((Segment(text=shown_text(p), href=""),) for p in article.paragraphs)


def body_blocks(
    article: NewsArticle, segments: Sequence[Segments], places: Places | None
) -> tuple[Block, ...]:
    """Return the blocks of a body. A block names its capture line where that is a new one.

    Without ``places`` it names none.
    """
    blocks: list[Block] = []
    shown: int | None = None
    for is_item, found in groupby(body_pieces(article, segments), key=lambda p: p.is_item):
        for group in _grouped(is_item, found):
            line = group[0].line
            link = places.link(line if line != shown else None) if places else NO_LINE
            shown = line or shown
            blocks.append(_block(group, link))
    return tuple(blocks)


def _grouped(is_item: bool, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield list items together, every other piece alone."""
    if is_item:
        yield tuple(pieces)
    else:
        yield from ((piece,) for piece in pieces)


def _block(group: tuple[Piece, ...], line: Link) -> Block:
    piece = group[0]
    if piece.embed:
        return EmbedBlock(text=piece.embed.text, author=embed_author(piece.embed), line=line)
    if piece.is_item:
        return ListBlock(items=tuple(p.segments for p in group), line=line)
    if piece.paragraph:
        return ParagraphBlock(segments=piece.segments, line=line)
    return SubheadBlock(text=piece.subhead)


def embed_author(embed: Embed) -> str:
    """Return "Name (@handle), 4 July 2025" as far as it is known."""
    handle = f"@{embed.handle.lstrip('@')}" if embed.handle else ""
    name = embed.author or ""
    who = f"{name} ({handle})" if name and handle else name or handle
    return ", ".join(part for part in (who, embed.posted or "") if part)


def article_html(article: NewsArticle) -> str:
    """Return the body as escaped semantic HTML, for feeds.

    Feed readers take everything for left to right unless the text says otherwise.
    """
    blocks = body_blocks(article, plain_segments(article), None)
    html = "\n".join(_block_html(block) for block in blocks)
    if text_direction(article.language) == "rtl":
        html = f'<div lang="{escape(article.language)}" dir="rtl">\n{html}\n</div>'
    return printable(html)


def _segments_html(segments: Segments) -> str:
    return "".join(escape(segment.text) for segment in segments)


def _block_html(block: Block) -> str:
    match block:
        case SubheadBlock():
            return f"<h2>{escape(block.text)}</h2>"
        case ParagraphBlock():
            return f"<p>{_segments_html(block.segments)}</p>"
        case ListBlock():
            items = "".join(f"<li>{_segments_html(item)}</li>" for item in block.items)
            return f"<ul>{items}</ul>"
        case EmbedBlock():
            author = f"<p>{escape(block.author)}</p>" if block.author else ""
            return f"<blockquote><p>{escape(block.text)}</p>{author}</blockquote>"
