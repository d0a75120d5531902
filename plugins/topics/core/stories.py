"""Stories: an article with its copies, which share one place in everything."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.model import NewsArticle
from plugins.settings import TopicSettings
from plugins.text.vectors import Vector, article_vector
from plugins.topics.core.copies import find_copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One piece of reporting: the original, its copies, and the vector of the original."""

    original: NewsArticle
    copies: tuple[NewsArticle, ...]
    vector: Vector

    @property
    def articles(self) -> tuple[NewsArticle, ...]:
        """The original and its copies."""
        return (self.original, *self.copies)


def collect_stories(articles: Iterable[NewsArticle], settings: TopicSettings) -> tuple[Story, ...]:
    """Return the stories by id of the original, whatever the order of the articles."""
    ordered = sorted(articles, key=lambda article: (article.id, article.headline, article.body))
    originals = find_copies(ordered, settings.copy_containment)
    copies: defaultdict[int, list[NewsArticle]] = defaultdict(list)
    for copy, original in sorted(originals.items()):
        copies[original].append(ordered[copy])
    return tuple(
        Story(
            original=article,
            copies=tuple(copies[at]),
            vector=article_vector(article.headline, article.body, body_words=settings.body_words),
        )
        for at, article in enumerate(ordered)
        if at not in originals
    )
