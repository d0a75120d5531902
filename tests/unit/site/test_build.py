from dataclasses import replace

import pytest

from plugins.keywords.core.site_keywords import add_site_keywords
from plugins.model import UNKNOWN_DATE, Digest, EntityKind, Label, Outlet, Role, Span
from plugins.site.core.build import build_pages
from plugins.site.core.models import (
    ArchiveDayPage,
    ArchiveIndexPage,
    ArticlePage,
    CapturePage,
    HomePage,
    Link,
    OutletPage,
    QualityPage,
    TopicPage,
)
from plugins.site.core.pages.copies import OTHER_COPIES
from plugins.site.core.pages.index import independent_outlets
from plugins.site.core.pages.keywords import SINGLES_MAX
from tests.unit.site.builders import (
    article,
    capture,
    entity,
    keyword,
    line,
    make_digest,
    make_site,
    marked,
    on_or_after,
    site_entities,
)

SITE = make_site("/repo")


@pytest.fixture(scope="module")
def pages():
    return build_pages(make_digest(), SITE)


def models(pages, kind):
    return [page.model for page in pages if isinstance(page.model, kind)]


def only(pages, path):
    return next(page.model for page in pages if page.path == path)


def test_every_page_has_its_own_address(pages):
    assert len({page.path for page in pages}) == len(pages)


def test_same_digest_gives_equal_pages(pages):
    assert build_pages(make_digest(), SITE) == pages


def test_empty_digest_gives_the_indexes():
    paths = [page.path for page in build_pages(Digest(), SITE)]
    indexes = ["topics/", "outlets/", "keywords/", "names/", "archive/", "quality/"]
    assert paths == ["", *indexes, "404.html"]


def test_summaries_copies_and_unknown_outlets_are_no_independent_outlets():
    found = (
        article("a", "One", outlet="The Lantern"),
        article("b", "Two", outlet="Lantern"),
        article("c", "Three", outlet="Coast", copy_of="a-1"),
        article("d", "Four", outlet="Prism", role=Role.SUMMARY),
        article("e", "Five"),
    )
    assert independent_outlets(found) == {"lantern"}


def test_topic_says_its_facts_in_one_line(pages):
    strike = only(pages, "topics/ferry-strike/")
    assert strike.facts == "4 articles · 1 copy · 1 independent outlet · 4–5 Jul 2025 or later"
    assert strike.counting == (
        "1 independent outlet. Not counted: 1 summary, 1 copy, 1 of unknown outlet."
    )


def test_topic_without_introduction_quotes_the_first_report_that_is_no_summary(pages):
    strike = only(pages, "topics/ferry-strike/")
    assert strike.lead.text.startswith("Ferry crews in the Marrow Strait stopped work")
    assert strike.lead.source.outlet.text == "The Meridian Post"


def test_topic_with_introduction_quotes_nothing(pages):
    treaty = only(pages, "topics/lake-sennet-treaty/")
    assert treaty.lead is None
    assert "<em>one lake</em>" in treaty.introduction_html


def test_event_lists_its_reports_in_its_order_under_their_dates(pages):
    days = only(pages, "events/ferry-crews-walk-out/").days
    assert [day.when.text for day in days] == ["4 Jul 2025", "5 Jul 2025", "On or after 4 Jul 2025"]
    assert [len(day.reports) for day in days] == [1, 2, 1]


def test_copy_is_marked_with_its_original_once(pages):
    copy = next(m for m in models(pages, ArticlePage) if m.outlet.text == "Coast & Quay")
    assert [mark.text for mark in copy.marks] == ["copy of The Meridian Post"]


def test_reprint_without_its_original_is_marked():
    reprint = article("c", "A", outlet="Coast", original_outlet="The Lantern")
    digest = Digest(captures=(capture("c", "c.txt", ()),), articles=(reprint,))
    model = models(build_pages(digest, SITE), ArticlePage)[0]
    assert [mark.text for mark in model.marks] == ["first published by The Lantern"]


