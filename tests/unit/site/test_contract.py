"""digest.json keeps its promises: keys, order, encoding, documentation."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.model import (
    ArticleEntity,
    ArticleId,
    Capture,
    CaptureId,
    Code,
    Companion,
    Copy,
    CopyGroup,
    CopyKind,
    CrossLink,
    DateInterval,
    Digest,
    Embed,
    Entity,
    EntityKind,
    Event,
    Finding,
    Keyword,
    Label,
    Line,
    LinkKind,
    Mention,
    NamedDay,
    NewsArticle,
    Notice,
    Paragraph,
    Precision,
    Relation,
    Repair,
    Role,
    Section,
    SiteKeyword,
    Span,
    Topic,
    TopicSource,
)
from plugins.site.core.contract import digest_json
from plugins.site.core.urls import article_path

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "reference" / "digest-json.md"

CAPTURE_ID = CaptureId("4be1d0c79a52")
ARTICLE_ID = ArticleId("4be1d0c79a52-09ac31")
DAY = DateInterval(
    earliest=datetime(2025, 7, 5, tzinfo=UTC),
    latest=datetime(2025, 7, 5, 23, 59, 59, 999999, tzinfo=UTC),
    precision=Precision.DAY,
    basis="file name",
)
LINE = Line(
    number=1,
    text="Boats wait.",
    label=Label.BODY,
    rule="prose",
    article=ARTICLE_ID,
    spans=(Span(start=0, end=11, label=Label.BODY, rule="prose"),),
)
BOATS = Mention(paragraph=0, start=0, end=5)
KEYWORD = Keyword(
    text="sea wall",
    lexical_form="sea wall",
    relevance=0.1 + 0.2,
    raw_score=0.01,
    mentions=(BOATS,),
    entity="wall",
)
OTHER_ID = ArticleId("7c02aa61fe10-5d0e44")


def article(**changes: object) -> NewsArticle:
    """Return an article with one of everything."""
    fields: dict[str, object] = {
        "id": ARTICLE_ID,
        "capture": CAPTURE_ID,
        "role": Role.MAIN,
        "headline": "Harbour reopens after storm",
        "sections": (
            Section(
                paragraphs=(
                    Paragraph(
                        text="Boats wait.",
                        line=1,
                        start=0,
                        end=11,
                        repairs=(Repair(start=5, end=6, shown="  ", rule="wider"),),
                    ),
                )
            ),
        ),
        "outlet": "Harbour Gazette",
        "published": DAY,
        "captions": (Notice(label="caption", text="Boats behind the wall.", line=3),),
        "embeds": (Embed(text="Noon ferry is back.", line=4, start=0, last_line=5),),
        "days": (NamedDay(paragraph=0, line=1, start=0, end=5, interval=DAY),),
        "keywords": (KEYWORD,),
        "entities": (
            ArticleEntity(
                key="ada marsh",
                name="Ada Marsh",
                kind=EntityKind.PERSON,
                forms=("Ada Marsh", "Marsh"),
                mentions=(Mention(paragraph=None, start=0, end=9),),
            ),
        ),
        "topic": "harbour-storm",
        "event": "harbour-reopens",
        "related": (
            CrossLink(
                kind=LinkKind.ARTICLE,
                target="7c02aa61fe10-5d0e44",
                weight=0.5,
                reason="both wait",
                relation=Relation.SAME_EVENT,
            ),
            CrossLink(kind=LinkKind.TOPIC, target="ferries", weight=0.9, reason="same boats"),
        ),
    }
    return NewsArticle(**{**fields, **changes})  # type: ignore[arg-type]


def digest(**changes: object) -> Digest:
    """Return a digest with one of everything."""
    fields: dict[str, object] = {
        "captures": (
            Capture(
                id=CAPTURE_ID,
                path="captures/2025/07/harbour.txt",
                media_type="text/plain",
                sha256="4be1d0c79a52" + "0" * 52,
                lines=(LINE,),
                layout="plain",
                captured_at=DAY,
            ),
        ),
        "articles": (article(),),
        "topics": (
            Topic(
                slug="harbour-storm",
                title="The harbour storm",
                source=TopicSource.EDITOR,
                articles=(ARTICLE_ID,),
                keywords=(KEYWORD,),
                events=("harbour-reopens",),
                medoid=ARTICLE_ID,
                first=DAY,
                last=DAY,
                cohesion=0.1 + 0.2,
            ),
        ),
        "events": (
            Event(
                slug="harbour-reopens",
                title="Harbour reopens",
                topic="harbour-storm",
                articles=(ARTICLE_ID, OTHER_ID),
                medoid=ARTICLE_ID,
                first=DAY,
                last=DAY,
            ),
        ),
        "copy_groups": (
            CopyGroup(
                original=ARTICLE_ID,
                copies=(Copy(article=OTHER_ID, similarity=0.7, kind=CopyKind.NEAR),),
            ),
        ),
        "keywords": (
            SiteKeyword(
                key="sea wall",
                text="sea wall",
                slug="sea-wall",
                articles=(ARTICLE_ID, OTHER_ID),
                companions=(Companion(key="storm", articles=2),),
                first=DAY,
            ),
        ),
        "entities": (
            Entity(
                key="ada marsh",
                name="Ada Marsh",
                slug="ada-marsh",
                kind=EntityKind.PERSON,
                forms=("Ada Marsh", "Marsh"),
                articles=(ARTICLE_ID, OTHER_ID),
                companions=(Companion(key="port", articles=1),),
                first=DAY,
                last=DAY,
                note="Mayor since 2019.",
            ),
        ),
        "findings": (
            Finding(
                code=Code.ARTICLE_NO_DATE, subject="harbour", message="No date.", hint="Add one."
            ),
        ),
        "accepted": (
            Finding(code=Code.ARTICLE_NO_OUTLET, subject="harbour", message="None.", hint="Add."),
        ),
    }
    return Digest(**{**fields, **changes})  # type: ignore[arg-type]


def keys_by_object(value: object, name: str = "The file") -> dict[str, set[str]]:
    """Return the keys of every JSON object, named as the documentation names it."""
    if isinstance(value, list):
        return merged(keys_by_object(item, f"{name}[]") for item in value)
    if not isinstance(value, dict):
        return {}
    parts = [{name: set(value)}]
    for key, inner in value.items():
        parts.append(keys_by_object(inner, key if name == "The file" else f"{name}.{key}"))
    return merged(parts)


def merged(parts: Iterable[dict[str, set[str]]]) -> dict[str, set[str]]:
    """Join dictionaries of sets."""
    result: dict[str, set[str]] = {}
    for part in parts:
        for name, keys in part.items():
            result.setdefault(name, set()).update(keys)
    return result


def documented_keys() -> dict[str, set[str]]:
    """Return the keys of every table of the documentation, by the heading above it."""
    sections = re.split(r"^### `?(.+?)`?$", DOCUMENTATION.read_text("utf-8"), flags=re.MULTILINE)
    return {
        name: set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE))
        for name, text in zip(sections[1::2], sections[2::2], strict=True)
    }


def test_documentation_names_every_key_and_no_other():
    assert documented_keys() == keys_by_object(json.loads(digest_json(digest())))


def test_values_are_those_of_the_digest():
    data = json.loads(digest_json(digest()))
    assert data["version"] == 1
    assert data["captures"][0]["captured_at"] == {
        "earliest": "2025-07-05T00:00:00Z",
        "latest": "2025-07-05T23:59:59Z",
        "basis": "file name",
    }
    assert data["captures"][0]["lines"][0]["spans"] == [
        {"start": 0, "end": 11, "label": "body", "rule": "prose"}
    ]
    found = data["articles"][0]
    assert found["path"] == f"/{article_path(article())}"
    (paragraph,) = found["sections"][0]["paragraphs"]
    assert paragraph == {
        "text": "Boats wait.",
        "line": 1,
        "start": 0,
        "end": 11,
        "repairs": [{"start": 5, "end": 6, "shown": "  ", "rule": "wider"}],
    }
    assert found["days"] == [
        {
            "text": "Boats",
            "paragraph": 0,
            "line": 1,
            "start": 0,
            "end": 5,
            "earliest": "2025-07-05T00:00:00Z",
            "latest": "2025-07-05T23:59:59Z",
            "precision": "day",
            "basis": "file name",
        }
    ]
    mention = {"paragraph": 0, "start": 0, "end": 5}
    assert found["keywords"] == [
        {
            "key": "sea wall",
            "text": "sea wall",
            "relevance": 0.3,
            "entity": "wall",
            "mentions": [mention],
        }
    ]
    assert found["entities"] == [
        {
            "key": "ada marsh",
            "name": "Ada Marsh",
            "kind": "person",
            "forms": ["Ada Marsh", "Marsh"],
            "mentions": [{"paragraph": None, "start": 0, "end": 9}],
        }
    ]
    assert data["topics"][0]["path"] == "/topics/harbour-storm/"
    assert data["findings"][0]["code"] == "article.no-date"
    assert data["findings"][0]["severity"] == "warning"


def test_keywords_and_names_of_the_site_name_their_pages_where_they_have_one():
    site = digest()
    (keyword,), (entity,) = site.keywords, site.entities
    data = json.loads(digest_json(site))
    assert data["keywords"][0]["path"] == "/keywords/sea-wall/"
    assert data["keywords"][0]["companions"] == [{"key": "storm", "articles": 2}]
    assert data["keywords"][0]["first"]["earliest"] == "2025-07-05T00:00:00Z"
    assert data["keywords"][0]["last"]["earliest"] is None
    assert data["entities"][0]["path"] == "/names/ada-marsh/"
    assert data["entities"][0]["note"] == "Mayor since 2019."
    shared = replace(site, keywords=(replace(keyword, entity=entity.key),))
    assert json.loads(digest_json(shared))["keywords"][0]["path"] == "/names/ada-marsh/"
    alone = replace(
        site,
        keywords=(replace(keyword, articles=(ARTICLE_ID,)),),
        entities=(replace(entity, articles=(ARTICLE_ID,)),),
    )
    found = json.loads(digest_json(alone))
    assert (found["keywords"][0]["path"], found["entities"][0]["path"]) == (None, None)


def test_related_lists_articles_only():
    data = json.loads(digest_json(digest()))
    assert data["articles"][0]["related"] == [
        {
            "id": "7c02aa61fe10-5d0e44",
            "relation": "same_event",
            "reason": "both wait",
            "weight": 0.5,
        }
    ]


def test_event_without_a_page_has_the_address_of_its_section():
    data = json.loads(digest_json(digest()))
    assert data["events"][0]["path"] == "/topics/harbour-storm/#e-harbour-reopens"
    four = tuple(article(id=ArticleId(f"4be1d0c79a52-00000{n}")) for n in range(4))
    event = replace(digest().events[0], articles=tuple(a.id for a in four))
    data = json.loads(digest_json(digest(articles=four, events=(event,))))
    assert data["events"][0]["path"] == "/events/harbour-reopens/"
    copies = (*four[:3], replace(four[3], copy_of=four[0].id))
    data = json.loads(digest_json(digest(articles=copies, events=(event,))))
    assert data["events"][0]["path"] == "/topics/harbour-storm/#e-harbour-reopens"


def test_unknown_values_are_null_and_their_keys_stay():
    bare = article(outlet=None, published=DateInterval(), topic=None)
    found = json.loads(digest_json(digest(articles=(bare,))))["articles"][0]
    assert found.keys() == json.loads(digest_json(digest()))["articles"][0].keys()
    assert found["outlet"] is None
    assert found["published"] == {
        "earliest": None,
        "latest": None,
        "precision": "unknown",
        "basis": "unknown",
    }
    assert found["path"].startswith("/articles/undated/")


def test_other_zones_are_written_in_utc():
    moment = datetime(2025, 7, 5, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    captured = DateInterval(earliest=moment, latest=None, precision=Precision.MINUTE, basis="x")
    data = json.loads(digest_json(digest(articles=(article(published=captured),))))
    assert data["articles"][0]["published"]["earliest"] == "2025-07-04T22:30:00Z"


def test_empty_digest_is_valid():
    assert json.loads(digest_json(Digest())) == {
        "version": 1,
        "captures": [],
        "articles": [],
        "topics": [],
        "events": [],
        "copy_groups": [],
        "keywords": [],
        "entities": [],
        "findings": [],
        "accepted": [],
    }


def test_each_item_has_its_own_line():
    one = digest_json(digest()).decode().splitlines()
    two = digest_json(digest(articles=(article(), article(headline="Another")))).decode()
    assert len(two.splitlines()) == len(one) + 1


def test_text_is_readable_utf8():
    assert "Zürich: “kafé”".encode() in digest_json(
        digest(articles=(article(headline="Zürich: “kafé”"),))
    )


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_survives_but_lone_surrogates(text):
    data = json.loads(digest_json(digest(articles=(article(outlet=text),))))
    kept = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert data["articles"][0]["outlet"] == kept
