"""Keywords against lists made by people, ours and every peer in one run.

    python benchmarks/keywords.py --data ../shared/bench/keywords [--ours] [--json] [--limit N]
    python benchmarks/keywords.py --data ../shared/bench/keywords --ablation
    python benchmarks/keywords.py --data ../shared/bench/keywords --floors [--reason .. --signed ..]

How lists are scored is told in ``keyword_scores.py``. ``mkduc01`` asks for the keywords of a whole
topic. ``editorial/tuning`` and ``editorial/report`` are the two halves of the editorial gold in
``tests/quality/gold``, whose texts lie two folders above the data, or in ``--shared``; what junk is
there, ``junk_keywords.py`` says. Ours are the keywords the site shows, at most twelve, so that
f1_15 has twelve to judge. A slow peer runs on a sample of each public set (``.../sample``), and
``f1_10`` of ours and of YAKE are given for the same sample.
``--ablation`` leaves the peers out and takes away the stages of ours, each by itself; what the
ranker's features are worth, ``train_keywords.py --ablation`` says.
``--floors`` adds to ``tests/quality/keyword_floors.toml`` what has risen; lower floors only with a
reason and a name.
"""

import argparse
import gc
import json
import logging
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

# With more threads than one, waiting for each other would be counted as work.
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.floors import find_below, new_entries, read_floors, write_entry  # noqa: E402
from benchmarks.gold_keywords import (  # noqa: E402
    GOLD,
    HALVES,
    Names,
    half_of,
    read_keywords,
    read_names,
)
from benchmarks.junk_keywords import REASONS, Judged, junk_reasons  # noqa: E402
from benchmarks.keyword_data import (  # noqa: E402
    LANGUAGES,
    TOPICS,
    Document,
    Groups,
    TopicSet,
    pick_sample,
    read_documents,
    read_editorial,
    read_topics,
)
from benchmarks.keyword_scores import (  # noqa: E402
    Row,
    groups_f1,
    list_f1,
    mean,
    mean_interval,
    merge,
    ratio_interval,
)
from benchmarks.keyword_tables import show_tables  # noqa: E402
from benchmarks.ours_keywords import ABLATIONS, SETTINGS, ours, outlets_of  # noqa: E402
from benchmarks.peers_keywords import (  # noqa: E402
    PEERS,
    YAKE,
    Extract,
    Peer,
)
from plugins.keywords.core import read_article  # noqa: E402
from plugins.topics.core.keywords import merge_keywords  # noqa: E402

OURS = "ours"
FLOORS = ROOT / "tests" / "quality" / "keyword_floors.toml"
CUTS = (5, 10, 15)
MAIN_CUT = 10
TOPIC_CUT = 20
_SAMPLE = 20


@dataclass(frozen=True)
class Run:
    """The lists of all systems on some texts, and the CPU time of each text in ms."""

    documents: tuple[Document, ...]
    lists: Mapping[str, Sequence[Sequence[str]]]
    cpu_ms: Mapping[str, Sequence[float]]

    def of(self, wanted: Sequence[str]) -> "Run":
        """Return the part of some ids."""
        chosen = [at for at, document in enumerate(self.documents) if document.id in set(wanted)]
        return Run(
            documents=tuple(self.documents[at] for at in chosen),
            lists={name: [lists[at] for at in chosen] for name, lists in self.lists.items()},
            cpu_ms={name: [spent[at] for at in chosen] for name, spent in self.cpu_ms.items()},
        )


class Systems:
    """Ours and the peers that are there; ``absent`` tells why others are not."""

    def __init__(self, peers: Sequence[Peer], ours: Mapping[str, Extract]) -> None:
        self.ours = dict(ours)
        self.peers = peers
        self.absent: dict[str, str] = {}

    def prepare(self, documents: Sequence[Document], *, slow: bool | None) -> dict[str, Extract]:
        """Return the systems ready for these texts, all but ours of one speed or of both."""
        ready = dict(self.ours)
        for peer in self.peers:
            if slow is None or peer.is_slow == slow or peer is YAKE:
                extract = self._try(peer, documents)
                ready |= {peer.name: extract} if extract else {}
        return ready

    def _try(self, peer: Peer, documents: Sequence[Document]) -> Extract | None:
        """Import everything before the clock runs."""
        try:
            extract = peer.prepare(documents)
            extract(documents[0])
        except ImportError as error:
            self.absent[peer.name] = f"not installed ({error})"
            return None
        return extract


