"""Articles in the order of their dates, and the dates a list of them spans."""

from collections.abc import Sequence

from plugins.model import UNKNOWN_DATE, ArticleId, DateInterval, NewsArticle


def date_key(article: NewsArticle) -> tuple[bool, float, ArticleId]:
    """Return the sort key from the earliest date to the last, undated at the end."""
    earliest = article.published.earliest
    return (earliest is None, earliest.timestamp() if earliest else 0.0, article.id)


def date_range(articles: Sequence[NewsArticle]) -> tuple[DateInterval, DateInterval]:
    """Return the dates of the first and the last dated article; they are ordered by date."""
    dated = [article.published for article in articles if article.published.earliest]
    return (dated[0], dated[-1]) if dated else (UNKNOWN_DATE, UNKNOWN_DATE)
