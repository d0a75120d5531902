"""The YAML block at the top of a clipping: what the clipping program states of the page.

Keys are those of the Obsidian Web Clipper (title, source, author, published, created), of
Readeck (title, saved, published, website, source, authors) and of exports of wallabag (title,
url, created_at, published_at, published_by, language).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from plugins.captures.core.containers.pages import PageFacts, Problem
from plugins.captures.core.containers.values import iso_moment, plain_text, web_address
from plugins.model import Code

# Long enough for any clipping; parsing time grows with the length.
_MAX_LINES = 200
_MAX_CHARS = 20_000
_FENCE = "---"
_ENDS = ("---", "...")
_PLAIN_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(\S.{0,2000})")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]")

_TITLE = ("title", "headline")
_URL = ("source", "url", "source_url", "original_url", "link", "canonical")
_OUTLET = ("outlet", "publisher", "site_name", "sitename", "site", "publication")
_BYLINE = ("author", "authors", "byline", "published_by", "creator")
_PUBLISHED = ("published", "published_at", "date_published", "publish_date", "published_time")
_CAPTURED = ("captured_at", "captured", "created", "created_at", "saved", "saved_at", "clipped")
_LANGUAGE = ("language", "lang")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class FrontMatter(NamedTuple):
    """How many lines the block takes, what it states, and what is wrong with it."""

    length: int
    facts: PageFacts
    problem: Problem | None = None


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Read the block that opens a clipping; without one it has no length. Never raises."""
    length = _block_length(lines)
    if length == 0:
        return FrontMatter(0, PageFacts())
    block = lines[1 : length - 1]
    values, error = _parse("\n".join(block))
    if error is None:
        return FrontMatter(length, _facts(values))
    problem = Problem(
        code=Code.CAPTURE_FRONT_MATTER,
        message=f"The front matter is not valid YAML ({error}); it was read line by line.",
        hint="Put quotes around values that hold a colon, or state them in the sidecar.",
        line=1,
    )
    return FrontMatter(length, _facts(_plain_fields(block)), problem)


def _block_length(lines: Sequence[str]) -> int:
    """Return the number of lines of the block with both its fences, 0 where there is none."""
    if not lines or lines[0].rstrip() != _FENCE:
        return 0
    size = 0
    for number, line in enumerate(lines[1:_MAX_LINES], start=2):
        if line.rstrip() in _ENDS:
            return number
        size += len(line)
        if size > _MAX_CHARS:
            return 0
    return 0


def _parse(text: str) -> tuple[Mapping[object, object], str | None]:
    """Return the block as YAML, every scalar as text, and what is wrong with it.

    The base loader knows no tags, merges and numbers: aliases are shared, never copied, and no
    date or integer can be out of range.
    """
    import yaml

    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text, lists, maps
    except (yaml.YAMLError, ArithmeticError, ValueError, TypeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return {}, f"line {mark.line + 2}" if mark else "it cannot be parsed"
    if isinstance(values, dict):
        return values, None
    return {}, None if values in (None, "") else "it is no list of keys and values"


def _plain_fields(block: Sequence[str]) -> dict[object, object]:
    """Read ``key: value`` lines alone: an unquoted colon in a headline breaks YAML."""
    found: dict[object, object] = {}
    for line in block:
        match = _PLAIN_FIELD.match(line)
        if match:
            found.setdefault(match[1], match[2].strip().strip("\"'"))
    return found


def _facts(values: Mapping[object, object]) -> PageFacts:
    stated = {k.strip().lower().replace("-", "_"): v for k, v in values.items() if type(k) is str}
    captured, published = _moment(stated, _CAPTURED), _moment(stated, _PUBLISHED)
    language = _text(stated, _LANGUAGE)
    return PageFacts(
        url=next(filter(None, (web_address(stated.get(key)) for key in _URL)), None),
        captured_at=captured,
        captured_basis="front matter" if captured else "unknown",
        title=_text(stated, _TITLE),
        outlet=_outlet(stated),
        byline=_names(stated),
        published=published,
        published_basis="front matter" if published else "unknown",
        language=language if language and _LANGUAGE_TAG.fullmatch(language) else None,
    )


def _moment(stated: Mapping[str, object], keys: Sequence[str]) -> str | None:
    return next(filter(None, (iso_moment(stated.get(key)) for key in keys)), None)


def _text(stated: Mapping[str, object], keys: Sequence[str]) -> str | None:
    texts = (plain_text(_unlink(stated.get(key))) for key in keys)
    return next(filter(None, texts), None)


def _unlink(value: object) -> object:
    """Return the text of Obsidian's [[links]], which name people and outlets in properties."""
    if not isinstance(value, str) or "[[" not in value[:2000]:
        return value
    return _WIKI_LINK.sub(lambda match: match[2] or match[1], value[:2000])


def _outlet(stated: Mapping[str, object]) -> str | None:
    """Return a name; a domain in its place names no outlet that is not listed."""
    name = _text(stated, _OUTLET)
    return name if name and (" " in name or "." not in name) else None


def _names(stated: Mapping[str, object]) -> str | None:
    for key in _BYLINE:
        value = stated.get(key)
        items = value[:20] if isinstance(value, list) else [value]
        names = [name for item in items if (name := plain_text(_unlink(item)))]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None
