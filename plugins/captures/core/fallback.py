"""The net for pages nobody described: the run of lines that reads most like an article."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import cache, partial

from plugins.captures.core.datelines import ICON_ALTS, is_known_outlet
from plugins.captures.core.dates import TimeLine, split_time_line
from plugins.captures.core.drafts import Marks
from plugins.captures.core.headers import TimeReader
from plugins.captures.core.mentions import Ago, read_phrase
from plugins.captures.core.outlets import shipped_keys, shipped_outlets
from plugins.captures.core.segments import Segment
from plugins.captures.core.shapes import (
    bullet_length,
    content_words,
    could_be_headline,
    count_words,
    ends_sentence,
    is_prose,
)
from plugins.model import Label
from plugins.text.outlets import outlet_key

_MAX_GAIN = 60
_PROSE_WORDS = 10
# No ten words are shorter, blanks between.
_PROSE_CHARS = 19
_HEAD_LINES = 40
_LEAD_LINES = 10
# A headline comes again in the trail or the title; what comes more often is a menu.
_MAX_REPEATS = 3
_NO_HEADLINE = re.compile(
    r"^(?:by|published|updated|posted|photo|image)\b|\||\bcomments?\b"
    r"|\bmin(?:ute)?s? read\b|@|https?:|\.com\b|[»\u203a]|^home\b|…$|\blogo\b|\bcredit\b",
    re.IGNORECASE,
)
# Where a header can stand inside a body that took it in, and how much prose comes before it.
_HEADER_LINES = 12
_MAX_TIMES_CHARS = 200
_PART = re.compile(r"\s*[|•·]\s*")
_MAX_STANDFIRST_WORDS = 60
_MAX_BYLINE_WORDS = 15
# Between headline and date fit a standfirst, the author and the share links.
_LINES_TO_DATE = 8
_BYLINE = re.compile(
    r"(?:By(?! [Tt]he\b)|Written by|Words by|Reported by|Posted (?:by|on)) [A-ZÀ-Þ0-9]"
    r"|(?i:published|(?:last )?updated|posted)\b.{0,80}\d"
)
_AUTHOR_NOTE = re.compile(
    r"About the author\b|(?:[A-ZÀ-Þ][\w.'’-]{1,30} ){2,3}(?:writes (?:about|for|on)|covers"
    r"|reports (?:on|from|for)|is (?:an?|the|our) (?:[\w'’-]{1,30} ){0,4}(?:reporter|correspondent"
    r"|journalist|writer|editor|columnist|contributor|author|freelancer?))\b"
)
_MAX_TRAIL_CHARS = 400
_TRAIL = re.compile(r"[»\u203a>|/]| [-–—] ")
# How far above the headline an outlet may stand on a line of its own: next to it, or with one
# line between, as a section's name. Further up stand menus, and those link to other outlets.
_LINES_TO_OUTLET = 2
_MAX_OUTLET_CHARS = 60
_NO_WORD = re.compile(r"\W+")
# Papers print these below headlines of their own pages: they name who wrote the text.
_AGENCIES = frozenset(
    {
        *("ap", "associated press", "reuters", "afp", "agence france-presse", "dpa", "upi"),
        *("united press international", "pa", "pa media", "press association", "ani", "ians"),
        *("pti", "press trust of india", "canadian press", "xinhua", "ansa", "efe", "interfax"),
        *("tass", "kyodo", "kyodo news", "yonhap", "anadolu", "anadolu agency", "apa", "aap"),
    }
)
_BRIDGED = frozenset(
    {
        Label.BLANK,
        Label.AD,
        Label.IMAGE_ALT,
        Label.CREDIT,
        Label.CAPTION,
        Label.SCRIPT,
        Label.TEASER,
    }
)
# What a run of lines pays to go on behind a marked line: readers' comments and other stories
# are prose too, so what opens them must cost a paragraph of 60 words, or nearly. A box in the
# middle of an article costs as much, and the article's next paragraphs pay for it. Nothing
# goes on below a copyright line. On 542 ordinary pages F1 rose from .890 to .897, on the news
# among them from .848 to .879.
_COSTS = {
    Label.COPYRIGHT: 1000.0,
    Label.LEGAL: 100.0,
    Label.SECTION_HEADER: 60.0,
    Label.COMMENTS: 40.0,
    Label.NEWSLETTER: 40.0,
    Label.PAYWALL: 40.0,
    Label.FOLLOW: 30.0,
    Label.SHARE: 20.0,
}
_OTHER_COST = 12.0


def find_body(marks: Marks, start: int, end: int) -> tuple[int, int] | None:
    """Return the contiguous lines [first, last + 1) with the largest sum of line weights.

    The maximum-sum segment reaches F1 .885 on ordinary pages without any model; its weights
    (prose counts its words up to 60, a short line costs 5) are the ones measured there.
    """
    best, best_sum, run_start, run_sum = None, 0.0, start, 0.0
    for index in range(start, end):
        if run_sum <= 0:
            run_start, run_sum = index, 0.0
        run_sum += _line_weight(marks, index)
        if run_sum > best_sum:
            best, best_sum = (run_start, index + 1), run_sum
    return _shrink(marks, best) if best else None


def _line_weight(marks: Marks, index: int) -> float:
    mark, text = marks[index], marks.texts[index]
    if mark is not None:
        return 0.0 if mark.label in _BRIDGED else -_COSTS.get(mark.label, _OTHER_COST)
    n_words = count_words(text) if len(text) >= _PROSE_CHARS else 0
    if n_words < _PROSE_WORDS:
        return 0.0 if ends_sentence(text) else -5.0
    return float(min(n_words, _MAX_GAIN)) if is_prose(text) else -2.0


def _shrink(marks: Marks, body: tuple[int, int]) -> tuple[int, int] | None:
    """Cut lines that are no prose off both ends; a last short sentence below stays."""
    free = marks.free_lines(*body)
    prose = [i for i in free if is_prose(marks.texts[i]) and not _is_author_note(marks.texts[i])]
    if not prose:
        return None
    end = prose[-1] + 1
    below = next((i for i in range(end, len(marks)) if marks.texts[i]), None)
    if below is not None and marks.is_free(below) and _is_short_sentence(marks.texts[below]):
        end = below + 1
    return prose[0], end


def _is_short_sentence(text: str) -> bool:
    is_sentence = text.endswith((".", "\u3002")) and not text[0].islower()
    is_short = 4 <= count_words(text) < 30 and is_sentence and text[0].isalpha()
    return is_short and not _is_author_note(text)


def _is_author_note(text: str) -> bool:
    """True for "Anna Bell is our Moscow correspondent": below an article, who wrote it."""
    return bool(_AUTHOR_NOTE.match(text))


def find_single_article(marks: Marks, known_outlets: Collection[str]) -> Segment | None:
    """Return the one article of an unknown page, or None where nothing reads like prose."""
    body = find_body(marks, 0, len(marks))
    if body is None:
        return None
    return read_header(marks, _below_header(marks, body, known_outlets), known_outlets)


def read_header(marks: Marks, body: tuple[int, int], known_outlets: Collection[str]) -> Segment:
    """Return the article of a body, [first, last + 1), with what stands above it."""
    first, end = body
    above = marks.free_lines(0, first)[-_HEAD_LINES:]
    # Asked of a line as headline, as evidence for one, and as time line.
    split = cache(partial(split_time_line, known_outlets=known_outlets))
    headline_line = _pick_headline(marks, above, marks.free_lines(first, end), split)
    time_line, time = _find_time(marks, [i for i in above if i != headline_line], split)
    segment = Segment(
        headline=marks.texts[headline_line] if headline_line is not None else "",
        headline_lines=_copies(marks, above, headline_line),
        body_start=first,
        end=end,
        time_line=time_line,
        time=time,
        outlet=believed_outlet(time.outlet if time else None, time, known_outlets),
    )
    return add_outlet_line(marks, segment, known_outlets)


def add_outlet_line(marks: Marks, segment: Segment, known_outlets: Collection[str]) -> Segment:
    """Return the article with the known outlet that stands on a line of its own at its headline.

    Two different names settle nothing. On 553 ordinary pages no name was taken falsely.
    """
    if segment.outlet is not None or not segment.headline_lines:
        return segment
    known = {outlet_key(name) for name in known_outlets if name.strip()}
    lines = [i for i in _lines_at_headline(marks, segment) if marks.is_free(i)]
    named = [i for i in lines if _is_outlet_line(marks, i, segment, known)]
    keys = {outlet_key(marks.texts[i]) for i in named}
    if len(keys) != 1 or _is_owned_by_other(marks, keys.pop(), known_outlets):
        return segment
    return replace(segment, outlet=marks.texts[named[0]], outlet_lines=tuple(named))


def _is_owned_by_other(marks: Marks, outlet: str, known_outlets: Collection[str]) -> bool:
    """True where the page's copyright lines name outlets of the editor's, but not this one."""
    lines = (i for i in range(len(marks)) if (m := marks[i]) and m.label is Label.COPYRIGHT)
    owners = [_as_words(outlet_key(marks.texts[i])) for i in lines]
    named = (any(_as_words(outlet_key(n)) in text for text in owners) for n in known_outlets)
    return any(named) and not any(_as_words(outlet) in text for text in owners)


def _as_words(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text)} "


def _lines_at_headline(marks: Marks, segment: Segment) -> list[int]:
    """Return the lines directly above the last printing of the headline, and down to the text."""
    last = segment.headline_lines[-1]
    above = [i for i in range(max(0, last - _HEAD_LINES), last) if marks.texts[i]]
    return [*above[-_LINES_TO_OUTLET:], *range(last + 1, segment.body_start)]


def _is_outlet_line(marks: Marks, index: int, segment: Segment, known: Collection[str]) -> bool:
    """True for a name of the editor's, or a shipped one that is nothing else as well.

    "People", "Focus" and "Local" are outlets, and sections of others: one word must stand
    beside the time, and beside a date it must not be set like any word.
    """
    name = marks.texts[index]
    if len(name) > _MAX_OUTLET_CHARS or name.casefold() in ICON_ALTS:
        return False
    if outlet_key(name) in known:
        return True
    if name not in _shipped_names() or outlet_key(name) in _AGENCIES:
        return False
    return " " in name or (_is_beside_time(marks, index, segment) and _is_sure(name, segment))


@cache
def _shipped_names() -> frozenset[str]:
    return frozenset(name for o in shipped_outlets() for name in (o.name, *o.aliases))


def _is_beside_time(marks: Marks, index: int, segment: Segment) -> bool:
    if segment.time_line is None:
        return False
    low, high = sorted((index, segment.time_line))
    return not any(marks.texts[low + 1 : high])


def _is_sure(name: str, segment: Segment) -> bool:
    is_counted = segment.time is not None and isinstance(read_phrase(segment.time.phrase), Ago)
    return is_counted or not name[1:].islower()


def believed_outlet(
    outlet: str | None, time: TimeLine | None, known_outlets: Collection[str]
) -> str | None:
    """Return the outlet of a lone article's header, where more than its shape says it is one.

    On 553 ordinary pages 30 headers set a name beside a date, and 24 of the names were authors,
    sections or buttons. Beside "2 hours ago" and glued to any time outlets stand; a known name
    is one anywhere.
    """
    if outlet is None or time is None:
        return outlet
    is_glued = time.outlet == outlet and time.outlet_end == time.phrase_start
    if is_glued or isinstance(read_phrase(time.phrase), Ago):
        return outlet
    known = {outlet_key(name) for name in known_outlets} | shipped_keys()
    return outlet if is_known_outlet(outlet, known) else None


def _below_header(
    marks: Marks, body: tuple[int, int], known_outlets: Collection[str]
) -> tuple[int, int]:
    """Cut the article's header off a body that took it in.

    A standfirst, or another story's teaser above the headline, reads like the text. But
    bylines and dates stand above an article's text, hardly ever behind its first paragraphs.
    On the news among 542 ordinary pages F1 rose from .890 to .896.
    """
    split = partial(split_time_line, known_outlets=known_outlets)
    cut, above, words = None, 0, 0
    for index in marks.free_lines(*body)[:_HEADER_LINES]:
        text = marks.texts[index]
        if _is_byline_or_date(text, split):
            cut, above = index, words
        words += count_words(text) if is_prose(text) else 0
        if words > _MAX_STANDFIRST_WORDS:
            break
    below = _shrink(marks, (cut + 1, body[1])) if cut is not None else None
    # A date at the end of a short text is no header.
    return below if below is not None and prose_words(marks, below) > above else body


def prose_words(marks: Marks, body: tuple[int, int]) -> int:
    """Return how many words of running text a body holds."""
    texts = (marks.texts[i] for i in marks.free_lines(*body))
    return sum(count_words(text) for text in texts if is_prose(text))


def _is_byline_or_date(text: str, split: TimeReader) -> bool:
    is_short = len(text.split()) <= _MAX_BYLINE_WORDS and not ends_sentence(text)
    is_byline = is_short and bool(_BYLINE.match(text))
    return is_byline or split(text) is not None


def _copies(marks: Marks, lines: list[int], headline: int | None) -> tuple[int, ...]:
    """Return the lines above the body that print the headline."""
    if headline is None:
        return ()
    return tuple(i for i in lines if marks.texts[i] == marks.texts[headline])


def _pick_headline(
    marks: Marks, lines: list[int], body: list[int], split: TimeReader
) -> int | None:
    """Return the most headline-like line above a body.

    A headline names what the first paragraphs are about; menus, standing promotions and
    other stories' teasers do not. Nearness, a fair length, and what prints it again weigh in.
    """
    texts = [marks.texts[i] for i in body[:_LEAD_LINES] if is_prose(marks.texts[i])]
    language = marks.language or "en"
    lead = {word for text in texts for word in content_words(text, language)}
    candidates = [i for i in lines if not _is_no_headline(marks.texts[i], split)]
    dated = [i for i in lines if _is_byline_or_date(marks.texts[i], split)]
    evidence = _evidence(marks, candidates, dated)
    best, best_weight = None, 0.0
    for distance, index in enumerate(reversed(lines)):
        if index not in evidence:
            continue
        weight = _headline_weight(marks.texts[index], lead, language)
        weight = weight - 0.03 * distance + evidence[index]
        if weight > best_weight:
            best, best_weight = index, weight
    return best


def _evidence(marks: Marks, lines: list[int], dated: list[int]) -> dict[int, float]:
    """Return what speaks for each line beside its words.

    Headlines come again as the title or at the end of the trail, and byline or date follow
    close behind. The weights gave most exact headlines on 464 pages that name theirs.
    """
    repeated = Counter(marks.texts)
    ends = tuple(marks.texts[index] for index in lines)
    like = [t for t in marks.texts if t.endswith(ends) or t.startswith(ends)]
    trails = [t for t in like if len(t) <= _MAX_TRAIL_CHARS and _TRAIL.search(t)]
    found = {}
    for index in lines:
        text = marks.texts[index]
        is_repeated = 1 < repeated[text] <= _MAX_REPEATS
        in_trail = any(t != text and (t.startswith(text) or t.endswith(text)) for t in trails)
        is_dated = any(index < line <= index + _LINES_TO_DATE for line in dated)
        found[index] = 0.4 * is_repeated + 0.6 * in_trail + 0.8 * is_dated
    return found


def _headline_weight(text: str, lead: set[str], language: str) -> float:
    words = content_words(text, language)
    overlap = len(words & lead) / len(words) if words else 0.0
    return 2 * overlap + (0.5 if 5 <= count_words(text) <= 18 else 0.0)


def _is_no_headline(text: str, split: TimeReader) -> bool:
    return (
        not could_be_headline(text)
        or bool(bullet_length(text))
        or bool(_NO_HEADLINE.search(text))
        or split(text) is not None
    )


def _find_time(
    marks: Marks, lines: list[int], split: TimeReader
) -> tuple[int | None, TimeLine | None]:
    for index in reversed(lines):
        time = _read_time(marks.texts[index], split)
        if time is not None:
            return index, time
    return None, None


def _read_time(text: str, split: TimeReader) -> TimeLine | None:
    """Read a time line, or the first part that is one: "Published … | Updated …"."""
    if len(text) > _MAX_TIMES_CHARS:
        return None
    return next(filter(None, map(split, (text, *_PART.split(text)))), None)
