"""Markdown clippings: front matter, marks of structure, inline marks, labels."""

import textwrap

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.containers.front_matter import read_front_matter
from plugins.captures.core.containers.markdown import LineKind, read_markdown
from plugins.captures.core.containers.unwrap import join_wrapped
from plugins.captures.core.values import RawCapture
from plugins.model import Label
from plugins.settings import CaptureSettings
from tests.unit.captures.kinds import HEADLINE, STORY


def facts(*lines):
    return read_front_matter(("---", *lines, "---", "Words.")).facts


def read(text):
    return [(line.kind, line.text) for line in read_markdown(text.split("\n")).lines]


def clean(text):
    source = RawCapture(path="captures/a.md", raw=text.encode())
    return clean_capture(source, CaptureSettings())


def labels(text):
    return [line.label for line in clean(text).capture.lines if line.text]


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (('title: "A: b"',), "title", "A: b"),
        (("title: 2025",), "title", "2025"),
        (("Title: A b",), "title", "A b"),
        (("title: >", "  A", "  b"), "title", "A b"),
        (("source: https://a.example/b",), "url", "https://a.example/b"),
        (("url: javascript:alert(1)",), "url", None),
        (("source: Parish Post", "url: https://a.example/"), "url", "https://a.example/"),
        (("author: Edda Crane",), "byline", "Edda Crane"),
        (("author:", '  - "[[Edda Crane]]"', '  - "[[Notes/B|Bo Bell]]"'), "byline",
         "Edda Crane, Bo Bell"),
        (("authors: []",), "byline", None),
        (("author:", "  name: Edda Crane"), "byline", None),
        (("published: 2025-07-08",), "published", "2025-07-08"),
        (("published_at: 2025-07-08T10:00:00+0200",), "published", "2025-07-08T10:00:00+02:00"),
        (("published: 2025-02-30",), "published", None),
        (("published: 08/07/2025",), "published", None),
        (("created: 2025-07-09 08:30",), "captured_at", "2025-07-09T08:30:00"),
        (("saved: '2025-07-09'",), "captured_at", "2025-07-09"),
        (("created: 0001-01-01",), "captured_at", None),
        (("date: 2025-07-09",), "captured_at", None),
        (("website: parish.example.org",), "outlet", None),
        (("site: Parish Post",), "outlet", "Parish Post"),
        (("publisher: parish.example.org",), "outlet", None),
        (("lang: en-GB",), "language", "en-GB"),
        (("language: English, of course",), "language", None),
    ],
)  # fmt: skip
def test_keys_of_clipping_programs_are_understood(lines, field, value):
    assert getattr(facts(*lines), field) == value


@pytest.mark.parametrize(
    "lines",
    [
        ("Words.",),
        ("---",),
        ("---", "title: a"),
        ("", "---", "title: a", "---"),
        ("---", *["a: b"] * 300, "---"),
        ("---", "a" * 30_000, "---"),
    ],
)
def test_text_without_a_closed_block_has_no_front_matter(lines):
    assert read_front_matter(lines).length == 0


BOMB = ["a: &a [x, x, x]"] + [
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(20)
]


@pytest.mark.parametrize(
    "lines",
    [
        ("title: A: b",),
        ("title: [",),
        ("&a [*a]: b",),
        ("? [a]\n: b",),
        ("{" * 2_000,),
        ("- a list",),
        ("title: !!python/object/apply:os.system [x]", "x: !y"),
        ("\tx: y",),
        ("title: a\x00b",),
        ("x: 9" + "9" * 5_000,),
        BOMB,
        ("a: &a", "  <<: *a"),
    ],
)
def test_hostile_front_matter_never_raises(lines):
    front = read_front_matter(("---", *lines, "---"))
    assert front.length == len(lines) + 2


def test_aliases_are_shared_never_copied():
    assert facts(*BOMB, "author: *u", "title: Cock").title == "Cock"


