"""The five real captures: their sentences stay out of the repository, their facts are asserted.

Lengths are words of the body as published in digest.json; the digest of a headline stands
for the headline itself.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.shared import shared_path
from tests.site.build import build_site, write_files

_TOPICS = {
    "topics/taliban-recognition.md": "Title: Taliban recognition\n"
    "Keywords: Taliban, recognition, Afghanistan, Kabul, Islamic Emirate, ambassador\n\n"
    "Russia and the government in Kabul.\n",
    "topics/ukraine-war.md": "Title: Ukraine war\n"
    "Keywords: Ukraine, Kyiv, ceasefire, drones, sanctions, front line, Zelensky, missiles\n\n"
    "The war and the talks about it.\n",
    "topics/russian-purges.md": "Title: Russian purges\n"
    "Keywords: purge, corruption, embezzlement, Ivanov, Defense Ministry, sentenced\n\n"
    "Trials of officials.\n",
}


def _build(tmp_path: Path, files: dict[str, str]) -> dict[str, Any]:
    content = write_files(tmp_path / "content", dict(files))
    shutil.copytree(shared_path("captures"), content / "captures")
    built = build_site(content, tmp_path / "output")
    assert built.status == 0, built.text
    digest: dict[str, Any] = json.loads((built.output / "digest.json").read_text("utf-8"))
    return digest


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return digest.json of the real captures with three topic files."""
    return _build(tmp_path_factory.mktemp("real"), _TOPICS)


@dataclass(frozen=True)
class Fact:
    """What is known of one article; ``outlet`` is what the capture calls it."""

    capture: str
    headline: str
    outlet: str | None
    phrase: str | None
    role: str
    words: int
    embeds: int
    subheads: int
    topic: str | None
    published: str | None
    body: str


_T, _U, _P = "taliban-recognition", "ukraine-war", "russian-purges"
FACTS: tuple[Fact, ...] = (
    Fact(
        "000",
        "1e1883cf40",
        "Miami Herald",
        "15 hours ago",
        "main",
        184,
        0,
        0,
        _T,
        "2025-07-04T08",
        "049ef72a03",
    ),
    Fact(
        "000",
        "d0d14a0379",
        "Newsweek",
        "an hour ago",
        "related",
        513,
        0,
        4,
        _U,
        "2025-07-04T22",
        "01e8e62ea7",
    ),
    Fact(
        "000",
        "8707410779",
        "American Military News",
        "2 hours ago",
        "related",
        427,
        0,
        0,
        _P,
        "2025-07-04T21",
        "38dfd21b08",
    ),
    Fact(
        "000",
        "ef2465701b",
        "Newsweek",
        "2 hours ago",
        "related",
        415,
        1,
        4,
        _U,
        "2025-07-04T21",
        "718a779c7d",
    ),
    Fact(
        "001", "d44879bc79", "Independent", "6 hours ago", "main", 314, 0, 0, _T, None, "3b0649dfd5"
    ),
    Fact(
        "001",
        "7e91dd5dd0",
        "Telegraph",
        "33 minutes ago",
        "related",
        667,
        0,
        0,
        _U,
        None,
        "5e695f18c4",
    ),
    Fact(
        "001",
        "21be50503d",
        "The Independent",
        "an hour ago",
        "related",
        869,
        0,
        0,
        _U,
        None,
        "0beed8323d",
    ),
    Fact(
        "001",
        "2e910384bc",
        "The Independent",
        "an hour ago",
        "related",
        1154,
        0,
        2,
        _T,
        None,
        "3ea8b97f7c",
    ),
    Fact(
        "002",
        "04cb041588",
        "Ground News",
        "JUL 4",
        "summary",
        158,
        0,
        0,
        _T,
        "2025-07-04T00",
        "7527a6c9a6",
    ),
    Fact("003", "ea9d7a5033", None, None, "main", 481, 0, 3, _T, None, "1013ff7172"),
    Fact(
        "004",
        "d9d4141148",
        "Al Jazeera",
        "04-07-2025",
        "main",
        1489,
        1,
        5,
        _T,
        "2025-07-04T00",
        "27238755ea",
    ),
    Fact(
        "004",
        "6af4f6dba3",
        "Al Jazeera",
        "2 hours ago",
        "related",
        626,
        1,
        0,
        None,
        "2025-08-03T21",
        "538ffb3707",
    ),
    Fact(
        "004",
        "380d16b2db",
        "Al Jazeera",
        "10 hours ago",
        "related",
        356,
        0,
        0,
        _U,
        "2025-08-03T13",
        "213070ba53",
    ),
    Fact(
        "004",
        "5cc617e7a6",
        "Al Jazeera",
        "14 hours ago",
        "related",
        349,
        0,
        0,
        None,
        "2025-08-03T09",
        "3de42e592e",
    ),
)


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _body(article: dict[str, Any]) -> str:
    parts = []
    for section in article["sections"]:
        parts += [section["subhead"]] if section["subhead"] else []
        parts += [paragraph["text"] for paragraph in section["paragraphs"]]
    return "\n".join(parts)


