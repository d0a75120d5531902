"""Candidates: what YAKE proposes, found again in the text, and the names of the text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from plugins.keywords.core.lexical import lexical_form
from plugins.keywords.core.names import Key, Names
from plugins.keywords.core.pieces import find_pieces
from plugins.keywords.core.words import SUBHEAD, Word, is_participle, show_name, word_key
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import ArticleEntity, EntityKind

# A phrase counts as standing by itself when at least this share of its occurrences is no piece
# of a longer name: one stray piece must not hide "Taliban" in "Pakistani Taliban".
_WHOLE_SHARE = 0.25
NOT_PROPOSED = 1.0
"""The value of a name YAKE did not propose; those of plausible phrases lie far below."""

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

    ``words`` are those of one occurrence, ``places`` all occurrences in which it stands by
    itself, in any of its forms, in order. ``entity`` is what a name stands for; its name is the
    text then, and its nationality ("Russian") is a form.
    """

    text: str
    lexical_form: str
    words: tuple[Word, ...]
    kind: Kind
    value: float
    places: tuple[Place, ...]
    entity: ArticleEntity | None = None

    @property
    def count(self) -> int:
        """How often the phrase stands by itself."""
        return len(self.places)

    @property
    def first(self) -> int:
        """The first word of its first occurrence."""
        return self.places[0][0]


def make_candidates(
    proposals: Sequence[tuple[str, float]],
    words: Sequence[Word],
    names: Names,
    entities: Sequence[ArticleEntity],
    stops: frozenset[str],
    vocabulary: Vocabulary,
) -> tuple[Candidate, ...]:
    """Return the candidates, one for each lexical form, ordered by it.

    Every name is one, proposed or not. A proposal is one where it stands by itself, not as a
    piece of a name, and holds no stop word or verb.
    """
    values = {tuple(map(word_key, phrase.split())): value for phrase, value in proposals}
    owners = _owners(words, names, entities)
    told = {n for n, entity in owners.items() if entity.kind is not EntityKind.UNKNOWN}
    pieces = find_pieces(words, names, told, vocabulary)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in _name_candidates(words, names, owners, pieces, values, vocabulary):
        groups[candidate.lexical_form].append(candidate)
    index = _index(words)
    banned = stops | vocabulary.never_in
    for key, value in values.items():
        if banned.isdisjoint(key):
            places = tuple(_find_whole(key, words, index, names, pieces, vocabulary))
            if places:
                kind = Kind.MIXED if _holds_name(places[0], names) else Kind.PLAIN
                candidate = _candidate(places, kind, value, words, vocabulary)
                groups[candidate.lexical_form].append(candidate)
    return tuple(map(_merge, (groups[form] for form in sorted(groups))))


def _index(words: Sequence[Word]) -> dict[str, list[int]]:
    index = defaultdict(list)
    for at, word in enumerate(words):
        index[word.key].append(at)
    return index


def _find_whole(
    key: Key,
    words: Sequence[Word],
    index: Mapping[str, list[int]],
    names: Names,
    pieces: frozenset[int],
    vocabulary: Vocabulary,
) -> Sequence[Place]:
    """Return where a phrase stands by itself; nowhere if it mostly is a piece of a name."""
    places = list(_find(key, words, index))
    whole = [
        place
        for place in places
        if _stands_alone(place, words, names, vocabulary)
        and not any(names.span_at.get(at) in pieces for at in range(*place))
    ]
    return whole if len(whole) >= _WHOLE_SHARE * len(places) else []


def _find(key: Key, words: Sequence[Word], index: Mapping[str, list[int]]) -> Iterator[Place]:
    for start in index.get(key[0], ()) if key else ():
        piece = words[start : start + len(key)]
        if tuple(word.key for word in piece) == key and not any(w.breaks for w in piece[1:]):
            yield start, start + len(key)


def _stands_alone(
    place: Place, words: Sequence[Word], names: Names, vocabulary: Vocabulary
) -> bool:
    """Tell "Taliban government" and "eastern Ukraine" from "recognise Taliban" and name pieces.

    Names by themselves are candidates already, and titles belong to the name after them.
    """
    start, end = place
    inside = {names.span_at[at] for at in range(start, end) if at in names.span_at}
    if any(at in names.titles for at in range(start, end)) or _begins_with_verb(
        place, words, vocabulary
    ):
        return False
    if not inside:
        return True
    if any(not _lies_in(names.spans[at], place) for at in inside):
        return False
    covered = sum(names.spans[at][1] - names.spans[at][0] for at in inside)
    leads = start in names.span_at or words[start].key in vocabulary.before_names
    return leads and covered < end - start


