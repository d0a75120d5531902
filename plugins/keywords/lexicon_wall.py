"""The only door to lemminflect: which parts of speech an English word can be.

Its lexicon is bundled, without a model. The import takes a quarter of a second, so that it waits
until a word is asked for.
"""

from functools import lru_cache

# A lookup takes 60 microseconds; news of a day uses some ten thousand different words.
_REMEMBERED = 100_000


@lru_cache(maxsize=_REMEMBERED)
def parts_of_speech(word: str) -> frozenset[str]:
    """Return those of NOUN, VERB, ADJ, ADV, PROPN and AUX that a small-letter word can be.

    Inflected forms count ("houses", "backed"). A word the lexicon does not hold gives none.
    """
    from lemminflect import getAllLemmas

    return frozenset(getAllLemmas(word))
