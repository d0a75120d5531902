"""The label of each line of a saved page: what the markup says outright, then the body."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from plugins.captures.core.html_body import SUBHEADS, Body, keep_lines, landmark
from plugins.captures.core.html_credits import is_credit
from plugins.captures.core.html_match import runs_of
from plugins.captures.core.html_metadata import PageMetadata
from plugins.captures.core.html_view import ViewLine, split_words
from plugins.model import Label

_MARKUP_TEXT: Final = re.compile(r"\s*</?(?:script|style|iframe|noscript|ins|div)\b", re.I)
# A line that names the author or the time among other things; prose is longer.
_CREDIT_WORDS: Final = 14
# Some sites print the date above the headline; farther up it belongs to something else.
_KICKER_LINES: Final = 3
# What stands around names in bylines; taken out on both sides, so names lose nothing by it.
_BYLINE_WORDS: Final = frozenset(
    "by written words text and with und von et par y por e di en door av af og och".split()
)
_NAME_BREAK: Final = re.compile(r"\s*(?:[,;|/&]|\band\b)\s*")
# Measured on the 586 such lines of benchmark pages with a known title: of the lines taken by
# each rule, this share is that title to the word. Many h1 only word it otherwise.
_EXACT: Final = {"html.headline": 0.95, "html.headline-repeated": 0.94, "html.h1-above-body": 0.6}
# No page of the benchmark is without any stated headline; a lone h2 is no surer than an h1.
_HEADING_EXACT: Final = 0.6
_TEXT_WORDS: Final = 10
_MAX_LINES_TO_TEXT: Final = 12
_HEADLINE_TAIL: Final = re.compile(r"\s+[|–—·•»:-]+\s")


class LineLabel(NamedTuple):
    """What a line is, the evidence for it, and how sure that is (0..1)."""

    label: Label
    rule: str
    confidence: float


def settle_headline(headline: str | None, view: Sequence[ViewLine]) -> str | None:
    """Return the headline as the page's own h1 prints it, where the stated one only adds to it.

    "Headline - Site" is often all that a page states. That the part before the separator is an
    h1 of the page is evidence enough to end the headline there, whoever the site is.
    """
    if headline is None:
        return None
    printed = {_folded(line.words) for line in view if "h1" in line.within and line.words}
    fronts = (headline[: match.start()] for match in _HEADLINE_TAIL.finditer(headline))
    return next((part for part in fronts if _folded(split_words(part)) in printed), headline)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def label_view(
    view: Sequence[ViewLine], body: Body, metadata: PageMetadata
) -> tuple[LineLabel, ...]:
    """Return one label per line."""
    headlines = _find_headlines(view, body, metadata.headline)
    text = {index: share for index, share in body.kept.items() if index not in headlines}
    body = keep_lines(body, text)
    names = _byline_forms(metadata.byline)
    head = min((i for i in headlines if i < body.first), default=0)
    credits_zone = range(max(0, head - _KICKER_LINES), body.last + 1)
    return tuple(
        headlines.get(index)
        or _label_by_markup(index, line, body)
        or _label_credits(line, names, index in credits_zone, body.is_firm(index))
        or _label_body(index, line, body)
        or _label_rest(index, line, body)
        for index, line in enumerate(view)
    )


def _find_headlines(
    view: Sequence[ViewLine], body: Body, headline: str | None
) -> dict[int, LineLabel]:
    """Return the lines that print the headline: the one that heads the body, and repetitions.

    It is the nearest one above the body, an h1 before others; where no line equals the stated
    headline, the nearest h1 above the body is taken for it.
    """
    wanted = _folded(split_words(headline or ""))
    equal = {
        index: _headline("html.headline-repeated")
        for index, line in enumerate(view)
        if len(line.words) == len(wanted) > 0
        and _folded(line.words) == wanted
        and "img" not in line.within
    }
    first = min((index for index in body.kept if index not in equal), default=0)
    above = [index for index in range(first) if "h1" in view[index].within]
    choices = (
        [i for i in above if i in equal],
        [i for i in equal if i < first],
        [i for i in above if not landmark(view[i]) and not is_credit(view[i].text)],
        [i for i in equal if not landmark(view[i])][:1],
    )
    main = next((choice[-1] for choice in choices if choice), None)
    if main is None:
        return equal if headline else _find_heading(view, body)
    rule = "html.headline" if main in equal else "html.h1-above-body"
    return {**equal, main: _headline(rule)}


def _headline(rule: str) -> LineLabel:
    confidence = _EXACT.get(rule, _HEADING_EXACT)
    return LineLabel(label=Label.HEADLINE, rule=rule, confidence=confidence)


def _find_heading(view: Sequence[ViewLine], body: Body) -> dict[int, LineLabel]:
    """Return the nearest h2 above the first prose, in the same article if there is one."""
    text = (i for i in sorted(body.kept) if not view[i].within & SUBHEADS)
    first = next((i for i in text if len(view[i].words) >= _TEXT_WORDS), 0)
    above = [i for i in range(max(0, first - _MAX_LINES_TO_TEXT), first) if _heads(view[i])]
    inside = [i for i in above if "article" in view[i].within & view[first].within]
    return {i: _headline("html.heading-above-text") for i in (inside or above)[-1:]}


def _heads(line: ViewLine) -> bool:
    is_heading = "h2" in line.within and "img" not in line.within
    return is_heading and not landmark(line) and not is_credit(line.text)


def _sure(label: Label, rule: str) -> LineLabel:
    return LineLabel(label=label, rule=rule, confidence=1.0)


def _label_by_markup(index: int, line: ViewLine, body: Body) -> LineLabel | None:
    """Label by what the markup says outright."""
    if _MARKUP_TEXT.match(line.text):
        return _sure(Label.SCRIPT, "html.markup-as-text")
    if "img" in line.within:
        return _sure(Label.IMAGE_ALT, "html.image-alt")
    # A caption in a menu or below the article belongs to the picture of another story.
    is_own = landmark(line) is None and (index <= body.last or "article" in line.within)
    if is_own and "figcaption" in line.within:
        return _sure(Label.CAPTION, "html.figcaption")
    if is_own and "caption class" in line.within and not body.is_firm(index):
        return _sure(Label.CAPTION, "html.caption-class")
    return None


def _byline_forms(byline: str | None) -> frozenset[tuple[str, ...]]:
    """Return the words of a byline and of each name in it."""
    names = (byline, *_NAME_BREAK.split(byline)) if byline else ()
    return frozenset(form for name in names if (form := _name_words(split_words(name))))


def _name_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in _folded(words) if word not in _BYLINE_WORDS)


def _label_credits(
    line: ViewLine, names: Collection[tuple[str, ...]], is_near: bool, is_firm: bool
) -> LineLabel | None:
    """Label the lines that say who wrote the article and when.

    Where the line is not near the article, only one that is the byline and nothing else counts.
    """
    if landmark(line) or len(line.words) > _CREDIT_WORDS:
        return None
    words = _name_words(line.words) if names else ()
    if words in names:
        return _sure(Label.BYLINE, "html.byline")
    if is_near and "time" in line.within:
        return _sure(Label.PUBLISHED, "html.time-element")
    if is_firm or not is_near:
        return None
    if any(len(name) > 1 and name in runs_of(words, len(name)) for name in names):
        return _sure(Label.BYLINE, "html.holds-byline")
    return _sure(Label.PUBLISHED, "html.holds-time") if "time" in line.holds else None


def _label_body(index: int, line: ViewLine, body: Body) -> LineLabel | None:
    """Label the kept lines, and posts quoted between them."""
    if "post" in line.within and (index in body.kept or body.first < index < body.last):
        return _sure(Label.EMBED, "html.embedded-post")
    kept = body.kept.get(index)
    if kept is None:
        return None
    if line.within & SUBHEADS:
        label = Label.SUBHEAD
    else:
        label = Label.LIST_ITEM if "li" in line.within else Label.BODY
    return LineLabel(label=label, rule=kept.rule, confidence=kept.confidence)


def _label_rest(index: int, line: ViewLine, body: Body) -> LineLabel:
    place = landmark(line)
    rule, confidence = body.left_out(index)
    if place:
        return LineLabel(label=Label.NAVIGATION, rule=f"html.in-{place}", confidence=confidence)
    return LineLabel(label=Label.BOILERPLATE, rule=rule, confidence=confidence)
