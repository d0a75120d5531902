"""The editor's blocks, applied to what was found."""

from plugins.captures.core.drafts import Draft, Labelling, Mark
from plugins.captures.core.overrides import Stated, apply_sidecar
from plugins.captures.core.sidecar import ArticleOverride, Sidecar
from plugins.model import UNKNOWN_DATE, Code, Label, Role

TEXTS = ("Ferry stays", "It froze.", "", "It was cold.", "Bridge closes", "It is old.", "Imprint")


def labelling(*, drafts=2):
    found = (
        Mark(label=Label.HEADLINE, rule="r", draft=0),
        Mark(label=Label.BODY, rule="r", draft=0),
        Mark(label=Label.BLANK, rule="blank"),
        Mark(label=Label.LIST_ITEM, rule="r", draft=0),
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
    changed = apply(ArticleOverride(lines=(4, 4)))
    assert shown(changed)[:4] == [
        ("headline", 0),
        ("boilerplate", None),
        ("blank", None),
        ("list_item", 0),
    ]


def test_lines_belong_to_the_article_most_of_them_meet():
    changed = apply(ArticleOverride(lines=(2, 6)))
    assert [draft for _label, draft in shown(changed)] == [0, 0, None, 0, 0, 0, None]


def test_lines_that_meet_no_article_are_a_new_one():
    changed = apply(ArticleOverride(lines=(7, 7)))
    assert changed.labelling.drafts[2].headline == "Imprint"
    assert shown(changed)[6] == ("body", 2)
    changed = apply(ArticleOverride(lines=(7, 7), headline="Who we are", outlet="Gazette"))
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
    assert changed.stated == {1: Stated(topic="t")}


def test_later_block_adds_to_an_earlier_one():
    changed = apply(
        ArticleOverride(headline="Ferry stays", topic="t"),
        ArticleOverride(headline="Ferry stays", published=UNKNOWN_DATE, number=2),
    )
    assert changed.stated == {0: Stated(topic="t", published=UNKNOWN_DATE)}


def told(*blocks):
    changed = apply(*blocks)
    assert changed.labelling == labelling()
    (finding,) = changed.findings
    assert finding.code is Code.SIDECAR_ARTICLE
    return finding.message


def test_block_without_effect_is_told():
    assert "number 3" in told(ArticleOverride(headline="No such", number=3))
    assert "matches no article" in told(ArticleOverride())
    assert "matches no article" in told(ArticleOverride(lines=(7, 7), drop=True))
    assert "line 8 does not exist; the capture has 7 lines" in told(ArticleOverride(lines=(1, 8)))
    assert "its lines are blank" in told(ArticleOverride(lines=(3, 3)))
