"""Events: their address, their section on the page of the topic, and pages of their own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plugins.model import Event, NewsArticle, Topic
from plugins.site.core import urls
from plugins.site.core.models import (
    EventPage,
    EventSection,
    Head,
    Link,
    NotedLink,
    Page,
    ReportGroup,
    When,
)
from plugins.site.core.pages.coverage import (
    count_coverage,
    count_originals,
    counting_words,
    coverage_facts,
)
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.namelists import topic_names
from plugins.site.core.pages.parts import (
    LEAD_LENGTH,
    NO_LINK,
    article_href,
    article_lead,
    date_heading,
    direction,
    first_report,
    foreign_language,
    keyword_counts,
    make_head,
    noted,
    outlet_counts,
    topic_link,
    without_copies,
)
from plugins.site.core.pages.reports import make_report
from plugins.site.core.pages.shown import shown_text
from plugins.site.core.pages.words import UNKNOWN, count_words, range_words, shorten
from plugins.site.core.storyline import section_path
from plugins.text.addresses import event_fragment, event_path, topic_path
from plugins.text.sentences import split_sentences

SECTION_REPORTS = 6
"""Reports that an event with a page of its own shows on the page of its topic."""

_SENTENCE_REACH = 600


def event_articles(index: Index, event: Event) -> tuple[NewsArticle, ...]:
    """Return the articles of an event by date, copies included."""
    return tuple(index.articles[i] for i in event.articles if i in index.articles)


def event_originals(index: Index, event: Event) -> tuple[NewsArticle, ...]:
    """Return the articles of an event by date, copies left out."""
    return without_copies(event_articles(index, event))


def has_page(index: Index, event: Event) -> bool:
    """Return True for an event that is more than a section of its topic's page."""
    return index.event_paths[event.slug] == event_path(event.slug)


def article_event(index: Index, article: NewsArticle) -> NotedLink:
    """Return the event of an article, with how many report it; no text without an event."""
    event = index.events.get(article.event or "")
    if not event or event.topic not in index.topics:
        return NotedLink(text="", href="", note="")
    number = count_originals(event_articles(index, event))
    href = index.href(index.event_paths[event.slug])
    if number == 1 and article.copy_of is None:
        return NotedLink(text="no other report of it here", href=href, note="")
    return NotedLink(text=event.title, href=href, note=count_words(number, "article"))


def topic_events(index: Index, topic: Topic) -> tuple[Event, ...]:
    """Return the events of a topic by date."""
    return tuple(index.events[slug] for slug in topic.events if slug in index.events)


def event_when(articles: Iterable[NewsArticle]) -> When:
    """Return the day or days of some articles."""
    articles = tuple(articles)
    headings = {date_heading(article) for article in articles}
    if len(headings) == 1:
        return headings.pop()
    words = range_words(article.published for article in articles) or UNKNOWN
    return When(text=words[:1].upper() + words[1:], iso="", phrase="")


def event_sections(index: Index, topic: Topic, quoted: str) -> tuple[EventSection, ...]:
    """Return the events of a topic; the article ``quoted`` above them shows no first words."""
    return tuple(_section(index, event, quoted) for event in topic_events(index, topic))


def _section(index: Index, event: Event, quoted: str) -> EventSection:
    articles = event_articles(index, event)
    originals = without_copies(articles)
    single = len(originals) == 1
    first = first_report(originals)
    paged = has_page(index, event)
    listed = originals[:SECTION_REPORTS] if paged else originals
    named = _named_by(index, event)
    page = index.href(event_path(event.slug))
    whole = f"All {count_words(len(originals), 'article')} of this event"
    return EventSection(
        anchor=event_fragment(event.slug),
        when=event_when(originals),
        title=_section_title(index, event, originals),
        language=foreign_language(index, named) if named else "",
        direction=direction(index, named) if named else "auto",
        facts="" if single else count_coverage(articles),
        single=single,
        dated=len({date_heading(a) for a in originals}) > 1,
        reports=tuple(
            make_report(index, a, lead=article_lead(a) if a is first and a.id != quoted else "")
            for a in listed
        ),
        more=Link(text=whole, href=page) if paged and len(originals) > len(listed) else NO_LINK,
    )


def _section_title(index: Index, event: Event, originals: Sequence[NewsArticle]) -> Link:
    if len(originals) == 1:
        return Link(text=originals[0].headline, href=article_href(index, originals[0]))
    page = index.href(event_path(event.slug)) if has_page(index, event) else ""
    return Link(text=event.title, href=page)


def _named_by(index: Index, event: Event) -> NewsArticle | None:
    """Return the article whose headline is the event's title, or the nearest to it."""
    return index.articles.get(event.medoid) or next(iter(event_articles(index, event)), None)


def first_sentence(article: NewsArticle) -> str:
    """Return the first sentence of an article as shown; an ellipsis marks a cut."""
    if not article.paragraphs:
        return ""
    text = shown_text(article.paragraphs[0])
    # A line may be a megabyte long, and a sentence is not.
    ends = [end for _, end in split_sentences(text[:_SENTENCE_REACH])]
    return shorten(text[: ends[0]] if ends else text, LEAD_LENGTH)


def build_event(index: Index, event: Event) -> Page:
    """Return the page of an event: its reports by date, each with its first sentence."""
    topic = index.topics[event.topic]
    articles = event_articles(index, event)
    originals = without_copies(articles)
    named = _named_by(index, event)
    facts = coverage_facts(articles)
    previous, following = _neighbours(index, event, topic)
    model = EventPage(
        head=_head(index, event, topic, facts),
        kicker=topic_link(index, topic),
        title=event.title,
        language=foreign_language(index, named) if named else "",
        direction=direction(index, named) if named else "auto",
        facts=facts,
        place=_place(index, event, topic),
        days=tuple(_days(index, originals)),
        outlets=outlet_counts(index, originals),
        counting=counting_words(articles),
        names=topic_names(index, originals),
        keywords=keyword_counts(index, originals),
        previous=previous,
        next=following,
    )
    return Page(template="pages/event", path=event_path(event.slug), model=model)


def _head(index: Index, event: Event, topic: Topic, facts: str) -> Head:
    return make_head(
        index,
        event.title,
        f"{event.title}: {facts}.",
        section=urls.TOPICS,
        trail=(("Topics", urls.TOPICS), (topic.title, topic_path(topic.slug))),
    )


def _days(index: Index, articles: Iterable[NewsArticle]) -> Iterator[ReportGroup]:
    for when, found in groupby(articles, key=date_heading):
        reports = (make_report(index, article, lead=first_sentence(article)) for article in found)
        yield ReportGroup(when=when, reports=tuple(reports))


def _place(index: Index, event: Event, topic: Topic) -> Link:
    number = index.event_places[event.slug] + 1
    words = f"event {number} of {len(topic.events)} of the topic"
    return Link(text=words, href=index.href(section_path(event)))


def _neighbours(
    index: Index, event: Event, topic: Topic
) -> tuple[NotedLink | None, NotedLink | None]:
    """Return the events before and after it in the topic."""
    place = index.event_places[event.slug]
    before = topic.events[place - 1] if place else ""
    after = topic.events[place + 1] if place + 1 < len(topic.events) else ""
    return _neighbour(index, before), _neighbour(index, after)


def _neighbour(index: Index, slug: str) -> NotedLink | None:
    event = index.events.get(slug)
    if not event:
        return None
    link = Link(text=event.title, href=index.href(index.event_paths[slug]))
    return noted(link, event_when(event_originals(index, event)).text)
