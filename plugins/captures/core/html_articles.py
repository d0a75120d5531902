"""Saved pages of several articles: aggregators' pages, and indexes that hold whole posts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.html_credits import find_credits, is_credit
from plugins.captures.core.html_features import Prose
from plugins.captures.core.html_metadata import TIME_ELEMENT, UNKNOWN, PageMetadata
from plugins.captures.core.html_view import View, ViewLine
from plugins.captures.core.label import label_text
from plugins.captures.core.layouts import Layout, detect_layout
from plugins.captures.core.shapes import could_be_headline
from plugins.model import Label, Role
from plugins.text.normalise import normalise_space

_HEADINGS: Final = frozenset({"h1", "h2", "h3"})
# Parts of one article have lesser headings.
_UNLINKED_HEADINGS: Final = frozenset({"h1", "h2"})
_SUBHEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
# A headline stands at the head of its post, below a kicker and a date at most.
_HEAD_LINES: Final = 4
# A teaser is a paragraph or two.
_POST_PROSE: Final = 3
_POST_WORDS: Final = 100
_TIME_WORDS: Final = 12
_LINKED: Final = 0.9
# A site's name and a section's are shorter.
_HEADLINE_WORDS: Final = 4
_MAX_OUTSIDE: Final = 0.25
_CUT_OFF: Final = ("…", "...", "[…]", "[...]")
_MORE_LINES: Final = 3
_MORE_WORDS: Final = frozenset({"continue", "keep", "more"})
_TEXT_WORDS: Final = 4
_FURNITURE: Final = frozenset(
    "~comments ~sharing ~related ~teaser ~promo ~sign-up ~author ~meta button footer form nav"
    " aside".split()
)
# Labelling the text costs as much as all the rest; so it is done only where headlines of four
# words or more come again close by.
_MIN_REPEATED: Final = 2
_HEADLINE_SPACES: Final = 3
_NEAR: Final = 12


def label_stories(
    lines: Sequence[str],
    pictures: Collection[int],
    outlets: Collection[str],
    layouts: Sequence[Layout],
) -> Labelling | None:
    """Label an aggregator's page as its text would be; None where that finds no two articles.

    ``pictures`` are the lines that are the alt text of a picture.

    Such pages print every headline twice or more, with a line of outlet and time, and hold
    each story whole. A layout must know the page: without one, lists of teasers of an ordinary
    page pass for stories (11 of them on one of 553 pages; with one, none on any).
    """
    if _count_repeated(lines) < _MIN_REPEATED:
        return None
    texts = [normalise_space(line) for line in lines]
    if detect_layout(texts, layouts) is None:
        return None
    labelling = label_text(lines, outlets, layouts)
    is_known = labelling.layout in {layout.name for layout in layouts}
    return _name_pictures(labelling, pictures) if is_known and len(labelling.drafts) > 1 else None


def _name_pictures(labelling: Labelling, pictures: Collection[int]) -> Labelling:
    """Mark the lines that are pictures and that the layout does not know."""
    alt = Mark(label=Label.IMAGE_ALT, rule="html.image-alt")
    found = {index for index in labelling.unmatched if index in pictures}
    return replace(
        labelling,
        marks=tuple(alt if i in found else mark for i, mark in enumerate(labelling.marks)),
        unmatched=tuple(index for index in labelling.unmatched if index not in found),
    )


def _count_repeated(lines: Sequence[str]) -> int:
    """Return how many headlines come again within a few lines."""
    last: dict[str, int] = {}
    repeated: set[str] = set()
    for index, line in enumerate(lines):
        if index - last.get(line, index - _NEAR - 1) <= _NEAR:
            repeated.add(line)
        last[line] = index
    return sum(line.count(" ") >= _HEADLINE_SPACES and could_be_headline(line) for line in repeated)


def without_article(metadata: PageMetadata) -> PageMetadata:
    """Return what metadata say of the page; what they say of one article is not of all."""
    return replace(
        metadata,
        headline=None,
        byline=None,
        published=None,
        published_basis=UNKNOWN,
        is_guess=False,
    )


def label_posts(view: View, prose: Prose, metadata: PageMetadata) -> Labelling | None:
    """Label a page of several whole posts; None where it holds no two.

    Each must be an ``<article>`` of its own, under a headline that links to its own page, with
    three paragraphs and 100 words at least, and not end in "…" or a link to read on. Entries
    of a live blog have no such headlines; teasers no such text. The other articles that a page
    of one article holds, whole or not, stand below an h1 that links nowhere. Where no headline
    links, all must be h1, or all h2, of four words, and no other heading as long may stand above:
    it would head them all.
    """
    articles = _parts(view, "article")
    for is_linked in (True, False):
        heads = {post: _headline(view, post, is_linked=is_linked) for post in articles}
        posts = [post for post in articles if heads[post] >= 0 and _is_whole(view, prose, post)]
        if not is_linked and _is_one_stated(metadata, [view.lines[heads[p]].text for p in posts]):
            return None
        is_several = len(posts) > 1 and (is_linked or not _has_common_heading(view, posts[0]))
        own = [heads[post] for post in posts]
        if is_several and not _is_one_article(view, prose, posts, _equal_headlines(view, own)):
            return _label_each(view, posts, heads, metadata)
    return None


def _is_one_stated(metadata: PageMetadata, heads: Sequence[str]) -> bool:
    """True where metadata date an article with another headline, such as a live blog's."""
    is_dated = metadata.published_basis not in (UNKNOWN, TIME_ELEMENT) and not metadata.is_guess
    stated = normalise_space(metadata.headline or "").casefold()
    return is_dated and bool(stated) and stated not in [head.casefold() for head in heads]


