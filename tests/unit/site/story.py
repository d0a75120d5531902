"""A storyline to try pages on: one topic of several events, from one report to seven."""

from dataclasses import replace

from plugins.keywords.core.site_keywords import add_site_keywords
from plugins.model import (
    ArticleId,
    CaptureId,
    Copy,
    CopyGroup,
    CopyKind,
    CrossLink,
    DateInterval,
    Digest,
    Event,
    LinkKind,
    NewsArticle,
    Relation,
    Role,
    Topic,
    TopicSource,
)
from tests.unit.site.builders import article, capture, keyword, on_day

TOPIC = "senna-dam"
OPENS, MOVE, COURT, SONG, RUMOUR = (
    "dam-opens",
    "villages-move",
    "court-stops-dam",
    "song-of-the-dam",
    "rumour-of-a-crack",
)
_DAM = keyword("Senna dam")


def _report(number: int, headline: str, event: str, **fields) -> NewsArticle:
    values = {"outlet": f"Outlet {number}", "keywords": (_DAM,), "topic": TOPIC, "event": event}
    text = f"{headline}, they said on the shore. Nobody knew more."
    return article(f"{number:012d}", headline, text, **{**values, **fields})


def opening_reports() -> tuple[NewsArticle, ...]:
    """Return seven reports of one day and the next, one of them an aggregator's summary."""
    first = _report(1, "Senna dam opens", OPENS, published=on_day(3, 6), outlet="The Upper Mail")
    others = tuple(
        _report(n, f"Water fills the Senna valley, part {n}", OPENS, published=on_day(4, 6))
        for n in range(2, 7)
    )
    summary = _report(
        7, "What outlets say of the dam", OPENS, role=Role.SUMMARY, published=on_day(4, 6)
    )
    return first, *others, summary


def copies(of: NewsArticle, number: int) -> tuple[NewsArticle, ...]:
    """Return copies of an article, each by an outlet of its own."""
    return tuple(
        replace(
            of,
            id=ArticleId(f"{100 + n:012d}-copied"),
            capture=CaptureId(f"{100 + n:012d}"),
            outlet=f"Reprint {n:02d}",
            copy_of=of.id,
        )
        for n in range(number)
    )


def link(to: NewsArticle, weight: float, relation: Relation, reason: str) -> CrossLink:
    return CrossLink(
        kind=LinkKind.ARTICLE, target=to.id, weight=weight, reason=reason, relation=relation
    )


def _later_reports() -> tuple[NewsArticle, ...]:
    return (
        _report(11, "First village moves uphill", MOVE, published=on_day(20, 6)),
        _report(12, "Second village stays", MOVE, published=on_day(24, 6), outlet=None),
        _report(13, "Court stops the dam", COURT, published=on_day(18, 8), outlet="The Upper Mail"),
        _report(14, "أغنية السد", SONG, published=on_day(19, 8), language="ar"),
        _report(15, "A crack, people say", RUMOUR),
    )


def make_event(slug: str, title: str, articles: tuple[NewsArticle, ...]) -> Event:
    """Return an event of articles given by date; its medoid is the first."""
    known = [a.published for a in articles if a.published.is_known]
    return Event(
        slug=slug,
        title=title,
        topic=TOPIC,
        articles=tuple(a.id for a in articles),
        medoid=articles[0].id,
        first=known[0] if known else DateInterval(),
        last=known[-1] if known else DateInterval(),
    )


def make_topic(events: tuple[Event, ...]) -> Topic:
    """Return the topic of some events."""
    return Topic(
        slug=TOPIC,
        title="Senna dam",
        source=TopicSource.FOUND,
        articles=tuple(i for event in events for i in event.articles),
        events=tuple(event.slug for event in events),
    )


def digest_of(articles: tuple[NewsArticle, ...], events: tuple[Event, ...], **fields) -> Digest:
    """Return a digest of one topic."""
    captures = tuple(
        capture(c, f"captures/{c}.txt", ()) for c in sorted({a.capture for a in articles})
    )
    topics = (make_topic(events),)
    digest = Digest(captures=captures, articles=articles, topics=topics, events=events, **fields)
    return add_site_keywords(digest)


def make_story() -> Digest:
    """Return a topic of five events: seven reports, two, one with a copy, one, one undated."""
    first, *others = opening_reports()
    move, stay, court, song, rumour = _later_reports()
    reprints, reprint = copies(first, 10), replace(copies(court, 11)[-1], outlet="Outlet 2")
    first = replace(
        first,
        related=(
            link(others[0], 0.6, Relation.SAME_EVENT, "both about Senna dam"),
            link(court, 0.9, Relation.SAME_TOPIC, "both name the court"),
        ),
    )
    events = (
        make_event(OPENS, "Senna dam opens", (first, *reprints, *others)),
        make_event(MOVE, "Villages move", (move, stay)),
        make_event(COURT, "Court stops it", (court, reprint)),
        make_event(SONG, "أغنية", (song,)),
        make_event(RUMOUR, "Rumour of a crack", (rumour,)),
    )
    groups = (
        CopyGroup(original=first.id, copies=_likeness(reprints, CopyKind.SYNDICATED, 0.9678)),
        CopyGroup(original=court.id, copies=_likeness((reprint,), CopyKind.CONTAINED, 0.7)),
    )
    articles = (first, *others, move, stay, court, song, rumour, *reprints, reprint)
    return digest_of(articles, events, copy_groups=groups)


def _likeness(
    articles: tuple[NewsArticle, ...], kind: CopyKind, similarity: float
) -> tuple[Copy, ...]:
    return tuple(Copy(article=a.id, similarity=similarity, kind=kind) for a in articles)
