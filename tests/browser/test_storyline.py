"""The storyline of a topic in a browser: no script, phone, paper, right to left."""

import json
import urllib.request
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Locator, Page

_WIDTHS = (320, 390, 1280)


@pytest.fixture(scope="module")
def topic_url(site_url: str) -> str:
    """Return the page of the topic of most events."""
    with urllib.request.urlopen(f"{site_url}/digest.json") as answer:  # noqa: S310 - local
        digest = json.load(answer)
    topic = max(digest["topics"], key=lambda t: len(t["events"]))
    return f"{site_url}{topic['path']}"


def _open(browser: Browser, url: str, width: int) -> Page:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(url)
    return page


def _boxes(found: Locator) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each element."""
    boxes = []
    for element in found.all():
        box = element.bounding_box()
        assert box is not None
        boxes.append((box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]))
    return boxes


def _overlapping(boxes: list[tuple[float, float, float, float]]) -> list[object]:
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_words_and_circles_of_the_strip_do_not_overlap(
    browser: Browser, topic_url: str, width: int, direction: str
) -> None:
    page = _open(browser, topic_url, width)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    words, circles = _boxes(page.locator(".strip .tick")), _boxes(page.locator(".strip circle"))
    assert len(words) >= 2
    assert len(circles) >= 2
    assert _overlapping(words) == []
    assert _overlapping(circles) == []
    left, right = min(b[0] for b in words + circles), max(b[2] for b in words + circles)
    assert left >= 0
    assert right <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_circle_leads_to_the_section_of_its_event_without_a_script(
    browser: Browser, topic_url: str
) -> None:
    page = _open(browser, topic_url, 390)
    circle = page.locator(".strip a").last
    circle.locator("circle").click()
    target = page.locator(":target")
    assert target.count() == 1
    title = target.locator("h3").inner_text()
    href = circle.get_attribute("href")
    assert href is not None
    assert page.url.endswith(href)
    assert title


def test_table_opens_without_a_script_and_stands_on_paper(browser: Browser, topic_url: str) -> None:
    page = _open(browser, topic_url, 390)
    table = page.locator(".chart table")
    assert not table.is_visible()
    page.locator(".chart summary").click()
    assert table.is_visible()
    page.reload()
    page.emulate_media(media="print")
    assert page.locator(".strip circle").first.is_visible()
    row = page.locator(".chart tbody tr").first
    assert row.evaluate("row => row.checkVisibility({contentVisibilityAuto: true})")


def test_sparkline_and_its_table_stand_in_the_list_of_topics(
    browser: Browser, site_url: str
) -> None:
    page = _open(browser, f"{site_url}/topics/", 390)
    assert page.locator(".spark svg").count() == page.locator(".spark table").count() > 0
    page.locator(".spark summary").first.click()
    assert page.locator(".spark table").first.is_visible()


@pytest.mark.parametrize("width", _WIDTHS)
def test_circles_are_far_enough_apart_for_a_finger(
    browser: Browser, topic_url: str, width: int
) -> None:
    page = _open(browser, topic_url, width)
    centres = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in _boxes(page.locator("circle"))]
    for one, other in combinations(centres, 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= 23.5
    page.context.close()
