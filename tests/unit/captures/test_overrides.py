"""The editor's blocks, applied to what was found."""

from dataclasses import replace

import pytest

from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.overlay import StatedSpan, overlay_spans
from plugins.captures.core.overrides import Stated, apply_sidecar
from plugins.captures.core.sidecar import ArticleOverride, CharRange, LineRange, Sidecar
from plugins.model import UNKNOWN_DATE, Code, Label, Line, Role, Span

TEXTS = ("Ferry stays", "It froze.", "", "It was cold.", "Bridge closes", "It is old.", "Imprint")


def lines(first, last):
    return (LineRange(first, last),)


def labelling(*, drafts=2):
    first = 0 if drafts else None
    found = (
        Mark(label=Label.HEADLINE, rule="r", draft=first),
        Mark(label=Label.BODY, rule="r", draft=first),
        Mark(label=Label.BLANK, rule="blank"),
        Mark(label=Label.LIST_ITEM, rule="r", draft=first),
        Mark(label=Label.HEADLINE, rule="r", draft=1 if drafts == 2 else None),
        Mark(label=Label.BODY, rule="r", draft=1 if drafts == 2 else None),
        Mark(label=Label.BOILERPLATE, rule="r"),
    )
    both = (
        Draft(headline="Ferry stays", outlet="Gazette", confidence=0.6, rule="r"),
        Draft(headline="Bridge closes", outlet="Post", role=Role.RELATED, rule="r"),
    )
    return Labelling(marks=found, drafts=both[:drafts], layout="generic")


def apply(*blocks, drafts=2, **values):
    sidecar = Sidecar(path="a.toml", articles=blocks, **values)
    return apply_sidecar(TEXTS, labelling(drafts=drafts), sidecar)


def shown(changed):
    return [(mark.label.value, mark.draft) for mark in changed.labelling.marks]


def test_without_blocks_nothing_changes():
    changed = apply()
    assert changed.labelling == labelling()
    assert (changed.stated, changed.dropped, changed.findings) == ({}, frozenset(), ())


def test_outlet_of_the_page_is_the_main_article_s_alone():
    changed = apply(outlet="Courier")
    assert [draft.outlet for draft in changed.labelling.drafts] == ["Courier", "Post"]


def test_outlet_of_a_block_goes_before_the_page_s():
    changed = apply(ArticleOverride(headline="Ferry stays", outlet="Lantern"), outlet="Courier")
    assert changed.labelling.drafts[0].outlet == "Lantern"


def test_block_names_its_article_by_headline_in_any_case():
    changed = apply(ArticleOverride(headline="BRIDGE closes", topic="t"))
    assert changed.stated == {1: Stated(topic="t")}


def test_block_without_a_name_means_the_only_article():
    changed = apply(ArticleOverride(headline="Ferry waits"), drafts=1)
    assert changed.labelling.drafts[0].headline == "Ferry waits"


def test_article_the_editor_speaks_of_is_certain():
    assert apply(ArticleOverride(topic="t"), drafts=1).labelling.drafts[0].confidence == 1


def test_lines_make_up_the_body_and_headers_stay():
    changed = apply(ArticleOverride(lines=lines(4, 4)))
    assert shown(changed)[:4] == [
        ("headline", 0),
        ("boilerplate", None),
        ("blank", None),
        ("list_item", 0),
    ]


def test_lines_belong_to_the_article_most_of_them_meet():
    changed = apply(ArticleOverride(lines=lines(2, 6)))
    assert [draft for _label, draft in shown(changed)] == [0, 0, None, 0, 0, 0, None]


def test_lines_that_meet_no_article_are_a_new_one():
    changed = apply(ArticleOverride(lines=lines(7, 7)))
    assert changed.labelling.drafts[2].headline == "Imprint"
    assert shown(changed)[6] == ("body", 2)
    changed = apply(ArticleOverride(lines=lines(7, 7), headline="Who we are", outlet="Gazette"))
    assert changed.labelling.drafts[2].headline == "Who we are"