def run(documents: Sequence[Document], systems: Mapping[str, Extract]) -> Run:
    """Run all systems.

    They take turns document by document, each first in its turn: a busy machine disturbs
    them alike, and the caches inside YAKE, warm from the same text, favour them alike.
    """
    lists: dict[str, list[list[str]]] = defaultdict(list)
    cpu_ms: dict[str, list[float]] = defaultdict(list)
    for extract in systems.values():
        extract(documents[0])
    # What imports left behind is no garbage: collecting it would be charged to whoever runs.
    gc.collect()
    gc.freeze()
    for number, document in enumerate(documents):
        turn = number % len(systems)
        for system, extract in (list(systems.items()) * 2)[turn : turn + len(systems)]:
            start = time.process_time()
            lists[system].append(extract(document))
            cpu_ms[system].append(1000 * (time.process_time() - start))
    return Run(tuple(documents), lists, cpu_ms)


Score = Callable[[Groups, Sequence[str], int], float]


def score_plain(gold: Groups, predicted: Sequence[str], cut: int) -> float:
    """Score against keywords of one form each."""
    return list_f1([keyword for group in gold for keyword in group], predicted, cut)


def document_rows(data: str, done: Run, score: Score) -> list[Row]:
    """Return a row for each system: F1 of the first keywords of single texts."""
    values = {
        system: {
            cut: [score(d.gold, found, cut) for d, found in zip(done.documents, lists, strict=True)]
            for cut in CUTS
        }
        for system, lists in done.lists.items()
    }
    rows = [_row(data, system, by_cut, done) for system, by_cut in values.items()]
    return _compare(rows, {system: values[system][MAIN_CUT] for system in values}, MAIN_CUT)


def _row(data: str, system: str, values: Mapping[int, Sequence[float]], done: Run) -> Row:
    row: Row = {"data": data, "system": system, "n": len(next(iter(values.values())))}
    for cut, each in values.items():
        row[f"f1_{cut}"] = round(mean(each), 4)
        if cut in (MAIN_CUT, TOPIC_CUT):
            row[f"f1_{cut}_low"], row[f"f1_{cut}_high"] = mean_interval(each)
    row["cpu_ms"] = round(mean(done.cpu_ms[system]), 2)
    if YAKE.name in done.cpu_ms:
        row["cpu_to_yake"] = round(sum(done.cpu_ms[system]) / sum(done.cpu_ms[YAKE.name]), 2)
    return row


def _compare(rows: list[Row], values: Mapping[str, Sequence[float]], cut: int) -> list[Row]:
    """Add what stands to YAKE, and how much better ours is than the best peer."""
    f1_of = {row["system"]: row[f"f1_{cut}"] for row in rows}
    if f1_of.get(YAKE.name):
        for row in rows:
            row["to_yake"] = round(f1_of[row["system"]] / f1_of[YAKE.name], 2)
    peers = [system for system in f1_of if system in {peer.name for peer in PEERS}]
    if peers:
        best = max(peers, key=lambda system: f1_of[system])
        gains = [a - b for a, b in zip(values[OURS], values[best], strict=True)]
        low, high = mean_interval(gains)
        gain = {"gain": round(mean(gains), 4), "gain_low": low, "gain_high": high}
        rows[0] |= {"best_peer": best, **gain}
    return rows


def measure(data: Path, shared: Path, limit: int | None, systems: Systems) -> Iterator[Row]:
    """Yield a row for each data set found and each system."""
    for name in LANGUAGES:
        documents = read_documents(data, name)[:limit]
        if not documents:
            continue
        yield from document_rows(
            name, run(documents, systems.prepare(documents, slow=False)), score_plain
        )
        if any(peer.is_slow for peer in systems.peers):
            sample = pick_sample(documents, _SAMPLE)
            done = run(sample, systems.prepare(sample, slow=True))
            yield from document_rows(f"{name}/sample", done, score_plain)
    topics = read_topics(data, limit)
    if topics and topics.documents:
        yield from measure_topics(topics, systems)
    yield from measure_editorial(shared, limit, systems)


def measure_topics(topics: TopicSet, systems: Systems) -> list[Row]:
    """Return a row for each system: F1 of the first keywords of whole topics."""
    done = run(topics.documents, systems.prepare(topics.documents, slow=False))
    ids = [document.id for document in topics.documents]
    values: dict[str, list[float]] = {}
    for system, lists in done.lists.items():
        found = dict(zip(ids, lists, strict=True))
        merged = {t: merge([found[name] for name in names]) for t, names in topics.members.items()}
        if system == OURS:
            merged = merge_ours(topics)
        values[system] = [groups_f1(topics.gold[t], merged[t], TOPIC_CUT) for t in topics.members]
    rows = [_row(TOPICS, system, {TOPIC_CUT: each}, done) for system, each in values.items()]
    return _compare(rows, values, TOPIC_CUT)


