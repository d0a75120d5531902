"""What the benchmark of cleaning measured, as tables in plain text."""

from collections.abc import Mapping, Sequence

from benchmarks.cleaning_scores import Row

_COLUMNS = {
    "system": "",
    "f1": "F1",
    "f1_low": "95 % from",
    "f1_high": "to",
    "precision": "P",
    "recall": "R",
    "exact": "exact",
    "p10": "p10",
    "empty": "empty",
    "failed": "failed",
    "false_splits": "splits",
    "cpu_ms": "CPU ms",
}
_AGGREGATOR_COLUMNS = {
    "system": "",
    "exact_headers": "exact headers",
    "f1": "body F1",
    "f1_low": "95 % from",
    "f1_high": "to",
    "n": "articles",
    "n_articles": "found",
    "false_splits": "false splits",
    "false_merges": "not found",
    "cpu_ms": "CPU ms a capture",
}
_RELIABILITY_COLUMNS = {
    "kept": "kept",
    "confidence_low": "from",
    "confidence_high": "to",
    "lines": "lines",
    "right": "right",
}
_WORST_COLUMNS = {name: name for name in ("id", "domain", "kind", "precision", "recall", "f1")}


def show_tables(measured: Mapping[str, Sequence[Row]]) -> str:
    """Return the tables as text."""
    parts = []
    for data in dict.fromkeys(str(row["data"]) for row in measured["rows"]):
        rows = [row for row in measured["rows"] if row["data"] == data]
        parts += [f"\n{data} ({rows[0]['n']})" if "n" in rows[0] else f"\n{data}"]
        parts += [_show_table(rows, _columns_of(data)), *_show_gain(rows[0])]
    for data in dict.fromkeys(str(row["data"]) for row in measured["worst"]):
        parts.append(f"\n{data}: where ours did worst")
        parts.append(
            _show_table([r for r in measured["worst"] if r["data"] == data], _WORST_COLUMNS)
        )
    parts += [f"\n{row['data']}: {row['system']} is {row['why']}" for row in measured["absent"]]
    return "\n".join(parts)


def _columns_of(data: str) -> dict[str, str]:
    special = {"aggregator": _AGGREGATOR_COLUMNS, "reliability": _RELIABILITY_COLUMNS}
    return special.get(data.rpartition("/")[2], _COLUMNS)


def _show_gain(row: Row) -> list[str]:
    if "gain" not in row:
        return []
    line = (
        f"  ours - {row['best_peer']}: {row['gain']:+} [{row['gain_low']:+}, {row['gain_high']:+}]"
    )
    if "cpu_to_trafilatura" in row:
        line += f"; CPU time: {row['cpu_to_trafilatura']} x trafilatura's"
    return [line]


def _show_table(rows: Sequence[Row], columns: dict[str, str]) -> str:
    cells = [list(columns.values()), *([_cell(key, row[key]) for key in columns] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for line in cells:
        first, *rest = zip(line, widths, strict=True)
        lines.append("  ".join([first[0].ljust(first[1]), *(t.rjust(w) for t, w in rest)]))
    return "\n".join("  " + line for line in lines)


def _cell(name: str, value: str | float | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.1f}" if name in _ROUND else f"{value:.3f}"
    return "-" if value is None else str(value)


_ROUND = frozenset({"cpu_ms", "confidence_low", "confidence_high"})
