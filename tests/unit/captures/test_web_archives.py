"""WARC, WACZ and zip files: records that are pages, all others counted, nothing unbounded."""

import gzip
import json
import zlib

import pytest

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.containers.packed import read_clippings, read_wacz
from plugins.captures.core.containers.wallabag import read_wallabag
from plugins.captures.core.containers.warc import read_warc
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings
from tests.unit.captures.kinds import HEADLINE, STORY, gzipped, html, record, zipped

LIMIT = 1_000_000
PAGE = html()


def codes(file):
    return [problem.code.label for problem in file.problems]


def clean(raw, *, path="captures/a.warc.gz", sidecar=None, **settings):
    source = RawCapture(
        path=path, raw=raw, sidecar_path="captures/a.warc.toml", sidecar_source=sidecar
    )
    return clean_captures(source, CaptureSettings(**settings))


def told(pages):
    return [(f.subject, f.code.label) for page in pages for f in page.findings]


@pytest.mark.parametrize(
    "pack", [b"".join, lambda rs: gzipped(*rs), lambda rs: gzipped(b"".join(rs))]
)
def test_pages_are_named_by_their_place_among_all_records(pack):
    records = [
        record("x", kind="warcinfo", media="application/warc-fields"),
        record(PAGE),
        record("P", media="image/png"),
        record("moved", status="301 Moved"),
        record(PAGE, kind="resource", name="b"),
    ]
    file = read_warc(pack(records), LIMIT)
    assert [page.name for page in file.pages] == ["0002", "0005"]
    assert [page.facts.url for page in file.pages] == [
        "https://parish.example.org/a",
        "https://parish.example.org/b",
    ]
    assert {page.facts.captured_at for page in file.pages} == {"2025-07-08T06:30:00+00:00"}
    assert dict(file.skipped) == {
        "answer with status 301": 1,
        "image file": 1,
        "warcinfo record": 1,
    }
    assert file.problems == ()


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        ((), PAGE.encode()),
        (("Content-Encoding: gzip",), gzip.compress(PAGE.encode())),
        (("Content-Encoding: deflate",), zlib.compress(PAGE.encode())),
        (("Content-Encoding: deflate",), zlib.compress(PAGE.encode(), wbits=-15)),
        (("Content-Encoding: br",), PAGE.encode()),
        (("Transfer-Encoding: chunked",), b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode())),
    ],
)
def test_content_is_taken_out_of_its_packing(headers, content):
    (page,) = read_warc(record(content, headers=headers), LIMIT).pages
    assert page.raw == PAGE.encode()


@pytest.mark.parametrize(
    "content", [b"\x1b\x02packed in a way nobody reads" * 30, gzip.compress(b"<" * 2_000_000)]
)
def test_content_that_cannot_be_unpacked_is_counted(content):
    raw = record(content, headers=("Content-Encoding: gzip",))
    assert dict(read_warc(raw, LIMIT).skipped) == {"page that cannot be unpacked": 1}


def test_declared_charset_reads_a_page():
    raw = html(body=f"<p>Zoë Crane’s verdict. {' '.join(STORY)}</p>").encode("cp1252")
    (page,) = clean(record(raw, media="text/html; charset=windows-1252"))
    assert "Zoë Crane’s verdict." in page.articles[0].body
    assert told([page]) == []


def test_every_page_is_a_capture_with_an_id_of_its_own_bytes():
    other = html("Spire is empty", "".join(f"<p>{text}</p>" for text in reversed(STORY)))
    pages = clean(gzipped(record(PAGE), record(other, name="b")))
    assert [page.capture.path for page in pages] == [
        "captures/a.warc.gz/0001",
        "captures/a.warc.gz/0002",
    ]
    alone = clean(PAGE.encode(), path="captures/b.html")
    assert pages[0].capture.id == alone[0].capture.id
    assert [page.articles[0].headline for page in pages] == [HEADLINE, "Spire is empty"]
    assert [page.capture.captured_at.basis for page in pages] == ["WARC record"] * 2


def test_pages_without_running_text_are_counted():
    menu = html(body="<p>Home</p>" * 80)
    pages = clean(record(menu) + record(PAGE, name="b"))
    assert [page.capture.path for page in pages] == ["captures/a.warc.gz/0002"]
    (finding,) = pages[0].findings
    assert finding.subject == "captures/a.warc.gz"
    assert "1 × page without running text" in finding.message


def test_file_without_a_page_of_news_is_a_capture_without_lines():
    (page,) = clean(record("P", media="image/png"))
    assert page.capture.path == "captures/a.warc.gz"
    assert page.capture.lines == ()
    assert told([page]) == [("captures/a.warc.gz", "capture.records")]


def test_cut_off_archive_gives_the_pages_before_the_cut():
    raw = gzipped(record(PAGE), record(PAGE.replace("Tuesday", "Monday"), name="b"))
    pages = clean(raw[:-200])
    assert pages[0].articles[0].headline == HEADLINE
    assert ("captures/a.warc.gz", "capture.damaged") in told(pages)


