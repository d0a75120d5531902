"""Keywords into Pelican."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.bridge.progress import LateProgress
from plugins.bridge.state import update_digest
from plugins.bridge.store import Store, cache_folder, find_all, make_key, program_version
from plugins.bridge.workers import run_tasks
from plugins.keywords.core import Reading, Task, add_keywords, read_article
from plugins.keywords.files import read_aliases

_FOLDER = "keywords"
# What a reading may depend on; a test holds the libraries to those that are then loaded.
_PACKAGES = ("keywords", "model", "text")
_LIBRARIES = (
    "jellyfish",
    "lemminflect",
    "msgspec",
    "networkx",
    "numpy",
    "regex",
    "segtok",
    "unidecode",
    "yake",
)


def _add_keywords(generator: Any) -> None:
    folder = cache_folder(generator.settings, _FOLDER)
    aliases, told = read_aliases(Path(generator.settings["PATH"]))
    update_digest(
        generator,
        lambda digest, settings: add_keywords(
            replace(digest, findings=(*digest.findings, *told)),
            settings.keywords,
            aliases,
            read_all=partial(_read_all, folder),
        ),
    )


def _read_all(folder: Path | None, tasks: Sequence[Task]) -> Sequence[Reading]:
    """Return what was found in the articles before, and read those that are new or changed."""
    if folder is None:
        return _read(tasks)
    store: Store[Reading] = Store(folder, program_version(_PACKAGES, _LIBRARIES), Reading)
    keys = [make_key(*task) for task in tasks]
    return find_all(store, keys, lambda missing: _read([tasks[at] for at in missing]))


def _read(tasks: Sequence[Task]) -> Sequence[Reading]:
    with LateProgress("Extracting keywords", len(tasks)) as progress:
        return run_tasks(read_article, tasks, progress.step)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_keywords)
