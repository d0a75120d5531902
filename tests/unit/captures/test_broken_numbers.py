"""Numbers in containers and pages that no program that writes them would write."""

import io
import struct
import zipfile

import pytest

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings

PROSE = "<p>The harbour of Saltmarsh froze over on Thursday, and the ferry did not leave.</p>" * 4


def clean(path, raw):
    return clean_captures(RawCapture(path=path, raw=raw), CaptureSettings())


def zip_of(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for name in names:
            opened.writestr(zipfile.ZipInfo(name), "# A title\n")
    return file.getvalue()


@pytest.mark.parametrize("suffix", ["zip", "wacz"])
def test_member_without_a_name_is_passed_by(suffix):
    raw = zip_of("zz.md", "a.md").replace(b"zz.md", b"\0z.md")
    (cleaned,) = clean(f"captures/a.{suffix}", raw)
    assert cleaned.findings


@pytest.mark.parametrize("offset", [2**63, 2**64 - 1])
def test_member_behind_the_end_of_any_file_is_told(offset):
    raw = zip_of("a.md")
    place = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    extra = struct.pack("<HHQ", 1, 8, offset)
    entry = bytearray(raw[place:end])
    entry[30:32] = struct.pack("<H", len(extra))
    entry[42:46] = b"\xff\xff\xff\xff"
    tail = bytearray(raw[end:])
    tail[12:16] = struct.pack("<I", len(entry) + len(extra))
    (cleaned,) = clean("captures/a.zip", raw[:place] + bytes(entry) + extra + bytes(tail))
    assert cleaned.findings


def test_character_beyond_all_characters_in_front_matter_is_told():
    (cleaned,) = clean("captures/a.md", b'---\ntitle: "\\U99999999"\n---\nText\n')
    assert any("front matter" in finding.message for finding in cleaned.findings)


def test_element_of_countless_attributes_keeps_its_text():
    crowd = " ".join(f"a{number}=1" for number in range(20_000))
    page = f"<html><body><h1>Ice in July</h1>{PROSE}<p {crowd}>The end.</p></body></html>"
    (cleaned,) = clean("captures/a.html", page.encode())
    assert "The end." in [line.text for line in cleaned.capture.lines]


def test_headings_at_the_end_are_no_subheads():
    page = (
        f"<html><body><h1>Ice in July</h1>{PROSE}{'<h2>Story of the day</h2>' * 50}</body></html>"
    )
    (cleaned,) = clean("captures/a.html", page.encode())
    assert [section.subhead for section in cleaned.articles[0].sections] == [None]
