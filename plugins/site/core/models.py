"""Page models: one frozen value per kind of page, holding all that its template shows.

A template reads ``model`` and ``site`` and computes nothing: words, counts, order and
addresses are settled here. Every field carries its help as ``Annotated[type, "help"]``.
An empty string means "not known" or "no link"; the template then leaves the thing out.
Only fields whose name ends in ``_html`` hold markup, and it is the editor's, so trusted.
"""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that usually lead somewhere on the site."""

    text: Annotated[str, "The words of the link."]
    href: Annotated[str, "Its address; empty where there is no page, then it is plain text."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedLink:
    """A link with a few words after it: a count, or the reason for the link."""

    text: Annotated[str, "The words of the link."]
    href: Annotated[str, "Its address; empty where there is no page, then it is plain text."]
    note: Annotated[str, "What is said beside it: '3 articles', 'both about Velm'."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChrome:
    """What is the same on every page: the only thing a template reads besides its model."""

    name: Annotated[str, "Name of the site."]
    tagline: Annotated[str, "What the site is, in a line."]
    root: Annotated[str, "Address of the site without a slash at the end; may be empty."]
    home_href: Annotated[str, "Address of the home page."]
    navigation: Annotated[tuple[Link, ...], "Links of the page head, in order."]
    feed_url: Annotated[str, "Address of the Atom feed of all articles."]
    footer: Annotated[str, "Words of the page foot."]
    footer_links: Annotated[tuple[Link, ...], "Links of the page foot, in order."]
    language: Annotated[str, "Language of the site's own words, as BCP 47."]
    css_href: Annotated[str, "Address of the style sheet."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every page says about itself, outside its content."""

    title: Annotated[str, "Title of the browser window."]
    description: Annotated[str, "One or two sentences for search engines and previews."]
    section_href: Annotated[str, "The navigation link this page belongs to; may be empty."]
    trail: Annotated[tuple[Link, ...], "Breadcrumb, from the home page to the parent."]
    noindex: Annotated[bool, "True when search engines should leave the page out."] = False
    feed_title: Annotated[str, "Title of the page's own feed; empty without one."] = ""
    feed_href: Annotated[str, "Address of the page's own feed; empty without one."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date in words, never more certain than what is known."""

    text: Annotated[str, "The date: '4 Jul 2025', 'on or after 4 Jul 2025', 'date unknown'."]
    iso: Annotated[str, "The same for machines; empty where it is not one date."]
    phrase: Annotated[str, "What the capture says: '“15 hours ago”'; may be empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article as an entry of a list."""

    headline: Annotated[str, "The headline."]
    href: Annotated[str, "Address of the article's page."]
    language: Annotated[str, "Language of the headline, empty when it is the site's."]
    direction: Annotated[str, "Its direction: 'rtl', 'ltr', or 'auto' in the site's language."]
    outlet: Annotated[Link, "Who published it, or 'unknown outlet' without an address."]
    when: Annotated[When, "When it was published."]
    marks: Annotated[tuple[Link, ...], "What sets it apart: summary, copy of, first published by."]
    lead: Annotated[str, "First words of the text; empty where the list shows none."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedGroup:
    """Articles of a list that share one date."""

    when: Annotated[When, "The date they share."]
    articles: Annotated[tuple[ArticleCard, ...], "The articles, in order."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic as an entry of a list."""

    title: Annotated[str, "Its title."]
    href: Annotated[str, "Address of its page."]
    facts: Annotated[str, "'6 articles · 4 outlets · 3–5 Jul 2025'."]
    lead: Annotated[str, "First words of its introduction, else of its first report."]
    language: Annotated[str, "Language of these words, empty when it is the site's."]
    direction: Annotated[str, "Their direction: 'rtl', 'ltr', or 'auto' in the site's language."]
    newest: Annotated[tuple[ArticleCard, ...], "Its newest articles, copies left out."]
    more: Annotated[str, "'and 3 more', or empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and what is known of it."""

    term: Annotated[str, "The term: 'Layout'."]
    text: Annotated[str, "What is known."]
    href: Annotated[str, "Where that stands, http or https only; empty without a link."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Words quoted from an article, unchanged."""

    text: Annotated[str, "The words: whole sentences, or an ellipsis marks the cut."]
    language: Annotated[str, "Language of the words, empty when it is the site's."]
    direction: Annotated[str, "Their direction: 'rtl', 'ltr', or 'auto' in the site's language."]
    source: Annotated[ArticleCard, "Where they come from."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of characters of a paragraph, linked or not."""

    text: Annotated[str, "The characters."]
    href: Annotated[str, "Address they link to; empty for plain text."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubheadBlock:
    """A subhead of the body."""

    text: Annotated[str, "Its words."]
    kind: Annotated[str, "Always 'subhead'."] = "subhead"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphBlock:
    """A paragraph of the body."""

    segments: Annotated[tuple[Segment, ...], "Its text."]
    line: Annotated[Link, "The capture line it starts on; no text where unchanged."]
    kind: Annotated[str, "Always 'paragraph'."] = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """List items of the body that follow one another."""

    items: Annotated[tuple[tuple[Segment, ...], ...], "Text of each item."]
    line: Annotated[Link, "The capture line it starts on; no text where unchanged."]
    kind: Annotated[str, "Always 'list'."] = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedBlock:
    """A post quoted from elsewhere, in its place."""

    text: Annotated[str, "Words of the post."]
    author: Annotated[str, "Who wrote it, handle and date: 'Name (@handle), 4 July'."]
    line: Annotated[Link, "The capture line it starts on; no text where unchanged."]
    kind: Annotated[str, "Always 'embed'."] = "embed"


Block = SubheadBlock | ParagraphBlock | ListBlock | EmbedBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeItem:
    """Text that stood beside the body: a caption, a credit, a disclaimer."""

    label: Annotated[str, "What it is: 'Caption'."]
    text: Annotated[str, "Its words."]
    line: Annotated[Link, "The capture line it stands on."]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayItem:
    """A day that an article's text names."""

    when: Annotated[When, "The day or days."]
    words: Annotated[Link, "The words that name it, with the capture line they stand on."]
    reading: Annotated[str, "How they were read: 'the Thursday on or before …'."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """The people, places or organisations of an article or a topic."""

    title: Annotated[str, "What they are: 'People'."]
    names: Annotated[tuple[NotedLink, ...], "The names, with the number of articles in a topic."]
    more: Annotated[str, "What opens the rest: 'and 9 more'; empty where all are shown."]
    rest: Annotated[tuple[NotedLink, ...], "The names behind it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that is no copy, and the outlets that carry copies of it."""

    article: Annotated[ArticleCard, "The article."]
    also: Annotated[tuple[Link, ...], "Outlets of its copies, each linked to the copy's page."]
    more: Annotated[str, "'and 8 more' where not all copies are named, else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGroup:
    """Reports that share one date."""

    when: Annotated[When, "The date they share."]
    reports: Annotated[tuple[Report, ...], "The reports, in order."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSection:
    """An event as a section of its topic's page."""

    anchor: Annotated[str, "Fragment of its address: 'e-dam-opens'."]
    when: Annotated[When, "The day or days of its articles."]
    title: Annotated[Link, "Its title; leads to its own page, or to its only report."]
    language: Annotated[str, "Language of the title, empty when it is the site's."]
    direction: Annotated[str, "Its direction: 'rtl', 'ltr', or 'auto' in the site's language."]
    facts: Annotated[str, "'5 articles · 1 copy · 3 independent outlets'; empty for one report."]
    single: Annotated[bool, "True for one report alone: the title is its headline."]
    dated: Annotated[bool, "True where its reports are of several dates."]
    reports: Annotated[tuple[Report, ...], "Its reports by date; the first where they are many."]
    more: Annotated[Link, "Where all of them are, or no text."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StripMark:
    """An event as a circle of the storyline, with a bar to the day of its last report."""

    href: Annotated[str, "Fragment of its section: '#e-dam-opens'."]
    label: Annotated[str, "'Dam opens, 4–5 Jul 2025, 5 articles'."]
    count: Annotated[str, "Number in the circle; empty for one article."]
    x: Annotated[str, "Where its first day is, in percent of the width: '37.5%'."]
    end: Annotated[str, "Where its last day is; the same where that is too near."]
    y: Annotated[int, "Its height in pixels, from the top."]
    radius: Annotated[int, "Radius of the circle in pixels."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StripTick:
    """A date below the storyline."""

    x: Annotated[str, "Where the day is, in percent of the width."]
    text: Annotated[str, "The date: '2 Jun 2025', 'Jul'."]
    text_x: Annotated[str, "Where its words stand, in percent of the width."]
    anchor: Annotated[str, "How they stand there: 'start', 'middle' or 'end'."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """An event as a row of the storyline's table."""

    when: Annotated[When, "The day or days of its articles."]
    event: Annotated[Link, "Its title, linked to its section."]
    articles: Annotated[str, "Number of articles, copies left out: '5'."]
    outlets: Annotated[str, "Number of independent outlets: '3'."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The events of a topic along time. Widths are percents, so it fits any page."""

    title: Annotated[str, "What it shows: 'Events from 2 Jun to 18 Aug 2025'."]
    description: Annotated[str, "The same in sentences, for those who do not see it."]
    height: Annotated[int, "Height in pixels."]
    axis: Annotated[int, "Height of the line of time, from the top."]
    tick_end: Annotated[int, "Where the small lines of its dates end."]
    words: Annotated[int, "Height of the words of its dates."]
    marks: Annotated[tuple[StripMark, ...], "The events, by date."]
    ticks: Annotated[tuple[StripTick, ...], "Dates, from the first to the last."]
    note: Annotated[str, "What is in the table alone, and why; may be empty."]
    rows: Annotated[tuple[StripRow, ...], "All events as a table, by date."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkBar:
    """One bar of a sparkline: the articles of a day, week, month or year."""

    x: Annotated[str, "Its left end in pixels."]
    y: Annotated[str, "Its upper end in pixels."]
    width: Annotated[str, "Its width in pixels."]
    height: Annotated[str, "Its height in pixels."]
    when: Annotated[str, "What it stands for: 'week of 2 Jun 2025'."]
    articles: Annotated[str, "How many articles: '5'."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """How many articles a topic has over time, copies left out."""

    anchor: Annotated[str, "What ids of its parts begin with: 'spark-ferry-strike'."]
    title: Annotated[str, "What it shows: 'Articles a week'."]
    description: Annotated[str, "The same in a sentence, for those who do not see it."]
    unit: Annotated[str, "Head of the first column of its table: 'Week'."]
    width: Annotated[int, "Width in pixels."]
    height: Annotated[int, "Height in pixels."]
    bars: Annotated[tuple[SparkBar, ...], "Its bars, by date; none where there is no article."]
    note: Annotated[str, "What is not drawn: '2 articles without a certain day'; may be empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic as an entry of the list of topics."""

    topic: Annotated[TopicCard, "The topic."]
    activity: Annotated[Sparkline | None, "Its articles over time; none where all are of one day."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyItem:
    """An article with mostly the same text, as the page of the other lists it."""

    article: Annotated[ArticleCard, "The article."]
    how: Annotated[str, "What the two share: 'the same words'; may be empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The home page."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "Totals: '14 articles · 6 outlets · 3 topics · 5 captures'."]
    topics: Annotated[tuple[TopicCard, ...], "Topics, latest date first."]
    latest: Annotated[tuple[ArticleCard, ...], "Newest articles of all, copies left out."]
    others: Annotated[tuple[ArticleCard, ...], "Newest articles that belong to no topic."]
    others_more: Annotated[Link, "Where the rest of them is, or no text when all are shown."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsIndexPage:
    """All topics, and the stories that belong to none."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'2 topics · 7 articles · 1 other story'."]
    topics: Annotated[tuple[TopicRow, ...], "Topics, latest date first."]
    others: Annotated[tuple[DatedGroup, ...], "Articles without a topic, newest first."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic: what happened, then its events in order of date, each with its articles."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    kicker: Annotated[str, "Small line over the title: who made the topic."]
    title: Annotated[str, "Its title."]
    facts: Annotated[str, "'6 articles · 1 copy · 4 independent outlets · 3–5 Jul 2025'."]
    introduction_html: Annotated[str, "The editor's introduction, trusted markup; may be empty."]
    lead: Annotated[Extract | None, "First words of the first report, without introduction."]
    strip: Annotated[Strip | None, "Its events along time; none where all are of one day."]
    events: Annotated[tuple[EventSection, ...], "Its events by date, undated last."]
    keywords: Annotated[tuple[Link, ...], "Keywords, most relevant first."]
    names: Annotated[tuple[NameList, ...], "People, places and organisations articles share."]
    related: Annotated[tuple[NotedLink, ...], "Related topics with the reason."]
    outlets: Annotated[tuple[NotedLink, ...], "Outlets with their articles, copies left out."]
    counting: Annotated[str, "What was not counted as an outlet, and why; may be empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event of several reports: what they are, by date, and what stands beside it."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    kicker: Annotated[Link, "The topic it belongs to."]
    title: Annotated[str, "Its title."]
    language: Annotated[str, "Language of the title, empty when it is the site's."]
    direction: Annotated[str, "Its direction: 'rtl', 'ltr', or 'auto' in the site's language."]
    facts: Annotated[str, "'6 articles · 1 copy · 4 independent outlets · 3–5 Jul 2025'."]
    place: Annotated[Link, "Its place in the topic, linked there: 'Event 3 of 10'."]
    days: Annotated[tuple[ReportGroup, ...], "Its reports by date, undated last."]
    outlets: Annotated[tuple[NotedLink, ...], "Outlets with their articles, copies left out."]
    counting: Annotated[str, "What was not counted as an outlet, and why; may be empty."]
    names: Annotated[tuple[NameList, ...], "People, places and organisations articles share."]
    keywords: Annotated[tuple[NotedLink, ...], "Keywords that several of its articles share."]
    previous: Annotated[NotedLink | None, "The event before it in the topic, with its date."]
    next: Annotated[NotedLink | None, "The event after it in the topic, with its date."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article, cleaned, with its provenance."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    kicker: Annotated[Link, "The topic, or no address for an article without one."]
    headline: Annotated[str, "The headline."]
    language: Annotated[str, "Language of the article, as BCP 47."]
    direction: Annotated[str, "Direction of its script: 'rtl' or 'ltr'."]
    outlet: Annotated[Link, "Who published it, or 'unknown outlet' without an address."]
    when: Annotated[When, "When it was published."]
    reading: Annotated[tuple[Fact, ...], "How that date was read: phrase, bounds, precision, way."]
    marks: Annotated[tuple[Link, ...], "What sets it apart: summary, copy of, first published by."]
    event: Annotated[NotedLink, "Its event, with its number of articles; no text without one."]
    facts: Annotated[tuple[Fact, ...], "Byline, dateline, agency, foreign language: if known."]
    url: Annotated[str, "Address at the outlet, http or https only; may be empty."]
    blocks: Annotated[tuple[Block, ...], "The body, in order."]
    captions: Annotated[tuple[NoticeItem, ...], "Captions and credits, out of the body."]
    notices: Annotated[tuple[NoticeItem, ...], "Other notices, out of the body."]
    days: Annotated[tuple[DayItem, ...], "The days its text names, in order."]
    names: Annotated[tuple[NameList, ...], "People, places and organisations it names."]
    keywords: Annotated[tuple[Link, ...], "Keywords, most relevant first."]
    original: Annotated[CopyItem | None, "The article that this one is a copy of."]
    copies: Annotated[tuple[CopyItem, ...], "Its copies, or other copies of its original."]
    more_copies: Annotated[Link, "Where other copies are listed, or no text when all are shown."]
    same_event: Annotated[tuple[NotedLink, ...], "Other reports of its event, with the reason."]
    more_on: Annotated[tuple[NotedLink, ...], "More on its subject, with the reason."]
    previous: Annotated[ArticleCard | None, "The article before it in the topic."]
    next: Annotated[ArticleCard | None, "The article after it in the topic."]
    capture: Annotated[Link, "The audit page of its capture."]
    lines: Annotated[tuple[Link, ...], "Runs of capture lines the body comes from."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsIndexPage:
    """All outlets."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'4 outlets · 1 article of unknown outlet'."]
    outlets: Annotated[tuple[NotedLink, ...], "Outlets by name, with their articles."]
    unknown: Annotated[tuple[ArticleCard, ...], "Articles whose outlet is not known."]
    counting: Annotated[str, "What a copy is, where there are any; else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """One outlet and what the captures hold of it."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Its name."]
    facts: Annotated[str, "'3 articles · 3–5 Jul 2025'."]
    details: Annotated[tuple[Fact, ...], "Other spellings and what the editor knows of it."]
    days: Annotated[tuple[DatedGroup, ...], "Its articles by date, newest first."]
    topics: Annotated[tuple[NotedLink, ...], "Its topics with the number of articles."]
    counting: Annotated[str, "What a copy is, where it has any; else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordRow:
    """A keyword of several articles as a row of a table."""

    keyword: Annotated[Link, "The keyword, linked to its page."]
    articles: Annotated[str, "Number of articles: '12'."]
    first: Annotated[When, "Date of its first dated article; no text without one."]
    last: Annotated[When, "Date of its last dated article; no text without one."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """Keywords with one initial."""

    letter: Annotated[str, "The initial, '汉字' for Chinese characters, or '#' for the rest."]
    anchor: Annotated[str, "Fragment of its address: 'letter-a'."]
    keywords: Annotated[tuple[NotedLink, ...], "Keywords of several articles, with counts."]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordsIndexPage:
    """All keywords from A to Z."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'62 keywords · 9 in several articles'."]
    counting: Annotated[str, "Why a name has more articles on its page; empty without names."]
    common: Annotated[tuple[KeywordRow, ...], "Those of the most articles, most first."]
    jump: Annotated[tuple[Link, ...], "The initials, linked to their part or their page."]
    letters: Annotated[tuple[LetterGroup, ...], "Those of several articles; none with pages."]
    single: Annotated[str, "What opens the rest: '12 in one article each'; or empty."]
    singles: Annotated[tuple[Link, ...], "Keywords of one article each; none where too many."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterList:
    """What an index has under one initial; names by kind."""

    title: Annotated[str, "What they are: 'People'; empty for keywords."]
    entries: Annotated[tuple[NotedLink, ...], "Keywords or names of several articles, by alphabet."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """The keywords or names with one initial, of a site that has too many for one page."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading: 'Keywords: A'."]
    facts: Annotated[str, "'412 entries · in several articles each'."]
    jump: Annotated[tuple[Link, ...], "The other initials, linked to their pages."]
    lists: Annotated[tuple[LetterList, ...], "The entries."]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordPage:
    """A keyword that several articles share, and these articles."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "The keyword as it is printed most often."]
    facts: Annotated[str, "'3 articles · 2 outlets · 3–5 Jul 2025'."]
    spellings: Annotated[tuple[str, ...], "Other printed forms, by alphabet."]
    days: Annotated[tuple[ReportGroup, ...], "Its articles by date, newest first."]
    more: Annotated[str, "'and 40 more articles' where not all are listed, else empty."]
    topics: Annotated[tuple[NotedLink, ...], "Topics of these articles."]
    others: Annotated[
        tuple[NotedLink, ...], "Keywords that stand with it in several articles, most first."
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesGroup:
    """Names of one kind in the index of names."""

    title: Annotated[str, "What they are: 'People'."]
    anchor: Annotated[str, "Fragment of its address: 'people'."]
    names: Annotated[tuple[NotedLink, ...], "Names of several articles, with their number."]
    single: Annotated[str, "What opens the rest: '12 named in one article each'; or empty."]
    singles: Annotated[tuple[Link, ...], "Names of one article each; they have no page."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesIndexPage:
    """People, places and organisations."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'41 names · 12 in several articles'."]
    groups: Annotated[tuple[NamesGroup, ...], "Names by kind, by alphabet, or the commonest first."]
    jump: Annotated[tuple[Link, ...], "Initials with their pages, where groups hold but a part."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """An article and the first sentence of it that holds a name."""

    article: Annotated[ArticleCard, "The article."]
    before: Annotated[str, "The sentence up to the name; an ellipsis marks a cut."]
    words: Annotated[str, "The name as it stands there; empty where only the headline has it."]
    after: Annotated[str, "The sentence behind the name; an ellipsis marks a cut."]
    line: Annotated[Link, "The capture line it stands on; no text without a sentence."]
    also: Annotated[tuple[Link, ...], "Outlets of its copies, each linked to the copy's page."]
    more_copies: Annotated[str, "'and 8 more' where not all copies are named, else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingGroup:
    """Articles with one date, and where they hold a name."""

    when: Annotated[When, "The date they share."]
    articles: Annotated[tuple[Naming, ...], "The articles, in order."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePage:
    """A person, place or organisation that several articles name."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    kicker: Annotated[Link, "What it is, linked to its part of the index: 'Person'."]
    title: Annotated[str, "Its fullest name."]
    facts: Annotated[str, "'3 articles · 2 outlets · 3–5 Jul 2025'."]
    forms: Annotated[tuple[str, ...], "Other forms under which it is named, commonest first."]
    note: Annotated[str, "What the editor's alias file says of it; may be empty."]
    days: Annotated[tuple[NamingGroup, ...], "The articles by date, newest first."]
    more: Annotated[str, "'and 40 more articles' where not all are listed, else empty."]
    companions: Annotated[
        tuple[NotedLink, ...], "Names that stand with it in several articles, most first."
    ]
    topics: Annotated[tuple[NotedLink, ...], "Topics of these articles."]
    keywords: Annotated[tuple[NotedLink, ...], "Other keywords of these articles that have a page."]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthGroup:
    """Days of one month that have articles."""

    title: Annotated[str, "'July 2025'."]
    days: Annotated[tuple[NotedLink, ...], "Days with their number of articles."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveIndexPage:
    """All days, and the articles that cannot be put under one."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'3 days · 2 articles without a certain day'."]
    months: Annotated[tuple[MonthGroup, ...], "Months, newest first."]
    undated: Annotated[tuple[ArticleCard, ...], "Articles without a certain day."]
    counting: Annotated[str, "What a copy is, where there are any; else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDayPage:
    """The articles of one day."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "'Friday, 4 July 2025'."]
    facts: Annotated[str, "'3 articles · 2 outlets'."]
    articles: Annotated[tuple[ArticleCard, ...], "Articles published on it."]
    previous: Annotated[Link | None, "The day before it that has articles."]
    next: Annotated[Link | None, "The day after it that has articles."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line of a capture, or one span of it where it holds several."""

    place: Annotated[str, "Characters '340–512' of the line; empty for the whole line."]
    state: Annotated[str, "'kept', 'beside', 'removed', 'blank' or 'withheld'."]
    key: Annotated[str, "The label as the filter names it: 'section_header'."]
    label: Annotated[str, "The label in words: 'section header'."]
    rule: Annotated[str, "The rule that gave the label."]
    confidence: Annotated[str, "How sure the label is: '60 %'; empty for a blank line."]
    doubtful: Annotated[bool, "True where that is little, so that somebody should look."]
    article: Annotated[Link, "Number of the article it belongs to; no text without one."]
    text: Annotated[str, "The characters as saved, or why they are not shown."]
    more: Annotated[str, "What is not shown of it: 'and 1,204 more characters'; else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Lines for the capture's sidecar that would change a decision."""

    title: Annotated[str, "What they are about: 'Lines 12–30 were left out (84 words)'."]
    snippet: Annotated[str, "The lines, ready to copy; TOML."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """One line of a capture, or neighbouring lines that are shown as one."""

    anchor: Annotated[str, "Fragment of its address: 'L12'."]
    number: Annotated[str, "Its number: '12', or '12–40' for several lines."]
    rows: Annotated[tuple[LineRow, ...], "The line, or its spans in order; never none."]
    correction: Annotated[Correction | None, "What would keep the removed lines ending here."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """How much of a capture has a label, or came to one end."""

    key: Annotated[str, "Its name in the filter: 'caption', or 'kept' for all that was kept."]
    text: Annotated[str, "The label in words."]
    lines: Annotated[str, "Number of lines that hold it, whole or in part."]
    words: Annotated[str, "Number of its words."]
    share: Annotated[str, "Share of all words: '38 %'; empty for what is no text."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountGroup:
    """What came to one end: kept, shown beside the text, removed."""

    total: Annotated[CountRow, "All of it."]
    labels: Annotated[tuple[CountRow, ...], "Its labels, most words first."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article as its capture's audit page lists it."""

    text: Annotated[str, "Its headline."]
    href: Annotated[str, "Address of its page."]
    language: Annotated[str, "Language of the headline, empty when it is the site's."]
    direction: Annotated[str, "Its direction: 'rtl', 'ltr', or 'auto' in the site's language."]
    note: Annotated[str, "Its role: 'main'."]
    correction: Annotated[Correction | None, "What would correct it; none from the 201st on."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRow:
    """Characters of a paragraph that the pages show otherwise than they were saved."""

    line: Annotated[Link, "The capture line."]
    before: Annotated[str, "A few characters before it."]
    found: Annotated[str, "The characters as saved; often one space."]
    shown: Annotated[str, "What is shown instead; often nothing."]
    after: Annotated[str, "A few characters behind it."]
    rule: Annotated[str, "The rule that repaired them."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturePage:
    """A capture line by line: what was kept, what was not, and which rule said so."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Its file name."]
    facts: Annotated[str, "'171 lines · 38 % of the words kept · 4 articles'."]
    details: Annotated[tuple[Fact, ...], "Path, sha256, capture date and its basis, layout."]
    url: Annotated[str, "Address it was saved from, http or https only; may be empty."]
    articles: Annotated[tuple[FoundArticle, ...], "Its articles in order, with their role."]
    findings: Annotated[tuple[NotedLink, ...], "What the editor should know, linked to a line."]
    findings_more: Annotated[str, "'and 40 more' where not all are listed, else empty."]
    repairs: Annotated[tuple[RepairRow, ...], "What pages show otherwise than it was saved."]
    kept: Annotated[str, "'58 of 171 lines with text (34 %) and 2,310 of 4,901 words (47 %)'."]
    counts: Annotated[tuple[CountGroup, ...], "Lines and words by what became of them."]
    doubtful: Annotated[CountRow | None, "Lines whose label is not certain; none without."]
    sidecar: Annotated[str, "Path of the file that corrections go into."]
    lines: Annotated[tuple[LineGroup, ...], "Every line, in order, unless there are too many."]
    cut: Annotated[str, "Which lines of a very long capture are left out; else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding."""

    subject: Annotated[Link, "What it is about, linked where that has a page."]
    message: Annotated[str, "What was found."]
    hint: Annotated[str, "What to do."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one code."""

    anchor: Annotated[str, "Fragment of the group's address."]
    severity: Annotated[str, "'error', 'warning' or 'info'."]
    code: Annotated[str, "Its name: 'article.no-date'."]
    count: Annotated[str, "'3 findings'."]
    meaning: Annotated[str, "What the code means."]
    findings: Annotated[tuple[FindingRow, ...], "The findings."]
    more: Annotated[str, "'and 40 more' where not all are listed, else empty."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """A capture as a row of the quality report."""

    capture: Annotated[Link, "Its file, linked to its audit page."]
    layout: Annotated[str, "The layout it was read with."]
    articles: Annotated[str, "Number of articles."]
    kept: Annotated[str, "Share of the words that were kept: '38 %'."]
    lowest: Annotated[str, "Lowest confidence of its lines with text: '60 %'; empty without."]
    doubtful: Annotated[str, "Lines that are not certain: '5 of 80'; empty for none."]
    findings: Annotated[str, "'1 error, 2 warnings'; empty for none."]
    alarm: Annotated[str, "What is worst about it; empty when nothing is."]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPage:
    """What the editor should look at."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'1 error · 3 warnings · 5 notes · 2 accepted'."]
    worst: Annotated[tuple[CaptureRow, ...], "Captures to look at, worst first."]
    worst_more: Annotated[str, "'and 12 more' where not all are listed, else empty."]
    groups: Annotated[tuple[FindingGroup, ...], "Findings by severity and code."]
    accepted: Annotated[str, "How many findings sidecars accept, and what; may be empty."]
    captures: Annotated[tuple[CaptureRow, ...], "All captures, by path."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """A page the editor wrote: about, method."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Its title."]
    content_html: Annotated[str, "Its text, trusted markup made from the editor's Markdown."]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """What is shown at an address that has no page."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    topics: Annotated[tuple[NotedLink, ...], "The topics, as a way on."]
    ways: Annotated[tuple[Link, ...], "Indexes of the site."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage:
    """What stands at an address that moved: it leads on by itself, and by a link."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    target: Annotated[Link, "The page that took its place, or a section of one."]
    canonical_href: Annotated[str, "Address of that page, without a section."]


PageModel = (
    HomePage
    | TopicsIndexPage
    | TopicPage
    | EventPage
    | ArticlePage
    | OutletsIndexPage
    | OutletPage
    | KeywordsIndexPage
    | LetterPage
    | KeywordPage
    | NamesIndexPage
    | NamePage
    | ArchiveIndexPage
    | ArchiveDayPage
    | CapturePage
    | QualityPage
    | PlainPage
    | NotFoundPage
    | RedirectPage
)

TEMPLATES: dict[type[PageModel], str] = {
    HomePage: "pages/home",
    TopicsIndexPage: "pages/topics_index",
    TopicPage: "pages/topic",
    EventPage: "pages/event",
    ArticlePage: "pages/article",
    OutletsIndexPage: "pages/outlets_index",
    OutletPage: "pages/outlet",
    KeywordsIndexPage: "pages/keywords_index",
    LetterPage: "pages/letter",
    KeywordPage: "pages/keyword",
    NamesIndexPage: "pages/names_index",
    NamePage: "pages/name",
    ArchiveIndexPage: "pages/archive_index",
    ArchiveDayPage: "pages/archive_day",
    CapturePage: "pages/capture",
    QualityPage: "pages/quality",
    PlainPage: "pages/page",
    NotFoundPage: "pages/not_found",
    RedirectPage: "pages/redirect",
}
"""Template of each page kind, without its extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be written: ``path`` is relative to the site's root ("topics/x/")."""

    template: Annotated[str, "Template without its extension: 'pages/topic'."]
    path: Annotated[str, "Address relative to the site's root, without a leading slash."]
    model: Annotated[PageModel, "What the template shows."]
