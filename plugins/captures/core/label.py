"""Labelling the lines of a text capture: every line gets one label and the rule that gave it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from plugins.captures.core.captions import picture_label
from plugins.captures.core.dates import read_dateline, split_time_line
from plugins.captures.core.drafts import Draft, Labelling, Mark, Marks
from plugins.captures.core.fallback import (
    believed_outlet,
    find_body,
    find_single_article,
    read_header,
)
from plugins.captures.core.furniture import mark_common_furniture
from plugins.captures.core.layouts import (
    Find,
    Layout,
    count_hits,
    mark_footer,
    mark_furniture,
    read_outlet,
)
from plugins.captures.core.posts import find_post_lines, find_signature
from plugins.captures.core.segments import Segment, find_segments
from plugins.captures.core.shapes import (
    bullet_length,
    could_be_headline,
    could_be_subhead,
    count_words,
    ends_sentence,
    is_prose,
)
from plugins.captures.core.weigh import weigh_page
from plugins.model import Label, Role
from plugins.text.normalise import normalise_space

_BYLINE = re.compile(
    r"^(?:By|Written by|Reported by|Words by)\s+[A-ZÀ-Þ]"
    r"|^(?:Von|Par|Por)(?: [A-ZÀ-Þ][\w'’-]{1,30}){2,4}$"
    r"|^(?:Автор(?:ка)?|作者|记者|بقلم)\s?[:：]?\s?\S"
)
_MAX_BYLINE_CHARS = 120
_GENERIC = "generic"
_FALLBACK = "fallback"
_MODEL = "line-model"
_RUN = "maximum-sum"
_MIN_PROBABILITY = 0.5
_DOUBTFUL = 0.3
# Of 470 pages that name their headline: right where it is printed once above the text, and twice.
_HEADLINE_SURE = (0.7, 0.85)
_SHORT_ARTICLE_WORDS = 400
# A teaser is a paragraph; an article has at least three, or stands whole in one long line.
_MIN_ARTICLE_WORDS = 80
_MIN_BRIEF_WORDS = 40
_LONG_HEADLINE_WORDS = 7
_WHOLE_LINE_CHARS = 400
# Byline, share links and a standfirst fit between a header and its text; a list does not.
_MAX_LINES_TO_BODY = 12


def label_text(
    lines: Sequence[str], known_outlets: Collection[str], layouts: Sequence[Layout]
) -> Labelling:
    """Label raw lines. Layouts are tried first, then repeated headlines, then the fallback."""
    marks = Marks(tuple(normalise_space(line) for line in lines))
    hits = list(zip(layouts, count_hits(marks.texts, layouts), strict=True))
    layout = next((layout for layout, times in hits if times >= layout.at_least), None)
    labelling = _label_by_layout(lines, marks.copy(), layout, known_outlets) if layout else None
    if labelling is not None:
        return labelling
    blank = marks.copy()
    mark_common_furniture(marks)
    layout = _weak_layout(hits)
    certain = find_segments(
        marks, known_outlets, names_outlets=True, takes_single=layout is not None
    )
    segments = _trusted_segments(marks, known_outlets, certain, has_furniture=layout is not None)
    layout = layout if any(segment.is_certain for segment in segments) else None
    labelling = _label_by_layout(lines, blank, layout, known_outlets) if layout else None
    if labelling is not None:
        return labelling
    if len(segments) > 1:
        return _label_segments(lines, marks, segments)
    header = segments[0] if segments else None
    return _label_single(lines, marks, known_outlets, _FALLBACK, header)


def _weak_layout(hits: Iterable[tuple[Layout, int]]) -> Layout | None:
    """Return the layout one line speaks for, where the articles speak for the rest of it.

    Pages are copied in part, and their furniture changes: several stories under headers of
    outlet and time are better evidence than two more of its lines.
    """
    shown = (layout for layout, times in hits if times > 0)
    return next((layout for layout in shown if layout.find is Find.REPEATED_HEADLINE), None)


def _trusted_segments(
    marks: Marks,
    known_outlets: Collection[str],
    certain: Sequence[Segment],
    *,
    has_furniture: bool,
) -> tuple[Segment, ...]:
    """Return repeated headlines with a time line that carry whole articles, not teasers.

    Lists of teasers repeat headlines too, as the alt text of their pictures. So each must
    have an article's worth of text, and the page's best run of prose must lie in one. Beside
    two such articles a short one is a brief, no teaser.
    """
    if not certain:
        # What any name makes no article of, known names alone do not either.
        return ()
    if _is_collection(marks, certain, has_furniture=has_furniture):
        return _first_of_each(
            find_segments(marks, known_outlets, names_outlets=True, takes_single=True)
        )
    segments = find_segments(marks, known_outlets)
    whole = [segment for segment in segments if _has_article(marks, segment)]
    best = find_body(marks, 0, len(marks))
    # A long headline reads like prose, so the run may begin there.
    if best is None or not any(s.headline_lines[0] <= best[0] < s.end for s in whole):
        return ()
    briefs = [s for s in segments if _is_brief(marks, s)] if len(whole) > 1 else []
    return _first_of_each([*whole, *briefs])


def _is_collection(marks: Marks, segments: Sequence[Segment], *, has_furniture: bool) -> bool:
    """True for a page that prints headlines twice, with outlet and time below.

    None of 553 ordinary pages does; names and stock sentences come again with dates on three.
    """
    certain = [s for s in segments if s.is_certain]
    titled = [s for s in certain if _is_titled(s.headline, has_furniture=has_furniture)]
    is_repeated = any(len(segment.headline_lines) > 1 for segment in titled)
    return is_repeated and sum(_is_brief(marks, segment) for segment in titled) > 1


def _is_titled(headline: str, *, has_furniture: bool) -> bool:
    """True for words like a headline's; with a full stop, for more than a stock sentence has."""
    is_long = has_furniture or len(headline.split()) >= _LONG_HEADLINE_WORDS
    return could_be_headline(headline.rstrip(".") if is_long else headline)


