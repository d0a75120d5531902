"""``content/outlets.toml``: what the editor knows of outlets."""

import difflib
import tomllib
from collections.abc import Mapping
from typing import Any

from plugins.model import Code, Finding, Outlet

_TEXT_KEYS = ("country", "owner", "note")
_LIST_KEYS = ("aliases", "domains")
_KEYS = ("name", *_LIST_KEYS, *_TEXT_KEYS)


def parse_outlets(path: str, source: str) -> tuple[tuple[Outlet, ...], tuple[Finding, ...]]:
    """Read the outlets in file order. An entry that cannot be used is reported and left out."""
    try:
        entries = tomllib.loads(source).get("outlet", [])
    # Beside its own error the parser lets through what int() and deep nesting raise.
    except (ValueError, RecursionError) as error:
        return (), (_finding(path, f"This is not valid TOML: {error}."),)
    if not isinstance(entries, list):
        return (), (_finding(path, "`outlet` is not a list: write [[outlet]] with two brackets."),)
    outlets, findings = [], []
    for number, entry in enumerate(entries, start=1):
        problem = _problem(entry)
        if problem:
            findings.append(_finding(path, f"[[outlet]] number {number}: {problem}."))
        else:
            outlets.append(_outlet(entry))
    return tuple(outlets), tuple(findings)


def _problem(entry: object) -> str | None:
    if not isinstance(entry, Mapping):
        return "it is not a block"
    if not isinstance(entry.get("name"), str) or not entry["name"].strip():
        return 'it has no name = "…"'
    for key, value in entry.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            return f"`{key}` is not a key" + (f"; did you mean `{near[0]}`?" if near else "")
        if not _fits(key, value):
            expected = "a list of texts" if key in _LIST_KEYS else "text in quotes"
            return f"`{key}` must be {expected}"
    return None


def _fits(key: str, value: object) -> bool:
    if key in _LIST_KEYS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    return Outlet(
        name=entry["name"].strip(),
        aliases=tuple(entry.get("aliases", ())),
        domains=tuple(entry.get("domains", ())),
        country=entry.get("country"),
        owner=entry.get("owner"),
        note=entry.get("note"),
    )


def _finding(path: str, message: str) -> Finding:
    return Finding(
        code=Code.OUTLETS_FILE,
        subject=path,
        message=message,
        hint='Each outlet is [[outlet]], name = "…" and optional ' + ", ".join(_KEYS[1:]) + ".",
    )
