"""``outlets.toml``, right and wrong, and the shipped list below it."""

import re
import tomllib
from collections import Counter

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.outlets import (
    SHIPPED_FILE,
    outlet_directory,
    outlets_of_digest,
    parse_outlets,
    shipped_outlets,
)
from plugins.captures.core.values import RawCapture
from plugins.model import ArticleId, CaptureId, Code, NewsArticle, Outlet, Role
from plugins.settings import CaptureSettings
from plugins.text.outlets import outlet_key


def test_entry_is_read_in_full():
    source = """
[[outlet]]
name = " Harbour Gazette "
aliases = ["HarbourGazette"]
domains = ["harbour.example.org"]
country = "United Kingdom"
owner = "Saltmarsh group"
note = "A daily."
citation = "https://harbour.example.org/about"
"""
    assert parse_outlets("outlets.toml", source) == (
        (
            Outlet(
                name="Harbour Gazette",
                aliases=("HarbourGazette",),
                domains=("harbour.example.org",),
                country="United Kingdom",
                owner="Saltmarsh group",
                note="A daily.",
                citation="https://harbour.example.org/about",
            ),
        ),
        (),
    )


def test_empty_file_names_no_outlet():
    assert parse_outlets("outlets.toml", "") == ((), ())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("outlet = ", "not valid TOML"),
        ("x = " + "[" * 5000, "not valid TOML"),
        ("x = " + "1" * 5000, "not valid TOML"),
        ("outlet = 5", "is not a list"),
        ("outlet = [5]", "is not a block"),
        ("[[outlet]]", "has no name"),
        ('[[outlet]]\nname = " "', "has no name"),
        ('[[outlet]]\nname = "A"\nnmae = "B"', "did you mean `name`"),
        ('[[outlet]]\nname = "A"\nzzz = "B"', "`zzz` is not a key"),
        ('[[outlet]]\nname = "A"\naliases = "B"', "must be a list of texts"),
        ('[[outlet]]\nname = "A"\ndomains = [1]', "must be a list of texts"),
        ('[[outlet]]\nname = "A"\nowner = 1', "must be text in quotes"),
        ('[[outlet]]\nname = "A\\u202e"', "`name` holds U+202E"),
        ('[[outlet]]\nname = "A"\naliases = ["B", "\\u001b[2J"]', "`aliases` holds U+001B"),
        ("a" + ".a" * 50_000 + " = 1", "not valid TOML: a key of 50,000 dots (at line 1)"),
        ('[[outlet]]\nname = "A"\naliases = [" "]', "must be a list of texts"),
        ('[[outlet]]\nname = "A"\ndomains = ["https://a.example/x"]', "is no domain"),
        ('[[outlet]]\nname = "A"\ndomains = ["localhost"]', "is no domain"),
        ('[[outlet]]\nname = "A"\ncitation = " "', "`citation` is empty"),
        ('[[outlet]]\nname = "A"\ncitation = 5', "must be text in quotes"),
        ('[[outlet]]\nname = "A"\ncitation = "ftp://a.example"', "http or https"),
        ('[[outlet]]\nname = "A"\ncitation = "javascript://a.example"', "http or https"),
        ('[[outlet]]\nname = "A"\ncitation = "https://"', "http or https"),
        ('[[outlet]]\nname = "A"\ncitation = "https://[x"', "http or https"),
        ('[[outlet]]\nname = "A"\ncitation = "https://a.example/ b"', "http or https"),
    ],
)
def test_mistake_is_told_and_leaves_the_entry_out(source, told):
    outlets, (finding,) = parse_outlets("outlets.toml", source)
    assert outlets == ()
    assert finding.code is Code.OUTLETS_FILE
    assert told in finding.message


def test_one_mistake_leaves_the_other_entries():
    outlets, findings = parse_outlets("outlets.toml", '[[outlet]]\n[[outlet]]\nname = "A"')
    assert [outlet.name for outlet in outlets] == ["A"]
    assert "number 1" in findings[0].message


@pytest.mark.parametrize(
    "citation",
    ["https://a.example/b", "http://a.example", "Masthead of 4 July 2025", "See: the imprint://"],
)
def test_citation_is_an_address_or_plain_text(citation):
    (outlet,), findings = parse_outlets("o.toml", f"[[outlet]]\nname='A'\ncitation='{citation}'")
    assert (outlet.citation, findings) == (citation, ())


@pytest.mark.parametrize("second", ['name = "The A"', 'name = "B"\naliases = ["a"]'])
def test_name_taken_by_an_entry_above_is_told(second):
    outlets, (finding,) = parse_outlets("o.toml", f'[[outlet]]\nname = "A"\n[[outlet]]\n{second}')
    assert [outlet.name for outlet in outlets] == ["A"]
    assert "is also “A”" in finding.message


