"""Snippets that change a decision: each is applied to the captures of the golden cases."""

import re
import tomllib
from datetime import UTC, datetime
from functools import cache

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.values import RawCapture
from plugins.model import KEPT_LABELS, UNKNOWN_DATE, DateInterval, Label, Precision
from plugins.settings import CaptureSettings
from plugins.text.normalise import normalise_space
from plugins.text.sidecar_snippets import (
    date_toml,
    quote_toml,
    snippet_for_article,
    snippet_for_lines,
    snippet_for_span,
)
from tests.golden.test_captures import CASES

BESIDE = {Label.CAPTION, Label.CREDIT, Label.DISCLAIMER, Label.COPYRIGHT, Label.SYNDICATION}


def clean(case, addition=""):
    (source,) = (path for path in case.glob("source.*") if path.suffix != ".toml")
    sidecar = case / "source.toml"
    stated = sidecar.read_text("utf-8") if sidecar.exists() else ""
    return clean_capture(
        RawCapture(
            path=f"captures/{case.name}{source.suffix}",
            raw=source.read_bytes(),
            sidecar_path="captures/a.toml",
            sidecar_source=f"{stated}\n{addition}",
        ),
        CaptureSettings(),
    )


@cache
def before(case):
    return clean(case)


def apply(case, snippet):
    """Clean again with the snippet in the sidecar; it must give no finding of its own."""
    after = clean(case, snippet)
    codes = [f for f in after.findings if f.code.label.startswith("sidecar.")]
    assert codes == [f for f in before(case).findings if f.code.label.startswith("sidecar.")]
    return after


def body_lines(cleaned):
    """Return the text of the paragraphs of all articles, by line."""
    found: dict[int, list[str]] = {}
    for article in cleaned.articles:
        for paragraph in article.paragraphs:
            found.setdefault(paragraph.line, []).append(paragraph.text)
    return found


def bodies(cleaned):
    return [(a.headline, a.outlet, a.byline, a.published, a.body) for a in cleaned.articles]


each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
def test_block_of_an_article_changes_nothing_as_it_is(case):
    cleaned = before(case)
    for article in cleaned.articles:
        snippet = snippet_for_article(article, cleaned.capture, cleaned.articles)
        assert bodies(apply(case, snippet)) == bodies(cleaned)


@each_case
def test_each_line_of_an_article_s_block_does_what_it_says(case):
    cleaned = before(case)
    for place, article in enumerate(cleaned.articles):
        snippet = snippet_for_article(article, cleaned.capture, cleaned.articles)
        dropped = apply(case, snippet.replace("# drop", "drop")).articles
        assert [a.headline for a in dropped] == [
            a.headline for a in cleaned.articles if a is not article
        ]
        for key, name in (("outlet", "outlet"), ("byline", "byline"), ("language", "language")):
            value = "uk" if key == "language" else "The Lantern"
            stated = re.sub(f"# {key} = .*", f'{key} = "{value}"', snippet)
            assert getattr(apply(case, stated).articles[place], name) == value
        dated = re.sub("# published = .*", "published = 2025-01-02", snippet)
        assert apply(case, dated).articles[place].published.basis == "stated in the sidecar"
        whole = apply(case, snippet.replace("# lines", "lines")).articles[place]
        assert [p.text for p in whole.paragraphs][:1] == [p.text for p in article.paragraphs][:1]


@each_case
def test_known_facts_of_an_article_are_filled_in_rightly(case):
    cleaned = before(case)
    for place, article in enumerate(cleaned.articles):
        snippet = snippet_for_article(article, cleaned.capture, cleaned.articles)
        stated = "".join(
            line.removeprefix("# ") if "…" not in line and "YYYY" not in line else line
            for line in snippet.splitlines(keepends=True)
            if not line.startswith(("# drop", "# lines"))
        )
        after = apply(case, stated).articles[place]
        assert (after.outlet, after.byline, after.language) == (
            article.outlet,
            article.byline,
            article.language,
        )
        if "# published" not in stated and article.published is not UNKNOWN_DATE:
            assert after.published.earliest == article.published.earliest


@each_case
def test_kept_line_is_taken_out(case):
    cleaned = before(case)
    for number in body_lines(cleaned):
        snippet = snippet_for_lines(cleaned.capture, number, number, cleaned.articles)
        after = apply(case, snippet)
        assert number not in body_lines(after)
        if "drop_lines" in snippet:
            others = {n: text for n, text in body_lines(cleaned).items() if n != number}
            assert body_lines(after) == others


@each_case
def test_removed_line_is_taken_in_and_nothing_else_changes(case):
    cleaned = before(case)
    lines = cleaned.capture.lines
    for line in lines:
        if line.label in {*KEPT_LABELS, Label.BLANK, Label.HEADLINE} or not any(
            char.isalnum() for char in line.text
        ):
            continue
        snippet = snippet_for_lines(cleaned.capture, line.number, line.number, cleaned.articles)
        if not cleaned.articles:
            # Of such a line alone no article comes about; that is told.
            after = clean(case, snippet)
            assert after.articles or "no running text" in after.findings[0].message
            continue
        after = body_lines(apply(case, snippet))
        assert after.pop(line.number) == [normalise_space(line.text)]
        assert after == body_lines(cleaned)


