"""MHTML and saved mail: which part counts, what the headers state, what is told."""

import base64
import quopri

import pytest

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.containers.eml import read_eml
from plugins.captures.core.containers.mhtml import read_mhtml
from plugins.captures.core.containers.pages import PageKind, Sender
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings
from tests.unit.captures.kinds import STORY, html, mail, part, parts

RELATED = 'multipart/related; type="text/html"; boundary="edge"'
MIXED = 'multipart/mixed; boundary="edge"'
ADDRESS = "https://parish.example.org/cock"


def codes(file):
    return [problem.code.label for problem in file.problems]


def saved(*bodies, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return mail(parts(*bodies), content_type=RELATED, headers=named)


def test_page_of_an_mhtml_file_has_address_moment_and_title():
    file = read_mhtml(
        saved(part(html(), "Content-Type: text/html"), Snapshot_Content_Location=ADDRESS)
    )
    (page,) = file.pages
    assert page.kind is PageKind.HTML
    assert page.facts.url == ADDRESS
    assert page.facts.captured_at == "2025-07-08T07:30:00+01:00"
    assert page.facts.captured_basis == "MHTML header"
    assert page.facts.title == "Weathercock"
    assert file.problems == ()


def test_html_without_a_charset_is_utf_8():
    body = part(
        quopri.encodestring("<p>Søren’s spire</p>".encode()),
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
    )
    (page,) = read_mhtml(saved(body)).pages
    assert page.charset is None
    source = RawCapture(path="a.mhtml", raw=saved(body))
    (cleaned,) = clean_captures(source, CaptureSettings())
    assert [line.text for line in cleaned.capture.lines] == ["Søren’s spire"]
    assert cleaned.findings == ()


def test_charset_of_the_part_is_passed_on():
    body = part("<p>Søren</p>".encode("latin-1"), "Content-Type: text/html; charset=ISO-8859-1")
    (page,) = read_mhtml(saved(body)).pages
    assert page.charset == "iso-8859-1"


def test_main_document_is_the_part_of_the_file_s_address():
    frame = part("<p>Frame</p>", "Content-Type: text/html", "Content-Location: https://ad.example/")
    main = part("<p>Main</p>", "Content-Type: text/html", f"Content-Location: {ADDRESS}")
    (page,) = read_mhtml(saved(frame, main, Snapshot_Content_Location=ADDRESS)).pages
    assert page.raw == b"<p>Main</p>"
    (first,) = read_mhtml(saved(frame, main)).pages
    assert first.raw == b"<p>Frame</p>"


def test_main_document_is_the_part_the_start_parameter_names():
    frame = part("<p>Frame</p>", "Content-Type: text/html", "Content-ID: <one>")
    main = part("<p>Main</p>", "Content-Type: text/html", "Content-ID: <two>")
    raw = mail(parts(frame, main), content_type=f'{RELATED}; start="<two>"')
    (page,) = read_mhtml(raw).pages
    assert page.raw == b"<p>Main</p>"


@pytest.mark.parametrize("address", ["file:///home/a.html", "cid:frame", "javascript:x", ""])
def test_address_that_is_none_of_the_web_is_left_out(address):
    body = part(html(), "Content-Type: text/html")
    (page,) = read_mhtml(saved(body, Snapshot_Content_Location=address)).pages
    assert page.facts.url is None


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\x00\x01\x02", "does not open with the header"),
        (b"Plain words, no header at all.", "does not open with the header"),
        (b"<!doctype html><p>Words</p>", "is plain HTML"),
        (b"\xef\xbb\xbf<p>Words</p>", "is plain HTML"),
        (b"Subject: none\r\n\r\nWords", "does not open with the header"),
        (mail("Words", content_type="text/plain"), "holds no HTML part"),
        (saved(part("x", "Content-Type: image/png")), "holds no HTML part"),
        (mail("", content_type="text/html"), "is empty"),
        (mail("words", content_type="multipart/related"), "holds no HTML part"),
    ],
)
def test_file_that_is_no_mhtml_is_told(raw, message):
    file = read_mhtml(raw)
    assert (file.pages, codes(file)) == ((), ["capture.format"])
    assert message in file.problems[0].message


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (saved(part(html(), "Content-Type: text/html"))[:-8], ["capture.damaged"]),
        (
            mail(b"PGg!xPldvcmRz=PC9oMT4", content_type="text/html", encoding="base64"),
            ["capture.damaged"],
        ),
        (mail(b"<h1>W=F4=", content_type="text/html", encoding="quoted-printable"), []),
    ],
)
def test_damaged_part_is_used_and_told(raw, told):
    file = read_mhtml(raw)
    assert len(file.pages) == 1
    assert codes(file) == told


def test_pictures_of_a_page_count_ten_times_less_than_its_text():
    picture = part("A" * 5_000, "Content-Type: image/png")
    raw = saved(part(html(), "Content-Type: text/html"), picture)
    settings = CaptureSettings(max_capture_bytes=1_000)
    (page,) = clean_captures(RawCapture(path="a.mhtml", raw=raw), settings)
    assert page.articles
    assert page.findings == ()
    (large,) = clean_captures(RawCapture(path="a.html", raw=raw), settings)
    assert [f.code.label for f in large.findings] == ["capture.unreadable"]


