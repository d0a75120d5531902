"""The date grammar on any text whatever, and against a date library as an oracle."""

from datetime import UTC, date, datetime, time, timedelta

import dateparser
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.captures.core.dates import (
    DateOrder,
    find_capture_date,
    find_dates,
    parse_date_value,
    read_dateline,
    resolve_time_phrase,
    split_time_line,
)
from plugins.model import DateInterval, Precision

# Text made of what dates are made of meets the patterns far more often than any text. The
# escapes are figures and letters that some Unicode rules take for ASCII ones.
PIECES = st.sampled_from(
    "July Jul. may 4 04 2025 31 12 0 th of , . - – — / | · • ( ) AP KYIV The Globe and ago an hour"
    " hours h d time yesterday just now Updated published on at 10:30 pm Friday Sun é \u0663"
    " \uff14 \u017f \u0131 \u212a 99999999 years \u00a0 \t T Z : '".split(" ")
)
GLUED = st.lists(st.one_of(PIECES, st.just(" ")), max_size=14).map("".join)
TEXTS = st.one_of(st.text(max_size=200), GLUED)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
MOMENTS = st.datetimes(timezones=st.just(UTC))


@st.composite
def captured(draw):
    ends = sorted(draw(st.lists(MOMENTS, max_size=2)))
    return DateInterval(
        earliest=ends[0] if ends else None,
        latest=ends[1] if len(ends) > 1 else None,
        precision=Precision.MINUTE if ends else Precision.UNKNOWN,
    )


@given(TEXTS, st.lists(TEXTS, max_size=3))
@example("Fr\u0131day July \uff14, 2025", [])
@example("\u017fept 4, 2025", ["\u017f"])
def test_time_line_offsets_give_its_parts_for_any_text(line, known):
    found = split_time_line(line, known)
    if found:
        assert line[found.outlet_start : found.outlet_end] == (found.outlet or "")
        assert line[found.phrase_start : found.phrase_end] == found.phrase
        assert found.outlet_end <= found.phrase_start
        assert found.phrase


@given(GLUED, MOMENTS)
def test_every_phrase_that_is_split_off_can_be_read(line, moment):
    found = split_time_line(line)
    if found:
        captured_at = DateInterval(earliest=moment, latest=moment, precision=Precision.MINUTE)
        reading = resolve_time_phrase(
            found.phrase, captured_at=captured_at, named_days=(), date_order=None
        )
        assert reading.published.basis != "time phrase not understood"


@given(TEXTS)
def test_dateline_never_ends_outside_its_paragraph(paragraph):
    found = read_dateline(paragraph)
    if found:
        assert found.place in paragraph[: found.end]
        assert 0 < found.end <= len(paragraph)


@given(TEXTS)
def test_mentions_are_in_order_and_apart_for_any_text(text):
    place = 0
    for mention in find_dates(text):
        assert place <= mention.start < mention.end <= len(text)
        assert mention.earliest <= mention.latest
        place = mention.end


@given(TEXTS, captured(), st.lists(DAYS, max_size=3), st.sampled_from([None, *DateOrder]))
def test_any_phrase_resolves_to_an_ordered_interval_in_utc(phrase, captured_at, named, order):
    published = resolve_time_phrase(
        phrase, captured_at=captured_at, named_days=named, date_order=order
    ).published
    assert published.basis
    assert published.is_known or published.precision is Precision.UNKNOWN
    for moment in (published.earliest, published.latest):
        assert moment is None or moment.tzinfo is UTC
    if published.earliest and published.latest:
        assert published.earliest <= published.latest


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2))
def test_capture_date_is_known_or_says_why_for_any_text(path, metadata, texts):
    found = find_capture_date(sidecar=None, path=path, metadata=metadata, texts=texts)
    assert found.basis
    assert found.latest is None or found.earliest is not None


@given(st.one_of(TEXTS, st.none(), st.integers(), st.floats(), st.times(), st.datetimes()))
def test_any_sidecar_value_is_read_or_refused(value):
    found = parse_date_value(value)
    assert found is None or found.earliest is not None


@given(DAYS)
def test_every_day_written_out_is_read_back(day):
    months = (day.strftime("%B"), day.strftime("%b"), day.strftime("%b").upper())
    for month in months:
        for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
            (mention,) = find_dates(f"On {text}, it rained.")
            assert (mention.earliest, mention.latest) == (day, day)


FORMS = st.sampled_from(
    (
        "{d:%B} {d.day}, {d.year}",
        "{d.day} {d:%b} {d.year}",
        "{d:%A}, {d:%B} {d.day}, {d.year}",
        "{d:%Y-%m-%d}",
        "{d:%d-%m-%Y}",
        "{d:%d.%m.%Y}",
        "{d:%d/%m/%Y}",
    )
)


@settings(max_examples=25)
@given(DAYS, FORMS)
def test_written_days_agree_with_a_date_library(day, form):
    text = form.format(d=day)
    order = "YMD" if text[:4].isdecimal() else "DMY"
    oracle = dateparser.parse(text, languages=["en"], settings={"DATE_ORDER": order})
    reading = resolve_time_phrase(
        text, captured_at=DateInterval(), named_days=(), date_order=DateOrder.DAY_MONTH
    )
    assert oracle is not None
    assert reading.published.earliest == datetime.combine(oracle.date(), time(), tzinfo=UTC)


@settings(max_examples=25)
@given(
    st.integers(1, 59),
    st.sampled_from(["minute", "hour", "day", "week", "month", "year"]),
    DAYS,
    st.times(),
)
def test_relative_phrases_agree_with_a_date_library(count, unit, day, clock):
    text = f"{count} {unit}{'s' * (count > 1)} ago"
    moment = datetime.combine(day, clock.replace(microsecond=0), tzinfo=UTC)
    base = {"RELATIVE_BASE": moment.replace(tzinfo=None)}
    oracle = dateparser.parse(text, languages=["en"], settings=base)
    captured_at = DateInterval(earliest=moment, latest=moment)
    found = resolve_time_phrase(
        text, captured_at=captured_at, named_days=(), date_order=None
    ).published
    assert oracle is not None
    assert found.latest == oracle.replace(tzinfo=UTC)
    assert found.earliest is not None
    assert found.latest - found.earliest >= timedelta(minutes=1)
