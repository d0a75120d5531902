"""Which way a language is written, and the characters that turn the direction of text."""

import re
from unicodedata import category

# Languages whose usual script is Arabic, Hebrew, Syriac, Thaana or N'Ko.
_LANGUAGES = frozenset("ar arc ckb dv fa he iw ks lrc mzn nqo pnb prs ps sd syr ug ur yi".split())
_SCRIPTS = frozenset({"arab", "aran", "hebr", "mand", "mend", "nkoo", "syrc", "thaa"})

_ISOLATES, _END_OF_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"
_EMBEDDINGS, _END_OF_EMBEDDING = frozenset("\u202a\u202b"), "\u202c"
_OVERRIDES = frozenset("\u202d\u202e")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def text_direction(language: str) -> str:
    """Return "rtl" or "ltr" for a language (BCP 47); a script it names counts first."""
    first, *others = language.lower().replace("_", "-").split("-")
    scripts = [part for part in others if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if first in _LANGUAGES else "ltr"


def strip_turns(text: str) -> str:
    """Return the text without embeddings, overrides and isolates.

    Quoted inside a sentence, one that is not closed would turn the rest of the sentence around.
    Marks (U+200E, U+200F), which act on their neighbours only, stay.
    """
    return _TURNING.sub("", text)


def find_unseen(text: str) -> str | None:
    """Return the first character of a stated value that drives or turns what stands around it."""
    return find_turn(text) or next((char for char in text if category(char) == "Cc"), None)


def find_turn(text: str) -> str | None:
    """Return a character that turns more than the text itself: an override, or one left open."""
    open_turns: list[tuple[str, str]] = []
    for char in _TURNING.findall(text):
        if char in _OVERRIDES:
            return str(char)
        if char in _ISOLATES or char in _EMBEDDINGS:
            end = _END_OF_ISOLATE if char in _ISOLATES else _END_OF_EMBEDDING
            open_turns.append((char, end))
        elif not open_turns or open_turns.pop()[1] != char:
            return str(char)
    return open_turns[0][0] if open_turns else None
