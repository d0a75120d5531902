"""Which names of one article are forms of one name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.keywords.core.facts import Facts
from plugins.keywords.core.kinds import Evidence
from plugins.keywords.core.spellings import may_be_one_person, surname_fold
from plugins.keywords.data import kind_words as table

_SHORT_WORD = 3
# "Roe Tower Moscow" is no person that Moscow is short for.
_CERTAIN = 3.0
_SMALL_WORDS = frozenset("of the and for on in".split())


class Form(NamedTuple):
    """All mentions of one spelling.

    ``keys`` are those of its words, ``first`` the word of its first mention in the body (beyond
    the last word if there is none), ``times`` how often it stands, ``context`` what stands around
    its mentions, ``own`` what its words say, ``titles`` the titles it was given, ``fact`` its name
    among the known ones.
    """

    key: str
    keys: tuple[str, ...]
    form: str
    first: int
    times: int
    context: Evidence
    own: Evidence
    titles: frozenset[str]
    fact: str


def join_forms(
    forms: Mapping[str, Form],
    brackets: Iterable[tuple[str, str]],
    said: Iterable[tuple[str, str]],
    facts: Facts,
) -> dict[str, str]:
    """Return for each form, by key, the key of the one it is a form of; itself if of none.

    ``brackets`` are pairs of a name and what stands in brackets after it, ``said`` those the text
    calls one. A form is joined only where a single longer one fits. Places are not joined: Korea
    is not South Korea.
    """
    whole = {key: key for key in forms}
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in forms.values():
        for word in dict.fromkeys(_without_article(word) for word in form.keys):
            by_word[word].append(form)
    for short in sorted(forms.values(), key=lambda form: (-len(form.keys), form.key)):
        near = min((by_word[_without_article(word)] for word in short.keys), key=len, default=[])
        longer = _pick(short, [long for long in near if _is_form_of(short, long, facts)])
        if longer is not None:
            whole[short.key] = whole[longer.key]
    _join_spellings(forms, whole, facts)
    _join_same_fact(forms, whole)
    for name, acronym in (*brackets, *_initials(forms, facts)):
        _join_acronym(name, acronym, forms, whole)
    for one, other in said:
        whole[_root(other, whole)] = _root(one, whole)
    return {key: _root(key, whole) for key in forms}


def _root(key: str, whole: Mapping[str, str]) -> str:
    while whole[key] != key:
        key = whole[key]
    return key


def _join_same_fact(forms: Mapping[str, Form], whole: dict[str, str]) -> None:
    known: dict[str, str] = {}
    order = sorted(forms.values(), key=lambda form: (-len(form.keys), form.key))
    for form in order:
        if form.fact and whole[form.key] == form.key:
            whole[form.key] = known.setdefault(form.fact, form.key)


def _join_spellings(forms: Mapping[str, Form], whole: dict[str, str], facts: Facts) -> None:
    """Join "Sergey Lavrov" to "Sergei Lavrov": whichever stands more often is the one kept."""
    by_surname: dict[str, list[Form]] = defaultdict(list)
    for form in sorted(forms.values(), key=lambda form: (-form.times, form.key)):
        if len(form.keys) > 1 and whole[form.key] == form.key and _may_be_person(form, facts):
            by_surname[surname_fold(form.form)].append(form)
    for near in by_surname.values():
        for other in near[1:]:
            if may_be_one_person(near[0].form, other.form):
                whole[other.key] = near[0].key


def _join_acronym(
    name: str, acronym: str, forms: Mapping[str, Form], whole: dict[str, str]
) -> None:
    long, short = _root(name, whole), _root(acronym, whole)
    facts = {forms[key].fact for key in (long, short)} - {""}
    if long != short and len(facts) < 2:
        whole[short] = long


def _is_form_of(short: Form, long: Form, facts: Facts) -> bool:
    if not 0 < len(short.keys) < len(long.keys):
        return False
    if (short.fact and long.fact) or long.keys[-1] in table.PERSON_ENDS:
        return False
    if len(short.keys) == 1:
        return _is_surname(short, long, facts) or _is_company(short.keys, long.keys)
    if "of" in long.keys:
        at = len(short.keys)
        known = short.fact and short.fact not in facts.national
        return long.keys[:at] == short.keys and long.keys[at] == "of" and not known
    if _is_company(short.keys, long.keys):
        return True
    return _may_be_person(long, facts) and not short.fact and _is_shortened(short.keys, long.keys)


def _is_surname(short: Form, long: Form, facts: Facts) -> bool:
    """Tell "Putin" of "Vladimir Putin", "Kim" of "Kim Jong Un", "Bernie" of "Bernie Sanders"."""
    if not _may_be_person(long, facts):
        return False
    word = short.keys[0]
    if short.fact or word in facts.places:
        person, place, organisation = short.context
        strict = bool(short.fact) or word in facts.states
        if person <= place or (strict and (person <= 0 or organisation > 0)):
            introduced = not strict or long.first < short.first
            return introduced and place <= 0 and person >= 0 and word == _surname(long)
    if _without_article(_surname(long)) == _without_article(word):
        return True
    known = short.context.person > 0 or (
        word in facts.given_names and short.times > 1 and long.first < short.first
    )
    return word == long.keys[0] and known and long.own.person + long.context.person >= 2


def _without_article(word: str) -> str:
    """Return "assad" for "al-assad"."""
    return word.removeprefix("al-").removeprefix("el-")


def _surname(long: Form) -> str:
    at = -2 if long.keys[-1] in table.PERSON_ENDS else -1
    return long.keys[at]


def _may_be_person(long: Form, facts: Facts) -> bool:
    person, place, organisation = (
        own + context for own, context in zip(long.own, long.context, strict=True)
    )
    return (
        not long.fact
        and long.key not in facts.places
        and long.keys[0] not in facts.peoples
        and long.keys[-1] not in facts.peoples
        and not _ends_in_organisation(long, facts)
        and "of" not in long.keys
        and "&" not in long.form
        and person > max(place, organisation)
        and (person >= _CERTAIN or not _is_place(long.keys[-1], facts))
    )


def _is_place(key: str, facts: Facts) -> bool:
    return key in facts.places or key in facts.towns


def _ends_in_organisation(long: Form, facts: Facts) -> bool:
    """Tell "House Democrats" from "Kim Jong Un": an acronym must be written as one."""
    last = long.form.rpartition(" ")[2]
    return long.keys[-1] in facts.organisations and (last.isupper() or len(last) > _SHORT_WORD)


def _is_company(short: Sequence[str], long: Sequence[str]) -> bool:
    return long[-1] in table.SHORT_COMPANY_ENDS and long[:-1] == short


def _is_shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell "Gul Hassan" of "Gul Hassan Hassan", "John Berg" of "John F. Berg"."""
    if short[0] == long[0] and short[-1] == long[-1]:
        return True
    plain = [word for word in long if len(word) > 1]
    return any(
        list(name[at : at + len(short)]) == list(short)
        for name in (long, plain)
        for at in range(len(name) - len(short) + 1)
    )


