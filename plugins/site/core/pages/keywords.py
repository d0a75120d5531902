"""The keywords index and the pages of keywords."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from plugins.model import NewsArticle, SiteKeyword
from plugins.site.core import urls
from plugins.site.core.models import (
    KeywordPage,
    KeywordRow,
    KeywordsIndexPage,
    LetterGroup,
    NotedLink,
    Page,
    When,
)
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import (
    articles_facts,
    make_head,
    newest_groups,
    noted,
    site_keyword_link,
    topic_counts,
)
from plugins.site.core.pages.words import (
    count_words,
    interval_when,
    join_facts,
    more_words,
    range_words,
)
from plugins.site.core.vocabulary import LISTED_MAX, SHARED_FROM
from plugins.text.slugs import slugify

COMMON_LIMIT = 24
BESIDE_LIMIT = 12
SINGLES_MAX = 2_000
"""Of 10,000 articles most keywords have one: 60,000 of them would be megabytes of plain words."""


def build_keywords_index(index: Index) -> Page:
    """Return the list of keywords."""
    keywords = sorted(index.digest.keywords, key=_alphabet_key)
    shared = [keyword for keyword in keywords if len(keyword.articles) >= SHARED_FROM]
    singles = len(keywords) - len(shared)
    facts = join_facts(
        (
            count_words(len(keywords), "keyword"),
            f"{len(shared):,} in several articles" if shared else "",
        )
    )
    all_listed = singles <= SINGLES_MAX
    model = KeywordsIndexPage(
        head=make_head(index, "Keywords", f"{facts}, from A to Z.", section=urls.KEYWORDS),
        title="Keywords",
        facts=facts,
        common=_common_rows(index, shared),
        letters=_letters(index, keywords if all_listed else shared),
        more="" if all_listed else f"{singles:,} keywords of one article each are not listed.",
    )
    return Page(template="pages/keywords_index", path=urls.KEYWORDS, model=model)


def build_keyword(index: Index, keyword: SiteKeyword) -> Page:
    """Return the page of a keyword that several articles share."""
    articles = [index.articles[i] for i in keyword.articles if i in index.articles]
    facts = articles_facts(articles)
    # What stands beside it once, of many articles, stands there by chance.
    beside = [c for c in keyword.companions if c.articles >= SHARED_FROM]
    companions = [c for c in beside if c.key in index.keywords]
    model = KeywordPage(
        head=make_head(
            index,
            keyword.text,
            f"Articles about {keyword.text}: {facts}.",
            section=urls.KEYWORDS,
            trail=(("Keywords", urls.KEYWORDS),),
        ),
        title=keyword.text,
        facts=facts,
        spellings=_spellings(keyword, articles),
        days=newest_groups(index, articles, limit=LISTED_MAX),
        more=more_words(len(articles) - LISTED_MAX, "article"),
        topics=topic_counts(index, articles),
        others=tuple(
            noted(
                site_keyword_link(index, index.keywords[companion.key]),
                count_words(companion.articles, "article"),
            )
            for companion in companions[:BESIDE_LIMIT]
        ),
    )
    return Page(template="pages/keyword", path=urls.keyword_path(keyword.slug), model=model)


def _spellings(keyword: SiteKeyword, articles: Iterable[NewsArticle]) -> tuple[str, ...]:
    """Return the other printed forms of a keyword."""
    found = {k.text for a in articles for k in a.keywords if k.lexical_form == keyword.key}
    return tuple(sorted(found - {keyword.text}))


def _alphabet_key(keyword: SiteKeyword) -> tuple[str, str, str]:
    return _letter(keyword.text), slugify(keyword.text), keyword.key


def _common_rows(index: Index, shared: Iterable[SiteKeyword]) -> tuple[KeywordRow, ...]:
    """Return those of the most articles, ties in the order given."""
    ordered = sorted(shared, key=lambda keyword: -len(keyword.articles))
    return tuple(_row(index, keyword) for keyword in ordered[:COMMON_LIMIT])


def _row(index: Index, keyword: SiteKeyword) -> KeywordRow:
    none = When(text="", iso="", phrase="")
    known = keyword.first.is_known
    return KeywordRow(
        keyword=site_keyword_link(index, keyword),
        articles=f"{len(keyword.articles):,}",
        first=interval_when(keyword.first) if known else none,
        last=interval_when(keyword.last) if known else none,
    )


def _letters(index: Index, keywords: Sequence[SiteKeyword]) -> tuple[LetterGroup, ...]:
    return tuple(
        LetterGroup(
            letter=letter,
            anchor=f"letter-{letter.lower() if letter.isalpha() else 'other'}",
            keywords=tuple(_listed(index, keyword) for keyword in found),
        )
        for letter, found in groupby(keywords, key=lambda keyword: _letter(keyword.text))
    )


def _listed(index: Index, keyword: SiteKeyword) -> NotedLink:
    """Return a keyword, with count and dates where several articles share it.

    Most keywords have one article: seventy times "1 article" would hide the few with more.
    """
    if len(keyword.articles) < SHARED_FROM:
        return noted(site_keyword_link(index, keyword), "")
    number = count_words(len(keyword.articles), "article")
    dates = range_words((keyword.first, keyword.last))
    return noted(site_keyword_link(index, keyword), join_facts((number, dates)))


def _letter(text: str) -> str:
    """Return the initial a keyword is listed under: "É" under E, figures under "#"."""
    initial = slugify(text)[:1].upper()
    return initial if initial.isalpha() else "#"
