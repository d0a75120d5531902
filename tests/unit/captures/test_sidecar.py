"""Sidecars, right and wrong: every mistake is told, the rest counts."""

from datetime import UTC, datetime

import pytest

from plugins.captures.core.sidecar import (
    ArticleOverride,
    CharRange,
    LineRange,
    Sidecar,
    parse_sidecar,
)
from plugins.model import Code


def parse(source):
    return parse_sidecar("a.toml", source)


def test_sidecar_is_read_in_full():
    sidecar, findings = parse("""
url = "https://harbour.example.org/ferry"
captured_at = 2025-07-05T10:00:00Z
outlet = " Harbour  Gazette "
language = "pt-BR"
[[article]]
headline = "Ferry stays"
outlet = "Meridian Post"
published = 2025-07-04
lines = "7 – 12"
topic = "saltmarsh"
[[article]]
lines = "9"
drop = true
""")
    assert findings == ()
    assert (sidecar.url, sidecar.outlet, sidecar.language) == (
        "https://harbour.example.org/ferry",
        "Harbour Gazette",
        "pt-BR",
    )
    assert sidecar.captured_at is not None
    assert sidecar.captured_at.earliest == datetime(2025, 7, 5, 10, tzinfo=UTC)
    first, second = sidecar.articles
    assert first.published is not None
    assert (first.headline, first.outlet, first.lines, first.topic, first.drop, first.number) == (
        "Ferry stays",
        "Meridian Post",
        (LineRange(7, 12),),
        "saltmarsh",
        False,
        1,
    )
    assert second == ArticleOverride(lines=(LineRange(9, 9),), drop=True, number=2)


def test_empty_sidecar_says_nothing():
    assert parse("") == (Sidecar(path="a.toml"), ())


@pytest.mark.parametrize(
    ("source", "code", "told"),
    [
        ('url = "x', Code.SIDECAR_SYNTAX, "not valid TOML"),
        ("x = " + "[" * 5000, Code.SIDECAR_SYNTAX, "not valid TOML"),
        ("a" + ".a" * 50_000 + " = 1", Code.SIDECAR_SYNTAX, "a key of 50,000 dots"),
        ("x = " + "1" * 5000, Code.SIDECAR_SYNTAX, "not valid TOML"),
        ('langauge = "en"', Code.SIDECAR_KEY, "Did you mean `language`?"),
        ('zzz = "en"', Code.SIDECAR_KEY, "`zzz` is not a key"),
        (f"{'z' * 5000} = 1", Code.SIDECAR_KEY, "zzz…"),
        ("url = 5", Code.SIDECAR_VALUE, "expected text in quotes"),
        ('url = "ftp://a.example"', Code.SIDECAR_VALUE, "begins with https://"),
        ('url = "https://a b.example"', Code.SIDECAR_VALUE, "begins with https://"),
        ('url = "http://[::1"', Code.SIDECAR_VALUE, "begins with https://"),
        (f'url = "{"z" * 5000}"', Code.SIDECAR_VALUE, "zzz…"),
        ('captured_at = "soon"', Code.SIDECAR_VALUE, "expected a date"),
        ("captured_at = 12:00:00", Code.SIDECAR_VALUE, "expected a date"),
        ('outlet = " "', Code.SIDECAR_VALUE, "expected text in quotes"),
        ('outlet = "\\u0007bell"', Code.SIDECAR_VALUE, "it holds U+0007"),
        ('language = "English, please"', Code.SIDECAR_VALUE, "expected a language tag"),
        ("article = 5", Code.SIDECAR_VALUE, "not a list of blocks"),
        ("[article]", Code.SIDECAR_VALUE, "not a list of blocks"),
        ("article = [1]", Code.SIDECAR_VALUE, "not a list of blocks"),
        ('[[article]]\ndrop = "yes"', Code.SIDECAR_VALUE, "expected true or false"),
        ("[[article]]\nlines = 7", Code.SIDECAR_VALUE, "expected line numbers"),
        ('[[article]]\nlines = "0-3"', Code.SIDECAR_VALUE, "counted from 1"),
        ('[[article]]\nlines = "5-3"', Code.SIDECAR_VALUE, "counted from 1"),
        ('[[article]]\nlines = "99999999"', Code.SIDECAR_VALUE, "expected line numbers"),
        ("[[article]]\nlines = []", Code.SIDECAR_VALUE, "expected line numbers"),
        ('[[article]]\nlines = ["2", 7]', Code.SIDECAR_VALUE, "expected line numbers"),
        ('[[article]]\nlines = "66:1-2"', Code.SIDECAR_VALUE, "expected line numbers"),
        ('[[article]]\nadd_lines = "66:5-5"', Code.SIDECAR_VALUE, "a line and its characters"),
        ('[[article]]\ndrop_lines = "0:1-5"', Code.SIDECAR_VALUE, "a line and its characters"),
        ('[[article]]\ndrop_line = "1"', Code.SIDECAR_KEY, "Did you mean `drop_lines`?"),
        ('byline = "Ann Bell"', Code.SIDECAR_KEY, "belongs in an [[article]] block"),
        ('accept = "article.no-outlet"', Code.SIDECAR_VALUE, "expected a list"),
        ("accept = [5]", Code.SIDECAR_VALUE, "expected a list"),
        ('accept = ["article.no-outlets"]', Code.SIDECAR_VALUE, "mean `article.no-outlet`?"),
        ('accept = ["sidecar.value"]', Code.SIDECAR_VALUE, "put right where it arises"),
        ('[[article]]\nurl = "https://a.example"', Code.SIDECAR_KEY, "article 1: `url`"),
    ],
)
def test_mistake_is_told(source, code, told):
    _sidecar, (finding,) = parse(source)
    assert finding.code is code
    assert told in finding.message
    assert len(finding.message) < 300
    assert finding.hint


