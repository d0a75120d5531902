"""Addresses that must never die, relative to the site's root."""

from datetime import date
from hashlib import sha256

from plugins.model import CaptureId, NewsArticle
from plugins.text.outlets import outlet_key
from plugins.text.slugs import slugify

HOME = ""
TOPICS = "topics/"
EVENTS = "events/"
OUTLETS = "outlets/"
KEYWORDS = "keywords/"
NAMES = "names/"
ARCHIVE = "archive/"

EVENT_PAGE_STORIES = 4
"""An event has a page of its own from so many articles on that are no copies."""


def article_path(article: NewsArticle) -> str:
    """Return ``articles/<year or undated>/<headline>-<six digits made of the id>/``.

    The digits keep syndicated copies with one headline apart. The id's own tail would not:
    it is made of the headline, so two captures of one wire story share it.
    """
    year = article.published.earliest
    slug = slugify(article.headline, max_length=60)
    digits = sha256(article.id.encode()).hexdigest()[:6]
    return f"articles/{year.year if year else 'undated'}/{slug}-{digits}/"


def topic_path(slug: str) -> str:
    """Return the page of a topic."""
    return f"{TOPICS}{slug}/"


def event_path(slug: str) -> str:
    """Return the page an event has from four articles on."""
    return f"{EVENTS}{slug}/"


def event_fragment(slug: str) -> str:
    """Return the id of an event's section on the page of its topic."""
    return f"e-{slug}"


def capture_path(capture_id: CaptureId) -> str:
    """Return the audit page of a capture."""
    return f"captures/{capture_id}/"


def outlet_path(name: str) -> str:
    """Return the page of an outlet; spellings that are one outlet share it."""
    return f"{OUTLETS}{slugify(outlet_key(name))}/"


def keyword_path(slug: str) -> str:
    """Return the page of a keyword."""
    return f"{KEYWORDS}{slug}/"


def name_path(slug: str) -> str:
    """Return the page of a person, place or organisation.

    The kind is no part of it: a new article may be the first to tell, and addresses stay.
    """
    return f"{NAMES}{slug}/"


def letter_path(index: str, initial: str) -> str:
    """Return the page of an index that lists what begins with an initial.

    Two folders deep, where no keyword or name stands: one of them may be "letter", or "a".
    """
    return f"{index}letter/{initial}/"


def archive_path(day: date) -> str:
    """Return the archive page of a day."""
    return f"{ARCHIVE}{day:%Y/%m/%d}/"
