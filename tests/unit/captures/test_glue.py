"""Time lines that can be divided in more than one way."""

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.glue import other_splits
from plugins.captures.core.values import RawCapture
from plugins.model import Code, Outlet
from plugins.settings import CaptureSettings

TEXT = (
    "The harbour froze over on Thursday for the first time in thirty years, and no boat left.\n\n"
    "Captain Mara Venn said that she had never seen ice so thick at the old quay in her life.\n\n"
    "The council sent blankets to the market hall, where eighty passengers spent the night.\n\n"
    "The ice will leave when it likes, she said, and nobody in town found a better word.\n\n"
)
HEADLINE = "Ferry stays at its quay as the harbour freezes"


@pytest.mark.parametrize(
    ("outlet", "phrase", "others"),
    [
        ("News 1", "22 hours ago", (("News 12", "2 hours ago"),)),
        ("Kanal", "45 minutes ago", ()),
        ("Kanal 4", "5 minutes ago", (("Kanal", "45 minutes ago"),)),
        ("Kanal 9", "3 hours ago", ()),
        ("Globe", "12 hours ago", ()),
        ("Globe", "3 hours ago", ()),
        # On the shipped list.
        ("Channel 4", "5 minutes ago", ()),
        ("Globe24", "5 minutes ago", ()),
    ],
)
def test_figure_may_belong_to_the_name(outlet, phrase, others):
    assert other_splits(outlet, phrase) == others


def test_known_name_settles_it():
    assert other_splits("News 1", "22 hours ago", ["News 1"]) == ()


def findings(time_line, outlets=()):
    text = f"{HEADLINE}\n{HEADLINE}\n\n{time_line}\n\n{TEXT}"
    cleaned = clean_capture(
        RawCapture(path="captures/a.txt", raw=text.encode()), CaptureSettings(), outlets
    )
    assert cleaned.articles
    return [f for f in cleaned.findings if f.code is Code.ARTICLE_AMBIGUOUS_OUTLET]


def test_open_split_is_told_with_both_readings():
    (finding,) = findings("News 122 hours ago")
    assert "News 1, 22 hours ago" in finding.message
    assert "News 12, 2 hours ago" in finding.message
    assert finding.line == 4


@pytest.mark.parametrize("line", ["Saltmarsh Courier2 hours ago", "News 1 · 22 hours ago"])
def test_line_that_says_where_the_time_begins_is_not_told(line):
    assert findings(line) == []


def test_editor_s_list_settles_the_line():
    assert findings("News 122 hours ago", (Outlet(name="News 12"),)) == []
