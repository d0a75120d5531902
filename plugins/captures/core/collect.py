"""Cleaned captures to one digest."""

from collections.abc import Iterable, Sequence

from plugins.captures.core.outlets import known_names, outlets_of_digest
from plugins.captures.core.standing import mark_shared_disclaimers
from plugins.captures.core.values import CleanedCapture
from plugins.model import Code, Digest, Finding, Outlet


def collect_captures(
    cleaned: Iterable[CleanedCapture],
    outlets: Sequence[Outlet] = (),
    findings: Sequence[Finding] = (),
) -> Digest:
    """Order captures by path and join them.

    Of equal files one counts: one with a sidecar, else the first by path. The others are told.
    """
    first: dict[str, CleanedCapture] = {}
    told: list[Finding] = []
    for item in sorted(cleaned, key=lambda c: (not c.has_sidecar, c.capture.path)):
        told += item.findings
        kept = first.setdefault(item.capture.sha256, item)
        if kept is not item:
            told.append(_duplicate(item, kept))
    unique = mark_shared_disclaimers(sorted(first.values(), key=lambda c: c.capture.path))
    articles = tuple(article for item in unique for article in item.articles)
    return Digest(
        captures=tuple(item.capture for item in unique),
        articles=articles,
        outlets=outlets_of_digest(outlets, articles),
        outlet_names=known_names(outlets),
        findings=(*findings, *told),
    )


def _duplicate(item: CleanedCapture, kept: CleanedCapture) -> Finding:
    return Finding(
        code=Code.CAPTURE_DUPLICATE,
        subject=item.capture.path,
        message=f"The file holds the same bytes as {kept.capture.path} and was left out.",
        hint="Delete one of the two files, unless it is an archive that holds more.",
    )
