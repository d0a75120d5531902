"""Ids of captures and articles: made of what was saved, never of names, places or the clock."""

from collections.abc import Sequence
from hashlib import sha256

from plugins.captures.core.drafts import Draft
from plugins.model import ArticleId, CaptureId

_ID_LENGTH = 12


def capture_id(raw: bytes) -> CaptureId:
    """Return the id of a capture: it depends on nothing but its bytes."""
    return CaptureId(sha256(raw).hexdigest()[:_ID_LENGTH])


def article_ids(
    cid: CaptureId, found: Sequence[Draft], drafts: Sequence[Draft], dropped: frozenset[int]
) -> dict[int, ArticleId]:
    """Name each draft by its headline *as found*: correcting it never moves the page's id."""
    ids: dict[int, ArticleId] = {}
    taken: set[str] = set()
    named: dict[str, str] = {}
    for number, draft in enumerate(drafts):
        headline = found[number].headline if number < len(found) else draft.headline
        text = named.get(headline, headline)
        while (digest := sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]) in taken:
            text += "'"
        taken.add(digest)
        named[headline] = text
        if number not in dropped:
            ids[number] = ArticleId(f"{cid}-{digest}")
    return ids
