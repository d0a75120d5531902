"""Reading captures, sidecars and the outlets file from the content folder."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.captures.core.containers import kinds
from plugins.captures.core.outlets import parse_outlets
from plugins.captures.core.values import CleanedCapture, RawCapture
from plugins.model import Code, Finding, Outlet
from plugins.settings import CaptureSettings
from plugins.text.failures import why_unreadable

if TYPE_CHECKING:
    from plugins.captures.core.layouts import Layout

# Old programs shout the suffix, and Pelican would pass PAGE.HTM by without a word.
SUFFIXES = (*kinds.SUFFIXES, *(suffix.upper() for suffix in kinds.SUFFIXES))
_OUTLETS_FILE = "outlets.toml"


def read_capture(path: Path, content: Path, max_bytes: int) -> tuple[RawCapture, Finding | None]:
    """Read one capture with its sidecar; what cannot be read becomes a finding.

    At most one byte more than ``max_bytes`` is read: enough to see that a file is too large.
    """
    name = relative_name(path, content)
    try:
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except OSError as error:
        return RawCapture(path=name, raw=b""), _unreadable(name, error)
    sidecar = path.with_suffix(".toml")
    if not sidecar.is_file():
        return RawCapture(path=name, raw=raw), None
    sidecar_name = relative_name(sidecar, content)
    try:
        source = sidecar.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return RawCapture(path=name, raw=raw), _unreadable(sidecar_name, error)
    return RawCapture(path=name, raw=raw, sidecar_path=sidecar_name, sidecar_source=source), None


def read_source(
    path: Path, content: Path, settings: CaptureSettings
) -> tuple[RawCapture, Finding | None]:
    """Read one file as far as the settings allow for its kind."""
    return read_capture(path, content, kinds.file_limit(path.name, settings.max_capture_bytes))


def clean_file(
    path: Path,
    content: Path,
    settings: CaptureSettings,
    outlets: Sequence[Outlet],
    layouts: "Sequence[Layout] | None" = None,
) -> tuple[CleanedCapture, ...]:
    """Read and clean the captures of a file; of one that cannot be read only that is told."""
    from plugins.captures.core.clean import clean_captures

    source, problem = read_source(path, content, settings)
    first, *others = clean_captures(source, settings, outlets, layouts)
    if problem is not None:
        told = () if problem.subject == source.path else first.findings
        first = replace(first, findings=(problem, *told))
    return (first, *others)


def relative_name(path: Path, content: Path) -> str:
    """Return a path relative to the content folder, with slashes, safe to print anywhere."""
    name = path.relative_to(content).as_posix() if path.is_relative_to(content) else path.name
    return name.encode("utf-8", "replace").decode("utf-8")


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Finding:
    return Finding(
        code=Code.CAPTURE_UNREADABLE,
        subject=name,
        message=f"The file cannot be read: {why_unreadable(error)}.",
        hint="Look at the file's permissions, or save it again as UTF-8.",
    )


def find_captures(content: Path, folders: Sequence[str]) -> tuple[Path, ...]:
    """Return the capture files below the folders, ordered by path."""
    found = (p for folder in folders for p in (content / folder).rglob("*") if p.is_file())
    return tuple(sorted(p for p in found if p.suffix.lstrip(".") in SUFFIXES))


def find_orphans(content: Path, folders: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each sidecar whose capture is not there."""
    for folder in folders:
        for sidecar in sorted((content / folder).rglob("*.toml")):
            if not any(sidecar.with_suffix(f".{suffix}").is_file() for suffix in SUFFIXES):
                yield Finding(
                    code=Code.SIDECAR_ORPHAN,
                    subject=relative_name(sidecar, content),
                    message="There is no capture of this name beside it.",
                    hint="Name the sidecar like its capture: page.txt and page.toml.",
                )


def read_outlets(content: Path) -> tuple[tuple[Outlet, ...], tuple[Finding, ...]]:
    """Read ``outlets.toml`` of the content folder; without one there are none."""
    path = content / _OUTLETS_FILE
    if not path.is_file():
        return (), ()
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return (), (_unreadable(_OUTLETS_FILE, error),)
    return parse_outlets(_OUTLETS_FILE, source)
