"""The only door to YAKE.

YAKE takes any keyword argument and ignores the ones it does not know, so the names below are
pinned by tests. With ``dedup_lim`` at 1 it compares nothing (its own comparison is quadratic
and removes hardly anything) and returns phrases in lower case, as parts of the text it read.
"""

import re
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yake import KeywordExtractor

# YAKE's tokenizer takes quadratic time over marks and letters without a space between them:
# 38 s for one word of 60,000 letters, 15 s for a's joined by apostrophes.
_GLUED = re.compile(r"[^\w\s]{4,}|\S{80,}")
# The longest keyword that is plausible; YAKE's values turn negative at 4 and 5 words.
_MOST_WORDS = 3
_UNLIMITED = 1_000_000


def propose_phrases(text: str, language: str) -> tuple[tuple[str, float], ...]:
    """Return (phrase in lower case, value), best first; the lower the value the better.

    Paragraphs are lines, each ended by a full stop: YAKE joins lines with a space. An error
    inside YAKE gives an empty tuple; so does a text without a candidate.
    """
    proposals = _extractor(language[:2]).extract_keywords(_GLUED.sub(" . ", text))
    plain = ((phrase, float(value)) for phrase, value in proposals)
    finite = (proposal for proposal in plain if isfinite(proposal[1]))
    return tuple(sorted(finite, key=lambda proposal: (proposal[1], proposal[0])))


def stop_words(language: str) -> frozenset[str]:
    """Return YAKE's own list for a language, or its list for no language in particular."""
    return frozenset(_extractor(language[:2]).stopword_set) - {""}


# A new extractor for each article reads the stop words again and runs at .79 of the speed.
@cache
def _extractor(language: str) -> "KeywordExtractor":
    from yake import KeywordExtractor

    return KeywordExtractor(
        lan=language, n=_MOST_WORDS, dedup_lim=1.0, window_size=1, top=_UNLIMITED
    )
