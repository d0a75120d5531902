"""Where keys stand in a TOML file: the parser gives no line numbers, and findings need them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_QUOTES = re.compile(r'"""|\'\'\'')
_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))\s*=")


class TomlBlock(NamedTuple):
    """The n-th block of a table, counted from 1; table "" is what stands above all headers."""

    table: str
    number: int


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
            table = header[1].strip("\"'")
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
