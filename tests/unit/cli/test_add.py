"""``digest add``: captures into the content folder, whole, once, and never over another."""

import gzip
import os
import re
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner

from plugins.captures.core.adding import choose_stem, sniff_suffix
from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.captures.files import clean_file
from plugins.cli import main
from plugins.settings import CaptureSettings
from tests.unit.captures.kinds import record

PARAGRAPHS = (
    "The council opened the rebuilt ferry pier on Monday after two winters of work, and the first "
    "boat left with forty passengers while a small crowd watched from the quay in the rain.",
    "The mayor said that the pier had cost less than planned and that the old timbers would be "
    "given to the museum, which wants to show how the harbour was built.",
    "The work had been put off three times since the storm, because the money was not there and "
    "the builders were needed elsewhere on the coast.",
)
HEADLINE = "Council opens the rebuilt ferry pier"
PAGE = "\n".join(["logo", HEADLINE, "", HEADLINE, "", "Harbour Gazette2 hours ago", *PARAGRAPHS])
HTML = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Pier</title>'
    '<meta property="og:title" content="Harbour gets its pier back">'
    '<meta property="og:site_name" content="Meridian Post">'
    '<meta property="article:published_time" content="2025-07-04T10:00:00Z"></head><body>'
    f"<article><h1>Harbour gets its pier back</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p></article>"
    "</body></html>"
)


@pytest.fixture
def content(tmp_path):
    """Return an empty content folder."""
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def save(tmp_path, text=PAGE, name="page.txt"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def run(content, *arguments, given=None, status=0):
    result = CliRunner().invoke(main, ["add", *arguments, "--content", str(content)], given)
    assert result.exit_code == status, result.output
    return result.output


def stored(content):
    """Return what lies in the content folder, by its path."""
    files = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in files}


def test_capture_and_sidecar_lie_in_the_folder_of_their_month(content, tmp_path):
    output = run(
        content,
        save(tmp_path),
        "--captured-at=2025-07-05T18:30:00+02:00",
        "--url=https://harbour.example.org/pier",
        '--outlet=The "Harbour" Gazette',
        "--language=en-GB",
    )
    stem = "captures/2025/07/council-opens-the-rebuilt-ferry-pier"
    files = stored(content)
    assert set(files) == {f"{stem}.txt", f"{stem}.toml"}
    assert files[f"{stem}.txt"] == PAGE.encode()
    assert files[f"{stem}.toml"].decode() == (
        'url = "https://harbour.example.org/pier"\n'
        "captured_at = 2025-07-05T18:30:00+02:00\n"
        'outlet = "The \\"Harbour\\" Gazette"\n'
        'language = "en-GB"\n'
    )
    assert output.splitlines()[:4] == [
        f"{content}/{stem}.txt",
        f"  with {content}/{stem}.toml",
        "  layout fallback, 1 article",
        '    Council opens the rebuilt ferry pier | The "Harbour" Gazette | 2025-07-05 | 90 words',
    ]


@pytest.mark.parametrize(
    ("given", "folder", "stated"),
    [
        ("2025-07-01T00:30:00+02:00", "2025/07", "2025-07-01T00:30:00+02:00"),
        ("2025-06-30T23:30-05:00", "2025/06", "2025-06-30T23:30:00-05:00"),
        ("2025-07-01T00:30:00", "2025/07", "2025-07-01T00:30:00Z"),
        ("2025-07-01T00:30:00.5+00:00", "2025/07", "2025-07-01T00:30:00Z"),
        ("2025-07-01T00:30:00+02:00:30", "2025/07", "2025-06-30T22:29:30Z"),
    ],
)
def test_moment_keeps_the_zone_it_is_given_in(content, tmp_path, given, folder, stated):
    run(content, save(tmp_path), f"--captured-at={given}")
    stem = f"captures/{folder}/council-opens-the-rebuilt-ferry-pier"
    assert stored(content)[f"{stem}.toml"].decode() == f"captured_at = {stated}\n"
    (cleaned,) = clean_file(content / f"{stem}.txt", content, CaptureSettings(), ())
    assert cleaned.capture.captured_at.earliest == datetime.fromisoformat(stated)


def test_stored_capture_is_read_as_it_was_told(content, tmp_path):
    run(content, save(tmp_path), "--captured-at=2025-07-05", "--language=fr")
    (path,) = content.rglob("*.txt")
    (cleaned,) = clean_file(path, content, CaptureSettings(), ())
    assert not [f for f in cleaned.findings if f.code.label.startswith("sidecar.")]
    assert cleaned.capture.captured_at.earliest == datetime(2025, 7, 5, tzinfo=UTC)
    assert [article.language for article in cleaned.articles] == ["fr"]


