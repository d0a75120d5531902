"""The floor only rises: what may be written into floors.toml, and that nobody rewrote it."""

import shutil
import subprocess
from datetime import date
from itertools import pairwise

import pytest

from benchmarks.floors import (
    Floor,
    current_floors,
    find_below,
    find_faults,
    find_rewriting,
    new_entries,
    read_floors,
    write_entry,
)
from tests.shared import PROJECT_ROOT

PATHS = ("tests/quality/floors.toml", "tests/quality/keyword_floors.toml")
DAY = date(2026, 3, 1)
LATER = date(2026, 4, 1)
OLD = Floor("text f1", 0.9, 0.903, DAY)


def lowered(floor=0.88, reason="", signed=""):
    return Floor("text f1", floor, floor + 0.01, LATER, reason, signed)


def run_git(*arguments):
    git = shutil.which("git") or pytest.skip("git is not installed")
    done = subprocess.run(
        [git, *arguments], cwd=PROJECT_ROOT, check=False, capture_output=True, text=True
    )
    return done.stdout if done.returncode == 0 else pytest.skip("not a git repository")


@pytest.mark.parametrize("path", PATHS)
def test_file_holds_no_fault(path):
    entries = read_floors((PROJECT_ROOT / path).read_text("utf-8"))
    assert entries
    assert find_faults(entries) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_committed_entry_was_changed(path):
    versions = [
        read_floors(run_git("show", f"{commit}:{path}"))
        for commit in reversed(
            run_git("log", "--format=%H", "--diff-filter=AM", "--", path).split()
        )
    ]
    versions.append(read_floors((PROJECT_ROOT / path).read_text("utf-8")))
    for older, newer in pairwise(versions):
        assert find_rewriting(older, newer) == []


def test_lowering_needs_a_reason_and_a_name():
    (fault,) = find_faults([OLD, lowered()])
    assert "lowered from 0.9 to 0.88" in fault
    assert find_faults([OLD, lowered(reason="The sample lost its easy pages.")])
    assert find_faults([OLD, lowered(signed="M. Keller")])
    assert find_faults([OLD, lowered(reason=" ", signed="M. Keller")])
    assert not find_faults([OLD, lowered(reason="The sample changed.", signed="M. Keller")])


def test_floor_of_another_metric_is_no_lowering():
    assert not find_faults([OLD, Floor("html f1", 0.8, 0.81, DAY)])


def test_floor_above_what_was_measured_is_a_fault():
    assert find_faults([Floor("text f1", 0.91, 0.903, DAY)])


def test_changed_or_removed_entries_are_told():
    assert not find_rewriting([OLD], [OLD, lowered()])
    assert find_rewriting([OLD], [lowered()])
    assert find_rewriting([OLD], [])


def test_floors_rise_with_what_is_measured_less_a_margin():
    (entry,) = new_entries([OLD], {"text f1": 0.9421}, LATER)
    assert entry == Floor("text f1", 0.939, 0.9421, LATER)
    assert new_entries([OLD], {"text f1": 0.9031}, LATER) == []


def test_floor_of_sure_lines_is_what_is_promised():
    (entry,) = new_entries([], {"text sure lines right": 0.99}, DAY)
    assert entry.floor == 0.95


def test_floors_fall_only_where_reason_and_name_are_given():
    assert new_entries([OLD], {"text f1": 0.85}, LATER) == []
    (entry,) = new_entries([OLD], {"text f1": 0.85}, LATER, "The sample changed.", "M. Keller")
    assert entry.floor == 0.847
    assert find_faults([OLD, entry]) == []
    assert new_entries([OLD], {"text f1": 0.901}, LATER, "The sample changed.", "M. Keller") == []


def test_figures_below_the_floor_and_missing_ones_are_told():
    entries = [OLD, Floor("html f1", 0.95, 0.953, DAY)]
    assert find_below(entries, {"text f1": 0.91, "html f1": 0.96}) == []
    (below, missing) = find_below(entries, {"text f1": 0.8999})
    assert "0.8999" in below
    assert "not measured" in missing


def test_entries_come_back_from_toml():
    entries = [OLD, lowered(reason='Called "easy" \\ no more.', signed="M. Keller")]
    assert read_floors("".join(map(write_entry, entries))) == entries
    assert current_floors(entries) == {"text f1": 0.88}
