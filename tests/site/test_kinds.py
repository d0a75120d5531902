"""One file of every kind in one build: each page of each file has its audit page and articles."""

import gzip
import json
import zipfile
from io import BytesIO

import pytest

from tests.shared import PROJECT_ROOT
from tests.site.build import Built, build_site, write_files
from tests.site.links import broken_links

_CASES = PROJECT_ROOT / "tests" / "golden" / "captures"


def _case(name: str) -> bytes:
    return (_CASES / name).read_bytes()


def _packed(name: str, content: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        opened.writestr(name, content)
    return target.getvalue()


# What each file gives: paths behind its own, and headlines, some of which open in the same way.
_LAMPS = "Lamplighters return to the old bridge"
_BELL = "Ferry bell is rung again after the flood"
_PAGES = {
    "a.mhtml": [("", _LAMPS)],
    "b.warc": [("/0004", _LAMPS), ("/0007", _BELL)],
    "c.warc.gz": [("/0004", _LAMPS), ("/0007", _BELL)],
    "d.md": [("", f"{_LAMPS}: a town looks back")],
    "e.eml": [("", _LAMPS)],
    "f.pdf": [("", _LAMPS)],
    "g.json": [("/0001", _LAMPS), ("/0003", _BELL)],
    "h.zip": [("/0001", _LAMPS)],
    "i.MD": [("", _LAMPS)],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the build of a folder with a file of every kind, and pages beside it."""
    root = tmp_path_factory.mktemp("kinds")
    warc = _case("web-archive/source.warc")
    # Equal pages of two archives are one capture, so the packed one holds other words.
    other = warc.replace(b"seventy years", b"eighty years ").replace(b"Monday", b"Friday")
    files: dict[str, str | bytes] = {
        "captures/a.mhtml": _case("page-as-mhtml/source.mhtml"),
        "captures/b.warc": warc,
        "captures/c.warc.gz": gzip.compress(other),
        "captures/c.warc.toml": f'[[article]]\nheadline = "{_BELL}"\noutlet = "Bell Post"\n',
        "captures/d.md": _case("clipping-obsidian/source.md"),
        "captures/e.eml": _case("newsletter-html/source.eml"),
        "captures/f.pdf": _case("page-as-pdf/source.pdf"),
        "captures/g.json": _case("export-wallabag/source.json"),
        "captures/h.zip": _packed("a/index.md", _case("clipping-readeck/source.md")),
        "captures/i.MD": _case("markdown-without-title/source.md"),
        "pages/about.md": "Title: About us\n\nOurs, in *Markdown*: [more]({static}paper.pdf)\n",
        "pages/paper.pdf": b"%PDF-1.4",
    }
    return build_site(write_files(root / "content", files), root / "output")


def _digest(built: Built) -> dict[str, list[dict[str, str]]]:
    data: dict[str, list[dict[str, str]]] = json.loads(
        (built.output / "digest.json").read_text("utf-8")
    )
    return data


def test_build_succeeds_and_every_link_resolves(built: Built) -> None:
    assert built.status == 0, built.text
    assert "Traceback" not in built.text
    assert broken_links(built.output) == []


@pytest.mark.parametrize("name", sorted(_PAGES))
def test_every_page_of_a_file_is_a_capture_with_its_article(built: Built, name: str) -> None:
    digest = _digest(built)
    paths = {capture["id"]: capture["path"] for capture in digest["captures"]}
    found = [
        (paths[article["capture"]].removeprefix(f"captures/{name}"), article["headline"])
        for article in digest["articles"]
        if paths[article["capture"]].startswith(f"captures/{name}")
    ]
    assert sorted(found) == _PAGES[name]


def test_every_capture_has_an_audit_page_and_every_article_its_own(built: Built) -> None:
    digest = _digest(built)
    for capture in digest["captures"]:
        page = built.output / "captures" / capture["id"] / "index.html"
        name = capture["path"].removeprefix("captures/")
        assert f'">{name}</h1>' in page.read_text("utf-8")
    for article in digest["articles"]:
        assert (built.output / article["path"].lstrip("/") / "index.html").is_file()


def test_sidecar_of_an_archive_reaches_the_page_it_names(built: Built) -> None:
    digest = _digest(built)
    paths = {capture["id"]: capture["path"] for capture in digest["captures"]}
    outlets = {
        paths[article["capture"]]: article["outlet"]
        for article in digest["articles"]
        if paths[article["capture"]].startswith("captures/c.")
    }
    assert outlets == {"captures/c.warc.gz/0004": None, "captures/c.warc.gz/0007": "Bell Post"}


def test_pages_of_the_editor_stay_with_pelican(built: Built) -> None:
    about = (built.output / "about-us" / "index.html").read_text("utf-8")
    assert "<em>Markdown</em>" in about
    assert list(built.output.rglob("paper.pdf"))
    assert {c["path"] for c in _digest(built)["captures"]} <= {
        f"captures/{name}{place}" for name, pages in _PAGES.items() for place, _ in pages
    }
