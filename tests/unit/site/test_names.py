"""Names on the site: their index, their pages, and the marks in running text."""

from dataclasses import replace

import html5lib
import pytest

from plugins.keywords.core.site_keywords import add_site_keywords
from plugins.model import (
    ArticleId,
    Digest,
    EntityKind,
    Mention,
    Paragraph,
    ParagraphKind,
    Repair,
    Section,
)
from plugins.site.core.build import add_names_link, build_pages
from plugins.site.core.models import (
    ArticlePage,
    KeywordPage,
    LetterPage,
    Link,
    NamePage,
    NotedLink,
)
from plugins.site.core.pages.namelists import OPEN_LIMIT
from plugins.site.core.pages.names import COMMON_LIMIT, SINGLES_MAX
from plugins.site.core.pages.parts import LISTED_MAX
from plugins.site.core.urls import article_path
from plugins.text.listings import ONE_PAGE
from tests.unit.site.builders import (
    article,
    capture,
    entity,
    keyword,
    make_crowd,
    make_digest,
    make_site,
    marked,
    on_day,
    site_entities,
)
from tests.unit.site.rendering import render_pages

SITE = make_site("/repo")
PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE
ORLA = entity("orla venn", PERSON, "Orla Venn", "Venn")
JO = entity("jo lund", PERSON, "Jo Lund")


@pytest.fixture(scope="module")
def pages():
    return models(make_digest())


def digest_of(*articles, **fields) -> Digest:
    return Digest(
        captures=tuple(capture(a.capture, f"{a.capture}.txt", ()) for a in articles),
        articles=articles,
        entities=site_entities(articles),
        **fields,
    )


def models(digest):
    return {page.path: page.model for page in build_pages(digest, SITE)}


def names_index(digest):
    return models(digest)["names/"]


def article_pages(digest):
    return [model for model in models(digest).values() if isinstance(model, ArticlePage)]


def links(model):
    """Return the linked words of a body with their addresses, in order."""
    paragraphs = [block.segments for block in model.blocks if block.kind == "paragraph"]
    items = [item for block in model.blocks if block.kind == "list" for item in block.items]
    return [(s.text, s.href) for segments in (*paragraphs, *items) for s in segments if s.href]


def text(model):
    return ["".join(s.text for s in b.segments) for b in model.blocks if b.kind == "paragraph"]


def test_only_names_of_several_articles_have_pages(pages):
    assert {path for path, model in pages.items() if isinstance(model, NamePage)} == {
        "names/harbour-council/",
        "names/ilse-tarrant/",
    }


def test_index_lists_names_by_kind_and_those_of_one_article_without_a_link(pages):
    index = pages["names/"]
    assert index.facts == "16 names · 2 in several articles"
    assert [(group.title, group.anchor) for group in index.groups] == [
        ("People", "people"),
        ("Places", "places"),
        ("Organisations", "organisations"),
    ]
    people, places, _ = index.groups
    assert people.names == (
        NotedLink(text="Ilse Tarrant", href="/repo/names/ilse-tarrant/", note="2 articles"),
    )
    assert places.names == ()
    assert places.single == "14 named in one article each"
    assert places.singles[0] == Link(text="Asla", href="")


def test_name_of_unknown_kind_is_listed_only_with_a_page():
    valleys = entity("valleys", EntityKind.UNKNOWN, "Two Valleys")
    found = [marked(article(c, "A", "At Two Valleys."), [valleys]) for c in "ab"]
    one, both = digest_of(found[0]), digest_of(*found)
    assert article_pages(one)[0].names == ()
    (group,) = article_pages(both)[0].names
    assert (group.title, group.names[0].href) == ("Other names", "/repo/names/valleys/")
    assert [group.title for group in names_index(both).groups] == ["Other names"]


def test_too_many_names_of_one_article_are_counted_only():
    (venn,) = site_entities([marked(article(c, "A", "Venn left."), [ORLA]) for c in "ab"])
    one = replace(venn, articles=venn.articles[:1])
    for number, listed in ((SINGLES_MAX, SINGLES_MAX), (SINGLES_MAX + 1, 0)):
        many = tuple(replace(one, key=f"n{n}", slug=f"n{n}") for n in range(number))
        index = names_index(Digest(entities=(*many, venn)))
        (people,) = index.groups
        assert people.single == f"{number:,} named in one article each"
        assert len(people.singles) == listed


def test_navigation_names_them_only_if_there_is_a_page():
    assert "Names" in [link.text for link in SITE.navigation]
    plain = replace(SITE, navigation=SITE.navigation[:1])
    assert add_names_link(plain, Digest()) == plain


