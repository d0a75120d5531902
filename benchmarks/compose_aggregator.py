"""Aggregator captures composed from articles nobody tuned on, with what must come out of them.

    python benchmarks/compose_aggregator.py --cleaning ../shared/bench/cleaning \
        [--topics ../shared/bench/topics] [--seed N] [--json]

One capture is a main story, one paragraph a line, and related stories, each whole on one
line, in the layout of an aggregator's page. The choices are drawn from ``seed``: how much of
the page's furniture stands there, how often a headline is printed, how outlet and time are
set, and what stands in a body that is none of it: notices, doubled captions, posts. Of every
article headline, outlet, time phrase and body are known, so each can be checked.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plugins.captures.core.outlets import outlet_directory  # noqa: E402
from plugins.text.outlets import outlet_key  # noqa: E402


@dataclass(frozen=True, kw_only=True)
class SourceArticle:
    """An article to compose with: its headline and its paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GoldArticle:
    """What must come out of one article of a composed capture."""

    headline: str
    outlet: str
    time_phrase: str
    body: str
    traits: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Composed:
    """One capture and its articles in order. ``variant``: how much furniture it has."""

    name: str
    text: str
    articles: tuple[GoldArticle, ...]
    variant: str


@dataclass(frozen=True, kw_only=True)
class FoundArticle:
    """What a system found: the fields that are compared."""

    headline: str
    outlet: str | None
    time_phrase: str | None
    body: str