def _has_common_heading(view: View, first: range) -> bool:
    above = view.lines[: first.start]
    return any(_is_own_heading(line, is_linked=False) for line in above)


def _label_each(
    view: View, posts: Sequence[range], heads: Mapping[range, int], metadata: PageMetadata
) -> Labelling:
    marks = [_outside(line) for line in view.lines]
    drafts = []
    for number, post in enumerate(posts):
        head = heads[post]
        for index in post:
            marks[index] = _mark(view.lines[index], number, is_above=index < head)
        marks[head] = Mark(label=Label.HEADLINE, rule="html.post-headline", draft=number)
        drafts.append(_with_credits(view, post, marks, _draft(view, post, head, metadata)))
    return Labelling(marks=tuple(marks), drafts=tuple(drafts), layout="html-posts")


def _with_credits(view: View, post: range, marks: list[Mark], draft: Draft) -> Draft:
    """Mark the lines that say who wrote a post and when."""
    own = marks[post.start : post.stop]
    texts = [view.lines[index].text for index in post]
    named = find_credits(texts, [mark.label for mark in own])
    number = next(mark.draft for mark in own if mark.label is Label.HEADLINE)
    for offset, label in named.labels.items():
        if label is Label.BYLINE or draft.time_phrase is None:
            mark = Mark(label=label, rule="html.credit-line", confidence=0.9, draft=number)
            marks[post.start + offset] = mark
    time = draft.time_phrase or named.time_phrase
    return replace(draft, byline=named.byline, time_phrase=time)


def find_sections(view: View, prose: Prose) -> tuple[int, ...]:
    """Return the headings of parts that may be articles of their own, none or two at least.

    They are what ``label_posts`` asks of articles without links; but sections are as often the
    chapters of one article, and so may articles be under a stated headline: they are told of.
    """
    return _find_headed(view, prose, "article") or _find_headed(view, prose, "section")


def _find_headed(view: View, prose: Prose, tag: str) -> tuple[int, ...]:
    found = {part: _headline(view, part, is_linked=False) for part in _parts(view, tag)}
    parts = [part for part, head in found.items() if head >= 0 and _is_whole(view, prose, part)]
    if len(parts) < 2 or _has_common_heading(view, parts[0]):
        return ()
    return () if _is_one_article(view, prose, parts) else tuple(found[part] for part in parts)


def _parts(view: View, tag: str) -> list[range]:
    """Return the lines of each outermost element of a name."""
    outermost = _outermost(view, tag)
    lines: dict[int, list[int]] = {}
    for index, line in enumerate(view.lines):
        article = outermost.get(line.block)
        if article is not None:
            lines.setdefault(article, []).append(index)
    return [range(found[0], found[-1] + 1) for found in lines.values()]


def _outermost(view: View, tag: str) -> Mapping[int, int]:
    """Return for each block in an element of a name the outermost one that holds it."""
    found: dict[int, int] = {}
    for block, (element, around) in enumerate(zip(view.elements, view.around, strict=True)):
        if around in found:
            found[block] = found[around]
        elif element.tag == tag:
            found[block] = block
    return found


