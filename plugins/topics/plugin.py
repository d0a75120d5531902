"""Topics into Pelican: the editor's files, then the groups, then the names they keep."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from pelican import signals

from plugins.bridge.memory import article_reader, stage_memory
from plugins.bridge.state import update_digest
from plugins.model import Digest, Finding
from plugins.settings import Settings
from plugins.text.profiles import Profile, read_profile
from plugins.topics.core import add_topics
from plugins.topics.core.identity import keep_identity, published_topics
from plugins.topics.core.lock import render_lock
from plugins.topics.core.topics import Grouping, Partition
from plugins.topics.files import read_topic_files
from plugins.topics.lock_file import LockFile, lock_path, read_lock, tell_behind, write_lock

_NOT_SET = ("", "0", "false")


def _add_topics(generator: Any) -> None:
    content = Path(generator.path)
    file = read_lock(lock_path(content))
    read_articles = article_reader(generator, "topics", read_profile, Profile)
    remember = stage_memory(generator, "topics", Grouping)

    def change(digest: Digest, settings: Settings) -> Digest:
        digest = add_topics(
            read_topic_files(digest, content),
            settings.topics,
            published=_published(digest, settings, file),
            read_articles=read_articles,
            remember=remember,
        )
        return _keep_identity(digest, settings, file)

    update_digest(generator, change)


def _published(digest: Digest, settings: Settings, file: LockFile) -> Partition:
    """Return the topics that stay together: none once the setting that made them has changed."""
    if file.lock.topic_cut != settings.topics.topic_cut:
        return ()
    return published_topics(digest.articles, file.lock)


def _keep_identity(digest: Digest, settings: Settings, file: LockFile) -> Digest:
    digest, lock = keep_identity(digest, file.lock)
    lock = msgspec.structs.replace(lock, topic_cut=settings.topics.topic_cut)
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
