"""A build finds what the last one found, faster, and makes the same pages without it."""

import shutil
from pathlib import Path

import pytest

from tests.site.build import build_site, write_files

_PARAGRAPHS = (
    "The council of Oldhaven opened the rebuilt ferry pier on Monday after two winters of work, "
    "and the first boat left with forty passengers while a small crowd watched from the quay.",
    "Mayor Ingrid Solberg said the ferry pier had cost less than planned and that the old timbers "
    "would be given to the Harbour Museum, which wants to show how the ferry pier was built.",
    "Solberg and the Harbour Museum want a second ferry pier on the island of Lesser Skerry.",
)
_CAPTURE = "\n\n".join(("Oldhaven opens the rebuilt ferry pier", "5 July 2025", *_PARAGRAPHS))
_HEAVY = {"yake", "networkx", "segtok", "lemminflect"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "captures/pier.txt": _CAPTURE,
        "captures/museum.txt": _CAPTURE.replace("Oldhaven opens", "Museum wants"),
    }
    return write_files(tmp_path / "content", files)


def build(
    content: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, bytes], set[str]]:
    """Return the pages of a build and the modules it imported."""
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    output = content.parent / name
    built = build_site(content, output)
    assert built.status == 0, built.text
    lines = [line for line in built.text.splitlines() if line.startswith("import time:")]
    modules = {line.rpartition("|")[2].strip() for line in lines}
    pages = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }
    shutil.rmtree(output)
    return pages, modules


def test_second_build_is_the_same_without_the_heavy_libraries(content, monkeypatch):
    first, imported = build(content, "first", monkeypatch)
    second, imported_again = build(content, "second", monkeypatch)
    assert "yake" in imported
    assert not _HEAVY & imported_again
    assert not {"concurrent.futures.process", "multiprocessing.spawn"} & imported_again
    assert second == first
    assert any("ferry pier" in page.decode("utf-8", "replace") for page in first.values())


def test_pages_are_the_same_when_the_cache_is_damaged_or_gone(content, monkeypatch):
    first, _ = build(content, "first", monkeypatch)
    cache = content.parent / "cache"
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert files
    for number, path in enumerate(files):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number % 2 else data.replace(b"ferry", b"berry"))
    damaged, _ = build(content, "damaged", monkeypatch)
    shutil.rmtree(cache)
    cache.write_text("no folder")
    gone, _ = build(content, "gone", monkeypatch)
    assert damaged == gone == first


def test_changed_article_is_read_anew(content, monkeypatch):
    build(content, "first", monkeypatch)
    capture = content / "captures" / "pier.txt"
    capture.write_text(_CAPTURE.replace("Lesser Skerry", "Greater Skerry"), "utf-8")
    changed, imported = build(content, "changed", monkeypatch)
    assert "yake" in imported
    shutil.rmtree(content.parent / "cache")
    fresh, _ = build(content, "fresh", monkeypatch)
    assert changed == fresh
