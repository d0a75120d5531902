"""PDF files: their text, lines joined to paragraphs, hyphens at line ends taken out."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from plugins.captures.core.containers.pages import (
    PageFacts,
    PageKind,
    SavedPage,
    Unpacked,
    damaged,
    wrong_format,
)
from plugins.captures.core.containers.values import iso_moment, plain_text

if TYPE_CHECKING:
    from pypdf import PdfReader

# A saved news page prints on a handful; a report of hundreds is no capture and takes minutes.
_MAX_PAGES = 40
_MAX_OPERATORS = 300_000
_MIN_CHARS = 200
# How Chromium, its family, and the tools made of WebKit sign what they print.
_BROWSERS = ("Skia/PDF", "wkhtmltopdf")
_HINT = "Save the page as HTML, or copy its text into a .txt file."
# Fonts without a table of their letters leave these in the text; no text holds a NUL.
_NO_LETTERS = {n: None for n in range(32) if chr(n) not in "\n\t"}
# Points; superscripts and accents stand a little off their line.
_SAME_LINE = 4.0
# Paragraphs are set off by half a line or more.
_WIDE_GAP = 1.35
_SHORT = 20
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")


def read_pdf(raw: bytes, _limit: int) -> Unpacked:
    """Take the text out of a PDF file, in the order its lines are drawn. Never raises."""
    if b"%PDF-" not in raw[:1024]:
        return wrong_format("The file does not open like a PDF file.", _HINT)
    try:
        return _read(raw)
    except Exception:  # noqa: BLE001 - the parser raises anything on broken files
        return wrong_format("The PDF file is damaged and cannot be read.", _HINT)


def _read(raw: bytes) -> Unpacked:
    import logging

    from pypdf import PdfReader

    # It logs a warning for each oddity of a file; errors in the log would end a strict build.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    reader = PdfReader(BytesIO(raw), strict=False)
    if reader.is_encrypted:
        return wrong_format("The PDF file is encrypted.", _HINT)
    count = len(reader.pages)
    pages = tuple(_read_pages(reader, count))
    text = "\n".join(line for lines in pages for line in lines)
    if len(text) < _MIN_CHARS:
        return wrong_format(
            "The PDF file holds no text that can be read; its pages may be pictures.", _HINT
        )
    page = SavedPage(kind=PageKind.TEXT, raw=text.encode("utf-8", "replace"), facts=_facts(reader))
    cut = damaged(f"Of {count} pages of the PDF file {len(pages)} were read")
    return Unpacked(pages=(page,), problems=() if len(pages) == count else (cut,))


def _read_pages(reader: "PdfReader", count: int) -> Iterator[list[str]]:
    """Yield the paragraphs of each page that can be read; many drawings end it early."""
    budget = _Budget()
    for number in range(min(count, _MAX_PAGES)):
        lines = _try_lines(reader, number, budget)
        if lines is not None:
            yield list(_paragraphs(lines))


def _try_lines(reader: "PdfReader", number: int, budget: "_Budget") -> "list[_Line] | None":
    try:
        return _lines(reader, number, budget)
    except Exception:  # noqa: BLE001 - the parser raises anything on a broken page
        return None


class _TooMuchError(Exception):
    """A file draws more than any page of text does."""


class _Budget:
    """How many operators of drawing may still be worked off: a page of news has some thousands."""

    def __init__(self) -> None:
        self.left = _MAX_OPERATORS

    def spend(self, *_operator: object) -> None:
        """Count one operator."""
        self.left -= 1
        if self.left < 0:
            raise _TooMuchError


def _facts(reader: "PdfReader") -> PageFacts:
    """Return title and moment of a page a browser printed; else both are the typesetter's."""
    stated = reader.metadata
    if stated is None or not any(name in str(stated.producer) for name in _BROWSERS):
        return PageFacts()
    captured = iso_moment(stated.creation_date.isoformat()) if stated.creation_date else None
    return PageFacts(
        captured_at=captured,
        captured_basis="PDF printed by a browser" if captured else "unknown",
        title=plain_text(stated.title),
    )


class _Line(NamedTuple):
    """A line of print and its height on the page, in points from the foot."""

    height: float
    text: str


def _lines(reader: "PdfReader", number: int, budget: _Budget) -> list[_Line]:
    """Return the lines of a page in the order they are drawn, which is that of reading."""
    pieces: list[_Line] = []

    def keep(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        pieces.append(_Line(cm[5] + tm[5] * cm[3], text.translate(_NO_LETTERS)))

    budget.spend()
    reader.pages[number].extract_text(visitor_text=keep, visitor_operand_before=budget.spend)
    lines = [_Line(0.0, "")]
    for height, text in pieces:
        for place, part in enumerate(text.split("\n")):
            before = lines[-1]
            is_new = place > 0 or (part.strip() and abs(before.height - height) > _SAME_LINE)
            if is_new and before.text.strip():
                lines.append(_Line(height, part))
            else:
                lines[-1] = _Line(
                    before.height if before.text.strip() else height, before.text + part
                )
    return [line for line in lines if line.text.strip()]


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Yield paragraphs: they end at a gap between lines, and behind a line that is not full.

    The width and the spacing of print are those of most lines, so they are measured.
    """
    full = 0.8 * _quantile([len(line.text) for line in lines if len(line.text) > _SHORT], 0.75)
    steps = [step for step in map(_step, lines, lines[1:]) if step > 0]
    gap = _WIDE_GAP * _quantile(steps, 0.5)
    paragraph = ""
    for line, below in zip_longest(lines, lines[1:]):
        paragraph = _append(paragraph, line.text.strip())
        ends = below is None or len(line.text.strip()) < full or 0 < gap < _step(line, below)
        if ends and paragraph:
            yield paragraph
            paragraph = ""


def _step(line: _Line, below: _Line) -> float:
    return line.height - below.height


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)] if values else 0


def _append(paragraph: str, line: str) -> str:
    """Join a line; a word broken at the hyphen is one again where it goes on in small letters."""
    if paragraph and _HYPHEN.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}".strip()
