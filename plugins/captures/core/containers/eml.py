"""Saved mail: a newsletter as HTML where it has such a part, else as text."""

import re
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
    Problem,
    SavedPage,
    Sender,
    Unpacked,
    damaged,
    looks_like_html,
    wrong_format,
)
from plugins.captures.core.containers.values import iso_moment, plain_text
from plugins.model import Code

_KINDS = {"text/html": PageKind.HTML, "text/plain": PageKind.MAIL}
_ADDRESS = re.compile(r"[^\s<>@,;()\"]{1,100}@([\w.-]{1,200})")
_HINT = "Save the mail as .eml from the mail program, or its text as .txt."


def read_eml(raw: bytes) -> Unpacked:
    """Take the text out of a saved mail; attachments are counted, never opened."""
    message = parse_message(raw)
    if looks_like_html(raw):
        return wrong_format("The file is plain HTML, no mail.", "Give it the suffix .html.")
    if message is None or not any(name in message for name in ("From", "Subject", "Date")):
        return wrong_format("The file does not open with the headers of a mail.", _HINT)
    parts = list(leaf_parts(message))
    part = _text_part(parts)
    if part is None or not part_bytes(part).strip():
        return wrong_format("The mail holds no text that can be decoded.", _HINT)
    kind = _KINDS[part.get_content_type()]
    problems = list(_attachment_problem([p for p in parts if _is_attachment(p)]))
    if has_defects(message, part):
        problems.append(damaged("The mail is cut off or wrongly encoded"))
    page = SavedPage(
        kind=kind, raw=part_bytes(part), charset=part_charset(part), facts=_facts(message)
    )
    return Unpacked(pages=(page,), problems=tuple(problems))


def _text_part(parts: list[Message]) -> Message | None:
    """Return the HTML part, which says what is a heading and what a link; else the text part."""
    texts = [part for part in parts if not _is_attachment(part)]
    for kind in _KINDS:
        for part in texts:
            if part.get_content_type() == kind:
                return part
    return None


def _is_attachment(part: Message) -> bool:
    """True for files; pictures shown in the text have no name of their own to be told."""
    disposition = str(part.get("Content-Disposition", ""))[:200].strip().lower()
    return disposition.startswith("attachment") or part.get_content_maintype() == "message"


def _attachment_problem(attachments: list[Message]) -> list[Problem]:
    if not attachments:
        return []
    count = len(attachments)
    what = "1 attachment is" if count == 1 else f"{count} attachments are"
    return [
        Problem(
            code=Code.CAPTURE_ATTACHMENTS,
            message=f"{what} not read: only the text of a mail counts.",
            hint="Save an attached page as a capture of its own.",
        )
    ]


def _facts(message: Message) -> PageFacts:
    sent = iso_moment(header_text(message, "Date"))
    return PageFacts(
        captured_at=sent,
        captured_basis="mail header" if sent else "unknown",
        title=plain_text(header_text(message, "Subject")),
        sender=_sender(header_text(message, "From")),
    )


def _sender(stated: str) -> Sender | None:
    """Return name and domain. The library's parser of addresses overflows on open brackets."""
    address = _ADDRESS.search(stated)
    name = stated[: address.start()] if address else stated
    domain = address[1].lower() if address else ""
    name = plain_text(name.strip(" <\"'")) or ""
    return Sender(name=name, domain=domain) if name or domain else None
