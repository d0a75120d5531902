"""Settings of the site. No logic: values, and the plugin modules that make the digest.

What the digest itself can be told stands in ``EVENT_DIGEST``; docs/reference/settings.md lists it.
"""

import logging
import sys
from pathlib import Path

# Plugins have one identity, plugins.<stage>, from whatever folder Pelican is started.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from jinja2 import StrictUndefined

from plugins.audit import plugin as audit
from plugins.captures import plugin as captures
from plugins.crosslinks import plugin as crosslinks
from plugins.keywords import plugin as keywords
from plugins.site import plugin as site
from plugins.topics import plugin as topics

SITENAME = "Event Digest"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
# Dates read the same whatever the machine speaks; the first that the machine has is taken.
LOCALE = ["C.UTF-8", "en_US.UTF-8", "C"]
DEFAULT_DATE_FORMAT = "%-d %B %Y"

EVENT_DIGEST: dict[str, object] = {
    "site": {"tagline": "Saved news pages, cleaned, grouped and linked"},
}

# Module objects: of a plugin that cannot be imported by name, Pelican only logs the failure.
PLUGINS = [captures, keywords, topics, crosslinks, audit, site]

PATH = "content"
OUTPUT_PATH = "output"
# What was found in captures and articles, for the next build; it may be deleted at any time.
CACHE_PATH = ".cache"
THEME = str(Path(__file__).resolve().parent / "theme")
ARTICLE_PATHS = ["captures"]
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {
    "extra/CNAME": {"path": "CNAME"},
    "extra/favicon.ico": {"path": "favicon.ico"},
    "extra/robots.txt": {"path": "robots.txt"},
}
# A date in a capture's name is the day it was saved, not the day its articles appeared.
FILENAME_METADATA = ""
USE_FOLDER_AS_CATEGORY = False
WITH_FUTURE_DATES = True
# Equal files are found and told by us; Pelican would take them for translations.
ARTICLE_TRANSLATION_ID = None

# Pelican's own listings give way to ours.
DIRECT_TEMPLATES: list[str] = []
ARCHIVES_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = ""
TAGS_SAVE_AS = ""
FEED_ALL_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
# Pelican's pattern "{name}{number}" makes page 2 of tag1 the page of tag12.
PAGINATION_PATTERNS = [
    (1, "{name}{extension}", "{name}{extension}"),
    (2, "{name}/page/{number}/", "{name}/page/{number}/index.html"),
]
# It replaces Pelican's own table, so that one stands here whole.
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}

JINJA_ENVIRONMENT = {
    # Captures are strangers' text.
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}

RELATIVE_URLS = False
TYPOGRIFY = False
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
# While writing there is no address yet; publishconf.py has one.
LOG_FILTER: list[tuple[int, str]] = [
    (
        logging.WARNING,
        "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid",
    ),
]
