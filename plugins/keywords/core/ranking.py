"""How much an editor would want a candidate: a weighted sum of what the text shows of it."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, log1p
from operator import mul
from pathlib import Path

from plugins.keywords.core.candidates import Candidate, Kind
from plugins.keywords.core.choice import PartsOfSpeech, Ranked
from plugins.keywords.core.text import PreparedText
from plugins.keywords.core.words import is_participle
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import EntityKind

# Words of the body that count as its beginning; the first paragraph alone is often one sentence.
_LEAD_WORDS = 100
# The text is looked at in this many equal parts to tell how far a phrase is spread.
_PARTS = 8
# YAKE's values reach down to a billionth; beyond that a difference says nothing.
_LEAST_VALUE = 1e-9
_LEAST_PIECE_SHARE = 0.5
# exp() of more raises an error: a name that a page repeats thousands of times comes to that.
_LEAST_TOTAL = -700.0

# Before a word that can be a verb these say it is one: "to delay puberty".
_VERB_MARKS = frozenset(
    "to will would can could may might must shall should did does do not they we you he she it i "
    "who".split()
)
# After a word that can be a verb these say it is one: "anger rises over the", "Kyiv calls for".
_VERB_COMPANIONS = frozenset(
    "the a an his her its their our my that this these those him them it us me for on to over "
    "down up off out".split()
)

FEATURES = (
    "yake",
    "count",
    "count_share",
    "position",
    "place",
    "in_headline",
    "only_headline",
    "headline_share",
    "lead_share",
    "spread",
    "goes_on",
    "goes_on_noun",
    "begun_before",
    "after_verb_mark",
    "before_companion",
    "name_one",
    "name_two",
    "name_more",
    "name_count",
    "person",
    "place_name",
    "organisation",
    "no_entity",
    "mixed",
    "plain_one",
    "plain_two",
    "plain_more",
    "capitals",
    "letters",
    "short_word",
    "nested",
    "always_nested",
    "piece",
    "once",
    "word_count_mean",
    "word_count_least",
    "word_count_most",
    "last_no_noun",
    "last_verb",
    "last_adjective",
    "unknown_word",
    "first_verb",
    "first_only_verb",
    "first_adjective",
    "first_noun",
    "first_ing",
    "last_ing",
    "last_ed",
    "plural",
    "general",
    "title",
    "last_title",
    "institution",
    "demonym",
)
"""Names of the features, in order; docs/explanation/keywords.md says what each means."""

NO_PARTS: frozenset[str] = frozenset()


WEIGHTS_FILE = Path(__file__).parent.parent / "data" / "ranker.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A constant and one weight for each of FEATURES, in their order."""

    constant: float
    features: tuple[float, ...]


