import pytest

from plugins.model import CopyKind, Role
from plugins.text.shingles import sketch_text
from plugins.topics.core.copies import find_copies
from tests.unit.topics.articles import ALL, DAM_BURST, DAM_REPORT, PAINTING, make_article

LONG = " ".join(a.body for a in ALL[:3])


def find(articles, containment):
    return find_copies(articles, [sketch_text(a.body) for a in articles], containment)


def copies_of(*articles, containment=0.7):
    found = find(articles, containment)
    return {articles[copy].id: articles[original.place].id for copy, original in found.items()}


def test_different_articles_are_no_copies():
    assert copies_of(*ALL) == {}


def test_same_text_under_another_headline_is_a_copy_of_the_earlier():
    late = make_article(7, "Flood in the valley", DAM_BURST.body, "2031-03-08")
    assert copies_of(late, DAM_BURST) == {late.id: DAM_BURST.id}


def test_reprint_that_leaves_out_half_is_a_copy():
    half = " ".join(LONG.split()[:90]) + " Reprinted with the kind leave of its authors."
    whole = make_article(7, "Dam", LONG, "2031-03-08")
    part = make_article(8, "The dam", half, "2031-03-09")
    assert copies_of(part, whole) == {part.id: whole.id}


def test_round_up_of_whole_articles_is_no_copy_of_one():
    round_up = make_article(7, "The week", LONG, "2031-03-10")
    assert copies_of(round_up, DAM_BURST) == {}


def test_article_that_names_its_source_is_never_the_original():
    reprint = make_article(7, "Dam", LONG, "2031-03-01", original_outlet="Velmshire Echo")
    wire = make_article(8, "Dam", LONG, "2031-03-02", agency="Northgate Wire")
    first = make_article(9, "Dam", LONG, "2031-03-20")
    assert copies_of(reprint, wire, first) == {reprint.id: first.id, wire.id: first.id}


def test_summary_is_never_the_original_of_a_report():
    summary = make_article(7, "Dam", LONG, "2031-03-01", role=Role.SUMMARY)
    report = make_article(8, "Dam", LONG, "2031-03-02")
    assert copies_of(summary, report) == {summary.id: report.id}


def test_dated_article_comes_before_undated_one():
    undated = make_article(7, "Dam", LONG)
    dated = make_article(8, "Dam", LONG, "2031-03-02")
    assert copies_of(undated, dated) == {undated.id: dated.id}


def test_equal_dates_are_settled_by_id():
    one = make_article(7, "Dam", LONG, "2031-03-02")
    two = make_article(8, "Dam", LONG, "2031-03-02")
    assert copies_of(two, one) == {two.id: one.id}


def test_copy_of_a_partial_copy_leads_to_the_original():
    whole = make_article(7, "Dam", LONG, "2031-03-01")
    part = make_article(8, "Dam", " ".join(LONG.split()[:90]), "2031-03-02")
    again = make_article(9, "The dam", part.body, "2031-03-03")
    assert copies_of(whole, part, again) == {part.id: whole.id, again.id: whole.id}


def test_short_texts_are_copies_only_under_one_headline():
    notice = "Read the full report on our page."
    one = make_article(7, "Dam bursts", notice)
    same = make_article(8, "Dam bursts", notice)
    other = make_article(9, "Portrait found", notice)
    assert copies_of(one, same, other) == {same.id: one.id}


def test_articles_without_text_are_no_copies():
    assert copies_of(make_article(7, "Dam", ""), make_article(8, "Dam", "")) == {}


def test_containment_sets_how_much_must_be_shared():
    mixed = make_article(7, "Dam", f"{DAM_REPORT.body} {PAINTING.body}", "2031-03-10")
    assert copies_of(mixed, DAM_REPORT, containment=0.9) == {mixed.id: DAM_REPORT.id}
    changed = make_article(8, "Dam", DAM_REPORT.body.replace("spillway", "wall"), "2031-03-10")
    assert copies_of(changed, DAM_REPORT, containment=0.5) == {changed.id: DAM_REPORT.id}
    assert copies_of(changed, DAM_REPORT, containment=0.95) == {}


def test_agency_is_the_original_however_late_its_text_was_saved():
    early = make_article(7, "Dam", LONG, "2031-03-01", outlet="Coast Tribune")
    reprint = make_article(8, "Dam", LONG, "2031-03-01", agency="Northgate Wire")
    wire = make_article(9, "Dam", LONG, "2031-03-05", outlet="NORTHGATE WIRE")
    assert copies_of(early, reprint, wire) == {early.id: wire.id, reprint.id: wire.id}


def test_outlet_that_names_itself_as_its_source_may_be_the_original():
    wire = make_article(7, "Dam", LONG, "2031-03-01", outlet="The Wire", agency="Wire")
    other = make_article(8, "Dam", LONG, "2031-03-02", outlet="Coast Tribune")
    assert copies_of(wire, other) == {other.id: wire.id}


def test_small_changes_do_not_lead_from_one_story_to_another():
    words = LONG.split()
    chain = [
        make_article(number, "Dam", " ".join(words[30 * number : 30 * number + 110]), "2031-03-01")
        for number in range(3)
    ]
    found = copies_of(*chain, containment=0.6)
    assert set(found.values()).isdisjoint(found)
    assert found.get(chain[2].id) != chain[0].id


def test_text_of_a_thousand_articles_is_compared_with_the_first_of_them():
    copies = [
        make_article(number, "Dam", f"{LONG} Printed under the number {number}.", "2031-03-01")
        for number in range(60)
    ]
    assert set(copies_of(*copies).values()) == {copies[0].id}


CHANGED = " ".join(LONG.replace("spillway", "wall").split())


@pytest.mark.parametrize(
    ("body", "fields", "kind"),
    [
        (LONG.upper(), {}, CopyKind.EXACT),
        (CHANGED, {}, CopyKind.NEAR),
        (" ".join(LONG.split()[:90]), {}, CopyKind.CONTAINED),
        (CHANGED, {"agency": "Northgate Wire"}, CopyKind.SYNDICATED),
    ],
)
def test_kind_says_how_a_copy_came_about(body, fields, kind):
    whole = make_article(7, "Dam", LONG, "2031-03-01")
    copy = make_article(8, "Dam", body, "2031-03-02", **fields)
    (found,) = find([whole, copy], 0.6).values()
    assert (found.place, found.kind) == (0, kind)
    assert 0.6 <= found.similarity <= 1
    assert (found.similarity == 1) == (kind in (CopyKind.EXACT, CopyKind.CONTAINED))
