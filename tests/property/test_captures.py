"""What holds for any capture whatever: nothing is lost, nothing is said twice, nothing breaks."""

from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.decode import split_lines
from plugins.captures.core.values import RawCapture
from plugins.model import Label, Outlet
from plugins.settings import CaptureSettings
from plugins.text.normalise import normalise_space
from tests.shared import PROJECT_ROOT

SETTINGS = CaptureSettings()
OUTLETS = (Outlet(name="Harbour Gazette", aliases=("France 24",)), Outlet(name="Kyiv"))

# Text made of what the rules look for meets them far more often than any text does. Among
# the pieces: line ends that are none (U+2028, form feed), letters that change their length
# or kind with their case (U+0130, U+017F), invisible ones, and marks of every rule.
PIECES = (
    "logo|Orange background|Related Articles|Try Our AI Features|DOWNLOAD THE APP|Comments"
    "|Get Started Now: Download the App|Insights by X AI|Does this summary seem wrong?|Left"
    "|Bias Distribution|Factuality|3 Articles|Leave a Reply|Written By|Share This Post:"
    "|Harbour Gazette|6 hours ago|time2 hours ago|Harbour Gazette6 hours ago|04-07-2025"
    "|The harbour froze and the ferry stayed at its quay|A town without its ferry for a week"
    "|Why It Matters|What now?|Who will pay for the ice on the quay?|More|By Anna Bell|the"
    "|KYIV, July 4 (AP) — |Getty Images|Photo: Anna Bell/Tideline Images|FILE - |(Image: A)"
    "|TODAY|This story first appeared in Harbour Gazette.|Visit gazette.example.|wrote this:|3m"
    '|— A (@b) July 5, 2025|pic.twitter.com/x|X said in a post|@| |. |! |? |… |.|"|”|(|)'
    "|<script>|</script>|<\u017fcript>|<style|</style >|<div>|© 2025|Copyright (C) 2025, A Agency"
    "|All rights reserved.|This article was originally published by A and is reprinted with"
    "|AI is in beta.|We use cookies to improve your experience|• |- |* |1. |/|//|»| | | - "
    "|\u00a0|\u200b|\u2028|\x0b|\x0c|\x00|\x1b|\x85|\u0130|\ufeff|\u202e|é|\U0001f4a5|كابول|Київ"
).split("|")
PIECE = st.sampled_from(PIECES)
LINES = st.one_of(
    st.lists(PIECE, max_size=12).map("".join),
    st.lists(PIECE, max_size=12).map(" ".join),
    st.text(max_size=60),
)
LONG_LINES = st.tuples(PIECE, st.integers(1, 10_000)).map(lambda p: (p[0] * p[1])[:10_000])
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


def join(lines, end):
    return end.join(lines)


TEXTS = st.builds(join, st.lists(st.one_of(LINES, LINES, LONG_LINES), max_size=40), ENDS)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-8"])
ENCODED = st.builds(lambda text, name: text.encode(name, "replace"), TEXTS, ENCODINGS)


@cache
def samples(suffix):
    """Return the lines of every sample capture, by path."""
    folder = PROJECT_ROOT / "content" / "captures"
    return [split_lines(p.read_text("utf-8")) for p in sorted(folder.rglob(f"*.{suffix}"))]


EDITS = {
    "move": lambda lines, at, to, new: lines.insert(to, lines.pop(at)),
    "double": lambda lines, at, to, new: lines.insert(to, lines[at]),
    "delete": lambda lines, at, to, new: lines.pop(at),
    "replace": lambda lines, at, to, new: lines.__setitem__(at, new),
    "cut": lambda lines, at, to, new: lines.insert(at, lines[at][: to * 10]),
    "glue": lambda lines, at, to, new: lines.__setitem__(at, lines[at] + lines.pop(to)),
    "insert": lambda lines, at, to, new: lines.insert(at, new),
}


@st.composite
def mutated_samples(draw, suffix="txt"):
    """Return a sample capture some of whose lines were moved, doubled, cut or replaced."""
    lines = list(draw(st.sampled_from(samples(suffix))))
    for _ in range(draw(st.integers(0, 8))):
        places = st.integers(0, len(lines) - 2)
        edit = EDITS[draw(st.sampled_from(sorted(EDITS)))]
        edit(lines, draw(places), draw(places), draw(LINES))
    return draw(ENDS).join(lines).encode()


CAPTURES = st.one_of(st.binary(max_size=400), ENCODED, mutated_samples())


