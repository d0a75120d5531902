"""What a line of a page says about itself, its neighbours and its place: the model's features.

Every feature is a named column with one number per line, and the model holds one weight per
name. Four groups: a line's own shape and words; what the labelling rules already found; the
line's place, measured against the run of lines that reads most like an article; and the same
of its neighbours.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log1p
from typing import TYPE_CHECKING

from plugins.captures.core.shapes import STOP_WORDS, bullet_length, ends_sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]

# Of longer lines the opening tells enough: no line costs more than this.
_MAX_CHARS = 2000
_MAX_TOKENS = 60
_SHORT_WORDS = 15
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|20\d\d"
    r"|\d+ ?(?:second|minute|min|hour|hr|day|week|month|year|yr|[hdmy])s? ago)\b"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_ADDRESSES = ("http:", "https:", "www.", ".com", ".org", ".net")
_PICTURE = re.compile(r"—|–|image|photo|above:|video|file photo")
_DIGIT = re.compile(r"\d")
_CREDIT_WORDS = 40
_CREDIT_CHARS = 34
_CREDIT_END = re.compile(r"[/|©] ?[A-Z][\w ]{1,30}$")
_CODES = ("()", "=>", "==")
# The buttons and counts below readers' comments, digits written #.
_REPLY_LINES = frozenset(
    "reply|replies|# reply|# replies|quote|report|report abuse|report comment|like|likes|# like"
    "|# likes|dislike|permalink|log in to reply|login to reply|sign in to reply|upvote|downvote"
    "|flag|score : #|vote|votes|# votes|# points|# upvotes|+ #|#|- #|member|guest|anonymous"
    "|moderator|staff|expand|view replies|show replies|joined : #|posts : #".split("|")
)
_SPEAKS = frozenset(("says", "wrote", "said", "replied", "commented"))
_CALLS = frozenset(
    "download subscribe join get sign click follow support donate buy learn find read watch see"
    " check listen discover shop try start enter register become help share save contact visit"
    " explore view show more submit order call book browse add create send tap want need looking"
    " ready have do don't don’t if".split()
)
_CORE = (
    "log_length", "words", "stop_share", "stop_share_of_8", "ends", "ends_of_8", "bullet",
    "capitals", "sentences", "repeated",
)  # fmt: skip
_OFFSETS = (-3, -2, -1, 1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLines:
    """What the model is told of a page: lines with text, in order.

    ``found`` names per line what the rules made of it, "" where they are silent; ``run`` is
    the maximum-sum segment as [first, last + 1).
    """

    texts: tuple[str, ...]
    blank_above: tuple[bool, ...]
    found: tuple[str, ...]
    run: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The columns of a page, and per line its length class and the grams it holds."""

    columns: "Columns"
    sizes: tuple[str, ...]
    grams: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, looked at once: its numbers in the order of _NUMBERS, its word lists as bits."""

    numbers: tuple[float, ...]
    lists: int
    content: frozenset[str]
    signature: tuple[object, ...]
    grams: frozenset[str]
    n_words: int


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


# --- a line by itself -------------------------------------------------------------------------


def _read_line(text: str) -> _Line:
    head = text[:_MAX_CHARS]
    lower = head.lower()
    tokens = _TOKEN.findall(lower)
    words = head.split()
    plain = [token for token in tokens if token.isalpha() or len(token) > 1]
    grams = frozenset(_grams(tokens[:_MAX_TOKENS]))
    return _Line(
        _measure(text, head, words, plain)
        + _spot_marks(head, lower, len(words))
        + _spot_speech(tokens, len(words)),
        _find_lists(grams),
        frozenset([w for w in plain if len(w) > 2 and w not in STOP_WORDS]),
        (min(len(words), 6), _kind(head[:1]), _kind(head[-1:]), ":" in head),
        grams,
        len(words),
    )


def _grams(tokens: Sequence[str]) -> list[str]:
    """Return a line's words, digits written #, its pairs of words, and its ends marked so."""
    if not tokens:
        return []
    plain = ["#" if token.isdigit() else token for token in tokens]
    pairs = list(map(" ".join, pairwise(plain)))
    return [*plain, *pairs, f"^{plain[0]}", f"{plain[-1]}$", *(f"^{pair}" for pair in pairs[:1])]


