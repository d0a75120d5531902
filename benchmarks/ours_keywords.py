"""Our keywords as the benchmark runs them, whole and less one stage at a time."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import sqrt
from typing import Any

from benchmarks.keyword_data import Document
from benchmarks.peers_keywords import Extract, plain_yake, yake_on_clean_text
from plugins.captures.core.outlets import known_names
from plugins.keywords.core import read_article
from plugins.keywords.core.choice import Ranked, choose
from plugins.keywords.core.names import Names
from plugins.keywords.core.ranking import order_ranked, rank_candidates, shipped_weights
from plugins.keywords.core.reading import (
    Gathered,
    gather_candidates,
    know_no_parts,
    read_prepared,
)
from plugins.keywords.core.stage import OutletWords, find_outlets, split_outlets
from plugins.keywords.core.text import PreparedText
from plugins.model import NewsArticle
from plugins.settings import KeywordSettings

SETTINGS = KeywordSettings()
Stage = Callable[..., Any]


def ours(document: Document) -> list[str]:
    """Return our keywords, with the default settings."""
    reading = read_article(document.article, SETTINGS, outlets_of(document))
    return [keyword.text for keyword in reading.keywords]


def without_choice(document: Document) -> list[str]:
    """Return the candidates that rank highest, whatever they have in common."""
    return [item.candidate.text for item in _rank(_gather(document))[: SETTINGS.max_keywords]]


def in_order_of_yake(document: Document) -> list[str]:
    """Return what is chosen of our candidates when YAKE's value ranks them."""
    gathered = _gather(document)
    ranked = order_ranked(
        Ranked(candidate=candidate, relevance=1 / (1 + sqrt(max(candidate.value, 0.0))))
        for candidate in gathered.candidates
    )
    return [item.candidate.text for item in choose(ranked, gathered.rules)]


def without_text_cleaning(document: Document) -> list[str]:
    """Return our keywords where YAKE reads the text as it is."""
    return _choose(_gather(document, yake_reads=_read_as_it_is))


def without_names(document: Document) -> list[str]:
    """Return our keywords where capitals say nothing: phrases of YAKE only."""
    return _choose(_gather(document, name_finder=_find_no_names))


def without_lexicon(document: Document) -> list[str]:
    """Return our keywords where no part of speech is known."""
    return _choose(_gather(document, lexicon=know_no_parts))


def _gather(document: Document, **stages: Stage) -> Gathered:
    return gather_candidates(document.article, SETTINGS, outlets_of(document), **stages)


def _rank(gathered: Gathered) -> Sequence[Ranked]:
    return rank_candidates(gathered.candidates, gathered.facts, shipped_weights())


def _choose(gathered: Gathered) -> list[str]:
    return [item.candidate.text for item in choose(_rank(gathered), gathered.rules)]


def _read_as_it_is(article: NewsArticle, text: PreparedText) -> str:
    """Return as much of the article as YAKE reads of the prepared text."""
    words = len(read_prepared(article, text).split())
    return " ".join(f"{article.headline}\n{article.body}".split(" ")[:words])


def _find_no_names(*_: object) -> Names:
    return Names(spans=(), keys=(), span_at={}, titles=frozenset(), whole={})


def outlets_of(document: Document) -> tuple[str, ...]:
    """Return the outlets that a text may name."""
    return find_outlets(document.article, _outlets())


@cache
def _outlets() -> OutletWords:
    """Return the outlets a site without an outlets file knows."""
    return split_outlets(known_names(()))


ABLATIONS: Mapping[str, Extract] = {
    "all, topics by rank": ours,
    "without text cleaning": without_text_cleaning,
    "without names": without_names,
    "without the lexicon": without_lexicon,
    "without the choice": without_choice,
    "in YAKE's order": in_order_of_yake,
    "YAKE on clean text": yake_on_clean_text,
    "YAKE": plain_yake,
}
"""Ours with topics merged as all that follows merges them; less one stage, by what is missing; then
YAKE's order, and YAKE alone."""