VALUES = st.sampled_from(
    '"A" "" "7-9" "3" "1-9999999" "0" "https://a.example" 5 true 2025-07-05 12:00:00 [1] {a=1}'
    ' 2025-07-05T10:00:00Z "en" "\\u0000" 1e400 0x10'.split()
)
KEYS = st.sampled_from(
    "url captured_at outlet language headline lines published drop topic article x".split()
)
BLOCKS = st.lists(st.builds("{} = {}".format, KEYS, VALUES), max_size=4).map("\n".join)
SIDECARS = st.one_of(
    st.text(max_size=40),
    st.lists(BLOCKS, min_size=1, max_size=4).map("\n[[article]]\n".join),
)


def clean(raw, path="captures/2025-07-05.txt"):
    return clean_capture(RawCapture(path=path, raw=raw), SETTINGS, OUTLETS)


def span_at(line, start):
    return next(span for span in line.spans if span.start == start)


@given(TEXTS)
@example("\x00")
@example("a\u2028b\x0cc\x85d\r\ne\rf\n\ng\n")
def test_every_line_is_labelled_once_in_order(text):
    lines = clean(text.encode()).capture.lines
    text = text.removeprefix("\ufeff")
    is_text = "\x00" not in text and text.strip() != ""
    assert tuple(line.text for line in lines) == (split_lines(text) if is_text else ())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    for line in lines:
        assert isinstance(line.label, Label)
        assert line.rule
        assert 0 <= line.confidence <= 1


@given(CAPTURES)
def test_spans_of_every_line_part_it_and_rebuild_it(raw):
    for line in clean(raw).capture.lines:
        place = 0
        for span in line.spans:
            assert span.start == place < span.end
            assert span.rule
            place = span.end
        assert place == len(line.text)


@given(CAPTURES)
def test_every_paragraph_is_the_text_at_its_place(raw):
    cleaned = clean(raw)
    lines = cleaned.capture.lines
    for article in cleaned.articles:
        for paragraph in article.paragraphs:
            line = lines[paragraph.line - 1]
            assert paragraph.text == normalise_space(line.text[paragraph.start : paragraph.end])
            assert span_at(line, paragraph.start).end == paragraph.end
            assert span_at(line, paragraph.start).label in {Label.BODY, Label.LIST_ITEM}
            assert line.article == article.id


@given(CAPTURES)
def test_paragraphs_stand_in_order_and_apart_from_embeds(raw):
    cleaned = clean(raw)
    lines = cleaned.capture.lines
    for article in cleaned.articles:
        places = [(p.line, p.start, p.end) for p in article.paragraphs]
        assert places == sorted(set(places))
        for embed in article.embeds:
            assert span_at(lines[embed.line - 1], embed.start).label is Label.EMBED
            assert (embed.line, embed.start) not in {place[:2] for place in places}
            if lines[embed.line - 1].label is Label.EMBED:
                block = range(embed.line, embed.last_line + 1)
                assert not any(line in block for line, _start, _end in places)


@given(CAPTURES)
def test_lines_name_exactly_the_articles_there_are(raw):
    cleaned = clean(raw)
    ids = [article.id for article in cleaned.articles]
    assert len(set(ids)) == len(ids)
    assert {line.article for line in cleaned.capture.lines} - {None} == set(ids)
    for article in cleaned.articles:
        assert article.headline.strip()
        assert article.paragraphs


@given(CAPTURES)
def test_everything_found_can_be_written_as_utf_8(raw):
    cleaned = clean(raw)
    for article in cleaned.articles:
        "\n".join((article.headline, article.body, article.outlet or "")).encode()
    for finding in cleaned.findings:
        f"{finding.message}{finding.hint}".encode()


@given(CAPTURES)
def test_same_bytes_give_the_same_result(raw):
    assert clean(raw) == clean(raw)


@given(CAPTURES, CAPTURES)
def test_another_capture_changes_nothing_but_a_notice_both_open_with(raw, other):
    one = clean(raw, "captures/b.txt")
    both = collect_captures([one, clean(other, "captures/a.txt"), clean(other, "captures/c.txt")])
    alone = collect_captures([one])
    rules = {s.rule for c in both.captures for line in c.lines for s in line.spans}
    if raw != other and "span.shared-disclaimer" not in rules:
        assert set(alone.captures) <= set(both.captures)
        assert set(alone.articles) <= set(both.articles)


@pytest.mark.parametrize("suffix", ["txt", "html"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_sidecar_and_no_bytes_raise(suffix, data):
    raw = data.draw(st.one_of(st.binary(max_size=300), ENCODED, mutated_samples(suffix)))
    sidecar = data.draw(SIDECARS)
    source = RawCapture(
        path=f"captures/a.{suffix}",
        raw=raw,
        sidecar_path="captures/a.toml",
        sidecar_source=sidecar,
    )
    cleaned = clean_capture(source, SETTINGS, OUTLETS)
    ids = {article.id for article in cleaned.articles}
    assert {line.article for line in cleaned.capture.lines} - {None} == ids
    for line in cleaned.capture.lines:
        assert "".join(line.text[s.start : s.end] for s in line.spans) == line.text
