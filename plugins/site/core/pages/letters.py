"""The parts of an index too long for one page: what begins with one initial has a page."""

from collections.abc import Iterable, Sequence

from plugins.site.core import urls
from plugins.site.core.models import LetterList, LetterPage, Link, Page
from plugins.site.core.pages.index import Index
from plugins.site.core.pages.parts import make_head
from plugins.site.core.pages.words import count_words, join_facts
from plugins.text.listings import Initial

TITLES = {urls.KEYWORDS: "Keywords", urls.NAMES: "Names"}


def letter_links(index: Index, folder: str, letters: Iterable[Initial]) -> tuple[Link, ...]:
    """Return links to the pages of initials."""
    return tuple(
        Link(text=found.letter, href=index.href(urls.letter_path(folder, found.slug)))
        for found in letters
    )


def build_letter(
    index: Index, folder: str, letter: Initial, letters: Sequence[Initial], lists: list[LetterList]
) -> Page:
    """Return the page of an initial; ``folder`` is the address of its index."""
    title = f"{TITLES[folder]}: {letter.letter}"
    entries = [entry for found in lists for entry in found.entries]
    facts = join_facts((count_words(len(entries), "entry", "entries"), "in several articles each"))
    model = LetterPage(
        head=make_head(
            index,
            title,
            f"{title}. {facts}.",
            section=folder,
            trail=((TITLES[folder], folder),),
        ),
        title=title,
        facts=facts,
        jump=letter_links(index, folder, (other for other in letters if other != letter)),
        lists=tuple(lists),
    )
    return Page(template="pages/letter", path=urls.letter_path(folder, letter.slug), model=model)
