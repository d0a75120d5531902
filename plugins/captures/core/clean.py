"""One capture, from its bytes to labelled lines and news articles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from plugins.captures.core.assemble import build_article
from plugins.captures.core.dates import (
    DateOrder,
    find_capture_date,
    parse_date_value,
    resolve_time_phrase,
)
from plugins.captures.core.decode import Decoded, decode_capture, split_lines
from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.html import HtmlPage, PageMetadata, read_html, sniff_charset
from plugins.captures.core.label import label_text
from plugins.captures.core.layouts import load_layouts
from plugins.captures.core.mentions import find_named_days
from plugins.captures.core.overrides import Overridden, Stated, apply_sidecar
from plugins.captures.core.provenance import build_lines
from plugins.captures.core.sidecar import Sidecar, parse_sidecar
from plugins.model import (
    KEPT_LABELS,
    ArticleId,
    Capture,
    CaptureId,
    Code,
    DateInterval,
    Finding,
    Label,
    Line,
    NewsArticle,
    Outlet,
    Role,
)
from plugins.settings import CaptureSettings
from plugins.text.normalise import normalise_space
from plugins.text.outlets import canonical_outlet

_ID_LENGTH = 12
_HTML = "text/html"
_TEXT = "text/plain"
_TEXT_LABELS = frozenset({Label.BODY, Label.LIST_ITEM})
_DATED_LABELS = KEPT_LABELS | {Label.COVERAGE_FACT, Label.CAPTION, Label.DATELINE}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCapture:
    """A capture as it lies on disk, with its sidecar's source where there is one."""

    path: str
    raw: bytes
    sidecar_path: str | None = None
    sidecar_source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedCapture:
    """What one capture gives: itself, its articles in order, and what was noticed."""

    capture: Capture
    articles: tuple[NewsArticle, ...]
    findings: tuple[Finding, ...]
    has_sidecar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A capture's lines and what its own metadata says; text captures have none."""

    lines: tuple[str, ...]
    labelling: Labelling
    metadata: PageMetadata | None = None


def clean_capture(
    source: RawCapture, settings: CaptureSettings, outlets: Sequence[Outlet] = ()
) -> CleanedCapture:
    """Label every line of a capture and build its articles. Never raises on any bytes."""
    sidecar, findings = _read_sidecar(source)
    is_html = source.path.lower().endswith((".html", ".htm"))
    decoded = decode_capture(source.raw, sniff_charset if is_html else _declares_nothing)
    problem = _unusable(source, decoded, settings)
    if problem is not None or decoded.text is None:
        return _without_articles(source, is_html, (*findings, *filter(None, [problem])))
    if decoded.is_guess:
        findings = (*findings, _encoding_finding(source, decoded))
    page = _read_page(decoded.text, is_html, outlets)
    return _build(source, page, sidecar, findings, (settings, outlets, is_html))


def _declares_nothing(_raw: bytes) -> None:
    """Text has no place to name its encoding."""


def _read_sidecar(source: RawCapture) -> tuple[Sidecar, tuple[Finding, ...]]:
    if source.sidecar_source is None or source.sidecar_path is None:
        return Sidecar(), ()
    return parse_sidecar(source.sidecar_path, source.sidecar_source)


def capture_id(raw: bytes) -> CaptureId:
    """Return the id of a capture: it depends on nothing but its bytes."""
    return CaptureId(sha256(raw).hexdigest()[:_ID_LENGTH])


def _unusable(source: RawCapture, decoded: Decoded, settings: CaptureSettings) -> Finding | None:
    if len(source.raw) > settings.max_capture_bytes:
        size = f"{len(source.raw):,} bytes"
        return _finding(
            Code.CAPTURE_UNREADABLE,
            source,
            f"The file is too large ({size}; at most {settings.max_capture_bytes:,} are read).",
            "Save the article's page alone, or raise captures.max_capture_bytes.",
        )
    if decoded.text is None:
        return _finding(
            Code.CAPTURE_BINARY,
            source,
            "The file is not text: it holds bytes no text encoding has.",
            "Save the page as text (UTF-8) or HTML, or move the file out of content/captures.",
        )
    if not decoded.text.strip():
        return _finding(
            Code.CAPTURE_EMPTY,
            source,
            "The file is empty.",
            "Paste the page's text into it, or delete the file.",
        )
    return None


