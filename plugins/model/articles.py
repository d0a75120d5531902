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
class Mention:
    """Where an article says a keyword or a name: characters ``start`` to ``end`` of a text.

    ``paragraph`` is its place among the paragraphs of the article, from 0; None is the headline.
    """

    paragraph: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A phrase of one to three words, not counting small ones of names. ``relevance``: 0..1.

    ``mentions`` are in reading order; ``entity`` is the key of the entity it names, if any.
    """

    text: str
    lexical_form: str
    relevance: float
    raw_score: float
    mentions: tuple[Mention, ...] = ()
    entity: str | None = None


class EntityKind(StrEnum):
    """What a name stands for; ``UNKNOWN`` where the text gives no evidence."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntity:
    """A person, place or organisation an article names.

    ``name`` is its fullest form in the article, ``forms`` all of them, the commonest first.
    ``key`` is the same for all articles that name it. ``mentions`` are in reading order.
    """

    key: str
    name: str
    kind: EntityKind
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]


class LinkKind(StrEnum):
    """What a cross-link joins."""

    ARTICLE = "article"
    TOPIC = "topic"


class Relation(StrEnum):
    """Which of the two lists of links an article stands in."""

    SAME_EVENT = "same_event"
    """What it reports, by others: days apart count against it."""
    SAME_TOPIC = "same_topic"
    """More on the subject, whenever it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossLink:
    """A link from one article or topic to another. ``reason`` is shown to the reader."""

    kind: LinkKind
    target: str
    weight: float
    reason: str
    relation: Relation = Relation.SAME_TOPIC


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsArticle:
    """One article, cleaned. ``outlet`` None means unknown: it is never guessed.

    ``outlet`` is the one name the outlet goes by, ``printed_outlet`` what the capture calls it;
    that is None where the capture does not name it, or the editor states it.
    """

    id: ArticleId
    capture: CaptureId
    role: Role
    headline: str
    sections: tuple[Section, ...]
    outlet: str | None = None
    printed_outlet: str | None = None
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
    pinned_line: int | None = None
    """Line of the sidecar that names ``pinned_topic``."""
    keywords: tuple[Keyword, ...] = ()
    entities: tuple[ArticleEntity, ...] = ()
    topic: str | None = None
    event: str | None = None
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