def test_domain_taken_by_an_entry_above_is_told():
    source = '[[outlet]]\nname="A"\ndomains=["a.org"]\n[[outlet]]\nname="B"\ndomains=["A.org"]'
    outlets, (finding,) = parse_outlets("o.toml", source)
    assert [outlet.name for outlet in outlets] == ["A"]
    assert "`a.org` is also “A”" in finding.message


def test_shipped_list_is_ordered_and_holds_plain_facts():
    source = SHIPPED_FILE.read_text(encoding="utf-8")
    countries = list(tomllib.loads(source))
    assert countries == sorted(countries)
    outlets = shipped_outlets()
    assert len(outlets) > 600
    for country in countries:
        names = [outlet_key(outlet.name) for outlet in outlets if outlet.country == country]
        assert names == sorted(names), country
    assert all(len(line.split("|")) in (3, 4) for line in source.splitlines() if "||" in line)


def test_shipped_names_and_domains_are_unique():
    outlets = shipped_outlets()
    names = Counter(outlet_key(n) for o in outlets for n in (o.name, *o.aliases))
    domains = Counter(domain for o in outlets for domain in o.domains)
    assert [name for name, count in (*names.items(), *domains.items()) if count > 1] == []


def test_shipped_domains_are_domains():
    form = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
    assert [d for o in shipped_outlets() for d in o.domains if not form.fullmatch(d)] == []
    assert all(outlet.domains for outlet in shipped_outlets())


OWN = (Outlet(name="Beeb", aliases=("BBC",), domains=("bbc.test",)), Outlet(name="Marsh Echo"))


@pytest.mark.parametrize(
    ("printed", "settled"),
    [
        ("Time", "TIME"),
        ("time", "TIME"),
        ("Independent", "The Independent"),
        ("The Independent", "The Independent"),
        ("Mail Online", "Daily Mail"),
        ("NYT", "The New York Times"),
        ("ABC", "ABC"),
        ("ABC News", "ABC News"),
        ("The Daily Telegraph", "The Daily Telegraph"),
        ("the marsh echo", "Marsh Echo"),
        ("Saltmarsh Courier", "Saltmarsh Courier"),
        ("BBC", "Beeb"),
    ],
)
def test_an_outlet_goes_by_one_name(printed, settled):
    assert outlet_directory(OWN).settle_printed(printed) == settled


@pytest.mark.parametrize(
    ("stated", "settled"),
    [
        ("Time", "TIME"),
        ("Independent", "Independent"),
        ("Mail Online", "Mail Online"),
        ("BBC", "Beeb"),
        ("Saltmarsh Courier", "Saltmarsh Courier"),
    ],
)
def test_only_the_editor_s_own_list_renames_what_the_editor_states(stated, settled):
    assert outlet_directory(OWN).settle_stated(stated) == settled


@pytest.mark.parametrize(
    ("printed", "address", "settled"),
    [
        (
            "The Daily Telegraph",
            "https://www.dailytelegraph.com.au/a",
            "The Daily Telegraph (Sydney)",
        ),
        ("Independent", "https://www.independent.ie/a", "Irish Independent"),
        ("Independent", "https://news.example.org/a", "The Independent"),
        ("Mail Online", "https://www.cnn.com/a", "Daily Mail"),
        ("Marsh Echo", "https://www.cnn.com/a", "Marsh Echo"),
        ("News Nation", "https://www.newsnation.example/a", "News Nation"),
        ("News Nation", "https://news.example.org/a", "NewsNation"),
        ("Independent", "https://www.the-independent.com/a", "The Independent"),
        ("Independent", "https://marsh-independent.example/a", "Independent"),
        ("BBC", "https://bbc.example/a", "Beeb"),
        ("BBC", "https://www.bbcsport.com/a", "Beeb"),
        ("…", "https://www.cnn.com/a", "…"),
    ],
)
def test_address_tells_outlets_apart_that_print_one_name(printed, address, settled):
    assert outlet_directory(OWN).settle_printed(printed, address) == settled


def test_editor_s_entry_takes_the_whole_place_of_a_shipped_one():
    directory = outlet_directory(OWN)
    assert directory.find("BBC News") is None
    assert directory.find_by_address("https://www.bbc.co.uk/news") is None
    assert directory.find_by_address("https://news.bbc.test/1") == OWN[0]
    assert directory.find("CNN") in shipped_outlets()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://asia.nikkei.com/x", "Nikkei Asia"),
        ("https://economictimes.indiatimes.com/x", "The Economic Times"),
        ("https://lemonde.fr.", "Le Monde"),
        ("https://notbbc.com/bbc.com", None),
        ("https://bbc.com.evil.test", None),
        ("https://[x", None),
        ("", None),
    ],
)
def test_address_names_the_outlet_its_host_lies_under(address, name):
    found = outlet_directory(()).find_by_address(address)
    assert (found.name if found else None) == name


