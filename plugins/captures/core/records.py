"""Files of several pages: which records are pages of news, and what a sidecar says of each."""

from collections.abc import Sequence
from dataclasses import replace

from plugins.captures.core.containers.pages import Unpacked
from plugins.captures.core.drafts import Draft
from plugins.captures.core.overrides import headline_key
from plugins.captures.core.reading import ReadPage
from plugins.captures.core.shapes import count_words, ends_sentence
from plugins.captures.core.sidecar import ArticleOverride, Sidecar
from plugins.model import KEPT_LABELS, Code, Finding

# An archive holds every answer a browser got: frames, consent pages, advertisements, menus. What
# tells a page of news is running text, in any language: sentences among the article's own lines.
# Of 139 article pages of the cleaning benchmark the shortest has 54 words of them.
_MIN_WORDS = 50
_SENTENCE_WORDS = 6


def has_running_text(page: ReadPage) -> bool:
    """True for a page with a short report's worth of sentences in its article."""
    words = 0
    for text, mark in zip(page.lines, page.labelling.marks, strict=True):
        length = count_words(text)
        if mark.label in KEPT_LABELS and length >= _SENTENCE_WORDS and ends_sentence(text.strip()):
            words += length
    return words >= _MIN_WORDS


def records_finding(path: str, file: Unpacked, without_text: int, kept: int) -> Finding | None:
    """Return the finding that counts the records of a file that are no pages of news."""
    counts = [*file.skipped]
    if without_text:
        counts.append(("page without running text", without_text))
    if not counts:
        return None
    pages = "1 page of news" if kept == 1 else f"{kept} pages of news"
    listed = ", ".join(f"{count} × {what}" for what, count in counts)
    return Finding(
        code=Code.CAPTURE_RECORDS,
        subject=path,
        message=f"The file holds {pages}; left out: {listed}.",
        hint="Where a page is missing, save it as a capture of its own.",
    )


def share_sidecar(
    sidecar: Sidecar, pages: Sequence[Sequence[Draft]]
) -> tuple[tuple[Sidecar, ...], tuple[Finding, ...]]:
    """Return a sidecar for each page of a file of several, and what fits none of them.

    A block counts for the first page with an article of its headline: lines alone would name
    lines of any page. An address is that of one page.
    """
    blocks: list[list[ArticleOverride]] = [[] for _ in pages]
    findings = []
    for block in sidecar.articles:
        wanted = headline_key(block.headline or "")
        owner = next((n for n, drafts in enumerate(pages) if _has_headline(drafts, wanted)), None)
        if owner is None:
            findings.append(_unmatched(sidecar, block))
        else:
            blocks[owner].append(block)
    if sidecar.url is not None:
        findings.append(_address_of_many(sidecar))
    own = tuple(replace(sidecar, url=None, articles=tuple(part)) for part in blocks)
    return own, tuple(findings)


def _has_headline(drafts: Sequence[Draft], wanted: str) -> bool:
    return bool(wanted) and any(headline_key(draft.headline) == wanted for draft in drafts)


def _unmatched(sidecar: Sidecar, block: ArticleOverride) -> Finding:
    return Finding(
        code=Code.SIDECAR_ARTICLE,
        subject=sidecar.path,
        line=block.key_lines.get("headline") or block.key_lines.get(""),
        message=f"[[article]] number {block.number} has no effect: no page of the file has an "
        "article of this headline.",
        hint="Give the headline exactly as the capture page shows it: the file holds several "
        "pages, and lines alone do not say which.",
    )


def _address_of_many(sidecar: Sidecar) -> Finding:
    return Finding(
        code=Code.SIDECAR_VALUE,
        subject=sidecar.path,
        message="`url` has no effect: the file holds several pages, each with its own address.",
        hint="Delete the line.",
    )
