"""The audit pages of captures: every line, its label, its rule, and where it went."""

from collections.abc import Mapping

from plugins.model import (
    KEPT_LABELS,
    ArticleId,
    Capture,
    Label,
    Line,
    NewsArticle,
    Role,
    Span,
)
from plugins.site.core import urls
from plugins.site.core.models import CapturePage, Fact, LineGroup, LineRow, Link, NotedLink, Page
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import NO_LINK, article_href, make_head
from plugins.site.core.pages.words import (
    count_words,
    interval_words,
    join_facts,
    label_words,
    percent_words,
)

BESIDE_LABELS = frozenset(
    {
        Label.HEADLINE,
        Label.OUTLET,
        Label.PUBLISHED,
        Label.BYLINE,
        Label.DATELINE,
        Label.CAPTION,
        Label.CREDIT,
        Label.DISCLAIMER,
        Label.COPYRIGHT,
        Label.SYNDICATION,
        Label.COVERAGE_FACT,
    }
)
"""Labels of text that is used beside the body: neither kept in it nor removed."""

CERTAIN_FROM = 0.9
"""A label at least this certain is shown without its confidence."""

ROLES = {Role.MAIN: "main", Role.RELATED: "related", Role.SUMMARY: "summary by an aggregator"}


def build_capture(index: Index, capture: Capture) -> Page:
    """Return the audit page of a capture."""
    path = urls.capture_path(capture.id)
    title = capture.path.rpartition("/")[2]
    articles = index.capture_articles.get(capture.id, ())
    facts = join_facts(
        (
            count_words(len(capture.lines), "line"),
            f"{percent_words(kept_share(capture))} of the characters kept",
            count_words(len(articles), "article"),
        )
    )
    model = CapturePage(
        head=make_head(
            index,
            f"Capture {title}",
            f"{title} line by line: {facts}.",
            section=urls.QUALITY,
            trail=(("Quality", urls.QUALITY),),
            noindex=True,
        ),
        title=title,
        facts=facts,
        details=_details(capture),
        url=urls.external_href(capture.url),
        articles=tuple(
            NotedLink(text=a.headline, href=article_href(index, a), note=ROLES[a.role])
            for a in articles
        ),
        findings=_findings(index, capture, path),
        lines=_line_groups(index, capture, articles),
    )
    return Page(template="pages/capture", path=path, model=model)


def kept_share(capture: Capture) -> float:
    """Return the share of the non-blank characters that ended in a body, in 0..1."""
    kept = total = 0
    for line in capture.lines:
        for span in line_spans(line):
            if span.label is Label.BLANK:
                continue
            size = span.end - span.start
            total += size
            kept += size if span.label in KEPT_LABELS else 0
    return kept / total if total else 0.0


def line_spans(line: Line) -> tuple[Span, ...]:
    """Return the spans of a line; the whole line as one where it has none."""
    whole = Span(start=0, end=len(line.text), label=line.label, rule=line.rule)
    return line.spans or (whole,)


def _details(capture: Capture) -> tuple[Fact, ...]:
    captured = interval_words(capture.captured_at)
    basis = capture.captured_at.basis
    rows = (
        ("File", capture.path),
        ("Saved", captured if basis == "unknown" else f"{captured} ({basis})"),
        ("Layout", capture.layout),
        ("Type", capture.media_type),
        ("SHA-256", capture.sha256),
    )
    return tuple(Fact(term=term, text=text) for term, text in rows if text)


def _findings(index: Index, capture: Capture, path: str) -> tuple[NotedLink, ...]:
    about = (*index.findings.get(capture.path, ()), *index.findings.get(capture.id, ()))
    known = {line.number for line in capture.lines}
    return tuple(
        NotedLink(
            text=f"Line {f.line}" if f.line in known else f.code.label,
            href=f"{index.href(path)}#L{f.line}" if f.line in known else "",
            note=f"{f.message} {f.hint}".strip(),
        )
        for f in about
    )


def _line_groups(
    index: Index, capture: Capture, articles: tuple[NewsArticle, ...]
) -> tuple[LineGroup, ...]:
    links = {
        article.id: Link(text=str(number), href=article_href(index, article))
        for number, article in enumerate(articles, start=1)
    }
    return tuple(_line_group(line, links) for line in capture.lines)


def _line_group(line: Line, links: Mapping[ArticleId, Link]) -> LineGroup:
    spans = line_spans(line)
    shown = [s for s in spans if line.text[s.start : s.end].strip()] or list(spans[:1])
    several = len(shown) > 1
    rows = tuple(_line_row(line, span, links, several=several) for span in shown)
    return LineGroup(anchor=f"L{line.number}", number=str(line.number), size=len(rows), rows=rows)


def _line_row(line: Line, span: Span, links: Mapping[ArticleId, Link], *, several: bool) -> LineRow:
    text = line.text[span.start : span.end]
    withheld = Label.SCRIPT in (line.label, span.label)
    label = Label.SCRIPT if withheld else span.label
    return LineRow(
        place=f"{span.start}–{span.end}" if several else "",
        state=_state(label),
        label=label_words(label),
        rule=span.rule,
        confidence=_confidence_words(line.confidence),
        article=links.get(line.article, NO_LINK) if line.article else NO_LINK,
        text=f"withheld: {count_words(len(text), 'character')} of script code"
        if withheld
        else text.strip("\r\n"),
    )


def _confidence_words(confidence: float) -> str:
    return f"{percent_words(confidence)} sure" if confidence < CERTAIN_FROM else ""


def _state(label: Label) -> str:
    """Return what became of text with a label: the word is a class of the style sheet."""
    if label is Label.SCRIPT:
        return "withheld"
    if label is Label.BLANK:
        return "blank"
    if label in KEPT_LABELS:
        return "kept"
    return "beside" if label in BESIDE_LABELS else "removed"
