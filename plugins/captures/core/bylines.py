"""The English words that open a byline."""

import re

BYLINE_WORDS = r"(?:By|Written by|Reported by|Words by)\s+"
"""A pattern: what stands before the author's name, and the space behind it."""

_OPENER = re.compile(rf"^{BYLINE_WORDS}", re.IGNORECASE)


def strip_byline_words(byline: str) -> str:
    """Return the author's name without the words that open the line, in any case of letters."""
    return _OPENER.sub("", byline)
