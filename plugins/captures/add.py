"""Storing a capture and its sidecar in the content folder: both or neither, never over another."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from plugins.captures.core.adding import (
    Stated,
    choose_stem,
    describe_article,
    render_sidecar,
    report_unknown,
    sniff_suffix,
)
from plugins.captures.core.clean import clean_captures
from plugins.captures.core.publish import find_named_date
from plugins.captures.core.sidecar import parse_moment
from plugins.captures.core.values import CleanedCapture, RawCapture
from plugins.captures.files import SUFFIXES, read_outlets
from plugins.captures.layout_files import read_layouts
from plugins.model import DateInterval, Finding, Severity
from plugins.settings import CaptureSettings
from plugins.text.normalise import safe_line

CAPTURES_FOLDER = "captures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A capture on its way in: its bytes, and the name of the file they come from.

    ``is_pasted``: it was taken from the page just now, so it was saved today.
    """

    name: str
    raw: bytes
    is_pasted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A capture that can be stored. ``stem`` is its name, without a suffix."""

    raw: bytes
    folder: Path
    stem: str
    suffix: str
    sidecar: str
    pages: tuple[CleanedCapture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Where a capture lies now; ``sidecar`` is None where nothing is stated."""

    path: Path
    sidecar: Path | None


def prepare_capture(
    incoming: Incoming, stated: Stated, content: Path, wanted: str | None, today: date
) -> Prepared | Finding:
    """Clean a capture as it will lie in the content folder; what makes it useless is returned."""
    suffix = sniff_suffix(incoming.raw, incoming.name)
    pages = _clean(incoming, suffix, stated, content)
    pasted_at = parse_moment(today) if incoming.is_pasted else None
    dated = _with_date(stated, pages[0], find_named_date(incoming.name), pasted_at)
    if dated != stated:
        stated, pages = dated, _clean(incoming, suffix, dated, content)
    problem = next((f for f in pages[0].findings if f.severity is Severity.ERROR), None)
    if problem is not None:
        return problem
    # What is stated names the day in its own zone, the cleaned capture the one in UTC.
    saved = stated.captured_at or pages[0].capture.captured_at
    day = saved.earliest.date() if saved.earliest and not saved.is_open else today
    return Prepared(
        raw=incoming.raw,
        folder=content / CAPTURES_FOLDER / f"{day:%Y}" / f"{day:%m}",
        stem=choose_stem(wanted, pages, stated.url, incoming.name),
        suffix=suffix,
        sidecar=render_sidecar(stated),
        pages=pages,
    )


def _clean(
    incoming: Incoming, suffix: str, stated: Stated, content: Path
) -> tuple[CleanedCapture, ...]:
    name = Path(incoming.name).name
    sidecar = render_sidecar(stated)
    source = RawCapture(
        # The name still counts: a day in it is the day the page was saved.
        path=f"{CAPTURES_FOLDER}/{name.removesuffix(suffix)}{suffix}",
        raw=incoming.raw,
        sidecar_path=f"{CAPTURES_FOLDER}/{name}.toml" if sidecar else None,
        sidecar_source=sidecar or None,
    )
    outlets, layouts = read_outlets(content)[0], read_layouts(content)[0]
    return clean_captures(source, CaptureSettings(), outlets, layouts)


def _with_date(
    stated: Stated,
    page: CleanedCapture,
    named: DateInterval | None,
    pasted_at: DateInterval | None,
) -> Stated:
    """State the date that would be lost with the old name, or that of a page just copied."""
    found = page.capture.captured_at
    if stated.captured_at is None and named and found.earliest == named.earliest:
        return replace(stated, captured_at=named)
    if stated.captured_at is None and (not found.is_known or found.is_open):
        return replace(stated, captured_at=pasted_at)
    return stated


def find_duplicate(raw: bytes, content: Path) -> Path | None:
    """Return the capture of the same bytes, if there is one."""
    digest = sha256(raw).digest()
    for path in sorted((content / CAPTURES_FOLDER).rglob("*")):
        if path.suffix.lstrip(".") in SUFFIXES and path.is_file():
            is_as_long = path.stat().st_size == len(raw)
            if is_as_long and sha256(path.read_bytes()).digest() == digest:
                return path
    return None


def store_capture(prepared: Prepared) -> Stored:
    """Write the capture and its sidecar; a name that is taken gets a number.

    Raises:
        OSError: where the folder cannot be written; nothing of the pair is left then.
    """
    prepared.folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        stem = prepared.stem if number == 1 else f"{prepared.stem}-{number}"
        path = prepared.folder / f"{stem}{prepared.suffix}"
        with suppress(FileExistsError):
            return _store_pair(path, prepared)
        number += 1


def _store_pair(path: Path, prepared: Prepared) -> Stored:
    sidecar = path.with_suffix(".toml")
    # A sidecar belongs to every capture of its stem, so the stem must be free, not the name.
    if sidecar.exists() or any(path.parent.glob(f"{path.name.partition('.')[0]}.*")):
        raise FileExistsError(path)
    if not prepared.sidecar:
        _write_new(path, prepared.raw)
        return Stored(path=path, sidecar=None)
    # The sidecar first: stopped in between, it is an orphan, which is told, while a capture
    # without its sidecar would be published undated.
    _write_new(sidecar, prepared.sidecar.encode())
    try:
        _write_new(path, prepared.raw)
    except OSError:
        sidecar.unlink(missing_ok=True)
        raise
    return Stored(path=path, sidecar=sidecar)


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, whole or not at all."""
    # Pelican, which may be watching the folder, passes by names that begin so.
    handle, name = mkstemp(dir=path.parent, prefix=".#", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        _publish(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _publish(temporary: Path, path: Path) -> None:
    """Give a file its name, which nothing may have yet: unlike a rename a link fails then."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links.
        _copy_new(temporary.read_bytes(), path)


def _copy_new(data: bytes, path: Path) -> None:
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


def describe_stored(prepared: Prepared, stored: Stored) -> Iterator[str]:
    """Yield the lines of the report: where it lies, what was found, and what is unknown."""
    yield safe_line(str(stored.path))
    if stored.sidecar:
        yield f"  with {safe_line(str(stored.sidecar))}"
    for page in prepared.pages:
        count = len(page.articles)
        articles = f"{count or 'no'} {'article' if count == 1 else 'articles'}"
        yield f"  layout {page.capture.layout}, {articles}"
        yield from (f"    {describe_article(article)}" for article in page.articles)
    unknown = list(report_unknown(prepared.pages))
    if unknown:
        sidecar = safe_line(str(stored.path.with_suffix(".toml")))
        yield f"  Still unknown; what you know of it belongs in {sidecar}:"
        yield from (f"    {safe_line(line)}" for line in unknown)
