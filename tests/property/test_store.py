"""Whatever was stored before, results are those found anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.bridge.store import Store, find_all, make_key

Found = tuple[tuple[str, float, int | None], ...]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ARTICLES = st.lists(TEXTS, max_size=12)


def find(text: str) -> Found:
    """Find something in a text that depends on nothing else."""
    return tuple((char, 1 / (ord(char) + 3), ord(char) or None) for char in text)


def build(folder: Path, texts: list[str]) -> tuple[Found, ...]:
    store: Store[Found] = Store(folder, "one", Found)
    keys = [make_key(text) for text in texts]
    return find_all(store, keys, lambda places: [find(texts[at]) for at in places])


@settings(max_examples=60)
@given(builds=st.lists(ARTICLES, min_size=1, max_size=5), data=st.data())
def test_cached_is_fresh(builds, data):
    with TemporaryDirectory() as name:
        for texts in builds:
            assert repr(build(Path(name), texts)) == repr(tuple(map(find, texts)))
            files = sorted(Path(name).iterdir())
            if files and data.draw(st.booleans()):
                damaged = data.draw(st.sampled_from(files))
                damaged.write_bytes(data.draw(st.binary(max_size=60)))
