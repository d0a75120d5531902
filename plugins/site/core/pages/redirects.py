"""Pages at addresses that moved: where to go, for browsers, readers and search engines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.model import Digest, Redirect, Topic
from plugins.site.core import urls
from plugins.site.core.models import Link, Page, RedirectPage
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import make_head

_TITLE = "This page has moved"
_ELSEWHERE = "Go on"


def build_redirects(
    index: Index, redirects: Sequence[Redirect], pages: Sequence[Page]
) -> tuple[Page, ...]:
    """Return a page for each address that moved and is none of the given pages."""
    titles = {page.path: page.model.head.title for page in pages}
    return tuple(
        _build_redirect(index, redirect, titles)
        for redirect in redirects
        if redirect.path not in titles
    )


def _build_redirect(index: Index, redirect: Redirect, titles: Mapping[str, str]) -> Page:
    page = redirect.target.partition("#")[0]
    model = RedirectPage(
        head=make_head(index, _TITLE, _TITLE, noindex=True),
        title=_TITLE,
        target=Link(text=titles.get(page, _ELSEWHERE), href=index.href(redirect.target)),
        canonical_href=index.href(page),
    )
    return Page(template="pages/redirect", path=redirect.path, model=model)


def moved_topics(redirects: Sequence[Redirect]) -> dict[str, str]:
    """Return the slug of each topic that moved to that of the topic it is now, or to ""."""
    return {
        _topic_slug(redirect.path): _topic_slug(redirect.target)
        for redirect in redirects
        if _topic_slug(redirect.path)
    }


def _topic_slug(path: str) -> str:
    """Return the slug of a topic's page, empty for any other."""
    folder, _, slug = path.partition("#")[0].strip("/").rpartition("/")
    return slug if f"{folder}/" == urls.TOPICS else ""


def feed_topics(digest: Digest) -> Iterator[tuple[str, Topic | None]]:
    """Yield each slug a feed has, with the topic in it: the heir's at an address that moved."""
    topics = {topic.slug: topic for topic in digest.topics}
    yield from topics.items()
    for slug, heir in moved_topics(digest.redirects).items():
        if slug not in topics:
            yield slug, topics.get(heir)


def give_way(digest: Digest, files: Iterable[str]) -> Digest:
    """Return the digest without redirects where a page of the editor wants to stand."""
    taken = {file.strip("/").casefold() for file in files}
    kept = (r for r in digest.redirects if urls.save_as(r.path).casefold() not in taken)
    return replace(digest, redirects=tuple(kept))
