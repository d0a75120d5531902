"""What of a body line is not the article's own prose."""

import pytest

from plugins.captures.core.spans import LineContext, split_line
from plugins.model import Label

FILLER = " ".join(f"Sentence {n} tells of the quay and of nothing else at all." for n in range(30))


def spans(text, **context):
    found = split_line(text, Label.BODY, "rule", LineContext(**context))
    assert "".join(text[span.start : span.end] for span in found) == text
    return [(text[s.start : s.end], s.label.value) for s in found if s.label is not Label.BODY]


def test_plain_text_is_one_span_with_the_line_s_own_rule():
    (span,) = split_line("It froze.", Label.LIST_ITEM, "rule", LineContext())
    assert (span.start, span.end, span.label, span.rule) == (0, 9, Label.LIST_ITEM, "rule")


def test_empty_line_has_no_span():
    assert split_line("", Label.BODY, "rule", LineContext()) == ()


@pytest.mark.parametrize("bullet", ["• ", "  - ", "\u00a0* ", "‣"])
def test_bullet_is_a_marker(bullet):
    assert spans(f"{bullet}It froze.") == [(bullet, "marker")]


def test_dateline_stands_on_the_first_line_only():
    text = "SALTMARSH, July 4 (Northgate) — The harbour froze over."
    assert spans(text, is_first=True) == [("SALTMARSH, July 4 (Northgate) — ", "dateline")]
    assert spans(text) == []


def test_dateline_behind_what_opens_the_paragraph_is_read():
    notice, dateline = "This story first appeared in Orrel Weekly.", "OSTMOLE, July 3 (Reuters) — "
    text = f"{notice} {dateline}The harbour froze over."
    assert spans(text, is_first=True) == [(notice, "syndication"), (dateline, "dateline")]
    assert spans(text) == [(notice, "syndication")]
    standing = f"Two editors read this. {dateline}The harbour froze over."
    assert spans(standing, is_first=True, notice=(0, 22)) == [
        ("Two editors read this.", "disclaimer"),
        (dateline, "dateline"),
    ]


def test_dateline_behind_text_is_none():
    text = "It froze. This story first appeared in Orrel Weekly. OSTMOLE (Reuters) — It thawed."
    assert "dateline" not in {label for _text, label in spans(text, is_first=True)}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Meridian Post AI is in beta.", "disclaimer"),
        ("Translations may contain errors.", "disclaimer"),
        ("This article was translated with the help of AI.", "disclaimer"),
        ("The views expressed here are the author's own.", "disclaimer"),
        ("We may earn a small commission from links.", "disclaimer"),
        ("This story was originally published by Northgate Wire.", "syndication"),
        ("The article first appeared in The Harbour Gazette.", "syndication"),
        (
            "The post was first published on Ice of the World and is republished here.",
            "syndication",
        ),
        ("Reprinted with permission of Northgate Wire.", "syndication"),
        ("Distributed by Northgate Wire.", "syndication"),
        ("Copyright 2025 Harbour Gazette.", "copyright"),
        ("All rights reserved.", "copyright"),
    ],
)
def test_notice_leaves_the_text(sentence, label):
    assert spans(f"It froze over. {sentence} It was cold.") == [(sentence, label)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The article was first published by a rival in 1999 and caused a scandal.",
        "The law says that content created using AI must be labelled as such.",
        "The opinions expressed by the author were his own, the paper said.",
        "All rights reserved for captains were abolished.",
        "He may earn a living, but no commission.",
    ],
)
def test_report_about_such_things_stays(sentence):
    assert spans(f"It froze over. {sentence} It was cold.") == []


def test_notices_that_follow_one_another_are_one_span():
    notice = "AI is in beta. Translations may contain errors."
    assert spans(f"It froze. {notice} It was cold.") == [(notice, "disclaimer")]


