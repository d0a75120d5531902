"""sitemap.xml is well formed, sorted and complete."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from plugins.site.core.sitemap import sitemap_xml

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(xml: str) -> list[tuple[str | None, str | None]]:
    """Return (address, date) pairs of a sitemap."""
    root = ElementTree.fromstring(xml.encode())  # noqa: S314 - our own output
    return [
        (url.findtext("s:loc", None, NAMESPACE), url.findtext("s:lastmod", None, NAMESPACE))
        for url in root
    ]


def test_addresses_are_sorted_and_dates_optional():
    urls = [("https://example.org/b/", "2025-07-04"), ("https://example.org/a/", None)]
    assert read(sitemap_xml(urls)) == sorted(urls)


def test_an_address_given_twice_keeps_its_latest_date():
    urls = [("https://example.org/", date) for date in ("2025-07-04", None, "2025-06-01")]
    assert read(sitemap_xml(urls)) == [("https://example.org/", "2025-07-04")]


def test_special_characters_are_escaped():
    xml = sitemap_xml([("https://example.org/?a=1&b=<x>", None)])
    assert "<loc>https://example.org/?a=1&amp;b=%3Cx%3E</loc>" in xml


def test_percent_encoding_is_not_encoded_again():
    xml = sitemap_xml([("https://example.org/caf%C3%A9/é/", None)])
    assert "<loc>https://example.org/caf%C3%A9/%C3%A9/</loc>" in xml


def test_no_address_gives_an_empty_list():
    assert read(sitemap_xml([])) == []


@given(st.lists(st.tuples(st.text(), st.none() | st.just("2025-07-04"))))
def test_any_text_gives_well_formed_xml(urls):
    assert len(read(sitemap_xml(urls))) == len({url for url, _ in urls})
