"""digest.json: the site's data as a stable contract (docs/reference/digest-json.md).

Every key is written out here, never taken from the field names of the model: renaming a
field must not change what readers of the file depend on.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from plugins.model import (
    Capture,
    CrossLink,
    DateInterval,
    Digest,
    Embed,
    Finding,
    Keyword,
    Line,
    LinkKind,
    NamedDay,
    NewsArticle,
    Notice,
    Paragraph,
    Repair,
    Section,
    Span,
    Topic,
)
from plugins.site.core import urls

VERSION = 1

Record = dict[str, object]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def digest_json(digest: Digest) -> bytes:
    """Return digest.json as UTF-8: one capture, article, topic or finding on a line.

    A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD: offsets stay right.
    """
    lists = {
        "captures": [_capture(capture) for capture in digest.captures],
        "articles": [_article(article) for article in digest.articles],
        "topics": [_topic(topic) for topic in digest.topics],
        "findings": [_finding(finding) for finding in digest.findings],
        "accepted": [_finding(finding) for finding in digest.accepted],
    }
    blocks = [f'"version": {VERSION}']
    blocks += [f'"{name}": [{_rows(records)}]' for name, records in lists.items()]
    text = "{\n" + ",\n".join(blocks) + "\n}\n"
    return _LONE_SURROGATE.sub("\ufffd", text).encode("utf-8")


def _rows(records: Iterable[Record]) -> str:
    """Return records as JSON, one on a line, so that two builds can be compared by lines."""
    rows = [json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in records]
    return "\n" + ",\n".join(rows) + "\n" if rows else ""


def _capture(capture: Capture) -> Record:
    captured_at = _interval(capture.captured_at)
    return {
        "id": capture.id,
        "path": capture.path,
        "sha256": capture.sha256,
        "captured_at": {key: captured_at[key] for key in ("earliest", "latest", "basis")},
        "layout": capture.layout,
        "lines": [_line(line) for line in capture.lines],
    }


def _line(line: Line) -> Record:
    return {
        "number": line.number,
        "label": line.label.value,
        "rule": line.rule,
        "confidence": _rounded(line.confidence),
        "article": line.article,
        "spans": [_span(span) for span in line.spans],
    }


def _span(span: Span) -> Record:
    return {
        "start": span.start,
        "end": span.end,
        "label": span.label.value,
        "rule": span.rule,
    }


def _article(article: NewsArticle) -> Record:
    return {
        "id": article.id,
        "capture": article.capture,
        "role": article.role.value,
        "headline": article.headline,
        "outlet": article.outlet,
        "original_outlet": article.original_outlet,
        "agency": article.agency,
        "time_phrase": article.time_phrase,
        "published": _interval(article.published),
        "language": article.language,
        "path": _page(urls.article_path(article)),
        "sections": [_section(section) for section in article.sections],
        "captions": [_caption(caption) for caption in article.captions],
        "embeds": [_embed(embed) for embed in article.embeds],
        "days": [_day(article, day) for day in article.days],
        "keywords": [_keyword(keyword) for keyword in article.keywords],
        "topic": article.topic,
        "related": [_related(link) for link in article.related if link.kind is LinkKind.ARTICLE],
        "copy_of": article.copy_of,
    }


def _section(section: Section) -> Record:
    return {
        "subhead": section.subhead,
        "paragraphs": [_paragraph(paragraph) for paragraph in section.paragraphs],
    }


def _paragraph(paragraph: Paragraph) -> Record:
    return {
        "text": paragraph.text,
        "line": paragraph.line,
        "start": paragraph.start,
        "end": paragraph.end,
        "repairs": [_repair(repair) for repair in paragraph.repairs],
    }


def _repair(repair: Repair) -> Record:
    return {
        "start": repair.start,
        "end": repair.end,
        "shown": repair.shown,
        "rule": repair.rule,
    }


def _caption(caption: Notice) -> Record:
    return {"text": caption.text, "line": caption.line}


def _embed(embed: Embed) -> Record:
    return {
        "text": embed.text,
        "author": embed.author,
        "handle": embed.handle,
        "posted": embed.posted,
        "line": embed.line,
        "start": embed.start,
        "last_line": embed.last_line,
    }


def _day(article: NewsArticle, day: NamedDay) -> Record:
    return {
        "text": article.paragraphs[day.paragraph].text[day.start : day.end],
        "paragraph": day.paragraph,
        "line": day.line,
        "start": day.start,
        "end": day.end,
        **_interval(day.interval),
    }


def _keyword(keyword: Keyword) -> Record:
    return {"text": keyword.text, "relevance": _rounded(keyword.relevance)}


def _related(link: CrossLink) -> Record:
    return {"id": link.target, "reason": link.reason, "weight": _rounded(link.weight)}


def _topic(topic: Topic) -> Record:
    return {
        "slug": topic.slug,
        "title": topic.title,
        "source": topic.source.value,
        "keywords": [_keyword(keyword) for keyword in topic.keywords],
        "articles": list(topic.articles),
        "path": _page(urls.topic_path(topic.slug)),
    }


def _finding(finding: Finding) -> Record:
    return {
        "code": finding.code.label,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "line": finding.line,
        "message": finding.message,
        "hint": finding.hint,
    }


def _interval(interval: DateInterval) -> Record:
    return {
        "earliest": _moment(interval.earliest),
        "latest": _moment(interval.latest),
        "precision": interval.precision.value,
        "basis": interval.basis,
    }


def _moment(moment: datetime | None) -> str | None:
    """Return an aware datetime as ``2025-07-04T09:30:00Z``."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _page(path: str) -> str:
    """Return a page address with the leading slash that readers join to the site's address."""
    return f"/{path}"


def _rounded(value: float) -> float:
    """Return six decimals: sums differ in the last bits between machines."""
    return round(value, 6)
