"""The people, places and organisations of the whole site, and the editor's word on them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.keywords.core.aliases import Aliases, alias_key
from plugins.keywords.core.companions import find_companions
from plugins.keywords.core.merging import (
    Group,
    Identity,
    group_entities,
    make_keys,
    shown_name,
)
from plugins.model import (
    ArticleEntity,
    ArticleId,
    Code,
    Companion,
    Digest,
    Entity,
    Finding,
    Mention,
    NewsArticle,
)
from plugins.text.dated import date_key, date_range

# Entities of one article that are paired; pairs grow with the square of their number.
_PAIRED_MAX = 60


def add_site_entities(digest: Digest, aliases: Aliases) -> Digest:
    """Return the digest with the site's keys on all entities, its entities, and findings."""
    articles, entities = merge_entities(digest.articles, aliases)
    findings = tuple(f for f in _unmatched(digest.articles, aliases) if f not in digest.findings)
    return replace(
        digest, articles=articles, entities=entities, findings=(*digest.findings, *findings)
    )


def merge_entities(
    articles: Sequence[NewsArticle], aliases: Aliases
) -> tuple[tuple[NewsArticle, ...], tuple[Entity, ...]]:
    """Return the articles with the site's keys on their entities, and the entities, by key.

    The order of the articles does not matter, and a second pass changes nothing. Unlike kinds are
    never one, nor are names that one article tells apart; a surname by itself is only its
    article's. What ``aliases`` says goes before everything.
    """
    groups = group_entities(articles, aliases)
    keys = make_keys(groups.values())
    keyed = tuple(_rekey(article, groups, keys) for article in articles)
    return keyed, _entities(keyed, set(groups.values()), keys)


def _rekey(
    article: NewsArticle,
    groups: Mapping[tuple[ArticleId, str], Group],
    keys: Mapping[Identity, str],
) -> NewsArticle:
    new: dict[str, str | None] = {}
    found: dict[str, list[ArticleEntity]] = defaultdict(list)
    for entity in article.entities:
        group = groups[article.id, entity.key]
        hidden = group.alias is not None and group.alias.hide
        new[entity.key] = None if hidden else keys[group.identity]
        if not hidden:
            key = keys[group.identity]
            found[key].append(replace(entity, key=key, kind=group.kind))
    keywords = tuple(
        replace(keyword, entity=new.get(keyword.entity, keyword.entity))
        if keyword.entity is not None
        else keyword
        for keyword in article.keywords
    )
    entities = sorted(
        map(_combine, found.values()), key=lambda entity: _reading(entity.mentions[0])
    )
    return replace(article, keywords=keywords, entities=tuple(entities))


def _combine(same: Sequence[ArticleEntity]) -> ArticleEntity:
    """Return one entity for those of an article that the editor calls one."""
    if len(same) == 1:
        return same[0]
    ordered = sorted(same, key=lambda entity: (-len(entity.mentions), entity.name))
    mentions = {mention for entity in same for mention in entity.mentions}
    return replace(
        ordered[0],
        name=max((entity.name for entity in ordered), key=len),
        forms=tuple(dict.fromkeys(form for entity in ordered for form in entity.forms)),
        mentions=tuple(sorted(mentions, key=_reading)),
    )


def _reading(mention: Mention) -> tuple[int, int]:
    return (-1 if mention.paragraph is None else mention.paragraph, mention.start)


def _entities(
    articles: Sequence[NewsArticle], groups: Iterable[Group], keys: Mapping[Identity, str]
) -> tuple[Entity, ...]:
    ordered = sorted(articles, key=date_key)
    holding: dict[str, list[NewsArticle]] = defaultdict(list)
    for article in ordered:
        for entity in article.entities:
            holding[entity.key].append(article)
    shared = frozenset(key for key, found in holding.items() if len(found) > 1)
    beside = find_companions(map(_paired_keys, ordered), shared, lambda key: (key,))
    found = (
        _entity(group, keys[group.identity], holding[keys[group.identity]], beside)
        for group in groups
        if keys[group.identity] in holding
    )
    return tuple(sorted(found, key=lambda entity: entity.key))


def _entity(
    group: Group,
    key: str,
    articles: Sequence[NewsArticle],
    beside: Mapping[str, tuple[Companion, ...]],
) -> Entity:
    counts = Counter(group.forms)
    first, last = date_range(articles)
    return Entity(
        key=key,
        name=shown_name(group),
        slug=key,
        kind=group.kind,
        forms=tuple(sorted(counts, key=lambda form: (-counts[form], form))),
        articles=tuple(article.id for article in articles),
        companions=beside.get(key, ()),
        first=first,
        last=last,
        note=group.alias.note if group.alias is not None else None,
    )


def _paired_keys(article: NewsArticle) -> list[str]:
    """Return the entities of an article that count as beside each other, the commonest."""
    commonest = sorted(article.entities, key=lambda e: (-len(e.mentions), e.key))
    return [entity.key for entity in commonest[:_PAIRED_MAX]]


def _unmatched(articles: Sequence[NewsArticle], aliases: Aliases) -> Iterator[Finding]:
    """Yield findings on entries whose names no article has; hidden names are not looked for."""
    named = {
        alias_key(text)
        for article in articles
        for entity in article.entities
        for text in (entity.name, *entity.forms)
    }
    for alias in aliases.entities:
        if not alias.hide and named.isdisjoint(map(alias_key, alias.names)):
            yield _unknown(aliases.path, alias.line, alias.names)
    for pair in aliases.apart:
        missing = tuple(name for name in pair.names if alias_key(name) not in named)
        if missing:
            yield _unknown(aliases.path, pair.line, missing)


def _unknown(path: str, line: int, names: Sequence[str]) -> Finding:
    return Finding(
        code=Code.ALIASES_UNMATCHED,
        subject=path,
        line=line,
        message=f"No article names {' or '.join(f'“{name}”' for name in names)}.",
        hint="Write the name as an article has it, without titles; an article's page lists its "
        "names. Drop the entry if the articles are gone.",
    )
