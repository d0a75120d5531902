"""A case: a capture and what is to come out of it, as text that can be read and compared.

``expected.lines.txt`` tells of each line its number, its article (counted from 1), its label and
rule, and below it its spans where it has several. ``expected.articles.json`` tells the articles
and the findings. Of a file of several pages, each page's path stands above its own.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from plugins.captures.core.values import CleanedCapture
from plugins.model import DateInterval, Finding, NewsArticle

LINES_FILE = "expected.lines.txt"
ARTICLES_FILE = "expected.articles.json"
_MAX_SHOWN_CHARS = 60


def render_lines(pages: Sequence[CleanedCapture]) -> str:
    """Return what ``expected.lines.txt`` is to hold."""
    shown = []
    for page in pages:
        if len(pages) > 1:
            shown.append(page.capture.path)
        shown += _show_lines(page)
    return "".join(f"{line}\n" for line in shown)


def _show_lines(page: CleanedCapture) -> Iterator[str]:
    ids = [article.id for article in page.articles]
    yield f"layout {page.capture.layout}"
    for line in page.capture.lines:
        article = ids.index(line.article) + 1 if line.article else "-"
        text = _opening(line.text)
        yield f"{line.number:>3} {article} {line.label} {line.rule} | {text}".rstrip()
        if len(line.spans) > 1:
            for span in line.spans:
                text = _opening(line.text[span.start : span.end])
                yield f"        {span.start}-{span.end} {span.label} {span.rule} | {text}".rstrip()


def _opening(text: str) -> str:
    text = text if len(text) <= _MAX_SHOWN_CHARS else text[: _MAX_SHOWN_CHARS - 1] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def render_articles(pages: Sequence[CleanedCapture]) -> str:
    """Return what ``expected.articles.json`` is to hold."""
    shown = {page.capture.path: _show_page(page) for page in pages}
    whole = shown if len(pages) > 1 else _show_page(pages[0])
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _show_page(page: CleanedCapture) -> dict[str, Any]:
    return {
        "captured_at": _show_date(page.capture.captured_at),
        "url": page.capture.url,
        "articles": [_show_article(article) for article in page.articles],
        "findings": [_show_finding(finding) for finding in page.findings],
    }


def _show_finding(finding: Finding) -> str:
    place = f" line {finding.line}:" if finding.line else ""
    return f"{finding.code.label}{place} {finding.message}"


def _show_article(article: NewsArticle) -> dict[str, Any]:
    return {
        "headline": article.headline,
        "role": article.role,
        "outlet": article.outlet,
        "original_outlet": article.original_outlet,
        "agency": article.agency,
        "byline": article.byline,
        "dateline": article.dateline,
        "time_phrase": article.time_phrase,
        "published": _show_date(article.published),
        "language": article.language,
        "url": article.url,
        "pinned_topic": article.pinned_topic,
        "sections": [
            {
                "subhead": section.subhead,
                "paragraphs": [
                    f"{p.kind} {p.line}:{p.start}-{p.end} {p.text}" for p in section.paragraphs
                ],
            }
            for section in article.sections
        ],
        "notices": [f"{n.label} {n.line} {n.text}" for n in article.captions + article.notices],
        "embeds": [
            f"{e.line}:{e.start}-{e.last_line} {e.author} {e.handle} {e.posted}: {e.text}"
            for e in article.embeds
        ],
    }


def _show_date(date: DateInterval) -> str:
    return f"{date.earliest} to {date.latest}, {date.precision}: {date.basis}"
