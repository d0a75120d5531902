import re

from msgspec.structs import fields

from plugins.model import Code
from plugins.settings import Settings

ROW = re.compile(r"^\| `([\w.-]+)` \|", re.MULTILINE)


def test_every_setting_is_documented(project_root):
    page = (project_root / "docs/reference/settings.md").read_text(encoding="utf-8")
    named = [setting.name for group in fields(Settings) for setting in fields(group.type)]
    assert ROW.findall(page) == named


def test_every_finding_is_documented(project_root):
    page = (project_root / "docs/reference/findings.md").read_text(encoding="utf-8")
    assert ROW.findall(page) == [code.label for code in Code]


def test_labels_of_findings_are_unique():
    labels = [code.label for code in Code]
    assert len(labels) == len(set(labels))
