"""Captures that are told because of how much was kept, and how surely."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.audit.core import add_findings
from plugins.audit.core.confidence import LITTLE_SURE, LONG_WORDS, confidence_findings
from plugins.audit.core.kept_ratio import COMPARED_FROM, LOW_SHARE, kept_ratio_findings
from plugins.model import (
    ArticleId,
    Capture,
    CaptureId,
    Code,
    DateInterval,
    Digest,
    Label,
    Line,
    NewsArticle,
    Paragraph,
    Role,
    Section,
)

DAY = DateInterval(
    earliest=datetime(2025, 7, 4, tzinfo=UTC), latest=datetime(2025, 7, 4, tzinfo=UTC)
)


def capture(name: str, kept: int, removed: int, **fields) -> Capture:
    """Return a capture of so many kept and removed words, one a line."""
    labels = (Label.BODY,) * kept + (Label.PROMOTION,) * removed
    lines = tuple(
        Line(number=number, text="word", label=label, rule="x")
        for number, label in enumerate(labels, start=1)
    )
    values = {
        "path": f"{name}.txt",
        "lines": lines,
        "layout": "generic",
        "media_type": "text/plain",
    }
    return Capture(id=CaptureId(name), sha256="0", captured_at=DAY, **{**values, **fields})


def article(capture_id: str) -> NewsArticle:
    return NewsArticle(
        id=ArticleId(f"{capture_id}-1"),
        capture=CaptureId(capture_id),
        role=Role.MAIN,
        headline="Ferries run",
        outlet="Harbour Gazette",
        published=DAY,
        sections=(Section(paragraphs=(Paragraph(text="Ferries run.", line=1, start=0, end=12),)),),
    )


def told(captures) -> set[str]:
    return {finding.subject for finding in kept_ratio_findings(captures)}


def test_few_captures_are_measured_by_the_fixed_bound():
    low = round(LOW_SHARE * 100)
    found = told([capture("little", low - 1, 101 - low), capture("enough", low, 100 - low)])
    assert found == {"little.txt"}


def test_nearly_everything_kept_is_not_striking_by_itself():
    assert told([capture("all", 100, 0)]) == set()


def test_short_captures_are_never_told():
    assert told([capture("note", 1, 40)]) == set()


def test_capture_far_from_the_others_of_its_layout_is_told():
    usual = [capture(f"c{n}", 78 + n % 5, 22 - n % 5) for n in range(COMPARED_FROM)]
    assert told(usual) == set()
    assert told([*usual, capture("odd", 45, 55)]) == {"odd.txt"}
    assert told([*usual, capture("all", 100, 0)]) == {"all.txt"}


def test_layouts_that_keep_little_as_a_rule_are_not_told():
    usual = [capture(f"c{n}", 15 + n % 5, 85 - n % 5) for n in range(COMPARED_FROM)]
    assert told(usual) == set()


def test_layouts_and_kinds_are_compared_apart():
    usual = [capture(f"c{n}", 80, 20) for n in range(COMPARED_FROM)]
    others = [
        capture("blog", 45, 55, layout="blog"),
        capture("html", 45, 55, media_type="text/html"),
    ]
    assert told([*usual, *others]) == set()


def test_captures_that_are_all_alike_may_differ_a_little():
    usual = [capture(f"c{n}", 80, 20) for n in range(COMPARED_FROM)]
    assert told([*usual, capture("near", 68, 32)]) == set()
    assert told([*usual, capture("far", 67, 33)]) == {"far.txt"}


def test_finding_names_the_figures_and_what_to_do():
    (finding,) = kept_ratio_findings([capture("little", 10, 90)])
    assert finding.message.startswith("10 of 100 words (10%) stand in articles")
    assert 'accept = ["capture.kept-ratio"]' in finding.hint


def unsure(*confidences: float, words: int = LONG_WORDS + 1) -> Capture:
    """Return a capture with one line of so many words for each confidence; every second is kept."""
    labels = (Label.BODY, Label.PROMOTION)
    lines = (
        Line(
            number=number,
            text="word " * words,
            label=labels[number % 2],
            rule="x",
            confidence=confidence,
            article=ArticleId("c-1") if number % 2 == 0 else None,
        )
        for number, confidence in enumerate(confidences, start=1)
    )
    return replace(capture("c", 0, 0), lines=tuple(lines))


def sure(number: int = 12) -> tuple[float, ...]:
    return (1.0,) * number


def test_long_lines_that_are_little_sure_are_told_once_with_the_three_worst():
    doubtful = (0.58, 0.52, 0.9, 0.55, LITTLE_SURE, 0.59, 0.59)
    (finding,) = confidence_findings([unsure(*doubtful, *sure(30))])
    assert finding.line == 2
    assert finding.message == (
        "5 lines of more than 30 words are less than 60% sure. "
        "Look first at 2 (kept, 52%), 4 (kept, 55%), 1 (left out, 58%)."
    )
    assert 'accept = ["capture.low-confidence-lines"]' in finding.hint


def test_one_line_is_told_by_itself():
    (finding,) = confidence_findings([unsure(*sure(), 0.51)])
    assert finding.message.startswith("1 line of more than 30 words is less than 60% sure. Look")
    assert finding.line == 13


def test_short_lines_and_sure_ones_are_not_told():
    assert list(confidence_findings([unsure(*sure(), 0.5, words=LONG_WORDS)])) == []
    assert list(confidence_findings([unsure(*sure(), LITTLE_SURE)])) == []


def test_many_short_lines_that_are_little_sure_are_told():
    (finding,) = confidence_findings([unsure(*(0.7,) * 30, words=3)])
    assert finding.message.startswith(
        "No more than 70% of the text can be expected to be right. Look"
    )
    assert list(confidence_findings([unsure(*(0.9,) * 30, words=3)])) == []


def test_short_lines_of_a_note_are_not_told():
    assert list(confidence_findings([unsure(*(0.5,) * 8, words=6)])) == []


def test_capture_without_text_is_not_told():
    assert list(confidence_findings([unsure()])) == []


@pytest.mark.parametrize("name", ["capture.kept-ratio", "capture.low-confidence-lines"])
def test_accepted_finding_is_counted_and_told_no_more(name):
    found = replace(unsure(*sure(), 0.51), accepts=(name,))
    found = replace(found, lines=(*found.lines, *_promotions(700)))
    digest = add_findings(Digest(captures=(found,), articles=(article("c"),)))
    assert [f.code.label for f in digest.accepted] == [name]
    assert name not in {f.code.label for f in digest.findings}
    assert add_findings(digest) == digest


def _promotions(number: int) -> tuple[Line, ...]:
    return tuple(
        Line(number=n, text="word", label=Label.PROMOTION, rule="x", confidence=0.5)
        for n in range(101, 101 + number)
    )


def test_accepted_finding_that_does_not_occur_is_told():
    found = replace(capture("c", 60, 0), accepts=("capture.no-date",))
    digest = add_findings(Digest(captures=(found,), articles=(article("c"),)))
    assert [f.code for f in digest.findings] == [Code.SIDECAR_ACCEPT]


def test_pages_of_one_file_share_what_its_sidecar_accepts():
    pages = [
        capture(str(n), 60, 0, path=f"crawl.warc/000{n}", accepts=("capture.date-bound",))
        for n in (1, 2)
    ]
    bound = replace(pages[0], captured_at=replace(DAY, latest=None))
    digest = add_findings(Digest(captures=(bound, pages[1]), articles=(article("1"), article("2"))))
    assert digest.findings == ()
    assert [f.subject for f in digest.accepted] == ["crawl.warc/0001"]
