"""The cache: what it gives back, what it leaves out, and that no file of it does harm."""

import zlib
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec
import pytest

from plugins.bridge import store as store_module
from plugins.bridge.store import Store, find_all, make_fingerprint, make_key, program_version
from plugins.keywords.core import Reading, read_article
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import HARBOUR, make_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something like what is found in an article."""

    words: tuple[str, ...]
    weight: float = 0.5


KEYS = [make_key(number) for number in range(40)]


def found_at(places):
    return [
        Found(words=(f"word {place}", "naïve “quote”\n"), weight=1 / (place + 1))
        for place in places
    ]


def store(folder, made_by="one"):
    return Store(folder, made_by, Found)


def build(folder, keys=KEYS, made_by="one"):
    """Return the results of a build and the places that had to be found anew."""
    asked = []

    def find(places):
        asked.extend(places)
        return found_at(places)

    return find_all(store(folder, made_by), keys, find), asked


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "keywords"


def test_second_build_finds_everything(folder):
    first, asked = build(folder)
    second, asked_again = build(folder)
    assert asked == list(range(40))
    assert asked_again == []
    assert second == first == tuple(found_at(range(40)))


def test_order_of_articles_does_not_matter(folder):
    first, _ = build(folder)
    backwards, asked = build(folder, KEYS[::-1])
    assert backwards == first[::-1]
    assert asked == []


def test_only_what_is_new_is_found(folder):
    build(folder, KEYS[:30])
    _, asked = build(folder)
    assert asked == list(range(30, 40))


def test_article_that_stands_twice_is_stored_once(folder):
    both, _ = build(folder, [KEYS[0], KEYS[0]])
    assert both[0] == found_at([0])[0] or both[0] == found_at([1])[0]
    assert both[0] == both[1]


def test_what_is_not_used_is_dropped(folder):
    build(folder)
    build(folder, KEYS[:1])
    assert len(list(folder.iterdir())) == 1
    assert store(folder).load().keys() == {KEYS[0]}
    build(folder, [])
    assert list(folder.iterdir()) == []


def test_files_that_stay_the_same_are_not_written(folder):
    build(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    build(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    build(folder, KEYS[1:])
    changed = {path.name for path in folder.iterdir() if path.stat().st_mtime_ns != before[path]}
    assert changed <= {f"{KEYS[0][0]}.kept"}


def test_another_version_is_not_used(folder):
    build(folder)
    _, asked = build(folder, made_by="two")
    assert asked == list(range(40))
    _, asked = build(folder, made_by="two")
    assert asked == []


def flip(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def whole(body):
    """Return a file with the right head for what is in it."""
    head = {"made_by": "one", "checksum": blake2b(body, digest_size=16).hexdigest()}
    return msgspec.json.encode(head) + b"\n" + body


def rewrite(change):
    """Change the lines of a file, packed and with the right head."""

    def damage(data):
        lines = zlib.decompress(data.partition(b"\n")[2])
        return whole(zlib.compress(change(lines)))

    return damage


DAMAGES = {
    "nothing in it": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "cut off at the end": lambda data: data[:-1],
    "one bit changed": flip,
    "a byte too many": lambda data: data + b"\n",
    "other bytes": lambda data: bytes(range(256)) * 9,
    "only a head": lambda data: data.split(b"\n")[0],
    "another JSON": lambda data: b'{"a": 1}\n[]\n',
    "many brackets": lambda data: b"[" * 100_000,
    "not packed": lambda data: whole(b"[]\n"),
    "no JSON": rewrite(lambda lines: b"#" + lines),
    "an entry of another shape": rewrite(lambda lines: lines.replace(b"words", b"wards")),
    "too many brackets": rewrite(lambda lines: b"[" * 100_000 + lines),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_file_counts_as_empty_and_is_mended(folder, damage):
    first, _ = build(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    path = sorted(before)[0]
    path.write_bytes(damage(before[path]))
    again, asked = build(folder)
    assert again == first
    assert {KEYS[at][0] for at in asked} == {path.stem}
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_entry_of_another_shape_counts_as_empty(folder):
    other: Store[dict[str, int]] = Store(folder, "one", dict[str, int])
    find_all(other, KEYS, lambda places: [{"a": place} for place in places])
    results, asked = build(folder)
    assert asked == list(range(40))
    assert results == tuple(found_at(range(40)))


def test_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "cache").write_text("a file")
    results, asked = build(tmp_path / "cache" / "keywords")
    assert len(results) == len(asked) == 40


def test_folders_in_the_place_of_files_are_no_error(folder):
    build(folder)
    for path in list(folder.iterdir()):
        path.unlink()
        path.mkdir()
    results, asked = build(folder)
    assert len(results) == len(asked) == 40


def test_what_a_stopped_build_left_is_removed(folder):
    build(folder)
    (folder / "a.kept.123.tmp").write_bytes(b"half")
    build(folder)
    assert not list(folder.glob("*.tmp"))


def test_files_of_others_are_left(folder):
    build(folder)
    (folder / "notes.txt").write_text("mine")
    build(folder, [])
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_result_that_would_not_come_back_equal_is_used_but_not_kept(folder):
    """Half a surrogate has no bytes, NaN no JSON."""
    odd = [Found(words=("\ud800",)), Found(words=(), weight=float("nan"))]
    for _ in range(2):
        asked: list[int] = []

        def find(places, asked=asked):
            asked.extend(places)
            return [[*odd, *found_at([2])][place] for place in places]

        results = find_all(store(folder), KEYS[:3], find)
        assert repr(results) == repr((*odd, *found_at([2])))
    assert asked == [0, 1]
    assert store(folder).load().keys() == {KEYS[2]}


def test_key_tells_all_that_differs():
    settings = KeywordSettings()
    keys = [
        make_key(HARBOUR, settings, ()),
        make_key(HARBOUR, settings, ("Bergen Courier",)),
        make_key(HARBOUR, KeywordSettings(max_keywords=11), ()),
        make_key(make_article("Another headline"), settings, ()),
        make_key(make_article("Another headline", "A paragraph."), settings, ()),
        make_key(make_article("Another headline", "A paragraph.", language="fr"), settings, ()),
        make_key(make_article("Another headline", "A paragraph.", outlet="X"), settings, ()),
    ]
    assert len(set(keys)) == len(keys)
    assert make_key(HARBOUR, KeywordSettings(), ()) == keys[0]


def test_fingerprint_tells_any_change_of_a_file(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "a.py").write_text("a = 1")
    (tmp_path / "data" / "words.txt").write_text("boat")
    seen = {make_fingerprint([tmp_path])}
    assert make_fingerprint([tmp_path]) in seen
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert make_fingerprint([tmp_path]) in seen
    seen.add(make_fingerprint([tmp_path], "yake 1"))
    seen.add(make_fingerprint([tmp_path], "yake 2"))
    (tmp_path / "data" / "words.txt").write_text("ship")
    seen.add(make_fingerprint([tmp_path]))
    (tmp_path / "data" / "words.txt").rename(tmp_path / "words.txt")
    seen.add(make_fingerprint([tmp_path]))
    assert len(seen) == 5


def test_program_version_tells_packages_and_libraries():
    versions = {
        program_version(("model",), ("yake",)),
        program_version(("text",), ("yake",)),
        program_version(("model",), ("yake", "numpy")),
        program_version(("model",), ()),
    }
    assert len(versions) == 4
    assert program_version(("model",), ("yake",)) in versions


def test_another_version_of_a_library_is_another_program(monkeypatch):
    today = program_version(("model",), ("yake",))
    program_version.cache_clear()
    monkeypatch.setattr(store_module, "_version", lambda library: f"{library} of tomorrow")
    assert program_version(("model",), ("yake",)) != today
    program_version.cache_clear()


def test_library_that_is_missing_has_a_version_too():
    assert store_module._version("no-such-library-anywhere") == "none"
    assert store_module._version("yake")[0].isdigit()


def test_reading_comes_back_as_it_was(folder):
    fresh = read_article(HARBOUR, KeywordSettings())
    assert fresh.keywords
    stored: Store[Reading] = Store(folder, "one", Reading)
    (kept,) = find_all(stored, KEYS[:1], lambda _places: [fresh])
    assert repr(kept) == repr(fresh)


def test_no_path_leaves_the_folder(folder):
    build(folder)
    assert {path.parent for path in Path(folder).rglob("*")} == {folder}