def _pick(short: Form, longer: Sequence[Form]) -> Form | None:
    """Return the one long form a short one stands for.

    Of several, the only one with the same title, else the only one that was given before the
    short form first stood by itself, else the one the text names twice as often as any other.
    """
    if len(longer) < 2:
        return longer[0] if longer else None
    same_title = [long for long in longer if short.titles & long.titles]
    before = [long for long in longer if long.first < short.first]
    for few in (same_title, before):
        if len(few) == 1:
            return few[0]
    first, second = sorted(longer, key=lambda long: (-long.times, long.key))[:2]
    return first if first.times >= 2 * second.times else None


def _initials(forms: Mapping[str, Form], facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield organisations and the acronyms made of their initials, where only one fits."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms.values():
        letters = "".join(word[0] for word in form.keys if word not in _SMALL_WORDS)
        if len(letters) > 2 and form.own.organisation > 0 and form.key not in facts.places:
            found[letters].append(form.key)
    for form in sorted(forms.values()):
        plain = form.form.replace(".", "")
        if plain.isupper() and len(found.get(plain.casefold(), ())) == 1:
            yield found[plain.casefold()][0], form.key


def is_acronym_of(acronym: str, name: str) -> bool:
    """Tell whether letters may abbreviate a name: "ISIS-K" and "Islamic State Khorasan"."""
    letters = [char for char in acronym.casefold() if char.isalpha()]
    rest = iter(name.casefold())
    return (
        2 <= len(letters) <= 8
        and acronym == acronym.upper()
        and " " not in acronym
        and name[:1].casefold() == letters[0]
        and all(char in rest for char in letters)
    )
