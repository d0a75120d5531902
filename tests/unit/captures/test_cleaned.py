"""Captures kept from one build for the next: never another result, and cleaned only when new."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.bridge.store import Store, program_version
from plugins.captures import cleaned as module
from plugins.captures.cleaned import Captures, Cleaned, Conditions, clean_all
from plugins.captures.core import clean
from plugins.captures.core.clean import clean_captures
from plugins.captures.files import find_captures, read_source
from plugins.model import Code, Outlet
from plugins.settings import CaptureSettings
from tests.libraries import loaded_libraries, normalise
from tests.shared import PROJECT_ROOT
from tests.site.build import write_files
from tests.spies import note_cleaned

_TEXT = (
    "The council opened the rebuilt ferry pier on Monday after two winters of work, and the first "
    "boat left with forty passengers while a small crowd watched from the quay in the rain.\n\n"
    "The mayor said that the pier had cost less than planned and that the old timbers would be "
    "given to the museum, which wants to show how the harbour was built.\n"
)
_FILES: dict[str, str | bytes] = {
    "captures/pier.txt": f"Council opens the ferry pier\n\nQuay Lantern\n\n5 July 2025\n\n{_TEXT}",
    "captures/pier.toml": 'captured_at = "2025-07-06"\n',
    "captures/mast.html": f"<html><body><h1>Mast falls</h1><p>{_TEXT}</p></body></html>",
    "captures/empty.txt": b"",
}
_LAYOUT = """name = "quay"
[detect]
at_least = 1
lines = ['^Quay Lantern$']
[articles]
find = "first-line"
[[line]]
match = '^Quay Lantern$'
label = "navigation"
"""


@pytest.fixture
def given(tmp_path: Path) -> Conditions:
    content = write_files(tmp_path / "content", _FILES)
    return Conditions(content=content, settings=CaptureSettings(), outlets=(), layouts=())


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_cleaned(monkeypatch)


def build(given, folder="cache"):
    paths = find_captures(given.content, ["captures"])
    place = given.content.parent / folder if folder else None
    return clean_all(paths, given, place)


def test_second_build_cleans_nothing_and_finds_the_same(given, read):
    first = build(given)
    assert sorted(read) == ["empty.txt", "mast.html", "pier.txt"]
    second = build(given)
    assert len(read) == 3
    assert repr(second) == repr(first)
    assert repr(second) == repr(build(given, folder=None))
    assert any(c.articles for file in second.values() for c in file)


def test_without_a_folder_nothing_is_kept(given, read):
    before = sorted(given.content.parent.rglob("*"))
    build(given, folder=None)
    build(given, folder=None)
    assert len(read) == 6
    assert sorted(given.content.parent.rglob("*")) == before


CHANGES = {
    "captures/pier.txt": str(_FILES["captures/pier.txt"]).replace("two winters", "one winter"),
    "captures/pier.toml": 'captured_at = "2025-07-09"\n',
    "captures/mast.toml": 'headline = "Mast stands"\n',
    "captures/new.md": f"# A new page\n\n{_TEXT}",
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed_is_cleaned(given, read, name):
    before = build(given)
    read.clear()
    write_files(given.content, {name: CHANGES[name]})
    after = build(given)
    assert [Path(n).stem for n in read] == [Path(name).stem]
    assert repr(after) != repr(before)
    assert repr(after) == repr(build(given, folder=None))


def test_sidecar_that_goes_is_forgotten(given, read):
    build(given)
    read.clear()
    (given.content / "captures" / "pier.toml").unlink()
    after = build(given)
    assert read == ["pier.txt"]
    assert repr(after) == repr(build(given, folder=None))


def test_file_of_another_name_is_another_capture(given, read):
    build(given)
    read.clear()
    captures = given.content / "captures"
    (captures / "mast.html").rename(captures / "2025-07-04-mast.html")
    after = build(given)
    assert read == ["2025-07-04-mast.html"]
    assert repr(after) == repr(build(given, folder=None))


@pytest.mark.parametrize(
    "change",
    [
        {"settings": CaptureSettings(default_language="de")},
        {"settings": CaptureSettings(max_capture_bytes=1_000)},
        {"outlets": (Outlet(name="Quay Lantern"),)},
        {"layouts": (("layouts/quay.toml", _LAYOUT),)},
    ],
    ids=["language", "size", "outlet", "layout"],
)
def test_other_conditions_clean_all_anew(given, read, change):
    before = build(given)
    read.clear()
    other = replace(given, **change)
    after = build(other)
    assert len(read) == 3
    assert repr(after) == repr(build(other, folder=None))
    if "default_language" not in repr(change):
        assert repr(after) != repr(before)


def test_layout_whose_text_changes_is_another(given, read):
    with_layout = replace(given, layouts=(("layouts/quay.toml", _LAYOUT),))
    before = build(with_layout)
    text = _LAYOUT.replace('"navigation"', '"widget"')
    after = build(replace(given, layouts=(("layouts/quay.toml", text),)))
    assert repr(after) != repr(before)


def test_another_version_of_the_program_cleans_anew(given, read, monkeypatch):
    build(given)
    monkeypatch.setattr(module, "_LIBRARIES", ("lxml",))
    build(given)
    assert len(read) == 6


def test_files_that_are_gone_are_dropped(given):
    build(given)
    (given.content / "captures" / "mast.html").unlink()
    build(given)
    kept = kept_in(given.content.parent / "cache")
    assert len(kept) == 2
    assert "Mast falls" not in repr(kept)


def test_file_that_changes_while_it_is_read_is_not_kept(given, read, monkeypatch):
    """The key is of the old bytes: the result of the new ones must not stand under it."""
    path = given.content / "captures" / "mast.html"
    old = path.read_bytes()
    clean_new = module._clean_new

    def change_and_clean(*parts):
        path.write_bytes(old.replace(b"Mast falls", b"Mast stands"))
        return clean_new(*parts)

    monkeypatch.setattr(module, "_clean_new", change_and_clean)
    assert path not in build(given)
    monkeypatch.undo()
    path.write_bytes(old)
    assert repr(build(given)) == repr(build(given, folder=None))


def test_failure_of_one_file_is_left_to_its_reader(given, monkeypatch):
    def fail_at_mast(source, *rest):
        if "mast" in source.path:
            raise ValueError("a fault of the program")
        return clean_captures(source, *rest)

    monkeypatch.setattr(clean, "clean_captures", fail_at_mast)
    assert sorted(path.name for path in build(given)) == ["empty.txt", "pier.txt"]
    monkeypatch.undo()
    assert len(build(given)) == 3


def test_sidecar_that_cannot_be_read_is_told_by_every_build(given, read):
    write_files(given.content, {"captures/pier.toml": b"\xff\xfe\x00"})
    path = given.content / "captures" / "pier.txt"
    for _ in range(2):
        captures = Captures(given, given.content.parent / "cache", lambda: [path])
        (found,) = captures.take(path)
        assert found.articles
        assert found.findings[0].code is Code.CAPTURE_UNREADABLE
    assert read == []


def test_captures_are_taken_once(given, read):
    path = given.content / "captures" / "pier.txt"
    captures = Captures(given, None, lambda: find_captures(given.content, ["captures"]))
    first = captures.take(path)
    assert len(read) == 3
    # Another generator may ask again.
    assert repr(captures.take(path)) == repr(first)


def test_capture_nobody_listed_is_cleaned(given, read):
    path = given.content / "captures" / "pier.txt"
    assert repr(Captures(given).take(path)) == repr(build(given)[path])


def test_all_kinds_of_captures_come_back_as_they_were(tmp_path):
    """Down to the names of time zones: repr shows more than is compared."""
    for root in (PROJECT_ROOT / "content", PROJECT_ROOT / "tests" / "golden"):
        given = Conditions(content=root, settings=CaptureSettings(), outlets=(), layouts=())
        paths = find_captures(root, ["captures"])
        assert len(paths) > 15
        fresh = {path: clean_fresh(path, given) for path in paths}
        assert all(clean_all(paths, given, tmp_path).keys() == fresh.keys() for _ in range(2))
        assert set(map(repr, kept_in(tmp_path))) == set(map(repr, fresh.values()))


def kept_in(folder):
    version = program_version(module._PACKAGES, module._LIBRARIES)
    store: Store[Cleaned] = Store(folder, version, Cleaned)
    return tuple(store.load().values())


def clean_fresh(path, given):
    source, _problem = read_source(path, given.content, given.settings)
    return clean_captures(source, given.settings, given.outlets)


_CLEAN_GOLDEN = """
from pathlib import Path
from plugins.captures.files import clean_file, find_captures
from plugins.settings import CaptureSettings
for path in find_captures(Path("tests/golden"), ["captures"]):
    clean_file(path, Path("tests/golden"), CaptureSettings(), ())
"""


def test_every_library_that_takes_part_is_part_of_the_version():
    assert loaded_libraries(_CLEAN_GOLDEN) <= {normalise(name) for name in module._LIBRARIES}
