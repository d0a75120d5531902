import pytest

from plugins.text.direction import text_direction


@pytest.mark.parametrize("language", ["ar", "AR", "ar-EG", "fa", "he", "ur_PK", "az-Arab", "yi"])
def test_right_to_left_scripts_are_known_by_language_or_script(language):
    assert text_direction(language) == "rtl"


@pytest.mark.parametrize("language", ["", "en", "de-AT", "zh-Hant", "ur-Latn", "x", "-", "art"])
def test_everything_else_runs_from_left_to_right(language):
    assert text_direction(language) == "ltr"
