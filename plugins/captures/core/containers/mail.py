"""The parts and headers of a mail message, from bytes nobody vouches for."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32

# The parameters of a header are parsed in quadratic time; no real header is as long.
_MAX_HEADER_CHARS = 4_000
# A part costs some 6 µs whatever is in it; styles have lines that open like a boundary too.
_MAX_PARTS = 100_000
# Every line of a part is compared with the boundary of each part around it: a message of parts
# inside one another would take hours. Real ones have a handful of boundaries.
_MAX_COMPARISONS = 20_000_000
_BOUNDARY = re.compile(rb"boundary=(?!3D)", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?")


def parse_message(raw: bytes) -> Message | None:
    """Return the message, None for bytes that are none or are made to be slow. Never raises.

    The old policy is taken, which parses a header only when it is asked for: the new one is
    slow on long headers and raises on some broken ones.
    """
    if not _HEADER.match(raw.lstrip(b"\r\n")[:200]) or _is_slow(raw):
        return None
    try:
        return message_from_bytes(raw.lstrip(b"\r\n"), policy=_ShortHeaders())
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _is_slow(raw: bytes) -> bool:
    comparisons = len(_BOUNDARY.findall(raw)) * raw.count(b"\n")
    return comparisons > _MAX_COMPARISONS or raw.count(b"\n--") > _MAX_PARTS


class _ShortHeaders(Compat32):
    """The old policy, with headers cut where none goes on."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER_CHARS]


def header_text(message: Message, name: str) -> str:
    """Return a header decoded, on one line; empty where there is none or it is broken."""
    try:
        text = str(make_header(decode_header(str(message.get(name, "")))))
    except (MessageError, ValueError, LookupError, TypeError):
        return ""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def leaf_parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold content, in order; what stands in an attached mail is not ours."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() != "message" and part.is_multipart():
            waiting += [p for p in part.get_payload() if isinstance(p, Message)][::-1]
        else:
            yield part


def part_bytes(part: Message) -> bytes:
    """Return the content of a part as its transfer encoding says; broken encodings give a part."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def part_charset(part: Message) -> str | None:
    """Return the encoding a part declares."""
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return charset if isinstance(charset, str) else None


def has_defects(*parts: Message) -> bool:
    """True where the message was cut off or a part is encoded wrongly."""
    return any(part.defects for part in parts)