def _find_lists(grams: frozenset[str]) -> int:
    """Return the word lists that hold one of the grams, as bits."""
    (_, bits, known), found = _word_lists(), 0
    for gram in grams & known:
        found |= bits[gram]
    return found


def _kind(character: str) -> str:
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return "9" if character.isdigit() else character


_MEASURES = (
    "log_length", "words", "stop_share", "stop_share_of_8", "ends", "ends_of_8", "bullet",
    "capitals", "sentences", "one_word", "three_words", "nine_words", "chars_80", "chars_200",
    "chars_400", "capitals_of_4", "inner_capitals", "words_a_sentence", "sentences_a_word",
    "digits",
)  # fmt: skip


def _measure(text: str, head: str, words: list[str], plain: list[str]) -> tuple[float, ...]:
    n, length = len(words), len(text)
    stops = sum(map(STOP_WORDS.__contains__, plain)) / max(1, len(plain))
    sentences = len(_SENTENCE_END.findall(head))
    first = [word[0] for word in words]
    upper = sum(map(str.isupper, first))
    ends = ends_sentence(text)
    return (
        log1p(length),
        min(n, 60) / 60,
        stops,
        stops * (n >= 8),
        ends,
        ends and n >= 8,
        bullet_length(head) > 0,
        upper / n,
        min(6, sentences) / 6,
        n <= 1,
        n <= 3,
        4 <= n <= 9,
        length >= 80,
        length >= 200,
        length >= 400,
        upper / n * (n >= 4),
        (upper - first[0].isupper()) / max(1, n - 1),
        min(n / max(1, sentences), 60) / 60,
        sentences / (n + 1),
        sum(map(str.isdigit, first)) / n,
    )


_MARKS = (
    "commas", "quotes", "opens_quote", "opens_sign", "all_capitals", "lower_start", "colon",
    "colon_of_4", "question", "has_question", "ellipsis", "picture", "bar", "address", "at_sign",
    "braces", "date", "date_short", "clock_short", "numbered", "money", "credit_end", "dash",
    "code",
)  # fmt: skip


def _spot_marks(head: str, lower: str, n: int) -> tuple[float, ...]:
    has_digit = _DIGIT.search(head) is not None
    is_short = n < _SHORT_WORDS
    date = has_digit and _DATE.search(lower) is not None
    return (
        (head.count(",") + head.count(";") + head.count(":")) / n,
        '"' in head or "“" in head or "”" in head,
        head[0] in "\"“'‘",
        head[0] in "#@",
        head.isupper(),
        head[0].islower(),
        head[-1] == ":",
        head[-1] == ":" and n > 3,
        head[-1] == "?",
        "?" in head,
        head.endswith(("...", "…")),
        _PICTURE.match(lower) is not None,
        "|" in head,
        any(map(head.__contains__, _ADDRESSES)),
        "@" in head,
        "{" in head or "</" in head,
        date,
        date and is_short,
        has_digit and is_short and _CLOCK.search(lower) is not None,
        head[0].isdigit(),
        "$" in head or "€" in head or "£" in head or "%" in head,
        n < _CREDIT_WORDS and _CREDIT_END.search(head[-_CREDIT_CHARS:]) is not None,
        "--" in head or " – " in head,
        head.startswith("//")
        or head.endswith((";", "{", "}"))
        or any(map(head.__contains__, _CODES)),
    )


_SPEECH = ("reply_line", "calls", "calls_short")
_NUMBERS = (*_MEASURES, *_MARKS, *_SPEECH)


def _spot_speech(tokens: list[str], n: int) -> tuple[float, ...]:
    """Tell the lines around readers' comments and those that call on the reader."""
    says = len(tokens) > 1 and tokens[-1] == ":" and tokens[-2] in _SPEAKS
    calls = bool(tokens) and tokens[0] in _CALLS
    button = n <= 4 and " ".join(["#" if t.isdigit() else t for t in tokens]) in _REPLY_LINES
    return says or button, calls, calls and n < _SHORT_WORDS


