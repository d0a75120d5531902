from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.keywords.core.aliases import Aliases, parse_aliases
from plugins.keywords.core.site_entities import add_site_entities, merge_entities
from plugins.model import (
    ArticleEntity,
    ArticleId,
    Code,
    Companion,
    DateInterval,
    Digest,
    EntityKind,
    Keyword,
    Mention,
    Precision,
)
from tests.unit.keywords.articles import make_article, with_entities


def article(number, text, day=None):
    made = replace(make_article("", text), id=ArticleId(f"0123456789ab-{number:06}"))
    if day is not None:
        moment = datetime(2025, 7, day, tzinfo=UTC)
        date = DateInterval(earliest=moment, latest=moment, precision=Precision.DAY)
        made = replace(made, published=date)
    return with_entities(made)


def keys_of(*texts, aliases=""):
    articles = [article(number, text) for number, text in enumerate(texts)]
    parsed, _ = parse_aliases("aliases.toml", aliases)
    keyed, _ = merge_entities(articles, parsed)
    return [[entity.key for entity in one.entities] for one in keyed]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was Sergei Rastov, 54.", "It was Sergey Rastov, 54."),
        ("It was Gul Hassan Hassan, 54. Mr. Gul Hassan left.", "It was Gul Hassan, 54."),
        ("It was John F. Berg.", "It was John Berg."),
        ("He left the U.S. then.", "He left America then."),
        ("He left Britain then.", "He left the UK then."),
        ("He met a Kenyan captain.", "He left Kenya then."),
        ("He met the Ferrow Sea Union (FSU).", "He met the FSU, a rights group."),
        ("He met the Ferrow Sea Union.", "He met the Ferrow Sea Union."),
        ("The Russian Foreign Ministry spoke.", "Russia waits, the Foreign Ministry said."),
    ],
)
def test_names_of_two_articles_are_one(one, other):
    first, second = keys_of(one, other)

    assert set(first) & set(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was Mr. Berg.", "It was Mr. Berg."),
        ("It was Jane Berg.", "It was Mr. Berg."),
        ("It was John Smith.", "It was John Smyth."),
        ("It was John F. Berg, 54.", "It was John G. Berg, 54."),
        ("He met the Sea Union (FSU).", "He met the Ferrow Ski Union (FSU)."),
        ("The Supreme Court of Kenya sat.", "The Supreme Court of Norway sat."),
        ("He saw the U.S. Embassy in Oslo.", "He saw the U.S. Embassy in Nairobi."),
        ("He lives in Jordan.", "It was Michael Jordan, 54."),
    ],
)
def test_doubtful_names_stay_two(one, other):
    first, second = keys_of(one, other)

    assert not set(first) & set(second) - {"kenya", "norway", "oslo", "nairobi"}


def test_short_name_with_two_long_ones_stays_alone():
    keys = keys_of("It was John F. Berg.", "It was John G. Berg.", "It was John Berg.")

    assert keys == [["john-f-berg"], ["john-g-berg"], ["john-berg"]]


def test_what_one_article_tells_apart_stays_two():
    keys = keys_of("He met Gul Hassan Hassan, 54, and not Sergei Rastov or Sergey Rastova, 20.")

    assert len(set(keys[0])) == 3


def test_same_name_of_two_kinds_has_two_keys():
    texts = ("It was Zelko Ruvo, 54.", "They left the town of Zelko Ruvo.")
    articles = [article(number, text) for number, text in enumerate(texts)]
    first, second = (one.entities[0] for one in articles)
    assert first.kind is not second.kind

    _, entities = merge_entities(articles, Aliases())

    assert [entity.key for entity in entities] == ["zelko-ruvo", "zelko-ruvo-person"]


def test_entities_tell_articles_by_date_and_companions():
    articles = (
        article(1, "Marta Olesen met Jonas Brandvik in Oslo."),
        article(2, "Marta Olesen left Oslo in May.", day=5),
        article(3, "Marta Olesen saw Oslo.", day=2),
    )

    digest = add_site_entities(Digest(articles=articles), Aliases())

    olesen = next(entity for entity in digest.entities if entity.key == "marta-olesen")
    assert [name[-1] for name in olesen.articles] == ["3", "2", "1"]
    assert olesen.companions[0] == Companion(key="oslo", articles=3)
    assert olesen.first == articles[2].published
    assert olesen.last == articles[1].published
    assert [entity.key for entity in digest.entities] == sorted(e.key for e in digest.entities)


