import os
from pathlib import Path

import pytest

from plugins.bridge.store import make_key
from plugins.model import Code, Digest
from plugins.topics.core import add_topic_files, parse_topic_file
from plugins.topics.files import read_topic_files

FILE = """Title: Harlow flood
Keywords: dam, flood, Lower Harlow
Pins: Dam bursts, and nobody warned; 0123456789ab-000002
    Rescuers search "villages"
Excludes:
    - Lost portrait found
    0123456789ab-000004, 0123456789ab-000005

The flood of *March*.

- boats
- roofs
"""


def parse(text):
    topic, findings = parse_topic_file("topics/flood.md", text)
    assert topic is not None
    return topic, findings


def test_every_key_is_read():
    topic, findings = parse(FILE)
    assert findings == ()
    assert topic.path == "topics/flood.md"
    assert (topic.title, topic.slug) == ("Harlow flood", "harlow-flood")
    assert topic.keywords == ("dam", "flood", "Lower Harlow")
    assert topic.pins == (
        "Dam bursts, and nobody warned",
        "0123456789ab-000002",
        'Rescuers search "villages"',
    )
    assert topic.excludes == (
        "Lost portrait found",
        "0123456789ab-000004",
        "0123456789ab-000005",
    )
    assert topic.introduction.startswith("<p>The flood of <em>March</em>.</p>")
    assert "<li>boats</li>" in topic.introduction


def test_aliases_and_former_slugs_are_read():
    topic, findings = parse(
        "Title: Flood\nAliases: Velm disaster, dam burst\n"
        "Merged-from: /topics/velm-flood/, Old Dam\n"
    )
    assert findings == ()
    assert topic.aliases == ("Velm disaster", "dam burst")
    assert topic.merged_from == ("velm-flood", "old-dam")


def test_pins_and_excludes_keep_their_lines():
    topic, _ = parse(
        "Title: Flood\nPins: One; Two\n    Three\nExcludes: Four\nPins: Five\n    one\n\nText."
    )
    assert topic.pins == ("One", "Two", "Three", "Five")
    assert topic.pin_lines == (2, 2, 3, 5)
    assert (topic.excludes, topic.exclude_lines) == (("Four",), (4,))


def test_a_title_alone_is_enough():
    topic, findings = parse("Title: Harlow flood")
    assert findings == ()
    assert (topic.slug, topic.keywords, topic.introduction) == ("harlow-flood", (), "")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTitle: Flood\n\nText.",
        "\n\n  \nTitle: Flood\n\nText.",
        "---\nTitle: Flood\n---\nText.",
        "---\ntitle: Flood\n...\n\nText.",
        "TITLE:Flood\r\n\r\nText.\r\n",
        "Title: Flood\nText.",
    ],
)
def test_header_is_found_however_it_is_written(text):
    topic, findings = parse(text)
    assert (topic.title, topic.introduction, findings) == ("Flood", "<p>Text.</p>", ())


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("flood-2031", "flood-2031"), ("../../x", "x"), ("Flood & Dam", "flood-dam"), ("", "flood")],
)
def test_slug_is_always_safe(slug, expected):
    assert parse(f"Title: Flood\nSlug: {slug}\n")[0].slug == expected


def test_unknown_key_is_told_with_a_guess_and_the_topic_kept():
    topic, (finding,) = parse("Title: Flood\nKeyword: dam\n")
    assert topic.keywords == ()
    assert (finding.code, finding.subject, finding.line) == (
        Code.TOPIC_FILE,
        "topics/flood.md",
        2,
    )
    assert "Did you mean “Keywords”?" in finding.message


def test_unknown_key_without_a_likeness_gets_no_guess():
    _, (finding,) = parse("Title: Flood\nZebra: x\n")
    assert "Did you mean" not in finding.message


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Just text.", "# Flood\n\nText.", "Title:   \n\nText."]
)
def test_file_without_a_title_is_told_and_left_out(text):
    topic, (finding,) = parse_topic_file("topics/flood.md", text)
    assert topic is None
    assert finding.code is Code.TOPIC_FILE
    assert "no title" in finding.message


def test_first_of_two_titles_holds():
    topic, (finding,) = parse("Title: Flood\nTitle: Dam\n")
    assert topic.title == "Flood"
    assert finding.line == 2


def test_repeated_lists_are_joined_and_repetitions_dropped():
    topic, findings = parse("Title: Flood\nKeywords: dam, Dam ,\nKeywords: flood; dam\n")
    assert (topic.keywords, findings) == (("dam", "flood"), ())


def test_of_two_files_with_one_slug_the_first_by_path_holds():
    files = [("topics/b.md", "Title: Flood"), ("topics/a.md", "Title: The flood\nSlug: flood")]
    digest = add_topic_files(Digest(), files)
    assert [topic.path for topic in digest.editor_topics] == ["topics/a.md"]
    (finding,) = digest.findings
    assert (finding.code, finding.subject) == (Code.TOPIC_FILE, "topics/b.md")
    assert "topics/a.md" in finding.message


def test_file_whose_name_is_no_text_is_read(tmp_path):
    folder = tmp_path / "topics"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/flood\xff.md")).write_text("Title: Flood\n")
    (topic,) = read_topic_files(Digest(), tmp_path).editor_topics
    assert topic.path == "topics/flood?.md"
    assert make_key(topic)
