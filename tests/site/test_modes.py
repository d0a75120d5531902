"""The ways a build can be started, and what it says where it cannot do its work."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from tests.shared import PROJECT_ROOT
from tests.site.build import Built, build_site, write_files
from tests.site.links import broken_links

_FIRST = (
    "The council opened the rebuilt ferry pier on Monday after two winters of work, and the first "
    "boat left with forty passengers on board while a small crowd watched from the quay."
)
_SECOND = (
    "The mayor said the pier had cost less than planned and that the old timbers would be given "
    "to the museum, which wants to show how the harbour was built and who worked there."
)
_OUTLET = "Harbour Gazette"
_PIER = "Council opens the rebuilt ferry pier"
_FILES: dict[str, str | bytes] = {
    "captures/pier.txt": (
        f"{_OUTLET}\n\n{_PIER}\n\n{_PIER}\n\n{_OUTLET}2 hours ago\n{_FIRST}\n{_SECOND}\n"
    ),
    "captures/pier.toml": "captured_at = 2025-07-05\n",
    "topics/pier.md": f"Title: Pier\nPins: {_PIER}\n\nHow it went.\n",
    "pages/about.md": "Title: About\n\n[The capture]({filename}../captures/pier.txt)\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a small content folder without a fault."""
    return write_files(tmp_path / "content", _FILES)


def _hashes(output: Path) -> dict[str, str]:
    files = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def _settings(content: Path, output: Path) -> Any:
    override = {"PATH": str(content), "OUTPUT_PATH": str(output)}
    override["CACHE_PATH"] = str(output.parent / "cache")
    return read_settings(str(PROJECT_ROOT / "pelicanconf.py"), override=override)


def _run(*command: str, cwd: Path = PROJECT_ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_runs_in_one_process_give_the_same_bytes(content: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    Pelican(_settings(content, first)).run()
    builder = Pelican(_settings(content, second))
    builder.run()
    again = _hashes(second)
    builder.run()
    assert _hashes(first) == again == _hashes(second)


def test_folder_zone_locale_and_debugging_change_nothing(content: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    plain = build_site(content, here)
    odd = build_site(
        content, there, "-D", TZ="Pacific/Kiritimati", LANG="C", LC_ALL="C", PYTHONHASHSEED="7"
    )
    assert (plain.status, odd.status) == (0, 0), odd.text
    assert _hashes(here) == _hashes(there)
    settings = str(PROJECT_ROOT / "pelicanconf.py")
    elsewhere = tmp_path / "elsewhere"
    result = _run("pelican", "content", "-s", settings, "-o", str(elsewhere), cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    assert _hashes(here) == _hashes(elsewhere)


def test_captures_reached_through_symbolic_links_are_read(content: Path, tmp_path: Path) -> None:
    (content / "captures").rename(tmp_path / "archive")
    (content / "captures").symlink_to(tmp_path / "archive", target_is_directory=True)
    link = tmp_path / "link"
    link.symlink_to(content, target_is_directory=True)
    built = build_site(link, tmp_path / "output")
    assert "1 capture, 1 article, 1 topic" in built.text


@pytest.mark.parametrize("root", ["https://example.org/repo", "https://example.org/repo/"])
def test_address_with_a_sub_path_and_a_slash_works(
    content: Path, tmp_path: Path, root: str
) -> None:
    built = build_site(content, tmp_path / "output", "-e", f'SITEURL="{root}"')
    assert built.status == 0, built.text
    assert broken_links(built.output, root.rstrip("/")) == []
    sitemap = (built.output / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/repo/about/</loc>" in sitemap


def test_relative_links_are_said_to_be_no_choice(content: Path, tmp_path: Path) -> None:
    built = build_site(content, tmp_path / "output", "--relative-urls")
    assert built.status == 0
    assert "RELATIVE_URLS has no effect" in built.text
    assert broken_links(built.output) == []


def test_old_files_stay_and_disturb_nothing(content: Path, tmp_path: Path) -> None:
    clean = build_site(content, tmp_path / "clean")
    write_files(tmp_path / "used", {"topics/gone/index.html": "old", "index.html": "old"})
    used = build_site(content, tmp_path / "used")
    left = set(_hashes(used.output).items()) ^ set(_hashes(clean.output).items())
    assert [path for path, _hash in left] == ["topics/gone/index.html"]


def _refuse(content: Path, output: Path, *extra: str) -> Built:
    built = build_site(content, output, *extra)
    assert built.status == 2, built.text
    assert "Traceback" not in built.text
    return built


def test_output_that_is_a_file_is_refused_before_any_work(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for output in (tmp_path / "file", tmp_path / "file" / "below"):
        assert f"{tmp_path / 'file'} is not a folder" in _refuse(content, output).text


@pytest.mark.skipif(os.geteuid() == 0, reason="no folder is read-only to root")
def test_read_only_output_is_refused_before_any_work(content: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert "cannot be written to" in _refuse(content, tmp_path / "closed" / "output").text


def test_output_among_the_captures_is_refused(content: Path) -> None:
    for output in (content, content / "captures" / "output"):
        before = _hashes(content)
        assert "would take its pages for captures" in _refuse(content, output).text
        assert _hashes(content) == before


def test_all_mistakes_of_the_settings_are_told_at_once(content: Path, tmp_path: Path) -> None:
    wrong = ("EVENT_DIGEST=[]", 'TIMEZONE="Nowhere/Land"', 'SITENAME=""')
    built = _refuse(content, tmp_path / "output", "-e", *wrong)
    assert "3 mistakes in the settings" in built.text
    assert not built.output.exists()


@pytest.mark.parametrize(
    ("level", "files", "status"),
    [
        ("errors", {}, 0),
        ("warnings", {}, 0),
        ("errors", {"captures/alone.toml": ""}, 0),
        ("warnings", {"captures/alone.toml": ""}, 3),
        ("errors", {"captures/empty.txt": ""}, 3),
    ],
)
def test_fatal_findings_decide_the_exit_status(
    content: Path, tmp_path: Path, level: str, files: dict[str, str | bytes], status: int
) -> None:
    built = build_site(write_files(content, files), tmp_path / "output", "--fatal", level)
    assert built.status == status, built.text
    assert (built.output / "digest.json").is_file()


def test_check_tells_findings_skipped_pages_and_wrong_settings(
    content: Path, tmp_path: Path
) -> None:
    check = ("plugins.cli", "check")
    assert _run(*check, str(content)).returncode == 0
    write_files(content, {"pages/topics.md": "Title: T\nSlug: topics\n\nTaken.\n"})
    told = _run(*check, str(content))
    assert "pages/topics.md: The page was left out: its address is taken" in told.stdout
    assert told.returncode == 3
    write_files(content, {"captures/empty.txt": ""})
    assert _run(*check, str(content)).returncode == 3
    (tmp_path / "wrong.py").write_text("from pelicanconf import *\nEVENT_DIGEST = {'site': 1}\n")
    result = _run(*check, str(content), "-s", str(tmp_path / "wrong.py"))
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
