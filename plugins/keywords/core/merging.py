"""Names of the whole site: which entities of different articles are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from plugins.keywords.core.aliases import Alias, Aliases, alias_key
from plugins.keywords.core.facts import Facts, fact_key, facts_for, known_organisation
from plugins.keywords.core.spellings import (
    given_marks,
    is_longer_name,
    is_short_given,
    may_be_one_person,
    person_words,
    place_fold,
    shorter_names,
    surname_fold,
)
from plugins.keywords.data.english import ENGLISH
from plugins.keywords.data.kind_words import ORGANISATION_HEADS, ORGANISATION_OPENERS, POLICY
from plugins.model import ArticleEntity, ArticleId, EntityKind, NewsArticle
from plugins.text.slugs import slugify

# Of several names with one slug the first by kind keeps it bare.
_KIND_ORDER = tuple(EntityKind[name] for name in ("PLACE", "ORGANISATION", "PERSON", "UNKNOWN"))
_LEAST_ACRONYM = 3
# So many other people in common are no chance: a band, a hearing.
_SAME_COMPANY = 3
_LOCAL = frozenset(
    "appeals attorney board church city club college consulate council county district embassy "
    "fire high hospital local police school sheriff state university".split()
)
# Where these are named the institutions of the United States are meant, unless another country is
# named still more.
_AMERICAN = frozenset(
    {"White House", "Republican Party", "Democratic Party", "Pentagon", "State Department", "FBI"}
)
_WEIGHT_OF_AMERICAN = 2
Identity = tuple[str, ...]
"""What makes entities of different articles one without comparing spellings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entities of different articles that are one. ``known`` is the name facts or editor give."""

    identity: Identity
    kind: EntityKind
    names: tuple[str, ...]
    forms: tuple[str, ...]
    articles: frozenset[ArticleId]
    known: str = ""
    alias: Alias | None = None


Member = tuple[ArticleId, ArticleEntity]


def group_entities(
    articles: Sequence[NewsArticle], aliases: Aliases
) -> dict[tuple[ArticleId, str], Group]:
    """Return the group of every entity, by article and its key there."""
    named = _by_name(aliases)
    entities = ((article.id, entity) for article in articles for entity in article.entities)
    # First, so that it makes no difference whether entities have their kind from the editor yet.
    members = [(article, _as_stated(entity, named)) for article, entity in entities]
    identities = _identities(members, aliases)
    found: dict[Identity, list[Member]] = defaultdict(list)
    for article, entity in members:
        found[identities[article, entity.key]].append((article, entity))
    groups = {identity: _group(identity, found[identity], named) for identity in sorted(found)}
    roots = _Roots(groups, aliases)
    for short, long in _edges(groups, roots):
        roots.join(short, long)
    joined = {
        root: _join_groups([groups[identity] for identity in whole])
        for root, whole in roots.clusters().items()
    }
    return {place: joined[roots.find(identity)] for place, identity in identities.items()}


def make_keys(groups: Iterable[Group]) -> dict[Identity, str]:
    """Return a readable key for each group, by identity, no two the same."""
    taken: set[str] = set()
    keys: dict[Identity, str] = {}
    for group in sorted(set(groups), key=_key_order):
        slug = slugify(shown_name(group))
        if group.identity[1] == "alone":
            slug = f"{slug}-{group.identity[2]}"
        elif group.identity[1] == "national":
            slug = slugify(" ".join(group.identity[2:]))
        free = (key for key in _candidate_keys(slug, group.kind) if key not in taken)
        keys[group.identity] = next(free)
        taken.add(keys[group.identity])
    return keys


def shown_name(group: Group) -> str:
    """Return the name of a group: the editor's, the known one, or the commonest, fullest first."""
    if group.alias is not None:
        return group.alias.names[0]
    counts = Counter(group.names)
    return group.known or min(counts, key=lambda name: (-counts[name], -len(name), name))


