"""Whole captures, as they come out: one folder a case.

A case is ``source.txt`` or ``source.html``, perhaps its sidecar ``source.toml``, and two files
to compare with. ``pytest --force-regen`` writes those anew; read the difference before it is
committed. ``expected.lines.txt`` tells of each line its number, its article (counted from 1), its
label and rule, and below it its spans where it has several. The folder's name counts as the
file's, so a date in it dates the capture.
"""

import json
from pathlib import Path

import pytest

from plugins.captures.core.clean import RawCapture, clean_capture
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
    lines = "\n".join(show_lines(clean_case(case))) + "\n"
    file_regression.check(lines, encoding="utf-8", fullpath=case / "expected.lines.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_articles_come_out_as_expected(case, file_regression):
    articles = show_articles(clean_case(case))
    file_regression.check(articles, encoding="utf-8", fullpath=case / "expected.articles.json")


def clean_case(case):
    (source,) = (path for path in case.glob("source.*") if path.suffix != ".toml")
    sidecar = case / "source.toml"
    return clean_capture(
        RawCapture(
            path=f"captures/{case.name}{source.suffix}",
            raw=source.read_bytes(),
            sidecar_path=f"captures/{case.name}.toml" if sidecar.exists() else None,
            sidecar_source=sidecar.read_text("utf-8") if sidecar.exists() else None,
        ),
        CaptureSettings(),
        OUTLETS,
    )


def show_lines(cleaned):
    ids = [article.id for article in cleaned.articles]
    yield f"layout {cleaned.capture.layout}"
    for line in cleaned.capture.lines:
        article = ids.index(line.article) + 1 if line.article else "-"
        yield f"{line.number:>3} {article} {line.label} {line.rule} | {opening(line.text)}".rstrip()
        if len(line.spans) > 1:
            for span in line.spans:
                text = opening(line.text[span.start : span.end])
                yield f"        {span.start}-{span.end} {span.label} {span.rule} | {text}".rstrip()


def opening(text):
    text = text if len(text) <= 60 else text[:59] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def show_articles(cleaned):
    shown = {
        "captured_at": show_date(cleaned.capture.captured_at),
        "url": cleaned.capture.url,
        "articles": [show_article(article) for article in cleaned.articles],
        "findings": [
            " ".join(filter(None, (f.code.label, f.line and f"line {f.line}:", f.message)))
            for f in cleaned.findings
        ],
    }
    return json.dumps(shown, indent=1, ensure_ascii=False) + "\n"


def show_article(article):
    return {
        "headline": article.headline,
        "role": article.role,
        "outlet": article.outlet,
        "original_outlet": article.original_outlet,
        "agency": article.agency,
        "byline": article.byline,
        "dateline": article.dateline,
        "time_phrase": article.time_phrase,
        "published": show_date(article.published),
        "language": article.language,
        "url": article.url,
        "pinned_topic": article.pinned_topic,
        "sections": [
            {
                "subhead": section.subhead,
                "paragraphs": [
                    f"{p.kind} {p.line}:{p.start}-{p.end} {p.text}" for p in section.paragraphs
                ],
            }
            for section in article.sections
        ],
        "notices": [f"{n.label} {n.line} {n.text}" for n in article.captions + article.notices],
        "embeds": [
            f"{e.line}:{e.start}-{e.last_line} {e.author} {e.handle} {e.posted}: {e.text}"
            for e in article.embeds
        ],
    }


def show_date(date):
    return f"{date.earliest} to {date.latest}, {date.precision}: {date.basis}"
