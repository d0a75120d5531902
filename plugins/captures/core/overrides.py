"""The editor's ``[[article]]`` blocks, applied to what was found."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.overlay import StatedSpan
from plugins.captures.core.sidecar import ArticleOverride, CharRange, LineRange, Sidecar
from plugins.model import (
    KEPT_LABELS,
    Code,
    DateInterval,
    Finding,
    Label,
    NewsArticle,
    Role,
    Span,
)
from plugins.text.normalise import normalise_space

_RULE = "sidecar"
_HEADER = frozenset({Label.HEADLINE, Label.OUTLET, Label.PUBLISHED, Label.BYLINE})
# What a line inside the stated body is besides plain text stays what it is.
_SHAPES = frozenset(
    {Label.SUBHEAD, Label.LIST_ITEM, Label.EMBED, Label.CAPTION, Label.CREDIT, Label.BLANK}
)
# So many headlines are compared to find the nearest one; pages of thousands are no articles.
_MAX_COMPARED = 200
_MAX_SHOWN_CHARS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the editor states of one draft beside its lines."""

    published: DateInterval | None = None
    topic: str | None = None
    topic_line: int | None = None
    byline: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """The labelling after the sidecar; ``stated`` is by draft number."""

    labelling: Labelling
    stated: dict[int, Stated]
    dropped: frozenset[int]
    findings: tuple[Finding, ...]
    spans: tuple[StatedSpan, ...] = ()
    blocks: dict[int, ArticleOverride] = field(default_factory=dict)
    """The last block about each draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    """Why a block has no effect, and the key that is to blame."""

    text: str
    key: str = ""


def apply_sidecar(texts: Sequence[str], labelling: Labelling, sidecar: Sidecar) -> Overridden:
    """Apply the blocks in order. A block names its article by the headline as found, or by lines.

    Lines that meet an article make up its body from then on; lines that meet none make a new
    article. A block with neither belongs to the capture's only article.
    """
    state = _State(texts, labelling)
    for override in sidecar.articles:
        problem = _find_bad_place(state, override) or _apply(state, override)
        if problem:
            state.findings.append(_finding(sidecar, override, problem))
    if sidecar.outlet:
        state.drafts = [_with_outlet(draft, sidecar.outlet) for draft in state.drafts]
    return Overridden(
        labelling=replace(labelling, marks=tuple(state.marks), drafts=tuple(state.drafts)),
        stated=state.stated,
        dropped=frozenset(state.dropped),
        findings=tuple(state.findings),
        # A later key or block may have taken the line out of its article again.
        blocks=state.blocks,
        spans=tuple(s for s in state.spans if state.marks[s.line - 1].draft is not None),
    )


class _State:
    """What the blocks change, one after the other."""

    def __init__(self, texts: Sequence[str], labelling: Labelling) -> None:
        self.texts = texts
        self.marks = list(labelling.marks)
        self.drafts = list(labelling.drafts)
        self.stated: dict[int, Stated] = {}
        self.dropped: dict[int, int] = {}
        self.spans: list[StatedSpan] = []
        self.blocks: dict[int, ArticleOverride] = {}
        self.findings: list[Finding] = []

    def live(self) -> list[int]:
        """Return the numbers of the drafts that are not dropped."""
        return [n for n in range(len(self.drafts)) if n not in self.dropped]


def _with_outlet(draft: Draft, outlet: str) -> Draft:
    """The sidecar's outlet is the page's: it does not name the related stories' outlets."""
    stated = draft.rule.startswith(_RULE) and draft.outlet
    return draft if draft.role is Role.RELATED or stated else replace(draft, outlet=outlet)


def _apply(state: _State, override: ArticleOverride) -> _Problem | None:
    draft = _find_draft(state, override)
    if isinstance(draft, _Problem):
        return draft
    state.blocks[draft] = override
    if override.drop:
        _drop(state, draft, override)
        return None
    if override.lines:
        _set_body(state, draft, override.lines)
    for place in override.add_lines:
        _add(state, draft, place)
    for place in override.drop_lines:
        _take_out(state, draft, place)
    _state_facts(state, draft, override)
    return None


def _state_facts(state: _State, draft: int, override: ArticleOverride) -> None:
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
        published=override.published or before.published,
        topic=override.topic or before.topic,
        topic_line=override.key_lines.get("topic") if override.topic else before.topic_line,
        byline=override.byline or before.byline,
        language=override.language or before.language,
    )


