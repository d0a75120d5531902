"""What a name stands for, by evidence: what stands in it, before it and after it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from plugins.keywords.core.facts import Facts, fact_key, facts_for
from plugins.keywords.core.words import Word
from plugins.keywords.data import kind_words as table
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import EntityKind

# A kind is told when its evidence reaches this and is ahead of the others by _LEAD.
_ENOUGH = 2.0
_LEAD = 1.0
# An apposition names the role of a person within its first words.
_APPOSITION_WORDS = 7
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "one", "another"})
_GLUE = re.compile(r"[a-z]{2}[A-Z][a-z]{2}")
# "Jane Roe-USA TODAY Sports" below a photograph.
_CREDIT = re.compile(r"[a-z]-[A-Z]{2}")
_PREFIX = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|San|Da|Del|Der|Des)[A-Z]")
_CAMEL = re.compile(r"[a-z][A-Z]")
# What a given name begins with before a second capital: "JoAnn", "DeShawn".
_GIVEN_PREFIX = re.compile(r"[A-Z][a-z][A-Z]|Mc[A-Z]")
_VOWELS = frozenset("AEIOUY")
_LONGEST_CODE = 3
# No number of verbs makes a person of what is written as none is.
_NEVER = -20.0
_SURNAME = re.compile(r"(?:Mc|Mac|O')[A-Z][a-z]")
_ROLE = re.compile(r"\w{3}(?:man|woman|ist|ician)$")
_JOINTS = re.compile("[-'&]")
# Names of persons are shorter: what is longer and ends in no head of an institution is a list
# of names whose marks were lost.
_LONGEST_PERSON = 4
# No institution has a longer name; a headline in title case has.
_LONGEST_NAME = 9
_NO_WORD = Word("", "", 0, 0, True, True)


class Evidence(NamedTuple):
    """How much speaks for each kind; negative speaks against it."""

    person: float = 0.0
    place: float = 0.0
    organisation: float = 0.0


NOTHING = Evidence()
# What "the" before a name that no noun follows says. It says so once, however often it stands:
# things have acronyms with an article too.
ARTICLE = Evidence(person=-1.5, organisation=1.0)


_OFFICE = Evidence(person=2.0)
_LONGEST_OFFICE = 7
_SMALL = frozenset("of for and the a an in at to from with by or".split())
# "the albums Harbour Street": a title may have any words. Of persons, whom works are called after
# or who made them, it says nothing.
_TITLE_OF_WORK = Evidence(place=-4.0, organisation=-2.0)
# "in" before a name.
INSIDE = Evidence(place=1.5)
# A verb of saying: organisations speak as well, so it counts no more than twice in all.
SPEAKS = Evidence(person=0.5)
MOST_SPEAKS = 2


def add_up(first: Evidence, second: Evidence) -> Evidence:
    """Return the sum of two."""
    return Evidence(
        first.person + second.person,
        first.place + second.place,
        first.organisation + second.organisation,
    )


def decide(evidence: Evidence) -> EntityKind:
    """Return the kind that the evidence settles, or unknown."""
    ranked = sorted(
        zip(evidence, (EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION), strict=True),
        key=lambda pair: -pair[0],
    )
    (best, kind), (second, _) = ranked[:2]
    return kind if best >= _ENOUGH and best - second >= _LEAD else EntityKind.UNKNOWN


def is_thing(keys: Sequence[str], form: str, vocabulary: Vocabulary) -> bool:
    """Tell what is written like a name and names nobody: acts, events, faiths, ideas, offices."""
    if len(keys) > 1 and _is_glued(form):
        return True
    if len(keys) == 1:
        key = keys[0]
        alone = is_ordinary(key, vocabulary) or key in vocabulary.institutions
        return alone or key in vocabulary.titles or not form[:1].isalpha() or len(form) == 1
    content = [key for key in keys if key not in table.PARTICLES and key != "of"]
    has_head = keys[-1] in table.ORGANISATION_HEADS or keys[-1] in table.PLACE_HEADS
    too_long = len(content) > _LONGEST_PERSON and not has_head and "of" not in keys
    if too_long or len(keys) > _LONGEST_NAME or _is_office_or_event(keys, vocabulary):
        return True
    if keys[-1] in vocabulary.demonyms and all(
        key in vocabulary.place_openers or key in vocabulary.demonyms for key in keys
    ):
        return True
    return all(is_ordinary(key, vocabulary) or key in vocabulary.demonyms for key in keys)


def _is_office_or_event(keys: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell "Director of Coastal Affairs", "Harbour Act", "World War II", "Hurricane Olga"."""
    head = keys[-2] if keys[-1] in table.NUMERALS else keys[-1]
    if head in table.THING_HEADS or keys[0] in table.THING_OPENERS:
        return True
    if "of" not in keys[1:]:
        return False
    before_of = keys[keys.index("of", 1) - 1]
    is_speech = tuple(keys) == ("state", "of", "the", "union")
    return before_of in table.THING_HEADS or before_of in vocabulary.titles or is_speech