def test_original_and_copies_name_one_another(pages):
    articles = models(pages, ArticlePage)
    original = next(m for m in articles if m.copies)
    copy = next(m for m in articles if m.original)
    assert [item.article.outlet.text for item in original.copies] == ["Coast & Quay"]
    assert copy.original.article.outlet.text == "The Meridian Post"
    assert copy.original.how == original.copies[0].how == "the same words"
    assert copy.copies == ()


def test_page_of_a_copy_lists_some_others_and_leads_to_the_original_for_the_rest():
    first = article("a", "A", outlet="The Lantern")
    copies = tuple(
        article(f"c{n:02d}", "A", outlet=f"Coast {n}", copy_of=first.id) for n in range(40)
    )
    captures = tuple(capture(a.capture, f"{a.capture}.txt", ()) for a in (first, *copies))
    pages = build_pages(Digest(captures=captures, articles=(first, *copies)), SITE)
    original, *others = models(pages, ArticlePage)
    assert (len(original.copies), original.more_copies.text) == (40, "")
    assert {len(other.copies) for other in others} == {OTHER_COPIES}
    assert {other.more_copies.text for other in others} == {"and 9 more"}
    assert {other.more_copies.href for other in others} == {others[0].original.article.href}


def test_article_knows_its_neighbours_in_the_topic(pages):
    first = next(m for m in models(pages, ArticlePage) if m.outlet.text == "Prism Round-up")
    assert first.previous is None
    assert first.next.headline == "Ferry crews walk out across the Marrow Strait"


def test_days_an_article_names_lead_to_their_lines(pages):
    (day,) = (day for m in models(pages, ArticlePage) for day in m.days)
    assert (day.when.text, day.words.text) == ("4 Jul 2025", "Friday")
    assert day.words.href.endswith("#L5")
    assert day.reading == "date in figures, day first by layout"


def test_first_mentions_of_other_pages_are_linked_and_the_text_stays(pages):
    main = next(m for m in models(pages, ArticlePage) if m.previous and m.copies and not m.marks)
    links = {s.text: s.href for b in main.blocks for s in b.segments if s.href}
    assert links == {
        "Marrow Strait": "/repo/keywords/marrow-strait/",
        "Harbour Council": "/repo/names/harbour-council/",
        "Ilse Tarrant": "/repo/names/ilse-tarrant/",
        "Lake Sennet treaty": "/repo/topics/lake-sennet-treaty/",
    }
    text = "".join(s.text for s in main.blocks[2].segments)
    assert text == "The last strike, over the Lake Sennet treaty, ended after nine days."


def linked(pages):
    """Return the links of each article's text as {words: address}, in the order of the pages."""
    return [
        {s.text: s.href for block in m.blocks for s in block.segments if s.href}
        for m in models(pages, ArticlePage)
    ]


def test_keyword_and_name_are_linked_once_another_article_shares_them():
    orrin, rose = entity("orrin", EntityKind.PLACE, "Orrin"), keyword("rose")
    found = tuple(
        marked(article(c, f"Headline {c}", "The Orrin rose.", keywords=(rose,)), (orrin,))
        for c in "ab"
    )
    digest = Digest(captures=tuple(capture(a.capture, a.capture, ()) for a in found))
    for some, links in (
        (found[1:], {}),
        (found, {"Orrin": "/repo/names/orrin/", "rose": "/repo/keywords/rose/"}),
    ):
        whole = replace(digest, articles=some, entities=site_entities(some))
        assert linked(build_pages(add_site_keywords(whole), SITE)) == [links] * len(some)


def test_related_links_lead_heaviest_first_and_unknown_targets_are_left_out(pages):
    main = next(m for m in models(pages, ArticlePage) if m.more_on)
    assert [link.note for link in main.more_on] == [
        "both name Harbour Council",
        "both about ferry crews",
    ]


