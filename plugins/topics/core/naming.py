"""Titles for groups of articles: of an event its headline, of a topic who and what it is about."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from plugins.model import NewsArticle
from plugins.text.outlets import outlet_key
from plugins.text.tokens import distinct_words, split_terms, split_words, stem
from plugins.text.vectors import Vector, centroid, dot, idf
from plugins.topics.core.deeds import DEEDS
from plugins.topics.core.headlines import clean_headline, shorten_headline
from plugins.topics.core.runs import find_capitalised

# A title must be about most of the articles: half of the headlines name its words.
_LEAST_SHARE = 0.5

# Deeds stand early in a report.
_READ_CHARACTERS = 6000
_MAX_NAME_WORDS = 3

# More of a large topic than its middle tells nothing new, and would cost as much as it is large.
_MOST_READ = 50

# "Court", "plan" and "people" stand in every sixth report and say nothing of this one.
_LEAST_TELLING = 2.0
_LEAST_TOLD = 4.5
_MAX_TRIED = 12

# Noun and verb share so many letters: "recognition", "recognise".
_VERB_LETTERS = 6
_VERB = "…"
_NO_TITLE = "Related reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What a title is made from: the articles most like the others, and all headlines.

    ``holders`` is term to the headlines that hold it, of ``count`` in all.
    """

    articles: Sequence[NewsArticle]
    holders: Mapping[str, frozenset[int]]
    count: int

    def share(self, terms: Iterable[str]) -> float:
        """Return the share of the headlines that hold all these terms."""
        held = [self.holders.get(term, frozenset()) for term in terms]
        return len(frozenset.intersection(*held)) / self.count if held else 1

    def agreement(self, title: str) -> float:
        """Return the share of the headlines that hold a word of a title."""
        held = (self.holders.get(term, frozenset()) for term in split_terms(title))
        return len(frozenset().union(*held)) / self.count


def name_event(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Iterable[str]
) -> str:
    """Return the headline of the article most like the others, cut where a clause ends.

    It never holds one of the outlets' names.
    """
    return next(_headlines(_order_by_closeness(articles, vectors), outlets), _NO_TITLE)


def name_topic(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Iterable[str]
) -> str:
    """Return who and what the articles are about: "Taliban recognition".

    That is a name and what happened to it, as most headlines say both; else a name and a keyword
    of all articles, one of which stands in most headlines; else the headline that shares words
    with most others. It never holds one of the outlets' names.
    """
    central = _order_by_closeness(articles, vectors)[:_MOST_READ]
    group = _Group(articles=central, holders=_find_holders(articles), count=len(articles))
    own = _outlet_keys(frozenset(outlets))
    title = _find_title(group, own) or _find_pair(group, own)
    # Of equal ones the first: max takes the headline of the most central article.
    return title or max(_headlines(central, outlets), key=group.agreement, default=_NO_TITLE)


def _order_by_closeness(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector]
) -> list[NewsArticle]:
    """Return the articles, the one most like the others first."""
    if len(articles) == 1:
        return [*articles]
    middle = centroid(vectors)
    closeness = [dot(vector, middle) for vector in vectors]
    places = sorted(range(len(articles)), key=lambda at: (-closeness[at], articles[at].id))
    return [articles[at] for at in places]


def _find_holders(articles: Sequence[NewsArticle]) -> dict[str, frozenset[int]]:
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for at, article in enumerate(articles):
        for term in split_terms(article.headline):
            holders[term].add(at)
    return {term: frozenset(places) for term, places in holders.items()}


@lru_cache(maxsize=4)
def _outlet_keys(outlets: frozenset[str]) -> frozenset[str]:
    return frozenset(map(outlet_key, outlets))


def _find_title(group: _Group, outlets: frozenset[str]) -> str:
    """Return a name and what happened to it, as most headlines say both."""
    entity = _find_entity(group, outlets)
    for find in (_find_phrase, _find_deed, _find_noun) if entity else ():
        title = f"{entity} {find(group, entity)}".rstrip()
        if title != entity and _telling(title) >= _LEAST_TOLD:
            return title
    return ""


def _telling(title: str) -> float:
    return math.fsum(idf(term) for term in sorted(set(split_terms(title))))


