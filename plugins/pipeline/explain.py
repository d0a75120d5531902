"""A capture told line by line, for the terminal."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from plugins.audit.core import format_finding
from plugins.captures.core.values import CleanedCapture
from plugins.model import KEPT_LABELS, DateInterval, Label, Line, NewsArticle, Span
from plugins.pipeline.check import clean_alone, find_content, findings_of, folder_findings
from plugins.text.normalise import safe_line
from plugins.text.sidecar_snippets import (
    snippet_for_article,
    snippet_for_lines,
    snippet_for_span,
)

_WIDTH = 100
# Nobody reads more of them, and each looks through the whole capture.
_MAX_CORRECTIONS = 200
_HEADER = frozenset({Label.HEADLINE, Label.OUTLET, Label.PUBLISHED, Label.BYLINE})


def explain_capture(file: Path, content: Path | None) -> Iterator[str]:
    """Yield the lines to print: the capture, its articles, every line, corrections, findings.

    Paths are told as ``file`` is given, so that they lead on from where the editor is.
    """
    root = content or find_content(file.absolute())
    cleaned = clean_alone(file.absolute(), root)
    for page in cleaned:
        yield from _head(page)
        for line in page.capture.lines:
            yield from _explain_line(line)
        yield from _corrections(page, safe_line(str(file.with_suffix(".toml"))))
    digest = findings_of(cleaned, folder_findings(root))
    yield from (format_finding(finding) for finding in digest.findings)


def _head(cleaned: CleanedCapture) -> Iterator[str]:
    capture = cleaned.capture
    yield f"{safe_line(capture.path)}  id {capture.id}  layout {capture.layout}"
    basis = f" ({capture.captured_at.basis})" if capture.captured_at.is_known else ""
    yield f"captured {_interval(capture.captured_at)}{basis}"
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


def _corrections(page: CleanedCapture, sidecar: str) -> Iterator[str]:
    """Yield the sidecar blocks that would change what was decided."""
    capture, articles = page.capture, page.articles
    if not capture.lines:
        return
    yield ""
    yield f"To change a decision, copy its lines to the end of {sidecar}."
    for article in articles:
        title = f"{article.id}: what stands behind # can be stated, once the # is deleted"
        yield from _correction(title, snippet_for_article(article, capture, articles))
    for run in _removed_runs(capture.lines)[:_MAX_CORRECTIONS]:
        first, last = run[0].number, run[-1].number
        labels = ", ".join(dict.fromkeys(line.label.value for line in run))
        title = f"line {first}" if first == last else f"lines {first} to {last}"
        block = snippet_for_lines(capture, first, last, articles)
        yield from _correction(f"{title}, left out ({labels}): take them in", block)
    for line, span in _removed_spans(capture.lines)[:_MAX_CORRECTIONS]:
        title = f"line {line.number}, characters {span.start}-{span.end}, left out ({span.label})"
        block = snippet_for_span(capture, line.number, span.start, span.end, articles)
        yield from _correction(f"{title}: take them in", block)
    for title, block in _example_of_dropping(page):
        yield from _correction(title, block)
    yield ""


def _example_of_dropping(page: CleanedCapture) -> Iterator[tuple[str, str]]:
    """Yield how one line that is kept is left out, if one is not the whole text of its article."""
    kept = (line.number for line in page.capture.lines if _is_kept(line))
    for number in islice(kept, _MAX_CORRECTIONS):
        block = snippet_for_lines(page.capture, number, number, page.articles)
        if "drop = true" not in block.splitlines():
            yield f"line {number}, and in the same way any other that is kept: leave it out", block
            return


def _correction(title: str, block: str) -> Iterator[str]:
    yield ""
    yield f"# {safe_line(title)}"
    yield from block.splitlines()


def _is_kept(line: Line) -> bool:
    return line.article is not None and line.label in KEPT_LABELS


def _removed_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines that are in no body; blank lines do not part them."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.label is Label.BLANK:
            continue
        if _is_kept(line) or line.label in _HEADER:
            runs.append([])
            continue
        if runs[-1] and runs[-1][-1].article != line.article:
            runs.append([])
        runs[-1].append(line)
    return [run for run in runs if run]


def _removed_spans(lines: Sequence[Line]) -> list[tuple[Line, Span]]:
    """Return what was taken out of lines that are kept, where it holds words."""
    return [
        (line, span)
        for line in lines
        if _is_kept(line)
        for span in line.spans
        if span.label not in KEPT_LABELS and any(map(str.isalnum, line.text[span.start : span.end]))
    ]
