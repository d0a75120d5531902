"""The texts keywords are measured on: public sets with lists of keywords, and the editorial gold.

A text is a headline and paragraphs. The product reads it as a news article, the peers as lines.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from plugins.captures.core.clean import clean_captures
from plugins.captures.core.values import RawCapture
from plugins.model import ArticleId, CaptureId, NewsArticle, Paragraph, Role, Section
from plugins.settings import CaptureSettings

LANGUAGES = {"duc2001": "en", "kpcrowd": "en", "kptimes_sample": "en", "wikinews_fr": "fr"}
TOPICS = "mkduc01"
_ALLSIDES = "allsides"

Groups = tuple[tuple[str, ...], ...]
"""Keywords, each with the forms of it that are as good."""


@dataclass(frozen=True)
class Document:
    """One text with its gold keywords (none for the articles of a topic).

    ``cleaned`` is the article where the text comes from a capture; else it is made of the lines.
    """

    id: str
    text: str
    language: str
    gold: Groups = ()
    cleaned: NewsArticle | None = None

    @cached_property
    def article(self) -> NewsArticle:
        """The text as the product has it: the first line is the headline."""
        return self.cleaned or make_article(self.id, self.text, self.language)


def make_article(name: str, text: str, language: str) -> NewsArticle:
    """Return a news article whose headline is the first line."""
    headline, *lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    paragraphs = tuple(
        Paragraph(text=line, line=number, start=0, end=len(line))
        for number, line in enumerate(lines, start=2)
    )
    return NewsArticle(
        id=ArticleId(name),
        capture=CaptureId(name),
        role=Role.MAIN,
        headline=headline,
        sections=(Section(paragraphs=paragraphs),),
        language=language,
    )


def read_documents(data: Path, name: str) -> list[Document]:
    """Read the texts of a set that have a list of keywords, ordered by id."""
    return [
        Document(
            id=path.stem,
            text=path.read_text("utf-8"),
            language=LANGUAGES[name],
            gold=tuple((k,) for k in path.with_suffix(".key").read_text("utf-8").splitlines()),
        )
        for path in sorted((data / name).glob("*.txt"))
        if path.with_suffix(".key").exists()
    ]


@dataclass(frozen=True)
class TopicSet:
    """Topics of several articles: the ids of these and the groups of keywords, by topic."""

    documents: tuple[Document, ...]
    members: Mapping[str, tuple[str, ...]]
    gold: Mapping[str, Groups]


def read_topics(data: Path, limit: int | None) -> TopicSet | None:
    """Read the topics and those of their articles that are there."""
    folder = data / TOPICS
    if not (folder / "topics.json").is_file():
        return None
    topics = json.loads((folder / "topics.json").read_text("utf-8"))
    ids = sorted(topics["docs"])[:limit]
    wanted = sorted({document for topic in ids for document in topics["docs"][topic]})
    paths = {name: folder / f"{name}.txt" for name in wanted}
    there = {name: path for name, path in paths.items() if path.is_file()}
    return TopicSet(
        documents=tuple(
            Document(id=name, text=path.read_text("utf-8"), language="en")
            for name, path in there.items()
        ),
        members={t: tuple(n for n in topics["docs"][t] if n in there) for t in ids},
        gold={t: tuple(map(tuple, topics["gold_clusters"][t])) for t in ids},
    )


def read_editorial(shared: Path, gold: Mapping[str, Groups]) -> tuple[list[Document], list[str]]:
    """Return the texts the editorial gold is about, in its order, and the ids not found."""
    texts = dict(_captured(shared / "captures", gold))
    texts |= dict(_reported(shared / "bench" / "topics" / "allsides_full.jsonl.gz", gold))
    return [texts[key] for key in gold if key in texts], [key for key in gold if key not in texts]


def _captured(folder: Path, gold: Mapping[str, Groups]) -> Iterator[tuple[str, Document]]:
    for stem in sorted({key.partition(":")[0] for key in gold} - {_ALLSIDES}):
        path = folder / f"{stem}.txt"
        if not path.is_file():
            continue
        raw = RawCapture(path=f"captures/{path.name}", raw=path.read_bytes())
        articles = [a for page in clean_captures(raw, CaptureSettings()) for a in page.articles]
        for number, article in enumerate(articles, 1):
            key = f"{stem}:{number}"
            if key in gold:
                text = f"{article.headline}\n{article.body}"
                yield key, Document(key, text, article.language, gold[key], cleaned=article)


def _reported(file: Path, gold: Mapping[str, Groups]) -> Iterator[tuple[str, Document]]:
    if not file.is_file():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            key = f"{_ALLSIDES}:{row['id']}"
            if key in gold:
                yield key, Document(key, f"{row['title']}\n{row['text']}", "en", gold[key])


def pick_sample(documents: Sequence[Document], size: int) -> list[Document]:
    """Return so many texts, those whose ids hash lowest: the same on every run."""
    return sorted(documents, key=lambda d: sha256(d.id.encode()).hexdigest())[:size]
