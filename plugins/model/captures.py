"""A capture and its labelled lines."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from plugins.model.dates import UNKNOWN_DATE, DateInterval

CaptureId = NewType("CaptureId", str)
"""First twelve hex digits of the sha256 of the raw bytes: survives moving and renaming."""

ArticleId = NewType("ArticleId", str)
"""Capture id, a hyphen, and six hex digits of the headline as found."""


class Label(StrEnum):
    """What a line, or a span of one, is. Exactly one each; "removed" is a label too."""

    BLANK = "blank"
    # Kept: these make the body of an article.
    BODY = "body"
    SUBHEAD = "subhead"
    LIST_ITEM = "list_item"
    EMBED = "embed"
    # Metadata: out of the body, but shown or used beside it.
    HEADLINE = "headline"
    OUTLET = "outlet"
    PUBLISHED = "published"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    DISCLAIMER = "disclaimer"
    COPYRIGHT = "copyright"
    SYNDICATION = "syndication"
    COVERAGE_FACT = "coverage_fact"
    # Removed: page text that is not the article.
    IMAGE_ALT = "image_alt"
    MARKER = "marker"
    SECTION_HEADER = "section_header"
    PROMOTION = "promotion"
    NEWSLETTER = "newsletter"
    FOLLOW = "follow"
    SHARE = "share"
    COMMENTS = "comments"
    PAYWALL = "paywall"
    LEGAL = "legal"
    AD = "ad"
    SCRIPT = "script"
    WIDGET = "widget"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    BOILERPLATE = "boilerplate"


KEPT_LABELS = frozenset({Label.BODY, Label.SUBHEAD, Label.LIST_ITEM, Label.EMBED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a line's raw text."""

    start: int
    end: int
    label: Label
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a capture, as saved. Its spans, joined in order, give ``text`` back.

    ``confidence`` is in 0..1; ``article`` is the article the line belongs to, if any.
    """

    number: int
    text: str
    label: Label
    rule: str
    confidence: float = 1.0
    article: ArticleId | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One raw saved copy. ``path`` is relative to the content folder, with slashes."""

    id: CaptureId
    path: str
    media_type: str
    sha256: str
    lines: tuple[Line, ...]
    layout: str
    captured_at: DateInterval = UNKNOWN_DATE
    url: str | None = None
    accepts: tuple[str, ...] = ()
    """Names of the findings its sidecar accepts."""
