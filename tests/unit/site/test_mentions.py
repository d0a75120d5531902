"""First mentions: what is linked, what is not, and what holds for any text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plugins.site.core.mentions import (
    Target,
    TextLink,
    choose_links,
    find_targets,
    index_targets,
)


def _find(paragraphs, targets):
    return choose_links(find_targets(paragraphs, index_targets(targets)), paragraphs)


def link(paragraph: int, start: int, end: int, path: str, rank: int = 0) -> TextLink:
    return TextLink(paragraph=paragraph, start=start, end=end, path=path, rank=rank)


def linked(paragraphs: list[str], targets: list[tuple[str, str]]) -> list[tuple[int, str, str]]:
    """Return (paragraph, linked words, path) for targets given as (text, path)."""
    rows = _find(paragraphs, [Target(text=text, path=path) for text, path in targets])
    assert len(rows) == len(paragraphs)
    return [
        (number, paragraphs[number][mention.start : mention.end], mention.path)
        for number, row in enumerate(rows)
        for mention in row
    ]


def test_only_the_first_mention_is_linked():
    paragraphs = ["Nothing here.", "The Harbour Bridge and the Harbour Bridge.", "Harbour Bridge"]
    assert linked(paragraphs, [("Harbour Bridge", "b/")]) == [(1, "Harbour Bridge", "b/")]


def test_offsets_index_the_paragraph():
    rows = _find(["An old sea wall."], [Target(text="sea wall", path="w/")])
    assert rows == ((link(0, 7, 15, "w/"),),)


def test_several_words_ignore_case():
    assert linked(["the sea WALL fell"], [("Sea Wall", "w/")]) == [(0, "sea WALL", "w/")]


def test_single_word_keeps_case():
    assert linked(["a turkey in Turkey"], [("Turkey", "t/")]) == [(0, "Turkey", "t/")]


def test_part_of_a_word_is_no_mention():
    assert (
        linked(["Harbourmaster, unharbour", "seas walls"], [("arbour", "a/"), ("sea wall", "w/")])
        == []
    )


def test_possessive_is_linked_without_its_ending():
    assert linked(["Norland\u2019s fleet"], [("Norland", "n/")]) == [(0, "Norland", "n/")]


def test_straight_and_curly_apostrophes_are_one():
    assert linked(["the Pilots\u2019 Union"], [("pilots' union", "p/")]) == [
        (0, "Pilots\u2019 Union", "p/")
    ]


def test_words_across_a_full_stop_are_no_mention():
    assert linked(["They saw the sea. Wall repairs began."], [("sea wall", "w/")]) == []


def test_runs_of_space_do_not_matter():
    assert linked(["the sea\u00a0 wall"], [("sea  wall", "w/")]) == [(0, "sea\u00a0 wall", "w/")]


def test_punctuation_around_a_target_is_ignored():
    assert linked(["talks at the U.N. today"], [("(U.N.)", "u/")]) == [(0, "U.N", "u/")]


def test_longer_target_wins_and_shorter_takes_its_next_mention():
    paragraphs = ["The Harbour Bridge is shut.", "Harbour boats wait."]
    targets = [("Harbour", "h/"), ("Harbour Bridge", "b/")]
    assert linked(paragraphs, targets) == [(0, "Harbour Bridge", "b/"), (1, "Harbour", "h/")]


def test_a_page_is_linked_once_where_it_is_first_named():
    targets = [("Ada Marsh", "ada/"), ("Marsh", "ada/")]
    assert linked(["Marsh spoke.", "Ada Marsh left."], targets) == [(0, "Marsh", "ada/")]


def test_same_words_lead_to_the_target_given_first():
    assert linked(["Harbour, Harbour"], [("Harbour", "t/"), ("Harbour", "k/")]) == [
        (0, "Harbour", "t/")
    ]


def test_targets_without_letters_are_never_linked():
    assert linked(["— 'a' —"], [("—", "x/"), ("", "y/"), (" ", "z/")]) == []


def test_combining_accent_belongs_to_its_word():
    assert linked(["Jose\u0301 came"], [("Jose", "j/")]) == []


def test_of_places_that_overlap_the_longer_wins_then_the_earlier():
    text = "the old harbour bridge office"
    assert choose_links([link(0, 8, 15, "h/"), link(0, 8, 22, "b/")], [text]) == (
        (link(0, 8, 22, "b/"),),
    )
    assert choose_links([link(0, 16, 29, "o/"), link(0, 8, 21, "b/")], [text]) == (
        (link(0, 8, 21, "b/"),),
    )


def test_of_the_same_words_the_lower_rank_wins():
    found = [link(0, 0, 4, "keywords/a/", 2), link(0, 0, 4, "names/a/", 1)]
    assert choose_links(found, ["Alba"]) == ((link(0, 0, 4, "names/a/", 1),),)


def test_name_without_a_page_is_not_linked_and_nothing_in_it_is():
    text = "The Bank of Tern opened on Tern."
    found = [link(0, 4, 16, "", 3), link(0, 12, 16, "t/"), link(0, 27, 31, "t/")]
    assert choose_links(found, [text]) == ((link(0, 27, 31, "t/"),),)


def test_link_never_runs_over_the_edge_of_a_quotation():
    text = "She said “old harbour” and left."
    assert choose_links([link(0, 4, 21, "x/")], [text]) == ((),)
    assert choose_links([link(0, 14, 21, "x/")], [text]) == ((link(0, 14, 21, "x/"),),)
    whole = link(0, 9, 22, "x/")
    assert choose_links([whole], [text]) == ((whole,),)


def test_places_that_are_not_in_the_text_are_left_out():
    wrong = [(1, 0, 1), (-1, 0, 1), (0, -1, 1), (0, 2, 2), (0, 3, 2), (0, 0, 9)]
    assert choose_links([link(*place, "x/") for place in wrong], ["Alba"]) == ((),)


def test_many_targets_that_begin_alike():
    targets = [Target(text=f"the pier {number}", path=f"{number}/") for number in range(5000)]
    rows = _find(["the pier 4999 " * 200, "the pier 12"], targets)
    assert [[m.path for m in row] for row in rows] == [["4999/"], ["12/"]]


words = st.lists(
    st.sampled_from(
        ["a", "A", "b", "Bc", "ß", "SS", "\u0131", "İ", "e\u0301", "é", "\ud800", "x\u2019s"]
    ),
    max_size=4,
).map(" ".join)
texts = st.one_of(words, st.text(max_size=30))
target_lists = st.lists(
    st.builds(Target, text=texts, path=st.sampled_from(["1/", "2/", "3/", "4/"])), max_size=8
)


@given(st.lists(texts, max_size=5), target_lists)
def test_links_never_overlap_and_stay_inside(paragraphs, targets):
    rows = _find(paragraphs, targets)
    assert len(rows) == len(paragraphs)
    for text, row in zip(paragraphs, rows, strict=True):
        edges = [edge for mention in row for edge in (mention.start, mention.end)]
        assert edges == sorted(edges)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in row)


@given(st.lists(texts, max_size=5), target_lists)
def test_each_page_at_most_once_and_only_for_its_words(paragraphs, targets):
    rows = _find(paragraphs, targets)
    pages = [mention.path for row in rows for mention in row]
    assert len(pages) == len(set(pages))
    for text, row in zip(paragraphs, rows, strict=True):
        for mention in row:
            shown = plain(text[mention.start : mention.end])
            assert shown in {plain(t.text) for t in targets if t.path == mention.path}


_PLACES = st.builds(
    link,
    st.integers(-1, 3),
    st.integers(-2, 12),
    st.integers(-2, 12),
    st.sampled_from(["", "1/", "2/", "3/"]),
    st.integers(0, 3),
)


@given(st.lists(st.text(max_size=10), max_size=3), st.lists(_PLACES), st.randoms())
def test_chosen_places_are_apart_and_the_order_given_does_not_matter(paragraphs, places, random):
    rows = choose_links(places, paragraphs)
    for text, row in zip(paragraphs, rows, strict=True):
        edges = [edge for place in row for edge in (place.start, place.end)]
        assert edges == sorted(edges)
        assert all(0 <= place.start < place.end <= len(text) for place in row)
    pages = [place.path for row in rows for place in row]
    assert len(pages) == len(set(pages))
    assert "" not in pages
    random.shuffle(places)
    assert choose_links(places, paragraphs) == rows


@given(st.lists(texts, max_size=5), target_lists)
def test_links_begin_and_end_at_word_edges(paragraphs, targets):
    for text, row in zip(paragraphs, _find(paragraphs, targets), strict=True):
        for mention in row:
            assert re.fullmatch(r"\W?", text[: mention.start][-1:])
            assert re.fullmatch(r"\W?", text[mention.end :][:1])


@given(words, words, words)
def test_a_target_standing_alone_is_always_linked(before, target, after):
    paragraph = f"{before}. {target}. {after}"
    rows = _find([paragraph], [Target(text=target, path="t/")])
    assert bool(rows[0]) == bool(re.search(r"\w", target))


def plain(text):
    """Return the compared form of words, made another way than the code does."""
    kept = re.sub(r"[^\w\u0300-\u036f ]+", " ", text.replace("\u2019", "'").casefold())
    return " ".join(kept.split())
