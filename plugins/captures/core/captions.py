"""Captions and credits of pictures, which copied text carries along."""

import re

from plugins.text.sentences import split_sentences

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
_INLINE_CREDIT = re.compile(
    rf"\s*(?:(?:Photo|Photograph|Image|Picture)s?(?: by)?:? {_SLASH_CREDIT}"
    rf"|{_SLASH_CREDIT}|{_NAMES} via {_AGENCIES}"
    rf"|[(\[]{_SLASH_CREDIT}[)\]])"
)
_CREDIT_TAIL = re.compile(rf"[.!?…][\"'”’)]*(?P<gap>\s{{2,}}|\s*\u00a0\s*)(?P<credit>{_NAMES})\s*$")
_MAX_CAPTION_CHARS = 600
_TRUNCATED = re.compile(r"(?:…|\.{3})$")


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
    is_short = len(text) <= _MAX_CAPTION_CHARS
    return is_short and bool(_CAPTION_OPENER.match(text) or _CREDIT_CLOSER.search(text))


def find_captions(text: str) -> tuple[tuple[int, int], ...]:
    """Return captions inside one line of running text: sentences that stand there twice.

    A picture's alt text and its caption are the same words, so a copied page has them
    one after the other, the first at times cut off with an ellipsis; no reporter writes a
    sentence twice. The credit behind is left to ``find_inline_credit``.
    """
    sentences = split_sentences(text)
    found = []
    place = 0
    while place < len(sentences) - 1:
        length = _doubled_length(text, sentences, place)
        if length:
            found.append((sentences[place][0], sentences[place + 2 * length - 1][1]))
            place += 2 * length
        else:
            place += 1
    return tuple(found)


def _doubled_length(text: str, sentences: tuple[tuple[int, int], ...], place: int) -> int:
    """Return how many sentences are said twice from ``place`` on, 0 for none."""
    for length in (3, 2, 1):
        if place + 2 * length > len(sentences):
            continue
        first = text[sentences[place][0] : sentences[place + length - 1][1]]
        second = text[sentences[place + length][0] : sentences[place + 2 * length - 1][1]]
        if _is_same(first, second):
            return length
    return 0


def _is_same(first: str, second: str) -> bool:
    if len(first.split()) < 5:
        return False
    stem = _TRUNCATED.sub("", first).rstrip()
    if stem != first:
        return second.startswith(stem)
    return first == second or second.startswith(first)


def find_inline_credit(text: str, start: int) -> int:
    """Return the end of a credit that begins at ``start``, or ``start`` if there is none."""
    match = _INLINE_CREDIT.match(text, start)
    return match.end() if match else start
