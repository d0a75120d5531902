"""Cross-links: related articles and related topics, each with the reason the reader sees."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from plugins.model import (
    ArticleEntity,
    ArticleId,
    CrossLink,
    Digest,
    Keyword,
    LinkKind,
    NewsArticle,
    Relation,
    Topic,
)
from plugins.settings import CrosslinkSettings
from plugins.text.memory import Remember, find_anew
from plugins.text.nearness import Calendar
from plugins.text.outlets import outlet_key
from plugins.text.pairs import Pairs, similar_pairs
from plugins.text.vectors import ReadVectors, Vector, centroid, read_vectors

# All of most articles, for a link may rest on what comes late. With 300, as many as topics compare,
# the five nearest hold .992 instead of .994 of an article's own event on allsides_full.
_BODY_WORDS = 2000

# What is alike but in another event comes after what is in the same: among the first five of an
# article on ecbplus .963 instead of .942 are of its event, and on allsides_full nothing changes.
_OTHER_EVENT_SHARE = 0.5

# One outlet's follow-ups to its own report are no second view of it.
_MOST_OF_OUTLET = 2

# The nearest of an article that are looked at to fill its list, for each place in it.
_CANDIDATES = 6

_NAMED_KEYWORDS = 2
_NAMED_TOPIC_KEYWORDS = 3

# Topics are few and broad, so half of what two articles must have in common is worth a link,
# where they share a keyword or a name to show for it.
_TOPIC_SHARE = 0.5

# A name stands for a topic if this part of its articles hold it.
_ENTITY_SHARE = 1 / 3

_DIGITS = 4

Neighbours = Mapping[int, Sequence[tuple[int, float]]]
"""Place to (place, weight), the heaviest first, equal ones by place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """What articles or topics can share: a keyword or a name, and how much it matters."""

    key: str
    text: str
    relevance: float
    is_keyword: bool


Phrases = Mapping[str, _Phrase]
"""By their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of each article that is an original, by id, and of each topic, by slug."""

    articles: dict[ArticleId, tuple[CrossLink, ...]]
    topics: dict[str, tuple[CrossLink, ...]]


def add_crosslinks(
    digest: Digest,
    settings: CrosslinkSettings,
    *,
    read_articles: ReadVectors = read_vectors,
    remember: Remember[Links] = find_anew,
) -> Digest:
    """Return the digest with the related articles and topics of each article and topic.

    An article gets two lists, one after the other: reports on the same event, where days apart
    count against them, and more on the same subject, where they do not. A link's weight is the
    same both ways. Links lead to originals alone, and a copy has the links of its original.
    """
    ids = {article.id for article in digest.articles}
    originals = sorted(
        (article for article in digest.articles if article.copy_of not in ids),
        key=lambda article: article.id,
    )
    topics = sorted(digest.topics, key=lambda topic: topic.slug)
    links = remember(
        (*originals, *topics, settings),
        lambda: _find_links(originals, topics, settings, read_articles),
        None,
    )
    return replace(
        digest,
        articles=tuple(
            replace(article, related=links.articles.get(article.copy_of or article.id, ()))
            for article in digest.articles
        ),
        topics=tuple(replace(topic, related=links.topics[topic.slug]) for topic in digest.topics),
    )


def _find_links(
    originals: Sequence[NewsArticle],
    topics: Sequence[Topic],
    settings: CrosslinkSettings,
    read_articles: ReadVectors,
) -> Links:
    texts = [(article.headline, article.body, _BODY_WORDS) for article in originals]
    vectors = read_articles(texts)
    by_id = {article.id: article for article in originals}
    known = dict(zip(by_id, vectors, strict=True))
    return Links(
        articles=_link_articles(originals, vectors, settings),
        topics=_link_topics(topics, by_id, known, settings),
    )


def _link_articles(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], settings: CrosslinkSettings
) -> dict[ArticleId, tuple[CrossLink, ...]]:
    """Return the links of each article; articles and vectors go together, by id."""
    pairs = similar_pairs(vectors, settings.min_similarity)
    most = settings.max_related
    near = _weigh_by_event(articles, pairs)
    same_event = _nearest(near.where(near.similarity >= settings.min_similarity), most)
    same_topic = _nearest(pairs, 2 * most)
    phrases = [_article_phrases(article) for article in articles]
    rarities = _find_rarities(phrases)
    links: defaultdict[int, list[CrossLink]] = defaultdict(list)
    for place, other, weight, relation in _choose_both(articles, same_event, same_topic, most):
        shared = _shared(phrases[place], phrases[other], rarities)
        link = _article_link(articles[place], articles[other], weight, relation, shared)
        links[place].append(link)
    return {article.id: tuple(links[place]) for place, article in enumerate(articles)}


