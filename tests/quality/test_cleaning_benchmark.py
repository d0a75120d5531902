"""The benchmark itself: what it computes, and that it runs on any folder of the bench's shape."""

import gzip
import json
from collections import Counter

import pytest

from benchmarks.cleaning import main
from benchmarks.cleaning_scores import f1_gain, f1_interval, score_body, summarise
from benchmarks.peers_cleaning import as_paragraphs, long_lines, longest_block, take_all
from benchmarks.reliability import reliability_rows, sure_lines_right, tally_lines
from plugins.model import Label, Line

SENTENCES = [
    f"On day {number} the ferry to the outer islands left late, and its master told nobody why."
    for number in range(1, 9)
]
GOLD = "\n".join(SENTENCES)
PAGE = f"Menu\nLog in\n\nThe ferry is late again\n\n{GOLD}\n\nSign up for our newsletter"


@pytest.fixture
def folder(tmp_path):
    """Three pages: whole; without HTML, kind and split; without gold."""
    meta = {
        "a": {"domain": "ferry.example", "kind": "news", "lang": "en", "split": "dev"},
        "b": {"lang": "en", "title": "The ferry is late again"},
        "c": {"domain": "ferry.example", "kind": "news", "lang": "en"},
    }
    (tmp_path / "text").mkdir()
    (tmp_path / "html").mkdir()
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    for key in "ab":
        (tmp_path / "text" / f"{key}.txt").write_text(PAGE)
        (tmp_path / "text" / f"{key}.gold.txt").write_text(GOLD)
    (tmp_path / "text" / "c.txt").write_text(PAGE)
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = f"<html><body><article><h1>The ferry is late</h1>{paragraphs}</article></body></html>"
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(html.encode()))
    return tmp_path


def test_benchmark_runs_on_an_incomplete_folder(folder, capsys):
    main(["--data", str(folder), "--ours", "--json"])
    told = capsys.readouterr()
    measured = json.loads(told.out)
    rows = {row["data"]: row for row in measured["rows"] if "f1" in row}
    assert rows["text"]["n"] == 2
    assert rows["text/en/news"]["n"] == 1
    assert rows["html"]["n"] == 1
    assert rows["text/aggregator"]["n"] == 1
    assert rows["text"]["f1"] > 0.9
    assert {row["id"] for row in measured["worst"]} == {"a", "b"}
    for words in ("without gold body", "without HTML", "without kind"):
        assert words in told.err


def test_benchmark_prints_tables(folder, capsys):
    main(["--data", str(folder), "--ours", "--limit", "3"])
    shown = capsys.readouterr().out
    assert "text/en (2)" in shown
    assert "where ours did worst" in shown


def test_score_of_a_body():
    whole = score_body(GOLD, GOLD, 1, 0.0)
    assert (whole.precision, whole.recall, whole.f1, whole.exact) == (1.0, 1.0, 1.0, True)
    half = score_body(GOLD, "\n".join(SENTENCES[:4]), 1, 0.0)
    assert half.precision == 1.0
    assert 0.45 < half.recall < 0.5
    nothing = score_body(GOLD, "", 0, 0.0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, 0.0, 0.0)


def test_empty_results_lower_recall_but_have_no_precision():
    row = summarise("text", "x", [score_body(GOLD, GOLD, 1, 0.0), score_body(GOLD, "", 2, 0.0)])
    assert (row["precision"], row["recall"], row["empty"], row["false_splits"]) == (1.0, 0.5, 1, 1)
    assert row["f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_intervals_hold_the_figure_and_are_the_same_again():
    scores = [score_body(GOLD, "\n".join(SENTENCES[:n]), 1, 0.0) for n in (1, 3, 5, 7, 8)]
    row = summarise("text", "x", scores)
    assert row["f1_low"] < row["f1"] < row["f1_high"]
    assert f1_interval(scores) == f1_interval(list(scores))
    assert f1_gain(scores, scores) == (0.0, 0.0, 0.0)


def lines_of(*labelled):
    return [
        Line(number=i, text=text, label=label, rule="x", confidence=confidence)
        for i, (text, label, confidence) in enumerate(labelled, 1)
    ]


def test_reliability_counts_right_lines_by_confidence():
    lines = lines_of(
        (SENTENCES[0], Label.BODY, 0.95),
        ("Buy a ticket for the museum of knots and ropes", Label.BODY, 0.9),
        ("", Label.BLANK, 1.0),
        (SENTENCES[1], Label.BOILERPLATE, 0.7),
        ("Menu of the day at the harbour inn", Label.NAVIGATION, 0.7),
    )
    tally = tally_lines(lines, GOLD, is_html=False)
    rows = {(row["kept"], row["confidence_low"]): row for row in reliability_rows("text", tally)}
    assert {key: (row["lines"], row["right"]) for key, row in rows.items()} == {
        (True, 0.9): (2, 0.5),
        (False, 0.7): (2, 0.5),
    }
    assert sure_lines_right([tally]) == 0.5
    assert sure_lines_right([Counter()]) == 1.0


def test_plain_peers_on_lines():
    assert take_all(PAGE) == PAGE
    assert long_lines(PAGE) == GOLD
    long_line = f"{SENTENCES[0]} {SENTENCES[1]}"
    page = "\n".join(["Menu", long_line, "short", long_line, *["short"] * 4, long_line])
    assert longest_block(page) == "\n".join([long_line, "short", long_line])
    assert longest_block("Menu") == ""


def test_lines_become_paragraphs_with_markup_escaped():
    assert "<p>1 &lt; 2</p>" in as_paragraphs(lambda html: html)("1 < 2\n\n")
