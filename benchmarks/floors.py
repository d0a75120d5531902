"""The quality floor: what cleaning must reach, in a file to which entries are only added.

For each metric the last entry counts. An entry lower than the one before needs a reason and a
name; the tests refuse a file without them, and a file whose older entries were changed.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

# Another version of an HTML library, or of a word list, may move a figure a little; of the
# composed captures one article in a hundred may.
MARGIN = 0.003
_AGGREGATOR_MARGIN = 0.01
# What confidence promises. More than that may be given up for more lines that are sure.
_PROMISED = {"text sure lines right": 0.95, "html sure lines right": 0.95}


@dataclass(frozen=True)
class Floor:
    """One entry: the floor, what was measured when it was set, and why it is lower, if it is."""

    metric: str
    floor: float
    measured: float
    date: date
    reason: str = ""
    signed: str = ""


def read_floors(toml: str) -> list[Floor]:
    """Return all entries, oldest first."""
    return [Floor(**entry) for entry in tomllib.loads(toml).get("floor", [])]


def current_floors(entries: Sequence[Floor]) -> dict[str, float]:
    """Return the floor that counts for each metric."""
    return {entry.metric: entry.floor for entry in entries}


def find_faults(entries: Sequence[Floor]) -> list[str]:
    """Say which entries are not allowed to stand as they are."""
    faults = [
        f"{e.metric}: the floor {e.floor} is above what was measured" for e in entries if _above(e)
    ]
    for metric in dict.fromkeys(entry.metric for entry in entries):
        history = [entry for entry in entries if entry.metric == metric]
        faults += [
            f"{metric}: lowered from {old.floor} to {new.floor} without reason and signature"
            for old, new in pairwise(history)
            if new.floor < old.floor and not (new.reason.strip() and new.signed.strip())
        ]
    return faults


def _above(entry: Floor) -> bool:
    return entry.floor > entry.measured


def find_rewriting(older: Sequence[Floor], newer: Sequence[Floor]) -> list[str]:
    """Say which entries of an older version of the file were changed or taken out."""
    kept = newer[: len(older)]
    return [
        f"{old.metric}: the entry of {old.date} ({old.floor}) was changed or removed"
        for place, old in enumerate(older)
        if place >= len(kept) or kept[place] != old
    ]


def new_entries(
    entries: Sequence[Floor],
    measured: Mapping[str, float],
    today: date,
    reason: str = "",
    signed: str = "",
) -> list[Floor]:
    """Return an entry for each metric whose floor can rise; with a reason, also those that fell."""
    current = current_floors(entries)
    found = []
    for metric, value in measured.items():
        floor = _floor_of(metric, value)
        old = current.get(metric)
        if old is None or floor > old:
            found.append(Floor(metric, floor, round(value, 4), today))
        elif value < old and reason and signed:
            found.append(Floor(metric, floor, round(value, 4), today, reason, signed))
    return found


def _floor_of(metric: str, measured: float) -> float:
    margin = _AGGREGATOR_MARGIN if "aggregator" in metric else MARGIN
    return min(int((measured - margin) * 1000) / 1000, _PROMISED.get(metric, 1.0))


def find_below(entries: Sequence[Floor], measured: Mapping[str, float]) -> list[str]:
    """Say which metrics are below their floor, or are no longer measured."""
    below = []
    for metric, floor in current_floors(entries).items():
        value = measured.get(metric)
        if value is None:
            below.append(f"{metric}: has a floor but is not measured")
        elif value < floor:
            below.append(f"{metric}: {value:.4f} is below the floor {floor}")
    return below


def write_entry(entry: Floor) -> str:
    """Return an entry as TOML."""
    lines = [
        "",
        "[[floor]]",
        f'metric = "{entry.metric}"',
        f"floor = {entry.floor}",
        f"measured = {entry.measured}",
        f"date = {entry.date.isoformat()}",
    ]
    for name, value in (("reason", entry.reason), ("signed", entry.signed)):
        if value:
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{name} = "{escaped}"')
    return "\n".join(lines) + "\n"
