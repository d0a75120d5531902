"""A layout file drafted from one capture: the editor keeps what holds for all pages of its kind."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from plugins.captures.core.datelines import split_time_line
from plugins.captures.core.layouts import Find
from plugins.model import KEPT_LABELS, Capture, Label, Line
from plugins.text.normalise import normalise_space, safe_line

_MAX_WORDS = 8
_MAX_CHARS = 60
# Longer lines are teasers as often as furniture. A teaser stands once or, beside its picture's
# alt text, twice.
_SURE_WORDS = 5
_OFTEN = 3
_MAX_NUMBERS = 2
_MIN_DETECTED, _MAX_DETECTED = 3, 6
_MAX_LINES = 40
# Labels that tell nothing of what a line is.
_UNKNOWN = frozenset({Label.BOILERPLATE, Label.BODY, Label.SUBHEAD, Label.LIST_ITEM})
_NO_FURNITURE = KEPT_LABELS | {
    Label.HEADLINE,
    Label.OUTLET,
    Label.PUBLISHED,
    Label.BYLINE,
    Label.DATELINE,
    Label.SCRIPT,
    Label.BLANK,
}
_UNESCAPED = re.compile(r"\\([ #&~-])")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Furniture:
    """A line that looks like furniture.

    ``recurs``: it stands on other pages of this kind; ``is_known``: it is a stock phrase of many
    sites.
    """

    number: int
    text: str
    label: Label
    recurs: bool
    is_known: bool


def scaffold_layout(
    name: str, capture: Capture, find: Find, recurring: Collection[str] = ()
) -> str | None:
    """Return the text of a layout file for pages like this one, None without any furniture.

    ``recurring`` are lines that stand on other pages of its kind, white space normalised.

    The file is a beginning: it recognises the capture it is made from, and each key says what
    it is for.
    """
    furniture = list(_find_furniture(capture.lines, recurring))
    if not furniture:
        return None
    signs = _choose_signs(furniture)
    parts = (
        _head(name, capture),
        _detect_part(signs),
        _articles_part(capture, furniture, find),
        *_line_parts(furniture, _headers(capture, furniture)),
    )
    return "\n".join(parts)


def _find_furniture(lines: Sequence[Line], recurring: Collection[str]) -> Iterator[_Furniture]:
    """Yield each text once, in order, where it first stands outside the articles' text."""
    counts = Counter(normalise_space(line.text) for line in lines)
    seen: set[str] = set()
    for line in lines:
        text = normalise_space(line.text)
        if text in seen or not _could_be_furniture(line, text):
            continue
        is_known = line.label not in _UNKNOWN
        recurs = text in recurring
        is_sure = is_known or counts[text] >= _OFTEN or len(text.split()) <= _SURE_WORDS
        if recurs or is_sure:
            seen.add(text)
            yield _Furniture(
                number=line.number,
                text=text,
                label=line.label if is_known else Label.NAVIGATION,
                recurs=recurs,
                is_known=is_known,
            )
        if len(seen) == _MAX_LINES:
            return


def _could_be_furniture(line: Line, text: str) -> bool:
    """True for a short line outside the articles that TOML can hold in single quotes."""
    is_short = 0 < len(text) <= _MAX_CHARS and len(text.split()) <= _MAX_WORDS
    if not is_short or line.article or line.label in _NO_FURNITURE:
        return False
    is_plain = text.isprintable() and "'''" not in text and any(map(str.isalpha, text))
    return is_plain and len(_NUMBER.findall(text)) <= _MAX_NUMBERS and split_time_line(text) is None


def _choose_signs(furniture: Sequence[_Furniture]) -> list[_Furniture]:
    """Return what recognises the page: rather its own words than stock phrases of many sites.

    Where other pages of its kind are at hand, what stands there too is enough.
    """
    recurring = [f for f in furniture if f.recurs]
    pool = recurring if len(recurring) >= _MIN_DETECTED else furniture
    ranked = sorted(pool, key=lambda f: (f.is_known, f.number))
    return sorted(ranked[:_MAX_DETECTED], key=lambda f: f.number)


