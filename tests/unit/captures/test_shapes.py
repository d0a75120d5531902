"""What a line looks like, in languages with and without spaces."""

import pytest

from plugins.captures.core.shapes import (
    content_words,
    could_be_headline,
    could_be_subhead,
    count_words,
    is_prose,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The ferry stays — today", 5),
        ("Über die Bucht", 3),
        ("旧渡轮将航行到春天", 4),
        ("BBC 旧渡轮", 2),
        ("«Паром», — сказал он.", 4),
    ],
)
def test_words_are_counted_with_and_without_spaces(text, count):
    assert count_words(text) == count


PROSE = {
    "de": "Der Rat hat nach langer Sitzung beschlossen dass die Fähre noch bis zum Frühjahr durch "
    "die Bucht fahren soll weil die Brücke nicht fertig ist",
    "zh": "市议会周四晚上决定,旧渡轮将一直航行到明年春天。",
    "ar": "قرر مجلس المدينة أن تواصل العبارة القديمة الإبحار في الميناء حتى الربيع؟",
    "ru": "Городской совет решил, что старый паром будет ходить через залив до самой весны.",
}
NO_PROSE = (
    "首页 国际 财经 体育 登录",
    "Startseite Politik Wirtschaft Sport Kultur Reise Auto Wetter Karriere Immobilien Abo",
    "Dix conseils pour choisir un bon bateau et bien naviguer en toute saison",
)


@pytest.mark.parametrize("language", sorted(PROSE))
def test_running_text_is_prose_in_any_of_the_languages(language):
    assert is_prose(PROSE[language])


@pytest.mark.parametrize("text", NO_PROSE)
def test_menus_and_foreign_headlines_are_no_prose(text):
    assert not is_prose(text)


def test_chinese_headline_and_sentence_are_told_apart():
    assert could_be_headline("旧渡轮将航行到明年春天")
    assert not could_be_headline("旧渡轮将航行到明年春天。")
    assert could_be_subhead("费用超出预算")
    assert not could_be_subhead("费用超出预算:")


def test_content_words_leave_out_the_small_words_of_the_language():
    assert content_words("Die Fähre und der Hafen", "de") == {"fähre", "hafen"}
    assert content_words("The ferry and the harbour") == {"ferry", "harbour"}


def test_chinese_headline_shares_pairs_of_characters_with_its_lead():
    headline, lead = content_words("旧渡轮航行", "zh"), content_words("港口的旧渡轮停了", "zh")
    assert headline & lead == {"旧渡", "渡轮"}