# Names of outlets are facts. Wide on purpose: digits, signs, dots, small words, one to six words.
OUTLETS = tuple(
    "Reuters|BBC|BBC News|CNN|CNN.com|Al Jazeera|Al Arabiya English|Associated Press|AFP|TIME|Time"
    "|The Independent|Independent|Telegraph|The Telegraph|The Guardian|Guardian|Daily Mail"
    "|Mail Online|The Sun|The Mirror|Daily Express|Evening Standard|Financial Times|The Times"
    "|The Sunday Times|The Economist|New Statesman|The Spectator|Metro|i24NEWS|Channel 4"
    "|Channel 5|Channel 4 News|Sky News|Sky News Australia|ITV News|GB News|STV News|RTÉ News"
    "|The Irish Times|Irish Independent|Irish Examiner|TheJournal.ie|The Scotsman|The Herald"
    "|Miami Herald|Newsweek|American Military News|U.S. News & World Report|USA TODAY|USA Today"
    "|The New York Times|New York Times|New York Post|New York Daily News|The Washington Post"
    "|Washington Examiner|Washington Times|The Wall Street Journal|Los Angeles Times|Politico"
    "|POLITICO Europe|Axios|Vox|The Hill|Roll Call|The Atlantic|The New Yorker|Mother Jones"
    "|The Nation|National Review|Reason|The Daily Beast|HuffPost|BuzzFeed News|Business Insider"
    "|Bloomberg|Barron's|MarketWatch|Forbes|Fortune|Quartz|CNBC|MSNBC|NBC News|NBC 5 Chicago"
    "|ABC News|ABC7|ABC 7 Eyewitness News|CBS News|CBS 2|FOX 5|Fox News|Fox Business|NPR|PBS"
    "|The Intercept|ProPublica|Slate|Salon|Salon.com|The Verge|Ars Technica|Wired|TechCrunch"
    "|Engadget|9to5Mac|Gizmodo|CNET|ZDNET|VentureBeat|E! News|TMZ|Variety|Deadline|People"
    "|The Hollywood Reporter|Rolling Stone|Billboard|ESPN|Sports Illustrated|The Athletic"
    "|Boston Globe|Boston Herald|Chicago Tribune|Chicago Sun-Times|San Francisco Chronicle"
    "|The Seattle Times|The Denver Post|The Dallas Morning News|Houston Chronicle|Star Tribune"
    "|St. Louis Post-Dispatch|The Post and Courier|The Plain Dealer|Tampa Bay Times|Sun Sentinel"
    "|The Arizona Republic|The Sacramento Bee|The Mercury News|The Philadelphia Inquirer"
    "|The Times-Picayune | New Orleans Advocate|Anchorage Daily News|Honolulu Star-Advertiser"
    "|Toronto Star|The Globe and Mail|National Post|CBC|CTV News|Global News|Le Devoir"
    "|The Sydney Morning Herald|The Age|The Australian|news.com.au|9News|7NEWS|10 News First"
    "|SBS|1News|RNZ|NZ Herald|Stuff|The Straits Times|CNA|TODAY|South China Morning Post|HKFP"
    "|The Japan Times|NHK World|Nikkei Asia|Kyodo News|The Korea Herald|Yonhap|Xinhua|CGTN"
    "|Global Times|The Times of India|Times of India|Hindustan Times|The Hindu|India Today"
    "|Indian Express|NDTV|News18|WION|The Print|The Wire|Scroll.in|Dawn|Geo News|ARY News"
    "|The Express Tribune|The Daily Star|bdnews24.com|Dhaka Tribune|The Jakarta Post|Rappler"
    "|Bangkok Post|Philippine Daily Inquirer|Arab News|Gulf News|Khaleej Times|The National"
    "|The Jerusalem Post|Haaretz|The Times of Israel|Ynet|Iran International|TOLOnews|Amu TV"
    "|Khaama Press|Anadolu Agency|TRT World|Daily Sabah|Hürriyet Daily News|France 24|Le Monde"
    "|Le Figaro|Libération|20 Minutes|DW|Der Spiegel|Die Zeit|Bild|Süddeutsche Zeitung|El País"
    "|El Mundo|ABC|La Repubblica|Corriere della Sera|ANSA|Euronews|EUobserver|Swissinfo|NZZ"
    "|The Local|Kyiv Independent|The Kyiv Post|Ukrainska Pravda|Ukrinform|Meduza|TASS|RT|Novaya"
    "|The Moscow Times|Radio Free Europe/Radio Liberty|RFE/RL|Voice of America|The Insider"
    "|Notes from Poland|Balkan Insight|The Baltic Times|Mail & Guardian|News24|Daily Maverick"
    "|Daily Nation|The East African|Premium Times|Punch|The Africa Report|AllAfrica|O Globo"
    "|Folha de S.Paulo|Clarín|La Nación|MercoPress|El Universal|Nature|New Scientist|S&P Global"
    "|Foreign Policy|Foreign Affairs|The Diplomat|Defense One|War on the Rocks|Stars and Stripes"
    "|Lawfare|Just Security|The Conversation|Project Syndicate|Christian Science Monitor|AOL"
    "|Yahoo! News|Yahoo Finance|MSN|WGN-TV|KTLA 5|WSB-TV|KHOU 11|WRAL|NewsNation|OANN|Newsmax"
    "|Breitbart News|The Daily Wire|The Blaze|The Federalist|Townhall|The Epoch Times|Sputnik"
    "|The Press and Journal Evening Express|The Bulletin of the Atomic Scientists".replace(
        " | New Orleans", " / New Orleans"
    ).split("|")
)
APPS = ("Daily8", "NewsNest", "Lumen", "Brief & Co", "PocketWire", "Kiosko 360", "The Digestly")
_FIRST = "Ana|Bogdan|Chidi|Dana|Emre|Farah|Goran|Hana|Ivo|Jelena|Karim|Leila|Mateo|Nia|Oskar".split(
    "|"
)
_LAST = "Abara|Brandt|Cerny|Dovzhenko|Eriksen|Fofana|Grau|Haddad|Ito|Janssen|Kovač|Lindt|M'Bala|Ng"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DISCLAIMERS = (
    "Reports on this page are read by two editors before they appear. A reader's hint is welcome.",
    "This text was shortened by a machine and checked by a person.",
    "Our newsroom follows a code of conduct, which it prints once a year for all who ask for it.",
    "What is told here was seen by our own people or by sources they know well. The English "
    "edition is made with software. Where the two differ, the first edition holds.",
    "This story was translated with the help of AI and may contain errors.",
    "You are reading the free edition of our morning letter!",
)
_REPRINTS = (
    "This article was originally published by {owner} and is reprinted with permission.",
    "This story first appeared in {owner}.",
    "Reprinted with permission of {owner}.",
    "This article is republished from {owner} under a Creative Commons license.",
    "This piece was first published on {owner}.",
)
_COPYRIGHTS = (
    "Copyright (C) {year}, {owner}. Portions copyrighted by the respective providers.",
    "© {year} {owner}. All rights reserved.",
    "(c) {year} {owner}. Distributed by Lantern Content Agency, LLC.",
    "Copyright {year} {owner}. All rights reserved.",
)
_CREDITS = (
    "{name}//Getty Images",
    "{name} / AFP",
    "{name}/Reuters",
    "{name} via Getty Images",
    "{name}/AP Photo",
)
_SUBHEADS = ("Why It Matters", "What To Know", "What People Are Saying", "What Happens Next")
_QUESTIONS = ("What happens now?", "Who will pay for it?", "Why does this matter to voters?")


