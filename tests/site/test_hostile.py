"""One build of a folder where everything is hostile or collides: told, never obeyed, no crash."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from defusedxml.ElementTree import fromstring

from tests.site.build import Built, build_site, write_files
from tests.site.links import broken_links, html_pages

_SCRIPT = "<script>alert(1)</script>"
_DATED = "captured_at = 2025-07-05\n"
_FIRST = (
    "The council opened the rebuilt ferry pier on Monday after two winters of work, and the first "
    "boat left with forty passengers on board while a small crowd watched from the quay."
)
_SECOND = (
    "The mayor said the pier had cost less than planned and that the old timbers would be given "
    "to the museum, which wants to show how the harbour was built and who worked there."
)
_EVIL_PAGE = f"""<!doctype html><html lang="en"><head><title>Pier &lt;script&gt;</title>
<link rel="canonical" href="javascript:alert(2)">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Boats \\ud800 {_FIRST[:9]}
&lt;img src=x onerror=alert(3)&gt;", "url": "javascript:alert(4)", "datePublished": "2025-07-01",
"publisher": {{"name": "Quay &lt;script&gt; Post"}}, "author": {{"name": "\\" onclick=\\"x"}}}}
</script></head><body><article><h1>Boats are back</h1><p>{_FIRST} &lt;script&gt;alert(5)</p>
<p onclick="alert(6)">{_SECOND} <a href="javascript:alert(7)">here</a></p></article></body></html>
"""


def _page(headline: str, *, outlet: str = "Harbour Gazette", more: str = "") -> str:
    header = f"{outlet}\n\n{headline}\n\n{headline}\n\n{outlet}2 hours ago\n"
    return f"{header}{_FIRST} {more}\n{_SECOND}\n"


_CAPTURES: dict[str, str | bytes] = {
    "captures/plain.txt": _page(f"Pier opens {_SCRIPT} \" onload='x in the rain", more=_SCRIPT),
    "captures/plain.toml": _DATED,
    "captures/named.txt": _page("Growth <5% but >3 boats & a \ufffe crane", more="{{ 7*7 }}"),
    "captures/named.toml": f"{_DATED}outlet = '{_SCRIPT} Post'\nurl = 'https://e.org/\"onload=\"x'\n",
    "captures/evil.html": _EVIL_PAGE,
    "captures/evil.toml": _DATED,
    "captures/terminal.txt": _page("Harbour bell \x1b]0;owned\x07 rings again after the storm"),
    "captures/terminal.toml": '"\\u001b[2Jkey" = 1\n',
    "captures/side.txt": _page("Lighthouse keeper retires after forty years"),
    "captures/side.html": _EVIL_PAGE.replace("Boats", "Ships"),
    "captures/side.toml": f'{_DATED}outlet = "A&B"\n',
    "captures/one.txt": _page("Fog delays the evening boat for an hour", outlet="Quay Post"),
    "captures/one.toml": f'{_DATED}outlet = "A B"\n',
    "captures/one-byte-more.txt": _page("Fog delays the evening boat for an hour", more="."),
    "captures/one.toml.txt": _page("Storm bell is sold to a museum"),
    "captures/OLD.TXT": _page("Ferry museum finds its first captain"),
    "captures/deep.html": "<div>" * 3000 + "</div>" * 3000,
    f"captures/{'long' * 60}.txt": _page("Crane falls into the harbour, nobody hurt"),
    'captures/-it\'s "q" <b>\n&.txt': _page("Swans return to the inner harbour"),
    "captures/漢字 {filename}.txt": _page("Rope makers hold their yearly fair"),
}
_EDITOR: dict[str, str | bytes] = {
    "topics/all.md": f"Title: All {_SCRIPT}\nSlug: all\nPins: Storm bell is sold to a museum\n",
    "topics/up.md": "Title: Up\nSlug: ../../up\nPins: Swans return to the inner harbour\n",
    "captures/bad.md": b"Title: Caf\xe9\nDate: 2025-07-05\n\nNo capture.\n",
    "topics/up2.md": "Title: Up again\nSlug: /up\nKeywords: pier\n",
    "topics/bom.md": b"\xef\xbb\xbfTitle: Fog\r\nPins: Fog delays the evening boat for an hour\r\n",
    "topics/latin.md": b"Title: Caf\xe9\n",
    "topics/empty.md": b"",
    "outlets.toml": f'[[outlet]]\nname = "A & B"\naliases = ["A&B"]\nnote = "</dd>{_SCRIPT}"\n',
    "pages/about.md": "Title: About\n\n[a]({filename}../captures/plain.txt)\n",
    "pages/topics.md": "Title: T\nSlug: topics\n\nTaken.\n",
    "pages/twin1.md": "Title: Twin\nSlug: twin\n\nFirst.\n",
    "pages/twin2.md": "Title: Twin\nSlug: twin\n\nSecond.\n",
    "pages/german.md": "Title: Info\nSlug: about\nLang: de\n\nHallo.\n",
    "pages/draft.md": "Title: Draft\nStatus: draft\n\nNot yet.\n",
    "pages/hidden.md": "Title: Hidden\nStatus: hidden\n\nNot listed.\n",
    "pages/long.md": f"Title: {'very long ' * 60}\n\nLong.\n",
    "pages/feed.md": "Title: F\nSlug: feeds/all.atom.xml\n\nA folder where a file is.\n",
    "pages/template.md": "Title: X\nTemplate: nosuch\n\nNo.\n",
    "pages/kind.md": "Title: X2\nTemplate: pages/home\n\nNo.\n",
    "pages/address.md": "Title: X3\nSlug: x3\nURL: captures/x/\n\nOnly its address is odd.\n",
    "pages/outside.md": "Title: X4\nSlug: ../../outside\n\nNo.\n",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the build of the worst folder we can think of, reached through a symbolic link."""
    root = tmp_path_factory.mktemp("hostile")
    content = write_files(root / "real", {**_CAPTURES, **_EDITOR})
    (content / "captures" / "broken.txt").symlink_to("nowhere")
    (content / "captures" / "folder.txt").mkdir()
    bad_name = os.fsencode(content / "captures") + b"/bad\xff.txt"
    Path(os.fsdecode(bad_name)).write_text(_page("Divers map the wreck off the pier"))
    (root / "content").symlink_to(content, target_is_directory=True)
    return build_site(root / "content", root / "site" / "output")


