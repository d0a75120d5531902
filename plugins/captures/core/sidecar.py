"""The sidecar of a capture: what the editor states, which always wins."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple
from unicodedata import category
from urllib.parse import urlsplit

from plugins.captures.core.dates import parse_date_value
from plugins.model import Code, DateInterval, Finding
from plugins.text.direction import find_unseen
from plugins.text.sidecar_snippets import date_toml
from plugins.text.toml_lines import TomlBlock, index_toml_lines, parse_toml

_MAX_SHOWN_CHARS = 60
_NUMBERS = re.compile(r"\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7})\s*)?")
_CHARACTERS = re.compile(r"\s*(\d{1,7})\s*:\s*(\d{1,9})\s*[-–]\s*(\d{1,9})\s*")
# Findings about files of the editor's own are put right there; none is to be accepted.
_NEVER_ACCEPTED = ("sidecar.", "topic.", "page.", "outlets.", "layout.file")
ACCEPTABLE = tuple(c.label for c in Code if not c.label.startswith(_NEVER_ACCEPTED))


class LineRange(NamedTuple):
    """Lines, counted from 1, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        """Write it as the editor does."""
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


class CharRange(NamedTuple):
    """Characters of one line: ``start`` included, ``end`` not, as the audit page counts them."""

    line: int
    start: int
    end: int

    def __str__(self) -> str:
        """Write it as the editor does."""
        return f"{self.line}:{self.start}-{self.end}"


Place = LineRange | CharRange


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOverride:
    """One ``[[article]]`` block.

    ``number`` is the block's place in the file, counted from 1; ``key_lines`` are the lines of the
    file its keys stand on, with "" for its header.
    """

    number: int = 1
    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: DateInterval | None = None
    language: str | None = None
    lines: tuple[LineRange, ...] = ()
    add_lines: tuple[Place, ...] = ()
    drop_lines: tuple[Place, ...] = ()
    drop: bool = False
    topic: str | None = None
    key_lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """A sidecar file, read."""

    path: str = ""
    url: str | None = None
    captured_at: DateInterval | None = None
    outlet: str | None = None
    language: str | None = None
    accept: tuple[str, ...] = ()
    articles: tuple[ArticleOverride, ...] = ()


class _ValueError(ValueError):
    """A value that cannot be used; its text says what would be."""


def parse_text(value: object) -> str:
    """Return words a sidecar may hold; raises ValueError that says what is expected.

    Characters that only steer the layout of text are left out: headlines of pages in Arabic
    carry them, and nobody sees whether a copy of such a headline does. What would turn or drive
    the text behind it is no such character.
    """
    text = " ".join(value.split()) if isinstance(value, str) else ""
    unseen = find_unseen(text)
    if unseen is not None:
        raise _ValueError(f"it holds U+{ord(unseen):04X}, which nobody sees; type the text anew")
    text = "".join(char for char in text if category(char) != "Cf")
    if not any(character.isalnum() for character in text) or not text.isprintable():
        raise _ValueError("expected text in quotes")
    return text


def parse_url(value: object) -> str:
    """Return an address a sidecar may hold; raises ValueError that says what is expected."""
    text = parse_text(value)
    # parse_text leaves out what may steer a headline; an address would be another one without it.
    unseen = next((char for char in str(value) if category(char) == "Cf"), None)
    if unseen is not None:
        raise _ValueError(f"it holds U+{ord(unseen):04X}, which nobody sees; type the address anew")
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in text:
        raise _ValueError("expected an address that begins with https:// or http://")
    return text


def parse_moment(value: object) -> DateInterval:
    """Return a date a sidecar may hold; raises ValueError that says what is expected."""
    interval = parse_date_value(value)
    if interval is None:
        raise _ValueError("expected a date such as 2025-07-05 or 2025-07-05T18:30:00Z")
    return interval


def parse_exact_moment(value: object) -> DateInterval:
    """Return a day, or a moment in the zone it is given in.

    Raises:
        ValueError: for anything longer, or no date at all.
    """
    interval = parse_moment(value)
    if date_toml(interval) is None:
        raise _ValueError("expected a day such as 2025-07-05, or a moment with its zone")
    return _in_own_zone(value, interval)


def _in_own_zone(value: object, interval: DateInterval) -> DateInterval:
    try:
        moment = datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return interval
    if moment is None or moment.tzinfo is None or interval.earliest != moment:
        return interval
    return replace(interval, earliest=moment, latest=moment)


def _line_ranges(value: object) -> tuple[LineRange, ...]:
    return tuple(_line_range(item) for item in _items(value))


def _places(value: object) -> tuple[Place, ...]:
    return tuple(_char_range(item) or _line_range(item) for item in _items(value))


def _items(value: object) -> Sequence[object]:
    if isinstance(value, list) and not value:
        raise _ValueError('expected line numbers such as "7-12" or ["7-12", "15"]')
    return value if isinstance(value, list) else [value]


def _line_range(value: object) -> LineRange:
    match = _NUMBERS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _ValueError('expected line numbers such as "7-12" or ["7-12", "15"]')
    first = int(match[1])
    last = int(match[2] or first)
    if first < 1 or last < first:
        raise _ValueError("expected the first line before the last, counted from 1")
    return LineRange(first, last)


def _char_range(value: object) -> CharRange | None:
    match = _CHARACTERS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    line, start, end = (int(group) for group in match.groups())
    if line < 1 or end <= start:
        raise _ValueError('expected a line and its characters, such as "66:120-310"')
    return CharRange(line, start, end)


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise _ValueError("expected true or false")
    return value


def parse_language(value: object) -> str:
    """Return a language a sidecar may hold; raises ValueError that says what is expected."""
    text = parse_text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text):
        raise _ValueError('expected a language tag such as "en" or "pt-BR"')
    return text


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _ValueError('expected a list such as ["article.no-outlet"]')
    return tuple(value)