@dataclass(kw_only=True)
class _Text:
    """A body being written: what is shown, and what of it is the article's own."""

    shown: list[str]
    gold: list[str]
    traits: list[str] = field(default_factory=list)


def read_sources(cleaning: Path, topics: Path | None = None) -> list[SourceArticle]:
    """Return the articles of the bench folders that have a headline and forty words.

    Those that carry posts, captions, credits, datelines or links of their own are left out:
    the bench counts such text as body, here and there, so there is no gold for it.
    """
    meta = json.loads((cleaning / "meta.json").read_text("utf-8"))
    pairs = [
        (info.get("title") or "", (cleaning / "text" / f"{key}.gold.txt").read_text("utf-8"))
        for key, info in sorted(meta.items())
        if info.get("lang") == "en" and (cleaning / "text" / f"{key}.gold.txt").is_file()
    ]
    if topics is not None:
        with gzip.open(topics / "allsides_full.jsonl.gz", "rt", encoding="utf-8") as rows:
            pairs += [(row["title"], row["text"]) for row in map(json.loads, rows)]
    return [source for title, text in pairs if (source := _source(title, text)) is not None]


_CARRIED = re.compile(
    r"\(@\w+\)\s+\w+ \d{1,2}, \d{4}|\bFILE\b|\(AP\b|toggle caption|Getty|\(Reuters|REUTERS|via AP"
    r"|\((?:Photo|Image)|Photo (?:by|via)|(?:Related|More|Read more|Also read|Caption|Credit)s?:"
    r"|^(?:AD|ADVERTISEMENT|CLOSE|___?_?)$|/(?:AP|AFP|Reuters)\)?$|[(\[][^()]{3,40}/[^()]{3,30}\)$"
    r"|^[A-Z][A-Z, .]{3,40}(?: \([A-Za-z/ ]{2,20}\))? ?[-–—]|©|Copyright|originally published",
    re.MULTILINE,
)


def _source(title: str, text: str) -> SourceArticle | None:
    headline = " ".join(title.split())
    paragraphs = tuple(" ".join(line.split()) for line in text.split("\n") if line.strip())
    if headline in paragraphs:
        # The headline among the paragraphs is left over from how the data was made.
        paragraphs = tuple(p for p in paragraphs if p != headline)
    is_fit = (
        sum(len(p.split()) for p in paragraphs) >= 40
        and not _CARRIED.search(text)
        and not _repeats(paragraphs)
    )
    if not 3 <= len(headline.split()) <= 30 or not is_fit:
        return None
    return SourceArticle(headline=headline, paragraphs=paragraphs)


def _repeats(paragraphs: Sequence[str]) -> bool:
    """True where a sentence comes again: a caption the data set kept twice."""
    sentences = [s for p in paragraphs for s in _SENTENCE.split(p) if len(s.split()) > 4]
    return len(set(sentences)) < len(sentences)


def compose_captures(articles: Sequence[SourceArticle], seed: int) -> list[Composed]:
    """Compose all articles into captures of one to seven each; same seed, same captures."""
    rng = random.Random(seed)  # noqa: S311 - chance for a test, no secret
    order = list(articles)
    rng.shuffle(order)
    found: list[Composed] = []
    while order:
        size = min(len(order), rng.choice((1, 2, 3, 4, 4, 4, 4, 5, 6, 7)))
        found.append(_compose(f"composed-{len(found):04}", order[:size], articles, rng))
        order = order[size:]
    return found


