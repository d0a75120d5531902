"""Parts that several kinds of page share: head, cards, groups, links with a note."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from itertools import groupby

from plugins.model import (
    ArticleEntity,
    ArticleId,
    CrossLink,
    Entity,
    EntityKind,
    Keyword,
    LinkKind,
    NewsArticle,
    Role,
    SiteKeyword,
    Topic,
)
from plugins.site.core import urls
from plugins.site.core.models import (
    ArticleCard,
    DatedGroup,
    Extract,
    Head,
    Link,
    NotedLink,
    TopicCard,
    When,
)
from plugins.site.core.pages.coverage import count_articles, coverage_facts, outlets_words
from plugins.site.core.pages.index import Index, newest_key
from plugins.site.core.pages.shown import shown_text
from plugins.site.core.pages.words import (
    UNKNOWN,
    UNKNOWN_OUTLET,
    article_when,
    count_words,
    interval_when,
    join_facts,
    range_words,
    shorten,
)
from plugins.text.direction import text_direction
from plugins.text.listings import SHARED_FROM
from plugins.text.outlets import outlet_key
from plugins.text.slugs import slugify

_TAG = re.compile(r"<[^<>]*>")
DESCRIPTION_LENGTH = 160
"""Search engines cut what is longer."""

LISTED_MAX = 500
"""Articles that one page lists. A country in the news has thousands, of 600 bytes each."""

BESIDE_LIMIT = 12
"""Keywords, or names, that a page lists as standing beside what it is about."""

LEAD_LENGTH = 240
NEWEST_ON_CARD = 3
NO_LINK = Link(text="", href="")


def make_head(
    index: Index,
    title: str,
    description: str,
    *,
    section: str = "",
    trail: Sequence[tuple[str, str]] = (),
    noindex: bool = False,
) -> Head:
    """Return the head of a page; ``section`` and ``trail`` are paths inside the site."""
    site = index.chrome.name
    return Head(
        title=title if title == site else f"{title} – {site}",
        description=shorten(description, DESCRIPTION_LENGTH),
        section_href=index.href(section) if section else "",
        trail=tuple(
            Link(text=text, href=index.href(path)) for text, path in (("Home", ""), *trail)
        ),
        noindex=noindex,
    )


def outlet_link(index: Index, article: NewsArticle) -> Link:
    """Return the outlet with its page, or "unknown outlet" without one."""
    if not article.outlet:
        return Link(text=UNKNOWN_OUTLET, href="")
    path = urls.outlet_path(article.outlet)
    return Link(text=index.outlet_names.get(path, article.outlet), href=index.href(path))


def article_marks(index: Index, article: NewsArticle) -> tuple[Link, ...]:
    """Return what sets an article apart: summary, copy of, reprinted from."""
    marks = []
    if article.role is Role.SUMMARY:
        marks.append(Link(text="summary by an aggregator", href=""))
    original = index.articles.get(article.copy_of) if article.copy_of else None
    if original:
        name = original.outlet or "an article of an unknown outlet"
        marks.append(Link(text=f"copy of {name}", href=article_href(index, original)))
    reprinted = article.original_outlet
    named = {outlet_key(a.outlet or "") for a in (article, original) if a}
    if reprinted and outlet_key(reprinted) not in named:
        path = urls.outlet_path(reprinted)
        page = index.href(path) if path in index.outlets else ""
        marks.append(Link(text=f"first published by {reprinted}", href=page))
    return tuple(marks)


def article_href(index: Index, article: NewsArticle) -> str:
    """Return the link to an article's page."""
    return index.href(urls.article_path(article))


def foreign_language(index: Index, article: NewsArticle) -> str:
    """Return the language of an article, empty when it is the site's own."""
    return "" if article.language == index.chrome.language else article.language


def direction(index: Index, article: NewsArticle) -> str:
    """Return the direction of an article's words as a part of a page.

    In the site's own language the words decide: one foreign name may stand among them.
    """
    foreign = foreign_language(index, article)
    return text_direction(foreign) if foreign else "auto"


def article_lead(article: NewsArticle, max_length: int = LEAD_LENGTH) -> str:
    """Return the first words of the first paragraph, as shown; empty without text."""
    paragraphs = article.paragraphs
    return shorten(shown_text(paragraphs[0]), max_length) if paragraphs else ""


def plain_text(html: str) -> str:
    """Return the words of the first paragraph of the editor's own markup."""
    paragraph = html.partition("<p>")[2].partition("</p>")[0]
    return " ".join(unescape(_TAG.sub("", paragraph)).split())


def article_card(index: Index, article: NewsArticle, *, lead: bool = False) -> ArticleCard:
    """Return an article as an entry of a list."""
    return ArticleCard(
        headline=article.headline,
        href=article_href(index, article),
        language=foreign_language(index, article),
        direction=direction(index, article),
        outlet=outlet_link(index, article),
        when=_listed_when(article),
        marks=article_marks(index, article),
        lead=article_lead(article) if lead else "",
    )


