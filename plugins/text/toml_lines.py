"""TOML files of the editor: parsed within bounds, and where their keys stand.

The parser gives no line numbers, and findings need them.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

# The shipped list of eight hundred outlets has 36,000 characters.
_MAX_CHARS = 1_000_000
# The parser's time grows with the square of the dots of a key: 0.1 ms for a hundred of them, 17 s
# for 50,000. No key of ours has any.
_MAX_DOTS = 100
_QUOTES = re.compile(r'"""|\'\'\'')
# Possessive: a header may hold a hundred thousand blanks, and each could be tried in two places.
_HEADER = re.compile(r"\s*+\[\[?+([^\[\]]++)\]\]?+\s*+(?:#.*)?$")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))\s*=")


class TomlBlock(NamedTuple):
    """The n-th block of a table, counted from 1; table "" is what stands above all headers."""

    table: str
    number: int


def parse_toml(source: str) -> dict[str, Any]:
    """Parse a TOML file.

    Raises:
        ValueError: where it is not valid, or larger or deeper than any that an editor writes.
    """
    if len(source) > _MAX_CHARS:
        raise ValueError(f"it has {len(source):,} characters; at most {_MAX_CHARS:,} are read")
    for number, line in enumerate(source.split("\n"), start=1):
        if line.count(".") > _MAX_DOTS and (dots := _count_bare_dots(line)) > _MAX_DOTS:
            raise ValueError(f"a key of {dots:,} dots (at line {number})")
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _count_bare_dots(line: str) -> int:
    """Return how many dots of a line stand outside quotes: a note may have any number."""
    bare = (part for outside in line.split('"')[::2] for part in outside.split("'")[::2])
    return sum(part.count(".") for part in bare)


def index_toml_lines(source: str) -> Mapping[TomlBlock, Mapping[str, int]]:
    """Return the lines, counted from 1, of the keys of each block; its header has the key "".

    The source is one the parser took. Keys inside inline tables are not found.
    """
    block = TomlBlock("", 1)
    found: dict[TomlBlock, dict[str, int]] = {block: {}}
    seen: Counter[str] = Counter()
    for line, text in _plain_lines(source):
        header, key = _HEADER.match(text), _KEY.match(text)
        if header:
            table = header[1].strip().strip("\"'")
            seen[table] += 1
            block = TomlBlock(table, seen[table])
            found[block] = {"": line}
        elif key:
            found[block].setdefault(key[1] or key[2] or key[3] or "", line)
    return found


def _plain_lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines, without those that begin inside a string of several lines."""
    inside: str | None = None
    for line, text in enumerate(source.split("\n"), start=1):
        if inside is None:
            yield line, text
        for quotes in _QUOTES.findall(text):
            if inside is None:
                inside = quotes
            elif inside == quotes:
                inside = None