def test_address_that_is_no_http_is_not_on_the_page(pages):
    blog = next(m for m in models(pages, ArticlePage) if "islands eat" in m.headline)
    assert blog.url == ""


def test_spellings_of_one_outlet_share_a_page_under_the_editors_name(pages):
    post = only(pages, "outlets/meridian-post/")
    assert isinstance(post, OutletPage)
    assert post.title == "The Meridian Post"
    assert [(fact.term, fact.text) for fact in post.details] == [
        ("Also called", "Meridian Post"),
        ("Country", "Aldermark"),
        ("Owner", "Post Trust"),
        ("Note", "Daily, since 1911."),
        ("Source", "https://registry.example/papers/meridian-post"),
    ]
    assert post.details[-1].href == "https://registry.example/papers/meridian-post"


def test_citation_that_is_no_address_is_text():
    found = article("c", "A", outlet="The Lantern")
    outlet = Outlet(name="The Lantern", citation="javascript:alert(1)")
    digest = Digest(captures=(capture("c", "c.txt", ()),), articles=(found,), outlets=(outlet,))
    details = models(build_pages(digest, SITE), OutletPage)[0].details
    assert [(fact.term, fact.text, fact.href) for fact in details] == [
        ("Source", "javascript:alert(1)", "")
    ]


def test_keyword_page_shows_the_most_common_form(pages):
    crews = only(pages, "keywords/ferry-crews/")
    assert (crews.title, crews.spellings) == ("ferry crews", ("ferry crew",))
    assert not crews.head.noindex


def test_keyword_of_one_article_has_no_page_and_is_plain_text_everywhere(pages):
    assert "keywords/gauges/" not in {page.path for page in pages}
    gauges = next(m for m in models(pages, ArticlePage) if m.headline.startswith("Fishers"))
    assert Link(text="gauges", href="") in gauges.keywords
    index = only(pages, "keywords/")
    assert "G" not in {group.letter for group in index.letters}
    assert index.single == "6 in one article each"
    assert Link(text="gauges", href="") in index.singles


def test_keyword_that_is_a_name_has_the_names_page(pages):
    assert "keywords/harbour-council/" not in {page.path for page in pages}
    strike = only(pages, "topics/ferry-strike/")
    assert Link(text="Harbour Council", href="/repo/names/harbour-council/") in strike.keywords
    letters = {group.letter: group for group in only(pages, "keywords/").letters}
    assert letters["H"].keywords[0].href == "/repo/names/harbour-council/"


def test_index_of_keywords_gives_counts_and_dates(pages):
    index = only(pages, "keywords/")
    assert index.facts == "10 keywords · 4 in several articles"
    assert index.counting.startswith("An article counts for its own keywords.")
    row = index.common[0]
    assert (row.keyword.text, row.articles) == ("ferry crews", "4")
    assert (row.first.text, row.last.text) == ("4 Jul 2025", "5 Jul 2025")
    letters = {group.letter: group for group in index.letters}
    assert letters["F"].keywords[0].note == "4 articles · 4–5 Jul 2025"
    assert letters["F"].anchor == "letter-f"


def test_index_of_keywords_leaves_singles_out_where_they_are_too_many():
    many = tuple(keyword(f"word{number}") for number in range(SINGLES_MAX + 1))
    found = (
        article("a", "A", keywords=(*many, keyword("pier"))),
        article("b", "B", keywords=(keyword("pier"),)),
    )
    digest = Digest(captures=(capture("a", "a.txt", ()), capture("b", "b.txt", ())), articles=found)
    index = only(build_pages(add_site_keywords(digest), SITE), "keywords/")
    assert [k.text for group in index.letters for k in group.keywords] == ["pier"]
    assert index.single == "2,001 in one article each"
    assert index.singles == ()


