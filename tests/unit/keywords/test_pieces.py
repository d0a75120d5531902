"""Names that are only ever pieces of a longer one."""

import pytest

from plugins.keywords.core import read_article
from plugins.keywords.core.reading import gather_candidates
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import make_article


def candidates(*sentences):
    article = make_article("The old quarter waits for a new programme", *sentences)
    return {c.text for c in gather_candidates(article, KeywordSettings()).candidates}


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("He spoke on Quiz the Harbour, and Quiz the Harbour was long.", {"Quiz", "Harbour"}),
        ("Crowds left Queller's Tarn at noon, and Queller's Tarn fell silent.", {"Tarn"}),
        ("Shares of 21st Tollen Quell rose, and 21st Tollen Quell hired.", {"Tollen Quell"}),
        ("They voted on Quell Tuesday, and Quell Tuesday was long.", {"Quell"}),
        ("Paid by Blue Action for Tollen Arrivals, and Blue Action for Tollen Arrivals went on.",
         {"Blue Action", "Tollen Arrivals"}),
    ],
)  # fmt: skip
def test_piece_of_a_longer_name_is_no_candidate(sentence, pieces):
    assert not pieces & candidates(sentence)


def test_name_that_stands_alone_elsewhere_is_one():
    found = candidates("He spoke on Quiz the Tollen, and then Tollen stood alone in the rain.")

    assert "Tollen" in found
    assert "Quiz" not in found


def test_known_names_are_no_pieces():
    found = candidates("They told Congress the White House was wrong about Kenya's Parliament.")

    assert {"Congress", "White House", "Kenya"} <= found


def test_ampersand_and_possessives_belong_to_names():
    article = make_article(
        "Utility cuts the power",
        "The utility PG&E cut the power. PG&E said so on Monday. The Workers' Party of Korea met, "
        "and the Workers' Party of Korea agreed. She left the University of Texas at Austin.",
    )
    texts = {keyword.text for keyword in read_article(article, KeywordSettings()).keywords}

    assert {"PG&E", "Workers' Party of Korea", "University of Texas at Austin"} <= texts