def test_digest_knows_the_editor_s_outlets_and_those_its_articles_name():
    named = [("CNN", "CNN"), ("Beeb", "BBC"), ("Daily Mail", "Mail Online"), ("Marsh Hub", None)]
    articles = [_article(outlet=name, printed_outlet=printed) for name, printed in named]
    found = outlets_of_digest(
        OWN,
        [
            *articles,
            _article(outlet="Daily Mail"),
            _article(agency="Reuters"),
            _article(outlet="ABC"),
        ],
    )
    assert found[:2] == OWN
    assert [(o.name, o.country, o.aliases) for o in found[2:]] == [
        ("CNN", "United States", ()),
        ("Daily Mail", "United Kingdom", ("Mail Online",)),
        ("Reuters", "United Kingdom", ()),
    ]


def _article(**facts):
    return NewsArticle(
        id=ArticleId("c-1"),
        capture=CaptureId("c"),
        role=Role.MAIN,
        headline="Ferry stays",
        sections=(),
        **facts,
    )


PAGE = """
Ferry stays at its quay as the harbour freezes

The harbour froze over on Thursday for the first time in thirty years, and no ferry sailed.

Captain Mara Venn said that she had never seen ice so thick at the old quay in her life.

The council sent blankets to the market hall, where eighty passengers spent a cold night.

The Guardian of the quay said the same to Reuters and to The Times.
"""


def clean(text, sidecar):
    return clean_capture(
        RawCapture(
            path="captures/a.txt",
            raw=text.encode(),
            sidecar_path="captures/a.toml",
            sidecar_source=sidecar,
        ),
        CaptureSettings(),
    )


def test_names_in_a_page_make_none_of_them_its_outlet():
    (article,) = clean(PAGE, "").articles
    assert article.outlet is None


def test_address_of_a_shipped_outlet_names_it_and_its_facts_reach_the_digest():
    cleaned = clean(PAGE, 'url = "https://www.reuters.com/world/ferry"')
    assert [article.outlet for article in cleaned.articles] == ["Reuters"]
    (outlet,) = collect_captures([cleaned]).outlets
    assert (outlet.name, outlet.country) == ("Reuters", "United Kingdom")


RELATED = """
Ferry stays at its quay as the harbour freezes
Ferry stays at its quay as the harbour freezes

BBC News2 hours ago

The harbour froze over on Thursday for the first time in thirty years, and no ferry sailed.

Captain Mara Venn said that she had never seen ice so thick at the old quay in her life.
"""


def test_article_has_the_one_name_and_keeps_the_printed_words():
    (article,) = clean(RELATED, "").articles
    assert (article.outlet, article.printed_outlet) == ("BBC", "BBC News")


def test_what_the_editor_states_is_no_printed_name():
    (article,) = clean(RELATED, 'outlet = "Mail Online"').articles
    assert (article.outlet, article.printed_outlet) == ("Mail Online", None)


def test_two_printed_names_are_one_outlet_of_the_digest():
    cleaned = [clean(RELATED, ""), clean(RELATED.replace("BBC News", "BBC"), "")]
    digest = collect_captures(cleaned)
    assert {article.outlet for article in digest.articles} == {"BBC"}
    assert [(o.name, o.aliases) for o in digest.outlets] == [("BBC", ("BBC News",))]


@pytest.mark.parametrize(
    ("time_line", "outlet"),
    [
        ("Nell Archer | 4 July 2025", None),
        ("Learning Center - July 4, 2025", None),
        ("Reuters | 4 July 2025", "Reuters"),
        ("Marsh Echo | 4 July 2025", "Marsh Echo"),
        ("Tideline Weekly4 July 2025", "Tideline Weekly"),
        ("Tideline Weekly | 2 hours ago", "Tideline Weekly"),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_name_beside_a_date_is_rather_an_author_s(time_line, outlet, times):
    headline, *rest = PAGE.strip().split("\n\n")
    text = "\n".join([*[headline] * times, "", time_line, "", *rest])
    source = RawCapture(path="captures/a.txt", raw=text.encode())
    (article,) = clean_capture(source, CaptureSettings(), OWN).articles
    assert (article.outlet, article.headline) == (outlet, headline)
