"""What the benchmark of keywords measured, as tables in plain text."""

from collections.abc import Mapping, Sequence

from benchmarks.keyword_scores import Row

_HEADS = {
    "f1_5": "F1@5",
    "f1_10": "F1@10",
    "f1_10_low": "95 % from",
    "f1_10_high": "to",
    "f1_15": "F1@15",
    "f1_20": "F1@20",
    "f1_20_low": "95 % from",
    "f1_20_high": "to",
    "to_yake": "x YAKE's",
    "junk": "junk",
    "junk_low": "95 % from",
    "junk_high": "to",
    "junk_repeated": "repeated",
    "junk_cut": "cut",
    "junk_outlet": "outlet",
    "junk_calendar": "calendar",
    "junk_verb": "verb",
    "cpu_ms": "CPU ms",
    "cpu_to_yake": "x YAKE's",
}
_DIGITS = {"cpu_ms": 1, "cpu_to_yake": 2, "to_yake": 2}


def show_tables(measured: Mapping[str, Sequence[Row]]) -> str:
    """Return the tables as text."""
    parts = []
    for data in dict.fromkeys(str(row["data"]) for row in measured["rows"]):
        rows = [row for row in measured["rows"] if row["data"] == data]
        parts += [f"\n{data} ({rows[0]['n']})", show_table(rows), *_show_gain(rows[0])]
    parts += [f"\n{row['system']} is not available: {row['why']}" for row in measured["absent"]]
    return "\n".join(parts)


def _show_gain(row: Row) -> list[str]:
    if "gain" not in row:
        return []
    low, high = row["gain_low"], row["gain_high"]
    return [f"  ours - {row['best_peer']}: {row['gain']:+.3f} [{low:+.3f}, {high:+.3f}]"]


def show_table(rows: Sequence[Row]) -> str:
    """Return one table: the columns are what the rows have."""
    keys = [key for key in _HEADS if any(key in row for row in rows)]
    cells = [["", *(_HEADS[key] for key in keys)]]
    cells += [[str(row["system"]), *(_cell(key, row.get(key)) for key in keys)] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for first, *rest in cells:
        aligned = (text.rjust(width) for text, width in zip(rest, widths[1:], strict=True))
        lines.append("  ".join(["", first.ljust(widths[0]), *aligned]).rstrip())
    return "\n".join(lines)


def _cell(key: str, value: float | None) -> str:
    return "-" if value is None else f"{value:.{_DIGITS.get(key, 3)}f}"
