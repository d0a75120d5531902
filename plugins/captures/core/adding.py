"""What a capture is called and what its sidecar states, when it is added to the content folder."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from zlib import decompressobj
from zlib import error as zlib_error

from plugins.captures.core.containers.kinds import SUFFIXES
from plugins.captures.core.values import CleanedCapture
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


def report_unknown(pages: Sequence[CleanedCapture]) -> Iterator[str]:
    """Yield the sidecar lines that would state what a file leaves open, ready to fill in.

    What counts for the whole file stands first; of several pages each is named.
    """
    undated = [page for page in pages if _is_undated(page)]
    if undated:
        yield f"captured_at = YYYY-MM-DD{_name_pages(undated, pages)}"
    is_outlet_open = _is_outlet_open(pages)
    if is_outlet_open:
        yield 'outlet = "…"'
    for page in pages:
        roles = {Role.RELATED} if is_outlet_open else {*Role}
        lines = [line for a in page.articles for line in _unknown_of_article(a, page, roles)]
        if lines and len(pages) > 1:
            yield f"# {_page_name(page)}"
        yield from lines
    if len(pages) == 1 and not pages[0].articles:
        yield "[[article]]"
        yield 'lines = "FIRST-LAST"'


def _is_undated(page: CleanedCapture) -> bool:
    return not page.capture.captured_at.is_known or page.capture.captured_at.is_open


def _is_outlet_open(pages: Sequence[CleanedCapture]) -> bool:
    """True where one outlet can be stated for the file: it would take the place of a known one."""
    outlets = [a.outlet for page in pages for a in page.articles if a.role is not Role.RELATED]
    return bool(outlets) and not any(outlets)


def _name_pages(found: Sequence[CleanedCapture], pages: Sequence[CleanedCapture]) -> str:
    """Return a comment that names the pages; a file of one needs none."""
    if len(pages) == 1:
        return ""
    return f"  # counts for every page; unknown of {', '.join(map(_page_name, found))}"


def _page_name(page: CleanedCapture) -> str:
    return page.capture.path.rpartition("/")[2]


def _unknown_of_article(
    article: NewsArticle, page: CleanedCapture, roles: Collection[Role]
) -> Iterator[str]:
    """Yield the block of an article; ``roles``: whose outlet is stated in blocks."""
    needs = []
    if article.outlet is None and article.role in roles:
        needs.append('outlet = "…"')
    if not article.published.is_known and article.time_phrase is None:
        needs.append("published = YYYY-MM-DD")
    if needs:
        block = snippet_for_article(article, page.capture, page.articles).splitlines()
        yield from (line for line in block if not line.startswith("#"))
        yield from needs


def describe_article(article: NewsArticle) -> str:
    """Return one line about an article: headline, outlet, date, length."""
    words = len(article.body.split())
    outlet = article.outlet or "unknown outlet"
    shown = _describe_days(article.published)
    return safe_line(f"{article.headline} | {outlet} | {shown} | {words} words")


def _describe_days(when: DateInterval) -> str:
    # Two hours before some time of a day may be the day before.
    if when.earliest is None:
        return "date unknown"
    first = f"{when.earliest:%Y-%m-%d}"
    if when.latest is None:
        return f"on or after {first}"
    last = f"{when.latest:%Y-%m-%d}"
    return first if last == first else f"{first} to {last}"
