"""What was found in articles, kept in files for the next build.

Under a key that says all it depends on. Files are named by the first figure of the keys they hold:
a line that says who made the rest, and its checksum, then one entry a line. A file that is damaged,
made by another version, or cannot be read counts as empty; one that cannot be written is left.
Entries that a build does not use are dropped.
"""

import gc
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")

_FIGURES = "0123456789abcdef"
_SUFFIX = ".json"
_TEMPORARY = ".tmp"
_KEY_BYTES = 16

_log = logging.getLogger(__name__)


class _Entry(msgspec.Struct, Generic[T]):
    key: str
    found: T


def make_key(*parts: Any) -> str:  # noqa: ANN401 - whatever has a JSON form
    """Return a short text that differs where the parts differ."""
    return _digest(msgspec.json.encode(parts))


def make_fingerprint(folders: Sequence[Path], *further: str) -> str:
    """Return a short text that differs where a file in the folders, or ``further``, differs."""
    digest = blake2b(digest_size=_KEY_BYTES)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(folder).as_posix()
                digest.update(msgspec.json.encode((name, _digest(path.read_bytes()))))
    digest.update(msgspec.json.encode(further))
    return digest.hexdigest()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_KEY_BYTES).hexdigest()


def find_all(
    store: "Store[T]", keys: Sequence[str], find: Callable[[Sequence[int]], Sequence[T]]
) -> tuple[T, ...]:
    """Return what belongs to each key, from the store or, by its place, from ``find``.

    What is found anew goes through the form it is stored in, so that it never matters where a
    result comes from. Afterwards the store holds these keys alone.
    """
    stored = store.load()
    missing = [at for at, key in enumerate(keys) if key not in stored]
    found = store.convert(find(missing)) if missing else ()
    new = {keys[at]: result for at, result in zip(missing, found, strict=True)}
    known = {key: new[key] if key in new else stored[key] for key in keys}
    store.save(known)
    return tuple(known[key] for key in keys)


class Store(Generic[T]):
    """Results of one type in the files of a folder, made by one version of the program."""

    def __init__(self, folder: Path, made_by: str, kind: Any) -> None:  # noqa: ANN401 - a type
        self._folder = folder
        self._made_by = made_by
        self._entries: msgspec.json.Decoder[_Entry[T]] = msgspec.json.Decoder(_Entry[kind])
        self._list: msgspec.json.Decoder[tuple[T, ...]] = msgspec.json.Decoder(tuple[kind, ...])
        self._keys: dict[str, set[str]] = {}

    def convert(self, results: Sequence[T]) -> tuple[T, ...]:
        """Return results as they would come back from a file."""
        return self._list.decode(msgspec.json.encode(tuple(results)))

    def load(self) -> dict[str, T]:
        """Return all entries of files that are whole and made by this version."""
        loaded: dict[str, T] = {}
        with _collector_paused():
            for figure in _FIGURES:
                entries = self._load_file(self._path(figure))
                self._keys[figure] = set(entries)
                loaded |= entries
        return loaded

    def _load_file(self, path: Path) -> dict[str, T]:
        try:
            if not path.is_file():
                return {}
            head, _, body = path.read_bytes().partition(b"\n")
            if head != self._head(body):
                _log.info("%s is damaged, or made by another version", path)
                return {}
            entries = [self._entries.decode(line) for line in body.split(b"\n")[:-1]]
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            _log.info("%s is not used: %s", path, error)
            return {}
        return {entry.key: entry.found for entry in entries}

    def save(self, known: Mapping[str, T]) -> None:
        """Make the files hold these entries; a file that holds them already is not touched."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for path in self._folder.glob(f"*{_TEMPORARY}"):
                path.unlink(missing_ok=True)
            for figure in _FIGURES:
                entries = {key: known[key] for key in sorted(known) if key[0] == figure}
                if not entries or entries.keys() != self._keys.get(figure):
                    self._save_file(self._path(figure), entries)
        except OSError as error:
            _log.info("What was found is not kept for the next build: %s", error)

    def _save_file(self, path: Path, entries: Mapping[str, T]) -> None:
        if not entries:
            path.unlink(missing_ok=True)
            return
        lines = (msgspec.json.encode(_Entry(key, found)) for key, found in entries.items())
        body = b"".join(line + b"\n" for line in lines)
        _write(path, self._head(body) + b"\n" + body)

    def _head(self, body: bytes) -> bytes:
        return msgspec.json.encode({"made_by": self._made_by, "checksum": _digest(body)})

    def _path(self, figure: str) -> Path:
        return self._folder / f"{figure}{_SUFFIX}"


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let no garbage be looked for among so many new values: that is most of a load's time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a build may be stopped, or two may run."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}{_TEMPORARY}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