def test_broken_length_is_told_and_prints_nothing(capsys):
    raw = record(PAGE).replace(b"Content-Length: ", b"Content-Length: 1")
    read_warc(record(PAGE) + raw + record(PAGE), LIMIT)
    read_warc(record(PAGE)[:-4] + b"junk" + record(PAGE), LIMIT)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "raw",
    [
        b"no archive",
        gzip.compress(b"no archive"),
        gzip.compress(gzip.compress(record(PAGE))),
        gzip.compress(record(PAGE))[:12],
        b"\x1f\x8b",
    ],
)
def test_file_that_is_no_archive_is_told(raw):
    file = read_warc(raw, LIMIT)
    assert (file.pages, codes(file)) == ((), ["capture.format"])


def test_bomb_ends_at_the_limit_and_is_told():
    zeros = record(b"\x00" * 30_000_000, media="image/png")
    file = read_warc(gzipped(record(PAGE), zeros, record(PAGE, name="b")), 100_000)
    assert [page.name for page in file.pages] == ["0001"]
    assert "capture.damaged" in codes(file)


def test_record_that_claims_a_hundred_megabytes_is_what_it_is():
    raw = record(PAGE).replace(b"Content-Length: ", b"Content-Length: 99999")
    file = read_warc(raw, LIMIT)
    assert [page.name for page in file.pages] == ["0001"]


def test_wacz_holds_its_archives_in_a_folder():
    files = {
        "datapackage.json": "{}",
        "../../archive/a.warc": record(PAGE),
        "archive/data.warc.gz": gzipped(record(PAGE), record(PAGE, name="b")),
        "archive/more.warc": record(PAGE, name="c"),
    }
    file = read_wacz(zipped(files), LIMIT)
    assert [page.name for page in file.pages] == ["0001", "0002", "0003"]


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"", zipped({"a.txt": "x"}), zipped({})])
def test_zip_files_of_other_things_are_told(raw):
    assert codes(read_wacz(raw, LIMIT)) == ["capture.format"]
    assert codes(read_clippings(raw, LIMIT)) == ["capture.format"]


def test_bomb_in_a_zip_file_is_told():
    file = read_wacz(zipped({"archive/a.warc": record(b"\x00" * 30_000_000)}), 100_000)
    assert "capture.damaged" in codes(file)
    clippings = read_clippings(zipped({"a/index.md": "a" * 3_000_000}), 100_000)
    assert dict(clippings.skipped) == {"clipping that cannot be unpacked": 1}


def test_clippings_of_a_zip_file_are_pages_of_their_own():
    files = {"a/index.md": "# One\n", "a/picture.jpg": "x", "b/index.md": "# Two\n"}
    file = read_clippings(zipped(files), LIMIT)
    assert [(page.name, page.raw) for page in file.pages] == [
        ("0001", b"# One\n"),
        ("0002", b"# Two\n"),
    ]
    assert file.skipped == (("other file", 1),)


def test_wallabag_entry_is_a_page_under_its_title():
    entry = {
        "title": "Cock & <b>bull</b>",
        "content": f"<p>{STORY[0]}</p>",
        "url": "https://parish.example.org/a",
        "created_at": "2025-07-08T09:00:00+0200",
        "published_at": "2025-07-07 10:00:00",
        "published_by": ["Edda Crane", ""],
        "language": "de_AT",
    }
    file = read_wallabag(json.dumps([entry, "x", {"title": "t", "content": None}]).encode(), LIMIT)
    (page,) = file.pages
    assert page.name == "0001"
    assert b"<h1>Cock &amp; &lt;b&gt;bull&lt;/b&gt;</h1>" in page.raw
    assert page.facts.captured_at == "2025-07-08T09:00:00+02:00"
    assert page.facts.published == "2025-07-07T10:00:00"
    assert (page.facts.byline, page.facts.language) == ("Edda Crane", "de-AT")
    assert file.skipped == (("entry without content", 2),)


@pytest.mark.parametrize("raw", [b"{}", b"[]", b"[" * 100_000, b"not json", b"[1]", b"9" * 10_000])
def test_other_json_is_told(raw):
    assert codes(read_wallabag(raw, LIMIT)) == ["capture.format"]


OTHER = html("Spire is empty", "".join(f"<p>{text}</p>" for text in reversed(STORY)))


def test_sidecar_block_counts_for_the_page_with_its_headline():
    sidecar = 'outlet = "Parish Post"\n[[article]]\nheadline = "Spire is empty"\ntopic = "spire"\n'
    first, second = clean(record(PAGE) + record(OTHER, name="b"), sidecar=sidecar)
    assert first.articles[0].pinned_topic is None
    assert second.articles[0].pinned_topic == "spire"
    assert {a.outlet for page in (first, second) for a in page.articles} == {"Parish Post"}
    assert told([first, second]) == []


@pytest.mark.parametrize(
    ("sidecar", "code"),
    [
        ('[[article]]\nheadline = "Nothing of the kind"\ndrop = true', "sidecar.article"),
        ('[[article]]\nlines = "1-2"\ndrop = true', "sidecar.article"),
        ('url = "https://parish.example.org/"', "sidecar.value"),
    ],
)
def test_sidecar_line_that_could_mean_any_page_is_told(sidecar, code):
    pages = clean(record(PAGE) + record(OTHER, name="b"), sidecar=sidecar)
    assert told(pages) == [("captures/a.warc.toml", code)]
    assert [page.capture.url for page in pages] == [
        "https://parish.example.org/a",
        "https://parish.example.org/b",
    ]
    assert all(page.articles for page in pages)
