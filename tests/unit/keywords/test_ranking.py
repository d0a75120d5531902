"""The ranker: what it reads of a candidate, and the weights it ships with."""

import json
import math

import pytest

from plugins.keywords.core.candidates import Kind
from plugins.keywords.core.ranking import (
    FEATURES,
    WEIGHTS_FILE,
    Weights,
    rank_candidates,
    read_features,
    shipped_weights,
    weigh,
)
from plugins.keywords.core.reading import gather_candidates
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import HARBOUR, make_article

SETTINGS = KeywordSettings()


def features_of(article, text):
    gathered = gather_candidates(article, SETTINGS)
    candidate = next(c for c in gathered.candidates if c.text == text)
    return dict(zip(FEATURES, read_features(candidate, gathered.facts), strict=True))


def test_shipped_weights_are_those_of_the_features():
    table = json.loads(WEIGHTS_FILE.read_text("utf-8"))

    assert tuple(table["features"]) == FEATURES
    assert all(row["deviation"] > 0 for row in table["features"].values())
    assert len(shipped_weights().features) == len(FEATURES)


def test_every_feature_is_a_plain_finite_number():
    gathered = gather_candidates(HARBOUR, SETTINGS)

    for candidate in gathered.candidates:
        values = read_features(candidate, gathered.facts)
        assert len(values) == len(FEATURES)
        assert all(math.isfinite(value) for value in values)


def test_phrase_counts_in_all_its_forms():
    features = features_of(HARBOUR, "harbour fees")

    assert features["count"] == pytest.approx(math.log(2))
    assert features["once"] == 0
    assert features["plain_two"] == 1


def test_place_in_the_article_is_read():
    assert features_of(HARBOUR, "Marta Olesen")["in_headline"] == 0
    assert features_of(HARBOUR, "harbour treaty")["in_headline"] == 1
    assert features_of(HARBOUR, "Ida Solberg")["position"] < -1


def test_phrase_that_goes_on_is_told():
    article = make_article(
        "A task force for the coast",
        "The coast guard task force met in Bergen. The coast guard task force has a budget, the "
        "harbour fees pay for it.",
    )

    assert features_of(article, "coast guard task")["goes_on"] == 1
    assert features_of(article, "harbour fees")["goes_on"] == 1
    assert features_of(article, "budget")["goes_on"] == 0


def test_verb_after_to_is_told():
    article = make_article(
        "Repairs delayed",
        "The council wants to delay repairs. It wants to delay repairs until spring.",
    )

    assert not [c for c in gather_candidates(article, SETTINGS).candidates if c.text == "wants"]
    assert features_of(article, "repairs")["after_verb_mark"] == 0


def test_kind_of_name_is_read():
    features = features_of(HARBOUR, "Marta Olesen")

    assert (features["person"], features["name_two"], features["no_entity"]) == (1, 1, 0)


def test_better_weights_come_first_and_ties_go_by_text():
    gathered = gather_candidates(HARBOUR, SETTINGS)
    flat = Weights(constant=0.0, features=(0.0,) * len(FEATURES))

    texts = [i.candidate.text for i in rank_candidates(gathered.candidates, gathered.facts, flat)]

    assert texts == sorted(texts)
    assert {candidate.kind for candidate in gathered.candidates} >= {Kind.NAME, Kind.PLAIN}


def test_relevance_lies_between_0_and_1():
    weights = Weights(constant=0.0, features=(1.0,))

    assert weigh((0.0,), weights) == pytest.approx(0.5)
    assert 0 <= weigh((-700.0,), weights) < weigh((700.0,), weights) <= 1


def test_name_that_a_page_repeats_without_end_is_weighed():
    sentence = "Russia and Ukraine and the United States of America "
    ranked = gather_candidates(make_article("Pier opens", sentence * 20_000), SETTINGS)
    weighed = rank_candidates(ranked.candidates, ranked.facts, shipped_weights())
    assert weighed
    assert all(0 <= item.relevance <= 1 for item in weighed)
