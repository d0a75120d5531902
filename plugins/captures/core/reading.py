"""A page to its labelled lines, whatever its kind, with what it and its container state."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from plugins.captures.core.containers.markdown import read_markdown
from plugins.captures.core.containers.pages import PageFacts, PageKind, Problem
from plugins.captures.core.containers.unwrap import join_wrapped
from plugins.captures.core.decode import split_lines
from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.html import HtmlPage, PageMetadata, read_html
from plugins.captures.core.html_articles import label_stories, without_article
from plugins.captures.core.html_credits import Credits, find_credits
from plugins.captures.core.html_metadata import UNKNOWN
from plugins.captures.core.label import label_text
from plugins.captures.core.layouts import Layout, LayoutSet, find_expired_layout
from plugins.captures.core.mail_furniture import mark_mail_furniture
from plugins.captures.core.markdown_labels import label_markdown
from plugins.captures.core.mentions import Ago, read_phrase
from plugins.model import KEPT_LABELS, Code, Label
from plugins.text.normalise import normalise_space

_MAX_BYLINE_CHARS = 80
# A shorter line may open a title by chance: "Ukraine - Saltmarsh Courier" above "Ukraine".
_MIN_TITLE_WORDS = 3
_MAX_TITLE_LINES = 3
_TITLE_TAIL = re.compile(r"\s+[|–—·•»:-]+\s")
_ARTICLE_LABELS = KEPT_LABELS | {
    Label.HEADLINE,
    Label.BYLINE,
    Label.PUBLISHED,
    Label.CAPTION,
    Label.CREDIT,
    Label.COPYRIGHT,
}
# A page an archive shows was saved when the archive saved it, whoever saved the archive's page.
_ARCHIVES = frozenset({"Wayback Machine"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page's lines and what is stated of it; ``is_dated`` where its container dates it."""

    lines: tuple[str, ...]
    labelling: Labelling
    metadata: PageMetadata | None = None
    is_dated: bool = False
    problem: Problem | None = None


def read_page(
    kind: PageKind, text: str, facts: PageFacts, names: Collection[str], layouts: LayoutSet
) -> ReadPage:
    """Read a page. ``names`` are the outlets that are known."""
    page = _read_kind(kind, text, facts, names, layouts)
    if facts.sender is None:
        return page
    return replace(page, labelling=mark_mail_furniture(page.lines, page.labelling))


def _read_kind(
    kind: PageKind, text: str, facts: PageFacts, names: Collection[str], layouts: LayoutSet
) -> ReadPage:
    if kind is PageKind.HTML:
        return _read_html(text, facts, names, layouts)
    if kind is PageKind.MARKDOWN:
        return _read_markdown(text, facts, names, layouts)
    lines = split_lines(text)
    if kind is PageKind.MAIL:
        lines = join_wrapped(lines)
    labelling = label_text(lines, names, layouts.valid)
    problem = _expired_problem(find_expired_layout(lines, labelling, layouts))
    if facts == PageFacts():
        return ReadPage(lines=lines, labelling=labelling, problem=problem)
    return ReadPage(
        lines=lines,
        labelling=_with_facts(lines, labelling, facts),
        metadata=_merge(facts, PageMetadata()),
        is_dated=facts.captured_at is not None,
        problem=problem,
    )


def _expired_problem(layout: Layout | None) -> Problem | None:
    if layout is None:
        return None
    return Problem(
        code=Code.LAYOUT_EXPIRED,
        message=f"The layout {layout.name} fits, but is valid until {layout.valid_until} only.",
        hint="Look at the capture: where the page is still laid out so, move valid_until on.",
    )


def _read_html(text: str, facts: PageFacts, names: Collection[str], layouts: LayoutSet) -> ReadPage:
    page = read_html(text)
    page = replace(page, metadata=_merge(facts, page.metadata))
    several = page.posts or label_stories(page.lines, page.pictures, names, layouts.valid)
    if several is not None:
        return ReadPage(
            lines=page.lines,
            labelling=several,
            metadata=without_article(page.metadata),
            is_dated=_is_dated_by(facts, page.metadata),
        )
    named = _shown_credits(page)
    metadata = _without_guess(page.metadata, named.time_phrase)
    return ReadPage(
        lines=page.lines,
        labelling=_label_html(page, named),
        metadata=metadata,
        is_dated=_is_dated_by(facts, metadata),
        problem=_sections_problem(page.sections),
    )


def _sections_problem(heads: Sequence[int]) -> Problem | None:
    if not heads:
        return None
    where = ", ".join(str(index + 1) for index in heads)
    return Problem(
        code=Code.CAPTURE_SEVERAL,
        message=f"Read as one article; its parts from lines {where} may be several.",
        hint="If they are, give each an [[article]] block with its lines in the sidecar.",
    )


def _shown_credits(page: HtmlPage) -> Credits:
    """Return what the lines say of author and time, where the page states neither."""
    found = find_credits(page.lines, [mark.label for mark in page.labels])
    stated = page.metadata
    has_time = stated.published is not None and not stated.is_guess
    wanted = {Label.BYLINE: not stated.byline, Label.PUBLISHED: not has_time}
    return Credits(
        labels={i: label for i, label in found.labels.items() if wanted[label]},
        byline=stated.byline or found.byline,
        time_phrase=None if has_time else found.time_phrase,
    )


def _without_guess(metadata: PageMetadata, phrase: str | None) -> PageMetadata:
    """Drop a guessed date where a line of the article says it.

    A time that counts from when the page was saved says nothing where that is not known.
    """
    is_read = phrase is not None and (
        metadata.captured_at is not None or not isinstance(read_phrase(phrase), Ago)
    )
    if not (metadata.is_guess and is_read):
        return metadata
    return replace(metadata, published=None, published_basis=UNKNOWN, is_guess=False)


