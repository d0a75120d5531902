"""Which language a text is in: by its script and its small words, a library for the rest.

The words of the eight languages that cleaning knows settle nearly all texts, and cost nothing
to load. The library, asked only where they do not, knows 140 languages and takes half a
second of CPU to load.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from plugins.captures.core.shapes import STOP_WORDS as ENGLISH
from plugins.captures.core.shapes import count_words, words_of
from plugins.captures.data.stop_words import STOP_WORDS
from plugins.model import Code, Finding, NewsArticle

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

KNOWN_LANGUAGES = ("ar", "de", "en", "es", "fr", "ru", "uk", "zh")
"""What cleaning has words for; elsewhere only punctuation tells prose."""
DAY_FIRST_LANGUAGES = frozenset(KNOWN_LANGUAGES) - {"en", "zh"}

_SAMPLE_CHARS = 3_000
_LINE_CHARS = 1_000
_LONG_LINE_CHARS = 40
_LINES = 100
# Below this a headline's names decide, not its language.
_LEAST_WORDS = 12
# A quoted paragraph is no reason to overrule a page.
_SURE_WORDS = 60
# News in English holds .30 to .55 of its small words, in German, French and Spanish .30 to .60;
# neighbours without a list reach .25 by one of these (Portuguese by the Spanish, Dutch by the
# German list).
_LEAST_SHARES = {"en": 0.22, "de": 0.27, "fr": 0.27, "es": 0.29}
_LEAST_LEAD = 1.2
_LEAST_ALONE, _LEAST_LEAD_ALONE = 0.08, 2.5
_LEAST_PROBABILITY = 0.95

_OTHER_SCRIPT = re.compile(r"[\u0400-\u06d5\u3040-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ARABIC = re.compile(r"[\u0620-\u06d5]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters one of the languages of a script writes in every second sentence, and letters that its
# neighbours write and it never does. Russian has yeru and e; Ukrainian yi, ie and dotted i.
_OWN_LETTERS = {
    "ru": re.compile(r"[\u042b\u044b\u042d\u044d]"),
    "uk": re.compile(r"[\u0406\u0456\u0407\u0457\u0404\u0454]"),
}
_ALIEN_LETTERS = {
    "ru": re.compile(r"[\u0402-\u040f\u0452-\u045f\u0490-\u052f]"),
    "uk": re.compile(r"[\u042a\u042b\u042d\u044a\u044b\u044d\u040e\u045e\u0492-\u052f]"),
    "ar": re.compile(r"[\u0671-\u06d5]"),
    "en": re.compile(r"[\u00c0-\u024f]"),
    # Catalan and Portuguese share the small words of Spanish, not its accents.
    "es": re.compile(r"[\u00e0\u00e3\u00e7\u00e8\u00f2\u00f5]"),
}
_LEAST_OWN = 0.005
_MOST_ALIEN = 0.005
# Three of ten words of Arabic news open with the article; Persian and Urdu hardly have it.
_ARABIC_ARTICLE = "\u0627\u0644"
_LEAST_ARTICLES = 0.1


def decide_language(lines: Sequence[str]) -> str | None:
    """Return the known language most of a capture's running text is in, None if unsure."""
    sample, length = [], 0
    for line in lines:
        if len(line) >= _LONG_LINE_CHARS or _HAN.search(line[:_LONG_LINE_CHARS]):
            sample.append(line[:_LINE_CHARS])
            length += len(sample[-1])
        if length >= _SAMPLE_CHARS:
            break
    return known_language("\n".join(sample or [line[:_LINE_CHARS] for line in lines[:_LINES]]))


def detect_language(text: str) -> str | None:
    """Return the BCP 47 primary tag of a text's language, None where too short or unsure."""
    sample = text[:_SAMPLE_CHARS]
    if count_words(sample) < _LEAST_WORDS:
        return None
    return known_language(sample) or _ask_library(sample)


def choose_language(body: str, *, stated: str | None, declared: str | None, default: str) -> str:
    """Return an article's language: the editor's word, else the page's unless its text denies it.

    Templates declare the language they were made in, so running text of another known
    language outweighs what the page declares.
    """
    if stated:
        return stated
    if not declared:
        return detect_language(body) or default
    sample = body[:_SAMPLE_CHARS]
    is_long = count_words(sample) >= _SURE_WORDS
    known = known_language(sample) if is_long else None
    return declared if known in (None, primary_tag(declared)) else known