def is_ordinary(key: str, vocabulary: Vocabulary) -> bool:
    """Tell a word that by itself names nobody, however it is written."""
    return (
        key in table.NO_ENTITY
        or key in table.ORGANISATION_HEADS
        or key in vocabulary.calendar
        or key in vocabulary.figures
        or key in vocabulary.never_in
        or key in vocabulary.never_alone
    )


def _is_glued(form: str) -> bool:
    """Tell words that lost the space between them: "Jane RoeJohn Berg"; "Ronald McDonald" not."""
    if _CREDIT.search(form):
        return True
    parts = (part for word in form.split() for part in _JOINTS.split(word))
    return any(_GLUE.search(part) is not None and not _PREFIX.match(part) for part in parts)


def weigh_name(keys: Sequence[str], form: str, facts: Facts, vocabulary: Vocabulary) -> Evidence:
    """Return what the words of a name say by themselves. ``keys`` are those of its words."""
    found = _weigh_words(keys, form, facts, vocabulary)
    if _is_brand(keys, form, facts):
        return found._replace(person=_NEVER, place=_NEVER)
    return found._replace(person=_NEVER) if _is_never_person(keys, form, facts) else found


def _is_brand(keys: Sequence[str], form: str, facts: Facts) -> bool:
    """Tell a capital inside a word, as companies and products have it: "SoftRiver", "iBerg".

    Surnames have it behind a prefix ("McBerg"), given names behind two letters ("LeRoe").
    """
    for at, word in enumerate(form.split()):
        parts = [part for part in _JOINTS.split(word) if _CAMEL.search(part)]
        is_first = at == 0 and len(keys) > 1
        if is_first and keys[0] in facts.given_names:
            continue
        pattern = _GIVEN_PREFIX if is_first else _PREFIX
        if any(not pattern.match(part) for part in parts):
            return True
    return False


def _is_never_person(keys: Sequence[str], form: str, facts: Facts) -> bool:
    """Tell a model or a currency from a person: "Berg R2", "Roe GBP", "XQM Berg".

    Two capitals before a name may be initials, and some papers shout surnames ("Jane BERG").
    """
    if any(char.isdigit() for char in form):
        return True
    is_shouted = form.isupper() and keys[0] in facts.given_names
    if is_shouted or len(keys) < 2 or keys[-1] in table.HONOURS:
        return False
    words = form.split()
    if keys[0] in facts.organisations and keys[0] not in facts.given_names:
        return True
    return _is_code(words[0], 3) or any(
        _is_code(part, 2) and part.casefold() not in table.NUMERALS | table.PERSON_ENDS
        for word in words[1:]
        for part in word.split("-")
    )


def _is_code(word: str, least: int) -> bool:
    """Tell an acronym from a surname in capitals, which has more letters and a vowel."""
    is_surname = len(word) > _LONGEST_CODE and not _VOWELS.isdisjoint(word)
    return len(word) >= least and word.isupper() and word.isalpha() and not is_surname


def _weigh_words(keys: Sequence[str], form: str, facts: Facts, vocabulary: Vocabulary) -> Evidence:
    if len(keys) == 1:
        return _weigh_one_word(keys[0], form, facts)
    by_head = _weigh_head(keys, form, facts)
    if by_head is not None:
        return by_head
    if keys[0] in facts.peoples or keys[0] in vocabulary.place_openers:
        rest = fact_key(form.partition(" ")[2])
        return Evidence(organisation=4.0) if rest in facts.organisations else NOTHING
    return _weigh_person_name(keys, form, facts)


def _weigh_head(keys: Sequence[str], form: str, facts: Facts) -> Evidence | None:
    """Return what the head of a name tells: "Ministry of", "County", "Inc"; None without one."""
    first, last = keys[0], keys[-1]
    of_country = len(keys) > 2 and keys[-2] == "of" and last in facts.countries
    if (of_country and keys[-3] in table.STATE_HEADS) or keys[-2:] == ("country", "club"):
        return Evidence(place=4.0)
    if "&" in form or _opens_organisation(keys):
        return Evidence(organisation=4.0)
    if first in table.PERSON_OPENERS and last not in table.PLACE_HEADS:
        return Evidence(person=3.0)
    if last in table.PLACE_OR_ORGANISATION_HEADS:
        return Evidence(place=1.5, organisation=1.5)
    if last in table.ORGANISATION_HEADS:
        return Evidence(organisation=4.0)
    if len(keys) == 2 and last in table.SURNAME_HEADS and _is_only_given(first, facts):
        return Evidence(person=2.0, place=1.5)
    is_place = last in table.PLACE_HEADS or first in table.PLACE_OPENERS
    return Evidence(place=4.0) if is_place else None


