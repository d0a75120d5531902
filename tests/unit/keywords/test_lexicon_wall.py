"""What we rely on in lemminflect."""

import subprocess
import sys

import pytest

from plugins.keywords.lexicon_wall import parts_of_speech


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("harbour", {"NOUN", "VERB"}),
        ("harbours", {"NOUN", "VERB"}),
        ("recognise", {"VERB"}),
        ("quickly", {"ADV"}),
        ("democratic", {"ADJ"}),
    ],
)
def test_inflected_and_plain_words_have_their_kinds(word, kinds):
    assert parts_of_speech(word) >= kinds
    assert ("NOUN" in parts_of_speech(word)) is ("NOUN" in kinds)


@pytest.mark.parametrize("word", ["", "brandvik", "гавань", "'", "a" * 5000, "\x00"])
def test_unknown_words_have_none_or_few_and_never_fail(word):
    assert parts_of_speech(word) <= {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "AUX"}


def test_nothing_is_loaded_before_a_word_is_asked_for():
    code = (
        "import sys, plugins.keywords.lexicon_wall; "
        "sys.exit(any(name in sys.modules for name in ('lemminflect', 'numpy')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