def merge_ours(topics: TopicSet) -> dict[str, list[str]]:
    """Return the keywords of each topic as the product merges them."""
    read = {
        d.id: replace(d.article, keywords=read_article(d.article, SETTINGS, outlets_of(d)).keywords)
        for d in topics.documents
    }
    return {
        topic: [k.text for k in merge_keywords([read[name] for name in names], TOPIC_CUT)]
        for topic, names in topics.members.items()
    }


def measure_editorial(shared: Path, limit: int | None, systems: Systems) -> Iterator[Row]:
    """Yield the rows of the editorial gold, as far as its texts are there."""
    if not (GOLD / "keywords.json").is_file():
        print("editorial: no gold", file=sys.stderr)
        return
    gold, names = read_keywords(GOLD / "keywords.json"), read_names(GOLD / "entities.json")
    documents, missing = read_editorial(shared, gold)
    if missing:
        print(f"editorial: {len(missing)} of {len(gold)} texts are not there", file=sys.stderr)
    documents = documents[:limit]
    if not documents:
        return
    done = run(documents, systems.prepare(documents, slow=None))
    for half in HALVES:
        part = done.of(half_of(gold, half))
        if part.documents:
            rows = document_rows(f"editorial/{half}", part, groups_f1)
            yield from (row | _junk(part, row["system"], names) for row in rows)


def _junk(done: Run, system: str, names: Mapping[str, Names]) -> Row:
    """Return the share of junk among the keywords shown, and the share of each kind."""
    judged = [
        junk_reasons(found, Judged(document, names.get(document.id, Names())))
        for document, found in zip(done.documents, done.lists[system], strict=True)
    ]
    shown = [len(reasons) for reasons in judged]
    junk = [sum(reason is not None for reason in reasons) for reasons in judged]
    row: Row = {"junk": round(sum(junk) / max(sum(shown), 1), 4)}
    row["junk_low"], row["junk_high"] = ratio_interval(junk, shown)
    for kind in REASONS:
        found = sum(reasons.count(kind) for reasons in judged)
        row[f"junk_{kind}"] = round(found / max(sum(shown), 1), 4)
    return row


def measure_floors(data: Path, shared: Path) -> dict[str, float]:
    """Measure what has a floor."""
    measured: dict[str, float] = {}
    for row in measure(data, shared, None, Systems((), {OURS: ours})):
        metric = f"f1_{TOPIC_CUT if row['data'] == TOPICS else MAIN_CUT}"
        measured[f"{row['data']} {metric}"] = row[metric]
        if "junk" in row:
            measured[f"{row['data']} keywords that are no junk"] = 1 - row["junk"]
    # Five texts: another keyword of one of them moves the mean by more than any margin.
    measured.pop(f"kptimes_sample f1_{MAIN_CUT}", None)
    return measured


def add_floors(measured: Mapping[str, float], reason: str, signed: str) -> list[str]:
    """Raise the floors in the file; return what is below them."""
    entries = read_floors(FLOORS.read_text("utf-8"))
    added = new_entries(entries, measured, datetime.now(UTC).date(), reason, signed)
    with FLOORS.open("a", encoding="utf-8") as file:
        file.writelines(write_entry(entry) for entry in added)
    return find_below([*entries, *added], measured)


def main(options: Sequence[str] | None = None) -> None:
    """Print the tables, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--shared", type=Path, help="folder that holds captures and bench")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--ablation", action="store_true", help="ours, less one stage at a time")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=int, help="first documents of each set only")
    parser.add_argument("--floors", action="store_true", help="raise the floors of the tests")
    parser.add_argument("--reason", default="", help="with --floors: why a floor is lowered")
    parser.add_argument("--signed", default="", help="with --floors: who lowers it")
    arguments = parser.parse_args(options)
    shared = arguments.shared or arguments.data.resolve().parent.parent
    if arguments.floors:
        measured = measure_floors(arguments.data, shared)
        sys.exit("\n".join(add_floors(measured, arguments.reason, arguments.signed)) or None)
    mine = {OURS: ours, **(ABLATIONS if arguments.ablation else {})}
    systems = Systems(() if arguments.ours or arguments.ablation else PEERS, mine)
    rows = list(measure(arguments.data, shared, arguments.limit, systems))
    absent = [{"system": name, "why": why} for name, why in systems.absent.items()]
    result = {"rows": rows, "absent": absent}
    print(json.dumps(result) if arguments.json else show_tables(result))


if __name__ == "__main__":
    # YAKE logs what it cannot read; only the result is wanted.
    logging.disable()
    main()