def _is_only_given(key: str, facts: Facts) -> bool:
    """Tell "Fiona" of "Fiona Hill" from "Victoria" of "Victoria Park"."""
    return key in facts.given_names and key not in facts.places and key not in facts.towns


def _opens_organisation(keys: Sequence[str]) -> bool:
    """Tell "Ministry of Coastal Affairs" and "Centers for Disease Control"."""
    at = next((at for at, key in enumerate(keys) if key in ("of", "for", "on", "and")), 0)
    return at > 0 and (keys[at - 1] in table.ORGANISATION_OPENERS or keys[at] in ("for", "on"))


def _weigh_person_name(keys: Sequence[str], form: str, facts: Facts) -> Evidence:
    if all(key in table.POLICY or key in table.PARTICLES or key == "and" for key in keys):
        return Evidence(person=-1.0)
    if keys[-1] in table.PERSON_ENDS:
        return Evidence(person=3.0)
    content = [key for key in keys if key not in table.PARTICLES]
    if (
        len(content) > _LONGEST_PERSON
        or "of" in keys
        or not form.replace(" ", "").replace(".", "")[0].isalpha()
    ):
        return NOTHING
    known = keys[0] in facts.given_names or keys[0].partition("-")[0] in facts.given_names
    front = form.split()[0]
    # "J. Berg", but not "U.S. Berg" and the "Jr. Berg" of two names run together.
    is_initial = len(keys[0]) <= 3 and "." in front and keys[0] not in table.PERSON_ENDS
    is_initial = is_initial and fact_key(front) not in facts.places
    initial = is_initial or any(len(key) == 1 for key in keys[1:-1])
    if known or initial:
        return Evidence(person=3.0)
    particle = len(content) < len(keys) and len(content) > 1
    return Evidence(person=1.5 if particle else 0.5)


def _weigh_one_word(key: str, form: str, facts: Facts) -> Evidence:
    if key in facts.given_names:
        return Evidence(person=1.0)
    if form.isupper() and len(form) > 2:
        return Evidence(organisation=0.5)
    if _SURNAME.match(form):
        return Evidence(person=1.5)
    return NOTHING


def weigh_place(
    words: Sequence[Word], start: int, end: int, titled: bool, vocabulary: Vocabulary
) -> Evidence:
    """Return what the words around one mention say; ``titled``: a person's title precedes it."""
    if start and words[start - 1].key in table.WORKS and not words[start].breaks:
        return _TITLE_OF_WORK
    before, earlier = _words_before(words, start)
    after = words[end] if end < len(words) and words[end].gap != "" else _NO_WORD
    found = _weigh_before(before, earlier, after, titled, vocabulary)
    if found is NOTHING and _is_after_office(words, start, vocabulary):
        found = _OFFICE
    return add_up(found, _weigh_after(words, end, after, vocabulary))


