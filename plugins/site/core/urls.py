"""Addresses of pages, relative to the site's root, without a leading slash.

Every page is a folder with an index: ``topics/x/`` is written to ``topics/x/index.html``.
"""

from datetime import date
from hashlib import sha256

from plugins.model import CaptureId, NewsArticle
from plugins.text.outlets import outlet_key
from plugins.text.slugs import slugify

HOME = ""
TOPICS = "topics/"
OUTLETS = "outlets/"
KEYWORDS = "keywords/"
ARCHIVE = "archive/"
QUALITY = "quality/"
NOT_FOUND = "404.html"
FEED_ALL = "feeds/all.atom.xml"
DATA = "digest.json"
SITEMAP = "sitemap.xml"


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
    return f"topics/{slug}/"


def outlet_path(name: str) -> str:
    """Return the page of an outlet; spellings that are one outlet share it."""
    return f"outlets/{slugify(outlet_key(name))}/"


def keyword_path(lexical_form: str) -> str:
    """Return the page of a keyword."""
    return f"keywords/{slugify(lexical_form)}/"


def capture_path(capture_id: CaptureId) -> str:
    """Return the audit page of a capture."""
    return f"captures/{capture_id}/"


def archive_path(day: date) -> str:
    """Return the archive page of a day."""
    return f"archive/{day:%Y/%m/%d}/"


def save_as(path: str) -> str:
    """Return the file a page address is written to."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def topic_feed_path(topic_slug: str) -> str:
    """Return the Atom feed of a topic."""
    # "all" names the feed of everything; a slug holds no dot, so this name is no other topic's.
    name = "all.topic" if topic_slug == "all" else topic_slug
    return f"feeds/{name}.atom.xml"


def href(root: str, path: str) -> str:
    """Return the link to a page; ``root`` may be empty or hold a sub-path."""
    return f"{root.rstrip('/')}/{path}"


def external_href(url: str | None) -> str:
    """Return a link that leaves the site, empty unless it is plain http or https.

    A capture may name any address: ``javascript:`` and ``data:`` must never become a link.
    """
    text = (url or "").strip()
    safe = text.lower().startswith(("http://", "https://")) and text.isprintable()
    return text if safe and " " not in text else ""
