"""TOML files of the editor: what is parsed, and where keys stand."""

import re

import pytest

from plugins.text.toml_lines import TomlBlock, index_toml_lines, parse_toml

SOURCE = '''# a = 1
a = 1
"b c" = 2
d.e = 3
text = """
f = 4
[[article]]
"""
list = [
  "g = 5",
]
[part]   # a comment
a = 6
[[article]]
a = 7

[[ article ]]
'h' = 8
a = 9
'''


def test_every_key_has_its_line_in_its_block():
    assert index_toml_lines(SOURCE) == {
        TomlBlock("", 1): {"a": 2, "b c": 3, "text": 5, "list": 9},
        TomlBlock("part", 1): {"": 12, "a": 13},
        TomlBlock("article", 1): {"": 14, "a": 15},
        TomlBlock("article", 2): {"": 17, "h": 18, "a": 19},
    }


def test_empty_file_has_one_block():
    assert index_toml_lines("") == {TomlBlock("", 1): {}}


def test_windows_line_ends_count_once():
    assert index_toml_lines("a = 1\r\n\r\nb = 2\r\n") == {TomlBlock("", 1): {"a": 1, "b": 3}}


def test_header_with_many_blanks_is_read_in_one_go():
    source = "[" + " " * 200_000 + "part" + " " * 200_000 + "] # a comment"
    assert TomlBlock("part", 1) in index_toml_lines(source)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a = 1\n" + "a" + ".a" * 50_000 + " = 1", "a key of 50,000 dots (at line 2)"),
        ('"a' + "." * 101 + '" = 1\n[' + "a." * 101 + "a]", "a key of 101 dots (at line 2)"),
        ("# " + "x" * 1_000_000, "it has 1,000,002 characters; at most 1,000,000 are read"),
        ("a = " + "[" * 5_000, "nested too deeply"),
        ("a = " + "1" * 5_000, "4300 digits"),
        ("a = ", "at end of document"),
    ],
)
def test_what_no_editor_writes_is_refused(source, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        parse_toml(source)


def test_text_may_hold_any_number_of_dots():
    assert parse_toml(f"a = \"{'b.' * 5_000}\"\nc = '{'.' * 5_000}'\n")["c"] == "." * 5_000
