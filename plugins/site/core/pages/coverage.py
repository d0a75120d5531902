"""How many articles, copies and independent outlets tell of something."""

from collections.abc import Iterable, Sequence

from plugins.model import NewsArticle, Role
from plugins.site.core.pages.index import independent_outlets
from plugins.site.core.pages.words import UNKNOWN, count_words, join_facts, range_words


def count_originals(articles: Iterable[NewsArticle]) -> int:
    """Return how many articles are no copies."""
    return sum(1 for article in articles if article.copy_of is None)


def count_articles(articles: Sequence[NewsArticle], *, joint: str = " · ") -> str:
    """Return "4 articles · 1 copy": nowhere on the site is a copy counted as an article."""
    originals = count_originals(articles)
    copies = len(articles) - originals
    parts = (
        count_words(originals, "article") if originals or not copies else "",
        count_words(copies, "copy", "copies") if copies else "",
    )
    return joint.join(filter(None, parts))


def copies_words(articles: Iterable[NewsArticle]) -> str:
    """Say what a copy is, where a list has any; else nothing."""
    if all(article.copy_of is None for article in articles):
        return ""
    return "A copy has mostly the text of another article, and is counted with it, once."


def outlets_words(articles: Iterable[NewsArticle]) -> str:
    """Return "3 independent outlets"; empty where none is known."""
    number = len(independent_outlets(articles))
    return count_words(number, "independent outlet") if number else ""


def count_coverage(articles: Sequence[NewsArticle]) -> str:
    """Return "4 articles · 1 copy · 3 independent outlets"; copies count as nothing else."""
    return join_facts((count_articles(articles), outlets_words(articles)))


def coverage_facts(articles: Sequence[NewsArticle]) -> str:
    """Return what counts, the days from the first to the last, and how many have no date."""
    undated = sum(1 for article in articles if not article.published.is_known)
    return join_facts(
        (
            count_coverage(articles),
            range_words(article.published for article in articles) or UNKNOWN,
            f"{undated} without a date" if 0 < undated < len(articles) else "",
        )
    )


def counting_words(articles: Sequence[NewsArticle]) -> str:
    """Say which articles stand for no independent outlet; empty where each stands for one."""
    summaries = sum(1 for a in articles if a.role is Role.SUMMARY)
    copies = sum(1 for a in articles if a.copy_of is not None and a.role is not Role.SUMMARY)
    unknown = sum(
        1 for a in articles if not a.outlet and a.copy_of is None and a.role is not Role.SUMMARY
    )
    parts = (
        count_words(summaries, "summary", "summaries") if summaries else "",
        count_words(copies, "copy", "copies") if copies else "",
        f"{unknown} of unknown outlet" if unknown else "",
    )
    left_out = ", ".join(filter(None, parts))
    number = count_words(len(independent_outlets(articles)), "independent outlet")
    return f"{number}. Not counted: {left_out}." if left_out else ""
