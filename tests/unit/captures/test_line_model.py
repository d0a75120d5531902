"""The line model: its columns, its weights, and what it makes of a page."""

import math

import pytest

from plugins.captures.core.features import PageLines, describe_lines
from plugins.captures.core.linemodel import (
    context_columns,
    load_line_model,
    weigh_lines,
    words_columns,
)

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
