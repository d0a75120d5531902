import re
from itertools import pairwise

import msgspec
import pytest
from msgspec.structs import fields

from plugins.settings import Settings
from plugins.settings.loader import help_of
from plugins.settings.reference import describe_settings

SETTINGS = [
    pytest.param(setting, id=f"{group.name}.{setting.name}")
    for group in fields(Settings)
    for setting in fields(group.type)
]


def test_every_group_has_a_heading_and_every_setting_a_row():
    page = describe_settings()
    headings = re.findall(r"^## `(\w+)`$", page, re.MULTILINE)
    assert headings == [group.name for group in fields(Settings)]
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert rows == [setting.name for group in fields(Settings) for setting in fields(group.type)]


def test_all_rows_have_the_same_cells():
    lines = describe_settings().splitlines()
    for above, below in pairwise(lines):
        if above.startswith("|") and below.startswith("|"):
            assert above.count("|") == below.count("|")


@pytest.mark.parametrize("setting", SETTINGS)
def test_help_is_one_sentence(setting):
    said = help_of(setting.type)
    assert re.fullmatch(r"[A-Z][^.]+\.", said), said


@pytest.mark.parametrize("setting", SETTINGS)
def test_help_names_the_unit(setting):
    unit = {"words": "words", "bytes": "bytes", "similarity": "0 to 1", "cut": "0 to 1"}
    last = setting.name.rsplit("_", 1)[-1]
    assert unit.get(last, "") in help_of(setting.type)


@pytest.mark.parametrize("setting", SETTINGS)
def test_default_lies_in_its_own_range(setting):
    assert msgspec.convert(setting.default, setting.type) == setting.default
