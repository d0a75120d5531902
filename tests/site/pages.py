"""Pages of a built site, as a test reads them."""

from lxml import html

from tests.site.build import Built


def read_page(site: Built, path: str) -> html.HtmlElement:
    """Return the page at an address, such as ``topics/``."""
    file = site.output / path.strip("/") / "index.html"
    return html.document_fromstring(file.read_text("utf-8"))


def words_of(element: html.HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(str(element.text_content()).split())
