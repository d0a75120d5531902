"""Labelled lines to one article."""

import pytest

from plugins.captures.core.assemble import build_article
from plugins.captures.core.drafts import Draft, Mark
from plugins.captures.core.provenance import build_lines
from plugins.model import ArticleId, CaptureId, Label, ParagraphKind

ID = ArticleId("c-a")


def build(*lines, **draft):
    """Build an article of (label, text) pairs; a name of a label will do."""
    texts = [text for _label, text in lines]
    marks = [Mark(label=Label(label), rule="r", draft=0) for label, _text in lines]
    made = Draft(headline="Ferry stays", **draft)
    built = build_lines(texts, marks, [made], {0: ID})
    return build_article(made, ID, CaptureId("c"), built)


def test_sections_begin_at_subheads():
    article = build(
        ("body", "It froze."),
        ("subhead", " Who  pays? "),
        ("body", "Nobody."),
        ("list_item", "- I"),
    )
    assert [(s.subhead, s.line, len(s.paragraphs)) for s in article.sections] == [
        (None, None, 1),
        ("Who pays?", 2, 2),
    ]
    assert article.sections[1].paragraphs[1].kind is ParagraphKind.LIST_ITEM
    assert article.body == "It froze.\nWho pays?\nNobody.\nI"


def test_subhead_without_text_stays_a_section():
    article = build(("subhead", "One"), ("subhead", "Two"), ("body", "It froze."))
    assert [(s.subhead, len(s.paragraphs)) for s in article.sections] == [("One", 0), ("Two", 1)]


def test_white_space_is_normalised_and_wording_is_not():
    (paragraph,) = build(("body", '  It\u00a0 froze ,,\tthey “said". ')).paragraphs
    assert paragraph.text == 'It froze ,, they “said".'
    assert (paragraph.line, paragraph.start, paragraph.end) == (1, 0, 28)


def test_paragraph_of_signs_alone_is_none():
    assert build(("body", "It froze."), ("body", "* * *")).body == "It froze."


def test_captions_are_kept_once_in_their_fuller_wording():
    caption = "The bridge of Tollbridge in the… The bridge of Tollbridge in the sun."
    article = build(("body", f"It closed. {caption}"), ("caption", "Photo: the ferry"))
    assert [(n.text, n.line) for n in article.captions] == [
        ("The bridge of Tollbridge in the sun.", 1),
        ("Photo: the ferry", 2),
    ]


def test_caption_and_its_credit_behind_a_gap_are_two():
    article = build(("caption", "The ferry in the ice.  Anna Bell"))
    assert [(n.label, n.text) for n in article.captions + article.notices] == [
        ("caption", "The ferry in the ice."),
        ("credit", "Anna Bell"),
    ]


@pytest.mark.parametrize(
    ("notice", "outlet"),
    [
        (
            "This article was originally published by Northgate Wire and is reprinted.",
            "Northgate Wire",
        ),
        ("This story first appeared in The Gazette.", "The Gazette"),
        ("Reprinted with permission of Orrery Review, London.", "Orrery Review"),
        ("This article is republished from Orrery Review under a licence.", "Orrery Review"),
        ("This article is reprinted.", None),
    ],
)
def test_reprint_notice_names_the_original_outlet(notice, outlet):
    article = build(("body", f"It froze. {notice}"))
    assert article.original_outlet == outlet
    assert article.body == "It froze."


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        (
            [("copyright", "Copyright (C) 2025, Tideline Content Agency, LLC.")],
            "Tideline Content Agency",
        ),
        ([("copyright", "© 2025 Harbour Gazette")], None),
        ([("body", "It froze. Distributed by Reuters.")], "Reuters"),
        ([("body", "SALTMARSH (AP) — It froze over.")], "AP"),
    ],
)
def test_agency_is_named_by_copyright_reprint_notice_or_dateline(lines, agency):
    assert build(*lines).agency == agency


def test_dateline_gives_place_and_time_phrase():
    article = build(("body", "SALTMARSH, July 4 — It froze over."))
    assert (article.dateline, article.time_phrase) == ("SALTMARSH, July 4 — ", "July 4")
    assert article.body == "It froze over."


def test_time_of_the_header_goes_before_the_dateline_s():
    article = build(("body", "SALTMARSH, July 4 — It froze."), time_phrase="5 hours ago")
    assert article.time_phrase == "5 hours ago"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By  Anna Bell", "Anna Bell"),
        ("Written by Anna Bell", "Anna Bell"),
        ("Anna Bell", "Anna Bell"),
    ],
)
def test_byline_is_the_name(line, byline):
    assert build(("byline", line)).byline == byline


