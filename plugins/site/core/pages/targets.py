"""What running text may link to: topics, outlets and names that have a page."""

from collections.abc import Iterator, Mapping, Sequence

from plugins.model import NewsArticle, Paragraph, Topic
from plugins.site.core import urls
from plugins.site.core.mentions import (
    Mention,
    Target,
    TargetIndex,
    find_indexed_mentions,
    index_targets,
)
from plugins.site.core.models import Segment
from plugins.text.repairs import apply_repairs

LINKED_FROM = 2
"""A keyword that no other article has would only lead back to where the reader is."""


def make_targets(
    topics: Sequence[Topic],
    outlet_names: Mapping[str, str],
    keyword_names: Mapping[str, str],
    keywords: Mapping[str, tuple[NewsArticle, ...]],
) -> TargetIndex:
    """Return the targets of the whole site; names of outlets and keywords come by path."""
    targets = [Target(text=topic.title, path=urls.topic_path(topic.slug)) for topic in topics]
    # An outlet of one word ("Time", "Metro") is an ordinary word of running text.
    targets += [
        Target(text=name, path=path)
        for path, name in sorted(outlet_names.items())
        if len(name.split()) > 1
    ]
    targets += [
        Target(text=name, path=path)
        for path, name in sorted(keyword_names.items())
        if _is_name(name) and len(keywords[path]) >= LINKED_FROM
    ]
    return index_targets(targets)


def _is_name(text: str) -> bool:
    """Return True where every word starts with a capital: "Lake Council", not "water rights"."""
    return all(word[:1].isupper() for word in text.split())


def shown_text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph as pages show it: with its repairs."""
    return apply_repairs(paragraph.text, paragraph.repairs)


def linked_paragraphs(
    article: NewsArticle, targets: TargetIndex, root: str
) -> tuple[tuple[Segment, ...], ...]:
    """Return each paragraph as segments, first mentions of targets linked.

    Mentions are looked for in the repaired text: their places are places in what is shown.
    The article's own topic and outlet, named above its text, are not linked again.
    """
    own = {urls.topic_path(article.topic or ""), urls.outlet_path(article.outlet or "")}
    texts = [shown_text(paragraph) for paragraph in article.paragraphs]
    found = find_indexed_mentions(texts, targets, skip=own)
    return tuple(
        tuple(_segments(text, mentions, root)) for text, mentions in zip(texts, found, strict=True)
    )


def _segments(text: str, mentions: Sequence[Mention], root: str) -> Iterator[Segment]:
    """Yield the text in runs, with or without a link; joined they give it back."""
    place = 0
    for mention in mentions:
        if mention.start > place:
            yield Segment(text=text[place : mention.start], href="")
        yield Segment(text=text[mention.start : mention.end], href=urls.href(root, mention.path))
        place = mention.end
    if place < len(text):
        yield Segment(text=text[place:], href="")
