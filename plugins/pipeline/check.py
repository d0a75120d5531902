"""The findings of single captures, without building the site."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from plugins.audit.core import add_findings
from plugins.captures.core.clean import CleanedCapture
from plugins.captures.core.collect import collect_captures
from plugins.captures.files import clean_file, read_outlets
from plugins.captures.layout_files import read_layouts
from plugins.model import Code, Digest
from plugins.settings import CaptureSettings


def check_files(files: Sequence[Path], content: Path | None) -> Digest:
    """Return the captures of these files, their articles, and what is to be told of them."""
    pages = (page for file in files for page in clean_alone(file, content or find_content(file)))
    return findings_of(pages)


def clean_alone(file: Path, content: Path) -> tuple[CleanedCapture, ...]:
    """Clean one file as a build of this content folder would."""
    outlets, layouts = read_outlets(content)[0], read_layouts(content)[0]
    return clean_file(file, content, CaptureSettings(), outlets, layouts)


def find_content(file: Path) -> Path:
    """Return the folder above ``captures`` the file lies in, else the file's own folder."""
    for folder in file.parents:
        if folder.name == "captures":
            return folder.parent
    return file.parent


def findings_of(cleaned: Iterable[CleanedCapture]) -> Digest:
    """Return the digest of some captures alone, with their findings.

    What only a whole build sees may have been accepted, so no idle entry is told.
    """
    digest = add_findings(collect_captures(cleaned))
    told = tuple(f for f in digest.findings if f.code is not Code.SIDECAR_ACCEPT)
    return replace(digest, findings=told)
