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
_PAGE = (
    "<html><head><title>Lamps for the ferry pier</title></head><body><article>"
    f"<h1>Lamps for the ferry pier</h1><p>{_PARAGRAPHS[1]}</p><p>{_PARAGRAPHS[0]}</p>"
    "</article></body></html>"
)
# Not read again where nothing changed: what finds keywords, what reads saved pages, and numbers.
_HEAVY = {
    *("numpy", "yake", "networkx", "segtok", "lemminflect"),
    *("lxml", "trafilatura", "htmldate", "courlan", "justext", "bs4", "py3langid", "pypdf"),
    *("charset_normalizer", "warcio", "yaml", "urllib3", "babel", "tld", "regex", "dateparser"),
}
_LAYOUT = """name = "pier"
[detect]
at_least = 1
lines = ['^5 July 2025$']
[articles]
find = "first-line"
[[line]]
match = '^Solberg and'
label = "navigation"
"""


Build = tuple[dict[str, bytes], set[str]]


@pytest.fixture(scope="module")
def first_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Build]:
    """Return the folder of a content folder and its cache, and what its first build gave."""
    files: dict[str, str | bytes] = {
        "captures/pier.txt": _CAPTURE,
        "captures/museum.txt": _CAPTURE.replace("Oldhaven opens", "Museum wants"),
        "captures/lamps.html": _PAGE,
    }
    content = write_files(tmp_path_factory.mktemp("first") / "content", files)
    return content.parent, build(content, "first")


@pytest.fixture
def first(first_site: tuple[Path, Build]) -> Build:
    return first_site[1]


@pytest.fixture
def content(first_site: tuple[Path, Build], tmp_path: Path) -> Path:
    """Return a content folder, with the cache of its first build beside it."""
    shutil.copytree(first_site[0], tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def build(content: Path, name: str, *extra: str) -> Build:
    """Return the pages of a build and the modules it imported."""
    output = content.parent / name
    built = build_site(content, output, *extra, PYTHONPROFILEIMPORTTIME="1")
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


def test_second_build_is_the_same_without_the_heavy_libraries(content, first):
    pages, imported = first
    second, imported_again = build(content, "second")
    assert {"yake", "lxml", "trafilatura"} <= imported
    assert not _HEAVY & imported_again
    # Its patterns, and those of all it imports, take a tenth of a second to compile.
    assert "plugins.captures.core.clean" in imported - imported_again
    assert "plugins.captures.core.dates" in imported - imported_again
    assert not {"concurrent.futures.process", "multiprocessing.spawn"} & imported_again
    assert second == pages
    assert any("ferry pier" in page.decode("utf-8", "replace") for page in pages.values())


def test_pages_are_the_same_when_the_cache_is_damaged_or_gone(content, first):
    cache = content.parent / "cache"
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert files
    for number, path in enumerate(files):
        data = path.read_bytes()
        half = len(data) // 2
        path.write_bytes(data[:half] if number % 2 else data[:half] + b"?" + data[half + 1 :])
    damaged, _ = build(content, "damaged")
    shutil.rmtree(cache)
    cache.write_text("no folder")
    gone, _ = build(content, "gone")
    assert damaged == gone == first[0]


def test_cache_that_cannot_be_written_changes_nothing(content, first):
    for folder in sorted((content.parent / "cache" / "event-digest").iterdir()):
        shutil.rmtree(folder)
        folder.write_text("no folder")
    again, imported = build(content, "again")
    assert {"yake", "lxml"} <= imported
    assert again == first[0]


CHANGES = {
    "capture": {"captures/pier.txt": _CAPTURE.replace("Lesser Skerry", "Greater Skerry")},
    "saved page": {"captures/lamps.html": _PAGE.replace("Lamps for", "No lamps for")},
    "sidecar": {"captures/pier.toml": 'headline = "Oldhaven has a pier again"\n'},
    "outlets": {"outlets.toml": '[[outlet]]\nname = "Oldhaven opens the rebuilt ferry pier"\n'},
    "layout": {"layouts/pier.toml": _LAYOUT},
    "topic": {"topics/lamps.md": "Title: Lamps for the ferry pier\n"},
}


@pytest.mark.parametrize("files", CHANGES.values(), ids=CHANGES)
def test_change_is_seen(content, first, files):
    write_files(content, files)
    changed, _ = build(content, "changed")
    shutil.rmtree(content.parent / "cache")
    fresh, _ = build(content, "fresh")
    assert changed == fresh != first[0]


def test_changed_article_has_its_keywords_found_anew(content):
    write_files(content, CHANGES["capture"])
    _, imported = build(content, "changed")
    assert "yake" in imported


def test_changed_setting_is_seen(content, first):
    limit = 'EVENT_DIGEST={"captures": {"max_capture_bytes": 1000}}'
    changed, _ = build(content, "changed", "-e", limit)
    shutil.rmtree(content.parent / "cache")
    fresh, _ = build(content, "fresh", "-e", limit)
    assert changed == fresh != first[0]