def test_page_of_a_name_says_what_it_is_and_how_it_is_named(pages):
    tarrant = pages["names/ilse-tarrant/"]
    assert tarrant.kicker == Link(text="Person", href="/repo/names/#people")
    assert tarrant.title == "Ilse Tarrant"
    assert tarrant.facts == "2 articles · 1 copy · 1 independent outlet · 5 Jul 2025"
    assert tarrant.forms == ("Tarrant",)
    assert tarrant.note == "Chair since 2019."
    assert tarrant.companions == (
        NotedLink(text="Harbour Council", href="/repo/names/harbour-council/", note="2 articles"),
    )
    assert [topic.text for topic in tarrant.topics] == ["Ferry strike"]
    # Marrow Strait is a keyword of one of them, and of its copy.
    assert [(k.text, k.note) for k in tarrant.keywords] == [("ferry crews", "2 articles")]


def test_institution_that_every_nation_has_is_told_with_its_nation():
    court = entity("high-court-asla", EntityKind.ORGANISATION, "High Court")
    asla = entity("asla", PLACE, "Asla")
    found = [marked(article(c, "A", "The High Court of Asla."), [court, asla]) for c in "ab"]
    built = models(digest_of(*found))
    assert built["names/high-court-asla/"].title == "High Court (Asla)"
    assert built["names/high-court-asla/"].forms == ()
    assert built["names/asla/"].title == "Asla"
    told = {group.title: group.names[0].text for group in built["names/"].groups}
    assert told == {"Places": "Asla", "Organisations": "High Court (Asla)"}


def test_keyword_that_is_a_name_is_shown_as_that_name():
    venn = (keyword("Orla Wenn", entity="orla venn"), keyword("Orla Venn", entity="orla venn"))
    found = [marked(article(c, "A", "Orla Venn left.", keywords=venn), [ORLA]) for c in "ab"]
    page, _ = article_pages(add_site_keywords(digest_of(*found)))
    assert page.keywords == (Link(text="Orla Venn", href="/repo/names/orla-venn/"),)


def test_page_of_a_name_lists_keywords_that_are_no_names(pages):
    keywords = [link.text for link in pages["names/harbour-council/"].keywords]
    assert "Harbour Council" not in keywords
    assert "ferry crews" in keywords


def test_page_of_a_name_quotes_the_first_sentence_with_it_and_its_line(pages):
    council = pages["names/harbour-council/"]
    assert [group.when.text for group in council.days] == ["5 Jul 2025", "On or after 4 Jul 2025"]
    naming = council.days[0].articles[1]
    assert (naming.before, naming.words, naming.after) == (
        "The ",
        "Harbour Council",
        " asked both sides to meet before the weekend.",
    )
    assert naming.line.href.endswith(f"#L{naming.line.text}")


def test_sentence_is_quoted_as_it_is_shown():
    broken = Paragraph(
        text="Fog. Tern Island 's Orla Venn spoke.",
        line=7,
        start=0,
        end=36,
        repairs=(Repair(start=16, end=17, shown="", rule="x"),),
    )
    first = article("a", "A", sections=(Section(paragraphs=(broken,)),))
    found = [marked(one, [ORLA]) for one in (first, article("b", "B", "So Venn said."))]
    pages = models(digest_of(*found))
    naming = pages["names/orla-venn/"].days[0].articles[0]
    assert (naming.before, naming.words) == ("Tern Island's ", "Orla Venn")
    assert text(article_pages(digest_of(*found))[0]) == ["Fog. Tern Island's Orla Venn spoke."]
    assert links(article_pages(digest_of(*found))[0]) == [("Orla Venn", "/repo/names/orla-venn/")]


def test_name_of_a_headline_alone_has_no_sentence():
    found = [marked(article(c, "Orla Venn leaves", "Fog."), [ORLA]) for c in "ab"]
    pages = models(digest_of(*found))
    naming = pages["names/orla-venn/"].days[0].articles[0]
    assert (naming.before, naming.words, naming.after, naming.line.text) == ("", "", "", "")


def test_first_mention_in_the_body_is_marked_whatever_its_form():
    found = [
        marked(article(c, "Orla Venn leaves", "Fog.", "Venn left.", "Orla Venn."), [ORLA])
        for c in "ab"
    ]
    for model in article_pages(digest_of(*found)):
        assert links(model) == [("Venn", "/repo/names/orla-venn/")]
        assert text(model) == ["Fog.", "Venn left.", "Orla Venn."]


