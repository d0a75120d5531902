"""Stories: an article with its copies, which share one place in everything."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.model import Copy, CopyGroup, NewsArticle
from plugins.settings import TopicSettings
from plugins.text.dated import date_key
from plugins.text.profiles import ReadProfiles
from plugins.text.vectors import Vector
from plugins.topics.core.copies import Original, find_copies


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


def collect_stories(
    articles: Iterable[NewsArticle], settings: TopicSettings, read_articles: ReadProfiles
) -> tuple[tuple[Story, ...], tuple[CopyGroup, ...]]:
    """Return stories and copy groups by id of the original, whatever the order of the articles."""
    ordered = sorted(articles, key=lambda article: (article.id, article.headline, article.body))
    profiles = read_articles([(a.headline, a.body, settings.body_words) for a in ordered])
    sketches = [profile.sketch for profile in profiles]
    originals = find_copies(ordered, sketches, settings.copy_containment)
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for copy in sorted(originals, key=lambda place: date_key(ordered[place])):
        copies[originals[copy].place].append(copy)
    stories = tuple(
        Story(
            original=article,
            copies=tuple(ordered[copy] for copy in copies[at]),
            vector=profiles[at].vector,
        )
        for at, article in enumerate(ordered)
        if at not in originals
    )
    groups = tuple(
        CopyGroup(
            original=ordered[at].id,
            copies=tuple(_make_copy(ordered[copy], originals[copy]) for copy in copies[at]),
        )
        for at in sorted(copies)
        if copies[at]
    )
    return stories, groups


def _make_copy(article: NewsArticle, original: Original) -> Copy:
    return Copy(article=article.id, similarity=original.similarity, kind=original.kind)
