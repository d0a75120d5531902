"""Posts of social networks quoted in an article: text, then a signature.

The networks' own embed code prints "— Name (@handle) Month D, YYYY" below a post, so copied
pages of every outlet carry that signature. Nothing marks where the post begins.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.text.sentences import split_sentences

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SIGNATURE = re.compile(
    rf"[—–-]\s?(?P<author>[^\n@—]{{1,80}}?)\s\((?P<handle>@\w{{1,30}})\)\s"
    rf"(?P<posted>{_MONTH} \d{{1,2}}, \d{{4}})"
)
_MEDIA_LINK = re.compile(r"\b(?:pic\.(?:twitter|x)\.com|t\.co)/\w+")
# The sentence that leads to a post names the network or the act of posting.
_INTRODUCTION = re.compile(
    r"\b(?:posts?|posted|tweet(?:s|ed)?|wrote|writing|X|Twitter|Telegram|Truth Social|Facebook"
    r"|Instagram|Bluesky|Threads)\b"
)
# A post of the usual length holds 280 characters; a media link adds some thirty.
_MAX_POST_CHARS = 320
_MAX_POST_LINES = 6
_LED_BY_COLON = re.compile(r"(?:[^\s:]+ ){4,40}[^\s:]+:\s+(?=[\"'“‘]?[A-ZÀ-Þ@#])")
_CLAUSE = re.compile(r"(?:[:;]|\s[-–—])\s+(?=[A-ZÀ-Þ])")
_WORD = re.compile(r"\w+")
Run = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post inside one line: from ``start`` to the ``end`` of its signature."""

    start: int
    end: int
    author: str
    handle: str
    posted: str


def find_signature(text: str) -> re.Match[str] | None:
    """Return the first signature of a post in a text."""
    return _SIGNATURE.search(text)


def find_post_lines(texts: Sequence[str], lines: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return groups of body lines that are one post each, the line of the signature last.

    The line above the signature always belongs to it; further ones while the post stays
    within a post's length and a line that introduces it is met above.
    """
    groups = []
    for place, index in enumerate(lines):
        match = _SIGNATURE.match(texts[index])
        if match and match.end() >= len(texts[index]) - 2 and place > 0:
            groups.append(tuple(lines[_post_start(texts, lines, place) : place + 1]))
    return tuple(groups)


def _post_start(texts: Sequence[str], lines: Sequence[int], place: int) -> int:
    length = 0
    for above in range(place - 1, max(-1, place - 1 - _MAX_POST_LINES), -1):
        text = texts[lines[above]]
        length += len(text)
        is_nearest = above == place - 1
        if not is_nearest and _INTRODUCTION.search(_MEDIA_LINK.sub("", text)):
            return above + 1
        if length > _MAX_POST_CHARS and not is_nearest:
            break
    return place - 1


def find_posts(text: str, barriers: Sequence[int] = ()) -> tuple[Post, ...]:
    """Return the posts inside one long line of running text, in order.

    The post's words nearly always come again in the article, because the reporter quotes
    them: sentences before the signature belong to the post as long as their words stand
    elsewhere in the line too. At least the last sentence does. A post never begins before
    the last of the ``barriers`` (ends of captions and notices) that lies before its signature.
    """
    if "@" not in text:
        return ()
    posts: list[Post] = []
    floor = 0
    ordered = [0, *sorted(barriers)]
    counts = Counter(_runs(text))
    for match in _SIGNATURE.finditer(text):
        floor = max(floor, ordered[bisect_right(ordered, match.start()) - 1])
        start = _sentence_start(text, floor, match.start(), counts)
        if text[start : match.start()].strip():
            posts.append(_post(start, match))
            floor = match.end()
    return tuple(posts)


def _post(start: int, match: re.Match[str]) -> Post:
    return Post(
        start=start,
        end=match.end(),
        author=match["author"].strip(),
        handle=match["handle"],
        posted=match["posted"],
    )


def _sentence_start(text: str, floor: int, signature: int, counts: Counter[Run]) -> int:
    earliest = max(floor, signature - 4 * _MAX_POST_CHARS)
    sentences = split_sentences(text[earliest:signature])
    if not sentences:
        return earliest
    first = len(sentences) - 1
    if sentences[first][1] - sentences[first][0] > _MAX_POST_CHARS:
        # A list or a table without full stops stands before: no post is that long.
        return _cut_long(text, earliest + sentences[first][0], signature)
    # A sentence cut by the window is never the post's own.
    last_possible = 0 if earliest == floor else 1
    while first > last_possible:
        start, end = sentences[first - 1]
        if not _is_repeated(text[earliest + start : earliest + end], counts):
            break
        first -= 1
    start = earliest + sentences[first][0]
    return start + _introduction_length(text[start:signature])


def _introduction_length(post: str) -> int:
    """Return how much before the post's text leads to it: "As the mayor wrote on Friday: …".

    A post has a colon of its own behind a word or two.
    """
    match = _LED_BY_COLON.match(post)
    return match.end() if match else 0


def _cut_long(text: str, start: int, signature: int) -> int:
    """Return where a post may begin in what is too long for one: behind its last colon or dash."""
    window = max(start, signature - _MAX_POST_CHARS)
    cuts = [match.end() for match in _CLAUSE.finditer(text, window, signature - 1)]
    if cuts:
        return cuts[-1]
    blank = text.find(" ", window, signature)
    return blank + 1 if blank >= 0 and window > start else window


def _runs(text: str) -> list[Run]:
    words = [w.lower() for w in _WORD.findall(text)]
    return list(zip(words, words[1:], words[2:], strict=False))


def _is_repeated(sentence: str, counts: Counter[Run]) -> bool:
    """True when most runs of three words of the sentence stand elsewhere in the line too."""
    runs = _runs(sentence)
    return bool(runs) and sum(counts[run] > 1 for run in runs) / len(runs) >= 0.6
