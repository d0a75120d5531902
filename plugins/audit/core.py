"""Findings about the whole digest, and the summary the editor reads after a build."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from plugins.model import Capture, Code, Digest, Finding, NewsArticle, Severity
from plugins.text.normalise import safe_line

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def add_findings(digest: Digest) -> Digest:
    """Add what only the whole digest shows, and put all findings in order: worst first."""
    found = [*digest.findings]
    failed = {f.subject for f in found if f.severity is Severity.ERROR}
    paths = {capture.id: capture.path for capture in digest.captures}
    fruitful = {article.capture for article in digest.articles}
    for capture in digest.captures:
        has_articles = capture.id in fruitful
        if not has_articles and capture.path not in failed:
            found.append(_no_article(capture))
        found += _date_findings(capture, has_articles=has_articles)
    for article in digest.articles:
        found += _article_findings(article, paths[article.capture])
    return replace(digest, findings=tuple(sorted(set(found), key=_sort_key)))


def _sort_key(finding: Finding) -> tuple[int, str, str, int, str]:
    return (
        _ORDER[finding.severity],
        finding.subject,
        finding.code.label,
        finding.line or 0,
        finding.message,
    )


def _no_article(capture: Capture) -> Finding:
    return Finding(
        code=Code.CAPTURE_NO_ARTICLE,
        subject=capture.path,
        message="No article was found: no run of lines reads like running text.",
        hint="Give the article's lines in an [[article]] block of the sidecar.",
    )


def _date_findings(capture: Capture, *, has_articles: bool) -> Iterable[Finding]:
    sidecar = capture.path.rpartition(".")[0] + ".toml"
    if has_articles and not capture.captured_at.is_known:
        yield Finding(
            code=Code.CAPTURE_NO_DATE,
            subject=capture.path,
            message="Nothing says when the page was saved.",
            hint=f"Add captured_at = YYYY-MM-DD, the day you saved it, to {sidecar}.",
        )
    if capture.captured_at.is_open:
        yield Finding(
            code=Code.CAPTURE_DATE_BOUND,
            subject=capture.path,
            message=f"Saved on or after {capture.captured_at.earliest:%Y-%m-%d} "
            f"({capture.captured_at.basis}); later days are as possible.",
            hint=f"Add captured_at = YYYY-MM-DD, the day you saved it, to {sidecar}.",
        )


def _article_findings(article: NewsArticle, path: str) -> Iterable[Finding]:
    first = next(iter(article.paragraphs), None)
    line = first.line if first else None
    if article.outlet is None:
        yield Finding(
            code=Code.ARTICLE_NO_OUTLET,
            subject=path,
            line=line,
            message=f"The outlet of “{article.headline}” is unknown.",
            hint='State outlet = "…" in the sidecar, if you know it.',
        )
    if not article.published.is_known:
        phrase = f" (“{article.time_phrase}”)" if article.time_phrase else ""
        yield Finding(
            code=Code.ARTICLE_NO_DATE,
            subject=path,
            line=line,
            message=f"The date of “{article.headline}” is unknown{phrase}.",
            hint="State published = YYYY-MM-DD in an [[article]] block of the sidecar"
            + (", or captured_at." if article.time_phrase else "."),
        )


def summarise(digest: Digest, site_url: str = "") -> tuple[str, ...]:
    """Return the lines a build ends with: counts, findings by code, errors, where to look."""
    counts = Counter(finding.code for finding in digest.findings)
    head = (
        f"{_count(len(digest.captures), 'capture')}, {_count(len(digest.articles), 'article')}, "
        f"{_count(len(digest.topics), 'topic')}, {_count(len(digest.findings), 'finding')}"
    )
    by_code = sorted(counts.items(), key=lambda item: (_ORDER[item[0].severity], item[0].label))
    lines = [head]
    lines += [f"  {n:4} {code.severity.value:7} {code.label}" for code, n in by_code]
    lines += [format_finding(f) for f in digest.findings if f.severity is Severity.ERROR]
    if digest.findings:
        lines.append(f"All of them, with what to do: {site_url}/quality/")
    return tuple(lines)


def format_finding(finding: Finding) -> str:
    """Return one line: where, what, [code], what to do."""
    place = finding.subject if finding.line is None else f"{finding.subject}:{finding.line}"
    return safe_line(f"{place}: {finding.message} [{finding.code.label}] {finding.hint}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
