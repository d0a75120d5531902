"""What was found, kept in files for the next build under keys that say all it depends on.

Files are named by the first figure of the keys they hold: a line that says who made the rest, and
its checksum, then one entry a line, packed. A file that is damaged, made by another version, or
cannot be read counts as empty; one that cannot be written is left. Entries that a build does not
use are dropped.
"""

import gc
import logging
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sys import version_info
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")

_FIGURES = "0123456789abcdef"
_SUFFIX = ".kept"
_TEMPORARY = ".tmp"
_KEY_BYTES = 16
# The fastest packing takes four fifths away, the best 3 % more in three times the time.
_PACKED = 1
# Below Pelican's CACHE_PATH.
_FOLDER = "event-digest"
_PLUGINS = Path(__file__).resolve().parent.parent

_log = logging.getLogger(__name__)


class _Entry(msgspec.Struct, Generic[T]):
    key: str
    found: T


def cache_folder(settings: Mapping[str, Any], name: str) -> Path | None:
    """Return where results are kept: nowhere if they would be published, or taken for content."""
    folder = Path(settings["CACHE_PATH"]).resolve() / _FOLDER / name
    taken = (Path(settings[key]).resolve() for key in ("PATH", "OUTPUT_PATH"))
    return None if any(map(folder.is_relative_to, taken)) else folder


@cache
def program_version(packages: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a text that differs where packages below ``plugins``, libraries or Python do.

    Name all code and data that a result may depend on. Rather too much than too little: after a
    change of the program each is found anew once.
    """
    versions = (f"{name} {_version(name)}" for name in libraries)
    folders = [_PLUGINS / name for name in packages]
    return make_fingerprint(folders, "python {}.{}.{}".format(*version_info), *versions)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def make_key(*parts: Any) -> str:
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

    Afterwards the store holds these keys alone.
    """
    stored = store.load()
    missing = [at for at, key in enumerate(keys) if key not in stored]
    found = dict(zip((keys[at] for at in missing), find(missing) if missing else (), strict=True))
    known = store.keep({key: stored[key] for key in keys if key in stored}, found)
    return tuple(known[key] for key in keys)


class Store(Generic[T]):
    """Results of one type in the files of a folder, made by one version of the program."""

    def __init__(self, folder: Path, made_by: str, kind: Any) -> None:
        self._folder = folder
        self._made_by = made_by
        self._entries: msgspec.json.Decoder[_Entry[T]] = msgspec.json.Decoder(_Entry[kind])
        self._found: msgspec.json.Decoder[T] = msgspec.json.Decoder(kind)
        self._keys: dict[str, set[str]] = {}

    def keep(self, stored: Mapping[str, T], found: Mapping[str, T]) -> dict[str, T]:
        """Make the files hold what was stored and is used, and what was found; return both.

        What is found anew goes through the form it is stored in, so that it never matters where a
        result comes from. What would not come back equal is returned as it is and not stored.
        """
        forms = {key: self._convert(result) for key, result in found.items()}
        lasting = {key: form for key, form in forms.items() if form is not None}
        self.save({**stored, **lasting})
        return {**stored, **found, **lasting}

    def _convert(self, result: T) -> T | None:
        try:
            form = self._found.decode(msgspec.json.encode(result))
        except (TypeError, ValueError, OverflowError, msgspec.MsgspecError) as error:
            _log.info("A result cannot be kept for the next build: %s", error)
            return None
        return form if form == result else None

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
            lines = zlib.decompress(body).split(b"\n")[:-1]
            entries = [self._entries.decode(line) for line in lines]
        except (OSError, ValueError, zlib.error, msgspec.MsgspecError) as error:
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
        body = zlib.compress(b"".join(line + b"\n" for line in lines), _PACKED)
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
