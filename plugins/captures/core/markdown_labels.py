"""Labelling the lines of a Markdown clipping.

A clipping program has already taken the article out of its page, so what stands in a clipping
is the article unless something says otherwise: a mark of structure, a stock phrase of page
furniture, a line that is nothing but links. A file that says neither in front matter nor by a
heading what it is, is labelled like any text.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from plugins.captures.core.bylines import BYLINE_WORDS
from plugins.captures.core.captions import picture_label
from plugins.captures.core.containers.markdown import LineKind, MarkdownLine
from plugins.captures.core.containers.pages import PageFacts
from plugins.captures.core.dates import split_time_line
from plugins.captures.core.drafts import Draft, Labelling, Mark, Marks
from plugins.captures.core.furniture import mark_common_furniture
from plugins.captures.core.label import label_text
from plugins.captures.core.layouts import Layout
from plugins.captures.core.shapes import is_prose
from plugins.model import KEPT_LABELS, Label
from plugins.text.normalise import normalise_space

LAYOUT = "markdown"

# Why a line of these kinds is no text of the article. A line all of whose words are links leads
# elsewhere; in running text a link covers a few words.
_ASIDE = {
    LineKind.BLANK: Label.BLANK,
    LineKind.CODE: Label.SCRIPT,
    LineKind.FRONT_MATTER: Label.BOILERPLATE,
    LineKind.IMAGE: Label.IMAGE_ALT,
    LineKind.LINKS: Label.NAVIGATION,
    LineKind.RULE: Label.MARKER,
}
_KEPT = {LineKind.TEXT: Label.BODY, LineKind.ITEM: Label.LIST_ITEM, LineKind.HEADING: Label.SUBHEAD}
_BYLINE = re.compile(rf"{BYLINE_WORDS}[^\W\d_a-z]")
_MAX_BYLINE_CHARS = 120
_MAX_LINK_WORDS = 25
# Two chapters of a report are no two articles: each must have as much text as a short report.
_MIN_ARTICLE_WORDS = 80
_SURE, _LIKELY = 0.95, 0.8
# Below headings of six levels.
_TEXT_LEVEL = 7


def label_markdown(
    lines: Sequence[MarkdownLine],
    facts: PageFacts,
    known_outlets: Collection[str],
    layouts: Sequence[Layout],
) -> Labelling:
    """Label the lines of a clipping: one article under its title, or one a first-level heading."""
    starts = _article_starts(lines, facts)
    if not starts:
        return _label_as_text(lines, known_outlets, layouts)
    marks = _mark_structure(lines)
    drafts = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        part = range(start, end)
        draft = _find_draft(lines, marks, part, number, facts)
        drafts.append(draft)
        _mark_article(lines, marks, part, number)
    return Labelling(marks=marks.finish("markdown.other"), drafts=tuple(drafts), layout=LAYOUT)


def _article_starts(lines: Sequence[MarkdownLine], facts: PageFacts) -> list[int]:
    """Return where articles begin: one of a titled clipping, else each first-level heading."""
    if facts.title:
        return [0]
    heads = [i for i, line in enumerate(lines) if line.kind is LineKind.HEADING and line.level == 1]
    if not heads or _words(lines, 0, heads[0]) >= _MIN_ARTICLE_WORDS:
        return []
    ends = [*heads[1:], len(lines)]
    whole = [
        start
        for start, end in zip(heads, ends, strict=True)
        if _words(lines, start, end) >= _MIN_ARTICLE_WORDS
    ]
    return whole if len(whole) == len(heads) > 1 else heads[:1]


def _words(lines: Sequence[MarkdownLine], start: int, end: int) -> int:
    texts = (line.text for line in lines[start:end] if line.kind is LineKind.TEXT)
    return sum(len(text.split()) for text in texts if is_prose(text))


def _mark_structure(lines: Sequence[MarkdownLine]) -> Marks:
    """Mark what is no text by its kind, then stock phrases of pages."""
    marks = Marks(tuple(normalise_space(line.text) for line in lines))
    for index, line in enumerate(lines):
        is_long = line.kind is LineKind.LINKS and len(line.text.split()) > _MAX_LINK_WORDS
        if line.kind in _ASIDE and not is_long:
            rule = f"{LAYOUT}.{line.kind}"
            marks.put(index, Mark(label=_ASIDE[line.kind], rule=rule, confidence=_SURE))
    mark_common_furniture(marks)
    return marks


def _find_draft(
    lines: Sequence[MarkdownLine], marks: Marks, part: range, number: int, facts: PageFacts
) -> Draft:
    """Name the article by its title or heading, and read what stands above its text."""
    heads = [i for i in part if lines[i].kind is LineKind.HEADING and lines[i].level == 1]
    headline = facts.title or normalise_space(lines[heads[0]].text)
    for index in part:
        if marks.texts[index].casefold() == headline.casefold():
            rule = f"{LAYOUT}.headline"
            if lines[index].kind in _KEPT:
                marks.overrule(index, Mark(label=Label.HEADLINE, rule=rule, draft=number))
    draft = Draft(
        headline=headline,
        outlet=facts.outlet,
        byline=facts.byline,
        confidence=_SURE,
        rule=LAYOUT,
    )
    return _read_header(marks, part, number, draft, facts)


def _read_header(marks: Marks, part: range, number: int, draft: Draft, facts: PageFacts) -> Draft:
    """Mark byline and time above the first running text; they count where nothing is stated."""
    for index in marks.free_lines(part.start, part.stop):
        text = marks.texts[index]
        if is_prose(text):
            return draft
        time = split_time_line(text) if len(text) <= _MAX_BYLINE_CHARS else None
        if _is_byline(text, facts.byline):
            marks.put(index, Mark(label=Label.BYLINE, rule=f"{LAYOUT}.byline", draft=number))
        elif time is not None and draft.time_phrase is None:
            mark = Mark(label=Label.PUBLISHED, rule=f"{LAYOUT}.time-line", draft=number)
            marks.put(index, mark)
            draft = replace(draft, time_phrase=time.phrase, outlet=draft.outlet or time.outlet)
    return draft


def _is_byline(text: str, byline: str | None) -> bool:
    is_named = byline is not None and text.casefold() == byline.casefold()
    return is_named or (len(text) <= _MAX_BYLINE_CHARS and bool(_BYLINE.match(text)))


def _mark_article(lines: Sequence[MarkdownLine], marks: Marks, part: range, number: int) -> None:
    """Mark the rest of a part as the article; a heading with no text below it heads nothing."""
    free = marks.free_lines(part.start, part.stop)
    below = _has_text_below(lines, free)
    for index in free:
        picture = _picture_label(lines, index)
        if picture is not None:
            mark = Mark(label=picture, rule=f"{LAYOUT}.{picture}", draft=number)
        elif lines[index].kind is LineKind.HEADING and index not in below:
            rule = f"{LAYOUT}.heading-without-text"
            mark = Mark(label=Label.SECTION_HEADER, rule=rule, confidence=_LIKELY)
        else:
            label = _KEPT.get(lines[index].kind, Label.BODY)
            sure = _SURE if is_prose(marks.texts[index]) else _LIKELY
            rule = f"{LAYOUT}.{lines[index].kind}"
            mark = Mark(label=label, rule=rule, confidence=sure, draft=number)
        marks.put(index, mark)


def _has_text_below(lines: Sequence[MarkdownLine], free: Sequence[int]) -> frozenset[int]:
    """Return the headings directly above text, or above a lower heading that is.

    What stands over a list of links announces other stories.
    """
    found = set()
    level_below = 0
    for index in range(free[-1] if free else -1, -1, -1):
        line = lines[index]
        if line.kind is LineKind.LINKS:
            level_below = 0
        elif line.kind is LineKind.HEADING:
            if level_below > line.level:
                found.add(index)
            level_below = line.level if level_below > line.level else 0
        elif line.kind in _KEPT:
            level_below = _TEXT_LEVEL
    return frozenset(found)


def _picture_label(lines: Sequence[MarkdownLine], index: int) -> Label | None:
    line = lines[index]
    is_text = line.kind is LineKind.TEXT
    return picture_label(line.text, normalise_space(line.text)) if is_text else None


def _label_as_text(
    lines: Sequence[MarkdownLine], known_outlets: Collection[str], layouts: Sequence[Layout]
) -> Labelling:
    """Label a file that states no title like any text; headings in the article stay headings."""
    texts = tuple("" if line.kind in _ASIDE else line.text for line in lines)
    labelling = label_text(texts, known_outlets, layouts)
    marks = tuple(
        _with_structure(line, mark) for line, mark in zip(lines, labelling.marks, strict=True)
    )
    return replace(labelling, marks=marks)


def _with_structure(line: MarkdownLine, mark: Mark) -> Mark:
    if line.kind in _ASIDE and line.text:
        return Mark(label=_ASIDE[line.kind], rule=f"{LAYOUT}.{line.kind}", confidence=_SURE)
    if mark.label in KEPT_LABELS and line.kind in (LineKind.HEADING, LineKind.ITEM):
        return replace(mark, label=_KEPT[line.kind], rule=f"{LAYOUT}.{line.kind}")
    return mark
