"""The JSON export of wallabag: one object an entry, its content as HTML."""

import json
from collections.abc import Mapping
from html import escape

from plugins.captures.core.containers.pages import (
    PageFacts,
    PageKind,
    SavedPage,
    Unpacked,
    wrong_format,
)
from plugins.captures.core.containers.values import iso_moment, plain_text, web_address

_MAX_ENTRIES = 1_000


def read_wallabag(raw: bytes, _limit: int) -> Unpacked:
    """Take the entries out of an export; other JSON is no capture."""
    try:
        entries = json.loads(raw)
    # Beside its own error the parser lets through deep nesting and figures without end.
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list) or not any(map(_is_entry, entries)):
        return wrong_format(
            "The file is no JSON export of wallabag: no list of entries with title and content.",
            "Keep other data out of the folder of captures.",
        )
    kept = [(n, entry) for n, entry in enumerate(entries, start=1) if _is_entry(entry)]
    others = len(entries) - len(kept[:_MAX_ENTRIES])
    return Unpacked(
        pages=tuple(_page(entry, f"{number:04}") for number, entry in kept[:_MAX_ENTRIES]),
        skipped=(("entry without content", others),) if others else (),
    )


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    content = entry.get("content")
    return isinstance(entry.get("title"), str) and isinstance(content, str) and bool(content)


def _page(entry: Mapping[str, object], name: str) -> SavedPage:
    """Return an entry as a page of its own: its title is a heading, as wallabag shows it."""
    title = plain_text(entry.get("title")) or ""
    heading = escape(title, quote=False)
    captured, published = iso_moment(entry.get("created_at")), iso_moment(entry.get("published_at"))
    language = entry.get("language")
    html = f"<article><h1>{heading}</h1>\n{entry['content']}</article>"
    return SavedPage(
        kind=PageKind.HTML,
        raw=html.encode("utf-8", "replace"),
        name=name,
        facts=PageFacts(
            url=web_address(entry.get("url")),
            captured_at=captured,
            captured_basis="wallabag export" if captured else "unknown",
            title=title or None,
            byline=_names(entry.get("published_by")),
            published=published,
            published_basis="wallabag export" if published else "unknown",
            language=_language(language),
        ),
    )


def _names(value: object) -> str | None:
    items = value[:20] if isinstance(value, list) else [value]
    return ", ".join(name for item in items if (name := plain_text(item))) or None


def _language(value: object) -> str | None:
    tag = value.replace("_", "-") if isinstance(value, str) and len(value) <= 12 else ""
    return tag if tag.replace("-", "").isalnum() and tag.isascii() and tag[:2].isalpha() else None
