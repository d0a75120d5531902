"""What holds for any sidecar, layout and snippet: nothing raises, nothing is lost."""

import tomllib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.captures.core.adding import choose_stem, sniff_suffix
from plugins.captures.core.clean import clean_capture
from plugins.captures.core.layout_file import read_layout
from plugins.captures.core.layouts import Find
from plugins.captures.core.scaffold import scaffold_layout
from plugins.captures.core.sidecar import parse_sidecar
from plugins.captures.core.values import RawCapture
from plugins.model import Label
from plugins.settings import CaptureSettings
from plugins.text.sidecar_snippets import snippet_for_article, snippet_for_lines, snippet_for_span
from tests.property.test_captures import TEXTS

PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
NUMBER = st.integers(-1, 40)
PLACES = st.one_of(
    st.builds("{}-{}".format, NUMBER, NUMBER),
    st.builds("{}".format, NUMBER),
    st.builds("{}:{}-{}".format, NUMBER, NUMBER, NUMBER),
)
VALUES = st.one_of(PLACES, st.lists(PLACES, max_size=3), st.booleans(), st.text(max_size=20))
KEYS = st.sampled_from(
    "headline outlet byline published language lines add_lines drop_lines drop topic other".split()
)
BLOCKS = st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=4)


def quote(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(quote, value))}]"
    plain = "".join(char for char in value if char.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(blocks):
    lines = []
    for block in blocks:
        lines += ["[[article]]", *(f"{key} = {quote(value)}" for key, value in block.items())]
    return "\n".join(lines)


def clean(text, sidecar=None):
    source = RawCapture(
        path="captures/a.txt",
        raw=text.encode("utf-8", "replace"),
        sidecar_path="captures/a.toml" if sidecar is not None else None,
        sidecar_source=sidecar,
    )
    return clean_capture(source, CaptureSettings())


def assert_nothing_is_lost(before, after):
    assert [line.text for line in after.capture.lines] == [x.text for x in before.capture.lines]
    ids = {article.id for article in after.articles}
    for line in after.capture.lines:
        assert "".join(line.text[s.start : s.end] for s in line.spans) == line.text
        assert line.article is None or line.article in ids
        # An empty line inside a script is part of it, without a character to mark.
        if line.label is not Label.BLANK and line.text:
            assert line.label in {span.label for span in line.spans}


@PATIENT
@given(TEXTS, BLOCKS)
def test_no_sidecar_loses_a_line_or_a_character(text, blocks):
    assert_nothing_is_lost(clean(text), clean(text, write(blocks)))


@PATIENT
@given(TEXTS, NUMBER, NUMBER)
def test_every_snippet_is_a_sidecar_that_gives_no_finding(text, first, length):
    before = clean(text)
    lines, articles = before.capture.lines, before.articles
    first = max(1, min(first, len(lines)))
    last = min(len(lines), first + max(0, length))
    snippets = [snippet_for_lines(before.capture, first, last, articles)]
    snippets += [snippet_for_article(article, before.capture, articles) for article in articles]
    snippets += [
        snippet_for_span(before.capture, line.number, span.start, span.end, articles)
        for line in lines[:10]
        for span in line.spans[:3]
        if articles and span.start < span.end
    ]
    for snippet in snippets[:12]:
        assert parse_sidecar("a.toml", snippet)[1] == ()
        after = clean(text, snippet)
        assert_nothing_is_lost(before, after)


@PATIENT
@given(TEXTS)
def test_every_draft_is_a_valid_layout(text):
    capture = clean(text).capture
    for find in Find:
        source = scaffold_layout("drafted", capture, find)
        if source is not None:
            layout, findings = read_layout("drafted.toml", source)
            assert findings == ()
            assert layout is not None


@PATIENT
@given(st.text(max_size=300))
def test_no_text_makes_a_sidecar_or_a_layout_raise(text):
    for source in (text, f"[[article]]\n{text}", f"{text}\n[[article]]\nlines = '1'"):
        _sidecar, findings = parse_sidecar("a.toml", source)
        assert all(f.line is None or 1 <= f.line <= source.count("\n") + 1 for f in findings)
        read_layout("a.toml", source)
        read_layout("a.toml", f"name = 'a'\n[detect]\n{text}\n[articles]\nfind = 'prose'")


TOML_VALUES = st.recursive(
    st.one_of(st.text(max_size=8).map(quote), st.booleans().map(quote), st.integers().map(str)),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=5,
)
LAYOUT_KEYS = st.sampled_from(
    "name date_order valid_until at_least lines find role related_after outlet footer match label "
    "after ends other".split()
)


@PATIENT
@given(st.lists(st.tuples(LAYOUT_KEYS, TOML_VALUES), max_size=6, unique_by=lambda pair: pair[0]))
def test_no_values_make_a_layout_raise(pairs):
    lines = "\n".join(f"{key} = {value}" for key, value in pairs)
    source = f"{lines}\n[detect]\n{lines}\n[articles]\n{lines}\n[[line]]\n{lines}\n"
    tomllib.loads(source)
    layout, findings = read_layout("a.toml", source)
    assert (layout is None) is bool(findings)


@PATIENT
@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_get_a_known_suffix_and_a_safe_name(raw, name):
    suffix = sniff_suffix(raw, name)
    stem = choose_stem(name, (), f"https://a.example/{name}", name)
    assert suffix.startswith(".")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(stem) <= 60
