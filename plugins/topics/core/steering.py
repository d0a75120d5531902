"""What the editor's files and sidecars demand, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.model import Code, Digest, EditorTopic, Finding
from plugins.text.slugs import slugify
from plugins.topics.core.stories import Story

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """Topics that stories are pinned to and excluded from, as slugs by place of the story.

    No story is pinned to a topic that excludes it, and none to two.
    """

    pins: Mapping[int, str]
    excludes: Mapping[int, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Demand:
    """One line of the editor's that speaks of a story. ``path`` is the file it stands in."""

    story: int
    headline: str
    slug: str
    path: str


def resolve_steering(
    digest: Digest, topics: Sequence[EditorTopic], stories: Sequence[Story]
) -> tuple[Steering, tuple[Finding, ...]]:
    """Return what pins and excludes come to, and a finding for every line that does not fit.

    What is said of a copy holds for its story. Of lines that contradict each other an exclude
    holds before a pin, a sidecar before a topic file, and the first file before the second.
    """
    places = _place_names(stories)
    sidecar_pins, unknown = _read_sidecars(digest, topics, stories)
    unmatched = _find_unmatched(topics, places)
    pins = [*sidecar_pins, *_demands(topics, "pins", stories, places)]
    excludes = list(_demands(topics, "excludes", stories, places))
    chosen, contradictions = _choose(pins, excludes)
    refused: defaultdict[int, set[str]] = defaultdict(set)
    for demand in excludes:
        refused[demand.story].add(demand.slug)
    steering = Steering(
        pins=chosen, excludes={story: frozenset(slugs) for story, slugs in refused.items()}
    )
    return steering, (*unknown, *unmatched, *contradictions)


def comparable_name(text: str) -> str:
    """Return the form under which an id, a headline or a title is looked up."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())


def _place_names(stories: Sequence[Story]) -> Mapping[str, list[int]]:
    """Return id or headline to the stories that hold such an article."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, story in enumerate(stories):
        for name in {
            comparable_name(name)
            for article in story.articles
            for name in (article.id, article.headline)
        }:
            places[name].append(place)
    return places


def _demands(
    topics: Sequence[EditorTopic],
    key: str,
    stories: Sequence[Story],
    places: Mapping[str, list[int]],
) -> Iterator[_Demand]:
    for topic in topics:
        for name in topic.pins if key == "pins" else topic.excludes:
            for place in places.get(comparable_name(name), ()):
                yield _Demand(
                    story=place,
                    headline=stories[place].original.headline,
                    slug=topic.slug,
                    path=topic.path,
                )


def _find_unmatched(
    topics: Sequence[EditorTopic], places: Mapping[str, list[int]]
) -> list[Finding]:
    return [
        Finding(
            code=Code.TOPIC_UNMATCHED,
            subject=topic.path,
            message=f"{key} names “{name}”, which is no article's id or headline.",
            hint="Copy the headline from the article's page or the id from digest.json, or drop "
            "the line.",
        )
        for topic in topics
        for key, names in (("Pins", topic.pins), ("Excludes", topic.excludes))
        for name in names
        if comparable_name(name) not in places
    ]


def _read_sidecars(
    digest: Digest, topics: Sequence[EditorTopic], stories: Sequence[Story]
) -> tuple[list[_Demand], list[Finding]]:
    """Return the pins of the captures' sidecars, and those that name no topic."""
    paths = {capture.id: capture.path for capture in digest.captures}
    slugs = {comparable_name(topic.title): topic.slug for topic in reversed(topics)}
    slugs |= {topic.slug: topic.slug for topic in topics}
    pins, unknown = [], []
    for place, story in enumerate(stories):
        for article in story.articles:
            if article.pinned_topic is None:
                continue
            path = paths.get(article.capture, str(article.id))
            slug = slugs.get(comparable_name(article.pinned_topic))
            if slug is None:
                unknown.append(_unknown_topic(path, article.headline, article.pinned_topic))
            else:
                pins.append(_Demand(story=place, headline=article.headline, slug=slug, path=path))
    return pins, unknown


def _unknown_topic(path: str, headline: str, name: str) -> Finding:
    return Finding(
        code=Code.TOPIC_UNMATCHED,
        subject=path,
        message=f"The sidecar puts “{headline}” in the topic “{name}”, which has no file.",
        hint=f"Write topics/{slugify(name)}.md with the line “Title: {name}”, or name another.",
    )


def _choose(
    pins: Sequence[_Demand], excludes: Sequence[_Demand]
) -> tuple[dict[int, str], list[Finding]]:
    """Return the pin that holds for each story, and what contradicts it or an exclude."""
    refused = {(demand.story, demand.slug): demand for demand in excludes}
    chosen: dict[int, _Demand] = {}
    findings = []
    for pin in pins:
        exclude = refused.get((pin.story, pin.slug))
        other = chosen.setdefault(pin.story, pin) if exclude is None else exclude
        if exclude is not None or other.slug != pin.slug:
            reason = "excludes it" if exclude is not None else f"pins it to “{other.slug}”"
            findings.append(_contradiction(pin, other.path, reason))
    return {story: pin.slug for story, pin in sorted(chosen.items())}, findings


def _contradiction(pin: _Demand, other_path: str, reason: str) -> Finding:
    return Finding(
        code=Code.TOPIC_CONTRADICTION,
        subject=pin.path,
        message=f"“{pin.headline}” is pinned to “{pin.slug}”, but {other_path} {reason}, "
        "which holds.",
        hint="Keep one of the two lines.",
    )