def _begins_with_verb(place: Place, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell "the court issued arrest warrants" from "the occupied territories".

    A participle before a noun follows an article, a preposition, an adjective or a mark; after
    a noun or a pronoun the word in -ed is the verb of a clause.
    """
    start, end = place
    if end - start == 1 or words[start].breaks or not is_participle(words[start], vocabulary):
        return False
    return words[start - 1].key not in vocabulary.before_participles


def _lies_in(span: Place, place: Place) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _holds_name(place: Place, names: Names) -> bool:
    return any(at in names.span_at for at in range(*place))


def _name_candidates(
    words: Sequence[Word],
    names: Names,
    owners: Mapping[int, ArticleEntity],
    pieces: frozenset[int],
    values: Mapping[Key, float],
    vocabulary: Vocabulary,
) -> Iterator[Candidate]:
    """Yield a candidate for every entity, and for the longest form of every other name."""
    # Under its key: the hash of an entity is made anew, of all its mentions, for each of them.
    entities = {entity.key: entity for entity in owners.values()}
    spans_of: dict[str | Key, list[Place]] = defaultdict(list)
    for number, span in enumerate(names.spans):
        if number in pieces:
            continue
        entity = owners.get(number)
        spans_of[entity.key if entity else names.whole[names.keys[number]]].append(span)
    for whole, spans in spans_of.items():
        if isinstance(whole, str):
            owner = entities[whole]
            found = _candidate(spans, Kind.NAME, NOT_PROPOSED, words, vocabulary)
            form = lexical_form(owner.name, vocabulary)
            value = values.get(tuple(word.key for word in found.words), NOT_PROPOSED)
            yield replace(found, text=owner.name, lexical_form=form, value=value, entity=owner)
        elif whole:
            longest = [span for span in spans if _key(span, words) == whole]
            value = values.get(whole, NOT_PROPOSED)
            found = _candidate(longest or spans, Kind.NAME, value, words, vocabulary)
            yield replace(found, places=tuple(spans))


def _key(span: Place, words: Sequence[Word]) -> Key:
    return tuple(word.key for word in words[span[0] : span[1]])


def _owners(
    words: Sequence[Word], names: Names, entities: Sequence[ArticleEntity]
) -> dict[int, ArticleEntity]:
    """Return the entity of each span by number; in a subhead, where none is told, by its name."""
    told = {(m.paragraph, m.start): entity for entity in entities for m in entity.mentions}
    owners: dict[int, ArticleEntity] = {}
    by_name: dict[Key, ArticleEntity] = {}
    for number, (start, _) in enumerate(names.spans):
        entity = told.get((words[start].paragraph, words[start].start))
        if entity is not None:
            owners[number] = entity
            by_name.setdefault(names.keys[number], entity)
    for number, (start, _) in enumerate(names.spans):
        if words[start].paragraph == SUBHEAD and names.keys[number] in by_name:
            owners[number] = by_name[names.keys[number]]
    return owners


def _candidate(
    places: Sequence[Place],
    kind: Kind,
    value: float,
    words: Sequence[Word],
    vocabulary: Vocabulary,
) -> Candidate:
    texts = [show_name(words[start:end]) for start, end in places]
    counts = Counter(texts)
    text = min(texts, key=lambda text: (-counts[text], text))
    start, end = places[texts.index(text)]
    return Candidate(
        text=text,
        lexical_form=lexical_form(text, vocabulary),
        words=tuple(words[start:end]),
        kind=kind,
        value=value,
        places=tuple(places),
    )


def _merge(group: Sequence[Candidate]) -> Candidate:
    """Return one candidate for all spellings: the commonest text, the best value."""
    if len(group) == 1:
        return group[0]
    commonest = min(group, key=lambda c: (list(Kind).index(c.kind), -c.count, c.text))
    return replace(
        commonest,
        value=min(candidate.value for candidate in group),
        places=tuple(sorted({place for candidate in group for place in candidate.places})),
    )
