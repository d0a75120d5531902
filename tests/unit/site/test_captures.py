"""Audit pages and the quality report: every decision shown, counted, and told how to change."""

import re
import tomllib
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model import Code, Digest, Finding, Label, Paragraph, Repair, Section
from plugins.site.core.build import build_pages
from plugins.site.core.pages.captures import LISTED_MAX as FINDINGS_LISTED
from plugins.site.core.pages.corrections import CORRECTIONS_MAX
from plugins.site.core.pages.lines import TEXT_MAX
from plugins.site.core.pages.places import FOLD_FROM, ROWS_MAX, SPANS_MAX
from plugins.site.core.pages.printable import printable
from plugins.site.core.pages.quality import LISTED_MAX, WORST_MAX
from tests.unit.site.builders import (
    article,
    capture,
    line,
    make_digest,
    make_site,
    spans,
)
from tests.unit.site.rendering import THEME, render_model

SITE = make_site("/repo")
PATH = "captures/2025/pier.txt"
HOSTILE = '</pre></details><script>alert(1)</script>"""\n[[article]]\ndrop = true\n\x1b[2J'


def build(lines, *articles, findings=(), path=PATH) -> Any:
    return build_pages(
        Digest(captures=(capture("c", path, tuple(lines)),), articles=articles, findings=findings),
        SITE,
    )


def audit(lines, *articles, **fields) -> Any:
    return next(p.model for p in build(lines, *articles, **fields) if p.path == "captures/c/")


def render(model) -> str:
    return render_model("pages/capture", model, SITE)


def quality(digest) -> Any:
    return next(p.model for p in build_pages(digest, SITE) if p.path == "quality/")


BOATS = article("c", "Boats wait", "Boats wait for the storm to pass.", line=3)
LINES = (
    line(1, "Sign in to read more stories", Label.PROMOTION, "phrase.promotion", confidence=0.8),
    line(2, "", Label.BLANK, "blank"),
    line(3, "Boats wait for the storm to pass.", Label.BODY, "prose", article=BOATS.id),
    line(4, "Download our app for free", Label.PROMOTION, "phrase.promotion"),
    line(5, "", Label.BLANK, "blank"),
    line(6, "Follow us wherever you are", Label.FOLLOW, "phrase.follow"),
    line(7, "x", Label.MARKER, "icon"),
)


def test_counts_say_what_became_of_lines_and_words():
    model = audit(LINES, BOATS)
    assert model.kept == "1 of 5 lines with text (20 %) and 7 of 24 words (29 %)"
    assert [(g.total.key, g.total.lines, g.total.words) for g in model.counts] == [
        ("kept", "1", "7"),
        ("removed", "4", "17"),
    ]
    assert [(row.key, row.lines, row.words, row.share) for row in model.counts[1].labels] == [
        ("promotion", "2", "11", "46 %"),
        ("follow", "1", "5", "21 %"),
        ("marker", "1", "1", "4 %"),
    ]
    assert (model.doubtful.lines, model.doubtful.words) == ("1", "6")


def test_doubtful_line_is_marked_in_words():
    model = audit(LINES, BOATS)
    assert [(row.confidence, row.doubtful) for g in model.lines for row in g.rows][:3] == [
        ("80 %", True),
        ("", False),
        ("100 %", False),
    ]
    assert render(model).count("not certain</span>") == 1


def test_run_of_removed_lines_ends_with_what_would_keep_it():
    found = {g.anchor: g.correction for g in audit(LINES, BOATS).lines}
    assert [anchor for anchor, correction in found.items() if correction] == ["L1", "L7"]
    assert found["L7"].title == "Lines 4–7 were left out (11 words): take in by hand"
    assert "4" in str(tomllib.loads(found["L7"].snippet)["article"][0])


def test_single_words_are_not_worth_a_correction():
    model = audit((line(1, "x", Label.MARKER, "icon"), *LINES[2:3]), BOATS)
    assert [g.correction for g in model.lines] == [None, None]


