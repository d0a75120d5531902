from plugins.model import Embed, Paragraph, ParagraphKind, Repair, Section
from plugins.site.core.build import article_html
from plugins.site.core.models import EmbedBlock, ListBlock, ParagraphBlock, SubheadBlock
from plugins.site.core.pages.body import body_blocks, plain_segments
from plugins.site.core.pages.places import Places
from tests.unit.site.builders import article, paragraphs

ITEM = ParagraphKind.LIST_ITEM


def item(text: str, line: int) -> Paragraph:
    return Paragraph(text=text, line=line, start=0, end=len(text), kind=ITEM)


def embed(text: str, line: int, start: int = 0, **fields) -> Embed:
    return Embed(text=text, line=line, start=start, last_line=line, **fields)


def blocks_of(found):
    places = Places(page="/captures/c/", starts=tuple(range(1, 100)), last=99)
    return body_blocks(found, plain_segments(found), places)


def test_list_items_that_follow_one_another_are_one_list():
    found = article(
        "c",
        "A",
        sections=(
            Section(paragraphs=(*paragraphs("Before."), item("One", 2), item("Two", 3))),
            Section(subhead="Then", line=4, paragraphs=(item("Three", 5),)),
        ),
    )
    kinds = [block.kind for block in blocks_of(found)]
    assert kinds == ["paragraph", "list", "subhead", "list"]
    assert [[s.text for s in i] for i in blocks_of(found)[1].items] == [["One"], ["Two"]]


def test_embed_stands_in_its_place_by_line():
    found = article("c", "A", "One.", "Two.", line=1, embeds=(embed("Post", 2),))
    assert [type(b) for b in blocks_of(found)] == [ParagraphBlock, EmbedBlock, ParagraphBlock]


def test_embed_inside_a_line_stands_between_its_paragraphs():
    one = Paragraph(text="One.", line=1, start=0, end=4)
    two = Paragraph(text="Two.", line=1, start=40, end=44)
    found = article(
        "c", "A", sections=(Section(paragraphs=(one, two)),), embeds=(embed("Post", 1, 10),)
    )
    assert [type(b) for b in blocks_of(found)] == [ParagraphBlock, EmbedBlock, ParagraphBlock]


def test_embeds_at_the_ends_are_kept():
    found = article(
        "c",
        "A",
        sections=(Section(subhead="Head", line=3, paragraphs=paragraphs("One.", line=4)),),
        embeds=(embed("Last", 9), embed("First", 1)),
    )
    first, subhead, _, last = blocks_of(found)
    assert isinstance(first, EmbedBlock)
    assert isinstance(subhead, SubheadBlock)
    assert isinstance(last, EmbedBlock)
    assert (first.text, last.text) == ("First", "Last")


def test_block_names_its_line_only_where_that_is_new():
    one = Paragraph(text="One.", line=7, start=0, end=4)
    two = Paragraph(text="Two.", line=7, start=5, end=9)
    found = article("c", "A", sections=(Section(paragraphs=(one, two, item("x", 9))),))
    first, second, third = blocks_of(found)
    assert (first.line.text, first.line.href) == ("7", "/captures/c/#L7")
    assert second.line.text == ""
    assert isinstance(third, ListBlock)
    assert third.line.text == "9"


def test_author_of_an_embed_is_worded_as_far_as_known():
    posts = (
        embed("a", 1, author="Jo Venn", handle="@jo", posted="4 July"),
        embed("b", 2, handle="jo"),
        embed("c", 3),
    )
    found = blocks_of(article("c", "A", embeds=posts))
    assert [b.author for b in found] == ["Jo Venn (@jo), 4 July", "@jo", ""]


def test_feed_html_is_escaped_and_has_no_control_characters():
    found = article(
        "c",
        "A",
        sections=(
            Section(
                subhead="<b>Head</b>", line=1, paragraphs=(*paragraphs("a < b\x00"), item("<i>", 3))
            ),
        ),
        embeds=(embed("<script>alert(1)</script>", 9, author="<x>"),),
    )
    assert article_html(found).split("\n") == [
        "<h2>&lt;b&gt;Head&lt;/b&gt;</h2>",
        "<p>a &lt; b\ufffd</p>",
        "<ul><li>&lt;i&gt;</li></ul>",
        "<blockquote><p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&lt;x&gt;</p></blockquote>",
    ]


def test_article_without_text_has_no_blocks():
    assert blocks_of(article("c", "A")) == ()
    assert article_html(article("c", "A")) == ""


def test_feeds_show_the_repaired_text():
    repair = Repair(start=5, end=6, shown="", rule="link-space")
    paragraph = Paragraph(text="Boats 's <b>", line=1, start=0, end=12, repairs=(repair,))
    found = article("c", "A", sections=(Section(paragraphs=(paragraph,)),))
    assert article_html(found) == "<p>Boats&#x27;s &lt;b&gt;</p>"


def test_feeds_say_where_text_runs_from_right_to_left():
    found = article("c", "A", "Boats.", language="ar")
    assert article_html(found) == '<div lang="ar" dir="rtl">\n<p>Boats.</p>\n</div>'
