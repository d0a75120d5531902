"""Findings that only the whole digest shows."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from plugins.audit.core.acceptance import set_accepted_apart
from plugins.audit.core.confidence import confidence_findings
from plugins.audit.core.kept_ratio import kept_ratio_findings
from plugins.audit.core.order import sort_key
from plugins.model import Capture, Code, Digest, Finding, NewsArticle, Severity
from plugins.text.direction import strip_turns
from plugins.text.paths import sidecar_path

# A page may state any address; one that could not stand in outlets.toml is not put forward.
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def add_findings(digest: Digest) -> Digest:
    """Add what only the whole digest shows, and put all findings in order: worst first."""
    found = [*digest.findings]
    failed = {f.subject for f in found if f.severity is Severity.ERROR}
    paths = {capture.id: capture.path for capture in digest.captures}
    fruitful = {article.capture for article in digest.articles}
    with_articles = [capture for capture in digest.captures if capture.id in fruitful]
    for capture in digest.captures:
        has_articles = capture.id in fruitful
        if not has_articles and capture.path not in failed:
            found.append(_no_article(capture))
        found += _date_findings(capture, has_articles=has_articles)
    for article in digest.articles:
        found += _article_findings(article, paths[article.capture])
    found += kept_ratio_findings(with_articles)
    found += confidence_findings(with_articles)
    told = {_without_turns(finding) for finding in found}
    return set_accepted_apart(replace(digest, findings=tuple(sorted(told, key=sort_key))))


def _without_turns(finding: Finding) -> Finding:
    """Return the finding with nothing that turns text: a headline it quotes may hold some."""
    message, hint = strip_turns(finding.message), strip_turns(finding.hint)
    return replace(finding, message=message, hint=hint)


def _no_article(capture: Capture) -> Finding:
    return Finding(
        code=Code.CAPTURE_NO_ARTICLE,
        subject=capture.path,
        message="No article was found: no run of lines reads like running text.",
        hint="Give the article's lines in an [[article]] block of the sidecar.",
    )


def _date_findings(capture: Capture, *, has_articles: bool) -> Iterable[Finding]:
    sidecar = sidecar_path(capture.path)
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
            hint=_outlet_hint(article.url),
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


def _outlet_hint(url: str | None) -> str:
    """Say where to state an outlet: for all pages of a site at once, where the site is known."""
    hint = 'State outlet = "…" in the sidecar, if you know it'
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        return f"{hint}."
    return f'{hint}; or, for all of {host}, its name and domains = ["{host}"] in outlets.toml.'