def _first_of_each(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Drop a header that comes again further down: a sticky bar or a footer, no new article.

    Under another outlet's name it is a copy.
    """
    first: dict[tuple[str, str | None], Segment] = {}
    for segment in segments:
        first.setdefault((segment.headline, segment.outlet), segment)
    return tuple(sorted(first.values(), key=lambda segment: segment.headline_lines))


def _is_brief(marks: Marks, segment: Segment) -> bool:
    """True where enough prose stands below; what a page prints twice is a box or its foot."""
    body = find_body(marks, segment.body_start, segment.end)
    if body is None:
        return False
    times = Counter(marks.texts[i] for i in marks.free_lines(segment.body_start, segment.end))
    texts = [marks.texts[i] for i in marks.free_lines(*body) if is_prose(marks.texts[i])]
    return sum(count_words(text) for text in texts if times[text] == 1) >= _MIN_BRIEF_WORDS


def _has_article(marks: Marks, segment: Segment) -> bool:
    body = find_body(marks, segment.body_start, segment.end)
    if body is None or len(marks.free_lines(segment.body_start, body[0])) > _MAX_LINES_TO_BODY:
        return False
    texts = [marks.texts[i] for i in marks.free_lines(*body)]
    prose = [text for text in texts if is_prose(text)]
    words = sum(count_words(text) for text in prose)
    return words >= _MIN_ARTICLE_WORDS and (len(prose) >= 3 or len(prose[0]) >= _WHOLE_LINE_CHARS)


def _label_by_layout(
    lines: Sequence[str], marks: Marks, layout: Layout, known_outlets: Collection[str]
) -> Labelling | None:
    ends = sorted(mark_furniture(marks, layout))
    mark_common_furniture(marks)
    mark_footer(marks, layout)
    if layout.find is Find.PROSE:
        return _label_single(lines, marks, known_outlets, layout.name)
    segments = _find_by_layout(marks, layout, known_outlets)
    if not segments:
        return None
    related_from = _related_from(marks, layout)
    outlet = read_outlet(marks.texts, layout)
    drafts = []
    for number, segment in enumerate(segments):
        next_end = bisect_left(ends, segment.body_start)
        stop = ends[next_end] if next_end < len(ends) else segment.end
        is_related = related_from is not None and segment.headline_lines[0] > related_from
        role = Role.RELATED if is_related else layout.role
        drafts.append(_draft(segment, role, outlet, 1.0, f"layout.{layout.name}"))
        _mark_header(marks, segment, number, f"layout.{layout.name}")
        body = (segment.body_start, min(stop, segment.end))
        _mark_body(lines, marks, body, number, f"layout.{layout.name}", 0.98)
    _claim(marks, range(len(marks)), Label.COVERAGE_FACT, 0)
    return Labelling(
        unmatched=tuple(marks.free_lines()),
        marks=marks.finish(f"layout.{layout.name}.unmatched"),
        drafts=tuple(drafts),
        layout=layout.name,
        date_order=layout.date_order,
    )


def _find_by_layout(
    marks: Marks, layout: Layout, known_outlets: Collection[str]
) -> tuple[Segment, ...]:
    ways = {
        Find.REPEATED_HEADLINE: partial(
            find_segments, marks, known_outlets, names_outlets=True, takes_single=True
        ),
        Find.FIRST_LINE: partial(_first_line, marks),
    }
    return ways[layout.find]()


def _first_line(marks: Marks) -> tuple[Segment, ...]:
    """The headline is the line that could be one directly above the first running text."""
    above: list[int] = []
    for index in marks.free_lines():
        text = marks.texts[index]
        # A long headline reads like prose, but does not end like a sentence.
        is_text = is_prose(text) and (ends_sentence(text) or not could_be_headline(text))
        if is_text and above:
            return (_segment_below(marks, above[-1], text),)
        if could_be_headline(text):
            above.append(index)
    return ()


def _segment_below(marks: Marks, headline: int, lead: str) -> Segment:
    """Return the article below a headline line.

    It is dated by its dateline, which names a day, else by a published line above.
    """
    dateline = read_dateline(lead)
    is_dated = dateline is not None and dateline.phrase is not None
    stated = [] if is_dated else [i for i in range(headline) if _is_published(marks, i)]
    times = ((i, time) for i in stated if (time := split_time_line(marks.texts[i])))
    time_line, time = next(times, (None, None))
    return Segment(
        headline=marks.texts[headline],
        headline_lines=(headline,),
        body_start=headline + 1,
        end=len(marks),
        time_line=time_line,
        time=time,
    )


def _is_published(marks: Marks, index: int) -> bool:
    return _label_at(marks, index) is Label.PUBLISHED


def _related_from(marks: Marks, layout: Layout) -> int | None:
    if layout.related_after is None:
        return None
    pattern = layout.related_after
    return next((i for i, text in enumerate(marks.texts) if pattern.search(text)), None)


def _label_segments(lines: Sequence[str], marks: Marks, segments: Sequence[Segment]) -> Labelling:
    """Label a page of several articles nobody described: headers first, then each body."""
    drafts = []
    list_header = _first_list_header(marks)
    for number, segment in enumerate(segments):
        is_related = number > 0 and segment.headline_lines[0] > list_header
        role = Role.RELATED if is_related else Role.MAIN
        drafts.append(_draft(segment, role, None, 0.9, "repeated-headline"))
        # Of composed captures 99.9 % of the headers and of the lines below them are right.
        sure = 0.97 if segment.is_certain else 0.85
        _mark_header(marks, segment, number, "repeated-headline", sure)
        _mark_byline(marks, segment, number)
        _mark_pictures(lines, marks, segment, number)
        body = _segment_body(marks, segment)
        if body is not None:
            _mark_body(lines, marks, body, number, "repeated-headline", sure)
    return Labelling(marks=marks.finish("outside-articles"), drafts=tuple(drafts), layout=_GENERIC)


def _segment_body(marks: Marks, segment: Segment) -> tuple[int, int] | None:
    """Return the lines of a segment's text: below a certain header all down to its last sentence.

    Elsewhere share links and lists stand around the text, so its best run of prose is taken.
    """
    if segment.is_certain:
        free = marks.free_lines(segment.body_start, segment.end)
        ends = [i for i in free if _closes_text(marks.texts[i])]
        return segment.body_start, (ends or free)[-1] + 1
    body = find_body(marks, segment.body_start, segment.end)
    return _widen(marks, segment.body_start, body) if body is not None else None


def _closes_text(text: str) -> bool:
    """True for a line no furniture looks like: a sentence, ten words, a post's signature."""
    return ends_sentence(text) or count_words(text) >= 10 or find_signature(text) is not None


def _widen(marks: Marks, start: int, body: tuple[int, int]) -> tuple[int, int]:
    """Take in a subhead or list item that stands directly above the first prose line."""
    above = marks.free_lines(start, body[0])
    return (above[-1] if above and _opens_body(marks.texts[above[-1]]) else body[0], body[1])


def _opens_body(text: str) -> bool:
    return ends_sentence(text) and len(text.split()) >= 4


def _first_list_header(marks: Marks) -> int:
    """Return the first line that opens a list of other stories, the end if there is none."""
    found = (i for i in range(len(marks)) if _label_at(marks, i) is Label.SECTION_HEADER)
    return next(found, len(marks))


def _label_at(marks: Marks, index: int) -> Label | None:
    mark = marks[index]
    return mark.label if mark else None


def _label_single(
    lines: Sequence[str],
    marks: Marks,
    known_outlets: Collection[str],
    layout: str,
    header: Segment | None = None,
) -> Labelling:
    """Label a page that holds one article: the lines the model is sure of, and their headline.

    ``header`` is the article's own where a repeated headline and a time line show it.
    """
    segment = find_single_article(marks, known_outlets)
    if segment is None:
        return Labelling(marks=marks.finish("no-prose"), drafts=(), layout=layout)
    rule = _MODEL if marks.language == "en" else _RUN
    segment, weights = _weigh(lines, marks, segment, known_outlets)
    if header is not None:
        outlet = believed_outlet(header.outlet, header.time, known_outlets)
        segment = replace(header, outlet=outlet)
    is_certain = layout != _FALLBACK or len(segment.headline_lines) > 1
    outlet = _stated_outlet(marks, known_outlets)
    draft = _draft(segment, Role.MAIN, outlet, 0.8 if is_certain else 0.6, rule)
    _mark_single(lines, marks, segment, rule, weights)
    rest = {i: round(1 - weights[i], 2) for i in marks.free_lines()}
    return Labelling(marks=marks.finish("outside-article", rest), drafts=(draft,), layout=layout)


def _mark_single(
    lines: Sequence[str], marks: Marks, segment: Segment, rule: str, weights: Mapping[int, float]
) -> None:
    is_repeated = len(segment.headline_lines) > 1
    _mark_header(marks, segment, 0, rule, _HEADLINE_SURE[is_repeated])
    _mark_byline(marks, segment, 0)
    _mark_pictures(lines, marks, segment, 0)
    kept = [i for i in marks.free_lines() if weights[i] >= _MIN_PROBABILITY]
    _mark_inner_pictures(lines, marks, kept, rule)
    _mark_lines(lines, marks, [i for i in kept if marks.is_free(i)], 0, rule, weights)
    _claim_copyright(marks, (segment.body_start, segment.end), 0)


_RUN_WEIGHTS = (0.2, 0.8)


def _weigh(
    lines: Sequence[str], marks: Marks, segment: Segment, known_outlets: Collection[str]
) -> tuple[Segment, dict[int, float]]:
    """Return the probabilities of the page's lines, and the article with the header they show."""
    if marks.language != "en":
        # The model learned from English words. Other prose is told by its own, as one run.
        lines_of_run = range(segment.body_start, segment.end)
        return segment, {i: _RUN_WEIGHTS[i in lines_of_run] for i in marks.free_lines()}
    weights = weigh_page(lines, marks, segment)
    weights |= dict.fromkeys(_doubtful_prose(marks, segment, weights), _MIN_PROBABILITY)
    kept = [i for i in marks.free_lines() if weights[i] >= _MIN_PROBABILITY]
    inside = [i for i in kept if segment.body_start <= i < segment.end]
    if not kept:
        run = marks.free_lines(segment.body_start, segment.end)
        return segment, weights | dict.fromkeys(run, _MIN_PROBABILITY)
    body = ((inside or kept)[0], kept[-1] + 1)
    if body[0] == segment.body_start:
        return replace(segment, end=body[1]), weights
    return read_header(marks, body, known_outlets), weights


def _doubtful_prose(marks: Marks, segment: Segment, weights: Mapping[int, float]) -> list[int]:
    """Return the lines of a short article that are kept though the model is not sure of them.

    It learned from articles of 900 words and is unsure of everything in one of 200. Kept with
    the lowest confidence they are seen; F1 on pages never seen falls by .0001 for it.
    """
    run = [i for i in marks.free_lines(segment.body_start, segment.end) if is_prose(marks.texts[i])]
    if sum(count_words(marks.texts[i]) for i in run) >= _SHORT_ARTICLE_WORDS:
        return []
    return [i for i in run if _DOUBTFUL <= weights[i] < _MIN_PROBABILITY]


def _stated_outlet(marks: Marks, known_outlets: Collection[str]) -> str | None:
    """Return the one outlet the editor knows that the page's copyright lines or top name.

    Both state whose page it is. Two different names settle nothing.
    """
    top = [text for text in marks.texts if text][:1]
    owners = [
        marks.texts[i]
        for i, mark in enumerate(marks[n] for n in range(len(marks)))
        if mark is not None and mark.label is Label.COPYRIGHT
    ]
    found = {
        name for name in known_outlets if name in top or any(_names(text, name) for text in owners)
    }
    longest = {n for n in found if not any(n != other and _names(other, n) for other in found)}
    return longest.pop() if len(longest) == 1 else None


def _names(text: str, name: str) -> bool:
    """True when a text holds a name as words of their own: "Sunday Courier" is no "Sun"."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _draft(segment: Segment, role: Role, outlet: str | None, confidence: float, rule: str) -> Draft:
    return Draft(
        headline=segment.headline,
        role=role,
        outlet=segment.outlet or outlet,
        time_phrase=segment.time.phrase if segment.time else None,
        confidence=confidence,
        rule=rule,
    )


def _mark_header(
    marks: Marks, segment: Segment, draft: int, rule: str, confidence: float = 1.0
) -> None:
    for place, index in enumerate(segment.headline_lines):
        name = f"{rule}.headline" + ("-repeated" if place else "")
        mark = Mark(label=Label.HEADLINE, rule=name, confidence=confidence, draft=draft)
        marks.overrule(index, mark)
    for index in segment.outlet_lines:
        marks.put(index, Mark(label=Label.OUTLET, rule=f"{rule}.outlet", draft=draft))
    if segment.time_line is not None:
        mark = Mark(label=Label.PUBLISHED, rule=f"{rule}.time-line", draft=draft)
        marks.overrule(segment.time_line, mark)


def is_byline(text: str) -> bool:
    """True for a short line that opens with "By" and a name."""
    return len(text) < _MAX_BYLINE_CHARS and bool(_BYLINE.match(text))


def _mark_byline(marks: Marks, segment: Segment, draft: int) -> None:
    """Mark the first line between headline and text that opens with "By" and a name.

    A standfirst may stand above it, the text never.
    """
    start = segment.headline_lines[0] if segment.headline_lines else 0
    for index in marks.free_lines(start, segment.end):
        if index >= segment.body_start and is_prose(marks.texts[index]):
            return
        if is_byline(marks.texts[index]):
            marks.put(index, Mark(label=Label.BYLINE, rule="byline", draft=draft))
            return


def _mark_pictures(lines: Sequence[str], marks: Marks, segment: Segment, draft: int) -> None:
    """Mark the captions and credits between headline and text: the picture at the top."""
    start = segment.headline_lines[0] if segment.headline_lines else segment.body_start
    for index in marks.free_lines(start, segment.body_start):
        label = picture_label(lines[index], marks.texts[index])
        if label is not None:
            marks.put(index, Mark(label=label, rule=f"header.{label}-line", draft=draft))


def _mark_inner_pictures(
    lines: Sequence[str], marks: Marks, kept: Sequence[int], rule: str
) -> None:
    """Mark the captions and credits between the kept lines, which are no body."""
    for index in marks.free_lines(kept[0], kept[-1] + 1) if len(kept) > 1 else ():
        label = picture_label(lines[index], marks.texts[index])
        if label is not None:
            marks.put(index, Mark(label=label, rule=f"{rule}.{label}-line", draft=0))


def _mark_body(
    lines: Sequence[str],
    marks: Marks,
    body: tuple[int, int],
    draft: int,
    rule: str,
    confidence: float,
) -> None:
    """Mark the free lines of a body and the copyright line that belongs to it."""
    free = marks.free_lines(*body)
    is_text = {i: is_prose(marks.texts[i]) for i in free}
    weights = {i: confidence if is_text[i] else confidence - 0.2 for i in free}
    _mark_lines(lines, marks, free, draft, rule, weights)
    _claim_copyright(marks, body, draft)


def _mark_lines(
    lines: Sequence[str],
    marks: Marks,
    free: Sequence[int],
    draft: int,
    rule: str,
    weights: Mapping[int, float],
) -> None:
    """Mark the lines of a body: posts first, they span lines; then each by its shape."""
    for post in find_post_lines(marks.texts, free):
        for index in post:
            mark = Mark(label=Label.EMBED, rule="post-lines", confidence=0.9, draft=draft)
            marks.put(index, mark)
    for place, index in enumerate(free):
        below = free[place + 1] if place + 1 < len(free) else None
        label, name = _body_label(lines[index], marks.texts, index, below, is_first=place == 0)
        weight = round(weights[index], 2)
        marks.put(index, Mark(label=label, rule=f"{rule}.{name}", confidence=weight, draft=draft))


def _claim_copyright(marks: Marks, body: tuple[int, int], draft: int) -> None:
    """A copyright line in or directly below the text names the article's agency."""
    below = next((i for i in range(body[1], len(marks)) if marks.texts[i]), body[1])
    _claim(marks, range(body[0], below + 1), Label.COPYRIGHT, draft)


def _claim(marks: Marks, lines: range, label: Label, draft: int) -> None:
    """Give the article the lines of a label that stand in its reach."""
    for index in lines:
        mark = marks[index] if index < len(marks) else None
        if mark is not None and mark.label is label and mark.draft is None:
            marks.overrule(index, replace(mark, draft=draft))


def _body_label(
    raw: str, texts: Sequence[str], index: int, below: int | None, *, is_first: bool
) -> tuple[Label, str]:
    text = texts[index]
    picture = picture_label(raw, text)
    is_only = is_first and below is None
    if picture is not None and not is_only:
        # A credit behind the only line of an article belongs to a picture in it.
        return picture, f"{picture}-line"
    if is_first and is_byline(text):
        return Label.BYLINE, "byline"
    if bullet_length(raw):
        return Label.LIST_ITEM, "list-item"
    is_above_text = below is not None and count_words(texts[below]) >= 8
    if could_be_subhead(text) and is_above_text and not is_first:
        return Label.SUBHEAD, "subhead"
    return Label.BODY, "body"
