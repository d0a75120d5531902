"""What a page's own dates say of when it was saved."""

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings

HEADLINE = "Ferry stays at its quay as the harbour freezes"
TEXT = (
    "The harbour froze over on Thursday for the first time in thirty years, and no boat left.",
    "Captain Mara Venn said that she had never seen ice so thick at the old quay in her life.",
    "The council sent blankets to the market hall, where eighty passengers spent the night.",
)
GERMAN = (
    "Der Hafen ist am Donnerstag zum ersten Mal seit Jahren zugefroren, und kein Schiff fuhr.",
    "Die Kapitänin sagte, dass am alten Kai noch nie so dickes Eis lag wie in diesem Jahr.",
    "Der Rat schickte Decken in die Markthalle, in der achtzig Leute die Nacht verbracht haben.",
)


def clean(time_line, texts=TEXT):
    text = "\n\n".join((HEADLINE, time_line, *texts))
    return clean_capture(RawCapture(path="captures/a.txt", raw=text.encode()), CaptureSettings())


@pytest.mark.parametrize("line", ["Updated 4 July 2025, 18:05", "Published July 4, 2025"])
def test_page_was_saved_on_the_day_its_article_prints_or_later(line):
    captured_at = clean(line).capture.captured_at
    assert captured_at.is_open
    assert f"{captured_at.earliest:%Y-%m-%d}" == "2025-07-04"


def test_relative_time_bounds_nothing():
    assert not clean("2 hours ago").capture.captured_at.is_known


@pytest.mark.parametrize(("texts", "days"), [(TEXT, (5, 7)), (GERMAN, (7, 7))])
def test_figures_are_read_day_first_where_the_language_has_one_order(texts, days):
    (article,) = clean("05.07.2025", texts).articles
    months = (article.published.earliest, article.published.latest)
    assert tuple(moment.month for moment in months if moment) == days
