"""The outlets index and the pages of outlets."""

from plugins.model import Outlet
from plugins.site.core import urls
from plugins.site.core.models import Fact, NotedLink, OutletPage, OutletsIndexPage, Page
from plugins.site.core.pages.coverage import copies_words, count_articles
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import (
    make_head,
    newest_cards,
    newest_groups,
    topic_counts,
)
from plugins.site.core.pages.words import UNKNOWN, count_words, join_facts, range_words
from plugins.text.outlets import outlet_key


def build_outlets_index(index: Index) -> Page:
    """Return the list of outlets, by name."""
    unknown = [article for article in index.digest.articles if not article.outlet]
    links = tuple(
        NotedLink(
            text=index.outlet_names[path],
            href=index.href(path),
            note=count_articles(articles),
        )
        for path, articles in index.outlets.items()
    )
    facts = join_facts(
        (
            count_words(len(links), "outlet"),
            f"{count_articles(unknown, joint=' and ')} of unknown outlet" if unknown else "",
        )
    )
    model = OutletsIndexPage(
        head=make_head(index, "Outlets", f"Who published what: {facts}.", section=urls.OUTLETS),
        title="Outlets",
        facts=facts,
        outlets=tuple(sorted(links, key=lambda link: (outlet_key(link.text), link.href))),
        unknown=newest_cards(index, unknown),
        counting=copies_words(index.digest.articles),
    )
    return Page(template="pages/outlets_index", path=urls.OUTLETS, model=model)


def build_outlet(index: Index, path: str) -> Page:
    """Return the page of the outlet that has this address."""
    name, articles = index.outlet_names[path], index.outlets[path]
    facts = join_facts(
        (
            count_articles(articles),
            range_words(a.published for a in articles) or UNKNOWN,
        )
    )
    model = OutletPage(
        head=make_head(
            index,
            name,
            f"Articles of {name}: {facts}.",
            section=urls.OUTLETS,
            trail=(("Outlets", urls.OUTLETS),),
        ),
        title=name,
        facts=facts,
        details=_details(index, path),
        days=newest_groups(index, articles),
        topics=topic_counts(index, articles),
        counting=copies_words(articles),
    )
    return Page(template="pages/outlet", path=path, model=model)


def _details(index: Index, path: str) -> tuple[Fact, ...]:
    """Return other spellings in the captures and what the editor knows."""
    name = index.outlet_names[path]
    known = next((o for o in index.digest.outlets if o.name == name), Outlet(name=name))
    names = {n for a in index.outlets[path] for n in (a.outlet, a.printed_outlet) if n}
    rows = (
        Fact(term="Also called", text=", ".join(sorted((names | set(known.aliases)) - {name}))),
        Fact(term="Country", text=known.country or ""),
        Fact(term="Owner", text=known.owner or ""),
        Fact(term="Note", text=known.note or ""),
        Fact(
            term="Source",
            text=known.citation or "",
            href=urls.external_href(known.citation),
        ),
    )
    return tuple(fact for fact in rows if fact.text)
