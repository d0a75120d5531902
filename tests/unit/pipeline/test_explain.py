"""``digest explain``: a capture line by line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from plugins.cli import main

_CAPTURE = """logo
Council opens the rebuilt ferry pier

Council opens the rebuilt ferry pier

Harbour Gazette2 hours ago
The council opened the rebuilt ferry pier on Monday after two winters of work, and the first boat \
left with forty passengers while a small crowd watched from the quay in the rain.
The mayor said that the pier had cost less than planned and that the old timbers would be given \
to the museum, which wants to show how the harbour was built.
The work had been put off three times since the storm, because the money was not there and the \
builders were needed elsewhere on the coast.
<script>track()</script>
\x1b[31mred
"""


@pytest.fixture
def capture(tmp_path: Path) -> Path:
    """Return a capture in a content folder, with a sidecar."""
    folder = tmp_path / "content" / "captures"
    folder.mkdir(parents=True)
    (folder / "pier.toml").write_text("captured_at = 2025-07-05\n", encoding="utf-8")
    path = folder / "pier.txt"
    path.write_text(_CAPTURE, encoding="utf-8")
    return path


def _explain(capture: Path) -> str:
    result = CliRunner().invoke(main, ["explain", str(capture)])
    assert result.exit_code == 0, result.output
    return result.output


def test_explain_tells_label_and_rule_of_every_line(capture: Path) -> None:
    output = _explain(capture)
    assert "captures/pier.txt  id " in output
    assert "captured 2025-07-05" in output
    numbers = [line.split()[0] for line in output.splitlines() if line[:5].strip().isdigit()]
    assert numbers == [str(n + 1) for n in range(len(_CAPTURE.splitlines()))]
    assert "published" in output
    assert "script" in output


def test_explain_names_the_articles(capture: Path) -> None:
    assert "Council opens the rebuilt ferry pier | Harbour Gazette | 2025-07-0" in _explain(capture)


def test_explain_prints_no_control_character(capture: Path) -> None:
    assert "\x1b" not in _explain(capture)


def test_explain_of_a_missing_file_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["explain", str(tmp_path / "none.txt")])
    assert result.exit_code == 2
    assert "does not exist" in result.output


def _blocks(output: str) -> dict[str, str]:
    """Return the corrections by their titles."""
    below = output.partition("To change a decision")[2]
    parts = [part.partition("\n") for part in below.split("\n\n# ")[1:]]
    return {title: block.partition("\n\n")[0] + "\n" for title, _end, block in parts}


def test_explain_tells_how_to_change_each_decision(capture: Path) -> None:
    titles = list(_blocks(_explain(capture)))
    assert titles[0].endswith("can be stated, once the # is deleted")
    assert titles[1] == "line 1, left out (image_alt): take them in"
    assert titles[-1].startswith("line 7, and in the same way any other that is kept")
    assert f"copy its lines to the end of {capture.with_suffix('.toml')}." in _explain(capture)


def test_explain_tells_a_date_that_is_unknown_once(capture: Path) -> None:
    capture.with_suffix(".toml").unlink()
    assert "\ncaptured date unknown\n" in _explain(capture)


def test_correction_copied_to_the_sidecar_changes_the_decision(capture: Path) -> None:
    sidecar = capture.with_suffix(".toml")
    before = sidecar.read_text("utf-8")
    blocks = _blocks(_explain(capture))
    for title, rule in (
        ("line 1, left out", "sidecar.add_lines"),
        ("line 7, and in", "sidecar.drop_lines"),
    ):
        (block,) = [text for name, text in blocks.items() if name.startswith(title)]
        sidecar.write_text(before + block, encoding="utf-8")
        number = title.split()[1].rstrip(",")
        lines = _explain(capture).splitlines()
        (line,) = [text for text in lines if text.strip().startswith(f"{number} ")]
        assert rule in line


def test_broken_layout_is_told(capture: Path) -> None:
    layouts = capture.parent.parent / "layouts"
    layouts.mkdir()
    (layouts / "a.toml").write_text("name = 5", encoding="utf-8")
    assert "layouts/a.toml:1: `name = 5` cannot be used" in _explain(capture)


def test_only_line_of_an_article_is_no_example_of_leaving_one_out(capture: Path) -> None:
    sidecar = capture.with_suffix(".toml")
    one = '[[article]]\nheadline = "Council opens the rebuilt ferry pier"\nlines = "7"\n'
    other = '[[article]]\nheadline = "What it cost"\nlines = "8-9"\n'
    sidecar.write_text(one + other, encoding="utf-8")
    blocks = _blocks(_explain(capture))
    (example,) = [title for title in blocks if title.endswith("that is kept: leave it out")]
    assert example.startswith("line 8, ")
    assert blocks[example] == '[[article]]\nheadline = "What it cost"\ndrop_lines = "8"\n'
    sidecar.write_text(one, encoding="utf-8")
    output = _explain(capture)
    assert "# drop = true" in output
    assert "\ndrop = true" not in output
    assert "leave it out" not in output


def test_capture_without_lines_has_no_decision_to_change(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    assert "To change a decision" not in _explain(path)
