import json

import pytest

from plugins.captures.core.html import read_html

FILLER = "<p>The ferry will sail again in the spring, when the ice has left the bay.</p>"


def metadata(head="", body=FILLER, before=""):
    return read_html(f"{before}<html><head>{head}</head><body>{body}</body></html>").metadata


def json_ld(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def test_json_ld_goes_before_meta_tags():
    node = {
        "@type": "ReportageNewsArticle",
        "headline": "Stated in the data",
        "datePublished": "2025-07-01",
        "publisher": {"name": "Data Post"},
        "author": {"name": "Dana Ames"},
    }
    found = metadata(
        json_ld(node)
        + meta("og:title", "Stated in a tag")
        + meta("og:site_name", "Tag Post")
        + meta("article:published_time", "2025-06-01")
        + meta("author", "Tom Agar")
    )
    assert found.headline == "Stated in the data"
    assert found.outlet == "Data Post"
    assert found.byline == "Dana Ames"
    assert found.published == "2025-07-01"
    assert found.published_basis == "JSON-LD datePublished"


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "Found", }',
        '<!-- {"@type": "NewsArticle", "headline": "Found"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Found"}\n//]]>',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Found&quot;}",
        '{"@type": "WebSite"}; {"@type": ["Thing", "NewsArticle"], "headline": "Found"}',
        '[{"@graph": [{"@type": "http://schema.org/NewsArticle", "headline": "Found"}]}]',
        '{"@type": "NewsArticle", "headline": "\tFound"}',
        '{"@type": "NewsArticle", "headline": "&lt;b&gt;Found&lt;/b&gt;"}',
    ],
)
def test_untidy_json_ld_is_read(text):
    assert metadata(json_ld(text)).headline.replace(" ", "") == "Found"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 50_000, '{"@type": 5}', "null", '{"@type": "NewsArticle", "author": 1}']
)
def test_broken_json_ld_states_nothing(text):
    found = metadata(json_ld(text))
    assert found.headline is None
    assert found.byline is None


def test_article_with_the_address_of_the_page_is_the_one():
    nodes = [
        {"@type": "NewsArticle", "headline": "Other", "url": "https://post.example/other"},
        {"@type": "NewsArticle", "headline": "Own", "mainEntityOfPage": "https://post.example/own"},
    ]
    link = '<link rel="canonical" href="https://post.example/own">'
    assert metadata(link + json_ld(nodes)).headline == "Own"


def test_reference_to_the_publisher_is_followed():
    graph = [
        {"@type": "NewsArticle", "publisher": {"@id": "#org"}, "author": [{"@id": "#me"}]},
        {"@type": "Organization", "@id": "#org", "name": "Referred Post"},
        {"@type": "Person", "@id": "#me", "name": "Rae Ferris"},
    ]
    found = metadata(json_ld({"@graph": graph}))
    assert found.outlet == "Referred Post"
    assert found.byline == "Rae Ferris"


def test_outlet_is_never_guessed_from_the_address():
    found = metadata('<link rel="canonical" href="https://www.harbour-post.example/a">')
    assert found.url == "https://www.harbour-post.example/a"
    assert found.outlet is None


@pytest.mark.parametrize("tail", [" | Harbour Post", " - harbour post", " — Harbour Post"])
def test_outlet_is_taken_off_the_headline(tail):
    head = meta("og:title", f"Ferry sails{tail}") + meta("og:site_name", "Harbour Post")
    assert metadata(head).headline == "Ferry sails"


@pytest.mark.parametrize(
    "title", ["Ferry sails - Other Post", "Harbour Post", "Ferry-Harbour Post"]
)
def test_other_ends_of_a_headline_stay(title):
    head = meta("og:title", title) + meta("og:site_name", "Harbour Post")
    assert metadata(head).headline == title