# --- a line on its page -----------------------------------------------------------------------


def describe_lines(page: PageLines) -> Described:
    """Return the columns of a page; its lines hold text and are normalised."""
    looked: dict[str, _Line] = {}
    for text in page.texts:
        if text not in looked:
            looked[text] = _read_line(text)
    lines = [looked[text] for text in page.texts]
    columns = _own_columns(page, lines)
    columns |= _found_columns(page)
    columns |= _place_columns(page, lines, columns)
    columns |= _likeness_columns(page, lines, columns)
    columns |= _neighbour_columns(columns)
    sizes = tuple("s" if line.n_words <= 3 else "m" if line.n_words < 10 else "l" for line in lines)
    return Described(columns=columns, sizes=sizes, grams=tuple(line.grams for line in lines))


def _own_columns(page: PageLines, lines: Sequence[_Line]) -> "Columns":
    import numpy as np

    rows = np.array([line.numbers for line in lines], dtype=float)
    columns = dict(zip(_NUMBERS, rows.T, strict=True)) | _list_columns(lines)
    counts = Counter(page.texts)
    repeats = np.array([counts[text] for text in page.texts], dtype=float)
    columns["repeated"] = (repeats > 1).astype(float)
    columns["repeats"] = np.log(repeats)
    columns["twin"] = np.array(list(_twins(page.texts)), dtype=float)
    columns["alike"] = np.array(list(_alike([line.signature for line in lines])))
    return columns


def _list_columns(lines: Sequence[_Line]) -> "Columns":
    """Return per word list whether a line holds one of its phrases, and whether a short one."""
    import numpy as np

    bits = np.array([line.lists for line in lines])
    is_short = np.array([line.n_words < _SHORT_WORDS for line in lines])
    columns = {}
    for place, name in enumerate(_word_lists()[0]):
        columns[name] = (bits >> place & 1).astype(float)
        columns[f"{name}_short"] = columns[name] * is_short
    return columns


def _twins(texts: Sequence[str]) -> Iterator[bool]:
    """Tell of each line whether one of the two on either side holds it, or it holds one.

    A picture's alt text and the link below it, a teaser's headline and its address.
    """
    plain = ["", "", *(text[:_MAX_CHARS].lower().lstrip("•*- ") for text in texts), "", ""]
    for index in range(2, len(plain) - 2):
        text = plain[index]
        near = (plain[index - 2], plain[index - 1], plain[index + 1], plain[index + 2])
        yield any(
            text == other
            or (len(text) > 12 and len(other) > 12 and (text in other or other in text))
            for other in near
        )


def _alike(signatures: Sequence[tuple[object, ...]]) -> Iterator[float]:
    """Tell the share of the three lines on either side that look alike: lists and tables."""
    for index, own in enumerate(signatures):
        around = signatures[max(0, index - 3) : index + 4]
        yield (around.count(own) - 1) / 6


# What the rules may have made of a line, in the order of the columns.
FOUND = (
    "ad", "caption", "comments", "copyright", "credit", "follow", "headline",
    "image_alt", "legal", "navigation", "newsletter", "paywall", "promotion", "published",
    "script", "section_header", "share", "teaser", "widget",
)  # fmt: skip


def _found_columns(page: PageLines) -> "Columns":
    import numpy as np

    found = np.array(page.found)
    columns = {f"found_{name}": (found == name).astype(float) for name in FOUND}
    inside = np.zeros(len(found))
    inside[slice(*page.run)] = 1.0
    columns["inside"] = inside
    columns["inside_free"] = inside * (found == "")
    return columns | _header_columns(found)


