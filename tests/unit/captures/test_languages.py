"""Languages: the small words decide for eight, the library for the rest, and doubt is None."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from plugins.captures.core.languages import (
    KNOWN_LANGUAGES,
    choose_language,
    decide_language,
    detect_language,
    find_language_problems,
    known_language,
    primary_tag,
)
from plugins.model import ArticleId, CaptureId, Code, NewsArticle, Paragraph, Role, Section

DATA = tomllib.loads(Path(__file__).with_name("language_texts.toml").read_text(encoding="utf-8"))
TEXTS, NEIGHBOURS = DATA["known"], DATA["neighbours"]


def article(body, language):
    paragraph = Paragraph(text=body, line=3, start=0, end=len(body))
    return NewsArticle(
        id=ArticleId("a-1"),
        capture=CaptureId("a"),
        role=Role.MAIN,
        headline="Old ferry",
        sections=(Section(paragraphs=(paragraph,)),),
        language=language,
    )


def test_there_is_a_text_for_each_known_language():
    assert sorted(TEXTS) == sorted(KNOWN_LANGUAGES)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_two_sentences_of_a_known_language_are_told_by_their_words(language):
    assert known_language(TEXTS[language]) == language
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize("language", sorted(NEIGHBOURS))
def test_neighbour_of_a_known_language_is_not_taken_for_it(language):
    assert known_language(NEIGHBOURS[language]) is None
    assert detect_language(NEIGHBOURS[language]) == language


def test_known_languages_load_no_library():
    code = (
        "import sys; from plugins.captures.core.languages import detect_language\n"
        f"for text in {list(TEXTS.values())!r}: assert detect_language(text)\n"
        "assert not {'numpy', 'py3langid'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "12.5 · 13.7 · 19",
        "Harbour Gazette",
        "Die Zeit",
        "\ud800\udfff" * 40,
        "\x00" * 99,
    ],
)
def test_too_little_text_is_unknown(text):
    assert detect_language(text) is None


def test_table_of_goods_is_english_though_small_words_are_few():
    rows = ["Harbour lamp, brass, 40 cm, for indoor use", "Ferry model with oars, oak, 60 cm"]
    assert decide_language([row + f" no. {n}" for n in range(20) for row in rows]) == "en"


def test_menus_do_not_decide_a_page():
    menu = ["Home", "World", "About us", "Sign in", "The latest", "What to watch"] * 5
    assert decide_language([*menu, TEXTS["de"], *menu]) == "de"


def test_page_of_short_lines_alone_is_read_as_a_whole():
    words = TEXTS["fr"].split()
    assert decide_language([" ".join(words[n : n + 4]) for n in range(0, len(words), 4)]) == "fr"


@pytest.mark.parametrize(
    ("stated", "declared", "body", "language"),
    [
        (None, None, TEXTS["de"], "de"),
        (None, "de-AT", TEXTS["de"], "de-AT"),
        ("nl", "de", TEXTS["de"] * 3, "nl"),
        (None, "en-US", TEXTS["de"] * 3, "de"),
        # A short text does not overrule a page, nor do words of a language that has no list.
        (None, "en-US", TEXTS["de"], "en-US"),
        (None, "en", NEIGHBOURS["it"] * 3, "en"),
        (None, None, "12 · 13", "en"),
    ],
)
def test_text_outweighs_the_page_and_the_editor_outweighs_both(stated, declared, body, language):
    assert choose_language(body, stated=stated, declared=declared, default="en") == language


@pytest.mark.parametrize(
    ("language", "declared", "codes"),
    [
        ("en", None, []),
        ("de-AT", "de", []),
        ("de", "en-US", [Code.ARTICLE_DECLARED_LANGUAGE]),
        ("pl", None, [Code.ARTICLE_LANGUAGE]),
        ("pl", "pl-PL", [Code.ARTICLE_LANGUAGE]),
    ],
)
def test_what_an_editor_should_know_of_a_language_is_told(language, declared, codes):
    found = list(find_language_problems("a.html", article("Some text.", language), declared))
    assert [finding.code for finding in found] == codes
    assert all(finding.line == 3 and finding.hint for finding in found)


@pytest.mark.parametrize(("tag", "primary"), [("en", "en"), ("pt-BR", "pt"), ("ZH_Hant", "zh")])
def test_primary_tag_is_the_language_alone(tag, primary):
    assert primary_tag(tag) == primary