def test_dropped_article_leaves_no_line():
    changed = apply(ArticleOverride(headline="Ferry stays", drop=True))
    assert changed.dropped == {0}
    assert {draft for _label, draft in shown(changed)} == {None, 1}
    assert shown(changed)[2] == ("blank", None)


def test_dropped_article_cannot_be_named_again():
    changed = apply(
        ArticleOverride(headline="Ferry stays", drop=True),
        ArticleOverride(headline="Ferry stays", topic="t", number=2),
    )
    assert changed.stated == {}
    (finding,) = changed.findings
    assert "block number 1 drops its article" in finding.message


def test_later_block_adds_to_an_earlier_one():
    changed = apply(
        ArticleOverride(headline="Ferry stays", topic="t"),
        ArticleOverride(headline="Ferry stays", published=UNKNOWN_DATE, number=2),
    )
    assert changed.stated == {0: Stated(topic="t", published=UNKNOWN_DATE)}


def test_byline_and_language_of_a_block_are_kept_apart():
    changed = apply(ArticleOverride(headline="Ferry stays", byline="Ann Bell", language="de"))
    assert changed.stated == {0: Stated(byline="Ann Bell", language="de")}


def test_lines_of_several_ranges_make_up_the_body():
    changed = apply(ArticleOverride(lines=(LineRange(2, 2), LineRange(7, 7))))
    assert [label for label, draft in shown(changed) if draft == 0] == ["headline", "body", "body"]


def test_added_line_joins_its_article_and_leaves_the_others_alone():
    changed = apply(ArticleOverride(headline="Bridge closes", add_lines=lines(7, 7)))
    assert shown(changed)[5:] == [("body", 1), ("boilerplate", 1)]
    assert [(s.line, s.span.start, s.span.end) for s in changed.spans] == [(7, 0, 7)]


def test_dropped_line_leaves_its_article_only():
    changed = apply(ArticleOverride(headline="Ferry stays", drop_lines=lines(3, 6)))
    assert shown(changed)[1:6] == [
        ("body", 0),
        ("blank", None),
        ("boilerplate", None),
        ("headline", 1),
        ("body", 1),
    ]


def test_dropped_line_names_its_article_by_itself():
    changed = apply(ArticleOverride(drop_lines=lines(6, 6)))
    assert shown(changed)[5] == ("boilerplate", None)


def test_line_added_and_dropped_again_leaves_no_span():
    block = ArticleOverride(headline="Ferry stays", add_lines=lines(7, 7), drop_lines=lines(7, 7))
    assert apply(block).spans == ()


def test_characters_are_labelled_and_their_line_joins():
    block = ArticleOverride(headline="Ferry stays", add_lines=(CharRange(7, 0, 3),))
    changed = apply(block)
    assert shown(changed)[6] == ("boilerplate", 0)
    assert [(s.span.label, s.span.end) for s in changed.spans] == [(Label.BODY, 3)]


def test_headline_is_known_without_the_marks_nobody_sees():
    marked = replace(labelling(drafts=1), drafts=(Draft(headline="Ferry\u200f stays"),))
    block = ArticleOverride(headline="Ferry  STAYS", topic="t")
    changed = apply_sidecar(TEXTS, marked, Sidecar(path="a.toml", articles=(block,)))
    assert changed.labelling.drafts[0].headline == "Ferry\u200f stays"


def told(*blocks, drafts=2):
    changed = apply(*blocks, drafts=drafts)
    assert changed.labelling == labelling(drafts=drafts)
    (finding,) = changed.findings
    assert finding.code is Code.SIDECAR_ARTICLE
    return finding.message


def test_block_without_effect_is_told():
    assert "number 3" in told(ArticleOverride(headline="No such", number=3))
    assert "2 articles, and it names none" in told(ArticleOverride())
    assert "2 articles, and it names none" in told(ArticleOverride(add_lines=lines(7, 7)))
    assert "give the lines of its body" in told(ArticleOverride(headline="No such"), drafts=0)


