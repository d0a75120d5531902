"""How well the names of topics and events say what their articles are about.

Usage: python benchmarks/topic_names.py --data DIR [--list N] [--json]

DIR holds JSON lines {id, date, title, text, cluster, topic}, gzipped: allsides_full or ecbplus.
Each gold cluster of two articles or more is named as the site would name it, and as simpler ways
would. A name is recognised by a headline that shares a content word with it (the same stem):
``recognised`` is the share of clusters whose name most headlines recognise, ``all_headlines`` the
mean share of headlines that do. ``tells_apart`` is the share of names whose words, weighted by
rarity, stand in the headlines of their own cluster more than in those of any other. ``composed``
is the share of names that are no headline, ``words`` the mean length of a name, ``unique`` the
share of names that no other cluster has.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.topics import make_digest  # noqa: E402
from plugins.keywords.core import add_keywords  # noqa: E402
from plugins.model import NewsArticle  # noqa: E402
from plugins.settings import KeywordSettings, TopicSettings  # noqa: E402
from plugins.text.tokens import split_terms  # noqa: E402
from plugins.text.vectors import article_vector, idf  # noqa: E402
from plugins.topics.core.headlines import clean_headline, shorten_headline  # noqa: E402
from plugins.topics.core.keywords import merge_keywords  # noqa: E402
from plugins.topics.core.naming import name_event, name_topic  # noqa: E402

DATA_SETS = ("allsides_full", "ecbplus")
SEED = 5

Articles = Sequence[NewsArticle]
Row = dict[str, str | float]


def main() -> int:
    """Name every cluster and print how well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--list", type=int, default=0, metavar="N", help="print N composed names")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    rows: list[Row] = []
    names: list[str] = []
    for data in DATA_SETS:
        path = options.data / f"{data}.jsonl.gz"
        if path.exists():
            clusters = read_clusters(path)
            for system, make in SYSTEMS.items():
                row, found = score(data, system, make, clusters)
                rows.append(row)
                if system == "topic":
                    pairs = zip(found, clusters, strict=True)
                    names += [name for name, articles in pairs if is_composed(name, articles)]
    if not rows:
        print(f"{options.data} holds none of {', '.join(DATA_SETS)}.", file=sys.stderr)
        return 1
    chosen = random.Random(SEED).sample(names, min(options.list, len(names)))  # noqa: S311
    if options.json:
        print(json.dumps({"rows": rows, "names": chosen}, indent=1))
    else:
        for row in rows:
            figures = "  ".join(f"{k} {v}" for k, v in row.items() if k not in ("data", "system"))
            print(f"{row['data']:<14} {row['system']:<22} {figures}")
        print(*chosen, sep="\n")
    return 0


def read_clusters(path: Path) -> list[Articles]:
    """Return the gold clusters of two articles or more, with keywords and names found."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    digest = add_keywords(make_digest(documents), KeywordSettings())
    clusters: defaultdict[str, list[NewsArticle]] = defaultdict(list)
    for document, article in zip(documents, digest.articles, strict=True):
        clusters[document["cluster"]].append(article)
    return [clusters[name] for name in sorted(clusters) if len(clusters[name]) > 1]


def name_by_topic(articles: Articles) -> str:
    """Return the name of a topic."""
    return name_topic(articles, _vectors(articles), ())


def name_by_event(articles: Articles) -> str:
    """Return the name of an event."""
    return name_event(articles, _vectors(articles), ())


def name_by_keywords(articles: Articles) -> str:
    """Return the first three keywords, as many sites do."""
    return ", ".join(keyword.text for keyword in merge_keywords(articles)[:3])


def name_by_first(articles: Articles) -> str:
    """Return the headline of the first article."""
    return articles[0].headline


SYSTEMS: dict[str, Callable[[Articles], str]] = {
    "topic": name_by_topic,
    "event": name_by_event,
    "three keywords": name_by_keywords,
    "first headline": name_by_first,
}


def _vectors(articles: Articles) -> list[dict[str, float]]:
    words = TopicSettings().body_words
    return [dict(article_vector(a.headline, a.body, body_words=words)) for a in articles]


def score(
    data: str, system: str, make: Callable[[Articles], str], clusters: Sequence[Articles]
) -> tuple[Row, list[str]]:
    """Return one row, and the names."""
    start = time.process_time()
    names = [make(articles) for articles in clusters]
    seconds = time.process_time() - start
    shares = [recognised(name, articles) for name, articles in zip(names, clusters, strict=True)]
    times = Counter(name.casefold() for name in names)
    values = {
        "recognised": sum(share > 0.5 for share in shares) / len(shares),
        "all_headlines": sum(shares) / len(shares),
        "tells_apart": tells_apart(names, clusters),
        "composed": sum(map(is_composed, names, clusters)) / len(names),
        "words": sum(len(name.split()) for name in names) / len(names),
        "unique": sum(times[name.casefold()] == 1 for name in names) / len(names),
        "ms_each": 1000 * seconds / len(names),
    }
    row: Row = {"data": data, "system": system, "clusters": len(clusters)}
    return row | {key: round(value, 3) for key, value in values.items()}, names


def recognised(name: str, articles: Articles) -> float:
    """Return the share of the headlines that hold a content word of the name."""
    words = set(split_terms(name))
    return sum(not words.isdisjoint(split_terms(a.headline)) for a in articles) / len(articles)


def is_composed(name: str, articles: Articles) -> bool:
    """Tell whether a name is more than one of the headlines, or the beginning of one."""
    headlines = (shorten_headline(clean_headline(a.headline, ())) for a in articles)
    return name not in headlines


def tells_apart(names: Sequence[str], clusters: Sequence[Articles]) -> float:
    """Return the share of the names that lead to their own cluster and to no other as well."""
    postings: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for at, articles in enumerate(clusters):
        for article in articles:
            for term in set(split_terms(article.headline)):
                postings[term][at] += 1 / len(articles)
    hits = 0
    for at, name in enumerate(names):
        weights: Counter[int] = Counter()
        for term in sorted(set(split_terms(name))):
            for place, share in postings[term].items():
                weights[place] += share * idf(term)
        best = max(weights.values(), default=0)
        hits += [place for place, weight in weights.items() if weight >= best - 1e-9] == [at]
    return hits / len(names)


if __name__ == "__main__":
    sys.exit(main())
