"""Keywords into Pelican."""

from typing import Any

from pelican import signals

from plugins.bridge.progress import track
from plugins.bridge.state import update_digest
from plugins.keywords.core import add_keywords


def _add_keywords(generator: Any) -> None:
    update_digest(
        generator,
        lambda digest, settings: add_keywords(
            digest, settings.keywords, track=lambda items: track("Extracting keywords", items)
        ),
    )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_keywords)
