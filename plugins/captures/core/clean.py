"""One file of captures, from its bytes to labelled lines and news articles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from plugins.captures.core.assemble import build_article
from plugins.captures.core.capture_findings import (
    article_findings,
    encoding_findings,
    no_text,
    problem_finding,
    sender_finding,
    too_large,
    unmatched_findings,
)
from plugins.captures.core.containers.kinds import file_limit, unpack
from plugins.captures.core.containers.pages import PageKind, SavedPage, Sender
from plugins.captures.core.dated_mentions import fill_days
from plugins.captures.core.decode import Decoded, decode_capture
from plugins.captures.core.drafts import Mark
from plugins.captures.core.glue import find_open_splits
from plugins.captures.core.html import sniff_charset
from plugins.captures.core.html_credits import is_credit
from plugins.captures.core.identity import article_ids, capture_id
from plugins.captures.core.languages import choose_language, find_language_problems
from plugins.captures.core.layout_file import load_layouts
from plugins.captures.core.layouts import Layout, choose_layouts
from plugins.captures.core.outlets import outlet_directory, settle_outlets
from plugins.captures.core.overlay import overlay_spans
from plugins.captures.core.overrides import (
    Overridden,
    Stated,
    apply_sidecar,
    state_article,
    textless_findings,
)
from plugins.captures.core.provenance import build_lines
from plugins.captures.core.publish import capture_date, publication_date, stated_date
from plugins.captures.core.reading import ReadPage, read_page
from plugins.captures.core.records import has_running_text, records_finding, share_sidecar
from plugins.captures.core.sidecar import Sidecar, parse_sidecar
from plugins.captures.core.values import CleanedCapture, RawCapture
from plugins.model import (
    ArticleId,
    Capture,
    CaptureId,
    Code,
    Finding,
    Label,
    Line,
    NewsArticle,
    Outlet,
    Role,
)
from plugins.settings import CaptureSettings

_TEXT_LABELS = frozenset({Label.BODY, Label.LIST_ITEM})
_MAX_TITLE_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A page on its way: ``raw`` is what its id is made of; ``read`` is None without text."""

    path: str
    raw: bytes
    saved: SavedPage
    decoded: Decoded
    read: ReadPage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    settings: CaptureSettings
    outlets: Sequence[Outlet]
    has_sidecar: bool
    layouts: Sequence[Layout]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of every outlet that is known."""
        return tuple(n for outlet in self.outlets for n in (outlet.name, *outlet.aliases))


def clean_capture(
    source: RawCapture,
    settings: CaptureSettings,
    outlets: Sequence[Outlet] = (),
    layouts: Sequence[Layout] | None = None,
) -> CleanedCapture:
    """Label every line of a file's first page and build its articles. Never raises on any bytes."""
    return clean_captures(source, settings, outlets, layouts)[0]


def clean_captures(
    source: RawCapture,
    settings: CaptureSettings,
    outlets: Sequence[Outlet] = (),
    layouts: Sequence[Layout] | None = None,
) -> tuple[CleanedCapture, ...]:
    """Clean every page of a file, at least one: a file without a page is a capture without lines.

    ``layouts`` are tried in their order; without them, those of the product. Never raises on any
    bytes.
    """
    sidecar, told = _read_sidecar(source)
    options = _Options(
        settings=settings,
        outlets=outlets,
        has_sidecar=source.sidecar_source is not None,
        layouts=load_layouts() if layouts is None else layouts,
    )
    refusal = _refuse(source, settings.max_capture_bytes)
    if refusal is not None:
        return (_without_lines(source, sidecar, (*told, refusal)),)
    return _clean_file(source, sidecar, told, options)


def _clean_file(
    source: RawCapture, sidecar: Sidecar, told: tuple[Finding, ...], options: _Options
) -> tuple[CleanedCapture, ...]:
    """Clean the pages of a file that is neither empty nor too large."""
    limit = options.settings.max_capture_bytes
    file = unpack(source.path, source.raw, limit)
    told = (*told, *(problem_finding(source.path, problem) for problem in file.problems))
    large = [page for page in file.pages if len(page.raw) > limit]
    told = (*told, *(too_large(_path(source, page), len(page.raw), limit) for page in large))
    saved = [page for page in file.pages if len(page.raw) <= limit]
    pages = [_open(source, page, sidecar, options) for page in saved]
    if pages and not pages[0].saved.name:
        return tuple(_clean_page(page, sidecar, told, options) for page in pages)
    news = [page for page in pages if page.read is not None and has_running_text(page.read)]
    counted = records_finding(source.path, file, len(pages) - len(news), len(news))
    return _clean_records(source, news, sidecar, (*told, *filter(None, [counted])), options)


def _refuse(source: RawCapture, limit: int) -> Finding | None:
    """Return why a file is not opened at all: it is too large, or empty."""
    most = file_limit(source.path, limit)
    if len(source.raw) > most:
        return too_large(source.path, len(source.raw), most)
    if not source.raw.strip():
        return no_text(source.path, Decoded(text="", encoding="utf-8"))
    return None