def _key_order(group: Group) -> tuple[bool, str, int, Identity]:
    alone = group.identity[1] == "alone"
    return alone, slugify(shown_name(group)), _KIND_ORDER.index(group.kind), group.identity


def _candidate_keys(slug: str, kind: EntityKind) -> Iterator[str]:
    yield slug
    yield f"{slug}-{kind.value}"
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _by_name(aliases: Aliases) -> dict[str, Alias]:
    return {alias_key(name): alias for alias in aliases.entities for name in alias.names}


def find_alias(entity: ArticleEntity, named: Mapping[str, Alias]) -> Alias | None:
    """Return the editor's entry for an entity: by its name, else by one of its forms."""
    keys = (alias_key(text) for text in (entity.name, *entity.forms))
    return next((named[key] for key in keys if key in named), None)


def _as_stated(entity: ArticleEntity, named: Mapping[str, Alias]) -> ArticleEntity:
    """Return an entity with the kind the editor gives it."""
    alias = find_alias(entity, named) if named else None
    return replace(entity, kind=alias.kind) if alias is not None and alias.kind else entity


def _identities(
    members: Sequence[Member], aliases: Aliases
) -> dict[tuple[ArticleId, str], Identity]:
    named, countries = _by_name(aliases), _countries(members)
    apart = {alias_key(name) for pair in aliases.apart for name in pair.names}
    found = {
        (article, entity.key): _identity(article, entity, named, apart, countries[article])
        for article, entity in members
    }
    _part_twins(members, found)
    # A name of two words or an acronym of unknown kind is the one of known kind, if there is one.
    known: dict[str, set[Identity]] = defaultdict(set)
    for article, entity in members:
        if entity.kind is not EntityKind.UNKNOWN:
            known[alias_key(entity.name)].add(found[article, entity.key])
    for article, entity in members:
        same = known.get(alias_key(entity.name), set())
        if entity.kind is EntityKind.UNKNOWN and _is_telling(entity.name) and len(same) == 1:
            found[article, entity.key] = min(same)
    return found


def _part_twins(members: Sequence[Member], found: dict[tuple[ArticleId, str], Identity]) -> None:
    """Give all but the fullest name its own identity where one article has two alike.

    "The Russian Foreign Ministry" and "the Foreign Ministry" of one article are not joined there.
    """
    fullest: dict[tuple[ArticleId, Identity], ArticleEntity] = {}
    for article, entity in sorted(members, key=lambda m: (-len(m[1].name), m[1].name, m[1].key)):
        identity = found[article, entity.key]
        first = fullest.setdefault((article, identity), entity)
        if first is not entity and identity[0] != "alias":
            found[article, entity.key] = (entity.kind.value, "alone", article, entity.key)


def _identity(
    article: ArticleId,
    entity: ArticleEntity,
    named: Mapping[str, Alias],
    apart: set[str],
    country: str,
) -> Identity:
    facts = facts_for(ENGLISH)
    alias = find_alias(entity, named)
    if alias is not None:
        return ("alias", "named", alias_key(alias.names[0]))
    kind = entity.kind.value
    alone = (kind, "alone", article, entity.key)
    if entity.kind is EntityKind.ORGANISATION:
        name, home = _split_country(entity.name, facts)
        if _is_local(name, facts):
            return alone
        if _is_national(name, facts) and apart.isdisjoint(map(alias_key, entity.forms)):
            home = home or country
            name = known_organisation(fact_key(name), facts) or place_fold(name)
            return (kind, "national", name, home) if home else alone
    fact = _fact(entity, facts)
    if fact and apart.isdisjoint(map(alias_key, (entity.name, *entity.forms))):
        return (kind, "fact", fact)
    is_person = entity.kind in (EntityKind.PERSON, EntityKind.UNKNOWN)
    if is_person and not _is_telling(entity.name):
        return alone
    name = place_fold(entity.name) if not is_person else alias_key(entity.name)
    return (kind, "name", name)


