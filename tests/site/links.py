"""The links of a built site, read as a browser would."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

_LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "iframe": "src",
    "form": "action",
}


@dataclass(frozen=True)
class Link:
    """A link of a page: the tag it stands in, and the address as written."""

    page: str
    tag: str
    target: str


def html_pages(output: Path) -> list[Path]:
    """Return all pages of a site, in order."""
    return sorted(output.rglob("*.html"))


def read_links(output: Path) -> Iterator[Link]:
    """Yield every link of every page."""
    for page in html_pages(output):
        for element in _parse(page).iter(*_LINKS):
            target = element.get(_LINKS[str(element.tag)])
            if target is not None:
                yield Link(str(page.relative_to(output)), str(element.tag), str(target))


def _parse(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes())


def ids_of(page: Path) -> set[str]:
    """Return the ids of a page: what a fragment can point at."""
    return {str(name) for name in _parse(page).xpath("//@id")}


def broken_links(output: Path, root: str = "") -> list[str]:
    """Return internal links that lead nowhere, fragments included."""
    known: dict[Path, set[str]] = {}
    broken = []
    for link in read_links(output):
        target = _resolve(output, root, link)
        if target is None:
            continue
        path, fragment = target
        if not path.is_file():
            broken.append(f"{link.page}: {link.target}")
        elif fragment and path.suffix == ".html":
            ids = known.setdefault(path, ids_of(path))
            if fragment not in ids:
                broken.append(f"{link.page}: {link.target} (no such place)")
    return broken


def _resolve(output: Path, root: str, link: Link) -> tuple[Path, str] | None:
    target = link.target
    if root and target.startswith(root):
        target = target[len(root) :] or "/"
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return output / link.page, unquote(parts.fragment)
    path = output / unquote(parts.path).lstrip("/")
    return (path / "index.html" if parts.path.endswith("/") else path), unquote(parts.fragment)
