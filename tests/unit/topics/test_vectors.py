import math

import pytest

from plugins.text.vectors import (
    HEADLINE_MARK,
    IDF_FILE,
    article_vector,
    centroid,
    dot,
    idf,
    plain_term,
)
from tests.unit.topics.articles import DAM_BURST, DAM_RESCUE, PAINTING


def vector(article):
    return article_vector(article.headline, article.body, body_words=400)


def test_vector_has_length_one_and_marks_the_headline():
    found = vector(DAM_BURST)
    assert math.isclose(sum(weight**2 for weight in found.values()), 1)
    assert HEADLINE_MARK + "dam" in found
    assert plain_term(HEADLINE_MARK + "dam") == "dam"


def test_vector_of_nothing_is_empty_and_like_nothing():
    assert article_vector("", "", body_words=400) == {}
    assert dot({}, vector(DAM_BURST)) == 0


def test_words_after_the_limit_do_not_count():
    body = "flood " * 50
    assert article_vector("a", body + "portrait", body_words=50) == article_vector(
        "a", body, body_words=50
    )


def test_reports_on_one_event_are_more_alike_than_others():
    assert dot(vector(DAM_BURST), vector(DAM_RESCUE)) > 0.3
    assert dot(vector(DAM_BURST), vector(PAINTING)) < 0.1


def test_similarity_is_the_same_both_ways():
    one, other = vector(DAM_BURST), vector(DAM_RESCUE)
    assert dot(one, other) == dot(other, one)


def test_centroid_of_one_is_that_one():
    found = vector(DAM_BURST)
    assert centroid([found]) == pytest.approx(dict(found))


def test_rarer_words_tell_more_and_unknown_ones_most():
    assert idf("president") < idf("taliban") < idf("zzyzx")


def test_table_of_frequencies_is_small_and_sorted():
    rows = [row for row in IDF_FILE.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    words = [row.split("\t")[0] for row in rows[1:]]
    assert IDF_FILE.stat().st_size <= 400_000
    assert words == sorted(set(words))
