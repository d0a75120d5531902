import numpy as np
import pytest

from plugins.text.pairs import Pairs
from plugins.topics.core.linkage import Bar, connect, join_groups, list_groups

ALONE = Bar(cut=0.4, group_share=0, single_share=0)


def make_pairs(**similarities):
    """Return pairs from names such as ``ab=0.5``: a is place 0, b is 1."""
    places = [sorted("abcdefgh".index(letter) for letter in name) for name in similarities]
    return Pairs(
        one=np.array([one for one, _ in places], np.int64),
        other=np.array([other for _, other in places], np.int64),
        similarity=np.array(list(similarities.values()), np.float64),
    )


def join(count, bar=ALONE, start=None, **similarities):
    begin = np.arange(count) if start is None else np.array(start)
    return list_groups(join_groups(begin, make_pairs(**similarities), bar))


def test_nothing_makes_no_groups():
    assert join(0) == ()


def test_places_without_pairs_stay_alone():
    assert join(3) == ((0,), (1,), (2,))


@pytest.mark.parametrize(("similarity", "groups"), [(0.4, ((0, 1),)), (0.39, ((0,), (1,)))])
def test_cut_decides_whether_two_join(similarity, groups):
    assert join(2, ab=similarity) == groups


def test_average_not_the_best_pair_decides():
    # The third is alike to the second by .7 and to the first not at all: .35 on average.
    assert join(3, ab=0.9, bc=0.7) == ((0, 1), (2,))
    assert join(3, ab=0.9, bc=0.7, ac=0.1) == ((0, 1, 2),)


def test_chain_of_neighbours_does_not_become_one_group():
    assert len(join(6, ab=0.5, bc=0.5, cd=0.5, de=0.5, ef=0.5)) > 1


def test_equal_similarities_are_settled_by_place():
    assert join(3, ab=0.5, bc=0.5) == ((0, 1), (2,))
    assert join(4, ac=0.5, bd=0.5, ab=0.5) == ((0, 1), (2,), (3,))


def test_several_joins_of_one_round_are_those_of_one_after_the_other():
    assert join(5, ab=0.9, cd=0.8, be=0.5) == ((0, 1), (2, 3), (4,))


def test_two_close_groups_stay_apart_unless_they_are_as_alike_as_their_members():
    bar = Bar(cut=0.1, group_share=0.5, single_share=0)
    between = {"ac": 0.3, "ad": 0.3, "bc": 0.3, "bd": 0.3}
    assert join(4, bar, ab=0.8, cd=0.8, **between) == ((0, 1), (2, 3))
    assert join(4, bar, ab=0.5, cd=0.5, **between) == ((0, 1, 2, 3),)


def test_slack_lets_small_groups_join_that_large_ones_would_not():
    between = {"ac": 0.3, "ad": 0.3, "bc": 0.3, "bd": 0.3}
    strict = Bar(cut=0.1, group_share=0.7, single_share=0)
    assert len(join(4, strict, ab=0.5, cd=0.5, **between)) == 2
    lenient = Bar(cut=0.1, group_share=0.7, single_share=0, slack=0.5)
    assert len(join(4, lenient, ab=0.5, cd=0.5, **between)) == 1


def test_single_member_joins_a_loose_group_but_not_a_close_one():
    bar = Bar(cut=0.1, group_share=0, single_share=0.4)
    assert join(3, bar, ab=0.9, ac=0.3, bc=0.3) == ((0, 1), (2,))
    assert join(3, bar, ab=0.6, ac=0.3, bc=0.3) == ((0, 1, 2),)


def test_groups_to_begin_with_join_as_a_whole():
    assert join(4, start=[0, 0, 2, 2], ac=0.5, ad=0.5, bc=0.5, bd=0.5) == ((0, 1, 2, 3),)
    assert join(4, start=[0, 0, 2, 2], ac=0.9) == ((0, 1), (2, 3))


def test_connected_places_go_by_the_least_of_them():
    assert connect(5, make_pairs(de=1, bd=1)).tolist() == [0, 1, 2, 1, 1]
    assert connect(0, make_pairs()).tolist() == []
