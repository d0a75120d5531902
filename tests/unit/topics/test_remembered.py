"""On what the groups of a site are known to depend."""

from dataclasses import replace

import msgspec
import pytest

from plugins.model import (
    Capture,
    CaptureId,
    Digest,
    Event,
    Keyword,
    Label,
    Line,
    Outlet,
    Topic,
)
from plugins.settings import TopicSettings
from plugins.topics.core import add_topics
from plugins.topics.core.topics import Grouping
from tests.unit.topics.articles import ALL, DAM, make_topic

SETTINGS = TopicSettings()
CAPTURE = Capture(
    id=CaptureId("0123456789ab"),
    path="captures/dam.txt",
    media_type="text/plain",
    sha256="0" * 64,
    lines=(Line(number=1, text="Dam", label=Label.BODY, rule="rest"),),
    layout="plain",
)
DIGEST = Digest(captures=(CAPTURE,), articles=ALL, editor_topics=(make_topic("Harlow dam"),))


def basis_of(digest=DIGEST, settings=SETTINGS, published=()):
    seen = []

    def remember(basis, find, _again):
        seen.append(msgspec.json.encode(basis))
        return find()

    add_topics(digest, settings, published=published, remember=remember)
    (basis,) = seen
    return basis


def with_article(**fields):
    return replace(DIGEST, articles=(*ALL[:-1], replace(ALL[-1], **fields)))


KEYWORD = Keyword(text="moths", lexical_form="moth", relevance=1.0, raw_score=0.1)


@pytest.mark.parametrize(
    "digest",
    [
        with_article(headline="Another portrait"),
        with_article(sections=ALL[0].sections),
        with_article(published=ALL[0].published),
        with_article(outlet="Velmshire Echo"),
        with_article(agency="Northgate Wire"),
        with_article(keywords=(KEYWORD,)),
        with_article(pinned_topic="Harlow dam"),
        replace(DIGEST, articles=ALL[:-1]),
        replace(DIGEST, editor_topics=()),
        replace(DIGEST, editor_topics=(make_topic("Harlow dam", "spillway"),)),
        replace(DIGEST, outlets=(Outlet(name="Coast Tribune", aliases=("Tribune",)),)),
        replace(DIGEST, captures=(replace(CAPTURE, path="captures/flood.txt"),)),
    ],
)
def test_what_a_group_may_depend_on_is_in_the_basis(digest):
    assert basis_of(digest) != basis_of()


@pytest.mark.parametrize(
    "change", [{"event_cut": 0.2}, {"topic_cut": 0.2}, {"body_words": 60}, {"copy_containment": 1}]
)
def test_settings_are_in_the_basis(change):
    assert basis_of(settings=msgspec.structs.replace(SETTINGS, **change)) != basis_of()


def test_what_was_published_is_in_the_basis():
    assert basis_of(published=(tuple(sorted(DAM)),)) != basis_of()


def test_lines_of_captures_and_the_use_of_the_lock_are_not():
    bare = replace(DIGEST, captures=(replace(CAPTURE, lines=()),))
    assert basis_of(bare) == basis_of()
    assert basis_of(settings=msgspec.structs.replace(SETTINGS, lock="check")) == basis_of()


def test_result_comes_back_equal_from_json():
    kept = []

    def remember(_basis, find, _again):
        kept.append(msgspec.json.decode(msgspec.json.encode(find()), type=Grouping))
        return kept[0]

    assert add_topics(DIGEST, SETTINGS, remember=remember) == add_topics(DIGEST, SETTINGS)


def test_dates_are_those_of_the_articles():
    """A file that keeps a date would lose the name of its zone."""
    grouped = add_topics(DIGEST, SETTINGS)
    published = {id(article.published) for article in DIGEST.articles}
    groups: list[Topic | Event] = [*grouped.topics, *grouped.events]
    dates = [date for group in groups for date in (group.first, group.last)]
    assert dates
    assert all(id(date) in published for date in dates)
