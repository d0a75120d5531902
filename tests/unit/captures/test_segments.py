"""Articles found by a headline that is printed again close by."""

import pytest

from plugins.captures.core.drafts import Marks
from plugins.captures.core.headers import OutletNames, read_time_line
from plugins.captures.core.label import label_text
from plugins.captures.core.layout_file import load_layouts
from plugins.captures.core.segments import find_segments

HEADLINE = "Ferry stays at its quay"
OTHER = "Bridge is to close for a year"
PROSE = (
    "The harbour of Saltmarsh froze over on Thursday for the first time since records began.",
    "Captain Mara Venn said that she had never seen ice so thick in all of her years at sea.",
    "The council met in the evening and opened the market hall to those who were stranded.",
    "Rain is forecast for the middle of the week, and with it the end of this long frost.",
    "Nobody in the town believes it, because the same was forecast for the week before.",
)

LATER = (
    "The ferries of Saltmarsh sail again, for the ice broke up in the night to Sunday.",
    "The first boat left with flags on its mast, and half of the town stood at the quay.",
    "The mayor thanked the bakers and asked for the blankets of the council to be returned.",
)


def segments(*texts, known=(), names_outlets=False):
    return find_segments(Marks(texts), known, names_outlets=names_outlets)


def shown(found):
    return [(s.headline, s.outlet, s.time and s.time.phrase) for s in found]


def test_repeated_headline_with_outlet_and_time_is_an_article():
    (found,) = segments(HEADLINE, "", HEADLINE, "Harbour Gazette · 5 hours ago", *PROSE)
    assert (found.headline_lines, found.time_line, found.body_start, found.end) == ((0, 2), 3, 4, 9)
    assert (found.outlet, found.outlet_lines) == ("Harbour Gazette", ())


@pytest.mark.parametrize(
    "texts",
    [
        (HEADLINE, HEADLINE, *PROSE),
        (HEADLINE, "5 hours ago", *PROSE),
        (HEADLINE, HEADLINE, PROSE[0], "5 hours ago", *PROSE),
        (HEADLINE, *["Menu"] * 13, HEADLINE, "5 hours ago", *PROSE),
        (HEADLINE, HEADLINE, "5 hours ago", PROSE[0]),
        ("Two words", "Two words", "5 hours ago", *PROSE),
        ("• A list of things", "• A list of things", "5 hours ago", *PROSE),
        ("Harbour Gazette 2 hours ago", "Harbour Gazette 2 hours ago", "5 hours ago", *PROSE),
        (HEADLINE, HEADLINE, "One", "Two", "Three", "Four", "Five", "Six", "5 hours ago", *PROSE),
    ],
    ids=[
        "no time",
        "printed once",
        "prose before the time",
        "printed too far apart",
        "too little text",
        "too few words",
        "list items",
        "time lines",
        "too many names",
    ],
)
def test_anything_less_is_no_article(texts):
    assert segments(*texts) == ()


@pytest.mark.parametrize(
    "second",
    ["FERRY STAYS AT ITS QUAY’S END", "Ferry stays at its quay's end"],
)
def test_capitals_and_quotes_make_no_other_headline(second):
    found = segments("Ferry stays at its quay’s end", second, "5 hours ago", *PROSE)
    assert shown(found) == [("Ferry stays at its quay’s end", None, "5 hours ago")]


def test_each_article_reaches_to_the_next():
    one = (HEADLINE, HEADLINE, "Harbour Gazette · 5 hours ago", *PROSE)
    two = (OTHER, OTHER, "6 days ago", *PROSE)
    found = segments(*one, *two)
    assert shown(found) == [
        (HEADLINE, "Harbour Gazette", "5 hours ago"),
        (OTHER, None, "6 days ago"),
    ]
    assert [(s.body_start, s.end) for s in found] == [(3, 8), (11, 16)]


def test_standfirst_printed_twice_is_no_headline_and_no_outlet():
    dek = "Eighty passengers sleep in a hall"
    found = segments(HEADLINE, dek, HEADLINE, dek, "5 hours ago", *PROSE)
    assert shown(found) == [(HEADLINE, None, "5 hours ago")]
    assert found[0].outlet_lines == ()


def test_text_between_parts_two_articles_of_one_headline():
    one = (HEADLINE, HEADLINE, "Post · 5 hours ago", *PROSE)
    two = (HEADLINE, HEADLINE, "Gazette · 5 hours ago", *PROSE)
    assert [s.outlet for s in segments(*one, *two)] == ["Post", "Gazette"]


@pytest.mark.parametrize(
    ("header", "outlet"),
    [
        (("Harbour Gazette", "5 hours ago"), "Harbour Gazette"),
        (("World", "Harbour Gazette", "5 hours ago", "• Harbour Gazette"), "Harbour Gazette"),
        (("World", "Harbour Gazette", "5 hours ago"), "Harbour Gazette"),
        (("By Anna Bell", "5 hours ago"), None),
        (("5 hours ago", "Known Post"), "Known Post"),
        (("5 hours ago", "Some Section"), None),
        (("5 hours ago · Known Post",), "Known Post"),
    ],
)
def test_outlet_is_the_name_printed_twice_or_nearest_to_the_time(header, outlet):
    found = segments(HEADLINE, HEADLINE, *header, *PROSE, known=("Known Post",))
    assert [s.outlet for s in found] == ([outlet] if header[0] != "By Anna Bell" else [])


