"""Titles for groups of articles: of an event its headline, of a topic who and what it is about."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from plugins.model import NewsArticle
from plugins.text.outlets import outlet_key
from plugins.text.tokens import split_terms, split_words, stem
from plugins.text.vectors import Vector, centroid, dot, idf
from plugins.topics.core.deeds import DEEDS
from plugins.topics.core.headlines import clean_headline, shorten_headline
from plugins.topics.core.runs import find_capitalised

# A title must be about most of the articles: half of the headlines name its words.
_LEAST_SHARE = 0.5

# Deeds stand early in a report.
_READ_CHARACTERS = 6000
_MAX_NAME_WORDS = 3

# "Court", "plan" and "people" stand in every sixth report and say nothing of this one.
_LEAST_TELLING = 2.0
_LEAST_TOLD = 4.5
_MAX_TRIED = 12

# Noun and verb share so many letters: "recognition", "recognise".
_VERB_LETTERS = 6
_VERB = "…"
_NO_TITLE = "Related reports"

Terms = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The articles of a group, and the terms of each headline."""

    articles: Sequence[NewsArticle]
    headlines: tuple[Terms, ...]

    def share(self, terms: Iterable[str]) -> float:
        """Return the share of the headlines that hold all these terms."""
        wanted = set(terms)
        return sum(wanted <= headline for headline in self.headlines) / len(self.headlines)

    def bodies(self) -> Iterator[Terms]:
        """Yield the early words of each body."""
        for article in self.articles:
            yield frozenset(split_words(article.body[:_READ_CHARACTERS]))


def name_event(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Iterable[str]
) -> str:
    """Return the headline of the article most like the others, cut where a clause ends.

    It never holds one of the outlets' names.
    """
    return next(_headlines(articles, vectors, outlets), _NO_TITLE)


def name_topic(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Iterable[str]
) -> str:
    """Return who and what the articles are about: "Taliban recognition".

    That is a name and what happened to it, as most headlines say both; else a name and a keyword
    of all articles, one of which stands in most headlines; else the headline that shares words
    with most others. It never holds one of the outlets' names.
    """
    group = _Group(
        articles=articles,
        headlines=tuple(frozenset(split_terms(article.headline)) for article in articles),
    )
    own = {outlet_key(name) for name in outlets}
    title = _find_title(group, own) or _find_pair(group, own)
    # Of equal ones the first: max takes the headline of the most central article.
    return title or max(
        _headlines(articles, vectors, outlets),
        key=lambda text: _agreement(text, group),
        default=_NO_TITLE,
    )


def _find_title(group: _Group, outlets: set[str]) -> str:
    """Return a name and what happened to it, as most headlines say both."""
    entity = _find_entity(group, outlets)
    for find in (_find_phrase, _find_deed, _find_noun) if entity else ():
        title = f"{entity} {find(group, entity)}".rstrip()
        if title != entity and _telling(title) >= _LEAST_TOLD:
            return title
    return ""


def _telling(title: str) -> float:
    return math.fsum(idf(term) for term in sorted(set(split_terms(title))))


def _find_pair(group: _Group, outlets: set[str]) -> str:
    """Return a name and a keyword of all articles, one of which stands in most headlines.

    One of the headlines may be about the person, and another about the matter.
    """
    shared = frozenset.intersection(*(frozenset(map(_stem, body)) for body in group.bodies()))
    names = (form for article in group.articles for form, _ in _name_forms(article, outlets))
    nouns = (k.text for article in group.articles for k in article.keywords if k.text.islower())
    titles = {
        f"{name} {noun}"
        for name in _most_telling(names, group, shared)
        for noun in _most_telling(nouns, group, shared)
        if set(_terms(name)).isdisjoint(_terms(noun))
    }
    agreed = {title: _agreement(title, group) / len(group.articles) for title in titles}
    fit = [
        title
        for title in titles
        if _is_common(agreed[title], group) and _telling(title) >= _LEAST_TOLD
    ]
    return max(fit, key=lambda title: (agreed[title], _telling(title), title), default="")


def _most_telling(phrases: Iterable[str], group: _Group, shared: Terms) -> list[str]:
    """Return phrases all of whose words are shared, and stand in a headline."""
    fit = {
        phrase
        for phrase in phrases
        if shared.issuperset(map(_stem, split_words(phrase))) and group.share(_terms(phrase))
    }
    return sorted(fit, key=lambda phrase: (-_telling(phrase), phrase))[:_MAX_TRIED]


def _headlines(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Iterable[str]
) -> Iterator[str]:
    """Yield the headlines as titles, that of the article most like the others first."""
    names = _longest_first(frozenset(outlets))
    middle = centroid(vectors)
    closeness = [dot(vector, middle) for vector in vectors]
    for at in sorted(range(len(articles)), key=lambda at: (-closeness[at], articles[at].id)):
        headline = clean_headline(articles[at].headline, names)
        if headline:
            yield shorten_headline(headline)


