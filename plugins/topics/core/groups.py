"""Events, and topics made of whole events: how stories are grouped, without names."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from plugins.settings import TopicSettings
from plugins.text.nearness import Calendar
from plugins.text.pairs import Pairs, similar_pairs
from plugins.topics.core.linkage import Bar, connect, join_groups, list_groups
from plugins.topics.core.stories import Story

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[Any]

# Any two reports share a few words; what is below counts as nothing in common. That leaves 1.4 of
# 48 million pairs of 10,000 articles; with all of them F1 is .960 instead of .961 on allsides_full,
# and the same on ecbplus.
_LEAST_SIMILARITY = 0.04

# Two groups of two or more are one event if they are about as alike as their own members are. That
# gives F1 .961 on allsides_full and .935 on ecbplus; .945 and .876 without. Over 24 random parts of
# ecbplus (benchmarks/topics.py --parts 24) the mean is .916; .906 with a share of .8 and a slack of
# .5, .907 with .9 and .7, .913 with .95 and .8. With .3 for a single report F1 is .972 instead of
# .977 on 100 triples of allsides_full, and the same on the two sets.
_EVENT_GROUP_SHARE = 1.0
_EVENT_SLACK = 0.9
_EVENT_SINGLE_SHARE = 0.2

# A storyline of several events is looser than each. With .2 for groups F1 of the topics of ecbplus
# is .953 instead of .970; with .15 for a single report, one that merely touches on a close story
# joins it in the real captures.
_TOPIC_GROUP_SHARE = 0.15
_TOPIC_SINGLE_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """An event: places of its stories, ascending, of the most central one, and the cohesion."""

    members: tuple[int, ...]
    medoid: int
    cohesion: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """A topic: its events, and of all their stories what an event has of its own.

    ``claim`` is the editor's topic, or None where the group was found.
    """

    events: tuple[EventGroup, ...]
    members: tuple[int, ...]
    medoid: int
    cohesion: float
    claim: str | None


def group_stories(
    stories: Sequence[Story],
    claims: Sequence[str | None],
    published: Sequence[int | None],
    settings: TopicSettings,
) -> tuple[TopicGroup, ...]:
    """Return every story in one topic and one event of it, single ones included.

    ``claims`` names the editor's topic of each story, or None: those of one claim are a topic,
    the others are grouped. ``published`` is the number of the found topic in which a story stood
    before, or None: events of one stay together. Topics come by first member.
    """
    import numpy as np

    if not stories:
        return ()
    slugs = sorted({slug for slug in claims if slug is not None})
    claim = np.array([0 if slug is None else slugs.index(slug) + 1 for slug in claims])
    pairs = similar_pairs([story.vector for story in stories], _LEAST_SIMILARITY)
    pairs = pairs.where(claim[pairs.one] == claim[pairs.other])
    events = _find_events(stories, pairs, settings)
    found = [None if slug else topic for slug, topic in zip(claims, published, strict=True)]
    start = _keep_together(events, found)
    topics = _find_topics(start, pairs.where(claim[pairs.one] == 0), claim, settings)
    return _describe_topics(events, topics, pairs, claims)


def _find_events(stories: Sequence[Story], pairs: Pairs, settings: TopicSettings) -> "Places":
    """Return the event of each place: average linkage of what is alike and near in time."""
    import numpy as np

    calendar = Calendar([story.original.published for story in stories])
    close = pairs.where(pairs.similarity >= settings.event_cut)
    close = _weigh(close, calendar)
    part = connect(len(stories), close.where(close.similarity >= settings.event_cut))
    inner = _weigh(pairs.where(part[pairs.one] == part[pairs.other]), calendar)
    bar = Bar(
        cut=settings.event_cut,
        group_share=_EVENT_GROUP_SHARE,
        slack=_EVENT_SLACK,
        single_share=_EVENT_SINGLE_SHARE,
    )
    return join_groups(np.arange(len(stories)), inner, bar)


def _weigh(pairs: Pairs, calendar: Calendar) -> Pairs:
    near = calendar.nearness(pairs.one, pairs.other)
    return replace(pairs, similarity=pairs.similarity * near)


def _keep_together(events: "Places", published: Sequence[int | None]) -> "Places":
    """Return the event of each place, those of one published topic joined.

    An event is of the topic that most of its stories were in, the first of equal ones.
    Without this one article in twenty changes its topic a build on allsides_full, with it one in
    250; the topics of gnews_t that grew so are as good as those found at once, F1 .851 and .836.
    """
    import numpy as np

    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for event, topic in zip(events.tolist(), published, strict=True):
        if topic is not None:
            votes[event][topic] += 1
    first: dict[int, int] = {}
    joined = np.arange(int(events.max()) + 1)
    for event, topics in sorted(votes.items()):
        topic = min(topics, key=lambda number: (-topics[number], number))
        joined[event] = first.setdefault(topic, event)
    return np.asarray(joined[events])


def _find_topics(
    start: "Places", pairs: Pairs, claim: "Places", settings: TopicSettings
) -> "Places":
    """Return the topic of each place: what is claimed by one file, and linked groups of events."""
    import numpy as np

    bar = Bar(
        cut=settings.topic_cut,
        group_share=_TOPIC_GROUP_SHARE,
        single_share=_TOPIC_SINGLE_SHARE,
    )
    topics = join_groups(start, pairs, bar)
    return np.asarray(np.where(claim == 0, topics, len(start) + claim))


def _describe_topics(
    events: "Places", topics: "Places", pairs: Pairs, claims: Sequence[str | None]
) -> tuple[TopicGroup, ...]:
    by_event = _measure(events, pairs)
    by_topic = _measure(topics, pairs)
    found = []
    for members in list_groups(topics):
        own = {int(events[member]) for member in members}
        medoid, cohesion = by_topic.describe(members)
        parts = [by_event.members[event] for event in sorted(own)]
        found.append(
            TopicGroup(
                events=tuple(_describe_event(by_event, part) for part in parts),
                members=members,
                medoid=medoid,
                cohesion=cohesion,
                claim=claims[members[0]],
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """Groups by label, and for each place the sum of its similarities within its group."""

    members: dict[int, tuple[int, ...]]
    closeness: Sequence[float]

    def describe(self, members: Sequence[int]) -> tuple[int, float]:
        """Return the most central member, the first of equal ones, and the cohesion."""
        medoid = max(members, key=lambda member: (self.closeness[member], -member))
        count = len(members) * (len(members) - 1)
        total = sum(self.closeness[member] for member in members)
        return medoid, round(total / count, 4) if count else 1.0


def _measure(labels: "Places", pairs: Pairs) -> _Measured:
    import numpy as np

    inside = pairs.where(labels[pairs.one] == labels[pairs.other])
    ends = np.concatenate((inside.one, inside.other))
    weights = np.concatenate((inside.similarity, inside.similarity))
    closeness = np.round(np.bincount(ends, weights=weights, minlength=len(labels)), 9)
    members = {int(labels[group[0]]): group for group in list_groups(labels)}
    return _Measured(members=members, closeness=closeness.tolist())


def _describe_event(measured: _Measured, members: tuple[int, ...]) -> EventGroup:
    medoid, cohesion = measured.describe(members)
    return EventGroup(members=members, medoid=medoid, cohesion=cohesion)
