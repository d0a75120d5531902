"""The findings of single captures, without building the site."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from plugins.audit.core import add_findings
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.values import CleanedCapture
from plugins.captures.files import clean_file, read_outlets
from plugins.captures.layout_files import read_layouts
from plugins.model import Code, Digest, Finding
from plugins.settings import CaptureSettings


def check_files(files: Sequence[Path], content: Path | None) -> Digest:
    """Return the captures of these files, their articles, and what is to be told of them."""
    roots = [content or find_content(file) for file in files]
    pages = (p for file, root in zip(files, roots, strict=True) for p in clean_alone(file, root))
    return findings_of(pages, [f for root in dict.fromkeys(roots) for f in folder_findings(root)])


def clean_alone(file: Path, content: Path) -> tuple[CleanedCapture, ...]:
    """Clean one file as a build of this content folder would."""
    outlets, layouts = read_outlets(content)[0], read_layouts(content)[0]
    return clean_file(file, content, CaptureSettings(), outlets, layouts)


def folder_findings(content: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the files of a content folder that all its captures are read by."""
    return (*read_outlets(content)[1], *read_layouts(content)[1])


def find_content(file: Path) -> Path:
    """Return the folder above ``captures`` the file lies in, else the file's own folder."""
    for folder in file.parents:
        if folder.name == "captures":
            return folder.parent
    return file.parent


def findings_of(cleaned: Iterable[CleanedCapture], told: Sequence[Finding] = ()) -> Digest:
    """Return the digest of some captures alone, with their findings and those ``told`` before.

    What only a whole build sees may have been accepted, so no idle entry is told.
    """
    digest = add_findings(collect_captures(cleaned, findings=told))
    kept = tuple(f for f in digest.findings if f.code is not Code.SIDECAR_ACCEPT)
    return replace(digest, findings=kept)
