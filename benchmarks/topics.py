"""How well articles are grouped, and how well related articles are found.

Usage: python benchmarks/topics.py --data DIR [--ours] [--json] [--parts N]

DIR holds JSON lines {id, date, title, text, cluster, topic}, gzipped: any of allsides_full,
allsides_lead, ecbplus, gnews_t and basil. Every document found is scored, with the settings as
they are shipped: one set for all. The events found are scored, for gnews_t the topics, for ecbplus
both. Related articles are ranked without the least similarity that a link needs on the site.
The peers of benchmarks/peers_topics.py are those of `make bench-topics`.

``--parts N`` scores our events alone on N random parts of each set, of six articles in ten: the
mean says more than the whole where a set has few events, and one wrong join costs a point.
"""

import argparse
import gzip
import importlib.util
import json
import math
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.peers_topics import PEERS, Peer  # noqa: E402
from plugins.crosslinks.core import add_crosslinks  # noqa: E402
from plugins.model import (  # noqa: E402
    ArticleId,
    CaptureId,
    DateInterval,
    Digest,
    NewsArticle,
    Paragraph,
    Role,
    Section,
)
from plugins.settings import CrosslinkSettings, TopicSettings  # noqa: E402
from plugins.topics.core import add_topics  # noqa: E402

DATA_SETS = ("allsides_full", "allsides_lead", "ecbplus", "gnews_t", "basil")
# Clusters of eighty headlines of one day are storylines; the others are events.
BROAD = ("gnews_t",)
PART = 0.6
RELATED = {"allsides_full": "r_5", "ecbplus": "p_5"}

