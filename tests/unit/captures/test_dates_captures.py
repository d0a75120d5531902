"""The date grammar on real captures; their sentences are not in the repository."""

import pytest

from plugins.captures.core.dates import find_capture_date, read_dateline, split_time_line
from tests.shared import shared_path

FOUND = {
    "000_a6011ad3bd4992fe.txt": [
        (6, "Miami Herald", "15 hours ago"),
        (31, None, "an hour ago"),
        (44, None, "2 hours ago"),
        (57, None, "2 hours ago"),
    ],
    "001_8bed9ba81c88771e.txt": [
        (6, "Independent", "6 hours ago"),
        (34, None, "33 minutes ago"),
        (47, None, "an hour ago"),
        (60, None, "an hour ago"),
    ],
    "002_c5efd0c673869b1b.txt": [],
    "003_cf2a4c8e6ecc4b39.txt": [],
    "004_d4a67e2a27eda46d.txt": [
        (6, "Al Jazeera", "04-07-2025"),
        (77, None, "2 hours ago"),
        (90, None, "10 hours ago"),
        (103, None, "14 hours ago"),
    ],
}
BOUNDS = {
    "000_a6011ad3bd4992fe.txt": "2025-07-05",
    "001_8bed9ba81c88771e.txt": None,
    "002_c5efd0c673869b1b.txt": "2025-07-03",
    "003_cf2a4c8e6ecc4b39.txt": "2025-07-03",
    "004_d4a67e2a27eda46d.txt": "2025-08-04",
}


def read_lines(name):
    return shared_path("captures", name).read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("name", sorted(FOUND))
def test_every_time_line_is_found_and_nothing_else(name):
    lines = enumerate(read_lines(name), 1)
    found = [(n, time.outlet, time.phrase) for n, line in lines if (time := split_time_line(line))]
    assert found == FOUND[name]


@pytest.mark.parametrize("name", sorted(FOUND))
def test_the_one_dateline_is_found(name):
    lines = enumerate(read_lines(name), 1)
    found = [(n, place.phrase) for n, line in lines if (place := read_dateline(line))]
    assert found == ([(6, "JUL 4")] if name.startswith("002") else [])


@pytest.mark.parametrize("name", sorted(BOUNDS))
def test_latest_day_named_bounds_the_capture(name):
    texts = read_lines(name)
    found = find_capture_date(sidecar=None, path=name, metadata=None, texts=texts)
    earliest = found.earliest.date().isoformat() if found.earliest else None
    assert (earliest, found.latest) == (BOUNDS[name], None)