def _is_dated_by(facts: PageFacts, metadata: PageMetadata) -> bool:
    return facts.captured_at is not None and metadata.captured_at == facts.captured_at


def _read_markdown(
    text: str, facts: PageFacts, names: Collection[str], layouts: LayoutSet
) -> ReadPage:
    page = read_markdown(split_lines(text))
    stated = facts if page.facts == PageFacts() else page.facts
    return ReadPage(
        lines=tuple(line.text for line in page.lines),
        labelling=label_markdown(page.lines, stated, names, layouts.valid),
        metadata=_merge(stated, PageMetadata()),
        is_dated=stated.captured_at is not None,
        problem=page.problem,
    )


def _merge(facts: PageFacts, page: PageMetadata) -> PageMetadata:
    """Return what is known of a page from both sides.

    Where and when it was saved the container knows; what the page says of itself goes before
    what the container took from it, except that a guessed date gives way.
    """
    is_archived = page.captured_basis in _ARCHIVES or facts.captured_at is None
    is_stated = page.published is not None and not page.is_guess
    has_date = is_stated or facts.published is None
    return replace(
        page,
        url=facts.url or page.url,
        captured_at=page.captured_at if is_archived else facts.captured_at,
        captured_basis=page.captured_basis if is_archived else facts.captured_basis,
        headline=page.headline or facts.title,
        outlet=page.outlet or facts.outlet,
        byline=page.byline or facts.byline,
        published=page.published if has_date else facts.published,
        published_basis=page.published_basis if has_date else facts.published_basis,
        is_guess=page.is_guess and has_date,
        language=page.language or facts.language,
    )


def _with_facts(lines: Sequence[str], labelling: Labelling, facts: PageFacts) -> Labelling:
    """Fill in what the container states of a page's only article."""
    if len(labelling.drafts) != 1:
        return labelling
    labelling = _with_title(lines, labelling, facts.title)
    (draft,) = labelling.drafts
    filled = replace(
        draft,
        headline=draft.headline or facts.title or "",
        outlet=draft.outlet or facts.outlet,
        byline=draft.byline or facts.byline,
    )
    return replace(labelling, drafts=(filled,))


def _with_title(lines: Sequence[str], labelling: Labelling, title: str | None) -> Labelling:
    """Take for the headline the lines above the text that the stated title opens with.

    A mail's subject and a printed page's title are the headline, perhaps with the site behind it.
    """
    marks = list(labelling.marks)
    body = next((i for i, mark in enumerate(marks) if mark.label in KEPT_LABELS), 0)
    texts = [normalise_space(line) for line in lines[:body]]
    found = _find_title(texts, title.casefold()) if title else None
    if found is None:
        return labelling
    for index in range(body):
        if marks[index].label is Label.HEADLINE:
            marks[index] = Mark(label=Label.BOILERPLATE, rule="not-the-stated-title")
    for index in found:
        marks[index] = Mark(label=Label.HEADLINE, rule="stated-title", draft=0)
    draft = replace(labelling.drafts[0], headline=" ".join(texts[i] for i in found))
    return replace(labelling, marks=tuple(marks), drafts=(draft,))


def _find_title(texts: Sequence[str], title: str) -> range | None:
    """Return the last lines that make up a title; a printed headline may take several."""
    for start in range(len(texts) - 1, -1, -1):
        for end in range(start + 1, min(start + _MAX_TITLE_LINES, len(texts)) + 1):
            if _opens(title, " ".join(texts[start:end]).casefold()) and all(texts[start:end]):
                return range(start, end)
    return None


def _opens(title: str, text: str) -> bool:
    """True where a title is the text, or goes on behind it with a separator."""
    if len(text.split()) < _MIN_TITLE_WORDS or not title.startswith(text):
        return False
    rest = title[len(text) :]
    return not rest or bool(_TITLE_TAIL.match(rest))


def _label_html(page: HtmlPage, named: Credits) -> Labelling:
    """A saved page holds one article, if the extraction kept anything of it."""
    has_body = any(label.label in KEPT_LABELS for label in page.labels)
    marks = tuple(
        Mark(label=named.labels[index], rule="html.credit-line", confidence=0.9, draft=0)
        if index in named.labels
        else Mark(label=Label.BYLINE, rule="html.byline", draft=0)
        if has_body and _is_byline(text, page.metadata.byline)
        else Mark(
            label=label.label,
            rule=label.rule,
            confidence=label.confidence,
            draft=0 if has_body and label.label in _ARTICLE_LABELS else None,
        )
        for index, (text, label) in enumerate(zip(page.lines, page.labels, strict=True))
    )
    draft = Draft(
        headline=page.metadata.headline or _shown_headline(page),
        outlet=page.metadata.outlet,
        byline=named.byline,
        time_phrase=named.time_phrase,
        confidence=0.95,
        rule="html",
    )
    return Labelling(marks=marks, drafts=(draft,) if has_body else (), layout="html")


def _shown_headline(page: HtmlPage) -> str:
    """Return the line that heads an article without a stated headline."""
    lines = zip(page.lines, page.labels, strict=True)
    return next((text for text, mark in lines if mark.label is Label.HEADLINE), "")


def _is_byline(text: str, byline: str | None) -> bool:
    """True for a short line that opens with the author the page's metadata name."""
    if not byline or len(text) > 2 * _MAX_BYLINE_CHARS:
        return False
    words = normalise_space(text)
    opening = words.removeprefix("By ").removeprefix("by ")
    return len(words) <= _MAX_BYLINE_CHARS and opening.startswith(byline)
