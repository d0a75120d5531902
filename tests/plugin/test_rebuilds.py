"""Builds of one process, as with ``pelican --autoreload``: each finds what the last one found."""

import gc
from pathlib import Path

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from plugins.bridge.state import BuildState
from tests.shared import PROJECT_ROOT
from tests.site.build import write_files
from tests.spies import note_cleaned

_TEXT = (
    "The council of Oldhaven opened the rebuilt ferry pier on Monday after two winters of work, "
    "and the first boat left with forty passengers while a small crowd watched from the quay."
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_cleaned(monkeypatch)


@pytest.fixture
def pelican(tmp_path: Path) -> Pelican:
    override = {name: str(tmp_path / name) for name in ("OUTPUT_PATH", "CACHE_PATH", "PATH")}
    (tmp_path / "PATH").mkdir()
    return Pelican(read_settings(str(PROJECT_ROOT / "pelicanconf.py"), override=override))


def pages(output: Path) -> dict[str, bytes]:
    return {str(p.relative_to(output)): p.read_bytes() for p in output.rglob("*") if p.is_file()}


def test_rebuild_cleans_only_what_changed(tmp_path, pelican, read):
    text = f"Ferry pier opens\n\n5 July 2025\n\n{_TEXT}\n"
    files = {"captures/pier.txt": text, "captures/mast.md": f"# Mast falls\n\n{_TEXT}\n"}
    content = write_files(tmp_path / "PATH", files)
    pelican.run()
    first = pages(tmp_path / "OUTPUT_PATH")
    assert sorted(read) == ["mast.md", "pier.txt"]
    pelican.run()
    assert len(read) == 2
    assert pages(tmp_path / "OUTPUT_PATH") == first
    write_files(content, {"captures/pier.txt": text.replace("Ferry pier", "No ferry pier")})
    pelican.run()
    assert read[2:] == ["pier.txt"]
    changed = pages(tmp_path / "OUTPUT_PATH")
    assert any(b"No ferry pier opens" in page for page in changed.values())


def test_only_the_last_build_is_in_memory(tmp_path, pelican):
    write_files(tmp_path / "PATH", {"captures/only-here.txt": f"Ferry pier opens\n\n{_TEXT}\n"})
    for _ in range(3):
        pelican.run()
    states = [thing for thing in gc.get_objects() if isinstance(thing, BuildState)]
    paths = [capture.path for state in states for capture in state.digest.captures]
    assert paths.count("captures/only-here.txt") == 1


def test_captures_behind_links_are_kept_too(tmp_path, pelican, read):
    """Pelican follows links to folders, and names files by the way it came."""
    kept = write_files(tmp_path / "elsewhere", {"pier.txt": f"Ferry pier opens\n\n{_TEXT}\n"})
    content = write_files(tmp_path / "PATH", {"captures/mast.md": f"# Mast falls\n\n{_TEXT}\n"})
    (content / "captures" / "linked").symlink_to(kept, target_is_directory=True)
    for _ in range(2):
        pelican.run()
        assert sorted(read) == ["mast.md", "pier.txt"]
