"""Addresses of pages, relative to the site's root, without a leading slash.

Every page is a folder with an index: ``topics/x/`` is written to ``topics/x/index.html``.
"""

# Those the lock of topics keeps are made below the stages, because the topics stage reads it.
from plugins.text.addresses import ARCHIVE as ARCHIVE
from plugins.text.addresses import HOME as HOME
from plugins.text.addresses import KEYWORDS as KEYWORDS
from plugins.text.addresses import NAMES as NAMES
from plugins.text.addresses import OUTLETS as OUTLETS
from plugins.text.addresses import TOPICS as TOPICS
from plugins.text.addresses import archive_path as archive_path
from plugins.text.addresses import article_path as article_path
from plugins.text.addresses import capture_path as capture_path
from plugins.text.addresses import keyword_path as keyword_path
from plugins.text.addresses import letter_path as letter_path
from plugins.text.addresses import name_path as name_path
from plugins.text.addresses import outlet_path as outlet_path
from plugins.text.addresses import topic_path as topic_path

QUALITY = "quality/"
NOT_FOUND = "404.html"
FEED_ALL = "feeds/all.atom.xml"
DATA = "digest.json"
SITEMAP = "sitemap.xml"


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
