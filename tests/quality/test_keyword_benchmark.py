"""The benchmark of keywords: what it computes, and that it runs on any folder of its shape."""

import importlib
import json
import random

import pytest

from benchmarks.gold_keywords import (
    GOLD,
    Entity,
    Names,
    agreement,
    half_of,
    read_keywords,
    read_names,
    shared_keywords,
)
from benchmarks.gold_keywords import main as tell_agreement
from benchmarks.junk_keywords import Judged, junk_reasons
from benchmarks.keyword_data import Document
from benchmarks.keyword_scores import (
    compared,
    groups_f1,
    list_f1,
    mean_interval,
    merge,
    ratio_interval,
    unique,
)
from benchmarks.keywords import main
from benchmarks.peers_keywords import ended_lines, phrases_of, tf_idf
from tests.shared import shared_path

TEXT = """Ferry strike ends as Marta Olesen backs new timetable
The ferry strike on the outer islands ended on Friday, President Marta Olesen said.
Olesen told the Bergen Courier that the ferry timetable of the Coastal Union would be kept.
Nobody from the Coastal Union spoke of the stolen boats."""


@pytest.fixture
def folder(tmp_path):
    """One set with a text that lacks its list, and one topic with an article that is absent."""
    english = tmp_path / "bench" / "keywords" / "kptimes_sample"
    topic = tmp_path / "bench" / "keywords" / "mkduc01"
    english.mkdir(parents=True)
    topic.mkdir()
    (english / "a.txt").write_text(TEXT)
    (english / "a.key").write_text("ferry strike\nMarta Olesen\n")
    (english / "b.txt").write_text(TEXT)
    (topic / "x.txt").write_text(TEXT)
    topics = {"docs": {"t": ["x", "y"]}, "gold_clusters": {"t": [["Marta Olesen", "Olesen"]]}}
    (topic / "topics.json").write_text(json.dumps(topics))
    return english.parent


def test_benchmark_runs_on_an_incomplete_folder(folder, capsys):
    main(["--data", str(folder), "--ours", "--json"])
    told = capsys.readouterr()
    rows = {row["data"]: row for row in json.loads(told.out)["rows"]}
    assert rows.keys() == {"kptimes_sample", "mkduc01"}
    assert rows["kptimes_sample"]["n"] == 1
    assert rows["kptimes_sample"]["f1_10"] > 0
    assert rows["mkduc01"]["f1_20"] > 0
    assert "editorial" in told.err


def test_benchmark_prints_tables(folder, capsys):
    main(["--data", str(folder), "--ours"])
    shown = capsys.readouterr().out
    assert "kptimes_sample (1)" in shown
    assert "F1@20" in shown