def _headline(view: View, post: range, *, is_linked: bool) -> int:
    """Return the heading of its own among the first lines of a post, -1 without one."""
    heads = (i for i in post[:_HEAD_LINES] if _is_own_heading(view.lines[i], is_linked=is_linked))
    return next(heads, -1)


def _is_own_heading(line: ViewLine, *, is_linked: bool) -> bool:
    """True for a linked heading, or one without a link that is long enough for a headline."""
    if (line.link_share >= _LINKED) is not is_linked or not could_be_headline(line.text):
        return False
    if is_linked:
        return bool(line.within & _HEADINGS)
    is_long = len(line.words) >= _HEADLINE_WORDS
    return is_long and bool(line.within & _UNLINKED_HEADINGS) and not is_credit(line.text)


def _is_whole(view: View, prose: Prose, post: range) -> bool:
    text = [index for index in post if prose.good[index]]
    words = sum(len(view.lines[index].words) for index in text)
    if len(text) < _POST_PROSE or words < _POST_WORDS:
        return False
    is_cut = view.lines[text[-1]].text.endswith(_CUT_OFF)
    return not is_cut and not any(_reads_on(view.lines[i]) for i in post[-_MORE_LINES:])


def _reads_on(line: ViewLine) -> bool:
    words = {word.lower() for word in line.words[:_TEXT_WORDS]}
    return line.link_share >= _LINKED and bool(words & _MORE_WORDS)


def _equal_headlines(view: View, heads: Sequence[int]) -> Collection[int]:
    """Return the headlines of posts where each is an h1: then none of them heads the others."""
    return heads if all("h1" in view.lines[head].within for head in heads) else ()


def _is_one_article(
    view: View, prose: Prose, posts: Sequence[range], equal: Collection[int] = ()
) -> bool:
    """True where a headline or much text of the page stands in no post.

    An h1 that is no link heads one article: a live blog, or a story above others in full.
    Only ``equal`` headlines do not.
    """
    inside = {index for post in posts for index in post}
    own = outside = 0
    for index, line in enumerate(view.lines):
        is_headline = "h1" in line.within and line.link_share < _LINKED
        if (
            is_headline
            and index not in equal
            and (index in inside or len(line.words) >= _HEADLINE_WORDS)
        ):
            return True
        own += prose.good[index] * len(line.words) * (index in inside)
        outside += prose.good[index] * len(line.words) * (index not in inside)
    return outside > _MAX_OUTSIDE * own


def _mark(line: ViewLine, number: int, *, is_above: bool) -> Mark:
    label, rule = _label(line, is_above=is_above)
    own = number if label is not Label.BOILERPLATE and label is not Label.IMAGE_ALT else None
    return Mark(label=label, rule=rule, confidence=0.9, draft=own)


def _label(line: ViewLine, *, is_above: bool) -> tuple[Label, str]:
    if "img" in line.within:
        return Label.IMAGE_ALT, "html.image-alt"
    if "figcaption" in line.within or "caption class" in line.within:
        return Label.CAPTION, "html.figcaption"
    if "time" in line.holds and len(line.words) <= _TIME_WORDS:
        return Label.PUBLISHED, "html.time-element"
    if is_above or line.within & _FURNITURE or line.link_share >= _LINKED:
        return Label.BOILERPLATE, "html.post-furniture"
    if line.within & _SUBHEADS:
        return Label.SUBHEAD, "html.post-text"
    if "li" in line.within:
        return Label.LIST_ITEM, "html.post-text"
    return Label.BODY, "html.post-text"


def _outside(line: ViewLine) -> Mark:
    if "img" in line.within:
        return Mark(label=Label.IMAGE_ALT, rule="html.image-alt")
    return Mark(label=Label.BOILERPLATE, rule="html.outside-posts", confidence=0.9)


def _draft(view: View, post: range, head: int, metadata: PageMetadata) -> Draft:
    times = (
        view.lines[index].text
        for index in post
        if "time" in view.lines[index].within and "img" not in view.lines[index].within
    )
    return Draft(
        headline=view.lines[head].text,
        role=Role.MAIN,
        outlet=metadata.outlet,
        time_phrase=next(times, None),
        confidence=0.9,
        rule="html-posts",
    )
