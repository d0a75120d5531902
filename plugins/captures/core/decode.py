"""Bytes of a capture to text, and text to lines."""

from collections.abc import Callable
from dataclasses import dataclass

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WEB_DEFAULT = "cp1252"
_LATIN = (_WEB_DEFAULT, "cp1250", "cp1254", "cp1257")
_MAX_ACCENT_SHARE = 0.2


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
            text = raw[len(bom) :].decode(encoding, "replace")
            # Binary files begin with any two bytes; no text holds a NUL.
            return Decoded(text=None if "\x00" in text else text, encoding=encoding)
    if b"\x00" in raw:
        return Decoded(text=None, encoding="binary")
    utf8 = _try_decode(raw, "utf-8")
    if utf8 is not None:
        return Decoded(text=utf8, encoding="utf-8")
    declared = find_declared(raw)
    stated = _try_decode(raw, declared) if declared else None
    if stated is not None:
        return Decoded(text=stated, encoding=declared or "")
    return _guess(raw)


def _try_decode(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    # Scripts other than Latin fill a text with such bytes. Among single ones the statistics
    # for many scripts find Chinese: "fährt" in a German page came out with a character of it.
    is_latin = sum(byte > 0x7F for byte in raw) < len(raw) * _MAX_ACCENT_SHARE
    matches = (is_latin and from_bytes(raw, cp_isolation=list(_LATIN))) or from_bytes(raw)
    best = matches.best()
    if best is None:
        return Decoded(text=None, encoding="binary")
    # Of readings as good as each other the one with most letters counts, then the Web's own
    # default: Polish read as Western has superscript figures in its words.
    equal = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    pick = max(equal, key=lambda m: (_letters(m), _WEB_DEFAULT in m.could_be_from_charset))
    is_default = _WEB_DEFAULT in pick.could_be_from_charset
    encoding = _WEB_DEFAULT if is_default else pick.encoding
    return Decoded(text=str(pick), encoding=encoding, is_guess=True)


def _letters(match: object) -> int:
    return sum(character.isalpha() for character in str(match))


def split_lines(text: str) -> tuple[str, ...]:
    """Split at line ends only, which belong to no line; a final one opens no new line."""
    if not text:
        return ()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(lines[:-1] if lines[-1] == "" else lines)
