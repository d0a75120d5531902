"""The reference page of the settings, made from the settings themselves."""

from typing import get_args

import msgspec
from msgspec.structs import FieldInfo, fields

from plugins.settings.loader import help_of
from plugins.settings.structs import Settings

_BOUNDS = (("ge", "at least"), ("gt", "above"), ("le", "at most"), ("lt", "below"))


def describe_settings() -> str:
    """Return Markdown: a heading, a sentence and a table for each group of settings."""
    return "\n\n".join(_describe_group(group) for group in fields(Settings))


def _describe_group(group: FieldInfo) -> str:
    struct: type[msgspec.Struct] = group.type
    rows = [_describe_setting(field) for field in fields(struct)]
    table = ["| setting | type | default | range | meaning |", "|---|---|---|---|---|", *rows]
    return "\n".join([f"## `{group.name}`", "", str(struct.__doc__), "", *table])


def _describe_setting(field: FieldInfo) -> str:
    meta: msgspec.Meta = field.type.__metadata__[0]
    kind = field.type.__origin__
    choices = ", ".join(f"`{choice!r}`" for choice in get_args(kind))
    name = "choice" if choices else kind.__name__
    return (
        f"| `{field.name}` | {name} | `{field.default!r}` | {choices or _describe_range(meta)} "
        f"| {help_of(field.type)} |"
    )


def _describe_range(meta: msgspec.Meta) -> str:
    bounds = [
        f"{words} {getattr(meta, name)}"
        for name, words in _BOUNDS
        if getattr(meta, name) is not None
    ]
    if meta.max_length is not None:
        bounds.append(f"at most {meta.max_length} characters")
    if meta.pattern is not None:
        bounds.append(f"`{meta.pattern}`")
    return ", ".join(bounds)
