"""Lines that say when: "Outlet3 hours ago" above an article, "CITY, July 4 —" at its head."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from plugins.captures.core.foreign_dates import HINT
from plugins.captures.core.mentions import (
    LEAD_IN,
    MONTHS,
    OPENING,
    WEEKDAYS,
    Ago,
    DaysBack,
    Now,
    Phrase,
    Stated,
    Yearless,
    read_phrase,
    word_set,
)
from plugins.captures.core.outlets import shipped_keys
from plugins.model import Precision
from plugins.text.outlets import outlet_key

LONGEST_TIME_LINE = 59
LONGEST_DATELINE = 120
MOST_NAME_WORDS = 5
ICON_ALTS = word_set(("time clock calendar date icon schedule access_time",))
"""Alt texts, and names of icon fonts that pages leave behind as text; all in lower case."""
PARTICLES = word_set(
    (
        "of the and for in on de la le les du el da do der die das van & + | y e o und et des del",
        "della delle dei degli im am zum los las",
    )
)
SENTENCE_WORDS = word_set(
    (
        "is are was were be been has have had will would can could says said say to after as by",
        "with from since until over that it he she they his her their not no dies kills hits wins",
        "gets seen held found dead at into amid how why",
    )
)
NAMES_IN_ED = word_set(("united associated wired unlimited limited advanced",))
AGENCIES = word_set(
    (
        "ap reuters afp dpa upi tass xinhua ani pti ians bloomberg cnn bbc efe ansa interfax",
        "kyodo yonhap anadolu aa pa ukrinform unian bss bernama rfe/rl prnewswire",
        "интерфакс тасс укринформ укрінформ уніан унн رويترز وفا واس",
    )
) | {"ria novosti", "globe newswire", "business wire", "риа новости", "فرانس برس", "أ ف ب", "د ب أ"}
NO_PLACES = word_set(
    (
        "breaking update updated file exclusive watch live opinion analysis news video photo",
        "photos correction clarification editorial comment alert warning advertisement note read",
        "about contents review interview explainer podcast chapter episode obituary letters day",
        "eve your our my for",
        "nato unesco unicef opec fifa uefa nasa asean brics interpol covid hamas isis",
        *MONTHS,
        *WEEKDAYS,
    )
)
"""Words that stand in capitals before a dash, or before a date, without being places."""

_MONTH_NAMES = word_set(MONTHS)
_SEPARATORS = "|\u2022\u00b7\u2013\u2014/,-"
_PART = re.compile(r"\s[|\u2022\u00b7\u2013\u2014/-]\s|[|\u2022\u00b7]")
_BYLINE = re.compile(r"(?:(?:written|posted|story) )?by:?\s", re.IGNORECASE)
_READING_TIME = re.compile(r"[0-9]{1,3}[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    rf"(?:{LEAD_IN}|[0-9]{{1,2}}:[0-9]{{2}}(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,4}})?)\Z",
    re.ASCII | re.IGNORECASE,
)
_SECOND_DATE = re.compile(rf"(?<=.){LEAD_IN}", re.ASCII | re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"[\s|\u2022\u00b7]{1,5}(?:[0-9]{1,3}[ -]min(?:ute)? read)?\Z", re.IGNORECASE
)
# Every phrase ends in figures or such a word, with at most a clock, a zone or a unit behind.
_LONGEST_TAIL = 32
_HINT = re.compile(rf"[0-9\u0660-\u0669]|ago|day|now|{HINT}")
# "St. Ives Echo" is a name; a sentence's end is not part of one.
_NO_NAME = re.compile(r"[,!?:;\"\u201c\u201d]|(?<!\bSt)(?<=\w\w)\.\s|\.\Z")
_DOMAIN = re.compile(r"[a-z0-9-]{2,30}(?:\.[a-z]{2,6}){1,2}")
_SMALL_FIRST = re.compile(r"\w[0-9]{0,4}[A-Z]")
# Without a blank before it a short or middle dash joins words, as in "AL-TANF".
_DASH = re.compile(r"\s(?:--?|[\u2013\u2014])|--|\u2014")
_LONG_DASH = re.compile(r"--|[\u2013\u2014]")
_AGENCY = re.compile(r"[(/\[]([^()/\[\]]{2,40})[)/\]]\Z")
_SENTENCE_END = re.compile(r"[.!?]['\"\u2019\u201d)]?\s")
# "Agency, place, day, dispatch" in one run, as Chinese agencies open their reports.
_HAN_DATELINE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|法新社|路透社|美联社|中央社)?(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?P<phrase>[0-9]{1,2}月[0-9]{1,2}日)(?:综合)?[电電讯訊](?:[((][^()()]{1,30}[))])?\s*"
)
_QUOTES = "'\"\u2018\u201c\u00ab"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """A line that dates an article. Offsets count characters of the line as given.

    ``outlet`` is None where the line names none; its two offsets are then equal.
    """

    outlet: str | None
    outlet_start: int
    outlet_end: int
    phrase: str
    phrase_start: int
    phrase_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, through whom and when a report was filed; ``end`` is where its prose starts."""

    place: str
    agency: str | None
    phrase: str | None
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """One way to split a line; ``outlet`` is None where what precedes reads like prose."""

    start: int
    phrase: Phrase
    outlet: tuple[int, int] | None
    is_known: bool


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _SEPARATORS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _SEPARATORS):
        end -= 1
    return start, end


