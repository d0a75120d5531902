"""Pages nobody described: the best run of prose, and the headline above it."""

import pytest

from plugins.captures.core.drafts import Marks
from plugins.captures.core.fallback import find_body, find_single_article
from plugins.captures.core.furniture import mark_common_furniture
from plugins.captures.core.label import label_text

PROSE = (
    "The harbour of Saltmarsh froze over on Thursday for the first time since records began.",
    "Captain Mara Venn said that she had never seen ice so thick in all of her years at sea.",
    "The council met in the evening and opened the market hall to those who were stranded.",
)
OTHER = (
    "Readers like to tell us what they think, and we like to print it if it is short and kind.",
    "In my day the harbour froze every other year, and nobody ever wrote a line about the ice.",
)
HEADLINE = "Harbour of Saltmarsh frozen, ferry stays"


def marked(*texts):
    marks = Marks(texts)
    mark_common_furniture(marks)
    return marks


def article(*texts, known=()):
    return find_single_article(marked(*texts), known)


def body(*texts):
    found = find_body(marked(*texts), 0, len(texts))
    return found and texts[slice(*found)]


def test_note_about_an_author_alone_is_no_body():
    assert body("Anna Bell writes about ice and the sea, and has done so for a long time.") is None


def test_longest_run_of_prose_is_the_body():
    assert body("Home", "World", *PROSE, "Contact", "Imprint") == PROSE


def test_page_without_prose_has_no_body():
    assert body("Home", "World", "") is None
    assert article("Home", "World", "") is None


@pytest.mark.parametrize(
    "between", ["Advertisement", "Photo: Anna Bell", "", "logo", "Read more: x"]
)
def test_body_goes_on_behind_a_short_interruption(between):
    assert body(*PROSE, between, *PROSE) == (*PROSE, between, *PROSE)


@pytest.mark.parametrize("end", ["© 2025 Harbour Gazette", "12 comments", "Related stories"])
def test_body_ends_where_other_things_begin(end):
    assert body(*PROSE, *PROSE, end, OTHER[0]) == (*PROSE, *PROSE)


def test_article_goes_on_behind_a_box_of_other_stories():
    texts = (*PROSE, *PROSE, "Related stories", *PROSE, *PROSE)
    assert body(*texts) == texts


def test_last_short_sentence_belongs_to_the_body():
    assert body(*PROSE, "", "Nobody in town believes it.", "Imprint") == (
        *PROSE,
        "",
        "Nobody in town believes it.",
    )


@pytest.mark.parametrize(
    "note",
    [
        "Anna Bell is our harbours correspondent.",
        "Anna Bell writes about ice and the sea, and has done so for longer than she cares to say.",
        "About the author: Anna Bell has sailed on every ferry of the county and likes none of it.",
    ],
)
def test_note_about_the_author_does_not(note):
    assert body(*PROSE, note) == PROSE


def headline(*texts):
    found = article(*texts)
    assert found is not None
    return found.headline


@pytest.mark.parametrize(
    "above",
    [
        ("Most read", "Dockers vote on a new rota at last", HEADLINE),
        (HEADLINE, "Dockers vote on a new rota at last"),
        ("Home » World", HEADLINE, "World"),
        (HEADLINE, "By Anna Bell", "4 July 2025"),
        (HEADLINE, "The harbour froze and the ferry stayed at its quay…"),
        (HEADLINE, "• Harbour of Saltmarsh in pictures"),
        (HEADLINE, "Harbour of Saltmarsh | Harbour Gazette"),
        (HEADLINE, "Photo of the harbour of Saltmarsh"),
        (HEADLINE, "Harbour of Saltmarsh logo"),
    ],
)
def test_headline_speaks_of_what_the_text_speaks_of(above):
    assert headline("Harbour Gazette", *above, *PROSE) == HEADLINE


@pytest.mark.parametrize(
    "elsewhere",
    [
        (f"{HEADLINE} | Harbour Gazette",),
        (f"Home » World » {HEADLINE}",),
        (HEADLINE,),
    ],
)
def test_line_printed_again_as_title_or_trail_is_the_headline(elsewhere):
    rival = "Dockers of Saltmarsh vote on harbour rota"
    assert headline(*elsewhere, "", HEADLINE, rival, *PROSE) == HEADLINE
    assert headline("", HEADLINE, rival, *PROSE) == rival


def test_line_that_byline_and_date_follow_is_the_headline():
    rival = "Dockers of Saltmarsh vote on harbour rota"
    assert headline(rival, *["World"] * 9, HEADLINE, "4 July 2025", *PROSE) == HEADLINE


def test_page_without_a_headline_has_none():
    found = article(*PROSE)
    assert found is not None
    assert (found.headline, found.headline_lines) == ("", ())


def test_time_and_outlet_above_the_body_are_read():
    found = article(HEADLINE, "Harbour Gazette, 4 July 2025", *PROSE, known=("Harbour Gazette",))
    assert found is not None
    assert found.time is not None
    assert (found.outlet, found.time.phrase) == ("Harbour Gazette", "4 July 2025")