def test_pasted_page_was_saved_today(content):
    before = datetime.now(UTC).date()
    run(content, "-", given=PAGE)
    files = stored(content)
    days = {before, datetime.now(UTC).date()}
    assert any(f"captured_at = {day}\n".encode() in files.values() for day in days)
    assert any(f"captures/{day:%Y/%m}/" in name for day in days for name in files)


def test_file_without_a_date_states_none_and_asks_for_it(content, tmp_path):
    output = run(content, save(tmp_path))
    assert [name.rpartition(".")[2] for name in stored(content)] == ["txt"]
    assert "Still unknown" in output
    assert "captured_at = YYYY-MM-DD" in output


def test_day_in_the_file_s_name_goes_into_the_sidecar(content, tmp_path):
    run(content, save(tmp_path, name="2025-07-05-pier.txt"))
    files = stored(content)
    assert files["captures/2025/07/council-opens-the-rebuilt-ferry-pier.toml"] == (
        b"captured_at = 2025-07-05\n"
    )


def test_all_days_an_article_can_be_of_are_told(content, tmp_path):
    output = run(content, save(tmp_path), "--captured-at=2025-07-05")
    assert " | 2025-07-04 to 2025-07-05 | 90 words" in output


def test_what_is_unknown_is_told_as_the_lines_to_add(content, tmp_path):
    page = "\n".join((HEADLINE, "", *PARAGRAPHS, *PARAGRAPHS))
    output = run(content, save(tmp_path, page), "--captured-at=2025-07-05")
    assert unknown_of(output) == [
        'outlet = "…"',
        "[[article]]",
        f'headline = "{HEADLINE}"',
        "published = YYYY-MM-DD",
    ]


def test_findings_are_told_as_check_tells_them(content, tmp_path):
    (content / "outlets.toml").write_text("[[outlet]]\n", encoding="utf-8")
    page = "\n".join((HEADLINE, "", *PARAGRAPHS, *PARAGRAPHS))
    told = run(content, save(tmp_path, page), "--captured-at=2025-07-05").splitlines()
    (path,) = content.rglob("*.txt")
    *findings, count = CliRunner().invoke(main, ["check", str(path)]).output.splitlines()
    assert told[-1 - len(findings) :] == [*findings, count.rpartition(", ")[2]]
    assert not {"outlets.file", "article.no-date", "article.no-outlet"}.difference(
        re.findall(r"\[([a-z.-]+)\]", " ".join(findings))
    )


def test_page_stored_before_is_told_without_its_findings(content, tmp_path):
    run(content, save(tmp_path))
    assert "finding" not in run(content, save(tmp_path), status=4)


def page_of(headline, outlet):
    told = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    title = f'<title>Pier</title><meta property="og:title" content="{headline}">'
    text = "</p><p>".join(PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{title}{told}</head><body>'
        f"<article><h1>{headline}</h1><p>{text}</p></article></body></html>"
    )


def unknown_of(output):
    lines = output.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("  Still unknown"))
    return [line[4:] for line in takewhile(lambda line: line[:4] == "    ", lines[first + 1 :])]


def test_every_page_of_a_file_is_named_with_what_is_unknown(content, tmp_path):
    raw = record(page_of("Harbour gets its pier back", "Meridian Post"))
    raw += record(page_of("Ferry sails again", ""))
    output = run(content, save(tmp_path, raw, "walk.warc"))
    blocks = [
        *("# 0001", "[[article]]", 'headline = "Harbour gets its pier back"'),
        "published = YYYY-MM-DD",
        *("# 0002", "[[article]]", 'headline = "Ferry sails again"', 'outlet = "…"'),
        "published = YYYY-MM-DD",
    ]
    assert unknown_of(output) == blocks


def test_what_no_page_of_a_file_knows_is_asked_for_once(content, tmp_path):
    raw = record(page_of("Harbour gets its pier back", ""))
    raw += record(page_of("Ferry sails again", ""))
    raw = raw.replace(b"WARC-Date: ", b"X-Date: ")
    output = run(content, save(tmp_path, raw, "walk.warc"))
    assert unknown_of(output)[:3] == [
        "captured_at = YYYY-MM-DD  # counts for every page; unknown of 0001, 0002",
        'outlet = "…"',
        "# 0001",
    ]


