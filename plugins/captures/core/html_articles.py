"""Saved pages of several articles: aggregators' pages, and indexes that hold whole posts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.html_features import Prose
from plugins.captures.core.html_metadata import UNKNOWN, PageMetadata
from plugins.captures.core.html_view import View, ViewLine
from plugins.captures.core.label import label_text
from plugins.captures.core.layouts import Layout, detect_layout
from plugins.captures.core.shapes import could_be_headline
from plugins.model import Label, Role
from plugins.text.normalise import normalise_space

_HEADINGS: Final = frozenset({"h1", "h2", "h3"})
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
        if could_be_headline(line) and line.count(" ") >= _HEADLINE_SPACES:
            if index - last.get(line, index - _NEAR - 1) <= _NEAR:
                repeated.add(line)
            last[line] = index
    return len(repeated)


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
    of one article holds, whole or not, stand below an h1 that links nowhere.
    """
    posts = [post for post in _articles(view) if _is_whole(view, prose, post)]
    if len(posts) < 2 or _is_one_article(view, prose, posts):
        return None
    marks = [_outside(line) for line in view.lines]
    drafts = []
    for number, post in enumerate(posts):
        head = _headline(view, post)
        for index in post:
            marks[index] = _mark(view.lines[index], number, is_above=index < head)
        marks[head] = Mark(label=Label.HEADLINE, rule="html.post-headline", draft=number)
        drafts.append(_draft(view, post, head, metadata))
    return Labelling(marks=tuple(marks), drafts=tuple(drafts), layout="html-posts")


def _articles(view: View) -> list[range]:
    """Return the lines of each outermost ``<article>``."""
    outermost = _outermost_articles(view)
    lines: dict[int, list[int]] = {}
    for index, line in enumerate(view.lines):
        article = outermost.get(line.block)
        if article is not None:
            lines.setdefault(article, []).append(index)
    return [range(found[0], found[-1] + 1) for found in lines.values()]


def _outermost_articles(view: View) -> Mapping[int, int]:
    """Return for each block in an ``<article>`` the outermost one that holds it."""
    found: dict[int, int] = {}
    for block, (element, around) in enumerate(zip(view.elements, view.around, strict=True)):
        if around in found:
            found[block] = found[around]
        elif element.tag == "article":
            found[block] = block
    return found


def _headline(view: View, post: range) -> int:
    """Return the linked heading among the first lines of a post, -1 without one."""
    for index in post[:_HEAD_LINES]:
        line = view.lines[index]
        is_heading = line.within & _HEADINGS and line.link_share >= _LINKED
        if is_heading and could_be_headline(line.text):
            return index
    return -1


def _is_whole(view: View, prose: Prose, post: range) -> bool:
    if _headline(view, post) < 0:
        return False
    text = [index for index in post if prose.good[index]]
    words = sum(len(view.lines[index].words) for index in text)
    if len(text) < _POST_PROSE or words < _POST_WORDS:
        return False
    is_cut = view.lines[text[-1]].text.endswith(_CUT_OFF)
    return not is_cut and not any(_reads_on(view.lines[i]) for i in post[-_MORE_LINES:])


def _reads_on(line: ViewLine) -> bool:
    words = {word.lower() for word in line.words[:_TEXT_WORDS]}
    return line.link_share >= _LINKED and bool(words & _MORE_WORDS)


def _is_one_article(view: View, prose: Prose, posts: Sequence[range]) -> bool:
    """True where a headline or much text of the page stands in no post.

    An h1 that is no link heads one article: a live blog, or a story above others in full.
    """
    inside = {index for post in posts for index in post}
    own = outside = 0
    for index, line in enumerate(view.lines):
        is_headline = "h1" in line.within and line.link_share < _LINKED
        if is_headline and (index in inside or len(line.words) >= _HEADLINE_WORDS):
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
