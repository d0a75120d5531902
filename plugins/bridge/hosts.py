"""Hidden hosts: one Pelican page per capture, which becomes its audit page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pelican.contents import Article

from plugins.text.addresses import capture_path

# Pelican wants a date and a title of everything; a host is never listed by either.
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """What the hosts carried; paths of what is no capture, and of what could not be read."""

    cleaned: tuple[Any, ...]
    strangers: tuple[str, ...]
    failed: tuple[str, ...]


def host_metadata(cleaned: Sequence[Any]) -> dict[str, Any]:
    """Return the metadata of the hidden host that carries the cleaned captures of a file."""
    return {**_metadata(cleaned[0]), "digest": tuple(cleaned)}


def _metadata(cleaned: Any) -> dict[str, Any]:
    path = capture_path(cleaned.capture.id)
    return {
        "title": cleaned.capture.path,
        "date": _NO_DATE,
        "slug": f"capture-{cleaned.capture.id}",
        "status": "hidden",
        "template": "capture",
        "url": path,
        "save_as": f"{path}index.html",
        "digest": cleaned,
    }


def take_hosts(generator: Any) -> Hosts:
    """Take the cleaned captures off the hosts; anything else is taken out of the build."""
    carrying = sorted(_carrying(generator.hidden_articles), key=lambda h: h.source_path)
    hosts = [host for carrier in carrying for host in _divide(generator, carrier)]
    others = [a for a in _everything(generator) if not hasattr(a, "digest")]
    generator.hidden_articles = hosts
    generator.articles = []
    generator.drafts = []
    return Hosts(
        cleaned=tuple(host.digest for host in hosts),
        strangers=tuple(sorted(article.source_path for article in others)),
        failed=_failed(generator.context),
    )


def _divide(generator: Any, carrier: Any) -> list[Any]:
    """Return one host for each capture of a file: Pelican makes one page of each file only."""
    first, *others = carrier.digest
    carrier.digest = first
    further = [
        Article(
            "",
            metadata={**carrier.metadata, **_metadata(cleaned)},
            settings=generator.settings,
            source_path=carrier.source_path,
            context=generator.context,
        )
        for cleaned in others
    ]
    return [carrier, *further]


def keep_hosts(generator: Any, paths: Collection[str]) -> None:
    """Leave only the hosts of the captures at these paths: of equal files one has a page."""
    hosts = generator.hidden_articles
    generator.hidden_articles = [host for host in hosts if host.digest.capture.path in paths]


def _failed(context: Any) -> tuple[str, ...]:
    """Return what Pelican could not read: it logs the name and goes on, with exit status 0."""
    contents = context["generated_content"]
    return tuple(sorted(path for path, content in contents.items() if content is None))


def _carrying(articles: Sequence[Any]) -> list[Any]:
    return [article for article in articles if hasattr(article, "digest")]


def _everything(generator: Any) -> list[Any]:
    return [*generator.articles, *generator.drafts, *generator.hidden_articles]
