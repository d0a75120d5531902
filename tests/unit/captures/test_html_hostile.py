"""Whatever the page holds: no exception, one label a line, nothing unsafe in the metadata."""

from datetime import datetime
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.captures.core.html import HtmlPage, read_html, sniff_charset

PAGES = sorted((Path(__file__).parent / "html_cases").glob("*/page.html"))
TAGS = (
    "a article aside b blockquote br div figcaption figure footer h1 h2 head header html i img li"
)
TAGS += " main meta nav ol p plaintext pre script span style svg table td template textarea time"
TAGS += " title tr ul xmp"
ATTRIBUTES = (
    "",
    " alt='an image'",
    " class='date' itemprop='datePublished'",
    " datetime='2025-07-05T10:00'",
    " property='og:title' content='A headline'",
    " rel=author",
    " type='application/ld+json'",
)
opening = st.builds("<{}{}>".format, st.sampled_from(TAGS.split()), st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, st.sampled_from(TAGS.split()))
odd = st.sampled_from(
    ["<!--", "-->", "<![CDATA[", "]]>", "<?", "&#0;", "&#8;", "&#xD800;", "&nbsp;", "\x00", "<"]
)
words = st.sampled_from(
    ["One more sentence of a report.", '{"@type": "NewsArticle"}', "2019 12:30"]
)
markup = st.lists(st.one_of(opening, closing, odd, words, st.text(max_size=20)), max_size=40)


@cache
def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def check(page: HtmlPage) -> None:
    assert len(page.lines) == len(page.labels)
    assert page.posts is None or len(page.posts.marks) == len(page.lines)
    for line in page.lines:
        assert line.strip(" ")
        assert line.splitlines() == [line]
    assert all(0 <= mark.confidence <= 1 and mark.rule for mark in page.labels)
    assert page.metadata.url is None or page.metadata.url.startswith(("http://", "https://"))
    for moment in filter(None, (page.metadata.published, page.metadata.captured_at)):
        datetime.fromisoformat(moment)


@settings(max_examples=60)
@given(st.text())
def test_any_text_is_read(source):
    check(read_html(source))


@settings(max_examples=80)
@given(markup)
def test_any_markup_is_read(pieces):
    check(read_html("".join(pieces)))


@settings(max_examples=60)
@given(st.sampled_from(PAGES), st.data())
def test_any_damage_to_a_page_is_read(path, data):
    source = source_of(path)
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 400)))
    check(read_html(source[:start] + "".join(data.draw(markup)) + source[end:]))


@settings(max_examples=40)
@given(
    st.sampled_from(PAGES),
    st.text(st.characters(exclude_characters="<", exclude_categories=["Cs"])),
)
def test_no_text_of_a_script_becomes_a_line(path, program):
    script = f"<script>hostile-marker {program}</script>"
    page = read_html(source_of(path).replace("</p>", f"{script}</p>{script}"))
    assert not any("hostile-marker" in line for line in page.lines)


@given(st.binary(max_size=200))
def test_any_bytes_are_sniffed(raw):
    sniff_charset(b"<meta charset=" + raw)
    sniff_charset(raw)
