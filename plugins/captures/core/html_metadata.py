"""What a saved page says about itself: headline, outlet, byline, dates, address, language.

Every field is a statement of the page (JSON-LD, meta tags, ``<time>``, a header written by the
program that saved it). Only the date may be guessed, and then ``is_guess`` says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from itertools import islice
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNKNOWN: Final = "unknown"
TIME_ELEMENT: Final = "<time datetime>"
GUESSED: Final = "guessed by trafilatura"

# Long enough for any headline or list of authors; a longer value is a page in the wrong field.
_MAX_LENGTH: Final = 500
_MAX_JSON_NODES: Final = 20_000

# Dates outside are typing errors or unset fields (year 1, year 9999) and break time arithmetic.
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199
_UNSET_DATE: Final = "1970-01-01T00:00:00"

_META_HEADLINE: Final = (
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
_META_OUTLET: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_META_BYLINE: Final = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
)
_META_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "published-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "date",
)

_SEPARATORS: Final = (" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " : ")

# Under these keys stand other pieces than the one the page is about.
_OTHER_PIECES: Final = frozenset(
    {
        "about",
        "citation",
        "comment",
        "hasPart",
        "image",
        "isBasedOn",
        "isRelatedTo",
        "itemListElement",
        "liveBlogUpdate",
        "mentions",
        "relatedLink",
        "review",
        "subjectOf",
        "video",
    }
)
_ARTICLE_TYPES: Final = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})

# What a content management system calls its first user is nobody's name.
_STANDARD_ACCOUNTS: Final = frozenset({"admin", "administrator", "root", "webmaster", "wordpress"})

_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]{0,500}>")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
_DATE_FIRST: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_ZONE_GAP: Final = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_ZONE_NAME: Final = re.compile(r"\s*(?:UTC|GMT)$")
_BY: Final = re.compile(r"(?:(?:written|reported|words)\s+)?by:?\s+", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_TRAILING_COMMA: Final = re.compile(r",\s*(?=[}\]])")
_NO_ADDRESS: Final = re.compile(r"[\x00-\x20\x7f\s<>\"'`\\]")

_SINGLE_FILE: Final = re.compile(r"\s*(?:Page saved with|Archive processed by) SingleFile\b")
_SINGLE_FILE_URL: Final = re.compile(r"^[ \t]*url:[ \t]*(\S+)", re.MULTILINE)
_SINGLE_FILE_DATE: Final = re.compile(r"^[ \t]*saved date:[ \t]*(.{1,80})", re.MULTILINE)
_MONOLITH: Final = re.compile(r"\s*Saved from (\S+) at (\S+) using monolith\b")
_WAYBACK: Final = re.compile(
    r"FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3}) (\d\d), (\d{4}) AND RETRIEVED"
)
_HTTRACK: Final = re.compile(r"\bby HTTrack Website Copier/[^,]{0,60}, (.{1,40}? GMT)")
_MARK_OF_THE_WEB: Final = re.compile(r"\s*saved from url=\(\d{4}\)(\S+)")
_JAVASCRIPT_DATE: Final = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})"
    r"(?: (\d\d:\d\d:\d\d)(?: GMT([+-]\d\d)(\d\d))?)?"
)
_SCRAPBOOK_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_OPENING_LENGTH: Final = 60
_SPACE: Final = re.compile(r"\s+")
# Pages of archives and comment threads hold thousands; the article's own stands among the first.
_MAX_TIMES: Final = 100
_YEAR_WITHOUT_DAY: Final = re.compile(
    r"(?:19|20)\d\d(?!\d)(?!\s?[-/.\s]\s?\d{1,2}\s?[-/.\s]\s?\d{1,2}(?!\d))(?=.*\d)"
)
_MONTHS: Final = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())

_ASIDE: Final = frozenset({"nav", "aside", "footer"})

_Node = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page states about itself; a field it does not state is None.

    ``published`` and ``captured_at`` are always readable by ``datetime.fromisoformat``; they
    carry a zone only where the page gives one. ``url`` is always http or https.
    """

    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: str = UNKNOWN
    is_guess: bool = False
    url: str | None = None
    language: str | None = None
    captured_at: str | None = None
    captured_basis: str = UNKNOWN


class _Saved(NamedTuple):
    """What the program that saved the page wrote into it."""

    basis: str
    moment: str | None
    url: str | None