def _digest(built: Built) -> dict[str, list[dict[str, object]]]:
    digest: dict[str, list[dict[str, object]]]
    digest = json.loads((built.output / "digest.json").read_text("utf-8"))
    return digest


def _feeds(built: Built) -> Iterator[Element]:
    for feed in sorted(built.output.rglob("*.atom.xml")):
        yield fromstring(feed.read_text("utf-8"))


def test_build_ends_well_and_shows_no_traceback(hostile: Built) -> None:
    assert hostile.status == 0, hostile.text
    assert "Traceback" not in hostile.text


def test_every_capture_gives_a_page_whatever_its_name_and_the_way_to_it(hostile: Built) -> None:
    paths = {str(capture["path"]) for capture in _digest(hostile)["captures"]}
    wanted = {name for name in _CAPTURES if not name.endswith(".toml")}
    assert wanted | {"captures/broken.txt"} <= paths
    assert len(list((hostile.output / "captures").iterdir())) == len(_digest(hostile)["captures"])


def test_nothing_but_lock_and_cache_is_written_outside_the_output_folder(hostile: Built) -> None:
    root = hostile.output.parent.parent
    names = ["content", "real", "site", "topics.lock.json"]
    assert sorted(path.name for path in root.iterdir()) == names
    beside = sorted(path.name for path in hostile.output.parent.iterdir())
    assert beside == ["cache", "output"]


def test_no_page_holds_a_script_a_handler_or_a_script_address(hostile: Built) -> None:
    for page in html_pages(hostile.output):
        tree = html5lib.parse(page.read_text("utf-8"), treebuilder="etree")
        for element in tree.iter():
            assert not str(element.tag).endswith(("}script", "}img", "}iframe")), page
            for name, value in element.attrib.items():
                assert not str(name).startswith("on"), page
                assert not value.strip().lower().startswith(("javascript:", "data:")), page


