"""Topics are not worse than they were: measured anew on the bench."""

import pytest

from benchmarks.floors import current_floors, find_below, find_faults, read_floors
from benchmarks.topics import FLOORS, measure_floors
from tests.shared import shared_path

ENTRIES = read_floors(FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def measured():
    return measure_floors(shared_path("bench", "topics"))


def test_nothing_is_below_its_floor(measured):
    assert find_below(ENTRIES, measured) == []


def test_everything_measured_has_a_floor(measured):
    assert current_floors(ENTRIES).keys() == measured.keys()


def test_floors_only_rise_unless_signed():
    assert find_faults(ENTRIES) == []
