"""Reading layout files: every mistake is told with its line, and a file with one is not used."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from plugins.captures.core.layouts import Find, Layout, LinePattern
from plugins.captures.core.pattern_cost import MAX_COST, search_cost
from plugins.model import Code, Finding, Label, Role
from plugins.text.toml_lines import TomlBlock, index_toml_lines, parse_toml

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_NAME_CHARS = 40
_MAX_SHOWN_CHARS = 60
_MAX_PATTERNS = 200
# Names that say of a capture that no layout read it.
_RESERVED = frozenset({"fallback", "generic", "html", "mail", "markdown", "none"})
_DATE_ORDERS = ("day-month", "month-day")
# What a line in an article is. A layout tells of the lines around it.
_LABELS = tuple(label.value for label in Label if label is not Label.BLANK)


class _ValueError(ValueError):
    """A value that cannot be used; its text says what would be."""


Read = Callable[[object], Any]


@dataclass(slots=True, kw_only=True)
class _Report:
    """The findings about one file, and where its keys stand."""

    path: str
    places: Mapping[TomlBlock, Mapping[str, int]]
    findings: list[Finding] = field(default_factory=list)

    def tell(self, block: TomlBlock, key: str, message: str, hint: str) -> None:
        keys = self.places.get(block, {})
        place = f"[[{block.table}]] number {block.number}: " if block.table == "line" else ""
        self.findings.append(
            Finding(
                code=Code.LAYOUT_FILE,
                subject=self.path,
                line=keys.get(key, keys.get("")),
                message=f"{place}{message}",
                hint=hint,
            )
        )


def read_layout(path: str, source: str) -> tuple[Layout | None, tuple[Finding, ...]]:
    """Read one layout file. One mistake is enough for it to be left out, all are told."""
    try:
        data = parse_toml(source)
    except ValueError as error:
        return None, (_syntax_finding(path, str(error)),)
    report = _Report(path=path, places=index_toml_lines(source))
    detect = _read_part(report, data.pop("detect", None), "detect", _DETECT)
    articles = _read_part(report, data.pop("articles", None), "articles", _ARTICLES)
    lines = _read_lines(report, data.pop("line", []))
    top = _read_table(report, data, TomlBlock("", 1), _TOP)
    if not report.findings and detect["at_least"] > len(detect["lines"]):
        message = f"`at_least = {detect['at_least']}` asks for more than the patterns there are."
        hint = f"There are {len(detect['lines'])} in `lines`; each counts once."
        report.tell(TomlBlock("detect", 1), "at_least", message, hint)
    if report.findings:
        return None, tuple(report.findings)
    detection = {"detect": detect["lines"], "at_least": detect["at_least"]}
    return Layout(
        lines=tuple(LinePattern(**line) for line in lines), **top, **articles, **detection
    ), ()


def parse_layout(source: str, path: str = "layout.toml") -> Layout:
    """Read one layout file of which only its author is to be told; raises ValueError."""
    layout, findings = read_layout(path, source)
    if layout is None:
        raise ValueError("; ".join(f"{f.subject}:{f.line}: {f.message}" for f in findings))
    return layout


def join_layouts(
    sources: Sequence[tuple[str, str]],
) -> tuple[tuple[Layout, ...], tuple[Finding, ...]]:
    """Return the editor's layouts in the order of their files, then those of the product.

    ``sources`` are paths and texts. An editor's layout takes the place of one of the product of
    the same name.
    """
    layouts: dict[str, Layout] = {}
    findings: list[Finding] = []
    for path, source in sorted(sources):
        layout, told = read_layout(path, source)
        findings += told
        if layout is not None and layout.name in layouts:
            findings.append(_name_finding(path, layout.name))
        elif layout is not None:
            layouts[layout.name] = layout
    for layout in load_layouts():
        layouts.setdefault(layout.name, layout)
    return tuple(layouts.values()), tuple(findings)


def _name_finding(path: str, name: str) -> Finding:
    return Finding(
        code=Code.LAYOUT_FILE,
        subject=path,
        message=f"Another file is named {name} already; this one is not used.",
        hint="Give each layout a name of its own.",
    )


@cache
def load_layouts() -> tuple[Layout, ...]:
    """Return the layouts shipped with the product, ordered by file name."""
    folder = files("plugins.captures") / "layouts"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(parse_layout(file.read_text(encoding="utf-8"), file.name) for file in found)


def _syntax_finding(path: str, problem: str) -> Finding:
    line = re.search(r"at line (\d+)", problem)
    return Finding(
        code=Code.LAYOUT_FILE,
        subject=path,
        line=int(line[1]) if line else None,
        message=f"This is not valid TOML: {problem}.",
        hint="Write patterns in single quotes: a backslash in double quotes means something else.",
    )


# Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """A key of a layout file: how it is read, and what holds where it is missing."""

    read: Read
    default: object = None
    required: bool = False


def _read_part(
    report: _Report, data: object, name: str, keys: Mapping[str, _Key]
) -> dict[str, Any]:
    block = TomlBlock(name, 1)
    if isinstance(data, dict):
        return _read_table(report, data, block, keys)
    message = f"There is no [{name}] part." if data is None else f"`{name}` is not a table."
    report.tell(block, "", message, f"Write [{name}] on a line of its own, its keys below it.")
    return {}


def _read_lines(report: _Report, data: object) -> list[dict[str, Any]]:
    if not isinstance(data, list) or not all(isinstance(entry, dict) for entry in data):
        message, hint = "`line` is not a list of blocks.", "Write [[line]] with two brackets."
        report.tell(TomlBlock("line", 1), "", message, hint)
        return []
    if len(data) > _MAX_PATTERNS:
        message = f"There are {len(data)} [[line]] blocks; at most {_MAX_PATTERNS} are read."
        report.tell(TomlBlock("line", _MAX_PATTERNS), "", message, "Join patterns of one label.")
        return []
    entries = enumerate(data, start=1)
    return [_read_line(report, entry, TomlBlock("line", number)) for number, entry in entries]


def _read_line(report: _Report, entry: Mapping[str, Any], block: TomlBlock) -> dict[str, Any]:
    values = _read_table(report, entry, block, _LINE)
    match = values.get("match")
    if match is not None and values.get("after") is None and match.search(""):
        message = "`match` matches every line, even an empty one."
        report.tell(block, "match", message, "Name the words of the line, between ^ and $.")
    return values


def _read_table(
    report: _Report, data: Mapping[str, Any], block: TomlBlock, keys: Mapping[str, _Key]
) -> dict[str, Any]:
    """Return a value for every key there is; where one cannot be used, that is told."""
    values = {name: key.default for name, key in keys.items()}
    for name, value in data.items():
        if name not in keys:
            _tell_unknown(report, block, name, keys)
            continue
        try:
            values[name] = keys[name].read(value)
        except _ValueError as error:
            message = f"`{name} = {_cut(repr(value))}` cannot be used: {error}."
            report.tell(block, name, message, f"Correct `{name}`.")
    for name in (n for n, key in keys.items() if key.required and n not in data):
        report.tell(block, "", f"`{name}` is missing.", f"Write a line {name} = …")
    return values


def _tell_unknown(report: _Report, block: TomlBlock, name: str, keys: Iterable[str]) -> None:
    known = [*keys, *([] if block.table else ["detect", "articles", "line"])]
    message = f"`{_cut(name)}` is not a key of a layout here.{_did_you_mean(name, known)}"
    report.tell(block, name, message, "Keys are " + ", ".join(f"`{k}`" for k in known) + ".")


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word[:_MAX_SHOWN_CHARS], known, n=1)
    return f" Did you mean `{near[0]}`?" if near else ""


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN_CHARS else text[: _MAX_SHOWN_CHARS - 1] + "…"


# Values


def parse_layout_name(value: object) -> str:
    """Return what may be the name of a layout; raises ValueError that says what is expected."""
    is_name = isinstance(value, str) and len(value) <= _MAX_NAME_CHARS and _NAME.fullmatch(value)
    if not isinstance(value, str) or not is_name:
        raise _ValueError('expected a short name such as "reading-list": a-z, 0-9, hyphens')
    if value in _RESERVED:
        raise _ValueError("this name says that no layout was recognised")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _ValueError("expected a number from 1")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _ValueError("expected a day without quotation marks, such as 2027-01-31")
    return value


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise _ValueError("expected true or false")
    return value


def _one_of(words: Sequence[str], kind: Callable[[str], Any]) -> Read:
    def read(value: object) -> Any:  # noqa: ANN401 - whatever ``kind`` makes of the word
        if not isinstance(value, str) or value not in words:
            meant = _did_you_mean(value, words) if isinstance(value, str) else ""
            raise _ValueError(f"expected one of {', '.join(words)}.{meant}".rstrip("."))
        return kind(value)

    return read


def _pattern(value: object) -> re.Pattern[str]:
    if not isinstance(value, str) or not value:
        raise _ValueError("expected a pattern in single quotes")
    try:
        cost, pattern = search_cost(value), re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        raise _ValueError(f"it is no regular expression ({error})") from None
    if cost > MAX_COST:
        raise _ValueError(
            "it could search for hours. Begin it with ^, bound what repeats, as in .{1,40}, and "
            "repeat nothing that repeats inside"
        )
    return pattern


def _patterns(value: object) -> tuple[re.Pattern[str], ...]:
    if not isinstance(value, list) or not 0 < len(value) <= _MAX_PATTERNS:
        raise _ValueError("expected a list of patterns in single quotes")
    return tuple(_telling_pattern(item) for item in value)


def _telling_pattern(value: object) -> re.Pattern[str]:
    pattern = _pattern(value)
    if pattern.search(""):
        raise _ValueError(f"{_cut(repr(value))} matches every line, even an empty one")
    return pattern


def _outlet_patterns(value: object) -> tuple[re.Pattern[str], ...]:
    patterns = _patterns(value)
    if not all("outlet" in pattern.groupindex for pattern in patterns):
        raise _ValueError("each needs a group (?P<outlet>…) around the name")
    return patterns


_TOP = {
    "name": _Key(read=parse_layout_name, required=True),
    "date_order": _Key(read=_one_of(_DATE_ORDERS, str)),
    "valid_until": _Key(read=_day),
}
_DETECT = {
    "lines": _Key(read=_patterns, required=True),
    "at_least": _Key(read=_count, required=True),
}
_ARTICLES = {
    "find": _Key(read=_one_of([*Find], Find), required=True),
    "role": _Key(read=_one_of([*Role], Role), default=Role.MAIN),
    "related_after": _Key(read=_telling_pattern),
    "outlet": _Key(read=_outlet_patterns, default=()),
    "footer": _Key(read=_patterns, default=()),
}
_LINE = {
    "match": _Key(read=_pattern, required=True),
    "label": _Key(read=_one_of(_LABELS, Label), required=True),
    "after": _Key(read=_telling_pattern),
    "ends": _Key(read=_bool, default=False),
}
