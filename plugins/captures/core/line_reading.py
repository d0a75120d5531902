"""What a line says by itself, before its place on the page counts.

Every line of a page passes here, so each is looked at once: what can be computed from other
numbers is computed later, for all lines at a time.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, filterfalse, pairwise
from typing import NamedTuple

from plugins.captures.core.shapes import STOP_WORDS, bullet_length, ends_sentence

SHORT_WORDS = 15
# Of longer lines the opening tells enough: no line costs more than this.
_MAX_CHARS = 800
_MAX_TOKENS = 60
_TOKEN = re.compile(r"\w+(?:['’]\w+(?:['’]\w+)*|)|[^\w\s]")
# Half the lines are ASCII, and those this parts in two thirds of the time.
_ASCII_TOKEN = re.compile(_TOKEN.pattern, re.ASCII)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|20\d\d"
    r"|\d+ ?(?:second|minute|min|hour|hr|day|week|month|year|yr|[hdmy])s? ago)\b"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_DIGIT = re.compile(r"\d")
# The buttons and counts below readers' comments, digits written #.
_REPLY_LINES = frozenset(
    "reply|replies|# reply|# replies|quote|report|report abuse|report comment|like|likes|# like"
    "|# likes|dislike|permalink|log in to reply|login to reply|sign in to reply|upvote|downvote"
    "|flag|score : #|vote|votes|# votes|# points|# upvotes|+ #|#|- #|member|guest|anonymous"
    "|moderator|staff|expand|view replies|show replies|joined : #|posts : #".split("|")
)
_MAX_REPLY_TOKENS = 4
_SPEAKS = frozenset(("says", "wrote", "said", "replied", "commented"))
_CALLS = frozenset(
    "download subscribe join get sign click follow support donate buy learn find read watch see"
    " check listen discover shop try start enter register become help share save contact visit"
    " explore view show more submit order call book browse add create send tap want need looking"
    " ready have do don't don’t if".split()
)
_NO_CONTENT = STOP_WORDS | frozenset(".,:;!?'\"()[]{}|/\\-–—…•·&#@%$*+=<>“”‘’»\u203a")


class Vocabulary(NamedTuple):
    """The grams worth looking for in a line: pairs of words in two, all others as they are."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, ...]]


class LineReading(NamedTuple):
    """A line, looked at once: its counts in the order of COUNTS, its word lists as bits."""

    counts: tuple[float, ...]
    lists: int
    content: frozenset[str]
    grams: frozenset[str]


COUNTS = (
    "chars", "n_words", "stops", "n_sentences", "upper", "figures", "separators",
    "ends", "bullet", "first_upper", "lower_start", "all_capitals", "colon_end", "dash",
    "date", "clock", "reply_line", "calls",
)  # fmt: skip
"""What a line counts: its characters, words, words that begin so or so; yes and no as 1 and 0."""


def read_line(text: str, vocabulary: Vocabulary | None = None) -> LineReading:
    """Look at a line, which holds text and is normalised; of its grams keep a vocabulary's."""
    head = text[:_MAX_CHARS]
    lower = head.lower()
    tokens = (_ASCII_TOKEN if lower.isascii() else _TOKEN).findall(lower)
    initials = [word[0] for word in head.split()]
    has_digit = _DIGIT.search(head) is not None
    plain = ["#" if token.isdigit() else token for token in tokens] if has_digit else tokens
    grams = _find_grams(plain[:_MAX_TOKENS], vocabulary)
    counts = (
        len(text),
        len(initials),
        sum(map(STOP_WORDS.__contains__, tokens)),
        len(_SENTENCE_END.findall(head)),
        sum(map(str.isupper, initials)),
        sum(map(str.isdigit, initials)) if has_digit else 0,
        head.count(",") + head.count(";") + head.count(":"),
        ends_sentence(text),
        *_spot_signs(head),
        has_digit and _DATE.search(lower) is not None,
        has_digit and len(initials) < SHORT_WORDS and _CLOCK.search(lower) is not None,
        _is_reply_line(plain),
        plain[0] in _CALLS,
    )
    content = frozenset(filterfalse(_NO_CONTENT.__contains__, tokens))
    return LineReading(counts, _find_lists(grams), content, grams)


def _spot_signs(head: str) -> tuple[bool, ...]:
    """Tell how a line begins and ends, and whether a dash stands in it."""
    return (
        bullet_length(head) > 0,
        head[0].isupper(),
        head[0].islower(),
        head.isupper(),
        head[-1] == ":",
        "--" in head or " – " in head,
    )


def _find_grams(tokens: Sequence[str], vocabulary: Vocabulary | None) -> frozenset[str]:
    """Return a line's words, digits written #, its pairs of words, and its ends marked so."""
    ends = [f"^{tokens[0]}", f"{tokens[-1]}$"]
    if len(tokens) > 1:
        ends.append(f"^{tokens[0]} {tokens[1]}")
    if vocabulary is None:
        return frozenset(chain(tokens, map(" ".join, pairwise(tokens)), ends))
    # One pair in thirty is known, so only those are put together.
    pairs = map(" ".join, vocabulary.pairs.intersection(pairwise(tokens)))
    return vocabulary.single.intersection(chain(tokens, ends)).union(pairs)


def make_vocabulary(grams: Iterable[str]) -> Vocabulary:
    """Return a vocabulary of some grams and of those of the word lists."""
    known = _word_lists()[2].union(grams)
    pairs = {gram for gram in known if re.fullmatch(r"(?:\^|[^^ ]\S*) \S+", gram)}
    return Vocabulary(known - pairs, frozenset(tuple(pair.split(" ")) for pair in pairs))


def _is_reply_line(tokens: Sequence[str]) -> bool:
    """Tell the lines around readers' comments."""
    if len(tokens) > 1 and tokens[-1] == ":" and tokens[-2] in _SPEAKS:
        return True
    return len(tokens) <= _MAX_REPLY_TOKENS and " ".join(tokens) in _REPLY_LINES


def _find_lists(grams: frozenset[str]) -> int:
    """Return the word lists that hold one of the grams, as bits."""
    (_, bits, known), found = _word_lists(), 0
    for gram in grams & known:
        found |= bits[gram]
    return found


@cache
def _word_lists() -> tuple[tuple[str, ...], Mapping[str, int], frozenset[str]]:
    """Return the names of the word lists, per phrase the lists that hold it as bits, and all."""
    source = files("plugins.captures") / "data" / "line_words.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    bits: dict[str, int] = {}
    for place, phrases in enumerate(lists.values()):
        for phrase in phrases:
            bits[phrase] = bits.get(phrase, 0) | 1 << place
    return tuple(lists), bits, frozenset(bits)


def list_names() -> tuple[str, ...]:
    """Return the names of the word lists, in the order of their bits."""
    return _word_lists()[0]


def find_twins(texts: Sequence[str]) -> list[bool]:
    """Tell of each line whether one of the two on either side holds it, or it holds one.

    A picture's alt text and the link below it, a teaser's headline and its address.
    """
    plain = [text[:_MAX_CHARS].lower().lstrip("•*- ") for text in texts]
    twins = [False] * len(plain)
    for distance in (1, 2):
        for index, (one, other) in enumerate(zip(plain, plain[distance:], strict=False)):
            if _are_twins(one, other):
                twins[index] = twins[index + distance] = True
    return twins


_LEAST_TWIN_CHARS = 13


def _are_twins(one: str, other: str) -> bool:
    if len(one) < _LEAST_TWIN_CHARS or len(other) < _LEAST_TWIN_CHARS:
        return one == other
    return one in other or other in one
