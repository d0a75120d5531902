"""Reading and writing ``topics.lock.json``, which lies beside the content folder."""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.model import Code, Finding
from plugins.text.failures import why_unreadable
from plugins.topics.core.lock import Lock, LockError, parse_lock

_NAME = "topics.lock.json"
_FOLDER = "content"

# What this would be made of is no list of topics; reading it would only exhaust the memory.
_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFile:
    """What was read. ``text`` is None where there is no file; ``problem`` forbids writing it."""

    path: Path
    lock: Lock = field(default_factory=Lock)
    text: str | None = None
    problem: Finding | None = None


def lock_path(content: Path) -> Path:
    """Return the lock file of a content folder; each folder has its own.

    Names and addresses belong to the content, so that another folder built with the same
    settings neither uses them nor takes its own topics for their successors.
    """
    name = _NAME if content.name == _FOLDER else f"{content.name}.{_NAME}"
    return content.parent / name


def read_lock(path: Path) -> LockFile:
    """Return what the file holds: an empty lock where there is none or it cannot be used."""
    try:
        # A link that leads nowhere is no missing file: something was there.
        if not os.path.lexists(path):
            return LockFile(path=path)
        text = _read_text(path)
        return LockFile(path=path, lock=parse_lock(text), text=text)
    except (OSError, UnicodeDecodeError) as error:
        reason = why_unreadable(error)
    except LockError as error:
        reason = str(error)
    return LockFile(path=path, problem=_unusable(path, reason))


def _read_text(path: Path) -> str:
    if path.stat().st_size > _MAX_BYTES:
        raise LockError("it is too large")
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def write_lock(path: Path, text: str) -> Finding | None:
    """Write the file whole or not at all, and return what kept it from being written."""
    # A link stays a link: what it points at is replaced.
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        try:
            with temporary.open("wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    except OSError as error:
        return _behind(
            path,
            f"It could not be written: {error.strerror}.",
            "Look at the permissions of the file and of its folder, and build again.",
        )
    return None


def tell_behind(file: LockFile) -> Finding:
    """Return that a build which must not write the file would have."""
    known = "It does not know" if file.text is not None else "There is none, so nothing knows"
    return _behind(
        file.path,
        f"{known} all names and addresses of this build; they may change with the next.",
        "Build the site once where CI is not set, and commit the file.",
    )


def _behind(path: Path, message: str, hint: str) -> Finding:
    return Finding(code=Code.TOPICS_LOCK_BEHIND, subject=path.name, message=message, hint=hint)


def _unusable(path: Path, reason: str) -> Finding:
    return Finding(
        code=Code.TOPICS_LOCK,
        subject=path.name,
        message=f"The file was neither used nor changed: {reason}. Names and addresses of topics "
        "may differ from those published, and old ones lead nowhere.",
        hint="Take back the last version that worked from your version control, and build again; "
        "docs/reference/topics-lock.md tells more.",
    )