def _choose_both(
    articles: Sequence[NewsArticle], same_event: Neighbours, same_topic: Neighbours, most: int
) -> Iterator[tuple[int, int, float, Relation]]:
    """Yield the links of both lists of each place; what the first list may hold is in no second."""
    outlets = [outlet_key(article.outlet or "") for article in articles]
    for place, article in enumerate(articles):
        first = _choose(same_event.get(place, ()), outlets, most)
        yield from ((place, other, weight, Relation.SAME_EVENT) for other, weight in first)
        taken = {other for other, _ in first}
        rest = [
            (other, weight)
            for other, weight in same_topic.get(place, ())
            if other not in taken and not _is_same_event(article, articles[other])
        ]
        second = _choose(rest, outlets, most)
        yield from ((place, other, weight, Relation.SAME_TOPIC) for other, weight in second)


def _weigh_by_event(articles: Sequence[NewsArticle], pairs: Pairs) -> Pairs:
    """Return the pairs with what counts against two articles of different days and events."""
    import numpy as np

    calendar = Calendar([article.published for article in articles])
    events = [article.event for article in articles]
    numbers = {event: number for number, event in enumerate(dict.fromkeys(events))}
    event = np.array([numbers[event] for event in events], np.int64)
    grouped = np.array([event is not None for event in events], np.bool_)
    same = (event[pairs.one] == event[pairs.other]) & grouped[pairs.one]
    near = calendar.nearness(pairs.one, pairs.other)
    weights = pairs.similarity * np.where(same, near, near * _OTHER_EVENT_SHARE)
    return replace(pairs, similarity=weights)


def _is_same_event(one: NewsArticle, other: NewsArticle) -> bool:
    return one.event is not None and one.event == other.event


def _nearest(pairs: Pairs, most: int) -> Neighbours:
    """Return for each place the candidates for ``most`` links."""
    import numpy as np

    here = np.concatenate((pairs.one, pairs.other))
    there = np.concatenate((pairs.other, pairs.one))
    weights = np.round(np.concatenate((pairs.similarity, pairs.similarity)), _DIGITS)
    order = np.lexsort((there, -weights, here))
    here, there, weights = here[order], there[order], weights[order]
    kept = np.arange(len(here)) - np.searchsorted(here, here) < _CANDIDATES * most
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = (column[kept].tolist() for column in (here, there, weights))
    for place, other, weight in zip(*rows, strict=True):
        found[place].append((other, weight))
    return found


def _choose(
    candidates: Sequence[tuple[int, float]], outlets: Sequence[str], most: int
) -> list[tuple[int, float]]:
    """Return the heaviest, but no more than two of an outlet while there are others."""
    shown: Counter[str] = Counter()
    first: list[tuple[int, float]] = []
    spare: list[tuple[int, float]] = []
    for other, weight in candidates:
        outlet = outlets[other]
        shown[outlet] += 1
        (spare if outlet and shown[outlet] > _MOST_OF_OUTLET else first).append((other, weight))
    return sorted((first + spare)[:most], key=lambda link: (-link[1], link[0]))


def _article_link(
    article: NewsArticle,
    other: NewsArticle,
    weight: float,
    relation: Relation,
    shared: Sequence[_Phrase],
) -> CrossLink:
    return CrossLink(
        kind=LinkKind.ARTICLE,
        target=other.id,
        weight=weight,
        reason=_article_reason(article, other, relation, shared),
        relation=relation,
    )


def _article_reason(
    article: NewsArticle, other: NewsArticle, relation: Relation, shared: Sequence[_Phrase]
) -> str:
    """Say what the heading of the list does not: what the two share, and where it is a guess."""
    reason = _both(shared, _NAMED_KEYWORDS) if shared else "similar wording"
    if relation is Relation.SAME_EVENT and not _is_same_event(article, other):
        return f"perhaps the same event: {reason}"
    return reason