Documents = Sequence[dict[str, str]]
Labels = Sequence[Hashable]
Row = dict[str, str | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What a system found on its two levels; a system of one level gives it twice."""

    events: Labels
    topics: Labels


System = Callable[[str, Documents], Grouping]


def main() -> int:
    """Score every data set that is there and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--parts", type=int, metavar="N", help="score ours on N random parts")
    options = parser.parse_args()
    sets = {name: options.data / f"{name}.jsonl.gz" for name in DATA_SETS}
    sets = {name: path for name, path in sets.items() if path.exists()}
    if not sets:
        print(f"{options.data} holds none of {', '.join(DATA_SETS)} (.jsonl.gz).", file=sys.stderr)
        return 1
    systems: dict[str, System] = {"ours": group_ours}
    if options.parts:
        print_rows([score_parts(name, path, options.parts) for name, path in sets.items()])
        return 0
    if not options.ours:
        systems |= peer_systems()
    rows = [row for name, path in sets.items() for row in score_set(name, path, systems)]
    if options.json:
        print(json.dumps({"rows": rows}, indent=1))
    else:
        print_rows(rows)
    return 0


def score_set(name: str, path: Path, systems: dict[str, System]) -> Iterator[Row]:
    """Yield the rows of one data set."""
    documents = read_documents(path)
    for system, group in systems.items():
        start = time.process_time()
        found = group(name, documents)
        seconds = time.process_time() - start
        gold = [document["cluster"] for document in documents]
        labels = found.topics if name in BROAD else found.events
        yield score_groups(name, system, gold, labels, seconds)
        if name == "ecbplus":
            gold = [document["topic"] for document in documents]
            yield score_groups("ecbplus/topic", system, gold, found.topics, seconds)
    if name in RELATED:
        yield score_related(name, documents)


def score_parts(name: str, path: Path, parts: int) -> Row:
    """Return the mean and the deviation of B-cubed F1 over random parts of one data set."""
    documents = read_documents(path)
    scores = []
    for seed in range(parts):
        chance = random.Random(seed)  # noqa: S311
        part = chance.sample(documents, int(len(documents) * PART))
        gold = [document["cluster"] for document in part]
        found = group_ours(name, part)
        labels = found.topics if name in BROAD else found.events
        scores.append(float(score_groups(name, "ours", gold, labels, 0)["b3_f1"]))
    deviation = statistics.stdev(scores) if parts > 1 else 0.0
    return {"data": name, "system": "ours", "b3_f1": statistics.mean(scores), "sd": deviation}


def read_documents(path: Path) -> list[dict[str, str]]:
    """Return the documents of one data set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# Our system: the stages as a build runs them.


def group_ours(_name: str, documents: Documents) -> Grouping:
    """Return the event and the topic of each document, or its copy group where it has none."""
    digest = add_topics(make_digest(documents), TopicSettings())
    alone = [f"alone {article.copy_of or article.id}" for article in digest.articles]
    return Grouping(
        events=[a.event or alone[at] for at, a in enumerate(digest.articles)],
        topics=[a.topic or alone[at] for at, a in enumerate(digest.articles)],
    )


def score_related(name: str, documents: Documents) -> Row:
    """Return how many of the first five related articles are of the same cluster.

    ``p_5`` is hits / 5, ``r_5`` hits / min(5, other articles of the cluster), both averaged over
    the articles that are not alone in their cluster. Copies lead to their original alone, as on
    the site, so here no article is a copy.
    """
    digest = make_digest(documents)
    grouped = add_topics(digest, TopicSettings(copy_containment=1))
    grouped = replace(grouped, articles=tuple(replace(a, copy_of=None) for a in grouped.articles))
    start = time.process_time()
    digest = add_crosslinks(grouped, CrosslinkSettings(max_related=5, min_similarity=0))
    seconds = time.process_time() - start
    cluster = {document["id"]: document["cluster"] for document in documents}
    size = Counter(cluster.values())
    shares = []
    for article in digest.articles:
        others = size[cluster[article.id]] - 1
        if others:
            nearest = article.related[:5]
            hits = sum(cluster[link.target] == cluster[article.id] for link in nearest)
            shares.append(hits / (5 if RELATED[name] == "p_5" else min(5, others)))
    return {
        "data": f"related/{name}",
        "system": "ours",
        RELATED[name]: round(sum(shares) / len(shares), 4),
        "cpu_s": round(seconds, 4),
    }


FLOORS = ROOT / "tests" / "quality" / "topic_floors.toml"
_FLOOR_SETS = ("allsides_full", "ecbplus", "gnews_t")


def measure_floors(data: Path) -> dict[str, float]:
    """Return what must not get worse: F1 of the groups, and the share of related articles."""
    measured = {}
    for name in _FLOOR_SETS:
        for row in score_set(name, data / f"{name}.jsonl.gz", {"ours": group_ours}):
            metric = next(key for key in ("b3_f1", "r_5", "p_5") if key in row)
            measured[f"{row['data']} {metric}"] = float(row[metric])
    return measured


def make_digest(documents: Documents) -> Digest:
    """Return the documents as the articles of a digest."""
    return Digest(articles=tuple(_make_article(document) for document in documents))


def _make_article(document: dict[str, str]) -> NewsArticle:
    paragraph = Paragraph(text=document["text"], line=1, start=0, end=len(document["text"]))
    day = document.get("date") or ""
    moment = datetime.fromisoformat(day[:10]).replace(tzinfo=UTC) if day else None
    return NewsArticle(
        id=ArticleId(document["id"]),
        capture=CaptureId(document["id"]),
        role=Role.MAIN,
        headline=document["title"],
        sections=(Section(paragraphs=(paragraph,)),),
        published=DateInterval(earliest=moment, latest=moment),
    )


# The peers.


def peer_systems() -> dict[str, System]:
    """Return the peers that are installed, and tell which are not."""
    systems: dict[str, System] = {}
    for peer in PEERS:
        if importlib.util.find_spec(peer.package) is None:
            print(f"{peer.name} is left out: {peer.package} is not installed.", file=sys.stderr)
        else:
            systems[peer.name] = partial(_group_by_peer, peer)
    return systems


def _group_by_peer(peer: Peer, name: str, documents: Documents) -> Grouping:
    events = peer.group(documents, peer.cuts[name])
    broad = f"{name}/topic"
    if broad not in peer.cuts:
        return Grouping(events=events, topics=events)
    return Grouping(events=events, topics=peer.group(documents, peer.cuts[broad]))


# The measures, from their definitions.


def score_groups(data: str, system: str, gold: Labels, found: Labels, seconds: float) -> Row:
    """Return one row."""
    precision, recall = b_cubed(gold, found)
    values = {
        "b3_p": precision,
        "b3_r": recall,
        "b3_f1": 2 * precision * recall / (precision + recall),
        "ceafe": ceaf_e(gold, found),
        "ami": adjusted_mutual_information(gold, found),
        "ari": adjusted_rand_index(gold, found),
        "cpu_s": seconds,
    }
    return {"data": data, "system": system} | {key: round(v, 4) for key, v in values.items()}


def b_cubed(gold: Labels, found: Labels) -> tuple[float, float]:
    """Return B-cubed precision and recall, averaged over documents (Bagga, Baldwin 1998)."""
    golds, founds, cells = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / founds[f] for (_, f), n in cells.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in cells.items()) / len(gold)
    return precision, recall


def ceaf_e(gold: Labels, found: Labels) -> float:
    """Return the entity-based CEAF F1 (Luo 2005): clusters matched one to one, at their best."""
    golds, founds = Counter(gold), Counter(found)
    cells = Counter(zip(gold, found, strict=True))
    overlap = {(g, f): 2 * n / (golds[g] + founds[f]) for (g, f), n in cells.items()}
    total = sum(_best_matching(part) for part in _connected(overlap))
    precision, recall = total / len(founds), total / len(golds)
    return 2 * precision * recall / (precision + recall)


def adjusted_rand_index(gold: Labels, found: Labels) -> float:
    """Return the Rand index adjusted for chance (Hubert and Arabie 1985)."""
    cells = _pairs(Counter(zip(gold, found, strict=True)).values())
    golds, founds = _pairs(Counter(gold).values()), _pairs(Counter(found).values())
    expected = golds * founds / math.comb(len(gold), 2)
    highest = (golds + founds) / 2
    return (cells - expected) / (highest - expected) if highest != expected else 1.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(math.comb(size, 2) for size in sizes)


def adjusted_mutual_information(gold: Labels, found: Labels) -> float:
    """Return mutual information adjusted for chance, arithmetic mean (Vinh and others 2010)."""
    n = len(gold)
    golds, founds = Counter(gold), Counter(found)
    cells = Counter(zip(gold, found, strict=True))
    mutual = sum(c / n * math.log(n * c / (golds[g] * founds[f])) for (g, f), c in cells.items())
    expected = _expected_information(Counter(golds.values()), Counter(founds.values()), n)
    mean = (_entropy(golds.values(), n) + _entropy(founds.values(), n)) / 2
    return (mutual - expected) / (mean - expected) if mean != expected else 1.0


def _entropy(sizes: Iterable[int], n: int) -> float:
    return -sum(size / n * math.log(size / n) for size in sizes)


def _expected_information(golds: Counter[int], founds: Counter[int], n: int) -> float:
    """Return the expectation over all pairs of clusterings with these sizes of clusters."""
    log = [0.0, *(math.lgamma(k + 1) for k in range(1, n + 1))]
    total = 0.0
    for a, times_a in golds.items():
        for b, times_b in founds.items():
            fixed = log[a] + log[b] + log[n - a] + log[n - b] - log[n]
            for c in range(max(1, a + b - n), min(a, b) + 1):
                chance = math.exp(fixed - log[c] - log[a - c] - log[b - c] - log[n - a - b + c])
                total += times_a * times_b * c / n * math.log(n * c / (a * b)) * chance
    return total


Overlap = dict[tuple[Hashable, Hashable], float]


def _connected(overlap: Overlap) -> Iterator[Overlap]:
    """Yield the parts of a bipartite graph that have no edge between them."""
    edges: defaultdict[tuple[str, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for gold, found in overlap:
        edges["gold", gold].append((gold, found))
        edges["found", found].append((gold, found))
    seen: set[tuple[str, Hashable]] = set()
    for start in list(edges):
        part: Overlap = {}
        waiting = [] if start in seen else [start]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            for gold, found in edges[node]:
                part[gold, found] = overlap[gold, found]
                waiting += [("gold", gold), ("found", found)]
        if part:
            yield part


def _best_matching(overlap: Overlap) -> float:
    """Return the largest sum of a one-to-one matching (Kuhn 1955, shortest augmenting paths)."""
    rows = sorted({gold for gold, _ in overlap}, key=str)
    columns = sorted({found for _, found in overlap}, key=str)
    cost = [[-overlap.get((row, column), 0.0) for column in columns] for row in rows]
    if len(rows) > len(columns):
        cost = [list(column) for column in zip(*cost, strict=True)]
    match = _assign(cost)
    return -sum(cost[row][column] for column, row in match.items())


def _assign(cost: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return column to row of the cheapest assignment of every row; no fewer columns than rows."""
    row_price = [0.0] * len(cost)
    column_price = [0.0] * len(cost[0])
    match: dict[int, int] = {}
    for row in range(len(cost)):
        slack = [math.inf] * len(cost[0])
        came_from: list[int | None] = [None] * len(cost[0])
        visited: set[int] = set()
        column: int | None = None
        while column is None or column in match:
            at = row if column is None else match[column]
            for free in set(range(len(slack))) - visited:
                reduced = cost[at][free] - row_price[at] - column_price[free]
                if reduced < slack[free]:
                    slack[free], came_from[free] = reduced, column
            column = min(set(range(len(slack))) - visited, key=lambda c: (slack[c], c))
            step = slack[column]
            row_price[row] += step
            for done in visited:
                row_price[match[done]] += step
                column_price[done] -= step
            slack = [value - step for value in slack]
            visited.add(column)
        _augment(match, came_from, column, row)
    return match


def _augment(match: dict[int, int], came_from: Sequence[int | None], column: int, row: int) -> None:
    """Shift the matches along the path that ends in ``column``, to make room for ``row``."""
    at: int | None = column
    while at is not None:
        before = came_from[at]
        match[at] = row if before is None else match[before]
        at = before


def print_rows(rows: Sequence[Row]) -> None:
    """Print the rows as a table."""
    for row in rows:
        values = "  ".join(f"{key} {row[key]:.3f}" for key in row if key not in ("data", "system"))
        print(f"{row['data']:<22} {row['system']:<30} {values}")


if __name__ == "__main__":
    sys.exit(main())
