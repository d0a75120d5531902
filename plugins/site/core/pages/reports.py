"""Articles of a list that are no copies, each with the outlets that carry its copies."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from plugins.model import NewsArticle
from plugins.site.core.models import Link, Report, ReportGroup
from plugins.site.core.pages.index import Index, newest_key
from plugins.site.core.pages.parts import (
    article_card,
    article_href,
    date_heading,
    outlet_link,
    without_copies,
)
from plugins.site.core.pages.words import more_words

NAMED_COPIES = 8
"""Copies of one article that a list names; a wire story may have fifty."""


def make_report(index: Index, article: NewsArticle, *, lead: str = "") -> Report:
    """Return an article with the outlets of its copies."""
    copies = sorted(index.copies.get(article.id, ()), key=lambda a: (a.outlet or "~", a.id))
    return Report(
        article=replace(article_card(index, article), lead=lead),
        also=tuple(
            Link(text=outlet_link(index, copy).text, href=article_href(index, copy))
            for copy in copies[:NAMED_COPIES]
        ),
        more=more_words(len(copies) - NAMED_COPIES),
    )


def newest_reports(
    index: Index, articles: Iterable[NewsArticle], *, limit: int
) -> tuple[ReportGroup, ...]:
    """Return the first of the articles that are no copies, by date, latest first, undated last."""
    ordered = sorted(without_copies(articles), key=newest_key)[:limit]
    return tuple(
        ReportGroup(when=when, reports=tuple(make_report(index, article) for article in found))
        for when, found in groupby(ordered, key=date_heading)
    )