_FIELDS = {
    "url": parse_url,
    "captured_at": parse_moment,
    "outlet": parse_text,
    "language": parse_language,
    "accept": _names,
}
_ARTICLE_FIELDS = {
    "headline": parse_text,
    "outlet": parse_text,
    "byline": parse_text,
    "published": parse_moment,
    "language": parse_language,
    "lines": _line_ranges,
    "add_lines": _places,
    "drop_lines": _places,
    "drop": _bool,
    "topic": parse_text,
}
_NAMING_FIELDS = ("headline", "lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The keys above the first header, or one block, and where its keys stand in the file."""

    path: str
    fields: Mapping[str, Any]
    key_lines: Mapping[str, int]
    number: int = 0

    @property
    def place(self) -> str:
        """Say which block a message is about."""
        return f"article {self.number}: " if self.number else ""


def parse_sidecar(path: str, source: str) -> tuple[Sidecar, tuple[Finding, ...]]:
    """Read a sidecar. What cannot be used is left out and reported; the rest still counts."""
    try:
        data = parse_toml(source)
    except ValueError as error:
        return Sidecar(path=path), (_syntax_finding(path, str(error)),)
    findings: list[Finding] = []
    places = index_toml_lines(source)
    top = _Table(path=path, fields=_FIELDS, key_lines=places[TomlBlock("", 1)])
    blocks = data.pop("article", [])
    values = _read_fields(top, data, findings)
    overrides = []
    # Blocks may be written as one list of inline tables, too.
    listed = {"": line} if (line := top.key_lines.get("article")) else {}
    for number, block in enumerate(_blocks(top, places, blocks, findings), start=1):
        key_lines = places.get(TomlBlock("article", number), listed)
        table = _Table(path=path, fields=_ARTICLE_FIELDS, key_lines=key_lines, number=number)
        fields = _read_fields(table, block, findings)
        # Without the words or lines that name its article a block could hit another one.
        if all(key in fields for key in _NAMING_FIELDS if key in block):
            overrides.append(ArticleOverride(number=number, key_lines=key_lines, **fields))
    values["accept"] = tuple(_read_accept(top, values.get("accept", ()), findings))
    return Sidecar(path=path, articles=tuple(overrides), **values), tuple(findings)


def _read_accept(top: _Table, names: Sequence[str], findings: list[Finding]) -> Iterator[str]:
    for name in names:
        if name in ACCEPTABLE:
            yield name
            continue
        near = difflib.get_close_matches(name[:_MAX_SHOWN_CHARS], ACCEPTABLE, n=1)
        meant = f" Did you mean `{near[0]}`?" if near else ""
        if any(name == code.label for code in Code):
            meant = " It has to be put right where it arises."
        message = f"`accept`: `{_cut(name)}` is no finding that can be accepted.{meant}"
        hint = "Take the name from the quality page or from `digest check`."
        findings.append(_finding(Code.SIDECAR_VALUE, top, "accept", message, hint))


def _syntax_finding(path: str, problem: str) -> Finding:
    line = re.search(r"at line (\d+)", problem)
    return Finding(
        code=Code.SIDECAR_SYNTAX,
        subject=path,
        line=int(line[1]) if line else None,
        message=f"This is not valid TOML: {problem}.",
        hint='Write one `key = "value"` a line; the capture is built without its sidecar.',
    )


def _blocks(
    top: _Table,
    places: Mapping[TomlBlock, Mapping[str, int]],
    blocks: object,
    findings: list[Finding],
) -> Iterator[Mapping[str, Any]]:
    if isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks):
        yield from blocks
        return
    header = places.get(TomlBlock("article", 1), {}).get("")
    findings.append(
        Finding(
            code=Code.SIDECAR_VALUE,
            subject=top.path,
            line=top.key_lines.get("article", header),
            message="`article` is not a list of blocks.",
            hint="Write [[article]] with two brackets on a line of its own.",
        )
    )


def _read_fields(table: _Table, data: Mapping[str, Any], findings: list[Finding]) -> dict[str, Any]:
    values = {}
    for key, value in data.items():
        if key not in table.fields:
            findings.append(_unknown_key(table, key))
            continue
        try:
            values[key] = table.fields[key](value)
        except _ValueError as error:
            message = f"{table.place}`{key} = {_cut(repr(value))}` cannot be used: {error}."
            hint = f"Correct `{key}`, or delete the line."
            findings.append(_finding(Code.SIDECAR_VALUE, table, key, message, hint))
    return values


def _finding(code: Code, table: _Table, key: str, message: str, hint: str) -> Finding:
    line = table.key_lines.get(key, table.key_lines.get(""))
    return Finding(code=code, subject=table.path, line=line, message=message, hint=hint)


def _cut(text: str) -> str:
    """Return the beginning of a text; what nobody sees of it as TOML writes it."""
    text = text if len(text) <= _MAX_SHOWN_CHARS else text[: _MAX_SHOWN_CHARS - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _unknown_key(table: _Table, key: str) -> Finding:
    known = list(table.fields) if table.number else [*table.fields, "article"]
    near = difflib.get_close_matches(key[:_MAX_SHOWN_CHARS], known, n=1)
    meant = f" Did you mean `{near[0]}`?" if near else ""
    if not table.number and key in _ARTICLE_FIELDS:
        meant = " It belongs in an [[article]] block."
    message = f"{table.place}`{_cut(key)}` is not a key of a sidecar.{meant}"
    hint = "Keys are " + ", ".join(f"`{k}`" for k in known) + "."
    return _finding(Code.SIDECAR_KEY, table, key, message, hint)
