"""Text that tries to leave its place, put into everything a capture may say."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum

from plugins.model import Digest, EditorTopic

HOSTILE = (
    """</td></title><script>alert(1)</script>" onload="x' onclick='y javascript:z {{ 7*7 }} &lt;"""
)

# Ids and addresses are made by our own code; the editor's introduction is trusted markup.
_OURS = {
    "id",
    "capture",
    "slug",
    "target",
    "article",
    "articles",
    "copy_of",
    "original",
    "medoid",
    "event",
    "events",
    "topic",
    "introduction",
    "sha256",
    "language",
    "lexical_form",
    "key",
    "entity",
    "companions",
    "label",
}


def make_hostile(digest: Digest) -> Digest:
    """Return the digest with hostile text at the end of everything that is text."""
    parts = {
        field.name: tuple(_hostile(item) for item in getattr(digest, field.name))
        for field in fields(digest)
    }
    return Digest(**parts)


def _hostile(value, name: str = ""):
    if isinstance(value, Enum) or name in _OURS or isinstance(value, EditorTopic):
        return value
    if isinstance(value, str):
        return "javascript:alert(1)" if name == "url" else f"{value} {HOSTILE}"
    if isinstance(value, tuple):
        return tuple(_hostile(item, name) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: _hostile(getattr(value, f.name), f.name) for f in fields(value)}
        return replace(value, **new)
    return value
