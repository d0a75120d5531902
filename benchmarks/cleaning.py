"""Cleaning against gold bodies, ours and every peer in one run, on any folder of the bench's shape.

    python benchmarks/cleaning.py --data ../shared/bench/cleaning [--ours] [--json] [--limit N]
    python benchmarks/cleaning.py --data ../shared/bench/cleaning --floors [--reason .. --signed ..]

The folder holds ``meta.json`` (id → domain, kind, lang) and for each id ``text/ID.gold.txt``,
``text/ID.txt`` and ``html/ID.html.gz``. A page without gold is left out, one without text or HTML
is left out of those rows; both are told. The metric is described in ``cleaning_scores.py``.
``p10`` is the 10th percentile of the pages' F1, ``false_splits`` counts pages that gave more than
one article though they hold one. ``text/aggregator`` are captures of several articles composed
from the gold bodies. ``text/reliability`` and ``html/reliability`` say how often lines of a
confidence are right. ``--floors`` adds to ``tests/quality/floors.toml`` what has risen on the
sample that the tests measure; lower floors only with a reason and a name.
"""

import argparse
import contextlib
import gc
import gzip
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import compose_aggregator  # noqa: E402
from benchmarks.cleaning_scores import Row, Score, f1_gain, score_body, summarise  # noqa: E402
from benchmarks.cleaning_tables import show_tables  # noqa: E402
from benchmarks.floors import (  # noqa: E402
    find_below,
    new_entries,
    read_floors,
    write_entry,
)
from benchmarks.peers_cleaning import ABLATION, HTML_PEERS, TEXT_PEERS, Peer  # noqa: E402
from benchmarks.reliability import (  # noqa: E402
    Tally,
    reliability_rows,
    sure_lines_right,
    tally_lines,
)
from plugins.captures.core.clean import clean_capture  # noqa: E402
from plugins.captures.core.values import CleanedCapture, RawCapture  # noqa: E402
from plugins.model import KEPT_LABELS, Line  # noqa: E402
from plugins.settings import CaptureSettings  # noqa: E402

OURS = "ours"
BASELINE = "trafilatura"
PEERS = {"text": TEXT_PEERS, "html": HTML_PEERS}
N_WORST = 10
FLOORS = ROOT / "tests" / "quality" / "floors.toml"
# What the tests measure: all news in English, and so many other pages. About 15 s in all.
_FLOOR_OTHERS = 80
_SETTINGS = CaptureSettings()
_AGGREGATOR_SEED = 1
_WARM_UP = (
    "<html><head><title>The ferry is late</title></head><body><article><h1>The ferry is late</h1>"
    + "<p>The ferry to the outer islands left an hour late, its master said on Monday.</p>" * 9
    + "</article></body></html>"
)


@dataclass(frozen=True)
class Page:
    """One page of the bench. ``captures`` holds its bytes by medium, text and html."""

    id: str
    domain: str
    kind: str
    is_english: bool
    gold: str
    captures: dict[str, bytes]

    @property
    def is_news(self) -> bool:
        """True for news in the sense of the bench."""
        return self.kind == "news"


@dataclass(frozen=True)
class Run:
    """All systems on all pages of one medium. ``absent``: why a peer did not run."""

    medium: str
    pages: tuple[Page, ...]
    scores: dict[str, list[Score]]
    tally: Tally
    absent: dict[str, str]


Meta = Mapping[str, Mapping[str, str]]


def read_meta(data: Path) -> Meta:
    """Return what the folder says of its pages, by id."""
    meta: Meta = json.loads((data / "meta.json").read_text("utf-8"))
    return meta


def pick_sample(keys: Iterable[str], size: int | None) -> list[str]:
    """Return so many ids, those that hash lowest: of all kinds, and the same on every run."""
    return sorted(sorted(keys, key=lambda key: sha256(key.encode()).hexdigest())[:size])