def _compose(
    name: str, stories: list[SourceArticle], pool: Sequence[SourceArticle], rng: random.Random
) -> Composed:
    variant = rng.choice(("full", "full", "part", "bare"))
    if len(stories) == 1 and variant == "bare":
        variant = "full"
    app, blank = rng.choice(APPS), rng.random() < 0.8
    outlets = [rng.choice(OUTLETS) for _ in stories]
    if len(stories) > 2 and rng.random() < 0.4:
        outlets[2] = outlets[1]
    written = _write_bodies(stories, outlets, pool, rng)
    lines, golds = _furniture(["logo"], variant, rng), []
    is_once_allowed = variant != "bare"
    for place, (story, outlet, text) in enumerate(zip(stories, outlets, written, strict=True)):
        headline, phrase = _headline(story.headline, rng), _time_phrase(rng)
        if place == 0:
            lines += _main(headline, outlet, phrase, text, rng, is_once_allowed)
            lines += _furniture(_middle(app, rng), variant, rng)
        else:
            lines += _related(headline, outlet, phrase, text, rng)
        golds.append(_gold(headline, outlet, phrase, text, "main" if place == 0 else "related"))
    lines += _furniture(_bottom(app), variant, rng)
    shown = lines if blank else [line for line in lines if line]
    return Composed(name=name, text="\n".join(shown) + "\n", articles=tuple(golds), variant=variant)


def _gold(headline: str, outlet: str, phrase: str, text: _Text, role: str) -> GoldArticle:
    return GoldArticle(
        headline=headline,
        outlet=outlet,
        time_phrase=phrase,
        body="\n".join(text.gold),
        traits=(role, *text.traits),
    )


def _headline(text: str, rng: random.Random) -> str:
    """Return the headline, at times in capitals, shortened to three words, or as a quotation."""
    kind = rng.random()
    if kind < 0.04:
        return text.upper()
    if kind < 0.08:
        return " ".join(text.split()[:3]).rstrip(".,:;?!")
    if kind < 0.11:
        return f"'{text.rstrip('.')}'"
    if kind < 0.14:
        return f"{rng.randint(3, 2100)} days on: {text}"
    return text


