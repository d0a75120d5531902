"""The editor's layouts in a build: seen anew by every one, and a broken one costs nothing else."""

from pathlib import Path

from pelican import Pelican
from pelican.settings import read_settings

from plugins.bridge.state import running_state
from plugins.model import Code, Digest
from tests.shared import PROJECT_ROOT
from tests.site.build import write_files

_TEXT = (
    "The council opened the rebuilt ferry pier on Monday after two winters of work, and the first "
    "boat left with forty passengers while a small crowd watched from the quay in the rain.\n"
    "The mayor said that the pier had cost less than planned and that the old timbers would be "
    "given to the museum, which wants to show how the harbour was built.\n"
    "The work had been put off three times since the storm, because the money was not there and "
    "the builders were needed elsewhere on the coast.\n"
)
_PAGE = f"Nine Lives Reader\nCouncil opens the rebuilt ferry pier\n\n{_TEXT}Paws and claws\n"
_LAYOUT = """name = "nine-lives"
[detect]
at_least = 1
lines = ['^Nine Lives Reader$']
[articles]
find = "first-line"
[[line]]
match = '^Nine Lives Reader$'
label = "navigation"
[[line]]
match = '^Paws and claws$'
label = "widget"
ends = true
"""


def _build(content: Path, output: Path) -> Digest:
    override = {"PATH": str(content), "OUTPUT_PATH": str(output)}
    override["CACHE_PATH"] = str(output.parent / "cache")
    Pelican(read_settings(str(PROJECT_ROOT / "pelicanconf.py"), override=override)).run()
    return running_state().digest


def test_layout_is_read_and_a_changed_one_is_seen_by_the_next_build(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "captures/2025-07-05-pier.txt": _PAGE,
        "layouts/nine-lives.toml": _LAYOUT,
    }
    content = write_files(tmp_path / "content", files)
    found = []
    for label in ("widget", "promotion"):
        layout = content / "layouts" / "nine-lives.toml"
        layout.write_text(_LAYOUT.replace("widget", label), encoding="utf-8")
        (capture,) = _build(content, tmp_path / "output").captures
        found.append((capture.layout, capture.lines[-1].label.value))
    assert found == [("nine-lives", "widget"), ("nine-lives", "promotion")]


def test_broken_layout_is_a_finding_and_the_others_are_used(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "captures/2025-07-05-pier.txt": _PAGE,
        "layouts/a.toml": _LAYOUT.replace("first-line", "last-line"),
        "layouts/b.toml": _LAYOUT,
        "layouts/c.toml": _LAYOUT,
        "layouts/nine-lives.case/source.txt": _PAGE,
    }
    content = write_files(tmp_path / "content", files)
    digest = _build(content, tmp_path / "output")
    assert [capture.layout for capture in digest.captures] == ["nine-lives"]
    told = [f for f in digest.findings if f.code is Code.LAYOUT_FILE]
    assert [(f.subject, f.line) for f in told] == [("layouts/a.toml", 6), ("layouts/c.toml", None)]


def test_expired_layout_is_told(tmp_path: Path) -> None:
    expired = _LAYOUT.replace('"nine-lives"', '"nine-lives"\nvalid_until = 2025-07-04', 1)
    files: dict[str, str | bytes] = {
        "captures/2025-07-05-pier.txt": _PAGE,
        "layouts/nine-lives.toml": expired,
    }
    digest = _build(write_files(tmp_path / "content", files), tmp_path / "output")
    assert Code.LAYOUT_EXPIRED in {finding.code for finding in digest.findings}
    assert [capture.layout for capture in digest.captures] == ["fallback"]
