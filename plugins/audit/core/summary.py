"""Findings as lines of a terminal."""

from collections import Counter

from plugins.audit.core.order import SEVERITIES
from plugins.model import Digest, Finding, Severity
from plugins.text.normalise import safe_line


def summarise(digest: Digest, site_url: str = "") -> tuple[str, ...]:
    """Return the lines a build ends with: counts, findings by code, errors, where to look."""
    counts = Counter(finding.code for finding in digest.findings)
    head = (
        f"{_count(len(digest.captures), 'capture')}, {_count(len(digest.articles), 'article')}, "
        f"{_count(len(digest.topics), 'topic')}, {_count(len(digest.findings), 'finding')}"
    )
    by_code = sorted(counts.items(), key=lambda item: (SEVERITIES[item[0].severity], item[0].label))
    if digest.accepted:
        head += f" ({len(digest.accepted)} more accepted)"
    lines = [head]
    lines += [f"  {n:4} {code.severity.value:7} {code.label}" for code, n in by_code]
    lines += [format_finding(f) for f in digest.findings if f.severity is Severity.ERROR]
    if digest.findings:
        page = f"{site_url}/quality/" if site_url else "the page /quality/ of the site"
        lines.append(f"All of them, with what to do: {page}")
    return tuple(lines)


def format_finding(finding: Finding) -> str:
    """Return one line: where, what, [code], what to do."""
    place = finding.subject if finding.line is None else f"{finding.subject}:{finding.line}"
    return safe_line(f"{place}: {finding.message} [{finding.code.label}] {finding.hint}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
