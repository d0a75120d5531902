"""White space as the reader sees it."""

import re

# Zero-width characters and soft hyphens carry no text; browsers copy them along.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def normalise_space(text: str) -> str:
    """Return the text with no-break spaces and runs of white space as one space, stripped.

    Wording, quotes and typing errors stay as they are. Applying it twice changes nothing.
    """
    return " ".join(_INVISIBLE.sub("", text).split())
