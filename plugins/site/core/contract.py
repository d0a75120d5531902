"""digest.json: the site's data as a stable contract (docs/reference/digest-json.md).

Every key is written out here, never taken from the field names of the model: renaming a
field must not change what readers of the file depend on.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from plugins.model import (
    ArticleEntity,
    Capture,
    Companion,
    Copy,
    CopyGroup,
    CrossLink,
    DateInterval,
    Digest,
    Embed,
    Entity,
    Event,
    Finding,
    Keyword,
    Line,
    LinkKind,
    Mention,
    NamedDay,
    NewsArticle,
    Notice,
    Paragraph,
    Repair,
    Section,
    SiteKeyword,
    Span,
    Topic,
)
from plugins.site.core import urls
from plugins.site.core.storyline import event_paths
from plugins.text.listings import entity_pages, keyword_pages

VERSION = 1

Record = dict[str, object]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def digest_json(digest: Digest) -> bytes:
    """Return digest.json as UTF-8: one capture, article, topic, finding, … on a line.

    A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD: offsets stay right.
    """
    names = entity_pages(digest)
    pages = keyword_pages(digest, names)
    paths = event_paths(digest)
    lists = {
        "captures": [_capture(capture) for capture in digest.captures],
        "articles": [_article(article) for article in digest.articles],
        "topics": [_topic(topic) for topic in digest.topics],
        "events": [_event(event, paths[event.slug]) for event in digest.events],
        "copy_groups": [_copy_group(group) for group in digest.copy_groups],
        "keywords": [_site_keyword(keyword, pages) for keyword in digest.keywords],
        "entities": [_entity(entity, names) for entity in digest.entities],
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
        "printed_outlet": article.printed_outlet,
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
        "keywords": [_article_keyword(keyword) for keyword in article.keywords],
        "entities": [_article_entity(entity) for entity in article.entities],
        "topic": article.topic,
        "event": article.event,
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
    return {
        "key": keyword.lexical_form,
        "text": keyword.text,
        "relevance": _rounded(keyword.relevance),
    }


def _article_keyword(keyword: Keyword) -> Record:
    return {
        **_keyword(keyword),
        "entity": keyword.entity,
        "mentions": [_mention(mention) for mention in keyword.mentions],
    }


def _article_entity(entity: ArticleEntity) -> Record:
    return {
        "key": entity.key,
        "name": entity.name,
        "kind": entity.kind.value,
        "forms": list(entity.forms),
        "mentions": [_mention(mention) for mention in entity.mentions],
    }


def _mention(mention: Mention) -> Record:
    return {"paragraph": mention.paragraph, "start": mention.start, "end": mention.end}


def _related(link: CrossLink) -> Record:
    return {
        "id": link.target,
        "relation": link.relation.value,
        "reason": link.reason,
        "weight": _rounded(link.weight),
    }


def _topic(topic: Topic) -> Record:
    return {
        "slug": topic.slug,
        "title": topic.title,
        "source": topic.source.value,
        "keywords": [_keyword(keyword) for keyword in topic.keywords],
        "articles": list(topic.articles),
        "events": list(topic.events),
        "medoid": topic.medoid,
        "cohesion": _rounded(topic.cohesion),
        "first": _interval(topic.first),
        "last": _interval(topic.last),
        "path": _page(urls.topic_path(topic.slug)),
    }


def _event(event: Event, path: str) -> Record:
    return {
        "slug": event.slug,
        "title": event.title,
        "topic": event.topic,
        "articles": list(event.articles),
        "medoid": event.medoid,
        "cohesion": _rounded(event.cohesion),
        "first": _interval(event.first),
        "last": _interval(event.last),
        "path": _page(path),
    }


def _copy_group(group: CopyGroup) -> Record:
    return {
        "original": group.original,
        "copies": [_copy(copy) for copy in group.copies],
    }


def _copy(copy: Copy) -> Record:
    return {
        "id": copy.article,
        "kind": copy.kind.value,
        "similarity": _rounded(copy.similarity),
    }


def _site_keyword(keyword: SiteKeyword, pages: Mapping[str, str]) -> Record:
    return {
        "key": keyword.key,
        "text": keyword.text,
        "entity": keyword.entity,
        "articles": list(keyword.articles),
        "companions": [_companion(companion) for companion in keyword.companions],
        "first": _interval(keyword.first),
        "last": _interval(keyword.last),
        "path": _page_or_none(pages.get(keyword.key)),
    }


def _entity(entity: Entity, pages: Mapping[str, str]) -> Record:
    return {
        "key": entity.key,
        "name": entity.name,
        "kind": entity.kind.value,
        "forms": list(entity.forms),
        "note": entity.note,
        "articles": list(entity.articles),
        "companions": [_companion(companion) for companion in entity.companions],
        "first": _interval(entity.first),
        "last": _interval(entity.last),
        "path": _page_or_none(pages.get(entity.key)),
    }


def _companion(companion: Companion) -> Record:
    return {"key": companion.key, "articles": companion.articles}


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


def _page_or_none(path: str | None) -> str | None:
    return _page(path) if path else None


def _rounded(value: float) -> float:
    """Return six decimals: sums differ in the last bits between machines."""
    return round(value, 6)