def _time_phrase(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.5:
        unit = rng.choice(("minutes", "hours", "hours", "hours", "days"))
        return f"{rng.randint(2, {'minutes': 59, 'hours': 23, 'days': 30}[unit])} {unit} ago"
    if kind < 0.7:
        return rng.choice(("an hour ago", "a day ago", "a minute ago", "a month ago", "a week ago"))
    if kind < 0.9:
        return f"{rng.randint(1, 28):02}-{rng.randint(1, 12):02}-{rng.randint(2019, 2026)}"
    if kind < 0.95:
        return rng.choice(("just now", "yesterday"))
    return f"{rng.randint(1, 28)} {rng.choice(_MONTHS.split('|'))} {rng.randint(2019, 2026)}"


def _middle(app: str, rng: random.Random) -> list[str]:
    comments = rng.choice(("No comments yet...", "3 comments", "Add a comment..."))
    return [
        *(
            "Orange background",
            "",
            "Try Our AI Features",
            "",
            f"Explore what {app} AI can do for you:",
        ),
        *("", "Comments", "", comments, ""),
        rng.choice(("Related Articles", "Related Articles", "Related Stories", "More Stories")),
        "",
    ]


def _bottom(app: str) -> list[str]:
    return [
        *("DOWNLOAD THE APP", "", "Get Started Now: Download the App", ""),
        "Ready to see the news as the others do, wherever they are? "
        f"Download {app} app today and read on.",
        "app-storeplay-store",
    ]


def _furniture(lines: list[str], variant: str, rng: random.Random) -> list[str]:
    """Return all of the lines, three in four of them, or none."""
    if variant == "full":
        return lines
    return [line for line in lines if variant == "part" and (not line or rng.random() < 0.75)]


def _main(
    headline: str, outlet: str, phrase: str, text: _Text, rng: random.Random, is_once_allowed: bool
) -> list[str]:
    printings = rng.choice((1, 2, 2, 2, 2, 3)) if is_once_allowed else rng.choice((2, 2, 3))
    text.traits.append(f"printed-{printings}")
    head = [line for _ in range(printings) for line in (headline, "")]
    return [*head, _glue(outlet, phrase, text, rng), *text.shown]


def _glue(outlet: str, phrase: str, text: _Text, rng: random.Random) -> str:
    """Return the line of outlet and time, nearly always glued."""
    kind = rng.choice(("glued",) * 8 + ("dot", "space"))
    text.traits.append(kind)
    return outlet + {"glued": "", "dot": " · ", "space": " "}[kind] + phrase


def _related(headline: str, outlet: str, phrase: str, text: _Text, rng: random.Random) -> list[str]:
    kind = rng.choice(("apart",) * 7 + ("no-bullet", "no-icon", "twice", "glued-line"))
    text.traits.append(f"header-{kind}")
    icon = "" if kind == "no-icon" else "time"
    body = " ".join(text.shown)
    if kind == "glued-line":
        return [headline, headline, "", _glue(outlet, phrase, text, rng), "", body, ""]
    bullet = [] if kind == "no-bullet" else [f"  • {outlet}", ""]
    third = [] if kind == "twice" else [headline, ""]
    return [headline, headline, "", outlet, "", f"{icon}{phrase}", "", *bullet, *third, body, ""]


def _write_bodies(
    stories: list[SourceArticle],
    outlets: list[str],
    pool: Sequence[SourceArticle],
    rng: random.Random,
) -> list[_Text]:
    written = [_start(story, rng) for story in stories]
    shared = [i for i, outlet in enumerate(outlets) if outlets.count(outlet) > 1]
    if len(shared) > 1 and rng.random() < 0.7:
        notice = rng.choice(_DISCLAIMERS)
        for place in shared:
            _put_before(written[place], notice, "disclaimer")
    for place, text in enumerate(written):
        for chance, add in _NOISES:
            if rng.random() < chance:
                add(text, place == 0, pool, rng)
    return written


def _start(story: SourceArticle, rng: random.Random) -> _Text:
    """Return the body, at times cut to a brief of about forty words, or a hundred."""
    most = rng.choice((40, 100, 400, 3000, 3000, 3000, 3000, 3000))
    taken: list[str] = []
    for paragraph in story.paragraphs:
        if taken and sum(len(p.split()) for p in taken) >= most:
            break
        taken.append(paragraph)
    return _Text(shown=list(taken), gold=list(taken))


def _put_before(text: _Text, notice: str, trait: str) -> None:
    """Put a notice at the head: a line of its own in a main story, glued in the others."""
    text.shown.insert(0, notice)
    text.traits.append(trait)


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST.split('|'))}"


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def _sentence(pool: Sequence[SourceArticle], rng: random.Random, least: int = 8) -> str:
    """Return a plain sentence of another article, to serve as a caption or a post."""
    for _ in range(40):
        pieces = _SENTENCE.split(rng.choice(rng.choice(pool).paragraphs))
        fit = [p for p in pieces if _is_plain(p, least)]
        if fit:
            return rng.choice(fit)
    return "The quay of the old harbour lies empty on the morning after the storm."


def _is_plain(sentence: str, least: int) -> bool:
    is_sized = least <= len(sentence.split()) <= 32
    return (
        is_sized
        and sentence[0].isupper()
        and sentence[-1] == "."
        and not re.search(r"[\"“”'‘’@()]|\b[A-Z][a-z]{0,4}\.\s|\.\w|[A-Z]\.", sentence)
    )


_Add = Callable[[_Text, bool, Sequence[SourceArticle], random.Random], None]


def _place(text: _Text, rng: random.Random) -> int:
    return rng.randint(1, len(text.shown)) if len(text.shown) > 1 else 1


