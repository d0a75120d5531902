from dataclasses import replace

from plugins.model import Digest, Redirect
from plugins.site.core.build import build_pages, site_files
from plugins.site.core.models import RedirectPage
from plugins.site.core.pages.redirects import feed_topics, give_way
from tests.unit.site.builders import make_digest, make_site

_OLD = Redirect(path="topics/old/", target="topics/ferry-strike/")


def redirected(*redirects):
    return replace(make_digest(), redirects=redirects)


def test_section_is_led_to_and_its_page_is_canonical():
    moved = Redirect(path="events/old/", target="topics/ferry-strike/#e-walk-out")
    (page,) = [
        p for p in build_pages(redirected(moved), make_site("/r")) if p.path == "events/old/"
    ]
    assert isinstance(page.model, RedirectPage)
    assert page.model.target.href == "/r/topics/ferry-strike/#e-walk-out"
    assert page.model.canonical_href == "/r/topics/ferry-strike/"


def test_living_page_is_never_shadowed():
    shadow = Redirect(path="topics/ferry-strike/", target="topics/")
    paths = [page.path for page in build_pages(redirected(shadow), make_site())]
    assert paths == [page.path for page in build_pages(redirected(), make_site())]


def test_redirect_gives_way_to_a_page_of_the_editor():
    digest = redirected(_OLD)
    assert give_way(digest, ["about/index.html"]) == digest
    assert give_way(digest, ["Topics/old/index.html"]).redirects == ()


def test_feed_of_a_topic_that_moved_is_that_of_its_heir():
    gone = Redirect(path="topics/gone/", target="topics/")
    article = Redirect(path="articles/2031/x-aaaaaa/", target="topics/ferry-strike/")
    feeds = dict(feed_topics(redirected(_OLD, gone, article)))
    assert feeds["old"] == feeds["ferry-strike"]
    assert feeds["gone"] is None
    assert set(feeds) == {topic.slug for topic in make_digest().topics} | {"old", "gone"}
    files = site_files(redirected(_OLD, gone), ())
    assert {"feeds/old.atom.xml", "feeds/gone.atom.xml"} <= set(files)


def test_without_redirects_nothing_moved():
    assert list(feed_topics(Digest())) == []
