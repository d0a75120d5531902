"""Headlines as titles: without what an outlet puts around them, cut where a clause ends."""

import re
from collections.abc import Sequence

# What an outlet puts before a headline to say what kind of piece it is.
_KICKER = re.compile(
    r"(?:analysis|breaking(?: news)?|editorial|exclusive|explainer|fact check|live(?: updates)?"
    r"|opinion|report|update|video|watch)\s*[:|]\s*",
    re.IGNORECASE,
)

MAX_LENGTH = 80
"""Longer headlines are shortened: two lines of a narrow screen."""

_LEAST_LENGTH = 24
_LEAST_WORDS = 3

# Where a clause ends, the surest places first. A comma parts clauses or the members of a list, and
# what stands before a colon is often a label. "To" is no place: "asks colleges to do" what?
_STOPS = re.compile(r"\s*(?:[;|…]|\s[–—-]+(?=\s)|(?:(?<=[a-z]{3})\.|[?!])(?=\s+\S))")
_COMMA = re.compile(r",(?=\s)")
_CONJUNCTION = re.compile(
    r"\s+(?=(?:after|although|amid|amidst|as|because|before|but|despite|following|if|since|so|"
    r"though|unless|until|when|where|whereas|while|who|which|whose)\s)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s+(?=(?:about|above|across|against|among|around|at|behind|below|between|by|"
    r"during|for|from|in|inside|into|near|on|onto|outside|over|through|toward|towards|under|"
    r"upon|via|with|within|without)\s)",
    re.IGNORECASE,
)
_COLON = re.compile(r":(?=\s)")
_BOUNDARIES = (_STOPS, _CONJUNCTION, _PREPOSITION, _COMMA, _COLON)
_CLAUSE_OPENER = re.compile(f"{_CONJUNCTION.pattern}|{_PREPOSITION.pattern}", re.IGNORECASE)

# An apostrophe ends words too: a quotation that was opened is what must be closed.
_OPENING = re.compile(r"(?<!\w)[‘“']")
_CLOSING = re.compile(r"[’”'](?!\w)")

# Words no title ends in: what follows them is missing.
_OPEN = frozenset(
    """
a about above across after against ahead all along also although amid among an and another any
are around as at back be because become becomes been before behind being below between both but by
can cannot could did do does doing down during each either every few for from get gets getting go
goes going got had has have having her hers his how if in inside into is its just keep keeps less
let lets like made make makes many may me might more most much must my near needs never new no nor
not of off on one only onto or other our out outside over own per plus put puts re said say saying
says see seek seeks sees set sets shall she should since so some still such take takes tell tells
than that the their them then there these they this those though through to told too toward towards
under unless until up upon us used very via vs want wants was we were what when where whether which
while who whom whose why will with within without won't would yet you your
accuse accused accuses add adds agree agreed agrees aim aims allow allows announce announces appear
appears approve approves ask asks attack attacks back backs ban bans begin begins blame blames block
blocks blast blasts boost boosts bring brings call called calls cite cites claim claims claiming
come comes condemn condemns confirm confirms consider considers criticize criticizes cut cuts
declare declares defend defends demand demands denies deny end ends expect expected expects face
faces facing fear fears file files find finds fire fires fight fights force forces give gives hit
hits hold holds hope hopes join joins kill kills launch launches lead leads leave leaves lose loses
meet meets move moves name names offer offers open opens order orders pass passes plan plans prepare
prepares press presses promise promises propose proposes push pushes raise raises reach reaches
reject rejects release releases remain remains report reports reveal reveals rip rips rule rules
seem seems send sends show shows sign signs slam slams start starts stop stops sue sues suggest
suggests suspend suspends target targets tease teases threaten threatens tout touts try tries turn
turns unveil unveils urge urged urges use uses visit visits vow vows warn warned warns weigh weighs
win wins
""".split()
)
_EDGES = " \t-–—|:,;·…“”\"'‘’("


def clean_headline(headline: str, outlets: Sequence[str]) -> str:
    """Return the headline on one line, without a kicker and without the names of outlets.

    Of names that hold one another the longer must come first.
    """
    headline = " ".join(headline.split())
    kicker = _KICKER.match(headline)
    headline = headline[kicker.end() :] if kicker else headline
    for name in outlets:
        if name.strip() and name in headline:
            headline = re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", "", headline)
    return " ".join(headline.split()).strip(" -–—|:,·")


def shorten_headline(headline: str) -> str:
    """Return the headline, cut at the last boundary of clauses that lets it fit.

    Nothing marks the cut: what is left is a title of its own. Only where there is no such place it
    is cut between words, and an ellipsis says so.
    """
    if len(headline) <= MAX_LENGTH:
        return headline
    for boundary in _BOUNDARIES:
        places = [match.start() for match in boundary.finditer(headline, 0, MAX_LENGTH + 2)]
        for place in reversed(places):
            title = headline[:place].rstrip(_EDGES)
            if place <= MAX_LENGTH and _is_whole(title, boundary):
                return title
    words = headline[: MAX_LENGTH + 1].split(" ")[:-1]
    while len(words) > 1 and _is_open(words[-1]):
        words.pop()
    return (" ".join(words) or headline[: MAX_LENGTH - 1]).rstrip(_EDGES) + "…"


def _is_whole(title: str, boundary: re.Pattern[str]) -> bool:
    """Tell whether words cut off a headline can stand alone.

    Not "After a day of hearings", if the comma after it is where the sentence only begins.
    """
    words = title.split()
    # Of what follows a colon, one word or two are no clause: "Role in the fight: He asked" what?
    clause = title.rpartition(": ")[2].split()
    begins_late = boundary is _COMMA and bool(_CLAUSE_OPENER.match(f" {title}"))
    return (
        len(title) >= _LEAST_LENGTH
        and len(clause) >= _LEAST_WORDS
        and not begins_late
        and title.count("(") == title.count(")")
        and title.count('"') % 2 == 0
        and len(_OPENING.findall(title)) <= len(_CLOSING.findall(title))
        and not _is_open(words[-1])
    )


def _is_open(word: str) -> bool:
    return word.lower().strip(_EDGES) in _OPEN
