"""What no file of the repository may hold."""

import re
import shutil
import subprocess

import pytest

from tests.shared import PROJECT_ROOT

# Written so that this file does not hold them itself.
REGISTRY_HOSTS = re.compile(r"p[y]pi\.org|pythonhoste[d]\.org|registry\.n[p]mjs")
HOME_FOLDERS = re.compile(r"(?<![\w.])/(?:root|(?:home|Users)/\w+)/")


def repository_files():
    if shutil.which("git") is None or not (PROJECT_ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT_ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in sorted(filter(None, listed.stdout.split("\0"))):
        path = PROJECT_ROOT / name
        if path.is_file():
            yield name, path.read_text(encoding="utf-8", errors="replace")


def files_with(pattern):
    return [name for name, text in repository_files() if pattern.search(text)]


def test_no_file_names_a_package_registry():
    assert files_with(REGISTRY_HOSTS) == []


def test_no_file_names_a_home_folder():
    assert files_with(HOME_FOLDERS) == []


def test_no_file_names_the_folder_of_this_checkout():
    if len(PROJECT_ROOT.parts) < 3:
        pytest.skip(f"{PROJECT_ROOT} is too short a path to be told from others")
    assert files_with(re.compile(re.escape(f"{PROJECT_ROOT}/"))) == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_pins_and_hashes_everything(name):
    entries = read_lock(name)
    assert entries
    for requirement, below in entries.items():
        assert re.match(r"[a-z0-9-]+==[\w.]+", requirement), requirement
        assert "--hash=sha256:" in below, requirement


def test_both_locks_pin_the_same_versions():
    assert set(read_lock("requirements.lock")) <= set(read_lock("requirements-dev.lock"))


def read_lock(name):
    """Return the lines below each requirement by requirement."""
    text = (PROJECT_ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([^#\s].*?) \\$((?:\n .*)*)", text, re.MULTILINE))