def read_pages(data: Path, meta: Meta, keys: Sequence[str]) -> tuple[list[Page], list[str]]:
    """Return pages in order, and what had to be left out."""
    pages = [_read_page(data, key, meta[key]) for key in keys]
    return [page for page in pages if page is not None], _tell_missing(pages, meta)


def _read_page(data: Path, key: str, meta: Mapping[str, str]) -> Page | None:
    gold = data / "text" / f"{key}.gold.txt"
    text, html = data / "text" / f"{key}.txt", data / "html" / f"{key}.html.gz"
    captures = {"text": text.read_bytes()} if text.is_file() else {}
    if html.is_file():
        captures["html"] = gzip.decompress(html.read_bytes())
    if not gold.is_file() or not captures:
        return None
    return Page(
        id=key,
        domain=meta.get("domain") or "unknown",
        kind=meta.get("kind") or "unknown",
        is_english=meta.get("lang") == "en",
        gold=gold.read_text("utf-8"),
        captures=captures,
    )


def _tell_missing(pages: Sequence[Page | None], meta: Meta) -> list[str]:
    found = [page for page in pages if page is not None]
    counts = {
        "pages left out, without gold body or anything to clean": len(pages) - len(found),
        "pages without HTML, left out of its rows": sum("html" not in p.captures for p in found),
        "pages without text, left out of its rows": sum("text" not in p.captures for p in found),
        "pages without kind, not counted as news": sum(p.kind == "unknown" for p in found),
        "pages without language, not counted as English": sum(
            not meta[p.id].get("lang") for p in found
        ),
    }
    return [f"{what}: {count}" for what, count in counts.items() if count]


def clean_page(medium: str, page: Page) -> CleanedCapture:
    """Clean one page as the product does."""
    name = f"captures/{page.id}.{'html' if medium == 'html' else 'txt'}"
    return clean_capture(RawCapture(path=name, raw=page.captures[medium]), _SETTINGS)


def run_medium(medium: str, pages: Sequence[Page], peers: Sequence[Peer]) -> Run:
    """Score ours and the peers, page by page, so that a busy machine slows them alike."""
    chosen = tuple(page for page in pages if medium in page.captures)
    present, absent = _warm_up(medium, peers)
    scores: dict[str, list[Score]] = {OURS: [], **{peer.name: [] for peer in present}}
    tally: Tally = Counter()
    for number, page in enumerate(chosen):
        # Whoever comes first on a page may pay for what the others find in caches.
        turn = number % (len(present) + 1)
        for peer in (*present[turn:], None, *present[:turn]):
            if peer is None:
                scores[OURS].append(_score_ours(medium, page, tally))
            else:
                scores[peer.name].append(_score_peer(medium, page, peer))
    return Run(medium=medium, pages=chosen, scores=scores, tally=tally, absent=absent)


def _warm_up(medium: str, peers: Sequence[Peer]) -> tuple[list[Peer], dict[str, str]]:
    """Import everything before the clock runs; return the peers that are there."""
    suffix = "html" if medium == "html" else "txt"
    clean_capture(RawCapture(path=f"captures/x.{suffix}", raw=_WARM_UP.encode()), _SETTINGS)
    present, absent = [], {}
    for peer in peers:
        try:
            peer.extract(_WARM_UP)
        except ImportError as error:
            absent[peer.name] = f"not installed ({error})"
            continue
        except Exception:  # noqa: BLE001, S110 - on the pages its failures are counted
            pass
        present.append(peer)
    # What imports left behind is no garbage: collecting it would be charged to whoever runs.
    gc.collect()
    gc.freeze()
    return present, absent


def kept_text(line: Line) -> str:
    """Return what of a line is kept for the body: its prose, and posts quoted in it.

    A quoted post is shown apart from the prose, but it is part of the article, and the gold of
    five pages in six with posts counts it as such.
    """
    return " ".join(line.text[s.start : s.end] for s in line.spans if s.label in KEPT_LABELS)


