import pytest

from plugins.model import ArticleId
from plugins.site.core.urls import article_path, external_href, href, save_as, topic_feed_path
from tests.unit.site.builders import article, on_day


@pytest.mark.parametrize(
    ("root", "link"),
    [
        ("", "/topics/x/"),
        ("/repo", "/repo/topics/x/"),
        ("/repo/", "/repo/topics/x/"),
        ("https://x.example/repo", "https://x.example/repo/topics/x/"),
    ],
)
def test_link_stands_under_the_root(root, link):
    assert href(root, "topics/x/") == link


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//host.example/",
        "ftp://host.example/",
        "http://host.example/a b",
        "http://host.example/\nx",
        "https://host.example/\u2028x",
    ],
)
def test_address_that_is_not_plain_http_gives_no_link(url):
    assert external_href(url) == ""


def test_http_address_gives_a_link():
    assert external_href(" HTTPS://host.example/a?b=1&c=2#d ") == (
        "HTTPS://host.example/a?b=1&c=2#d"
    )


def test_copies_with_one_headline_have_two_addresses():
    first = article("aaaaaaaaaaaa", "One headline", published=on_day(4))
    second = article("bbbbbbbbbbbb", "One headline", published=on_day(4))
    assert article_path(first) != article_path(second)
    assert article_path(first).startswith("articles/2025/one-headline-")


def test_undated_article_has_an_address():
    undated = article("c", "A headline", id=ArticleId("c-1"))
    assert article_path(undated).startswith("articles/undated/a-headline-")


def test_page_address_gives_its_file():
    assert save_as("topics/x/") == "topics/x/index.html"
    assert save_as("") == "index.html"
    assert save_as("404.html") == "404.html"
    assert topic_feed_path("x") == "feeds/x.atom.xml"
