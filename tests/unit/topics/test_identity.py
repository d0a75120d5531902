"""Names and addresses over builds. Articles are ``<capture>-<headline>``, as their ids are made."""

from dataclasses import replace

import pytest

from plugins.model import EditorTopic
from plugins.topics.core.identity import keep_identity
from plugins.topics.core.lock import KnownArticle, Lock
from tests.unit.topics.published import date_in, make_article, make_digest

A, B, C, D, E, F = (f"{letter * 12}-{letter * 6}" for letter in "abcdef")
STRIKE, FLOOD = "Tram strike", "Dam flood"


def build(lock, partition, others=(), editors=()):
    return keep_identity(make_digest(partition, others, editors), lock)


def topics(digest):
    return {topic.slug: set(topic.articles) for topic in digest.topics}


def leads(digest):
    return {redirect.path: redirect.target for redirect in digest.redirects}


def editor(title, slug, **fields):
    return EditorTopic(
        path=fields.pop("path", f"topics/{slug}.md"), title=title, slug=slug, **fields
    )


def test_new_topic_gets_the_slug_of_its_title():
    digest, lock = build(Lock(), {STRIKE: [[A, B]]}, [C])
    assert topics(digest) == {"tram-strike": {A, B}}
    assert digest.article(A).topic == "tram-strike"
    assert digest.article(A).event == digest.events[0].slug == "report-aaaaaaaaaaaa-aaaaaa"
    assert digest.article(C).topic is None
    assert digest.redirects == ()
    assert [topic.title for topic in lock.topics] == [STRIKE]
    assert set(lock.articles) == {A, B, C}


def test_title_and_slug_stay_when_the_group_would_be_called_otherwise():
    _, lock = build(Lock(), {STRIKE: [[A, B]]})
    digest, again = build(lock, {"Night shifts": [[A, B, C]]})
    assert [(t.slug, t.title) for t in digest.topics] == [("tram-strike", STRIKE)]
    assert again.topics[0].id == lock.topics[0].id
    assert digest.events[0].title == "Report aaaaaaaaaaaa-aaaaaa"


def test_topics_that_merge_leave_a_redirect():
    _, lock = build(Lock(), {STRIKE: [[A, B]], FLOOD: [[C, D, E]]})
    digest, lock = build(lock, {"Both": [[A, B, C, D, E]]})
    assert list(topics(digest)) == ["dam-flood"]
    assert leads(digest)["topics/tram-strike/"] == "topics/dam-flood/"


def test_of_a_topic_that_splits_the_larger_part_keeps_the_address():
    _, lock = build(Lock(), {STRIKE: [[A, B, C, D, E]]})
    digest, _ = build(lock, {"One": [[A, B]], "Two": [[C, D, E]]})
    assert topics(digest) == {"one": {A, B}, "tram-strike": {C, D, E}}


def test_topic_that_parts_again_has_its_old_name_back():
    _, lock = build(Lock(), {STRIKE: [[A, B]], FLOOD: [[C, D, E]]})
    _, lock = build(lock, {"Both": [[A, B, C, D, E]]})
    digest, lock = build(lock, {"Other words": [[A, B]], FLOOD: [[C, D, E]]})
    assert topics(digest)["tram-strike"] == {A, B}
    assert "topics/tram-strike/" not in leads(digest)
    assert lock.former_topics == ()


def test_a_build_without_captures_loses_nothing():
    first, lock = build(Lock(), {STRIKE: [[A, B], [C, D]]}, [E])
    empty, gone = build(lock, {})
    assert leads(empty)["topics/tram-strike/"] == "topics/"
    again, back = build(gone, {"Unlike": [[A, B], [C, D]]}, [E])
    assert (again.topics[0].slug, again.topics[0].title) == ("tram-strike", STRIKE)
    assert [event.slug for event in again.events] == [event.slug for event in first.events]
    assert (back.topics, again.redirects) == (lock.topics, ())


def test_chain_of_merges_is_one_step():
    _, lock = build(Lock(), {"One": [[A]], "Two": [[B, C]], "Three": [[D, E, F]]})
    _, lock = build(lock, {"Two": [[A, B, C]], "Three": [[D, E, F]]})
    digest, _ = build(lock, {"Three": [[A, B, C, D, E, F]]})
    assert leads(digest)["topics/one/"] == "topics/three/"
    assert leads(digest)["topics/two/"] == "topics/three/"