def _score_ours(medium: str, page: Page, tally: Tally) -> Score:
    started = time.process_time()
    cleaned = clean_page(medium, page)
    seconds = time.process_time() - started
    tally.update(tally_lines(cleaned.capture.lines, page.gold, is_html=medium == "html"))
    body = "\n".join(kept_text(line) for line in cleaned.capture.lines if line.article)
    return score_body(page.gold, body, len(cleaned.articles), seconds)


def _score_peer(medium: str, page: Page, peer: Peer) -> Score:
    text = page.captures[medium].decode("utf-8", "replace")
    started = time.process_time()
    try:
        found = peer.extract(text)
    except Exception:  # noqa: BLE001 - whatever a peer raises is its result on this page
        seconds = time.process_time() - started
        return Score(None, 0.0, exact=False, n_articles=0, cpu_seconds=seconds, failed=True)
    return score_body(page.gold, found, 1, time.process_time() - started)


def table_rows(run: Run) -> list[Row]:
    """Return one row for each slice of the pages and each system, ours first."""
    slices = {
        run.medium: [True] * len(run.pages),
        f"{run.medium}/en": [p.is_english for p in run.pages],
        f"{run.medium}/en/news": [p.is_english and p.is_news for p in run.pages],
    }
    rows = []
    for data, chosen in slices.items():
        if any(chosen):
            parts = {
                system: [s for s, take in zip(scores, chosen, strict=True) if take]
                for system, scores in run.scores.items()
            }
            rows += _slice_rows(data, parts)
    return rows


def _slice_rows(data: str, parts: dict[str, list[Score]]) -> list[Row]:
    rows = {system: summarise(data, system, scores) for system, scores in parts.items()}
    peers = [system for system in rows if system not in (OURS, ABLATION)]
    if peers:
        best = max(peers, key=lambda system: rows[system]["f1"])
        gain, low, high = f1_gain(parts[OURS], parts[best])
        rows[OURS] |= {"best_peer": best, "gain": gain, "gain_low": low, "gain_high": high}
    if BASELINE in rows:
        seconds = {s: sum(score.cpu_seconds for score in parts[s]) for s in (OURS, BASELINE)}
        rows[OURS]["cpu_to_trafilatura"] = round(seconds[OURS] / seconds[BASELINE], 2)
    return list(rows.values())


def worst_pages(run: Run) -> list[Row]:
    """Return the pages on which ours did worst."""
    scored = sorted(zip(run.scores[OURS], run.pages, strict=True), key=lambda pair: pair[0].f1)
    return [
        {
            "data": run.medium,
            "id": page.id,
            "domain": page.domain,
            "kind": page.kind,
            "precision": round(score.precision or 0.0, 3),
            "recall": round(score.recall, 3),
            "f1": round(score.f1, 3),
        }
        for score, page in scored[:N_WORST]
    ]


def aggregator_rows(data: Path, limit: int | None = None) -> list[Row]:
    """Return the row of captures composed from the gold bodies; none where these lack titles."""
    sources = compose_aggregator.read_sources(data)[:limit]
    if not sources:
        return []
    composed = compose_aggregator.compose_captures(sources, _AGGREGATOR_SEED)
    spent: list[float] = []

    def clean_timed(name: str, text: str) -> list[compose_aggregator.FoundArticle]:
        started = time.process_time()
        found = compose_aggregator.clean_ours(name, text)
        spent.append(time.process_time() - started)
        return found

    summaries, outcomes = compose_aggregator.run(composed, clean_timed)
    return [_aggregator_row(outcomes, int(str(summaries[0]["extra"])), spent)]