def test_mentions_in_list_items_are_marked():
    item = Paragraph(text="Orla Venn", line=1, start=0, end=9, kind=ParagraphKind.LIST_ITEM)
    found = [marked(article(c, "A", sections=(Section(paragraphs=(item,)),)), [ORLA]) for c in "ab"]
    assert links(article_pages(digest_of(*found))[0]) == [("Orla Venn", "/repo/names/orla-venn/")]


def test_keyword_inside_a_name_is_marked_where_it_stands_alone():
    council, harbour = entity("council", PERSON, "Harbour Council"), keyword("Harbour")
    found = [
        marked(
            article(c, "A", "The Harbour Council met.", "Harbour fog.", keywords=(harbour,)),
            [council],
        )
        for c in "ab"
    ]
    digest = digest_of(*found)
    assert links(article_pages(add_site_keywords(digest))[0]) == [
        ("Harbour Council", "/repo/names/council/"),
        ("Harbour", "/repo/keywords/harbour/"),
    ]


def test_mentions_outside_the_text_mark_nothing():
    wrong = tuple(
        Mention(paragraph=number, start=start, end=end)
        for number, start, end in ((9, 0, 4), (-1, 0, 4), (0, 3, 99), (0, 4, 2), (0, -4, 2))
    )
    found = [
        replace(article(c, "A", "Venn left."), entities=(replace(ORLA, mentions=wrong),))
        for c in "ab"
    ]
    digest = digest_of(*found)
    assert links(article_pages(digest)[0]) == []
    pages = models(digest)
    assert pages["names/orla-venn/"].days[0].articles[0].words == ""


def test_article_lists_its_names_by_kind_the_most_named_first(pages):
    main = next(m for m in pages.values() if isinstance(m, ArticlePage) and m.previous and m.copies)
    assert [(group.title, [n.text for n in group.names]) for group in main.names] == [
        ("People", ["Ilse Tarrant"]),
        ("Organisations", ["Harbour Council"]),
    ]


def test_long_list_of_names_is_folded(pages):
    museum = next(
        m for m in pages.values() if isinstance(m, ArticlePage) and m.headline.startswith("Museum")
    )
    (places,) = museum.names
    assert len(places.names) == OPEN_LIMIT
    assert places.more == f"and {len(places.rest)} more"
    assert all(name.href == "" for name in (*places.names, *places.rest))


def test_topic_names_what_several_of_its_articles_share(pages):
    strike = pages["topics/ferry-strike/"]
    # One of three articles that name Ilse Tarrant is a copy of another.
    assert [(g.title, [(n.text, n.note) for n in g.names]) for g in strike.names] == [
        ("People", [("Ilse Tarrant", "2 articles")]),
        ("Organisations", [("Harbour Council", "3 articles")]),
    ]
    assert pages["topics/lake-sennet-treaty/"].names == ()


def test_kind_that_other_articles_tell_counts_everywhere():
    vague = entity("orla venn", EntityKind.UNKNOWN, "Venn")
    found = (
        marked(article("a", "A", "Venn left.", published=on_day(1)), [vague]),
        marked(article("b", "B", "Orla Venn left.", published=on_day(2)), [ORLA]),
    )
    (group,) = article_pages(digest_of(*found))[0].names
    assert (group.title, group.names[0].text) == ("People", "Orla Venn")


def test_two_names_with_one_slug_never_share_a_page():
    found = [marked(article(c, "A", "Orla Venn met Jo Lund."), [ORLA, JO]) for c in "ab"]
    digest = digest_of(*found)
    same = tuple(replace(e, slug="same") for e in digest.entities)
    paths = [page.path for page in build_pages(replace(digest, entities=same), SITE)]
    assert paths.count("names/same/") == 1


def test_page_of_a_name_or_keyword_lists_a_bounded_number_of_articles():
    pier = keyword("pier")
    first = marked(article("a", "A", "Venn left the pier.", keywords=(pier,)), [ORLA])
    found = tuple(replace(first, id=ArticleId(f"a-{n}")) for n in range(LISTED_MAX + 3))
    digest = replace(digest_of(first), articles=found, entities=site_entities(found))
    pages = models(add_site_keywords(digest))
    for path, entries in (("names/orla-venn/", "articles"), ("keywords/pier/", "reports")):
        (group,) = pages[path].days
        assert len(getattr(group, entries)) == LISTED_MAX
        assert pages[path].more == "and 3 more articles"
        assert pages[path].facts.startswith("503 articles")


def test_copy_of_an_article_that_names_it_is_told_beside_it_and_not_counted(pages):
    strike = pages["names/ilse-tarrant/"].days[0].articles[1]
    assert [link.text for link in strike.also] == ["Coast & Quay"]
    council = pages["names/"].groups[2].names[0]
    assert (council.text, council.note) == ("Harbour Council", "3 articles")