def test_other_topic_of_a_retired_name_gets_another_address():
    _, lock = build(Lock(), {STRIKE: [[A, B]], FLOOD: [[C, D, E]]})
    _, lock = build(lock, {FLOOD: [[A, B, C, D, E]]})
    digest, _ = build(lock, {FLOOD: [[A, B, C, D, E]], STRIKE: [[F]]})
    assert topics(digest)["tram-strike-2"] == {F}
    assert leads(digest)["topics/tram-strike/"] == "topics/dam-flood/"


def test_new_topic_of_a_title_in_use_says_when_it_began():
    digest = make_digest({STRIKE: [[A, B]]})
    _, lock = keep_identity(digest, Lock())
    more = make_digest({STRIKE: [[A, B]], "Another": [[C, D]]})
    dated = tuple(replace(topic, title=STRIKE, first=date_in(2031, 3)) for topic in more.topics)
    named, _ = keep_identity(replace(more, topics=dated), lock)
    titles = {topic.slug: topic.title for topic in named.topics}
    assert titles == {"tram-strike": STRIKE, "tram-strike-march-2031": "Tram strike (March 2031)"}


def test_editor_names_a_found_topic():
    _, lock = build(Lock(), {"Strike": [[A, B, C]]})
    digest, new = build(lock, {STRIKE: [[A, B, C]]}, editors=[editor(STRIKE, "tram-strike")])
    assert topics(digest) == {"tram-strike": {A, B, C}}
    assert leads(digest) == {"topics/strike/": "topics/tram-strike/"}
    assert new.topics[0].id == lock.topics[0].id
    assert new.topics[0].file == "topics/tram-strike.md"


def test_editor_renames_a_topic_in_its_file():
    first = editor(STRIKE, "tram-strike", path="topics/s.md")
    _, lock = build(Lock(), {STRIKE: [[A]]}, editors=[first])
    second = editor("Night shifts", "night-shifts", path="topics/s.md")
    digest, _ = build(lock, {"Night shifts": [[B]]}, [A], editors=[second])
    assert leads(digest) == {"topics/tram-strike/": "topics/night-shifts/"}


def test_two_editor_topics_that_exchange_their_files_keep_their_addresses():
    files = [
        editor(STRIKE, "tram-strike", path="topics/a.md"),
        editor(FLOOD, "dam-flood", path="topics/b.md"),
    ]
    _, lock = build(Lock(), {STRIKE: [[A]], FLOOD: [[B]]}, editors=files)
    files = [replace(files[0], path="topics/b.md"), replace(files[1], path="topics/a.md")]
    digest, _ = build(lock, {STRIKE: [[A]], FLOOD: [[B]]}, editors=files)
    assert digest.redirects == ()


@pytest.mark.parametrize("field", ["merged_from", "aliases"])
def test_former_names_in_a_file_lead_to_its_topic(field):
    _, lock = build(Lock(), {"Strike": [[A, B]], FLOOD: [[C, D]]})
    file = editor(STRIKE, "tram-strike", **{field: ("strike", "Never There", " ")})
    digest, _ = build(lock, {STRIKE: [[E]], FLOOD: [[C, D]]}, [A, B], [file])
    assert leads(digest) == {
        "topics/strike/": "topics/tram-strike/",
        "topics/never-there/": "topics/tram-strike/",
    }


def test_former_name_that_is_another_living_topic_is_no_redirect():
    file = editor(STRIKE, "tram-strike", merged_from=("dam-flood", "tram-strike"))
    files = [file, editor(FLOOD, "dam-flood")]
    digest, _ = build(Lock(), {STRIKE: [[A]], FLOOD: [[B]]}, editors=files)
    assert digest.redirects == ()


def test_found_topic_takes_over_the_name_of_a_file_that_was_deleted():
    _, lock = build(Lock(), {STRIKE: [[A, B]]}, editors=[editor(STRIKE, "strike-of-trams")])
    digest, lock = build(lock, {"Found name": [[A, B]]})
    assert [(t.slug, t.title) for t in digest.topics] == [("strike-of-trams", STRIKE)]
    assert lock.topics[0].file == ""


def test_event_page_that_is_none_any_more_leads_to_its_section():
    _, lock = build(Lock(), {STRIKE: [[A, B, C, D]]})
    assert lock.topics[0].events[0].page
    slug = lock.topics[0].events[0].slug
    digest, lock = build(lock, {STRIKE: [[A, B, C]]})
    assert leads(digest)[f"events/{slug}/"] == f"topics/tram-strike/#e-{slug}"
    digest, _ = build(lock, {STRIKE: [[A, B, C, E]]})
    assert f"events/{slug}/" not in leads(digest)