def _countries(members: Sequence[Member]) -> dict[ArticleId, str]:
    """Return for each article the country it speaks of most, "" if of none or two alike."""
    facts = facts_for(ENGLISH)
    counts: dict[ArticleId, Counter[str]] = {article: Counter() for article, _ in members}
    for article, entity in members:
        name, times = _fact(entity, facts), len(entity.mentions)
        key = fact_key(name)
        is_american = name in _AMERICAN or (key in facts.states and key not in facts.countries)
        if is_american:
            counts[article]["United States"] += times * _WEIGHT_OF_AMERICAN
        elif name and entity.kind is EntityKind.PLACE:
            counts[article][name] += times
    return {article: _commonest_country(found) for article, found in counts.items()}


def _commonest_country(counts: Counter[str]) -> str:
    most = max(counts.values(), default=0)
    names = [name for name, number in counts.items() if number == most > 0]
    return names[0] if len(names) == 1 else ""


def _is_national(name: str, facts: Facts) -> bool:
    """Tell what every country has: "Supreme Court", "Ministry of Defence", "Foreign Ministry"."""
    key = fact_key(name)
    known = known_organisation(key, facts)
    if known:
        return known in facts.national
    return all(word in _general_words() for word in place_fold(name).split())


def _is_local(name: str, facts: Facts) -> bool:
    """Tell what there are many of in one country: "City Council", "Embassy", "Police"."""
    words = place_fold(name).split()
    known = known_organisation(fact_key(name), facts)
    return not known and not _LOCAL.isdisjoint(words) and _general_words().issuperset(words)


@cache
def _general_words() -> frozenset[str]:
    small = frozenset("of for and on the us u.s. staff general supreme coast house".split())
    return (
        ORGANISATION_HEADS
        | ORGANISATION_OPENERS
        | POLICY
        | ENGLISH.institutions
        | ENGLISH.titles
        | ENGLISH.title_offices
        | ENGLISH.place_openers
        | small
        | _LOCAL
    )


def _split_country(name: str, facts: Facts) -> tuple[str, str]:
    """Return an organisation without its country: "U.S. Senate", "Supreme Court of Kenya"."""
    known = known_organisation(fact_key(name), facts)
    if known and known not in facts.national:
        # "European Union" is no union of the country "European".
        return name, ""
    first, _, rest = name.partition(" ")
    key = fact_key(first)
    if rest and (key in facts.countries or key in facts.peoples):
        return rest, facts.countries.get(key) or facts.peoples[key]
    front, _, last = name.rpartition(" of ")
    country = facts.countries.get(fact_key(last), "")
    return (front, country) if front and country else (name, "")


def _fact(entity: ArticleEntity, facts: Facts) -> str:
    """Return the known name of a country, state or organisation, "" if it is none."""
    key = fact_key(entity.name)
    if entity.kind is EntityKind.PLACE:
        keys = [key, *map(fact_key, entity.forms)]
        tables = (facts.countries, facts.peoples, facts.states)
        return next((table[key] for key in keys for table in tables if key in table), "")
    return known_organisation(key, facts) if entity.kind is EntityKind.ORGANISATION else ""


def _is_telling(name: str) -> bool:
    """Tell a name that is somebody's everywhere from a surname or a word."""
    plain = name.replace(".", "").replace("-", "")
    return " " in name or (plain.isupper() and len(plain) >= _LEAST_ACRONYM)


def _group(identity: Identity, members: Sequence[Member], named: Mapping[str, Alias]) -> Group:
    alias = named.get(identity[2]) if identity[0] == "alias" else None
    kinds = Counter(entity.kind for _, entity in members if entity.kind is not EntityKind.UNKNOWN)
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind), default=EntityKind.UNKNOWN)
    return Group(
        identity=identity,
        kind=alias.kind if alias is not None and alias.kind is not None else kind,
        names=tuple(sorted(entity.name for _, entity in members)),
        forms=tuple(sorted(form for _, entity in members for form in entity.forms)),
        articles=frozenset(article for article, _ in members),
        known=_known_name(identity),
        alias=alias,
    )