def primary_tag(language: str) -> str:
    """Return the part of a BCP 47 tag that names the language."""
    return language.replace("_", "-").partition("-")[0].lower()


def find_language_problems(
    path: str, article: NewsArticle, declared: str | None
) -> Iterator[Finding]:
    """Yield what the editor should know of an article's language."""
    language = primary_tag(article.language)
    first = next(iter(article.paragraphs), None)
    line = first.line if first else None
    if declared and primary_tag(declared) != language:
        yield Finding(
            code=Code.ARTICLE_DECLARED_LANGUAGE,
            subject=path,
            line=line,
            message=f"The page declares “{declared}”; “{article.headline}” reads as {language}.",
            hint=f'If the page is right, state language = "{primary_tag(declared)}" in a sidecar.',
        )
    if language not in KNOWN_LANGUAGES:
        yield Finding(
            code=Code.ARTICLE_LANGUAGE,
            subject=path,
            line=line,
            message=f"“{article.headline}” is in {language}, which cleaning has no words for: its "
            "text is told by punctuation alone, and dates in words are not read.",
            hint="Look at its capture page; state published and lines in the sidecar if need be.",
        )


def known_language(text: str) -> str | None:
    """Return which of the known languages a text is in, None if in another or unsure.

    Scripts are weighed first, for a script is certain; then what tells its languages apart.
    """
    text = text[:_SAMPLE_CHARS]
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return _latin_language(text)
    counts = {
        name: len(letters.findall(text))
        for name, letters in (("latin", _LATIN), ("cyrillic", _CYRILLIC), ("arabic", _ARABIC))
    }
    # A Chinese character says as much as three letters.
    han, kana = 3 * len(_HAN.findall(text)), len(_KANA.findall(text))
    script = max(counts, key=counts.__getitem__)
    if han > counts[script]:
        return None if 20 * kana > han else "zh"
    if script == "latin":
        return _latin_language(text)
    if script == "arabic":
        return _arabic(text, counts[script])
    return _cyrillic_language(text, counts[script])


def _latin_language(text: str) -> str | None:
    words = Counter(words_of(text.lower().replace("\u2019", "'")))
    shares = sorted((_share(words, name), name) for name in _LEAST_SHARES)
    (second, _), (best, language) = shares[-2:]
    is_sure = best >= _LEAST_SHARES[language] and best >= _LEAST_LEAD * second
    if language == "en":
        return "en" if is_sure or _is_bare_english(text, best, second) else None
    return language if is_sure and not _has_alien(text, language, len(text)) else None


def _is_bare_english(text: str, best: float, second: float) -> bool:
    """Tell tables and lists of goods: few small words, but hardly those of another language."""
    is_alone = best >= _LEAST_ALONE and best >= _LEAST_LEAD_ALONE * second
    return is_alone and not _has_alien(text, "en", len(text))


def _share(words: Counter[str], language: str) -> float:
    known = ENGLISH if language == "en" else STOP_WORDS[language]
    return sum([words[word] for word in words.keys() & known]) / max(1, words.total())


def _cyrillic_language(text: str, letters: int) -> str | None:
    for language, own in _OWN_LETTERS.items():
        is_own = len(own.findall(text)) >= _LEAST_OWN * letters
        if is_own and not _has_alien(text, language, letters):
            return language
    return None


def _arabic(text: str, letters: int) -> str | None:
    words = words_of(text)
    articles = sum(word.startswith(_ARABIC_ARTICLE) for word in words)
    is_own = articles >= _LEAST_ARTICLES * len(words)
    return "ar" if is_own and not _has_alien(text, "ar", letters) else None


def _has_alien(text: str, language: str, letters: int) -> bool:
    alien = _ALIEN_LETTERS.get(language)
    return alien is not None and len(alien.findall(text)) > _MOST_ALIEN * letters


def _ask_library(text: str) -> str | None:
    # Its model reads lone surrogates and control characters as it reads letters.
    language, probability = _library().classify(text.encode("utf-8", "replace").decode())
    return str(language) if float(probability) >= _LEAST_PROBABILITY else None


@cache
def _library() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
