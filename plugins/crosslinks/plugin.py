"""Cross-links into Pelican."""

from typing import Any

from pelican import signals

from plugins.bridge.state import update_digest
from plugins.crosslinks.core import add_crosslinks


def _add_crosslinks(generator: Any) -> None:
    update_digest(generator, lambda digest, settings: add_crosslinks(digest, settings.crosslinks))


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_crosslinks)
