import json
import logging
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from plugins.captures.core.html import read_html, sniff_charset
from plugins.model import KEPT_LABELS, Label
from tests.shared import PROJECT_ROOT

CASES = sorted((Path(__file__).parent / "html_cases").iterdir())
PARAGRAPHS = (
    "The ferry will sail again in the spring, when the ice has left the bay for good.",
    "Its crew spent the winter in the yard and painted the hull twice, the captain said.",
    "Tickets cost as much as they did three years ago, which nobody had expected here.",
)
STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read_case(folder):
    return read_html((folder / "page.html").read_text(encoding="utf-8"))


def lines_with(page, *labels):
    return [
        text for text, mark in zip(page.lines, page.labels, strict=True) if mark.label in labels
    ]


def rule_of(page, text):
    return page.labels[page.lines.index(text)].rule


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_saved_page_gives_the_expected_lines_and_metadata(folder):
    page = read_case(folder)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    marks = zip(page.lines, page.labels, strict=True)
    assert [[mark.label.value, mark.rule, text] for text, mark in marks] == expected["lines"]
    assert asdict(page.metadata) == expected["metadata"]


@pytest.mark.parametrize("source", ["", " \n", "<!-- nothing -->", "<?xml version='1.0'?>", "\x00"])
def test_page_without_content_gives_no_lines(source):
    page = read_html(source)
    assert page.lines == ()
    assert page.labels == ()


def test_blocks_and_breaks_end_lines_and_inline_elements_do_not():
    page = read_html("<p>one <b>two</b><i>three</i>\n\tfour<br>five</p>six<div>seven</div>eight")
    assert page.lines == ("one twothree four", "five", "six", "seven", "eight")


def test_preformatted_text_keeps_its_lines():
    assert read_html("<pre>one\n  two\n\nthree</pre>").lines == ("one", "two", "three")


def test_no_break_space_stays_and_line_separators_become_spaces():
    page = read_html("<p>a&nbsp;b&#x2028;c&#x85;d&#13;e</p><p>&nbsp;</p><p>\u200b</p>")
    assert page.lines == ("a\u00a0b c\u2026d e",)


def test_image_inside_a_paragraph_follows_it_and_an_emoji_stays_in_it():
    page = read_html('<p>One <img alt="a boat"> two <img alt="⛵">.</p><img alt=" the  bay ">')
    assert page.lines == ("One two ⛵.", "a boat", "the bay")
    assert lines_with(page, Label.IMAGE_ALT) == ["a boat", "the bay"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>secret()</script>",
        "<script><!--<script></script> secret --></script>",
        "<svg><script>secret</script><text>secret</text></svg>",
        "<style>.secret{}</style>",
        "<noscript>secret</noscript>",
        "<template>secret</template>",
        "<textarea><script>secret</script></textarea>",
        "<iframe>secret</iframe>",
        "<!-- secret -->",
        "<select><option>secret</select>",
    ],
)
def test_hidden_text_is_no_line(hidden):
    page = read_html(f"<html><body>{hidden}{STORY}{hidden}after</body></html>")
    assert "secret" not in "\n".join(page.lines)
    assert page.lines == (*PARAGRAPHS, "after")


def test_script_that_stands_as_text_is_labelled_as_one():
    page = read_html(f"{STORY}<p>&lt;script src='ads.js'&gt;&lt;/script&gt;</p>{STORY}")
    assert lines_with(page, Label.SCRIPT) == ["<script src='ads.js'></script>"]


def test_control_character_does_not_hide_the_article():
    page = read_html(f"<html><body>{STORY}<p>Back&#8;space and \x00 nothing \x0b else.</p></body>")
    assert lines_with(page, *KEPT_LABELS)[:3] == list(PARAGRAPHS)
    assert page.lines[3] == "Backspace and nothing else."


def test_text_that_is_all_links_is_kept_where_it_is_extracted():
    links = "".join(f"<a href='/'>{text}</a><br>" for text in PARAGRAPHS)
    page = read_html(f"<html><body><h1>Ferry</h1><div>{links}</div></body></html>")
    assert lines_with(page, Label.BODY) == list(PARAGRAPHS)


def test_text_that_stands_twice_is_kept_once():
    wide = f"<div class='wide'>{STORY}</div><div class='narrow'>{STORY}</div>"
    page = read_html(f"<html><body><main><h1>Ferry</h1>{wide}</main></body></html>")
    assert lines_with(page, Label.BODY) == list(PARAGRAPHS)


def test_line_of_the_publishers_own_body_needs_no_other_evidence():
    promise = "<p>Readers of our letter knew about the ferry a week before everybody else did.</p>"
    body = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    script = f"<script type='application/ld+json'>{body}</script>"
    page = read_html(f"<head>{script}</head><body><h1>Ferry</h1>{STORY}{promise}</body>")
    assert lines_with(page, Label.BODY) == list(PARAGRAPHS)


