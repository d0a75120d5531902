"""The order of articles by their dates, and the dates a list of them spans."""

from collections.abc import Sequence

from plugins.model import UNKNOWN_DATE, ArticleId, DateInterval, NewsArticle


def date_key(article: NewsArticle) -> tuple[bool, float, ArticleId]:
    """Return the sort key from the earliest date to the last, undated at the end, ties by id."""
    return (*interval_key(article.published), article.id)


def interval_key(when: DateInterval) -> tuple[bool, float]:
    """Return the same for a date by itself."""
    return when.earliest is None, when.earliest.timestamp() if when.earliest else 0.0


def date_range(articles: Sequence[NewsArticle]) -> tuple[DateInterval, DateInterval]:
    """Return the dates of the first and the last dated article; they are ordered by date."""
    dated = [article.published for article in articles if article.published.is_known]
    return (dated[0], dated[-1]) if dated else (UNKNOWN_DATE, UNKNOWN_DATE)
