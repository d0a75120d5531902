"""The lexical form: one key for all spellings of a keyword, in every article."""

from plugins.keywords.data.vocabulary import Vocabulary
from plugins.text.slugs import slugify

_SIBILANTS = ("ches", "shes", "sses", "xes", "zzes")
_NOT_PLURAL = ("ss", "us", "is")


def lexical_form(text: str, vocabulary: Vocabulary) -> str:
    """Return the normalised key of a keyword's text.

    Small letters without accents, apostrophes or dots, hyphens as spaces, small-letter words
    in the singular. Capitalised words keep their -s: "United States" is no plural. It holds
    only what an address may hold, so two lexical forms never share a page.
    """
    folded = " ".join(_fold(word, vocabulary) for word in text.split())
    form = slugify(folded).replace("-", " ")
    return vocabulary.same_names.get(form, form)


def _fold(word: str, vocabulary: Vocabulary) -> str:
    plain = word.replace(".", "").replace("'", "").replace("\u2019", "")
    return singular(plain, vocabulary) if word.islower() else plain


def singular(word: str, vocabulary: Vocabulary) -> str:
    """Return the singular of a small-letter word, by its ending."""
    if word in vocabulary.irregular:
        return vocabulary.irregular[word]
    if len(word) < 4 or not word.endswith("s") or word in vocabulary.invariable:
        return word
    if not vocabulary.participles or word.endswith(_NOT_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]
