"""Names in a text by their capitals alone, for articles whose names nobody has looked for."""

import re
from collections.abc import Iterator
from itertools import groupby

_PHRASE = re.compile(r"[^\W_]+(?:['’ -][^\W_]+)*")
_SENTENCE_END = frozenset('.!?…:;\n“"‘(')


def find_capitalised(text: str, max_words: int) -> Iterator[str]:
    """Yield the runs of capitalised words, without the word that opens a sentence."""
    for match in _PHRASE.finditer(text):
        words = match.group().split(" ")
        before = text[max(0, match.start() - 3) : match.start()]
        if not before or not _SENTENCE_END.isdisjoint(before):
            words = words[1:]
        for capitalised, run in groupby(words, key=lambda word: word[:1].isupper()):
            name = list(run)
            if capitalised and len(name) <= max_words:
                yield " ".join(name).removesuffix("'s").removesuffix("’s")
