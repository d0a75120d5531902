"""Layout files, right and wrong: every mistake is told with its line."""

from datetime import date

import pytest

from plugins.captures.core.layout_file import load_layouts, parse_layout, read_layout
from plugins.captures.core.layouts import Find
from plugins.model import Code, Label, Role

SOURCE = """name = "board"
date_order = "month-day"
valid_until = 2027-01-31
[detect]
at_least = 2
lines = ['^Board of the day$', '^Pin this$']
[articles]
find = "first-line"
role = "summary"
related_after = '^More$'
outlet = ['^Pinned by (?P<outlet>.{1,40})$']
footer = ['^About us$']
[[line]]
match = '^Pin this$'
label = "share"
ends = true
[[line]]
match = '.+'
after = '^Sponsor$'
label = "ad"
"""


def test_file_is_read_in_full():
    layout, findings = read_layout("board.toml", SOURCE)
    assert findings == ()
    assert layout is not None
    assert (layout.name, layout.at_least, layout.find, layout.role, layout.date_order) == (
        "board",
        2,
        Find.FIRST_LINE,
        Role.SUMMARY,
        "month-day",
    )
    assert layout.valid_until == date(2027, 1, 31)
    assert [pattern.pattern for pattern in layout.footer] == ["^About us$"]
    assert [(p.label, p.ends, p.after is None) for p in layout.lines] == [
        (Label.SHARE, True, True),
        (Label.AD, False, False),
    ]


def test_least_a_file_must_say():
    layout = parse_layout(
        'name = "a"\n[detect]\nat_least = 1\nlines = ["^A$"]\n[articles]\nfind = "prose"'
    )
    assert (layout.lines, layout.role, layout.outlet, layout.footer) == ((), Role.MAIN, (), ())
    assert (layout.related_after, layout.date_order, layout.valid_until) == (None, None, None)


MISTAKES = [
    ('name = "board"', "name = board", 1, "not valid TOML"),
    ('name = "board"', 'name = "Board of the day"', 1, "expected a short name"),
    ('name = "board"', 'name = "html"', 1, "no layout was recognised"),
    ('name = "board"', "", None, "`name` is missing"),
    ('"month-day"', '"month-year"', 2, "expected one of day-month, month-day"),
    ("2027-01-31", '"2027-01-31"', 3, "without quotation marks"),
    ("2027-01-31", "2027-01-31T10:00:00Z", 3, "expected a day"),
    ("date_order", "date_oder", 2, "Did you mean `date_order`?"),
    ("at_least = 2", "at_least = 3", 5, "asks for more than the patterns there are"),
    ("at_least = 2", "at_least = 0", 5, "expected a number from 1"),
    ("at_least = 2", "at_least = true", 5, "expected a number from 1"),
    ("at_least = 2", "", 4, "`at_least` is missing"),
    ("'^Pin this$']", "'']", 6, "expected a pattern"),
    ("'^Pin this$']", "'^x*']", 6, "matches every line"),
    ("'^Pin this$']", "7]", 6, "expected a pattern"),
    ("lines = ['^Board of the day$', '^Pin this$']", "lines = []", 6, "expected a list"),
    ("[detect]", "[detects]", None, "There is no [detect] part"),
    ("[articles]", "[[articles]]", 7, "`articles` is not a table"),
    ('"first-line"', '"first-lines"', 8, "Did you mean `first-line`?"),
    ('"summary"', '"main story"', 9, "expected one of main, related, summary"),
    ("'^More$'", "'^(More'", 10, "no regular expression"),
    ("(?P<outlet>.{1,40})", ".{1,40}", 11, "needs a group"),
    ("'^Pin this$'\nlabel", "'^(a+)+$'\nlabel", 14, "could search for hours"),
    ("'^Pin this$'\nlabel", "'^(\\w+ ?)*x$'\nlabel", 14, "could search for hours"),
    ("'^Pin this$'\nlabel", "'x{9999999999999}'\nlabel", 14, "no regular expression"),
    ("'^Pin this$'\nlabel", "'.*'\nlabel", 14, "[[line]] number 1: `match` matches every line"),
    ("match = '^Pin this$'", "", 13, "[[line]] number 1: `match` is missing"),
    ('"share"', '"shared"', 15, "Did you mean `share`?"),
    ('"share"', '"blank"', 15, "expected one of"),
    ("ends = true", "end = true", 16, "Did you mean `ends`?"),
    ("ends = true", 'ends = "yes"', 16, "expected true or false"),
    ("after = '^S", "behind = '^S", 19, "`behind` is not a key"),
    ('"ad"\n', '"ad"\n[extra]\nx = 1\n', None, "`extra` is not a key"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "told"), MISTAKES)
def test_mistake_is_told_with_its_line(right, wrong, line, told):
    assert SOURCE.count(right) >= 1
    layout, findings = read_layout("layouts/board.toml", SOURCE.replace(right, wrong, 1))
    assert layout is None
    assert {f.code for f in findings} == {Code.LAYOUT_FILE}
    (finding,) = [f for f in findings if told in f.message]
    assert (finding.subject, finding.line) == ("layouts/board.toml", line)
    assert finding.hint
    assert len(finding.message) < 700


def test_all_mistakes_are_told_at_once():
    source = SOURCE.replace("month-day", "x").replace("share", "x").replace('"first-line"', "1")
    _layout, findings = read_layout("a.toml", source)
    assert [finding.line for finding in findings] == [8, 15, 2]


@pytest.mark.parametrize(
    "source", ["", "line = 5", "line = [5]", "detect = 5\narticles = []", "x = " + "[" * 5000]
)
def test_no_file_makes_the_reading_fail(source):
    layout, findings = read_layout("a.toml", source)
    assert layout is None
    assert findings


def test_so_many_patterns_are_no_layout():
    _layout, findings = read_layout("a.toml", SOURCE + "[[line]]\nmatch = 'x'\nlabel='ad'\n" * 300)
    assert ["at most 200" in finding.message for finding in findings] == [True]


def test_wrong_file_of_the_product_raises():
    with pytest.raises(ValueError, match=r"board\.toml:8: .*first-lines"):
        parse_layout(SOURCE.replace("first-line", "first-lines"), "board.toml")


def test_shipped_layouts_are_read_in_the_order_of_their_names():
    names = [layout.name for layout in load_layouts()]
    assert names == sorted(names)
    assert names