def state_article(article: NewsArticle, stated: Stated) -> NewsArticle:
    """Return the article with what the editor states of it, but for its date."""
    return replace(
        article,
        byline=stated.byline or article.byline,
        language=stated.language or article.language,
        pinned_topic=stated.topic,
        pinned_line=stated.topic_line,
    )


def _settle_headline(stated: str | None, found: str) -> str:
    """Return the stated headline; where it only names the article, the one as printed."""
    names_it = stated is not None and headline_key(stated) == headline_key(found)
    return found if stated is None or names_it else stated


def headline_key(headline: str) -> str:
    """Return what two writings of a headline share; characters nobody sees do not count."""
    return "".join(char for char in normalise_space(headline) if char.isprintable()).casefold()


# Which article a block means


def _find_draft(state: _State, override: ArticleOverride) -> int | _Problem:
    """Return the draft a block means, a new one for lines that meet none."""
    named = _find_by_headline(state, override.headline) if override.headline else None
    if named is not None:
        return named
    if override.lines:
        met = _find_by_lines(state, override.lines)
        if met is None and override.drop:
            return _Problem(text=f"no article stands there{_nearest(state, override.lines[0])}")
        return _new_draft(state, override) if met is None else met
    if override.headline and (gone := _find_dropped(state, override.headline)):
        return _Problem(text=f"block number {gone} drops its article", key="headline")
    live = state.live()
    if len(live) == 1:
        return live[0]
    if override.headline is None and override.drop_lines:
        met = _find_by_lines(state, override.drop_lines)
        if met is not None:
            return met
    return _no_such_article(state, override)


def _no_such_article(state: _State, override: ArticleOverride) -> _Problem:
    live = state.live()
    if not live:
        return _Problem(text="no article was found; give the lines of its body")
    if override.headline is None:
        return _Problem(text=f"the capture has {len(live)} articles, and it names none of them")
    names = [state.drafts[n].headline for n in live[:_MAX_COMPARED]]
    keys = [headline_key(name) for name in names]
    wanted = headline_key(override.headline)[:_MAX_SHOWN_CHARS]
    near = difflib.get_close_matches(wanted, keys, n=1, cutoff=0.0)
    shown = names[keys.index(near[0])] if near else names[0]
    text = f"no article has this headline; the nearest is “{_cut(shown)}”"
    return _Problem(text=text, key="headline")


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN_CHARS else text[: _MAX_SHOWN_CHARS - 1] + "…"


def _find_by_headline(state: _State, headline: str) -> int | None:
    wanted = headline_key(headline)
    found = (n for n in state.live() if headline_key(state.drafts[n].headline) == wanted)
    return next(found, None)


def _find_dropped(state: _State, headline: str) -> int | None:
    wanted = headline_key(headline)
    gone = state.dropped.items()
    found = (block for n, block in gone if headline_key(state.drafts[n].headline) == wanted)
    return next(found, None)


def _find_by_lines(state: _State, places: Iterable[LineRange | CharRange]) -> int | None:
    """Return the draft most of the lines belong to."""
    inside = (state.marks[index] for place in places for index in _indexes(place))
    met = Counter(mark.draft for mark in inside if mark.draft is not None)
    return max(sorted(met), key=met.__getitem__) if met else None


def _indexes(place: LineRange | CharRange) -> range:
    """Return the lines of a place, counted from 0."""
    if isinstance(place, CharRange):
        return range(place.line - 1, place.line)
    return range(place.first - 1, place.last)


def _new_draft(state: _State, override: ArticleOverride) -> int:
    inside = (normalise_space(state.texts[i]) for r in override.lines for i in _indexes(r))
    first = next(filter(None, inside), "")
    headline = override.headline or " ".join(first.split()[:12])
    state.drafts.append(Draft(headline=headline, rule=_RULE))
    return len(state.drafts) - 1


# Places that do not exist


def _find_bad_place(state: _State, override: ArticleOverride) -> _Problem | None:
    """Return the first place of a block that names no text of the capture."""
    keys = ("lines", "add_lines", "drop_lines")
    places = ((key, place) for key in keys for place in getattr(override, key))
    found = (_check_place(state, key, place) for key, place in places)
    return next(filter(None, found), None)


