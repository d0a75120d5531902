import math

import pytest

from plugins.topics.core.linkage import group_vectors


def pair(similarity):
    """Return two unit vectors of this similarity."""
    return {"a": 1.0}, {"a": similarity, "b": math.sqrt(1 - similarity**2)}


def test_no_vectors_make_no_groups():
    assert group_vectors([], 0.5) == ()


def test_vectors_without_a_common_term_stay_alone():
    assert group_vectors([{"a": 1.0}, {"b": 1.0}, {}], 0.1) == ((0,), (1,), (2,))


@pytest.mark.parametrize(("cut", "groups"), [(0.4, ((0, 1),)), (0.6, ((0,), (1,)))])
def test_cut_decides_whether_two_join(cut, groups):
    assert group_vectors(pair(0.5), cut) == groups


def test_average_not_the_best_pair_decides():
    one, two = pair(0.9)
    # Alike to the second by .45 and to the first not at all: .22 on average.
    third = {"b": 1.0}
    assert group_vectors([one, two, third], 0.3) == ((0, 1), (2,))
    assert group_vectors([one, two, third], 0.2) == ((0, 1, 2),)


def test_chain_of_neighbours_does_not_become_one_group():
    chain = [{"a": 1.0}]
    for left, right in (("a", "b"), ("b", "c"), ("c", "d")):
        chain.append({left: math.sqrt(0.5), right: math.sqrt(0.5)})
    assert len(group_vectors(chain, 0.45)) > 1


def test_equal_similarities_are_settled_by_position():
    middle = {"a": math.sqrt(0.5), "b": math.sqrt(0.5)}
    assert group_vectors([{"a": 1.0}, middle, {"b": 1.0}], 0.6) == ((0, 1), (2,))
