"""Names and addresses of topics over any history of builds."""

from contextlib import suppress
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from plugins.model import Digest, Entity, EntityKind, SiteKeyword
from plugins.text.addresses import (
    EVENT_PAGE_STORIES,
    article_path,
    capture_path,
    event_path,
    topic_path,
)
from plugins.text.listings import listing_pages
from plugins.text.slugs import slugify
from plugins.topics.core.assignment import assign_greatest
from plugins.topics.core.identity import keep_identity
from plugins.topics.core.lock import Lock, LockError, parse_lock, render_lock
from tests.unit.topics.published import date_in, make_article, make_digest

_ARTICLES = [f"{number:012x}-{number:06x}" for number in range(14)]
_TITLES = ["Tram strike", "Dam flood", "Lost portrait", "Ferry pier", "Tram strike (2)"]

weights = st.dictionaries(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("vwxyz")),
    st.sampled_from([0.125, 0.25, 0.5, 0.75, 1.0]),
    max_size=14,
)


@given(weights)
def test_assignment_is_the_best_there_is(pairs):
    found = assign_greatest(pairs)
    assert len(set(found.values())) == len(found)
    assert found.items() <= pairs.keys()
    best = max(
        sum(pairs.get(pair, 0) for pair in zip("abcde", order, strict=True))
        for order in permutations("vwxyz")
    )
    assert sum(pairs[pair] for pair in found.items()) == best


@given(weights, st.randoms(use_true_random=False))
def test_assignment_does_not_depend_on_the_order(pairs, random):
    shuffled = list(pairs.items())
    random.shuffle(shuffled)
    assert assign_greatest(dict(shuffled)) == assign_greatest(pairs)


@st.composite
def builds(draw):
    """Any grouping of some of the articles into topics and events."""
    places = draw(
        st.lists(
            st.one_of(st.none(), st.tuples(st.sampled_from(_TITLES), st.integers(0, 1))),
            min_size=len(_ARTICLES),
            max_size=len(_ARTICLES),
        )
    )
    gone = draw(st.sets(st.sampled_from(_ARTICLES), max_size=3))
    groups: dict[str, dict[int, list[str]]] = {}
    for name, place in zip(_ARTICLES, places, strict=True):
        if place and name not in gone:
            groups.setdefault(place[0], {}).setdefault(place[1], []).append(name)
    partition = {title: list(events.values()) for title, events in groups.items()}
    others = [
        name
        for name, place in zip(_ARTICLES, places, strict=True)
        if not place and name not in gone
    ]
    return partition, others


def pages(digest):
    """Return the addresses of pages a digest has."""
    return {
        *(topic_path(topic.slug) for topic in digest.topics),
        *(article_path(article) for article in digest.articles),
        *(capture_path(article.capture) for article in digest.articles),
        *(
            event_path(event.slug)
            for event in digest.events
            if len(event.articles) >= EVENT_PAGE_STORIES
        ),
        "topics/",
        "",
    }


@given(st.lists(builds(), min_size=1, max_size=6))
def test_no_published_address_is_ever_lost(history):
    lock, published = Lock(), set()
    for build in history:
        digest = make_digest(*build)
        named, lock = keep_identity(digest, lock)
        living = pages(named)
        published |= living
        leads = {redirect.path: redirect.target for redirect in named.redirects}
        assert published <= living | leads.keys()
        assert not living & leads.keys()
        for target in leads.values():
            page, _, fragment = target.partition("#")
            assert page in living
            assert not fragment or fragment in {f"e-{event.slug}" for event in named.events}


_NAMES = ["Ada Merrow", "Merrow", "Ada Lucia Merrow", "Pier", "Old Pier"]


