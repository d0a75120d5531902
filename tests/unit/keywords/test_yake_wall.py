"""What is relied on in YAKE."""

import logging
import os
import subprocess
import sys

import pytest
import yake
from yake.core import yake as yake_module

from plugins.keywords.yake_wall import propose_phrases, stop_words

TEXT = (
    "The lighthouse keeper of Skagen repaired the old lamp.\n"
    "The lighthouse keeper said that the lamp guides ships past Skagen.\n"
)


def test_camel_case_arguments_are_silently_ignored():
    extractor = yake.KeywordExtractor(dedupLim=0.1, windowsSize=4)

    assert extractor.config["dedup_lim"] == 0.9
    assert extractor.config["window_size"] == 1


def test_snake_case_arguments_work():
    extractor = yake.KeywordExtractor(dedup_lim=1.0, window_size=2)

    assert extractor.config["dedup_lim"] == 1.0
    assert extractor.config["window_size"] == 2


def test_default_extractor_gives_numpy_floats_and_keeps_case():
    proposals = yake.KeywordExtractor().extract_keywords(TEXT)

    assert "numpy" in {type(value).__module__ for _, value in proposals}
    assert "Skagen" in {phrase for phrase, _ in proposals}


def test_phrases_come_in_lower_case_with_plain_floats_best_first():
    proposals = propose_phrases(TEXT, "en")

    assert {type(value) for _, value in proposals} == {float}
    assert all(phrase == phrase.lower() for phrase, _ in proposals)
    assert list(proposals) == sorted(proposals, key=lambda proposal: (proposal[1], proposal[0]))


def test_nothing_is_deduplicated():
    phrases = {phrase for phrase, _ in propose_phrases(TEXT, "en")}

    assert {"lighthouse", "keeper", "lighthouse keeper", "skagen", "lamp"} <= phrases


def test_values_of_phrases_up_to_three_words_are_not_negative():
    proposals = propose_phrases(TEXT * 20, "en")

    assert proposals
    assert all(value >= 0 for _, value in proposals)
    assert max(len(phrase.split()) for phrase, _ in proposals) == 3


def test_phrase_never_spans_a_line_that_ends_in_a_full_stop():
    phrases = [phrase for phrase, _ in propose_phrases("Storm warning.\nFerry late.", "en")]

    assert "warning ferry" not in phrases


def test_exception_inside_yake_gives_nothing(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise ValueError("broken")

    monkeypatch.setattr(yake_module, "DataCore", fail)
    with caplog.at_level(logging.WARNING):
        assert propose_phrases(TEXT, "en") == ()
    assert "Exception during keyword extraction" in caplog.text


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "\x00", "\ud800 \udfff", "漢字かな"])
def test_text_without_words_gives_no_error(text):
    assert isinstance(propose_phrases(text, "en"), tuple)


def test_stop_words_follow_the_language():
    assert "the" in stop_words("en")
    assert "les" in stop_words("fr-CA")
    assert "" not in stop_words("en")


def test_unknown_language_has_a_list_without_english():
    assert "because" not in stop_words("xx")


def test_word_without_end_costs_no_time():
    proposals = propose_phrases("A short line.\n" + "a" * 60_000, "en")

    assert "short line" in {phrase for phrase, _ in proposals}


def test_same_result_for_other_hash_seeds():
    script = (
        "from plugins.keywords.yake_wall import propose_phrases;"
        f"print(propose_phrases({TEXT!r}, 'en'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "1")
    }

    assert len(outputs) == 1
