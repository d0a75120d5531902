"""Notices in an article's text: disclaimers, reprint and copyright notices."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from plugins.captures.core.shapes import content_words
from plugins.model import Label
from plugins.text.outlets import outlet_key
from plugins.text.sentences import split_sentences

# Reports speak of such matters too ("the article was first published by a rival"), so each
# notice must speak of the text it stands in: "this article", present tense, or nothing else.
# Whoever publishes what a machine wrote says that it may be wrong, in these few words whatever
# the product is called. A report says who warns of it: "AI may make mistakes, the union said".
_MADE_BY_MACHINE = (
    r"^(?:Please note(?: that|:)? )?(?:(?:The|This|These|Our|Any|All|Some) )?"
    r"(?:[\w’'-]{1,30} ){0,4}(?:AI|(?:AI|machine)-\w{1,12}(?: \w{1,12})?"
    r"|translations?|summar(?:y|ies)|transcri\w{1,7})"
)
_MAY_BE_WRONG = (
    _MADE_BY_MACHINE + r" (?:[\w-]{1,20} ){0,2}(?:may|might|could) (?:[\w-]{1,20} ){1,4}"
    r"(?:inaccuracies|errors|mistakes|inaccurate|incomplete|incorrect)"
    r"(?:\W*$| ?[—–;:(]|,? (?:so |and )?(?:please|always|check|verify|refer|read|consult)\b)"
)
_IN_BETA = (
    _MADE_BY_MACHINE + r" (?:[\w-]{1,20} ){0,2}(?:is|are) (?:(?:still|currently) )?"
    r"(?:in beta|experimental)(?:\W*$| and (?:may|might|could)\b)"
)
_DISCLAIMER = re.compile(
    rf"{_IN_BETA}|{_MAY_BE_WRONG}"
    # The labels of The Trust Project, by which hundreds of outlets say what kind of text it is.
    r"|^(?:\w{1,12}: ?)?(?:Based on facts, either observed|Based on factual reporting, although it"
    r"|Advocates (?:for )?ideas and draws conclusions)\b"
    # An imperative: reports say who refers to an original.
    r"|(?:^|\bplease )(?:always )?(?:refer to|check|consult) the original"
    r" (?:content|text|article|version|report|language)\b"
    r"|^(?:This (?:\w+ )?(?:article|summary|story|text|translation|content)"
    r"|(?:The )?(?:summary|translation)) (?:was|is|has been) "
    r"(?:generated|translated|produced|created|written|summari[sz]ed) "
    r"(?:with the (?:help|use) of|by|with|using) "
    r"(?:AI|artificial intelligence|automated|machine)\b"
    r"|^(?:The |Any |All )?(?:views|opinions)\b.{0,30} expressed (?:here|in this \w+|by the author)"
    r".{0,40} (?:are|do|remain|belong)\b"
    r"|\bmay (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commissions?\b",
    re.IGNORECASE,
)
AI_NOTICE = re.compile(rf"{_IN_BETA}|{_MAY_BE_WRONG}", re.IGNORECASE)
_PUBLISHED = r"(?:published|appeared|posted|printed|ran)"
_SYNDICATION = re.compile(
    r"\bThis (?:article|story|piece|report|post|commentary|column|essay)(?: below)? "
    rf"(?:was|is|has been)? ?(?:originally|first) {_PUBLISHED}\b"
    rf"|^The (?:article|story|piece|report|post)(?: was)? (?:originally|first) {_PUBLISHED} "
    r"(?:by|in|on|at)(?: (?:[A-Z][^\s,;:]{0,40}|of|and|the|for)){1,8}"
    r"(?: and is (?:re)?(?:printed|published)\b.{0,80})?$"
    r"|\bThis (?:article|story|piece|report|post|essay) (?:is|was|has been) "
    r"(?:republished|reprinted|syndicated|co-?published)\b"
    r"|\bThis (?:article|story|piece|report|post|essay) (?:is|was|has been) (?:originally )?"
    r"produced by .{2,80}? and (?:co-?published|published in partnership) "
    # A link's words: told to the reader, and the whole sentence.
    r"|^Read the original (?:article|story|piece|report|post|essay)"
    r"(?: here| (?:on|at|in) [^!?]{1,60})?\W*$"
    r"|^(?:Re(?:printed|published)|Used|Syndicated) with (?:the )?permission\b"
    r"|\bis (?:reprinted|republished) (?:here )?with (?:the )?permission\b"
    r"|^(?:Originally|First) published (?:by|in|on|at) (?![A-Z][a-z]+ [0-9])[A-Z][^.!?]{1,80}\.?$"
    # The foot that WordPress puts below a text in its feeds: behind "The post" stands a title,
    # where "post office" goes on small.
    r"|^The post (?:[\"“„«‘'(\[#]|[^\W_a-zß-ÿ]).{0,200} (?:first appeared|appeared first) on"
    r" (?:[^\W_a-zß-ÿ]|[a-z]{1,3}[A-Z0-9]|[\w-]{2,40}\.[a-z])[^!?]{1,80}$"
    r"|^Distributed by [A-Z]",
)
_COPYRIGHT = re.compile(
    r"^(?:Copyright\b.{0,20}(?:©|\([Cc]\)|20\d\d|19\d\d)|©|\([Cc]\) ?20\d\d)"
    r"|^All rights reserved\W*$"
    # News agencies and picture desks sign so for the parts of a text that are theirs.
    r"|^(?:Portions|Parts)(?: of this \w{1,12})?(?: are)? "
    r"(?:copyright(?:ed)?|©)(?: by)? ?\W?[A-Z0-9]"
    r"|^Visit (?:us )?(?:at )?(?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/?\.?$"
    r"|^This material may not be (?:published|reproduced)\b"
)
_THIS_ARTICLE = re.compile(
    r"\bThis (?:article|story|piece|report|post|commentary|column|essay)\b", re.IGNORECASE
)
_MAX_NOTICE_OPENING = 1
_NOTICE_WORDS = (
    *("in beta", "experimental", "inaccura", "incomplete", "incorrect", " errors", "mistakes"),
    *("based on fact", "draws conclusions", "the original", "co-published", "copublished"),
    *("published in partnership",),
    *(" ai", " artificial", " automated", " machine", " expressed ", "commission"),
    *("originally", "first published", "first appeared", "first posted", "first printed"),
    *("appeared first", "may not be published", "may not be reproduced"),
    *("first ran", "republished", "reprinted", "syndicated", "permission", "distributed by"),
    *("visit ", "copyright", "©", "(c)", "rights reserved"),
)
# Every one of the words holds one of these.
_NOTICE_PARTS = (
    *(" ai", " artif", " autom", " machine", " errors", " express", "(c)", "©", "appeared"),
    *("based on", "beta", "conclu", "copyri", "distrib", "experim", "first ran", "inaccu", "inco"),
    *("mission", "mistak", "original", "posted", "print", "publish", "reproduc", "rights re"),
    *("syndic", "visit "),
)
# A standing notice opens an article; four sentences leave room for the longest seen. The
# sentences behind it tell a notice from two versions of one report.
_MAX_NOTICE_SENTENCES = 4
_MIN_NOTICE_WORDS = 5
MAX_OPENING_CHARS = 3000
_MAX_DISCLAIMER_CHARS = 600
_MAX_NOTICE_CHARS = 400
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]{0,2}(?=\s)")
# A lead names what its headline names; a notice is about no story.
_MAX_HEADLINE_WORDS = 1
_MAX_NAMES = 1
# Capitals behind another word; initials such as "AI" are no names.
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-ÞЀ-Я][^\W\d_]*[a-zß-ÿа-я][^\W\d_]*")


def may_hold_notice(text: str) -> bool:
    """True where a text holds a word without which no sentence of it is a notice."""
    lower = text.lower()
    # Two looks: most paragraphs hold not even a part of one.
    is_likely = any(map(lower.__contains__, _NOTICE_PARTS))
    return is_likely and any(map(lower.__contains__, _NOTICE_WORDS))


def notice_kind(sentence: str) -> tuple[Label, str] | None:
    """Return label and rule of a sentence that is a notice by its words."""
    if not may_hold_notice(sentence):
        return None
    if len(sentence) <= _MAX_DISCLAIMER_CHARS and _DISCLAIMER.search(sentence):
        return Label.DISCLAIMER, "disclaimer"
    if len(sentence) <= _MAX_NOTICE_CHARS and _SYNDICATION.search(sentence):
        return Label.SYNDICATION, "reprint-notice"
    if len(sentence) <= _MAX_NOTICE_CHARS and _COPYRIGHT.search(sentence):
        return Label.COPYRIGHT, "copyright"
    return None


def text_before_notice(sentence: str, label: Label) -> int:
    """Return how much of a reprint notice's sentence is text that lost its full stop."""
    match = _THIS_ARTICLE.search(sentence) if label is Label.SYNDICATION else None
    before = sentence[: match.start()].rstrip() if match else ""
    goes_on = before.endswith((":", ",", "—", "-"))
    is_text = len(before.split()) > _MAX_NOTICE_OPENING and not goes_on
    return match.start() if match and is_text else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How an article begins: whose it is, its headline, and its first text."""

    outlet: str
    headline: str
    text: str


Key = TypeVar("Key", bound=Hashable)


def skip_notices(text: str) -> int:
    """Return where the text goes on behind sentences that are notices by their words."""
    for start, end in split_sentences(text[:MAX_OPENING_CHARS]):
        if notice_kind(text[start:end]) is None:
            return start
    return 0


def find_standing_notices(openings: Mapping[Key, Opening]) -> dict[Key, int]:
    """Return, per article, how much of its opening another article of its outlet opens with too.

    Two reports never begin with the same sentence; an outlet's standing notice does. Copies
    and versions of one report would, so the headlines must differ, the sentences behind must
    be others, and the notice must not read like news.
    """
    groups: dict[str, list[Key]] = defaultdict(list)
    for key, opening in openings.items():
        groups[outlet_key(opening.outlet)].append(key)
    return {
        key: length
        for keys in groups.values()
        for key, length in _measure_group({key: openings[key] for key in keys}).items()
    }


def _measure_group(openings: Mapping[Key, Opening]) -> dict[Key, int]:
    """Measure what openings of one outlet share.

    In the order of their text, an opening shares most with one of its two neighbours.
    """
    ordered = sorted(openings.values(), key=lambda o: (o.text, o.headline))
    notices = {n for one, two in pairwise(ordered) if (n := _shared_notice(one, two))}
    # Of two the shorter is shared more widely; the longer may be two versions of one report.
    return {
        key: min((len(n) for n in notices if opening.text.startswith(n)), default=0)
        for key, opening in openings.items()
    }


def _shared_notice(one: Opening, two: Opening) -> str:
    """Return the whole sentences both begin with, where they are a notice."""
    pairs = enumerate(zip(one.text, two.text, strict=False))
    shared = next((place for place, (a, b) in pairs if a != b), 0)
    ends = (match.end() for match in _SENTENCE_END.finditer(one.text, 0, shared))
    end = max(ends, default=0)
    notice, rest = one.text[:end], (one.text[end:], two.text[end:])
    sentences = split_sentences(notice)
    is_sized = len(notice.split()) >= _MIN_NOTICE_WORDS and len(notice) <= _MAX_DISCLAIMER_CHARS
    if not is_sized or len(sentences) > _MAX_NOTICE_SENTENCES or one.headline == two.headline:
        return ""
    is_news = any(_is_news(notice[a:b], o) for a, b in sentences for o in (one, two))
    return "" if is_news or _agree(*rest) else notice


def _is_news(sentence: str, opening: Opening) -> bool:
    """True where a sentence names two things that the headline names, or two people or places.

    A lead does; a notice speaks of the outlet and its readers.
    """
    about = content_words(opening.headline) & content_words(sentence)
    own = set(opening.outlet.split())
    names = {m[0] for m in _NAME.finditer(sentence)} - own
    return len(about) > _MAX_HEADLINE_WORDS or len(names) > _MAX_NAMES


def _agree(one: str, two: str) -> bool:
    """True where nothing is left to compare, or a sentence stands in both: one report twice."""
    found = [{text[a:b] for a, b in split_sentences(text)} for text in (one, two)]
    whole = [{s for s in sentences if len(s.split()) >= _MIN_NOTICE_WORDS} for sentences in found]
    return not all(found) or bool(whole[0] & whole[1])