def test_body_stated_in_json_ld_is_taken_where_nothing_is_extracted():
    body = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    script = f"<script type='application/ld+json'>{body}</script>"
    page = read_html(f"<html><head>{script}</head><body><footer>{STORY}</footer></body></html>")
    assert {rule_of(page, text) for text in PARAGRAPHS} == {"html.json-ld-body"}


def test_body_stated_in_json_ld_but_not_shown_is_no_evidence():
    hidden = json.dumps({"@type": "NewsArticle", "articleBody": "Words behind the paywall. " * 40})
    script = f"<script type='application/ld+json'>{hidden}</script>"
    page = read_html(f"<html><head>{script}</head><body>{STORY}</body></html>")
    assert "html.json-ld-body" not in {mark.rule for mark in page.labels}
    assert lines_with(page, Label.BODY) == list(PARAGRAPHS)


def test_page_without_article_has_no_body_line():
    page = read_html("<html><body><nav><ul><li>News<li>Sport</ul></nav></body></html>")
    assert lines_with(page, *KEPT_LABELS) == []


def test_headline_is_taken_from_the_h1_when_the_stated_one_only_adds_the_site():
    page = read_html(f"<title>Ferry sails — Some Site</title><h1>Ferry sails</h1>{STORY}")
    assert page.metadata.headline == "Ferry sails"
    assert rule_of(page, "Ferry sails") == "html.headline"


def test_h1_above_the_body_is_the_headline_where_the_stated_one_differs():
    page = read_html(
        f"<meta property='og:title' content='Big ferry news'><h1>Ferry sails</h1>{STORY}"
    )
    assert rule_of(page, "Ferry sails") == "html.h1-above-body"


def test_repeated_headline_is_labelled_and_the_h1_leads():
    page = read_html(f"<p>Ferry sails</p><h1>Ferry sails</h1><p>Ferry sails</p>{STORY}")
    rules = [mark.rule for mark in page.labels[:3]]
    assert rules == ["html.headline-repeated", "html.headline", "html.headline-repeated"]


def test_same_sentence_in_the_menu_is_not_body():
    page = read_html(f"<ul><li>{PARAGRAPHS[1]}</li></ul><article>{STORY}</article>")
    assert [mark.label for mark in page.labels].count(Label.BODY) == 3
    assert page.labels[0].label not in KEPT_LABELS


def test_caption_of_another_story_is_no_caption():
    figure = "<figure><img alt=''><figcaption>A boat seen from above</figcaption></figure>"
    page = read_html(f"<body>{STORY}<aside>{figure}</aside></body>")
    assert lines_with(page, Label.CAPTION) == []


def test_two_runs_with_different_hash_seeds_give_the_same_page():
    program = (
        "import sys; from plugins.captures.core.html import read_html;"
        "print(read_html(open(sys.argv[1], encoding='utf-8').read()))"
    )
    page = PROJECT_ROOT / "tests/unit/captures/html_cases/news-with-json-ld/page.html"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(page)],
            cwd=PROJECT_ROOT,
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_importing_the_module_loads_no_html_library():
    program = "import sys, plugins.captures.core.html; print('lxml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT_ROOT, check=True, capture_output=True
    )
    assert done.stdout.strip() == b"False"


def test_no_log_line_of_the_extractor_reaches_the_build(caplog):
    with caplog.at_level(logging.DEBUG):
        for source in ("", "<p>", "<html></html>", "{}", "<div>" * 300, STORY):
            read_html(source)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b'<META  CHARSET = "UTF-8">', "utf-8"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'>", "koi8-r"),
        (b'<meta charset="iso-8859-1">', "windows-1252"),
        (b"<meta charset='gb2312'>", "gb18030"),
        (b"<p>charset=utf-8</p>", None),
        (b"", None),
        (b" " * 4096 + b"<meta charset=utf-8>", None),
        (b"<meta " * 700, None),
    ],
)
def test_declared_charset_is_read_as_browsers_do(raw, charset):
    assert sniff_charset(raw) == charset


def test_page_of_absurd_size_is_read_without_an_extraction_and_in_doubt():
    sentence = "<p>The keeper of lock {} counted the boats, and he wrote each of them down.</p>"
    page = read_html("".join(sentence.format(number) for number in range(10_001)))
    body = [mark for mark in page.labels if mark.label is Label.BODY]
    assert len(body) > 9_000
    assert {mark.rule for mark in body} == {"html.too-large-to-extract"}
    assert max(mark.confidence for mark in body) <= 0.7
