"""Pages of the editor that cannot be written where they want to be."""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

# What a name may take on the file systems in use; longer ones end the build.
_MAX_NAME_BYTES = 255


def find_unusable(taken: Iterable[str], wanted: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return why a source cannot be published, for each that must be left out.

    ``taken`` are the files of the site, ``wanted`` pairs of source and file; of several that
    want one file the first holds. Letter case does not tell files apart: on the disks of
    macOS and Windows it does not either.
    """
    owners = {_key(file): "the site itself" for file in taken}
    folders = {folder for file in owners for folder in _folders(file)}
    reasons: dict[str, str] = {}
    for source, file in wanted:
        key = _key(file)
        reason = _reason(key, owners, folders)
        if reason:
            reasons[source] = reason
            continue
        owners[key] = source
        folders.update(_folders(key))
    return reasons


def _key(file: str) -> str:
    return normalize("NFC", file).casefold().strip("/")


def _folders(file: str) -> Iterator[str]:
    """Yield every folder above a file."""
    while file := file.rpartition("/")[0]:
        yield file


def _reason(file: str, owners: dict[str, str], folders: set[str]) -> str:
    if any(len(name.encode("utf-8", "replace")) > _MAX_NAME_BYTES for name in file.split("/")):
        return "its address is too long"
    if file in owners:
        return f"its address is taken by {owners[file]}"
    if file in folders or any(folder in owners for folder in _folders(file)):
        return "a page of the site stands where it wants a folder, or the other way round"
    return ""
