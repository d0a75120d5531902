"""All captures of a build, cleaned: as the last build found them where nothing has changed.

What a file gives depends on itself, its sidecar, the settings, the outlets, the layouts and the
program, and on no other capture: what several captures together give away is found behind this,
in ``collect_captures``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.bridge.progress import LateProgress
from plugins.bridge.store import Store, make_key, program_version
from plugins.bridge.workers import run_tasks
from plugins.captures.core.values import CleanedCapture, RawCapture
from plugins.captures.files import clean_file, read_source
from plugins.captures.layout_files import LayoutSource
from plugins.model import Outlet
from plugins.settings import CaptureSettings

if TYPE_CHECKING:
    from plugins.captures.core.layouts import Layout

FOLDER = "captures"
_PACKAGES = ("captures", "model", "settings", "text")
# All that is loaded when captures of every kind are cleaned; a test holds the list to that. The
# last line: what is used where it happens to be installed.
_LIBRARIES = (
    "babel",
    "beautifulsoup4",
    "certifi",
    "charset-normalizer",
    "courlan",
    "dateparser",
    "htmldate",
    "jusText",
    "lxml",
    "lxml_html_clean",
    "msgspec",
    "numpy",
    "py3langid",
    "pypdf",
    "python-dateutil",
    "PyYAML",
    "setuptools",
    "six",
    "tld",
    "trafilatura",
    "typing_extensions",
    "urllib3",
    "warcio",
    *("brotli", "cryptography", "faust-cchardet", "html5lib", "pillow", "pycryptodome"),
)

Cleaned = tuple[CleanedCapture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What the cleaning of each file depends on besides the file; layouts as they are written."""

    content: Path
    settings: CaptureSettings
    outlets: tuple[Outlet, ...]
    layouts: tuple[LayoutSource, ...]


class Captures:
    """The files of captures of one build. All are cleaned once the first is asked for."""

    def __init__(
        self,
        conditions: Conditions,
        folder: Path | None = None,
        list_paths: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        self._conditions = conditions
        self._folder = folder
        self._list_paths = list_paths

    @cached_property
    def _cleaned(self) -> dict[Path, Cleaned]:
        return clean_all(sorted(self._list_paths()), self._conditions, self._folder)

    def take(self, path: Path) -> Cleaned:
        """Return what a file holds, and let go of it."""
        cleaned = self._cleaned.pop(path, None)
        if cleaned is not None:
            return cleaned
        given = self._conditions
        layouts = _read_layouts(given.layouts)
        return clean_file(path, given.content, given.settings, given.outlets, layouts)


def clean_all(
    paths: Sequence[Path], conditions: Conditions, folder: Path | None
) -> dict[Path, Cleaned]:
    """Return what the files hold, from the folder or found anew.

    Without those that cannot be read, and those whose cleaning fails: ``clean_file`` tells why.
    """
    common = make_key(conditions.settings, conditions.outlets, conditions.layouts)
    keys = dict(_file_keys(paths, common, conditions))
    store: Store[Cleaned] | None = None
    if folder is not None:
        store = Store(folder, program_version(_PACKAGES, _LIBRARIES), Cleaned)
    stored = store.load() if store else {}
    known = {key: stored[key] for key in keys.values() if key in stored}
    new = {path: key for path, key in keys.items() if key not in known}
    found = _clean_new(new, common, conditions)
    known = store.keep(known, found) if store else found
    return {path: known[key] for path, key in keys.items() if key in known}


def _file_keys(
    paths: Iterable[Path], common: str, conditions: Conditions
) -> Iterator[tuple[Path, str]]:
    for path in paths:
        source, problem = read_source(path, conditions.content, conditions.settings)
        if problem is None:
            yield path, _file_key(source, common)


def _file_key(source: RawCapture, common: str) -> str:
    digest = sha256(source.raw).hexdigest()
    return make_key(common, source.path, digest, source.sidecar_path, source.sidecar_source)


def _clean_new(keys: Mapping[Path, str], common: str, conditions: Conditions) -> dict[str, Cleaned]:
    tasks = [(path, key, common, conditions) for path, key in keys.items()]
    with LateProgress("Cleaning captures", len(tasks)) as progress:
        found = run_tasks(_clean, tasks, progress.step)
    return {key: cleaned for key, cleaned in zip(keys.values(), found, strict=True) if cleaned}


def _clean(path: Path, key: str, common: str, conditions: Conditions) -> Cleaned | None:
    """Clean a file that is still what its key says: it is read again, so that not all are held."""
    from plugins.captures.core.clean import clean_captures

    source, _problem = read_source(path, conditions.content, conditions.settings)
    if _file_key(source, common) != key:
        return None
    layouts = _read_layouts(conditions.layouts)
    try:
        return clean_captures(source, conditions.settings, conditions.outlets, layouts)
    except Exception:  # noqa: BLE001 - one file must not end the build; Pelican tells it
        return None


@lru_cache(maxsize=2)
def _read_layouts(sources: tuple[LayoutSource, ...]) -> "tuple[Layout, ...]":
    from plugins.captures.core.layout_file import join_layouts

    return join_layouts(sources)[0]