def _known_name(identity: Identity) -> str:
    is_known = identity[1] == "fact" or identity[2] in facts_for(ENGLISH).national
    return identity[2] if is_known else ""


def _join_groups(groups: Sequence[Group]) -> Group:
    """Return one group for several; an alias, a fact and a kind of one hold for all."""
    first = min(groups, key=lambda group: (group.alias is None, not group.known, group.identity))
    kinds = sorted({group.kind for group in groups} - {EntityKind.UNKNOWN})
    return replace(
        first,
        kind=first.kind if first.alias is not None else next(iter(kinds), EntityKind.UNKNOWN),
        names=tuple(sorted(name for group in groups for name in group.names)),
        forms=tuple(sorted(form for group in groups for form in group.forms)),
        articles=frozenset(article for group in groups for article in group.articles),
    )


class _Roots:
    """Which groups are one so far. Groups that an article or the editor tells apart stay apart."""

    def __init__(self, groups: Mapping[Identity, Group], aliases: Aliases) -> None:
        self._root = {identity: identity for identity in groups}
        self._articles = {identity: group.articles for identity, group in groups.items()}
        self._kinds = {identity: group.kind for identity, group in groups.items()}
        marks = _apart_marks(aliases)
        self._apart = {
            identity: frozenset(mark for key in _name_keys(group) for mark in marks.get(key, ()))
            for identity, group in groups.items()
        }

    def find(self, identity: Identity) -> Identity:
        """Return the group that stands for all that are one with this."""
        while self._root[identity] != identity:
            identity = self._root[identity]
        return identity

    def join(self, one: Identity, other: Identity) -> None:
        """Make two groups one, unless something speaks against it."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second or not self._may_join(first, second):
            return
        self._root[second] = first
        self._articles[first] |= self._articles[second]
        self._apart[first] |= self._apart[second]
        if self._kinds[first] is EntityKind.UNKNOWN:
            self._kinds[first] = self._kinds[second]

    def _may_join(self, first: Identity, second: Identity) -> bool:
        kinds = {self._kinds[first], self._kinds[second]} - {EntityKind.UNKNOWN}
        # Marks are (number of the editor's entry, name): one entry, two names.
        apart = any(
            one[0] == other[0] and one[1] != other[1]
            for one in self._apart[first]
            for other in self._apart[second]
        )
        together = self._articles[first] & self._articles[second]
        return len(kinds) < 2 and not apart and not together

    def clusters(self) -> dict[Identity, list[Identity]]:
        """Return the groups that are one, by the one that stands for them."""
        found: dict[Identity, list[Identity]] = defaultdict(list)
        for identity in self._root:
            found[self.find(identity)].append(identity)
        return found


def _name_keys(group: Group) -> set[str]:
    return set(map(alias_key, group.names))


def _apart_marks(aliases: Aliases) -> Mapping[str, list[tuple[int, str]]]:
    """Return the editor's entries that keep a name apart, by name, each with the name."""
    marks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, pair in enumerate(aliases.apart):
        for name in map(alias_key, pair.names):
            marks[name].append((number, name))
    return marks


