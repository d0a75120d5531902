"""Whatever a file holds, what was kept of it is what cleaning it gives."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.captures.cleaned import Conditions, clean_all
from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings

SUFFIXES = st.sampled_from(["txt", "html", "md", "eml", "mhtml", "json"])
LINES = st.sampled_from(
    [
        b"Ferry pier opens",
        b"5 July 2025, 09:30 EST",
        b"Harbour Gazette",
        b"<p>The council of Oldhaven opened the pier on Monday, after two winters of work.</p>",
        b"Date: Sat, 05 Jul 2025 09:30:00 +0530",
        b"Content-Type: text/html; charset=latin-1",
        b"\xed\xa0\x80 \xff\xfe",
        b"The mayor said on 31 December 9999 that the pier had cost 10000000000000000000000.",
        b'{"@type": "NewsArticle", "datePublished": "1880-01-01T00:00:00+00:53:28"}',
        b"",
    ]
)
CAPTURES = st.lists(LINES | st.binary(max_size=30), max_size=12).map(b"\n".join)


@settings(max_examples=60, deadline=None)
@given(suffix=SUFFIXES, raw=CAPTURES)
def test_kept_is_cleaned(suffix, raw):
    fresh = clean_captures(RawCapture(path=f"captures/page.{suffix}", raw=raw), CaptureSettings())
    with TemporaryDirectory() as name:
        path = Path(name) / "captures" / f"page.{suffix}"
        path.parent.mkdir()
        path.write_bytes(raw)
        conditions = Conditions(
            content=Path(name), settings=CaptureSettings(), outlets=(), layouts=()
        )
        for _ in range(2):
            kept = clean_all([path], conditions, Path(name) / "cache")
            assert repr(kept[path]) == repr(fresh)
