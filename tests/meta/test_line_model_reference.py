"""The reference names every column of the line model."""

import re
import tomllib
from pathlib import Path

from plugins.captures.core.features import PageLines, describe_lines

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = re.compile(r"found_\w+|(?:reply|time|list)_(?:5|15|behind|ahead)|.*@[+-]\d")


def test_every_column_is_explained():
    page = PageLines(texts=("A line.",), blank_above=(False,), found=("",), run=(0, 1))
    lists = tomllib.loads((ROOT / "plugins/captures/data/line_words.toml").read_text("utf-8"))
    from_lists = {name + end for name in lists for end in ("", "_short")}
    reference = (ROOT / "docs/reference/line-model.md").read_text("utf-8")
    named = set(re.findall(r"`([^`]+)`", reference))

    columns = {name for name in describe_lines(page).columns if not FAMILIES.fullmatch(name)}

    assert columns - from_lists <= named
