"""Where the words of an extraction stand among the lines of a page."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.captures.core.html_match import align
from plugins.captures.core.html_view import ViewLine, split_words

LINES = (
    "The ferry sails again in spring when the ice has left the bay",
    "Read more",
    "Its crew spent the winter in the yard and painted the hull twice",
)


def view_of(*texts):
    nothing: frozenset[str] = frozenset()
    return [
        ViewLine(
            text=text,
            words=split_words(text),
            within=nothing,
            holds=nothing,
            block=0,
            kind=0,
            link_share=0.0,
        )
        for text in texts
    ]


def test_lines_that_stand_in_the_extraction_are_found():
    assert align(view_of(*LINES), f"{LINES[0]}\n{LINES[2]}") == {0: 1.0, 2: 1.0}


def test_second_of_two_equal_lines_needs_a_second_place():
    view = view_of(LINES[0], LINES[2], LINES[0])
    assert align(view, f"{LINES[2]}\n{LINES[0]}") == {1: 1.0, 2: 1.0}


def test_line_that_was_cut_keeps_its_share():
    found = align(view_of(LINES[0]), "The ferry sails again in spring when the ice")
    assert list(found) == [0]
    assert 0.5 <= found[0] < 1


def test_short_line_is_not_found_in_parts():
    assert align(view_of("Read more", LINES[0]), f"Read on\n{LINES[0]}") == {1: 1.0}


def test_text_that_was_moved_is_found_out_of_order():
    view = view_of(*(f"{line} {n}" for n, line in enumerate(LINES * 2) if len(line) > 20))
    moved = "\n".join(line.text for line in reversed(view))
    assert set(align(view, moved)) == {0, 1, 2, 3}


texts = st.lists(st.text(st.sampled_from("ab \n.é"), max_size=30), max_size=12)


@given(texts, texts)
def test_any_extraction_gives_shares_of_lines(page, extraction):
    lines = [text for text in page if split_words(text)]
    shares = align(view_of(*lines), "\n".join(extraction))
    assert set(shares) <= set(range(len(lines)))
    assert all(0 < share <= 1 for share in shares.values())
