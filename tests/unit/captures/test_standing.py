"""Notices that an outlet prints at the head of its articles, across captures."""

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.standing import mark_shared_disclaimers
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings

NOTICE = "Two editors of our desk read each report before it is printed."
ICE = (
    "The harbour of Saltmarsh froze over on Thursday for the first time since records began. "
    "Captain Mara Venn said that she had never seen ice so thick in all of her years at sea. "
    "The council met in the evening and opened the market hall to those who were stranded. "
    "Rain is forecast for the middle of the week, and with it the end of this long frost."
)
MILL = (
    "A mill on the river Orrel will grind corn again after forty years of standing still. "
    "Its new owner found the stones under a heap of sacks and had them dressed in the spring. "
    "Bakers of three towns have promised to buy the flour, whatever the price of it may be. "
    "The first sacks are to be sold at the autumn fair, next to the bridge that they cross."
)

FURNITURE = ("Try Our AI Features", "Related Articles", "DOWNLOAD THE APP")


def capture(headline, body, outlet="Harbour Gazette", path="a", sidecar=None):
    lines = [headline, headline, f"{outlet} · 5 hours ago", *body, *FURNITURE]
    return clean_capture(
        RawCapture(
            path=f"captures/2025-07-0{len(path)}-{path}.txt",
            raw="\n".join(lines).encode(),
            sidecar_path="captures/a.toml" if sidecar else None,
            sidecar_source=sidecar,
        ),
        CaptureSettings(),
    )


def first_words(items):
    return [a.paragraphs[0].text.split(". ")[0] for item in items for a in item.articles]


def test_sentence_that_opens_two_articles_of_one_outlet_is_a_notice():
    one = capture("Ice closes the harbour", [f"{NOTICE} {ICE}"])
    two = capture("Mill turns once more", [NOTICE, *MILL.split(". ")], path="b")
    marked = mark_shared_disclaimers([one, two])
    assert [a.body for item in marked for a in item.articles] == [
        ICE,
        "\n".join(MILL.split(". ")),
    ]
    assert [[n.text for n in a.notices] for item in marked for a in item.articles] == [
        [NOTICE],
        [NOTICE],
    ]
    (line,) = [line for line in marked[0].capture.lines if NOTICE in line.text]
    assert next((s.label, s.rule, line.text[s.start : s.end]) for s in line.spans) == (
        "disclaimer",
        "span.shared-disclaimer",
        NOTICE,
    )
    assert "".join(line.text[s.start : s.end] for s in line.spans) == line.text


def test_days_stand_where_they_say_once_a_notice_is_taken_out():
    notice = "Two editors of our desk have read each report since July 3, 2025."
    one = capture("Ice closes the harbour", [f"{notice} {ICE}"])
    two = capture("Mill turns once more", [notice, *MILL.split(". ")], path="b")
    assert [len(article.days) for item in (one, two) for article in item.articles] == [2, 1]
    articles = [a for item in mark_shared_disclaimers([one, two]) for a in item.articles]
    (day,) = articles[0].days
    assert articles[0].paragraphs[day.paragraph].text[day.start : day.end] == "Thursday"
    assert articles[1].days == ()


def test_dateline_behind_a_shared_notice_is_read():
    one = capture("Ice closes the harbour", [f"{NOTICE} OSTMOLE, July 3 (Reuters) — {ICE}"])
    two = capture("Mill turns once more", [NOTICE, f"ORREL, July 3 (AFP) — {MILL}"], path="b")
    marked = mark_shared_disclaimers([one, two])
    articles = [article for item in marked for article in item.articles]
    assert [(a.dateline, a.agency) for a in articles] == [
        ("OSTMOLE, July 3 (Reuters) — ", "Reuters"),
        ("ORREL, July 3 (AFP) — ", "AFP"),
    ]
    assert [a.body for a in articles] == [ICE, MILL]


def test_other_outlet_s_sentence_stays():
    one = capture("Ice closes the harbour", [f"{NOTICE} {ICE}"])
    two = capture("Mill turns once more", [f"{NOTICE} {MILL}"], "Saltmarsh Courier", "b")
    assert mark_shared_disclaimers([one, two]) == (one, two)


def test_copies_and_versions_of_one_report_lose_nothing():
    lead = "Nobody was hurt when the old lighthouse lost its lamp at noon."
    one = capture("Ice closes the harbour", [f"{lead} {ICE}"])
    copy = capture("Ice closes the harbour", [f"{lead} {ICE}"], path="bb")
    version = capture("Frost shuts the port", [f"{lead} {ICE[:200]} {MILL}"], path="ccc")
    assert mark_shared_disclaimers([one, copy, version]) == (one, copy, version)


def test_lead_that_names_what_the_headline_names_stays():
    lead = "The harbour of Saltmarsh is closed by ice until the end of the week."
    one = capture("Ice closes the harbour", [f"{lead} {ICE}"])
    two = capture("Ferries wait as harbour ice grows", [f"{lead} {MILL}"], path="b")
    assert mark_shared_disclaimers([one, two]) == (one, two)


def test_what_the_editor_stated_stays():
    sidecar = '[[article]]\nheadline = "Ice closes the harbour"\nlines = "4-4"\n'
    one = capture("Ice closes the harbour", [f"{NOTICE} {ICE}"], sidecar=sidecar)
    two = capture("Mill turns once more", [f"{NOTICE} {MILL}"], path="b")
    assert first_words(mark_shared_disclaimers([one, two])) == [
        NOTICE.rstrip("."),
        MILL.split(". ")[0],
    ]


def test_nothing_gives_nothing():
    assert mark_shared_disclaimers([]) == ()