def test_page_that_is_too_large_is_told():
    raw = saved(part(html(body="<p>a</p>" * 500), "Content-Type: text/html"))
    settings = CaptureSettings(max_capture_bytes=1_000)
    (page,) = clean_captures(RawCapture(path="a.mhtml", raw=raw), settings)
    assert page.capture.lines == ()
    assert [f.code.label for f in page.findings] == ["capture.unreadable"]


def test_parts_inside_one_another_without_end_are_no_mail():
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(500)
    )
    file = read_mhtml(b"MIME-Version: 1.0\r\n" + nested)
    assert codes(file) == ["capture.format"]


def test_mail_prefers_its_html_and_names_its_sender():
    inner = parts(
        part("Words", "Content-Type: text/plain"),
        part(html(), "Content-Type: text/html"),
        boundary="in",
    )
    nested = part(inner, 'Content-Type: multipart/alternative; boundary="in"')
    (page,) = read_eml(mail(parts(nested), content_type=MIXED)).pages
    assert page.kind is PageKind.HTML
    assert page.facts.sender == Sender(name="Parish Post", domain="parish.example.org")
    assert page.facts.captured_basis == "mail header"
    assert page.facts.outlet is None
    assert page.facts.published is None


def test_mail_of_text_is_read_as_text():
    raw = mail(
        base64.encodebytes("Zoë".encode("cp1252")),
        content_type="text/plain; charset=windows-1252",
        encoding="base64",
    )
    (page,) = read_eml(raw).pages
    assert (page.kind, page.charset, page.raw) == (PageKind.MAIL, "windows-1252", b"Zo\xeb")


def test_attachments_are_counted_never_read():
    raw = mail(
        parts(
            part(html(), "Content-Type: text/html", "Content-Disposition: attachment"),
            part("From: x\r\n\r\nForwarded", "Content-Type: message/rfc822"),
            part("Words of the mail itself.", "Content-Type: text/plain"),
        ),
        content_type=MIXED,
    )
    file = read_eml(raw)
    assert file.pages[0].raw == b"Words of the mail itself."
    assert codes(file) == ["capture.attachments"]
    assert file.problems[0].message.startswith("2 attachments are not read")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"Words: and no mail\r\n\r\nat all", "does not open with the headers of a mail"),
        (html().encode(), "is plain HTML"),
        (mail("", content_type="text/plain"), "holds no text"),
        (mail("%PDF", content_type="application/pdf"), "holds no text"),
    ],
)
def test_file_that_is_no_mail_is_told(raw, message):
    file = read_eml(raw)
    assert (file.pages, codes(file)) == ((), ["capture.format"])
    assert message in file.problems[0].message


@pytest.mark.parametrize(
    "subject",
    ["=?utf-8?Q?=FF=FE?=", "=?no-such?B?eA==?=", "=?utf-8?B?!!!?=", "x" * 30_000, "\x1b[2J"],
)
def test_broken_headers_state_nothing_dangerous(subject):
    (page,) = read_eml(mail(html(), headers={"Subject": subject, "Date": "soon"})).pages
    assert (page.facts.title or "").isprintable()
    assert page.facts.captured_at is None


@pytest.mark.parametrize(
    "raw",
    [
        mail(b"--b\n\n" * 200_000, content_type="multipart/mixed; boundary=b"),
        mail("x", content_type="text/html" + ";a=b" * 500_000),
        mail("x", content_type="text/html", headers={"From": "<" * 1_000_000}),
        mail("x", content_type="text/html", headers={"From": "(" * 1_000_000}),
        mail(b"\n" * 1_000_000, content_type="multipart/mixed; boundary=b" + "; boundary=b" * 99),
    ],
)
def test_mail_made_to_be_slow_is_no_slower(raw):
    # What takes minutes without its guard would run into the time limit of the tests.
    for file in (read_eml(raw), read_mhtml(raw)):
        assert file.pages or codes(file) == ["capture.format"]


@pytest.mark.parametrize(
    ("stated", "sender"),
    [
        ("Parish Post <post@parish.example.org>", ("Parish Post", "parish.example.org")),
        ('"Post, Parish" <post@Parish.example.org>', ("Post, Parish", "parish.example.org")),
        ("post@parish.example.org", ("", "parish.example.org")),
        (
            "=?utf-8?Q?Caf=C3=A9_Post?= <post@parish.example.org>",
            ("Café Post", "parish.example.org"),
        ),
        ("Parish Post", ("Parish Post", "")),
        (None, None),
        ("<>", None),
    ],
)
def test_sender_has_a_name_and_a_domain(stated, sender):
    (page,) = read_eml(mail(html(), headers={"From": stated})).pages
    found = page.facts.sender
    assert (found and (found.name, found.domain)) == sender


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        (
            "Weathercock comes down to be mended | Parish Post",
            "Weathercock comes down to be mended",
        ),
        ("WEATHERCOCK COMES DOWN TO BE MENDED", "Weathercock comes down to be mended"),
        ("Weathercock comes down to be mendedly", None),
        ("Our evening letter", None),
    ],
)
def test_subject_names_the_headline_where_the_text_prints_it(subject, headline):
    text = "\n\n".join(
        ("Read by all the parish every week", "Weathercock comes down\nto be mended")
    )
    raw = mail("\n\n".join((text, *STORY)), content_type="text/plain", headers={"Subject": subject})
    (page,) = clean_captures(RawCapture(path="a.eml", raw=raw), CaptureSettings())
    named = [line.text for line in page.capture.lines if line.rule == "stated-title"]
    assert " ".join(named) == (headline or "")
    assert headline in (None, page.articles[0].headline)
    assert page.articles[0].id
