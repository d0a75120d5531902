"""From labelled lines to news articles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.captures.core.bylines import strip_byline_words
from plugins.captures.core.captions import find_captions
from plugins.captures.core.dates import read_dateline
from plugins.captures.core.drafts import Draft
from plugins.captures.core.posts import find_signature
from plugins.model import (
    ArticleId,
    CaptureId,
    Embed,
    Label,
    Line,
    NewsArticle,
    Notice,
    Paragraph,
    ParagraphKind,
    Section,
    Span,
)
from plugins.text.normalise import normalise_space
from plugins.text.repairs import find_repairs

_NOTICES = frozenset(
    {Label.CREDIT, Label.DISCLAIMER, Label.COPYRIGHT, Label.SYNDICATION, Label.COVERAGE_FACT}
)
_KINDS = {Label.BODY: ParagraphKind.PARAGRAPH, Label.LIST_ITEM: ParagraphKind.LIST_ITEM}
_ORIGINAL = re.compile(
    r"(?:(?:published|appeared|posted|printed|ran)(?: first)?\s+(?:by|in|on|at)"
    r"|(?:republished|reprinted) from|permission\s+(?:of|from)|produced\s+by)\s+"
    # A day or an hour may stand there as well: when it was published says nothing of where.
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b(?! [A-ZÀ-Þ])"
    r"|[0-9]{1,2}[ :/.])"
    r"(?P<outlet>.{2,80}?)"
    r"(?=\s+(?:and(?= is| was| has| co-?published)|under|on|with)\b|[,;:]|\.\s|\.?$)"
)
# A copyright line names whose text it was where it sends readers there or says who passed it on.
_OWNER = re.compile(
    r"(?:Copyright|©|\([Cc]\))[^\w]{0,4}(?:19|20)\d\d,?\s+(?:by\s+)?"
    r"(?P<owner>(?:[Tt]he )?[A-ZÀ-Þ].{1,60}?)(?=[.,;]\s|\.?$)"
)
_PASSED_ON = re.compile(r"\bVisit\b|\bDistributed by\b|\bdistributed by\b")
_AGENCY = re.compile(
    r"(?:Distributed by|(?:Copyright|©|\([Cc]\)).{0,14}?(?:19|20)\d\d,?)\s+(?:[Bb]y\s+)?"
    r"(?P<agency>(?:The )?[A-Z][\w.&'’-]*(?: [\w.&'’-]+){0,5}?"
    r" (?:Agency|Wire|News Service|Newswire)"
    r"|(?:The )?Associated Press|Reuters|Agence France-Presse|AFP)\b"
)


def build_article(
    draft: Draft, article_id: ArticleId, capture: CaptureId, own: Sequence[Line]
) -> NewsArticle:
    """Build one article from its own lines, the ones that carry its id."""
    dateline = next(_texts(own, Label.DATELINE), None)
    reading = read_dateline(dateline) if dateline else None
    article = NewsArticle(
        id=article_id,
        capture=capture,
        role=draft.role,
        headline=draft.headline,
        sections=(),
        outlet=draft.outlet,
        byline=draft.byline or _byline(own),
        time_phrase=draft.time_phrase or (reading.phrase if reading else None),
    )
    return fill_from_lines(article, own)


def fill_from_lines(article: NewsArticle, own: Sequence[Line]) -> NewsArticle:
    """Return an article with all that the spans of its lines alone tell.

    Byline, time phrase and outlet stay: the page or the editor may have told them.
    """
    notices = tuple(_notices(own, _NOTICES))
    dateline = next(_texts(own, Label.DATELINE), None)
    reading = read_dateline(dateline) if dateline else None
    return replace(
        article,
        sections=_sections(own),
        original_outlet=_first_group(_ORIGINAL, notices, Label.SYNDICATION) or _owner(notices),
        agency=_first_group(_AGENCY, notices, Label.COPYRIGHT)
        or _first_group(_AGENCY, notices, Label.SYNDICATION)
        or (reading.agency if reading else None),
        dateline=dateline,
        captions=tuple(_captions(own)),
        notices=notices,
        embeds=tuple(_embeds(own)),
    )


def _sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    sections: list[Section] = []
    subhead: tuple[str, int] | None = None
    paragraphs: list[Paragraph] = []
    for line, span in _all_spans(lines):
        text = normalise_space(line.text[span.start : span.end])
        if span.label is Label.SUBHEAD and text:
            sections += _close_section(subhead, paragraphs)
            subhead, paragraphs = (text, line.number), []
        elif span.label in _KINDS and any(c.isalnum() for c in text):
            paragraphs.append(_paragraph(line, span, text))
    return tuple(sections + _close_section(subhead, paragraphs))


def _close_section(subhead: tuple[str, int] | None, paragraphs: list[Paragraph]) -> list[Section]:
    if subhead is None:
        return [Section(paragraphs=tuple(paragraphs))] if paragraphs else []
    return [Section(paragraphs=tuple(paragraphs), subhead=subhead[0], line=subhead[1])]


def _all_spans(lines: Sequence[Line]) -> list[tuple[Line, Span]]:
    return [(line, span) for line in lines for span in line.spans]


def _paragraph(line: Line, span: Span, text: str) -> Paragraph:
    return Paragraph(
        text=text,
        line=line.number,
        start=span.start,
        end=span.end,
        kind=_KINDS[span.label],
        repairs=find_repairs(text),
    )


def _texts(lines: Sequence[Line], label: Label) -> Iterator[str]:
    return (
        line.text[span.start : span.end] for line, span in _all_spans(lines) if span.label is label
    )


def _notices(lines: Sequence[Line], labels: frozenset[Label]) -> Iterator[Notice]:
    for line, span in _all_spans(lines):
        if span.label not in labels:
            continue
        text = normalise_space(line.text[span.start : span.end])
        if text:
            yield Notice(label=span.label.value, text=text, line=line.number)


def _captions(lines: Sequence[Line]) -> Iterator[Notice]:
    for notice in _notices(lines, frozenset({Label.CAPTION})):
        yield Notice(label=notice.label, text=_undouble(notice.text), line=notice.line)


def _undouble(text: str) -> str:
    """Return a caption once, in its fuller wording, where it stands twice."""
    for caption in find_captions(text):
        if caption.start == 0 and caption.end == len(text):
            return text[caption.second :]
    return text


def _byline(lines: Sequence[Line]) -> str | None:
    text = next(_texts(lines, Label.BYLINE), None)
    return strip_byline_words(normalise_space(text)) or None if text else None


def _first_group(pattern: re.Pattern[str], notices: Sequence[Notice], label: Label) -> str | None:
    for notice in notices:
        match = pattern.search(notice.text) if notice.label == label else None
        if match:
            return next(group for group in match.groups() if group).strip()
    return None


def _owner(notices: Sequence[Notice]) -> str | None:
    is_passed_on = any(_PASSED_ON.search(notice.text) for notice in notices)
    return _first_group(_OWNER, notices, Label.COPYRIGHT) if is_passed_on else None


def _embeds(lines: Sequence[Line]) -> Iterator[Embed]:
    """Yield one embed per post inside a line, and one per run of lines up to a signature."""
    block: list[Line] = []
    for line, span in _all_spans(lines):
        if span.label is not Label.EMBED:
            continue
        if line.label is not Label.EMBED:
            yield _embed([line], line.text[span.start : span.end], span.start)
            continue
        block.append(line)
        if find_signature(line.text):
            yield _embed(block, "\n".join(b.text for b in block), 0)
            block = []
    if block:
        yield _embed(block, "\n".join(b.text for b in block), 0)


def _embed(lines: Sequence[Line], text: str, start: int) -> Embed:
    match = find_signature(text)
    body = text[: match.start()] if match else text
    return Embed(
        text="\n".join(filter(None, (normalise_space(part) for part in body.split("\n")))),
        line=lines[0].number,
        start=start,
        last_line=lines[-1].number,
        author=normalise_space(match["author"]) if match else None,
        handle=match["handle"] if match else None,
        posted=match["posted"] if match else None,
    )