def quiet_trafilatura() -> None:
    """Keep trafilatura's own log lines away from the build.

    It logs an ERROR for a page without text or with broken markup. Pelican counts every error
    that reaches the root logger and stops under ``--fatal errors``; here such a page is an
    ordinary result that the caller reports as a finding.
    """
    import logging

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def read_metadata(tree: "HtmlElement", comments: tuple[str, ...]) -> PageMetadata:
    """Read what the page states; ``comments`` are its HTML comments in order."""
    meta = _read_meta(tree)
    saved = tuple(_read_saved(tree, meta, comments))
    url = _first_url((*_stated_urls(tree, meta), *(item.url for item in saved)))
    nodes = _read_json_ld(tree)
    article = _pick_article(nodes, url)
    outlet = _read_outlet(nodes, article, meta)
    captured = next((item for item in saved if item.moment), _Saved(UNKNOWN, None, None))
    published, basis = _read_published(tree, nodes, article, meta)
    return PageMetadata(
        headline=_read_headline(tree, article, meta, outlet),
        outlet=outlet,
        byline=_read_byline(tree, nodes, article, meta),
        published=published,
        published_basis=basis,
        url=url,
        language=_read_language(tree, article, meta),
        captured_at=captured.moment,
        captured_basis=captured.basis,
    )


def guess_date(tree: "HtmlElement", metadata: PageMetadata) -> PageMetadata:
    """Return the metadata with a guessed date where the page states none."""
    if metadata.published is not None:
        return metadata
    guess = _guess_published(tree, metadata)
    return (
        replace(metadata, published=guess, published_basis=GUESSED, is_guess=True)
        if guess
        else metadata
    )


def read_article_body(tree: "HtmlElement") -> str:
    """Return the text of the article as JSON-LD states it, markup taken off; else ""."""
    bodies = (_plain(node.get("articleBody")) for node in _read_json_ld(tree) if _is_article(node))
    return max(bodies, key=len, default="")


# --- plain values -----------------------------------------------------------------------------


def _plain(value: object) -> str:
    """Return a stated text without markup, entities, control characters, runs of spaces."""
    if not isinstance(value, str):
        return ""
    # Twice, because systems that fill a field from their own HTML escape it a second time.
    text = _TAG.sub(" ", unescape(unescape(value)))
    return " ".join(_CONTROL.sub("", text).split())


def _text(value: object) -> str | None:
    """Return a short stated text, or None where it is none or far too long."""
    text = _plain(value)
    return text if 0 < len(text) <= _MAX_LENGTH else None


def _name(value: object) -> str | None:
    """Return a stated name; an address in its place says nothing."""
    name = (_text(value) or "").strip(" ,;|")
    if not name or name.lower().startswith(("http:", "https:", "//", "@")):
        return None
    opener = _BY.match(name)
    name = name[opener.end() :] if opener else name
    is_named = any(c.isalpha() for c in name) and name.lower() not in _STANDARD_ACCOUNTS
    return name if is_named else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _first_url(values: Iterable[str | None]) -> str | None:
    return _first(map(_web_address, values))


def _web_address(value: str | None) -> str | None:
    """Return an absolute http(s) address, or None: no other scheme is ever passed on."""
    address = (value or "").strip()
    if not address or len(address) > 2000 or _NO_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return address if is_web else None


def _moment(value: object) -> str | None:
    """Return a stated date in a form ``datetime.fromisoformat`` reads."""
    text = _text(value)
    if text is None:
        return None
    day = _DATE_FIRST.match(text)
    zoned = _ZONE_NAME.sub("Z", _ZONE_GAP.sub("", text))
    for candidate in (zoned, day[0] if day else ""):
        if _is_plausible(candidate):
            return candidate if day else _spell_out(candidate)
    return _mail_date(text)


def _spell_out(compact: str) -> str:
    """Return 20250705 and 20250705T101112Z as they are usually written."""
    moment = datetime.fromisoformat(compact)
    return moment.isoformat() if "T" in compact else moment.date().isoformat()