STANDFIRST = (
    "Eighty passengers sleep in the hall while the captain waits for rain that may not come."
)


@pytest.mark.parametrize("line", ["By Anna Bell, Harbours Editor", "Updated 4 July 2025", "2h ago"])
def test_header_that_the_body_took_in_is_cut_off(line):
    found = article(OTHER[1], HEADLINE, STANDFIRST, line, *PROSE)
    assert found is not None
    assert (found.headline, found.body_start) == (HEADLINE, 4)


@pytest.mark.parametrize("line", ["By the numbers", "By Friday the ice was gone.", "Bystanders"])
def test_line_of_the_text_cuts_nothing_off(line):
    found = article(HEADLINE, PROSE[0], line, *PROSE)
    assert found is not None
    assert found.body_start == 1


def test_date_below_the_text_leaves_the_text():
    found = article(HEADLINE, *PROSE[:2], "4 July 2025", STANDFIRST)
    assert found is not None
    assert found.body_start == 1


def labels(*texts, known=()):
    labelling = label_text(texts, known, ())
    marks = zip(texts, labelling.marks, strict=True)
    return labelling, {text: mark.label.value for text, mark in marks}


def test_byline_below_a_standfirst_is_found():
    _labelling, found = labels(HEADLINE, STANDFIRST, "By Anna Bell, Harbours Editor", *PROSE)
    assert found["By Anna Bell, Harbours Editor"] == "byline"


def test_picture_above_the_text_keeps_caption_and_credit():
    _labelling, found = labels(HEADLINE, "By Anna Bell", "Image: the ferry", "Getty", *PROSE)
    assert (found["Image: the ferry"], found["Getty"]) == ("caption", "credit")


@pytest.mark.parametrize(
    ("texts", "outlet"),
    [
        (("Sun", HEADLINE, *PROSE), "Sun"),
        ((HEADLINE, *PROSE, "© 2025 Sunday Courier"), "Sunday Courier"),
        ((HEADLINE, *PROSE, "© 2025 Sundries"), None),
        (("Sun", HEADLINE, *PROSE, "© 2025 Sunday Courier"), None),
        ((HEADLINE, *PROSE), None),
    ],
)
def test_outlet_is_the_one_the_page_states_and_never_guessed(texts, outlet):
    labelling, _found = labels(*texts, known=("Sun", "Sunday Courier", "Sunday"))
    assert [draft.outlet for draft in labelling.drafts] == [outlet]


def test_headline_printed_twice_makes_the_find_more_certain():
    once, _labels = labels(HEADLINE, *PROSE)
    twice, _labels = labels(HEADLINE, HEADLINE, *PROSE)
    assert once.drafts[0].confidence < 0.7 < twice.drafts[0].confidence


def test_page_without_prose_has_no_article():
    labelling, found = labels("Harbour Gazette", "Ships and trade")
    assert labelling.drafts == ()
    assert set(found.values()) == {"boilerplate"}


TIME = "3 hours ago"


def with_outlet_line(*texts):
    labelling, found = labels(*texts, known=("Harbour Gazette", "Orrel Weekly"))
    (draft,) = labelling.drafts
    return draft.outlet, [text for text, label in found.items() if label == "outlet"]


@pytest.mark.parametrize(
    "header",
    [
        (HEADLINE, "Harbour Gazette", TIME),
        (HEADLINE, TIME, "Harbour Gazette"),
        (HEADLINE, "", "Harbour Gazette", "", "By Anna Bell"),
        ("Home", "Harbour Gazette", HEADLINE, TIME),
        ("Home", "Harbour Gazette", "Coast", HEADLINE, TIME),
        (HEADLINE, HEADLINE, "Harbour Gazette"),
    ],
)
def test_known_outlet_on_a_line_of_its_own_at_the_headline_is_the_outlet(header):
    assert with_outlet_line(*header, *PROSE) == ("Harbour Gazette", ["Harbour Gazette"])


@pytest.mark.parametrize("name", ["The Guardian", "Rolling Stone", "CNN", "Newsweek"])
def test_shipped_outlet_beside_the_time_is_the_outlet(name):
    assert with_outlet_line(HEADLINE, name, TIME, *PROSE) == (name, [name])


@pytest.mark.parametrize(
    "texts",
    [
        (HEADLINE, "Harbour Gazette", "Orrel Weekly", TIME, *PROSE),
        ("Harbour Gazette", "Coast", "Sea", HEADLINE, TIME, *PROSE),
        (HEADLINE, TIME, *PROSE, "Harbour Gazette"),
        (HEADLINE, "Harbour Gazette readers", TIME, *PROSE),
        (HEADLINE, "Harbour Gazette", *PROSE, "© 2025 Orrel Weekly"),
        (HEADLINE, "People", "July 3, 2025", *PROSE),
        (HEADLINE, "People", "Coast", TIME, *PROSE),
        (HEADLINE, "Associated Press", TIME, *PROSE),
    ],
    ids=["two", "far", "below", "more words", "owner", "section", "apart", "agency"],
)
def test_other_line_at_the_headline_is_no_outlet(texts):
    _outlet, lines = with_outlet_line(*texts)
    assert lines == []