def _aggregator_row(
    outcomes: Sequence[compose_aggregator.Outcome], extra: int, spent: Sequence[float]
) -> Row:
    """Return the row. ``extra``: articles found where there are none; CPU is that of a capture."""
    scores = [
        Score(
            precision=None if outcome.found is None else outcome.precision,
            recall=outcome.recall,
            exact=outcome.is_exact,
            n_articles=1,
            cpu_seconds=sum(spent) / len(spent),
        )
        for outcome in outcomes
    ]
    row = summarise("text/aggregator", OURS, scores)
    row |= {
        "exact_headers": row.pop("exact"),
        "n_captures": len(spent),
        "n_articles": len(outcomes) - sum(s.precision is None for s in scores) + extra,
        "false_splits": extra,
        "false_merges": row.pop("empty"),
    }
    return row


def measure(data: Path, limit: int | None, *, only_ours: bool) -> dict[str, list[Row]]:
    """Return all rows, the worst pages, and the peers that did not run."""
    meta = read_meta(data)
    keys = sorted(meta) if limit is None else pick_sample(meta, limit)
    pages, notes = read_pages(data, meta, keys)
    for note in notes:
        print(note, file=sys.stderr)
    rows: list[Row] = []
    worst: list[Row] = []
    absent: list[Row] = []
    for medium, peers in PEERS.items():
        if not any(medium in page.captures for page in pages):
            continue
        run = run_medium(medium, pages, () if only_ours else peers)
        rows += table_rows(run) + reliability_rows(medium, run.tally)
        worst += worst_pages(run)
        absent += [{"data": medium, "system": s, "why": why} for s, why in run.absent.items()]
        rows += aggregator_rows(data, limit) if medium == "text" else []
    return {"rows": rows, "worst": worst, "absent": absent}


def measure_floors(data: Path) -> dict[str, float]:
    """Measure what has a floor, on the sample of the tests."""
    meta = read_meta(data)
    news = [key for key in meta if _is_english_news(meta[key])]
    others = pick_sample(meta.keys() - set(news), _FLOOR_OTHERS)
    pages, _ = read_pages(data, meta, sorted([*news, *others]))
    measured: dict[str, float] = {}
    for medium in PEERS:
        run = run_medium(medium, pages, ())
        rows = table_rows(run)
        measured |= {f"{row['data']} f1": row["f1"] for row in rows}
        measured[f"{medium} sure lines right"] = sure_lines_right([run.tally])
        measured[f"{medium} pages neither empty nor split"] = 1 - (
            rows[0]["empty"] + rows[0]["false_splits"]
        ) / len(pages)
    for row in aggregator_rows(data, _FLOOR_OTHERS):
        measured |= {f"{row['data']} {name}": row[name] for name in ("exact_headers", "f1")}
    return measured


def _is_english_news(meta: Mapping[str, str]) -> bool:
    return meta.get("lang") == "en" and meta.get("kind") == "news"


def add_floors(data: Path, reason: str, signed: str) -> list[str]:
    """Raise the floors in the file; return what is below them."""
    entries = read_floors(FLOORS.read_text("utf-8"))
    measured = measure_floors(data)
    added = new_entries(entries, measured, datetime.now(UTC).date(), reason, signed)
    with FLOORS.open("a", encoding="utf-8") as file:
        file.writelines(write_entry(entry) for entry in added)
    return find_below([*entries, *added], measured)


def main(options: Sequence[str] | None = None) -> None:
    """Print the tables, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=int, help="only N pages, of all kinds")
    parser.add_argument("--floors", action="store_true", help="raise the floors of the tests")
    parser.add_argument("--reason", default="", help="with --floors: why a floor is lowered")
    parser.add_argument("--signed", default="", help="with --floors: who lowers it")
    arguments = parser.parse_args(options)
    if arguments.floors:
        below = add_floors(arguments.data, arguments.reason, arguments.signed)
        sys.exit("\n".join(below) or None)
    # Some peers print; standard output is for the result alone.
    with contextlib.redirect_stdout(sys.stderr):
        measured = measure(arguments.data, arguments.limit, only_ours=arguments.ours)
    print(json.dumps(measured) if arguments.json else show_tables(measured))


if __name__ == "__main__":
    # Peers log what they make of a page; only the result is wanted.
    logging.disable()
    main()