def _is_plausible(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    is_set = moment.replace(tzinfo=None).isoformat() != _UNSET_DATE
    return _FIRST_YEAR <= moment.year <= _LAST_YEAR and is_set


def _mail_date(text: str) -> str | None:
    """Read dates as HTTP and mail headers write them ("Sat, 05 Jul 2025 08:11:12 GMT")."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if _is_plausible(moment.isoformat()) else None


# --- meta tags and links ----------------------------------------------------------------------


def _read_meta(tree: "HtmlElement") -> Mapping[str, str]:
    """Return the meta tags by property, name or itemprop in lower case; the first counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").strip().lower()
            if key and content and content.strip():
                found.setdefault(key, content)
    return found


def _stated_urls(tree: "HtmlElement", meta: Mapping[str, str]) -> Iterator[str | None]:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield element.get("href")
    yield meta.get("og:url")


def _read_language(
    tree: "HtmlElement", article: _Node | None, meta: Mapping[str, str]
) -> str | None:
    stated = (
        tree.get("lang"),
        tree.get("xml:lang"),
        article.get("inLanguage") if article else None,
        meta.get("og:locale"),
        meta.get("language"),
    )
    tags = (value.strip().replace("_", "-") for value in stated if isinstance(value, str))
    return _first(tag for tag in tags if _LANGUAGE.fullmatch(tag))


def _read_outlet(
    nodes: tuple[_Node, ...], article: _Node | None, meta: Mapping[str, str]
) -> str | None:
    publisher = _names(article.get("publisher"), nodes) if article else ()
    sites = (_name(node.get("name")) for node in nodes if "WebSite" in _types(node))
    return _first((*publisher, *(_name(meta.get(key)) for key in _META_OUTLET), *sites))


def _read_byline(
    tree: "HtmlElement", nodes: tuple[_Node, ...], article: _Node | None, meta: Mapping[str, str]
) -> str | None:
    names = _names(article.get("author"), nodes) if article else ()
    if names:
        return ", ".join(names)
    return _first(_name(meta.get(key)) for key in _META_BYLINE) or _marked_author(tree)


def _marked_author(tree: "HtmlElement") -> str | None:
    """Return the text of the first element marked as the author, if it is one short line."""
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()
        if "author" in marks:
            name = _name(element.text_content())
            return name if name and len(name.split()) <= 8 else None
    return None


def _read_headline(
    tree: "HtmlElement", article: _Node | None, meta: Mapping[str, str], outlet: str | None
) -> str | None:
    stated = [_text(article.get("headline")) or _text(article.get("name"))] if article else []
    stated += [_text(meta.get(key)) for key in _META_HEADLINE]
    headline = _first(stated) or _shown_headline(tree)
    return strip_outlet(headline, outlet) if headline else None


def _shown_headline(tree: "HtmlElement") -> str | None:
    """Return the h1 that the title repeats, else the only h1, else the title."""
    title = next((_text(e.text_content()) for e in tree.iter("title")), None)
    headings = [text for e in tree.iter("h1") if (text := _text(e.text_content()))]
    repeated = _first(text for text in headings if title and text.casefold() in title.casefold())
    only = headings[0] if len(set(headings)) == 1 else None
    return repeated or only or title or _first(headings)


def strip_outlet(headline: str, outlet: str | None) -> str:
    """Take a trailing " | Outlet" off, only where it is the outlet the page names."""
    if outlet is None:
        return headline
    for separator in _SEPARATORS:
        front, found, back = headline.rpartition(separator)
        if found and front.strip() and back.strip().casefold() == outlet.casefold():
            return front.strip()
    return headline


# --- JSON-LD ----------------------------------------------------------------------------------


def _read_json_ld(tree: "HtmlElement") -> tuple[_Node, ...]:
    """Return the objects of all JSON-LD scripts, outermost first."""
    values = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            values += _parse_json(script.text or "")
    return tuple(_walk_json(values))


def _parse_json(text: str) -> list[object]:
    """Parse leniently: comment wrappers, trailing commas and escaped quotes are common."""
    bare = text.replace("<!--", " ").replace("-->", " ")
    bare = bare.replace("//<![CDATA[", " ").replace("<![CDATA[", " ")
    bare = bare.replace("//]]>", " ").replace("]]>", " ").strip()
    repairs: tuple[Callable[[str], str], ...] = (
        str,
        lambda source: _TRAILING_COMMA.sub("", source),
        lambda source: _TRAILING_COMMA.sub("", unescape(source)),
    )
    for repair in repairs:
        values = _decode_json(repair(bare))
        if values:
            return values
    return []


def _decode_json(text: str) -> list[object]:
    """Return the JSON values that stand in a row, up to the first that is none."""
    decoder = JSONDecoder(strict=False)
    values: list[object] = []
    position = 0
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (JSONDecodeError, ValueError, RecursionError):
            break
        values.append(value)
        while position < len(text) and text[position] in " \t\r\n;,":
            position += 1
    return values


def _walk_json(values: list[object]) -> Iterator[_Node]:
    """Yield objects level by level, leaving out what stands for other pieces."""
    level = values
    budget = _MAX_JSON_NODES
    while level and budget > 0:
        below: list[object] = []
        for value in level[:budget]:
            if isinstance(value, list):
                below += value
            elif isinstance(value, dict):
                yield value
                below += [item for key, item in value.items() if key not in _OTHER_PIECES]
        budget -= len(level)
        level = [value for value in below if isinstance(value, (list, dict))]


def _types(node: _Node) -> frozenset[str]:
    stated = node.get("@type")
    values = stated if isinstance(stated, list) else [stated]
    names = (value for value in values if isinstance(value, str))
    return frozenset(re.split(r"[/#:]", name)[-1] for name in names)


def _is_article(node: _Node) -> bool:
    return any(name in _ARTICLE_TYPES or name.endswith("Article") for name in _types(node))


def _pick_article(nodes: tuple[_Node, ...], url: str | None) -> _Node | None:
    """Return the article the page is about: the one with the page's address, else the first."""
    articles = [node for node in nodes if _is_article(node)]
    own = (node for node in articles if url and url in _addresses(node))
    return next(own, articles[0] if articles else None)


def _addresses(node: _Node) -> tuple[object, ...]:
    page = node.get("mainEntityOfPage")
    return (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)


def _names(value: object, nodes: tuple[_Node, ...]) -> tuple[str, ...]:
    """Return the names of a person, an organisation or several, each once, in order."""
    items = value if isinstance(value, list) else [value]
    names = (_name(_stated_name(item, nodes)) for item in items[:20])
    return tuple(dict.fromkeys(name for name in names if name))


def _stated_name(item: object, nodes: tuple[_Node, ...]) -> object:
    """Return the name inside an object, following a reference by @id once."""
    if not isinstance(item, dict):
        return item
    if "name" in item or "@id" not in item:
        name = item.get("name")
    else:
        same = (node for node in nodes if node.get("@id") == item["@id"] and "name" in node)
        name = next(same, {}).get("name")
    return name[0] if isinstance(name, list) and name else name


# --- date of publication ----------------------------------------------------------------------


def _read_published(
    tree: "HtmlElement", nodes: tuple[_Node, ...], article: _Node | None, meta: Mapping[str, str]
) -> tuple[str | None, str]:
    """Return the date and where it stands, the most explicit statement first."""
    pages = (node for node in nodes if "WebPage" in _types(node))
    for node in (article, *pages):
        moment = _moment(node.get("datePublished")) if node else None
        if moment:
            return moment, "JSON-LD datePublished"
    for key in _META_PUBLISHED:
        moment = _moment(meta.get(key))
        if moment:
            return moment, f"meta {key}"
    moment = _first(_moment(value) for value in _time_elements(tree))
    return (moment, TIME_ELEMENT) if moment else (None, UNKNOWN)


def _time_elements(tree: "HtmlElement") -> list[str]:
    """Return datetime attributes, those marked as publication first.

    Menus and side columns date other pieces; a date marked as a change is no publication.
    """
    marked: list[str] = []
    others: list[str] = []
    for element in islice(tree.iter("time"), _MAX_TIMES):
        marks = " ".join(element.get(name) or "" for name in ("itemprop", "class", "pubdate"))
        value = element.get("datetime")
        if not value or "modif" in marks.lower() or "updated" in marks.lower().split():
            continue
        if any(above.tag in _ASIDE for above in element.iterancestors()):
            continue
        is_marked = "publish" in marks.lower() or element.get("pubdate") is not None
        (marked if is_marked else others).append(value)
    return marked + others


def _guess_published(tree: "HtmlElement", metadata: PageMetadata) -> str | None:
    """Return the day trafilatura's own reader finds in the page, by means that know no clock.

    Its thorough search dates everything: on 83 benchmark pages known to bear no date it found
    one on every page, the quick search on 34. The quick search needs two guards against today's
    date: it takes today as the last possible day unless told another, and it completes a text
    that gives a year but no day ("2019 12:30") from today's date, so a page that holds such a
    text is not searched at all.
    """
    # htmldate's, by the door of the library that brings it; the rest of what that reads is ours.
    from trafilatura.metadata import find_date  # type: ignore[attr-defined]

    if any(map(_YEAR_WITHOUT_DAY.match, _date_texts(tree))):
        return None
    last_day = (metadata.captured_at or "")[:10] or f"{_LAST_YEAR}-12-31"
    quiet_trafilatura()
    try:
        found = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            max_date=last_day,
            url=metadata.url,
        )
    except Exception:  # noqa: BLE001 - hostile markup raises anything; a guess is never needed
        return None
    return _moment(found)


