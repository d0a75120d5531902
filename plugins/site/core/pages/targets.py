"""What running text links to: topics and outlets by their words, names and keywords by place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.model import Mention, NewsArticle, Topic
from plugins.site.core import urls
from plugins.site.core.mentions import (
    Target,
    TargetIndex,
    TextLink,
    choose_links,
    find_targets,
    index_targets,
)
from plugins.site.core.models import Segment
from plugins.site.core.pages.shown import ShownText, show_paragraph

# Of the same characters: a topic or outlet, which have 0, then the name, then the keyword.
_NAME, _KEYWORD, _NO_PAGE = 1, 2, 3


def make_targets(topics: Sequence[Topic], outlet_names: Mapping[str, str]) -> TargetIndex:
    """Return the targets of the whole site; names of outlets come by path."""
    targets = [Target(text=topic.title, path=urls.topic_path(topic.slug)) for topic in topics]
    # An outlet of one word ("Time", "Metro") is an ordinary word of running text.
    targets += [
        Target(text=name, path=path)
        for path, name in sorted(outlet_names.items())
        if len(name.split()) > 1
    ]
    return index_targets(targets)


def linked_paragraphs(
    article: NewsArticle,
    targets: TargetIndex,
    names: Mapping[str, str],
    keywords: Mapping[str, str],
    root: str,
) -> tuple[tuple[Segment, ...], ...]:
    """Return each paragraph as segments, with a link where a page is first named.

    ``names`` and ``keywords`` hold the pages of entities and keywords by key. The article's
    own topic and outlet, named above its text, are not linked again.
    """
    own = {urls.topic_path(article.topic or ""), urls.outlet_path(article.outlet or "")}
    shown = [show_paragraph(paragraph) for paragraph in article.paragraphs]
    texts = [paragraph.text for paragraph in shown]
    found = [link for link in find_targets(texts, targets) if link.path not in own]
    found += _mention_links(article, shown, names, keywords)
    chosen = choose_links(found, texts)
    return tuple(
        tuple(_segments(text, links, root)) for text, links in zip(texts, chosen, strict=True)
    )


def _mention_links(
    article: NewsArticle,
    shown: Sequence[ShownText],
    names: Mapping[str, str],
    keywords: Mapping[str, str],
) -> Iterator[TextLink]:
    """Yield the places of an article's names, with a page or without, and of its keywords."""
    for entity in article.entities:
        path = names.get(entity.key, "")
        yield from _links(entity.mentions, shown, path, _NAME if path else _NO_PAGE)
    for keyword in article.keywords:
        path = names.get(keyword.entity or "") or keywords.get(keyword.lexical_form, "")
        if path:
            yield from _links(keyword.mentions, shown, path, _KEYWORD)


def _links(
    mentions: Iterable[Mention], shown: Sequence[ShownText], path: str, rank: int
) -> Iterator[TextLink]:
    """Yield mentions in the body as places in what is shown; a headline holds no links."""
    for mention in mentions:
        number = mention.paragraph
        if number is not None and 0 <= number < len(shown):
            start, end = shown[number].span(mention.start, mention.end)
            yield TextLink(paragraph=number, start=start, end=end, path=path, rank=rank)


def _segments(text: str, links: Sequence[TextLink], root: str) -> Iterator[Segment]:
    """Yield the text in runs, with or without a link; joined they give it back."""
    place = 0
    for link in links:
        if link.start > place:
            yield Segment(text=text[place : link.start], href="")
        yield Segment(text=text[link.start : link.end], href=urls.href(root, link.path))
        place = link.end
    if place < len(text):
        yield Segment(text=text[place:], href="")
