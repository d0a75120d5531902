"""The plain forms of dates, read beside dateparser: an oracle for what both can read."""

import warnings
from datetime import UTC, date, datetime

import pytest

from plugins.captures.core.dates import resolve_time_phrase
from plugins.model import UNKNOWN_DATE, DateInterval, Precision

DAYS = (date(2025, 7, 4), date(2024, 2, 29), date(2023, 12, 31), date(2025, 5, 1), date(2025, 3, 9))
ENGLISH = ("{d} {m} {y}", "{m} {d}, {y}", "{d} {a} {y}", "{a} {d}, {y}", "{y}-{n:02}-{d:02}")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
FORMS = {"de": "{d}. {m} {y}", "es": "{d} de {m} de {y}"}
SAVED = datetime(2025, 7, 5, 18, tzinfo=UTC)
RELATIVE = {
    "en": ("2 hours ago", "3 days ago", "2 weeks ago", "5 months ago", "1 year ago"),
    "de": ("vor 2 Stunden", "vor 3 Tagen", "vor 2 Wochen", "vor 5 Monaten", "vor 10 Minuten"),
    "fr": ("il y a 2 heures", "il y a 3 jours", "il y a 2 semaines", "il y a 5 mois"),
    "es": ("hace 2 horas", "hace 3 días", "hace 2 semanas", "hace 5 meses", "hace 10 minutos"),
    "ru": ("2 часа назад", "3 дня назад", "2 недели назад", "5 месяцев назад"),
    "uk": ("2 години тому", "3 дні тому", "2 тижні тому", "5 місяців тому"),
    "zh": ("2小时前", "3天前", "10分钟前"),
}  # fmt: skip


def oracle(text, language):
    """Return what dateparser reads, counted from the moment of saving."""
    with warnings.catch_warnings():
        # The library warns of its own use of the standard library.
        warnings.simplefilter("ignore")
        import dateparser

        settings = {"RELATIVE_BASE": SAVED.replace(tzinfo=None), "DATE_ORDER": "DMY"}
        return dateparser.parse(text, languages=[language], settings=settings)


def ours(text):
    saved = DateInterval(earliest=SAVED, latest=SAVED, precision=Precision.MINUTE)
    reading = resolve_time_phrase(text, captured_at=saved, named_days=(), date_order=None)
    return reading.published


def written():
    for day in DAYS:
        for form in ENGLISH:
            month = MONTHS["en"].split()[day.month - 1]
            text = form.format(d=day.day, m=month, a=month[:3], n=day.month, y=day.year)
            yield pytest.param("en", text, id=text)
        for language in sorted(MONTHS):
            month = MONTHS[language].split()[day.month - 1]
            form = FORMS.get(language, "{d} {m} {y}")
            text = form.format(d=day.day, m=month, y=day.year)
            yield pytest.param(language, text, id=f"{language}-{day}")
        yield pytest.param("zh", f"{day.year}年{day.month}月{day.day}日", id=f"zh-{day}")


@pytest.mark.parametrize(("language", "text"), list(written()))
def test_written_date_is_the_day_the_oracle_reads(language, text):
    expected = oracle(text, language)
    assert expected is not None
    assert ours(text).earliest.date() == ours(text).latest.date() == expected.date()


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang in sorted(RELATIVE) for text in RELATIVE[lang]]
)
def test_relative_time_holds_the_moment_the_oracle_reads(language, text):
    expected = oracle(text, language)
    assert expected is not None
    found = ours(text)
    assert found.earliest <= expected.replace(tzinfo=UTC) <= found.latest


def test_unlike_the_oracle_names_are_no_dates():
    for name in ("The Sun", "Marsh Echo", "Maitland Post"):
        reading = resolve_time_phrase(
            name, captured_at=UNKNOWN_DATE, named_days=(), date_order=None
        )
        assert not reading.published.is_known
