"""PDF files: text where there is some, and a finding where there is none."""

import warnings
from io import BytesIO

import pytest
from pypdf import PdfWriter

from plugins.captures.core.containers.pdf import read_pdf
from tests.shared import PROJECT_ROOT

SAMPLE = PROJECT_ROOT / "tests" / "golden" / "captures" / "page-as-pdf" / "source.pdf"


def written(*, key=None, pages=1):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    if key:
        writer.encrypt(key, algorithm="RC4-128")
    target = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer.write(target)
    return target.getvalue()


def test_lines_of_print_become_paragraphs():
    (page,) = read_pdf(SAMPLE.read_bytes(), 0).pages
    lines = page.raw.decode().split("\n")
    assert lines[:2] == ["Lamplighters return to the old bridge", "By Nell Archer"]
    assert [line.rpartition(" ")[2] for line in lines[2:]] == [
        "home.",
        "hand.",
        'switch."',
        "years.",
        "pier.",
    ]
    assert "seventy years after the last of them hung up his pole" in lines[2]


def test_name_of_the_file_it_was_set_in_is_no_headline():
    (page,) = read_pdf(SAMPLE.read_bytes(), 0).pages
    assert page.facts.title is None


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"no pdf", "does not open like a PDF file"),
        (b"%PDF-1.7\njunk", "is damaged"),
        (SAMPLE.read_bytes()[:200], "is damaged"),
        (written(), "holds no text"),
        (written(pages=0), "holds no text"),
        (written(key="secret"), "is encrypted"),
    ],
)
def test_file_without_text_is_told(raw, message):
    file = read_pdf(raw, 0)
    assert file.pages == ()
    (problem,) = file.problems
    assert problem.code.label == "capture.format"
    assert message in problem.message
