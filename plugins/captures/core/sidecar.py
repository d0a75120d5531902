"""The sidecar of a capture: what the editor states, which always wins."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from plugins.captures.core.dates import parse_date_value
from plugins.model import Code, DateInterval, Finding

_MAX_SHOWN_CHARS = 60
_LINES = re.compile(r"\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7})\s*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOverride:
    """One ``[[article]]`` block. ``lines`` are 1-based, both ends included.

    ``number`` is the block's place in the file, counted from 1.
    """

    number: int = 1
    headline: str | None = None
    outlet: str | None = None
    published: DateInterval | None = None
    lines: tuple[int, int] | None = None
    drop: bool = False
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """A sidecar file, read."""

    path: str = ""
    url: str | None = None
    captured_at: DateInterval | None = None
    outlet: str | None = None
    language: str | None = None
    articles: tuple[ArticleOverride, ...] = ()


class _ValueError(ValueError):
    """A value that cannot be used; its text says what would be."""


def _text(value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not any(character.isalnum() for character in text) or not text.isprintable():
        raise _ValueError("expected text in quotes")
    return text


def _url(value: object) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in text:
        raise _ValueError("expected an address that begins with https:// or http://")
    return text


def _date(value: object) -> DateInterval:
    interval = parse_date_value(value)
    if interval is None:
        raise _ValueError("expected a date such as 2025-07-05 or 2025-07-05T18:30:00Z")
    return interval


def _lines(value: object) -> tuple[int, int]:
    match = _LINES.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _ValueError('expected line numbers such as "7-12" or "9"')
    first = int(match[1])
    last = int(match[2] or first)
    if first < 1 or last < first:
        raise _ValueError("expected the first line before the last, counted from 1")
    return first, last


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise _ValueError("expected true or false")
    return value


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text):
        raise _ValueError('expected a language tag such as "en" or "pt-BR"')
    return text


_FIELDS = {"url": _url, "captured_at": _date, "outlet": _text, "language": _language}
_ARTICLE_FIELDS = {
    "headline": _text,
    "outlet": _text,
    "published": _date,
    "lines": _lines,
    "drop": _bool,
    "topic": _text,
}
_NAMING_FIELDS = ("headline", "lines")


def parse_sidecar(path: str, source: str) -> tuple[Sidecar, tuple[Finding, ...]]:
    """Read a sidecar. What cannot be used is left out and reported; the rest still counts."""
    try:
        data = tomllib.loads(source)
    # Beside its own error the parser lets through what int() and deep nesting raise.
    except (ValueError, RecursionError) as error:
        return Sidecar(path=path), (_syntax_finding(path, str(error)),)
    findings: list[Finding] = []
    blocks = data.pop("article", [])
    values = _read_fields(path, data, _FIELDS, "", findings)
    overrides = []
    for number, block in enumerate(_tables(path, blocks, findings), start=1):
        fields = _read_fields(path, block, _ARTICLE_FIELDS, f"article {number}: ", findings)
        # Without the words or lines that name its article a block could hit another one.
        if all(key in fields for key in _NAMING_FIELDS if key in block):
            overrides.append(ArticleOverride(number=number, **fields))
    return Sidecar(path=path, articles=tuple(overrides), **values), tuple(findings)


def _syntax_finding(path: str, problem: str) -> Finding:
    line = re.search(r"at line (\d+)", problem)
    return Finding(
        code=Code.SIDECAR_SYNTAX,
        subject=path,
        line=int(line[1]) if line else None,
        message=f"This is not valid TOML: {problem}.",
        hint='Write one `key = "value"` a line; the capture is built without its sidecar.',
    )


def _tables(path: str, blocks: object, findings: list[Finding]) -> Iterator[Mapping[str, Any]]:
    if isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks):
        yield from blocks
        return
    findings.append(
        Finding(
            code=Code.SIDECAR_VALUE,
            subject=path,
            message="`article` is not a list of blocks.",
            hint="Write [[article]] with two brackets on a line of its own.",
        )
    )


def _read_fields(
    path: str,
    data: Mapping[str, Any],
    fields: Mapping[str, Any],
    place: str,
    findings: list[Finding],
) -> dict[str, Any]:
    values = {}
    for key, value in data.items():
        if key not in fields:
            known = list(fields) if place else [*fields, "article"]
            findings.append(_unknown_key(path, key, known, place))
            continue
        try:
            values[key] = fields[key](value)
        except _ValueError as error:
            message = f"{place}`{key} = {_cut(repr(value))}` cannot be used: {error}."
            hint = f"Correct `{key}`, or delete the line."
            findings.append(
                Finding(code=Code.SIDECAR_VALUE, subject=path, message=message, hint=hint)
            )
    return values


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN_CHARS else text[: _MAX_SHOWN_CHARS - 1] + "…"


def _unknown_key(path: str, key: str, known: list[str], place: str) -> Finding:
    near = difflib.get_close_matches(key, known, n=1)
    meant = f" Did you mean `{near[0]}`?" if near else ""
    if not place and key in _ARTICLE_FIELDS:
        meant = " It belongs in an [[article]] block."
    return Finding(
        code=Code.SIDECAR_KEY,
        subject=path,
        message=f"{place}`{_cut(key)}` is not a key of a sidecar.{meant}",
        hint="Keys are " + ", ".join(f"`{k}`" for k in known) + ".",
    )
