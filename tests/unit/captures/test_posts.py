"""Posts of social networks inside articles."""

import pytest

from plugins.captures.core.posts import find_post_lines, find_posts

SIGNATURE = "— Town of Saltmarsh (@saltmarsh) July 3, 2025"


def texts_of(text, barriers=()):
    return [text[post.start : post.end] for post in find_posts(text, barriers)]


def test_signature_takes_the_sentence_before_it():
    text = f"The mayor wrote. Bring blankets to the hall. {SIGNATURE} Eighty came."
    assert texts_of(text) == [f"Bring blankets to the hall. {SIGNATURE}"]


def test_signature_is_read():
    (post,) = find_posts(f"Bring blankets. {SIGNATURE}")
    assert (post.author, post.handle, post.posted) == (
        "Town of Saltmarsh",
        "@saltmarsh",
        "July 3, 2025",
    )


def test_sentences_quoted_elsewhere_belong_to_the_post():
    post = "The hall is open all night. Bring blankets to the hall."
    text = f"The town says the hall is open all night. It is cold outside. {post} {SIGNATURE}"
    assert texts_of(text) == [f"{post} {SIGNATURE}"]


def test_post_never_begins_before_a_barrier():
    text = f"A caption about the hall and Bring blankets to the hall. {SIGNATURE}"
    assert texts_of(text, (30,)) == [text[30:]]


def test_signature_without_text_is_no_post():
    assert texts_of(f"{SIGNATURE} Then it rained.") == []


def test_two_posts_stay_two():
    text = f"Bring blankets. {SIGNATURE} Bring wood. {SIGNATURE}"
    assert texts_of(text) == [f"Bring blankets. {SIGNATURE}", f"Bring wood. {SIGNATURE}"]


def test_post_far_longer_than_a_post_begins_within_reach():
    text = "word " * 1000 + SIGNATURE
    (found,) = texts_of(text)
    assert len(found) < 1500


@pytest.mark.parametrize(
    "text",
    [
        "The pact – as printed (July 3, 2025) – holds.",
        "Write to — Anna (@anna) in July.",
        "@saltmarsh July 3, 2025",
    ],
)
def test_dash_or_handle_alone_is_no_signature(text):
    assert texts_of(text) == []


def test_lines_up_to_the_introduction_are_the_post():
    texts = [
        "The town wrote in a post:",
        "The hall is open.",
        "Bring blankets.",
        SIGNATURE,
        "It rained.",
    ]
    assert find_post_lines(texts, range(5)) == ((1, 2, 3),)


def test_without_an_introduction_only_the_nearest_line_is_the_post():
    texts = ["It was cold in the town.", "The hall is open.", "Bring blankets.", SIGNATURE]
    assert find_post_lines(texts, range(4)) == ((2, 3),)


def test_line_longer_than_a_post_ends_the_search():
    texts = ["wrote:", "word " * 100, "Bring blankets.", SIGNATURE]
    assert find_post_lines(texts, range(4)) == ((2, 3),)


def test_link_of_a_picture_is_no_introduction():
    texts = ["The mayor wrote:", "Look pic.twitter.com/X", "Bring blankets.", SIGNATURE]
    assert find_post_lines(texts, range(4)) == ((1, 2, 3),)


def test_signature_on_the_first_line_or_inside_a_line_is_no_post_of_lines():
    assert find_post_lines([SIGNATURE, f"{SIGNATURE} More text."], range(2)) == ()


def test_thousands_of_signatures_are_read_in_one_pass():
    text = f"Ice. {SIGNATURE} " * 5_000
    assert len(find_posts(text, range(0, len(text), len(text) // 5_000))) == 5_000


def test_post_begins_behind_the_colon_that_leads_to_it():
    text = f"The mayor of the town wrote this: Bring blankets to the hall. {SIGNATURE}"
    assert texts_of(text) == [f"Bring blankets to the hall. {SIGNATURE}"]
    text = f"It was cold. UPDATE: The hall is open. {SIGNATURE}"
    assert texts_of(text) == [f"UPDATE: The hall is open. {SIGNATURE}"]


def test_list_without_full_stops_before_a_post_is_not_taken_into_it():
    items = " ".join(f"- Item {number} of a list that never ends" for number in range(20))
    (found,) = texts_of(f"{items} - Bring blankets {SIGNATURE}")
    assert found == f"Bring blankets {SIGNATURE}"
