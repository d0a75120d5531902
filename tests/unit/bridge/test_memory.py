"""What a build keeps of groups and links, and what makes it find them anew."""

import json
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from plugins.bridge.memory import _LIBRARIES, article_reader, stage_memory
from plugins.bridge.store import Store
from plugins.text.profiles import Profile, read_profile, read_profiles
from plugins.text.vectors import Vector, article_vector, read_vectors
from tests.libraries import loaded_libraries

TEXTS = [(f"Tram {n} stops", f"The tram number {n} stopped at the quay again.", 300) for n in "abc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something like what a stage finds."""

    words: tuple[str, ...]


@pytest.fixture
def begin(tmp_path):
    """Begin builds of one site."""

    def start(cache="cache"):
        settings = {
            "CACHE_PATH": str(tmp_path / cache),
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "output"),
        }
        return SimpleNamespace(settings=settings)

    return start


def never():
    raise AssertionError("It was found again.")


def kept(folder, kind=Profile):
    """Return what the files of a folder hold, by key."""
    heads = {file.read_bytes().partition(b"\n")[0] for file in folder.iterdir()}
    (made_by,) = {json.loads(head)["made_by"] for head in heads}
    return Store(folder, made_by, kind).load()


def test_same_basis_gives_what_was_found(begin):
    found = Found(words=("one", "two"))
    assert stage_memory(begin(), "topics", Found)(["a", 1], lambda: found, None) == found
    assert stage_memory(begin(), "topics", Found)(["a", 1], never, None) == found


@pytest.mark.parametrize("other", [["a", 2], ["a"], ["a", 1, None], [["a", 1]], []])
def test_other_basis_is_found_anew_and_alone_kept(begin, other, tmp_path):
    stage_memory(begin(), "topics", Found)(["a", 1], lambda: Found(words=("old",)), None)
    remember = stage_memory(begin(), "topics", Found)
    assert remember(other, lambda: Found(words=("new",)), None).words == ("new",)
    (found,) = kept(tmp_path / "cache" / "event-digest" / "topics", Found).values()
    assert found.words == ("new",)


def test_basis_that_leads_to_the_same_is_known_too(begin):
    found = Found(words=("one",))
    stage_memory(begin(), "topics", Found)(["first"], lambda: found, lambda r: [*r.words, "next"])
    assert stage_memory(begin(), "topics", Found)(["one", "next"], never, None) == found


def test_stages_do_not_share_what_they_found(begin):
    stage_memory(begin(), "topics", Found)(["a"], lambda: Found(words=("topic",)), None)
    links = stage_memory(begin(), "crosslinks", Found)(["a"], lambda: Found(words=("link",)), None)
    assert links.words == ("link",)


def profiles(generator):
    return article_reader(generator, "topics", read_profile, Profile)


def test_nothing_is_kept_where_it_would_be_published(begin, tmp_path):
    for _ in range(2):
        remember = stage_memory(begin("output/cache"), "topics", Found)
        assert remember(["a"], lambda: Found(words=()), None) == Found(words=())
        assert profiles(begin("output/cache"))(TEXTS) == list(read_profiles(TEXTS))
    assert not (tmp_path / "output").exists()


def test_profiles_are_the_same_from_the_text_and_from_the_file(begin):
    first = profiles(begin())(TEXTS)
    second = profiles(begin())(TEXTS[::-1])[::-1]
    assert first == second == read_profiles(TEXTS)
    # The order of its terms is that in which similarities are summed up.
    assert [list(profile.vector) for profile in second] == [list(p.vector) for p in first]


def test_vectors_are_the_same_from_the_text_and_from_the_file(begin):
    for _ in range(2):
        found = article_reader(begin(), "crosslinks", article_vector, Vector)(TEXTS)
        assert found == read_vectors(TEXTS)


def test_known_article_is_not_read(begin):
    profiles(begin())(TEXTS)
    reader = article_reader(begin(), "topics", lambda *_text: never(), Profile)
    assert reader(TEXTS) == read_profiles(TEXTS)


def test_only_articles_of_the_build_are_kept(begin, tmp_path):
    folder = tmp_path / "cache" / "event-digest" / "topics-articles"
    profiles(begin())(TEXTS)
    before = kept(folder)
    new = ("Tram d stops", "The tram number d stopped at the quay again.", 300)
    profiles(begin())([TEXTS[0], new])
    assert len(before) == 3
    assert len(kept(folder)) == 2
    assert len(kept(folder).keys() & before.keys()) == 1


@pytest.mark.parametrize("other", [("a", "x y", 301), ("a", "x z", 300), ("b", "x y", 300)])
def test_other_text_is_read_anew(begin, other):
    profiles(begin())([("a", "x y", 300)])
    assert profiles(begin())([other]) == read_profiles([other])


def test_articles_of_one_text_are_read_alike(begin):
    one, other = profiles(begin())([TEXTS[0], TEXTS[0]])
    assert one == other


_GROUP_AND_LINK = """
from plugins.crosslinks.core import add_crosslinks
from plugins.model import Digest
from plugins.settings import CrosslinkSettings, TopicSettings
from plugins.topics.core import add_topics
from tests.unit.topics.articles import make_article

body = "The dam of Harlow burst in the night. " * 20
articles = tuple(make_article(n, f"Dam bursts {n}", body, "2031-03-04") for n in range(3))
grouped = add_topics(Digest(articles=articles), TopicSettings())
assert add_crosslinks(grouped, CrosslinkSettings()).copy_groups
"""


def test_every_library_that_takes_part_is_part_of_the_version():
    assert loaded_libraries(_GROUP_AND_LINK) <= set(_LIBRARIES)