def test_h1_that_the_title_repeats_is_the_headline_where_none_is_stated():
    body = f"<h1>The Post</h1><h1>Ferry sails at last</h1>{FILLER}"
    assert metadata("<title>Ferry sails at last - Post</title>", body).headline == (
        "Ferry sails at last"
    )


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        ("By Dana Ames", "Dana Ames"),
        ("Written by: Dana Ames", "Dana Ames"),
        (", Dana Ames ", "Dana Ames"),
        ("Byron Ames", "Byron Ames"),
        ("https://social.example/dana", None),
        ("@dana", None),
        ("admin", None),
        ("12", None),
        ("x" * 2000, None),
    ],
)
def test_byline_is_a_name(stated, byline):
    assert metadata(meta("author", stated)).byline == byline


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2025-07-05T10:00:00+02:00", "2025-07-05T10:00:00+02:00"),
        ("2025-07-05T10:00:00.000Z", "2025-07-05T10:00:00.000Z"),
        ("2025-07-05 10:00:00 +0200", "2025-07-05 10:00:00+0200"),
        ("2025-07-05 10:00:00 UTC", "2025-07-05 10:00:00Z"),
        ("2025-07-05T10:00 in the morning", "2025-07-05"),
        ("20250705", "2025-07-05"),
        ("20250705T101112Z", "2025-07-05T10:11:12+00:00"),
        ("Sat, 05 Jul 2025 08:11:12 GMT", "2025-07-05T08:11:12+00:00"),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31", None),
        ("2025-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stated_date_is_passed_on_only_where_it_can_be_read(stated, published):
    found = metadata(meta("article:published_time", stated))
    assert found.published == published
    assert found.published_basis == ("meta article:published_time" if published else "unknown")
    assert not found.is_guess


def test_time_element_marked_as_publication_goes_first():
    body = (
        '<aside><time datetime="2025-01-01">1 Jan</time></aside>'
        '<time datetime="2025-01-02" class="date-modified">2 Jan</time>'
        '<time datetime="2025-01-03">3 Jan</time>'
        f'<time datetime="2025-01-04" itemprop="datePublished">4 Jan</time>{FILLER}'
    )
    found = metadata(body=body)
    assert found.published == "2025-01-04"
    assert found.published_basis == "<time datetime>"


def test_date_read_off_the_page_is_a_guess():
    found = metadata(body=f'<div class="date">12 March 2024</div>{FILLER}')
    assert found.published == "2024-03-12"
    assert found.published_basis == "guessed by trafilatura"
    assert found.is_guess


def test_guess_lies_not_after_the_capture():
    comment = "<!-- Page saved with SingleFile\n saved date: Sat Jul 05 2025\n-->"
    body = f'<div class="date">12 March 2031</div>{FILLER}'
    assert metadata(body=body).published == "2031-03-12"
    assert metadata(body=body, before=comment).published is None


@pytest.mark.parametrize("text", ["2019 12:30", "2019 May 12:30", "<b>20</b>19 12:30"])
def test_year_that_would_be_completed_from_the_clock_is_no_date(text):
    assert metadata(body=f'<div class="date">{text}</div>{FILLER}').published is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "/relative",
        "//post.example/a",
        "https://",
        "https://[bad",
        "https://post.example:port/",
        "https://post.example/a b",
        "https://post.example/&quot;onload=x",
        "https://post.example/" + "a" * 3000,
    ],
)
def test_only_web_addresses_become_the_url(address):
    head = f'<link rel="canonical" href="{address}">'
    assert metadata(head).url is None
    assert metadata(head + meta("og:url", "http://post.example/b")).url == "http://post.example/b"


@pytest.mark.parametrize(
    ("trace", "captured_at", "basis", "url"),
    [
        (
            "<!--\n Page saved with SingleFile \n url: https://post.example/a \n"
            " saved date: Sat Jul 05 2025 22:41:07 GMT-0430 (Some Time)\n-->",
            "2025-07-05T22:41:07-04:30",
            "SingleFile",
            "https://post.example/a",
        ),
        (
            "<!-- Saved from https://post.example/a at 2025-07-05T08:11:12Z"
            " using monolith v2.8.1 -->",
            "2025-07-05T08:11:12Z",
            "monolith",
            "https://post.example/a",
        ),
        (
            "<!-- Mirrored from post.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014],"
            " Sat, 05 Jul 2025 08:11:12 GMT -->",
            "2025-07-05T08:11:12+00:00",
            "HTTrack",
            None,
        ),
        (
            "<!--\n     FILE ARCHIVED ON 08:11:12 Jul 05, 2025 AND RETRIEVED FROM THE\n"
            "     INTERNET ARCHIVE ON 10:00:00 Aug 01, 2025. -->",
            "2025-07-05T08:11:12+00:00",
            "Wayback Machine",
            None,
        ),
        (
            "<!-- saved from url=(0022)https://post.example/a -->",
            None,
            "unknown",
            "https://post.example/a",
        ),
        (
            '<meta name="savepage-url" content="https://post.example/a">'
            '<meta name="savepage-date" content="Sat Jul 05 2025 10:00:00 GMT+0800 (Time)">',
            "2025-07-05T10:00:00+08:00",
            "Save Page WE",
            "https://post.example/a",
        ),
        (
            '<html data-scrapbook-source="https://post.example/a"'
            ' data-scrapbook-create="20250705081112345">',
            "2025-07-05T08:11:12+00:00",
            "WebScrapBook",
            "https://post.example/a",
        ),
        ("<!-- Page saved with SingleFile -->", None, "unknown", None),
        ("<!-- saved date: Sat Jul 05 2025 -->", None, "unknown", None),
        ("<!-- Page saved with SingleFile\nurl: javascript:x\n -->", None, "unknown", None),
    ],
)
def test_trace_of_the_saving_program_dates_the_capture(trace, captured_at, basis, url):
    found = metadata(before=trace)
    assert (found.captured_at, found.captured_basis, found.url) == (captured_at, basis, url)


def test_archive_date_goes_before_the_date_of_a_later_copy():
    comments = (
        "<!-- Page saved with SingleFile\n saved date: Fri Aug 01 2025 -->"
        "<!-- FILE ARCHIVED ON 08:11:12 Jul 05, 2025 AND RETRIEVED FROM THE -->"
    )
    assert metadata(before=comments).captured_basis == "Wayback Machine"


@pytest.mark.parametrize(
    ("attribute", "language"),
    [("de_AT", "de-AT"), ("zh-Hant-TW", "zh-Hant-TW"), ("English", None), ("", None)],
)
def test_language_is_a_tag(attribute, language):
    assert read_html(f'<html lang="{attribute}"><p>x</p></html>').metadata.language == language
