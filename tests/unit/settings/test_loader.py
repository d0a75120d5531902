import pytest

from plugins.settings import KeywordSettings, Settings, SettingsError, load_settings


def mistakes_of(given):
    with pytest.raises(SettingsError) as caught:
        load_settings(given)
    return caught.value.mistakes


def test_nothing_given_gives_defaults():
    assert load_settings({}) == Settings()


def test_given_value_replaces_its_default_only():
    settings = load_settings({"keywords": {"max_keywords": 10}})
    assert settings == Settings(keywords=KeywordSettings(max_keywords=10))


def test_whole_number_is_good_where_a_fraction_is_expected():
    assert load_settings({"topics": {"copy_containment": 1}}).topics.copy_containment == 1.0


def test_all_mistakes_are_told_at_once_in_order():
    mistakes = mistakes_of(
        {
            "topics": {"evnt_cut": 0.1, "body_words": "many"},
            "keyword": {},
            "crosslinks": {"max_related": -1},
        }
    )
    assert mistakes == (
        "EVENT_DIGEST['topics']['evnt_cut'] is not a setting - did you mean 'event_cut'?",
        "EVENT_DIGEST['topics']['body_words'] = 'many': Expected int, got str."
        " Beginning of the body that is compared, in words.",
        "EVENT_DIGEST['keyword'] is not a setting - did you mean 'keywords'?",
        "EVENT_DIGEST['crosslinks']['max_related'] = -1: Expected int >= 0."
        " Most related articles shown with an article.",
    )


def test_name_like_no_other_is_answered_with_the_names_there_are():
    (mistake,) = mistakes_of({"zebra": 1})
    assert mistake.endswith("there are captures, keywords, topics, crosslinks, site")


def test_values_that_contradict_each_other_are_a_mistake():
    (mistake,) = mistakes_of({"keywords": {"min_keywords": 9, "max_keywords": 3}})
    assert mistake == ("EVENT_DIGEST['keywords']: min_keywords (9) is larger than max_keywords (3)")


@pytest.mark.parametrize(
    ("group", "name", "value"),
    [
        ("topics", "event_cut", float("nan")),
        ("topics", "seed_similarity", float("inf")),
        ("topics", "body_words", True),
        ("topics", "body_words", None),
        ("captures", "default_language", "English"),
        ("captures", "max_capture_bytes", 1.5),
        ("site", "tagline", b"bytes"),
        ("site", "tagline", "x" * 201),
    ],
)
def test_value_out_of_its_range_is_a_mistake(group, name, value):
    (mistake,) = mistakes_of({group: {name: value}})
    assert mistake.startswith(f"EVENT_DIGEST['{group}']['{name}'] = ")


@pytest.mark.parametrize("given", [None, [], "topics", 3])
def test_anything_but_a_dictionary_is_a_mistake(given):
    (mistake,) = mistakes_of(given)
    assert mistake.startswith("EVENT_DIGEST = ")
    (mistake,) = mistakes_of({"topics": given})
    assert mistake.startswith("EVENT_DIGEST['topics'] = ")


def test_name_that_is_no_string_is_a_mistake():
    (mistake,) = mistakes_of({3: 4})
    assert mistake.startswith("EVENT_DIGEST[3] is not a setting")


def test_huge_value_is_shown_short():
    (mistake,) = mistakes_of({"topics": list(range(100_000))})
    assert len(mistake) < 200


def test_error_makes_pelican_exit_with_two():
    with pytest.raises(SettingsError, match=r"^1 mistake in the settings:\n  EVENT") as caught:
        load_settings({"site": {"tagline": 1}})
    assert caught.value.exitcode == 2
