"""A news article: one piece of reporting found in a capture."""

from dataclasses import dataclass
from enum import StrEnum

from plugins.model.captures import ArticleId, CaptureId
from plugins.model.dates import UNKNOWN_DATE, DateInterval


class Role(StrEnum):
    """How an article stands in its capture."""

    MAIN = "main"
    RELATED = "related"
    SUMMARY = "summary"
    """Written by an aggregator about other outlets' reports; never an independent outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Characters ``start`` to ``end`` of a paragraph's text shown as ``shown``, and by which rule.

    The text itself stays as it was captured: a repair is made on the page only.
    """

    start: int
    end: int
    shown: str
    rule: str


class ParagraphKind(StrEnum):
    """How a piece of the body is set."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text of the body, white space normalised, and the place in the capture it comes from."""

    text: str
    line: int
    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.PARAGRAPH
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Paragraphs under one subhead; the first section of an article usually has none."""

    paragraphs: tuple[Paragraph, ...]
    subhead: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A post quoted from elsewhere: kept, but not the article's own prose.

    ``line``, ``start`` is where it begins, ``last_line`` where it ends (it may hold several).
    """

    text: str
    line: int
    start: int
    last_line: int
    author: str | None = None
    handle: str | None = None
    posted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Text taken out of the body but kept as metadata: label, words, line."""

    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day, or a month with its year, that the text speaks of.

    ``start`` to ``end`` are characters of the text of a paragraph: ``paragraph`` is its place
    among those of the article, from 0, and ``line`` its line.
    """

    paragraph: int
    line: int
    start: int
    end: int
    interval: DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A phrase of one to three words, not counting small ones of names. ``relevance``: 0..1."""

    text: str
    lexical_form: str
    relevance: float
    raw_score: float


class LinkKind(StrEnum):
    """What a cross-link joins."""

    ARTICLE = "article"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossLink:
    """A link from one article or topic to another. ``reason`` is shown to the reader."""

    kind: LinkKind
    target: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsArticle:
    """One article, cleaned. ``outlet`` None means unknown: it is never guessed."""

    id: ArticleId
    capture: CaptureId
    role: Role
    headline: str
    sections: tuple[Section, ...]
    outlet: str | None = None
    original_outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    time_phrase: str | None = None
    published: DateInterval = UNKNOWN_DATE
    language: str = "en"
    captions: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()
    embeds: tuple[Embed, ...] = ()
    days: tuple[NamedDay, ...] = ()
    url: str | None = None
    pinned_topic: str | None = None
    keywords: tuple[Keyword, ...] = ()
    topic: str | None = None
    copy_of: ArticleId | None = None
    related: tuple[CrossLink, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs and list items, in order."""
        return tuple(p for section in self.sections for p in section.paragraphs)

    @property
    def body(self) -> str:
        """Subheads, paragraphs and list items, one a line."""
        parts = []
        for section in self.sections:
            if section.subhead:
                parts.append(section.subhead)
            parts.extend(p.text for p in section.paragraphs)
        return "\n".join(parts)