def test_script_code_parts_a_run_and_is_in_none():
    code = line(2, "var adverts = window.queue", Label.SCRIPT, "code")
    model = audit((replace(LINES[3], number=1), code, replace(LINES[5], number=3)))
    assert [g.correction.title[:6] for g in model.lines if g.correction] == ["Line 1", "Line 3"]


def test_removed_part_of_a_line_can_be_taken_back():
    text, pieces = spans(
        ("Boats wait for the storm to pass.", Label.BODY, "prose"),
        (" Read our newsletter every morning", Label.NEWSLETTER, "span.newsletter"),
    )
    mixed = line(3, text, Label.BODY, "prose", article=BOATS.id, spans=pieces)
    model = audit((*LINES[:2], mixed), BOATS)
    assert model.lines[2].correction.title == "1 part of line 3 left out: take in by hand"
    assert "3:33-67" in model.lines[2].correction.snippet
    assert [row.place for row in model.lines[2].rows] == ["0–33", "33–67"]


def test_removed_line_of_an_article_is_taken_in_with_its_run():
    text, pieces = spans(("Read more of our stories", Label.TEASER, "related"))
    lines = [line(n, text, Label.TEASER, "related", article=BOATS.id, spans=pieces) for n in (4, 5)]
    (found,) = [g.correction for g in audit((*LINES[1:3], *lines), BOATS).lines if g.correction]
    assert found.title == "Lines 4–5 were left out (10 words): take in by hand"


def test_longest_runs_are_corrected_where_there_are_too_many():
    lines = [
        found
        for n in range(1, 2 * CORRECTIONS_MAX + 60, 2)
        for found in (
            line(n, "word " * (3 + n % 7), Label.AD, "x"),
            line(n + 1, "Boats wait.", Label.BODY, "prose", article=BOATS.id),
        )
    ]
    corrected = [g for g in audit(lines, BOATS).lines if g.correction]
    assert len(corrected) == CORRECTIONS_MAX
    assert min(len(g.rows[0].text.split()) for g in corrected) > 3


def test_snippet_of_an_article_is_toml_that_names_it():
    model = audit(LINES, BOATS)
    (found,) = model.articles
    assert tomllib.loads(found.correction.snippet) == {"article": [{"headline": "Boats wait"}]}
    assert model.sidecar == "captures/2025/pier.toml"


def test_hostile_words_stay_inside_the_snippet():
    evil = article("c", HOSTILE, "Boats wait for the storm to pass.", line=3, outlet=HOSTILE)
    lines = [replace(found, text=f"{HOSTILE} {found.text}") for found in LINES]
    html = render(audit(lines, evil))
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert not list(page.iter("script"))
    for pre in page.iter("pre"):
        (block,) = tomllib.loads("".join(pre.itertext()))["article"]
        assert "drop" not in block
    assert "\x1b" not in html


def test_repairs_are_listed_with_what_stood_there():
    paragraph = Paragraph(
        text="The harbour 's boats",
        line=3,
        start=0,
        end=20,
        repairs=(Repair(start=11, end=12, shown="", rule="link-space"),),
    )
    found = replace(BOATS, sections=(Section(paragraphs=(paragraph,)),))
    (row,) = audit(LINES, found).repairs
    assert (row.before, row.found, row.shown, row.after) == ("The harbour", " ", "", "'s boats")
    assert (row.line.text, row.line.href) == ("3", "/repo/captures/c/#L3")


def test_link_to_a_name_is_found_in_the_repaired_text():
    pages = build_pages(make_digest(), SITE)
    blog: Any = next(p.model for p in pages if p.path.startswith("articles/2025/what-the-islands"))
    segments = blog.blocks[0].segments
    assert "".join(s.text for s in segments).startswith("On Tern Island's quay the bakery")
    assert [s.text for s in segments if s.href] == ["Harbour Council"]