def test_capture_without_articles_is_stored_and_told(content, tmp_path):
    output = run(content, save(tmp_path, "Menu\nImprint\n"), "--captured-at=2025-07-05")
    assert set(stored(content)) == {"captures/2025/07/page.txt", "captures/2025/07/page.toml"}
    assert "no articles" in output
    assert 'lines = "FIRST-LAST"' in output


def test_saved_html_is_known_by_its_bytes(content, tmp_path):
    output = run(content, save(tmp_path, HTML, "page.download"), "--captured-at=2025-07-05")
    assert "captures/2025/07/harbour-gets-its-pier-back.html" in stored(content)
    assert "Meridian Post | 2025-07-04" in output


def test_exact_duplicate_is_refused_and_the_others_are_stored(content, tmp_path):
    first, second = save(tmp_path), save(tmp_path, PAGE + "\n", "other.txt")
    run(content, first, "--captured-at=2025-07-05")
    output = run(content, first, second, "--captured-at=2025-08-01", status=4)
    path = content / "captures/2025/07/council-opens-the-rebuilt-ferry-pier.txt"
    assert output.startswith(f"{path} holds the same bytes already")
    assert sum(name.endswith(".txt") for name in stored(content)) == 2


def test_equal_files_of_one_call_are_stored_once(content, tmp_path):
    run(content, save(tmp_path), save(tmp_path, name="b.txt"), "--captured-at=2025-07-05", status=4)
    assert sum(name.endswith(".txt") for name in stored(content)) == 1


def test_name_that_is_taken_gets_a_number(content, tmp_path):
    run(content, save(tmp_path), "--captured-at=2025-07-05", "--name=Pier")
    run(content, save(tmp_path, HTML), "--captured-at=2025-07-06", "--name=pier")
    orphan = content / "captures/2025/07/pier-3.toml"
    orphan.write_text("# an orphan", encoding="utf-8")
    (content / "captures/2025/07/pier-4.txt").symlink_to("nowhere")
    before = stored(content)
    run(content, save(tmp_path, PAGE + " "), "--captured-at=2025-07-06", "--name=Pier!")
    after = stored(content)
    assert set(after) - set(before) == {
        "captures/2025/07/pier-5.txt",
        "captures/2025/07/pier-5.toml",
    }
    assert {name: after[name] for name in before} == before
    assert {"captures/2025/07/pier.txt", "captures/2025/07/pier-2.html"} <= set(before)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--url=ftp://a.example"],
        ["--url=https://a b.example"],
        ["--url=javascript:alert(1)"],
        ["--captured-at=yesterday"],
        ["--captured-at=04/05/2025"],
        ["--captured-at=July 2025"],
        ["--outlet= "],
        ["--outlet=\x1b[31m"],
        ["--language=English, please"],
        ["--content=none"],
    ],
)
def test_wrong_argument_is_told_before_anything_is_stored(content, tmp_path, arguments):
    path = save(tmp_path)
    result = CliRunner().invoke(main, ["add", path, "--content", str(content), *arguments])
    assert result.exit_code == 2
    assert arguments[0].partition("=")[0] in result.output
    assert stored(content) == {}


@pytest.mark.parametrize(
    ("bad", "told"),
    [(b"", "empty"), (b" \n ", "empty"), (b"\x00\x01\x02" * 99, "not text"), (b"%PDF-1.4\nx", "")],
)
def test_file_that_is_no_capture_keeps_the_others_out_too(content, tmp_path, bad, told):
    output = run(content, save(tmp_path), save(tmp_path, bad, "bad.txt"), status=2)
    assert "bad.txt" in output
    assert told in output
    assert "Nothing was stored" in output
    assert stored(content) == {}


def test_no_file_and_two_files_with_one_address_are_refused(content, tmp_path):
    assert "Missing argument" in run(content, status=2)
    first, second = save(tmp_path), save(tmp_path, HTML, "b.html")
    output = run(content, first, second, "--url=https://a.example/x", status=2)
    assert "of one capture" in output
    assert stored(content) == {}


@pytest.mark.parametrize(
    "name",
    ["../../../escape", "/etc/passwd", "..", ".", "a/b\\c", "CON\x00", "💥", " ", "-rf", "x" * 500],
)
def test_no_name_leaves_the_folder(content, tmp_path, name):
    run(content, save(tmp_path), "--captured-at=2025-07-05", f"--name={name}")
    assert {Path(path).parent.as_posix() for path in stored(content)} == {"captures/2025/07"}
    assert all(len(Path(path).name) < 80 for path in stored(content))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "page.txt"]