def _add_caption(
    text: _Text, is_main: bool, pool: Sequence[SourceArticle], rng: random.Random
) -> None:
    """Insert a caption twice, the first at times cut off, with or without a credit behind."""
    caption = _sentence(pool, rng)
    words = caption.split()
    alt = " ".join(words[: max(6, len(words) * 2 // 3)]) + "..." if rng.random() < 0.4 else caption
    credit = " " + rng.choice(_CREDITS).format(name=_person(rng)) if rng.random() < 0.5 else ""
    if is_main:
        return
    text.shown.insert(_place(text, rng), f"{alt} {caption}{credit}")
    text.traits.append("caption")


def _add_post(
    text: _Text, is_main: bool, pool: Sequence[SourceArticle], rng: random.Random
) -> None:
    """Insert a post of one sentence with the networks' own signature."""
    month, day = rng.choice(_MONTHS.split("|")), rng.randint(1, 28)
    person = _person(rng)
    handle = re.sub(r"\W", "", person) + str(rng.randint(1, 99))
    signature = f"— {person} (@{handle}) {month} {day}, {rng.randint(2015, 2026)}"
    post = _sentence(pool, rng)
    at = _place(text, rng)
    text.shown[at:at] = [post, signature] if is_main else [f"{post} {signature}"]
    text.traits.append("post")


def _add_reprint(
    text: _Text, _is_main: bool, _pool: Sequence[SourceArticle], rng: random.Random
) -> None:
    notice = rng.choice(_REPRINTS).format(owner=rng.choice(OUTLETS))
    text.shown.insert(0 if rng.random() < 0.5 else len(text.shown), notice)
    text.traits.append("reprint")


def _add_copyright(
    text: _Text, _is_main: bool, _pool: Sequence[SourceArticle], rng: random.Random
) -> None:
    notice = rng.choice(_COPYRIGHTS).format(owner=rng.choice(OUTLETS), year=rng.randint(2019, 2026))
    text.shown.append(notice)
    text.traits.append("copyright")


def _add_subheads(
    text: _Text, _is_main: bool, _pool: Sequence[SourceArticle], rng: random.Random
) -> None:
    """Insert subheads, which belong to the body; on one line they lose their own."""
    for subhead in rng.choice((_SUBHEADS, _SUBHEADS[:2], _QUESTIONS[:1], _QUESTIONS)):
        at = _place(text, rng)
        if at < len(text.shown) and text.shown[at] in text.gold:
            text.gold.insert(text.gold.index(text.shown[at]), subhead)
            text.shown.insert(at, subhead)
    text.traits.append("subheads")


_NOISES: tuple[tuple[float, _Add], ...] = (
    (0.12, _add_subheads),
    (0.15, _add_caption),
    (0.10, _add_post),
    (0.08, _add_copyright),
    (0.08, _add_reprint),
)
_WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of 4-word shingles; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if len(words) <= 4:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How one gold article came out; ``found`` is None where it did not."""

    capture: str
    gold: GoldArticle
    found: FoundArticle | None
    traits: tuple[str, ...]
    headline: bool
    outlet: bool
    time: bool
    precision: float
    recall: float

    @property
    def is_exact(self) -> bool:
        """Headline, outlet and time phrase all as printed."""
        return self.headline and self.outlet and self.time

    @property
    def f1(self) -> float:
        """Harmonic mean of the body's precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def judge_capture(composed: Composed, found: Sequence[FoundArticle]) -> list[Outcome]:
    """Pair gold and found articles by their bodies, the likest first, and compare."""
    wanted = [shingles(gold.body) for gold in composed.articles]
    got = [shingles(article.body) for article in found]
    likeness = sorted(
        ((w & g).total(), -i, -j) for i, w in enumerate(wanted) for j, g in enumerate(got)
    )
    pairs: dict[int, int] = {}
    for hits, i, j in reversed(likeness):
        if hits and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [
        _judge(composed, gold, found[pairs[i]] if i in pairs else None)
        for i, gold in enumerate(composed.articles)
    ]


def _judge(composed: Composed, gold: GoldArticle, found: FoundArticle | None) -> Outcome:
    wanted, got = shingles(gold.body), shingles(found.body if found else "")
    hits = (wanted & got).total()
    return Outcome(
        capture=composed.name,
        gold=gold,
        found=found,
        traits=(f"furniture-{composed.variant}", *gold.traits),
        headline=found is not None and found.headline == gold.headline,
        outlet=found is not None and _is_same_outlet(found.outlet, gold.outlet),
        time=found is not None and found.time_phrase == gold.time_phrase,
        precision=hits / got.total() if got else 0.0,
        recall=hits / wanted.total() if wanted else 1.0,
    )


def _is_same_outlet(found: str | None, gold: str) -> bool:
    """True for the printed name, with or without its article, or the shipped list's name for it."""
    if found is None or outlet_key(found) == outlet_key(gold):
        return found is not None
    listed = outlet_directory(()).find(gold)
    return listed is not None and listed.name == found


def summarise(data: str, outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Return one row: shares of exact fields, and F1 of the bodies' mean precision and recall."""
    n = len(outcomes)
    kept = [o for o in outcomes if o.found is not None]
    precision = sum(o.precision for o in kept) / max(1, len(kept))
    recall = sum(o.recall for o in outcomes) / n
    total = precision + recall
    return {
        "data": data,
        "n": n,
        "exact": round(sum(o.is_exact for o in outcomes) / n, 4),
        "headline": round(sum(o.headline for o in outcomes) / n, 4),
        "outlet": round(sum(o.outlet for o in outcomes) / n, 4),
        "time": round(sum(o.time for o in outcomes) / n, 4),
        "body_f1": round(2 * precision * recall / total, 4) if total else 0.0,
        "mean_f1": round(sum(o.f1 for o in outcomes) / n, 4),
        "missing": n - len(kept),
    }


Clean = Callable[[str, str], Sequence[FoundArticle]]


def run(
    composed: Iterable[Composed], clean: Clean
) -> tuple[list[dict[str, object]], list[Outcome]]:
    """Return the rows, all articles first, then each trait, and every outcome."""
    outcomes: list[Outcome] = []
    extra = 0
    for capture in composed:
        found = clean(capture.name, capture.text)
        judged = judge_capture(capture, found)
        extra += len(found) - sum(o.found is not None for o in judged)
        outcomes += judged
    rows = [{**summarise("aggregator", outcomes), "extra": extra}]
    for trait in sorted({trait for o in outcomes for trait in o.traits}):
        part = [o for o in outcomes if trait in o.traits]
        rows.append(summarise(f"aggregator/{trait}", part))
    return rows, outcomes


def clean_ours(name: str, text: str) -> list[FoundArticle]:
    """Return the articles the product finds."""
    from plugins.captures.core.clean import clean_capture
    from plugins.captures.core.values import RawCapture
    from plugins.settings import CaptureSettings

    raw = RawCapture(path=f"captures/{name}.txt", raw=text.encode())
    return [
        FoundArticle(
            headline=article.headline,
            outlet=article.outlet,
            time_phrase=article.time_phrase,
            body=article.body,
        )
        for article in clean_capture(raw, CaptureSettings()).articles
    ]


def main() -> None:
    """Print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cleaning", type=Path, required=True)
    parser.add_argument("--topics", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--worst", type=int, default=0, help="print the N worst articles")
    arguments = parser.parse_args()
    sources = read_sources(arguments.cleaning, arguments.topics)
    rows, outcomes = run(compose_captures(sources, arguments.seed), clean_ours)
    if arguments.json:
        print(json.dumps({"rows": rows}))
        return
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))
    for outcome in sorted(outcomes, key=lambda o: (o.is_exact, o.f1))[: arguments.worst]:
        print(_show(outcome))


def _show(outcome: Outcome) -> str:
    found = outcome.found
    was = (found.headline, found.outlet, found.time_phrase) if found else None
    gold = outcome.gold
    wanted = (gold.headline, gold.outlet, gold.time_phrase)
    return f"{outcome.capture} {outcome.f1:.3f} {wanted} → {was} {' '.join(outcome.traits)}"


if __name__ == "__main__":
    main()
