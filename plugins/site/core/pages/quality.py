"""The quality report: findings, suspicious captures, unknown outlets and dates."""

from collections import Counter
from itertools import groupby

from plugins.model import ArticleId, Capture, CaptureId, Code, Finding, Severity
from plugins.site.core import urls
from plugins.site.core.models import (
    CaptureRow,
    FindingGroup,
    FindingRow,
    Link,
    Page,
    QualityPage,
)
from plugins.site.core.pages.captures import kept_share
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import article_href, make_head, newest_cards
from plugins.site.core.pages.words import count_words, join_facts, percent_words
from plugins.text.slugs import slugify

KEPT_LOW = 0.2
KEPT_HIGH = 0.97
"""Outside these the cleaning is suspicious on any layout: a saved page holds furniture, and

an article that is a fifth of its page or less has usually lost text on the way."""

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def build_quality(index: Index) -> Page:
    """Return the quality report."""
    digest = index.digest
    rows = tuple(_capture_row(index, capture) for capture in digest.captures)
    facts = _facts(digest.findings)
    model = QualityPage(
        head=make_head(
            index,
            "Quality",
            f"What the editor should look at: {facts}.",
            section=urls.QUALITY,
            noindex=True,
        ),
        title="Quality report",
        facts=facts,
        groups=_groups(index),
        outliers=tuple(row for row in rows if row.alarm),
        captures=rows,
        no_outlet=newest_cards(index, (a for a in digest.articles if not a.outlet)),
        no_date=newest_cards(index, (a for a in digest.articles if not a.published.is_known)),
    )
    return Page(template="pages/quality", path=urls.QUALITY, model=model)


def _facts(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return join_facts(
        (
            count_words(counts[Severity.ERROR], "error"),
            count_words(counts[Severity.WARNING], "warning"),
            count_words(counts[Severity.INFO], "note"),
        )
    )


def _groups(index: Index) -> tuple[FindingGroup, ...]:
    ordered = sorted(index.digest.findings, key=_finding_key)
    return tuple(
        _group(index, code, tuple(found))
        for code, found in groupby(ordered, key=lambda finding: finding.code)
    )


def _finding_key(finding: Finding) -> tuple[int, str, str, int, str]:
    return (
        SEVERITIES.index(finding.severity),
        finding.code.label,
        finding.subject,
        finding.line or 0,
        finding.message,
    )


def _group(index: Index, code: Code, findings: tuple[Finding, ...]) -> FindingGroup:
    return FindingGroup(
        anchor=slugify(code.label),
        severity=code.severity.value,
        code=code.label,
        count=count_words(len(findings), "finding"),
        meaning=code.meaning,
        findings=tuple(
            FindingRow(subject=_subject(index, f), message=f.message, hint=f.hint) for f in findings
        ),
    )


def _subject(index: Index, finding: Finding) -> Link:
    """Return what a finding is about, linked to its article or the line of its capture."""
    article = index.articles.get(ArticleId(finding.subject))
    if article:
        return Link(text=article.headline, href=article_href(index, article))
    where = f", line {finding.line}" if finding.line else ""
    capture = _capture(index, finding.subject)
    return Link(
        text=f"{capture.path if capture else finding.subject}{where}",
        href=_line_href(index, capture, finding.line) if capture else "",
    )


def _capture(index: Index, subject: str) -> Capture | None:
    return index.captures.get(CaptureId(subject)) or index.capture_paths.get(subject)


def _line_href(index: Index, capture: Capture, line: int | None) -> str:
    page = index.href(urls.capture_path(capture.id))
    known = any(other.number == line for other in capture.lines)
    return f"{page}#L{line}" if known else page


def _capture_row(index: Index, capture: Capture) -> CaptureRow:
    share = kept_share(capture)
    return CaptureRow(
        capture=Link(text=capture.path, href=index.href(urls.capture_path(capture.id))),
        layout=capture.layout,
        articles=str(len(index.capture_articles.get(capture.id, ()))),
        kept=percent_words(share),
        alarm=_alarm(share),
    )


def _alarm(share: float) -> str:
    if share < KEPT_LOW:
        return "little was kept: text may have been lost"
    return "almost all was kept: page text may be left in" if share > KEPT_HIGH else ""
