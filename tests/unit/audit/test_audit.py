"""What the audit finds in a digest, and how it is told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.audit.core import add_findings, format_finding, summarise
from plugins.audit.plugin import count_fatal
from plugins.model import (
    ArticleId,
    Capture,
    CaptureId,
    Code,
    DateInterval,
    Digest,
    Finding,
    Label,
    Line,
    NewsArticle,
    Paragraph,
    Role,
    Section,
)

_DAY = DateInterval(
    earliest=datetime(2025, 7, 4, tzinfo=UTC), latest=datetime(2025, 7, 4, tzinfo=UTC)
)
_LINE = Line(number=1, text="Ferries run again.", label=Label.BODY, rule="test")
_CAPTURE = Capture(
    id=CaptureId("c"),
    path="captures/pier.txt",
    media_type="text/plain",
    sha256="0",
    lines=(_LINE,),
    layout="test",
    captured_at=_DAY,
)
_PARAGRAPH = Paragraph(text="Ferries run again.", line=7, start=0, end=18)
_ARTICLE = NewsArticle(
    id=ArticleId("c-1"),
    capture=CaptureId("c"),
    role=Role.MAIN,
    headline="Ferries run",
    sections=(Section(paragraphs=(_PARAGRAPH,)),),
    outlet="Harbour Gazette",
    published=_DAY,
)


def _codes(capture: Capture, *articles: NewsArticle) -> list[Code]:
    digest = add_findings(Digest(captures=(capture,), articles=articles))
    return [finding.code for finding in digest.findings]


def test_nothing_is_found_where_all_is_known() -> None:
    assert _codes(_CAPTURE, _ARTICLE) == []


def test_unknown_outlet_is_found() -> None:
    assert _codes(_CAPTURE, replace(_ARTICLE, outlet=None)) == [Code.ARTICLE_NO_OUTLET]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.harbour.example.org/news/pier", 'domains = ["harbour.example.org"]'),
        ("https://[harbour/", None),
        ('https://a"b.example.org/', None),
        (None, None),
    ],
)
def test_unknown_outlet_of_a_known_site_can_be_named_once(url, domain) -> None:
    article = replace(_ARTICLE, outlet=None, url=url)
    (finding,) = add_findings(Digest(captures=(_CAPTURE,), articles=(article,))).findings
    assert 'outlet = "…"' in finding.hint
    assert (domain or "in the sidecar, if you know it.") in finding.hint


def test_unknown_date_is_found() -> None:
    article = replace(_ARTICLE, published=DateInterval())
    assert _codes(_CAPTURE, article) == [Code.ARTICLE_NO_DATE]


def test_capture_without_article_is_found() -> None:
    assert _codes(_CAPTURE) == [Code.CAPTURE_NO_ARTICLE]


def test_capture_that_could_not_be_read_is_left_to_its_own_finding() -> None:
    empty = Finding(code=Code.CAPTURE_EMPTY, subject=_CAPTURE.path, message="m", hint="h")
    capture = replace(_CAPTURE, lines=())
    digest = add_findings(Digest(captures=(capture,), findings=(empty,)))
    assert digest.findings == (empty,)


def test_capture_without_lines_and_without_an_error_is_found() -> None:
    assert _codes(replace(_CAPTURE, lines=())) == [Code.CAPTURE_NO_ARTICLE]


def test_findings_never_drive_a_terminal() -> None:
    finding = Finding(code=Code.CAPTURE_EMPTY, subject="a\x1b[2J.txt", message="x\ny", hint="\x07")
    assert format_finding(finding) == "a [2J.txt: x y [capture.empty]  "


def test_lower_bound_of_the_capture_date_is_told() -> None:
    bound = replace(_DAY, latest=None)
    assert _codes(replace(_CAPTURE, captured_at=bound), _ARTICLE) == [Code.CAPTURE_DATE_BOUND]


def test_finding_that_quotes_a_headline_is_not_turned_around_by_it() -> None:
    article = replace(_ARTICLE, headline="\u2067Ferries \u202erun", outlet=None)
    (finding,) = add_findings(Digest(captures=(_CAPTURE,), articles=(article,))).findings
    assert finding.message == "The outlet of “Ferries run” is unknown."


def test_findings_stand_worst_first_and_once() -> None:
    info = Finding(code=Code.ARTICLE_NO_OUTLET, subject="b", message="m", hint="h")
    error = Finding(code=Code.CAPTURE_EMPTY, subject="z", message="m", hint="h")
    digest = add_findings(Digest(findings=(info, error, info)))
    assert digest.findings == (error, info)


def test_adding_findings_twice_changes_nothing() -> None:
    once = add_findings(Digest(captures=(_CAPTURE,), articles=(replace(_ARTICLE, outlet=None),)))
    assert add_findings(once) == once


def test_finding_is_told_with_place_message_code_and_hint() -> None:
    finding = Finding(
        code=Code.SIDECAR_KEY,
        subject="a.toml",
        line=3,
        message="`urll` is no key.",
        hint="Mend it.",
    )
    assert format_finding(finding) == "a.toml:3: `urll` is no key. [sidecar.key] Mend it."


def test_summary_counts_and_lists_errors() -> None:
    error = Finding(code=Code.CAPTURE_EMPTY, subject="z.txt", message="Empty.", hint="Fill it.")
    lines = summarise(Digest(captures=(_CAPTURE,), findings=(error,)), "https://example.org")
    assert lines[0] == "1 capture, 0 articles, 0 topics, 1 finding"
    assert "z.txt: Empty. [capture.empty] Fill it." in lines
    assert lines[-1].endswith("https://example.org/quality/")


def test_only_findings_of_the_fatal_weight_count() -> None:
    info = Finding(code=Code.ARTICLE_NO_OUTLET, subject="b", message="m", hint="h")
    warning = Finding(code=Code.ARTICLE_NO_DATE, subject="b", message="m", hint="h")
    error = Finding(code=Code.CAPTURE_EMPTY, subject="z", message="m", hint="h")
    digest = Digest(findings=(info, warning, error))
    assert [count_fatal(digest, level) for level in (30, 40, 51)] == [2, 1, 0]