def _is_name_word(word: str) -> bool:
    """Tell whether a word can begin a name: "Globe", "24", "iNews", a script without case."""
    initial = word[0]
    has_no_case = initial.isalpha() and initial.lower() == initial.upper()
    # "iNews" and "i24NEWS", but no "iPhone2" of a headline: figures or one letter, then capitals.
    return initial.isupper() or initial.isdigit() or has_no_case or bool(_SMALL_FIRST.match(word))


def _reads_like_prose(word: str) -> bool:
    # English forms its past tense and participles in -ed: "Police Arrested 2 hours ago".
    lower = word.casefold()
    is_past = len(lower) > 4 and lower.endswith("ed") and not lower.endswith("eed")
    return lower in SENTENCE_WORDS or (is_past and lower not in NAMES_IN_ED)


def _is_name(text: str, most_words: int = MOST_NAME_WORDS) -> bool:
    """Tell whether a text has the shape of a name rather than of a sentence."""
    words = text.split()
    if _DOMAIN.fullmatch(text):
        return True
    if not 1 <= len(words) <= most_words or _NO_NAME.search(text):
        return False
    return (
        all(_is_name_word(word) or word in PARTICLES for word in words)
        and _is_name_word(words[0])
        and _is_name_word(words[-1])
        and any(c.isalpha() for word in words if word.lower() not in PARTICLES for c in word)
        and not any(_reads_like_prose(word) for word in words)
    )


def _is_beside_name(part: str) -> bool:
    """Tell whether a part of a line is a byline or a reading time: no outlet, no prose."""
    if byline := _BYLINE.match(part):
        return _is_name(part[byline.end() :].replace(",", ""), 2 * MOST_NAME_WORDS)
    return _READING_TIME.fullmatch(part) is not None


def _drop_lead_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Take "Updated", a time of day, or an icon's alt text off the end of what precedes."""
    if match := _BEFORE_DATE.search(text, start, end):
        return _trim(text, start, match.start())
    last = next(iter(text[start:end].rsplit(maxsplit=1)[-1:]), "")
    if last in ICON_ALTS:
        return _trim(text, start, end - len(last))
    return (start, start) if last == "Icon" else (start, end)


def is_known_outlet(name: str, known: Collection[str]) -> bool:
    """Tell whether a name is one of the known keys: "Time" may be, "time" is an icon's alt text."""
    return name not in ICON_ALTS and outlet_key(name) in known


