"""The days a text speaks of: weekdays and the like count from the article's own date."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.captures.core.dated_mentions import find_dated_mentions, resolve_weekday
from plugins.model import UNKNOWN_DATE, DateInterval, Precision

FRIDAY = date(2025, 7, 4)


def on(day, precision=Precision.DAY):
    """Return a day as an article's date."""
    start = datetime.combine(day, datetime.min.time(), tzinfo=UTC)
    return DateInterval(
        earliest=start, latest=start + timedelta(hours=23, minutes=59), precision=precision
    )


def spoken(text, published, language="en"):
    """Return what a text speaks of: the words, and their first and last day."""
    return [
        (text[m.start : m.end], f"{m.interval.earliest:%m-%d}", f"{m.interval.latest:%m-%d}")
        for m in find_dated_mentions(text, published, language)
    ]


CASES: tuple[tuple[str, str, list[tuple[str, str, str]]], ...] = (
    # English: the day itself counts, unless the word says otherwise.
    ("en", "The mayor said on Thursday.", [("Thursday", "07-03", "07-03")]),
    ("en", "The mayor said on Friday.", [("Friday", "07-04", "07-04")]),
    ("en", "He came last Wednesday.", [("Wednesday", "06-25", "07-02")]),
    ("en", "He came last Sunday.", [("Sunday", "06-29", "06-29")]),
    ("en", "He comes next Friday.", [("Friday", "07-11", "07-11")]),
    ("en", "They will meet on Wednesday.", [("Wednesday", "07-09", "07-09")]),
    ("en", "It must be ready by Tuesday.", [("Tuesday", "07-08", "07-08")]),
    ("en", "Officials said Sunday they knew.", [("Sunday", "06-29", "06-29")]),
    ("en", "Thursday's storm broke the quay.", [("Thursday's", "07-03", "07-03")]),
    ("en", "Monday's vote is open.", [("Monday's", "06-30", "07-07")]),
    ("en", "It rained yesterday.", [("yesterday", "07-03", "07-03")]),
    ("en", "The ferry sails tomorrow.", [("tomorrow", "07-05", "07-05")]),
    (
        "en",
        "It froze on 28 June and on July 3.",
        [("28 June", "06-28", "06-28"), ("July 3", "07-03", "07-03")],
    ),
    ("en", "It froze on 2 July 2025.", [("2 July 2025", "07-02", "07-02")]),
    # Names and habits are no days.
    ("en", "Black Friday, the Sunday Mirror and Sheffield Wednesday lost.", []),
    ("en", "Open every Monday, Monday to Friday, Monday-Friday and on Mondays.", []),
    ("en", "Nobody knows what this Friday brings today.", []),
    ("de", "Das sagte er am Donnerstag.", [("Donnerstag", "07-03", "07-03")]),
    (
        "de",
        "Am kommenden Montag tagt der Rat, gestern nicht.",
        [("Montag", "07-07", "07-07"), ("gestern", "07-03", "07-03")],
    ),
    ("de", "Montag Ruhetag", []),
    ("fr", "Il l'a dit jeudi.", [("jeudi", "07-03", "07-03")]),
    ("fr", "Le conseil siège lundi prochain.", [("lundi", "07-07", "07-07")]),
    ("fr", "Il a plu dimanche dernier.", [("dimanche", "06-29", "06-29")]),
    (
        "es",
        "Lo dijo el jueves. El próximo lunes descansa.",
        [("jueves", "07-03", "07-03"), ("lunes", "07-07", "07-07")],
    ),
    (
        "ru",
        "Он заявил в четверг, что вчера шёл дождь.",
        [("четверг", "07-03", "07-03"), ("вчера", "07-03", "07-03")],
    ),
    ("ru", "Заседание будет в понедельник.", [("понедельник", "07-07", "07-07")]),
    ("uk", "Він заявив у п’ятницю.", [("п’ятницю", "07-04", "07-04")]),  # noqa: RUF001
    (
        "ar",
        "قال يوم الخميس إنه وصل أمس.",
        [("الخميس", "07-03", "07-03"), ("أمس", "07-03", "07-03")],
    ),
    ("zh", "市长周四表示,下周一开会。", [("周四", "07-03", "07-03"), ("周一", "07-07", "07-07")]),
    ("it", "Lo ha detto giovedì.", []),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_words_for_days_count_from_a_friday(language, text, expected):
    assert spoken(text, on(FRIDAY), language) == expected


def test_without_the_article_s_own_day_only_full_dates_are_read():
    text = "On Thursday, on 3 July and on 2 July 2025 it froze; yesterday it did not."
    wide = DateInterval(earliest=on(FRIDAY).earliest, latest=on(date(2025, 7, 12)).latest)
    open_end = DateInterval(earliest=on(FRIDAY).earliest, precision=Precision.DAY)
    for published in (UNKNOWN_DATE, wide, open_end):
        assert spoken(text, published) == [("2 July 2025", "07-02", "07-02")]


def test_moment_of_the_clock_may_be_the_next_day_elsewhere():
    late = datetime(2025, 7, 2, 22, tzinfo=UTC)
    published = DateInterval(earliest=late, latest=late, precision=Precision.MINUTE)
    # In Greenwich it was Wednesday; where the article was written it may have been Thursday.
    assert spoken("It froze on Thursday.", published) == [("Thursday", "06-26", "07-03")]
    assert spoken("It froze on Monday.", published) == [("Monday", "06-30", "06-30")]


def test_reason_names_the_article_s_own_date():
    (found,) = find_dated_mentions("It froze on Thursday.", on(FRIDAY))
    assert found.interval.basis == "the Thursday on or before the article's own date, 4 July 2025"


def test_day_in_figures_spans_both_readings():
    assert spoken("It froze on 05/04/2025.", on(FRIDAY)) == [("05/04/2025", "04-05", "05-04")]


@given(
    st.dates(date(2000, 1, 15), date(2090, 1, 1)),
    st.integers(0, 6),
    st.sampled_from(["", "is_last", "is_next", "is_future", "is_owner"]),
)
def test_weekday_is_a_weekday_near_the_article(day, weekday, cue):
    found = resolve_weekday(weekday, on(day), **({cue: True} if cue else {}))
    assert found is not None
    first, last = found.earliest, found.latest
    assert first is not None
    assert last is not None
    assert {first.weekday(), last.weekday()} == {weekday}
    assert abs((first.date() - day).days) <= 14
    assert last - first < timedelta(days=8)


@given(st.text(max_size=400), st.sampled_from(["en", "de", "ru", "zh", "xx"]))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text, language):
    found = find_dated_mentions(text, on(FRIDAY), language)
    ends = [0, *(mention.end for mention in found)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, found, strict=False))
