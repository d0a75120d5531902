"""``digest check FILE...``: the findings of single captures, without a build."""

import pytest
from click.testing import CliRunner

from plugins.cli import main

PARAGRAPHS = [
    "The council opened the rebuilt ferry pier on Monday after two winters of work, and the first "
    "boat left with forty passengers while a small crowd watched from the quay in the rain.",
    "The mayor said that the pier had cost less than planned and that the old timbers would be "
    "given to the museum, which wants to show how the harbour was built.",
    "The work had been put off three times since the storm, because the money was not there and "
    "the builders were needed elsewhere on the coast.",
]
HEADLINE = "Council opens the rebuilt ferry pier"
DATED = "\n".join([HEADLINE, "", HEADLINE, "Harbour Gazette2 hours ago", *PARAGRAPHS])


@pytest.fixture
def captures(tmp_path):
    """Return a folder of captures."""
    folder = tmp_path / "content" / "captures" / "2025"
    folder.mkdir(parents=True)
    (folder / "pier.txt").write_text(DATED, encoding="utf-8")
    (folder / "2025-07-05-good.txt").write_text(f"{DATED}\nThe end.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


def check(*arguments, status=0):
    result = CliRunner().invoke(main, ["check", *map(str, arguments)])
    assert result.exit_code == status, result.output
    return result.output


def state(captures, text, name="pier"):
    (captures / f"{name}.toml").write_text(text, encoding="utf-8")


def test_findings_of_the_capture_are_told_and_counted(captures):
    output = check(captures / "pier.txt")
    assert "warning captures/2025/pier.txt" in output
    assert "[capture.no-date]" in output
    assert output.splitlines()[-1].startswith("1 capture, 1 article, ")


def test_only_the_named_captures_are_read(captures):
    output = check(captures / "2025-07-05-good.txt", captures / "pier.txt")
    assert output.splitlines()[-1].startswith("2 captures, 2 articles, ")
    assert "empty.txt" not in output
    assert "pier.txt" not in check(captures / "2025-07-05-good.txt")


def test_error_ends_with_its_status(captures):
    assert "[capture.empty]" in check(captures / "empty.txt", status=3)


def test_mistake_of_a_sidecar_is_told_with_its_line(captures):
    state(captures, 'captured_at = 2025-07-05\n\n[[article]]\nlines = "40-52"\n')
    output = check(captures / "pier.txt", status=3)
    assert (
        "error   captures/2025/pier.toml:4: [[article]] number 1 has no effect: lines 40-52: the "
        "capture has 7 lines; the article nearest to it stands in 5-7. [sidecar.article]"
    ) in output


def test_broken_layout_and_outlets_are_told_once(captures):
    content = captures.parent.parent
    (content / "layouts").mkdir()
    (content / "layouts" / "a.toml").write_text("name = 5", encoding="utf-8")
    (content / "outlets.toml").write_text("outlet = 5", encoding="utf-8")
    output = check(captures / "pier.txt", captures / "2025-07-05-good.txt", status=3)
    assert output.count("layouts/a.toml:1: `name = 5` cannot be used") == 1
    assert output.count("outlets.toml") == 1


def test_accepted_finding_is_counted_and_no_more(captures):
    assert "[capture.no-date]" in check(captures / "pier.txt")
    state(captures, 'accept = ["capture.no-date", "article.no-date", "article.no-keywords"]')
    output = check(captures / "pier.txt")
    assert "[capture.no-date]" not in output
    assert "[article.no-date]" not in output
    assert "[sidecar.accept]" not in output
    assert "(2 more accepted)" in output


def test_accepted_error_lets_the_check_pass(captures):
    state(captures, 'accept = ["capture.empty"]', "empty")
    output = check(captures / "empty.txt")
    assert "(1 more accepted)" in output


def test_settings_are_not_read(captures, monkeypatch):
    monkeypatch.chdir(captures)
    (captures / "pelicanconf.py").write_text("raise ValueError", encoding="utf-8")
    check("pier.txt")


def test_folder_and_file_together_are_refused(captures):
    assert "one content folder" in check(captures, captures / "pier.txt", status=2)


def test_missing_settings_and_files_are_refused(captures, monkeypatch):
    monkeypatch.chdir(captures)
    assert "There is no file pelicanconf.py" in check(captures, status=2)
    assert "does not exist" in check(captures / "none.txt", status=2)