def test_long_line_is_cut_and_says_so():
    model = audit([line(1, "a" * (TEXT_MAX + 1204), Label.AD, "x")])
    row = model.lines[0].rows[0]
    assert (len(row.text), row.more) == (TEXT_MAX, "and 1,204 more characters")


def test_large_capture_gives_a_usable_page_of_bounded_size():
    text = "word " * 40
    lines = [
        line(n, text, Label.BODY, "prose", article=BOATS.id)
        if n % 3
        else line(n, text, Label.AD, f"phrase.ad-{n % 5}")
        for n in range(1, 5_001)
    ]
    findings = tuple(
        Finding(code=Code.CAPTURE_UNMATCHED_LINE, subject=PATH, line=n, message="m", hint="h")
        for n in range(1, 5_001)
    )
    model = audit(lines, BOATS, findings=findings)
    assert len(model.lines) == ROWS_MAX
    assert model.cut.startswith(f"Lines {ROWS_MAX + 1}–5000 are not shown")
    assert len(model.findings) == FINDINGS_LISTED
    assert model.findings_more == f"and {5_000 - FINDINGS_LISTED:,} more"
    assert len(render(model).encode()) < 2.5 * 2**20


def test_script_of_any_length_is_one_short_row():
    html = render(audit([line(1, "alert(1);" * 100_000, Label.SCRIPT, "code")]))
    assert "withheld: 900,000 characters of script code" in html
    assert len(html) < 10_000


def test_capture_without_lines_says_so():
    assert "no lines that can be shown" in render(audit([]))


def test_every_label_can_be_filtered():
    css = (THEME / "static" / "css" / "site.css").read_text()
    filtered = set(
        re.findall(r":has\(#show-(\w+):checked\) \.audit tbody tr\[data-label=\1\]", css)
    )
    assert filtered == {label.value for label in Label} - {"blank"}
    states = set(re.findall(r":has\(#show-(\w+):checked\) \.audit tbody tr\.\1", css))
    assert states == {"kept", "beside", "removed", "withheld", "doubtful"}


def finding(code=Code.CAPTURE_NO_DATE, subject=PATH, **fields):
    return Finding(code=code, subject=subject, message="m", hint="h", **fields)


def test_worst_captures_stand_first():
    names = ("quiet", "note", "warned", "failed")
    digest = Digest(
        captures=tuple(capture(name, f"{name}.txt", LINES) for name in names),
        findings=(
            finding(Code.CAPTURE_DATE_BOUND, "note.txt"),
            finding(Code.CAPTURE_NO_DATE, "warned.txt"),
            finding(Code.SIDECAR_VALUE, "failed.toml"),
        ),
    )
    model = quality(digest)
    assert [row.capture.text for row in model.worst] == ["failed.txt", "warned.txt", "note.txt"]
    assert [row.findings for row in model.worst] == ["1 error", "1 warning", "1 note"]
    assert [row.alarm for row in model.worst] == ["m", "m", "m"]
    assert {row.capture.text for row in model.captures} == {f"{name}.txt" for name in names}


def test_row_of_a_capture_names_kept_share_and_certainty():
    (row,) = quality(Digest(captures=(capture("c", PATH, LINES),), articles=(BOATS,))).captures
    assert (row.articles, row.kept, row.lowest, row.doubtful) == ("1", "29 %", "80 %", "1 of 5")


def test_accepted_findings_are_counted_by_code():
    model = quality(Digest(accepted=(finding(), finding(subject="other.txt"))))
    assert model.facts == "0 errors · 0 warnings · 0 notes · 2 accepted"
    assert model.accepted == "Accepted in sidecars, so not listed: capture.no-date 2."


def test_long_lists_of_the_report_are_cut_and_say_so():
    number = LISTED_MAX + 7
    digest = Digest(
        captures=tuple(capture(str(n), f"{n}.txt", ()) for n in range(number)),
        findings=tuple(finding(subject=f"{n}.txt") for n in range(number)),
    )
    model = quality(digest)
    assert len(model.worst) == WORST_MAX
    assert model.worst_more == f"and {number - WORST_MAX} more"
    assert len(model.groups[0].findings) == LISTED_MAX
    assert model.groups[0].more == "and 7 more"
    assert model.groups[0].count == f"{number} findings"


