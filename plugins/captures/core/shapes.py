"""What a line looks like: the evidence the labelling rules share."""

import re
from functools import lru_cache

from plugins.captures.data.stop_words import STOP_WORDS as _STOP_WORDS

# English function words: prose holds at least a quarter of them, menus and lists of links
# hardly any.
STOP_WORDS = frozenset(
    "a about after all also an and any are as at be because been before being between both but by "
    "can could did do does for from had has have he her his how i if in into is it its just like "
    "may more most my no not now of off on one only or other our out over said say says she should "
    "since so some such than that the their them then there these they this those through to too "
    "two under until up us was we were what when where which while who why will with would you "
    "your".split()
)
# Words of other languages that no English line holds, so that no English line changes by them.
_FOREIGN = tuple(words - STOP_WORDS for _, words in sorted(_STOP_WORDS.items()))
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’)\]»]*$")
# Written without spaces. Two such characters are a word, near enough: Chinese has 1.6 to one.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_RUN = re.compile(r"[^\W_]+")
_UNSPACED_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,40}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+(?:['’][^\W\d_]+)*|)")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+(?:'[A-Za-z]+)*|)")
_BULLET = re.compile(r"^\s*(?:[•‣◦▪●○·∙*]|[-–](?=\s))\s*")
# A line of code opens with a tag or a statement. A sentence that merely mentions one is text.
_CODE = re.compile(
    r"\s*(?:</?(?:script|style|iframe|ins|noscript|object|embed|svg|template|div|span|img|link|meta"
    r"|a|p|amp-\w+)\b[^<]{0,2000}>|<!--|window\.\w+\s*=|\(?function\s*\(|document\.\w+|var \w+\s*="
    r"|googletag\.|\(adsbygoogle)",
    re.IGNORECASE,
)
_PROSE_SHARE = 0.28
# English pages list French headlines of fourteen words; an unpunctuated paragraph is longer.
_FOREIGN_WORDS = 20
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEADING_SMALL = frozenset(
    "a an and as at but by for from in into is it nor of on or per the to via vs with".split()
)


def words_of(text: str) -> list[str]:
    """Return the alphabetic words of a line."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def count_words(text: str) -> int:
    """Return the number of words, also of Chinese and Japanese, which set no spaces."""
    return _count_once(text) if len(text) <= _MAX_REMEMBERED else _count_words(text)


def _count_words(text: str) -> int:
    if text.isascii() or _is_spaced(text):
        return len(text.split())
    spaced, unspaced = _UNSPACED.subn(" ", text)
    return len(_RUN.findall(spaced)) + unspaced // 2


def _is_spaced(text: str) -> bool:
    return _UNSPACED.search(text) is None


def content_words(text: str, language: str = "en") -> set[str]:
    """Return the words that say what a text is about; pairs of characters in Chinese."""
    small = _STOP_WORDS.get(language, STOP_WORDS)
    words = {w for w in words_of(text.lower()) if w not in small and len(w) > 2}
    if text.isascii() or _is_spaced(text):
        return words
    runs = _UNSPACED_RUN.findall(text)
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)} | {
        word for word in words if not _UNSPACED.search(word)
    }


def ends_sentence(text: str) -> bool:
    """True when the line ends like a sentence; closing quotes and brackets allowed."""
    return bool(_SENTENCE_END.search(text[-8:]))


def is_prose(text: str) -> bool:
    """True for a line that reads like running text: ten words, and grammar to show for it."""
    # Five passes ask of every line; a line of a megabyte is not worth remembering.
    if len(text) < _SHORTEST_PROSE:
        return False
    return _is_prose_once(text) if len(text) <= _MAX_REMEMBERED else _reads_like_prose(text)


def _reads_like_prose(text: str) -> bool:
    n_words = count_words(text)
    if n_words < 10:
        return False
    if ends_sentence(text):
        return True
    if is_title_case(text):
        return False
    plain = words_of(text.lower())
    if _share(plain, STOP_WORDS) >= _PROSE_SHARE:
        return True
    is_long = n_words >= _FOREIGN_WORDS
    return is_long and any(_share(plain, words) >= _PROSE_SHARE for words in _FOREIGN)


_MAX_REMEMBERED = 2000
_SHORTEST_PROSE = 19
_is_prose_once = lru_cache(maxsize=4096)(_reads_like_prose)
_count_once = lru_cache(maxsize=4096)(_count_words)


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / max(1, len(words))


def is_title_case(text: str) -> bool:
    """True when at least six of ten longer words are capitalised."""
    words = [w for w in words_of(text) if w.lower() not in _HEADING_SMALL]
    return bool(words) and sum(w[0].isupper() for w in words) / len(words) >= 0.6


def is_code(text: str) -> bool:
    """True for program or mark-up text that stands as text, unless it wraps a sentence."""
    return bool(_CODE.match(text)) and not is_prose(_TAG.sub(" ", text[:4000]))


def bullet_length(text: str) -> int:
    """Return the number of characters of a leading bullet, with the space around it."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def could_be_headline(text: str) -> bool:
    """True for three to thirty words that are not a sentence with a full stop."""
    is_fair = 3 <= count_words(text) <= 30 and len(text) <= 250
    return is_fair and not text.endswith((".", ",", ":", "\u3002", "\uff0c", "\uff1a", "\u060c"))


def could_be_subhead(text: str) -> bool:
    """True for a short line without the punctuation of a sentence, or a short question."""
    short = count_words(text) <= 12 and len(text) <= 90
    ends = (".", ",", ";", ":", "!", "…", "\u3002", "\uff0c", "\uff1a", "\uff01", "\u060c")
    return short and text[:1].isalnum() and not text.endswith(ends)