def _clean_records(
    source: RawCapture,
    pages: Sequence[_Opened],
    sidecar: Sidecar,
    told: tuple[Finding, ...],
    options: _Options,
) -> tuple[CleanedCapture, ...]:
    """Clean the pages of a file of several; what is told of the file stands with the first."""
    found = [page.read.labelling.drafts if page.read else () for page in pages]
    sidecars, unfit = share_sidecar(sidecar, found)
    told = (*told, *unfit)
    if not pages:
        return (_without_lines(source, sidecar, told),)
    return tuple(
        _clean_page(page, own, told if number == 0 else (), options)
        for number, (page, own) in enumerate(zip(pages, sidecars, strict=True))
    )


def _read_sidecar(source: RawCapture) -> tuple[Sidecar, tuple[Finding, ...]]:
    if source.sidecar_source is None or source.sidecar_path is None:
        return Sidecar(), ()
    return parse_sidecar(source.sidecar_path, source.sidecar_source)


def _open(source: RawCapture, saved: SavedPage, sidecar: Sidecar, options: _Options) -> _Opened:
    """Decode a page and label its lines, if it is text."""
    decoded = decode_capture(saved.raw, lambda raw: saved.charset or _declared(saved.kind, raw))
    has_text = decoded.text is not None and decoded.text.strip()
    layouts = choose_layouts(options.layouts, stated_date(source.path, sidecar, saved.facts))
    return _Opened(
        # One page is its file: the id depends on nothing but the file's bytes.
        path=_path(source, saved),
        raw=saved.raw if saved.name else source.raw,
        saved=saved,
        decoded=decoded,
        read=read_page(saved.kind, decoded.text or "", saved.facts, options.names, layouts)
        if has_text
        else None,
    )


def _path(source: RawCapture, saved: SavedPage) -> str:
    return f"{source.path}/{saved.name}" if saved.name else source.path


def _declared(kind: PageKind, raw: bytes) -> str | None:
    """Return the encoding that a page names itself: text has no place to."""
    return sniff_charset(raw) if kind is PageKind.HTML else None


def _without_lines(
    source: RawCapture, sidecar: Sidecar, findings: tuple[Finding, ...]
) -> CleanedCapture:
    is_html = source.path.lower().endswith((".html", ".htm"))
    capture = Capture(
        id=capture_id(source.raw),
        path=source.path,
        media_type=(PageKind.HTML if is_html else PageKind.TEXT).value,
        sha256=sha256(source.raw).hexdigest(),
        lines=(),
        layout="none",
        accepts=sidecar.accept,
    )
    return CleanedCapture(capture=capture, articles=(), findings=findings)


def _clean_page(
    page: _Opened, sidecar: Sidecar, told: tuple[Finding, ...], options: _Options
) -> CleanedCapture:
    if page.read is None:
        problem = no_text(page.path, page.decoded)
        bare = RawCapture(path=page.path, raw=page.raw)
        return _without_lines(bare, sidecar, (*told, *filter(None, [problem])))
    told = (*told, *encoding_findings(page.path, page.decoded, page.read.lines))
    return _build(page, page.read, sidecar, told, options)


def _build(
    page: _Opened, read: ReadPage, sidecar: Sidecar, told: tuple[Finding, ...], options: _Options
) -> CleanedCapture:
    changed = apply_sidecar(read.lines, read.labelling, sidecar)
    ids, lines = _lines(capture_id(page.raw), read, changed, options.names)
    capture = _capture(page, read, sidecar, lines, changed.labelling.layout)
    articles, notes = _articles(read, changed, ids, capture)
    finished = tuple(_finish(a, capture, sidecar, page, options) for a in articles)
    stated = {ids[number]: facts for number, facts in changed.stated.items() if number in ids}
    return CleanedCapture(
        capture=capture,
        articles=tuple(_settle(a, stated.get(a.id, Stated())) for a in finished),
        findings=(
            *told,
            *_problem_findings(page.path, read, finished),
            *changed.findings,
            *textless_findings(sidecar, changed, ids),
            *unmatched_findings(page.path, changed.labelling),
            *notes,
            *_finished_findings(page, finished, lines, sidecar, options),
        ),
        has_sidecar=options.has_sidecar,
    )


def _problem_findings(
    path: str, read: ReadPage, articles: Sequence[NewsArticle]
) -> Iterator[Finding]:
    """Yield what is wrong with a page, unless the editor has parted it into its articles."""
    problem = read.problem
    is_parted = problem and problem.code is Code.CAPTURE_SEVERAL and len(articles) > 1
    if problem and not is_parted:
        yield problem_finding(path, problem)


def _capture(
    page: _Opened, read: ReadPage, sidecar: Sidecar, lines: tuple[Line, ...], layout: str
) -> Capture:
    return Capture(
        id=capture_id(page.raw),
        path=page.path,
        media_type=page.saved.kind.value,
        sha256=sha256(page.raw).hexdigest(),
        lines=lines,
        layout=layout,
        captured_at=capture_date(page.path, sidecar, read, lines),
        url=sidecar.url or (read.metadata.url if read.metadata else None),
        accepts=sidecar.accept,
    )