def _find_outlet(text: str, until: int, known: Collection[str]) -> tuple[int, int] | None:
    """Return where the outlet stands before ``until``: an empty span if none is named.

    None if what stands there is no name, so that the line is prose.
    """
    start, end = _trim(text, 0, until)
    for _ in range(3):
        if not is_known_outlet(text[start:end], known):
            start, end = _drop_lead_in(text, start, end)
    cuts = [start, *(at for cut in _PART.finditer(text, start, end) for at in cut.span()), end]
    spans = [_trim(text, a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    for a, b in ((start, end), *spans):
        if is_known_outlet(text[a:b], known):
            return a, b
    names = [(a, b) for a, b in spans if a < b and not _is_beside_name(text[a:b])]
    if not all(_is_name(text[a:b]) and not read_phrase(text[a:b]) for a, b in names):
        return None
    # Two names ("World | Globe") leave open which is the outlet, and it is never guessed.
    return names[0] if len(names) == 1 else (until, until)


@lru_cache(maxsize=4_096)
def _phrases_at_end(text: str) -> tuple[tuple[int, Phrase], ...]:
    """Return the phrases the text can end in, and where each starts.

    Cached, for the same short lines are asked about as headline, byline and time.
    """
    lower = text.lower()
    # The one letter that is two in lower case begins no phrase, but moves all behind it.
    plain = lower if len(lower) == len(text) else text
    found = ((at, read_phrase(text[at:])) for at in range(len(text)) if OPENING.match(plain, at))
    return tuple((at, phrase) for at, phrase in found if phrase and not _is_month_alone(phrase))


def _is_month_alone(phrase: Phrase) -> bool:
    # It heads archives ("Diary November 2024"); it dates no article.
    return isinstance(phrase, Stated) and phrase.precision is Precision.MONTH


def _candidates(text: str, known_outlets: Collection[str]) -> Iterator[_Candidate]:
    # Most lines end in no phrase; a long list of outlets is not worth reading for those.
    phrases = _phrases_at_end(text)
    if not phrases:
        return
    known = _known_keys(tuple(known_outlets))
    for start, phrase in phrases:
        outlet = _find_outlet(text, start, known)
        is_known = outlet is not None and is_known_outlet(text[slice(*outlet)], known)
        yield _Candidate(start=start, phrase=phrase, outlet=outlet, is_known=is_known)


@lru_cache(maxsize=8)
def _known_keys(outlets: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of some names and of the shipped ones: 800, for every line that is dated."""
    return shipped_keys() | {outlet_key(name) for name in outlets if name.strip()}


def _is_possible(text: str, candidate: _Candidate) -> bool:
    """Tell whether the figures can all belong to the phrase: no page prints "46 hours ago"."""
    start, phrase, outlet = candidate.start, candidate.phrase, candidate.outlet
    if isinstance(phrase, Stated):
        # In "Harbour Sun 4 July 2025", a Friday, the "Sun" is the outlet's.
        return phrase.weekday in (None, phrase.days[0].weekday())
    if not isinstance(phrase, Ago):
        return True
    if re.match(r"0[0-9]", text[start:]):
        return False
    between = text[outlet[1] : start] if outlet else ""
    # A page may count 36 hours; in "Globe 215 minutes ago" the 2 is the name's.
    is_near = candidate.is_known and between != "" and phrase.count <= 2 * phrase.unit.most
    is_apart = between.strip() != "" or is_near
    return phrase.count <= phrase.unit.most or is_apart or outlet == (start, start)


def _ends_headline(text: str, candidate: _Candidate) -> bool:
    """Tell whether the phrase may just as well be the last words of a headline.

    Then only a sign between, a known outlet, or gluing that no headline has can tell.
    """
    printed, outlet = text[candidate.start :], candidate.outlet or (0, 0)
    between = text[outlet[1] : candidate.start]
    is_credit = isinstance(candidate.phrase, DaysBack) and printed.isupper()  # "Lee / TODAY"
    is_marked_off = between.strip(" ,") != "" and not is_credit
    if candidate.is_known or outlet[0] == outlet[1] or is_marked_off:
        return False
    is_glued = between == ""
    match candidate.phrase:
        case Now() | DaysBack():
            return not is_glued or printed[0].isupper()  # "USA Today" is a name
        case Yearless(weekday=None):
            return not is_glued
        case Ago():
            # "Bid Worth 5m" is money, and "2 Hours Ago" is set like a headline.
            return (" " not in printed and printed.isascii()) or (
                not is_glued and printed.endswith("Ago")
            )
    return False


def _known_length(candidate: _Candidate) -> tuple[int, int]:
    start, end = candidate.outlet or (0, 0)
    return end - start, -candidate.start


def _pick_candidate(text: str, candidates: Iterable[_Candidate]) -> _Candidate | None:
    possible = [candidate for candidate in candidates if _is_possible(text, candidate)]
    known = [candidate for candidate in possible if candidate.is_known]
    if known:
        # Where "France 2" and "France 24" are both known, the longer name says more; of two
        # readings behind one name, "23-03-2023" and "3-03-2023", the longer time does.
        return max(known, key=_known_length)
    taken = len(text)
    for candidate in possible:
        # All figures that can belong to the phrase do: "Globe 12 hours ago" is not "Globe 1".
        if not text[taken : candidate.start].isdecimal():
            if candidate.outlet and not _ends_headline(text, candidate):
                return candidate
            taken = candidate.start
    return None


def may_end_in_time(text: str) -> bool:
    """Tell at little cost whether a stripped line can end in a time phrase: most cannot."""
    if len(text) > LONGEST_TIME_LINE:
        return False
    # In lower case: IGNORECASE makes an alternation ten times as slow.
    return _HINT.search(text[-_LONGEST_TAIL:].lower()) is not None


def split_time_line(line: str, known_outlets: Collection[str] = ()) -> TimeLine | None:
    """Split a short line that ends in a time phrase, or return None.

    ``known_outlets`` are the editor's; the shipped ones are known here as well, for a name
    right before a time is hardly anything else. The time may be glued to an outlet or to an
    icon's alt text. Of two times on one line ("Published …, updated …") the first is taken.
    """
    indent, text = len(line) - len(line.lstrip()), line.strip()
    if not may_end_in_time(text):
        return None
    text = _AFTER_DATE.sub("", text)
    for second in _SECOND_DATE.finditer(text):
        first = split_time_line(line[: indent + second.start()].rstrip(" ,-/"), known_outlets)
        if first:
            return first
    candidate = _pick_candidate(text, _candidates(text, known_outlets))
    if candidate is None or candidate.outlet is None:
        return None
    start, end = candidate.outlet
    return TimeLine(
        outlet=text[start:end] or None,
        outlet_start=indent + start,
        outlet_end=indent + end,
        phrase=text[candidate.start :],
        phrase_start=indent + candidate.start,
        phrase_end=indent + len(text),
    )


def _split_date(text: str) -> tuple[str, str | None]:
    for found in re.finditer(r"[,.]\s?(?=[A-Za-z0-9])", text):
        read = read_phrase(text[found.end() :])
        is_day = isinstance(read, Stated) and read.precision is Precision.DAY
        if is_day or isinstance(read, Yearless):
            return text[: found.start()].rstrip(" ,"), text[found.end() :]
    return text, None


def _split_agency(text: str) -> tuple[str, str | None]:
    found = _AGENCY.search(text)
    if found and (_is_name(found[1]) or found[1] in AGENCIES):
        return text[: found.start()].rstrip(" ,"), found[1]
    return text, None


def _is_agency(name: str | None) -> bool:
    key = (name or "").casefold()
    return key in AGENCIES or key.endswith(("wire", "press", "agency"))


def _is_place(place: str) -> bool:
    """Tell whether a text can name a place: a few words, the first of them no known other."""
    words = re.findall(r"[^\W\d_]+", place)
    is_plain = re.fullmatch(r"[^\d_&(){}<>\[\]\"!?:;|]{2,60}", place) is not None
    is_other = any(word.casefold() in NO_PLACES for word in words)
    return is_plain and not is_other and _is_name(re.sub("[,.]", "", place))


def _is_in_capitals(text: str) -> bool:
    return text == text.upper() and text != text.lower()


def _is_own_sentence(prose: str) -> bool:
    """Tell whether what follows a dash stands by itself, as the lead after a dateline does.

    It starts with a capital, its first sentence closes every aside it opens, and it is not
    the end of a span of days ("July 4 to August 2").
    """
    opening = prose.lstrip(_QUOTES)[:1]
    is_opened = opening.upper() == opening and not opening.isdigit()
    first_word = prose.partition(" ")[0].rstrip(".").casefold()
    sentence = _SENTENCE_END.split(prose[:1_000], maxsplit=1)[0]
    is_closed = len(_LONG_DASH.findall(sentence)) % 2 == 0
    return is_opened and is_closed and first_word not in _MONTH_NAMES


def _is_dateline(place: str, agency: str | None, phrase: str | None, dash: str) -> bool:
    """Weigh what stands before the dash, when what follows it is a sentence of its own."""
    city = place.partition(",")[0]
    if _is_agency(agency) or phrase:
        return True
    if not _is_in_capitals(city):
        return False
    if agency:
        # "HEART RATE (HR) — The" explains initials.
        return agency != "".join(word[0] for word in city.split())
    return len(city) > 3 and len(city.split()) <= 3 and _LONG_DASH.search(dash) is not None


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline the first paragraph of an article opens with, or return None.

    "WASHINGTON — The minister said" and "NATO — the alliance — said" have the same shape up
    to the dash. What tells them apart comes after it: a dateline is followed by a sentence
    of its own, while an aside goes on in lower case or is closed by a second dash. Capitals
    with a date or an agency need no such proof. Capitals alone need more: a long dash (for
    "OPINION - Why" and its like are set with a short one), four letters (shorter words in
    capitals are mostly organisations) and at most three words. Prose is worth more than a
    dateline: in doubt there is none.
    """
    return _read_han_dateline(paragraph) or _read_spaced_dateline(paragraph)


def _read_han_dateline(paragraph: str) -> Dateline | None:
    han = _HAN_DATELINE.match(paragraph)
    if not han:
        return None
    return Dateline(place=han["place"], agency=han["agency"], phrase=han["phrase"], end=han.end())


def _read_spaced_dateline(paragraph: str) -> Dateline | None:
    dash = _DASH.search(paragraph, 0, LONGEST_DATELINE)
    if not dash:
        return None
    head, prose = paragraph[: dash.start()].strip(), paragraph[dash.end() :].lstrip()
    head, agency = _split_agency(head)
    head, phrase = _split_date(head)
    if not agency:
        head, agency = _split_agency(head)
    place = head.rstrip(" ,")
    # Where all is in capitals, capitals say nothing.
    if not _is_place(place) or (_is_in_capitals(prose[:40]) and " " in prose):
        return None
    is_marked = _is_in_capitals(place.partition(",")[0]) and (_is_agency(agency) or phrase)
    if not is_marked and not _is_own_sentence(prose):
        return None
    if not _is_dateline(place, agency, phrase, dash[0]):
        return None
    return Dateline(place=place, agency=agency, phrase=phrase, end=len(paragraph) - len(prose))
