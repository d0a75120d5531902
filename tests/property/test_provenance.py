"""Nothing lost: whatever the bytes, every line is labelled once and its spans rebuild it."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.captures.core.clean import CleanedCapture, RawCapture, clean_capture
from plugins.captures.core.decode import split_lines
from plugins.model import KEPT_LABELS
from plugins.settings import CaptureSettings
from plugins.text.normalise import normalise_space
from tests.shared import PROJECT_ROOT

_SAMPLES = sorted((PROJECT_ROOT / "content" / "captures").rglob("*.txt"))
_SAMPLE_LINES = [line for path in _SAMPLES for line in path.read_text("utf-8").split("\n")]

_any_text = st.text(max_size=2000)
# Lines of our own captures in any order: texts that look like pages and follow no layout.
_shuffled_captures = st.lists(st.sampled_from(_SAMPLE_LINES), max_size=60).map("\n".join)
_texts = st.one_of(_any_text, _shuffled_captures)


def _clean(raw: bytes) -> CleanedCapture:
    return clean_capture(RawCapture(path="captures/any.txt", raw=raw), CaptureSettings())


@given(_texts)
def test_every_line_is_labelled_once_and_its_spans_rebuild_it(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    capture = _clean(raw).capture
    lines = split_lines(raw.decode("utf-8").removeprefix("\ufeff")) if text.strip() else ()
    if "\x00" in text:
        assert capture.lines == ()
        return
    assert [line.text for line in capture.lines] == list(lines)
    assert [line.number for line in capture.lines] == list(range(1, len(lines) + 1))
    for line in capture.lines:
        assert "".join(line.text[span.start : span.end] for span in line.spans) == line.text
        ends = [span.end for span in line.spans]
        assert [span.start for span in line.spans] == [0, *ends][: len(ends)]
        assert all(span.rule for span in line.spans)


@given(_texts)
def test_every_paragraph_is_the_kept_text_at_its_place(text: str) -> None:
    cleaned = _clean(text.encode("utf-8", "replace"))
    for article in cleaned.articles:
        assert article.headline
        for paragraph in article.paragraphs:
            line = cleaned.capture.lines[paragraph.line - 1]
            assert normalise_space(line.text[paragraph.start : paragraph.end]) == paragraph.text
            covering = [
                s for s in line.spans if (s.start, s.end) == (paragraph.start, paragraph.end)
            ]
            assert len(covering) == 1
            assert covering[0].label in KEPT_LABELS


@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_cleaning(raw: bytes) -> None:
    assert _clean(raw) == _clean(raw)