def test_front_matter_with_a_colon_too_many_is_read_by_lines_and_told():
    front = read_front_matter(("---", "title: A: b", "source: https://a.example/b", "---"))
    assert (front.facts.title, front.facts.url) == ("A: b", "https://a.example/b")
    assert front.problem is not None
    assert "line 2" in front.problem.message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("A [link](https://a.example/) here", "A link here"),
        ('A [link](https://a.example/b_(c) "Title") here', "A link here"),
        ("A [link](<https://a.example/b c>) here", "A link here"),
        ("A [link][1] and [[Note|a note]] and [[Note]]", "A link and a note and Note"),
        ("See <https://a.example/>.", "See https://a.example/."),
        ("**Bold**, *slanted*, ***both***, __b__ and _i_", "Bold, slanted, both, b and i"),
        ("**Bold with *slanted* in it**", "Bold with slanted in it"),
        ("~~Gone~~ ==marked== `code`", "Gone marked code"),
        ("5 * 3 * 2 and snake_case_name and f***ed", "5 * 3 * 2 and snake_case_name and f***ed"),
        (r"\*not\* \[slanted\]", "*not* [slanted]"),
        ("R&amp;D &mdash; &#8220;x&#8221;", "R&D — “x”"),
        ("H<sub>2</sub>O<br>and more", "H2O and more"),
        ("A claim.[^1]", "A claim."),
        ("[sic] and [brackets] stay", "[sic] and [brackets] stay"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("\ue041 private", "\ue041 private"),
    ],
)
def test_inline_marks_go_and_words_stay(line, text):
    assert read(line) == [(LineKind.TEXT, text)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Head #", [("heading", "Head")]),
        ("Head\n====", [("heading", "Head"), ("rule", "====")]),
        ("Head\n----", [("heading", "Head"), ("rule", "----")]),
        ("Text\n\n----", [("text", "Text"), ("blank", ""), ("rule", "----")]),
        ("#hashtag", [("text", "#hashtag")]),
        ("- item\n2. item\n* [x] done", [("item", "item"), ("item", "item"), ("item", "done")]),
        ("> quoted\n> > deeper", [("text", "quoted"), ("text", "deeper")]),
        ("> [!note] Title", [("text", "Title")]),
        ("![Alt](a.png)", [("image", "Alt")]),
        ("![](a.png)", [("blank", "")]),
        ("![[a.png]]", [("blank", "")]),
        ("[![Alt](a.png)](https://a.example/)", [("image", "Alt")]),
        ("Text ![Alt](a.png) goes on", [("text", "Text  goes on"), ("image", "Alt")]),
        ('<img src="a.png" alt="Alt">', [("image", "Alt")]),
        ("[Share](https://a.example/)", [("links", "Share")]),
        ("- [A](a) | [B](b)", [("links", "A | B")]),
        ("### [Head](https://a.example/)", [("heading", "Head")]),
        ("[1]: https://a.example/", [("rule", "[1]: https://a.example/")]),
        ("| A | B |\n|---|---|", [("text", "| A | B |"), ("rule", "|---|---|")]),
        ("```\n# no head\n```", [("rule", "```"), ("text", "# no head"), ("rule", "```")]),
        ("<script>x()</script>", [("code", "<script>x()</script>")]),
        ("* * *", [("rule", "* * *")]),
    ],
)
def test_marks_of_structure_become_kinds(text, lines):
    assert read(text) == lines


def test_lines_broken_by_a_program_are_one_again():
    wrapped = textwrap.fill(STORY[0], 72).split("\n")
    assert len(wrapped) > 1
    assert join_wrapped([*wrapped, "", *wrapped]) == (STORY[0], "", STORY[0])


@pytest.mark.parametrize(
    "lines",
    [
        ("Roses are red", "violets are blue"),
        ("First point of several that are short", "Second point of them"),
        (STORY[0], STORY[1]),
        ("x" * 70, "", "y" * 70),
        ("x" * 70, "- item that stands for itself"),
        ("x" * 70, "    an indented line that opens a paragraph"),
        (),
    ],
)
def test_lines_an_author_broke_stay(lines):
    assert join_wrapped(lines) == lines


FRONT = f'---\ntitle: "{HEADLINE}"\ncreated: 2025-07-09\n---\n'


def test_clipping_is_its_article():
    cleaned = clean(FRONT + "\n".join(("", *STORY)))
    (article,) = cleaned.articles
    assert article.headline == HEADLINE
    assert [paragraph.text for paragraph in article.paragraphs] == list(STORY)
    assert cleaned.capture.captured_at.basis == "front matter"
    assert [f.code.label for f in cleaned.findings] == []


def test_furniture_of_a_clipping_is_named():
    text = f"{FRONT}# {HEADLINE}\n{STORY[0]}\n## Why\n{STORY[1]}\n[Share](x)\n## More\n- [A](a)\n"
    assert labels(text)[4:] == [
        Label.HEADLINE,
        Label.BODY,
        Label.SUBHEAD,
        Label.BODY,
        Label.NAVIGATION,
        Label.SECTION_HEADER,
        Label.NAVIGATION,
    ]


def test_lower_heading_keeps_the_higher_one_above_it():
    text = f"{FRONT}## Part\n### Chapter\n{STORY[0]}\n### Nothing below\n## Part\n{STORY[1]}\n"
    assert labels(text)[4:] == [
        Label.SUBHEAD,
        Label.SUBHEAD,
        Label.BODY,
        Label.SECTION_HEADER,
        Label.SUBHEAD,
        Label.BODY,
    ]


def test_time_and_byline_above_the_text_count_where_nothing_is_stated():
    (article,) = clean(f"# {HEADLINE}\n\nBy Bo Bell\n\n8 July 2025\n\n" + "\n".join(STORY)).articles
    assert (article.byline, article.time_phrase) == ("Bo Bell", "8 July 2025")


def test_headings_of_the_first_level_head_articles_where_each_has_text():
    text = f"# One story\n{' '.join(STORY)}\n# Another story\n{' '.join(STORY)}\n"
    assert [a.headline for a in clean(text).articles] == ["One story", "Another story"]
    chapters = f"# One story\n{' '.join(STORY)}\n# A short end\nThat is all.\n"
    assert [a.headline for a in clean(chapters).articles] == ["One story"]


def test_markdown_without_a_title_is_labelled_like_text():
    cleaned = clean("\n\n".join((HEADLINE, *STORY)))
    assert cleaned.capture.layout == "fallback"
    assert cleaned.articles[0].headline == HEADLINE


@pytest.mark.parametrize(
    "piece", ["[", "![", "[a](", "*a ", "_a", "<a ", "`", "> ", "|-", "[[", "&"]
)
def test_long_lines_cost_little(piece):
    assert read_markdown([piece * 100_000]).lines
