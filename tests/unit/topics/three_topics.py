"""Topic files for three topics of the real captures, in several wordings, and what they hold.

Articles go by the number of their capture and their place in it.
"""

import itertools

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.values import RawCapture
from plugins.model import ArticleId, Digest
from plugins.settings import Settings
from tests.shared import shared_path

TALIBAN = frozenset({"000/0", "001/0", "001/3", "002/0", "003/0", "004/0"})
UKRAINE = frozenset({"000/1", "000/3", "001/1", "001/2", "004/2"})
PURGES = frozenset({"000/2"})
CONCERT_HALL = "004/3"

TALIBAN_FILES = (
    "Title: Taliban recognition",
    "Title: Russia recognises the Taliban\nKeywords: Afghanistan, Kabul, Islamic Emirate",
    "Title: Taliban recognition\nKeywords: Russia, Moscow, embassy, ambassador, diplomatic ties",
    "Title: Recognition of the Taliban\nKeywords: Gul Hassan, Muttaqi, Zhirnov, credentials",
)
UKRAINE_FILES = (
    "Title: Ukraine war",
    "Title: War in Ukraine\nKeywords: Kyiv, Zelensky, front line, Donetsk, Kharkiv",
    "Title: Russia-Ukraine war\nKeywords: drones, missiles, ceasefire, sanctions, Trump, Putin",
    "Title: Ukraine war\nKeywords: sanctions, phone call, airbase, mercenaries",
)
PURGES_FILES = (
    "Title: Russian purges",
    "Title: Purges in Russia\nKeywords: corruption, court, sentenced, prison, Moscow",
    "Title: Russian military purge\nKeywords: Ivanov, Shoigu, defence ministry, embezzlement",
    "Title: Russian purges\nKeywords: trial, conviction, generals, arrested, dismissed",
)
SETS = tuple(itertools.product(TALIBAN_FILES, UKRAINE_FILES, PURGES_FILES))


def read_captures() -> Digest:
    """Return the real captures, cleaned; skip the test where they are not."""
    settings = Settings().captures
    files = sorted(shared_path("captures").glob("*.txt"))
    return collect_captures(
        clean_capture(RawCapture(path=file.name, raw=file.read_bytes()), settings) for file in files
    )


def find_places(digest: Digest) -> dict[ArticleId, str]:
    """Return article id to capture and place, such as ``001/3``."""
    paths = {capture.id: capture.path for capture in digest.captures}
    return {
        article.id: f"{paths[capture][:3]}/{place}"
        for capture, articles in itertools.groupby(digest.articles, key=lambda a: a.capture)
        for place, article in enumerate(articles)
    }
