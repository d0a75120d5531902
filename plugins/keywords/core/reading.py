"""What one article says of itself: its keywords, and the people, places, organisations it names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.keywords.core.candidates import Candidate, make_candidates
from plugins.keywords.core.choice import PartsOfSpeech, Ranked, Rules, choose, is_keyword
from plugins.keywords.core.entities import find_entities
from plugins.keywords.core.names import Names, find_names
from plugins.keywords.core.ranking import (
    NO_PARTS,
    TextFacts,
    gather_facts,
    rank_candidates,
    shipped_weights,
)
from plugins.keywords.core.text import PreparedText, prepare_text
from plugins.keywords.core.words import SUBHEAD, Word, ends_in_spare_dot, split_words, straighten
from plugins.keywords.data.languages import vocabulary_for
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.keywords.lexicon_wall import parts_of_speech
from plugins.keywords.yake_wall import propose_phrases, stop_words
from plugins.model import ArticleEntity, Keyword, Mention, NewsArticle
from plugins.settings import KeywordSettings
from plugins.text.outlets import outlet_key

LONGEST_NAME_WORDS = 6
"""Names are never cut: "House Committee on Oversight and Government Reform" is one keyword."""

# YAKE reads this many words of a text, at a fraction of its time: what an article is about stands
# early. F1@10 by folds with 150, 200 and 300 words: .279, .275 and .277 on DUC-2001, .135, .135
# and .136 on KPCrowd, .502, .507 and .512 on the editorial gold.
_YAKE_WORDS = 150

NameFinder = Callable[[PreparedText, frozenset[str], Vocabulary, int], Names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was found in one article: keywords, the most relevant first, and whom it names."""

    keywords: tuple[Keyword, ...]
    entities: tuple[ArticleEntity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The possible keywords of an article, and what their choice depends on."""

    candidates: tuple[Candidate, ...]
    entities: tuple[ArticleEntity, ...]
    facts: TextFacts
    rules: Rules


def read_article(
    article: NewsArticle, settings: KeywordSettings, outlets: Iterable[str] = ()
) -> Reading:
    """Return what is found in an article: it depends on nothing but the arguments.

    ``outlets`` are names of outlets, which are no keywords; the article's own need not be among
    them.
    """
    gathered = gather_candidates(article, settings, outlets)
    ranked = rank_candidates(gathered.candidates, gathered.facts, shipped_weights())
    words = gathered.facts.text.words
    chosen = choose(ranked, gathered.rules)
    return Reading(
        keywords=tuple(_keyword(item, words) for item in chosen), entities=gathered.entities
    )


def read_prepared(_article: NewsArticle, text: PreparedText) -> str:
    """Return what YAKE reads of an article."""
    return _beginning(text.text)


def gather_candidates(
    article: NewsArticle,
    settings: KeywordSettings,
    outlets: Iterable[str] = (),
    *,
    yake_reads: Callable[[NewsArticle, PreparedText], str] = read_prepared,
    name_finder: NameFinder = find_names,
    lexicon: PartsOfSpeech = parts_of_speech,
) -> Gathered:
    """Return what YAKE proposes of an article and its names, less what can never be a keyword.

    The last three are stages of the work; to tell what each is worth, a benchmark puts others in
    their place.
    """
    language = article.language[:2].lower()
    vocabulary, stops = vocabulary_for(language), stop_words(language)
    text = prepare_text(article, stops, vocabulary)
    names = name_finder(text, stops, vocabulary, LONGEST_NAME_WORDS)
    proposals = propose_phrases(yake_reads(article, text), language)
    own = filter(None, (article.outlet, article.original_outlet, article.agency))
    known = {*outlets, *own}
    parts = lexicon if language == "en" else know_no_parts
    rules = _make_rules(settings, parts, _outlet_words(known, stops, vocabulary), stops, vocabulary)
    entities = find_entities(text, names, vocabulary, frozenset(map(outlet_key, known)))
    made = make_candidates(proposals, text.words, names, entities, stops, vocabulary)
    possible = tuple(candidate for candidate in made if is_keyword(candidate, rules))
    facts = gather_facts(text, possible, vocabulary, stops, rules.parts_of_speech)
    return Gathered(candidates=possible, entities=entities, facts=facts, rules=rules)


def _make_rules(
    settings: KeywordSettings,
    parts_of_speech: PartsOfSpeech,
    outlets: frozenset[tuple[str, ...]],
    stops: frozenset[str],
    vocabulary: Vocabulary,
) -> Rules:
    return Rules(
        stops=stops,
        parts_of_speech=parts_of_speech,
        outlets=outlets,
        vocabulary=vocabulary,
        min_keywords=settings.min_keywords,
        max_keywords=settings.max_keywords,
        max_words=settings.max_words,
    )


def _beginning(text: str) -> str:
    """Return the first words of a text, its lines kept."""
    lines, left = [], _YAKE_WORDS
    for line in text.split("\n"):
        words = line.split(" ", left)
        lines.append(" ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            break
    return "\n".join(lines)


def know_no_parts(_word: str) -> frozenset[str]:
    """Return no part of speech: the lexicon of a language that has none."""
    return NO_PARTS


def _outlet_words(
    outlets: Iterable[str], stops: frozenset[str], vocabulary: Vocabulary
) -> frozenset[tuple[str, ...]]:
    """Return the names as tuples of words; "A/B" is the two names it consists of."""
    parts = [part for name in outlets for part in name.split("/")]
    words = (split_words(straighten(outlet_key(part)), stops, vocabulary) for part in parts)
    return frozenset(tuple(word.key for word in name) for name in words) - {()}


def _keyword(item: Ranked, words: Sequence[Word]) -> Keyword:
    candidate = item.candidate
    entity = candidate.entity
    return Keyword(
        text=candidate.text,
        lexical_form=candidate.lexical_form,
        relevance=round(item.relevance, 4),
        raw_score=candidate.value,
        entity=entity.key if entity else None,
        mentions=entity.mentions if entity else tuple(_mentions(candidate, words)),
    )


def _mentions(candidate: Candidate, words: Sequence[Word]) -> Iterator[Mention]:
    for start, end in candidate.places:
        piece = words[start:end]
        if piece[0].paragraph != SUBHEAD:
            stop = piece[-1].end - ends_in_spare_dot(piece)
            yield Mention(paragraph=piece[0].paragraph, start=piece[0].start, end=stop)
