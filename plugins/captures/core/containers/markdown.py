"""Markdown as the lines a reader sees: marks of structure become kinds, inline marks go.

As with saved HTML, the lines of the capture are those of the page read, not of its source:
a heading without its number signs, a link by its text, a picture by its alternative text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import NamedTuple

from plugins.captures.core.containers.front_matter import read_front_matter
from plugins.captures.core.containers.pages import PageFacts, Problem
from plugins.captures.core.containers.unwrap import join_wrapped
from plugins.captures.core.shapes import is_code

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]{0,20}(?:[-*+•]|\d{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?)+")
_CALLOUT = re.compile(r"^\[![\w-]{1,30}\][-+]?[ \t]*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:[ \t]*\S")
_LONG_LINE = 150

# A bracketed text and its address. Each part ends at the next of its own brackets, so that no
# line takes more than a few passes.
_TARGET = r"\((?:<[^<>\n]{0,4000}>|[^()\s]{0,4000}(?:\([^()\s]{0,500}\)[^()\s]{0,1000}){0,3})"
_TARGET += r"(?:[ \t]+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?[ \t]*\)"
_IMAGE = re.compile(rf"!\[([^\[\]]{{0,2000}})\](?:{_TARGET}|\[[^\[\]]{{0,200}}\])")
_EMBED = re.compile(r"!\[\[[^\[\]]{1,500}\]\]")
_LINK = re.compile(rf"\[([^\[\]]{{0,4000}})\](?:{_TARGET}|\[[^\[\]]{{0,200}}\])")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]{1,500})(?:\|([^\[\]]{1,500}))?\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:?")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_SPACING_TAG = re.compile(
    r"</?(?:blockquote|br|center|div|figcaption|figure|h[1-6]|hr|p|section)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|ins|kbd|mark|picture|q|small|source|span|strong|sub|sup|time|u)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_IMAGE_TAG = re.compile(r"<img\s[^<>]{0,4000}>", re.IGNORECASE)
_ALT = re.compile(r"\salt=(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')", re.IGNORECASE)
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,4000})(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,4000})(?<=\S)\1(?![\w_])"),
    re.compile(r"(~~|==)(?=\S)([^~=\n]{1,4000})(?<=\S)\1"),
    re.compile(r"(`{1,2})(?=\S)([^`\n]{1,4000})(?<=\S)\1"),
)
_MARKS = re.compile(r"[\[<*_~=`&\\]")
# Emphasis stands in emphasis at most twice: bold, italic, marked.
_EMPHASIS_DEPTH = 3
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# While inline marks are taken off, an escaped mark is hidden as a private character.
_PRIVATE = 0xE000
_HIDDEN = re.compile("[\ue021-\ue07e]")


class LineKind(StrEnum):
    """What the marks of a line say it is."""

    FRONT_MATTER = "front-matter"
    BLANK = "blank"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    IMAGE = "image"
    LINKS = "links"
    RULE = "rule"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownLine:
    """A line as read; ``level`` is that of a heading, 1 the highest."""

    text: str
    kind: LineKind
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownPage:
    """A clipping: its lines, what its front matter states, and what is wrong with that."""

    lines: tuple[MarkdownLine, ...]
    facts: PageFacts
    problem: Problem | None = None


class _Inline(NamedTuple):
    """The visible text of a line, the pictures in it, and whether all its words are links."""

    text: str
    alts: tuple[str, ...]
    only_links: bool


def read_markdown(source: Sequence[str]) -> MarkdownPage:
    """Turn the lines of a Markdown file into the lines a reader sees. Never raises."""
    front = read_front_matter(source)
    lines = [MarkdownLine(text=t, kind=LineKind.FRONT_MATTER) for t in source[: front.length]]
    lines += _read_blocks(join_wrapped(source[front.length :]))
    return MarkdownPage(lines=tuple(lines), facts=front.facts, problem=front.problem)


def _read_blocks(source: Sequence[str]) -> Iterator[MarkdownLine]:
    fence = ""
    above = ""
    for number, line in enumerate(source):
        below = source[number + 1] if number + 1 < len(source) else ""
        fenced = _FENCE.match(line)
        if fenced and (not fence or fenced[1] == fence):
            fence = "" if fence else fenced[1]
            yield MarkdownLine(text=line.strip(), kind=LineKind.RULE)
        elif fence:
            yield _plain(line, LineKind.CODE if is_code(line) else LineKind.TEXT)
        else:
            yield from _read_line(line, above, below)
        above = line


def _plain(text: str, kind: LineKind) -> MarkdownLine:
    return MarkdownLine(text=text, kind=kind if text.strip() else LineKind.BLANK)


def _read_line(line: str, above: str, below: str) -> Iterator[MarkdownLine]:
    if not line.strip():
        yield MarkdownLine(text="", kind=LineKind.BLANK)
        return
    if _is_mark(line, above):
        yield MarkdownLine(text=line.strip(), kind=LineKind.RULE)
        return
    if is_code(_untag(line)):
        yield MarkdownLine(text=line, kind=LineKind.CODE)
        return
    heading = _HEADING.match(line)
    underline = _UNDERLINE.match(below) if _can_be_underlined(line) else None
    if heading:
        text = (heading[2] or "").rstrip().rstrip("#").rstrip()
        yield from _lines(_inline(text), LineKind.HEADING, len(heading[1]))
    elif underline:
        yield from _lines(_inline(line), LineKind.HEADING, 1 if "=" in underline[1] else 2)
    else:
        bare = _CALLOUT.sub("", _QUOTE.sub("", line, count=1), count=1)
        item = _ITEM.match(bare)
        text = bare[item.end() :] if item else bare
        yield from _lines(_inline(text), LineKind.ITEM if item else LineKind.TEXT, 0)


def _is_mark(line: str, above: str) -> bool:
    """True for a line that is nothing but structure: rules, underlines, link addresses."""
    underlines = _UNDERLINE.match(line) and _can_be_underlined(above)
    is_table = "|" in line and _TABLE_RULE.match(line)
    return bool(underlines or is_table or _RULE.match(line) or _DEFINITION.match(line))


def _can_be_underlined(line: str) -> bool:
    """True for a line that a row of dashes below makes a heading; long ones are paragraphs."""
    is_other = _HEADING.match(line) or _ITEM.match(line) or _RULE.match(line) or "|" in line
    return bool(line.strip()) and len(line) <= _LONG_LINE and not is_other


def _lines(inline: _Inline, kind: LineKind, level: int) -> Iterator[MarkdownLine]:
    """Yield the line and one for each picture in it; what shows nothing is blank."""
    if inline.text:
        is_menu = inline.only_links and kind is not LineKind.HEADING
        yield MarkdownLine(text=inline.text, kind=LineKind.LINKS if is_menu else kind, level=level)
    for alt in inline.alts:
        yield MarkdownLine(text=alt, kind=LineKind.IMAGE)
    if not inline.text and not inline.alts:
        yield MarkdownLine(text="", kind=LineKind.BLANK)


def _inline(text: str) -> _Inline:
    """Take the inline marks off a line; most have none."""
    if not _MARKS.search(text):
        return _Inline(text.strip(), (), only_links=False)
    can_hide = not _HIDDEN.search(text)
    if can_hide:
        text = _ESCAPE.sub(lambda match: chr(_PRIVATE + ord(match[1])), text)
    alts = [match[1] for match in _IMAGE.finditer(text)]
    alts += [
        found[1] or found[2] or ""
        for tag in _IMAGE_TAG.findall(text)
        for found in _ALT.finditer(tag)
    ]
    text = _EMBED.sub("", _IMAGE.sub("", text))
    rest = _WIKI_LINK.sub("", _LINK.sub("", text))
    only_links = rest != text and not any(character.isalnum() for character in rest)
    shown = tuple(alt for alt in (_finish(alt, can_hide) for alt in alts) if alt)
    return _Inline(_finish(_unlink(text), can_hide), shown, only_links)


def _unlink(text: str) -> str:
    """Replace links by their text; around a picture nothing is left of one."""
    text = _WIKI_LINK.sub(lambda match: match[2] or match[1], text)
    text = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
    return _untag(_AUTOLINK.sub(r"\1", text))


def _untag(text: str) -> str:
    """Take the tags off that Markdown files use beside its marks; scripts and frames stay."""
    return _TAG.sub("", _SPACING_TAG.sub(" ", _IMAGE_TAG.sub("", text)))


def _finish(text: str, can_show: bool) -> str:
    for _ in range(_EMPHASIS_DEPTH):
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\2", text)
    text = unescape(text)
    if can_show:
        text = _HIDDEN.sub(lambda match: chr(ord(match[0]) - _PRIVATE), text)
    return " ".join(text.split("\n")).strip()