def test_event_without_a_page_leaves_nothing():
    _, lock = build(Lock(), {STRIKE: [[A], [B, C]]})
    digest, lock = build(lock, {STRIKE: [[A, B, C]]})
    assert digest.redirects == ()
    assert lock.former_events == ()


def test_copies_do_not_make_an_event_page():
    digest = make_digest({STRIKE: [[A, B, C, D]]})
    copies = tuple(
        replace(a, copy_of=digest.articles[0].id) if a.id != A else a for a in digest.articles
    )
    _, lock = keep_identity(replace(digest, articles=copies), Lock())
    assert not lock.topics[0].events[0].page


def test_article_that_moves_leaves_a_redirect():
    digest = make_digest({}, [A])
    _, lock = keep_identity(digest, Lock())
    dated = replace(digest, articles=(make_article(A, published=date_in(2031, 3)),))
    named, lock = keep_identity(dated, lock)
    (move,) = named.redirects
    assert move.path.startswith("articles/undated/")
    assert move.target == lock.articles[A].address
    assert move.target.startswith("articles/2031/")


def test_edited_capture_keeps_the_topic_and_leads_on():
    edited = "9" * 12 + A[12:]
    _, lock = build(Lock(), {STRIKE: [[A, B]]}, [C])
    digest, new = build(lock, {"Otherwise": [[edited]]}, [B, C])
    assert topics(digest) == {"tram-strike": {edited}}
    assert leads(digest) == {
        lock.articles[A].address: new.articles[edited].address,
        "captures/aaaaaaaaaaaa/": "captures/999999999999/",
    }


def test_capture_edited_down_to_its_headline_is_known_by_its_address():
    page = "https://echo.example.org/strike"
    before = replace(make_digest({}, [B]), articles=(make_article(A, url=page), make_article(B)))
    _, lock = keep_identity(before, Lock())
    after = replace(before, articles=(make_article(B), make_article(F, url=page)))
    digest, new = keep_identity(after, lock)
    assert leads(digest) == {
        lock.articles[A].address: new.articles[F].address,
        "captures/aaaaaaaaaaaa/": "captures/ffffffffffff/",
    }


def test_same_headline_twice_tells_nobody_apart():
    _, lock = build(Lock(), {}, ["1" * 12 + A[12:], "2" * 12 + A[12:]])
    digest, _ = build(lock, {}, ["3" * 12 + A[12:]])
    assert set(leads(digest).values()) == {""}


def test_article_that_is_gone_gives_way_to_its_topic():
    _, lock = build(Lock(), {STRIKE: [[A, B, C]]}, [D])
    digest, _ = build(lock, {STRIKE: [[A, B]]})
    assert leads(digest) == {
        lock.articles[C].address: "topics/tram-strike/",
        lock.articles[D].address: "",
        "captures/cccccccccccc/": "",
        "captures/dddddddddddd/": "",
    }


def test_target_that_never_was_is_the_list_of_topics():
    lock = Lock(retired={"topics/old/": "topics/nowhere/", "events/old/": "events/nowhere/"})
    digest, _ = build(lock, {STRIKE: [[A]]})
    assert set(leads(digest).values()) == {"topics/"}


def test_loop_in_a_file_that_was_edited_by_hand_ends():
    lock = Lock(retired={"topics/a/": "topics/b/", "topics/b/": "topics/a/"})
    digest, _ = build(lock, {STRIKE: [[A]]})
    assert leads(digest) == {"topics/a/": "topics/", "topics/b/": "topics/"}


def test_address_without_an_article_is_kept_as_it_is():
    lock = Lock(articles={"gone-1": KnownArticle(address="articles/2031/gone-aaaaaa/")})
    digest, lock = build(lock, {STRIKE: [[A]]})
    assert leads(digest) == {"articles/2031/gone-aaaaaa/": ""}
    digest, _ = build(lock, {STRIKE: [[A]]})
    assert leads(digest) == {"articles/2031/gone-aaaaaa/": ""}


def test_title_no_file_can_hold_is_kept_nearly_so():
    _, lock = build(Lock(), {"Strike \ud800": [[A]]})
    assert lock.topics[0].title == "Strike ?"
