"""Reading packed bytes with a bound: what a stranger packed may unfold to anything."""

import gzip
import zlib
from io import BytesIO
from typing import Protocol

# Of one file this many times the largest page may be unpacked: an archive of a hundred pages
# with their pictures fits, one of zeros ends early.
UNPACK_FACTOR = 20
_BLOCK = 65_536
_GZIP = b"\x1f\x8b"


class Readable(Protocol):
    """Anything with a bounded read."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most that many bytes, none at the end."""
        ...


class Budget:
    """How many bytes of a file may still be unpacked; what is cut off is remembered."""

    def __init__(self, limit: int) -> None:
        """Start with the whole."""
        self.left = limit
        self.is_spent = False
        self.is_broken = False


class BoundedStream:
    """A stream that ends where the budget or the sense of the packed data ends. Never raises."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        """Read a stream at the budget's expense."""
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Return at most ``size`` bytes."""
        budget = self._budget
        wanted = budget.left if size < 0 else min(size, budget.left)
        try:
            data = self._stream.read(wanted + 1 if wanted == budget.left else wanted)
        # Cut off, damaged, or packed in a way nobody reads: each way of packing has its errors.
        except Exception:  # noqa: BLE001
            budget.is_broken = True
            return b""
        if len(data) > wanted:
            budget.is_spent = True
            data = data[:wanted]
        budget.left -= len(data)
        return data


class _GzipStream:
    """The unpacked bytes of a gzip file of one or many members, up to where it is cut off."""

    def __init__(self, raw: Readable) -> None:
        self._file = gzip.GzipFile(fileobj=raw)  # type: ignore[call-overload]

    def read(self, size: int = -1, /) -> bytes:
        """Return what is there at once: to wait for more would lose it where the file ends."""
        data: bytes = self._file.read1(size)
        return data


def open_gzip(raw: Readable, budget: Budget) -> BoundedStream:
    """Return the unpacked bytes of a gzip file of one or many members."""
    return BoundedStream(_GzipStream(raw), budget)


def read_up_to(stream: Readable, size: int) -> bytes:
    """Return so many bytes, fewer only where the stream ends."""
    parts: list[bytes] = []
    left = size
    while left > 0 and (part := stream.read(min(left, _BLOCK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def is_gzip(raw: bytes) -> bool:
    """True for bytes that open like a gzip file."""
    return raw.startswith(_GZIP)


def inflate(raw: bytes, encoding: str, limit: int) -> bytes | None:
    """Return content unpacked as HTTP names it, None where it cannot be or is larger."""
    if encoding in ("", "identity"):
        return raw if len(raw) <= limit else None
    if encoding in ("gzip", "x-gzip"):
        budget = Budget(limit)
        data = read_up_to(open_gzip(BytesIO(raw), budget), limit + 1)
        return None if budget.is_spent or (budget.is_broken and not data) else data
    if encoding == "deflate":
        return _inflate_raw(raw, limit)
    return None


def _inflate_raw(raw: bytes, limit: int) -> bytes | None:
    """Unpack "deflate", which servers write with the zlib header and without."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        try:
            data = unpacker.decompress(raw, limit + 1)
        except zlib.error:
            continue
        return data if len(data) <= limit else None
    return None
