"""An Arabic capture on an English site: every place its words stand in says so."""

import json
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.site.build import Built, build_site, write_files

_HEADLINE = "عودة العبّارات إلى ميناء النورس بعد إضراب طويل"
_ARABIC = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{_HEADLINE}</title><meta property="og:site_name" content="جريدة المرسى">
<meta property="article:published_time" content="2025-07-04T09:30:00Z"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>{_HEADLINE}</h1>
<p>عادت العبّارات صباح اليوم إلى ميناء النورس بعد إضراب دام تسعة أيام، وقال مجلس الميناء إن أولى
الرحلات نقلت أربعين راكبا إلى الجزيرة الصغيرة وسط ترحيب كبير من السكان.</p>
<p>وقالت رئيسة المجلس ليلى منصور إن الطرفين اتفقا على أسبوع عمل أقصر، وإن الأجور ستُراجع في الخريف
المقبل بعد تقرير لجنة مستقلة تضم ممثلين عن النقابة وأصحاب السفن.</p></article></body></html>
"""
_FILES: dict[str, str | bytes] = {
    "captures/arabic.html": _ARABIC,
    "captures/arabic.toml": 'captured_at = 2025-07-05\nlanguage = "ar"\n',
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("rtl")
    return build_site(write_files(root / "content", _FILES), root / "output")


def _page(path: Path) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: Element = parser.parse(path.read_text(encoding="utf-8"))
    return page


def _directed(page: Element, words: str) -> set[tuple[str, str]]:
    """Return language and direction of the elements that state them and hold these words."""
    return {
        (element.get("lang", ""), element.get("dir", ""))
        for element in page.iter()
        if element.get("dir") and words in " ".join("".join(element.itertext()).split())
    }


def test_article_page_states_language_and_direction_on_headline_and_body(site: Built) -> None:
    assert site.status == 0, site.text
    (article,) = json.loads((site.output / "digest.json").read_text("utf-8"))["articles"]
    page = _page(site.output / article["path"].strip("/") / "index.html")
    assert _directed(page, _HEADLINE) == {("ar", "rtl")}
    assert _directed(page, "وقالت رئيسة المجلس") == {("ar", "rtl")}
    assert page.get("lang") == "en"
    assert page.get("dir") is None


def test_lists_state_it_on_the_headline(site: Built) -> None:
    for path in ("index.html", "topics/index.html", "archive/2025/07/04/index.html"):
        assert _directed(_page(site.output / path), _HEADLINE) == {("ar", "rtl")}, path


def test_feed_states_it(site: Built) -> None:
    feed = (site.output / "feeds" / "all.atom.xml").read_text(encoding="utf-8")
    assert '&lt;div lang="ar" dir="rtl"&gt;' in feed
