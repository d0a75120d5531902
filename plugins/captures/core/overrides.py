"""The editor's ``[[article]]`` blocks, applied to what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.sidecar import ArticleOverride, Sidecar
from plugins.model import Code, DateInterval, Finding, Label, Role
from plugins.text.normalise import normalise_space

_RULE = "sidecar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the editor states of one draft beside its lines."""

    published: DateInterval | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """The labelling after the sidecar; ``stated`` is by draft number."""

    labelling: Labelling
    stated: dict[int, Stated]
    dropped: frozenset[int]
    findings: tuple[Finding, ...]


def apply_sidecar(texts: Sequence[str], labelling: Labelling, sidecar: Sidecar) -> Overridden:
    """Apply the blocks in order. A block names its article by the headline as found, or by lines.

    Lines that meet an article make up its body from then on; lines that meet none make a new
    article. A block with neither belongs to the capture's only article.
    """
    state = _State(list(labelling.marks), list(labelling.drafts))
    for override in sidecar.articles:
        problem = _apply(state, texts, override)
        if problem:
            state.findings.append(_finding(sidecar, override.number, problem))
    if sidecar.outlet:
        state.drafts = [_with_outlet(draft, sidecar.outlet) for draft in state.drafts]
    return Overridden(
        labelling=replace(labelling, marks=tuple(state.marks), drafts=tuple(state.drafts)),
        stated=state.stated,
        dropped=frozenset(state.dropped),
        findings=tuple(state.findings),
    )


class _State:
    """What the blocks change, one after the other."""

    def __init__(self, marks: list[Mark], drafts: list[Draft]) -> None:
        self.marks = marks
        self.drafts = drafts
        self.stated: dict[int, Stated] = {}
        self.dropped: set[int] = set()
        self.findings: list[Finding] = []


def _with_outlet(draft: Draft, outlet: str) -> Draft:
    """The sidecar's outlet is the page's: it does not name the related stories' outlets."""
    stated = draft.rule.startswith(_RULE) and draft.outlet
    return draft if draft.role is Role.RELATED or stated else replace(draft, outlet=outlet)


def _apply(state: _State, texts: Sequence[str], override: ArticleOverride) -> str | None:
    if override.lines and override.lines[1] > len(texts):
        return f"line {override.lines[1]} does not exist; the capture has {len(texts)} lines"
    if override.lines and not any(map(normalise_space, texts[slice(*_range(override.lines))])):
        return "its lines are blank"
    draft = _find_draft(state, override)
    if draft is None and override.lines and not override.drop:
        state.drafts.append(Draft(headline=_new_headline(texts, override), rule=_RULE))
        draft = len(state.drafts) - 1
    if draft is None:
        return "it matches no article by headline or lines"
    if override.drop:
        _drop(state, draft)
        return None
    if override.lines:
        _set_body(state, draft, override.lines)
    found = state.drafts[draft]
    state.drafts[draft] = replace(
        found,
        headline=_settle_headline(override.headline, found.headline),
        outlet=override.outlet or found.outlet,
        rule=_RULE if override.outlet else found.rule,
        confidence=1.0,
    )
    before = state.stated.get(draft, Stated())
    state.stated[draft] = Stated(
        published=override.published or before.published, topic=override.topic or before.topic
    )
    return None


def _range(lines: tuple[int, int]) -> tuple[int, int]:
    """Return numbers counted from 1, both included, as the bounds of a slice."""
    return lines[0] - 1, lines[1]


def _new_headline(texts: Sequence[str], override: ArticleOverride) -> str:
    first = (override.lines or (1, 1))[0] - 1
    return override.headline or " ".join(normalise_space(texts[first]).split()[:12])


def _settle_headline(stated: str | None, found: str) -> str:
    """Return the stated headline; where it only names the article, the one as printed."""
    names_it = stated is not None and stated.casefold() == found.casefold()
    return found if stated is None or names_it else stated


def _find_draft(state: _State, override: ArticleOverride) -> int | None:
    live = [n for n in range(len(state.drafts)) if n not in state.dropped]
    if override.headline:
        wanted = override.headline.casefold()
        for number in live:
            if state.drafts[number].headline.casefold() == wanted:
                return number
    if override.lines:
        inside = state.marks[slice(*_range(override.lines))]
        met = [mark.draft for mark in inside if mark.draft is not None]
        return max(sorted(set(met)), key=met.count) if met else None
    return live[0] if len(live) == 1 else None


def _drop(state: _State, draft: int) -> None:
    state.dropped.add(draft)
    gone = Mark(label=Label.BOILERPLATE, rule=f"{_RULE}.drop")
    state.marks = [
        gone if mark.draft == draft and mark.label is not Label.BLANK else mark
        for mark in state.marks
    ]


def _set_body(state: _State, draft: int, lines: tuple[int, int]) -> None:
    """Make the lines the whole body; what was body before leaves it, headers stay."""
    first, last = _range(lines)
    header = {Label.HEADLINE, Label.OUTLET, Label.PUBLISHED, Label.BYLINE}
    kept_shapes = {Label.SUBHEAD, Label.LIST_ITEM, Label.EMBED, Label.CAPTION, Label.CREDIT}
    for index, mark in enumerate(state.marks):
        inside = first <= index < last
        if inside and mark.label is not Label.BLANK:
            label = mark.label if mark.label in kept_shapes else Label.BODY
            state.marks[index] = Mark(label=label, rule=f"{_RULE}.lines", draft=draft)
        elif not inside and mark.draft == draft and mark.label not in header:
            state.marks[index] = Mark(label=Label.BOILERPLATE, rule=f"{_RULE}.lines")


def _finding(sidecar: Sidecar, number: int, problem: str) -> Finding:
    return Finding(
        code=Code.SIDECAR_ARTICLE,
        subject=sidecar.path,
        message=f"[[article]] number {number} has no effect: {problem}.",
        hint="Give the headline exactly as the capture page shows it, or the lines of its body.",
    )
