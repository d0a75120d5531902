import pytest

from plugins.text.pairs import similar_pairs
from plugins.text.vectors import article_vector, dot
from tests.unit.topics.articles import ALL


def vector(article):
    return article_vector(article.headline, article.body, body_words=400)


def iterate_pairs(pairs):
    return zip(pairs.one.tolist(), pairs.other.tolist(), pairs.similarity.tolist(), strict=True)


@pytest.mark.parametrize("least", [0, 0.05, 0.3])
def test_index_finds_the_pairs_that_comparing_all_finds(least):
    vectors = [vector(article) for article in ALL]
    found = {
        (i, j): similarity for i, j, similarity in iterate_pairs(similar_pairs(vectors, least))
    }
    expected = {
        (i, j): dot(vectors[i], vectors[j])
        for j in range(len(vectors))
        for i in range(j)
        if set(vectors[i]) & set(vectors[j]) and dot(vectors[i], vectors[j]) >= least
    }
    assert found == pytest.approx(expected)


def test_more_vectors_than_one_step_holds_are_all_compared():
    vectors = [{"a": 0.5, str(number): 0.5} for number in range(200)]
    pairs = similar_pairs(vectors, 0.1)
    assert len(pairs.one) == 200 * 199 / 2
    assert (pairs.one < pairs.other).all()


def test_similarity_does_not_depend_on_the_other_vectors():
    some = [vector(article) for article in ALL[:3]]
    alone = list(iterate_pairs(similar_pairs(some, 0)))
    # Others before and between give every term another number.
    more = [vector(ALL[5]), some[0], vector(ALL[3]), *some[1:]]
    places = {1: 0, 3: 1, 4: 2}
    among = [
        (places[i], places[j], similarity)
        for i, j, similarity in iterate_pairs(similar_pairs(more, 0))
        if i in places and j in places
    ]
    assert among == alone


@pytest.mark.parametrize("vectors", [[], [{}], [{}, {}], [{"a": 1.0}, {"b": 1.0}]])
def test_where_no_term_is_shared_there_is_no_pair(vectors):
    assert len(similar_pairs(vectors, 0).one) == 0
