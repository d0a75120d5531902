from hypothesis import given
from hypothesis import strategies as st

from plugins.model import Paragraph, Repair
from plugins.site.core.pages.shown import REACH, sentence_around, show_paragraph, shown_text


def paragraph(text: str, *repairs: tuple[int, int, str]) -> Paragraph:
    return Paragraph(
        text=text,
        line=1,
        start=0,
        end=len(text),
        repairs=tuple(Repair(start=a, end=b, shown=c, rule="x") for a, b, c in repairs),
    )


def place(of: Paragraph, start: int, end: int) -> str:
    shown = show_paragraph(of)
    first, last = shown.span(start, end)
    return shown.text[first:last]


def test_place_moves_along_with_the_repairs_before_it():
    text = "Moscow 's envoy , Orla Venn , left"
    repaired = paragraph(text, (6, 7, ""), (15, 16, ""), (27, 28, ""))
    assert shown_text(repaired) == "Moscow's envoy, Orla Venn, left"
    assert place(repaired, 18, 27) == "Orla Venn"
    assert place(repaired, 0, 6) == "Moscow"


def test_place_around_a_repair_holds_what_is_shown_instead():
    assert place(paragraph("Orla  Venn left", (4, 6, " ")), 0, 10) == "Orla Venn"


def test_edge_inside_a_repair_takes_it_in():
    repaired = paragraph("Orla -- Venn", (5, 7, "–"))
    assert place(repaired, 0, 6) == "Orla –"
    assert place(repaired, 6, 12) == "– Venn"


def test_repairs_that_cannot_be_made_move_nothing():
    repaired = paragraph("Orla Venn", (0, 3, "X"), (2, 4, "Y"), (8, 99, "Z"))
    assert shown_text(repaired) == "Xa Venn"
    assert place(repaired, 5, 9) == "Venn"


@given(
    st.text(alphabet="abc ", max_size=20),
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(alphabet="xy", max_size=2)),
        max_size=4,
    ),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_places_stay_in_what_is_shown_and_in_order(text, repairs, one, other):
    repaired = paragraph(text, *repairs)
    shown = show_paragraph(repaired)
    assert shown.text == shown_text(repaired)
    start, end = shown.span(min(one, other, len(text)), min(max(one, other), len(text)))
    if one != other:
        assert 0 <= start <= end <= len(shown.text)
    assert show_paragraph(paragraph(text)).span(one, other) == (one, other)


def test_sentence_that_holds_a_name_is_given_in_three_parts():
    text = "Fog came. Then Orla Venn of Port Alder spoke. Nobody left."
    assert sentence_around(text, 15, 24) == ("Then ", "Orla Venn", " of Port Alder spoke.")


def test_sentence_is_the_first_and_the_last_of_a_text():
    assert sentence_around("Orla Venn.", 0, 9) == ("", "Orla Venn", ".")


def test_name_over_the_end_of_a_sentence_takes_both():
    text = "We met J. Venn. Orla left. Fog."
    assert sentence_around(text, 10, 20) == ("We met J. ", "Venn. Orla", " left.")


def test_long_sentence_is_cut_at_words_on_both_sides():
    text = f"{'word ' * 900}Orla Venn{' word' * 900}."
    before, words, after = sentence_around(text, 4500, 4509)
    assert words == "Orla Venn"
    assert before.startswith("… word ")
    assert after.endswith(" word …")
    assert len(before) <= REACH + 2
    assert len(after) <= REACH + 2


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60))
def test_any_sentence_is_verbatim(text, start, length):
    end = min(start + length, len(text))
    if start >= end:
        return
    before, words, after = sentence_around(text, start, end)
    assert words == text[start:end]
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
