import pytest

from plugins.keywords.data.english import ENGLISH
from plugins.model import EntityKind, Section
from tests.unit.keywords.articles import make_article, with_entities


def entities_in(*paragraphs, headline=""):
    return with_entities(make_article(headline, *paragraphs)).entities


def kinds_in(*paragraphs):
    return {entity.name: entity.kind.value for entity in entities_in(*paragraphs)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Senator Ruvo left.", "Ruvo"),
        ("It was Zelko Ruvo, 54, of Moss.", "Zelko Ruvo"),
        ("It was Zelko Ruvo, who left.", "Zelko Ruvo"),
        ("It was Zelko Ruvo, a fisherman.", "Zelko Ruvo"),
        ("It was her husband, Zelko Ruvo.", "Zelko Ruvo"),
        ("It was Marta Ruvo.", "Marta Ruvo"),
        ("It was Z. K. Ruvo.", "Z. K. Ruvo"),
        ("It was King Zelko.", "King Zelko"),
        ("It was Crown Prince Zelko bin Ruvo, who left.", "Zelko bin Ruvo"),
        ("It was Zelko Ruvo. He heard Ruvo. Then Ruvo left. They saw Ruvo.", "Zelko Ruvo"),
    ],
)
def test_persons_are_told_by_what_stands_around(text, name):
    assert kinds_in(text)[name] == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He lives in Nairobi.", "Nairobi"),
        ("He lives in the town of Ferrow.", "Ferrow"),
        ("He lives north of Ferrow.", "Ferrow"),
        ("He lives in Ferrow, Ohio.", "Ferrow"),
        ("He left Ferrow, a village of fishermen.", "Ferrow"),
        ("He crossed Ferrow County.", "Ferrow County"),
        ("He crossed Lake Ferrow.", "Lake Ferrow"),
        ("It was the Republic of Kenya.", "Republic of Kenya"),
        ("An Ohio-based firm closed.", "Ohio"),
        ("Sen. Ida Roe (R-Ohio) left.", "Ohio"),
        ("New York is large.", "New York"),
        ("A Kenyan ship sank.", "Kenya"),
    ],
)
def test_places_are_told_by_facts_heads_and_prepositions(text, name):
    assert kinds_in(text)[name] == "place"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He joined the Ministry of Coastal Affairs.", "Ministry of Coastal Affairs"),
        ("He joined Ferrow Lines Inc. then.", "Ferrow Lines Inc"),
        ("He joined Berg & Roe then.", "Berg & Roe"),
        ("He joined NATO.", "NATO"),
        ("Food and Drug Administration rules hold.", "Food and Drug Administration"),
        ("He read the Kenyan Coastal Authority’s plan.", "Kenyan Coastal Authority"),
        ("He saw Ferrow, a shipping company.", "Ferrow"),
        ("He is the chief executive of Ferrow.", "Ferrow"),
        ("He sat on the Council on Coastal Relations.", "Council on Coastal Relations"),
    ],
)
def test_organisations_are_told_by_facts_and_heads(text, name):
    assert kinds_in(text).get(name) in ("organisation", "unknown")
    if name != "Ferrow":
        assert kinds_in(text)[name] == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday in April.",
        "The Harbour Act and the Bergen Agreement failed.",
        "He saw the Cold War and Hurricane Olga.",
        "Kenyans and Muslims read the Bible at Easter.",
        "GIVE US THE SHIP BACK NOW, he wrote.",
        "He built THE WALL. The wall fell.",
        "However, nobody came.",
    ],
)
def test_events_laws_times_and_cries_are_nobody(text):
    assert kinds_in(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("It was Gul Hassan Hassan. Mr. Gul Hassan left.", "Gul Hassan Hassan", 2),
        ("It was Dr. Abu al-Ruvo. Dr. Ruvo left.", "Abu al-Ruvo", 2),
        ("The Ferrow Sea Union (FSU) met. The FSU left.", "Ferrow Sea Union", 2),
        ("The Ferrow Sea Union met. The FSU left.", "Ferrow Sea Union", 2),
        ("The U.S. and the US and America.", "United States", 3),
        ("It was Sergei Ruvo. Then Sergey Ruvo left.", "Sergei Ruvo", 2),
        ("It was the Supreme Court of Kenya. The Supreme Court sat.", "Supreme Court of Kenya", 2),
        ("It was Ferrow Inc. now. Mr. Berg left Ferrow.", "Ferrow Inc", 2),
        ("It was President Anna Berg. Then President Berg saw Ida Berg.", "Anna Berg", 2),
    ],
)
def test_forms_of_one_name_are_joined(text, name, forms):
    (entity,) = (entity for entity in entities_in(text) if entity.name == name)

    assert len(entity.forms) == forms


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("He saw Otto Berg Jr. there. He saw Otto Berg.", "Otto Berg Jr", "Otto Berg"),
        ("He saw South Korea. He saw Korea.", "South Korea", "Korea"),
        ("He met Jim Jordan in Jordan.", "Jim Jordan", "Jordan"),
        ("He heard of ISIS-K and ISKP.", "ISIS-K", "ISKP"),
        ("The Sea Union (FSU) met the Ferrow Ski Union.", "Sea Union", "Ferrow Ski Union"),
        ("He met Brian Holm and Bryan Holm.", "Brian Holm", "Bryan Holm"),
    ],
)
def test_doubtful_forms_stay_apart(text, one, other):
    names = [entity.name for entity in entities_in(text)]

    assert one in names
    assert other in names


def test_mentions_are_in_the_text_as_captured():
    text = "“Ms. Marta Olesen’s ship,” said Olesen — of Ferrow Lines Inc."

    marked = {
        text[at.start : at.end]
        for entity in entities_in(text, headline="Olesen’s ship")
        for at in entity.mentions
        if at.paragraph == 0
    }
    assert marked == {"Marta Olesen", "Olesen", "Ferrow Lines Inc"}


def test_subheads_have_no_mention():
    article = make_article("", "He met Marta Olesen.")
    (section,) = article.sections
    bare = Section(paragraphs=section.paragraphs, subhead="Marta Olesen and Jonas Brandvik")

    (entity,) = with_entities(make_article("", sections=(bare,))).entities
    assert entity.name == "Marta Olesen"
    assert [at.paragraph for at in entity.mentions] == [0]


def test_headline_mentions_come_first():
    article = with_entities(
        make_article("Olesen leaves", "They met Marta Olesen. They met Jonas Brandvik.")
    )

    assert [at.paragraph for at in article.entities[0].mentions] == [None, 0]


def test_language_without_vocabulary_gives_repeated_names_of_unknown_kind():
    text = "Nous avons vu hier soir dans la rue Marta Olesen. Puis il a revu Marta Olesen là-bas."
    article = with_entities(make_article("", text, "Elle a vu Jonas Brandvik.", language="fr"))

    (entity,) = article.entities
    assert (entity.name, entity.kind) == ("Marta Olesen", EntityKind.UNKNOWN)


def test_shipped_vocabulary_is_english():
    assert ENGLISH.titles


def test_names_of_one_slug_have_keys_of_their_own():
    spellings = ("Zoë Kell", "Zoe Kell", "Żoe Kell", "Źoe Kell", "Zoe Kell Unknown")
    article = make_article(
        "", *(f"Am Kai stand {name}, dann ging {name} fort." for name in spellings), language="de"
    )
    found = with_entities(article).entities
    assert {entity.name for entity in found} == set(spellings)
    assert len({entity.key for entity in found}) == len(spellings)