def _settle(article: NewsArticle, stated: Stated) -> NewsArticle:
    """Apply what the editor states; only then is the language known in which days are named."""
    return fill_days(state_article(article, stated))


def _finished_findings(
    page: _Opened,
    articles: Sequence[NewsArticle],
    lines: Sequence[Line],
    sidecar: Sidecar,
    options: _Options,
) -> Iterator[Finding]:
    """Yield what shows only once outlets and languages are settled."""
    said = sidecar.language or _declared_language(page)
    yield from sender_finding(page.path, page.saved.facts.sender, articles)
    for article in articles:
        yield from find_language_problems(page.path, article, said)
    for article in articles:
        yield from find_open_splits(page.path, article, lines, options.names)


def _lines(
    cid: CaptureId, page: ReadPage, changed: Overridden, known_outlets: Sequence[str]
) -> tuple[dict[int, ArticleId], tuple[Line, ...]]:
    """Build the lines, and take the marks off drafts that turn out to hold no text."""
    marks, drafts = changed.labelling.marks, changed.labelling.drafts
    ids = article_ids(cid, page.labelling.drafts, drafts, changed.dropped)
    lines = build_lines(page.lines, marks, drafts, ids, known_outlets)
    lines = overlay_spans(lines, changed.spans)
    with_text = {line.article for line in lines if line.article and _has_text(line)}
    full = {number: article for number, article in ids.items() if article in with_text}
    if len(full) == len(ids):
        return ids, lines
    gone = Mark(label=Label.BOILERPLATE, rule="no-text")
    kept = tuple(m if m.draft is None or m.draft in full else gone for m in marks)
    lines = build_lines(page.lines, kept, drafts, full, known_outlets)
    return full, overlay_spans(lines, changed.spans)


def _has_text(line: Line) -> bool:
    spans = (span for span in line.spans if span.label in _TEXT_LABELS)
    return any(character.isalnum() for s in spans for character in line.text[s.start : s.end])


def _articles(
    page: ReadPage, changed: Overridden, ids: dict[int, ArticleId], capture: Capture
) -> tuple[list[NewsArticle], list[Finding]]:
    own: dict[ArticleId | None, list[Line]] = defaultdict(list)
    for line in capture.lines:
        own[line.article].append(line)
    articles: list[NewsArticle] = []
    findings: list[Finding] = []
    for number, article_id in ids.items():
        draft = changed.labelling.drafts[number]
        article = build_article(draft, article_id, capture.id, own[article_id])
        stated = changed.stated.get(number, Stated())
        published, problem = publication_date(article, stated, page, capture.captured_at)
        article = _with_headline(replace(article, published=published))
        articles.append(article)
        findings += article_findings(capture.path, article, own[article_id], problem)
    return articles, findings


def _with_headline(article: NewsArticle) -> NewsArticle:
    """An article without a headline line is named by its first words, a byline left out."""
    if article.headline:
        return article
    first = next((p for p in article.paragraphs if not is_credit(p.text)), None)
    words = first.text.split() if first else ["Untitled"]
    end = "…" if len(words) > _MAX_TITLE_WORDS else ""
    return replace(article, headline=" ".join(words[:_MAX_TITLE_WORDS]) + end)


def _outlet_of_address(article: NewsArticle, outlets: Sequence[Outlet]) -> str | None:
    """Return the outlet whose domain the page was saved from, where it is listed."""
    found = outlet_directory(tuple(outlets)).find_by_address(article.url or "")
    return found.name if found else None


def _outlet_of_sender(sender: Sender | None, outlets: Sequence[Outlet]) -> str | None:
    """Return the outlet that sent a newsletter, where the editor lists its name or domain."""
    if sender is None:
        return None
    directory = outlet_directory(tuple(outlets))
    found = directory.find_by_address(f"//{sender.domain}") or directory.find(sender.name)
    return found.name if found else None


def _finish(
    article: NewsArticle, capture: Capture, sidecar: Sidecar, page: _Opened, options: _Options
) -> NewsArticle:
    """Fill in what holds for the whole capture."""
    outlets = options.outlets
    language = choose_language(
        article.body,
        stated=sidecar.language,
        declared=_declared_language(page),
        default=options.settings.default_language,
    )
    article = replace(
        article, language=language, url=capture.url if article.role is Role.MAIN else None
    )
    article = settle_outlets(article, outlet_directory(tuple(outlets)), _stated_outlets(sidecar))
    if article.outlet:
        return article
    found = _outlet_of_address(article, outlets)
    return replace(article, outlet=found or _outlet_of_sender(page.saved.facts.sender, outlets))


def _stated_outlets(sidecar: Sidecar) -> frozenset[str]:
    stated = (sidecar.outlet, *(block.outlet for block in sidecar.articles))
    return frozenset(filter(None, stated))


def _declared_language(page: _Opened) -> str | None:
    metadata = page.read.metadata if page.read else None
    return metadata.language if metadata else None
