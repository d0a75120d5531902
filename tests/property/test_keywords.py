"""Keywords of any text whatever."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.keywords.core import add_keywords, read_article
from plugins.keywords.core.lexical import lexical_form
from plugins.keywords.data.languages import vocabulary_for
from plugins.model import ArticleId, Digest
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import HARBOUR, make_article

SETTINGS = KeywordSettings()
LANGUAGES = st.sampled_from(["en", "en-GB", "fr", "xx", ""])
# Words that meet every rule: titles, names, stop words, times, verbs, marks.
WORDS = st.sampled_from(
    "President Prime Minister Marta Olesen Brandvik John F. of the The US UN New York Bank Kenya "
    "said told Friday April May last week 40 3.5 percent harbour harbours treaty fishing fleet "
    "fleets deep-water al-Qaeda pro-Norwegian Norwegian Bergen Courier Ministry officially "
    "confirmed , . ! ' \" ’s 's “ ” - — ( ) : /".split()
)
PROSE = st.lists(WORDS, max_size=120).map(" ".join)
TEXTS = st.one_of(st.text(max_size=400), PROSE)


@settings(deadline=None, max_examples=80)
@given(headline=TEXTS, paragraphs=st.lists(TEXTS, max_size=4), language=LANGUAGES)
def test_any_text_gives_a_clean_list(headline, paragraphs, language):
    article = make_article(headline, *paragraphs, language=language)

    keywords = read_article(article, SETTINGS, {"Bergen Courier"}).keywords

    assert len(keywords) <= SETTINGS.max_keywords
    assert len({keyword.lexical_form for keyword in keywords}) == len(keywords)
    assert all(0 <= keyword.relevance <= 1 for keyword in keywords)
    vocabulary = vocabulary_for(language[:2])
    assert all(k.lexical_form == lexical_form(k.text, vocabulary) for k in keywords)


@settings(deadline=None, max_examples=60)
@given(headline=PROSE, paragraphs=st.lists(PROSE, min_size=1, max_size=5))
def test_no_keyword_is_an_outlet_a_time_or_a_piece_of_a_sentence(headline, paragraphs):
    article = make_article(headline, *paragraphs, outlet="Bergen Courier")

    for keyword in read_article(article, SETTINGS).keywords:
        words = keyword.text.lower().split()
        assert words not in [["friday"], ["april"], ["may"], ["week"]]
        assert "bergen courier" not in keyword.text.lower()
        assert words[0] not in {"the", "of", "said", "told"}
        assert words[-1] not in {"the", "of", "said", "told", "confirmed"}


@settings(deadline=None, max_examples=25)
@given(paragraphs=st.lists(st.lists(PROSE, max_size=3), min_size=1, max_size=4), data=st.data())
def test_order_of_articles_does_not_matter(paragraphs, data):
    articles = [
        replace(make_article(f"Number {number}", *body), id=ArticleId(f"0123456789ab-{number:06}"))
        for number, body in enumerate(paragraphs)
    ]
    shuffled = data.draw(st.permutations(articles))

    straight = add_keywords(Digest(articles=tuple(articles)), SETTINGS)
    other = add_keywords(Digest(articles=tuple(shuffled)), SETTINGS)

    assert {a.id: a.keywords for a in straight.articles} == {
        a.id: a.keywords for a in other.articles
    }
    assert set(straight.findings) == set(other.findings)


@settings(deadline=None, max_examples=25)
@given(paragraphs=st.lists(TEXTS, max_size=3))
def test_a_second_pass_changes_nothing(paragraphs):
    digest = Digest(articles=(HARBOUR, make_article("12 34", *paragraphs)))

    once = add_keywords(digest, SETTINGS)

    assert add_keywords(once, SETTINGS) == once


@settings(deadline=None, max_examples=80)
@given(headline=TEXTS, paragraphs=st.lists(TEXTS, max_size=4))
def test_mentions_point_at_what_is_shown(headline, paragraphs):
    article = make_article(headline, *paragraphs)
    vocabulary = vocabulary_for("en")

    reading = read_article(article, SETTINGS)

    named = {entity.key: set(entity.mentions) for entity in reading.entities}
    for keyword in reading.keywords:
        assert list(keyword.mentions) == sorted(keyword.mentions, key=_place)
        if keyword.entity is not None:
            assert keyword.mentions
            assert set(keyword.mentions) <= named[keyword.entity]
        said = [text_of(article, mention) for mention in keyword.mentions]
        if keyword.text.islower():
            # A headline in title case writes large what is no name.
            forms = {lexical_form(text.lower(), vocabulary) for text in said}
            assert forms <= {keyword.lexical_form}
        assert all(any(map(str.isalnum, text)) for text in said)


def text_of(article, mention):
    paragraph = mention.paragraph
    text = article.headline if paragraph is None else article.paragraphs[paragraph].text
    assert 0 <= mention.start < mention.end <= len(text)
    return text[mention.start : mention.end]


def _place(mention):
    return (-1 if mention.paragraph is None else mention.paragraph, mention.start)