def _header_columns(found: "NDArray[np.str_]") -> "Columns":
    """Return where each line stands to the headline and to marked furniture."""
    import numpy as np

    index = np.arange(len(found), dtype=float)
    heads = np.flatnonzero(found == "headline")
    distance = index - heads[-1] if len(heads) else np.zeros(len(found))
    furniture = ((found != "") & (found != "headline") & (found != "published")).astype(float)
    return {
        "above_headline": (distance < 0).astype(float),
        "below_headline": (distance > 0).astype(float),
        "headline_above": np.log1p(np.maximum(0, distance)),
        "headline_below": np.log1p(np.maximum(0, -distance)),
        "furniture_3": window(furniture, 3),
        "furniture_10": window(furniture, 10),
    }


def _place_columns(page: PageLines, lines: Sequence[_Line], own: "Columns") -> "Columns":
    import numpy as np

    count = len(lines)
    index = np.arange(count, dtype=float)
    first, end = page.run
    chars = np.array([float(len(text)) for text in page.texts])
    good = own["chars_80"] * (own["stop_share"] >= 0.25)
    prose = np.array([line.n_words >= 12 for line in lines]) * (own["sentences"] > 0)
    good_chars = chars * good
    so_far, total = np.cumsum(good_chars), max(1.0, good_chars.sum())
    above, below = np.maximum(0, first - index), np.maximum(0, index - end + 1)
    blank = np.array(page.blank_above, dtype=float)
    columns = {
        "place": index / count,
        "off_middle": abs(index / count - 0.5),
        "chars_before": (np.cumsum(chars) - chars) / chars.sum(),
        "good_before": (so_far - good_chars) / total,
        "good_after": 1 - so_far / total,
        **{f"good_{radius}": window(good, radius) for radius in (2, 5, 10, 20)},
        "good_length": np.log1p(window(good_chars, 3)),
        "distance_before": np.log1p(above),
        "distance_after": np.log1p(below),
        "before": (index < first).astype(float),
        "just_before": ((above > 0) & (above <= 3)).astype(float),
        "blank_above": blank,
        "blank_below": np.append(blank[1:], 1.0),
        "log_lines": np.full(count, np.log(count)),
        "log_good": np.full(count, np.log1p(good_chars.sum())),
    }
    columns |= _inside_columns(own)
    return columns | _mark_columns(own, lines, prose, first)


def _inside_columns(own: "Columns") -> "Columns":
    """Return what a line's shape means inside the run."""
    names = ("log_length", "one_word", "bullet", "ends")
    return {f"inside_{name}": own["inside"] * own[name] for name in names}


def _mark_columns(own: "Columns", lines: Sequence[_Line], prose: "Column", first: int) -> "Columns":
    """Return how near, how dense and how many the marks of comments and lists are."""
    import numpy as np

    n_words = np.array([float(line.n_words) for line in lines])
    prose_words = n_words * prose
    time = np.maximum(own["date_short"], own["clock_short"])
    lists = np.maximum(own["related_short"], own["comments_short"]) * (n_words < 8)
    reply = np.maximum(own["reply_line"], own["found_comments"])
    personal = np.maximum(own["first_person"], own["address_you"])
    since = np.cumsum(lists)
    since = np.minimum(np.maximum(0, since - since[min(first, len(lines) - 1)]), 4)
    median = float(np.median(n_words[prose > 0])) if prose.any() else 1.0
    columns = {
        "lists_since": since / 4,
        "list_since": (since > 0).astype(float),
        "reply_total": np.full(len(lines), np.log1p(reply.sum()) / 3),
        "replies_so_far": np.log1p(np.cumsum(reply)) / 3,
        "personal_5": window(personal * prose_words, 5) / np.maximum(window(prose_words, 5), 1),
        "length_to_median": np.minimum(n_words / median, 4) / 4,
    }
    for name, marks in (("reply", reply), ("time", time), ("list", lists)):
        columns[f"{name}_5"] = window(marks, 5)
        columns[f"{name}_15"] = window(marks, 15)
        columns[f"{name}_behind"] = _prose_since(marks, prose_words)
        columns[f"{name}_ahead"] = _prose_since(marks[::-1], prose_words[::-1])[::-1]
    return columns


