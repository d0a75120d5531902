"""What a capture is called and what its sidecar states, when it is added to the content folder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from zlib import decompressobj
from zlib import error as zlib_error

from plugins.captures.core.clean import CleanedCapture
from plugins.captures.core.containers.kinds import SUFFIXES
from plugins.model import DateInterval, NewsArticle, Role
from plugins.text.normalise import safe_line
from plugins.text.sidecar_snippets import date_toml, quote_toml, snippet_for_article
from plugins.text.slugs import slugify

_HEAD_BYTES = 4096
_MAX_NAME_CHARS = 60
_GZIP_WINDOW = 31
_HTML = re.compile(
    r"\s*(?:<!--.{0,3000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MHTML = re.compile(r"^Snapshot-Content-Location:|^Content-Type:\s*multipart/related", re.I | re.M)
_MAIL_HEADER = re.compile(
    r"^(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To):",
    re.I | re.M,
)
_FRONT_MATTER = re.compile(r"---\s*\n.{0,3000}?\n(?:---|\.\.\.)\s*(?:\n|$)", re.S)
_PAGE_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the editor states of a capture that is added; all of it checked."""

    url: str | None = None
    captured_at: DateInterval | None = None
    outlet: str | None = None
    language: str | None = None


def sniff_suffix(raw: bytes, name: str) -> str:
    """Return the suffix a capture is read by, with its dot: by its bytes, else by its name."""
    found = _binary_suffix(raw, name.lower()) or _text_suffix(_head(raw))
    if found:
        return found
    suffix = name.lower().rpartition(".")[2] if "." in name else ""
    return f".{suffix}" if suffix in SUFFIXES and suffix != "gz" else ".txt"


def _binary_suffix(raw: bytes, name: str) -> str | None:
    if b"%PDF-" in raw[:1024]:
        return ".pdf"
    if raw.startswith(b"WARC/"):
        return ".warc"
    if raw.startswith(b"\x1f\x8b"):
        return ".warc.gz" if _inflate(raw[:_HEAD_BYTES]).startswith(b"WARC/") else None
    if raw.startswith(b"PK\x03\x04"):
        is_archive = name.endswith(".wacz") or b"datapackage" in raw[-_HEAD_BYTES:]
        return ".wacz" if is_archive else ".zip"
    return None


def _inflate(packed: bytes) -> bytes:
    try:
        return decompressobj(_GZIP_WINDOW).decompress(packed, 16)
    except zlib_error:
        return b""


def _head(raw: bytes) -> str:
    head = raw[:_HEAD_BYTES]
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if is_wide else "utf-8", "replace")
    return text.lstrip("\ufeff").replace("\r\n", "\n")


def _text_suffix(head: str) -> str | None:
    if _HTML.match(head):
        return ".html"
    header = head.partition("\n\n")[0]
    is_mail = len(_MAIL_HEADER.findall(header)) > 1 and not header[:1].isspace()
    if is_mail:
        return ".mhtml" if _MHTML.search(header) else ".eml"
    return ".md" if _FRONT_MATTER.match(head) else None


def choose_stem(
    wanted: str | None, pages: Sequence[CleanedCapture], url: str | None, file_name: str
) -> str:
    """Return the name of the file without its suffix: words and hyphens only, whatever comes in.

    The first that there is: the wanted name, the headline of the first main article, the last
    part of the address, the name of the file it comes from.
    """
    articles = [article for page in pages for article in page.articles]
    main = [article.headline for article in articles if article.role is not Role.RELATED]
    sources = (wanted, *main[:1], _last_part(url), file_name.rpartition(".")[0] or file_name)
    named = next((text for text in sources if text and re.search(r"\w", text)), "capture")
    return slugify(named, max_length=_MAX_NAME_CHARS)


def _last_part(url: str | None) -> str | None:
    path = unquote(urlsplit(url or "").path).rstrip("/").rpartition("/")[2]
    return _PAGE_ENDING.sub("", path) or None


def render_sidecar(stated: Stated) -> str:
    """Return the sidecar's text; empty where nothing is stated."""
    when = stated.captured_at
    values = {
        "url": quote_toml(stated.url) if stated.url else None,
        "captured_at": date_toml(when) if when else None,
        "outlet": quote_toml(stated.outlet) if stated.outlet else None,
        "language": quote_toml(stated.language) if stated.language else None,
    }
    lines = [f"{key} = {value}" for key, value in values.items() if value]
    return "".join(f"{line}\n" for line in lines)


def report_unknown(page: CleanedCapture) -> Iterator[str]:
    """Yield the sidecar lines that would state what a capture leaves open, ready to fill in."""
    capture = page.capture
    if not capture.captured_at.is_known or capture.captured_at.is_open:
        yield "captured_at = YYYY-MM-DD"
    mains = [article for article in page.articles if article.role is not Role.RELATED]
    if any(article.outlet is None for article in mains):
        yield 'outlet = "…"'
    for article in page.articles:
        yield from _unknown_of_article(article, page)
    if not page.articles:
        yield "[[article]]"
        yield 'lines = "FIRST-LAST"'


def _unknown_of_article(article: NewsArticle, page: CleanedCapture) -> Iterator[str]:
    needs = []
    if article.outlet is None and article.role is Role.RELATED:
        needs.append('outlet = "…"')
    if not article.published.is_known and article.time_phrase is None:
        needs.append("published = YYYY-MM-DD")
    if needs:
        block = snippet_for_article(article, page.capture, page.articles).splitlines()
        yield from (line for line in block if not line.startswith("#"))
        yield from needs


def describe_article(article: NewsArticle) -> str:
    """Return one line about an article: headline, outlet, date, length."""
    when = article.published
    known = f"{when.earliest:%Y-%m-%d}" if when.earliest else "date unknown"
    shown = f"on or after {known}" if when.is_open else known
    words = len(article.body.split())
    outlet = article.outlet or "unknown outlet"
    return safe_line(f"{article.headline} | {outlet} | {shown} | {words} words")