def _edges(groups: Mapping[Identity, Group], roots: _Roots) -> Iterator[tuple[Identity, Identity]]:
    """Yield the pairs to join, the safest first: spellings, longer names, forms in common.

    ``roots`` is read between the steps: a short name goes to a longer one only if, with the
    spellings joined, there is a single such.
    """
    people = [group for group in groups.values() if _has_full_name(group)]
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in people:
        by_surname[surname_fold(group.names[0])].append(group)
    yield from _spellings(by_surname)
    yield from _short_given_names(by_surname, people)
    for group, longer in _longer_names(people):
        yield from _only_one(group, longer, roots)
    holders: dict[str, list[Group]] = defaultdict(list)
    for group in groups.values():
        for form in sorted({*group.forms, *group.names}):
            if _is_telling(form):
                holders[alias_key(form)].append(group)
    for group in groups.values():
        # An acronym on the lists may stand for something else in an article that explains it.
        own_name = alias_key(group.names[0])
        is_own = group.identity[1] == "fact" and alias_key(group.known) == own_name
        if group.identity[1] == "name" or is_own:
            others = [other for other in holders[own_name] if other != group]
            yield from _only_one(group, [o for o in others if _kinds_fit(o, group)], roots)


def _kinds_fit(one: Group, other: Group) -> bool:
    return one.kind is other.kind or other.kind is EntityKind.UNKNOWN


def _has_full_name(group: Group) -> bool:
    return group.kind is EntityKind.PERSON and group.identity[1] == "name"


def _spellings(by_surname: Mapping[str, Sequence[Group]]) -> Iterator[tuple[Identity, Identity]]:
    for near in by_surname.values():
        alike: dict[str | int, list[int]] = defaultdict(list)
        for at, group in enumerate(near):
            for mark in given_marks(group.names[0]):
                alike[mark].append(at)
        for at, one in enumerate(near):
            later = {n for mark in given_marks(one.names[0]) for n in alike[mark] if n > at}
            for other in (near[n] for n in sorted(later)):
                is_apart = one.articles.isdisjoint(other.articles)
                if is_apart and may_be_one_person(one.names[0], other.names[0]):
                    yield one.identity, other.identity


def _short_given_names(
    by_surname: Mapping[str, Sequence[Group]], people: Sequence[Group]
) -> Iterator[tuple[Identity, Identity]]:
    """Yield "Tim Berg" and "Timothy Berg" whose articles name the same other people.

    The name alone is no evidence: there are many of both. The same people around two namesakes are.
    """
    named = _people_of_articles(people)
    by_full: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for surname, group in ((key, group) for key, near in by_surname.items() for group in near):
        full = ENGLISH.short_names.get(person_words(group.names[0])[0], "")
        by_full[surname, full].append(group)
    for (_, full), near in by_full.items():
        for one, other in combinations(near if full else (), 2):
            is_short = is_short_given(one.names[0], other.names[0], ENGLISH.short_names)
            if is_short and len(_company(one, named) & _company(other, named)) >= _SAME_COMPANY:
                yield one.identity, other.identity


def _people_of_articles(people: Sequence[Group]) -> Mapping[ArticleId, set[Identity]]:
    named: dict[ArticleId, set[Identity]] = defaultdict(set)
    for group in people:
        for article in group.articles:
            named[article].add(group.identity)
    return named


def _company(group: Group, named: Mapping[ArticleId, set[Identity]]) -> set[Identity]:
    """Return the people that the articles of a group name."""
    return {person for article in group.articles for person in named[article]}


def _longer_names(people: Sequence[Group]) -> Iterator[tuple[Group, list[Group]]]:
    """Yield each person with those of whose names this one may be the short form."""
    by_shorter: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in people:
        for words in shorter_names(group.names[0]):
            by_shorter[words].append(group)
    for group in people:
        name = group.names[0]
        near = (other for other in by_shorter[person_words(name)] if _share_surname(other, group))
        yield group, [other for other in near if is_longer_name(other.names[0], name)]


def _share_surname(one: Group, other: Group) -> bool:
    return surname_fold(one.names[0]) == surname_fold(other.names[0])


def _only_one(
    group: Group, others: Sequence[Group], roots: _Roots
) -> Iterator[tuple[Identity, Identity]]:
    if len({roots.find(other.identity) for other in others}) == 1:
        yield group.identity, others[0].identity
