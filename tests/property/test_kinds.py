"""What holds for any bytes behind any suffix: a capture, findings, and never an exception."""

import gzip
import json
import zipfile
from functools import cache
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.containers.kinds import SUFFIXES
from plugins.captures.core.containers.markdown import read_markdown
from plugins.captures.core.decode import split_lines
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings
from tests.shared import PROJECT_ROOT

SETTINGS = CaptureSettings(max_capture_bytes=100_000)
CASES = PROJECT_ROOT / "tests" / "golden" / "captures"
KINDS = sorted({*SUFFIXES, "warc.gz"} - {"txt", "html", "htm"})


@cache
def samples(suffix):
    """Return whole files of a kind."""
    found = [path.read_bytes() for path in sorted(CASES.glob(f"*/source.{suffix}"))]
    warc = (CASES / "web-archive" / "source.warc").read_bytes()
    clipping = (CASES / "clipping-obsidian" / "source.md").read_bytes()
    made = {
        "mht": [path.read_bytes() for path in sorted(CASES.glob("*/source.mhtml"))],
        "markdown": [clipping],
        "gz": [gzip.compress(warc)],
        "warc.gz": [gzip.compress(warc)],
        "wacz": [packed("archive/data.warc.gz", gzip.compress(warc))],
        "zip": [packed("bookmarks/a/index.md", clipping)],
    }
    return found or made[suffix]


def packed(name, content):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


@st.composite
def damaged(draw, suffix):
    """Return a file of a kind with bytes changed, cut out or cut off."""
    raw = bytearray(draw(st.sampled_from(samples(suffix))))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, max(0, len(raw) - 1)))
        length = draw(st.integers(0, 40))
        raw[place : place + length] = draw(st.binary(max_size=20))
    return bytes(raw[: draw(st.one_of(st.just(len(raw)), st.integers(0, len(raw))))])


@pytest.mark.parametrize("suffix", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_bytes_raise_and_every_line_is_rebuilt(suffix, data):
    raw = data.draw(st.one_of(st.binary(max_size=300), damaged(suffix)))
    source = RawCapture(path=f"captures/a.{suffix}", raw=raw)
    pages = clean_captures(source, SETTINGS)
    assert pages
    assert len({page.capture.path for page in pages}) == len(pages)
    for page in pages:
        assert page.capture.path.startswith(source.path)
        ids = {article.id for article in page.articles}
        assert {line.article for line in page.capture.lines} - {None} == ids
        for line in page.capture.lines:
            assert line.rule
            assert "".join(line.text[s.start : s.end] for s in line.spans) == line.text
        for finding in page.findings:
            assert finding.hint
            f"{finding.subject}{finding.message}{finding.hint}".encode()
    assert pages == clean_captures(source, SETTINGS)


@pytest.mark.parametrize("suffix", KINDS)
def test_whole_files_give_articles(suffix):
    for raw in samples(suffix):
        pages = clean_captures(RawCapture(path=f"a.{suffix}", raw=raw), SETTINGS)
        if suffix != "gz":
            assert all(page.articles for page in pages)
        else:
            assert [f.code.label for f in pages[0].findings] == ["capture.format"]


MARKS = st.sampled_from(
    '# |## |===|---|- |* |1. |> |```|![|](|)|[|]|[[|]]|**|*|__|_|`|~~|==|\\|<|>|&amp;|&#0;|^|:|"'
    "|title: |source: |tags:|&a |*a|<<: |!!python/object|{|}|a|The harbour froze over. |\t|\ue021"
    "|<script>|<img alt='a'>||  ".split("|")
)
MARKDOWN = st.lists(
    st.one_of(st.lists(MARKS, max_size=12).map("".join), st.text(max_size=30)), max_size=20
).map("\n".join)


@settings(max_examples=200)
@given(st.one_of(MARKDOWN, MARKDOWN.map("---\n{}".format)))
def test_markdown_of_any_marks_gives_lines_without_ends(text):
    for line in read_markdown(split_lines(text)).lines:
        assert "\n" not in line.text
        assert "\r" not in line.text


@given(st.recursive(st.none() | st.text(max_size=9), lambda s: st.lists(s, max_size=3)))
def test_any_json_is_told(value):
    raw = json.dumps(value).encode()
    (page,) = clean_captures(RawCapture(path="a.json", raw=raw), SETTINGS)
    assert [f.code.label for f in page.findings] == ["capture.format"]