def test_article_and_its_copy_alone_make_no_page():
    pier = keyword("pier")
    first = marked(article("a", "A", "Venn left the pier.", keywords=(pier,)), [ORLA])
    copy = replace(first, id=ArticleId("b-1"), copy_of=first.id)
    pages = models(add_site_keywords(digest_of(first, copy)))
    assert not pages.keys() & {"names/orla-venn/", "keywords/pier/"}
    third = replace(first, id=ArticleId("c-1"))
    pages = models(add_site_keywords(digest_of(first, copy, third)))
    assert pages["names/orla-venn/"].facts.startswith("2 articles · 1 copy")
    assert pages["keywords/pier/"].facts.startswith("2 articles · 1 copy")


@pytest.fixture(scope="module")
def crowd():
    return models(make_crowd())


def test_long_indexes_give_the_commonest_and_a_page_for_each_initial(crowd):
    slugs = {"a": "A", "b": "B", "u0416": "Ж", "ideograph": "汉字", "other": "#"}
    for folder in ("keywords/", "names/"):
        jump = [(link.text, link.href) for link in crowd[folder].jump]
        assert jump == [(t, f"/repo/{folder}letter/{s}/") for s, t in slugs.items()]
        pages = {path for path, model in crowd.items() if isinstance(model, LetterPage)}
        assert {p for p in pages if p.startswith(folder)} == {
            f"{folder}letter/{slug}/" for slug in slugs
        }
    assert crowd["keywords/"].letters == ()
    assert len(crowd["keywords/"].common) == COMMON_LIMIT
    assert crowd["keywords/"].counting == ""
    assert [len(group.names) for group in crowd["names/"].groups] == [COMMON_LIMIT, COMMON_LIMIT]


def test_pages_of_initials_hold_everything_once(crowd):
    for folder, kind in (("keywords/", KeywordPage), ("names/", NamePage)):
        listed = [
            entry.href
            for path, model in crowd.items()
            if path.startswith(f"{folder}letter/")
            for part in model.lists
            for entry in part.entries
        ]
        assert len(set(listed)) == len(listed)
        assert set(listed) == {f"/repo/{p}" for p, m in crowd.items() if isinstance(m, kind)}


def test_page_of_an_initial_leads_to_the_others_and_back(crowd):
    page = crowd["names/letter/u0416/"]
    assert page.title == "Names: Ж"
    assert [link.text for link in page.jump] == ["A", "B", "汉字", "#"]
    assert page.head.trail[-1] == Link(text="Names", href="/repo/names/")
    assert [part.title for part in page.lists] == ["People", "Other names"]
    assert page.facts == f"{ONE_PAGE // 4} entries · in several articles each"


def rendered(digest, path):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(render_pages(digest, SITE)[path])


def test_sentence_of_another_script_says_its_language_and_direction():
    name = entity("layla", PERSON, "ليلى منصور")
    found = [marked(article(c, "A", "قالت ليلى منصور نعم.", language="ar"), [name]) for c in "ab"]
    page = rendered(digest_of(*found), "names/layla/")
    quotation = next(page.iter("blockquote"))
    assert (quotation.get("lang"), quotation.get("dir")) == ("ar", "rtl")
    assert next(quotation.iter("b")).text == "ليلى منصور"
    (line,) = quotation.iter("a")
    assert (line.get("lang"), line.get("dir")) == ("en", "ltr")
    assert next(page.iter("h1")).get("dir") == "auto"


def test_hostile_name_stays_text_and_turns_nothing_around():
    evil = entity("evil", PERSON, "<b>\u202eVenn</b>", '\u2067Or&la" onclick="x')
    text = f"So {evil.forms[0]} and {evil.forms[1]} left."
    found = [
        marked(article(c, "A", text, keywords=(keyword(evil.forms[1]),)), [evil]) for c in "ab"
    ]
    digest = add_site_keywords(digest_of(*found))
    for path in ("names/evil/", "names/", article_path(found[0])):
        page = rendered(digest, path)
        assert not [e for e in page.iter() if "onclick" in e.attrib], path
        assert "\u202e" not in "".join(page.itertext()), path
        holders = [e for e in page.iter() if e.tag in {"bdi", "h1", "b"}]
        assert any("Venn" in "".join(e.itertext()) for e in holders), path
    title = next(rendered(digest, "names/evil/").iter("h1"))
    assert title.text == "<b>\ufffdVenn</b>"
