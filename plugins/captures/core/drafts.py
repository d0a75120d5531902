"""What the labelling passes hand to one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial

from plugins.captures.core.languages import decide_language
from plugins.model import Label, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The label of one line, the rule that gave it, and the draft it belongs to."""

    label: Label
    rule: str
    confidence: float = 1.0
    draft: int | None = None


_BLANK = Mark(label=Label.BLANK, rule="blank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as found: line indices are 0-based, its body lines are in the marks."""

    headline: str
    role: Role = Role.MAIN
    outlet: str | None = None
    time_phrase: str | None = None
    byline: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelling:
    """Every line marked; ``unmatched`` are lines a known layout had no pattern for."""

    marks: tuple[Mark, ...]
    drafts: tuple[Draft, ...]
    layout: str
    date_order: str | None = None
    unmatched: tuple[int, ...] = ()


class Marks:
    """A sheet of marks being filled: the first mark of a line stays unless it is overruled."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        """Start with the blank lines marked."""
        self.texts = texts
        self._marks: list[Mark | None] = [None if text else _BLANK for text in texts]

    @cached_property
    def language(self) -> str | None:
        """The language of most of the running text; None where its words do not tell."""
        return decide_language(self.texts)

    def __getitem__(self, index: int) -> Mark | None:
        """Return the mark of a line, None while it has none."""
        return self._marks[index]

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self._marks)

    def is_free(self, index: int) -> bool:
        """True while a line has no mark."""
        return self._marks[index] is None

    def put(self, index: int, mark: Mark) -> None:
        """Mark a line that is still free."""
        if self._marks[index] is None:
            self._marks[index] = mark

    def overrule(self, index: int, mark: Mark) -> None:
        """Mark a line whatever stood there."""
        self._marks[index] = mark

    def free_lines(self, start: int = 0, end: int | None = None) -> list[int]:
        """Return the unmarked lines of a range, in order."""
        stop = len(self) if end is None else end
        return [i for i in range(start, stop) if self._marks[i] is None]

    def finish(self, rule: str, confidences: Mapping[int, float] | None = None) -> tuple[Mark, ...]:
        """Return all marks; what is still free is boilerplate by the named rule."""
        known = confidences or {}
        # Hundreds of lines are left, of few confidences.
        left = cache(partial(Mark, label=Label.BOILERPLATE, rule=rule))
        return tuple(
            mark or left(confidence=known.get(index, 0.7)) for index, mark in enumerate(self._marks)
        )

    def copy(self) -> "Marks":
        """Return an independent copy."""
        other = Marks(self.texts)
        other._marks = list(self._marks)
        return other
