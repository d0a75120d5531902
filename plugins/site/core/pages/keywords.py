"""The keywords index and the pages of keywords."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from plugins.site.core import urls
from plugins.site.core.models import (
    KeywordPage,
    KeywordsIndexPage,
    LetterGroup,
    NotedLink,
    Page,
)
from plugins.site.core.pages.index import Index, keyword_spellings
from plugins.site.core.pages.parts import (
    articles_facts,
    keyword_article_counts,
    keyword_counts,
    make_head,
    newest_groups,
    topic_counts,
)
from plugins.site.core.pages.words import count_words
from plugins.text.slugs import slugify

COMMON_LIMIT = 24
OTHERS_LIMIT = 20
INDEXED_FROM = 2
"""A keyword of one article says no more than the article: search engines leave it out."""


def build_keywords_index(index: Index) -> Page:
    """Return the list of keywords."""
    counts = _by_count(index, keyword_article_counts(index.digest.articles))
    common = Counter({path: n for path, n in counts.items() if n >= INDEXED_FROM})
    facts = count_words(len(counts), "keyword")
    model = KeywordsIndexPage(
        head=make_head(index, "Keywords", f"{facts} from A to Z.", section=urls.KEYWORDS),
        title="Keywords",
        facts=facts,
        common=keyword_counts(index, common)[:COMMON_LIMIT],
        letters=_letters(keyword_counts(index, counts)),
    )
    return Page(template="pages/keywords_index", path=urls.KEYWORDS, model=model)


def build_keyword(index: Index, path: str) -> Page:
    """Return the page of the keyword that has this address."""
    name, articles = index.keyword_names[path], index.keywords[path]
    facts = articles_facts(articles)
    others = keyword_article_counts(articles)
    del others[path]
    spellings = set(keyword_spellings(path, articles)) - {name}
    model = KeywordPage(
        head=make_head(
            index,
            name,
            f"Articles about {name}: {facts}.",
            section=urls.KEYWORDS,
            trail=(("Keywords", urls.KEYWORDS),),
            noindex=len(articles) < INDEXED_FROM,
        ),
        title=name,
        facts=facts,
        spellings=", ".join(sorted(spellings)),
        days=newest_groups(index, articles),
        topics=topic_counts(index, articles),
        others=keyword_counts(index, _by_count(index, others))[:OTHERS_LIMIT],
    )
    return Page(template="pages/keyword", path=path, model=model)


def _by_count(index: Index, counts: Counter[str]) -> Counter[str]:
    """Return the counts with the largest first, then by the keyword's text."""
    names = index.keyword_names
    ordered = sorted(counts, key=lambda path: (-counts[path], names[path].casefold(), path))
    return Counter({path: counts[path] for path in ordered})


def _letters(links: Iterable[NotedLink]) -> tuple[LetterGroup, ...]:
    ordered = sorted(links, key=lambda link: (_letter(link), slugify(link.text), link.href))
    # Most keywords have one article: seventy times "1 article" would hide the few with more.
    quiet = (replace(link, note="") if link.note == "1 article" else link for link in ordered)
    return tuple(
        LetterGroup(letter=letter, keywords=tuple(found))
        for letter, found in groupby(quiet, key=_letter)
    )


def _letter(link: NotedLink) -> str:
    """Return the initial a keyword is listed under: "É" under E, figures under "#"."""
    initial = slugify(link.text)[:1].upper()
    return initial if initial.isalpha() else "#"
