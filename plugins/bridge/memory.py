"""What stages get so that they need not find again what the last build found."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from plugins.bridge.progress import LateProgress
from plugins.bridge.store import Store, cache_folder, find_all, make_key, program_version
from plugins.text.memory import Basis, Remember
from plugins.text.vectors import Text

T = TypeVar("T")

# What an article read may depend on, and a stage's result besides its own package.
_READING_PACKAGES = ("text",)
_STAGE_PACKAGES = ("model", "text")
_LIBRARIES = ("msgspec", "numpy", "unidecode")


def stage_memory(generator: Any, stage: str, kind: type[T]) -> Remember[T]:
    """Return the memory of a stage, for its one result of that type."""
    return partial(_remember, _open_store(generator, stage, (*_STAGE_PACKAGES, stage), kind))


def _remember(
    store: Store[T] | None,
    basis: Basis,
    find: Callable[[], T],
    again: Callable[[T], Basis] | None,
) -> T:
    if store is None:
        return find()
    parts: dict[int, str] = {}
    key = _basis_key(basis, parts)
    stored = store.load()
    if key in stored:
        return stored[key]
    found = find()
    keys = [key, *([_basis_key(again(found), parts)] if again else [])]
    return store.keep({}, dict.fromkeys(keys, found))[key]


def _basis_key(basis: Basis, parts: dict[int, str]) -> str:
    """Return the key of a basis; ``parts`` are the keys of its parts, as far as they are known.

    Part by part, as in one piece all texts of a site would be in memory once more.
    """
    for part in basis:
        if id(part) not in parts:
            parts[id(part)] = make_key(part)
    return make_key(*(parts[id(part)] for part in basis))


def article_reader(
    generator: Any, stage: str, read: Callable[[str, str, int], T], kind: Any
) -> Callable[[Sequence[Text]], Sequence[T]]:
    """Return what reads the articles of a stage: those that are new or changed since."""
    store = _open_store(generator, f"{stage}-articles", _READING_PACKAGES, kind)
    return partial(_read_all, store, read)


def _open_store(generator: Any, name: str, packages: tuple[str, ...], kind: Any) -> Any:
    folder = cache_folder(generator.settings, name)
    return folder and Store(folder, program_version(packages, _LIBRARIES), kind)


def _read_all(
    store: Store[T] | None, read: Callable[[str, str, int], T], texts: Sequence[Text]
) -> Sequence[T]:
    if store is None:
        return _read(read, texts)
    keys = [make_key(*text) for text in texts]
    return find_all(store, keys, lambda missing: _read(read, [texts[at] for at in missing]))


def _read(read: Callable[[str, str, int], T], texts: Sequence[Text]) -> list[T]:
    found = []
    with LateProgress("Comparing articles", len(texts)) as progress:
        for text in texts:
            found.append(read(*text))
            progress.step()
    return found
