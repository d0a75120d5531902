"""Other ways to group articles, each as one function from documents to a label for each.

Every peer gets the cut that suits each set best on its development half (basil has none and takes
that of its kin); ours has one set of defaults for all. Importing happens inside the functions: a
peer that is not installed is told, and the others run.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Documents = Sequence[dict[str, str]]
Labels = Sequence[Hashable]

_DECAY_DAYS = 3
_NEIGHBOURS = 15
_DIMENSIONS = 100
_PERMUTATIONS = 128
_SHINGLE_WORDS = 3


@dataclass(frozen=True)
class Peer:
    """A peer: what the table calls it, the package it needs, what it does, and its best cuts."""

    name: str
    package: str
    group: Callable[[Documents, float], Labels]
    cuts: dict[str, float]


def _weigh_words(documents: Documents) -> Any:  # noqa: ANN401 - scikit-learn ships no types
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{document['title']}\n{document['text']}" for document in documents]
    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2)
    return vectorizer.fit_transform(texts)


def _compare_words(documents: Documents, *, timed: bool) -> Any:  # noqa: ANN401
    """Return all similarities, times exp(−days apart / 3) if ``timed``."""
    import numpy as np

    vectors = _weigh_words(documents)
    similarities = (vectors @ vectors.T).toarray()
    if timed:
        days = np.array([_day(document) for document in documents])
        apart = np.nan_to_num(np.abs(days[:, None] - days[None]))
        similarities *= np.exp(-apart / _DECAY_DAYS)
    return similarities.clip(0, 1)


def _day(document: dict[str, str]) -> float:
    day = (document.get("date") or "")[:10]
    return date.fromisoformat(day).toordinal() if day else math.nan


def _link_averages(similarities: Any, cut: float) -> Labels:  # noqa: ANN401
    from sklearn.cluster import AgglomerativeClustering

    clustering = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - cut
    )
    return [int(label) for label in clustering.fit_predict(1 - similarities)]


def group_plain(documents: Documents, cut: float) -> Labels:
    """TF-IDF, average linkage."""
    return _link_averages(_compare_words(documents, timed=False), cut)


def group_timed(documents: Documents, cut: float) -> Labels:
    """TF-IDF × exp(−days apart / 3), average linkage."""
    return _link_averages(_compare_words(documents, timed=True), cut)


def group_louvain(documents: Documents, cut: float) -> Labels:
    """Louvain communities among the fifteen nearest by TF-IDF × exp(−days apart / 3)."""
    import numpy as np
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities

    similarities = _compare_words(documents, timed=True)
    np.fill_diagonal(similarities, 0)
    graph = Graph()
    graph.add_nodes_from(range(len(documents)))
    for place, row in enumerate(similarities):
        nearest = np.argsort(-row, kind="stable")[:_NEIGHBOURS]
        graph.add_weighted_edges_from(
            (place, int(other), float(row[other])) for other in nearest if row[other] >= cut
        )
    return _label(len(documents), louvain_communities(graph, seed=0))


def group_density(documents: Documents, size: float) -> Labels:
    """HDBSCAN on TF-IDF reduced to a hundred dimensions; what it calls noise stays alone.

    In place of a cut it is given the least size of a group.
    """
    from sklearn.cluster import HDBSCAN
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    vectors = _weigh_words(documents)
    reduced = TruncatedSVD(_DIMENSIONS, random_state=0).fit_transform(vectors)
    clustering = HDBSCAN(min_cluster_size=int(size), min_samples=1, copy=True)
    found = clustering.fit_predict(normalize(reduced))
    return [int(label) if label >= 0 else f"alone {at}" for at, label in enumerate(found)]


def group_minhash(documents: Documents, cut: float) -> Labels:
    """What MinHash finds alike by its runs of three words, directly or through others."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=cut, num_perm=_PERMUTATIONS)
    known: list[Any] = []
    parts = [{at} for at in range(len(documents))]
    for at, document in enumerate(documents):
        words = f"{document['title']} {document['text']}".lower().split()
        runs = (words[start : start + _SHINGLE_WORDS] for start in range(len(words) - 2))
        found = MinHash(num_perm=_PERMUTATIONS)
        found.update_batch([" ".join(run).encode("utf-8", "replace") for run in runs])
        for other in index.query(found):
            if parts[other] is not parts[at] and found.jaccard(known[other]) >= cut:
                parts[at] |= parts[other]
                for member in parts[at]:
                    parts[member] = parts[at]
        index.insert(at, found)
        known.append(found)
    return [min(part) for part in parts]


def _label(count: int, groups: Iterable[Iterable[int]]) -> Labels:
    labels: list[Hashable] = [f"alone {at}" for at in range(count)]
    for number, group in enumerate(groups):
        for member in group:
            labels[member] = number
    return labels


def _cuts(
    full: float, lead: float, events: float, topics: float, headlines: float
) -> dict[str, float]:
    return {
        "allsides_full": full,
        "basil": full,
        "allsides_lead": lead,
        "ecbplus": events,
        "ecbplus/topic": topics,
        "gnews_t": headlines,
    }


# BERTopic and linkage of MiniLM vectors are not run: 45 ms an article and a gigabyte of libraries
# for what came below plain TF-IDF wherever a text is longer than a headline.
PEERS = (
    Peer("TF-IDF, average linkage", "sklearn", group_plain, _cuts(0.28, 0.24, 0.24, 0.1, 0.05)),
    Peer("TF-IDF × time, average", "sklearn", group_timed, _cuts(0.14, 0.24, 0.24, 0.1, 0.05)),
    Peer("TF-IDF × time, Louvain", "networkx", group_louvain, _cuts(0.14, 0.32, 0.24, 0.14, 0.24)),
    Peer("TF-IDF, SVD, HDBSCAN", "sklearn", group_density, _cuts(2, 2, 5, 8, 8)),
    Peer(
        "MinHash, 3-word shingles", "datasketch", group_minhash, _cuts(0.05, 0.05, 0.03, 0.03, 0.03)
    ),
)
