"""Captures into Pelican: readers for saved pages, and the digest's beginning.

A reader must return one page per file; a file holds one capture or several, and a capture any
number of articles. So the reader returns a hidden host that carries the cleaned captures, and
the articles are built from all hosts once every file is read.
"""

from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from pelican import signals
from pelican.readers import HTMLReader, MarkdownReader

from plugins.bridge.hosts import host_metadata, keep_hosts, take_hosts
from plugins.bridge.progress import LateProgress
from plugins.bridge.state import get_state
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.layouts import Layout
from plugins.captures.files import (
    SUFFIXES,
    clean_file,
    find_captures,
    find_orphans,
    read_outlets,
    relative_name,
)
from plugins.captures.layout_files import read_layouts
from plugins.model import Code, Finding, Outlet
from plugins.settings import SETTINGS_KEY, Settings, load_settings

_NO_PAGE: tuple[str, dict[str, Any]] = ("", {"status": "skip"})
_ENDINGS = ", ".join(f".{suffix}" for suffix in SUFFIXES if suffix.islower())


class CaptureReader(HTMLReader):
    """Reads captures; pages outside the captures folder stay with Pelican's own readers."""

    file_extensions: ClassVar[list[str]] = list(SUFFIXES)

    @cached_property
    def _content(self) -> Path:
        return Path(self.settings["PATH"])

    @cached_property
    def _settings(self) -> Settings:
        return load_settings(self.settings.get(SETTINGS_KEY, {}))

    @cached_property
    def _outlets(self) -> tuple[Outlet, ...]:
        return read_outlets(self._content)[0]

    @cached_property
    def _layouts(self) -> tuple[Layout, ...]:
        return read_layouts(self._content)[0]

    @cached_property
    def _progress(self) -> LateProgress:
        folders = self.settings["ARTICLE_PATHS"]
        return LateProgress("Cleaning captures", len(find_captures(self._content, folders)))

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return an empty page whose metadata hold the cleaned captures of the file."""
        path = Path(source_path)
        if not self._is_capture(path):
            return self._read_page(source_path, path.suffix.lower())
        cleaned = clean_file(
            path, self._content, self._settings.captures, self._outlets, self._layouts
        )
        self._progress.step()
        return "", host_metadata(cleaned)

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


def _collect(generator: Any) -> None:
    """Turn the hosts into the digest; what is no capture is reported and left out."""
    state = get_state(generator.context)
    content, folders = Path(generator.path), generator.settings["ARTICLE_PATHS"]
    outlets, findings = read_outlets(content)
    _layouts, told = read_layouts(content)
    hosts = take_hosts(generator)
    strangers = tuple(_stranger(relative_name(Path(p), content)) for p in hosts.strangers)
    failed = tuple(_failure(relative_name(content / p, content)) for p in hosts.failed)
    state.digest = collect_captures(
        hosts.cleaned,
        outlets,
        (*findings, *told, *strangers, *failed, *find_orphans(content, folders)),
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
    signals.article_generator_pretaxonomy.connect(_collect)
