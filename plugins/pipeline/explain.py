"""A capture told line by line, for the terminal."""

from collections.abc import Iterator
from pathlib import Path

from plugins.audit.core import add_findings, format_finding
from plugins.captures.core.clean import CleanedCapture
from plugins.captures.core.collect import collect_captures
from plugins.captures.files import clean_file, read_outlets
from plugins.model import DateInterval, Line, NewsArticle, Span
from plugins.settings import CaptureSettings
from plugins.text.normalise import safe_line

_WIDTH = 100


def explain_capture(file: Path, content: Path | None) -> Iterator[str]:
    """Yield the lines to print: the capture, its articles, every line, the findings."""
    root = content or _content_root(file)
    cleaned = clean_file(file, root, CaptureSettings(), read_outlets(root)[0])
    yield from _head(cleaned)
    for line in cleaned.capture.lines:
        yield from _explain_line(line)
    digest = add_findings(collect_captures([cleaned]))
    yield from (format_finding(finding) for finding in digest.findings)


def _content_root(file: Path) -> Path:
    """Return the folder above ``captures`` the file lies in, else the file's own folder."""
    for folder in file.parents:
        if folder.name == "captures":
            return folder.parent
    return file.parent


def _head(cleaned: CleanedCapture) -> Iterator[str]:
    capture = cleaned.capture
    yield f"{safe_line(capture.path)}  id {capture.id}  layout {capture.layout}"
    yield f"captured {_interval(capture.captured_at)} ({capture.captured_at.basis})"
    for article in cleaned.articles:
        yield _article_line(article)
    yield ""


def _article_line(article: NewsArticle) -> str:
    words = len(article.body.split())
    when = article.published
    return safe_line(
        f"  {article.id}  {article.role.value}  {article.headline} | "
        f"{article.outlet or 'unknown outlet'} | {_interval(when)} ({when.basis}) | {words} words"
    )


def _interval(when: DateInterval) -> str:
    """Return both ends of an interval, to the minute, in UTC."""
    if when.earliest is None:
        return "date unknown"
    first = f"{when.earliest:%Y-%m-%d %H:%M}"
    if when.latest is None:
        return f"on or after {first} UTC"
    last = f"{when.latest:%Y-%m-%d %H:%M}"
    return f"{first} UTC" if last == first else f"{first} to {last} UTC"


def _explain_line(line: Line) -> Iterator[str]:
    article = line.article.rpartition("-")[2] if line.article else ""
    yield (
        f"{line.number:5} {line.label.value:14} {line.confidence:4.2f} {article:6} "
        f"{line.rule:40} {_shorten(line.text)}"
    )
    if len(line.spans) > 1:
        yield from (_explain_span(line, span) for span in line.spans)


def _explain_span(line: Line, span: Span) -> str:
    text = _shorten(line.text[span.start : span.end])
    return f"      {span.start:6}-{span.end:<6} {span.label.value:14} {span.rule:40} {text}"


def _shorten(text: str) -> str:
    """Return the text on one line without control characters: a capture never drives a terminal."""
    clean = safe_line(text[: _WIDTH + 1])
    return clean if len(text) <= _WIDTH else clean[: _WIDTH - 1] + "…"