def test_page_that_names_outlets_names_them_behind_the_time_too():
    found = segments(HEADLINE, HEADLINE, "5 hours ago", "Some Post", *PROSE, names_outlets=True)
    assert [s.outlet for s in found] == ["Some Post"]


def test_full_stop_ends_a_headline_where_outlets_are_named():
    texts = ("Mayor leaves for St. Ives.", "Mayor leaves for St. Ives.", "5 hours ago", *PROSE)
    assert segments(*texts) == ()
    assert shown(segments(*texts, names_outlets=True))[0][0] == texts[0]


@pytest.mark.parametrize(
    ("line", "outlet", "phrase"),
    [
        ("Harbour Gazette5 hours ago", "Harbour Gazette", "5 hours ago"),
        ("5 hours ago · Harbour Gazette ", "Harbour Gazette", "5 hours ago"),
        ("  5 hours agoHarbour Gazette", "Harbour Gazette", "5 hours ago"),
        ("4 July 2025 | Harbour Gazette", "Harbour Gazette", "4 July 2025"),
    ],
)
def test_time_line_is_read_whichever_comes_first(line, outlet, phrase):
    time = read_time_line(line, OutletNames(known=(), any_name=True))
    assert time is not None
    assert (time.outlet, time.phrase) == (outlet, phrase)
    assert line[time.outlet_start : time.outlet_end] == outlet
    assert line[time.phrase_start : time.phrase_end] == phrase


@pytest.mark.parametrize(
    "line",
    [
        "5 hours ago · What is it?",
        "The ice — Harbour Gazette",
        "Post 5 hours ago · Gazette",
        "A · B",
    ],
)
def test_line_without_time_or_name_is_no_time_line(line):
    assert read_time_line(line, OutletNames(known=(), any_name=True)) is None


def story(headline, outlet, paragraphs=PROSE):
    return (headline, headline, f"{outlet} · 5 hours ago", *paragraphs)


def drafts(*texts):
    labelling = label_text(texts, (), ())
    return [(d.headline, d.outlet, d.role.value) for d in labelling.drafts], labelling.layout


def test_page_of_several_articles_nobody_described():
    found = drafts("Foldmap", *story(HEADLINE, "Post"), *story(OTHER, "Gazette"), "Rate Foldmap")
    assert found == ([(HEADLINE, "Post", "main"), (OTHER, "Gazette", "main")], "generic")


def test_articles_below_a_list_header_are_related():
    found = drafts(*story(HEADLINE, "Post"), "More stories", *story(OTHER, "Gazette"))
    assert [role for _headline, _outlet, role in found[0]] == ["main", "related"]


def test_header_that_comes_again_is_no_second_article():
    found = drafts(*story(HEADLINE, "Post"), "x", *story(HEADLINE, "Post"))
    assert found[0] == [(HEADLINE, "Post", "main")]


def test_copy_under_another_outlet_is_an_article():
    found = drafts(*story(HEADLINE, "Post"), "x", *story(HEADLINE, "Gazette"))
    assert [outlet for _headline, outlet, _role in found[0]] == ["Post", "Gazette"]


def test_brief_is_an_article_beside_another_of_a_headline_s_shape():
    brief = story("A short one of three lines", "Courier", PROSE[:3])
    second = story("Another one of three lines", "Herald", PROSE[1:4])
    assert drafts(*story(HEADLINE, "Post"), *brief)[1] == "generic"
    assert len(drafts(*story(HEADLINE, "Post"), *brief)[0]) == 2
    assert len(drafts(*brief, *second)[0]) == 2
    stock = (story(f"{name}", "Post", PROSE[:3]) for name in ("Nobody likes this.", "Ann Lee"))
    assert drafts(*(line for lines in stock for line in lines))[1] == "fallback"


def test_few_words_below_a_header_are_an_article_among_others():
    few = (*story("Frost hits the figs", "Courier", ("The figs are lost this year.",)),)
    whole = (*story(HEADLINE, "Post"), *story(OTHER, "Gazette"))
    assert [h for h, _outlet, _role in drafts(*whole, *few)[0]][-1] == "Frost hits the figs"
    assert segments(*few) == ()


def test_headline_printed_once_above_outlet_and_time_is_found_among_others():
    once = ("Ferries sail again", "Courier3 hours ago", *LATER)
    twice = (*story(HEADLINE, "Post"), *story(OTHER, "Gazette"))
    assert [(h, o) for h, o, _role in drafts(*twice, *once)[0]][-1] == (
        "Ferries sail again",
        "Courier",
    )
    apart = ("Ferries sail again", "Courier", "3 hours ago", *LATER)
    assert [(h, o) for h, o, _role in drafts(*twice, *apart)[0]][-1] == (
        "Ferries sail again",
        "Courier",
    )
    length = ("Ferries sail again", "The quay", "3m", *PROSE)
    assert len(drafts(*twice, *length)[0]) == 2


def test_one_line_of_furniture_is_enough_where_stories_name_their_outlets():
    pages = (*story(HEADLINE, "Post"), "Try Our AI Features", *story(OTHER, "Gazette"))
    layouts = [layout for layout in load_layouts() if layout.name == "aggregator-page"]
    assert label_text(pages, (), layouts).layout == "aggregator-page"
    assert label_text(pages[:8], (), layouts).layout != "aggregator-page"


def test_teasers_around_one_article_are_no_articles():
    teaser = (OTHER, OTHER, "5 hours ago", *(["A line of a list"] * 15), *PROSE[:1])
    assert drafts(*PROSE, "x", *teaser)[1] == "fallback"
