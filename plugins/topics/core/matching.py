"""Groups of articles against published ones: who continues whom, under which name.

A group continues the published one it shares most with (Jaccard's index, matched one to one over
the whole site). On 7,154 articles of three sets, each arriving in ten builds, this lost none of
9,446 published addresses; slugs made anew of the words of headlines lost 15 % a build
(benchmarks/topic_identity.py).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from plugins.text.slugs import slugify
from plugins.topics.core.assignment import assign_greatest

Articles = frozenset[str]

# What was gone comes back under its name if it is mostly the same again.
_LEAST_RETURN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A topic or an event of this build.

    ``key`` tells it from the others. ``slug`` is empty unless the editor gave it. ``time`` says
    in words when it began, to tell two of one title apart; it may be empty.
    """

    key: str
    title: str
    articles: Articles
    slug: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A topic or an event of an earlier build, with those of its articles that are still there."""

    slug: str
    title: str
    articles: Articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The slug and the title of a group."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Who the groups of a build are.

    ``names`` and ``kept``, the slug of the published group it continues, go by key of the group.
    ``successors`` is what ``find_successors`` returns.
    """

    names: Mapping[str, Name]
    kept: Mapping[str, str]
    successors: Mapping[str, str]


def follow_articles(known: Mapping[str, str], present: Mapping[str, str]) -> dict[str, str]:
    """Return earlier id to present id, of the articles that are still there.

    Both give for each id the address its page was saved from, empty if unknown. Editing a capture
    gives its articles new ids: then that address tells, or the end of the id, which is made of
    the headline; each where it belongs to one article that is gone and one that is new.
    """
    followed = {name: name for name in known if name in present}
    gone = {name: url for name, url in known.items() if name not in present}
    new = {name: url for name, url in present.items() if name not in known}
    by_address = _pair_up(gone, new)
    taken = set(by_address.values())
    by_headline = _pair_up(
        {name: name.partition("-")[2] for name in gone if name not in by_address},
        {name: name.partition("-")[2] for name in new if name not in taken},
    )
    return followed | by_address | by_headline


def _pair_up(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the pairs that share a mark no other of their side has."""
    times = Counter(old.values()), Counter(new.values())
    by_mark = {mark: name for name, mark in new.items() if mark and times[1][mark] == 1}
    return {
        name: by_mark[mark] for name, mark in old.items() if mark in by_mark and times[0][mark] == 1
    }


def match_groups(
    groups: Sequence[Group],
    published: Iterable[Published],
    former: Iterable[Published],
    fixed: Mapping[str, str],
) -> dict[str, str]:
    """Return key of a group to the slug of the one it continues, at best a published one.

    ``former`` were published once and then continued by none; ``fixed`` are pairs that are
    settled already.
    """
    settled = set(fixed.values())
    weights = _overlaps((g for g in groups if g.key not in fixed), published)
    kept = assign_greatest({pair: w for pair, w in weights.items() if pair[1] not in settled})
    kept |= fixed
    returning = _overlaps((g for g in groups if g.key not in kept and not g.slug), former)
    again = {pair: weight for pair, weight in returning.items() if weight >= _LEAST_RETURN}
    return kept | assign_greatest(again)


def _overlaps(
    groups: Iterable[Group], published: Iterable[Published]
) -> dict[tuple[str, str], float]:
    """Return Jaccard's index for each pair that shares an article."""
    sizes = {}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for earlier in published:
        sizes[earlier.slug] = len(earlier.articles)
        for article in earlier.articles:
            holders[article].append(earlier.slug)
    weights = {}
    for group in groups:
        shared = Counter(slug for a in group.articles for slug in holders.get(a, ()))
        for slug, number in shared.items():
            weights[group.key, slug] = number / (len(group.articles) + sizes[slug] - number)
    return weights


def name_groups(
    groups: Sequence[Group],
    kept: Mapping[str, str],
    titles: Mapping[str, str],
    reserved: Collection[str],
) -> dict[str, Name]:
    """Return the name of each group by key; no slug and no title is given twice.

    The editor's come first, then those that are kept, then new ones. ``titles`` are those of
    the slugs in ``kept``; new slugs are none of ``reserved``.
    """
    names: dict[str, Name] = {}
    taken: set[str] = set()
    used = set(kept.values()) | set(reserved) | {group.slug for group in groups}
    for group in sorted(groups, key=lambda g: (not g.slug, g.key not in kept, g.key)):
        title, slug = group.title, group.slug
        if not slug:
            slug = kept.get(group.key, "")
            title = _distinct_title(titles.get(slug, title), group.time, taken)
            slug = slug or _free_slug(title, used)
        used.add(slug)
        taken.add(title.casefold())
        names[group.key] = Name(slug=slug, title=title)
    return names


def _distinct_title(title: str, time: str, taken: Collection[str]) -> str:
    if title.casefold() in taken and time:
        title = f"{title} ({time})"
    tries = (f"{title} ({number})" for number in count(2))
    return next(text for text in chain([title], tries) if text.casefold() not in taken)


def _free_slug(title: str, used: Collection[str]) -> str:
    slug = slugify(title)
    tries = (f"{slug}-{number}" for number in count(2))
    return next(text for text in chain([slug], tries) if text not in used)


def find_successors(
    published: Iterable[Published],
    groups: Iterable[Group],
    kept: Mapping[str, str],
    names: Mapping[str, Name],
) -> dict[str, str]:
    """Return the slug in whose place each published slug is now, itself where it lives on.

    That is the group that continues it, else the one that holds most of its articles, else "".
    """
    living = {name.slug for name in names.values()}
    heirs = {slug: names[key].slug for key, slug in kept.items()}
    place = {article: names[group.key].slug for group in groups for article in group.articles}
    successors = {}
    for earlier in published:
        held = Counter(place[article] for article in earlier.articles if article in place)
        largest = min(held, key=lambda slug: (-held[slug], slug), default="")
        heir = heirs.get(earlier.slug, largest)
        successors[earlier.slug] = earlier.slug if earlier.slug in living else heir
    return successors