def _facts(digest: dict[str, Any]) -> tuple[Fact, ...]:
    stems = {c["id"]: Path(c["path"]).stem[:3] for c in digest["captures"]}
    return tuple(
        Fact(
            stems[a["capture"]],
            _digest_of(a["headline"]),
            a["printed_outlet"],
            a["time_phrase"],
            a["role"],
            sum(len(p["text"].split()) for s in a["sections"] for p in s["paragraphs"]),
            len(a["embeds"]),
            sum(s["subhead"] is not None for s in a["sections"]),
            a["topic"],
            (a["published"]["earliest"] or "")[:13] or None,
            _digest_of(_body(a)),
        )
        for a in digest["articles"]
    )


def test_five_captures_give_exactly_these_fourteen_articles(digest: dict[str, Any]) -> None:
    assert _facts(digest) == FACTS


def test_each_outlet_goes_by_one_name(digest: dict[str, Any]) -> None:
    names = {"Independent": "The Independent", "Telegraph": "The Telegraph"}
    for article in digest["articles"]:
        printed = article["printed_outlet"]
        assert article["outlet"] == names.get(printed, printed)


def test_three_topic_files_give_exactly_three_topic_pages(digest: dict[str, Any]) -> None:
    assert [topic["slug"] for topic in digest["topics"]] == [_P, _T, _U]


def test_taliban_group_comes_out_whole_and_alone_without_topic_files(tmp_path: Path) -> None:
    digest = _build(tmp_path, {})
    expected = {fact.headline for fact in FACTS if fact.topic == _T}
    headlines = {a["id"]: _digest_of(a["headline"]) for a in digest["articles"]}
    groups = [{headlines[i] for i in topic["articles"]} for topic in digest["topics"]]
    assert expected in groups


def test_figures_are_dated_by_the_body_and_relative_times_never_by_a_neighbour(
    digest: dict[str, Any],
) -> None:
    dated = [a for a in digest["articles"] if a["time_phrase"] == "04-07-2025"]
    assert [a["published"]["earliest"][:10] for a in dated] == ["2025-07-04"]
    related = [a for a in digest["articles"] if a["capture"] == dated[0]["capture"]][1:]
    assert len(related) == 3
    for article in related:
        assert article["published"]["earliest"][:7] == "2025-08"


def test_spans_rebuild_every_line(digest: dict[str, Any]) -> None:
    for capture in digest["captures"]:
        raw = shared_path("captures", Path(capture["path"]).name).read_text("utf-8").split("\n")
        assert len(capture["lines"]) == len(raw)
        for line, text in zip(capture["lines"], raw, strict=True):
            assert "".join(text[s["start"] : s["end"]] for s in line["spans"]) == text


def test_script_advertisement_reaches_no_page(tmp_path: Path) -> None:
    content = write_files(tmp_path / "content", {})
    content.mkdir(exist_ok=True)
    shutil.copytree(shared_path("captures"), content / "captures")
    built = build_site(content, tmp_path / "output")
    raw = shared_path("captures", "003_cf2a4c8e6ecc4b39.txt").read_text("utf-8")
    address = raw.partition('src="//')[2].partition('"')[0]
    assert len(address) > 20
    for page in built.output.rglob("*"):
        if page.is_file():
            assert address.encode() not in page.read_bytes(), page
