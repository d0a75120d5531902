"""The features of lines of saved HTML and the weights that go with them."""

import json
import math
from importlib.resources import files

import pytest

from plugins.captures.core.html_features import (
    Evidence,
    PageFeatures,
    find_prose,
    page_feature_names,
    share_feature_names,
)
from plugins.captures.core.html_model import (
    is_decided,
    load_models,
    weigh_page,
    weigh_with_extraction,
)
from plugins.captures.core.html_view import MARKS, parse_page, view_page

STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry will sail again in the spring, when the ice has left the bay for good.",
        "Its crew spent the winter in the yard and painted the hull twice, the captain said.",
        "Tickets cost as much as they did three years ago, which nobody had expected here.",
    )
)
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>Part {n}</a></li>" for n in range(30)) + "</ul>"


def features_of(source):
    parsed = parse_page(source)
    assert parsed is not None
    view = view_page(parsed[0])
    return PageFeatures(view, find_prose(view.lines), frozenset({"ferry", "sails", "again"}))


def test_every_feature_has_one_name_and_one_weight():
    marks = tuple(f"within {mark}" for mark in MARKS)
    names = (*page_feature_names(), *share_feature_names(), *marks)
    assert len(set(names)) == len(names)
    source = files("plugins.captures") / "data" / "html_model.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    assert set(data["page"]) == {"intercept", *page_feature_names(), *marks}
    assert set(data["extraction"]) == {"intercept", *names}


@pytest.mark.parametrize("source", [STORY, MENU, STORY + MENU, "x", MENU + STORY + MENU])
def test_rows_are_as_long_as_the_names_and_finite(source):
    page = features_of(f"<html><body>{source}</body></html>")
    alone = page.describe()
    both = page.describe_with(Evidence(shares={0: 1.0}))
    assert {len(row) for row in alone.rows} == {len(page_feature_names())}
    assert {len(row) for row in both.rows} == {
        len(page_feature_names()) + len(share_feature_names())
    }
    assert all(math.isfinite(value) for row in both.rows for value in row)


def test_lines_far_from_any_text_are_not_looked_at():
    page = features_of(f"<html><body>{MENU}<main>{STORY}</main></body></html>")
    assert page.describe().first == 20
    assert page.describe_with(Evidence(shares={0: 1.0})).first == 0


def test_paragraphs_weigh_more_than_the_menu():
    page = features_of(f"<html><body>{MENU}<main>{STORY}</main>{MENU}</body></html>")
    weights = weigh_page(page)
    assert min(weights[30:33]) > 0.5 > max(weights[:30] + weights[33:])


def test_extraction_speaks_for_its_lines():
    page = features_of(f"<html><body><div>{STORY}</div></body></html>")
    without = weigh_with_extraction(page, Evidence(shares={0: 1.0, 1: 1.0}))
    with_it = weigh_with_extraction(page, Evidence(shares={0: 1.0, 1: 1.0, 2: 1.0}))
    assert with_it[2] > without[2]


def test_page_is_decided_only_where_lines_are_clear():
    page = features_of(f"<html><body>{STORY}</body></html>")
    assert is_decided(page, [0.95, 0.9, 0.99])
    assert not is_decided(page, [0.95, 0.5, 0.99])
    assert not is_decided(page, [0.1, 0.1, 0.1])


def test_weights_are_read_once():
    assert load_models() is load_models()
