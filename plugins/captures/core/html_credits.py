"""Byline and time of a saved page, read from its lines where its metadata state neither."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plugins.captures.core.datelines import TimeLine, split_time_line
from plugins.captures.core.label import is_byline
from plugins.captures.core.shapes import ends_sentence, is_prose
from plugins.model import KEPT_LABELS, Label
from plugins.text.normalise import normalise_space

# As in texts: byline, share links and a standfirst fit between a headline and its text.
_MAX_LINES_TO_BODY: Final = 12
# A standfirst reads like prose; the credits may stand below it.
_STANDFIRST: Final = 1
# What an own label says of a picture or a menu stays.
_OPEN: Final = KEPT_LABELS | {Label.BOILERPLATE, Label.BYLINE, Label.PUBLISHED}
_OPENER: Final = re.compile(r"^(?:By|Written by|Reported by|Words by)\s+")
_BEFORE_TIME: Final = re.compile(r"[\s|•·–—/,-]*(?:(?:published|posted|on)\b:?\s*)*\Z", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The lines that say who wrote an article and when, and what they say."""

    labels: Mapping[int, Label]
    byline: str | None = None
    time_phrase: str | None = None


def find_credits(lines: Sequence[str], labels: Sequence[Label | None]) -> Credits:
    """Find byline and time of one article between its headline and its text.

    ``labels`` are those of the article's own lines and of the boilerplate among them; None
    keeps a line out. The first byline and the first time count.
    """
    found: dict[int, Label] = {}
    byline = phrase = None
    for index in _zone(lines, labels):
        text = normalise_space(lines[index])
        time = split_time_line(text)
        if byline is None and is_credit(text) and is_byline(text):
            byline, found[index] = _name(text, time), Label.BYLINE
        if phrase is None and time is not None:
            phrase = time.phrase
            found.setdefault(index, Label.PUBLISHED)
    return Credits(labels=found, byline=byline, time_phrase=phrase)


def is_credit(text: str) -> bool:
    """True for a line that is a byline or a time, and so never a headline."""
    # "By Monday the river had risen." opens like a byline and is none.
    is_name = is_byline(text) and not ends_sentence(text) and not is_prose(text)
    return is_name or split_time_line(text) is not None


def _zone(lines: Sequence[str], labels: Sequence[Label | None]) -> list[int]:
    texts = (i for i, label in enumerate(labels) if label in KEPT_LABELS and is_prose(lines[i]))
    prose = [index for index, _ in zip(texts, range(_STANDFIRST + 1), strict=False)]
    if not prose:
        return []
    heads = [i for i in range(prose[0]) if labels[i] is Label.HEADLINE]
    start = max(heads[-1] + 1 if heads else 0, prose[0] - _MAX_LINES_TO_BODY)
    end = min(prose[-1], prose[0] + _MAX_LINES_TO_BODY)
    return [i for i in range(start, end) if labels[i] in _OPEN and i not in prose]


def _name(text: str, time: TimeLine | None) -> str:
    front = text[: time.phrase_start] if time else text
    return _OPENER.sub("", _BEFORE_TIME.sub("", front))
