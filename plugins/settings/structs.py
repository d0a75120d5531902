"""The settings: type, default, range, help and unit of each, one struct per stage.

Structs made directly are not validated (msgspec checks only what it converts), so user data
goes through ``load_settings`` alone; tests and programs may build structs by hand.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct


class KeywordSettings(Struct, frozen=True, kw_only=True):
    """How many keywords an article gets, and how long they are."""

    min_keywords: Annotated[
        int, Meta(ge=1, le=50, description="Least keywords of an article with enough text.")
    ] = 8
    max_keywords: Annotated[int, Meta(ge=1, le=50, description="Most keywords of an article.")] = 12
    max_words: Annotated[
        int,
        Meta(ge=1, le=3, description="Length of a phrase, in words; names may be longer."),
    ] = 3

    def __post_init__(self) -> None:
        if self.min_keywords > self.max_keywords:
            raise ValueError(
                f"min_keywords ({self.min_keywords}) is larger than "
                f"max_keywords ({self.max_keywords})"
            )


class TopicSettings(Struct, frozen=True, kw_only=True):
    """How alike articles must be to share a topic, and how copies are told."""

    # B-cubed F1 with .06, .07, .09 and .1: .961, .960, .961 and .961 on allsides_full, .940, .937,
    # .925 and .922 on ecbplus, which has no dates, instead of .961 and .935. Lower is better for a
    # site of few events (100 triples of allsides_full: .977, with .1 .970), but with .06 one
    # article in 110 changes its event a build, with .08 one in 170.
    event_cut: Annotated[
        float,
        Meta(
            gt=0,
            lt=1,
            description="Least similarity, 0 to 1, at which reports join an event, days apart "
            "counting against it.",
        ),
    ] = 0.08
    # B-cubed F1 of the topics of ecbplus is .970 with .06 to .08, .953 with .09 and .1. From .075
    # to .1 the real captures give the topics an editor named, and no other.
    topic_cut: Annotated[
        float,
        Meta(gt=0, lt=1, description="Least similarity, 0 to 1, at which events join a topic."),
    ] = 0.08
    # Of 64 sets of three topic files for five real captures, .175 puts every article right in all,
    # and so do .17 to .185; .165 and .19 do in 48 (benchmarks/topic_claims.py).
    seed_similarity: Annotated[
        float,
        Meta(
            gt=0,
            lt=1,
            description="Least similarity, 0 to 1, to an editor's topic for an article to join it.",
        ),
    ] = 0.175
    # B-cubed F1 with 150, 250, 350, 400 and 800: .957, .960, .962, .961 and .959 on allsides_full,
    # .903, .928, .932, .931 and .928 on ecbplus, instead of .961 and .935.
    body_words: Annotated[
        int,
        Meta(ge=50, le=10_000, description="Beginning of the body that is compared, in words."),
    ] = 300
    # Finds every one of 300 made-up reprints that leave out up to 40 % of the text.
    copy_containment: Annotated[
        float,
        Meta(
            gt=0,
            le=1,
            description="Share of the shorter text found in the longer, 0 to 1, of a copy.",
        ),
    ] = 0.7
    lock: Annotated[
        Literal["write", "check", "read"],
        Meta(
            description="What a build does with the lock file of topics: write what is new, tell "
            "that something is, or only read it; where the variable CI is set it tells."
        ),
    ] = "write"


class CrosslinkSettings(Struct, frozen=True, kw_only=True):
    """How many links an article or a topic shows, and how close they must be."""

    max_related: Annotated[
        int, Meta(ge=0, le=50, description="Most related articles shown with an article.")
    ] = 5
    # From .08 to .1 a quarter of the links on allsides_full lead to the same broad subject, as
    # from .1 to .12; from .06 to .08 a sixth.
    min_similarity: Annotated[
        float,
        Meta(ge=0, le=1, description="Least similarity, 0 to 1, of two related articles."),
    ] = 0.08


class CaptureSettings(Struct, frozen=True, kw_only=True):
    """How captures are read."""

    default_language: Annotated[
        str,
        Meta(
            pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            description="Language of an article that neither page nor text tells, as a BCP 47 tag.",
        ),
    ] = "en"
    max_capture_bytes: Annotated[
        int,
        Meta(
            ge=1_000,
            le=1_000_000_000,
            description="Largest page that is read, in bytes; a larger one is a finding.",
        ),
    ] = 10_000_000


class SiteSettings(Struct, frozen=True, kw_only=True):
    """What the site shows of itself."""

    tagline: Annotated[
        str, Meta(max_length=200, description="Line of plain text under the site's name.")
    ] = ""


class Settings(Struct, frozen=True, kw_only=True):
    """All settings of Event Digest, a group for each stage."""

    captures: CaptureSettings = CaptureSettings()
    keywords: KeywordSettings = KeywordSettings()
    topics: TopicSettings = TopicSettings()
    crosslinks: CrosslinkSettings = CrosslinkSettings()
    site: SiteSettings = SiteSettings()