def _listed_when(article: NewsArticle) -> When:
    """Return the date of an article in a list, where "6 hours ago" says nothing beside a day."""
    when = article_when(article)
    return replace(when, phrase="") if article.published.is_known else when


def newest_cards(index: Index, articles: Iterable[NewsArticle]) -> tuple[ArticleCard, ...]:
    """Return articles as entries, latest date first, undated last."""
    return tuple(article_card(index, article) for article in sorted(articles, key=newest_key))


def dated_groups(index: Index, articles: Sequence[NewsArticle]) -> tuple[DatedGroup, ...]:
    """Return articles in the given order, neighbours of one date together."""
    return tuple(
        DatedGroup(
            when=when,
            articles=tuple(article_card(index, a) for a in found),
        )
        for when, found in groupby(articles, key=date_heading)
    )


def date_heading(article: NewsArticle) -> When:
    """Return the date over a group of articles, which begins with a capital."""
    when = interval_when(article.published)
    return replace(when, text=when.text[:1].upper() + when.text[1:])


def newest_groups(
    index: Index, articles: Iterable[NewsArticle], *, limit: int | None = None
) -> tuple[DatedGroup, ...]:
    """Return articles, all or the first of them, by date, latest first, undated last."""
    return dated_groups(index, sorted(articles, key=newest_key)[:limit])


def articles_facts(articles: Sequence[NewsArticle]) -> str:
    """Return "6 articles · 1 copy · 4 independent outlets · 3–5 Jul 2025"."""
    undated = sum(1 for article in articles if not article.published.is_known)
    dates = range_words(article.published for article in articles) or UNKNOWN
    return join_facts(
        (
            count_articles(articles),
            outlets_words(articles),
            dates,
            f"{undated} without a date" if 0 < undated < len(articles) else "",
        )
    )


def outlet_counts(index: Index, articles: Iterable[NewsArticle]) -> tuple[NotedLink, ...]:
    """Return outlets with their number of articles, most first, then by name."""
    links = Counter(outlet_link(index, article) for article in articles)
    ordered = sorted(links, key=lambda link: (not link.href, -links[link], link.text))
    return tuple(
        NotedLink(text=link.text, href=link.href, note=count_words(links[link], "article"))
        for link in ordered
    )


def keyword_links(index: Index, keywords: Iterable[Keyword]) -> tuple[Link, ...]:
    """Return keywords in their order, linked where a page exists, each once."""
    links = (_keyword_link(index, keyword) for keyword in keywords)
    return tuple(dict.fromkeys(links))


def _keyword_link(index: Index, keyword: Keyword) -> Link:
    """Return a keyword by the words of the page it leads to, by its own where it has none."""
    if keyword.entity and keyword.entity in index.entity_pages:
        # "Zelenskyy" beside "Zelensky" in the list of names would look like two people.
        return entity_link(index, index.entities[keyword.entity])
    path = index.keyword_pages.get(keyword.lexical_form, "")
    site = index.keywords.get(keyword.lexical_form)
    return Link(
        text=site.text if path and site else keyword.text, href=index.href(path) if path else ""
    )


def site_keyword_link(index: Index, keyword: SiteKeyword) -> Link:
    """Return a keyword of the site, linked where it has a page."""
    path = index.keyword_pages.get(keyword.key, "")
    return Link(text=keyword.text, href=index.href(path) if path else "")


def has_own_page(index: Index, keyword: SiteKeyword) -> bool:
    """Return True for a keyword with a page, unless that is the page of the name it is."""
    return index.keyword_pages.get(keyword.key) == urls.keyword_path(keyword.slug)


def entity_link(index: Index, entity: Entity | ArticleEntity) -> Link:
    """Return a name, linked where it has a page."""
    path = index.entity_pages.get(entity.key, "")
    return Link(text=entity_title(index, entity), href=index.href(path) if path else "")


def entity_title(index: Index, entity: Entity | ArticleEntity) -> str:
    """Return a name by itself: of an institution that every nation has, with its nation.

    Such a one has the nation in its key: "Supreme Court" is "supreme-court-india".
    """
    nation = index.entities.get(entity.key.removeprefix(f"{slugify(entity.name)}-"))
    if nation is None or nation.key == entity.key or nation.kind is not EntityKind.PLACE:
        return entity.name
    return f"{entity.name} ({nation.name})"


def topic_link(index: Index, topic: Topic) -> Link:
    """Return a topic with its page."""
    return Link(text=topic.title, href=index.href(urls.topic_path(topic.slug)))


