"""Where sentences end, with and without capitals and white space."""

import pytest

from plugins.text.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ("He left.", "She stayed?", "“No.”", "Yes"),
        ("Mr. Smith left the U.S. embassy.", "He was tired."),
        ("Він пішов.", "Ґудзик лишився.", "Її не було."),
        ("Он ушёл.", "Она осталась."),
        ("قال ذلك.", "وأضاف أنه هنا؟", "نعم."),
    ],
)
def test_sentences_end_before_a_capital_or_an_arabic_letter(sentences):
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == list(sentences)


def test_chinese_sentences_end_at_their_own_marks():
    sentences = ["市长说了。", "没有别的办法！", "“如果没有渡轮。”", "居民说"]
    text = "".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
