"""The editor's alias file: which names are one, what they stand for, and which are not one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from plugins.keywords.core.facts import fact_key
from plugins.model import Code, EntityKind, Finding
from plugins.text.toml_lines import TomlBlock, index_toml_lines, parse_toml

_TABLES = {"entity": ("names", "kind", "note", "hide"), "not_same": ("names",)}
_KINDS = tuple(kind.value for kind in EntityKind if kind is not EntityKind.UNKNOWN)
_HINT = (
    'Each entry is [[entity]] with names = ["…", "…"] and optional kind, note and hide, or '
    '[[not_same]] with names = ["…", "…"].'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Names that are one entity; the first is the one shown. ``hide`` takes it off the site."""

    names: tuple[str, ...]
    line: int
    kind: EntityKind | None = None
    note: str | None = None
    hide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Names that are never one entity, whatever their spelling suggests."""

    names: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """What the file says, in its order. ``path`` is where findings point."""

    path: str = "aliases.toml"
    entities: tuple[Alias, ...] = ()
    apart: tuple[Apart, ...] = ()


NO_ALIASES = Aliases()


def alias_key(name: str) -> str:
    """Return the form under which names of the file and of articles are compared."""
    return " ".join(fact_key(name).split())


def parse_aliases(path: str, source: str) -> tuple[Aliases, tuple[Finding, ...]]:
    """Read the editor's aliases. What cannot be used is reported and left out."""
    try:
        data = parse_toml(source)
    # Beside its own error the parser lets through what int() and deep nesting raise.
    except (ValueError, RecursionError) as error:
        return Aliases(path=path), (_finding(path, None, f"This is not valid TOML: {error}."),)
    findings = [_finding(path, None, problem) for problem in _table_problems(data)]
    entities: list[Alias] = []
    one: dict[str, Alias] = {}
    apart: list[Apart] = []
    for table, line, entry in _entries(data, source):
        problem = _problem(table, entry) or _contradiction(table, entry, one)
        if problem:
            findings.append(_finding(path, line, problem))
        elif table == "entity":
            entities.append(_alias(entry, line))
            one |= dict.fromkeys(map(alias_key, entities[-1].names), entities[-1])
        else:
            apart.append(Apart(names=_names(entry), line=line))
    clashes = [(pair, _said_same(pair, one)) for pair in apart]
    findings += [_said_both(path, pair, same) for pair, same in clashes if same]
    kept = tuple(pair for pair, same in clashes if not same)
    return Aliases(path=path, entities=tuple(entities), apart=kept), tuple(findings)


def _table_problems(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if key not in _TABLES:
            near = get_close_matches(key, _TABLES, n=1)
            guess = f"; did you mean [[{near[0]}]]?" if near else ""
            yield f"`{key}` is no key of this file and was left out{guess}."
        elif not isinstance(value, list):
            yield f"`{key}` is not a list: write [[{key}]] with two brackets."


def _entries(data: Mapping[str, Any], source: str) -> Iterator[tuple[str, int, Any]]:
    lines = index_toml_lines(source)
    for table in _TABLES:
        value = data.get(table, [])
        for number, entry in enumerate(value if isinstance(value, list) else [], 1):
            yield table, lines.get(TomlBlock(table, number), {}).get("", 1), entry


def _problem(table: str, entry: object) -> str | None:
    if not isinstance(entry, Mapping):
        return f"An entry of [[{table}]] is not a block."
    for key in entry:
        if key not in _TABLES[table]:
            near = get_close_matches(key, _TABLES[table], n=1)
            guess = f"; did you mean `{near[0]}`?" if near else "."
            return f"`{key}` is no key of [[{table}]]{guess}"
    names = entry.get("names")
    if not isinstance(names, list) or not names or not all(map(_is_name, names)):
        return f'[[{table}]] has no names = ["…", "…"].'
    if table == "not_same" and len(set(map(alias_key, names))) < 2:
        return "[[not_same]] needs two different names."
    return _value_problem(entry)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _value_problem(entry: Mapping[str, Any]) -> str | None:
    if "kind" in entry and entry["kind"] not in _KINDS:
        return f"`kind` must be one of {', '.join(_KINDS)}."
    if not isinstance(entry.get("note", ""), str):
        return "`note` must be text in quotes."
    if not isinstance(entry.get("hide", False), bool):
        return "`hide` must be true or false."
    return None


def _contradiction(table: str, entry: Mapping[str, Any], one: Mapping[str, Alias]) -> str | None:
    if table != "entity":
        return None
    for name in _names(entry):
        other = one.get(alias_key(name))
        if other is not None:
            return f"“{name}” is also a name of “{other.names[0]}” in line {other.line}."
    return None


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    unique = {alias_key(name): " ".join(name.split()) for name in reversed(entry["names"])}
    return tuple(reversed(unique.values()))


def _alias(entry: Mapping[str, Any], line: int) -> Alias:
    kind = entry.get("kind")
    return Alias(
        names=_names(entry),
        line=line,
        kind=EntityKind(kind) if kind else None,
        note=entry.get("note", "").strip() or None,
        hide=entry.get("hide", False),
    )


def _said_same(pair: Apart, one: Mapping[str, Alias]) -> Alias | None:
    """Return the entity two of whose names the pair keeps apart."""
    seen: set[Alias] = set()
    for alias in filter(None, (one.get(alias_key(name)) for name in pair.names)):
        if alias in seen:
            return alias
        seen.add(alias)
    return None


def _said_both(path: str, pair: Apart, same: Alias) -> Finding:
    return Finding(
        code=Code.ALIASES_CONTRADICTION,
        subject=path,
        line=pair.line,
        message=f"{' and '.join(f'“{name}”' for name in pair.names)} are kept apart here and are "
        f"names of one entity in line {same.line}; the entity holds.",
        hint="Drop one of the two entries.",
    )


def _finding(path: str, line: int | None, message: str) -> Finding:
    return Finding(code=Code.ALIASES_FILE, subject=path, line=line, message=message, hint=_HINT)
