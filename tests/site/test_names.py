"""Keywords and names of the sample site: where articles say them, and the pages they have."""

from collections.abc import Iterator
from typing import Any

from tests.site.build import Built
from tests.site.pages import read_page, words_of

Record = dict[str, Any]


def _paragraphs(article: Record) -> list[Record]:
    return [p for section in article["sections"] for p in section["paragraphs"]]


def _said(article: Record) -> Iterator[tuple[Record, Record, str]]:
    """Yield what an article says, each mention of it, and the words that stand there."""
    texts: dict[int | None, str] = {n: p["text"] for n, p in enumerate(_paragraphs(article))}
    texts[None] = article["headline"]
    for record in (*article["keywords"], *article["entities"]):
        for mention in record["mentions"]:
            words = texts[mention["paragraph"]][mention["start"] : mention["end"]]
            yield record, mention, words


def test_every_mention_holds_words_of_the_article(digest: dict[str, list[Record]]) -> None:
    for article in digest["articles"]:
        for record, mention, words in _said(article):
            assert words == words.strip() != "", (article["id"], record, mention)
            assert mention["end"] - mention["start"] == len(words)


def test_mentions_are_in_reading_order(digest: dict[str, list[Record]]) -> None:
    for article in digest["articles"]:
        for record in (*article["keywords"], *article["entities"]):
            places = [
                (-1 if m["paragraph"] is None else m["paragraph"], m["start"])
                for m in record["mentions"]
            ]
            assert places == sorted(set(places)), record


def test_pages_are_those_that_articles_share(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    copies = {article["id"] for article in digest["articles"] if article["copy_of"]}
    assert copies

    def is_shared(record: Record) -> bool:
        return len(set(record["articles"]) - copies) > 1

    wanted = {e["path"] for e in digest["entities"] if e["path"]}
    assert wanted == {e["path"] for e in digest["entities"] if is_shared(e)}
    keywords = {k["path"] for k in digest["keywords"] if k["path"]} - wanted
    assert all(is_shared(k) for k in digest["keywords"] if k["path"] in keywords)
    for folder, paths in (("names", wanted), ("keywords", keywords)):
        assert paths
        pages = (sample_site.output / folder).glob("*/index.html")
        written = {page.parent.name for page in pages if "http-equiv" not in page.read_text()}
        assert {f"/{folder}/{name}/" for name in written} == paths


def test_keys_of_articles_are_keys_of_the_site(digest: dict[str, list[Record]]) -> None:
    for name in ("keywords", "entities"):
        site = {record["key"]: set(record["articles"]) for record in digest[name]}
        found: dict[str, set[str]] = {}
        for article in digest["articles"]:
            for record in article[name]:
                found.setdefault(record["key"], set()).add(article["id"])
        assert found == site


def test_article_links_each_page_once_at_words_that_name_it(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    names = {e["key"]: e["path"] for e in digest["entities"]}
    keywords = {k["key"]: k["path"] for k in digest["keywords"]}
    linked = 0
    for article in digest["articles"]:
        said: dict[str, set[str]] = {}
        for record, mention, words in _said(article):
            path = names.get(record.get("entity", "")) or keywords.get(record["key"], "")
            path = names[record["key"]] if "kind" in record else path
            if path and mention["paragraph"] is not None:
                said.setdefault(path, set()).add(" ".join(words.split()))
        body = read_page(sample_site, article["path"]).find_class("body")[0]
        links = [a for a in body.iter("a") if str(a.get("href")).startswith(("/names", "/key"))]
        addresses = [str(a.get("href")) for a in links]
        assert len(set(addresses)) == len(addresses), article["path"]
        for a in links:
            assert words_of(a) in said[str(a.get("href"))], article["path"]
        linked += len(links)
    assert linked > 20


def test_links_change_no_word_of_an_article(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    for article in digest["articles"]:
        body = words_of(read_page(sample_site, article["path"]).find_class("body")[0])
        for paragraph in _paragraphs(article):
            if not paragraph["repairs"]:
                assert " ".join(paragraph["text"].split()) in body, article["path"]


def test_name_page_quotes_its_articles_word_for_word(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    quoted = 0
    for entity in (e for e in digest["entities"] if e["path"]):
        page = read_page(sample_site, entity["path"])
        for item in page.xpath("//li[blockquote]"):
            address = str(item.xpath(".//a/@href")[0])
            body = words_of(read_page(sample_site, address).find_class("body")[0])
            (quote,) = item.xpath("./blockquote/p")
            quote.remove(quote.xpath("./a")[0])
            assert words_of(quote).strip("… ") in body, entity["path"]
            assert words_of(quote.xpath("./b")[0]) != ""
            quoted += 1
    assert quoted > 10


def test_navigation_and_sitemap_lead_to_names(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    home = read_page(sample_site, "/")
    assert home.xpath("//nav//a[@href='/names/']")
    sitemap = (sample_site.output / "sitemap.xml").read_text("utf-8")
    for record in (*digest["entities"], *digest["keywords"]):
        if record["path"]:
            assert f"<loc>{record['path']}</loc>" in sitemap


def test_index_of_names_links_every_page_and_nothing_else(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    index = read_page(sample_site, "/names/")
    links = {str(a) for a in index.xpath("//main//a/@href")}
    assert links == {e["path"] for e in digest["entities"] if e["path"]}


def test_keywords_of_one_article_are_plain_text(
    sample_site: Built, digest: dict[str, list[Record]]
) -> None:
    index = read_page(sample_site, "/keywords/")
    links = {str(a) for a in index.xpath("//main//a/@href") if not str(a).startswith("#")}
    assert links == {k["path"] for k in digest["keywords"] if k["path"]}
    listed = {words_of(item) for item in index.xpath("//main//li/bdi")}
    assert {" ".join(k["text"].split()) for k in digest["keywords"]} <= listed
