"""Articles to group. Places, persons, outlets and sentences are invented."""

from datetime import UTC, datetime
from typing import Any

from plugins.model import (
    ArticleId,
    CaptureId,
    DateInterval,
    EditorTopic,
    NewsArticle,
    Paragraph,
    Role,
    Section,
)
from plugins.text.slugs import slugify


def make_article(
    number: int, headline: str, body: str, day: str | None = None, **fields: Any
) -> NewsArticle:
    """Return an article with the id ``0123456789ab-00000N``; ``day`` is an ISO date."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    known: dict[str, Any] = {
        "id": ArticleId(f"0123456789ab-{number:06x}"),
        "capture": CaptureId("0123456789ab"),
        "role": Role.MAIN,
        "sections": (Section(paragraphs=(Paragraph(text=body, line=1, start=0, end=len(body)),)),),
        "published": DateInterval(earliest=moment, latest=moment),
    }
    return NewsArticle(headline=headline, **(known | fields))


def make_topic(title: str, *keywords: str, **fields: Any) -> EditorTopic:
    """Return the topic of the file ``topics/<slug>.md``."""
    slug = fields.pop("slug", slugify(title))
    path = fields.pop("path", f"topics/{slug}.md")
    return EditorTopic(path=path, title=title, slug=slug, keywords=keywords, **fields)


DAM_BURST = make_article(
    1,
    "Dam bursts above Harlow valley",
    "The Velm dam above the Harlow valley burst before dawn and sent a flood through three "
    "villages. Rescuers in boats took families from the roofs of Lower Harlow, and engineers said "
    "the flood had cracked the spillway of the dam. The governor of Velmshire called the army to "
    "the valley and closed the bridge over the Velm.",
    "2031-03-04",
    outlet="Velmshire Echo",
)
DAM_RESCUE = make_article(
    2,
    "Rescuers search flooded villages after Harlow dam burst",
    "Boats went from roof to roof in the flooded villages of the Harlow valley a day after the "
    "Velm dam had burst. Rescuers found eleven people alive in Lower Harlow. Engineers feared that "
    "the cracked spillway would send a second flood down the valley, and the governor asked "
    "villages along the Velm to leave.",
    "2031-03-05",
    outlet="Coast Tribune",
)
DAM_REPORT = make_article(
    3,
    "Harlow dam flood: cracks in spillway were known",
    "Engineers had warned of cracks in the spillway of the Velm dam two years before the flood in "
    "the Harlow valley, a letter to the governor of Velmshire shows. The dam was to be repaired in "
    "the spring. Villages below the dam were never told of the cracks, a councillor of Lower "
    "Harlow complained.",
    "2031-03-09",
    outlet="Velmshire Echo",
)
STRIKE_START = make_article(
    4,
    "Tram drivers in Ostermouth begin strike over shifts",
    "Tram drivers in Ostermouth began a strike at midnight over night shifts and pay. The union "
    "said nine in ten drivers had stayed at home, and no tram left the depot. The transport board "
    "offered bonuses for night shifts, which the union called an insult to the drivers.",
    "2031-03-06",
    outlet="Coast Tribune",
)
STRIKE_TALKS = make_article(
    5,
    "Ostermouth tram strike: union and board meet",
    "The union of the tram drivers and the transport board of Ostermouth met for the first talks "
    "since the strike began. Drivers want fewer night shifts and more pay. Trams stayed in the "
    "depot, and the board said bonuses for night shifts were its last offer to the drivers.",
    None,
    outlet="Harbour Radio",
)
PAINTING = make_article(
    6,
    "Lost portrait found behind museum wardrobe",
    "A curator looking for moths found a portrait that had been missing for sixty years behind a "
    "wardrobe in the museum of Quillon. The painter Ada Merrow had signed the canvas. Restorers "
    "will clean the portrait before it hangs in the museum again.",
    "2031-03-07",
    outlet="Coast Tribune",
)

ALL = (DAM_BURST, DAM_RESCUE, DAM_REPORT, STRIKE_START, STRIKE_TALKS, PAINTING)
DAM = {article.id for article in (DAM_BURST, DAM_RESCUE, DAM_REPORT)}
STRIKE = {article.id for article in (STRIKE_START, STRIKE_TALKS)}
