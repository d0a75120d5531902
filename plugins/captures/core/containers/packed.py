"""Zip files: web archives (WACZ) and exports of clippings (Readeck)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from plugins.captures.core.containers.archive import (
    UNPACK_FACTOR,
    BoundedStream,
    Budget,
    Readable,
    read_up_to,
)
from plugins.captures.core.containers.pages import (
    PageKind,
    SavedPage,
    Unpacked,
    damaged,
    wrong_format,
)
from plugins.captures.core.containers.warc import read_warcs

# A list of members takes memory before one is read; exports have a few hundred.
_MAX_MEMBERS = 10_000
# Beside its own error the reader lets through what broken numbers and offsets raise.
_UNREADABLE = (BadZipFile, RuntimeError, OSError, ValueError, OverflowError, EOFError)
_WARCS = (".warc", ".warc.gz")
_CLIPPINGS = (".md", ".markdown")


def read_wacz(raw: bytes, limit: int) -> Unpacked:
    """Take the pages out of a WACZ file: the WARC files in its folder ``archive``."""
    opened = _open(raw)
    members = _members(opened, "archive/", _WARCS)
    if opened is None or not members:
        hint = "Save the page again with the program that recorded it, or as HTML."
        return wrong_format("The file is no web archive: no zip file that holds WARC files.", hint)
    budget = Budget(limit * UNPACK_FACTOR)
    return read_warcs(_streams(opened, members, budget), limit, budget)


def read_clippings(raw: bytes, limit: int) -> Unpacked:
    """Take the Markdown files out of a zip file, as Readeck exports them; the rest is counted."""
    opened = _open(raw)
    members = _members(opened, "", _CLIPPINGS)
    if opened is None or not members:
        return wrong_format(
            "The file is no export of clippings: no zip file that holds Markdown files.",
            "Unpack it, and keep what is a saved page as a capture of its own.",
        )
    budget = Budget(limit * UNPACK_FACTOR)
    pages, others = [], Counter({"other file": len(_members(opened, "", ("",))) - len(members)})
    for number, stream in enumerate(_streams(opened, members, budget), start=1):
        content = read_up_to(stream, limit + 1)
        if 0 < len(content) <= limit:
            pages.append(SavedPage(kind=PageKind.MARKDOWN, raw=content, name=f"{number:04}"))
        else:
            others["clipping that cannot be unpacked"] += 1
    cut = (damaged("The zip file is damaged, encrypted or too large"),)
    return Unpacked(
        pages=tuple(pages),
        problems=cut if budget.is_broken or budget.is_spent else (),
        skipped=tuple(sorted((what, count) for what, count in others.items() if count)),
    )


def _open(raw: bytes) -> ZipFile | None:
    try:
        return ZipFile(BytesIO(raw))
    except _UNREADABLE:
        return None


def _members(opened: ZipFile | None, folder: str, endings: Sequence[str]) -> list[ZipInfo]:
    """Return the files with such names. A name is compared, and never used as a path."""
    if opened is None:
        return []
    infos = opened.infolist()[:_MAX_MEMBERS]
    # Not is_dir(), which trips over a name of no characters.
    files = [info for info in infos if not info.filename.endswith("/")]
    names = [(info, info.filename.lower()) for info in files]
    return [i for i, name in names if name.startswith(folder) and name.endswith(tuple(endings))]


def _streams(opened: ZipFile, members: Sequence[ZipInfo], budget: Budget) -> Iterator[Readable]:
    for member in members:
        try:
            yield BoundedStream(opened.open(member), budget)
        # Encrypted, packed in a way nobody reads, or no file where the directory says one is.
        except _UNREADABLE:
            budget.is_broken = True
