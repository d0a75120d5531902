"""What a file holds: saved pages, and what is to be told of the rest."""

from dataclasses import dataclass, field
from enum import StrEnum

from plugins.model import Code


class PageKind(StrEnum):
    """How the bytes of a page are to be read."""

    HTML = "text/html"
    TEXT = "text/plain"
    MAIL = "text/plain; format=flowed"
    """Text whose lines a mail program broke."""
    MARKDOWN = "text/markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sent a newsletter. It names no outlet unless the list of outlets has it."""

    name: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the container states of a page beside its content; None where it states nothing.

    Dates are readable by ``datetime.fromisoformat``, ``url`` is http or https.
    """

    url: str | None = None
    captured_at: str | None = None
    captured_basis: str = "unknown"
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    language: str | None = None
    sender: Sender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """One page of a file: its own bytes, and the encoding the container declares for them.

    ``name`` stands behind the file's path where a file may hold several pages; it is the
    page's place in the file, so it stays as long as the file does.
    """

    kind: PageKind
    raw: bytes
    name: str = ""
    charset: str | None = None
    facts: PageFacts = field(default_factory=PageFacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to tell of a file: what is wrong and why, and what to do."""

    code: Code
    message: str
    hint: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """The pages of a file. ``skipped`` counts what else is in it, by kind in words."""

    pages: tuple[SavedPage, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()


def wrong_format(what: str, hint: str) -> Unpacked:
    """Return a file without pages: it is not of the kind its suffix says."""
    return Unpacked(problems=(Problem(code=Code.CAPTURE_FORMAT, message=what, hint=hint),))


def looks_like_html(raw: bytes) -> bool:
    """True for bytes that open with a tag: a page saved under another kind's suffix."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def damaged(what: str) -> Problem:
    """Return the problem that a part of the file is lost; the rest counts."""
    return Problem(
        code=Code.CAPTURE_DAMAGED,
        message=f"{what}; what could be read was used.",
        hint="Look at its capture page. Save the page again, if it is still there.",
    )
