"""WARC files: what a crawler or a browser that records was answered, record after record."""

from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Protocol

from plugins.captures.core.containers.archive import (
    UNPACK_FACTOR,
    BoundedStream,
    Budget,
    Readable,
    inflate,
    is_gzip,
    open_gzip,
    read_up_to,
)
from plugins.captures.core.containers.pages import (
    PageFacts,
    PageKind,
    Problem,
    SavedPage,
    Unpacked,
    damaged,
    wrong_format,
)
from plugins.captures.core.containers.values import iso_moment, web_address
from plugins.model import Code

_HTML = ("text/html", "application/xhtml+xml")
_ANSWERS = ("response", "resource")
# Cleaning a page takes some 60 ms; a whole site's crawl is no capture.
_MAX_PAGES = 500
_MAX_RECORDS = 100_000
# Less source than this holds no article: it is a redirect, a frame or a counting pixel.
_MIN_BYTES = 400
_MAGIC = b"WARC/"
_HINT = "Save the page again with the program that recorded it, or as HTML."


class _Headers(Protocol):
    """Headers as the library returns them."""

    def get_header(self, name: str) -> str | None:
        """Return the value of a header."""
        ...

    def get_statuscode(self) -> str:
        """Return the status of an HTTP answer."""
        ...


class _Record(Protocol):
    """What is needed of the library's records; it ships no types."""

    rec_type: str | None
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: Readable


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What has been found so far; records are counted through all members of a file."""

    limit: int
    budget: Budget
    pages: list[SavedPage]
    skipped: Counter[str]
    number: int = 0
    is_broken: bool = False


def read_warc(raw: bytes, limit: int) -> Unpacked:
    """Take the HTML pages out of a WARC file, packed or not; other records are counted."""
    return read_warcs([BytesIO(raw)], limit, Budget(limit * UNPACK_FACTOR))


def read_warcs(files: Iterator[Readable] | list[BytesIO], limit: int, budget: Budget) -> Unpacked:
    """Take the HTML pages out of several WARC files that share a budget."""
    reading = _Reading(limit=limit, budget=budget, pages=[], skipped=Counter())
    for file in files:
        _read_file(file, reading)
    if reading.number == 0:
        return wrong_format("The file holds no WARC record that can be read.", _HINT)
    return Unpacked(
        pages=tuple(reading.pages),
        problems=tuple(_problems(reading)),
        skipped=tuple(sorted(reading.skipped.items())),
    )


def _problems(reading: _Reading) -> Iterator[Problem]:
    if reading.is_broken or reading.budget.is_broken:
        yield damaged(f"The archive is damaged behind record {reading.number}")
    if reading.budget.is_spent or len(reading.pages) == _MAX_PAGES:
        yield Problem(
            code=Code.CAPTURE_DAMAGED,
            message=f"The archive is too large: only its first {reading.number} records were "
            f"read (at most {_MAX_PAGES} pages).",
            hint="Cut it into smaller archives, or raise captures.max_capture_bytes.",
        )


def _read_file(file: Readable, reading: _Reading) -> None:
    """Read one WARC file. A packed one is unpacked first, so that the budget counts."""
    from warcio.archiveiterator import ArchiveIterator

    start = read_up_to(file, 2)
    whole = _Joined(start, file)
    stream = (
        open_gzip(whole, reading.budget)
        if is_gzip(start)
        else (BoundedStream(whole, reading.budget))
    )
    opening = read_up_to(stream, len(_MAGIC))
    if opening != _MAGIC:
        # Packed twice, or something else in a suit: the library would unpack it without a bound.
        reading.is_broken = reading.is_broken or bool(opening)
        return
    # The library warns of broken lengths on the terminal; here it is told as a finding.
    with redirect_stderr(StringIO()) as warnings:
        try:
            for record in ArchiveIterator(_Joined(opening, stream)):
                _take(record, reading)
                if len(reading.pages) == _MAX_PAGES or reading.number == _MAX_RECORDS:
                    break
        except Exception:  # noqa: BLE001 - broken records raise anything; what came before counts
            reading.is_broken = True
    reading.is_broken = reading.is_broken or bool(warnings.getvalue())


class _Joined:
    """Bytes already read, and the stream they were read from."""

    def __init__(self, start: bytes, stream: Readable) -> None:
        self._start = start
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """Return at most ``size`` bytes."""
        data = self._start[:size] if size >= 0 else self._start
        self._start = self._start[len(data) :]
        return data or self._stream.read(size)


def _take(record: _Record, reading: _Reading) -> None:
    """Take a record's page, or count what it is."""
    reading.number += 1
    reason = _other_kind(record)
    content = None if reason else _content(record, reading.limit)
    if content is None:
        reading.skipped[reason or "page that cannot be unpacked"] += 1
    elif len(content) < _MIN_BYTES:
        reading.skipped["page of a few bytes"] += 1
    else:
        reading.pages.append(_page(record, content, f"{reading.number:04}"))


def _other_kind(record: _Record) -> str:
    """Return what a record is in words, empty for a page."""
    if record.rec_type not in _ANSWERS:
        return f"{_word(record.rec_type)} record"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"answer with status {_word(status)}"
    media = _media_type(record)
    return "" if media in _HTML else f"{_word(media.partition('/')[0])} file"


def _word(text: object) -> str:
    """Return a word of a record as it can be told: strangers write anything there."""
    word = "".join(c for c in str(text)[:20] if c.isascii() and (c.isalnum() or c == "-"))
    return word or "unknown"


def _media_type(record: _Record) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: _Record) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _content(record: _Record, limit: int) -> bytes | None:
    """Return the content of a record, out of its chunks and packing; None beyond the limit."""
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    coding = (headers.get_header("Content-Encoding") or "") if headers else ""
    chunked = (headers.get_header("Transfer-Encoding") or "") if headers else ""
    stream: Readable = record.raw_stream
    if chunked.strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    raw = read_up_to(stream, limit + 1)
    if len(raw) > limit:
        return None
    unpacked = inflate(raw, coding.strip().lower(), limit)
    # Some recorders unpack the content and leave the header.
    return raw if unpacked is None and raw.lstrip()[:1] == b"<" else unpacked


def _page(record: _Record, content: bytes, name: str) -> SavedPage:
    captured = iso_moment(record.rec_headers.get_header("WARC-Date"))
    return SavedPage(
        kind=PageKind.HTML,
        raw=content,
        name=name,
        charset=_charset(_content_type(record)),
        facts=PageFacts(
            url=web_address(record.rec_headers.get_header("WARC-Target-URI")),
            captured_at=captured,
            captured_basis="WARC record" if captured else "unknown",
        ),
    )


def _charset(content_type: str) -> str | None:
    _, found, charset = content_type.lower().partition("charset=")
    return charset.partition(";")[0].strip(" \t\"'") or None if found else None
