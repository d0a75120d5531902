"""The date grammar, case by case: the cases are in ``date_cases.toml``."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from plugins.captures.core.dates import (
    DateOrder,
    find_capture_date,
    find_dates,
    find_named_days,
    parse_date_value,
    read_dateline,
    resolve_time_phrase,
    split_time_line,
)
from plugins.model import UNKNOWN_DATE, DateInterval, Precision

CASES = tomllib.loads(Path(__file__).with_name("date_cases.toml").read_text(encoding="utf-8"))


def cases(kind, name):
    """Return the cases of one kind, each shown by its ``name``."""
    return [pytest.param(case, id=f"{n}-{case.get(name)}") for n, case in enumerate(CASES[kind])]


def bounds(interval):
    return interval.earliest, interval.latest, interval.precision, interval.basis


def expected_bounds(case, basis):
    return case.get("earliest"), case.get("latest"), Precision(case["precision"]), basis


@pytest.mark.parametrize("case", cases("time_line", "line"))
def test_time_line_gives_outlet_and_phrase_with_their_places(case):
    line = case["line"]
    found = split_time_line(line, case.get("known", ()))
    if "phrase" not in case:
        assert found is None
        return
    assert found is not None
    assert (found.outlet, found.phrase) == (case.get("outlet"), case["phrase"])
    assert line[found.outlet_start : found.outlet_end] == case.get("outlet", "")
    assert line[found.phrase_start : found.phrase_end] == case["phrase"]


@pytest.mark.parametrize("case", cases("dateline", "text"))
def test_dateline_gives_place_agency_and_date_and_leaves_the_prose(case):
    found = read_dateline(case["text"])
    if "place" not in case:
        assert found is None
        return
    assert found is not None
    assert found.place == case["place"]
    assert (found.agency, found.phrase) == (case.get("agency"), case.get("phrase"))
    assert case["text"][found.end :] == case["prose"]


@pytest.mark.parametrize("case", [c for c in CASES["dateline"] if "place" in c])
def test_dateline_cut_off_its_prose_reads_the_same(case):
    whole = read_dateline(case["text"])
    assert whole is not None
    alone = read_dateline(case["text"][: whole.end].strip())
    assert alone is not None
    assert (alone.place, alone.agency, alone.phrase) == (whole.place, whole.agency, whole.phrase)


@pytest.mark.parametrize("case", cases("reading", "phrase"))
def test_phrase_resolves_to_an_interval_with_its_reason(case):
    captured = case.get("captured", [])
    found = resolve_time_phrase(
        case["phrase"],
        captured_at=DateInterval(
            earliest=captured[0] if captured else None,
            latest=captured[1] if len(captured) > 1 else None,
            precision=Precision.MINUTE if captured else Precision.UNKNOWN,
        ),
        named_days=case.get("named", ()),
        date_order=DateOrder(case["order"]) if "order" in case else None,
    )
    assert bounds(found.published) == expected_bounds(case, case["basis"])
    assert found.is_ambiguous is case.get("ambiguous", False)


@pytest.mark.parametrize("case", cases("mention", "text"))
def test_mentions_are_found_in_order_with_their_days(case):
    found = [
        [
            case["text"][mention.start : mention.end],
            mention.earliest.isoformat(),
            mention.latest.isoformat(),
            mention.precision.value,
            *(["figures"] if mention.figures else []),
        ]
        for mention in find_dates(case["text"])
    ]
    assert found == case["dates"]


@pytest.mark.parametrize("case", cases("capture", "path"))
def test_capture_date_comes_from_the_first_source_that_has_one(case):
    found = find_capture_date(
        sidecar=case.get("sidecar"),
        path=case["path"],
        metadata=case.get("metadata"),
        texts=case.get("texts", ()),
    )
    assert bounds(found) == expected_bounds(case, case["basis"])


@pytest.mark.parametrize("case", cases("value", "value"))
def test_sidecar_value_is_read_or_refused(case):
    found = parse_date_value(case["value"])
    if "earliest" not in case:
        assert found is None
        return
    assert found is not None
    assert bounds(found) == expected_bounds(case, "stated in the sidecar")


def test_nothing_known_gives_the_unknown_date():
    found = find_capture_date(sidecar=None, path="a.txt", metadata=None, texts=())
    assert found == UNKNOWN_DATE


def test_named_days_are_sorted_and_leave_out_what_is_announced():
    texts = [
        "It was July 5, 2025. Then, on July 3, 2025, it was not.",
        "The vote scheduled for August 9, 2025 is open. It follows that of August 1, 2024.",
        "In May 2025, and on 04-07-2025.",
    ]
    assert find_named_days(texts) == (date(2024, 8, 1), date(2025, 7, 3), date(2025, 7, 5))


def test_announcing_word_of_another_sentence_leaves_the_day_in():
    texts = ["They will not say. On July 3, 2025 they met."]
    assert find_named_days(texts) == (date(2025, 7, 3),)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("hours", [-14, 0, 14])
def test_ends_of_the_calendar_are_read_without_failing(day, hours):
    zone = timezone(timedelta(hours=hours))
    found = parse_date_value(datetime.combine(day, time(12), tzinfo=zone))
    assert found is not None
    for phrase in ("yesterday", "an hour ago", "2 months ago", "JUL 4", "04-07-2025", "just now"):
        reading = resolve_time_phrase(phrase, captured_at=found, named_days=(), date_order=None)
        assert reading.published.earliest is None or reading.published.earliest.tzinfo is UTC


@pytest.mark.parametrize(
    "line",
    ["9" * 100_000, " " * 100_000, "July " * 20_000, "4-" * 50_000, "A, " * 33_000 + "— x"],
    ids=["figures", "blanks", "months", "dashes", "commas"],
)
def test_line_of_100_kb_ends(line):
    assert split_time_line(line) is None
    assert read_dateline(line) is None
    assert find_dates(line) == ()


def test_blanks_around_a_time_line_do_not_matter():
    line = " " * 50_000 + "Beacon · 3 hours ago" + " " * 50_000
    found = split_time_line(line)
    assert found is not None
    assert line[found.phrase_start : found.phrase_end] == "3 hours ago"
