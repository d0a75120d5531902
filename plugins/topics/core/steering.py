"""What the editor's files and sidecars demand, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from plugins.model import Code, Digest, EditorTopic, Finding
from plugins.text.slugs import slugify
from plugins.topics.core.stories import Story

Places = Mapping[str, list[int]]
"""Id or headline, in the form it is looked up under, to the stories that hold such an article."""

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
    """One line of the editor's that speaks of a story, in a topic file or a sidecar.

    ``path`` is the file, or for a sidecar that of its capture.
    """

    story: int
    headline: str
    slug: str
    path: str
    line: int | None
    in_sidecar: bool = False

    @property
    def place(self) -> str:
        """The file and the line, in words."""
        sidecar = "the sidecar of " if self.in_sidecar else ""
        line = "" if self.line is None else f"line {self.line} of "
        return f"{line}{sidecar}{self.path}"

    @property
    def shown_line(self) -> int | None:
        """The line, if it is one of ``path``."""
        return None if self.in_sidecar else self.line


def resolve_steering(
    digest: Digest, topics: Sequence[EditorTopic], stories: Sequence[Story], places: Places
) -> tuple[Steering, tuple[Finding, ...]]:
    """Return what pins and excludes come to, and a finding for every line that does not fit.

    ``places`` are those of the stories' names. What is said of a copy holds for its story. Of
    lines that contradict each other an exclude holds before a pin, a sidecar before a topic file,
    and the first file before the second.
    """
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


def place_names(stories: Sequence[Story]) -> Places:
    """Return where the articles of stories are found by what a file may call them."""
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
    places: Places,
) -> Iterator[_Demand]:
    for topic in topics:
        for name, line in _named_lines(topic, key):
            for place in places.get(comparable_name(name), ()):
                yield _Demand(
                    story=place,
                    headline=stories[place].original.headline,
                    slug=topic.slug,
                    path=topic.path,
                    line=line,
                )


def _named_lines(topic: EditorTopic, key: str) -> Iterator[tuple[str, int | None]]:
    """Yield the pins or excludes with their lines, as far as these are known."""
    names, lines = (
        (topic.pins, topic.pin_lines) if key == "pins" else (topic.excludes, topic.exclude_lines)
    )
    yield from zip_longest(names, lines[: len(names)])


def _find_unmatched(topics: Sequence[EditorTopic], places: Places) -> list[Finding]:
    return [
        Finding(
            code=Code.TOPIC_UNMATCHED,
            subject=topic.path,
            line=line,
            message=f"{key.capitalize()} names “{name}”, which is no article's id or headline.",
            hint="Copy the headline from the article's page or the id from digest.json, or drop "
            "the line.",
        )
        for topic in topics
        for key in ("pins", "excludes")
        for name, line in _named_lines(topic, key)
        if comparable_name(name) not in places
    ]


def _read_sidecars(
    digest: Digest, topics: Sequence[EditorTopic], stories: Sequence[Story]
) -> tuple[list[_Demand], list[Finding]]:
    """Return the pins of the captures' sidecars, and those that name no topic."""
    paths = {capture.id: capture.path for capture in digest.captures}
    slugs = _slugs_by_name(topics)
    pins, unknown = [], []
    for place, story in enumerate(stories):
        for article in story.articles:
            if article.pinned_topic is None:
                continue
            pin = _Demand(
                story=place,
                headline=article.headline,
                slug=slugs.get(comparable_name(article.pinned_topic), ""),
                path=paths.get(article.capture, str(article.id)),
                line=article.pinned_line,
                in_sidecar=True,
            )
            if pin.slug:
                pins.append(pin)
            else:
                unknown.append(_unknown_topic(pin, article.pinned_topic))
    return pins, unknown


def _slugs_by_name(topics: Sequence[EditorTopic]) -> dict[str, str]:
    """Return the slug for every name a topic goes by: titles before slugs before aliases."""
    names = {comparable_name(name): t.slug for t in reversed(topics) for name in t.aliases}
    names |= {topic.slug: topic.slug for topic in topics}
    return names | {comparable_name(topic.title): topic.slug for topic in reversed(topics)}


def _unknown_topic(pin: _Demand, name: str) -> Finding:
    return Finding(
        code=Code.TOPIC_UNMATCHED,
        subject=pin.path,
        message=f"“{pin.headline}” is put in the topic “{name}” by {pin.place}, but that has no "
        "file.",
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
            findings.append(_contradiction(pin, other, reason))
    return {story: pin.slug for story, pin in sorted(chosen.items())}, findings


def _contradiction(pin: _Demand, other: _Demand, reason: str) -> Finding:
    return Finding(
        code=Code.TOPIC_CONTRADICTION,
        subject=pin.path,
        line=pin.shown_line,
        message=f"“{pin.headline}” is pinned to “{pin.slug}” by {pin.place}, but {other.place} "
        f"{reason}, which holds.",
        hint="Keep one of the two lines.",
    )
