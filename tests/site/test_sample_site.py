"""The site of the sample content, read as a visitor, a feed reader and a program would."""

import hashlib
import json
from pathlib import Path

import feedparser
import html5lib
import pytest
from defusedxml.ElementTree import fromstring

from tests.shared import PROJECT_ROOT
from tests.site.build import Built, build_site
from tests.site.links import broken_links, html_pages, read_links

_CONTENT = PROJECT_ROOT / "content"


def test_build_succeeds_without_an_error(sample_site: Built) -> None:
    assert sample_site.status == 0, sample_site.text
    assert "Traceback" not in sample_site.text


def test_every_internal_link_and_fragment_resolves(sample_site: Built) -> None:
    assert broken_links(sample_site.output) == []


def test_site_works_under_a_sub_path(tmp_path: Path) -> None:
    root = "https://example.org/repo"
    built = build_site(_CONTENT, tmp_path, "-e", f'SITEURL="{root}"')
    assert built.status == 0, built.text
    assert broken_links(tmp_path, root) == []
    outside = [link for link in read_links(tmp_path) if link.target.startswith("/")]
    assert outside == []


def test_pages_are_well_formed_with_one_heading(sample_site: Built) -> None:
    for page in html_pages(sample_site.output):
        parser = html5lib.HTMLParser(strict=True)
        tree = parser.parse(page.read_text(encoding="utf-8"))
        headings = [e for e in tree.iter() if str(e.tag).endswith("}h1")]
        assert len(headings) == 1, page


def test_no_page_runs_a_script_or_asks_a_third_party(sample_site: Built) -> None:
    for link in read_links(sample_site.output):
        assert link.tag not in ("script", "iframe"), link
        if link.tag != "a":
            assert not link.target.startswith(("http:", "https:", "//")), link
    for page in html_pages(sample_site.output):
        text = page.read_text(encoding="utf-8").lower()
        assert "<script" not in text, page
        assert "&lt;script" not in text, page
        assert " onclick=" not in text, page


def test_feeds_are_valid_and_their_links_lead_to_pages(sample_site: Built) -> None:
    feeds = sorted((sample_site.output / "feeds").glob("*.xml"))
    assert len(feeds) >= 2
    for feed in feeds:
        parsed = feedparser.parse(feed.read_bytes())
        assert not parsed.bozo, feed
        assert parsed.entries, feed
        for entry in parsed.entries:
            path = entry.link.lstrip("/") + "index.html"
            assert (sample_site.output / path).is_file(), entry.link


def test_sitemap_lists_pages_that_exist(sample_site: Built) -> None:
    tree = fromstring((sample_site.output / "sitemap.xml").read_text(encoding="utf-8"))
    paths = [str(loc.text) for loc in tree.iter() if str(loc.tag).endswith("}loc")]
    assert len(paths) > 10
    for path in paths:
        target = sample_site.output / path.lstrip("/")
        assert (target / "index.html").is_file(), path


def test_spans_of_digest_json_rebuild_every_line_of_text_captures(sample_site: Built) -> None:
    digest = json.loads((sample_site.output / "digest.json").read_text(encoding="utf-8"))
    texts = [c for c in digest["captures"] if c["path"].endswith(".txt")]
    assert texts
    for capture in texts:
        raw = (_CONTENT / capture["path"]).read_text(encoding="utf-8").split("\n")
        for line in capture["lines"]:
            text = raw[line["number"] - 1]
            assert "".join(text[s["start"] : s["end"]] for s in line["spans"]) == text


def test_paragraphs_of_digest_json_stand_where_they_say(sample_site: Built) -> None:
    digest = json.loads((sample_site.output / "digest.json").read_text(encoding="utf-8"))
    paths = {c["id"]: c["path"] for c in digest["captures"]}
    for article in digest["articles"]:
        path = paths[article["capture"]]
        if not path.endswith(".txt"):
            continue
        raw = (_CONTENT / path).read_text(encoding="utf-8").split("\n")
        for section in article["sections"]:
            for paragraph in section["paragraphs"]:
                found = raw[paragraph["line"] - 1][paragraph["start"] : paragraph["end"]]
                assert " ".join(found.split()) == paragraph["text"]


@pytest.fixture
def digests(tmp_path: Path) -> list[dict[str, str]]:
    """Return the files of two builds, with different hash seeds, as {path: digest}."""
    found = []
    for seed in ("0", "4242"):
        output = tmp_path / seed
        built = build_site(_CONTENT, output, PYTHONHASHSEED=seed)
        assert built.status == 0, built.text
        files = sorted(path for path in output.rglob("*") if path.is_file())
        found.append(
            {
                str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in files
            }
        )
    return found


def test_two_builds_give_the_same_bytes_in_any_hash_order(digests: list[dict[str, str]]) -> None:
    assert digests[0] == digests[1]


def test_audit_page_shows_every_line_with_rule_and_counts(sample_site: Built) -> None:
    digest = json.loads((sample_site.output / "digest.json").read_text(encoding="utf-8"))
    for capture in digest["captures"]:
        page = sample_site.output / "captures" / capture["id"] / "index.html"
        text = page.read_text(encoding="utf-8")
        labels = {line["label"] for line in capture["lines"]} - {"blank"}
        for label in labels:
            assert f'id="show-{label}"' in text, (page, label)
            assert f'data-label="{label}"' in text, (page, label)
        for line in capture["lines"]:
            if line["label"] != "blank":
                assert f'id="L{line["number"]}"' in text, (page, line["number"])


def test_days_an_article_names_stand_on_its_page(sample_site: Built) -> None:
    digest = json.loads((sample_site.output / "digest.json").read_text(encoding="utf-8"))
    words = []
    for article in digest["articles"]:
        texts = [p["text"] for section in article["sections"] for p in section["paragraphs"]]
        page = (sample_site.output / article["path"].strip("/") / "index.html").read_text("utf-8")
        assert ("Days this article names" in page) == bool(article["days"]), article["path"]
        for day in article["days"]:
            assert texts[day["paragraph"]][day["start"] : day["end"]] == day["text"]
            assert f"#L{day['line']}" in page
            words.append((day["text"], day["earliest"], day["basis"]))
    basis = "the Sunday on or before the article's own date, 2 June 2025"
    assert ("Sunday", "2025-06-01T00:00:00Z", basis) in words


def test_findings_about_a_line_lead_to_it(sample_site: Built) -> None:
    digest = json.loads((sample_site.output / "digest.json").read_text(encoding="utf-8"))
    text = (sample_site.output / "quality" / "index.html").read_text(encoding="utf-8")
    ids = {capture["path"]: capture["id"] for capture in digest["captures"]}
    for finding in digest["findings"]:
        if finding["line"] and finding["subject"] in ids:
            assert f'/captures/{ids[finding["subject"]]}/#L{finding["line"]}"' in text, finding
