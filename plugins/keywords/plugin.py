"""Keywords into Pelican."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sys import version_info
from typing import Any

from pelican import signals

from plugins.bridge.progress import LateProgress
from plugins.bridge.state import update_digest
from plugins.keywords.cache import Store, find_all, make_fingerprint, make_key
from plugins.keywords.core import Reading, Task, add_keywords, read_article
from plugins.keywords.files import read_aliases
from plugins.keywords.parallel import run_tasks

# Below Pelican's CACHE_PATH.
_FOLDER = Path("event-digest", "keywords")
_PLUGINS = Path(__file__).resolve().parent.parent
# All code and data that what is found in an article may depend on. Rather too much than too
# little: after a change of the program each article is read anew once.
_CODE = tuple(_PLUGINS / name for name in ("keywords", "model", "text"))
_LIBRARIES = ("lemminflect", "networkx", "numpy", "segtok", "yake")


def _add_keywords(generator: Any) -> None:
    folder = _cache_folder(generator.settings)
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


def _cache_folder(settings: Any) -> Path | None:
    """Return where results are kept: nowhere if they would be published, or taken for content."""
    folder = Path(settings["CACHE_PATH"]).resolve() / _FOLDER
    taken = (Path(settings[name]).resolve() for name in ("PATH", "OUTPUT_PATH"))
    return None if any(map(folder.is_relative_to, taken)) else folder


def _read_all(folder: Path | None, tasks: Sequence[Task]) -> Sequence[Reading]:
    """Return what was found in the articles before, and read those that are new or changed."""
    if folder is None:
        return _read(tasks)
    store: Store[Reading] = Store(folder, _made_by(), Reading)
    keys = [make_key(*task) for task in tasks]
    return find_all(store, keys, lambda missing: _read([tasks[at] for at in missing]))


def _read(tasks: Sequence[Task]) -> Sequence[Reading]:
    with LateProgress("Extracting keywords", len(tasks)) as progress:
        return run_tasks(read_article, tasks, progress.step)


@cache
def _made_by() -> str:
    libraries = (f"{name} {_version(name)}" for name in _LIBRARIES)
    return make_fingerprint(_CODE, "python {}.{}".format(*version_info), *libraries)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_keywords)
