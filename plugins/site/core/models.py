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
    note: Annotated[str, "What is said beside it: '3 articles', '2 shared articles'."]


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
    topics: Annotated[tuple[TopicCard, ...], "Topics, latest date first."]
    others: Annotated[tuple[DatedGroup, ...], "Articles without a topic, newest first."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic: what happened, then the articles in order of date."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    kicker: Annotated[str, "Small line over the title: who made the topic."]
    title: Annotated[str, "Its title."]
    facts: Annotated[str, "'6 articles · 4 outlets · 3–5 Jul 2025'."]
    introduction_html: Annotated[str, "The editor's introduction, trusted markup; may be empty."]
    lead: Annotated[Extract | None, "First words of the first report, without introduction."]
    days: Annotated[tuple[DatedGroup, ...], "Articles by date, undated last."]
    keywords: Annotated[tuple[Link, ...], "Keywords, most relevant first."]
    related: Annotated[tuple[NotedLink, ...], "Related topics with the reason."]
    outlets: Annotated[tuple[NotedLink, ...], "Outlets with their number of articles."]
    counting: Annotated[str, "What was not counted as an outlet, and why; may be empty."]


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
    facts: Annotated[tuple[Fact, ...], "Byline, dateline, agency, foreign language: if known."]
    url: Annotated[str, "Address at the outlet, http or https only; may be empty."]
    blocks: Annotated[tuple[Block, ...], "The body, in order."]
    captions: Annotated[tuple[NoticeItem, ...], "Captions and credits, out of the body."]
    notices: Annotated[tuple[NoticeItem, ...], "Other notices, out of the body."]
    days: Annotated[tuple[DayItem, ...], "The days its text names, in order."]
    keywords: Annotated[tuple[Link, ...], "Keywords, most relevant first."]
    copies: Annotated[tuple[ArticleCard, ...], "The same report elsewhere."]
    related: Annotated[tuple[NotedLink, ...], "Related articles and topics with the reason."]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """One outlet and what the captures hold of it."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Its name."]
    facts: Annotated[str, "'3 articles · 3–5 Jul 2025'."]
    details: Annotated[tuple[Fact, ...], "Other spellings and what the editor knows of it."]
    days: Annotated[tuple[DatedGroup, ...], "Its articles by date, newest first."]
    topics: Annotated[tuple[NotedLink, ...], "Its topics with the number of articles."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """Keywords with one initial."""

    letter: Annotated[str, "The initial, or '#' for the rest."]
    keywords: Annotated[tuple[NotedLink, ...], "Keywords, with the number of articles from two on."]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordsIndexPage:
    """All keywords from A to Z."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "Main heading."]
    facts: Annotated[str, "'62 keywords'."]
    common: Annotated[tuple[NotedLink, ...], "Those of the most articles, most first."]
    letters: Annotated[tuple[LetterGroup, ...], "All of them by initial."]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordPage:
    """One keyword and the articles it stands for."""

    head: Annotated[Head, "Window title, description, breadcrumb, feed."]
    title: Annotated[str, "The keyword as it is printed most often."]
    facts: Annotated[str, "'3 articles · 2 outlets · 3–5 Jul 2025'."]
    spellings: Annotated[str, "Other printed forms, joined; may be empty."]
    days: Annotated[tuple[DatedGroup, ...], "Its articles by date, newest first."]
    topics: Annotated[tuple[NotedLink, ...], "Topics of these articles."]
    others: Annotated[tuple[NotedLink, ...], "Keywords of the same articles."]


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


PageModel = (
    HomePage
    | TopicsIndexPage
    | TopicPage
    | ArticlePage
    | OutletsIndexPage
    | OutletPage
    | KeywordsIndexPage
    | KeywordPage
    | ArchiveIndexPage
    | ArchiveDayPage
    | CapturePage
    | QualityPage
    | PlainPage
    | NotFoundPage
)

TEMPLATES: dict[type[PageModel], str] = {
    HomePage: "pages/home",
    TopicsIndexPage: "pages/topics_index",
    TopicPage: "pages/topic",
    ArticlePage: "pages/article",
    OutletsIndexPage: "pages/outlets_index",
    OutletPage: "pages/outlet",
    KeywordsIndexPage: "pages/keywords_index",
    KeywordPage: "pages/keyword",
    ArchiveIndexPage: "pages/archive_index",
    ArchiveDayPage: "pages/archive_day",
    CapturePage: "pages/capture",
    QualityPage: "pages/quality",
    PlainPage: "pages/page",
    NotFoundPage: "pages/not_found",
}
"""Template of each page kind, without its extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be written: ``path`` is relative to the site's root ("topics/x/")."""

    template: Annotated[str, "Template without its extension: 'pages/topic'."]
    path: Annotated[str, "Address relative to the site's root, without a leading slash."]
    model: Annotated[PageModel, "What the template shows."]
