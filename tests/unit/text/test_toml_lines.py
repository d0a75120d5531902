"""Where keys stand in a TOML file."""

from plugins.text.toml_lines import TomlBlock, index_toml_lines

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
