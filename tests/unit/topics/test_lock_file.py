import os
from pathlib import Path

import pytest

from plugins.model import Code
from plugins.topics.core.lock import Lock, render_lock
from plugins.topics.lock_file import lock_path, read_lock, tell_behind, write_lock

_TEXT = render_lock(Lock(retired={"topics/a/": "topics/b/"}))


def test_each_content_folder_has_its_lock(tmp_path):
    assert lock_path(tmp_path / "content") == tmp_path / "topics.lock.json"
    assert lock_path(tmp_path / "inhalt") == tmp_path / "inhalt.topics.lock.json"


def test_without_a_file_nothing_is_known(tmp_path):
    file = read_lock(tmp_path / "topics.lock.json")
    assert (file.lock, file.text, file.problem) == (Lock(), None, None)


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "topics.lock.json"
    assert write_lock(path, _TEXT) is None
    file = read_lock(path)
    assert file.text == _TEXT
    assert file.lock.retired == {"topics/a/": "topics/b/"}
    assert list(tmp_path.iterdir()) == [path]


def test_line_ends_and_marks_of_another_system_are_no_change(tmp_path):
    path = tmp_path / "topics.lock.json"
    path.write_bytes(b"\xef\xbb\xbf" + _TEXT.replace("\n", "\r\n").encode())
    assert read_lock(path).text == _TEXT


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"<<<<<<< ours\n", b"{}", b"[1, 2"])
def test_broken_file_is_told_and_left(tmp_path, data):
    path = tmp_path / "topics.lock.json"
    path.write_bytes(data)
    file = read_lock(path)
    assert file.lock == Lock()
    assert file.problem
    assert file.problem.code is Code.TOPICS_LOCK
    assert "build again" in file.problem.hint
    assert path.read_bytes() == data


def test_folder_and_dead_link_in_its_place_are_told(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "dead"):
        problem = read_lock(tmp_path / name).problem
        assert problem
        assert problem.code is Code.TOPICS_LOCK


def test_link_stays_a_link(tmp_path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "topics.lock.json").symlink_to("real.json")
    write_lock(tmp_path / "topics.lock.json", _TEXT)
    assert (tmp_path / "topics.lock.json").is_symlink()
    assert (tmp_path / "real.json").read_text("utf-8") == _TEXT


def test_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    finding = write_lock(tmp_path / "file" / "topics.lock.json", _TEXT)
    assert finding
    assert finding.code is Code.TOPICS_LOCK_BEHIND
    assert "could not be written" in finding.message


def test_failed_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "topics.lock.json"
    path.write_text("old")

    def fail(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", fail)
    finding = write_lock(path, _TEXT)
    assert finding
    assert finding.code is Code.TOPICS_LOCK_BEHIND
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_behind_tells_whether_there_is_a_file(tmp_path):
    path: Path = tmp_path / "topics.lock.json"
    assert "There is none" in tell_behind(read_lock(path)).message
    write_lock(path, _TEXT)
    assert "does not know" in tell_behind(read_lock(path)).message