@lru_cache(maxsize=4)
def _longest_first(outlets: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(outlets, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return stem(word)


@lru_cache(maxsize=50_000)
def _terms(phrase: str) -> tuple[str, ...]:
    """Return the terms of a name or a keyword; a site says the same ones over and over."""
    return tuple(split_terms(phrase))


def _agreement(title: str, group: _Group) -> int:
    """Return how many headlines share a word with a title."""
    terms = set(split_terms(title))
    return sum(not terms.isdisjoint(headline) for headline in group.headlines)


def _find_entity(group: _Group, outlets: set[str]) -> str:
    """Return the name that most headlines share, in the form that most of them use.

    Of several the rarest: "Trump" is in every second headline of a year.
    """
    mentions: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for article in group.articles:
        for name, times in _name_forms(article, outlets):
            mentions[name] += times
            articles[name] += 1
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name in mentions:
        terms = sorted(_terms(name), key=lambda term: (-idf(term), term))
        if terms and articles[name] >= _LEAST_SHARE * len(group.articles):
            forms[terms[0]].append(name)
    shares = {term: group.share([term]) for term in forms}
    common = [term for term in forms if _is_common(shares[term], group)]
    if not common:
        return ""
    best = max(common, key=lambda term: (shares[term] ** 2 * idf(term), term))
    return max(
        forms[best],
        key=lambda name: (_is_common(group.share(_terms(name)), group), mentions[name], name),
    )


def _is_common(share: float, group: _Group) -> bool:
    """Tell whether half of the headlines, and not one alone, agree."""
    return share >= _LEAST_SHARE and share * len(group.headlines) > 1


def _name_forms(article: NewsArticle, outlets: set[str]) -> Iterator[tuple[str, int]]:
    """Yield each form of the names in an article, and how often the article uses the name.

    Without the keywords stage, which finds names, capitals have to do.
    """
    forms: Counter[str] = Counter()
    for entity in article.entities:
        forms.update(dict.fromkeys((entity.name, *entity.forms), len(entity.mentions)))
    if not article.entities:
        forms.update(find_capitalised(article.body[:_READ_CHARACTERS], _MAX_NAME_WORDS))
    for form, times in sorted(forms.items()):
        if len(form.split()) <= _MAX_NAME_WORDS and outlet_key(form) not in outlets:
            yield form, times


def _find_deed(group: _Group, entity: str) -> str:
    """Return the most telling noun for an event that headlines and bodies agree on.

    A headline agrees by the noun or by its verb: "recognises" stands for "recognition".
    """
    taken = set(split_words(entity))
    same = Counter(deed for terms in group.headlines for deed in _agreeing_deeds(terms) - taken)
    shares = {deed: count / len(group.headlines) for deed, count in same.items()}
    common = {deed for deed, share in shares.items() if _is_common(share, group)}
    found = Counter(deed for words in group.bodies() for deed in words & common) if common else {}
    relevance = {
        deed: shares[deed] * count * idf(stem(deed)) for deed, count in found.items() if count > 1
    }
    return max(relevance, key=lambda deed: (relevance[deed], deed), default="")


def _agreeing_deeds(terms: Terms) -> set[str]:
    """Return the deeds that the terms of a headline are, or are the verbs of."""
    known = _deeds_by_sign()
    return {
        deed
        for term in terms
        for sign in (term, term[:_VERB_LETTERS] + _VERB)
        for deed in known.get(sign, ())
    }


@cache
def _deeds_by_sign() -> dict[str, list[str]]:
    """Return the deeds by their stem, and by what noun and verb have in common."""
    signs: defaultdict[str, list[str]] = defaultdict(list)
    for deed in sorted(DEEDS):
        signs[stem(deed)].append(deed)
        if len(deed) > _VERB_LETTERS:
            signs[deed[:_VERB_LETTERS] + _VERB].append(deed)
    return dict(signs)


def _find_phrase(group: _Group, entity: str) -> str:
    """Return the keyword of two words or more that most headlines share."""
    return _find_keyword(group, entity, range(2, _MAX_NAME_WORDS + 1))


def _find_noun(group: _Group, entity: str) -> str:
    """Return the keyword of one word that most headlines share."""
    return _find_keyword(group, entity, range(1, 2))


def _find_keyword(group: _Group, entity: str, lengths: Collection[int]) -> str:
    """Return the most telling keyword of that many words that headlines share, if it is no name."""
    taken = set(_terms(entity))
    forms: Counter[str] = Counter()
    for article in group.articles:
        forms.update(keyword.text for keyword in article.keywords if keyword.text.islower())
    relevance = {}
    for form in forms:
        terms = _terms(form)
        share = group.share(terms)
        telling = len(terms) in lengths and min(map(idf, terms), default=0) >= _LEAST_TELLING
        if telling and taken.isdisjoint(terms) and _is_common(share, group):
            relevance[form] = share * math.fsum(idf(term) for term in terms)
    return max(relevance, key=lambda form: (relevance[form], forms[form], form), default="")
