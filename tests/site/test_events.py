"""Events of the sample site: where each is found, and what its topic and its articles say of it."""

from typing import Any

from tests.site.build import Built
from tests.site.links import ids_of
from tests.site.pages import read_page, words_of

Record = dict[str, Any]
_PAGE_FROM = 4


def test_every_article_of_a_topic_is_in_exactly_one_of_its_events(
    digest: dict[str, list[Record]],
) -> None:
    events = {event["slug"]: event for event in digest["events"]}
    assert events
    for topic in digest["topics"]:
        members = [i for slug in topic["events"] for i in events[slug]["articles"]]
        assert sorted(members) == sorted(topic["articles"])
        assert len(members) == len(set(members))
    for article in digest["articles"]:
        assert (article["event"] is None) == (article["topic"] is None)
        assert article["event"] is None or article["id"] in events[article["event"]]["articles"]


def test_address_of_an_event_is_its_page_from_four_originals_on_else_its_section(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    copies = {a["id"] for a in digest["articles"] if a["copy_of"]}
    paged = 0
    for event in digest["events"]:
        section = f"/topics/{event['topic']}/#e-{event['slug']}"
        own = f"/events/{event['slug']}/"
        has_page = len(set(event["articles"]) - copies) >= _PAGE_FROM
        paged += has_page
        assert event["path"] == (own if has_page else section)
        assert (sample_site.output / own.strip("/") / "index.html").is_file() == has_page
        topic = sample_site.output / "topics" / event["topic"] / "index.html"
        assert f"e-{event['slug']}" in ids_of(topic)
    assert 0 < paged < len(digest["events"])


def test_topic_lists_each_original_once_and_names_its_copies_under_it(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    paths = {a["id"]: a["path"] for a in digest["articles"]}
    topics = {a["id"]: a["topic"] for a in digest["articles"]}
    originals = {a["id"] for a in digest["articles"] if a["topic"] and not a["copy_of"]}
    for topic in digest["topics"]:
        page = read_page(sample_site, topic["path"])
        shown = [str(href) for href in page.xpath("//ol[@class='events']//@href")]
        for article in originals & set(topic["articles"]):
            assert shown.count(paths[article]) == 1, article
    assert digest["copy_groups"]
    for group in digest["copy_groups"]:
        if not topics[group["original"]]:
            continue
        page = read_page(sample_site, f"/topics/{topics[group['original']]}/")
        for copy in group["copies"]:
            (line,) = page.xpath(
                f"//p[starts-with(., 'Also at')][.//a[@href='{paths[copy['id']]}']]"
            )
            (entry,) = line.xpath("ancestor::li[1]")
            assert entry.xpath(f".//a[@href='{paths[group['original']]}']")


def test_article_leads_to_its_event_and_a_copy_to_its_original(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    events = {event["slug"]: event["path"] for event in digest["events"]}
    paths = {a["id"]: a["path"] for a in digest["articles"]}
    for article in digest["articles"]:
        page = read_page(sample_site, article["path"])
        heads = [words_of(h) for h in page.xpath("//aside//h2")]
        hrefs = [str(href) for href in page.xpath("//header[@class='title']//@href")]
        assert article["event"] is None or events[article["event"]] in hrefs
        assert ("Original" in heads) == bool(article["copy_of"])
        if article["copy_of"]:
            assert page.xpath(f"//aside//a[@href='{paths[article['copy_of']]}']")


def test_related_articles_stand_in_two_lists_with_a_reason_each(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    titles = {"same_event": "Same event", "same_topic": "More on this topic"}
    paths = {a["id"]: a["path"] for a in digest["articles"]}
    listed = 0
    for article in digest["articles"]:
        page = read_page(sample_site, article["path"])
        for relation, title in titles.items():
            wanted = [r for r in article["related"] if r["relation"] == relation]
            found = page.xpath(f"//aside//section[h2='{title}']//li")
            assert [str(li.xpath("string(.//a/@href)")) for li in found] == [
                paths[r["id"]] for r in wanted
            ]
            assert all(r["reason"] in words_of(li) for r, li in zip(wanted, found, strict=True))
            listed += len(found)
    assert listed


def test_counts_of_a_topic_are_those_of_its_events(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    copies = {a["id"] for a in digest["articles"] if a["copy_of"]}
    for topic in digest["topics"]:
        page = read_page(sample_site, topic["path"])
        facts = words_of(page.xpath("//header//p[@class='meta']")[0])
        number = len(set(topic["articles"]) - copies)
        assert facts.startswith(f"{number} article")
        rows = page.xpath("//figure[@class='chart']//tbody/tr")
        assert sum(int(row.xpath("string(td[2])")) for row in rows) == number
        assert len(rows) == len(topic["events"])


def test_sitemap_lists_event_pages(sample_site: Built, digest: dict[str, list[Record]]) -> None:
    sitemap = (sample_site.output / "sitemap.xml").read_text("utf-8")
    for event in digest["events"]:
        if event["path"].startswith("/events/"):
            assert f"{event['path']}</loc>" in sitemap
