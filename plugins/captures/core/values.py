"""What goes into the cleaning of a file, and what comes out of it.

A module of its own: a build that finds all captures as they were needs these, and none of the
rules, whose patterns take a tenth of a second to compile.
"""

from dataclasses import dataclass

from plugins.model import Capture, Finding, NewsArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCapture:
    """A file as it lies on disk, with its sidecar's source where there is one."""

    path: str
    raw: bytes
    sidecar_path: str | None = None
    sidecar_source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedCapture:
    """What one capture gives: itself, its articles in order, and what was noticed."""

    capture: Capture
    articles: tuple[NewsArticle, ...]
    findings: tuple[Finding, ...]
    has_sidecar: bool = False
