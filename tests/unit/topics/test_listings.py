"""Addresses of keywords, names, outlets and days that were published lead on for good."""

from dataclasses import replace

from plugins.model import Digest, Entity, EntityKind, Outlet, SiteKeyword
from plugins.topics.core.identity import keep_identity
from plugins.topics.core.listings import keep_listings
from plugins.topics.core.lock import Lock, parse_lock, render_lock
from tests.unit.topics.published import date_in, make_article

ONE, TWO, THREE = (make_article(f"{n:012x}-{n:06x}") for n in (1, 2, 3))


def entity(name, *articles, forms=(), kind=EntityKind.PERSON):
    slug = name.lower().replace(" ", "-")
    ids = tuple(article.id for article in articles)
    return Entity(key=slug, name=name, slug=slug, kind=kind, forms=(name, *forms), articles=ids)


def keyword(text, *articles, named=None):
    return SiteKeyword(
        key=text,
        text=text,
        slug=text.replace(" ", "-"),
        articles=tuple(article.id for article in articles),
        entity=named,
    )


def digest(entities=(), keywords=(), articles=(ONE, TWO, THREE)):
    return Digest(articles=articles, entities=tuple(entities), keywords=tuple(keywords))


def leads(published, of):
    known = dict.fromkeys(published.split(), "")
    return {path: target for path, target in keep_listings(known, of).items() if path in known}


def test_pages_that_are_there_lead_nowhere():
    found = digest([entity("Ada Merrow", ONE, TWO)], [keyword("pier", ONE, TWO)])
    assert keep_listings({}, found) == {"keywords/pier/": "", "names/ada-merrow/": ""}


def test_name_that_is_written_in_full_now_takes_the_address_of_its_short_form():
    found = digest([entity("Ada Merrow", ONE, TWO, forms=("Merrow",))])
    assert leads("names/merrow/", found) == {"names/merrow/": "names/ada-merrow/"}


def test_institution_of_a_nation_that_the_editor_joined_leads_to_what_it_is_now():
    asla = entity("Asla", ONE, TWO, forms=("Aslan",), kind=EntityKind.PLACE)
    navy = entity("Home Fleet", ONE, TWO, forms=("Aslan Navy",), kind=EntityKind.ORGANISATION)
    found = digest([asla, navy])
    assert leads("names/navy-asla/", found) == {"names/navy-asla/": "names/home-fleet/"}


def test_of_two_names_with_one_form_the_one_of_more_articles_takes_it():
    many = entity("Ada Merrow", ONE, TWO, THREE, forms=("Merrow",))
    few = entity("Zoe Merrow", ONE, TWO, forms=("Merrow",))
    for entities in ((many, few), (few, many)):
        assert leads("names/merrow/", digest(entities))["names/merrow/"] == "names/ada-merrow/"


def test_keyword_that_became_a_name_leads_to_the_name():
    found = digest([entity("Merrow", ONE, TWO)], [keyword("merrow", ONE, TWO, named="merrow")])
    assert leads("keywords/merrow/", found) == {"keywords/merrow/": "names/merrow/"}


def test_keyword_that_is_no_keyword_any_more_leads_to_the_name_that_has_its_words():
    found = digest([entity("Ada Merrow", ONE, TWO, forms=("Merrow",))])
    assert leads("keywords/merrow/", found) == {"keywords/merrow/": "names/ada-merrow/"}


def test_name_that_is_a_keyword_now_leads_to_the_keyword():
    found = digest(keywords=[keyword("old pier", ONE, TWO)])
    assert leads("names/old-pier/", found) == {"names/old-pier/": "keywords/old-pier/"}


def test_what_lost_its_second_article_leads_to_the_first():
    found = digest([entity("Ada Merrow", TWO)], [keyword("pier", THREE)])
    word, name = leads("keywords/pier/ names/ada-merrow/", found).values()
    assert name.startswith(f"articles/undated/report-{TWO.id}")
    assert word.startswith(f"articles/undated/report-{THREE.id}")