def _date_texts(tree: "HtmlElement") -> Iterator[str]:
    """Yield all attributes and openings of elements that may be read as a date."""
    openings: dict[HtmlElement, str] = {}
    for element in reversed(list(tree.iter())):
        for name in ("content", "datetime", "title"):
            yield _SPACE.sub(" ", (element.get(name) or "")[:200]).lstrip()
        openings[element] = _opening(element, openings)
        yield openings[element].lstrip()


def _opening(element: "HtmlElement", openings: Mapping["HtmlElement", str]) -> str:
    """Return the first characters of an element's text, from those of its children."""
    opening = element.text or ""
    for child in element:
        if len(opening) > _OPENING_LENGTH:
            break
        opening = _SPACE.sub(" ", f"{opening}{openings[child]}{child.tail or ''}")
    return _SPACE.sub(" ", opening)[:_OPENING_LENGTH]


# --- what the saving program wrote ------------------------------------------------------------


def _read_saved(
    tree: "HtmlElement", meta: Mapping[str, str], comments: tuple[str, ...]
) -> Iterator[_Saved]:
    """Yield the traces of programs that save pages.

    An archive's date comes first: a page shown by the Wayback Machine and saved later still
    shows the times of the day it was archived.
    """
    for read in (_read_wayback, _read_single_file, _read_monolith, _read_httrack):
        for comment in comments:
            saved = read(comment)
            if saved:
                yield saved
    yield _Saved(
        "Save Page WE", _javascript_date(meta.get("savepage-date")), meta.get("savepage-url")
    )
    yield _Saved(
        "WebScrapBook",
        _scrapbook_date(tree.get("data-scrapbook-create")),
        tree.get("data-scrapbook-source"),
    )
    for comment in comments:
        match = _MARK_OF_THE_WEB.match(comment)
        if match:
            yield _Saved("saved from url", None, match[1])


