"""The archive: one page per day, and an index that also holds what has no certain day."""

from datetime import date
from itertools import groupby

from plugins.site.core import urls
from plugins.site.core.models import ArchiveDayPage, ArchiveIndexPage, Link, MonthGroup, Page
from plugins.site.core.pages.coverage import copies_words, count_articles, outlets_words
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import (
    article_card,
    make_head,
    newest_cards,
    noted,
)
from plugins.site.core.pages.words import (
    count_words,
    day_words,
    join_facts,
    long_day_words,
    month_words,
)
from plugins.text.listings import certain_day


def build_archive_index(index: Index) -> Page:
    """Return the list of days, newest first, and the articles without a certain day."""
    undated = [a for a in index.digest.articles if certain_day(a.published) is None]
    facts = join_facts(
        (
            count_words(len(index.days), "day"),
            f"{count_articles(undated, joint=' and ')} without a certain day" if undated else "",
        )
    )
    model = ArchiveIndexPage(
        head=make_head(index, "Archive", f"Articles by day: {facts}.", section=urls.ARCHIVE),
        title="Archive",
        facts=facts,
        months=_months(index),
        undated=newest_cards(index, undated),
        counting=copies_words(index.digest.articles),
    )
    return Page(template="pages/archive_index", path=urls.ARCHIVE, model=model)


def _months(index: Index) -> tuple[MonthGroup, ...]:
    days = sorted(index.days, reverse=True)
    return tuple(
        MonthGroup(
            title=title,
            days=tuple(
                noted(_day_link(index, day), count_articles(index.days[day])) for day in found
            ),
        )
        for title, found in groupby(days, key=month_words)
    )


def _day_link(index: Index, day: date) -> Link:
    return Link(text=day_words(day), href=index.href(urls.archive_path(day)))


def build_archive_day(index: Index, day: date) -> Page:
    """Return the page of one day that has articles."""
    articles = index.days[day]
    title = long_day_words(day)
    facts = join_facts((count_articles(articles), outlets_words(articles)))
    model = ArchiveDayPage(
        head=make_head(
            index,
            title,
            f"Articles of {title}: {facts}.",
            section=urls.ARCHIVE,
            trail=(("Archive", urls.ARCHIVE),),
        ),
        title=title,
        facts=facts,
        articles=tuple(
            article_card(index, article, lead=article.copy_of is None) for article in articles
        ),
        previous=_nearest(index, max((d for d in index.days if d < day), default=None)),
        next=_nearest(index, min((d for d in index.days if d > day), default=None)),
    )
    return Page(template="pages/archive_day", path=urls.archive_path(day), model=model)


def _nearest(index: Index, day: date | None) -> Link | None:
    return _day_link(index, day) if day else None
