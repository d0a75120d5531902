"""Captions and credits of pictures."""

import pytest

from plugins.captures.core.captions import (
    find_captions,
    find_credit_tail,
    find_inline_credit,
    is_caption_line,
    is_credit_line,
)


@pytest.mark.parametrize(
    "text",
    [
        "Getty",
        "Tideline Images",
        "ANNA BELL//Tideline Images",
        "Anna Bell/Tideline Images/AFP",
        "Photo: Anna Bell",
        "Photograph by Anna Bell/Tideline Images",
        "Image courtesy of Anna Bell",
        "(Anna Bell via AP)",
    ],
)
def test_line_of_a_name_or_agency_is_a_credit(text):
    assert is_credit_line(text)


@pytest.mark.parametrize(
    "text", ["Anna Bell", "The Getty is closed.", "Photo of the ice", "AP says no", "A" * 121, ""]
)
def test_other_lines_are_no_credit(text):
    assert not is_credit_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "File photo: The ferry in spring",
        "FILE - The ferry in spring.",
        "This satellite image released on Friday shows the harbour.",
        "In this handout photo the ferry lies in the ice.",
        "Pictured: the ferry",
        "Image: The ferry in spring",
        "The ferry in spring (Image: Tideline)",
        "The ferry in spring. (AP Photo/Anna Bell)",
        "The ferry in springCredit: Anna Bell",
        "The ferry in spring. Photo by: Anna Bell",
        "The ferry in spring / Getty Images",
        "The ferry Image copyright Tideline",
    ],
)
def test_line_that_opens_or_ends_like_a_caption_is_one(text):
    assert is_caption_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "A picture of health, the captain said, is not what the town offers in July.",
        "The captain told the Associated Press (AP).",
        "The photo caption was wrong, the paper admitted, and it paid for the frame.",
        "She credits: nobody but her crew, and the ice.",
        "The ferry (built in 1911)",
        "Image: " + "a " * 300,
    ],
)
def test_sentences_about_pictures_are_no_captions(text):
    assert not is_caption_line(text)


@pytest.mark.parametrize(
    ("raw", "credit"),
    [
        ("The ferry in the ice.  Orrery Picture Library", "Orrery Picture Library"),
        ("The ferry in the ice.\u00a0Anna Bell", "Anna Bell"),
        ("“The ferry.”  Ministry of the Harbour", "Ministry of the Harbour"),
    ],
)
def test_credit_behind_a_gap_is_found(raw, credit):
    start = find_credit_tail(raw)
    assert start is not None
    assert raw[start:] == credit


@pytest.mark.parametrize(
    "raw",
    ["The ferry in the ice. Anna Bell", "The ferry.  It lay there.", "The ferry  Anna", "a" * 601],
)
def test_without_gap_or_name_there_is_no_credit(raw):
    assert find_credit_tail(raw) is None


def captions(text):
    return [text[found.start : found.end] for found in find_captions(text)]


def test_sentence_said_twice_is_a_caption():
    caption = "The bridge of Tollbridge in the summer."
    assert captions(f"It closed. {caption} {caption} It was old.") == [f"{caption} {caption}"]


def test_first_copy_may_be_cut_off():
    caption = "The bridge of Tollbridge in the… The bridge of Tollbridge in the summer."
    assert captions(f"It closed. {caption} It was old.") == [caption]


def test_caption_of_several_sentences_is_found_whole():
    caption = "The bridge in the summer sun. Behind it stands the mill."
    assert captions(f"{caption} {caption} It closed.") == [f"{caption} {caption}"]


def test_short_repetition_is_rhetoric():
    assert captions("Never again. Never again. It closed.") == []


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("One. ANNA BELL//Tideline Images Why", " ANNA BELL//Tideline Images"),
        (
            "One. Photograph: Ana Trellick/Tideline Images It",
            " Photograph: Ana Trellick/Tideline Images",
        ),
        ("One. (Anna Bell/AFP) It", " (Anna Bell/AFP)"),
        ("One. Anna Bell via AP It", " Anna Bell via AP"),
        ("One. The bridge", ""),
    ],
)
def test_credit_behind_a_caption_is_taken(text, credit):
    assert text[4 : find_inline_credit(text, 4)] == credit


def test_long_runs_of_names_and_slashes_are_read_in_one_pass():
    assert find_inline_credit("Anna Bell/" * 50_000, 0) == 0


CAPTION = "Snow lies on the quay of Saltmarsh after two nights of frost."


def test_caption_behind_text_without_a_full_stop_is_found():
    text = f"What comes next {CAPTION} {CAPTION} The council meets in May."
    assert captions(text) == [f"{CAPTION} {CAPTION}"]


def test_alt_text_without_its_full_stop_is_the_same_caption():
    assert captions(f"It froze. {CAPTION[:-1]} {CAPTION} It thawed.") == [
        f"{CAPTION[:-1]} {CAPTION}"
    ]


@pytest.mark.parametrize("mark", ["...", "…", " ..."])
def test_first_printing_may_be_cut_off(mark):
    cut = "Snow lies on the quay of" + ("" if mark.startswith(" ") else " Saltm") + mark
    assert captions(f"It froze. {cut} {CAPTION} It thawed.") == [f"{cut} {CAPTION}"]


def test_caption_of_several_sentences_is_one():
    both = f"{CAPTION} The ferry is to the left of it."
    assert captions(f"It froze. {both} {both} It thawed.") == [f"{both} {both}"]


@pytest.mark.parametrize(
    "text",
    [
        "Let them go! Let them go! Let them go! cried the crowd on the quay that night.",
        "in the ice of the harbour in the ice of the harbour of the town it lay for a week",
        f"{CAPTION} Nobody had seen the like. {CAPTION}",
        "He said that it was cold, that it was dark, and that it was late in the year.",
    ],
    ids=["chant", "no capital", "text between", "figure of speech"],
)
def test_words_that_come_again_otherwise_are_no_caption(text):
    assert captions(text) == []