@pytest.mark.parametrize(
    "wrong", ["Ferry stay", "The bridge closes", "FERRY DELAYS", "ferri stais"]
)
def test_headline_that_matches_nothing_names_the_nearest(wrong):
    nearest = "Bridge closes" if "ridge" in wrong else "Ferry stays"
    assert f"the nearest is “{nearest}”" in told(ArticleOverride(headline=wrong))


@pytest.mark.parametrize(
    ("places", "told_so"),
    [
        (
            {"lines": lines(5, 9)},
            "lines 5-9: the capture has 7 lines; the article nearest to it stan",
        ),
        ({"lines": lines(40, 52)}, "nearest to it stands in 6."),
        ({"lines": (LineRange(1, 2), LineRange(8, 8))}, "lines 8: the capture has 7 lines"),
        ({"add_lines": lines(9, 9)}, "add_lines 9: the capture has 7 lines"),
        ({"drop_lines": (CharRange(9, 1, 2),)}, "drop_lines 9:1-2: the capture has 7 lines"),
        ({"drop_lines": (CharRange(2, 1, 12),)}, "drop_lines 2:1-12: line 2 has 9 characters"),
        (
            {"lines": lines(3, 3)},
            "lines 3: nothing but blank; the article nearest to it stands in 2-4.",
        ),
        (
            {"lines": lines(7, 7), "drop": True},
            "no article stands there; the article nearest to it ",
        ),
    ],
)
def test_place_that_does_not_exist_is_told_with_the_nearest_article(places, told_so):
    assert told_so in told(ArticleOverride(**places))


def test_place_in_a_capture_without_articles_is_told():
    assert told(ArticleOverride(lines=lines(8, 8)), drafts=0).endswith("the capture has 7 lines.")


def test_finding_stands_on_the_line_of_the_key_to_blame():
    keys = {"": 4, "headline": 5, "lines": 6}
    (finding,) = apply(ArticleOverride(lines=lines(8, 8), key_lines=keys)).findings
    assert finding.line == 6
    (finding,) = apply(ArticleOverride(headline="No such", key_lines=keys)).findings
    assert finding.line == 5
    (finding,) = apply(ArticleOverride(key_lines=keys)).findings
    assert finding.line == 4


LINE = Line(
    number=1,
    text="One two three",
    label=Label.BODY,
    rule="r",
    spans=(
        Span(start=0, end=4, label=Label.BODY, rule="r"),
        Span(start=4, end=13, label=Label.CAPTION, rule="s"),
    ),
)


def overlaid(*stated):
    spans = [StatedSpan(line=1, span=span) for span in stated]
    (line,) = overlay_spans([LINE], spans)
    assert "".join(line.text[s.start : s.end] for s in line.spans) == line.text
    return line


def test_span_of_the_editor_takes_the_place_of_what_it_covers():
    line = overlaid(Span(start=2, end=8, label=Label.BOILERPLATE, rule="e"))
    assert [(s.start, s.end, s.rule) for s in line.spans] == [
        (0, 2, "r"),
        (2, 8, "e"),
        (8, 13, "s"),
    ]


def test_later_span_of_the_editor_wins():
    line = overlaid(
        Span(start=0, end=13, label=Label.BODY, rule="e"),
        Span(start=3, end=4, label=Label.BOILERPLATE, rule="f"),
    )
    assert [s.rule for s in line.spans] == ["e", "f", "e"]


def test_line_of_which_nothing_is_left_takes_the_label_of_its_longest_span():
    line = overlaid(Span(start=0, end=4, label=Label.BOILERPLATE, rule="e"))
    assert (line.label, line.rule) == (Label.CAPTION, "s")


def test_line_the_editor_says_nothing_of_stays_itself():
    assert overlaid() is LINE
