"""Topics into Pelican: the editor's files, then the groups."""

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.bridge.state import update_digest
from plugins.topics.core import add_topics
from plugins.topics.files import read_topic_files


def _add_topics(generator: Any) -> None:
    content = Path(generator.path)
    update_digest(
        generator,
        lambda digest, settings: add_topics(read_topic_files(digest, content), settings.topics),
    )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_topics)
