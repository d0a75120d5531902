import pytest

from plugins.text.direction import find_turn, strip_turns, text_direction


@pytest.mark.parametrize("language", ["ar", "AR", "ar-EG", "fa", "he", "ur_PK", "az-Arab", "yi"])
def test_right_to_left_scripts_are_known_by_language_or_script(language):
    assert text_direction(language) == "rtl"


@pytest.mark.parametrize("language", ["", "en", "de-AT", "zh-Hant", "ur-Latn", "x", "-", "art"])
def test_everything_else_runs_from_left_to_right(language):
    assert text_direction(language) == "ltr"


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Ferry stays", None),
        ("\u200fFerry\u200e stays", None),
        ("\u2067Ferry\u2069 stays", None),
        ("\u202bFerry \u2068at\u2069 last\u202c stays", None),
        ("\u202eFerry\u202c stays", "\u202e"),
        ("Ferry \u2067stays", "\u2067"),
        ("Ferry \u2067\u202astays\u202c", "\u2067"),
        ("Ferry\u2069 stays", "\u2069"),
        ("\u202bFerry\u2069 stays", "\u2069"),
        ("\u2066" * 50_000, "\u2066"),
    ],
)
def test_what_turns_more_than_the_text_itself_is_found(text, turn):
    assert find_turn(text) == turn


def test_text_without_turns_keeps_its_marks():
    turns = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert strip_turns(f"a\u200f{turns}b\u200e") == "a\u200fb\u200e"