def _is_after_office(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> bool:
    """Tell "minister for energy Jane Roe" and "secretary of defence for policy Jane Roe"."""
    if words[start].breaks or words[start].text.isupper():
        return False
    for at in range(start - 1, max(start - _LONGEST_OFFICE, 0), -1):
        word = words[at]
        if not word.text.islower() or word.key in vocabulary.never_in:
            return False
        if word.key in vocabulary.titles and words[at + 1].key in ("of", "for"):
            return at + 2 < start and words[start - 1].key not in _SMALL
        if word.breaks:
            return False
    return False


def _words_before(words: Sequence[Word], start: int) -> tuple[str, str]:
    """Return the keys of the two words before, "" beyond a mark."""
    if start == 0:
        return "", ""
    if words[start].breaks:
        apposed = words[start].gap == ", " and words[start - 1].key in table.RELATIONS
        return (words[start - 1].key, "") if apposed else ("", "")
    earlier = "" if start == 1 or words[start - 1].breaks else words[start - 2].key
    return words[start - 1].key, earlier


def _weigh_before(
    before: str, earlier: str, after: Word, titled: bool, vocabulary: Vocabulary
) -> Evidence:
    if titled:
        return Evidence(person=3.0)
    if (
        before in table.RELATIONS
        or before in table.ROLES
        or (before, earlier) == ("by", "reporting")
    ):
        return Evidence(person=2.0)
    if before == "the":
        # "the Olesen government": before a noun the article is that of the noun.
        alone = after.breaks or after.key in vocabulary.never_in
        return ARTICLE if alone else NOTHING
    if before in table.PLACE_PREPOSITIONS:
        return NOTHING if after.gap[:2] == "'s" else INSIDE
    if before in table.OF_OR_FOR and earlier:
        return _weigh_of(before, earlier)
    if before in table.ORGANISATION_NOUNS:
        return Evidence(organisation=2.0)
    if before in table.PLACE_NOUNS:
        return Evidence(place=2.0)
    return Evidence(place=0.5) if before in ("from", "to") else NOTHING


def _weigh_of(before: str, earlier: str) -> Evidence:
    if before == "of" and earlier in table.BEFORE_OF_PLACE:
        return Evidence(place=2.5)
    if earlier in table.COMPANY_NOUNS and before == "of":
        return Evidence(organisation=2.0)
    if earlier in table.BEFORE_OF_ORGANISATION and before != "with":
        return Evidence(organisation=1.5)
    if before == "at" and earlier in table.ROLES:
        return Evidence(organisation=2.0)
    return NOTHING


def _weigh_after(words: Sequence[Word], end: int, after: Word, vocabulary: Vocabulary) -> Evidence:
    gap, key = after.gap, after.key
    if not key:
        return NOTHING
    if gap[:2] == "'s":
        return _weigh_owner(key) if gap == "'s " else NOTHING
    if gap[:1] == ",":
        return _weigh_apposition(words, end, vocabulary)
    if gap == " ":
        return _weigh_next(key)
    # "(R" of "(R-Ohio)", "(D" of "(D, Ohio)".
    return Evidence(person=1.0) if "(" in gap and key in ("r", "d") else NOTHING


def _weigh_next(key: str) -> Evidence:
    if key in table.SPEAKING_VERBS:
        return SPEAKS
    if key in table.PERSON_VERBS or key == "who":
        return Evidence(person=1.5)
    if key in table.AFTER_PERSON:
        return Evidence(person=1.0)
    if key in table.AFTER_PLACE:
        return Evidence(place=2.0)
    return Evidence(organisation=1.0) if key in table.AFTER_ORGANISATION else NOTHING


def _weigh_owner(key: str) -> Evidence:
    if key in table.AFTER_OWNER_PERSON:
        return Evidence(person=1.5)
    if key in table.AFTER_OWNER_PLACE:
        return Evidence(place=1.0)
    return Evidence(organisation=1.5) if key in table.AFTER_OWNER_ORGANISATION else NOTHING


def _weigh_apposition(words: Sequence[Word], end: int, vocabulary: Vocabulary) -> Evidence:
    """Weigh ", 54,", ", who", ", a fisherman from", ", president of", ", the company behind"."""
    facts, first = facts_for(vocabulary), words[end]
    state = fact_key(first.text)
    if state in facts.states or state in facts.countries:
        return Evidence(place=2.0) if _ends_clause(words, end + 1) else NOTHING
    if first.key.isdigit() and len(first.key) == 2 and _ends_here(words, end + 1):
        return Evidence(person=3.0)
    if first.key == "who":
        return Evidence(person=2.5)
    if first.key not in _ARTICLES and first.key not in table.ROLES:
        return NOTHING
    for at in range(end, min(end + _APPOSITION_WORDS, len(words))):
        word = words[at]
        if at > end and (word.breaks or word.key in vocabulary.never_in or word.key == "of"):
            break
        last = at + 1 == len(words) or words[at + 1].breaks or words[at + 1].text.islower()
        found = _weigh_noun(word.key, last)
        if found is not NOTHING:
            return found
    return NOTHING


def _weigh_noun(key: str, last: bool) -> Evidence:
    """Weigh a noun in apposition; a role must be the last word: "a sheriff", "the sheriff John"."""
    if last and (key in table.ROLES or _ROLE.search(key)):
        return Evidence(person=2.0)
    if key in table.ORGANISATION_NOUNS:
        return Evidence(organisation=2.0)
    return Evidence(place=2.0) if key in table.PLACE_NOUNS else NOTHING


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    """Tell "Ferrow, Ohio, is" and "in Ferrow, Ohio" from "Ferrow, Ohio and Utah"."""
    return at >= len(words) or words[at].breaks or words[at].text.islower()


def _ends_here(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].gap[:1] in (",", ".") or words[at].key in ("of", "from")