def test_sentence_before_an_opening_notice_about_ai_belongs_to_it():
    notice = "Facts were checked by our desk. Meridian Post AI is in beta."
    assert spans(f"{notice} It froze.", is_first=True) == [(notice, "disclaimer")]
    assert spans(f"{notice} It froze.") == [("Meridian Post AI is in beta.", "disclaimer")]


def test_opening_that_an_outlet_repeats_is_a_disclaimer():
    notice = "Our desk checks everything twice."
    assert spans(f"{notice} It froze.", notice=(0, len(notice))) == [(notice, "disclaimer")]


def test_script_leaves_the_text_with_what_it_holds():
    text = 'It <SCRIPT a="b">alert("The ice.")</Script > froze <style>p</style>over.'
    assert [label for _text, label in spans(text)] == ["script", "script"]


def test_script_that_never_ends_stays_text():
    assert spans("It <script froze over. It was cold.</style>") == []


def test_doubled_caption_takes_credit_and_link_with_it():
    caption = "The bridge of Tollbridge in the… The bridge of Tollbridge in the sun."
    text = f"It closed. {caption} ANNA BELL//Tideline Images MoreWhy now? It is old."
    assert spans(text) == [
        (caption, "caption"),
        (" ANNA BELL//Tideline Images", "credit"),
        (" More", "navigation"),
    ]


def test_post_does_not_reach_into_the_caption_before_it():
    caption = "The hall of the town by night. The hall of the town by night."
    post = "Bring blankets to the hall. — Town (@town) July 3, 2025"
    assert spans(f"It froze. {caption} {post} It was cold.") == [
        (caption, "caption"),
        (post, "embed"),
    ]


def test_known_subheads_are_found_in_a_whole_article():
    text = f"{FILLER} Why It Matters The ice is thick. What’s next: Nobody knows."
    assert spans(text) == [("Why It Matters", "subhead"), ("What’s next", "subhead")]


@pytest.mark.parametrize(
    "text",
    [
        "It froze. Why It Matters The ice is thick.",
        f"{FILLER} This is Why It Matters The most.",
        f"{FILLER} Why It Matters to us.",
    ],
    ids=["short line", "inside a sentence", "sentence goes on"],
)
def test_words_of_a_subhead_elsewhere_are_text(text):
    assert spans(text) == []


def test_subhead_behind_something_taken_out_needs_no_full_stop():
    caption = "The hall of the town at night The hall"
    text = f"{FILLER} {caption}. {caption}. ANNA BELL//Tideline Images Why It Matters The ice."
    assert ("Why It Matters", "subhead") in spans(text)


def test_question_alone_is_a_subhead_in_a_whole_article():
    assert spans(f"{FILLER} What about the fishermen? {FILLER}") == [
        ("What about the fishermen?", "subhead")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It froze. What about the fishermen? It was cold.",
        f"{FILLER} What about the fishermen? Who will pay for them? {FILLER}",
        f"{FILLER} “What about the fishermen?” he asked. {FILLER}",
        f"{FILLER} What about the fishermen, who have no work since the quay froze over? {FILLER}",
        f"What about the fishermen? {FILLER}",
    ],
    ids=["short line", "two", "quoted", "long", "first"],
)
def test_other_questions_are_text(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script " * 30_000,
        "." * 300_000,
        "Why It Matters A. " * 15_000,
        "Ice. — A (@b) July 5, 2025 " * 8_000,
        "Anna Bell/" * 30_000,
        "a" + " " * 300_000 + "b",
    ],
    ids=["tags", "dots", "subheads", "posts", "names", "spaces"],
)
def test_hostile_line_is_read_in_about_one_pass(text):
    spans(text, is_first=True)


def test_article_that_is_a_doubled_caption_keeps_it_once():
    caption = "Snow lies on the quay of Saltmarsh after two nights of frost."
    text = f"{caption} {caption}"
    assert spans(text, is_only=True) == [(f"{caption} ", "caption")]
    assert spans(text) == [(text, "caption")]
    assert spans(f"{text} It thawed.", is_only=True) == [(text, "caption")]
