"""Junk among keywords: what no editor would print in an index, told the same way for every system.

Judged are the first ten keywords shown of an article of the editorial gold. A form of a gold
keyword is right, unless another form of it was shown before. Of the others, junk is what is one of
these, asked in this order:

- *repeated*: another form of a keyword or of a named entity that was shown before;
- *cut*: no name by itself, and wherever it stands in the text, a name goes on beyond an end of it;
- *outlet*: a news outlet of the list that ships with the product, or the article's own; a single
  word only if the article names an organisation so ("The Hill");
- *calendar*: a weekday or a month stands in it, or nothing but words for times and figures;
- *verb*: its first or its last word can be a verb and neither noun nor adjective, by the lexicon
  of lemminflect. A participle at the beginning ("stolen cars") counts as an adjective, a word of a
  name as a noun.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from benchmarks.gold_keywords import Names
from benchmarks.keyword_data import Document
from benchmarks.keyword_scores import compared
from plugins.captures.core.outlets import shipped_keys
from plugins.text.outlets import outlet_key

SHOWN = 10
REASONS = ("repeated", "cut", "outlet", "calendar", "verb")
_TOKEN = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december""".split()
)
# "march" and "may" are other words too.
_TIMES = _DAYS | frozenset(
    """march may today yesterday tomorrow tonight day days week weeks weekend weekends month months
    year years decade decades century morning mornings afternoon evening night nights hour hours
    minute minutes time times early late last next this past recent recently ago spring summer
    autumn fall winter one two three four five six seven eight nine ten first second third a an and
    at by for from in of on or the to""".split()
)

Place = tuple[int, int]


@dataclass(frozen=True)
class Judged:
    """An article whose keywords are judged."""

    document: Document
    names: Names

    def groups_of(self, form: str) -> list[int]:
        """Return the numbers of the gold keywords that a compared form is one of."""
        return [number for number, forms in enumerate(self._groups) if form in forms]

    @cached_property
    def _groups(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(map(compared, group)) for group in self.document.gold)

    @cached_property
    def tokens(self) -> list[str]:
        """The words of the text, without possessive endings."""
        return words_of(self.document.text)

    @cached_property
    def places_of(self) -> dict[str, list[int]]:
        """Where each word stands, by its small letters."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            places.setdefault(token.casefold(), []).append(at)
        return places

    @cached_property
    def name_places(self) -> frozenset[Place]:
        """Every place of a name, written as the gold writes it."""
        return frozenset(
            place
            for form in self.names.written
            for place in self.find(words_of(form))
            if self.tokens[place[0] : place[1]] == words_of(form)
        )

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names, in small letters."""
        return frozenset(w.casefold() for form in self.names.written for w in words_of(form))

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Names of organisations, as outlets are compared."""
        wanted = (entity for entity in self.names.entities if "organisation" in entity.kind)
        return frozenset(outlet_key(form) for entity in wanted for form in entity.forms)

    def find(self, words: Sequence[str]) -> Iterator[Place]:
        """Yield where these words stand, in letters of any size."""
        wanted = [word.casefold() for word in words]
        for start in self.places_of.get(wanted[0], ()) if wanted else ():
            end = start + len(wanted)
            if [token.casefold() for token in self.tokens[start:end]] == wanted:
                yield start, end


def words_of(text: str) -> list[str]:
    """Return the words of a text, without possessive endings."""
    return [word.removesuffix("'s") for word in _TOKEN.findall(text.replace("’", "'"))]


def junk_reasons(shown: Sequence[str], article: Judged) -> list[str | None]:
    """Return for each of the first ten keywords why it is junk, or None."""
    reasons: list[str | None] = []
    taken: set[int] = set()
    before: set[str | int | None] = set()
    for keyword in shown[:SHOWN]:
        form = compared(keyword)
        groups, entity = article.groups_of(form), article.names.entity_of.get(form)
        free = [group for group in groups if group not in taken]
        if free:
            taken.add(free[0])
            reasons.append(None)
        elif groups or form in before or (entity is not None and entity in before):
            reasons.append("repeated")
        else:
            reasons.append(_why_junk(keyword, article))
        before |= {form, entity}
    return reasons


def _why_junk(keyword: str, article: Judged) -> str | None:
    words = words_of(keyword)
    tests = {
        "cut": is_cut(keyword, article),
        "outlet": is_outlet(keyword, article),
        "calendar": is_calendar(words),
        "verb": bool(words) and ends_in_verb(words, article.name_words),
    }
    return next((reason for reason, holds in tests.items() if holds), None)


def is_cut(keyword: str, article: Judged) -> bool:
    """Say whether a keyword that is no name only ever cuts one."""
    if compared(keyword) in {compared(form) for form in article.names.written}:
        return False
    places = list(article.find(words_of(keyword)))
    return bool(places) and all(_cuts(place, article.name_places) for place in places)


def _cuts(place: Place, names: frozenset[Place]) -> bool:
    start, end = place
    return any(
        first < end and start < last and not (start <= first and last <= end)
        for first, last in names
    )


def is_outlet(keyword: str, article: Judged) -> bool:
    """Say whether a keyword is the name of an outlet."""
    cleaned = article.document.cleaned
    own = (cleaned.outlet, cleaned.agency) if cleaned else ()
    key = outlet_key(keyword)
    if key in {outlet_key(name) for name in own if name}:
        return True
    return key in shipped_keys() and (" " in key or key in article.organisations)


def is_calendar(words: Sequence[str]) -> bool:
    """Say whether a weekday or month stands in a phrase, or nothing but times and figures."""
    small = [word.casefold() for word in words]
    return any(word in _DAYS for word in small) or all(
        word in _TIMES or any(map(str.isdigit, word)) for word in small
    )


def ends_in_verb(words: Sequence[str], names: frozenset[str]) -> bool:
    """Say whether a phrase begins or ends with a word that can only be a verb."""
    first, last = words[0].casefold(), words[-1].casefold()
    if last not in names and _is_only_verb(last):
        return True
    return first not in names and _is_only_verb(first) and not _is_participle(first)


@cache
def _is_only_verb(word: str) -> bool:
    from lemminflect import getAllLemmas

    kinds = set(getAllLemmas(word))
    return bool(kinds & {"VERB", "AUX"}) and not kinds & {"NOUN", "ADJ", "PROPN"}


@cache
def _is_participle(word: str) -> bool:
    from lemminflect import getAllLemmas, getInflection

    lemmas = getAllLemmas(word).get("VERB", ())
    return any(word in getInflection(lemma, tag) for lemma in lemmas for tag in ("VBN", "VBG"))
