"""What happens to names and addresses of topics and events while a site grows.

Usage: python benchmarks/topic_identity.py --data DIR [--builds N] [--json]

DIR holds any of allsides_full, ecbplus and gnews_t: JSON lines {id, date, title, text, cluster,
topic}, gzipped. The articles arrive in random order (one seed), half of them with the first build
and the rest in equal parts. Each build groups all articles there are and reads the lock the last
one left.

``published`` counts the addresses of topics, and of events of two articles or more (a page of their
own or a section of their topic's), over all builds, as visitors may have kept them. ``gone`` is the
share that the next build does not give to a group any more, ``lost`` how many of these had a page
and have no redirect. ``moved`` is the share of the articles in such a group that are in another one
in the next build. The rows ``keywords`` and ``first article`` show what addresses would come to
without a lock: made of the three heaviest words of the headlines, or of the earliest article.
``b3_f1`` of the last build says what it costs that published topics stay together: events against
the true clusters; topics, where the set has true ones, against those.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.topics import b_cubed, make_digest  # noqa: E402
from plugins.model import Digest, Event, Topic  # noqa: E402
from plugins.settings import TopicSettings  # noqa: E402
from plugins.text.addresses import EVENT_PAGE_STORIES, event_path, topic_path  # noqa: E402
from plugins.text.listings import copy_ids  # noqa: E402
from plugins.text.tokens import split_terms  # noqa: E402
from plugins.text.vectors import idf  # noqa: E402
from plugins.topics.core import add_topics  # noqa: E402
from plugins.topics.core.identity import keep_identity, published_topics  # noqa: E402
from plugins.topics.core.lock import Lock, parse_lock, render_lock  # noqa: E402
from plugins.topics.core.redirects import count_stories  # noqa: E402

SEED = 5
DATA_SETS = ("allsides_full", "ecbplus", "gnews_t")
# What the groups of a set are compared with; no set has true topics and true events of one day.
GOLD = {
    ("events", "allsides_full"): "cluster",
    ("events", "ecbplus"): "cluster",
    ("topics", "ecbplus"): "topic",
    ("topics", "gnews_t"): "cluster",
}
Groups = Mapping[str, frozenset[str]]
"""Address to articles."""


def main() -> int:
    """Let the site grow and print what became of its addresses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--builds", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    paths = [options.data / f"{name}.jsonl.gz" for name in DATA_SETS]
    rows = [row for path in paths if path.exists() for row in score_set(path, options.builds)]
    if not rows:
        print(f"{options.data} holds none of {', '.join(DATA_SETS)} (.jsonl.gz).", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps({"rows": rows}, indent=1))
    else:
        for row in rows:
            print("  ".join(f"{key} {value}" for key, value in row.items()))
    return 0


def score_set(path: Path, builds: int) -> list[dict[str, str | float]]:
    """Return the rows of one data set."""
    name = path.name.partition(".")[0]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    history = grow(documents, builds)
    rows = [{"data": name} | row for row in measure(history)]
    last = dict(zip(("keywords", "lock"), history[-1], strict=True))
    for row in rows:
        gold, digest = GOLD.get((row["groups"], name)), last.get(row["addresses"])
        if gold and digest:
            row["b3_f1"] = score_last(digest, row["groups"], documents, gold)
    return rows


def score_last(digest: Digest, kind: str, documents: Sequence[dict[str, str]], gold: str) -> float:
    """Return B-cubed F1 of the topics or events; an article in none is one alone."""
    place = {a: group.slug for group in getattr(digest, kind) for a in group.articles}
    true = [document[gold] for document in documents]
    found = [place.get(document["id"], f"alone {document['id']}") for document in documents]
    precision, recall = b_cubed(true, found)
    return round(2 * precision * recall / (precision + recall), 4)


def grow(documents: Sequence[dict[str, str]], builds: int) -> list[tuple[Digest, Digest]]:
    """Return for each build the digest as without a lock, and as with that of the last build."""
    order = list(documents)
    random.Random(SEED).shuffle(order)  # noqa: S311
    lock, history = Lock(), []
    for build in range(builds):
        count = len(order) * (builds + build) // (2 * builds - 1) if builds > 1 else len(order)
        digest = make_digest(order[:count])
        published = published_topics(digest.articles, lock)
        grouped = add_topics(digest, TopicSettings(), published=published)
        named, lock = keep_identity(grouped, lock)
        lock = parse_lock(render_lock(lock))
        history.append((add_topics(digest, TopicSettings()), named))
    return history


def measure(history: Sequence[tuple[Digest, Digest]]) -> list[dict[str, str | float]]:
    """Return a row for each kind of group and each way to make addresses."""
    rows = []
    for kind in ("topics", "events"):
        for way, address in WAYS.items():
            builds = []
            for grouped, named in history:
                digest = named if way == "lock" else grouped
                groups = getattr(digest, kind)
                addressed = _addressed(groups, digest, address)
                builds.append((addressed, _pages(addressed, digest), _leads(digest)))
            rows.append({"groups": kind, "addresses": way} | _compare(builds))
    return rows


def _addressed(
    groups: Sequence[Topic | Event],
    digest: Digest,
    address: Callable[[Topic | Event, Digest], str],
) -> Groups:
    """Return the groups of two articles or more that are no copies."""
    copies = copy_ids(digest)
    return {
        address(group, digest): frozenset(map(str, group.articles))
        for group in groups
        if len(set(group.articles) - copies) > 1
    }


def _pages(groups: Groups, digest: Digest) -> set[str]:
    """Return the addresses that are pages; an event of few articles is a section of one."""
    stories = count_stories(digest)
    sections = {
        event_path(event.slug)
        for event in digest.events
        if stories[event.slug] < EVENT_PAGE_STORIES
    }
    return groups.keys() - sections


def _leads(digest: Digest) -> set[str]:
    """Return the addresses that lead on."""
    return {redirect.path for redirect in digest.redirects}


def _compare(builds: Sequence[tuple[Groups, set[str], set[str]]]) -> dict[str, float]:
    published = gone = lost = placed = moved = 0
    for (before, pages, _), (after, _, leads) in pairwise(builds):
        published += len(before)
        gone += len(before.keys() - after.keys())
        lost += len((before.keys() & pages) - after.keys() - leads)
        place = {article: path for path, articles in after.items() for article in articles}
        for path, articles in before.items():
            placed += len(articles)
            moved += sum(place.get(article) != path for article in articles)
    return {
        "published": published,
        "lost": lost,
        "gone_percent": round(100 * gone / published, 2),
        "moved_percent": round(100 * moved / placed, 2),
    }


def _by_lock(group: Topic | Event, _digest: Digest) -> str:
    return event_path(group.slug) if isinstance(group, Event) else topic_path(group.slug)


def _by_keywords(group: Topic | Event, digest: Digest) -> str:
    """Return the three terms that weigh most in the headlines, for want of keywords."""
    members = set(group.articles)
    headlines = (article.headline for article in digest.articles if article.id in members)
    times = Counter(term for headline in headlines for term in split_terms(headline))
    return "-".join(sorted(times, key=lambda term: (-times[term] * idf(term), term))[:3])


def _by_first(group: Topic | Event, _digest: Digest) -> str:
    return str(group.articles[0])


WAYS: dict[str, Callable[[Topic | Event, Digest], str]] = {
    "lock": _by_lock,
    "keywords": _by_keywords,
    "first article": _by_first,
}


if __name__ == "__main__":
    sys.exit(main())