def _encoding_finding(source: RawCapture, decoded: Decoded) -> Finding:
    return _finding(
        Code.CAPTURE_ENCODING,
        source,
        f"The file is not UTF-8; it was read as {decoded.encoding}, which is a guess.",
        "Look at its capture page; where letters are wrong, save the file again as UTF-8.",
    )


def _finding(
    code: Code, source: RawCapture, message: str, hint: str, line: int | None = None
) -> Finding:
    return Finding(code=code, subject=source.path, message=message, hint=hint, line=line)


def _without_articles(
    source: RawCapture, is_html: bool, findings: tuple[Finding, ...]
) -> CleanedCapture:
    capture = Capture(
        id=capture_id(source.raw),
        path=source.path,
        media_type=_HTML if is_html else _TEXT,
        sha256=sha256(source.raw).hexdigest(),
        lines=(),
        layout="none",
    )
    return CleanedCapture(capture=capture, articles=(), findings=findings)


def _read_page(text: str, is_html: bool, outlets: Sequence[Outlet]) -> _Page:
    if is_html:
        page = read_html(text)
        return _Page(lines=page.lines, labelling=_label_html(page), metadata=page.metadata)
    lines = split_lines(text)
    return _Page(lines=lines, labelling=label_text(lines, _known_names(outlets), load_layouts()))


def _known_names(outlets: Sequence[Outlet]) -> tuple[str, ...]:
    return tuple(name for outlet in outlets for name in (outlet.name, *outlet.aliases))


def _label_html(page: HtmlPage) -> Labelling:
    """A saved page holds one article, if the extraction kept anything of it."""
    has_body = any(label.label in KEPT_LABELS for label in page.labels)
    marks = tuple(
        Mark(label=Label.BYLINE, rule="html.byline", draft=0)
        if has_body and _is_byline(text, page.metadata.byline)
        else Mark(
            label=label.label,
            rule=label.rule,
            confidence=label.confidence,
            draft=0 if has_body and label.label in _ARTICLE_LABELS else None,
        )
        for text, label in zip(page.lines, page.labels, strict=True)
    )
    draft = Draft(
        headline=page.metadata.headline or "",
        outlet=page.metadata.outlet,
        byline=page.metadata.byline,
        confidence=0.95,
        rule="html",
    )
    return Labelling(marks=marks, drafts=(draft,) if has_body else (), layout="html")


def _is_byline(text: str, byline: str | None) -> bool:
    """True for a short line that opens with the author the page's metadata name."""
    words = normalise_space(text)
    opening = words.removeprefix("By ").removeprefix("by ")
    return bool(byline) and len(words) <= _MAX_BYLINE_CHARS and opening.startswith(byline or "")


_MAX_BYLINE_CHARS = 80
_ARTICLE_LABELS = KEPT_LABELS | {
    Label.HEADLINE,
    Label.BYLINE,
    Label.PUBLISHED,
    Label.CAPTION,
    Label.CREDIT,
    Label.COPYRIGHT,
}


def _build(
    source: RawCapture,
    page: _Page,
    sidecar: Sidecar,
    findings: tuple[Finding, ...],
    options: tuple[CaptureSettings, Sequence[Outlet], bool],
) -> CleanedCapture:
    settings, outlets, is_html = options
    changed = apply_sidecar(page.lines, page.labelling, sidecar)
    cid = capture_id(source.raw)
    ids, lines = _lines(cid, page, changed, _known_names(outlets))
    captured_at = _capture_date(source, sidecar, page.metadata, lines)
    articles, notes = _articles(source, page, changed, ids, (lines, captured_at))
    capture = Capture(
        id=cid,
        path=source.path,
        media_type=_HTML if is_html else _TEXT,
        sha256=sha256(source.raw).hexdigest(),
        lines=lines,
        layout=changed.labelling.layout,
        captured_at=captured_at,
        url=sidecar.url or (page.metadata.url if page.metadata else None),
    )
    return CleanedCapture(
        capture=capture,
        articles=tuple(_finish(a, capture, sidecar, page, settings, outlets) for a in articles),
        findings=(
            *findings,
            *changed.findings,
            *_unmatched_findings(source, changed.labelling),
            *notes,
        ),
        has_sidecar=source.sidecar_source is not None,
    )


