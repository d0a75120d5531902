"""Stock lines of newsletters, and lines of reports that look a little like them."""

import pytest

from plugins.captures.core.drafts import Labelling, Mark
from plugins.captures.core.mail_furniture import mark_mail_furniture
from plugins.model import Label

FURNITURE = (
    "View in browser",
    "View this email in your browser",
    "Read online",
    "Having trouble viewing this email? Open it in a window of its own.",
    "Unsubscribe",
    "Unsubscribe | Manage your preferences | Privacy",
    "Too many letters? Unsubscribe here.",
    "Manage your email preferences",
    "You receive this letter because you signed up at our stall. Unsubscribe",
    "You’re receiving this newsletter because you are a reader of the Courier.",
    "This email was sent to editor@digest.example.org by the Saltmarsh Courier, Quay Street 4.",
    "Was this newsletter forwarded to you? Sign up here.",
    "Please add us to your address book.",
    "Why did I get this?",
)
TEXT = (
    "Thousands unsubscribe from the service every day, said its owner, and nobody misses them.",
    "You have to read the letter because it was the last that he wrote to his sister.",
    "The letter was found behind a drawer, and it had been sent to the wrong house.",
    "See how the harbour looks online today, where the cameras of the port office stand.",
    "Why did the council give in? Nobody in the hall could say.",
    "Was the bell too loud? The neighbours say so.",
)


def labels(lines, label=Label.BODY):
    marks = tuple(Mark(label=label, rule="body", draft=0) for _ in lines)
    labelling = mark_mail_furniture(lines, Labelling(marks=marks, drafts=(), layout="html"))
    return [mark.label for mark in labelling.marks]


@pytest.mark.parametrize("line", FURNITURE)
def test_stock_line_of_a_mailing_program_is_taken_out(line):
    assert labels([line]) == [Label.NEWSLETTER]


@pytest.mark.parametrize("line", TEXT)
def test_line_of_a_report_stays(line):
    assert labels([line]) == [Label.BODY]


def test_headline_stays_whatever_it_says():
    assert labels(["Unsubscribe"], Label.HEADLINE) == [Label.HEADLINE]