def test_ablation_takes_each_stage_away(folder, capsys):
    main(["--data", str(folder), "--ablation", "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    systems = {row["system"] for row in rows}
    assert {"ours", "without names", "without the lexicon", "without text cleaning"} <= systems
    assert "TF-IDF of n-grams" not in systems


def test_same_values_as_the_scorer_that_comes_with_the_data(monkeypatch):
    pytest.importorskip("nltk")
    file = shared_path("bench", "keywords", "score_keywords.py")
    monkeypatch.syspath_prepend(file.parent)
    theirs = importlib.import_module("score_keywords")
    drawn = random.Random(1)  # noqa: S311 - nothing is secret here
    for name in ("duc2001", "kpcrowd", "wikinews_fr"):
        keys = sorted(shared_path("bench", "keywords", name).glob("*.key"))
        golds = {key.stem: key.read_text("utf-8").split("\n") for key in keys}
        others = [phrase for gold in golds.values() for phrase in gold]
        predicted = {
            key: drawn.sample(gold, len(gold) // 2) + drawn.sample(others, 9)
            for key, gold in golds.items()
        }
        assert all(theirs.norm(p) == compared(p) for gold in golds.values() for p in gold)
        scored = theirs.score({k: theirs.uniq(g) for k, g in golds.items()}, predicted)
        for cut in (5, 10, 15):
            ours = [list_f1(golds[key], predicted[key], cut) for key in golds]
            assert sum(ours) / len(ours) == pytest.approx(scored[cut]["F1"] / 100)


def test_keywords_are_compared_without_case_possessives_and_endings():
    assert compared("Fishing Fleet’s") == compared("fishing fleets")
    assert compared("deep-water ports") == compared("deep water port")
    assert unique(["Ports", "port", "...", "treaty"]) == ["port", "treati"]


def test_f1_of_a_list():
    assert list_f1(["ferry", "strike"], ["ferries", "ferry", "boats"], 10) == 0.5
    assert list_f1(["ferry", "strike"], ["boats", "ferry", "strike"], 1) == 0.0
    assert list_f1(["ferry"], [], 10) == 0.0


def test_a_group_is_taken_once():
    groups = [("Marta Olesen", "Olesen"), ("strike",)]
    assert groups_f1(groups, ["Olesen", "Marta Olesen"], 10) == 0.5
    assert groups_f1(groups, ["Olesen", "strikes"], 10) == 1.0


def test_lists_of_a_topic_are_merged_by_rank():
    lists = [["harbour", "boats"], ["boats", "ferry strike"]]
    assert merge(lists) == ["boat", "harbour", compared("ferry strike")]
    assert merge([["ferry strike", "ferry"]]) == [compared("ferry strike")]


def test_intervals_hold_the_figure_and_are_the_same_again():
    values = [0.1, 0.2, 0.4, 0.9, 0.3]
    low, high = mean_interval(values)
    assert low < sum(values) / 5 < high
    assert mean_interval(values) == (low, high)
    assert ratio_interval([0, 1, 0, 0, 1], [10] * 5)[1] <= 0.1


def test_phrases_stop_at_marks_and_small_words():
    document = Document("a", "The outer islands, Olesen's ferry of the Union\nNew boats", "en")
    assert set(phrases_of(document)) == {
        *("outer", "outer islands", "islands"),
        *("Olesen", "Olesen ferry", "ferry", "Union", "boats"),
    }


def test_rarity_is_that_of_the_set():
    documents = [
        Document("a", "ferry strike", "en"),
        Document("b", "ferry boat", "en"),
        Document("c", "ferry harbour", "en"),
    ]
    assert tf_idf(documents)(documents[0])[-1] == "ferry"


def test_text_for_peers_has_plain_quotes_and_ends():
    assert ended_lines("A “ferry”\n\nIt left.\n") == 'A "ferry"\nIt left.'
    assert ended_lines("It left") == "It left."


OLESEN = Entity("person", ("Marta Olesen", "Olesen"))
UNION = Entity("organisation", ("Coastal Union",))
NORWAY = Entity("place", ("Norway",), ("Norwegian",))
NAMES = Names((OLESEN, UNION, NORWAY), ("Northern Star",))
GROUPS = (("ferry strike", "strike"), ("ferry timetable",), ("stolen boat",))


def reasons(*shown, text=TEXT, groups=GROUPS):
    return junk_reasons(shown, Judged(Document("a", text, "en", groups), NAMES))


def test_what_an_editor_lists_is_no_junk():
    assert reasons("ferry strike", "ferry timetables", "Marta Olesen", "outer islands") == [
        None,
        None,
        None,
        None,
    ]


def test_second_form_of_a_keyword_or_a_name_is_repeated():
    assert reasons("ferry strike", "strikes", "Marta Olesen", "Olesen") == [
        None,
        "repeated",
        None,
        "repeated",
    ]
    assert reasons("island", "islands") == [None, "repeated"]


def test_form_of_two_keywords_stands_for_both():
    groups = (("ferry strike", "ferry"), ("ferry timetable", "ferry"))
    assert reasons("ferry", "ferry timetable", "ferry strike", groups=groups) == [
        None,
        None,
        "repeated",
    ]


def test_piece_of_a_name_is_cut_unless_it_also_stands_alone():
    assert reasons("Marta", "President Marta", "Union") == ["cut"] * 3
    assert reasons("Union", text=f"{TEXT} No union was asked.") == [None]
    assert reasons("Northern", text=f"{TEXT} The Northern-Star left.") == ["cut"]
    assert reasons("President Marta Olesen") == [None]


def test_weekdays_months_and_times_are_calendar():
    assert reasons("Friday", "ended on Friday", "last week", "two", "2024") == ["calendar"] * 5
    assert reasons("march route", "Ferry-Union") == [None, None]
    listed = (("Black Friday",),)
    assert reasons("Black Friday", groups=listed) == [None]


def test_outlets_are_junk_unless_the_editor_lists_them():
    assert reasons("Associated Press") == ["outlet"]
    assert reasons("Associated Press", groups=(("Associated Press",),)) == [None]


def test_verbs_at_an_end_are_junk():
    assert reasons("ferry ended", "told", "recognise islands") == ["verb"] * 3
    assert reasons("stolen boats", "missing ferry", "new timetable") == [None] * 3


def test_agreement_of_the_readings_is_told(capsys):
    tell_agreement()
    shown = capsys.readouterr().out
    assert "keywords of the readings" in shown
    assert "names of b and the gold" in shown


def test_readings_agree_where_keywords_share_a_form():
    one = (("Marta Olesen", "Olesen"), ("strike",))
    other = (("Olesen",), ("strikes", "ferry strike"), ("Norway",))
    assert shared_keywords(one, other) == 2
    assert agreement({"a": one}, {"a": other}) == [0.8]


def test_each_keyword_has_one_partner():
    assert shared_keywords((("a",), ("a", "b")), (("a", "b"), ("a",))) == 2
    assert shared_keywords((("a",), ("a",)), (("a",),)) == 1


@pytest.fixture(scope="module")
def gold():
    if not (GOLD / "keywords.json").is_file():
        pytest.skip("no editorial gold")
    return read_keywords(GOLD / "keywords.json")


def test_gold_has_six_to_twelve_keywords_and_no_form_twice(gold):
    for key, groups in gold.items():
        assert 6 <= len(groups) <= 12, key
        forms = [form for group in groups for form in unique(group)]
        assert len(set(forms)) == len(forms), key
        assert all(len(form.split()) <= 8 for group in groups for form in group), key


def test_gold_is_halved(gold):
    tuning, report = half_of(gold, "tuning"), half_of(gold, "report")
    assert len(tuning) == len(report) == len(gold) / 2
    assert set(tuning) | set(report) == set(gold)


def test_gold_of_names_is_about_the_same_articles(gold):
    assert read_names(GOLD / "entities.json").keys() == gold.keys()