def test_syntax_error_names_its_line():
    _sidecar, (finding,) = parse('url = "https://a.example"\noutlet = Gazette\n')
    assert finding.line == 2


def test_one_mistake_leaves_the_rest():
    sidecar, findings = parse('captured_at = "soon"\noutlet = "Gazette"')
    assert (sidecar.outlet, sidecar.captured_at, len(findings)) == ("Gazette", None, 1)


@pytest.mark.parametrize("naming", ['lines = "0"', "headline = 7"])
def test_block_that_cannot_be_tied_to_its_article_has_no_effect(naming):
    sidecar, findings = parse(f'[[article]]\n{naming}\ndrop = true\n[[article]]\nlines = "2"')
    assert [override.number for override in sidecar.articles] == [2]
    assert len(findings) == 1


def test_hint_lists_the_keys_of_its_place():
    _sidecar, (inside,) = parse("[[article]]\nx = 1")
    _sidecar, (outside,) = parse("x = 1")
    assert "`drop`" in inside.hint
    assert "`article`" not in inside.hint
    assert "`article`" in outside.hint


def test_lines_may_be_a_list_of_ranges():
    sidecar, findings = parse('[[article]]\nlines = ["7-12", "15"]')
    assert findings == ()
    assert sidecar.articles[0].lines == (LineRange(7, 12), LineRange(15, 15))


def test_places_may_be_lines_and_characters():
    sidecar, findings = parse('[[article]]\nadd_lines = ["7", "66:120-310"]\ndrop_lines = "9–10"')
    assert findings == ()
    (block,) = sidecar.articles
    assert block.add_lines == (LineRange(7, 7), CharRange(66, 120, 310))
    assert block.drop_lines == (LineRange(9, 10),)
    assert [str(place) for place in (*block.add_lines, *block.drop_lines)] == [
        "7",
        "66:120-310",
        "9-10",
    ]


def test_accepted_findings_that_exist_count_beside_one_that_does_not():
    sidecar, findings = parse('accept = ["article.no-outlet", "article.no-idea", "capture.empty"]')
    assert sidecar.accept == ("article.no-outlet", "capture.empty")
    assert len(findings) == 1


def test_headline_loses_the_marks_nobody_sees():
    sidecar, findings = parse('[[article]]\nheadline = "\\u200fFerry stays\\u200e"')
    assert findings == ()
    assert sidecar.articles[0].headline == "Ferry stays"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('outlet = "Harbour \\u202eGazette"', "U+202E"),
        ('outlet = "Harbour \\u001b[2JGazette"', "U+001B"),
        ('outlet = "Harbour \\u2067Gazette"', "U+2067"),
        ('url = "https://harbour.example.org/\\u202egnp.exe"', "U+202E"),
        ('url = "https://harbour.example.org/\\u200ea"', "U+200E"),
        ('url = "https://harbour.example.org/\\u2067a\\u2069"', "U+2067"),
        ('url = "https://harbour.example.org/\\u0000"', "U+0000"),
        ('[[article]]\nheadline = "Ferry \\u202estays"', "U+202E"),
        ('[[article]]\nlines = "1"\nheadline = "Ferry \\u009bstays"', "U+009B"),
    ],
)
def test_character_that_turns_or_drives_text_is_told_and_not_shown(line, told):
    sidecar, (finding,) = parse(line)
    assert finding.code is Code.SIDECAR_VALUE
    assert told in finding.message
    assert finding.message.isprintable()
    assert (sidecar.url, sidecar.outlet, sidecar.articles) == (None, None, ())


@pytest.mark.parametrize("line", ['"\\u202eurl" = "x"', 'accept = ["\\u202earticle.no-date"]'])
def test_key_or_name_shows_what_nobody_sees_of_it(line):
    _sidecar, (finding,) = parse(line)
    assert "`\\u202e" in finding.message
    assert finding.message.isprintable()


def test_isolate_that_is_closed_is_left_out_like_a_mark():
    sidecar, findings = parse('[[article]]\nheadline = "\\u2067Ferry\\u2069 stays"')
    assert findings == ()
    assert sidecar.articles[0].headline == "Ferry stays"


def test_every_mistake_tells_its_line():
    source = (
        """# About the page.
captured_at = "soon"
outlet = """
        + "'''"
        + """
language = "this is text"
"""
        + "'''"
        + """

[[article]]
headline = "Ferry stays"
line = "7"

[[article]]
"lines" = "0"
drop = 1
"""
    )
    _sidecar, findings = parse(source)
    assert [finding.line for finding in findings] == [2, 9, 12, 13]


def test_blocks_written_as_one_list_tell_the_line_of_the_list():
    _sidecar, (finding,) = parse('outlet = "Gazette"\narticle = [{drop = 5}]')
    assert finding.line == 2
    _sidecar, (finding,) = parse('outlet = "Gazette"\n[article]\ndrop = true')
    assert finding.line == 2