def test_number_and_kind_at_the_end_of_an_address_tell_names_apart_no_more():
    found = digest([entity("Merle", ONE, TWO)])
    for path in ("names/merle-place/", "names/merle-2/"):
        assert leads(path, found) == {path: "names/merle/"}


def test_what_nothing_continues_leads_to_its_index():
    gone = "archive/2031/04/05/ keywords/letter/a/ keywords/pier/ names/x/ outlets/y/"
    assert leads(gone, digest()) == {path: f"{path.split('/')[0]}/" for path in gone.split()}


def test_name_whose_old_form_no_article_has_any_more_leads_where_it_led():
    short = entity("Ada Merrow", ONE, TWO, forms=("Merrow",))
    lock = keep_listings({"names/merrow/": ""}, digest([short]))
    full = entity("Ada Merrow", ONE, TWO)
    lock = keep_listings(lock, digest([full]))
    assert lock["names/merrow/"] == "names/ada-merrow/"
    longer = entity("Ada Lucia Merrow", ONE, TWO, forms=("Ada Merrow",))
    lock = keep_listings(lock, digest([longer]))
    assert lock["names/merrow/"] == lock["names/ada-merrow/"] == "names/ada-lucia-merrow/"
    assert keep_listings(lock, digest())["names/merrow/"] == "names/"


def test_what_led_to_an_article_goes_on_to_do_so():
    lock = {"keywords/old-pier/": "names/ada-merrow/"}
    left = digest([entity("Ada Merrow", TWO)])
    lock = keep_listings(lock, left)
    assert lock["keywords/old-pier/"].startswith(f"articles/undated/report-{TWO.id}")
    assert keep_listings(lock, left) == lock


def test_outlet_under_another_name_leads_to_the_page_it_has_now():
    printed = replace(ONE, outlet="The Lantern", printed_outlet="Lantern Online")
    found = replace(
        digest(articles=(printed,)),
        outlets=(Outlet(name="The Lantern", aliases=("LNT",)), Outlet(name="Gone", aliases=("G",))),
    )
    assert leads("outlets/g/ outlets/lantern-online/ outlets/lnt/", found) == {
        "outlets/g/": "outlets/",
        "outlets/lantern-online/": "outlets/lantern/",
        "outlets/lnt/": "outlets/lantern/",
    }


def test_page_that_is_back_is_no_redirect_any_more():
    before = digest([entity("Ada Merrow", ONE, TWO)])
    lock = keep_listings(keep_listings({}, before), digest())
    assert lock == {"names/ada-merrow/": "names/"}
    assert keep_listings(lock, before) == {"names/ada-merrow/": ""}


def test_lock_keeps_them_one_a_line_and_the_digest_has_the_redirects():
    dated = replace(ONE, published=date_in(2031, 4), outlet="The Lantern")
    found = digest([entity("Ada Merrow", ONE, TWO)], articles=(dated, TWO))
    _, lock = keep_identity(found, Lock())
    text = render_lock(lock)
    assert '  "archive/2031/04/01/": "",\n  "names/ada-merrow/": "",\n' in text
    assert parse_lock(text) == lock
    after, lock = keep_identity(digest([entity("Ada Merrow", ONE)], articles=(ONE,)), lock)
    moved = {redirect.path: redirect.target for redirect in after.redirects}
    assert moved["archive/2031/04/01/"] == "archive/"
    assert moved["outlets/lantern/"] == "outlets/"
    assert moved["names/ada-merrow/"].startswith("articles/undated/")
    assert parse_lock(render_lock(lock)) == lock


def test_lock_from_before_there_were_listings_is_read():
    text = render_lock(Lock())
    old = text.replace(',\n "listings": {}', "")
    assert "listings" not in old
    assert parse_lock(old) == Lock()
