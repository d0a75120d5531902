"""The people, places and organisations one article names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from plugins.keywords.core.facts import Facts, fact_key, facts_for, known_organisation
from plugins.keywords.core.kinds import (
    ARTICLE,
    INSIDE,
    MOST_SPEAKS,
    NOTHING,
    SPEAKS,
    Evidence,
    add_up,
    decide,
    is_ordinary,
    is_thing,
    weigh_name,
    weigh_place,
)
from plugins.keywords.core.names import Names
from plugins.keywords.core.short_forms import Form, is_acronym_of, join_forms
from plugins.keywords.core.text import PreparedText
from plugins.keywords.core.words import SUBHEAD, Word, ends_in_spare_dot, show_name
from plugins.keywords.data.kind_words import (
    NO_ENTITY,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    POSITIONS,
    ROYAL_TITLES,
)
from plugins.keywords.data.vocabulary import Vocabulary
from plugins.model import ArticleEntity, EntityKind, Mention
from plugins.text.outlets import outlet_key
from plugins.text.slugs import slugify

_PLACE_FACT = Evidence(place=4.0)
_ORGANISATION_FACT = Evidence(organisation=4.0)
# Cities that are given names too ("Austin", "Florence"): the text must say more.
_PLACE_OR_NAME = Evidence(person=1.0, place=1.5)

# In English and most languages of Europe a tenth of the words begin with a capital, in German a
# third.
_MANY_CAPITALS = 0.22
_LONGEST_ACRONYM = 4
_IS_SURNAME = 1.5
_MAY_BE_SURNAME = 1.0
_MOST_IN_FULL = 2
_LEAST_SHORT = 3
# One mention of so many.
_SELDOM = 4
# What a given name says of a person.
_SURE = 3.0
_MOST_TRIMMED = 5
# "also known as", "which is also known as".
_MOST_BETWEEN = 5
# Small towns share their names with many a surname.
_TOWN = Evidence(place=1.5)


class _Span(NamedTuple):
    """One place in the text where a name stands, in words.

    ``left`` and ``right`` are characters of its first and last word that are no part of it.
    """

    start: int
    end: int
    form: str
    key: str
    keys: tuple[str, ...]
    left: int = 0
    right: int = 0


class _Reading(NamedTuple):
    """What the functions below need to know of an article."""

    text: PreparedText
    names: Names
    vocabulary: Vocabulary
    facts: Facts
    outlets: frozenset[str]


def find_entities(
    text: PreparedText,
    names: Names,
    vocabulary: Vocabulary,
    outlets: frozenset[str] = frozenset(),
) -> tuple[ArticleEntity, ...]:
    """Return who and what an article names, in the order of their first mentions.

    ``outlets`` are keys of names of outlets (see ``outlet_key``), known to be organisations.
    The keys are those of this article alone; ``merge_entities`` gives the ones of the site.
    """
    if not vocabulary.titles:
        return _repeated_names(text, names)
    reading = _Reading(text, names, vocabulary, facts_for(vocabulary), outlets)
    spans = sorted(span for span in _spans(reading) if not _is_left_out(span, reading))
    by_key: dict[str, list[_Span]] = {}
    for span in spans:
        by_key.setdefault(span.key, []).append(span)
    forms = {key: _form(group, reading) for key, group in by_key.items()}
    acronyms, said = _brackets(spans, text.words), _said_same(spans, text.words)
    whole = join_forms(forms, acronyms, said, reading.facts)
    groups: dict[str, list[_Span]] = {}
    for span in spans:
        groups.setdefault(whole[span.key], []).append(span)
    bearers = Counter(form.keys[-1] for form in forms.values() if len(form.keys) > 1)
    families = frozenset(
        form.keys[-1]
        for form in forms.values()
        if len(form.keys) > 1
        and form.own.person >= _SURE
        # A given name alone may begin the name of a company.
        and (form.context.person > 0 or form.keys[-1] in forms)
    )
    found = (
        _entity(forms[root], group, forms, bearers, families, reading)
        for root, group in groups.items()
    )
    return _in_order(found)


def _spans(reading: _Reading) -> Iterator[_Span]:
    """Yield the names of a text in order, nationalities before titles among them."""
    words, names, peoples = reading.text.words, reading.names, reading.facts.peoples
    places = [*names.uncut]
    places += [(at, at + 1) for at in names.titles if words[at].key in peoples]
    for start, end in sorted(places):
        start, end = _trim(words, start, end, reading)
        form = show_name(words[start:end])
        keys = tuple([word.key for word in words[start:end]])
        if _is_shouted_place(form, keys, reading.facts):
            form = form.title()
        right = 1 if ends_in_spare_dot(words[start:end]) else 0
        span = _Span(start, end, form, fact_key(form), keys, 0, right)
        yield span if len(keys) > 1 else _after_party(span, reading.facts)
    for at, word in enumerate(words):
        if "-" in word.text and at not in names.span_at:
            yield from _part_of_compound(at, word, reading.facts)


def _is_shouted_place(form: str, keys: Sequence[str], facts: Facts) -> bool:
    """Tell "BERGEN" and "SANTA LUZ" of a dateline from an acronym."""
    if not form.isupper() or len(form) <= _LONGEST_ACRONYM or fact_key(form) in facts.organisations:
        return False
    return fact_key(form) in facts.places or (len(keys) > 1 and form.replace(" ", "").isalpha())


def _after_party(span: _Span, facts: Facts) -> _Span:
    """Return the state in "R-Ohio"."""
    state = span.form[2:]
    if span.form[1:2] != "-" or span.form[0] not in "RDI" or fact_key(state) not in facts.states:
        return span
    name = facts.states[fact_key(state)]
    key = fact_key(name)
    return span._replace(form=state, key=key, keys=(key,), left=2)


def _part_of_compound(at: int, word: Word, facts: Facts) -> Iterator[_Span]:
    """Yield the place or organisation in "Ohio-based", "NATO-led" and "(R-Ohio)"."""
    whole = _Span(at, at + 1, word.text, word.key, (word.key,))
    party = _after_party(whole, facts)
    if party is not whole:
        yield party
        return
    head, _, tail = word.text.partition("-")
    key = fact_key(head)
    known = key in facts.places or key in facts.organisations or key in facts.peoples
    if known and head[0].isupper() and tail.islower():
        yield _Span(at, at + 1, head, key, (key,), 0, len(tail) + 1)


def _trim(words: Sequence[Word], start: int, end: int, reading: _Reading) -> tuple[int, int]:
    """Return the known name in "AP Photo", "Shiite Houthis" and "Crown Prince Salman ibn Roe"."""
    facts = reading.facts
    keys = [word.key for word in words[start:end]]
    while len(keys) > 2 and _is_before_name(keys, reading):
        start, keys = start + 1, keys[1:]
    vocabulary = reading.vocabulary
    # "Anna Berg Drew Crowds", but "Anna Van Drew".
    while (
        len(keys) > 2
        and keys[0] in facts.given_names
        and keys[-1] in vocabulary.never_in
        and keys[-2] not in vocabulary.connectors
    ):
        end, keys = end - 1, keys[:-1]
    if len(keys) < 2 or fact_key(show_name(words[start:end])) in facts.organisations:
        return start, end
    rest = fact_key(show_name(words[start + 1 : end]))
    describes = keys[0] in NO_ENTITY or keys[0] in reading.vocabulary.titles
    if describes and rest in facts.organisations:
        return start + 1, end
    if keys[0] in facts.peoples and rest in facts.places:
        return start + 1, end
    return start, _end_of_known(words, start, end, reading)


def _is_before_name(keys: Sequence[str], reading: _Reading) -> bool:
    """Tell the first word of "Prince Salman ibn Roe", and of "Read Jane Roe" on a teaser."""
    if keys[-1] in PLACE_HEADS or keys[-1] in ORGANISATION_HEADS:
        return False
    given = reading.facts.given_names
    ordinary = is_ordinary(keys[0], reading.vocabulary) and keys[0] not in given
    return keys[0] in ROYAL_TITLES or (ordinary and keys[1] in given)


def _end_of_known(words: Sequence[Word], start: int, end: int, reading: _Reading) -> int:
    """Return where a known name ends that only ordinary words follow, else the end."""
    facts, vocabulary = reading.facts, reading.vocabulary
    if words[end - 1].key in ORGANISATION_HEADS:
        return end
    for last in range(end - 1, max(start, end - _MOST_TRIMMED), -1):
        key = words[last].key
        if not is_ordinary(key, vocabulary) or key in vocabulary.figures:
            break
        front = fact_key(show_name(words[start:last]))
        # "Harbour County State" of "Harbour County State's Attorney".
        known = front in facts.organisations or front in facts.places
        known = known or (key == "state" and words[last - 1].key in PLACE_HEADS)
        if known and key not in ORGANISATION_HEADS:
            return last
    return end


def _is_left_out(span: _Span, reading: _Reading) -> bool:
    facts = reading.facts
    if span.key in facts.nationals:
        return True
    if span.key in facts.organisations or span.key in facts.places or span.key in facts.peoples:
        return False
    # "the WALL": a word that the text also writes small is shouted, not an acronym.
    if len(span.keys) == 1 and span.form.isupper() and span.form.isalpha():
        seen = reading.text.spellings.get(span.keys[0])
        if seen is not None and seen.small:
            return True
    parts = span.key.split("-")
    if len(parts) > 1 and all(part in facts.places or part in facts.peoples for part in parts):
        return True
    return is_thing(span.keys, span.form, reading.vocabulary)


def _form(group: Sequence[_Span], reading: _Reading) -> Form:
    span, words = group[0], reading.text.words
    context, titles, article_seen, spoken, inside = NOTHING, set(), False, 0, 0
    for one in group:
        if one.left or one.right > 1:
            continue
        before = _titles_of(one.start, reading)
        titles.update(before)
        strong = any(key not in reading.vocabulary.weak_titles for key in before)
        evidence = weigh_place(words, one.start, one.end, strong, reading.vocabulary)
        spoken += evidence == SPEAKS
        is_said = (evidence == ARTICLE and article_seen) or (
            evidence == SPEAKS and spoken > MOST_SPEAKS
        )
        context = context if is_said else add_up(context, evidence)
        inside += evidence == INSIDE
        article_seen = article_seen or evidence == ARTICLE
    if inside * _SELDOM < len(group):
        # One can look into anything: what is often named is a place if it often has "in" before it.
        context = context._replace(place=context.place - inside * INSIDE.place)
    in_body = (one.start for one in group if one.start not in reading.text.displayed)
    return Form(
        key=span.key,
        keys=span.keys,
        form=span.form,
        first=min(in_body, default=len(words)),
        times=len(group),
        context=context,
        own=_own_evidence(span, reading),
        titles=frozenset(titles),
        fact=_fact_name(span, words, reading.facts),
    )


def _titles_of(start: int, reading: _Reading) -> list[str]:
    """Return the titles directly before a name."""
    words, found = reading.text.words, []
    while start > 0 and start - 1 in reading.names.titles and not words[start].breaks:
        start -= 1
        if words[start].key in reading.vocabulary.titles or words[start].text in POSITIONS:
            found.append(words[start].key)
    return found


def _own_evidence(span: _Span, reading: _Reading) -> Evidence:
    facts, key = reading.facts, span.key
    if key in facts.countries or key in facts.peoples:
        return _PLACE_FACT
    if known_organisation(key, facts) or _is_outlet(span, reading):
        return _ORGANISATION_FACT
    if key in facts.places or f"the {key}" in facts.places:
        return _PLACE_OR_NAME if key in facts.given_names else _PLACE_FACT
    if _is_state(span, reading.text.words, facts):
        return _PLACE_FACT
    if key in facts.towns:
        return _TOWN
    return weigh_name(span.keys, span.form, facts, reading.vocabulary)


def _fact_name(span: _Span, words: Sequence[Word], facts: Facts) -> str:
    """Return the known name a form stands for, "" if none: "Russian" for Russia."""
    for known in (facts.countries, facts.peoples):
        if span.key in known:
            return known[span.key]
    state = facts.states[span.key] if _is_state(span, words, facts) else ""
    return state or known_organisation(span.key, facts)


def _is_state(span: _Span, words: Sequence[Word], facts: Facts) -> bool:
    """Tell a state; "Mo." and "Ga." are states after a city only, "MD" is a doctor."""
    if span.key not in facts.states:
        return False
    word = words[span.start]
    after_city = word.gap == ", " and ("." in word.text or not word.text.isupper())
    return after_city or span.key in facts.places


def _is_outlet(span: _Span, reading: _Reading) -> bool:
    """Tell "Bergen Courier"; of outlets called like a common word, such as "Week", beware."""
    if outlet_key(span.form) not in reading.outlets:
        return False
    return len(span.keys) > 1 or not is_ordinary(span.key, reading.vocabulary)


def _brackets(spans: Sequence[_Span], words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield names and the acronyms that stand in brackets behind them, or the other way round."""
    for name, acronym in pairwise(spans):
        if name.end == acronym.start and words[name.end].gap.strip() in ("(", "["):
            for long, short in ((name, acronym), (acronym, name)):
                if is_acronym_of(short.form, long.form):
                    yield long.key, short.key
                    break


