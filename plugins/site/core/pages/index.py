"""What the builders look up: the digest by id, day, outlet, keyword and name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from plugins.model import (
    ArticleEntity,
    ArticleId,
    Capture,
    CaptureId,
    Copy,
    Digest,
    Entity,
    Event,
    Finding,
    NewsArticle,
    Role,
    SiteKeyword,
    Topic,
)
from plugins.site.core import urls
from plugins.site.core.mentions import TargetIndex
from plugins.site.core.models import SiteChrome
from plugins.site.core.pages.places import Places, make_places
from plugins.site.core.pages.targets import make_targets
from plugins.site.core.storyline import event_paths
from plugins.text.dated import date_key
from plugins.text.kept import Tally, tally_capture
from plugins.text.listings import certain_day, copy_ids, entity_pages, holders, keyword_pages
from plugins.text.outlets import canonical_outlet, outlet_key

Key = TypeVar("Key")
Item = TypeVar("Item")
Turn = tuple[NewsArticle | None, NewsArticle | None]
"""The article before and the one after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The digest and its look-up tables.

    Outlets are grouped by page address: two that share it share the page. Findings are
    grouped by what they are about. Keywords and entities stand by key, and so do the pages
    of those that have one; ``…_holders`` are their articles, copies left out, and ``named`` gives
    how each article names an entity. ``turns`` are the neighbours of an original in its topic,
    ``event_places`` the places of events in theirs.
    """

    digest: Digest
    chrome: SiteChrome
    articles: Mapping[ArticleId, NewsArticle]
    topics: Mapping[str, Topic]
    events: Mapping[str, Event]
    event_paths: Mapping[str, str]
    event_places: Mapping[str, int]
    captures: Mapping[CaptureId, Capture]
    capture_paths: Mapping[str, Capture]
    topic_articles: Mapping[str, tuple[NewsArticle, ...]]
    turns: Mapping[ArticleId, Turn]
    capture_articles: Mapping[CaptureId, tuple[NewsArticle, ...]]
    copies: Mapping[ArticleId, tuple[NewsArticle, ...]]
    copy_kinds: Mapping[ArticleId, Copy]
    findings: Mapping[str, tuple[Finding, ...]]
    outlets: Mapping[str, tuple[NewsArticle, ...]]
    outlet_names: Mapping[str, str]
    keywords: Mapping[str, SiteKeyword]
    keyword_pages: Mapping[str, str]
    keyword_holders: Mapping[str, frozenset[ArticleId]]
    entities: Mapping[str, Entity]
    entity_pages: Mapping[str, str]
    entity_holders: Mapping[str, frozenset[ArticleId]]
    named: Mapping[str, Mapping[ArticleId, ArticleEntity]]
    days: Mapping[date, tuple[NewsArticle, ...]]
    targets: TargetIndex
    places: Mapping[CaptureId, Places]
    tallies: Mapping[CaptureId, Tally]

    def href(self, path: str) -> str:
        """Return the link to a page of the site."""
        return urls.href(self.chrome.root, path)


def newest_key(article: NewsArticle) -> tuple[bool, float, str]:
    """Return the sort key from the last date to the first, undated at the end."""
    undated, moment, article_id = date_key(article)
    return (undated, -moment, article_id)


def independent_outlets(articles: Iterable[NewsArticle]) -> frozenset[str]:
    """Return the keys of the outlets that reported for themselves.

    Unknown outlets, summaries by an aggregator and copies of another article do not count.
    """
    return frozenset(
        outlet_key(article.outlet)
        for article in articles
        if article.outlet and article.role is not Role.SUMMARY and article.copy_of is None
    )


def most_common(names: Sequence[str]) -> str:
    """Return the most common name, the first by alphabet where several are."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def make_index(digest: Digest, chrome: SiteChrome) -> Index:
    """Return the look-up tables of a digest."""
    articles = {article.id: article for article in digest.articles}
    outlets = _by_outlet(digest.articles)
    outlet_names = {path: _outlet_name(found, digest) for path, found in outlets.items()}
    names = entity_pages(digest)
    copies = copy_ids(digest)
    topic_articles = {
        topic.slug: tuple(articles[i] for i in topic.articles if i in articles)
        for topic in digest.topics
    }
    return Index(
        digest=digest,
        chrome=chrome,
        articles=articles,
        topics={topic.slug: topic for topic in digest.topics},
        events={event.slug: event for event in digest.events},
        event_paths=event_paths(digest),
        event_places={s: place for t in digest.topics for place, s in enumerate(t.events)},
        captures={capture.id: capture for capture in digest.captures},
        capture_paths={capture.path: capture for capture in digest.captures},
        topic_articles=topic_articles,
        turns={i: turn for found in topic_articles.values() for i, turn in _turns(found)},
        capture_articles=_grouped((a.capture, a) for a in digest.articles),
        copies=_by_original(digest.articles),
        copy_kinds={c.article: c for group in digest.copy_groups for c in group.copies},
        findings=_grouped((finding.subject, finding) for finding in digest.findings),
        outlets=outlets,
        outlet_names=outlet_names,
        keywords={keyword.key: keyword for keyword in digest.keywords},
        keyword_pages=keyword_pages(digest, names),
        keyword_holders={k.key: holders(k, copies) for k in digest.keywords},
        entities={entity.key: entity for entity in digest.entities},
        entity_pages=names,
        entity_holders={e.key: holders(e, copies) for e in digest.entities},
        named=_by_entity(digest.articles),
        days=_by_day(digest.articles),
        targets=make_targets(digest.topics, outlet_names),
        places=make_places(digest.captures, chrome.root),
        tallies={capture.id: tally_capture(capture) for capture in digest.captures},
    )


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(found) for key, found in groups.items()}


def _by_original(articles: Iterable[NewsArticle]) -> dict[ArticleId, tuple[NewsArticle, ...]]:
    """Return the copies of each original, newest first."""
    newest = sorted(articles, key=newest_key)
    return _grouped((article.copy_of, article) for article in newest if article.copy_of)


def _turns(articles: Iterable[NewsArticle]) -> Iterator[tuple[ArticleId, Turn]]:
    """Yield what stands before and after each article of a topic that is no copy."""
    originals = [article for article in articles if article.copy_of is None]
    earlier, later = (None, *originals), (*originals[1:], None)
    for article, before, after in zip(originals, earlier, later, strict=False):
        yield article.id, (before, after)


def _by_outlet(articles: Iterable[NewsArticle]) -> dict[str, tuple[NewsArticle, ...]]:
    return _grouped((urls.outlet_path(a.outlet), a) for a in articles if a.outlet)


def _by_entity(articles: Iterable[NewsArticle]) -> dict[str, dict[ArticleId, ArticleEntity]]:
    named: defaultdict[str, dict[ArticleId, ArticleEntity]] = defaultdict(dict)
    for article in articles:
        for entity in article.entities:
            named[entity.key].setdefault(article.id, entity)
    return dict(named)


def _by_day(articles: Iterable[NewsArticle]) -> dict[date, tuple[NewsArticle, ...]]:
    pairs = ((certain_day(a.published), a) for a in sorted(articles, key=date_key))
    return _grouped((day, article) for day, article in pairs if day)


def _outlet_name(articles: Iterable[NewsArticle], digest: Digest) -> str:
    printed = most_common([article.outlet for article in articles if article.outlet])
    return canonical_outlet(printed, digest.outlets)
