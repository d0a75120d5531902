"""Layout files of the editor: drafting one, and checking the cases that lie beside them.

A case is a folder ``content/layouts/<name>.case`` with ``source.txt``, perhaps its sidecar
``source.toml``, and what is to come out.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from plugins.captures.core.adding import describe_article
from plugins.captures.core.cases import ARTICLES_FILE, LINES_FILE, render_articles, render_lines
from plugins.captures.core.clean import clean_captures
from plugins.captures.core.decode import split_lines
from plugins.captures.core.layout_file import join_layouts
from plugins.captures.core.layouts import Find, Layout
from plugins.captures.core.publish import find_named_date
from plugins.captures.core.scaffold import scaffold_layout
from plugins.captures.core.sidecar import parse_sidecar
from plugins.captures.core.values import CleanedCapture, RawCapture
from plugins.captures.files import find_captures, read_capture, read_outlets
from plugins.captures.layout_files import LAYOUTS_FOLDER, read_layouts
from plugins.model import Code
from plugins.settings import CaptureSettings
from plugins.text.normalise import normalise_space, safe_line
from plugins.text.sidecar_snippets import date_toml

CASE_SUFFIX = ".case"
# Of two as good the first: prose leaves no line out that it does not know.
_FINDS = (Find.REPEATED_HEADLINE, Find.PROSE, Find.FIRST_LINE)
_SHOWN_LINES = 60
# Pages of one kind share more than two words of their menus; pages of two kinds may share those.
_MIN_SHARED = 3
_SHORT_CHARS = 80
_MAX_COMPARED = 500
_MAX_COMPARED_BYTES = 200_000


class LayoutProblem(ValueError):
    """Why a layout cannot be drafted; its text is for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A layout that was drafted, and the capture as it was read before and is read now."""

    layout: Path
    case: Path
    before: CleanedCapture
    after: CleanedCapture


def draft_layout(file: Path, content: Path, name: str) -> Drafted:
    """Write a layout file for pages like this capture, and its case. Nothing is overwritten.

    Raises:
        LayoutProblem: where that cannot be; nothing is written then.
    """
    layout = content / LAYOUTS_FOLDER / f"{name}.toml"
    case = layout.with_suffix(CASE_SUFFIX)
    taken = next((path for path in (layout, case) if os.path.lexists(path)), None)
    if taken is not None:
        raise LayoutProblem(f"{taken} exists already. Choose another --name.")
    source, problem = read_capture(file, content, CaptureSettings().max_capture_bytes)
    if problem is not None:
        raise LayoutProblem(problem.message)
    before = _clean(source, content, read_layouts(content)[0])[0]
    if before.capture.media_type != "text/plain":
        raise LayoutProblem("Layouts describe pages saved as text; this capture is none.")
    recurring = _recurring_lines(file, before, content)
    draft = _best_draft(name, before, _case_source(source, before, name), (content, recurring))
    layout.parent.mkdir(parents=True, exist_ok=True)
    _write_case(case, draft.source, draft.pages)
    layout.write_text(draft.text, encoding="utf-8")
    return Drafted(layout=layout, case=case, before=before, after=draft.pages[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """The text of a layout, and the capture as it is read with it."""

    text: str
    source: RawCapture
    pages: tuple[CleanedCapture, ...]


def _best_draft(
    name: str, before: CleanedCapture, source: RawCapture, folder: tuple[Path, frozenset[str]]
) -> _Draft:
    """Return the draft whose way of finding articles leaves them most as they were."""
    content, recurring = folder
    texts = (scaffold_layout(name, before.capture, find, recurring) for find in _FINDS)
    drafts = [_draft(name, text, source, content) for text in texts]
    return max(drafts, key=lambda draft: _likeness(name, before, draft.pages[0]))


def _draft(name: str, text: str | None, source: RawCapture, content: Path) -> _Draft:
    if text is None:
        raise LayoutProblem("No line of this capture looks like page furniture.")
    layouts, findings = join_layouts([(f"{name}.toml", text)])
    if findings:
        raise LayoutProblem(f"A layout drafted from it would not be valid: {findings[0].message}")
    return _Draft(text=text, source=source, pages=_clean(source, content, layouts))


def _recurring_lines(file: Path, before: CleanedCapture, content: Path) -> frozenset[str]:
    """Return the short lines that stand in other captures of the same kind, too."""
    headlines = {article.headline for article in before.articles}
    own = _short_lines(file)
    found: set[str] = set()
    for other in find_captures(content, ["captures"])[:_MAX_COMPARED]:
        is_text = other.suffix == file.suffix and not other.samefile(file)
        lines = _short_lines(other) if is_text else set()
        # Another copy of the same story shares its headline, not only its furniture.
        if len(own & lines) >= _MIN_SHARED and not headlines & lines:
            found |= own & lines
    return frozenset(found)


def _short_lines(file: Path) -> set[str]:
    try:
        with file.open("rb") as opened:
            raw = opened.read(_MAX_COMPARED_BYTES)
    except OSError:
        return set()
    lines = (normalise_space(line) for line in split_lines(raw.decode("utf-8-sig", "replace")))
    return {line for line in lines if 0 < len(line) <= _SHORT_CHARS}


def _likeness(name: str, before: CleanedCapture, after: CleanedCapture) -> tuple[bool, int, int]:
    """Rank by: read by the layout, headlines found again, texts found again."""
    headlines = {article.headline for article in before.articles}
    bodies = {article.body for article in before.articles}
    return (
        after.capture.layout == name,
        sum(article.headline in headlines for article in after.articles),
        sum(article.body in bodies for article in after.articles),
    )


def _case_source(source: RawCapture, cleaned: CleanedCapture, name: str) -> RawCapture:
    """Return the capture under the case's name; a date the old name held is stated instead."""
    sidecar = source.sidecar_source or ""
    named = find_named_date(source.path)
    stated = parse_sidecar("source.toml", sidecar)[0].captured_at
    if named and not stated and cleaned.capture.captured_at.earliest == named.earliest:
        sidecar = f"captured_at = {date_toml(named)}\n{sidecar}"
    return RawCapture(
        path=f"{name}.txt",
        raw=source.raw,
        sidecar_path=f"{name}.toml" if sidecar else None,
        sidecar_source=sidecar or None,
    )


