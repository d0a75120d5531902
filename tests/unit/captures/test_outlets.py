"""``outlets.toml``, right and wrong."""

import pytest

from plugins.captures.core.outlets import parse_outlets
from plugins.model import Code, Outlet


def test_entry_is_read_in_full():
    source = """
[[outlet]]
name = " Harbour Gazette "
aliases = ["HarbourGazette"]
domains = ["harbour.example.org"]
country = "United Kingdom"
owner = "Saltmarsh group"
note = "A daily."
"""
    assert parse_outlets("outlets.toml", source) == (
        (
            Outlet(
                name="Harbour Gazette",
                aliases=("HarbourGazette",),
                domains=("harbour.example.org",),
                country="United Kingdom",
                owner="Saltmarsh group",
                note="A daily.",
            ),
        ),
        (),
    )


def test_empty_file_names_no_outlet():
    assert parse_outlets("outlets.toml", "") == ((), ())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("outlet = ", "not valid TOML"),
        ("x = " + "[" * 5000, "not valid TOML"),
        ("x = " + "1" * 5000, "not valid TOML"),
        ("outlet = 5", "is not a list"),
        ("outlet = [5]", "is not a block"),
        ("[[outlet]]", "has no name"),
        ('[[outlet]]\nname = " "', "has no name"),
        ('[[outlet]]\nname = "A"\nnmae = "B"', "did you mean `name`"),
        ('[[outlet]]\nname = "A"\nzzz = "B"', "`zzz` is not a key"),
        ('[[outlet]]\nname = "A"\naliases = "B"', "must be a list of texts"),
        ('[[outlet]]\nname = "A"\ndomains = [1]', "must be a list of texts"),
        ('[[outlet]]\nname = "A"\nowner = 1', "must be text in quotes"),
    ],
)
def test_mistake_is_told_and_leaves_the_entry_out(source, told):
    outlets, (finding,) = parse_outlets("outlets.toml", source)
    assert outlets == ()
    assert finding.code is Code.OUTLETS_FILE
    assert told in finding.message


def test_one_mistake_leaves_the_other_entries():
    outlets, findings = parse_outlets("outlets.toml", '[[outlet]]\n[[outlet]]\nname = "A"')
    assert [outlet.name for outlet in outlets] == ["A"]
    assert "number 1" in findings[0].message
