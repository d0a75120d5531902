"""Which reader takes a file, by its suffix: a table, in the order it is looked up."""

from collections.abc import Callable

from plugins.captures.core.containers.eml import read_eml
from plugins.captures.core.containers.mhtml import read_mhtml
from plugins.captures.core.containers.packed import read_clippings, read_wacz
from plugins.captures.core.containers.pages import PageKind, SavedPage, Unpacked, wrong_format
from plugins.captures.core.containers.pdf import read_pdf
from plugins.captures.core.containers.wallabag import read_wallabag
from plugins.captures.core.containers.warc import read_warc

PACKED_FACTOR = 10
"""How many times as large as a page a file may be that holds its pictures, or several pages."""

# Files that are their page, and nothing around it.
_PLAIN = (".txt", ".html", ".htm", ".md", ".markdown")

Reader = Callable[[bytes, int], Unpacked]


def _page(kind: PageKind) -> Reader:
    """Return the reader of files that are one page, and nothing around it."""
    return lambda raw, _limit: Unpacked(pages=(SavedPage(kind=kind, raw=raw),))


def _unknown(_raw: bytes, _limit: int) -> Unpacked:
    return wrong_format(
        "Nothing here reads files of this suffix.",
        "Captures end in " + ", ".join(suffix for suffix, _reader in _READERS) + ".",
    )


# The second number a reader takes is how many bytes of one page it may unpack. Whatever is not
# listed but has a listed ending (".gz") is told.
_READERS: tuple[tuple[str, Reader], ...] = (
    (".txt", _page(PageKind.TEXT)),
    (".html", _page(PageKind.HTML)),
    (".htm", _page(PageKind.HTML)),
    (".md", _page(PageKind.MARKDOWN)),
    (".markdown", _page(PageKind.MARKDOWN)),
    (".mhtml", lambda raw, _limit: read_mhtml(raw)),
    (".mht", lambda raw, _limit: read_mhtml(raw)),
    (".eml", lambda raw, _limit: read_eml(raw)),
    (".warc", read_warc),
    (".warc.gz", read_warc),
    (".wacz", read_wacz),
    (".zip", read_clippings),
    (".json", read_wallabag),
    (".pdf", read_pdf),
)

SUFFIXES: tuple[str, ...] = tuple(
    dict.fromkeys(suffix.rpartition(".")[2] for suffix, _reader in _READERS)
)
"""The last suffix of every kind of file that is read, in lower case, without its dot."""


def file_limit(path: str, limit: int) -> int:
    """Return how large a file may be if one page may have ``limit`` bytes."""
    return limit if path.lower().endswith(_PLAIN) else limit * PACKED_FACTOR


def unpack(path: str, raw: bytes, limit: int) -> Unpacked:
    """Return the pages of a file; ``limit`` bounds one page, in bytes. Never raises."""
    name = path.lower()
    reader = next((read for suffix, read in _READERS if name.endswith(suffix)), _unknown)
    return reader(raw, limit)
