"""``digest layout``: a layout drafted from one capture, and the cases that keep it right."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from plugins.captures.core.layout_file import read_layout
from plugins.captures.layout_cases import check_cases
from plugins.cli import main
from tests.shared import PROJECT_ROOT

STORIES = {
    "Ice closes the harbour of Saltmarsh": "Harbour Gazette · 5 hours ago",
    "Bridge of Tollbridge to close for a year": "Meridian Post · 6 hours ago",
}
TEXT = (
    "The harbour has frozen over, and the ferry will not sail before Monday at the earliest, its "
    "captain said in the evening to those who were waiting on the quay.",
    "Some eighty passengers spent the night in the market hall, which the council had opened to "
    "them in the evening, and the baker brought them bread until the small hours.",
    "The harbour office measured thirty centimetres of ice beside the quay and warned everybody "
    "to keep off it, which nobody in town did on the day after.",
)
PAGE = ["Plumb Line", "Settings", "Sign in", ""]
for headline, time in STORIES.items():
    PAGE += [headline, headline, time, "", *TEXT, "Share this story", "Hide this outlet", ""]
PAGE += ["You have read it all, see you tomorrow", "It's quiet now", "Rate Plumb Line 5 times", ""]
SINGLE = [
    "Nine Lives",
    "Menu",
    "",
    "Ice closes the harbour",
    "",
    *TEXT,
    *TEXT,
    "",
    "About us",
    "RSS",
]


@pytest.fixture
def content(tmp_path):
    """Return a content folder with one capture."""
    folder = tmp_path / "content" / "captures"
    folder.mkdir(parents=True)
    (folder / "2025-07-05-evening.txt").write_text("\n".join(PAGE), encoding="utf-8")
    (folder / "evening.html").write_text("<html><p>It froze.</p></html>", encoding="utf-8")
    (folder / "prose.txt").write_text("\n".join([*TEXT, *TEXT]), encoding="utf-8")
    (folder / "single.txt").write_text("\n".join(SINGLE), encoding="utf-8")
    return folder.parent


def run(content, *arguments, status=0):
    result = CliRunner().invoke(main, ["layout", *arguments, "--content", str(content)])
    assert result.exit_code == status, result.output
    return result.output


def draft(content, *arguments, file="2025-07-05-evening.txt", status=0):
    return run(content, str(content / "captures" / file), *arguments, status=status)


def test_draft_is_a_layout_that_reads_its_capture(content):
    output = draft(content, "--name=plumb-line")
    layouts = content / "layouts"
    assert f"{layouts}/plumb-line.toml and {layouts}/plumb-line.case were written." in output
    assert "The capture is read by plumb-line, before by generic." in output
    assert "  2 articles, before 2" in output
    source = (content / "layouts" / "plumb-line.toml").read_text("utf-8")
    layout, findings = read_layout("plumb-line.toml", source)
    assert findings == ()
    assert layout is not None
    assert "^Plumb Line$" in [pattern.pattern for pattern in layout.detect]
    assert [pattern.pattern for pattern in layout.footer]
    assert r"^Rate Plumb Line \d{1,9} times$" in source
    assert "Ice closes" not in source.partition("\n")[2]


def test_every_key_of_the_draft_is_explained(content):
    draft(content, "--name=plumb-line")
    source = (content / "layouts" / "plumb-line.toml").read_text("utf-8")
    keys = (
        "date_order",
        "valid_until",
        "role",
        "related_after",
        "footer",
        "outlet",
        "ends",
        "after",
    )
    assert [key for key in keys if key not in source] == []


def test_case_holds_the_capture_and_what_comes_out(content):
    draft(content, "--name=plumb-line")
    case = content / "layouts" / "plumb-line.case"
    assert {path.name for path in case.iterdir()} == {
        "source.txt",
        "source.toml",
        "expected.lines.txt",
        "expected.articles.json",
    }
    assert (case / "source.txt").read_text("utf-8") == "\n".join(PAGE)
    assert (case / "source.toml").read_text("utf-8") == "captured_at = 2025-07-05\n"
    assert (case / "expected.lines.txt").read_text("utf-8").startswith("layout plumb-line\n")


def test_findings_of_the_capture_are_told(content):
    (content / "captures" / "2025-07-05-evening.toml").write_text('outlet = ""', encoding="utf-8")
    *_, finding, count = draft(content, "--name=plumb-line").splitlines()
    assert finding.startswith("error   captures/2025-07-05-evening.toml:1:")
    assert count == "1 finding"


def test_sidecar_goes_into_the_case(content):
    sidecar = "captured_at = 2025-07-05\nlanguage = 'cy'\n"
    (content / "captures" / "2025-07-05-evening.toml").write_text(sidecar, encoding="utf-8")
    draft(content, "--name=plumb-line")
    case = content / "layouts" / "plumb-line.case"
    assert (case / "source.toml").read_text("utf-8") == sidecar
    assert '"language": "cy"' in (case / "expected.articles.json").read_text("utf-8")


def test_page_of_one_article_is_drafted_to_hold_one(content):
    output = draft(content, "--name=nine-lives", file="single.txt")
    assert "The capture is read by nine-lives" in output
    assert "  1 article, before 1" in output
    assert 'find = "repeated' not in (content / "layouts" / "nine-lives.toml").read_text("utf-8")


def test_what_stands_on_other_pages_of_the_kind_recognises_it(content):
    second = [line.replace("Ice closes", "Frost shuts").replace("Bridge", "Tower") for line in PAGE]
    second[1] = "Bearings"
    (content / "captures" / "next.txt").write_text("\n".join(second), encoding="utf-8")
    draft(content, "--name=plumb-line")
    layout, _findings = read_layout(
        "a.toml", (content / "layouts" / "plumb-line.toml").read_text("utf-8")
    )
    assert layout is not None
    signs = [pattern.pattern for pattern in layout.detect]
    assert "^You have read it all, see you tomorrow$" in signs
    assert "^Settings$" not in signs
    result = CliRunner().invoke(main, ["explain", str(content / "captures" / "next.txt")])
    assert "layout plumb-line" in result.output


def test_copy_of_the_same_story_tells_nothing_of_furniture(content):
    copy = content / "captures" / "copy.txt"
    copy.write_text("\n".join([*PAGE, "One more"]), encoding="utf-8")
    draft(content, "--name=plumb-line")
    source = (content / "layouts" / "plumb-line.toml").read_text("utf-8")
    assert "You have read it all" not in source


def test_name_comes_from_the_file(content):
    draft(content, file="single.txt")
    assert (content / "layouts" / "single.toml").exists()


def test_nothing_is_overwritten(content):
    draft(content, "--name=plumb-line")
    layouts = content / "layouts"
    before = {path: path.read_bytes() for path in layouts.rglob("*") if path.is_file()}
    assert "exists already" in draft(content, "--name=plumb-line", status=2)
    (layouts / "plumb-line.toml").rename(layouts / "other.toml")
    assert "exists already" in draft(content, "--name=plumb-line", status=2)
    (layouts / "other.toml").rename(layouts / "plumb-line.toml")
    assert {path: path.read_bytes() for path in layouts.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "file", "told"),
    [
        (["--name=html"], "single.txt", "no layout was recognised"),
        (["--name=../x"], "single.txt", "expected a short name"),
        (["--name=Plumb Line"], "single.txt", "expected a short name"),
        ([], "evening.html", "describe pages saved as text"),
        ([], "prose.txt", "No line of this capture looks like page furniture"),
        (["--test"], "single.txt", "Give a FILE"),
        (["--update"], "single.txt", "Give a FILE"),
    ],
)
def test_what_cannot_be_drafted_is_told_and_leaves_nothing(content, arguments, file, told):
    assert told in draft(content, *arguments, file=file, status=2)
    assert not (content / "layouts").exists() or not list((content / "layouts").iterdir())


def test_neither_file_nor_test_is_refused(content):
    assert "Give a FILE" in run(content, status=2)


def test_case_is_checked_and_shows_what_changed(content):
    draft(content, "--name=plumb-line")
    assert run(content, "--test") == "plumb-line.case: as expected\n1 case\n"
    layout = content / "layouts" / "plumb-line.toml"
    changed = layout.read_text("utf-8").replace('label = "navigation"', 'label = "widget"')
    layout.write_text(changed, encoding="utf-8")
    output = run(content, "--test", status=1)
    assert "plumb-line.case: differs" in output
    assert "-  1 - navigation layout.plumb-line.navigation | Plumb Line" in output
    assert "+  1 - widget layout.plumb-line.widget | Plumb Line" in output
    assert "plumb-line.case: written" in run(content, "--test", "--update")
    assert "as expected" in run(content, "--test")


def test_broken_layout_is_told_by_the_check(content):
    draft(content, "--name=plumb-line")
    layout = content / "layouts" / "plumb-line.toml"
    layout.write_text(layout.read_text("utf-8").replace("find =", "fond ="), encoding="utf-8")
    output = run(content, "--test", status=1)
    assert "Did you mean `find`?" in output
    assert "differs" in output


@pytest.mark.parametrize("spoil", ["source.txt", "expected.lines.txt", "expected.articles.json"])
def test_case_that_lacks_a_file_is_told(content, spoil):
    draft(content, "--name=plumb-line")
    (content / "layouts" / "plumb-line.case" / spoil).unlink()
    output = run(content, "--test", status=1)
    assert ("must hold one capture" if "source" in spoil else f"{spoil} is missing") in output


def test_long_difference_is_cut(content):
    draft(content, "--name=plumb-line")
    lines = content / "layouts" / "plumb-line.case" / "expected.lines.txt"
    lines.write_text("x\n" * 500, encoding="utf-8")
    assert "more lines" in run(content, "--test", status=1)


def test_no_case_is_no_mistake(content):
    assert run(content, "--test") == "0 cases\n"


def test_cases_of_this_site_s_own_layouts_come_out_as_expected():
    results = list(check_cases(PROJECT_ROOT / "content"))
    assert [result.case.name for result in results if result.differences] == []


def test_editor_s_layout_reads_captures_in_explain(content, tmp_path):
    draft(content, "--name=plumb-line")
    other = content / "captures" / "next.txt"
    other.write_text("\n".join(PAGE).replace("Ice closes", "Frost shuts"), encoding="utf-8")
    result = CliRunner().invoke(main, ["explain", str(other)])
    assert "layout plumb-line" in result.output
    shutil.rmtree(content / "layouts")
    result = CliRunner().invoke(main, ["explain", str(other)])
    assert "layout generic" in result.output


def test_unreadable_layout_costs_nothing_else(content):
    layouts = content / "layouts"
    layouts.mkdir()
    (layouts / "a.toml").write_bytes(b"\xff\xfe\xff")
    (layouts / "b.toml").mkdir()
    (layouts / "c.toml").write_text("name = 5", encoding="utf-8")
    output = run(content, "--test", status=1)
    assert "layouts/a.toml: The layout cannot be read: it is not UTF-8." in output
    assert "layouts/b.toml: The layout cannot be read" in output
    assert "layouts/c.toml:1: `name = 5` cannot be used" in output
    path = Path(content / "captures" / "single.txt")
    assert CliRunner().invoke(main, ["explain", str(path)]).exit_code == 0
