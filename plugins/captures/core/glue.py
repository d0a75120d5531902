"""Time lines that can be divided in more than one way: is "News 122 hours ago" 22 hours, or 2?"""

import re
from collections.abc import Collection, Iterator, Sequence

from plugins.captures.core.datelines import is_known_outlet
from plugins.captures.core.mentions import Ago, read_phrase
from plugins.captures.core.outlets import shipped_keys
from plugins.model import Code, Finding, Label, Line, NewsArticle
from plugins.text.normalise import normalise_space
from plugins.text.outlets import outlet_key

# Names that end in a figure set it off, or end in two: "News 1" and "News24", hardly "Globe1".
_NUMBERED = re.compile(r"[^\W\d](?:\s[0-9]{1,2}|[0-9]{2})\Z")


def other_splits(
    outlet: str, phrase: str, known_outlets: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the other ways to divide an outlet from the time that is glued to it.

    A known name settles it, and so does a name that no figure can be moved to or from.
    """
    if is_known_outlet(outlet, {outlet_key(name) for name in known_outlets} | shipped_keys()):
        return ()
    text, at = outlet + phrase, len(outlet)
    cuts = (cut for cut in range(1, len(text)) if cut != at)
    figures = (cut for cut in cuts if text[min(cut, at) : max(cut, at)].isdecimal())
    splits = ((text[:cut].rstrip(), text[cut:]) for cut in figures)
    return tuple(split for split in splits if _is_split(*split))


def _is_split(outlet: str, phrase: str) -> bool:
    read = read_phrase(phrase)
    is_usual = isinstance(read, Ago) and read.count <= read.unit.most and phrase[:1] != "0"
    return is_usual and (bool(_NUMBERED.search(outlet)) or not outlet[-1:].isdecimal())


def find_open_splits(
    path: str, article: NewsArticle, lines: Sequence[Line], known_outlets: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding where another split of an article's time line is as good."""
    outlet, phrase = article.printed_outlet or article.outlet, article.time_phrase
    if not outlet or not phrase or not phrase[0].isdecimal():
        return
    splits = other_splits(outlet, phrase, known_outlets)
    where = _glued_line(article, lines, outlet + phrase) if splits else None
    if where is not None:
        name, time = splits[0]
        yield Finding(
            code=Code.ARTICLE_AMBIGUOUS_OUTLET,
            subject=path,
            line=where,
            message=f"“{outlet}{phrase}” was read as {outlet}, {phrase}; it may be {name}, {time}.",
            hint="List the outlet in outlets.toml, or state outlet and published in the sidecar.",
        )


def _glued_line(article: NewsArticle, lines: Sequence[Line], glued: str) -> int | None:
    labels = (Label.PUBLISHED, Label.OUTLET)
    dated = (line for line in lines if line.article == article.id and line.label in labels)
    return next((line.number for line in dated if glued in normalise_space(line.text)), None)