def test_hostile_headline_and_address_leave_no_folder(content):
    hostile = PAGE.replace(HEADLINE, "../../Council opens /etc/passwd for all of the world")
    url = "https://a.example/..%2F..%2Fx/%2e%2e/%00%0A.html"
    run(content, "-", "--captured-at=2025-07-05", f"--url={url}", given=hostile)
    assert {Path(path).parent.as_posix() for path in stored(content)} == {"captures/2025/07"}


def test_folder_that_cannot_be_written_leaves_nothing(content, tmp_path):
    (content / "captures").write_text("a file where the folder should be", encoding="utf-8")
    output = run(content, save(tmp_path), "--captured-at=2025-07-05", status=1)
    assert "cannot be written" in output
    assert set(stored(content)) == {"captures"}


def test_capture_that_cannot_be_written_takes_its_sidecar_along(content, tmp_path, monkeypatch):
    link = os.link

    def full(source, target):
        if str(target).endswith(".txt"):
            raise FileNotFoundError(28, "No space left on device")
        link(source, target)

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(type(content), "open", _refuse_to_write(type(content).open))
    run(content, save(tmp_path), "--captured-at=2025-07-05", status=1)
    assert stored(content) == {}


def _refuse_to_write(opened):
    def refuse(path, mode="r", *arguments, **options):
        if "x" in mode:
            raise OSError(28, "No space left on device")
        return opened(path, mode, *arguments, **options)

    return refuse


def test_file_system_without_links_is_written_too(content, tmp_path, monkeypatch):
    def none(_source, _target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    run(content, save(tmp_path), "--captured-at=2025-07-05")
    run(content, save(tmp_path, PAGE + " "), "--captured-at=2025-07-05")
    assert len(stored(content)) == 4


HEADERS = "From: A <a@example.org>\nSubject: Pier\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    ("raw", "name", "suffix"),
    [
        (PAGE, "page", ".txt"),
        (PAGE, "page.md", ".md"),
        (PAGE, "page.exe", ".txt"),
        (PAGE, "page.gz", ".txt"),
        ("", "", ".txt"),
        (HTML, "page.txt", ".html"),
        ("\n<!-- saved from url=(0021)https://a.example/ -->\n<html>", "page", ".html"),
        ("<p>He said <html> is a tag.", "page", ".txt"),
        ("<HTML><BODY>", "page", ".html"),
        ("\ufeff<!doctype html>", "page", ".html"),
        ("---\ntitle: Pier\n---\nText", "page", ".md"),
        ("--- no front matter", "page", ".txt"),
        (HEADERS + "\nText", "page", ".eml"),
        (HEADERS + "Snapshot-Content-Location: https://a.example/\n\n", "page", ".mhtml"),
        (HEADERS + 'Content-Type: multipart/related;\n\tboundary="b"\n\n', "page", ".mhtml"),
        ("From: the harbour\nIt froze.", "page", ".txt"),
        (b"%PDF-1.7\n", "page", ".pdf"),
        (b"WARC/1.1\r\n", "page", ".warc"),
        (gzip.compress(b"WARC/1.1\r\n"), "page", ".warc.gz"),
        (gzip.compress(b"other"), "page", ".txt"),
        (b"\x1f\x8b broken", "page", ".txt"),
        (b"PK\x03\x04" + b"\0" * 30, "page.wacz", ".wacz"),
        (b"PK\x03\x04" + b"\0" * 30 + b"datapackage.json", "page", ".wacz"),
        (b"PK\x03\x04" + b"\0" * 30, "page", ".zip"),
        ("<!DOCTYPE html>".encode("utf-16"), "page", ".html"),
    ],
)
def test_kind_is_read_off_the_bytes_before_the_name(raw, name, suffix):
    assert sniff_suffix(raw if isinstance(raw, bytes) else raw.encode(), name) == suffix


def test_name_comes_from_the_first_that_says_something():
    source = RawCapture(path="captures/a.txt", raw=PAGE.encode())
    pages = clean_captures(source, CaptureSettings())
    url = "https://a.example/2025/07/Pier%20opens.html?x=1#top"
    assert choose_stem("My Pier", pages, url, "a.txt") == "my-pier"
    assert choose_stem(None, pages, url, "a.txt") == "council-opens-the-rebuilt-ferry-pier"
    assert choose_stem(None, (), url, "a.txt") == "pier-opens"
    assert choose_stem("…", (), "https://a.example/", "a b.txt") == "a-b"
    assert choose_stem(None, (), None, "***") == "capture"
