from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model import UNKNOWN_DATE, DateInterval, Precision
from plugins.site.core.models import Link
from plugins.site.core.pages.printable import printable, printable_model
from plugins.site.core.pages.words import (
    article_when,
    count_words,
    interval_words,
    language_words,
    long_day_words,
    percent_floor_words,
    range_words,
    reading_facts,
    shorten,
    span_words,
)
from tests.unit.site.builders import article, at_minute, hours_before, on_day, on_or_after


def between(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision
) -> DateInterval:
    return DateInterval(
        earliest=datetime(*first, tzinfo=UTC),
        latest=datetime(*last, 23, 59, tzinfo=UTC),
        precision=precision,
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 7, 4), date(2025, 7, 4), "4 Jul 2025"),
        (date(2025, 7, 3), date(2025, 7, 5), "3–5 Jul 2025"),
        (date(2025, 6, 30), date(2025, 7, 2), "30 Jun – 2 Jul 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 Dec 2024 – 2 Jan 2025"),
    ],
)
def test_span_names_month_and_year_once_where_they_are_the_same(first, last, words):
    assert span_words(first, last) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (UNKNOWN_DATE, "date unknown"),
        (on_day(4), "4 Jul 2025"),
        (on_or_after(4), "on or after 4 Jul 2025"),
        (DateInterval(latest=datetime(2025, 7, 4, tzinfo=UTC)), "on or before 4 Jul 2025"),
        (between((2025, 7, 1), (2025, 7, 31), Precision.MONTH), "July 2025"),
        (between((2025, 7, 31), (2025, 8, 1), Precision.MONTH), "31 Jul – 1 Aug 2025"),
        (between((2025, 1, 1), (2025, 12, 31), Precision.YEAR), "2025"),
        (between((2025, 7, 3), (2025, 7, 4), Precision.HOUR), "3–4 Jul 2025"),
    ],
)
def test_interval_is_never_worded_more_certain_than_it_is(interval, words):
    assert interval_words(interval) == words


def reading(**fields):
    return {fact.term: fact.text for fact in reading_facts(article("c", "A", **fields))}


def test_reading_of_a_date_names_phrase_bounds_precision_and_way():
    found = article("c", "A", time_phrase="15 hours ago", published=hours_before(5, 15))
    when = article_when(found)
    assert (when.text, when.iso) == ("5 Jul 2025", "2025-07-05")
    assert {fact.term: fact.text for fact in reading_facts(found)} == {
        "The page says": "“15 hours ago”",
        "Published": "between 5 Jul 2025, 02:30 UTC and 5 Jul 2025, 03:30 UTC",
        "Known to": "the hour",
        "Read from": "capture date − 15 h",
    }


def test_reading_names_minute_and_zone_where_known():
    zone = timezone(timedelta(hours=2))
    moment = datetime(2025, 7, 4, 23, 30, tzinfo=zone)
    interval = DateInterval(earliest=moment, latest=moment, precision=Precision.MINUTE)
    assert reading(published=interval)["Published"] == "on 4 Jul 2025, 23:30 UTC+02:00"
    assert reading(published=at_minute(5, 9, 30)) == {
        "Published": "on 5 Jul 2025, 09:30 UTC",
        "Known to": "the minute",
        "Read from": "metadata of the page",
    }


def test_reading_of_an_open_interval_says_which_end_is_open():
    assert reading(published=on_or_after(4))["Published"] == "on 4 Jul 2025, 00:00 UTC or later"
    upper = DateInterval(latest=datetime(2025, 7, 4, tzinfo=UTC))
    assert reading(published=upper)["Published"] == "on 4 Jul 2025, 00:00 UTC or earlier"


def test_unknown_date_without_a_phrase_has_no_reading():
    assert reading() == {}
    assert reading(time_phrase="6 hours ago") == {"The page says": "“6 hours ago”"}


def test_language_has_a_name_where_one_is_known():
    assert [language_words(code) for code in ("ar", "pt-BR", "xx")] == [
        "Arabic",
        "Portuguese",
        "xx",
    ]


def test_confidence_is_rounded_down():
    assert [percent_floor_words(share) for share in (0.897, 0.29, 1.0)] == ["89 %", "29 %", "100 %"]


def test_unknown_date_keeps_the_phrase():
    assert article_when(article("c", "A", time_phrase="6 hours ago")).text == (
        "date unknown (“6 hours ago”)"
    )
    assert article_when(article("c", "A")).text == "date unknown"


@pytest.mark.parametrize(
    ("intervals", "words"),
    [
        ([], ""),
        ([UNKNOWN_DATE], ""),
        ([on_day(5), on_day(3), UNKNOWN_DATE], "3–5 Jul 2025"),
        ([on_or_after(4)], "on or after 4 Jul 2025"),
        ([on_day(3), on_or_after(4)], "3–4 Jul 2025 or later"),
        ([on_or_after(3), on_or_after(4)], "3–4 Jul 2025 or later"),
    ],
)
def test_range_says_or_later_where_an_upper_end_is_open(intervals, words):
    assert range_words(intervals) == words


def test_counts_follow_the_noun():
    assert count_words(1, "article") == "1 article"
    assert count_words(2, "copy", "copies") == "2 copies"
    assert count_words(12_345, "line") == "12,345 lines"


def test_weekday_does_not_depend_on_the_locale():
    assert long_day_words(date(2025, 7, 4)) == "Friday, 4 July 2025"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Short enough.", "Short enough."),
        ("One sentence here. Another that is cut", "One sentence here."),
        ("No sentence ends anywhere in here, so words", "No sentence ends anywhere in …"),
        ("x" * 40, "x" * 30 + " …"),
    ],
)
def test_shortened_text_is_a_beginning_of_the_text(text, short):
    assert shorten(text, 30) == short
    assert text.startswith(short.removesuffix("…").rstrip())


@pytest.mark.parametrize(
    "bad", ["\x00", "\x1b", "\x85", "\ud800", "\ufffe", "\U0001ffff", "\u202e"]
)
def test_characters_no_page_may_hold_are_replaced(bad):
    assert printable(f"a{bad}b") == "a\ufffdb"


def test_other_characters_are_kept():
    text = "tab\t line\n é 漢 עברית \u2067x\u2069 🙂"
    assert printable(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_models_hold_the_printable_form_of_any_text(text):
    link = Link(text=text, href="x")
    assert printable_model((link, (text,))) == (
        Link(text=printable(text), href="x"),
        (printable(text),),
    )


def test_model_without_such_characters_is_given_back_itself():
    link = Link(text="tab\t é", href="x")
    assert printable_model(link) is link
