"""Addresses of pages, relative to the site's root, without a leading slash.

Every page is a folder with an index: ``topics/x/`` is written to ``topics/x/index.html``.
"""

from datetime import date

# Those the lock of topics keeps are made below the stages, because the topics stage reads it.
from plugins.text.addresses import article_path as article_path
from plugins.text.addresses import capture_path as capture_path
from plugins.text.addresses import topic_path as topic_path
from plugins.text.outlets import outlet_key
from plugins.text.slugs import slugify

HOME = ""
TOPICS = "topics/"
OUTLETS = "outlets/"
KEYWORDS = "keywords/"
NAMES = "names/"
ARCHIVE = "archive/"
QUALITY = "quality/"
NOT_FOUND = "404.html"
FEED_ALL = "feeds/all.atom.xml"
DATA = "digest.json"
SITEMAP = "sitemap.xml"


def outlet_path(name: str) -> str:
    """Return the page of an outlet; spellings that are one outlet share it."""
    return f"outlets/{slugify(outlet_key(name))}/"


def keyword_path(slug: str) -> str:
    """Return the page of a keyword."""
    return f"keywords/{slug}/"


def name_path(slug: str) -> str:
    """Return the page of a person, place or organisation.

    The kind is no part of it: a new article may be the first to tell, and addresses stay.
    """
    return f"names/{slug}/"


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
