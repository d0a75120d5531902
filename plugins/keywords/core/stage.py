"""Keywords of every article of a digest."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import sqrt

from plugins.keywords.core.candidates import Candidate, make_candidates
from plugins.keywords.core.choice import Rules, choose
from plugins.keywords.core.names import find_names
from plugins.keywords.core.text import prepare_text
from plugins.keywords.core.words import split_words, straighten
from plugins.keywords.data.languages import vocabulary_for
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.keywords.yake_wall import propose_phrases, stop_words
from plugins.model import Code, Digest, Finding, Keyword, NewsArticle
from plugins.settings import KeywordSettings
from plugins.text.outlets import outlet_key

# A shorter text may honestly hold no keyword: a picture story, a single line.
_LONG_ENOUGH_WORDS = 60


def add_keywords(
    digest: Digest,
    settings: KeywordSettings,
    *,
    track: Callable[[Sequence[NewsArticle]], Iterable[NewsArticle]] = iter,
) -> Digest:
    """Return the digest with keywords on every article.

    A long article without any is a finding. ``track`` is handed the articles and gives them
    back one by one, in order: an adapter shows progress with it.
    """
    outlets = outlet_names(digest)
    articles = tuple(
        replace(article, keywords=extract_keywords(article, settings, outlets))
        for article in track(digest.articles)
    )
    findings = [_no_keywords(article) for article in articles if _lacks_keywords(article)]
    new = tuple(finding for finding in findings if finding not in digest.findings)
    return replace(digest, articles=articles, findings=digest.findings + new)


def outlet_names(digest: Digest) -> frozenset[str]:
    """Return every name of an outlet or agency that the digest knows."""
    known = {name for outlet in digest.outlets for name in (outlet.name, *outlet.aliases)}
    for article in digest.articles:
        known |= {article.outlet or "", article.original_outlet or "", article.agency or ""}
    return frozenset(known - {""})


def extract_keywords(
    article: NewsArticle, settings: KeywordSettings, outlets: Iterable[str] = ()
) -> tuple[Keyword, ...]:
    """Return an article's keywords, the most relevant first, ties by text.

    They depend on the article and the names of outlets alone. The article's own outlets need
    not be among ``outlets``.
    """
    language = article.language[:2].lower()
    vocabulary = vocabulary_for(language)
    stops = stop_words(language)
    prepared = prepare_text(article, stops, vocabulary)
    names = find_names(prepared, stops, vocabulary, settings.max_words)
    candidates = make_candidates(
        propose_phrases(prepared.text, language), prepared.words, names, vocabulary
    )
    own = (article.outlet, article.original_outlet, article.agency)
    rules = Rules(
        stops=stops,
        outlets=_outlet_words({*outlets, *filter(None, own)}, stops, vocabulary),
        vocabulary=vocabulary,
        headline_end=prepared.headline_end,
        lead_end=prepared.lead_end,
        min_keywords=settings.min_keywords,
        max_keywords=settings.max_keywords,
        max_words=settings.max_words,
    )
    keywords = map(_keyword, choose(candidates, rules))
    return tuple(sorted(keywords, key=lambda keyword: (-keyword.relevance, keyword.text)))


def _outlet_words(
    outlets: Iterable[str], stops: frozenset[str], vocabulary: Vocabulary
) -> frozenset[tuple[str, ...]]:
    """Return the names as tuples of words; "A/B" is the two names it consists of."""
    parts = [part for name in outlets for part in name.split("/")]
    words = (split_words(straighten(outlet_key(part)), stops, vocabulary) for part in parts)
    return frozenset(tuple(word.key for word in name) for name in words) - {()}


def _keyword(candidate: Candidate) -> Keyword:
    return Keyword(
        text=candidate.text,
        lexical_form=candidate.lexical_form,
        relevance=relevance(candidate.value),
        raw_score=candidate.value,
    )


def relevance(value: float) -> float:
    """Return YAKE's value, 0 and up and lower is better, as 0..1 where higher is better.

    The root spreads what YAKE crowds near 0 (its best values are products of small numbers):
    .0004 becomes .98, .04 becomes .83, 1 becomes .5. A negative value counts as 0.
    """
    return 1 / (1 + sqrt(max(value, 0.0)))


def _lacks_keywords(article: NewsArticle) -> bool:
    return not article.keywords and len(article.body.split()) >= _LONG_ENOUGH_WORDS


def _no_keywords(article: NewsArticle) -> Finding:
    return Finding(
        code=Code.ARTICLE_NO_KEYWORDS,
        subject=article.id,
        message=f"No keyword was found in the {len(article.body.split())} words of "
        f"“{article.headline}”.",
        hint="Look at the capture page: the body may not be prose, or its language "
        f"({article.language}) may be wrong; set it in the sidecar.",
    )
