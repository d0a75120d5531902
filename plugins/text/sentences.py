"""Sentence boundaries, with offsets into the text as given."""

import re

# A boundary is . ! ? or an ellipsis, closing quotes or brackets, white space, and then a
# capital, a digit or an opening quote. A match begins at the first mark of a run, or else a
# line of a million dots would be tried from each of them to the end.
# Arabic has no capitals, and Chinese and Japanese set no white space.
_BOUNDARY = re.compile(
    r"(?<![.!?…؟])[.!?…؟]+[\"'”’)\]»]*"
    r"(?=\s+[\"'“‘(\[«—–©]*\s?[A-Z0-9À-ÖØ-ÞЀ-ЯҐ\u0620-\u064a])"
    r"|(?<![。！？])[。！？]+[”’』」\uff09)]*(?=.)"
)
_TITLES = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov pres rev hon st mt ft no vs "
    "jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e etc fig inc ltd co corp".split()
)
# After an abbreviation that may also end a sentence ("the U.S."), only a usual opener starts
# a new one.
_OPENERS = frozenset(
    "the a an in on at but and he she it they we this that these those his her its their "
    "however meanwhile after before while when as if for from since no some many".split()
)
_LAST_WORD = re.compile(r"([^\s\"'“”‘’(\[]+)$")
_NEXT_WORD = re.compile(r"\W*(\w+)")
_DOTTED = re.compile(r"(?:\w\.)+\w?|a\.m|p\.m|jr|sr", re.IGNORECASE)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence; the pieces between are white space only."""
    spans, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if _is_abbreviation(text, start, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return tuple(_strip_left(text, span) for span in spans)


def _strip_left(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return end - len(text[start:end].lstrip()), end


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return False
    before = _LAST_WORD.search(text[max(start, match.start() - 30) : match.start()])
    if before is None:
        return False
    word = before.group(1).lower()
    if word in _TITLES or (len(word) == 1 and word.isalpha() and word != "i"):
        return True
    following = _NEXT_WORD.match(text[match.end() : match.end() + 40])
    opener = following.group(1).lower() if following else ""
    return bool(_DOTTED.fullmatch(word)) and opener not in _OPENERS
