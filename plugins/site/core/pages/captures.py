"""The audit pages of captures: every line, its label, its rule, and where it went."""

from collections.abc import Iterable, Sequence

from plugins.model import (
    ArticleId,
    Capture,
    Finding,
    Label,
    NewsArticle,
    Paragraph,
    Repair,
    Role,
)
from plugins.site.core import urls
from plugins.site.core.models import (
    CapturePage,
    CountGroup,
    CountRow,
    Fact,
    FoundArticle,
    Head,
    Link,
    NotedLink,
    Page,
    RepairRow,
)
from plugins.site.core.pages.corrections import article_correction
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.labels import label_state
from plugins.site.core.pages.lines import line_groups
from plugins.site.core.pages.parts import (
    article_href,
    direction,
    foreign_language,
    make_head,
)
from plugins.site.core.pages.places import Group, Places, shown_groups
from plugins.site.core.pages.words import (
    count_words,
    interval_words,
    join_facts,
    label_words,
    more_words,
    percent_words,
)
from plugins.text.kept import Tally, count_text_words, is_doubtful
from plugins.text.paths import capture_name, sidecar_path

ROLES = {Role.MAIN: "main", Role.RELATED: "related", Role.SUMMARY: "summary by an aggregator"}
ENDS = (
    ("kept", "kept in an article"),
    ("beside", "beside the text"),
    ("removed", "removed"),
    ("withheld", "withheld"),
)
LISTED_MAX = 200
"""Findings and corrected articles on one page: a capture may have one a line."""

AROUND = 20
"""Characters shown on either side of a repair."""


def build_capture(index: Index, capture: Capture) -> Page:
    """Return the audit page of a capture."""
    return Page(
        template="pages/capture",
        path=urls.capture_path(capture.id),
        model=_capture_page(index, capture),
    )


def _capture_page(index: Index, capture: Capture) -> CapturePage:
    articles = index.capture_articles.get(capture.id, ())
    tally = index.tallies[capture.id]
    groups = shown_groups(capture)
    facts = _facts(index, capture)
    return CapturePage(
        head=_head(index, capture, facts),
        title=capture_name(capture.path),
        facts=facts,
        details=_details(capture),
        url=urls.external_href(capture.url),
        articles=_articles(index, capture, articles),
        findings=_findings(index, capture),
        findings_more=more_words(len(_found(index, capture)) - LISTED_MAX),
        repairs=_repairs(index.places[capture.id], articles),
        kept=_kept_words(tally),
        counts=_counts(tally),
        doubtful=_doubtful(capture),
        sidecar=sidecar_path(capture.path),
        lines=line_groups(capture, groups, articles, _numbers(index, articles)),
        cut=_cut(capture, groups),
    )


def _facts(index: Index, capture: Capture) -> str:
    return join_facts(
        (
            count_words(len(capture.lines), "line"),
            f"{percent_words(index.tallies[capture.id].kept_share)} of the words kept",
            count_words(len(index.capture_articles.get(capture.id, ())), "article"),
        )
    )


def _head(index: Index, capture: Capture, facts: str) -> Head:
    title = capture_name(capture.path)
    return make_head(
        index,
        f"Capture {title}",
        f"{title} line by line: {facts}.",
        section=urls.QUALITY,
        trail=(("Quality", urls.QUALITY),),
        noindex=True,
    )


def _numbers(index: Index, articles: Sequence[NewsArticle]) -> dict[ArticleId, Link]:
    """Return for each article its number on this page, which links to its own page."""
    return {
        article.id: Link(text=str(number), href=article_href(index, article))
        for number, article in enumerate(articles, start=1)
    }


def _found(index: Index, capture: Capture) -> tuple[Finding, ...]:
    """Return the findings about a capture, by its path or its id."""
    return (*index.findings.get(capture.path, ()), *index.findings.get(capture.id, ()))


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


def _articles(
    index: Index, capture: Capture, articles: Sequence[NewsArticle]
) -> tuple[FoundArticle, ...]:
    return tuple(
        FoundArticle(
            text=article.headline,
            href=article_href(index, article),
            language=foreign_language(index, article),
            direction=direction(index, article),
            note=ROLES[article.role],
            correction=article_correction(article, number, capture, articles)
            if number <= LISTED_MAX
            else None,
        )
        for number, article in enumerate(articles, start=1)
    )


def _findings(index: Index, capture: Capture) -> tuple[NotedLink, ...]:
    known = {line.number for line in capture.lines}
    return tuple(
        NotedLink(
            text=f"Line {f.line}" if f.line in known else f.code.label,
            href=index.places[capture.id].href(f.line) if f.line in known else "",
            note=f"{f.message} {f.hint}".strip(),
        )
        for f in _found(index, capture)[:LISTED_MAX]
    )


def _repairs(places: Places, articles: Iterable[NewsArticle]) -> tuple[RepairRow, ...]:
    return tuple(
        _repair_row(places, paragraph, repair)
        for article in articles
        for paragraph in article.paragraphs
        for repair in paragraph.repairs
    )[:LISTED_MAX]


def _repair_row(places: Places, paragraph: Paragraph, repair: Repair) -> RepairRow:
    """Return a repair with the characters around it: most are too small to be seen alone."""
    return RepairRow(
        line=places.link(paragraph.line),
        before=paragraph.text[max(0, repair.start - AROUND) : repair.start],
        found=paragraph.text[repair.start : repair.end],
        shown=repair.shown,
        after=paragraph.text[repair.end : repair.end + AROUND],
        rule=repair.rule,
    )


def _kept_words(tally: Tally) -> str:
    lines = tally.kept_lines / tally.text_lines if tally.text_lines else 0.0
    return (
        f"{tally.kept_lines:,} of {count_words(tally.text_lines, 'line')} with text "
        f"({percent_words(lines)}) and {tally.kept_words:,} of "
        f"{count_words(tally.text_words, 'word')} ({percent_words(tally.kept_share)})"
    )


def _counts(tally: Tally) -> tuple[CountGroup, ...]:
    groups = (_count_group(tally, key, text) for key, text in ENDS)
    return tuple(group for group in groups if group.labels)


def _count_group(tally: Tally, key: str, text: str) -> CountGroup:
    labels = [label for label in tally.words if label_state(label) == key]
    ordered = sorted(labels, key=lambda label: (-tally.words[label], label.value))
    return CountGroup(
        total=_count_row(tally, key, text, labels),
        labels=tuple(
            _count_row(tally, label.value, label_words(label), [label]) for label in ordered
        ),
    )


def _count_row(tally: Tally, key: str, text: str, labels: Sequence[Label]) -> CountRow:
    words = sum(tally.words[label] for label in labels)
    counted = tally.text_words and Label.SCRIPT not in labels
    return CountRow(
        key=key,
        text=text,
        lines=f"{tally.lines_with(labels):,}",
        words=f"{words:,}",
        share=percent_words(words / tally.text_words) if counted else "",
    )


def _doubtful(capture: Capture) -> CountRow | None:
    lines = [line for line in capture.lines if is_doubtful(line)]
    if not lines:
        return None
    return CountRow(
        key="doubtful",
        text="not certain (below 90 %)",
        lines=f"{len(lines):,}",
        words=f"{sum(count_text_words(line.text) for line in lines):,}",
        share="",
    )


def _cut(capture: Capture, groups: Sequence[Group]) -> str:
    last = groups[-1][-1].number if groups else 0
    if not capture.lines or last == capture.lines[-1].number:
        return ""
    return (
        f"Lines {last + 1}–{capture.lines[-1].number} are not shown, because the page would "
        f"become too large. All lines: digest explain {capture.path}"
    )
