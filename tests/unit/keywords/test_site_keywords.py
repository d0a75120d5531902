from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins.keywords.core.companions import MAX_COMPANIONS
from plugins.keywords.core.site_keywords import PAIRED_MAX, add_site_keywords
from plugins.model import (
    UNKNOWN_DATE,
    ArticleId,
    Companion,
    DateInterval,
    Digest,
    Keyword,
    NewsArticle,
    Precision,
    SiteKeyword,
)
from tests.unit.keywords.articles import make_article


def on_day(day: int) -> DateInterval:
    start = datetime(2025, 7, day, tzinfo=UTC)
    return DateInterval(earliest=start, latest=start, precision=Precision.DAY, basis="dateline")


def keyword(text: str, key: str = "", entity: str | None = None) -> Keyword:
    return Keyword(
        text=text, lexical_form=key or text.lower(), relevance=0.5, raw_score=0.1, entity=entity
    )


def article(name: str, *keywords: Keyword, day: int = 0) -> NewsArticle:
    published = on_day(day) if day else UNKNOWN_DATE
    return make_article(name, id=ArticleId(name), keywords=keywords, published=published)


def found(*articles: NewsArticle) -> dict[str, SiteKeyword]:
    digest = add_site_keywords(Digest(articles=articles))
    return {keyword.key: keyword for keyword in digest.keywords}


def test_articles_stand_by_date_undated_last_whatever_their_order() -> None:
    pier = keyword("pier")
    given_articles = (
        article("a", pier),
        article("b", pier, day=9),
        article("c", pier, day=3),
    )
    one = found(*given_articles)["pier"]
    assert one.articles == ("c", "b", "a")
    assert (one.first, one.last) == (on_day(3), on_day(9))
    assert one == found(*reversed(given_articles))["pier"]


def test_keyword_of_undated_articles_has_no_dates() -> None:
    one = found(article("a", keyword("pier")))["pier"]
    assert (one.first, one.last) == (UNKNOWN_DATE, UNKNOWN_DATE)


def test_text_is_the_commonest_form_then_the_first_by_alphabet() -> None:
    plural, single = keyword("ferry crews", "ferry crew"), keyword("ferry crew")
    crews = found(article("a", plural), article("b", plural), article("c", single))
    assert crews["ferry crew"].text == "ferry crews"
    tied = found(article("a", plural), article("b", single))
    assert tied["ferry crew"].text == "ferry crew"


def test_form_named_twice_by_one_article_counts_once() -> None:
    one = found(article("a", keyword("pier"), keyword("piers", "pier")))["pier"]
    assert one.articles == ("a",)
    assert one.text == "pier"


def test_companions_are_counted_by_article_the_commonest_first() -> None:
    pier, fog, boat = keyword("pier"), keyword("fog"), keyword("boat")
    site = found(
        article("a", pier, fog, boat),
        article("b", pier, fog),
        article("c", boat),
    )
    assert site["pier"].companions == (
        Companion(key="fog", articles=2),
        Companion(key="boat", articles=1),
    )
    assert site["boat"].companions == (
        Companion(key="fog", articles=1),
        Companion(key="pier", articles=1),
    )


def test_keyword_of_one_article_has_no_companions() -> None:
    assert found(article("a", keyword("pier"), keyword("fog")))["pier"].companions == ()


def test_companions_are_bounded() -> None:
    many = tuple(keyword(f"word {number:03}") for number in range(PAIRED_MAX + 5))
    site = found(article("a", *many), article("b", *many))
    assert len(site["word 000"].companions) == MAX_COMPANIONS
    assert site[f"word {PAIRED_MAX:03}"].companions == ()


def test_entity_is_the_one_most_articles_mean() -> None:
    place, person = keyword("Jordan", entity="jordan"), keyword("Jordan", entity="max jordan")
    assert found(article("a", place), article("b", place))["jordan"].entity == "jordan"
    assert found(article("a", place), article("b", person))["jordan"].entity is None
    assert found(article("a", place), article("b", keyword("Jordan")))["jordan"].entity is None


def test_slug_is_the_key_with_hyphens() -> None:
    assert found(article("a", keyword("Sea wall")))["sea wall"].slug == "sea-wall"


def test_keys_that_would_share_a_slug_are_kept_apart() -> None:
    site = found(article("a", *(keyword("x", key) for key in ("sea wall", "Sea wall", "sea-wall"))))
    slugs = {key: one.slug for key, one in site.items()}
    assert slugs["sea wall"] == "sea-wall"
    assert len(set(slugs.values())) == 3
    alone = found(article("a", keyword("x", "sea-wall")))["sea-wall"]
    assert alone.slug == slugs["sea-wall"]


def test_digest_without_articles_has_no_keywords() -> None:
    assert add_site_keywords(Digest()).keywords == ()


_WORDS = st.text(alphabet=st.sampled_from("abAB -'é漢\ud800\u202e<"), max_size=4)
_KEYWORDS = st.builds(
    keyword, _WORDS, _WORDS.filter(bool), st.none() | st.sampled_from(["one", "two"])
)
_ARTICLES = st.lists(st.tuples(st.lists(_KEYWORDS, max_size=5), st.integers(0, 9)), max_size=6).map(
    lambda rows: [article(f"{n}", *words, day=day) for n, (words, day) in enumerate(rows)]
)


@given(_ARTICLES, st.randoms(use_true_random=False))
def test_order_of_the_articles_never_matters(articles: list[NewsArticle], random) -> None:
    digest = add_site_keywords(Digest(articles=tuple(articles)))
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert add_site_keywords(Digest(articles=tuple(shuffled))).keywords == digest.keywords
    assert add_site_keywords(digest) == digest


@given(_ARTICLES)
def test_what_holds_for_any_articles(articles: list[NewsArticle]) -> None:
    keywords = add_site_keywords(Digest(articles=tuple(articles))).keywords
    slugs = [one.slug for one in keywords]
    assert len(set(slugs)) == len(slugs)
    assert [one.key for one in keywords] == sorted({one.key for one in keywords})
    members = {one.key: set(one.articles) for one in keywords}
    for one in keywords:
        assert one.articles
        assert all(set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for slug in slugs)
        for companion in one.companions:
            both = members[one.key] & members[companion.key]
            assert companion.articles == len(both) > 0
