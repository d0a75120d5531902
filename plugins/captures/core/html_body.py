"""Which lines of a saved page are the article's body, and how sure that is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from plugins.captures.core.html_features import Evidence
from plugins.captures.core.html_view import ViewLine

MODEL_RULE: Final = "html.line-model"
SUBHEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LANDMARKS: Final = ("nav", "footer", "aside", "header")
# An extracted line stays unless the model speaks against it; another needs it to speak for it.
_STAYS: Final = 0.4
_COMES: Final = 0.6
_ALONE: Final = 0.5
_UNSURE: Final = 0.5
_DOUBTED: Final = 0.7
# Where the publisher states the body, a line outside it needs more.
_COMES_TO_STATED: Final = 0.95
_FIRM: Final = 0.9
_PROSE_WORDS: Final = 10
# A shorter line may come again: a refrain, a name, "Yes."
_REPEATED_WORDS: Final = 8
_SUBHEAD_GAP: Final = 6
# What an extractor keeps but no reader calls body.
_NEVER: Final = frozenset({"h1", "figcaption", "img"})
# Measured on the 553 pages of the cleaning bench: of the words of headings put back between kept
# lines 90 % are body.
_SUBHEAD_CONFIDENCE: Final = 0.9


class Kept(NamedTuple):
    """Why a line is body and how sure that is."""

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines kept, the first and the last of them, and what is known of the others.

    ``probabilities`` are those of all lines to be body.
    """

    kept: Mapping[int, Kept]
    probabilities: Sequence[float] = ()
    repeated: frozenset[int] = frozenset()
    extracted: frozenset[int] = frozenset()

    first: int = 0
    last: int = -1

    def is_firm(self, index: int) -> bool:
        """True for a line that is body by more than a moderate guess of the model."""
        kept = self.kept.get(index)
        return kept is not None and (index in self.extracted or kept.confidence >= _FIRM)

    def left_out(self, index: int) -> tuple[str, float]:
        """Return why a line is no body, and how sure that is."""
        if not self.kept:
            return "html.no-extraction", round(1 - self.probabilities[index], 2)
        if index in self.repeated:
            return "html.repeats-a-line", _SUBHEAD_CONFIDENCE
        rule = "html.model-rejects" if index in self.extracted else "html.not-in-extraction"
        return rule, round(1 - self.probabilities[index], 2)


def find_body(
    lines: Sequence[ViewLine],
    weights: Sequence[float],
    evidence: Evidence | None,
    *,
    has_prose: bool,
) -> Body:
    """Keep the lines whose weight says that they are body; without evidence it stands alone.

    The model knows prose; where a page has none, or it keeps nothing, the extraction decides.
    """
    shares = evidence.shares if evidence else {}
    chosen = _settle(lines, _choose(weights, evidence))
    if evidence and (not has_prose or _is_only_links(lines, chosen)):
        chosen = _settle(lines, {i: Kept(evidence.rule, _UNSURE) for i in shares})
    if _is_only_links(lines, chosen):
        return Body(kept={}, probabilities=weights)
    once, repeated = _drop_repeated(lines, chosen)
    body = Body(kept={}, probabilities=weights, repeated=repeated, extracted=frozenset(shares))
    return keep_lines(body, _with_subheads(lines, once))


def keep_lines(body: Body, kept: Mapping[int, Kept]) -> Body:
    """Return the body with other lines kept."""
    return replace(body, kept=kept, first=min(kept, default=0), last=max(kept, default=-1))


def doubt(body: Body) -> Body:
    """Return the body of a page that is too large to be extracted: no line is sure."""
    kept = {
        index: Kept("html.too-large-to-extract", min(why.confidence, _DOUBTED))
        for index, why in body.kept.items()
    }
    return keep_lines(body, kept)


def _choose(weights: Sequence[float], evidence: Evidence | None) -> dict[int, Kept]:
    shares = evidence.shares if evidence else {}
    comes = _ALONE if evidence is None else _COMES_TO_STATED if evidence.is_stated else _COMES
    kept: dict[int, Kept] = {}
    for index, weight in enumerate(weights):
        if evidence and index in shares and weight >= _STAYS:
            kept[index] = Kept(evidence.rule, round(weight, 2))
        elif index not in shares and weight >= comes:
            kept[index] = Kept(MODEL_RULE, round(weight, 2))
    return kept


def _settle(lines: Sequence[ViewLine], kept: Mapping[int, Kept]) -> dict[int, Kept]:
    return {index: why for index, why in kept.items() if not lines[index].within & _NEVER}


def _is_only_links(lines: Sequence[ViewLine], kept: Collection[int]) -> bool:
    """True for nothing, and for the menu that default mode returns for a page without text.

    Sites do wrap whole articles in an element meant for menus, so the place alone says little.
    """
    return all(landmark(lines[i]) and len(lines[i].words) < _PROSE_WORDS for i in kept)


def landmark(line: ViewLine) -> str | None:
    """Return the page part that holds a line; the header of an article is no page part."""
    return _landmark_of(line.within)


@lru_cache(maxsize=4096)
def _landmark_of(within: frozenset[str]) -> str | None:
    for name in _LANDMARKS:
        if name in within and not (name == "header" and within & {"article", "main"}):
            return name
    return None


def _drop_repeated(
    lines: Sequence[ViewLine], kept: Mapping[int, Kept]
) -> tuple[dict[int, Kept], frozenset[int]]:
    """Keep the first of equal long lines.

    Some pages hold the text twice, for wide and narrow screens; a box repeats a sentence of it.
    """
    seen: set[tuple[str, ...]] = set()
    once: dict[int, Kept] = {}
    for index in sorted(kept):
        words = lines[index].words
        if words not in seen or len(words) < _REPEATED_WORDS:
            once[index] = kept[index]
        seen.add(words)
    return once, frozenset(kept) - frozenset(once)


def _with_subheads(lines: Sequence[ViewLine], kept: dict[int, Kept]) -> dict[int, Kept]:
    """Put back headings that were left out between paragraphs; drop them at the end.

    A heading counts where nothing but headings and pictures stand between two kept lines.
    A heading without text below it announces other stories.
    """
    bridged = dict(kept)
    for before, after in pairwise(sorted(kept)):
        gap = range(before + 1, after)
        if len(gap) <= _SUBHEAD_GAP and all(_is_bridged(lines[i]) for i in gap):
            headings = (i for i in gap if _is_subhead(lines[i]))
            bridged |= {i: Kept("html.subhead", _SUBHEAD_CONFIDENCE) for i in headings}
    for index in sorted(bridged, reverse=True):
        if not _is_subhead(lines[index]):
            break
        del bridged[index]
    return {index: why for index, why in bridged.items() if _heads_text(lines, bridged, index)}


def _heads_text(lines: Sequence[ViewLine], kept: Mapping[int, Kept], index: int) -> bool:
    """True unless a heading that only the model kept stands above lines that are left out.

    It is the heading of a box then, such as a newsletter's.
    """
    if kept[index].rule != MODEL_RULE or not _is_subhead(lines[index]):
        return True
    below = range(index + 1, len(lines))
    return next((i in kept for i in below if not _is_bridged(lines[i])), False)


def _is_bridged(line: ViewLine) -> bool:
    return _is_subhead(line) or _is_picture(line)


def _is_subhead(line: ViewLine) -> bool:
    return bool(line.within & SUBHEADS) and not _is_picture(line)


def _is_picture(line: ViewLine) -> bool:
    return bool(line.within & {"img", "figcaption"})
