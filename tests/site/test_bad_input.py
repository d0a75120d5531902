"""Broken input: told clearly, never a traceback, and no other capture loses its page."""

import json
from pathlib import Path

import pytest

from tests.site.build import Built, build_site, write_files

_GOOD = """The Harbour Gazette

Council opens the rebuilt ferry pier

Council opens the rebuilt ferry pier

Harbour Gazette2 hours ago
The council opened the rebuilt ferry pier on Monday after two winters of work, and the first boat
left with forty passengers on board while a small crowd watched from the quay in the rain.
The mayor said the pier had cost less than planned and that the old timbers would be given to the
museum, which wants to show how the harbour was built and who had worked there for so long.
"""
_BROKEN: dict[str, str | bytes] = {
    "captures/good.txt": _GOOD,
    "captures/good.toml": 'captured_at = 2025-07-05\nurll = "https://example.org/"\n',
    "captures/empty.txt": b"",
    "captures/picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
    "captures/copy.txt": _GOOD,
    "captures/broken.txt": _GOOD + "More.\n",
    "captures/broken.toml": "captured_at = \n",
    "captures/latin.txt": (_GOOD + "Café à la façade où l’été déçoit.\n")
    .replace("’", "'")
    .encode("latin-1"),
    "captures/notes.rst": "Not a capture\n#############\n\n:date: 2025-01-01\n\nHello.\n",
    "captures/page.mhtml": "<p>Not what the suffix says.</p>",
    "captures/page.warc.gz": b"\x1f\x8bNot packed.",
    "captures/page.gz": b"\x1f\x8bWhat is it?",
    "captures/page.wacz": b"PK\x03\x04",
    "captures/page.pdf": b"%PDF-1.7\n",
    "captures/page.eml": b"\x00\xff",
    "captures/page.json": "[",
    "captures/page.zip": b"PK",
    "captures/clipping.md": "---\ntitle: Hello: hello\n---\nHello.\n",
    "captures/alone.toml": 'outlet = "Nobody"\n',
    "topics/nameless.md": "Keywords: pier\n\nNo title.\n",
    "outlets.toml": "[[outlet]]\nnaem = 'Harbour Gazette'\n",
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the build of a folder where nearly everything is wrong."""
    root = tmp_path_factory.mktemp("broken")
    return build_site(write_files(root / "content", _BROKEN), root / "output")


def _codes(built: Built) -> set[tuple[str, str]]:
    digest = json.loads((built.output / "digest.json").read_text("utf-8"))
    return {(finding["subject"], finding["code"]) for finding in digest["findings"]}


def test_build_goes_on_and_the_good_capture_has_its_page(broken: Built) -> None:
    assert broken.status == 0, broken.text
    digest = json.loads((broken.output / "digest.json").read_text("utf-8"))
    headlines = [article["headline"] for article in digest["articles"]]
    assert sorted(headlines) == [*["Council opens the rebuilt ferry pier"] * 3, "Hello: hello"]
    for article in digest["articles"]:
        assert (broken.output / article["path"].lstrip("/") / "index.html").is_file()


def test_nothing_of_it_shows_as_a_traceback(broken: Built) -> None:
    assert "Traceback" not in broken.text
    assert "Could not process" not in broken.text


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("captures/empty.txt", "capture.empty"),
        ("captures/picture.txt", "capture.binary"),
        ("captures/copy.txt", "capture.duplicate"),
        ("captures/good.toml", "sidecar.key"),
        ("captures/broken.toml", "sidecar.syntax"),
        ("captures/latin.txt", "capture.encoding"),
        ("captures/notes.rst", "capture.unreadable"),
        ("captures/page.mhtml", "capture.format"),
        ("captures/page.warc.gz", "capture.format"),
        ("captures/page.gz", "capture.format"),
        ("captures/page.wacz", "capture.format"),
        ("captures/page.pdf", "capture.format"),
        ("captures/page.eml", "capture.format"),
        ("captures/page.json", "capture.format"),
        ("captures/page.zip", "capture.format"),
        ("captures/clipping.md", "capture.front-matter"),
        ("captures/alone.toml", "sidecar.orphan"),
        ("topics/nameless.md", "topic.file"),
        ("outlets.toml", "outlets.file"),
    ],
)
def test_each_fault_is_found_where_it_is(broken: Built, subject: str, code: str) -> None:
    assert (subject, code) in _codes(broken)


def test_findings_say_what_to_do(broken: Built) -> None:
    assert "Did you mean `url`?" in broken.text
    assert "captures/empty.txt" in broken.text


def test_fatal_errors_end_with_three_after_the_site_is_built(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", _BROKEN)
    built = build_site(content, tmp_path / "output", "--fatal", "errors")
    assert built.status == 3
    assert "Traceback" not in built.text
    assert (built.output / "index.html").is_file()


def test_broken_settings_end_with_two_before_any_work(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {"captures/good.txt": _GOOD})
    wrong = "EVENT_DIGEST={'keywords': {'max_keyword': 3}, 'topics': {'body_words': 'many'}}"
    built = build_site(content, tmp_path / "output", "-e", wrong.replace("'", '"'))
    assert built.status == 2
    assert "did you mean 'max_keywords'?" in built.text
    assert "body_words" in built.text
    assert not built.output.exists()


def test_empty_content_folder_builds_an_empty_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    built = build_site(tmp_path / "content", tmp_path / "output")
    assert built.status == 0, built.text
    assert (built.output / "index.html").is_file()
