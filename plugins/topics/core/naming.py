"""Titles for topics found automatically: an entity, and what happened to it."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plugins.model import NewsArticle
from plugins.text.outlets import outlet_key
from plugins.text.tokens import split_terms, split_words, stem
from plugins.text.vectors import Vector, cosine, idf

# Nouns for what happens in the news. A closed list, because nothing in an English word tells
# "recognition" from "administration": by endings, every third title was of the second kind.
_DEEDS = frozenset(
    """
abortion accident accord acquittal agreement alliance ambush amnesty annexation apology appeal
appointment arrest arrests assassination assault attack attacks audit ban bankruptcy blackout
blast blockade bombing boycott breach budget bust campaign cancellation caucus ceasefire census
ceremony charges clash clashes closure collapse collision comeback conflict confirmation
controversy conviction coronation corruption coup cover-up crackdown crash crisis cuts cyberattack
deal death deaths debate debut decision decree default defeat defection delay demolition
deportation derailment detention devaluation dismissal dispute divorce downgrade draft drought
earthquake eclipse election elections embargo endorsement epidemic eruption escape eviction
evacuation excavation exchange execution exhibition expansion explosion expulsion extradition famine
feud festival filibuster fire fires flight flood flooding floods fraud funeral heatwave hearing
hearings hijacking hoax hurricane impeachment inauguration indictment inflation injunction
injury inquiry inspection insurgency intervention invasion investigation kidnapping killing
killings landing landslide launch lawsuit layoffs leak leaks legislation liberation lockdown
looting mandate manhunt march massacre mediation memorial merger meeting migration murder murders
mutiny negotiations nomination offensive operation outage outbreak overhaul pandemic pardon
parade peace petition plot poisoning poll polls premiere primary probe prosecution
protest protests purge purges quarantine raid raids rally ransom rebellion recall recession
recognition reconstruction recount referendum reform reforms relocation removal repeal rescue
resignation resolution restructuring retirement retreat reunion revolt riot riots robbery ruling
sale sanctions scandal search secession seizure sentence sentencing settlement shooting shootings
shortage shutdown siege smuggling speech spill split stampede standoff statement storm strike
strikes succession suicide summit surge surrender suspension takeover talks tariffs tension
tensions testimony theft threat threats tornado tour trafficking tragedy treaty trial trials truce
tsunami unrest upgrade uprising vaccination vaccine verdict veto victory violence visit vote war
wedding wildfire wildfires withdrawal
""".split()
)

_PHRASE = re.compile(r"[^\W_]+(?:['’ -][^\W_]+)*")
_SENTENCE_END = frozenset('.!?…:;\n“"‘(')

# What an outlet puts before a headline to say what kind of piece it is.
_KICKER = re.compile(
    r"(?:analysis|breaking(?: news)?|editorial|exclusive|live|opinion|report|update|video|watch)"
    r"\s*[:|]\s*",
    re.IGNORECASE,
)

# A title must be about most of the articles: half of the headlines name its words.
_LEAST_SHARE = 0.5

# Names and deeds stand early in a report.
_READ_CHARACTERS = 6000
_MAX_NAME_WORDS = 3
_MAX_TITLE = 90
_NO_TITLE = "Related reports"


def name_topic(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Iterable[str]
) -> str:
    """Return a title for articles on one story; it never holds one of the outlets' names.

    That is the name and the deed that most headlines share ("Taliban recognition"), or, where
    there are no such two, the headline of the article most like the others.
    """
    names = tuple(sorted(set(outlets)))
    headlines = [frozenset(split_terms(article.headline)) for article in articles]
    bodies = [article.body[:_READ_CHARACTERS] for article in articles]
    entity = _find_entity(bodies, headlines, {outlet_key(name) for name in names})
    deed = _find_deed(bodies, headlines, entity) if entity else None
    if entity and deed:
        return f"{entity} {deed}"
    return _pick_headline(articles, vectors, names)


def _find_entity(
    bodies: Sequence[str], headlines: Sequence[frozenset[str]], outlets: set[str]
) -> str | None:
    """Return the rarest name that half of the headlines and of the bodies hold."""
    counts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for body in bodies:
        found = [name for name in _find_names(body) if outlet_key(name) not in outlets]
        counts.update(found)
        articles.update(set(found))
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        terms = sorted(split_terms(name), key=lambda term: (-idf(term), term))
        if terms and counts[name] > 1 and articles[name] >= _LEAST_SHARE * len(bodies):
            forms[terms[0]].append(name)
    shares = {term: _share(term, headlines) for term in forms}
    common = [term for term in forms if shares[term] >= _LEAST_SHARE]
    if not common:
        return None
    best = max(common, key=lambda term: (shares[term] ** 2 * idf(term), term))
    return max(
        forms[best], key=lambda name: (_is_in_headlines(name, headlines), counts[name], name)
    )


def _find_names(text: str) -> Iterator[str]:
    """Yield the runs of capitalised words, without the word that opens a sentence."""
    for match in _PHRASE.finditer(text):
        words = match.group().split(" ")
        before = text[max(0, match.start() - 3) : match.start()]
        if not before or not _SENTENCE_END.isdisjoint(before):
            words = words[1:]
        for capitalised, run in groupby(words, key=lambda word: word[:1].isupper()):
            name = list(run)
            if capitalised and len(name) <= _MAX_NAME_WORDS:
                yield " ".join(name).removesuffix("'s").removesuffix("’s")


def _is_in_headlines(name: str, headlines: Sequence[frozenset[str]]) -> bool:
    """Tell whether half of the headlines hold each word of the name: "Harlow", not "Lower"."""
    return all(_share(term, headlines) >= _LEAST_SHARE for term in split_terms(name))


def _share(term: str, headlines: Sequence[frozenset[str]]) -> float:
    return sum(term in headline for headline in headlines) / len(headlines)


def _find_deed(
    bodies: Sequence[str], headlines: Sequence[frozenset[str]], entity: str
) -> str | None:
    """Return the most telling noun for an event that half of headlines and bodies agree on.

    A headline agrees by the noun or by its verb: "recognises" stands for "recognition".
    """
    taken = set(split_words(entity))
    found = Counter(word for body in bodies for word in set(split_words(body)) & _DEEDS)
    relevance = {}
    for word, count in found.items():
        share = sum(any(_is_same_deed(word, term) for term in terms) for terms in headlines)
        if word not in taken and min(share, count) >= max(2, _LEAST_SHARE * len(bodies)):
            relevance[word] = share * count * idf(stem(word))
    return max(relevance, key=lambda word: (relevance[word], word), default=None)


def _is_same_deed(noun: str, term: str) -> bool:
    return term == stem(noun) or (len(noun) >= 7 and term[:6] == noun[:6])


def _pick_headline(
    articles: Sequence[NewsArticle], vectors: Sequence[Vector], outlets: Sequence[str]
) -> str:
    """Return the headline of the article most like the others, outlets' names cut out."""
    closeness = [math.fsum(cosine(vector, other) for other in vectors) for vector in vectors]
    order = sorted(range(len(articles)), key=lambda at: (-closeness[at], articles[at].id))
    headlines = [_cut_kicker(articles[at].headline) for at in order]
    clean = [_cut_outlets(headline, outlets) for headline in headlines]
    whole = [after for before, after in zip(headlines, clean, strict=True) if before == after]
    return _shorten(next(filter(None, whole + clean), _NO_TITLE))


def _cut_kicker(headline: str) -> str:
    headline = " ".join(headline.split())
    kicker = _KICKER.match(headline)
    return headline[kicker.end() :] if kicker else headline


def _cut_outlets(headline: str, outlets: Sequence[str]) -> str:
    for name in sorted(outlets, key=len, reverse=True):
        if name.strip():
            headline = re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", "", headline)
    return " ".join(headline.split()).strip(" -–—|:,·")


def _shorten(title: str) -> str:
    if len(title) <= _MAX_TITLE:
        return title
    return (title[:_MAX_TITLE].rpartition(" ")[0] or title[: _MAX_TITLE - 1]).rstrip(" ,;:–-") + "…"