def test_keyword_page_names_the_keywords_beside_it(pages):
    crews = only(pages, "keywords/ferry-crews/")
    # A copy of one article holds Marrow Strait too.
    assert [(link.text, link.href, link.note) for link in crews.others] == [
        ("Harbour Council", "/repo/names/harbour-council/", "2 articles"),
    ]


def test_article_stands_under_a_day_only_where_that_is_certain(pages):
    days = {page.path for page in pages if isinstance(page.model, ArchiveDayPage)}
    assert days == {"archive/2025/06/02/", "archive/2025/07/04/", "archive/2025/07/05/"}
    undated = models(pages, ArchiveIndexPage)[0].undated
    assert [card.when.text for card in undated] == [
        "on or after 4 Jul 2025",
        "June 2025",
        "date unknown (“6 hours ago”)",
    ]


def test_days_of_the_archive_are_chained(pages):
    day = only(pages, "archive/2025/07/04/")
    assert (day.title, day.previous.text, day.next.text) == (
        "Friday, 4 July 2025",
        "2 Jun 2025",
        "5 Jul 2025",
    )


def test_home_puts_the_topic_with_the_latest_date_first(pages):
    home = models(pages, HomePage)[0]
    assert [topic.title for topic in home.topics] == ["Ferry strike", "Lake Sennet treaty"]
    assert [card.headline for card in home.others] == ["Museum of knots reopens in Port Alder"]
    assert home.facts == "7 articles · 1 copy · 3 independent outlets · 2 topics · 6 captures"


def test_home_lists_no_copies_among_the_latest(pages):
    latest = models(pages, HomePage)[0].latest
    assert len({card.headline for card in latest}) == len(latest) == 7


def test_capture_page_shows_every_line_and_every_span(pages):
    model = next(m for m in models(pages, CapturePage) if m.title == "2025-07-05-strike.txt")
    anchors = [group.anchor for group in model.lines]
    assert anchors == [f"L{n}" for n in (*range(1, 6), *range(7, 24))]
    assert [(r.label, r.state) for r in model.lines[4].rows] == [
        ("outlet", "beside"),
        ("published", "beside"),
        ("body", "kept"),
        ("credit", "beside"),
        ("script", "withheld"),
    ]


def test_line_labelled_script_is_withheld_whatever_its_spans_say():
    odd = line(1, "alert(1)", Label.SCRIPT, "x", spans=(line_span(Label.BODY),))
    digest = Digest(captures=(capture("c", "c.txt", (odd,)),))
    row = models(build_pages(digest, SITE), CapturePage)[0].lines[0].rows[0]
    assert row.text == "withheld: 8 characters of script code"


def line_span(label):
    return Span(start=0, end=8, label=label, rule="x")


def test_quality_report_orders_findings_by_severity_and_links_their_lines(pages):
    report = models(pages, QualityPage)[0]
    assert [group.severity for group in report.groups] == ["error", "warning", "info", "info"]
    lines = next(g for g in report.groups if g.code == "capture.unmatched-line")
    assert lines.findings[0].subject.href.endswith("/#L7")
    topic = next(g for g in report.groups if g.code == "topic.empty")
    assert topic.findings[0].subject.href == ""


def test_topic_whose_articles_are_all_undated_says_so():
    digest = make_digest()
    undated = tuple(
        replace(a, published=on_or_after(1) if a.role is Role.SUMMARY else UNKNOWN_DATE)
        for a in digest.articles
    )
    topics = models(build_pages(replace(digest, articles=undated), SITE), TopicPage)
    assert topics[0].facts == (
        "4 articles · 1 copy · 1 independent outlet · on or after 1 Jul 2025 · 4 without a date"
    )
    assert topics[1].facts == "2 articles · 2 independent outlets · date unknown"


def test_links_stand_under_whatever_root():
    for root in ("", "https://x.example/repo"):
        home = models(build_pages(make_digest(), make_site(root)), HomePage)[0]
        assert home.topics[0].href == f"{root}/topics/ferry-strike/"
