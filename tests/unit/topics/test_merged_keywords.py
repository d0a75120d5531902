from dataclasses import replace

from plugins.model import Keyword
from plugins.topics.core.keywords import merge_keywords
from tests.unit.topics.articles import DAM_BURST, DAM_REPORT, DAM_RESCUE


def with_keywords(article, *texts):
    keywords = tuple(
        Keyword(text=text, lexical_form=text.lower(), relevance=1 - at / 20, raw_score=0.1)
        for at, text in enumerate(texts)
    )
    return replace(article, keywords=keywords)


def test_keyword_of_all_articles_comes_before_the_first_of_one():
    merged = merge_keywords(
        [
            with_keywords(DAM_BURST, "boats", "Velm dam"),
            with_keywords(DAM_RESCUE, "roofs", "Velm dam"),
            with_keywords(DAM_REPORT, "letter", "velm dam"),
        ]
    )
    assert [keyword.text for keyword in merged] == ["Velm dam", "boats", "letter", "roofs"]
    assert merged[0].relevance == 1
    assert all(0 < keyword.relevance <= 1 for keyword in merged)


def test_no_keywords_make_none():
    assert merge_keywords([DAM_BURST]) == ()


def test_twelve_at_most():
    many = with_keywords(DAM_BURST, *(f"word {number:02}" for number in range(20)))
    assert len(merge_keywords([many])) == 12