def _said_same(spans: Sequence[_Span], words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield names the text calls one: "ISIS-K, also known as ISIL-K or ISKP"."""
    first: _Span | None = None
    for name, other in pairwise(spans):
        between = [word.key for word in words[name.end : other.start]]
        if len(between) <= _MOST_BETWEEN and between[-2:] == ["known", "as"]:
            first = name
        elif between != ["or"] or words[name.end].breaks:
            first = None
        if first is not None and _may_be_called(first.form) and _may_be_called(other.form):
            yield first.key, other.key


def _may_be_called(form: str) -> bool:
    """Tell an acronym or a name of several words: a single word may be a nickname of anybody."""
    return " " in form or (form.isupper() and len(form) > 2)


def _entity(
    root: Form,
    group: Sequence[_Span],
    forms: Mapping[str, Form],
    bearers: Counter[str],
    families: frozenset[str],
    reading: _Reading,
) -> ArticleEntity | None:
    members = [forms[key] for key in dict.fromkeys(span.key for span in group)]
    acronyms = [member.own for member in members if member.fact]
    evidence = root.own if root.own != NOTHING or not acronyms else acronyms[0]
    for member in members:
        evidence = add_up(evidence, member.context)
    kind = _kind(root, members, evidence, bearers, families, reading)
    if kind is EntityKind.UNKNOWN and _is_noise(root, group):
        return None
    return _shown(_name(root, reading.facts), kind, group, reading.text.words)


def _is_noise(root: Form, group: Sequence[_Span]) -> bool:
    """Tell a capital without reason: one word that stands once, or in capitals, or with figures."""
    if any(char.isdigit() for char in root.form):
        return True
    return len(root.keys) == 1 and (len(group) == 1 or (root.form.isupper() and len(root.form) > 5))


def _shown(
    name: str, kind: EntityKind, group: Sequence[_Span], words: Sequence[Word]
) -> ArticleEntity | None:
    """Return the entity of a group of spans, or None if it is only named in subheads."""
    mentions = tuple(
        Mention(
            paragraph=words[span.start].paragraph,
            start=words[span.start].start + span.left,
            end=words[span.end - 1].end - span.right,
        )
        for span in group
        if words[span.start].paragraph != SUBHEAD
    )
    if not mentions:
        return None
    forms = _shown_forms(group)
    return ArticleEntity(key=slugify(name), name=name, kind=kind, forms=forms, mentions=mentions)


def _kind(
    root: Form,
    members: Sequence[Form],
    evidence: Evidence,
    bearers: Counter[str],
    families: frozenset[str],
    reading: _Reading,
) -> EntityKind:
    facts = reading.facts
    if root.fact and any(
        root.key in table for table in (facts.countries, facts.peoples, facts.states)
    ):
        return EntityKind.PLACE
    # McBride of two McBrides is neither for certain.
    if len(root.keys) == 1 and not root.fact and bearers[root.key] > 1:
        return EntityKind.UNKNOWN
    if len(root.keys) == 1 and root.form.isupper() and len(root.form) > 2:
        evidence = evidence._replace(person=0.0)
    surname = root.keys[-1]
    if len(root.keys) > 2 and "-" not in surname and _is_written_small(surname, reading):
        # "Jane Roe Events": a company is called after a person, and what it does is a common word.
        evidence = evidence._replace(person=min(evidence.person, 0.0))
    person = _weigh_surname(root, members, families, reading)
    evidence = add_up(evidence, Evidence(person=person))
    return decide(evidence)


def _weigh_surname(
    root: Form, members: Sequence[Form], families: frozenset[str], reading: _Reading
) -> float:
    """Return how much the use of a name's last word speaks for a person.

    The press gives a person's name in full once or twice, and then the surname. What is called
    alike but in full again and again, or after a place or with a common word before it ("Harbour
    Riesling"), is as often a brand: of 63 such on pages of the web 52 were no persons.
    """
    if not _may_be_surname(root.keys[-1], reading):
        return 0.0
    if _is_of_family(root, families, reading):
        return _IS_SURNAME
    short = sum(member.times for member in members if member.keys == root.keys[-1:])
    if len(root.keys) == 1 or not short:
        return 0.0
    is_introduced = root.times <= _MOST_IN_FULL and short >= _LEAST_SHORT
    is_usual = is_introduced and _may_be_given(root, reading)
    return _IS_SURNAME if is_usual else _MAY_BE_SURNAME


def _may_be_given(root: Form, reading: _Reading) -> bool:
    """Tell the first word of a person from a place, an organisation and a common word."""
    first, facts = root.keys[0], reading.facts
    known = first in facts.places or first in facts.peoples or first in facts.organisations
    is_plain = root.form.split()[0].istitle() and not known and not first.endswith("ing")
    return len(root.keys) == 2 and len(first) > 1 and is_plain and _may_be_surname(first, reading)


def _is_of_family(root: Form, families: frozenset[str], reading: _Reading) -> bool:
    """Tell "Hunter Berg" where the text has a Jane Berg, whatever else a hunter is."""
    return root.keys[-1] in families and _may_be_given(root, reading)


def _may_be_surname(key: str, reading: _Reading) -> bool:
    """Tell the last word of a person from that of a "Charging Pad" and a "Premier Edition".

    Things are taken up by their last word too, but it is a common word, which the text also
    writes small.
    """
    return not is_ordinary(key, reading.vocabulary) and not _is_written_small(key, reading)


def _is_written_small(key: str, reading: _Reading) -> bool:
    seen = reading.text.spellings.get(key)
    return seen is not None and seen.small > 0


def _name(root: Form, facts: Facts) -> str:
    if root.fact and any(root.key in known for known in (facts.countries, facts.peoples)):
        return root.fact
    if root.fact and root.key in facts.states:
        return root.fact
    return root.form


def _shown_forms(group: Sequence[_Span]) -> tuple[str, ...]:
    """Return the forms, the commonest first; "BERGEN" counts for "Bergen" where both stand."""
    # The last of a key is the one that stays.
    ordered = sorted((span.form for span in group), key=lambda form: (form.isupper(), form))
    forms = {form.casefold(): form for form in reversed(ordered)}
    counts = Counter(forms[span.form.casefold()] for span in group)
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))


def _in_order(found: Iterable[ArticleEntity | None]) -> tuple[ArticleEntity, ...]:
    """Return entities by first mention, with keys no two of which are the same."""
    seen: Counter[str] = Counter()
    keyed: dict[str, ArticleEntity] = {}
    for entity in sorted(filter(None, found), key=_place):
        key = entity.key
        while key in keyed:
            seen[entity.key] += 1
            number = f"-{seen[entity.key]}" if seen[entity.key] > 1 else ""
            key = f"{entity.key}-{entity.kind}{number}"
        keyed[key] = replace(entity, key=key)
    return tuple(keyed.values())


def _place(entity: ArticleEntity) -> tuple[int, int]:
    first = entity.mentions[0]
    return (-1 if first.paragraph is None else first.paragraph, first.start)


def _repeated_names(text: PreparedText, names: Names) -> tuple[ArticleEntity, ...]:
    """Return names of a language without vocabulary: runs that stand twice inside sentences.

    Nothing tells what they are, and forms are not joined. A single word counts only where few
    words begin with a capital: in German every noun does.
    """
    words = text.words
    capitals = sum(word.text[0].isupper() for word in words)
    least = 2 if capitals > _MANY_CAPITALS * len(words) else 1
    groups: dict[str, list[_Span]] = {}
    for start, end in names.uncut:
        if end - start >= least and not words[start].text.isupper():
            form = show_name(words[start:end])
            keys = tuple([word.key for word in words[start:end]])
            right = 1 if ends_in_spare_dot(words[start:end]) else 0
            span = _Span(start, end, form, fact_key(form), keys, 0, right)
            groups.setdefault(span.key, []).append(span)
    inside = {
        key: sum(not (words[span.start].opens or span.start in text.displayed) for span in group)
        for key, group in groups.items()
    }
    return _in_order(
        _shown(group[0].form, EntityKind.UNKNOWN, group, words)
        for key, group in groups.items()
        if inside[key] > 1
    )