@cache
def shipped_weights() -> Weights:
    """Return the weights that benchmarks/train_keywords.py fitted.

    The file holds a weight for each standard deviation of a feature, so that weights compare.
    """
    table = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    rows = [table["features"][name] for name in FEATURES]
    weights = tuple(row["weight"] / row["deviation"] for row in rows)
    shift = sum(weight * row["mean"] for weight, row in zip(weights, rows, strict=True))
    return Weights(constant=table["constant"] - shift, features=weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What the features of all candidates of one text are read from."""

    text: PreparedText
    vocabulary: Vocabulary
    stops: frozenset[str]
    parts_of_speech: PartsOfSpeech
    headline: frozenset[str]
    lead: frozenset[str]
    word_counts: Mapping[str, int]
    highest_count: int
    nested: Mapping[str, int]


def gather_facts(
    text: PreparedText,
    candidates: Sequence[Candidate],
    vocabulary: Vocabulary,
    stops: frozenset[str],
    parts_of_speech: PartsOfSpeech,
) -> TextFacts:
    """Return what features are read from."""
    keys = [word.key for word in text.words]
    end = text.headline_end
    return TextFacts(
        text=text,
        vocabulary=vocabulary,
        stops=stops,
        parts_of_speech=parts_of_speech,
        headline=frozenset(keys[:end]),
        lead=frozenset(keys[end : end + _LEAD_WORDS]),
        word_counts=Counter(keys),
        highest_count=max((candidate.count for candidate in candidates), default=1),
        nested=_count_nested(candidates),
    )


def _count_nested(candidates: Sequence[Candidate]) -> dict[str, int]:
    """Return how often each phrase stands inside the longer candidate that is the commonest."""
    nested: dict[str, int] = {}
    for candidate in candidates:
        words = candidate.lexical_form.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                if end - start < len(words):
                    piece = " ".join(words[start:end])
                    nested[piece] = max(nested.get(piece, 0), candidate.count)
    return nested


def rank_candidates(
    candidates: Sequence[Candidate], facts: TextFacts, weights: Weights
) -> tuple[Ranked, ...]:
    """Return the candidates, the most relevant first, ties by text."""
    ranked = (
        Ranked(candidate=candidate, relevance=weigh(read_features(candidate, facts), weights))
        for candidate in candidates
    )
    return order_ranked(ranked)


def order_ranked(ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Return candidates, the most relevant first, ties by text."""
    return tuple(sorted(ranked, key=lambda item: (-item.relevance, item.candidate.text)))


def weigh(features: Sequence[float], weights: Weights) -> float:
    """Return how likely an editor keeps a candidate, 0 to 1."""
    total = sum(map(mul, features, weights.features), weights.constant)
    return 1 / (1 + exp(-max(total, _LEAST_TOTAL)))


def read_features(candidate: Candidate, facts: TextFacts) -> tuple[float, ...]:
    """Return the values of FEATURES for one candidate."""
    keys = [word.key for word in candidate.words]
    content = [key for key in keys if key not in facts.stops] or keys
    return (
        *_read_counts(candidate, facts),
        *_read_places(candidate, content, facts),
        *_read_kind(candidate),
        *_read_spelling(candidate),
        *_read_nesting(candidate, content, facts),
        *_read_grammar(candidate, keys, facts),
        *_read_meaning(keys, facts.vocabulary),
    )


def _read_counts(candidate: Candidate, facts: TextFacts) -> tuple[float, ...]:
    return (
        -log(max(candidate.value, _LEAST_VALUE)),
        log(candidate.count),
        log1p(candidate.count) / log1p(facts.highest_count),
    )


def _read_places(
    candidate: Candidate, content: Sequence[str], facts: TextFacts
) -> tuple[float, ...]:
    length = len(facts.text.words)
    parts = {start * _PARTS // length for start, _ in candidate.places}
    return (
        -log1p(candidate.first / 17),
        candidate.first / length,
        candidate.first < facts.text.headline_end,
        candidate.places[-1][0] < facts.text.headline_end,
        sum(key in facts.headline for key in content) / len(content),
        sum(key in facts.lead for key in content) / len(content),
        len(parts) / _PARTS,
        *_read_neighbours(candidate, facts),
    )


def _read_neighbours(candidate: Candidate, facts: TextFacts) -> tuple[float, ...]:
    """Return in which share of its places a phrase goes on, or is part of a clause.

    "White House coronavirus" goes on in "task force".
    """
    words, stops, count = facts.text.words, facts.stops, candidate.count
    after = [words[end] for _, end in candidate.places if end < len(words)]
    after = [word for word in after if not word.breaks]
    content = [word for word in after if word.key not in stops]
    before = [words[start - 1] for start, _ in candidate.places if not words[start].breaks]
    opens = "VERB" in facts.parts_of_speech(candidate.words[0].key)
    ends = "VERB" in facts.parts_of_speech(candidate.words[-1].key)
    return (
        len(content) / count,
        sum("NOUN" in facts.parts_of_speech(word.key) for word in content) / count,
        sum(word.key not in stops for word in before) / count,
        opens and sum(word.key in _VERB_MARKS for word in before) / count,
        ends and sum(word.key in _VERB_COMPANIONS for word in after) / count,
    )


def _read_kind(candidate: Candidate) -> tuple[float, ...]:
    length = len(candidate.words)
    name, plain = candidate.kind is Kind.NAME, candidate.kind is Kind.PLAIN
    kind = candidate.entity.kind if candidate.entity else None
    return (
        name and length == 1,
        name and length == 2,
        name and length > 2,
        log(candidate.count) if name else 0.0,
        kind is EntityKind.PERSON,
        kind is EntityKind.PLACE,
        kind is EntityKind.ORGANISATION,
        name and kind is None,
        candidate.kind is Kind.MIXED,
        plain and length == 1,
        plain and length == 2,
        plain and length > 2,
    )


def _read_spelling(candidate: Candidate) -> tuple[float, ...]:
    texts = [word.text for word in candidate.words]
    return (
        sum(text[0].isupper() for text in texts) / len(texts),
        sum(map(len, texts)) / 10,
        max(map(len, texts)) <= 3,
    )


def _read_nesting(
    candidate: Candidate, content: Sequence[str], facts: TextFacts
) -> tuple[float, ...]:
    nested = facts.nested.get(candidate.lexical_form, 0) / candidate.count
    counts = [log(facts.word_counts[key]) for key in content]
    alone = candidate.kind is Kind.PLAIN and len(candidate.words) == 1
    return (
        nested,
        nested >= 1,
        alone and nested >= _LEAST_PIECE_SHARE,
        candidate.count == 1,
        sum(counts) / len(counts),
        min(counts),
        max(counts),
    )


def _read_grammar(candidate: Candidate, keys: Sequence[str], facts: TextFacts) -> tuple[float, ...]:
    """Return what the parts of speech of the first and last word are; names have none."""
    plain = candidate.kind is not Kind.NAME
    longer = plain and len(keys) > 1
    last = facts.parts_of_speech(keys[-1]) if plain else NO_PARTS
    first = facts.parts_of_speech(keys[0]) if longer else NO_PARTS
    return (
        bool(last) and "NOUN" not in last,
        "VERB" in last,
        "ADJ" in last,
        plain and not last,
        "VERB" in first,
        first == {"VERB"},
        "ADJ" in first and "NOUN" not in first,
        "NOUN" in first,
        longer and keys[0].endswith("ing"),
        plain and keys[-1].endswith("ing"),
        plain and is_participle(candidate.words[-1], facts.vocabulary),
        plain and keys[-1].endswith("s") and not keys[-1].endswith("ss"),
    )


def _read_meaning(keys: Sequence[str], vocabulary: Vocabulary) -> tuple[float, ...]:
    alone = len(keys) == 1
    return (
        alone and (keys[0] in vocabulary.never_alone or keys[0] in vocabulary.never_last),
        any(key in vocabulary.titles for key in keys),
        keys[-1] in vocabulary.titles,
        keys[-1] in vocabulary.institutions,
        any(key in vocabulary.demonyms for key in keys),
    )