def _check_place(state: _State, key: str, place: LineRange | CharRange) -> _Problem | None:
    count = len(state.texts)
    last = _indexes(place).stop
    many = f"{key} {place}"
    if last > count:
        text = f"{many}: the capture has {count} lines{_nearest(state, place)}"
        return _Problem(text=text, key=key)
    if isinstance(place, CharRange) and place.end > len(state.texts[last - 1]):
        length = len(state.texts[last - 1])
        return _Problem(text=f"{many}: line {last} has {length} characters", key=key)
    if not any(normalise_space(state.texts[i]) for i in _indexes(place)):
        return _Problem(text=f"{many}: nothing but blank{_nearest(state, place)}", key=key)
    return None


def _nearest(state: _State, place: LineRange | CharRange) -> str:
    """Say where the article nearest to a place stands."""
    first = _indexes(place).start
    body = [
        (index, mark.draft)
        for index, mark in enumerate(state.marks)
        if mark.draft is not None and mark.label in KEPT_LABELS
    ]
    if not body:
        return ""
    _index, draft = min(body, key=lambda item: abs(item[0] - first))
    own = [index + 1 for index, owner in body if owner == draft]
    return f"; the article nearest to it stands in {LineRange(own[0], own[-1])}"


# What a block changes


def _drop(state: _State, draft: int, override: ArticleOverride) -> None:
    state.dropped[draft] = override.number
    gone = Mark(label=Label.BOILERPLATE, rule=f"{_RULE}.drop")
    state.marks = [
        gone if mark.draft == draft and mark.label is not Label.BLANK else mark
        for mark in state.marks
    ]


def _set_body(state: _State, draft: int, ranges: Sequence[LineRange]) -> None:
    """Make the lines the whole body; what was body before leaves it, headers stay."""
    inside = {index for lines in ranges for index in _indexes(lines)}
    for index, mark in enumerate(state.marks):
        if index in inside and mark.label is not Label.BLANK:
            label = mark.label if mark.label in _SHAPES else Label.BODY
            state.marks[index] = Mark(label=label, rule=f"{_RULE}.lines", draft=draft)
        elif index not in inside and mark.draft == draft and mark.label not in _HEADER:
            state.marks[index] = Mark(label=Label.BOILERPLATE, rule=f"{_RULE}.lines")


def _add(state: _State, draft: int, place: LineRange | CharRange) -> None:
    """Take text in as it stands: nothing is looked for inside it.

    The marks keep their labels, so what is found in the other lines stays the same: a line
    taken in above the text does not become its first one, in which a dateline stands.
    """
    for index in _indexes(place):
        mark = state.marks[index]
        if mark.label is Label.BLANK:
            continue
        state.marks[index] = replace(mark, draft=draft)
        whole = CharRange(index + 1, 0, len(state.texts[index]))
        characters = place if isinstance(place, CharRange) else whole
        _label_characters(state, characters, Label.BODY, f"{_RULE}.add_lines")


def _take_out(state: _State, draft: int, place: LineRange | CharRange) -> None:
    rule = f"{_RULE}.drop_lines"
    if isinstance(place, CharRange):
        _label_characters(state, place, Label.BOILERPLATE, rule)
        return
    for index in _indexes(place):
        mark = state.marks[index]
        if mark.draft == draft and mark.label is not Label.BLANK:
            state.marks[index] = Mark(label=Label.BOILERPLATE, rule=rule)


def _label_characters(state: _State, place: CharRange, label: Label, rule: str) -> None:
    span = Span(start=place.start, end=place.end, label=label, rule=rule)
    state.spans.append(StatedSpan(line=place.line, span=span))


def textless_findings(
    sidecar: Sidecar, changed: Overridden, with_text: Collection[int]
) -> tuple[Finding, ...]:
    """Return a finding for each article of the editor's of which no running text is left."""
    problem = _Problem(text="no running text stands in its lines", key="lines")
    return tuple(
        _finding(sidecar, override, problem)
        for draft, override in changed.blocks.items()
        if draft not in with_text and draft not in changed.dropped
    )


def _finding(sidecar: Sidecar, override: ArticleOverride, problem: _Problem) -> Finding:
    lines = override.key_lines
    return Finding(
        code=Code.SIDECAR_ARTICLE,
        subject=sidecar.path,
        line=lines.get(problem.key, lines.get("")),
        message=f"[[article]] number {override.number} has no effect: {problem.text}.",
        hint="Give the headline exactly as the capture page shows it, or the lines of its body.",
    )
