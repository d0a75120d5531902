"""How lines and words of a capture are counted."""

import pytest

from plugins.model import Capture, CaptureId, Label, Line, Span
from plugins.text.kept import count_text_words, is_doubtful, tally_capture


def line(number, text, label, *pieces, confidence=1.0):
    spans, place = [], 0
    for piece, piece_label in pieces:
        spans.append(Span(start=place, end=place + len(piece), label=piece_label, rule="x"))
        place += len(piece)
    return Line(
        number=number, text=text, label=label, rule="x", spans=tuple(spans), confidence=confidence
    )


def tally(*lines):
    return tally_capture(
        Capture(
            id=CaptureId("c"),
            path="c.txt",
            media_type="text/plain",
            sha256="0",
            lines=lines,
            layout="x",
        )
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("The pier’s boats, at noon.", 5),
        ("渡轮今天恢复", 6),
        ("フェリー ABC", 5),
        ("قوارب الميناء", 2),
    ],
)
def test_words_are_runs_of_letters_or_single_signs(text, number):
    assert count_text_words(text) == number


def test_words_count_under_the_label_of_their_span():
    found = tally(
        line(
            1, "Boats wait. Photo: Ann", Label.BODY, ("Boats wait.", Label.BODY),
            (" Photo: Ann", Label.CREDIT),
        ),
        line(2, "Subscribe now", Label.NEWSLETTER),
    )  # fmt: skip
    assert found.words == {Label.BODY: 2, Label.CREDIT: 2, Label.NEWSLETTER: 2}
    assert (found.kept_words, found.text_words) == (2, 6)
    assert found.kept_share == pytest.approx(1 / 3)


def test_line_kept_in_part_counts_as_kept():
    mixed = line(1, "ab", Label.CAPTION, ("a", Label.CAPTION), ("b", Label.BODY))
    found = tally(mixed, line(2, "c", Label.AD))
    assert (found.kept_lines, found.text_lines) == (1, 2)
    assert found.lines_with([Label.CAPTION]) == found.lines_with([Label.BODY]) == 1
    assert found.lines_with([Label.CAPTION, Label.BODY]) == 1


def test_blank_lines_and_script_code_are_no_text():
    found = tally(
        line(1, "  ", Label.BLANK),
        line(2, "var a = b", Label.SCRIPT, ("var a = b", Label.BODY)),
        line(3, " Boats", Label.BODY, (" ", Label.BLANK), ("Boats", Label.BODY)),
    )
    assert (found.text_lines, found.text_words) == (1, 1)
    assert found.lines_with([Label.SCRIPT]) == 1
    assert found.lines_with([Label.BLANK]) == 1


def test_capture_without_words_keeps_nothing():
    assert tally().kept_share == 0


def test_only_a_line_with_text_is_doubtful():
    assert is_doubtful(line(1, "a", Label.BODY, confidence=0.89))
    assert not is_doubtful(line(1, "a", Label.BODY, confidence=0.9))
    assert not is_doubtful(line(1, "", Label.BLANK, confidence=0.1))
