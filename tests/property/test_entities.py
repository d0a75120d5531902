"""Names of any text whatever, and what is made of them across any articles."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.keywords.core.aliases import Aliases, parse_aliases
from plugins.keywords.core.site_entities import add_site_entities, merge_entities
from plugins.keywords.core.words import split_words
from plugins.keywords.data.english import ENGLISH
from plugins.keywords.yake_wall import stop_words
from plugins.model import ArticleId, Code, Digest, EntityKind
from tests.unit.keywords.articles import make_article, with_entities

# The marks that names are shown without: one character each.
PLAIN = str.maketrans(
    "\u2018\u2019\u201a\u2032\u00b4`\u201c\u201d\u201e\u00ab\u00bb_\u2010\u2011",
    "'" * 6 + '"' * 5 + " --",
)
STOPS = stop_words("en")
LANGUAGES = st.sampled_from(["en", "en", "fr", "zh", ""])
# Words that meet every rule: titles, given names, demonyms, acronyms, heads, marks of all kinds.
WORDS = st.sampled_from(
    "President Foreign Minister Marta Olesen Brandvik Sergei Sergey Rastov Gul Hassan John F. Berg "
    "Jr. of the for and in at The U.S. US UN New York Kenya Kenyan Kenyans Russian Oslo-based "
    "(R-Ohio) (NHU) ISIS-K Northern Harbour Union Ministry Inc. AT&T Supreme Court Food and Drug "
    "Administration said told wife 54 Friday May Act SAY IT LOUD TrumpBerg al-Rashid bin von , . ! "
    "’s 's “ ” — – ( ) : / \u00a0".split(" ")
)
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), PROSE)
ALIASES = """
[[entity]]
names = ["Marta Olesen", "Rastov"]
[[entity]]
names = ["Kenya"]
kind = "organisation"
[[entity]]
names = ["New York"]
hide = true
[[not_same]]
names = ["Sergei Rastov", "Sergey Rastov"]
"""
BLOCKS = st.sampled_from(
    [
        *("[[entity]]", "[[not_same]]", "[entity]", 'names = ["A B", "C"]', 'names = ["C", "A B"]'),
        *("names = []", "names = 3", 'kind = "place"', 'kind = "town"', "hide = 1", "note = 2"),
        *('[["', "= =", "entity = 4", 'nmaes = ["A"]', "# C", "\x00", 'names = ["A", "a."]'),
    ]
)


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
def test_words_point_at_the_text_as_captured(text):
    for word in split_words(text, STOPS, ENGLISH):
        assert plain(text[word.start : word.end]) == word.text


@settings(deadline=None, max_examples=120)
@given(headline=TEXTS, paragraphs=st.lists(TEXTS, max_size=3), language=LANGUAGES)
def test_mentions_point_at_the_forms_shown(headline, paragraphs, language):
    article = with_entities(make_article(headline, *paragraphs, language=language))

    texts = {None: headline} | dict(enumerate(paragraphs))
    for entity in article.entities:
        forms = {form.casefold() for form in entity.forms}
        assert forms == {
            plain(texts[at.paragraph][at.start : at.end]).casefold() for at in entity.mentions
        }
    assert len({entity.key for entity in article.entities}) == len(article.entities)


@settings(deadline=None, max_examples=120)
@given(headline=PROSE, paragraphs=st.lists(PROSE, min_size=1, max_size=3))
def test_no_two_mentions_overlap(headline, paragraphs):
    article = with_entities(make_article(headline, *paragraphs))

    places = sorted(
        (-1 if at.paragraph is None else at.paragraph, at.start, at.end)
        for entity in article.entities
        for at in entity.mentions
    )
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(places))


@settings(deadline=None, max_examples=60)
@given(bodies=st.lists(st.lists(PROSE, max_size=2), min_size=1, max_size=4), data=st.data())
def test_order_of_articles_does_not_matter(bodies, data):
    articles = make_articles(bodies)
    aliases = data.draw(st.sampled_from([Aliases(), parse_aliases("aliases.toml", ALIASES)[0]]))
    shuffled = data.draw(st.permutations(articles))

    keyed, entities = merge_entities(articles, aliases)
    others, same = merge_entities(shuffled, aliases)

    assert entities == same
    assert {article.id: article for article in keyed} == {article.id: article for article in others}


@settings(deadline=None, max_examples=60)
@given(bodies=st.lists(st.lists(PROSE, max_size=2), min_size=1, max_size=4))
def test_a_second_pass_changes_nothing(bodies):
    aliases = parse_aliases("aliases.toml", ALIASES)[0]

    once = add_site_entities(Digest(articles=make_articles(bodies)), aliases)

    assert add_site_entities(once, aliases) == once


@settings(deadline=None, max_examples=80)
@given(bodies=st.lists(st.lists(PROSE, max_size=2), min_size=1, max_size=4))
def test_without_the_editor_no_article_loses_a_name(bodies):
    articles = make_articles(bodies)

    keyed, entities = merge_entities(articles, Aliases())

    kinds = {entity.key: entity.kind for entity in entities}
    assert len(kinds) == len(entities)
    for before, after in zip(articles, keyed, strict=True):
        assert len(after.entities) == len({entity.key for entity in after.entities})
        assert len(after.entities) == len(before.entities)
        for old, new in zip(before.entities, after.entities, strict=True):
            assert old.kind in (new.kind, EntityKind.UNKNOWN)
            assert kinds[new.key] is new.kind


@settings(deadline=None, max_examples=200)
@given(source=st.one_of(st.text(max_size=80), st.lists(BLOCKS, max_size=8).map("\n".join)))
def test_any_alias_file_gives_aliases_and_findings(source):
    aliases, findings = parse_aliases("aliases.toml", source)

    assert all(found.subject == "aliases.toml" and found.hint for found in findings)
    assert {found.code for found in findings} <= {Code.ALIASES_FILE, Code.ALIASES_CONTRADICTION}
    names = [name.casefold() for alias in aliases.entities for name in alias.names]
    assert len(set(names)) == len(names)


def make_articles(bodies):
    return tuple(
        with_entities(replace(make_article("", *body), id=ArticleId(f"0123456789ab-{number:06}")))
        for number, body in enumerate(bodies)
    )


def plain(text):
    return " ".join(text.translate(PLAIN).split())