def test_feeds_are_xml_and_their_html_holds_no_script(hostile: Built) -> None:
    titles = set()
    for feed in _feeds(hostile):
        for element in feed.iter():
            titles.add(element.text if element.tag.endswith("}title") else None)
            if element.get("type") == "html" and element.text:
                tree = html5lib.parseFragment(element.text, namespaceHTMLElements=False)
                assert not {e.tag for e in tree.iter()} & {"script", "img", "iframe"}, element.text
    assert "Growth <5% but >3 boats & a \ufffd crane" in titles


def test_topic_named_all_does_not_take_the_feed_of_everything(hostile: Built) -> None:
    titles = [feed.findtext("{http://www.w3.org/2005/Atom}title") for feed in _feeds(hostile)]
    assert "Event Digest" in titles
    assert f"Event Digest - All {_SCRIPT}" in titles


def test_every_internal_link_resolves(hostile: Built) -> None:
    # A page may state an address of its own that differs from where it is written.
    broken = [link for link in broken_links(hostile.output) if "/captures/x/" not in link]
    assert broken == []


def test_link_to_a_capture_leads_to_its_audit_page(hostile: Built) -> None:
    capture = next(c for c in _digest(hostile)["captures"] if c["path"] == "captures/plain.txt")
    about = (hostile.output / "about" / "index.html").read_text("utf-8")
    assert f'href="/captures/{capture["id"]}/"' in about


def test_outlets_with_one_slug_share_a_page(hostile: Built) -> None:
    assert (hostile.output / "outlets" / "a-b" / "index.html").is_file()


def test_sidecar_of_two_captures_counts_for_both(hostile: Built) -> None:
    ids = {c["path"]: c["id"] for c in _digest(hostile)["captures"]}
    for name in ("captures/side.txt", "captures/side.html"):
        outlets = {a["outlet"] for a in _digest(hostile)["articles"] if a["capture"] == ids[name]}
        assert outlets == {"A & B"}, name


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("topics.md", "its address is taken by the site itself"),
        ("twin2.md", "its address is taken by"),
        ("long.md", "its address is too long"),
        ("feed.md", "stands where it wants a folder"),
        ("template.md", "is no template for pages"),
        ("kind.md", "is no template for pages"),
        ("outside.md", "outside output path"),
    ],
)
def test_page_that_cannot_be_written_is_skipped_with_the_reason(
    hostile: Built, page: str, reason: str
) -> None:
    lines = [line for line in hostile.text.splitlines() if f"pages/{page}: " in line]
    assert any(reason in line for line in lines), hostile.text


def test_first_of_two_pages_and_a_translation_are_published(hostile: Built) -> None:
    assert "First." in (hostile.output / "twin" / "index.html").read_text("utf-8")
    assert "Hallo." in (hostile.output / "pages" / "about-de.html").read_text("utf-8")


def test_drafts_and_hidden_pages_are_kept_from_search_engines(hostile: Built) -> None:
    sitemap = (hostile.output / "sitemap.xml").read_text("utf-8")
    assert "/twin/" in sitemap
    assert "draft" not in sitemap
    assert "hidden" not in sitemap


def test_broken_link_is_one_finding_not_an_empty_capture_too(hostile: Built) -> None:
    found = [f for f in _digest(hostile)["findings"] if f["subject"] == "captures/broken.txt"]
    assert [f["code"] for f in found] == ["capture.unreadable"]


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("captures/deep.html", "capture.no-article"),
        # Pelican's own reader would give up on it, with a line in the log and exit status 0.
        ("captures/bad.md", "capture.no-article"),
        ("topics/up2.md", "topic.file"),
        ("topics/latin.md", "topic.file"),
        ("topics/empty.md", "topic.file"),
    ],
)
def test_what_gives_nothing_is_told(hostile: Built, subject: str, code: str) -> None:
    found = {f["code"] for f in _digest(hostile)["findings"] if f["subject"] == subject}
    assert code in found


def test_nothing_of_a_capture_drives_the_terminal(hostile: Built) -> None:
    assert "[sidecar.key]" in hostile.text
    assert "\x1b" not in hostile.text
    assert "\x07" not in hostile.text