def test_keywords_follow_their_entity():
    made = article(1, "It was Sergey Rastov, 54.")
    keyword = Keyword(
        text="Sergey Rastov",
        lexical_form="sergey rastov",
        relevance=0.5,
        raw_score=0.5,
        entity=made.entities[0].key,
    )
    other = article(0, "It was Sergei Rastov, 54. It was Sergei Rastov.")

    keyed, _ = merge_entities([other, replace(made, keywords=(keyword,))], Aliases())

    assert keyed[1].keywords[0].entity == keyed[0].entities[0].key


def test_editor_joins_names_and_tells_the_kind():
    aliases, _ = parse_aliases(
        "aliases.toml",
        "[[entity]]\nnames = ['Marta Olesen', 'The Iron Lady']\nkind = 'person'\nnote = 'Known.'",
    )
    texts = ("It was Marta Olesen.", "Marta Olesen came. He met Mr. Berg.")

    _, entities = merge_entities([article(n, text) for n, text in enumerate(texts)], aliases)

    olesen = next(entity for entity in entities if entity.key == "marta-olesen")
    assert (olesen.kind, olesen.note, len(olesen.articles)) == (EntityKind.PERSON, "Known.", 2)


def test_kind_from_the_editor_holds_from_the_first_pass_on():
    aliases, _ = parse_aliases(
        "aliases.toml", '[[entity]]\nnames = ["Kenya"]\nkind = "organisation"\n'
    )
    articles = (article(1, "Kenya waits, the Foreign Ministry said."),)
    once = add_site_entities(Digest(articles=articles), aliases)
    assert add_site_entities(once, aliases) == once


def test_editor_gives_a_surname_to_somebody():
    first, second = keys_of(
        "It was Jane Berg.", "It was Mr. Berg.", aliases="[[entity]]\nnames = ['Jane Berg', 'Berg']"
    )

    assert first == second == ["jane-berg"]


def test_editor_keeps_names_apart():
    first, second = keys_of(
        "It was Sergei Rastov.",
        "It was Sergey Rastov.",
        aliases="[[not_same]]\nnames = ['Sergei Rastov', 'Sergey Rastov']",
    )

    assert (first, second) == (["sergei-rastov"], ["sergey-rastov"])


def test_editor_hides_a_name():
    assert keys_of("He met NATO.", aliases="[[entity]]\nnames = ['NATO']\nhide = true") == [[]]


def test_entry_that_names_nobody_is_a_finding_once():
    aliases, _ = parse_aliases(
        "aliases.toml", "[[entity]]\nnames = ['A B']\n[[not_same]]\nnames = ['C D', 'NATO']"
    )
    digest = Digest(articles=(article(1, "He met NATO."),))

    once = add_site_entities(digest, aliases)

    assert [(found.code, found.line) for found in once.findings] == [
        (Code.ALIASES_UNMATCHED, 1),
        (Code.ALIASES_UNMATCHED, 3),
    ]
    assert "C D" in once.findings[1].message
    assert "NATO" not in once.findings[1].message
    assert add_site_entities(once, aliases) == once


def test_ten_thousand_people_of_one_surname_stay_apart():
    # Comparing each with all others took 2 minutes.
    found = tuple(
        ArticleEntity(
            key=f"p{at:05}-kell",
            name=f"P{at:05} Kell",
            kind=EntityKind.PERSON,
            forms=(f"P{at:05} Kell",),
            mentions=(Mention(paragraph=0, start=0, end=6),),
        )
        for at in range(10_000)
    )
    articles = [
        replace(make_article(""), id=ArticleId(f"0123456789ab-{number:06}"), entities=entities)
        for number, entities in enumerate((found[:5000], found[5000:]))
    ]
    keyed, _ = merge_entities(articles, Aliases())
    assert len({entity.key for one in keyed for entity in one.entities}) == 10_000
