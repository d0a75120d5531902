"""sitemap.xml (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

# The reserved and unreserved characters of RFC 3986, and "%": an address that is already
# percent-encoded stays as it is.
_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"


def sitemap_xml(urls: Sequence[tuple[str, str | None]]) -> str:
    """Return the sitemap of (absolute address, date of last change or None) pairs.

    Sorted by address, each once with its latest date. Dates are W3C dates (``2025-07-04``).
    """
    latest = dict(sorted(urls, key=lambda entry: (entry[0], entry[1] or "")))
    entries = "".join(_entry(url, changed) for url, changed in latest.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n"
    )


def _entry(url: str, changed: str | None) -> str:
    """Return one ``<url>`` element on a line."""
    address = escape(quote(url, safe=_URL_CHARACTERS, errors="replace"))
    date = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<url><loc>{address}</loc>{date}</url>\n"
