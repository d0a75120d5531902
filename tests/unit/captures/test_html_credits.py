"""Saved pages whose byline, time and headline stand in nothing but their lines."""

import pytest

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.model import Label
from plugins.settings import CaptureSettings

SENTENCES = (
    "The keeper of the lock has counted the boats since spring, and he writes each one down.",
    "Nobody had asked him to do it, but the office was glad to have the figures in the end.",
    "There were more than in any other year, and most of them came from beyond the border.",
    "The mayor thinks that the old gate will have to be replaced before the next winter comes.",
    "A report on the cost is due in the autumn, and the council will then decide who pays.",
    "Boats of every length pass there in summer, from small ones to the barges of the mill.",
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
OTHER = "".join(f"<p>{sentence} This was said at the mill.</p>" for sentence in SENTENCES)
H1 = "<h1>Boats counted at the old lock</h1>"
H2 = "<h2>Boats counted at the old lock</h2>"
SECOND = "<h2>Bridge closed for a whole summer</h2>"
SAVED = (
    "<!--\n Page saved with SingleFile \n url: https://saltmarsh.example/boats \n"
    " saved date: Fri Jul 04 2025 12:00:00 GMT+0000 (UTC)\n-->"
)


def clean(body, head="", comment=""):
    source = f"<html>{comment}<head>{head}</head><body>{body}</body></html>"
    raw = RawCapture(path="captures/a.html", raw=source.encode())
    (cleaned,) = clean_captures(raw, CaptureSettings())
    return cleaned


def only_article(*arguments, **named):
    (article,) = clean(*arguments, **named).articles
    return article


@pytest.mark.parametrize(
    "lines",
    [
        "<div>By Ann Bell</div><div>Published 4 July 2025, 10:30</div>",
        "<p>4 July 2025</p><p>Written by Ann Bell</p>",
        "<p>By Ann Bell | Published 4 July 2025</p>",
        f"<p>{SENTENCES[0]} So says the office.</p><p>By Ann Bell</p><p>4 July 2025</p>",
    ],
)
def test_byline_and_time_are_read_from_the_lines(lines):
    article = only_article(f"{H1}{lines}{TEXT}")
    assert article.headline == "Boats counted at the old lock"
    assert article.byline == "Ann Bell"
    assert f"{article.published.earliest:%Y-%m-%d}" == "2025-07-04"
    assert article.published.basis.startswith("date as printed")
    assert not any("Ann Bell" in paragraph.text for paragraph in article.paragraphs)


def test_relative_time_counts_from_when_the_page_was_saved():
    article = only_article(f"{H1}<div>3 hours ago</div>{TEXT}", comment=SAVED)
    assert article.time_phrase == "3 hours ago"
    assert f"{article.published.earliest:%Y-%m-%d %H}" == "2025-07-04 08"


def test_stated_author_and_date_go_before_lines():
    head = (
        '<meta name="author" content="Tom Reed">'
        '<meta property="article:published_time" content="2025-07-01T09:00:00Z">'
    )
    article = only_article(f"{H1}<p>By Ann Bell</p><p>4 July 2025</p>{TEXT}", head=head)
    assert article.byline == "Tom Reed"
    assert f"{article.published.earliest:%Y-%m-%d}" == "2025-07-01"


def test_short_sentence_that_opens_like_a_byline_is_text():
    article = only_article(f"{H1}<p>By Monday the river had risen.</p>{TEXT}")
    assert article.byline is None
    assert article.paragraphs[0].text == "By Monday the river had risen."


@pytest.mark.parametrize("tag", ["article", "div"])
def test_h2_above_the_text_is_the_headline_where_nothing_else_is(tag):
    cleaned = clean(f"<{tag}>{H2}<p>By Ann Bell</p>{TEXT}</{tag}>")
    (article,) = cleaned.articles
    assert (article.headline, article.byline) == ("Boats counted at the old lock", "Ann Bell")
    line = next(line for line in cleaned.capture.lines if line.label is Label.HEADLINE)
    assert (line.rule, line.confidence) == ("html.heading-above-text", 0.6)


def test_h2_of_the_article_goes_before_one_between_it_and_the_text():
    box = "<div><h2>Letters from readers</h2></div>"
    article = only_article(f"{box}<article>{H2}{TEXT}</article>")
    assert article.headline == "Boats counted at the old lock"


def test_byline_names_no_article():
    article = only_article(f"<article><p>By Ann Bell</p>{TEXT}</article>")
    assert article.headline.startswith("The keeper of the lock")


def test_h1_that_words_the_stated_headline_otherwise_is_less_sure():
    head = '<meta property="og:title" content="Lock keeper counts every boat of the year">'
    lines = clean(f"{H1}{TEXT}", head=head).capture.lines
    assert (lines[0].label, lines[0].rule) == (Label.HEADLINE, "html.h1-above-body")
    assert lines[0].confidence == 0.6


def test_articles_under_headlines_without_links_are_several():
    first = f"<article>{H2}<p>By Ann Bell</p>{TEXT}</article>"
    second = f"<article>{SECOND}<p>By Tom Reed</p><p>5 July 2025</p>{OTHER}</article>"
    found = clean(first + second).articles
    assert [article.byline for article in found] == ["Ann Bell", "Tom Reed"]
    assert [article.time_phrase for article in found] == [None, "5 July 2025"]


@pytest.mark.parametrize(
    "above", ["<h1>A year at the lock</h1>", "<h2>All that happened at the lock</h2>"]
)
def test_articles_under_a_common_heading_are_one(above):
    parts = f"<article>{H2}{TEXT}</article><article>{SECOND}{OTHER}</article>"
    assert len(clean(above + parts).articles) == 1


def test_sections_that_may_be_articles_are_told():
    parts = f"<section>{H2}{TEXT}</section><section>{SECOND}{OTHER}</section>"
    told = clean(parts)
    assert len(told.articles) == 1
    assert [finding.code.name for finding in told.findings] == ["CAPTURE_SEVERAL"]
    assert "lines 1, 8 " in told.findings[0].message
    assert not clean("<h1>A year at the old lock</h1>" + parts).findings


def test_articles_of_a_page_that_states_another_one_are_told():
    head = (
        '<meta property="og:title" content="All that happened at the lock">'
        '<meta property="article:published_time" content="2025-07-01T09:00:00Z">'
    )
    parts = f"<article>{H2}{TEXT}</article><article>{SECOND}{OTHER}</article>"
    told = clean(parts, head=head)
    assert len(told.articles) == 1
    assert [finding.code.name for finding in told.findings] == ["CAPTURE_SEVERAL"]