def window(values: "Column", radius: int) -> "Column":
    """Return the mean over each line and ``radius`` lines on either side."""
    import numpy as np

    sums = np.concatenate(([0.0], np.cumsum(values)))
    index = np.arange(len(values))
    low, high = np.maximum(0, index - radius), np.minimum(len(values), index + radius + 1)
    means: Column = (sums[high] - sums[low]) / (high - low)
    return means


def _prose_since(marks: "Column", prose_words: "Column") -> "Column":
    """Return how much prose stands since the last mark above a line, 1 where there is none."""
    import numpy as np

    before = np.cumsum(prose_words) - prose_words
    last = np.maximum.accumulate(np.where(marks > 0, before, -1.0))
    last = np.concatenate(([-1.0], last[:-1]))
    distance = np.log1p(np.maximum(0.0, before - last))
    return np.where(last < 0, 10.0, distance) / 10


def _likeness_columns(page: PageLines, lines: Sequence[_Line], own: "Columns") -> "Columns":
    """Return how much of a line's content the run of prose uses elsewhere, and its neighbours."""
    import numpy as np

    first, end = page.run
    good = own["chars_80"] * (own["stop_share"] >= 0.25)
    core: Counter[str] = Counter()
    for index in range(first, end):
        if good[index]:
            core.update(lines[index].content)
    pairs = []
    for index, line in enumerate(lines):
        is_core = int(first <= index < end and bool(good[index]))
        counts = [core[word] - is_core for word in line.content]
        size = max(1, len(counts))
        pairs.append((sum(n > 0 for n in counts) / size, sum(min(n, 5) for n in counts) / 5 / size))
    likeness, weighted = np.array(pairs).T
    inside, before = own["inside"], np.arange(len(lines)) < first
    after = np.arange(len(lines)) >= end
    return {
        "likeness": likeness,
        "likeness_weighted": weighted,
        "inside_likeness": inside * likeness,
        "before_likeness": before * likeness,
        "after_likeness": after * likeness,
        "short_likeness": likeness * own["three_words"],
        "content": np.array([min(len(line.content), 20) / 20 for line in lines]),
        "like_headline": np.array(list(_headline_likeness(page, lines))),
        **_cohesion_columns(lines, own),
    }


def _headline_likeness(page: PageLines, lines: Sequence[_Line]) -> Iterator[float]:
    """Tell how much of the headline's content each line holds."""
    found = zip(lines, page.found, strict=True)
    headline = next((line.content for line, label in found if label == "headline"), frozenset())
    for line in lines:
        yield len(line.content & headline) / max(1, len(headline))


def _cohesion_columns(lines: Sequence[_Line], own: "Columns") -> "Columns":
    """Return how much content each line of prose shares with the one before and the next."""
    import numpy as np

    prose = [i for i, line in enumerate(lines) if line.n_words >= 12 and own["sentences"][i] > 0]
    back, ahead = np.zeros(len(lines)), np.zeros(len(lines))
    for above, below in pairwise(prose):
        left, right = lines[above].content, lines[below].content
        shared = len(left & right) / max(1, min(len(left), len(right)))
        ahead[above] = back[below] = shared
    return {"cohesion_back": back, "cohesion_ahead": ahead}


def _neighbour_columns(columns: "Columns") -> "Columns":
    import numpy as np

    names = (*_CORE, "likeness", "inside_free")
    block = np.array([columns[name] for name in names])
    around = {offset: shift(block, offset) for offset in _OFFSETS}
    return {
        f"{name}@{offset:+d}": rows[place]
        for offset, rows in around.items()
        for place, name in enumerate(names)
    }


def shift(values: "Column", offset: int) -> "Column":
    """Return per line the value ``offset`` lines further down, 0 beyond the page.

    Lines are the last axis, so a block of columns is shifted at once.
    """
    import numpy as np

    count = values.shape[-1]
    shifted = np.zeros(values.shape)
    if 0 <= offset < count:
        shifted[..., : count - offset] = values[..., offset:]
    elif -count < offset < 0:
        shifted[..., -offset:] = values[..., :offset]
    return shifted
