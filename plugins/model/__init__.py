"""Domain types of Event Digest: frozen values, standard library only."""

from plugins.model.articles import (
    CrossLink,
    Embed,
    Keyword,
    LinkKind,
    NamedDay,
    NewsArticle,
    Notice,
    Paragraph,
    ParagraphKind,
    Repair,
    Role,
    Section,
)
from plugins.model.captures import (
    KEPT_LABELS,
    ArticleId,
    Capture,
    CaptureId,
    Label,
    Line,
    Span,
)
from plugins.model.dates import UNKNOWN_DATE, DateInterval, Precision
from plugins.model.digest import Digest
from plugins.model.findings import Code, Finding, Severity
from plugins.model.topics import EditorTopic, Outlet, Topic, TopicSource

__all__ = [
    "KEPT_LABELS",
    "UNKNOWN_DATE",
    "ArticleId",
    "Capture",
    "CaptureId",
    "Code",
    "CrossLink",
    "DateInterval",
    "Digest",
    "EditorTopic",
    "Embed",
    "Finding",
    "Keyword",
    "Label",
    "Line",
    "LinkKind",
    "NamedDay",
    "NewsArticle",
    "Notice",
    "Outlet",
    "Paragraph",
    "ParagraphKind",
    "Precision",
    "Repair",
    "Role",
    "Section",
    "Severity",
    "Span",
    "Topic",
    "TopicSource",
]