def _link_topics(
    topics: Sequence[Topic],
    articles: Mapping[ArticleId, NewsArticle],
    vectors: Mapping[ArticleId, Vector],
    settings: CrosslinkSettings,
) -> dict[str, tuple[CrossLink, ...]]:
    """Return the links of each topic, by its slug; ``articles`` and ``vectors`` are originals."""
    centroids = [
        centroid(vectors[article] for article in topic.articles if article in vectors)
        for topic in topics
    ]
    phrases = [
        _topic_phrases(topic, [articles[a] for a in topic.articles if a in articles])
        for topic in topics
    ]
    rarities = _find_rarities(phrases)
    pairs = similar_pairs(centroids, _TOPIC_SHARE * settings.min_similarity)
    neighbours = _nearest(pairs, settings.max_related)
    links: dict[str, tuple[CrossLink, ...]] = {}
    for place, topic in enumerate(topics):
        found = (
            _topic_link(
                topics[other], _shared(phrases[place], phrases[other], rarities), weight, settings
            )
            for other, weight in neighbours.get(place, ())
        )
        links[topic.slug] = tuple(link for link in found if link)[: settings.max_related]
    return links


def _topic_link(
    other: Topic, shared: Sequence[_Phrase], weight: float, settings: CrosslinkSettings
) -> CrossLink | None:
    """Return the link to another topic, or None where nothing would explain it."""
    if not shared and weight < settings.min_similarity:
        return None
    return CrossLink(
        kind=LinkKind.TOPIC, target=other.slug, weight=weight, reason=_topic_reason(shared)
    )


def _topic_reason(shared: Sequence[_Phrase]) -> str:
    return _both(shared, _NAMED_TOPIC_KEYWORDS) if shared else "similar reports"


def _article_phrases(article: NewsArticle) -> Phrases:
    most = max((len(entity.mentions) for entity in article.entities), default=0)
    names = (
        _entity_phrase(entity, len(entity.mentions) / most if most else 0.0)
        for entity in article.entities
    )
    return _by_key([*map(_keyword_phrase, article.keywords), *names])


def _topic_phrases(topic: Topic, articles: Sequence[NewsArticle]) -> Phrases:
    """Return its keywords, and the names that a third of its articles hold, two at least."""
    holders = Counter(entity.key for article in articles for entity in article.entities)
    least = max(2, _ENTITY_SHARE * len(articles))
    entities = {entity.key: entity for article in articles for entity in article.entities}
    names = (
        _entity_phrase(entities[key], count / len(articles))
        for key, count in sorted(holders.items())
        if count >= least
    )
    return _by_key([*map(_keyword_phrase, topic.keywords), *names])


def _by_key(phrases: Sequence[_Phrase]) -> Phrases:
    """Return the first phrase of each key."""
    return {phrase.key: phrase for phrase in reversed(phrases)}


def _keyword_phrase(keyword: Keyword) -> _Phrase:
    return _Phrase(
        key=keyword.entity or keyword.lexical_form,
        text=keyword.text,
        relevance=keyword.relevance,
        is_keyword=True,
    )


def _entity_phrase(entity: ArticleEntity, relevance: float) -> _Phrase:
    return _Phrase(key=entity.key, text=entity.name, relevance=relevance, is_keyword=False)


def _find_rarities(phrases: Sequence[Phrases]) -> dict[str, float]:
    """Return how rare each phrase is: what nearly all have tells nobody why two are linked."""
    held = Counter(key for own in phrases for key in own)
    return {key: log(1 + len(phrases) / number) for key, number in held.items()}


def _shared(own: Phrases, theirs: Phrases, rarities: Mapping[str, float]) -> list[_Phrase]:
    """Return what both have, as written in ``own``: relevant to both and rare first.

    It is a keyword where it is one of both. None has the words of another.
    """
    shared = [_common(own[key], theirs[key]) for key in own.keys() & theirs.keys()]
    weights = {p.key: (p.relevance + theirs[p.key].relevance) * rarities[p.key] for p in shared}
    shared.sort(key=lambda phrase: (-weights[phrase.key], phrase.key))
    return list({phrase.text: phrase for phrase in reversed(shared)}.values())[::-1]


def _common(own: _Phrase, other: _Phrase) -> _Phrase:
    # Most are a keyword in both or in none. To copy them all was a third of the time of links.
    return own if own.is_keyword <= other.is_keyword else replace(own, is_keyword=False)


def _both(shared: Sequence[_Phrase], most: int) -> str:
    """Return "both about a, b and c", or "both mention …" where names are all they share.

    Not all is named: what else they share says no more to a reader.
    """
    keywords = [phrase for phrase in shared if phrase.is_keyword]
    *others, last = (phrase.text for phrase in (keywords or shared)[:most])
    words = " and ".join(filter(None, (", ".join(others), last)))
    return f"both {'about' if keywords else 'mention'} {words}"
