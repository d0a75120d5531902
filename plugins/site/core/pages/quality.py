"""The quality report: captures to look at, worst first, and every finding with what to do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from plugins.model import ArticleId, Capture, CaptureId, Code, Finding, Label, Severity
from plugins.site.core import urls
from plugins.site.core.models import (
    CaptureRow,
    FindingGroup,
    FindingRow,
    Link,
    Page,
    QualityPage,
)
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import article_href, make_head
from plugins.site.core.pages.words import (
    count_words,
    join_facts,
    more_words,
    percent_floor_words,
    percent_words,
    shorten,
)
from plugins.text.kept import is_doubtful
from plugins.text.paths import sidecar_path
from plugins.text.slugs import slugify

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

WORST_MAX = 25
"""Captures named before the findings: a list nobody reads to the end helps nobody."""

LISTED_MAX = 300
"""Findings of one code on the page. All of them stand in digest.json."""

ALARM_LENGTH = 160


def build_quality(index: Index) -> Page:
    """Return the quality report."""
    digest = index.digest
    facts = _facts(digest.findings, digest.accepted)
    worst = _worst_first(index)
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
        worst=tuple(_capture_row(index, c, alarm=True) for c in worst[:WORST_MAX]),
        worst_more=more_words(len(worst) - WORST_MAX),
        groups=_groups(index),
        accepted=_accepted_words(digest.accepted),
        captures=tuple(_capture_row(index, capture) for capture in digest.captures),
    )
    return Page(template="pages/quality", path=urls.QUALITY, model=model)


def _facts(findings: Sequence[Finding], accepted: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return join_facts(
        (
            *(count_words(counts[severity], NAMES[severity]) for severity in SEVERITIES),
            f"{len(accepted)} accepted" if accepted else "",
        )
    )


def _accepted_words(accepted: Iterable[Finding]) -> str:
    """Return what the editor accepts, by code: "Accepted in sidecars: article.no-date 2"."""
    counts = sorted(Counter(finding.code.label for finding in accepted).items())
    words = ", ".join(f"{code} {number}" for code, number in counts)
    return f"Accepted in sidecars, so not listed: {words}." if words else ""


def _worst_first(index: Index) -> list[Capture]:
    """Return the captures with findings: most errors first, then warnings, then notes."""
    counts = {c.id: Counter(f.severity for f in _about(index, c)) for c in index.digest.captures}
    found = [capture for capture in index.digest.captures if counts[capture.id]]
    return sorted(found, key=lambda c: ([-counts[c.id][s] for s in SEVERITIES], c.path))


def _about(index: Index, capture: Capture) -> tuple[Finding, ...]:
    """Return the findings about a capture, its sidecar or its articles, worst first."""
    articles = (article.id for article in index.capture_articles.get(capture.id, ()))
    subjects = dict.fromkeys((capture.path, capture.id, sidecar_path(capture.path), *articles))
    found = (f for subject in subjects for f in index.findings.get(subject, ()))
    return tuple(sorted(found, key=_finding_key))


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
            FindingRow(subject=_subject(index, f), message=f.message, hint=f.hint)
            for f in findings[:LISTED_MAX]
        ),
        more=more_words(len(findings) - LISTED_MAX),
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
        href=index.places[capture.id].href(finding.line) if capture else "",
    )


def _capture(index: Index, subject: str) -> Capture | None:
    return index.captures.get(CaptureId(subject)) or index.capture_paths.get(subject)


def _capture_row(index: Index, capture: Capture, *, alarm: bool = False) -> CaptureRow:
    lines = [line for line in capture.lines if line.label is not Label.BLANK]
    doubtful = sum(is_doubtful(line) for line in lines)
    lowest = min((line.confidence for line in lines), default=None)
    findings = _about(index, capture)
    counts = Counter(finding.severity for finding in findings)
    return CaptureRow(
        capture=Link(text=capture.path, href=index.places[capture.id].page),
        layout=capture.layout,
        articles=str(len(index.capture_articles.get(capture.id, ()))),
        kept=percent_words(index.tallies[capture.id].kept_share),
        lowest="" if lowest is None else percent_floor_words(lowest),
        doubtful=f"{doubtful} of {len(lines)}" if doubtful else "",
        findings=", ".join(count_words(counts[s], NAMES[s]) for s in SEVERITIES if counts[s]),
        alarm=shorten(findings[0].message, ALARM_LENGTH) if alarm and findings else "",
    )
