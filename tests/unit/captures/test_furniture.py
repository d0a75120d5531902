"""Stock phrases of pages: whole short lines, never sentences about them."""

import pytest

from plugins.captures.core.drafts import Marks
from plugins.captures.core.furniture import mark_common_furniture


def labels(*texts):
    marks = Marks(texts)
    mark_common_furniture(marks)
    return [mark and mark.label.value for mark in (marks[i] for i in range(len(texts)))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("– Advertisement –", "ad"),
        ("Story continues below advertisement", "ad"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("Follow us on Kaleido", "follow"),
        ("Share this article", "share"),
        ("Click to share on Kaleido (Opens in new window)", "share"),
        ("[ 167 comments ]", "comments"),
        ("Comments are closed.", "comments"),
        ("Anna Bell says:", "comments"),
        ("12 responses to “Ice”", "comments"),
        ("Related stories", "section_header"),
        ("You may also like...", "section_header"),
        ("Read more: Why tide tables are never quite right", "teaser"),
        ("Privacy policy", "legal"),
        ("Skip to main content", "navigation"),
        ("Next Post: The comet", "navigation"),
        ("Tags: ice, harbour", "navigation"),
        ("Download the Kaleido app today", "promotion"),
        ("5 min read", "widget"),
        ("You have read 4 of your 5 free articles", "paywall"),
        ("logo", "image_alt"),
        ("© 2025 Harbour Gazette", "copyright"),
        ("Copyright (C) 2025, Tideline Content Agency", "copyright"),
        ("We use cookies to make your experience of this harbour a better one.", "legal"),
        ('<div id="slot">', "script"),
        ("window.ads = []", "script"),
        ("", "blank"),
    ],
)
def test_stock_phrase_is_marked(text, label):
    assert labels(text) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement of the ferry's last crossing cost the town more than the ice ever did.",
        "Copyright law of 1911 protects the harbour master's songs, the court said.",
        "Home ice",
        "He would follow us on foot",
        "The council shares this view of the harbour and of those who live beside it.",
        "<b>The harbour</b> froze over on Thursday and the ferry stayed at its quay for the day.",
        "Cookies are baked in Saltmarsh whenever the harbour freezes and the ferry stays.",
    ],
)
def test_text_that_resembles_a_phrase_stays_free(text):
    assert labels(text) == [None]


def test_lines_between_script_tags_are_script():
    found = labels("<script>", "The harbour froze over.", "</SCRIPT>", "The harbour froze over.")
    assert found == ["script", "script", "script", None]


def test_script_that_is_never_closed_takes_nothing_with_it():
    assert labels("<style media=x>", "The harbour froze over.") == ["script", None]


def test_closing_tag_far_below_belongs_to_another_script():
    found = labels("<script>", *["The harbour froze over."] * 500, "</script>")
    assert set(found[1:-1]) == {None}


def test_many_opening_tags_with_one_far_closing_tag_are_read_in_one_pass():
    assert labels(*["<script x"] * 50_000, "</style>")[-2:] == [None, "script"]


def test_letters_that_only_fold_to_ascii_make_no_tag():
    assert labels("<\u017fcript>", "The harbour froze over.", "</script>")[1] is None
