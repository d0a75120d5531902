"""The pages of articles."""

from collections.abc import Iterable

from plugins.model import Label, NamedDay, NewsArticle, Notice, Relation, Topic
from plugins.site.core import urls
from plugins.site.core.models import (
    ArticleCard,
    ArticlePage,
    DayItem,
    Fact,
    Head,
    Link,
    NotedLink,
    NoticeItem,
    Page,
)
from plugins.site.core.pages.body import body_blocks
from plugins.site.core.pages.copies import copy_items, more_copies, original_item
from plugins.site.core.pages.events import article_event
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.namelists import article_names
from plugins.site.core.pages.parts import (
    DESCRIPTION_LENGTH,
    article_card,
    article_lead,
    article_marks,
    keyword_links,
    make_head,
    outlet_link,
    related_links,
    topic_link,
)
from plugins.site.core.pages.places import Places
from plugins.site.core.pages.targets import linked_paragraphs
from plugins.site.core.pages.words import (
    article_when,
    interval_when,
    join_facts,
    label_words,
    language_words,
    reading_facts,
)
from plugins.text.direction import text_direction

NO_TOPIC = Link(text="Other stories", href="")


def build_article(index: Index, article: NewsArticle) -> Page:
    """Return the page of an article."""
    return Page(
        template="pages/article",
        path=urls.article_path(article),
        model=_article_page(index, article),
    )


def _article_page(index: Index, article: NewsArticle) -> ArticlePage:
    topic = index.topics.get(article.topic or "")
    places = index.places[article.capture]
    previous, following = _neighbours(index, article)
    linked = linked_paragraphs(
        article, index.targets, index.entity_pages, index.keyword_pages, index.chrome.root
    )
    return ArticlePage(
        head=_head(index, article, topic),
        kicker=topic_link(index, topic) if topic else NO_TOPIC,
        headline=article.headline,
        language=article.language,
        direction=text_direction(article.language),
        outlet=outlet_link(index, article),
        when=article_when(article),
        reading=reading_facts(article),
        marks=article_marks(index, article),
        event=article_event(index, article),
        facts=_facts(index, article),
        url=urls.external_href(article.url),
        blocks=body_blocks(article, linked, places),
        captions=_notices((*article.captions, *_credits(article)), places),
        notices=_notices((n for n in article.notices if n.label != Label.CREDIT), places),
        days=tuple(_day_item(article, day, places) for day in article.days),
        names=article_names(index, article),
        keywords=keyword_links(index, article.keywords),
        original=original_item(index, article),
        copies=copy_items(index, article),
        more_copies=more_copies(index, article),
        same_event=_related(index, article, Relation.SAME_EVENT),
        more_on=_related(index, article, Relation.SAME_TOPIC),
        previous=previous,
        next=following,
        capture=Link(text=article.capture, href=places.page),
        lines=_body_lines(article, places),
    )


def _credits(article: NewsArticle) -> Iterable[Notice]:
    return (notice for notice in article.notices if notice.label == Label.CREDIT)


def _day_item(article: NewsArticle, day: NamedDay, places: Places) -> DayItem:
    words = article.paragraphs[day.paragraph].text[day.start : day.end]
    return DayItem(
        when=interval_when(day.interval),
        words=Link(text=words, href=places.href(day.line)),
        reading=day.interval.basis,
    )


def _head(index: Index, article: NewsArticle, topic: Topic | None) -> Head:
    trail = [("Topics", urls.TOPICS)]
    if topic:
        trail.append((topic.title, urls.topic_path(topic.slug)))
    when = article_when(article).text
    source = join_facts((article.outlet or "", when))
    lead = article_lead(article, DESCRIPTION_LENGTH)
    return make_head(index, article.headline, f"{source}. {lead}", section=urls.TOPICS, trail=trail)


def _facts(index: Index, article: NewsArticle) -> tuple[Fact, ...]:
    own = language_words(index.chrome.language)
    language = language_words(article.language)
    known = (
        ("By", article.byline),
        ("Dateline", article.dateline),
        ("Agency", article.agency),
        ("Language", language if language != own else ""),
    )
    return tuple(Fact(term=term, text=text) for term, text in known if text)


def _notices(notices: Iterable[Notice], places: Places) -> tuple[NoticeItem, ...]:
    return tuple(
        NoticeItem(
            label=label_words(notice.label).capitalize(),
            text=notice.text,
            line=places.link(notice.line),
        )
        for notice in notices
        if notice.label != Label.SCRIPT
    )


def _related(index: Index, article: NewsArticle, relation: Relation) -> tuple[NotedLink, ...]:
    links = (link for link in article.related if link.relation is relation)
    return related_links(index, links)


def _neighbours(
    index: Index, article: NewsArticle
) -> tuple[ArticleCard | None, ArticleCard | None]:
    """Return the articles before and after it in its topic; a copy has those of its original."""
    before, after = index.turns.get(article.copy_of or article.id, (None, None))
    return (
        article_card(index, before) if before else None,
        article_card(index, after) if after else None,
    )


def _body_lines(article: NewsArticle, places: Places) -> tuple[Link, ...]:
    """Return the runs of neighbouring capture lines that the paragraphs come from."""
    runs: list[list[int]] = []
    for line in sorted({paragraph.line for paragraph in article.paragraphs}):
        # Saved text usually has an empty line between paragraphs: a gap of one is no gap.
        if runs and line - runs[-1][1] <= 2:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return tuple(
        Link(
            text=str(first) if first == last else f"{first}–{last}",
            href=places.href(first),
        )
        for first, last in runs
    )
