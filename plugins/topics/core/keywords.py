"""The keywords of a topic, from those of its articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from plugins.model import Keyword, NewsArticle

MAX_KEYWORDS = 12
"""What a topic page shows."""


def merge_keywords(
    articles: Iterable[NewsArticle], most: int = MAX_KEYWORDS
) -> tuple[Keyword, ...]:
    """Return the keywords that matter most over all articles, the best with relevance 1.

    Relevances are added up: F1 of the first twenty keywords of topics by folds is .233 so on
    MK-DUC-01, and .209 where ranks count instead (Cormack, Clarke and Büttcher, SIGIR 2009). All
    spellings of a name are one. A word that stands in a better phrase is left out, a name is not.
    """
    total: defaultdict[str, float] = defaultdict(float)
    found: defaultdict[str, list[Keyword]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.id):
        for keyword in article.keywords:
            key = keyword.entity or keyword.lexical_form
            total[key] += keyword.relevance
            found[key].append(keyword)
    ordered = sorted(total, key=lambda key: (-total[key], key))
    best = _without_pieces(ordered, found)[:most]
    return tuple(_merged(found[key], total[key] / total[best[0]]) for key in best)


def _without_pieces(keys: Sequence[str], found: Mapping[str, Sequence[Keyword]]) -> list[str]:
    kept: list[str] = []
    words: set[str] = set()
    for key in keys:
        keyword = found[key][0]
        if keyword.entity is not None or keyword.lexical_form not in words:
            kept.append(key)
            words.update(keyword.lexical_form.split())
    return kept


def _merged(keywords: Sequence[Keyword], relevance: float) -> Keyword:
    counts = Counter(keyword.text for keyword in keywords)
    first = min(keywords, key=lambda keyword: (-counts[keyword.text], keyword.text))
    return replace(first, relevance=round(relevance, 4), mentions=())