def _find_pair(group: _Group, outlets: frozenset[str]) -> str:
    """Return a name and a keyword of all articles, one of which stands in most headlines.

    One of the headlines may be about the person, and another about the matter.
    """
    forms = {form for article in group.articles for form in _name_forms(article)}
    words = {k.text for article in group.articles for k in article.keywords if k.text.islower()}
    names, nouns = _keep_shared(
        {form for form in forms if group.share(_terms(form)) and _is_name(form, outlets)},
        {word for word in words if group.share(_terms(word))},
        group.articles,
    )
    # With every name of them, where the first one fits no keyword, one more topic in forty is
    # composed, but on ecbplus the names tell apart .794 instead of .853.
    name = next(iter(_most_telling(names)), "")
    fitting = (noun for noun in _most_telling(nouns) if set(_terms(name)).isdisjoint(_terms(noun)))
    titles = [f"{name} {noun}" for noun in fitting if name]
    agreed = {title: group.agreement(title) for title in titles}
    fit = [
        title
        for title in titles
        if _is_common(agreed[title], group) and _telling(title) >= _LEAST_TOLD
    ]
    return max(fit, key=lambda title: (agreed[title], _telling(title), title), default="")


def _keep_shared(
    names: set[str], nouns: set[str], articles: Iterable[NewsArticle]
) -> tuple[set[str], set[str]]:
    """Return the names and nouns all of whose words stand in each article."""
    for article in articles:
        if not names or not nouns:
            break
        stems = frozenset(map(_stem, _early_words(article)))
        names = {name for name in names if stems.issuperset(_word_stems(name))}
        nouns = {noun for noun in nouns if stems.issuperset(_word_stems(noun))}
    return names, nouns


def _most_telling(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-_telling(phrase), phrase))[:_MAX_TRIED]


def _headlines(articles: Iterable[NewsArticle], outlets: Iterable[str]) -> Iterator[str]:
    """Yield the headlines as titles."""
    names = _longest_first(frozenset(outlets))
    for article in articles:
        headline = clean_headline(article.headline, names)
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


@lru_cache(maxsize=50_000)
def _word_stems(phrase: str) -> tuple[str, ...]:
    return tuple(map(_stem, split_words(phrase)))


def _early_words(article: NewsArticle) -> frozenset[str]:
    return _distinct_words(article.body[:_READ_CHARACTERS])


# A group is read once for its deed and once more for what its articles share.
@lru_cache(maxsize=_MOST_READ)
def _distinct_words(text: str) -> frozenset[str]:
    return distinct_words(text)


def _find_entity(group: _Group, outlets: frozenset[str]) -> str:
    """Return the name that most headlines share, in the form that most of them use.

    Of several the rarest: "Trump" is in every second headline of a year.
    """
    mentions: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for article in group.articles:
        found = _name_forms(article)
        mentions.update(found)
        articles.update(found.keys())
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name, number in articles.items():
        terms = sorted(_terms(name), key=lambda term: (-idf(term), term))
        often = number >= _LEAST_SHARE * len(group.articles)
        if often and terms and _is_name(name, outlets):
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
    return share >= _LEAST_SHARE and share * group.count > 1


def _name_forms(article: NewsArticle) -> dict[str, int]:
    """Return each form of the names in an article, and how often the article uses the name.

    Without the keywords stage, which finds names, capitals have to do.
    """
    if not article.entities:
        return Counter(find_capitalised(article.body[:_READ_CHARACTERS], _MAX_NAME_WORDS))
    forms: dict[str, int] = {}
    for entity in article.entities:
        for form in {entity.name, *entity.forms}:
            forms[form] = forms.get(form, 0) + len(entity.mentions)
    return forms


def _is_name(form: str, outlets: frozenset[str]) -> bool:
    """Tell whether a form fits into a title and is none of the outlets."""
    return len(form.split()) <= _MAX_NAME_WORDS and outlet_key(form) not in outlets


def _find_deed(group: _Group, entity: str) -> str:
    """Return the most telling noun for an event that headlines and bodies agree on.

    A headline agrees by the noun or by its verb: "recognises" stands for "recognition".
    """
    agreeing: defaultdict[str, set[int]] = defaultdict(set)
    for term, places in group.holders.items():
        for deed in _deeds_of(term):
            agreeing[deed] |= places
    shares = {deed: len(places) / group.count for deed, places in agreeing.items()}
    taken = set(split_words(entity))
    common = {d for d, share in shares.items() if d not in taken and _is_common(share, group)}
    bodies = map(_early_words, group.articles if common else ())
    found = Counter(deed for words in bodies for deed in words & common)
    relevance = {
        deed: shares[deed] * count * idf(stem(deed)) for deed, count in found.items() if count > 1
    }
    return max(relevance, key=lambda deed: (relevance[deed], deed), default="")


def _deeds_of(term: str) -> Iterator[str]:
    """Yield the deeds that the term of a headline is, or is the verb of."""
    for sign in (term, term[:_VERB_LETTERS] + _VERB):
        yield from _deeds_by_sign().get(sign, ())


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
