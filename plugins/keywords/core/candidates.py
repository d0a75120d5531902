"""Candidates: what YAKE proposes, found again in the text and made whole."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from plugins.keywords.core.lexical import lexical_form
from plugins.keywords.core.names import Key, Names
from plugins.keywords.core.words import Word, is_participle, word_key
from plugins.keywords.data.vocabulary import Vocabulary

# A phrase counts as standing by itself when at least this share of its occurrences is no piece
# of a longer name: one stray piece must not hide "Taliban" in "Pakistani Taliban".
_WHOLE_SHARE = 0.25
# Keywords by the thousand are made from every text, but none of the first twenty chosen stood
# later than this among YAKE's in 400 articles; finding them all again costs a fifth more time.
_MOST_PROPOSALS = 300

Place = tuple[int, int]
"""Start and end of an occurrence, in words."""


class Kind(StrEnum):
    """What a candidate is made of."""

    NAME = "name"
    MIXED = "mixed"
    """A name and small-letter words: "Taliban government"."""
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that stands whole in the text. ``value`` is YAKE's: lower is better.

    ``words`` are those of one occurrence, ``count`` is how often it stands by itself, in any of
    its forms, ``first`` the first word of the first of these.
    """

    text: str
    lexical_form: str
    words: tuple[Word, ...]
    kind: Kind
    value: float
    count: int
    first: int


def make_candidates(
    proposals: Sequence[tuple[str, float]],
    words: Sequence[Word],
    names: Names,
    vocabulary: Vocabulary,
) -> tuple[Candidate, ...]:
    """Return the candidates, one for each lexical form, best value first.

    A proposal that only ever cuts a name becomes that name. One that is not found in the text
    as the words it is made of is dropped.
    """
    index = _index(words)
    wholes = _name_candidates(words, names, vocabulary)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for phrase, value in proposals[:_MOST_PROPOSALS]:
        key = tuple(word_key(word) for word in phrase.split())
        places = tuple(
            place
            for place in _find(key, words, index)
            if not _begins_with_verb(place, words, vocabulary)
        )
        whole, name = _resolve(places, names)
        if name:
            groups[wholes[name].lexical_form].append(replace(wholes[name], value=value))
        elif whole:
            kind = Kind.MIXED if _holds_name(whole[0], names) else Kind.PLAIN
            if kind is Kind.MIXED and not _leads_with_name(whole[0], words, names, vocabulary):
                continue
            candidate = _candidate(whole, kind, value, words, vocabulary)
            groups[candidate.lexical_form].append(candidate)
    return tuple(sorted(map(_merge, groups.values()), key=lambda c: (c.value, c.lexical_form)))


def _index(words: Sequence[Word]) -> dict[str, list[int]]:
    index = defaultdict(list)
    for at, word in enumerate(words):
        index[word.key].append(at)
    return index


def _find(key: Key, words: Sequence[Word], index: dict[str, list[int]]) -> Iterator[Place]:
    for start in index.get(key[0], ()) if key else ():
        piece = words[start : start + len(key)]
        if tuple(word.key for word in piece) == key and not any(w.breaks for w in piece[1:]):
            yield start, start + len(key)


def _begins_with_verb(place: Place, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell "the court issued arrest warrants" from "the occupied territories".

    A participle before a noun follows an article, a preposition, an adjective or a mark; after
    a noun or a pronoun the word in -ed is the verb of a clause.
    """
    start, end = place
    if end - start == 1 or words[start].breaks or not is_participle(words[start], vocabulary):
        return False
    return words[start - 1].key not in vocabulary.before_participles


def _name_candidates(
    words: Sequence[Word], names: Names, vocabulary: Vocabulary
) -> dict[Key, Candidate]:
    """Return a candidate for the longest form of every name, without a value yet."""
    longest, forms = defaultdict(list), defaultdict(list)
    for span, key in zip(names.spans, names.keys, strict=True):
        forms[names.whole[key]].append(span)
        if key and names.whole[key] == key:
            longest[key].append(span)
    return {
        key: replace(
            _candidate(spans, Kind.NAME, 0.0, words, vocabulary),
            count=len(forms[key]),
            first=forms[key][0][0],
        )
        for key, spans in longest.items()
    }


def _candidate(
    places: Sequence[Place],
    kind: Kind,
    value: float,
    words: Sequence[Word],
    vocabulary: Vocabulary,
) -> Candidate:
    texts = [_show(words[start:end]) for start, end in places]
    counts = Counter(texts)
    text = min(texts, key=lambda text: (-counts[text], text))
    start, end = places[texts.index(text)]
    return Candidate(
        text=text,
        lexical_form=lexical_form(text, vocabulary),
        words=tuple(words[start:end]),
        kind=kind,
        value=value,
        count=len(places),
        first=places[0][0],
    )


def _show(words: Sequence[Word]) -> str:
    """Return words as they are shown: without the full stop of an abbreviation at the end."""
    text = " ".join(word.text for word in words)
    return text[:-1] if text.endswith(".") and words[-1].text.count(".") == 1 else text


def _resolve(places: Sequence[Place], names: Names) -> tuple[tuple[Place, ...], Key]:
    """Return the places where a proposal stands by itself, or the name it belongs to."""
    whole, exact, cut = [], Counter[Key](), Counter[Key]()
    for start, end in places:
        inside = sorted({names.span_at[at] for at in range(start, end) if at in names.span_at})
        rest = [at for at in range(start, end) if at not in names.span_at]
        pieces = [at for at in inside if not _lies_in(names.spans[at], (start, end))]
        if pieces:
            cut[names.whole[names.keys[pieces[0]]]] += 1
        elif inside and all(at in names.titles for at in rest):
            exact[names.whole[names.keys[inside[0]]]] += 1
        elif not any(at in names.titles for at in rest):
            whole.append((start, end))
    enough = _WHOLE_SHARE * len(places)
    if whole and len(whole) >= max(enough, exact.total()):
        return tuple(whole), ()
    return (), _majority(exact if exact and exact.total() >= enough else exact + cut)


def _lies_in(span: Place, place: Place) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _majority(targets: Counter[Key]) -> Key:
    """Return the name that more than half of the pieces belong to, else the empty key."""
    return next((key for key, count in targets.items() if 2 * count > targets.total()), ())


def _holds_name(place: Place, names: Names) -> bool:
    return any(at in names.span_at for at in range(*place))


def _leads_with_name(
    place: Place, words: Sequence[Word], names: Names, vocabulary: Vocabulary
) -> bool:
    """Tell "Taliban government" and "eastern Ukraine" from "recognise Taliban"."""
    return place[0] in names.span_at or words[place[0]].key in vocabulary.before_names


def _merge(group: Sequence[Candidate]) -> Candidate:
    """Return one candidate for all spellings: the commonest text, the best value."""
    commonest = min(group, key=lambda c: (list(Kind).index(c.kind), -c.count, c.text))
    counts = {candidate.text: candidate.count for candidate in group}
    return replace(
        commonest,
        value=min(candidate.value for candidate in group),
        count=sum(counts.values()),
        first=min(candidate.first for candidate in group),
    )
