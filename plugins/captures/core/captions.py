"""Captions and credits of pictures, which copied text carries along."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plugins.model import Label

_AGENCIES = (
    r"(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|EPA(?:-EFE)?|EFE|Xinhua"
    r"|Anadolu(?: Agency)?|Shutterstock|Alamy|Bloomberg|TASS|Sputnik|Zuma(?: Press)?|NurPhoto"
    r"|PA(?: Media| Wire| Images)?|dpa|Kyodo|Unsplash|Pexels|Pixabay|Wikimedia Commons|Handout"
    r"|[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:Images|Pictures|Photos|Press Agency|News Agency))"
)
_NAME = r"[A-ZÀ-ÖØ-ÞЀ-Я][\w.'’-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|of|and|the|for|de|van|von|al))" + r"{0,5}"
_SLASH_CREDIT = rf"(?:{_NAMES}\s?/{{1,2}}\s?)+{_AGENCIES}(?:\s?/{{1,2}}\s?{_AGENCIES})?"
_WHOLE_CREDIT = re.compile(
    rf"[(\[]?(?:{_AGENCIES}|{_SLASH_CREDIT}|{_AGENCIES}\s?/\s?{_NAMES}"
    r"|(?:Photo|Image|Picture|Photograph|Credit)s?"
    r"(?: (?:by|credit|courtesy(?: of)?|source))?\s?[:,]?"
    rf"\s{_NAMES}(?:\s?/{{1,2}}\s?(?:{_AGENCIES}|{_NAMES}))?"
    rf"|(?:Photo|Image)s? (?:via|courtesy of) {_NAMES}"
    rf"|{_NAMES} via {_AGENCIES})[)\]]?\.?"
)
_CAPTION_OPENER = re.compile(
    r"(?:FILE|File) (?:photo|PHOTO|image|picture)\b|FILE\s?[-–—:]|(?:Image|Photo|Picture) caption\b"
    r"|(?:This|An?) (?:image|photo|photograph|picture|handout|satellite image|screengrab)\b.{0,60}"
    r"\b(?:shows?|from|taken|released|provided)\b|(?:Above|Below|Pictured|Caption)\s?:"
    r"|(?:Image|Photo|Picture|Video|Graphic)s?\s?[:|]"
    r"|In this (?:[^.]{0,40} )?(?:photo|image|photograph|picture)\b"
)
# A credit at the end of the line: in brackets, behind "Photo:", or a picture agency. On 542
# ordinary pages 150 lines end so inside what was taken for the body; 8 of them were its text.
_CREDIT_CLOSER = re.compile(
    r"[(\[]\s?(?:Image|Photo|Picture|Pic|Credit)s?\b[^()\[\]]{2,60}[)\]]\.?$"
    r"|[(\[][^()\[\]]{0,40}\b(?:AP|AP Photo|AFP|Getty(?: Images)?|GETTY|Reuters|REUTERS|EPA)"
    r"(?:/[^()\[\]]{1,40})?\s?[)\]]$"
    r"|(?<![A-Z])(?:Credit|Photo|Photograph|Image|Picture)s?(?: by)?:\s?[A-Z@][^.:]{2,60}$"
    r"|\b(?:Getty Images|Shutterstock|iStock|via AP|AP Photo)$|/(?:AP|AFP|Reuters|Getty|EPA)$"
    r"|\b[Ii]mage (?:[Cc]opyright|source|caption)\b"
)
# All but "Image source" stand at the end. Without one of these words there no line is worth the
# search from each of its characters.
_MAX_CLOSER_CHARS = 120
_CREDIT_WORDS = (
    *("image", "photo", "pic", "credit", "getty", "reuters", "afp", "epa", "shutterstock"),
    *("istock", "/ap", "(ap", "via ap", " ap)", ",ap", ", ap"),
)
_INLINE_CREDIT = re.compile(
    rf"\s*(?:(?:Photo|Photograph|Image|Picture)s?(?: by)?:? {_SLASH_CREDIT}"
    rf"|{_SLASH_CREDIT}|{_NAMES} via {_AGENCIES}"
    rf"|[(\[]{_SLASH_CREDIT}[)\]])"
)
_CREDIT_TAIL = re.compile(rf"[.!?…][\"'”’)]*(?P<gap>\s{{2,}}|\s*\u00a0\s*)(?P<credit>{_NAMES})\s*$")
_MAX_CAPTION_CHARS = 600
_TRUNCATED = re.compile(r"(?:…|\.{3})$")
_TOKEN = re.compile(r"\S+")
_STOPS = (".", "!", "?", "…", '."', ".”", ".’", ".'", ".)", '?"', '!"')
# Chants and quotations repeat a few words; where no sentence ends before, more is asked for.
_RUN_WORDS = 4
_MIN_WORDS = 5
_MIN_INNER_WORDS = 7
_MAX_CAPTION_WORDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledCaption:
    """A caption that stands twice in a row; its fuller wording runs from ``second`` to ``end``."""

    start: int
    second: int
    end: int


def is_credit_line(text: str) -> bool:
    """True for a line that only names an agency or a photographer."""
    return len(text) <= 120 and bool(_WHOLE_CREDIT.fullmatch(text))


def find_credit_tail(raw: str) -> int | None:
    """Return where a credit begins that ends a caption line after a wide gap, else None.

    Browsers copy caption and credit, two elements on one line, with a gap between; a
    sentence of an article never ends in a name set off like that, without a full stop.
    """
    if len(raw) > _MAX_CAPTION_CHARS:
        return None
    match = _CREDIT_TAIL.search(raw)
    return match.start("credit") if match else None


def is_caption_line(text: str) -> bool:
    """True for a short line that opens like a caption or ends in a credit."""
    return len(text) <= _MAX_CAPTION_CHARS and _looks_like_caption(text)


@lru_cache(maxsize=4096)
def _looks_like_caption(text: str) -> bool:
    end = text[-_MAX_CLOSER_CHARS:].lower()
    may_close = "mage " in text or any(map(end.__contains__, _CREDIT_WORDS))
    return bool(_CAPTION_OPENER.match(text) or (may_close and _CREDIT_CLOSER.search(text)))


def picture_label(raw: str, text: str) -> Label | None:
    """Return what a line is of a picture, credit or caption; ``text`` is the line normalised."""
    # Three passes ask of every line of a body.
    return _label_once(raw, text) if len(raw) <= _MAX_CAPTION_CHARS else _read_label(raw, text)


def _read_label(raw: str, text: str) -> Label | None:
    if is_credit_line(text):
        return Label.CREDIT
    # A gap is more white space than a normalised line has.
    is_caption = is_caption_line(text) or (raw != text and find_credit_tail(raw) is not None)
    return Label.CAPTION if is_caption else None


_label_once = lru_cache(maxsize=1024)(_read_label)


def find_captions(text: str) -> tuple[DoubledCaption, ...]:
    """Return captions inside one line of running text: words that stand there twice in a row.

    A picture's alt text and its caption are the same words, so a copied page has them
    one after the other, the first at times cut off with an ellipsis; no reporter writes a
    sentence twice. Nor need a sentence end before: headings and list items have no full stop.
    The credit behind is left to ``find_inline_credit``.
    """
    tokens = text.split()
    # Captions begin with a capital: only there two printings of one can begin.
    places = [n for n, token in enumerate(tokens[: 1 - _RUN_WORDS]) if token[0].isupper()]
    # Of short paragraphs most say none of them twice.
    if len({tokens[n] for n in places}) == len(places):
        return ()
    runs = [tuple(tokens[n : n + _RUN_WORDS]) for n in places]
    if len(set(runs)) == len(runs):
        return ()
    words = [match.span() for match in _TOKEN.finditer(text)]
    seen: dict[tuple[str, ...], int] = {}
    found: list[DoubledCaption] = []
    floor = 0
    for place, run in zip(places, runs, strict=True):
        first = seen.get(run, -1)
        seen[run] = place
        if first < floor or place - first > _MAX_CAPTION_WORDS:
            continue
        last = _last_of_second(tokens, first, place)
        if last is not None:
            start, second, end = words[first][0], words[place][0], words[last][1]
            found.append(DoubledCaption(start=start, second=second, end=end))
            floor = last + 1
    return tuple(found)


def _last_of_second(tokens: Sequence[str], first: int, second: int) -> int | None:
    """Return the last token of the second printing, None where the two are not the same.

    Cut off with an ellipsis, or at a comma's place by a full stop, the first printing may be
    the shorter one: the second then goes on to the end of its sentence.
    """
    length = second - first
    is_opening = first == 0 or tokens[first - 1].endswith(_STOPS)
    is_cut = _TRUNCATED.search(tokens[second - 1]) is not None
    least = _MIN_WORDS if is_opening or is_cut else _MIN_INNER_WORDS
    if length < least or second + length > len(tokens) or not tokens[first][:1].isupper():
        return None
    if tokens[first : second - 1] != tokens[second : second + length - 1]:
        return None
    shown, meant = tokens[second - 1], tokens[second + length - 1]
    stem = _TRUNCATED.sub("", shown)
    if not (meant.startswith(stem) if is_cut else meant.rstrip(".") == shown.rstrip(".")):
        return None
    if meant.endswith(_STOPS) or not shown.endswith(_STOPS):
        return second + length - 1
    rest = range(second + length, min(len(tokens), second + length + _MAX_CAPTION_WORDS))
    return next((i for i in rest if tokens[i].endswith(_STOPS)), second + length - 1)


def find_inline_credit(text: str, start: int) -> int:
    """Return the end of a credit that begins at ``start``, or ``start`` if there is none."""
    match = _INLINE_CREDIT.match(text, start)
    return match.end() if match else start
