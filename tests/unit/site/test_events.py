"""Events: sections of their topic's page, pages of their own, copies told once."""

from dataclasses import replace

import pytest

from plugins.model import ArticleId, Digest
from plugins.site.core.build import build_pages
from plugins.site.core.models import ArticlePage, EventPage, TopicPage
from plugins.site.core.pages.events import first_sentence
from plugins.text.addresses import EVENT_PAGE_STORIES
from tests.unit.site.builders import article, make_digest, make_site, on_day
from tests.unit.site.story import (
    COURT,
    MOVE,
    OPENS,
    RUMOUR,
    SONG,
    copies,
    digest_of,
    make_event,
    make_story,
    opening_reports,
)

SITE = make_site("/repo")


@pytest.fixture(scope="module")
def pages():
    return build_pages(make_story(), SITE)


def only(pages, kind):
    (found,) = (page.model for page in pages if isinstance(page.model, kind))
    return found


def sections(pages):
    return {section.anchor: section for section in only(pages, TopicPage).events}


def of_headline(pages, headline):
    """Return the page of the article with this headline that is no copy."""
    models = (page.model for page in pages if isinstance(page.model, ArticlePage))
    return next(m for m in models if m.headline == headline and not m.original)


def opening(number: int, reprints: int = 0) -> Digest:
    """Return one event of so many reports, and copies of the first."""
    reports = opening_reports()[:number]
    found = (*reports, *copies(reports[0], reprints))
    return digest_of(found, (make_event(OPENS, "Senna dam opens", found),))


def test_events_are_sections_in_the_order_of_the_topic(pages):
    assert list(sections(pages)) == [f"e-{slug}" for slug in (OPENS, MOVE, COURT, SONG, RUMOUR)]
    assert [section.when.text for section in sections(pages).values()] == [
        "3–4 Jun 2025",
        "20–24 Jun 2025",
        "18 Aug 2025",
        "19 Aug 2025",
        "Date unknown",
    ]


def test_copies_are_told_once_under_their_original_and_count_as_nothing_else(pages):
    whole = sections(pages)["e-dam-opens"]
    first = whole.reports[0]
    assert whole.facts == "7 articles · 10 copies · 6 independent outlets"
    assert [link.text for link in first.also] == [f"Reprint {n:02d}" for n in range(8)]
    assert first.more == "and 2 more"
    headlines = [report.article.headline for report in whole.reports]
    assert len(headlines) == len(set(headlines)) == 6
    assert only(pages, TopicPage).facts == (
        "12 articles · 11 copies · 9 independent outlets · 3 Jun – 19 Aug 2025 · 1 without a date"
    )


def test_summary_is_no_independent_outlet_of_its_event():
    digest = opening(7)
    summary = digest.articles[-1]
    alone = digest_of((summary,), (make_event(OPENS, "Dam", (summary,)),))
    assert only(build_pages(digest, SITE), EventPage).facts == (
        "7 articles · 6 independent outlets · 3–4 Jun 2025"
    )
    assert only(build_pages(alone, SITE), TopicPage).facts == "1 article · 4 Jun 2025"


@pytest.mark.parametrize(("reports", "reprints", "paged"), [(3, 5, False), (4, 0, True)])
def test_event_has_its_own_page_from_four_originals_on(reports, reprints, paged):
    assert EVENT_PAGE_STORIES == 4
    pages = build_pages(opening(reports, reprints), SITE)
    assert ("events/dam-opens/" in {page.path for page in pages}) == paged
    address = "/repo/events/dam-opens/" if paged else ""
    assert sections(pages)["e-dam-opens"].title.href == address
    section = "/repo/topics/senna-dam/#e-dam-opens"
    assert of_headline(pages, "Senna dam opens").event.href == (address or section)


def test_section_of_many_reports_leads_to_all_of_them(pages):
    more = sections(pages)["e-dam-opens"].more
    assert (more.text, more.href) == ("All 7 articles of this event", "/repo/events/dam-opens/")
    assert not sections(build_pages(opening(6), SITE))["e-dam-opens"].more.text


def test_event_of_one_report_bears_its_headline_and_leads_to_it(pages):
    court = sections(pages)["e-court-stops-dam"]
    assert court.single
    assert court.title.text == "Court stops the dam"
    assert court.title.href.startswith("/repo/articles/2025/court-stops-the-dam-")
    assert [link.text for link in court.reports[0].also] == ["Outlet 2"]


def test_title_in_another_language_says_so(pages):
    song = sections(pages)["e-song-of-the-dam"]
    assert (song.language, song.direction) == ("ar", "rtl")


def test_first_words_stand_with_the_first_report_alone_unless_quoted_above(pages):
    found = sections(pages)
    assert only(pages, TopicPage).lead.source.headline == "Senna dam opens"
    assert [bool(r.article.lead) for r in found["e-dam-opens"].reports] == [False] * 6
    assert [bool(r.article.lead) for r in found["e-villages-move"].reports] == [True, False]


