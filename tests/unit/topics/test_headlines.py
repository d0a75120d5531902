import pytest

from plugins.topics.core.headlines import MAX_LENGTH, clean_headline, shorten_headline

_CUT = [
    (
        "Harbour board votes for a second ferry pier on Lesser Skerry after years of dispute",
        "Harbour board votes for a second ferry pier on Lesser Skerry",
    ),
    (
        "Velm dam repairs begin at last; engineers want the spillway shut until the spring",
        "Velm dam repairs begin at last",
    ),
    (
        "Tram drivers of Ostermouth return to their depots as the board doubles all night bonuses",
        "Tram drivers of Ostermouth return to their depots",
    ),
    (
        "Mayor of Oldhaven on the museum's old timbers: 'They belong to all who rowed that ferry'",
        "Mayor of Oldhaven on the museum's old timbers",
    ),
    (
        "Minister R. Velm's plan for the coast of Merrovia unveiled in Quillon, where many waited",
        "Minister R. Velm's plan for the coast of Merrovia unveiled in Quillon",
    ),
    (
        "Warden of Lesser Skerry on the keeper's part in the row over a wall: He asked for it",
        "Warden of Lesser Skerry on the keeper's part in the row",
    ),
]


@pytest.mark.parametrize(("headline", "title"), _CUT)
def test_headline_is_cut_where_a_clause_ends(headline, title):
    assert len(headline) > MAX_LENGTH
    assert shorten_headline(headline) == title


def test_short_headline_stays_as_it_is():
    assert shorten_headline("Lost portrait found behind wardrobe, again") == (
        "Lost portrait found behind wardrobe, again"
    )


def test_cut_never_ends_in_a_verb_or_a_preposition_that_wants_more():
    headline = (
        "The council of the united harbour towns below the old Velmshire mountain line asks for"
    )
    title = shorten_headline(f"{headline} patience")
    assert title.rstrip("…").split()[-1] not in {"asks", "for"}


def test_without_a_boundary_it_is_cut_between_words_and_says_so():
    title = shorten_headline("portrait " * 30)
    assert title.endswith("portrait…")
    assert len(title) <= MAX_LENGTH + 1


def test_one_endless_word_gives_a_title():
    assert shorten_headline("x" * 500) == "x" * (MAX_LENGTH - 1) + "…"


@pytest.mark.parametrize(
    ("headline", "clean"),
    [
        ("EXCLUSIVE: Calm in the valley", "Calm in the valley"),
        ("Calm in the valley | Coast Tribune", "Calm in the valley"),
        ("  Coast\tTribune\n", ""),
        ("Coast Tribunes of old", "Coast Tribunes of old"),
        ("Opinions: a history", "Opinions: a history"),
    ],
)
def test_outlets_and_kickers_are_no_part_of_a_title(headline, clean):
    assert clean_headline(headline, ["Coast Tribune", " "]) == clean