@each_case
def test_removed_span_is_taken_in_and_kept_span_out(case):
    cleaned = before(case)
    for line in cleaned.capture.lines:
        if len(line.spans) < 2 or line.label not in KEPT_LABELS:
            continue
        for span in line.spans:
            snippet = snippet_for_span(
                cleaned.capture, line.number, span.start, span.end, cleaned.articles
            )
            after = apply(case, snippet).capture.lines[line.number - 1]
            labels = {s.label for s in after.spans if span.start <= s.start < span.end}
            assert bool(labels & KEPT_LABELS) is (span.label not in KEPT_LABELS)


def pages(*stories):
    raw = "\n".join(line for story in stories for line in story).encode()
    return clean_capture(RawCapture(path="captures/a.txt", raw=raw), CaptureSettings())


BODY = (
    "The harbour of Saltmarsh froze over on Thursday for the first time since records began, and "
    "the ferry stayed at its quay while the captain waited for the wind to turn.",
    "Captain Mara Venn said that she had never seen ice so thick in all of her years at sea, and "
    "that nobody on the island would go hungry because the shops were full.",
    "The council met in the evening and opened the market hall to those who were stranded, and "
    "the baker brought bread for all of them until the small hours.",
)


def story(headline, outlet):
    return (headline, "", headline, f"{outlet}2 hours ago", *BODY, "")


def restated(cleaned, snippet):
    source = RawCapture(
        path="captures/a.txt",
        raw="\n".join(line.text for line in cleaned.capture.lines).encode(),
        sidecar_path="captures/a.toml",
        sidecar_source=snippet,
    )
    after = clean_capture(source, CaptureSettings())
    assert not [f for f in after.findings if f.code.label.startswith("sidecar.")]
    return after


def test_articles_of_one_headline_are_named_by_their_lines():
    headline = "Ferry stays at its quay as the harbour freezes over"
    cleaned = pages(story(headline, "Harbour Gazette"), story(headline, "Meridian Post"))
    assert len(cleaned.articles) == 2
    second = cleaned.articles[1]
    snippet = snippet_for_article(second, cleaned.capture, cleaned.articles)
    assert snippet.startswith('[[article]]\nlines = "')
    after = restated(cleaned, snippet.replace("# drop", "drop"))
    assert [a.outlet for a in after.articles] == ["Harbour Gazette"]
    number = second.paragraphs[1].line
    snippet = snippet_for_lines(cleaned.capture, number, number, cleaned.articles)
    first, second = restated(cleaned, snippet).articles
    assert (len(first.paragraphs), len(second.paragraphs)) == (3, 2)


@pytest.mark.parametrize(
    "headline",
    [
        'Ferry "stays" at its quay \\ as the harbour freezes',
        "Ferry stays ''' at its quay \"\"\" as the harbour freezes",
        "Ferry stays at its\u00a0quay as the \u200eharbour\u200f freezes # over",
        "Паром стоит, гавань замёрзла",
    ],
)
def test_headline_with_marks_still_names_its_article(headline):
    other = "Bridge over the river is to close for a year"
    cleaned = pages(story(headline, "Harbour Gazette"), story(other, "Meridian Post"))
    assert len(cleaned.articles) == 2
    snippet = snippet_for_article(cleaned.articles[0], cleaned.capture, cleaned.articles)
    assert snippet.startswith("[[article]]\nheadline = ")
    after = restated(cleaned, snippet.replace("# drop", "drop"))
    assert [a.headline for a in after.articles] == [other]


def test_capture_without_articles_gets_one_from_its_lines():
    cleaned = pages(("Menu", "", "Imprint"))
    assert snippet_for_lines(cleaned.capture, 2, 2, ()) == ""
    snippet = snippet_for_lines(cleaned.capture, 1, 3, ())
    assert snippet == '[[article]]\nlines = "1-3"\n'
    assert [a.headline for a in restated(cleaned, snippet).articles] == ["Menu"]
    assert snippet_for_span(cleaned.capture, 1, 0, 2, ()) == '[[article]]\nlines = "1"\n'


def test_quoted_text_holds_no_character_that_does_not_print():
    assert quote_toml('a\x1b\u202e\n "b" \\ é\ud800') == '"a \\"b\\" \\\\ é"'


def test_days_of_any_year_are_written_so_that_toml_reads_them():
    day = datetime(1, 1, 2, tzinfo=UTC)
    whole = DateInterval(earliest=day, latest=day.replace(hour=23), precision=Precision.DAY)
    for when in (whole, DateInterval(earliest=day, latest=day, precision=Precision.MINUTE)):
        stated = tomllib.loads(f"published = {date_toml(when)}")["published"]
        assert (stated.year, stated.month, stated.day) == (1, 1, 2)
