"""The vocabulary of each language."""

from plugins.keywords.data.calendars import CALENDARS
from plugins.keywords.data.english import ENGLISH
from plugins.keywords.data.vocabulary import Vocabulary

_VOCABULARIES = {"en": ENGLISH} | {
    language: Vocabulary(calendar=words, run_breakers=words)
    for language, words in CALENDARS.items()
}
_PLAIN = Vocabulary()


def vocabulary_for(language: str) -> Vocabulary:
    """Return the vocabulary of a two-letter language code, an empty one if there is none."""
    return _VOCABULARIES.get(language, _PLAIN)
