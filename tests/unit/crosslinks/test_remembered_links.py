"""On what the links of a site are known to depend."""

from dataclasses import replace

import msgspec
import pytest

from plugins.crosslinks.core import Links, add_crosslinks
from plugins.model import Digest, Keyword
from plugins.settings import CrosslinkSettings, TopicSettings
from plugins.topics.core import add_topics
from tests.unit.topics.articles import ALL, DAM_BURST

SETTINGS = CrosslinkSettings()
DIGEST = add_topics(Digest(articles=ALL), TopicSettings())
KEYWORD = Keyword(text="moths", lexical_form="moth", relevance=1.0, raw_score=0.1)


def basis_of(digest=DIGEST, settings=SETTINGS):
    seen = []

    def remember(basis, find, _again):
        seen.append(msgspec.json.encode(basis))
        return find()

    add_crosslinks(digest, settings, remember=remember)
    (basis,) = seen
    return basis


def with_article(**fields):
    first, *others = DIGEST.articles
    return replace(DIGEST, articles=(replace(first, **fields), *others))


@pytest.mark.parametrize(
    "digest",
    [
        with_article(headline="Another dam"),
        with_article(outlet="Harbour Radio"),
        with_article(event=None),
        with_article(keywords=(KEYWORD,)),
        with_article(published=ALL[1].published),
        with_article(copy_of=ALL[1].id),
        replace(DIGEST, topics=(replace(DIGEST.topics[0], slug="new"), *DIGEST.topics[1:])),
        replace(DIGEST, topics=tuple(replace(t, keywords=(KEYWORD,)) for t in DIGEST.topics)),
        replace(DIGEST, topics=DIGEST.topics[1:]),
    ],
)
def test_what_a_link_may_depend_on_is_in_the_basis(digest):
    assert basis_of(digest) != basis_of()


@pytest.mark.parametrize("change", [{"max_related": 1}, {"min_similarity": 0.5}])
def test_settings_are_in_the_basis(change):
    assert basis_of(settings=msgspec.structs.replace(SETTINGS, **change)) != basis_of()


def test_findings_are_not():
    assert basis_of(replace(DIGEST, findings=(), outlet_names=("Echo",))) == basis_of()


def test_result_comes_back_equal_from_json():
    def remember(_basis, find, _again):
        return msgspec.json.decode(msgspec.json.encode(find()), type=Links)

    linked = add_crosslinks(DIGEST, SETTINGS)
    assert linked.article(DAM_BURST.id).related
    assert add_crosslinks(DIGEST, SETTINGS, remember=remember) == linked
