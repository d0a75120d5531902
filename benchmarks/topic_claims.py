"""How surely three topic files claim the right articles, whatever words the editor chose.

Usage: python benchmarks/topic_claims.py

The five real captures (`../shared/captures`, or below EVENT_DIGEST_SHARED) hold 14 articles, 12 of
which belong to one of three topics. 64 sets of three topic files name these, most with keywords.
``sets`` is how many give every article its topic and no other one, for several values of
``seed_similarity``; ``articles`` the share of articles that are right where each is missing with a
chance of four in ten, over 12 draws and every fourth set.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402

from plugins.model import ArticleId, Digest  # noqa: E402
from plugins.settings import TopicSettings  # noqa: E402
from plugins.topics.core import add_topic_files, add_topics  # noqa: E402
from tests.unit.topics.three_topics import (  # noqa: E402
    PURGES,
    SETS,
    TALIBAN,
    UKRAINE,
    find_places,
    read_captures,
)

SEED = 5
DRAWS = 12
MISSING = 0.4
SIMILARITIES = (0.155, 0.16, 0.165, 0.17, 0.175, 0.18, 0.185, 0.19, 0.2)
TOPICS = (TALIBAN, UKRAINE, PURGES)
Places = dict[ArticleId, str]


def main() -> int:
    """Print a row for each similarity."""
    try:
        digest = read_captures()
    except pytest.skip.Exception as missing:
        print(missing, file=sys.stderr)
        return 1
    places = find_places(digest)
    draws = [draw(digest, random.Random(SEED + at)) for at in range(DRAWS)]  # noqa: S311
    for similarity in SIMILARITIES:
        settings = TopicSettings(seed_similarity=similarity)
        whole = [count_right(digest, places, files, settings) for files in SETS]
        right = sum(count == len(digest.articles) for count in whole)
        parts = [
            (count_right(part, places, files, settings), len(part.articles))
            for part in draws
            for files in SETS[::4]
        ]
        share = sum(count for count, _ in parts) / sum(total for _, total in parts)
        print(f"seed_similarity {similarity:<6} sets {right} of {len(SETS)}  articles {share:.3f}")
    return 0


def draw(digest: Digest, chance: random.Random) -> Digest:
    """Return the digest without some of its articles."""
    kept = tuple(a for a in digest.articles if chance.random() >= MISSING)
    return replace(digest, articles=kept)


def count_right(
    digest: Digest, places: Places, files: Sequence[str], settings: TopicSettings
) -> int:
    """Return how many articles are in the topic of the file that is meant, or in none if so."""
    sources = [(f"topics/{at}.md", text) for at, text in enumerate(files)]
    grouped = add_topics(add_topic_files(digest, sources), settings)
    slugs = {topic.path: topic.slug for topic in grouped.editor_topics}
    meant = {
        place: slugs[path]
        for (path, _), topic in zip(sources, TOPICS, strict=True)
        for place in topic
    }
    return sum(article.topic == meant.get(places[article.id]) for article in grouped.articles)


if __name__ == "__main__":
    sys.exit(main())
