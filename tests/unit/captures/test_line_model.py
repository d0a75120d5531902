"""The line model: its columns, its weights, and what it makes of a page."""

import math

import numpy as np
import pytest

from plugins.captures.core.columns import shift, window
from plugins.captures.core.drafts import Marks
from plugins.captures.core.features import PageLines, describe_lines
from plugins.captures.core.line_reading import find_twins
from plugins.captures.core.linemodel import (
    context_columns,
    load_line_model,
    weigh_lines,
    words_columns,
)
from plugins.captures.core.segments import Segment
from plugins.captures.core.weigh import lines_in_view, weigh_page

MENU = ("Home", "World", "Sport", "Log in", "Subscribe to our newsletter")
STORY = (
    "The harbour of Saltmarsh froze over on Thursday, and the ferry did not leave its quay.",
    "Captain Mara Venn said that she had never seen ice so thick in forty years on the water.",
    "The council sent blankets to the market hall, where eighty passengers had to spend the "
    "night, and the baker of the old town opened his shop for them before it was light.",
    "It will be warmer by the end of the week, the weather office told the mayor on Friday.",
)
FOOT = ("Related stories", "Dockers vote on a new rota", "Reply", "© 2025 Harbour Gazette")


def make_page(*texts, found=None, run=(0, 0)):
    return PageLines(
        texts=texts,
        blank_above=(False,) * len(texts),
        found=found or ("",) * len(texts),
        run=run,
    )


PAGE = make_page(*MENU, *STORY, *FOOT, run=(len(MENU), len(MENU) + len(STORY)))


def test_the_text_of_a_story_outweighs_menu_and_foot():
    weights = weigh_lines(PAGE)

    story = weights[len(MENU) : len(MENU) + len(STORY)]
    assert min(story) > max(weights[: len(MENU)] + weights[len(MENU) + len(STORY) :])


def test_every_weight_belongs_to_a_column_and_every_column_has_one():
    model = load_line_model()
    described = describe_lines(PAGE)

    columns = described.columns | words_columns(described, model.words)
    first = model.first.probabilities(columns)
    columns_of_second = columns | context_columns(first, PAGE.texts)

    assert set(model.first.weights) == set(columns)
    assert set(model.second.weights) == set(columns_of_second)


def test_words_of_each_length_class_have_weights():
    assert all(load_line_model().words[size] for size in ("s", "m", "l"))


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_pages_of_few_lines_are_weighed(count):
    weights = weigh_lines(make_page(*STORY[:1] * count, run=(0, count)))

    assert len(weights) == count
    assert all(0 <= weight <= 1 for weight in weights)


def test_columns_hold_one_finite_number_per_line():
    columns = describe_lines(make_page("—", "#", "9", "\u202e\u0301", "a" * 5000)).columns

    assert {len(values) for values in columns.values()} == {5}
    assert all(math.isfinite(value) for values in columns.values() for value in values)


def test_what_the_rules_found_weighs_in():
    plain = weigh_lines(PAGE)
    found = ["" for _ in PAGE.texts]
    found[6] = "comments"

    marked = weigh_lines(make_page(*PAGE.texts, found=tuple(found), run=PAGE.run))

    assert marked[6] < plain[6]


def view(*lines, body):
    marks = Marks(tuple(lines))
    segment = Segment(headline="", headline_lines=(), body_start=body[0], end=body[1])
    return marks, segment, lines_in_view(marks, segment)


def test_lines_far_from_all_long_running_text_are_not_shown_to_the_model():
    menu = [f"Section {number}" for number in range(40)]
    lines = (*menu, STORY[2], *menu)

    marks, segment, shown = view(*lines, body=(40, 41))
    weights = weigh_page(lines, marks, segment)

    assert shown == list(range(25, 56))
    assert set(weights) == set(range(81))
    assert all(weights[number] == 0.01 for number in range(81) if number not in shown)


def test_short_running_text_counts_inside_the_run_alone():
    menu = [f"Section {number}" for number in range(40)]
    short = "The ferry did not leave its quay on Thursday at all."

    *_, outside = view(short, *menu, STORY[2], body=(41, 42))
    *_, inside = view(short, *menu, STORY[2], body=(0, 42))

    assert outside == list(range(26, 42))
    assert inside == list(range(42))


def test_a_page_without_long_running_text_is_shown_whole():
    menu = [f"Section {number}" for number in range(40)]

    assert view(*menu, body=(0, 0))[2] == list(range(40))


def test_windows_and_shifts_take_blocks_of_columns():
    block = np.array([[1.0, 2.0, 6.0], [0.0, 3.0, 0.0]])

    assert window(block, 1).tolist() == [[1.5, 3.0, 4.0], [1.5, 1.0, 1.5]]
    assert shift(block, 1).tolist() == [[2.0, 6.0, 0.0], [3.0, 0.0, 0.0]]
    assert shift(block, 5).tolist() == [[0.0] * 3] * 2


@pytest.mark.parametrize(
    ("texts", "twins"),
    [
        (("A ferry in the ice", "Home", "a ferry in the ice: the quay"), [True, False, True]),
        (("A ferry in the ice", "Home", "Sport", "A ferry in the ice"), [False] * 4),
        (("Home", "• Home", "Homes"), [True, True, False]),
    ],
)
def test_a_twin_stands_within_two_lines(texts, twins):
    assert find_twins(texts) == twins


def test_a_vocabulary_leaves_out_grams_and_changes_nothing_else():
    model = load_line_model()

    everything, known = describe_lines(PAGE), describe_lines(PAGE, model.vocabulary)

    grams = {*model.vocabulary.single, *map(" ".join, model.vocabulary.pairs)}
    assert [own & grams for own in everything.grams] == list(known.grams)
    assert all((everything.columns[n] == known.columns[n]).all() for n in everything.columns)
