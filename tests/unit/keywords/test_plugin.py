"""The adapter: where the cache lies, and that it is asked before any article is read."""

import pytest

from plugins.bridge.store import cache_folder
from plugins.keywords import plugin
from plugins.keywords.core import read_article
from plugins.settings import KeywordSettings
from tests.libraries import loaded_libraries
from tests.unit.keywords.articles import HARBOUR, make_article

TASKS = [(article, KeywordSettings(), ()) for article in (HARBOUR, make_article("Ferry leaves"))]


@pytest.fixture
def read(monkeypatch):
    """Return the numbers of articles that were read, one for each time of reading."""
    numbers = []

    def read_counted(tasks):
        numbers.append(len(tasks))
        return [read_article(*task) for task in tasks]

    monkeypatch.setattr(plugin, "_read", read_counted)
    return numbers


def settings_for(tmp_path, cache):
    return {
        "CACHE_PATH": str(tmp_path / cache),
        "PATH": str(tmp_path / "content"),
        "OUTPUT_PATH": str(tmp_path / "output"),
    }


def test_cache_lies_below_cache_path(tmp_path):
    folder = cache_folder(settings_for(tmp_path, ".cache"), plugin._FOLDER)
    assert folder == tmp_path / ".cache" / "event-digest" / "keywords"


@pytest.mark.parametrize("cache", ["content", "content/cache", "output", "output/a/../b"])
def test_nothing_is_kept_among_content_or_pages(tmp_path, cache, read):
    folder = cache_folder(settings_for(tmp_path, cache), plugin._FOLDER)
    assert folder is None
    assert len(plugin._read_all(folder, TASKS)) == 2
    assert list(tmp_path.iterdir()) == []


def test_articles_are_read_once(tmp_path, read):
    first = plugin._read_all(tmp_path, TASKS)
    again = plugin._read_all(tmp_path, TASKS)
    assert read == [2]
    assert repr(again) == repr(first)


def test_only_the_changed_article_is_read(tmp_path, read):
    plugin._read_all(tmp_path, TASKS)
    changed = [TASKS[0], (make_article("Ferry stays"), KeywordSettings(), ())]
    plugin._read_all(tmp_path, changed)
    assert read == [2, 1]


def test_other_settings_and_outlets_are_read_anew(tmp_path, read):
    plugin._read_all(tmp_path, TASKS[:1])
    plugin._read_all(tmp_path, [(HARBOUR, KeywordSettings(max_keywords=9), ())])
    plugin._read_all(tmp_path, [(HARBOUR, KeywordSettings(), ("Bergen Courier",))])
    assert read == [1, 1, 1]


def test_another_version_of_the_program_reads_anew(tmp_path, read, monkeypatch):
    plugin._read_all(tmp_path, TASKS)
    monkeypatch.setattr(plugin, "_LIBRARIES", ("yake",))
    plugin._read_all(tmp_path, TASKS)
    assert read == [2, 2]


_READ = """
from plugins.keywords.core import read_article
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import HARBOUR
read_article(HARBOUR, KeywordSettings())
"""


def test_every_library_that_takes_part_is_part_of_the_version():
    assert loaded_libraries(_READ) <= set(plugin._LIBRARIES)
