"""Saved pages of several articles, and pages that only look like one."""

import pytest

from plugins.captures.core.html import read_html
from plugins.captures.core.html_articles import label_stories, without_article
from plugins.captures.core.html_metadata import PageMetadata
from plugins.captures.core.layout_file import load_layouts
from plugins.model import Label

SENTENCES = (
    "The keeper of the lock has counted the boats since spring, and he writes each one down.",
    "Nobody had asked him to do it, but the office was glad to have the figures in the end.",
    "There were more than in any other year, and most of them came from beyond the border.",
)
TEXT = "".join(f"<p>{sentence} {sentence.swapcase()}</p>" for sentence in SENTENCES)


def post(headline, text=TEXT, link=True):
    title = f"<a href='/1'>{headline}</a>" if link else headline
    return f"<article><h2>{title}</h2><time>4 July 2025</time>{text}</article>"


def page_of(*posts, above="<h1><a href='/'>Notes</a></h1>"):
    return read_html(f"<html><body>{above}{''.join(posts)}</body></html>")


def test_whole_posts_are_articles_with_headline_time_and_text():
    page = page_of(post("First of the boats"), post("Second of the boats"))
    assert page.posts is not None
    drafts = page.posts.drafts
    assert [draft.headline for draft in drafts] == ["First of the boats", "Second of the boats"]
    assert {draft.time_phrase for draft in drafts} == {"4 July 2025"}
    bodies = [mark.draft for mark in page.posts.marks if mark.label is Label.BODY]
    assert bodies == [0, 0, 0, 1, 1, 1]


CUT_OFF = TEXT.replace("</p>", " …</p>")
READ_ON = f"{TEXT}<p><a href='/1'>Continue reading</a></p>"


@pytest.mark.parametrize(
    "second",
    [
        post("A teaser of one paragraph", text="<p>" + SENTENCES[0] + "</p>"),
        post("A headline without a link", link=False),
        post("A text that is cut off", text=CUT_OFF),
        post("A text to read on", text=READ_ON),
        "<article>" + TEXT + "</article>",
    ],
)
def test_one_whole_post_is_not_several(second):
    assert page_of(post("First of the boats"), second).posts is None


def test_entries_below_a_headline_of_their_own_are_one_article():
    posts = (post("Nine in the morning"), post("Ten in the morning"))
    assert page_of(*posts, above="<h1>A day at the lock, hour by hour</h1>").posts is None


def test_posts_below_a_story_that_is_no_post_are_not_split():
    posts = (post("Another story of boats"), post("A third story of boats"))
    assert page_of(f"<div><h2>Boats</h2>{TEXT}{TEXT}</div>", *posts).posts is None


FIRST, SECOND = "First of all the boats", "Second of all the boats"


def headed(headline, tag):
    return f"<article><{tag}>{headline}</{tag}>{TEXT}</article>"


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_articles_of_equal_rank_are_several(tag):
    page = page_of(headed(FIRST, tag), headed(SECOND, tag), above="")
    assert page.posts is not None
    assert [draft.headline for draft in page.posts.drafts] == [FIRST, SECOND]


@pytest.mark.parametrize("above", ["", f"<article><h1>{FIRST}</h1></article>"])
def test_articles_below_one_of_higher_rank_are_not_split(above):
    assert page_of(headed(FIRST, "h1"), headed(SECOND, "h2"), above=above).posts is None


def test_page_without_repeated_headlines_holds_no_stories():
    assert label_stories(["A headline of five words", *SENTENCES], (), (), load_layouts()) is None


def test_repeated_headlines_that_no_layout_knows_are_no_stories():
    teasers = [line for n in range(3) for line in (f"Headline number {n} of many", *SENTENCES)]
    doubled = [line for line in teasers for _ in range(2)]
    assert label_stories(doubled, (), (), load_layouts()) is None


def test_what_metadata_say_of_one_article_is_not_said_of_several():
    stated = PageMetadata(headline="One", byline="A", published="2025-07-04", outlet="Notes")
    left = without_article(stated)
    assert (left.headline, left.byline, left.published, left.outlet) == (None, None, None, "Notes")