def _clean(
    source: RawCapture, content: Path, layouts: tuple[Layout, ...]
) -> tuple[CleanedCapture, ...]:
    return clean_captures(source, CaptureSettings(), read_outlets(content)[0], layouts)


def _write_case(case: Path, source: RawCapture, pages: tuple[CleanedCapture, ...]) -> None:
    """Write the folder of a case whole or not at all."""
    scratch = Path(mkdtemp(dir=case.parent, prefix=".#"))
    try:
        (scratch / "source.txt").write_bytes(source.raw)
        if source.sidecar_source:
            (scratch / "source.toml").write_text(source.sidecar_source, encoding="utf-8")
        for name, text in _expected(pages):
            (scratch / name).write_text(text, encoding="utf-8")
        scratch.chmod(0o755)
        scratch.rename(case)
    finally:
        rmtree(scratch, ignore_errors=True)


def _expected(pages: tuple[CleanedCapture, ...]) -> tuple[tuple[str, str], ...]:
    return (LINES_FILE, render_lines(pages)), (ARTICLES_FILE, render_articles(pages))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """A case that was checked; ``differences`` is empty where all is as expected."""

    case: Path
    differences: tuple[str, ...]


def check_cases(content: Path, *, update: bool = False) -> Iterator[CaseResult]:
    """Check every case of the editor's layouts, in order; ``update`` writes what comes out."""
    layouts, _findings = read_layouts(content)
    for case in sorted((content / LAYOUTS_FOLDER).glob(f"*{CASE_SUFFIX}")):
        yield CaseResult(case=case, differences=tuple(_check_case(case, content, layouts, update)))


def _check_case(
    case: Path, content: Path, layouts: tuple[Layout, ...], update: bool
) -> Iterator[str]:
    sources = [path for path in sorted(case.glob("source.*")) if path.suffix != ".toml"]
    if len(sources) != 1:
        yield "It must hold one capture, named source.txt."
        return
    read, problem = read_capture(sources[0], case, CaptureSettings().max_capture_bytes)
    if problem is not None:
        yield problem.message
    named = RawCapture(
        path=f"{case.stem}{sources[0].suffix}",
        raw=read.raw,
        sidecar_path=read.sidecar_path,
        sidecar_source=read.sidecar_source,
    )
    for name, text in _expected(_clean(named, content, layouts)):
        if update:
            (case / name).write_text(text, encoding="utf-8")
        else:
            yield from _compare(case / name, text)


def _compare(path: Path, text: str) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.name} is missing; `digest layout --test --update` writes it."
        return
    expected = path.read_text(encoding="utf-8", errors="replace").splitlines()
    differences = list(
        unified_diff(expected, text.splitlines(), path.name, "what comes out", lineterm="", n=1)
    )
    yield from differences[:_SHOWN_LINES]
    if len(differences) > _SHOWN_LINES:
        yield f"… and {len(differences) - _SHOWN_LINES} more lines"


def describe_draft(drafted: Drafted) -> Iterator[str]:
    """Yield the lines of the report: what was written, how it reads the page, what comes next."""
    name = safe_line(str(drafted.layout))
    yield f"{name} and {safe_line(str(drafted.case))} were written."
    before, after = drafted.before, drafted.after
    is_read = after.capture.layout == drafted.layout.stem
    yield f"  The capture is read by {after.capture.layout}, before by {before.capture.layout}."
    if not is_read:
        yield "  So the draft does not fit yet: look at `find` and at the lines of [detect]."
    count = len(after.articles)
    yield f"  {count} {'article' if count == 1 else 'articles'}, before {len(before.articles)}"
    yield from (f"    {describe_article(article)}" for article in after.articles)
    unknown = [f for f in after.findings if f.code is Code.CAPTURE_UNMATCHED_LINE]
    if unknown:
        places = ", ".join(str(finding.line) for finding in unknown[:20])
        yield f"  Lines it has no pattern for, and leaves out: {places}"
    yield f"Go through {name}, then run `digest layout --test`: it shows what changed."
