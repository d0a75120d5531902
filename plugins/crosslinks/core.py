"""Cross-links: related articles and related topics, each with the reason the reader sees."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.model import ArticleId, CrossLink, Digest, Keyword, LinkKind, NewsArticle, Topic
from plugins.settings import CrosslinkSettings
from plugins.text.vectors import Vector, article_vector, centroid, similar_pairs

# Two reports may meet far from their leads: with 2,000 words of the body instead of 400, the
# five nearest hold .929 instead of .922 of an article's own event on allsides_full.
_BODY_WORDS = 2000

_NAMED_KEYWORDS = 2
_NAMED_TOPIC_KEYWORDS = 3

# Topics are few and broad, so half of what two articles must have in common is worth a link,
# where they share a keyword to show for it.
_TOPIC_SHARE = 0.5

Neighbours = Mapping[int, Sequence[tuple[int, float]]]
"""Position to (position, similarity), the most similar first, equal ones by position."""


def add_crosslinks(digest: Digest, settings: CrosslinkSettings) -> Digest:
    """Return the digest with the related articles and topics of each article and topic.

    A link's weight is the similarity of the two, the same both ways. Links lead to originals
    alone, and a copy has the links of its original.
    """
    ids = {article.id for article in digest.articles}
    originals = sorted(
        (article for article in digest.articles if article.copy_of not in ids),
        key=lambda article: article.id,
    )
    vectors = [
        article_vector(article.headline, article.body, body_words=_BODY_WORDS)
        for article in originals
    ]
    links = _link_articles(originals, vectors, settings)
    known = dict(zip((article.id for article in originals), vectors, strict=True))
    topics = sorted(digest.topics, key=lambda topic: topic.slug)
    topic_links = _link_topics(topics, known, settings)
    return replace(
        digest,
        articles=tuple(
            replace(article, related=links.get(article.copy_of or article.id, ()))
            for article in digest.articles
        ),
        topics=tuple(replace(topic, related=topic_links[topic.slug]) for topic in digest.topics),
    )


def _link_articles(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], settings: CrosslinkSettings
) -> dict[ArticleId, tuple[CrossLink, ...]]:
    """Return the links of each article; articles and vectors go together, by id."""
    neighbours = _find_neighbours(vectors, settings.min_similarity)
    return {
        article.id: tuple(
            CrossLink(
                kind=LinkKind.ARTICLE,
                target=articles[other].id,
                weight=round(similarity, 4),
                reason=_article_reason(article, articles[other]),
            )
            for other, similarity in neighbours[place][: settings.max_related]
        )
        for place, article in enumerate(articles)
    }


def _link_topics(
    topics: Sequence[Topic], vectors: Mapping[ArticleId, Vector], settings: CrosslinkSettings
) -> dict[str, tuple[CrossLink, ...]]:
    """Return the links of each topic, by its slug; ``vectors`` are those of its originals."""
    centroids = [
        centroid(vectors[article] for article in topic.articles if article in vectors)
        for topic in topics
    ]
    neighbours = _find_neighbours(centroids, _TOPIC_SHARE * settings.min_similarity)
    links: dict[str, tuple[CrossLink, ...]] = {}
    for place, topic in enumerate(topics):
        found = (
            _topic_link(topic, topics[other], similarity, settings.min_similarity)
            for other, similarity in neighbours[place]
        )
        links[topic.slug] = tuple(link for link in found if link)[: settings.max_related]
    return links


def _find_neighbours(vectors: Sequence[Vector], least: float) -> Neighbours:
    """Return the neighbours of each vector that are similar by at least ``least``."""
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for one, other, similarity in similar_pairs(vectors, least):
        found[one].append((other, similarity))
        found[other].append((one, similarity))
    for neighbours in found.values():
        neighbours.sort(key=lambda neighbour: (-round(neighbour[1], 4), neighbour[0]))
    return found


def _article_reason(article: NewsArticle, other: NewsArticle) -> str:
    shared = _shared_keywords(article.keywords, other.keywords)
    if shared:
        return f"shares {_list_some(shared, _NAMED_KEYWORDS)}"
    if article.topic is not None and article.topic == other.topic:
        return "same topic"
    return "similar wording"


def _topic_link(topic: Topic, other: Topic, similarity: float, least: float) -> CrossLink | None:
    """Return the link to another topic, or None where nothing would explain it."""
    shared = _shared_keywords(topic.keywords, other.keywords)
    if not shared and similarity < least:
        return None
    return CrossLink(
        kind=LinkKind.TOPIC,
        target=other.slug,
        weight=round(similarity, 4),
        reason=_topic_reason(shared),
    )


def _topic_reason(shared: Sequence[str]) -> str:
    if not shared:
        return "similar reports"
    count = "1 shared keyword" if len(shared) == 1 else f"{len(shared)} shared keywords"
    return f"{count}: {_list_some(shared, _NAMED_TOPIC_KEYWORDS)}"


def _shared_keywords(one: Sequence[Keyword], other: Sequence[Keyword]) -> list[str]:
    """Return the keywords both have, as written in ``one``, the most relevant to both first."""
    theirs = {keyword.lexical_form: keyword.relevance for keyword in other}
    shared = [keyword for keyword in one if keyword.lexical_form in theirs]
    shared.sort(key=lambda k: (-(k.relevance + theirs[k.lexical_form]), k.lexical_form))
    return [keyword.text for keyword in shared]


def _list_some(words: Sequence[str], most: int) -> str:
    """Return "a, b and c", or "a, b and 4 more" where there are more than ``most``."""
    named = list(words) if len(words) <= most else [*words[:most], f"{len(words) - most} more"]
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
