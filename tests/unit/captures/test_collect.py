"""Cleaned captures to one digest."""

from plugins.captures.core.collect import collect_captures
from plugins.captures.core.values import CleanedCapture
from plugins.model import Capture, CaptureId, Code, Finding, Outlet


def cleaned(path, sha256="0", *, has_sidecar=False):
    capture = Capture(
        id=CaptureId(sha256),
        path=path,
        media_type="text/plain",
        sha256=sha256,
        lines=(),
        layout="x",
    )
    return CleanedCapture(
        capture=capture, articles=(), findings=(finding(path),), has_sidecar=has_sidecar
    )


def finding(subject):
    return Finding(code=Code.CAPTURE_EMPTY, subject=subject, message="m", hint="h")


def test_captures_are_ordered_by_path():
    digest = collect_captures([cleaned("b", "1"), cleaned("a", "2"), cleaned("c", "3")])
    assert [capture.path for capture in digest.captures] == ["a", "b", "c"]


def test_of_equal_files_the_first_counts_and_the_rest_are_told():
    digest = collect_captures([cleaned("b"), cleaned("a"), cleaned("c")])
    assert [capture.path for capture in digest.captures] == ["a"]
    told = [f for f in digest.findings if f.code is Code.CAPTURE_DUPLICATE]
    assert [f.subject for f in told] == ["b", "c"]
    assert "same bytes as a " in told[0].message


def test_of_equal_files_one_with_a_sidecar_counts():
    digest = collect_captures([cleaned("a"), cleaned("b", has_sidecar=True)])
    assert [capture.path for capture in digest.captures] == ["b"]


def test_outlets_and_all_findings_are_handed_on():
    outlets = (Outlet(name="Harbour Gazette"),)
    digest = collect_captures([cleaned("a")], outlets, (finding("outlets.toml"),))
    assert digest.outlets == outlets
    assert [f.subject for f in digest.findings] == ["outlets.toml", "a"]


def test_nothing_gives_an_empty_digest():
    digest = collect_captures([])
    assert (digest.captures, digest.articles, digest.findings) == ((), (), ())
