"""What is relied on of the standard library's own parser of patterns."""

import re

import pytest

from plugins.captures.core.pattern_cost import MAX_COST, search_cost


@pytest.mark.parametrize(
    ("pattern", "cost"),
    [
        ("^Pin this$", 1),
        ("Pin this", 400),
        ("^Pin this.*", 1),
        ("^Pin .{1,40} now$", 40),
        ("^.*x.*y", 401 * 401),
        (r"^\w+$|^b+$", 800),
        ("^(?:Pin|Keep|Drop) this", 3),
        ("^(?:Pin|Keep .*)$", 402),
        ("^Pins?$", 2),
        ("^(?:Pin )?this$", 2),
        (r"^(?:\w++ ){1,5}x", 5),
        ("^(?>.*)x", 1),
        ("(?i)^pin this$", 1),
        (r"\Apin", 1),
        ("^(?=.*a)b", 401),
    ],
)
def test_cost_counts_the_ways_a_pattern_may_be_tried(pattern, cost):
    assert search_cost(pattern) == cost


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "^(a|a)*$",
        "^(?:a|b|ab)*c",
        r"^(?:\w+ ){1,5}x",
        "^(?:a?){50}b",
        "(x*)*",
        "x*y*z*w",
        "^(?:.*,){20}x",
        r"(.)\1",
        "(?=.*a.*b)c",
        "^(?:(?:a+)?b?)+$",
        "^(a+(?(1)b|c))d",
    ],
)
def test_pattern_that_explodes_costs_too_much(pattern):
    re.compile(pattern)
    assert search_cost(pattern) > MAX_COST


@pytest.mark.parametrize("pattern", ["(", "[a", "a{3,2}", "(?P<a>b)(?P<a>c)", "*"])
def test_text_that_is_no_pattern_raises(pattern):
    with pytest.raises(re.error):
        search_cost(pattern)