def topic_counts(index: Index, articles: Iterable[NewsArticle]) -> tuple[NotedLink, ...]:
    """Return the topics of some articles with how many belong to each, most first."""
    found: defaultdict[str, list[NewsArticle]] = defaultdict(list)
    for article in articles:
        if article.topic is not None and article.topic in index.topics:
            found[article.topic].append(article)
    topics = (index.topics[slug] for slug in found)
    ordered = sorted(topics, key=lambda topic: (-len(found[topic.slug]), topic.title, topic.slug))
    return tuple(
        noted(topic_link(index, topic), count_articles(found[topic.slug])) for topic in ordered
    )


def keyword_counts(index: Index, articles: Iterable[NewsArticle]) -> tuple[NotedLink, ...]:
    """Return the keywords with a page that several of the articles have, commonest first."""
    keys = Counter(key for a in articles for key in {k.lexical_form for k in a.keywords})
    often = (key for key, number in keys.items() if number >= SHARED_FROM)
    known = (index.keywords[key] for key in often if key in index.keywords)
    own = (keyword for keyword in known if has_own_page(index, keyword))
    ordered = sorted(own, key=lambda k: (-keys[k.key], k.text.casefold(), k.key))
    return tuple(
        noted(site_keyword_link(index, keyword), count_words(keys[keyword.key], "article"))
        for keyword in ordered[:BESIDE_LIMIT]
    )


def noted(link: Link, note: str) -> NotedLink:
    """Return a link with a note beside it."""
    return NotedLink(text=link.text, href=link.href, note=note)


def related_links(index: Index, links: Iterable[CrossLink]) -> tuple[NotedLink, ...]:
    """Return cross-links with their reasons, heaviest first; unknown targets left out."""
    ordered = sorted(links, key=lambda link: (-link.weight, link.kind, link.target))
    found = ((_target_link(index, link), link.reason) for link in ordered)
    return tuple(noted(target, reason) for target, reason in found if target)


def _target_link(index: Index, link: CrossLink) -> Link | None:
    if link.kind is LinkKind.TOPIC:
        topic = index.topics.get(link.target)
        return topic_link(index, topic) if topic else None
    article = index.articles.get(ArticleId(link.target))
    if not article:
        return None
    return Link(text=article.headline, href=article_href(index, article))


def article_extract(index: Index, article: NewsArticle, max_length: int) -> Extract:
    """Return the first words of an article with their source."""
    return Extract(
        text=article_lead(article, max_length),
        language=foreign_language(index, article),
        direction=direction(index, article),
        source=article_card(index, article),
    )


def without_copies(articles: Iterable[NewsArticle]) -> tuple[NewsArticle, ...]:
    """Return the articles that are no copies of another."""
    return tuple(article for article in articles if article.copy_of is None)


def first_report(articles: Iterable[NewsArticle]) -> NewsArticle | None:
    """Return the first article with text, one that reports for itself where there is one."""
    with_text = [article for article in articles if article_lead(article)]
    own = [a for a in without_copies(with_text) if a.role is not Role.SUMMARY]
    return next(iter(own or with_text), None)


def topic_card(index: Index, topic: Topic) -> TopicCard:
    """Return a topic as an entry of a list, with its newest articles."""
    articles = index.topic_articles[topic.slug]
    first = first_report(articles)
    newest = newest_cards(index, without_copies(articles))[:NEWEST_ON_CARD]
    hidden = len(without_copies(articles)) - len(newest)
    introduction = shorten(plain_text(topic.introduction), LEAD_LENGTH)
    return TopicCard(
        title=topic.title,
        href=index.href(urls.topic_path(topic.slug)),
        facts=coverage_facts(articles),
        lead=introduction or (article_lead(first) if first else ""),
        language=foreign_language(index, first) if first and not introduction else "",
        direction=direction(index, first) if first and not introduction else "auto",
        newest=newest,
        more=f"and {hidden} more" if hidden > 0 else "",
    )


def topic_cards(index: Index) -> tuple[TopicCard, ...]:
    """Return all topics, the one with the latest date first, undated ones last."""
    return tuple(topic_card(index, topic) for topic in topics_by_date(index))


def topics_by_date(index: Index) -> tuple[Topic, ...]:
    """Return all topics, the one with the latest date first, undated ones last."""

    def key(topic: Topic) -> tuple[bool, float, str, str]:
        articles = index.topic_articles[topic.slug]
        undated, moment, _ = min(map(newest_key, articles), default=(True, 0.0, ""))
        return (undated, moment, topic.title, topic.slug)

    return tuple(sorted(index.digest.topics, key=key))


def other_articles(index: Index) -> tuple[NewsArticle, ...]:
    """Return the articles that belong to no topic and are no copies, in the digest's order."""
    articles = without_copies(index.digest.articles)
    return tuple(a for a in articles if a.topic not in index.topics)
