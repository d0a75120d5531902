"""Every page rendered from its model and the chrome alone, read as a browser would."""

import gzip
import re
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace
from urllib.parse import urldefrag
from xml.etree import ElementTree

import html5lib
import pytest
from jinja2 import meta, nodes

from plugins.model import Digest
from plugins.site.core import models, urls
from plugins.site.core.build import CSS_PATH
from tests.unit.site.builders import SCRIPT, make_digest, make_site
from tests.unit.site.hostile import HOSTILE, make_hostile
from tests.unit.site.rendering import THEME, all_pages, environment, render_pages, template_sources

CSS = THEME / "static" / "css" / "site.css"
ROOTS = ("", "/repo", "http://127.0.0.1:8000/repo")


def parse(html: str) -> ElementTree.Element:
    """Return the page; raises on anything the HTML standard calls an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: ElementTree.Element = parser.parse(html)
    return page


def rendered(digest: Digest, root: str = "/repo") -> dict[str, ElementTree.Element]:
    return {path: parse(html) for path, html in render_pages(digest, make_site(root)).items()}


@pytest.fixture(scope="module")
def pages():
    return rendered(make_digest())


def attributes(page: ElementTree.Element, name: str) -> list[str]:
    return [element.attrib[name] for element in page.iter() if name in element.attrib]


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_kind_of_page_is_among_the_pages_looked_at():
    kinds = {type(page.model) for page in all_pages(make_digest(), make_site())}
    assert kinds == set(models.TEMPLATES) - {models.LetterPage}


def test_template_of_a_page_is_that_of_its_kind():
    for page in all_pages(make_digest(), make_site()):
        assert page.template == models.TEMPLATES[type(page.model)]


def test_page_has_one_main_heading(pages):
    for path, page in pages.items():
        assert len(list(page.iter("h1"))) == 1, path


def test_headings_skip_no_level(pages):
    for path, page in pages.items():
        levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        steps = pairwise(levels)
        # The first headings of a side column stand beside the main one, so falls are free.
        assert all(after - before <= 1 for before, after in steps), (path, levels)


def test_page_has_title_and_description(pages):
    for path, page in pages.items():
        assert words(next(page.iter("title"))), path
        descriptions = [m for m in page.iter("meta") if m.get("name") == "description"]
        assert descriptions[0].attrib["content"].strip(), path


def test_ids_of_a_page_are_unique(pages):
    for path, page in pages.items():
        assert max(Counter(attributes(page, "id")).values(), default=1) == 1, path


def test_labels_refer_to_ids_of_the_page(pages):
    for path, page in pages.items():
        assert set(attributes(page, "aria-labelledby")) <= set(attributes(page, "id")), path


@pytest.mark.parametrize("root", ROOTS)
def test_every_link_inside_the_site_leads_to_a_page_and_every_anchor_exists(root):
    found = rendered(make_digest(), root)
    topics = {urls.topic_feed_path(topic.slug) for topic in make_digest().topics}
    others = {urls.FEED_ALL, CSS_PATH, *topics}
    for path, page in found.items():
        for link in attributes(page, "href"):
            address, anchor = urldefrag(link)
            if not anchor and address in {f"{root}/{other}" for other in others}:
                continue
            if link.startswith(("http://", "https://")) and not link.startswith(ROOTS[2]):
                continue
            target = address.removeprefix(f"{root}/") if address else path
            assert target in found, (path, link)
            assert not anchor or anchor in attributes(found[target], "id"), (path, link)


def test_every_page_is_reached_from_the_home_page(pages):
    seen, waiting = set(), [""]
    while waiting:
        path = waiting.pop()
        seen.add(path)
        links = (urldefrag(link)[0] for link in attributes(pages[path], "href"))
        targets = {link.removeprefix("/repo/") for link in links if link.startswith("/repo/")}
        waiting += sorted((targets & set(pages)) - seen - set(waiting))
    assert set(pages) - seen == {"404.html", "topics/ferry-dispute/"}


def test_page_runs_no_code_and_asks_nobody_else(pages):
    for path, page in pages.items():
        for element in page.iter():
            assert element.tag not in {"script", "style", "iframe", "img", "object"}, path
            assert not [name for name in element.attrib if name.startswith("on")], path
            assert "style" not in element.attrib, path
        for link in page.iter("link"):
            assert link.attrib["href"].startswith("/repo/"), path


def test_links_that_leave_the_site_say_so(pages):
    outside = [
        a for p in pages.values() for a in p.iter("a") if a.get("href", "").startswith("http")
    ]
    assert {a.attrib["href"] for a in outside} == {
        "https://meridian-post.example/strike",
        "https://aggregator.example/strike?a=1&b=2",
        "https://registry.example/papers/meridian-post",
    }
    assert {a.attrib["rel"] for a in outside} == {"noopener nofollow external"}


def test_pages_for_the_editor_and_those_that_moved_are_not_indexed(pages):
    hidden = {
        path
        for path, page in pages.items()
        if [m for m in page.iter("meta") if m.get("name") == "robots"]
    }
    moved = {path for path, page in pages.items() if "http-equiv" in attribute_names(page)}
    assert moved == {"topics/ferry-dispute/"}
    assert {path.split("/")[0] for path in hidden - moved} == {
        "captures",
        "quality",
        "404.html",
    }
    assert moved <= hidden


def attribute_names(page: ElementTree.Element) -> set[str]:
    return {name for element in page.iter() for name in element.attrib}


def test_page_that_moved_leads_on_in_all_ways(pages):
    page = pages["topics/ferry-dispute/"]
    assert "0; url=/repo/topics/ferry-strike/" in attributes(page, "content")
    (canonical,) = [link for link in page.iter("link") if link.get("rel") == "canonical"]
    assert canonical.get("href") == "/repo/topics/ferry-strike/"
    (main,) = page.iter("main")
    (link,) = main.iter("a")
    assert link.get("href") == "/repo/topics/ferry-strike/"
    assert words(link).startswith("Ferry strike")


def test_topic_and_site_name_their_feeds(pages):
    def feeds(path):
        return [e.get("href") for e in pages[path].iter("link") if e.get("rel") == "alternate"]

    assert feeds("") == ["/repo/feeds/all.atom.xml"]
    assert feeds("topics/ferry-strike/") == [
        "/repo/feeds/all.atom.xml",
        "/repo/feeds/ferry-strike.atom.xml",
    ]


def test_script_code_of_a_capture_is_on_no_page():
    for path, html in render_pages(make_digest(), make_site()).items():
        assert "adQueue" not in html, path
        assert "<script" not in html, path
    assert SCRIPT


def test_hostile_text_stays_text():
    for path, html in render_pages(make_hostile(make_digest()), make_site("/repo")).items():
        page = parse(html)
        assert not list(page.iter("script")), path
        assert "<script" not in html.lower(), path
        for element in page.iter():
            assert not [name for name in element.attrib if name.startswith("on")], path
            for name in ("href", "src"):
                assert not element.attrib.get(name, "").lower().startswith(("javascript", "data"))


def test_hostile_text_is_shown():
    html = render_pages(make_hostile(make_digest()), make_site("/repo"))
    articles = [parse(text) for path, text in html.items() if path.startswith("articles/")]
    assert all(HOSTILE in "".join(next(page.iter("h1")).itertext()) for page in articles)


def test_empty_site_renders_and_says_why_it_is_empty():
    home = rendered(Digest())[""]
    assert "No topic yet" in words(home)
    assert "No article yet" in words(home)


def imported(tree: nodes.Template) -> set[str]:
    """Return the macros a template imports: Jinja does not see them inside its blocks."""
    names = (name for found in tree.find_all(nodes.FromImport) for name in found.names)
    return {name if isinstance(name, str) else name[1] for name in names}


def test_templates_read_model_and_site_alone():
    entries = {"article.html": "article", "capture.html": "article", "page.html": "page"}
    for name, source in template_sources().items():
        tree = environment().parse(source)
        read = meta.find_undeclared_variables(tree) - imported(tree)
        given = {entries[name], "event_digest"} if name in entries else {"model", "site"}
        assert read <= given, name


def test_only_fields_named_html_are_trusted():
    trusted = set()
    for source in template_sources().values():
        trusted |= set(re.findall(r"([\w.]+)\s*\|\s*safe", source))
        assert "autoescape" not in source
        assert "Markup" not in source
    assert trusted == {"model.introduction_html", "model.content_html"}


@pytest.mark.parametrize(
    ("entry", "kind"),
    [("article", "ArticlePage"), ("capture", "CapturePage"), ("page", "PlainPage")],
)
def test_entry_of_pelican_renders_the_page_of_its_kind(entry, kind):
    site = make_site("/repo")
    page = next(p for p in all_pages(make_digest(), site) if type(p.model).__name__ == kind)
    content = SimpleNamespace(digest=page.model)
    given = {"page" if entry == "page" else "article": content}
    html = (
        environment()
        .get_template(f"{entry}.html")
        .render(event_digest=SimpleNamespace(site=site), **given)
    )
    direct = environment().get_template(f"{page.template}.html")
    assert html == direct.render(model=page.model, site=site)


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "link"])
@pytest.mark.parametrize("ground", ["paper", "tint"])
def test_text_has_a_contrast_of_seven(scheme, text, ground):
    light, dark = CSS.read_text().split("@media (prefers-color-scheme: dark)", 1)
    colours = tokens(light if scheme == "light" else dark.split("*, ::before")[0])
    assert contrast(colours[text], colours[ground]) >= 7


def test_style_sheet_is_small_and_asks_for_nothing():
    css = CSS.read_text()
    assert len(gzip.compress(css.encode(), mtime=0)) <= 6 * 1024
    assert not re.search(r"url\(|@import|@font-face", css)


def test_every_class_of_the_style_sheet_is_used_by_a_template():
    css = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", CSS.read_text(), flags=re.S)
    sources = " ".join(template_sources().values())
    states = {"kept", "beside", "removed", "withheld", "blank", "doubtful", "error"}
    classes = set(re.findall(r"\.([a-z][\w-]*)", css)) - states
    assert {c for c in classes if not re.search(rf'class="[^"]*\b{c}\b', sources)} == set()


def test_every_class_of_a_template_is_styled_or_a_hook():
    css = CSS.read_text()
    found = set()
    for source in template_sources().values():
        plain = re.sub(r"\{[{%].*?[%}]\}", " ", source)
        found |= {c for value in re.findall(r'class="([^"]*)"', plain) for c in value.split()}
    assert {c for c in found if f".{c}" not in css} == set()