def test_page_s_own_byline_goes_first():
    assert build(("byline", "By Anna Bell"), byline="Lena Abbot").byline == "Lena Abbot"


def test_lines_up_to_a_signature_are_one_post():
    article = build(
        ("embed", "The hall is open."),
        ("embed", "Bring  blankets."),
        ("embed", "— Town (@town) July 3, 2025"),
        ("embed", "A second one, unsigned."),
    )
    signed, unsigned = article.embeds
    assert (signed.text, signed.line, signed.last_line) == (
        "The hall is open.\nBring blankets.",
        1,
        3,
    )
    assert (signed.author, signed.handle, signed.posted) == ("Town", "@town", "July 3, 2025")
    assert (unsigned.text, unsigned.author, unsigned.line) == ("A second one, unsigned.", None, 4)


def test_post_inside_a_line_keeps_its_place():
    (embed,) = build(
        ("body", "It froze. Bring wood. — Town (@town) July 3, 2025 It rained.")
    ).embeds
    assert (embed.text, embed.line, embed.start, embed.last_line) == ("Bring wood.", 1, 10, 1)


def test_line_that_is_all_notice_takes_its_label():
    (line,) = build_lines(
        [" This article was first published by Northgate Wire."],
        [Mark(label=Label.BODY, rule="r", draft=0)],
        [Draft(headline="h")],
        {0: ID},
    )
    assert (line.label, line.rule) == (Label.SYNDICATION, "span.reprint-notice")


def heads(first, second, *, outlets=("The Post", "Post"), headlines=("One", "Two")):
    """Return what of two articles' first lines counts as a standing notice."""
    lines = build_lines(
        [first, second],
        [Mark(label=Label.BODY, rule="r", draft=n) for n in range(2)],
        [Draft(headline=h, outlet=o) for h, o in zip(headlines, outlets, strict=True)],
        {},
    )
    return [[s.label.value for s in line.spans] for line in lines]


NOTICE = "Our desk checks each and every line."


def test_opening_shared_by_two_articles_of_an_outlet_is_a_notice():
    found = heads(f"{NOTICE} It froze over in the night.", f"{NOTICE} It will close for a year.")
    assert found == [["disclaimer", "body"]] * 2


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (f"{NOTICE} It froze over.", f"{NOTICE} It will close.", {"outlets": ("Post", "Gazette")}),
        (f"{NOTICE} It froze over.", f"{NOTICE} It will close.", {"outlets": (None, None)}),
        (f"{NOTICE} It froze over.", f"{NOTICE} It will close.", {"headlines": ("One", "One")}),
        (NOTICE, NOTICE, {}),
        (
            f"{NOTICE} It froze over in the night. The ferry will not sail today.",
            f"{NOTICE} It will close for a year. The ferry will not sail today.",
            {},
        ),
        (f"It froze over in the night. {NOTICE}", f"It will close for a year. {NOTICE}", {}),
        (
            f"{'Our desk checks each line. ' * 5}It froze.",
            f"{'Our desk checks each line. ' * 5}No.",
            {},
        ),
    ],
    ids=[
        "outlets differ",
        "no outlet",
        "one headline",
        "nothing else",
        "copies",
        "not first",
        "long",
    ],
)
def test_other_shared_sentences_are_text(first, second, kinds):
    assert all("disclaimer" not in labels for labels in heads(first, second, **kinds))


def test_paragraphs_carry_their_repairs():
    (paragraph,) = build(("body", "Saltmarsh 's  quay froze.")).paragraphs
    assert paragraph.text == "Saltmarsh 's quay froze."
    assert [(r.start, r.end, r.shown, r.rule) for r in paragraph.repairs] == [
        (9, 10, "", "possessive-gap")
    ]


@pytest.mark.parametrize(
    ("notice", "original"),
    [
        ("This story first appeared in Orrel Weekly and is reprinted here.", "Orrel Weekly"),
        ("This article originally appeared on Orrel Weekly: Ferry stays.", "Orrel Weekly"),
        ("This article is republished from The Orrery under a license.", "The Orrery"),
        ("Reprinted with permission of Orrel Weekly.", "Orrel Weekly"),
        ("© 2025 Orrel Weekly. Visit orrelweekly.example.", "Orrel Weekly"),
        ("(c) 2025 the Orrel Times. Distributed by Lantern Agency, LLC.", "the Orrel Times"),
        ("This story was originally published on July 4, 2025.", None),
        ("This story was first published in May.", None),
        ("© 2025 Orrel Weekly. All rights reserved.", None),
    ],
)
def test_original_outlet_is_the_one_a_notice_names(notice, original):
    assert build(("body", "It froze. It thawed."), ("body", notice)).original_outlet == original