def _head(name: str, capture: Capture) -> str:
    return f"""# Drafted from {safe_line(capture.path)}.
# Go through it: what is this page's alone goes, what is every page's stays. Patterns are Python
# regular expressions in single quotes; docs/howto/add-a-layout.md explains them.
name = "{name}"
# How this system prints dates in figures: "day-month" or "month-day".
# date_order = "day-month"
# The last day on which pages were laid out so; captures saved later are read without it.
# valid_until = 2027-12-31
"""


def _detect_part(signs: Sequence[_Furniture]) -> str:
    lines = "\n".join(f"  {_quote(_pattern([sign.text]))}," for sign in signs)
    at_least = max(1, (2 * len(signs) + 2) // 3)
    return f"""# The page is recognised where at least so many of these patterns match some line.
# Keep lines that stand on every page of this system and on no page of another one.
[detect]
at_least = {at_least}
lines = [
{lines}
]
"""


def _articles_part(capture: Capture, furniture: Sequence[_Furniture], find: Find) -> str:
    first = next((line.number for line in capture.lines if line.article), 0)
    below = [f for f in furniture if f.number > first]
    headers = [f.text for f in below if f.label is Label.SECTION_HEADER]
    related = _quote(_pattern(headers)) if headers else "'^More stories$'"
    footer = _find_footer(capture.lines, furniture)
    return f"""# How articles are found: "{Find.PROSE}" (one: the best run of text),
# "{Find.FIRST_LINE}" (one: its headline stands right above its text) or
# "{Find.REPEATED_HEADLINE}" (any number).
[articles]
find = "{find}"
# Where the text is the aggregator's own, not an outlet's report:
# role = "summary"
# Articles below a line like this are related ones:
{"" if headers else "# "}related_after = {related}
# From a line like this on, below the text, nothing is an article's:
{"" if footer else "# "}footer = [{_quote(_pattern([footer])) if footer else "'^About us$'"}]
# Lines that name the outlet of the page:
# outlet = ['^Published by (?P<outlet>.{{1,40}})$']
"""


def _find_footer(lines: Sequence[Line], furniture: Sequence[_Furniture]) -> str | None:
    """Return the first furniture below all articles that stands nowhere else."""
    last = max((line.number for line in lines if line.article), default=len(lines))
    counts = Counter(normalise_space(line.text) for line in lines)
    below = (f.text for f in furniture if f.number > last and counts[f.text] == 1)
    return next(below, None)


def _headers(capture: Capture, furniture: Sequence[_Furniture]) -> frozenset[str]:
    """Return the furniture an article's text must not go on behind: what stands amid the page."""
    own = [line.number for line in capture.lines if line.article]
    first, last = (own[0], own[-1]) if own else (0, 0)
    return frozenset(
        f.text for f in furniture if f.label is Label.SECTION_HEADER or first < f.number < last
    )


def _line_parts(furniture: Sequence[_Furniture], ends: frozenset[str]) -> Iterator[str]:
    groups: dict[tuple[Label, bool], list[str]] = defaultdict(list)
    for item in furniture:
        groups[item.label, item.text in ends].append(item.text)
    yield (
        "# Lines of furniture and what they are; the first pattern that matches a line labels it.\n"
        "# ends = true: the text of an article never goes on behind such a line.\n"
        "# after = '^…$': only directly below a line like that."
    )
    for (label, is_end), texts in groups.items():
        ending = "ends = true\n" if is_end else ""
        yield f'[[line]]\nmatch = {_quote(_pattern(texts))}\nlabel = "{label}"\n{ending}'


def _pattern(texts: Sequence[str]) -> str:
    """Return a pattern for whole lines; numbers change from page to page."""
    escaped = [_UNESCAPED.sub(r"\1", re.escape(text)) for text in texts]
    words = list(dict.fromkeys(_NUMBER.sub(r"\\d{1,9}", text) for text in escaped))
    return f"^{words[0]}$" if len(words) == 1 else f"^(?:{'|'.join(words)})$"


def _quote(pattern: str) -> str:
    return f"'''{pattern}'''" if "'" in pattern else f"'{pattern}'"
