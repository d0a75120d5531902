"""Which lines count as article, told from the article's text."""

from benchmarks.gold_lines import find_body_lines

FIRST = "The ferry to the outer islands left an hour late on Monday, its master said."
SECOND = "Nobody on board was told why, and the bar had closed before the boat put out."
GOLD = f"{FIRST}\nA cold morning\n{SECOND}"


def body_lines(lines, gold=GOLD, **options):
    return [i for i, is_body in enumerate(find_body_lines(lines, gold, **options)) if is_body]


def test_lines_of_the_gold_are_body():
    assert body_lines(["Menu", FIRST, "", SECOND, "All rights reserved by the harbour board."]) == [
        1,
        3,
    ]


def test_line_is_body_when_half_of_it_is():
    half = f"Harbour board: {FIRST}"
    assert body_lines([half, SECOND]) == [0, 1]
    assert body_lines([" ".join(FIRST.split()[:5]) + " than on any other day of this year"]) == []


def test_teaser_that_repeats_part_of_the_lead_is_none():
    teaser = "The ferry to the outer islands left an hour late"
    assert body_lines([teaser, "Menu", FIRST, SECOND]) == [2, 3]


def test_of_equal_lines_the_one_in_the_middle_of_the_body_counts():
    assert body_lines([FIRST, *["Menu"] * 5, FIRST, SECOND, SECOND[:-1] + "!"]) == [6, 7]


def test_short_line_of_the_gold_counts_in_and_near_the_body():
    assert body_lines(["A cold morning", FIRST, "A cold morning", SECOND]) == [0, 1, 2, 3]
    assert body_lines(["A cold morning", "Menu", "Search", "Log in", FIRST, SECOND]) == [4, 5]


def test_short_line_between_two_body_lines_needs_words_of_the_gold():
    assert body_lines([FIRST, "the bar", SECOND]) == [0, 1, 2]
    assert body_lines([FIRST, "Advertisement", SECOND]) == [0, 2]


def test_page_without_the_article_has_no_body():
    assert body_lines(["Menu", "", "A cold morning"]) == []
    assert body_lines([]) == []


def test_cells_of_a_table_are_read_together_where_asked():
    gold = f"{FIRST}\nDeparture Monday 08:15 Arrival Monday 09:40\n{SECOND}"
    lines = [
        FIRST,
        "Departure",
        "Monday 08:15",
        "Arrival",
        "Monday 09:40",
        SECOND,
        "Log in",
        "Menu",
    ]
    assert body_lines(lines, gold) == [0, 5]
    assert body_lines(lines, gold, join_short=True) == [0, 1, 2, 3, 4, 5]
