import pytest

from plugins.topics.core.lock import (
    KnownArticle,
    KnownEvent,
    KnownTopic,
    Lock,
    LockError,
    parse_lock,
    render_lock,
)

_STRIKE = KnownTopic(
    id="0a1b2c3d",
    slug="tram-strike",
    title="Tram strike “Ostermouth”",
    events=(
        KnownEvent(slug="drivers-stay-home", title="Drivers stay home", articles=("a-1", "b-1")),
        KnownEvent(slug="talks", title="Talks", articles=("c-1",), page=True),
    ),
)
_LOCK = Lock(
    topics=(_STRIKE,),
    articles={"a-1": KnownArticle(address="articles/2031/drivers-0a1b2c/")},
    retired={"topics/tram-dispute/": "topics/tram-strike/"},
)
_TEXT = render_lock(_LOCK)


def test_what_is_written_is_read():
    assert parse_lock(_TEXT) == _LOCK
    assert _TEXT.count('"a-1"') == 2
    assert "“Ostermouth”" in _TEXT


def test_every_article_and_address_has_its_line():
    lines = [line.strip().rstrip(",") for line in _TEXT.splitlines()]
    assert '"b-1"' in lines
    assert '"a-1": {"address": "articles/2031/drivers-0a1b2c/"}' in lines
    assert '"topics/tram-dispute/": "topics/tram-strike/"' in lines


def test_order_of_topics_does_not_matter():
    other = KnownTopic(id="ffffffff", slug="dam-flood", title="Dam flood", events=())
    one = render_lock(Lock(topics=(_STRIKE, other)))
    assert one == render_lock(Lock(topics=(other, _STRIKE)))
    assert one.index("dam-flood") < one.index("tram-strike")


def test_topic_that_stands_there_twice_after_a_merge_is_one():
    again = KnownTopic(
        id="0a1b2c3d",
        slug="tram-strike",
        title="Tram strike",
        events=(
            KnownEvent(slug="drivers-stay-home", title="Drivers", articles=("d-1",), page=True),
        ),
    )
    text = _TEXT.replace('"topics": [', '"topics": [' + _json(again) + ",", 1)
    (topic,) = parse_lock(text).topics
    assert set(topic.articles) == {"a-1", "b-1", "c-1", "d-1"}
    assert topic.events[0].page


def _json(topic):
    import msgspec

    return msgspec.json.encode(topic).decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"format": 1', '"format": 2'),
        ('"format": 1', '"colour": 1'),
        ("tram-strike", "../../etc"),
        ("topics/tram-dispute/", "../tram-dispute/"),
        ("topics/tram-dispute/", "/topics/tram-dispute/"),
        ("topics/tram-dispute/", "topics/tram-dispute/../"),
        ("topics/tram-dispute/", "keywords/tram/"),
        ('": "topics/tram-strike/"', '": "https://example.org/"'),
        ('": "topics/tram-strike/"', '": "//example.org/"'),
        ("articles/2031/drivers-0a1b2c/", "articles/2031/drivers-0a1b2c/\\n"),
        ("articles/2031/drivers-0a1b2c/", "articles/٢٠٣١/drivers-0a1b2c/"),
        ("tram-strike", "Tram-Strike"),
        ("tram-strike", "x" * 300),
        ('"articles"', '"artikel"'),
        ("{\n", "<<<<<<< HEAD\n{\n"),
        ("}\n", ""),
        (_TEXT, ""),
        (_TEXT, "[]"),
        (_TEXT, "[" * 100_000),
        (_TEXT, "null"),
    ],
)
def test_what_is_not_understood_is_refused_whole(old, new):
    with pytest.raises(LockError):
        parse_lock(_TEXT.replace(old, new))


def test_the_reason_names_a_merge():
    with pytest.raises(LockError, match="merged"):
        parse_lock("<<<<<<< ours\n" + _TEXT)


@pytest.mark.parametrize("base", ["", "||||||| base\n"])
def test_both_versions_of_a_merge_are_read(base):
    line = '  "topics/tram-dispute/": "topics/tram-strike/"'
    other = line.replace("dispute", "quarrel")
    merged = f"<<<<<<< ours\n{line}\n{base}=======\n{other}\n>>>>>>> theirs"
    lock = parse_lock(_TEXT.replace(line, merged))
    assert (
        lock.retired == parse_lock(_TEXT).retired | parse_lock(_TEXT.replace(line, other)).retired
    )
    assert lock.topics == parse_lock(_TEXT).topics


def test_title_with_a_line_separator_is_no_mark_of_a_merge():
    title = "Talks \u2028<<<<<<< begin"
    event = KnownEvent(slug="talks", title=title, articles=("c-1",), page=True)
    lock = Lock(former_events=(event,))
    assert parse_lock(render_lock(lock)) == lock
