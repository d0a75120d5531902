"""Captures into Pelican: readers for saved pages, and the digest's beginning.

A reader must return one page per file; a file holds one capture or several, and a capture any
number of articles. So the reader returns a hidden host that carries the cleaned captures, and
the articles are built from all hosts once every file is read.
"""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from pelican import signals
from pelican.readers import HTMLReader, MarkdownReader

from plugins.bridge.hosts import host_metadata, keep_hosts, take_hosts
from plugins.bridge.state import get_state
from plugins.bridge.store import cache_folder
from plugins.captures.cleaned import FOLDER, Captures, Conditions
from plugins.captures.core.collect import collect_captures
from plugins.captures.files import SUFFIXES, find_orphans, read_outlets, relative_name
from plugins.captures.layout_files import check_layouts, read_layout_sources
from plugins.model import Code, Finding
from plugins.settings import SETTINGS_KEY, load_settings

_NO_PAGE: tuple[str, dict[str, Any]] = ("", {"status": "skip"})
_ENDINGS = ", ".join(f".{suffix}" for suffix in SUFFIXES if suffix.islower())


class CaptureReader(HTMLReader):
    """Reads captures; pages outside the captures folder stay with Pelican's own readers."""

    file_extensions: ClassVar[list[str]] = list(SUFFIXES)

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._content = Path(settings["PATH"])

    @cached_property
    def captures(self) -> Captures:
        """Those of the build, which sets them; another generator that reads one has none ready."""
        return Captures(_conditions(self.settings))

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return an empty page whose metadata hold the cleaned captures of the file."""
        path = Path(source_path)
        if not self._is_capture(path):
            return self._read_page(source_path, path.suffix.lower())
        return "", host_metadata(self.captures.take(path))

    def _read_page(self, source_path: str, suffix: str) -> tuple[str, dict[str, Any]]:
        """Read the editor's own page as Pelican would; it reads HTML and Markdown."""
        if suffix in (".md", ".markdown"):
            page: tuple[str, dict[str, Any]] = MarkdownReader(self.settings).read(source_path)
            return page
        return super().read(source_path) if suffix in (".html", ".htm") else _NO_PAGE

    def _is_capture(self, path: Path) -> bool:
        # Not resolved: Pelican names files by the way it came, through links too.
        roots = (self._content / folder for folder in self.settings["ARTICLE_PATHS"])
        return any(path.is_relative_to(root.absolute()) for root in roots)


def _register_readers(readers: Any) -> None:
    for suffix in SUFFIXES:
        readers.reader_classes[suffix] = CaptureReader


def _prepare(generator: Any) -> None:
    """Have all captures of the build cleaned together, once the first is read."""
    settings = generator.settings
    captures = Captures(
        _conditions(settings),
        cache_folder(settings, FOLDER),
        lambda: _list_captures(generator),
    )
    for reader in generator.readers.readers.values():
        if isinstance(reader, CaptureReader):
            reader.captures = captures


def _conditions(settings: Any) -> Conditions:
    content = Path(settings["PATH"])
    return Conditions(
        content=content,
        settings=load_settings(settings.get(SETTINGS_KEY, {})).captures,
        outlets=read_outlets(content)[0],
        layouts=read_layout_sources(content)[0],
    )


def _list_captures(generator: Any) -> Iterator[Path]:
    """Yield the files Pelican is about to read, named as it names them."""
    settings = generator.settings
    for name in generator.get_files(settings["ARTICLE_PATHS"], settings["ARTICLE_EXCLUDES"]):
        path = Path(os.path.normpath(Path(generator.path, name)))
        if path.suffix.lstrip(".") in SUFFIXES:
            yield path


def _collect(generator: Any) -> None:
    """Turn the hosts into the digest; what is no capture is reported and left out."""
    state = get_state(generator.context)
    content, folders = Path(generator.path), generator.settings["ARTICLE_PATHS"]
    outlets, findings = read_outlets(content)
    hosts = take_hosts(generator)
    strangers = tuple(_stranger(relative_name(Path(p), content)) for p in hosts.strangers)
    failed = tuple(_failure(relative_name(content / p, content)) for p in hosts.failed)
    state.digest = collect_captures(
        hosts.cleaned,
        outlets,
        (*findings, *check_layouts(content), *strangers, *failed, *find_orphans(content, folders)),
    )
    keep_hosts(generator, {capture.path for capture in state.digest.captures})


def _stranger(path: str) -> Finding:
    return Finding(
        code=Code.CAPTURE_UNREADABLE,
        subject=path,
        message="This is not a capture; it was left out.",
        hint=f"Captures end in {_ENDINGS}. Pages of your own belong in content/pages.",
    )


def _failure(path: str) -> Finding:
    return Finding(
        code=Code.CAPTURE_UNREADABLE,
        subject=path,
        message="Reading it failed; it was left out.",
        hint="Build with -D to see the reason: a fault of the program should be reported.",
    )


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(_register_readers)
    signals.article_generator_init.connect(_prepare)
    signals.article_generator_pretaxonomy.connect(_collect)
