"""MHTML: a page as a mail message, the way browsers of the Chromium family save one."""

from email.message import Message

from plugins.captures.core.containers.mail import (
    has_defects,
    header_text,
    leaf_parts,
    parse_message,
    part_bytes,
    part_charset,
)
from plugins.captures.core.containers.pages import (
    PageFacts,
    PageKind,
    SavedPage,
    Unpacked,
    damaged,
    looks_like_html,
    wrong_format,
)
from plugins.captures.core.containers.values import iso_moment, plain_text, web_address

_HTML = ("text/html", "application/xhtml+xml")
_HINT = "Save the page again as “Webpage, Single File”, or as HTML with the suffix .html."


def read_mhtml(raw: bytes) -> Unpacked:
    """Take the page out of an MHTML file: its main document, not those of frames in it."""
    message = parse_message(raw)
    if looks_like_html(raw):
        return wrong_format("The file is plain HTML, no MHTML.", "Give it the suffix .html.")
    if message is None or "content-type" not in message:
        return wrong_format("The file does not open with the header of an MHTML file.", _HINT)
    part = _main_part(message)
    if part is None:
        return wrong_format("The MHTML file holds no HTML part.", _HINT)
    content = part_bytes(part)
    if not content.strip():
        return wrong_format("The HTML part of the MHTML file is empty or cannot be decoded.", _HINT)
    page = SavedPage(
        kind=PageKind.HTML,
        raw=content,
        # Chromium declares none and writes UTF-8, which is tried first whatever is declared.
        charset=part_charset(part),
        facts=_facts(message),
    )
    cut = (damaged("The MHTML file is cut off or wrongly encoded"),)
    return Unpacked(pages=(page,), problems=cut if has_defects(message, part) else ())


def _main_part(message: Message) -> Message | None:
    """Return the part the file's address or its start parameter names, else the first of HTML."""
    parts = [part for part in leaf_parts(message) if part.get_content_type() in _HTML]
    address = header_text(message, "Snapshot-Content-Location")
    start = _start(message)
    for part in parts:
        if address and header_text(part, "Content-Location") == address:
            return part
        if start and header_text(part, "Content-ID") == start:
            return part
    return parts[0] if parts else None


def _start(message: Message) -> str:
    try:
        value = message.get_param("start", "")
    except (ValueError, LookupError, TypeError):
        return ""
    return value if isinstance(value, str) else ""


def _facts(message: Message) -> PageFacts:
    captured = iso_moment(header_text(message, "Date"))
    address = header_text(message, "Snapshot-Content-Location")
    return PageFacts(
        url=web_address(address) or web_address(header_text(message, "Content-Location")),
        captured_at=captured,
        captured_basis="MHTML header" if captured else "unknown",
        title=plain_text(header_text(message, "Subject")),
    )
