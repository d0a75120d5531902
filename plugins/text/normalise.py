"""White space as the reader sees it."""

import re

# Zero-width characters and soft hyphens carry no text; browsers copy them along.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def safe_line(text: str) -> str:
    """Return the text on one line, a space for each character that could drive a terminal.

    File names and captures are strangers' text: an escape sequence in them would be obeyed.
    """
    return "".join(char if char.isprintable() else " " for char in text)


def normalise_space(text: str) -> str:
    """Return the text with no-break spaces and runs of white space as one space, stripped.

    Wording, quotes and typing errors stay as they are. Applying it twice changes nothing.
    """
    # Every line of a capture passes here, and most are plain: the only printable space is " ".
    if text.isprintable() and "  " not in text:
        return text.strip()
    shown = text if text.isascii() else _INVISIBLE.sub("", text)
    return " ".join(shown.split())
