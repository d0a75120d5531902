"""Topics into Pelican: the editor's files, then the groups, then the names they keep."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.bridge.state import update_digest
from plugins.model import Digest, Finding
from plugins.settings import Settings
from plugins.topics.core import add_topics
from plugins.topics.core.identity import keep_identity
from plugins.topics.core.lock import render_lock
from plugins.topics.files import read_topic_files
from plugins.topics.lock_file import LockFile, lock_path, read_lock, tell_behind, write_lock

_NOT_SET = ("", "0", "false")


def _add_topics(generator: Any) -> None:
    content = Path(generator.path)
    update_digest(
        generator,
        lambda digest, settings: _keep_identity(
            add_topics(read_topic_files(digest, content), settings.topics), settings, content
        ),
    )


def _keep_identity(digest: Digest, settings: Settings, content: Path) -> Digest:
    file = read_lock(lock_path(content))
    digest, lock = keep_identity(digest, file.lock)
    finding = _settle(file, render_lock(lock), settings.topics.lock)
    return replace(digest, findings=(*digest.findings, *([finding] if finding else [])))


def _settle(file: LockFile, text: str, mode: str) -> Finding | None:
    """Write what is new, unless the build must not, and return what is to be told."""
    if file.problem is not None or file.text == text:
        return file.problem
    if os.environ.get("CI", "").lower() not in _NOT_SET:
        mode = "check"
    if mode == "write":
        return write_lock(file.path, text)
    return tell_behind(file) if mode == "check" else None


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_topics)