@st.composite
def vocabularies(draw):
    """Any names, keywords, outlets and dates of some articles."""
    places = st.sets(st.integers(0, 5), min_size=1)
    articles = [
        make_article(
            name,
            outlet=draw(st.sampled_from([None, "Echo", "The Echo", "Coast Tribune"])),
            published=date_in(2031, draw(st.integers(1, 3))),
        )
        for name in _ARTICLES[:6]
        if draw(st.booleans())
    ]

    def holders():
        held = draw(places)
        return tuple(a.id for at, a in enumerate(articles) if at in held)

    names = draw(st.lists(st.sampled_from(_NAMES), unique=True))
    entities = tuple(
        Entity(
            key=slugify(name),
            name=name,
            slug=slugify(name),
            kind=EntityKind.PERSON,
            forms=(name, *draw(st.sets(st.sampled_from(_NAMES), max_size=2))),
            articles=holders(),
        )
        for name in names
    )
    keywords = tuple(
        SiteKeyword(
            key=text.lower(),
            text=text,
            slug=slugify(text),
            articles=holders(),
            entity=draw(st.sampled_from([None, slugify(text)])),
        )
        for text in draw(st.lists(st.sampled_from(_NAMES), unique=True))
    )
    return Digest(articles=tuple(articles), entities=entities, keywords=keywords)


@given(st.lists(vocabularies(), min_size=1, max_size=4))
def test_no_address_of_a_keyword_name_outlet_or_day_is_ever_lost(history):
    lock = Lock()
    published: set[str] = set()
    for digest in history:
        named, lock = keep_identity(digest, parse_lock(render_lock(lock)))
        living = listing_pages(named)
        published |= living
        leads = {redirect.path: redirect.target for redirect in named.redirects}
        assert published <= living | leads.keys()
        assert not living & leads.keys()
        pages = living | {article_path(article) for article in named.articles}
        for path in published - living:
            assert leads[path] in pages | {f"{path.partition('/')[0]}/"}
        assert keep_identity(digest, lock) == (named, lock)


@given(st.lists(builds(), min_size=1, max_size=4))
def test_names_are_unique_and_grouping_is_left_alone(history):
    lock = Lock()
    for build in history:
        digest = make_digest(*build)
        named, lock = keep_identity(digest, lock)
        for groups in (named.topics, named.events):
            assert len({group.slug for group in groups}) == len(groups)
            assert len({group.title.casefold() for group in groups}) == len(groups)
        assert len({topic.id for topic in lock.topics}) == len(named.topics)
        before = {frozenset(topic.articles) for topic in digest.topics}
        assert {frozenset(topic.articles) for topic in named.topics} == before
        slugs = {article.id: (article.topic, article.event) for article in named.articles}
        for event in named.events:
            assert {slugs[name] for name in event.articles} == {(event.topic, event.slug)}


@given(st.lists(builds(), min_size=1, max_size=4))
def test_building_twice_changes_nothing_and_the_file_says_it_all(history):
    lock = Lock()
    for build in history:
        digest = make_digest(*build)
        named, lock = keep_identity(digest, lock)
        read = parse_lock(render_lock(lock))
        assert render_lock(read) == render_lock(lock)
        again, same = keep_identity(digest, read)
        assert again == named
        assert render_lock(same) == render_lock(lock)


@given(st.one_of(st.text(), st.binary().map(lambda data: data.decode("latin-1"))))
def test_any_text_is_a_lock_or_a_reason(text):
    with suppress(LockError):
        assert isinstance(parse_lock(text), Lock)


@given(builds(), st.data())
def test_a_damaged_lock_is_refused_or_read_safely(build, data):
    digest = make_digest(*build)
    _, lock = keep_identity(digest, Lock())
    text = render_lock(lock)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 40))
    put = data.draw(st.sampled_from(["", "../", "//", "\\n", '"', "<<<<<<< ours\n", "A"]))
    try:
        read = parse_lock(text[:at] + put + text[at + cut :])
    except LockError:
        return
    named, _ = keep_identity(digest, read)
    for path in [r.path for r in named.redirects] + [r.target for r in named.redirects]:
        assert ".." not in path
        assert not path.startswith("/")
        assert "\n" not in path
