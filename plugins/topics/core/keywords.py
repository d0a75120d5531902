"""The keywords of a topic, from those of its articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from plugins.model import Keyword, NewsArticle

# Reciprocal rank fusion as published (Cormack, Clarke and Büttcher, SIGIR 2009).
_RANK_OFFSET = 60

_MAX_KEYWORDS = 12


def merge_keywords(articles: Iterable[NewsArticle]) -> tuple[Keyword, ...]:
    """Return the keywords that rank highest over all articles, the best with relevance 1.

    An article's keywords count by rank alone: relevances of two articles do not compare.
    """
    fused: defaultdict[str, float] = defaultdict(float)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in sorted(articles, key=lambda article: article.id):
        for rank, keyword in enumerate(article.keywords, start=1):
            fused[keyword.lexical_form] += 1 / (_RANK_OFFSET + rank)
            forms[keyword.lexical_form][keyword.text] += 1
    best = sorted(fused, key=lambda form: (-fused[form], form))[:_MAX_KEYWORDS]
    return tuple(
        Keyword(
            text=min(forms[form], key=lambda text: (-forms[form][text], text)),
            lexical_form=form,
            relevance=round(fused[form] / fused[best[0]], 4),
            raw_score=fused[form],
        )
        for form in best
    )
