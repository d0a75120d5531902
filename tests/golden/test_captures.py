"""Whole captures, as they come out: one folder a case.

A case is ``source`` with the suffix of any kind of capture, perhaps its sidecar ``source.toml``,
and two files to compare with. ``pytest --force-regen`` writes those anew; read the difference
before it is committed. The folder's name counts as the file's, so a date in it dates the capture.
What the two files tell is said in ``plugins/captures/core/cases.py``.
"""

from pathlib import Path

import pytest

from plugins.captures.core.cases import ARTICLES_FILE, LINES_FILE, render_articles, render_lines
from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.model import Outlet
from plugins.settings import CaptureSettings

FOLDER = Path(__file__).parent / "captures"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
OUTLETS = (
    Outlet(name="Harbour Gazette"),
    Outlet(name="Saltmarsh Courier", aliases=("Courier of Saltmarsh",)),
    Outlet(name="Meridian Post", aliases=("Meridian Post Company",)),
    Outlet(name="Channel 4"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_are_labelled_as_expected(case, file_regression):
    lines = render_lines(clean_case(case))
    file_regression.check(lines, encoding="utf-8", fullpath=case / LINES_FILE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_articles_come_out_as_expected(case, file_regression):
    articles = render_articles(clean_case(case))
    file_regression.check(articles, encoding="utf-8", fullpath=case / ARTICLES_FILE)


def clean_case(case):
    (source,) = (path for path in case.glob("source.*") if path.suffix != ".toml")
    sidecar = case / "source.toml"
    return clean_captures(
        RawCapture(
            path=f"captures/{case.name}{source.suffix}",
            raw=source.read_bytes(),
            sidecar_path=f"captures/{case.name}.toml" if sidecar.exists() else None,
            sidecar_source=sidecar.read_text("utf-8") if sidecar.exists() else None,
        ),
        CaptureSettings(),
        OUTLETS,
    )