def _read_wayback(comment: str) -> _Saved | None:
    match = _WAYBACK.search(comment)
    if match is None:
        return None
    day = _iso_day(match[4], match[2], match[3])
    return _Saved("Wayback Machine", _moment(f"{day}T{match[1]}+00:00") if day else None, None)


def _read_single_file(comment: str) -> _Saved | None:
    if not _SINGLE_FILE.match(comment):
        return None
    address, day = _SINGLE_FILE_URL.search(comment), _SINGLE_FILE_DATE.search(comment)
    return _Saved(
        "SingleFile", _javascript_date(day[1] if day else None), address[1] if address else None
    )


def _read_monolith(comment: str) -> _Saved | None:
    match = _MONOLITH.match(comment)
    return _Saved("monolith", _moment(match[2]), match[1]) if match else None


def _read_httrack(comment: str) -> _Saved | None:
    match = _HTTRACK.search(comment)
    return _Saved("HTTrack", _mail_date(match[1]), None) if match else None


def _javascript_date(text: str | None) -> str | None:
    """Read what JavaScript prints ("Sat Jul 05 2025 10:11:12 GMT+0200 (…)"), always English."""
    match = _JAVASCRIPT_DATE.match((text or "").strip())
    day = _iso_day(match[3], match[1], match[2]) if match else None
    if match is None or day is None:
        return None
    if match[4] is None:
        return _moment(day)
    zone = f"{match[5]}:{match[6]}" if match[5] else ""
    return _moment(f"{day}T{match[4]}{zone}")


def _iso_day(year: str, month: str, day: str) -> str | None:
    if month not in _MONTHS:
        return None
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"


def _scrapbook_date(text: str | None) -> str | None:
    """Read WebScrapBook's digits, which are in UTC."""
    match = _SCRAPBOOK_DATE.match(text or "")
    return _moment("{}-{}-{}T{}:{}:{}+00:00".format(*match.groups())) if match else None
