"""Cross-links into Pelican."""

from typing import Any

from pelican import signals

from plugins.bridge.memory import article_reader, stage_memory
from plugins.bridge.state import update_digest
from plugins.crosslinks.core import Links, add_crosslinks
from plugins.text.vectors import Vector, article_vector


def _add_crosslinks(generator: Any) -> None:
    update_digest(
        generator,
        lambda digest, settings: add_crosslinks(
            digest,
            settings.crosslinks,
            read_articles=article_reader(generator, "crosslinks", article_vector, Vector),
            remember=stage_memory(generator, "crosslinks", Links),
        ),
    )


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(_add_crosslinks)