def test_event_page_tells_its_reports_by_date_each_with_its_first_sentence(pages):
    event = only(pages, EventPage)
    assert [(day.when.text, len(day.reports)) for day in event.days] == [
        ("3 Jun 2025", 1),
        ("4 Jun 2025", 6),
    ]
    assert event.days[0].reports[0].article.lead == "Senna dam opens, they said on the shore."
    assert event.counting == "6 independent outlets. Not counted: 1 summary, 10 copies."
    assert [(link.text, link.note) for link in event.keywords] == [("Senna dam", "7 articles")]


def test_event_page_leads_to_its_topic_and_its_neighbours():
    digest = make_story()
    later = tuple(
        replace(a, id=ArticleId(f"{a.id}x"), event="dam-bursts", published=on_day(1, 9))
        for a in opening_reports()
    )
    events = (*digest.events, make_event("dam-bursts", "Dam bursts", later))
    pages = build_pages(digest_of((*digest.articles, *later), events), SITE)
    first, last = (page.model for page in pages if isinstance(page.model, EventPage))
    assert first.kicker.href == "/repo/topics/senna-dam/"
    assert (first.previous, last.next) == (None, None)
    assert first.next
    assert last.previous
    assert first.next.href == "/repo/topics/senna-dam/#e-villages-move"
    assert (first.next.text, first.next.note) == ("Villages move", "20–24 Jun 2025")
    assert last.previous.text == "Rumour of a crack"
    assert (last.place.text, last.place.href) == (
        "event 6 of 6 of the topic",
        "/repo/topics/senna-dam/#e-dam-bursts",
    )


def test_article_names_its_event_and_how_many_report_it(pages):
    water = of_headline(pages, "Water fills the Senna valley, part 2")
    assert (water.event.text, water.event.note) == ("Senna dam opens", "7 articles")
    alone = of_headline(pages, "Court stops the dam")
    assert alone.event.text == "no other report of it here"
    assert alone.event.href == "/repo/topics/senna-dam/#e-court-stops-dam"
    models = [page.model for page in pages if isinstance(page.model, ArticlePage)]
    copy = next(m for m in models if m.headline == "Court stops the dam" and m.original)
    assert (copy.event.text, copy.event.note) == ("Court stops it", "1 article")


def test_article_without_a_topic_names_no_event():
    museum = next(
        page.model
        for page in build_pages(make_digest(), SITE)
        if isinstance(page.model, ArticlePage) and page.model.headline.startswith("Museum")
    )
    assert museum.event.text == ""


def test_related_articles_stand_in_two_lists(pages):
    first = of_headline(pages, "Senna dam opens")
    assert [(link.text, link.note) for link in first.same_event] == [
        ("Water fills the Senna valley, part 2", "both about Senna dam")
    ]
    assert [(link.text, link.note) for link in first.more_on] == [
        ("Court stops the dam", "both name the court")
    ]


def test_copy_names_its_original_and_the_other_copies(pages):
    models = [page.model for page in pages if isinstance(page.model, ArticlePage)]
    copy = next(m for m in models if m.outlet.text == "Reprint 03")
    assert copy.original
    assert copy.original.article.outlet.text == "The Upper Mail"
    assert copy.original.how == "a reprint: 96 % of the shorter text"
    assert len(copy.copies) == 9
    assert "Reprint 03" not in {item.article.outlet.text for item in copy.copies}
    court = of_headline(pages, "Court stops the dam")
    assert [item.how for item in court.copies] == ["one holds the other: 70 % of the shorter text"]


def test_copy_stands_in_the_topic_where_its_original_does(pages):
    models = [page.model for page in pages if isinstance(page.model, ArticlePage)]
    twins = [m for m in models if m.headline == "Court stops the dam"]
    assert len(twins) == 2
    assert twins[0].previous == twins[1].previous
    assert twins[0].next == twins[1].next


def test_home_and_index_count_a_topic_as_its_page_does(pages):
    facts = only(pages, TopicPage).facts
    cards = {page.path: page.model.topics for page in pages if page.path in ("", "topics/")}
    assert cards[""][0].facts == cards["topics/"][0].topic.facts == facts


@pytest.mark.parametrize("text", ["One. Two.", "One.", "  One.   Two."], ids=len)
def test_first_sentence_ends_where_the_second_begins(text):
    assert first_sentence(article("a", "A", text)).strip() == "One."


def test_endless_first_sentence_is_cut():
    found = first_sentence(article("a", "A", "word " * 200_000))
    assert found.endswith("word …")
    assert len(found) <= 242


def test_article_without_text_has_no_first_sentence():
    assert first_sentence(article("a", "A")) == ""
