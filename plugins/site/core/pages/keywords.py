"""The keywords index and the pages of keywords."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plugins.model import NewsArticle, SiteKeyword
from plugins.site.core import urls
from plugins.site.core.models import (
    KeywordPage,
    KeywordRow,
    KeywordsIndexPage,
    LetterGroup,
    LetterList,
    Link,
    NotedLink,
    Page,
    When,
)
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.letters import build_letter, letter_links
from plugins.site.core.pages.parts import (
    BESIDE_LIMIT,
    LISTED_MAX,
    articles_facts,
    has_own_page,
    make_head,
    noted,
    site_keyword_link,
    topic_counts,
    without_copies,
)
from plugins.site.core.pages.reports import newest_reports
from plugins.site.core.pages.words import (
    count_words,
    interval_when,
    join_facts,
    more_words,
    range_words,
)
from plugins.text.listings import SHARED_FROM, Initial, initial, initials
from plugins.text.slugs import slugify

COMMON_LIMIT = 24
SINGLES_MAX = 2_000
"""Of 10,000 articles most keywords have one: 60,000 of them would be megabytes of plain words."""


def build_keywords_index(index: Index) -> Page:
    """Return the list of keywords; of more than one page holds, the commonest and the letters."""
    keywords = sorted(index.digest.keywords, key=_alphabet_key)
    shared = _shared(index)
    single = [keyword for keyword in keywords if _number(index, keyword) < SHARED_FROM]
    pages = _initials(shared)
    letters = () if pages else _letters(index, shared)
    facts = join_facts(
        (
            count_words(len(keywords), "keyword"),
            f"{len(shared):,} in several articles" if shared else "",
        )
    )
    jump = tuple(Link(text=group.letter, href=f"#{group.anchor}") for group in letters)
    model = KeywordsIndexPage(
        head=make_head(index, "Keywords", f"{facts}, from A to Z.", section=urls.KEYWORDS),
        title="Keywords",
        facts=facts,
        counting=_counting_words(index, shared),
        common=_common_rows(index, shared),
        jump=letter_links(index, urls.KEYWORDS, pages) or jump,
        letters=letters,
        single=f"{len(single):,} in one article each" if single else "",
        singles=tuple(site_keyword_link(index, k) for k in single)
        if len(single) <= SINGLES_MAX
        else (),
    )
    return Page(template="pages/keywords_index", path=urls.KEYWORDS, model=model)


def _counting_words(index: Index, shared: Iterable[SiteKeyword]) -> str:
    """Say why the page of a name may hold more articles than the keyword has; or nothing."""
    if all(has_own_page(index, keyword) for keyword in shared):
        return ""
    return (
        "An article counts for its own keywords. The page of a name lists all articles that "
        "mention it."
    )


def build_keyword_letters(index: Index) -> Iterator[Page]:
    """Yield a page for each initial, where the index itself cannot hold all keywords."""
    shared = _shared(index)
    letters = _initials(shared)
    for letter, found in groupby(shared if letters else (), key=lambda k: initial(k.text)):
        entries = LetterList(title="", entries=tuple(_listed(index, k) for k in found))
        yield build_letter(index, urls.KEYWORDS, letter, letters, [entries])


def _shared(index: Index) -> list[SiteKeyword]:
    """Return the keywords of several articles by alphabet."""
    keywords = (k for k in index.digest.keywords if _number(index, k) >= SHARED_FROM)
    return sorted(keywords, key=_alphabet_key)


def _initials(shared: Iterable[SiteKeyword]) -> tuple[Initial, ...]:
    return initials(keyword.text for keyword in shared)


def _number(index: Index, keyword: SiteKeyword) -> int:
    """Return its number of articles, copies not counted."""
    return len(index.keyword_holders[keyword.key])


def build_keyword(index: Index, keyword: SiteKeyword) -> Page:
    """Return the page of a keyword that several articles share."""
    articles = [index.articles[i] for i in keyword.articles if i in index.articles]
    originals = without_copies(articles)
    facts = articles_facts(articles)
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
        days=newest_reports(index, originals, limit=LISTED_MAX),
        more=more_words(len(originals) - LISTED_MAX, "article"),
        topics=topic_counts(index, originals),
        others=tuple(_companions(index, keyword))[:BESIDE_LIMIT],
    )
    return Page(template="pages/keyword", path=urls.keyword_path(keyword.slug), model=model)


def _companions(index: Index, keyword: SiteKeyword) -> Iterator[NotedLink]:
    """Yield what stands beside it; once, of many articles, is by chance."""
    holders = index.keyword_holders
    for companion in keyword.companions:
        number = len(holders[keyword.key] & holders.get(companion.key, frozenset()))
        if number >= SHARED_FROM:
            link = site_keyword_link(index, index.keywords[companion.key])
            yield noted(link, count_words(number, "article"))


def _spellings(keyword: SiteKeyword, articles: Iterable[NewsArticle]) -> tuple[str, ...]:
    """Return the other printed forms of a keyword."""
    found = {k.text for a in articles for k in a.keywords if k.lexical_form == keyword.key}
    return tuple(sorted(found - {keyword.text}))


def _alphabet_key(keyword: SiteKeyword) -> tuple[Initial, str, str]:
    return initial(keyword.text), slugify(keyword.text), keyword.key


def _common_rows(index: Index, shared: Iterable[SiteKeyword]) -> tuple[KeywordRow, ...]:
    """Return those of the most articles, ties in the order given."""
    ordered = sorted(shared, key=lambda keyword: -_number(index, keyword))
    return tuple(_row(index, keyword) for keyword in ordered[:COMMON_LIMIT])


def _row(index: Index, keyword: SiteKeyword) -> KeywordRow:
    none = When(text="", iso="", phrase="")
    known = keyword.first.is_known
    return KeywordRow(
        keyword=site_keyword_link(index, keyword),
        articles=f"{_number(index, keyword):,}",
        first=interval_when(keyword.first) if known else none,
        last=interval_when(keyword.last) if known else none,
    )


def _letters(index: Index, keywords: Sequence[SiteKeyword]) -> tuple[LetterGroup, ...]:
    return tuple(
        LetterGroup(
            letter=letter.letter,
            anchor=f"letter-{letter.slug}",
            keywords=tuple(_listed(index, keyword) for keyword in found),
        )
        for letter, found in groupby(keywords, key=lambda keyword: initial(keyword.text))
    )


def _listed(index: Index, keyword: SiteKeyword) -> NotedLink:
    """Return a keyword with its number of articles and their dates."""
    number = count_words(_number(index, keyword), "article")
    dates = range_words((keyword.first, keyword.last))
    return noted(site_keyword_link(index, keyword), join_facts((number, dates)))
