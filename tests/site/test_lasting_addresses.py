"""Addresses that were published once lead somewhere for good."""

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.shared import PROJECT_ROOT
from tests.site.build import Built, build_site
from tests.site.growing import steps
from tests.site.links import broken_links

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_NOT_LASTING = ("digest.json", "sitemap.xml", "theme")

# Pelican's own server runs one Pelican again and again.
_SERVER = """
import json, sys
from pathlib import Path
from pelican import Pelican
from pelican.settings import read_settings

pelican = Pelican(read_settings("pelicanconf.py", override=json.loads(sys.argv[1])))
for _ in range(3):
    pelican.run()
    print()
    print(json.dumps(json.loads(Path(sys.argv[2]).read_text("utf-8"))))
"""

_KINDS = {"archive", "articles", "captures", "keywords", "names", "outlets", "topics"}


def _apply(content: Path, changes: dict[str, str | None]) -> None:
    for name, text in changes.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")


def _pages(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def _addresses(pages: dict[str, bytes]) -> set[str]:
    return {path for path in pages if path.split("/")[0] not in _NOT_LASTING}


def _redirect(page: bytes) -> str | None:
    found = _REFRESH.search(page.decode())
    return found[1] if found else None


def _grow(root: Path) -> list[tuple[Built, dict[str, bytes]]]:
    """Build ten times, each time into a new folder, as a host of pages is given it."""
    builds = []
    for number, changes in enumerate(steps()):
        _apply(root / "content", changes)
        built = build_site(root / "content", root / f"output-{number}")
        assert built.status == 0, built.text
        builds.append((built, _pages(built.output)))
    return builds


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    root = tmp_path_factory.mktemp("growing")
    return root, _grow(root)


def test_there_are_topics_events_and_redirects_to_follow(grown):
    _, builds = grown
    assert len(builds) == 10
    kinds = {path.split("/")[0] for _, pages in builds for path in _addresses(pages)}
    assert kinds >= _KINDS | {"events", "feeds"}
    moved = {path for path, page in builds[-1][1].items() if _redirect(page)}
    assert {path.split("/")[0] for path in moved} >= _KINDS


def test_every_address_ever_published_leads_to_a_page_in_one_step(grown):
    _, builds = grown
    published: set[str] = set()
    for built, pages in builds:
        published |= _addresses(pages)
        missing = sorted(published - pages.keys())
        assert missing == [], f"after {built.output.name}"
        for path in published:
            target = _redirect(pages[path]) if path.endswith(".html") else None
            if target is not None:
                page = target.partition("#")[0].lstrip("/") + "index.html"
                assert page in pages
                assert _redirect(pages[page]) is None
        assert broken_links(built.output) == []


def test_name_written_in_full_keeps_its_old_address_after_its_old_articles_are_gone(grown):
    _, builds = grown
    old, new = "names/tobias-kell/index.html", "names/tobias-arno-kell/index.html"
    assert _redirect(builds[1][1][old]) is None
    for _, pages in builds[4:]:
        assert _redirect(pages[old]) == "/names/tobias-arno-kell/"
        assert _redirect(pages[new]) is None


def test_what_articles_took_with_them_leads_to_what_is_left(grown):
    _, builds = grown
    before, pages = builds[-2][1], builds[-1][1]
    for path in ("outlets/tarn-courier/", "archive/2031/04/20/"):
        assert _redirect(before[f"{path}index.html"]) is None
        assert _redirect(pages[f"{path}index.html"]) == f"/{path.split('/')[0]}/"


def test_redirect_says_where_it_leads_and_keeps_out_of_search(grown):
    _, builds = grown
    _, pages = builds[-1]
    sitemap = pages["sitemap.xml"].decode()
    for path, page in pages.items():
        target = _redirect(page) if path.endswith(".html") else None
        if target:
            text = page.decode()
            assert f'<link rel="canonical" href="{target}">' in text
            assert '<meta name="robots" content="noindex">' in text
            assert f'href="{target}"' in text.partition("<main")[2]
            assert path.removesuffix("index.html") not in sitemap


def test_building_again_changes_neither_the_lock_nor_a_page(grown):
    root, builds = grown
    lock = root / "topics.lock.json"
    before = (lock.read_bytes(), lock.stat().st_mtime_ns, lock.stat().st_ino)
    again = build_site(root / "content", root / "output-again")
    assert (lock.read_bytes(), lock.stat().st_mtime_ns, lock.stat().st_ino) == before
    assert _pages(again.output) == builds[-1][1]


def test_clone_without_caches_builds_the_same_site(grown, tmp_path):
    root, builds = grown
    shutil.copytree(root / "content", tmp_path / "content")
    shutil.copy(root / "topics.lock.json", tmp_path)
    built = build_site(tmp_path / "content", tmp_path / "output")
    assert _pages(built.output) == builds[-1][1]
    assert (tmp_path / "topics.lock.json").read_bytes() == (root / "topics.lock.json").read_bytes()


def test_site_begun_anew_is_the_same_with_every_build_of_one_process(tmp_path):
    """As a server builds it: no name is given twice, and no topic moves on to the next free one."""
    for changes in islice(steps(), 6):
        _apply(tmp_path / "content", changes)
    folders = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": "cache"}
    override = {name: str(tmp_path / folder) for name, folder in folders.items()}
    told = subprocess.run(
        [sys.executable, "-c", _SERVER, json.dumps(override), str(tmp_path / "topics.lock.json")],
        cwd=PROJECT_ROOT,
        env={**os.environ, "CI": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    first, second, third = (line for line in told.stdout.splitlines() if line.startswith("{"))
    assert first == second == third
    slugs = [topic["slug"] for topic in json.loads(third)["topics"]]
    assert len(slugs) > 3
    assert not [slug for slug in slugs if slug.endswith("-2")]


def test_names_of_found_topics_stay(grown):
    _, builds = grown
    titles: dict[str, set[str]] = {}
    for _, pages in builds:
        for topic in json.loads(pages["digest.json"])["topics"]:
            if topic["source"] == "found":
                titles.setdefault(topic["slug"], set()).add(topic["title"])
    assert titles
    assert all(len(names) == 1 for names in titles.values())


def test_stricter_setting_parts_what_was_published_and_loses_no_address(grown, tmp_path):
    root, builds = grown
    shutil.copytree(root / "content", tmp_path / "content")
    shutil.copy(root / "topics.lock.json", tmp_path)
    strict = 'EVENT_DIGEST={"topics": {"event_cut": 0.9, "topic_cut": 0.9}}'
    built = build_site(tmp_path / "content", tmp_path / "output", "--extra-settings", strict)
    assert built.status == 0, built.text
    pages = _pages(built.output)
    assert _found_topics(pages) < _found_topics(builds[-1][1])
    assert set().union(*(_addresses(earlier) for _, earlier in builds)) <= pages.keys()


def _found_topics(pages: dict[str, bytes]) -> set[str]:
    topics = json.loads(pages["digest.json"])["topics"]
    return {topic["slug"] for topic in topics if topic["source"] == "found"}


def test_lock_of_the_sample_site_is_current(tmp_path):
    built = build_site(PROJECT_ROOT / "content", tmp_path / "output", CI="true")
    assert "topics.lock" not in built.text


def test_in_ci_the_lock_is_not_written_but_told_to_be_behind(grown, tmp_path):
    root, _ = grown
    shutil.copytree(root / "content", tmp_path / "content")
    lock = tmp_path / "topics.lock.json"
    built = build_site(tmp_path / "content", tmp_path / "output", CI="true")
    assert not lock.exists()
    assert "topics.lock-behind" in built.text
    shutil.copy(root / "topics.lock.json", lock)
    built = build_site(tmp_path / "content", tmp_path / "output", CI="true")
    assert "topics.lock" not in built.text


@pytest.mark.parametrize("text", ["", "<<<<<<< ours\n{}\n", '{"format": 9}', '["no lock"]'])
def test_lock_that_cannot_be_read_is_told_and_never_lost(tmp_path, text):
    _apply(tmp_path / "content", next(steps()))
    lock = tmp_path / "topics.lock.json"
    lock.write_text(text)
    built = build_site(tmp_path / "content", tmp_path / "output", "--fatal", "errors")
    assert built.status == 3
    assert "topics.lock" in built.text
    assert lock.read_text() == text
