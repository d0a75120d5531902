import pytest

from plugins.keywords.core.names import find_names
from plugins.keywords.core.text import prepare_text
from plugins.keywords.data.english import ENGLISH
from plugins.keywords.data.languages import vocabulary_for
from plugins.keywords.yake_wall import stop_words
from tests.unit.keywords.articles import make_article

STOPS = stop_words("en")
LONG_ENOUGH = (
    "The rest of this text only shows how small words are spelt, because in a text of a few \
words nobody can tell which of them are names and which merely open a sentence or a headline."
)


def names_in(*paragraphs, headline="", vocabulary=ENGLISH, max_words=3):
    article = make_article(headline, *paragraphs)
    text = prepare_text(article, STOPS, vocabulary)
    names = find_names(text, STOPS, vocabulary, max_words)
    return [" ".join(names.whole[key]) for key in names.keys]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday President Marta Olesen spoke.", ["marta olesen"]),
        ("Then Norwegian Deputy Foreign Minister Jonas Brandvik left.", ["jonas brandvik"]),
        ("It met foreign minister Jonas Brandvik.", ["jonas brandvik"]),
        ("It met Mr. Brandvik.", ["brandvik"]),
        ("It met Secretary of State Jane Roe.", ["jane roe"]),
        ("It met former Prime Minister Jane Roe.", ["jane roe"]),
        ("It met Supreme Leader Ali Dastan.", ["ali dastan"]),
        ("It met the Norwegian Foreign Minister.", []),
        ("It met the US President.", ["u.s"]),
        ("It met Kenya Foreign Minister Jane Roe.", ["kenya", "jane roe"]),
        ("It met the London Mayor.", ["london"]),
        ("It met the President of Kenya.", ["kenya"]),
        ("It met the Director of Coastal Affairs Jane Roe.", ["jane roe"]),
        ("It met the Director of Coastal Affairs Zelko Ruvo.", []),
        ("It met Major General Ivan Berg.", ["ivan berg"]),
        ("It met Chief of Staff Ivan Berg.", ["ivan berg"]),
        ("It met Vice President Al Berg.", ["al berg"]),
        ("It met the Speaker of the House.", ["speaker of the house"]),
        ("It asked the Justice Department.", ["justice department"]),
        ("It asked the General Staff.", ["general staff"]),
        ("It asked Jane Bishop.", ["jane bishop"]),
        ("It asked the Norwegian Coastal Ministry.", ["norwegian coastal ministry"]),
    ],
)
def test_titles_are_taken_off(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He joined the Ministry of Coastal Affairs.", ["ministry of coastal affairs"]),
        ("He sailed the Gulf of the Isles.", ["gulf of the isles"]),
        ("He met Jane Roe of Ohio.", ["jane roe", "ohio"]),
        ("He met Ursula von der Heide.", ["ursula von der heide"]),
        ("He met Omar bin Rashid.", ["omar bin rashid"]),
        ("He met John F. Berg.", ["john f berg"]),
        ("He flew on Air Force One.", ["air force one"]),
        ("He lives in New York.", ["new york"]),
        ("New Zealand won.", ["new zealand"]),
        ("He blamed al-Qaeda and NATO for it.", ["al-qaeda", "nato"]),
        ("He blamed the US.", ["u.s"]),
        ("He met the Oslo-educated Brandvik.", ["brandvik"]),
        ("He joined a pro-Norwegian party.", []),
    ],
)
def test_runs_of_capitals_are_whole(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He came on Friday Marta Olesen said.", ["marta olesen"]),
        ("He came in April Marta Olesen said.", ["marta olesen"]),
        ("He came in May.", []),
        ("He met Theresa May there.", ["theresa may"]),
        ("He met April Jones there.", ["april jones"]),
    ],
)
def test_calendar_is_no_name(text, names):
    assert names_in(text) == names


def test_first_word_of_a_sentence_is_a_name_where_the_text_shows_it():
    text = "Olesen spoke. Ferries stopped. They heard Olesen. The ferries sail."

    assert names_in(text) == ["olesen", "olesen"]


def test_two_capitals_at_the_start_of_a_sentence_are_a_name():
    assert names_in("Jonas Brandvik spoke.") == ["jonas brandvik"]


def test_title_case_headline_takes_its_spelling_from_the_body():
    headline = "Treaty Gives Olesen Access to Harbour"
    body = f"They met Olesen. The treaty gives access to the harbour. {LONG_ENOUGH}"

    assert names_in(body, headline=headline) == ["olesen", "olesen"]


def test_shouted_headline_holds_no_name_that_the_body_does_not_show():
    assert names_in("They met Olesen.", headline="TREATY WITH COAST SIGNED AT LAST") == ["olesen"]


def test_surname_joins_the_full_name_given_first():
    assert names_in("He met Marta Olesen. Later Olesen left.") == ["marta olesen"] * 2


def test_surname_joins_a_titled_full_name_given_later():
    text = "He met Olesen. Later President Marta Olesen left."

    assert names_in(text) == ["marta olesen"] * 2


def test_surname_in_the_headline_joins_too():
    text = f"He met Marta Olesen. {LONG_ENOUGH}"

    assert names_in(text, headline="Olesen will not stop")[0] == "marta olesen"


def test_middle_initial_and_longer_form_join():
    assert names_in("He met John F. Berg. Then John Berg left.") == ["john f berg"] * 2


def test_institution_joins_its_longer_form():
    text = "He left the Old Kingdom of Skane. The flags of the Old Kingdom fell."

    assert names_in(text) == ["old kingdom of skane"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "He met Jane Olesen and Marta Olesen. Then Olesen left.",
        "He saw South Korea. Then Korea left.",
        "He asked the White House. Then the House voted.",
        "He fought the Pakistani Taliban. Then the Taliban left.",
        "He met Otto Berg Jr. at noon. Then Otto Berg left.",
        "He met Korea. Then Anna Korea left.",
    ],
)
def test_doubtful_forms_stay_apart(text):
    names = names_in(text)

    assert names[-1] != names[0] or len(set(names)) == len(names)
    assert len(set(names)) > 1


def test_name_that_is_too_long_keeps_its_place_but_has_no_key():
    assert names_in("He joined the Northern Coast Harbour Union.") == [""]


def test_longer_names_are_kept_where_settings_allow():
    names = names_in("He joined the Northern Coast Harbour Union.", max_words=4)

    assert names == ["northern coast harbour union"]


def test_language_without_vocabulary_keeps_whole_runs():
    text = "Ils ont vu Marta Olesen à Bergen."

    assert names_in(text, vocabulary=vocabulary_for("xx")) == ["marta olesen", "bergen"]
