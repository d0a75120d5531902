"""Laws of languages and of dates in them, for any text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.captures.core.dated_mentions import find_dated_mentions
from plugins.captures.core.datelines import read_dateline, split_time_line
from plugins.captures.core.dates import resolve_time_phrase
from plugins.captures.core.foreign_dates import plain_form
from plugins.captures.core.languages import KNOWN_LANGUAGES, decide_language, known_language
from plugins.captures.core.mentions import find_dates, read_phrase
from plugins.captures.core.shapes import content_words, count_words, is_prose
from plugins.captures.data import date_words, stop_words
from plugins.model import DateInterval, Precision

WORDS = sorted(
    {
        name.replace("_", " ")
        for group in (
            *date_words.MONTHS,
            *date_words.UNITS,
            *date_words.NUMBERS,
            *date_words.DAYS_BACK,
            *(names for days in date_words.WEEKDAYS.values() for names in days),
        )
        for name in group.split()
    }
    | {*date_words.AGO_BEFORE, *date_words.AGO_BEHIND, *date_words.NOW, *date_words.LEAD_INS}
    | {word for words in stop_words.STOP_WORDS.values() for word in words}
)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 9999).map(str),
    st.sampled_from(
        [" ", ", ", ". ", "年", "月", "日", "٤", "٢٠٢٥", "14:30", " UTC", "\u00a0", "-"]
    ),
    st.characters(),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
SPACED = st.lists(PIECES, max_size=14).map(" ".join)
SAVED = DateInterval(
    earliest=datetime(2025, 7, 5, tzinfo=UTC),
    latest=datetime(2025, 7, 5, 23, 59, 59, tzinfo=UTC),
    precision=Precision.DAY,
)


@given(st.one_of(TEXTS, SPACED))
def test_any_text_is_read_and_every_place_lies_in_it(text):
    read_phrase(text)
    read_dateline(text)
    for mention in find_dates(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.earliest <= mention.latest
    time = split_time_line(text)
    if time is not None:
        assert text[time.phrase_start : time.phrase_end] == time.phrase
        assert text[time.outlet_start : time.outlet_end] == (time.outlet or "")
        assert read_phrase(time.phrase) is not None


@given(st.one_of(TEXTS, SPACED))
def test_any_phrase_gives_an_interval_in_order_with_a_reason(text):
    published = resolve_time_phrase(
        text, captured_at=SAVED, named_days=(), date_order=None
    ).published
    assert published.basis
    if published.earliest and published.latest:
        assert published.earliest <= published.latest


@given(st.one_of(TEXTS, SPACED), st.sampled_from([*KNOWN_LANGUAGES, "pl"]))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text, language):
    found = find_dated_mentions(text, SAVED, language)
    ends = [0, *(mention.end for mention in found)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, found, strict=False))


@given(st.one_of(TEXTS, SPACED, st.text(max_size=300)))
def test_any_text_has_a_language_or_none_and_words_to_count(text):
    assert known_language(text) in {*KNOWN_LANGUAGES, None}
    assert decide_language(text.splitlines()) in {*KNOWN_LANGUAGES, None}
    assert 0 <= count_words(text) <= len(text)
    is_prose(text)
    content_words(text, "zh")


@given(st.text(max_size=200))
def test_plain_form_moves_no_character(text):
    assert len(plain_form(text)) == len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=200))
def test_words_of_spaced_scripts_are_what_white_space_parts(text):
    assert count_words(text) == len(text.split())


def test_a_month_or_unit_means_one_thing_in_all_languages():
    for groups in (date_words.MONTHS, date_words.UNITS, date_words.NUMBERS, date_words.DAYS_BACK):
        names = [name for group in groups for name in set(group.split())]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "unit", ["4 juillet 2025 ", "am Montag ", "2025年7月4日", "il y a 3 heures "]
)
def test_a_very_long_line_is_read_in_linear_time(unit):
    text = unit * 40_000
    assert find_dates(text) is not None
    assert split_time_line(text) is None
    find_dated_mentions(text[:200_000], SAVED, "de")
    assert known_language(text) in {*KNOWN_LANGUAGES, None}
