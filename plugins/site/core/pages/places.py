"""Which lines of a capture its audit page shows, and the address of each.

A page stays usable and bounded whatever the capture: runs of blank lines are one row, in a
long capture so are neighbouring lines that one rule removed, and beyond ``ROWS_MAX`` rows
nothing more is shown. A line without a place of its own is found at the row that stands for
it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.model import KEPT_LABELS, Capture, CaptureId, Label, Line
from plugins.site.core import urls
from plugins.site.core.models import Link

FOLD_FROM = 2_000
"""Lines. Up to here every line has its row: a browser lays out such a table at once."""

ROWS_MAX = 4_000
"""Rows of one page. With 300 bytes of markup a row that is about a megabyte."""

SPANS_MAX = 200
"""Rows of one line. Lines of whole articles have up to thirty spans."""

Group = tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The first lines of the groups an audit page shows, in order, and the last line shown."""

    page: str
    starts: tuple[int, ...]
    last: int

    def href(self, line: int | None) -> str:
        """Return the address of a line, or of the page where it shows no such line."""
        if line is None or not self.starts or not self.starts[0] <= line <= self.last:
            return self.page
        return f"{self.page}#L{self.starts[bisect_right(self.starts, line) - 1]}"

    def link(self, line: int | None) -> Link:
        """Return the number of a line with its address; without text for None."""
        return Link(text=str(line), href=self.href(line)) if line else Link(text="", href="")


def make_places(captures: Sequence[Capture], root: str) -> Mapping[CaptureId, Places]:
    """Return the places of each capture's audit page."""
    return {capture.id: _places(capture, root) for capture in captures}


def _places(capture: Capture, root: str) -> Places:
    groups = shown_groups(capture)
    return Places(
        page=urls.href(root, urls.capture_path(capture.id)),
        starts=tuple(group[0].number for group in groups),
        last=groups[-1][-1].number if groups else 0,
    )


def shown_groups(capture: Capture) -> tuple[Group, ...]:
    """Return the lines to show, neighbours that share a row together."""
    groups: list[Group] = []
    rows = 0
    for group in _fold(capture.lines, folding=len(capture.lines) > FOLD_FROM):
        rows += min(len(group[0].spans), SPANS_MAX) or 1
        if rows > ROWS_MAX:
            break
        groups.append(group)
    return tuple(groups)


def _fold(lines: Sequence[Line], *, folding: bool) -> Iterator[Group]:
    """Yield runs of lines that are shown as one; blank lines within a run do not part it."""
    run: list[Line] = []
    for line in lines:
        if run and not _joins(run[0], line, folding=folding):
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _joins(first: Line, line: Line, *, folding: bool) -> bool:
    """Return True where a line is shown with the run that begins with ``first``."""
    if first.label is Label.BLANK:
        return line.label is Label.BLANK
    if not folding or not (_is_plain(first) and (line.label is Label.BLANK or _is_plain(line))):
        return False
    return line.label is Label.BLANK or (line.label, line.rule) == (first.label, first.rule)


def _is_plain(line: Line) -> bool:
    """Return True for a line of no article with one label throughout."""
    return line.article is None and line.label not in KEPT_LABELS and len(line.spans) <= 1
