"""Notices by their words, and by standing at the head of two articles."""

import pytest

from plugins.captures.core.notices import (
    Opening,
    find_standing_notices,
    notice_kind,
    skip_notices,
    text_before_notice,
)
from plugins.model import Label

NOTICE = "Two editors of our desk read each report. Readers may write to them."


def lengths(*openings):
    return find_standing_notices(
        {n: Opening(outlet=o, headline=h, text=t) for n, (o, h, t) in enumerate(openings)}
    )


def test_words_shared_up_to_a_sentence_end_are_the_notice():
    one = ("Post", "Ice closes quay", f"{NOTICE} The harbour froze over on Thursday.")
    two = ("The Post", "Mill turns", f"{NOTICE} The mill of Orrel grinds again.")
    other = ("Gazette", "Comet fools village", f"{NOTICE} It was the lamp of a crane.")
    assert lengths(one, two, other) == {0: len(NOTICE), 1: len(NOTICE), 2: 0}


def test_third_article_that_agrees_with_one_loses_the_notice_alone():
    lead = "The harbour froze over on Thursday, and nobody could leave."
    one = ("Post", "Ice closes quay", f"{NOTICE} {lead} Rain is forecast for the week.")
    version = ("Post", "Frost shuts port", f"{NOTICE} {lead} Rain came on the Sunday after.")
    two = ("Post", "Mill turns", f"{NOTICE} The mill of Orrel grinds again.")
    assert set(lengths(one, version, two).values()) == {len(NOTICE)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It froze. A quay is no place to sleep. One.", "It froze. Snow fell on it all. Two."),
        ("Mara Venn of Saltmarsh left her ship on Thursday. One.",) * 2,
        (NOTICE, NOTICE),
        (" ".join(["A sentence of six short words."] * 5) + " One.",) * 2,
    ],
    ids=["too short", "names", "nothing else", "too long"],
)
def test_other_shared_words_are_no_notice(first, second):
    assert set(lengths(("P", "A", first), ("P", "B", second)).values()) == {0}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("This story first appeared in Orrel Weekly.", Label.SYNDICATION),
        ("Originally published at Orrel Weekly.", Label.SYNDICATION),
        ("The post Ferry stays appeared first on Orrel Weekly.", Label.SYNDICATION),
        (
            "This article has been republished with permission from Orrel Weekly.",
            Label.SYNDICATION,
        ),
        ("This piece was co-published with Orrel Weekly.", Label.SYNDICATION),
        (
            "This story was produced by Orrel Weekly and co-published with Tarn News.",
            Label.SYNDICATION,
        ),
        ("Read the original article.", Label.SYNDICATION),
        ("Read the original story on orrelweekly.example", Label.SYNDICATION),
        ("Read the original article before you write to us about its tone.", None),
        ("The post “ferry stays” first appeared on tarn.example.", Label.SYNDICATION),
        ("The post office opened and the mayor first appeared on stage.", None),
        ("The post of harbour master first appeared on a list of Orrel in 1911.", None),
        ("This story was produced by hand and sold with bread.", None),
        ("The Tarn Assistant AI is still in beta.", Label.DISCLAIMER),
        ("AI may make mistakes.", Label.DISCLAIMER),
        ("AI-generated summaries could contain some errors, please check them.", Label.DISCLAIMER),
        ("This machine translation might be incomplete", Label.DISCLAIMER),
        ("The summary was short; translations may contain errors, a clerk told the court.", None),
        ("Please refer to the original text.", Label.DISCLAIMER),
        ("Lawyers refer to the original text of the charter.", None),
        ("News: Based on facts, either observed or told by those who saw them.", Label.DISCLAIMER),
        ("Advocates ideas and draws conclusions from what is known.", Label.DISCLAIMER),
        ("Parts of this report copyright Orrel Weekly.", Label.COPYRIGHT),
        ("Parts of this coast are copyrighted on no map.", None),
        ("AI may make mistakes, the union of pilots said.", None),
        ("Visit orrelweekly.example.", Label.COPYRIGHT),
        ("This material may not be published or copied.", Label.COPYRIGHT),
        ("Originally published on July 4.", None),
        ("Its first edition, originally published in 1911, is lost.", None),
        ("Visit the quay before it thaws.", None),
        ("With reporting by Reuters", None),
    ],
)
def test_notices_by_their_words(sentence, label):
    kind = notice_kind(sentence)
    assert (kind and kind[0]) == label


def test_opening_goes_on_behind_notices():
    text = "This story first appeared in Orrel Weekly. The harbour froze."
    assert text[skip_notices(text) :] == "The harbour froze."
    assert skip_notices("The harbour froze.") == 0


def test_text_before_a_notice_is_text_unless_it_leads_to_it():
    notice = "This story first appeared in Orrel Weekly."
    assert text_before_notice(f"Where to go {notice}", Label.SYNDICATION) == len("Where to go ")
    assert text_before_notice(f"Editor's note: {notice}", Label.SYNDICATION) == 0