def _lines(
    cid: CaptureId, page: _Page, changed: Overridden, known_outlets: Sequence[str]
) -> tuple[dict[int, ArticleId], tuple[Line, ...]]:
    """Build the lines, and take the marks off drafts that turn out to hold no text."""
    marks, drafts = changed.labelling.marks, changed.labelling.drafts
    ids = _article_ids(cid, page.labelling.drafts, drafts, changed.dropped)
    lines = build_lines(page.lines, marks, drafts, ids, known_outlets)
    with_text = {line.article for line in lines if _has_text(line)}
    full = {number: article for number, article in ids.items() if article in with_text}
    if len(full) == len(ids):
        return ids, lines
    gone = Mark(label=Label.BOILERPLATE, rule="no-text")
    kept = tuple(m if m.draft is None or m.draft in full else gone for m in marks)
    return full, build_lines(page.lines, kept, drafts, full, known_outlets)


def _has_text(line: Line) -> bool:
    spans = (span for span in line.spans if span.label in _TEXT_LABELS)
    return any(character.isalnum() for s in spans for character in line.text[s.start : s.end])


def _article_ids(
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


def _capture_date(
    source: RawCapture, sidecar: Sidecar, metadata: PageMetadata | None, lines: Sequence[Line]
) -> DateInterval:
    if sidecar.captured_at is not None:
        return replace(sidecar.captured_at, basis="sidecar")
    found = find_capture_date(
        sidecar=None,
        path=source.path,
        metadata=metadata.captured_at if metadata else None,
        texts=tuple(_dated_texts(lines)),
    )
    if found.basis == "page metadata" and metadata is not None:
        return replace(found, basis=metadata.captured_basis)
    return _bound_by_publication(found, metadata)


def _bound_by_publication(found: DateInterval, metadata: PageMetadata | None) -> DateInterval:
    """Raise a lower bound to the day the page says it was published: it was saved after that."""
    if metadata is None or metadata.is_guess or not metadata.published or found.latest is not None:
        return found
    published = parse_date_value(metadata.published)
    if published is None or published.earliest is None:
        return found
    if found.earliest is not None and found.earliest >= published.earliest:
        return found
    basis = "publication date of the page, a lower bound"
    return replace(published, latest=None, basis=basis)


def _dated_texts(lines: Sequence[Line]) -> Iterable[str]:
    """Yield what may bound the capture date: the articles and facts, no page furniture."""
    for line in lines:
        for span in line.spans:
            if span.label in _DATED_LABELS:
                yield line.text[span.start : span.end]


def _articles(
    source: RawCapture,
    page: _Page,
    changed: Overridden,
    ids: dict[int, ArticleId],
    lines_and_date: tuple[Sequence[Line], DateInterval],
) -> tuple[list[NewsArticle], list[Finding]]:
    lines, captured_at = lines_and_date
    own: dict[ArticleId | None, list[Line]] = defaultdict(list)
    for line in lines:
        own[line.article].append(line)
    cid = capture_id(source.raw)
    articles: list[NewsArticle] = []
    findings: list[Finding] = []
    for number, article_id in ids.items():
        draft = changed.labelling.drafts[number]
        article = build_article(draft, article_id, cid, own[article_id])
        stated = changed.stated.get(number, Stated())
        published, problem = _publish(article, stated, page, captured_at, changed.labelling)
        article = replace(article, published=published, pinned_topic=stated.topic)
        articles.append(_with_headline(article))
        findings += _article_findings(source, article, draft, problem)
    return articles, findings


def _with_headline(article: NewsArticle) -> NewsArticle:
    """An article without a headline line is named by its first words."""
    if article.headline:
        return article
    first = next(iter(article.paragraphs), None)
    words = first.text.split() if first else ["Untitled"]
    return replace(article, headline=" ".join(words[:12]) + ("…" if len(words) > 12 else ""))


def _publish(
    article: NewsArticle,
    stated: Stated,
    page: _Page,
    captured_at: DateInterval,
    labelling: Labelling,
) -> tuple[DateInterval, str | None]:
    """Return the publication date and, where there is something to tell, which finding."""
    if stated.published is not None:
        return replace(stated.published, basis="sidecar"), None
    metadata = page.metadata
    if metadata is not None and metadata.published:
        interval = parse_date_value(metadata.published)
        if interval is not None:
            basis = metadata.published_basis
            return replace(interval, basis=basis), "guessed" if metadata.is_guess else None
    if article.time_phrase is None:
        return DateInterval(basis="no date in the capture"), None
    reading = resolve_time_phrase(
        article.time_phrase,
        captured_at=captured_at,
        named_days=_named_days(article),
        date_order=DateOrder(labelling.date_order) if labelling.date_order else None,
    )
    return reading.published, "ambiguous" if reading.is_ambiguous else None


def _named_days(article: NewsArticle) -> tuple[date, ...]:
    texts = [p.text for p in article.paragraphs]
    texts += [embed.posted for embed in article.embeds if embed.posted]
    return find_named_days(texts)


def _article_findings(
    source: RawCapture, article: NewsArticle, draft: Draft, problem: str | None
) -> Iterable[Finding]:
    first = next(iter(article.paragraphs), None)
    line = first.line if first else None
    name = article.headline or "The article"
    if problem == "ambiguous":
        message = f"“{name}” is dated {article.time_phrase}, which can be read two ways."
        hint = "State published = 2025-07-04 in an [[article]] block of the sidecar."
        yield _finding(Code.ARTICLE_AMBIGUOUS_DATE, source, message, hint, line)
    if problem == "guessed":
        message = f"The date of “{name}” was guessed from the page."
        hint = "Check it; state published = 2025-07-04 in an [[article]] block of the sidecar."
        yield _finding(Code.ARTICLE_GUESSED_DATE, source, message, hint, line)
    if draft.confidence < 0.7 and draft.rule != "sidecar":
        message = f"“{name}” was found by its prose alone (layout unknown)."
        hint = "Look at its capture page; correct it with an [[article]] block of the sidecar."
        yield _finding(Code.ARTICLE_LOW_CONFIDENCE, source, message, hint, line)


def _unmatched_findings(source: RawCapture, labelling: Labelling) -> Iterable[Finding]:
    for index in labelling.unmatched:
        yield _finding(
            Code.CAPTURE_UNMATCHED_LINE,
            source,
            f"The layout {labelling.layout} does not know this line; it was left out.",
            "If it belongs to an article, give that article's lines in the sidecar.",
            index + 1,
        )


def _outlet_of_address(
    article: NewsArticle, url: str | None, outlets: Sequence[Outlet]
) -> str | None:
    """Return the outlet whose domain the page was saved from, where the editor lists it."""
    if url is None or article.role is not Role.MAIN:
        return None
    host = (urlsplit(url).hostname or "").lower()
    for outlet in outlets:
        if any(host == d.lower() or host.endswith("." + d.lower()) for d in outlet.domains):
            return outlet.name
    return None


def _finish(
    article: NewsArticle,
    capture: Capture,
    sidecar: Sidecar,
    page: _Page,
    settings: CaptureSettings,
    outlets: Sequence[Outlet],
) -> NewsArticle:
    """Fill in what holds for the whole capture."""
    declared = page.metadata.language if page.metadata else None
    name = article.outlet or _outlet_of_address(article, capture.url, outlets)
    return replace(
        article,
        outlet=canonical_outlet(name, outlets) if name else None,
        language=sidecar.language or declared or settings.default_language,
        url=capture.url if article.role is Role.MAIN else None,
    )