@pytest.mark.parametrize(
    ("language", "attributes"),
    [("en", 'lang="en" dir="ltr"'), ("ar", 'lang="ar" dir="rtl"'), ("de", 'lang="de" dir="ltr"')],
)
def test_article_says_its_language_and_direction(language, attributes):
    found = article("c", "A", "Text of it.", language=language)
    digest = Digest(captures=(capture("c", "c.txt", ()),), articles=(found,))
    page = next(p for p in build_pages(digest, SITE) if p.path.startswith("articles/"))
    html = render_model(page.template, page.model, SITE)
    assert f"<h1 {attributes}>" in html
    assert f'<div class="body" {attributes}>' in html


def test_other_pages_say_language_and_direction_of_foreign_headlines_alone():
    found = (article("c", "A", language="ar"), article("c", "B"))
    digest = Digest(captures=(capture("c", "c.txt", ()),), articles=found)
    pages = build_pages(digest, SITE)
    home = render_model("pages/home", pages[0].model, SITE)
    assert 'lang="ar" dir="rtl">A</a>' in home
    assert ' dir="auto">B</a>' in home


@pytest.mark.parametrize(
    ("language", "named"), [("en", []), ("en-GB", []), ("ar", ["Arabic"]), ("uk", ["Ukrainian"])]
)
def test_language_is_named_where_it_is_not_the_sites(language, named):
    found = article("c", "A", "Text of it.", language=language)
    digest = Digest(captures=(capture("c", "c.txt", ()),), articles=(found,))
    pages = build_pages(digest, SITE)
    model: Any = next(p.model for p in pages if p.path.startswith("articles/"))
    assert [fact.text for fact in model.facts if fact.term == "Language"] == named


def test_row_that_stands_for_many_lines_says_so():
    ads = [line(n, "Buy now", Label.AD, "phrase.ad") for n in range(1, FOLD_FROM + 2)]
    (group,) = audit(ads).lines
    assert (group.number, group.rows[0].text) == (f"1–{FOLD_FROM + 1}", "Buy now")
    assert group.rows[0].more == f"and {FOLD_FROM:,} more lines like it"


def test_line_of_very_many_parts_says_how_many_are_not_shown():
    text, pieces = spans(*((f"{n} ", Label.BODY, f"rule-{n}") for n in range(SPANS_MAX + 5)))
    (group,) = audit([line(1, text, Label.BODY, "prose", spans=pieces)]).lines
    assert len(group.rows) == SPANS_MAX
    assert group.rows[-1].more == "and 5 more parts"


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.text(max_size=8),
                st.sampled_from(sorted(set(Label) - {Label.BLANK, Label.SCRIPT})),
            ),
            min_size=1,
            max_size=4,
        ),
        max_size=12,
    )
)
def test_every_sign_of_every_line_is_on_the_page(drawn):
    lines = []
    for number, found in enumerate(drawn, start=1):
        text, pieces = spans(*((text, label, "x") for text, label in found))
        lines.append(line(number, text, found[0][1], "x", spans=pieces))
    shown = "".join(row.text for group in audit(lines).lines for row in group.rows)
    assert signs(shown) == signs("".join(found.text for found in lines))


def signs(text: str) -> str:
    """Return the text without white space, some of which no page may hold."""
    return re.sub(r"[\s\ufffd]", "", printable(text))


def test_filter_holds_on_screens_alone_and_is_hidden_where_it_cannot_work():
    css = (THEME / "static" / "css" / "site.css").read_text()
    screen = css[css.index("@media screen {") :].partition("\n}")[0]
    assert ":has(#show" in screen
    assert ":has(#show" not in css.replace(screen, "")
    assert re.search(r"@supports not selector\(:has\(a\)\) \{ \.filter input", css)
