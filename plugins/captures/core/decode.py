"""Bytes of a capture to text, and text to lines."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a capture and how its encoding was known. ``text`` None: not a text file."""

    text: str | None
    encoding: str
    is_guess: bool = False


def decode_capture(raw: bytes, find_declared: Callable[[bytes], str | None]) -> Decoded:
    """Decode by byte-order mark, UTF-8, what ``find_declared`` returns, then statistics.

    UTF-8 goes before a page's own declaration: text that is valid UTF-8 by accident is rare,
    pages saved by a browser as UTF-8 under an old declaration are common.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return Decoded(text=raw[len(bom) :].decode(encoding, "replace"), encoding=encoding)
    if b"\x00" in raw:
        return Decoded(text=None, encoding="binary")
    text = _try_decode(raw, "utf-8")
    if text is not None:
        return Decoded(text=text, encoding="utf-8")
    declared = find_declared(raw)
    text = _try_decode(raw, declared) if declared else None
    if text is not None:
        return Decoded(text=text, encoding=declared or "")
    return _guess(raw)


def _try_decode(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        return Decoded(text=None, encoding="binary")
    return Decoded(text=str(best), encoding=best.encoding, is_guess=True)


def split_lines(text: str) -> tuple[str, ...]:
    """Split at line ends only, which belong to no line; a final one opens no new line."""
    if not text:
        return ()
    lines = _LINE_END.split(text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)
