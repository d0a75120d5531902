"""What a language's vocabulary consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Sets of casefolded words. An empty set switches its rule off.

    For a language without a module of its own, stop words (YAKE's list) and the rules about
    capitals still hold; the ones that need words do not.
    """

    titles: frozenset[str] = frozenset()
    """Ranks and offices that stand before a person's name."""
    weak_titles: frozenset[str] = frozenset()
    """Titles that need another one beside them: "Foreign", "First", "General"."""
    title_offices: frozenset[str] = frozenset()
    """What follows "Secretary of" and the like without being a name."""
    institutions: frozenset[str] = frozenset()
    """Heads of names of institutions: never a person's surname, nothing when alone."""
    place_openers: frozenset[str] = frozenset()
    """First words that make another place of a name: "South" before "Korea"."""
    demonyms: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    """Weekdays, months and words for times, in any position."""
    run_breakers: frozenset[str] = frozenset()
    """Capitalised calendar words that end a run of capitals: "On Friday Vladimir Putin"."""
    months_or_names: frozenset[str] = frozenset()
    """Months that are given names or surnames too; alone they count as months."""
    before_months: frozenset[str] = frozenset()
    """Words after which these are months, whatever follows: "since May"."""
    figures: frozenset[str] = frozenset()
    """Number words and units."""
    never_in: frozenset[str] = frozenset()
    """Verbs, adverbs and other words that stand in a sentence but not in a noun phrase."""
    never_last: frozenset[str] = frozenset()
    """Adjectives that never stand as a noun."""
    never_alone: frozenset[str] = frozenset()
    """Nouns too general to file an article under."""
    before_names: frozenset[str] = frozenset()
    """Lower-case words that may begin a phrase ending in a name: "eastern Ukraine"."""
    never_in_names: frozenset[str] = frozenset()
    """Small words that headings and quotations capitalise, but that no name holds."""
    connectors: frozenset[str] = frozenset()
    """Lower-case words inside names: "of", "bin", "von"."""
    owners: frozenset[str] = frozenset()
    """Capitalised owners that are no name without what they own: "Workers' Party"."""
    joins_names: frozenset[str] = frozenset()
    """Small words inside titles and programmes that names elsewhere do not hold: "the"."""
    ordinal_endings: frozenset[str] = frozenset()
    """What stands after the figure: "st" in "1st"."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop does not end a sentence."""
    invariable: frozenset[str] = frozenset()
    """Words in -s that are not plurals, or whose singular means something else."""
    irregular: Mapping[str, str] = field(default_factory=dict)
    """Plurals whose singular the endings do not give."""
    same_names: Mapping[str, str] = field(default_factory=dict)
    """Lexical forms that are one name everywhere: "us" and "united states"."""
    same_things: Mapping[str, str] = field(default_factory=dict)
    """Words by the one that a list of keywords needs beside them: "defendant" by "suspect"."""
    short_names: Mapping[str, str] = field(default_factory=dict)
    """Given names by those they are short for: "bill" by "william"."""
    add_nothing: frozenset[str] = frozenset()
    """Words that beside a name of a place or institution make no other: "Republic", "war"."""
    endings: tuple[str, ...] = ()
    """Endings by which words of one root differ, the longest first: "protest", "protester"."""
    ordinary_endings: frozenset[str] = frozenset()
    """Words in -ly and -ed that are neither adverbs nor participles."""
    before_participles: frozenset[str] = frozenset()
    """Words after which a word in -ed describes a noun: "the occupied territories"."""
    participles: bool = False
    """Whether words in -ed and -ly are participles and adverbs, and -s makes a plural."""
