"""Artefacts of copied links, repaired where text is shown.

A browser that copies a link in running text leaves the white space of its mark-up behind:
"Russia 's envoy", "Kyiv , where". The captured text stays as it is; a repair says which
characters are shown differently, and by which rule.
"""

import re
from collections.abc import Iterator, Sequence

from plugins.model import Repair

# A closing s after a word or a figure: "Moscow 's", "1990 's". A quotation that begins with
# an s of its own has no blank behind it.
_POSSESSIVE = re.compile(r" (?<=[\w)\]] )(?=['’]s(?:[\s.,;:!?)\]]|\Z))")
# Not before a colon, a semicolon, "?" or "!": French sets a space there. ". . ." is an ellipsis.
_STOP = re.compile(r" (?<=[\w)\]\"'”’%] )(?=[.,](?:\s|\Z))(?!\. \.)")
_OPENING_BRACKET = re.compile(r" (?<=[(\[] )(?=\w[^()\[\]]{0,80}[)\]])")
_CLOSING_BRACKET = re.compile(r" (?<=[\w.%] )(?=[)\]](?:[\s.,;:!?]|\Z))")
_DOUBLED = re.compile(r"(?<=\S ) +(?=\S)")
_QUOTE = re.compile('"')
# Rule, what a text must hold for it to be worth a look, and the blanks that are dropped.
_RULES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("doubled-space", ("  ",), _DOUBLED),
    ("possessive-gap", (" 's", " ’s"), _POSSESSIVE),
    ("space-before-stop", (" ,", " ."), _STOP),
    ("space-in-brackets", ("( ", "[ "), _OPENING_BRACKET),
    ("space-in-brackets", (" )", " ]"), _CLOSING_BRACKET),
    ("space-in-quotes", (' "',), _QUOTE),
)
_NEEDLES = tuple(needle for _, needles, _ in _RULES for needle in needles)


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Return what of a paragraph is shown differently, in order and apart from one another."""
    # Most paragraphs hold none of them.
    if not any(map(text.__contains__, _NEEDLES)):
        return ()
    found = [
        Repair(start=start, end=end, shown="", rule=rule)
        for rule, needles, pattern in _RULES
        if any(map(text.__contains__, needles))
        for start, end in (_quote_gaps(text) if pattern is _QUOTE else _gaps(text, pattern))
    ]
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda repair: (repair.start, repair.end)):
        if not kept or kept[-1].end <= repair.start:
            kept.append(repair)
    return tuple(kept)


def apply_repairs(text: str, repairs: Sequence[Repair]) -> str:
    """Return the text as it is shown. Repairs that do not lie in the text are left out."""
    parts, place = [], 0
    for repair in sorted(repairs, key=lambda repair: repair.start):
        if place <= repair.start <= repair.end <= len(text):
            parts += [text[place : repair.start], repair.shown]
            place = repair.end
    return "".join([*parts, text[place:]])


def _gaps(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


def _quote_gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blank before a closing quotation mark.

    A straight mark does not say whether it opens or closes; in a paragraph that has them in
    pairs every second one closes. Behind a single mark the blank is set on purpose.
    """
    places = [match.start() for match in _QUOTE.finditer(text)]
    if len(places) % 2:
        return
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        before, behind = text[max(0, opening - 1) : opening], text[closing + 1 : closing + 2]
        is_opened = before in ("", *" ([—–-") and not text[opening + 1].isspace()
        is_loose = text[closing - 1] == " " and text[closing - 2] not in "'’"
        if is_opened and is_loose and behind in ("", *" .,;:!?)]"):
            yield closing - 1, closing
