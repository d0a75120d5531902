"""The index of people, places and organisations, and their pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plugins.model import Entity, EntityKind, Mention, NewsArticle
from plugins.site.core import urls
from plugins.site.core.models import (
    LetterList,
    Link,
    NamePage,
    NamesGroup,
    NamesIndexPage,
    Naming,
    NamingGroup,
    NotedLink,
    Page,
)
from plugins.site.core.pages.index import Index, newest_key
from plugins.site.core.pages.letters import build_letter, letter_links
from plugins.site.core.pages.namelists import KIND_TITLES
from plugins.site.core.pages.parts import (
    BESIDE_LIMIT,
    LISTED_MAX,
    NO_LINK,
    articles_facts,
    date_heading,
    entity_link,
    entity_title,
    keyword_counts,
    make_head,
    noted,
    topic_counts,
    without_copies,
)
from plugins.site.core.pages.reports import make_report
from plugins.site.core.pages.shown import sentence_around, show_paragraph
from plugins.site.core.pages.words import count_words, join_facts, more_words
from plugins.text.listings import SHARED_FROM, Initial, initial, initials
from plugins.text.slugs import slugify

KIND_NAMES = {
    EntityKind.PERSON: "Person",
    EntityKind.PLACE: "Place",
    EntityKind.ORGANISATION: "Organisation",
    EntityKind.UNKNOWN: "Name",
}
SINGLES_MAX = 1_000
"""Names of one kind and one article each; a longer list says nothing to anybody."""

COMMON_LIMIT = 24
"""Names of one kind that the index shows where it cannot hold all of them."""


def build_names_index(index: Index) -> Page:
    """Return the list of names by kind; of more than one page holds, the commonest and letters."""
    letters = _initials(index)
    entities = sorted(index.digest.entities, key=_alphabet_key)
    groups = tuple(
        group
        for kind in KIND_TITLES
        if (group := _group(index, kind, entities, split=bool(letters))) is not None
    )
    shared = f"{len(index.entity_pages):,} in several articles"
    facts = join_facts((count_words(_count_listed(index), "name"), shared))
    model = NamesIndexPage(
        head=make_head(
            index, "Names", f"People, places and organisations: {facts}.", section=urls.NAMES
        ),
        title="Names",
        facts=facts if index.entity_pages else "",
        groups=groups,
        jump=letter_links(index, urls.NAMES, letters),
    )
    return Page(template="pages/names_index", path=urls.NAMES, model=model)


def build_name_letters(index: Index) -> Iterator[Page]:
    """Yield a page for each initial, where the index itself cannot hold all names."""
    letters = _initials(index)
    shared = (e for e in index.digest.entities if letters and e.key in index.entity_pages)
    for letter, found in groupby(sorted(shared, key=_alphabet_key), lambda e: initial(e.name)):
        entities = tuple(found)
        kinds = ((title, [e for e in entities if e.kind is k]) for k, title in KIND_TITLES.items())
        lists = [
            LetterList(title=title, entries=tuple(_counted(index, e) for e in same))
            for title, same in kinds
            if same
        ]
        yield build_letter(index, urls.NAMES, letter, letters, lists)


def _initials(index: Index) -> tuple[Initial, ...]:
    return initials(e.name for e in index.digest.entities if e.key in index.entity_pages)


def _alphabet_key(entity: Entity) -> tuple[Initial, str, str]:
    return initial(entity.name), slugify(entity.name), entity.key


def _is_listed(index: Index, entity: Entity) -> bool:
    """Return True for a name of several articles, or of one where its kind is known."""
    return entity.key in index.entity_pages or entity.kind is not EntityKind.UNKNOWN


def _count_listed(index: Index) -> int:
    return sum(1 for entity in index.digest.entities if _is_listed(index, entity))


def _group(
    index: Index, kind: EntityKind, entities: Sequence[Entity], *, split: bool
) -> NamesGroup | None:
    """Return the names of a kind: all, or the commonest where others have pages by initial."""
    own = [entity for entity in entities if entity.kind is kind and _is_listed(index, entity)]
    shared = [entity for entity in own if entity.key in index.entity_pages]
    single = [entity for entity in own if entity.key not in index.entity_pages]
    if not own:
        return None
    if split:
        shared = sorted(shared, key=lambda e: -len(index.entity_holders[e.key]))[:COMMON_LIMIT]
    return NamesGroup(
        title=KIND_TITLES[kind],
        anchor=_anchor(kind),
        names=tuple(_counted(index, entity) for entity in shared),
        single=f"{len(single):,} named in one article each" if single else "",
        singles=tuple(entity_link(index, e) for e in single) if len(single) <= SINGLES_MAX else (),
    )


def _counted(index: Index, entity: Entity) -> NotedLink:
    """Return a name with its number of articles, copies not counted."""
    number = len(index.entity_holders[entity.key])
    return noted(entity_link(index, entity), count_words(number, "article"))


def _anchor(kind: EntityKind) -> str:
    return slugify(KIND_TITLES[kind])


def build_name(index: Index, entity: Entity) -> Page:
    """Return the page of an entity that several articles name."""
    articles = [index.articles[i] for i in entity.articles if i in index.articles]
    originals = without_copies(articles)
    facts = articles_facts(articles)
    kind = KIND_NAMES[entity.kind]
    title = entity_title(index, entity)
    model = NamePage(
        head=make_head(
            index,
            title,
            f"{title} in the news: {facts}.",
            section=urls.NAMES,
            trail=(("Names", urls.NAMES),),
        ),
        kicker=Link(text=kind, href=f"{index.href(urls.NAMES)}#{_anchor(entity.kind)}"),
        title=title,
        facts=facts,
        forms=tuple(form for form in entity.forms if form != entity.name),
        note=entity.note or "",
        days=_naming_groups(index, entity, originals),
        more=more_words(len(originals) - LISTED_MAX, "article"),
        companions=tuple(_companion_links(index, entity))[:BESIDE_LIMIT],
        topics=topic_counts(index, originals),
        keywords=keyword_counts(index, originals),
    )
    return Page(template="pages/name", path=index.entity_pages[entity.key], model=model)


def _companion_links(index: Index, entity: Entity) -> Iterator[NotedLink]:
    """Yield the names that stand with it in several articles."""
    holders = index.entity_holders
    for companion in entity.companions:
        number = len(holders[entity.key] & holders.get(companion.key, frozenset()))
        if number >= SHARED_FROM:
            link = entity_link(index, index.entities[companion.key])
            yield noted(link, count_words(number, "article"))


def _naming_groups(
    index: Index, entity: Entity, articles: Iterable[NewsArticle]
) -> tuple[NamingGroup, ...]:
    ordered = sorted(articles, key=newest_key)[:LISTED_MAX]
    return tuple(
        NamingGroup(when=when, articles=tuple(_naming(index, entity, a) for a in found))
        for when, found in groupby(ordered, key=date_heading)
    )


def _naming(index: Index, entity: Entity, article: NewsArticle) -> Naming:
    """Return an article with the first sentence of its body that holds the name."""
    own = index.named.get(entity.key, {}).get(article.id)
    before, words, after, line = "", "", "", NO_LINK
    mention = next((m for m in own.mentions if _in_body(article, m)), None) if own else None
    if mention and mention.paragraph is not None:
        paragraph = article.paragraphs[mention.paragraph]
        shown = show_paragraph(paragraph)
        start, end = shown.span(mention.start, mention.end)
        before, words, after = sentence_around(shown.text, start, end)
        line = index.places[article.capture].link(paragraph.line)
    report = make_report(index, article)
    return Naming(
        article=report.article,
        before=before,
        words=words,
        after=after,
        line=line,
        also=report.also,
        more_copies=report.more,
    )


def _in_body(article: NewsArticle, mention: Mention) -> bool:
    """Return True for a place in the body."""
    number = mention.paragraph
    if number is None or not 0 <= number < len(article.paragraphs):
        return False
    return 0 <= mention.start < mention.end <= len(article.paragraphs[number].text)
