"""What a line looks like: the evidence the labelling rules share."""

import re

# English function words: prose holds at least a quarter of them, menus and lists of links
# hardly any. Lines of other languages are told by their final punctuation instead.
STOP_WORDS = frozenset(
    "a about after all also an and any are as at be because been before being between both but by "
    "can could did do does for from had has have he her his how i if in into is it its just like "
    "may more most my no not now of off on one only or other our out over said say says she should "
    "since so some such than that the their them then there these they this those through to too "
    "two under until up us was we were what when where which while who why will with would you "
    "your".split()
)
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’)\]»]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BULLET = re.compile(r"^\s*(?:[•‣◦▪●○·∙*]|[-–](?=\s))\s*")
# A line of code opens with a tag or a statement. A sentence that merely mentions one is text.
_CODE = re.compile(
    r"\s*(?:</?(?:script|style|iframe|ins|noscript|object|embed|svg|template|div|span|img|link|meta"
    r"|a|p|amp-\w+)\b[^<]{0,2000}>|<!--|window\.\w+\s*=|\(?function\s*\(|document\.\w+|var \w+\s*="
    r"|googletag\.|\(adsbygoogle)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEADING_SMALL = frozenset(
    "a an and as at but by for from in into is it nor of on or per the to via vs with".split()
)


def words_of(text: str) -> list[str]:
    """Return the alphabetic words of a line."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """True when the line ends like a sentence; closing quotes and brackets allowed."""
    return bool(_SENTENCE_END.search(text[-8:]))


def is_prose(text: str) -> bool:
    """True for a line that reads like running text: ten words, and grammar to show for it."""
    words = text.split()
    if len(words) < 10 or (is_title_case(text) and not ends_sentence(text)):
        return False
    plain = words_of(text.lower())
    share = sum(word in STOP_WORDS for word in plain) / max(1, len(plain))
    return share >= 0.28 or ends_sentence(text)


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
    return 3 <= len(text.split()) <= 30 and len(text) <= 250 and not text.endswith((".", ",", ":"))


def could_be_subhead(text: str) -> bool:
    """True for a short line without the punctuation of a sentence, or a short question."""
    short = len(text.split()) <= 12 and len(text) <= 90
    return short and text[:1].isalnum() and not text.endswith((".", ",", ";", ":", "!", "…"))
