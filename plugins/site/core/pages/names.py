"""The index of people, places and organisations, and their pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from plugins.model import Companion, Entity, EntityKind, Mention, NewsArticle
from plugins.site.core import urls
from plugins.site.core.models import (
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
from plugins.site.core.pages.namelists import KIND_TITLES
from plugins.site.core.pages.parts import (
    NO_LINK,
    article_card,
    articles_facts,
    date_heading,
    entity_link,
    has_own_page,
    make_head,
    noted,
    site_keyword_link,
    topic_counts,
)
from plugins.site.core.pages.shown import sentence_around, show_paragraph
from plugins.site.core.pages.words import count_words, join_facts, more_words
from plugins.site.core.vocabulary import LISTED_MAX, SHARED_FROM
from plugins.text.slugs import slugify

KIND_NAMES = {
    EntityKind.PERSON: "Person",
    EntityKind.PLACE: "Place",
    EntityKind.ORGANISATION: "Organisation",
    EntityKind.UNKNOWN: "Name",
}
SINGLES_MAX = 1_000
"""Names of one kind and one article each; a longer list says nothing to anybody."""

BESIDE_LIMIT = 12


def build_names_index(index: Index) -> Page:
    """Return the list of names by kind."""
    entities = sorted(index.digest.entities, key=_alphabet_key)
    groups = tuple(
        group for kind in KIND_TITLES if (group := _group(index, kind, entities)) is not None
    )
    listed = sum(len(group.names) + len(group.singles) for group in groups)
    facts = join_facts(
        (count_words(listed, "name"), f"{len(index.entity_pages):,} in several articles")
    )
    model = NamesIndexPage(
        head=make_head(
            index, "Names", f"People, places and organisations: {facts}.", section=urls.NAMES
        ),
        title="Names",
        facts=facts,
        groups=groups,
    )
    return Page(template="pages/names_index", path=urls.NAMES, model=model)


def _alphabet_key(entity: Entity) -> tuple[str, str]:
    return slugify(entity.name), entity.key


def _group(index: Index, kind: EntityKind, entities: Sequence[Entity]) -> NamesGroup | None:
    """Return the names of a kind; a name of one article counts only where its kind is known."""
    own = [entity for entity in entities if entity.kind is kind]
    shared = [entity for entity in own if entity.key in index.entity_pages]
    single = [entity for entity in own if entity.key not in index.entity_pages]
    if kind is EntityKind.UNKNOWN:
        single = []
    if not shared and not single:
        return None
    few = len(single) <= SINGLES_MAX
    return NamesGroup(
        title=KIND_TITLES[kind],
        anchor=_anchor(kind),
        names=tuple(
            noted(entity_link(index, entity), count_words(len(entity.articles), "article"))
            for entity in shared
        ),
        single=f"{len(single):,} named in one article each" if single else "",
        singles=tuple(entity_link(index, e) for e in single) if few else (),
    )


def _anchor(kind: EntityKind) -> str:
    return slugify(KIND_TITLES[kind])


def build_name(index: Index, entity: Entity) -> Page:
    """Return the page of an entity that several articles name."""
    articles = [index.articles[i] for i in entity.articles if i in index.articles]
    facts = articles_facts(articles)
    kind = KIND_NAMES[entity.kind]
    model = NamePage(
        head=make_head(
            index,
            entity.name,
            f"{entity.name} in the news: {facts}.",
            section=urls.NAMES,
            trail=(("Names", urls.NAMES),),
        ),
        kicker=Link(text=kind, href=f"{index.href(urls.NAMES)}#{_anchor(entity.kind)}"),
        title=entity.name,
        facts=facts,
        forms=tuple(form for form in entity.forms if form != entity.name),
        note=entity.note or "",
        days=_naming_groups(index, entity, articles),
        more=more_words(len(articles) - LISTED_MAX, "article"),
        companions=_companion_links(index, entity.companions),
        topics=topic_counts(index, articles),
        keywords=_keyword_counts(index, articles),
    )
    return Page(template="pages/name", path=index.entity_pages[entity.key], model=model)


def _companion_links(index: Index, companions: Iterable[Companion]) -> tuple[NotedLink, ...]:
    often = [c for c in companions if c.articles >= SHARED_FROM]
    known = [c for c in often if c.key in index.entities][:BESIDE_LIMIT]
    return tuple(
        noted(entity_link(index, index.entities[c.key]), count_words(c.articles, "article"))
        for c in known
    )


def _keyword_counts(index: Index, articles: Iterable[NewsArticle]) -> tuple[NotedLink, ...]:
    """Return the keywords of some articles that have a page of their own, commonest first."""
    keys = Counter(
        key for a in articles for key in dict.fromkeys(k.lexical_form for k in a.keywords)
    )
    own = [k for k in keys if k in index.keywords and has_own_page(index, index.keywords[k])]
    ordered = sorted(own, key=lambda k: (-keys[k], index.keywords[k].text.casefold(), k))
    return tuple(
        noted(site_keyword_link(index, index.keywords[k]), count_words(keys[k], "article"))
        for k in ordered[:BESIDE_LIMIT]
    )


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
    return Naming(
        article=article_card(index, article), before=before, words=words, after=after, line=line
    )


def _in_body(article: NewsArticle, mention: Mention) -> bool:
    """Return True for a place in the body."""
    number = mention.paragraph
    if number is None or not 0 <= number < len(article.paragraphs):
        return False
    return 0 <= mention.start < mention.end <= len(article.paragraphs[number].text)
