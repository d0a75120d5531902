"""What a reader's browser makes of the pages: no script, phone, dark mode, paper."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

_PHONE, _DESK = 360, 1280


@pytest.fixture(scope="module")
def addresses(site_url: str) -> list[str]:
    """Return one page of each kind, the longest of its kind where there are several."""
    with urllib.request.urlopen(f"{site_url}/digest.json") as answer:  # noqa: S310 - local
        digest = json.load(answer)
    article = max(digest["articles"], key=lambda a: len(json.dumps(a["sections"])))
    topic = max(digest["topics"], key=lambda t: len(t["articles"]))
    capture = max(digest["captures"], key=lambda c: len(c["lines"]))
    event = max(digest["events"], key=lambda e: len(e["articles"]))
    name, keyword = _longest(digest["entities"], "/names/"), _longest(digest["keywords"], "/key")
    return [
        "/",
        article["path"],
        topic["path"],
        f"/captures/{capture['id']}/",
        "/topics/",
        "/outlets/",
        "/keywords/",
        "/archive/",
        "/quality/",
        "/about/",
        "/method/",
        "/404.html",
        "/names/",
        name["path"],
        keyword["path"],
        event["path"],
    ]


def _longest(records: list[dict[str, Any]], folder: str) -> dict[str, Any]:
    """Return the record of the most articles among those whose page stands in a folder."""
    paged = [record for record in records if (record["path"] or "").startswith(folder)]
    return max(paged, key=lambda record: len(record["articles"]))


def _open(browser: Browser, url: str, width: int, scheme: str = "light") -> Page:
    context = browser.new_context(
        java_script_enabled=False,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("width", [_PHONE, _DESK])
def test_no_page_scrolls_sideways(
    browser: Browser, site_url: str, addresses: list[str], width: int
) -> None:
    for path in addresses:
        page = _open(browser, site_url + path, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.context.close()


def test_pages_ask_for_nothing_but_the_site(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    for path in addresses:
        page.goto(site_url + path)
    context.close()
    assert [url for url in asked if not url.startswith(site_url)] == []
    assert [p for p in problems if "favicon" not in p and "404" not in p] == []


def test_dark_mode_turns_the_ground_dark(browser: Browser, site_url: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = _open(browser, site_url + "/", _DESK).evaluate(ground)
    dark = _open(browser, site_url + "/", _DESK, "dark").evaluate(ground)
    assert light != dark
    red, green, blue = (int(part) for part in dark.strip("rgba()").split(",")[:3])
    assert red + green + blue < 200


def test_printed_page_leaves_the_navigation_out(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + addresses[1], _DESK)
    assert page.locator("nav").first.is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert page.locator("h1").is_visible()


def test_links_lead_from_home_to_topic_to_article_to_the_line_of_its_capture(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + "/", _DESK)
    page.locator(f"a[href='{site_url}{addresses[2]}']").first.click()
    assert page.url == site_url + addresses[2]
    page.locator("main a[href*='/articles/']").first.click()
    assert "/articles/" in page.url
    page.locator("main a[href*='/captures/'][href*='#L']").first.click()
    assert "/captures/" in page.url
    assert "#L" in page.url
    assert page.locator(":target").count() == 1


def test_page_is_usable_by_keyboard_from_the_first_key(browser: Browser, site_url: str) -> None:
    page = _open(browser, site_url + "/", _DESK)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused is not None
    assert focused.startswith("#"), "the first stop is the skip link"


def test_ticked_labels_are_shown_alone_without_a_script(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    for width in (_PHONE, _DESK):
        page = _open(browser, site_url + addresses[3], width)
        rows = page.locator(".audit tbody tr")
        total = rows.count()
        assert rows.locator("visible=true").count() == total
        page.locator("#show-removed").check()
        page.locator("#show-headline").check()
        shown = rows.locator("visible=true")
        wanted = page.locator(".audit tbody").locator(".removed, [data-label=headline]")
        assert 0 < shown.count() == wanted.count() < total
        page.locator("button[type=reset]").click()
        assert rows.locator("visible=true").count() == total
        page.context.close()


def test_filter_is_worked_by_keyboard_and_enter_leaves_the_page_alone(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + addresses[3], _DESK)
    address = page.url
    page.locator("#show-kept").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.url == address
    assert page.locator("#show-kept").is_checked()
    assert page.locator(".audit tbody tr.removed").locator("visible=true").count() == 0


def test_printed_audit_page_shows_every_line_whatever_is_ticked(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + addresses[3], _DESK)
    page.locator("#show-removed").check()
    page.emulate_media(media="print")
    rows = page.locator(".audit tbody tr")
    assert rows.locator("visible=true").count() == rows.count()
    assert not page.locator(".filter input").first.is_visible()


def test_snippet_opens_without_a_script_and_is_selected_whole(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + addresses[3], _DESK)
    snippet = page.locator(".found pre").first
    assert not snippet.is_visible()
    page.locator(".found summary").first.click()
    assert snippet.is_visible()
    snippet.click()
    assert page.evaluate("getSelection().toString()").strip() == snippet.inner_text().strip()


def test_name_in_an_article_leads_to_its_page_and_its_quotation_to_the_line(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + addresses[1], _PHONE)
    link = page.locator(".body a[href*='/names/']").first
    words = link.inner_text()
    link.click()
    assert "/names/" in page.url
    named = page.locator("h1").inner_text() + page.locator(".title .meta").all_inner_texts()[-1]
    assert words.casefold() in named.casefold()
    page.locator(".naming a").first.click()
    assert "/captures/" in page.url
    assert page.locator(":target").count() == 1


def test_names_of_one_article_open_without_a_script(browser: Browser, site_url: str) -> None:
    page = _open(browser, site_url + "/names/", _DESK)
    folded = page.locator("details.singles").first
    assert not folded.locator("li").first.is_visible()
    folded.locator("summary").click()
    assert folded.locator("li").first.is_visible()
    assert folded.locator("a").count() == 0


def test_printed_name_page_keeps_its_quotations(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    page = _open(browser, site_url + addresses[13], _DESK)
    page.emulate_media(media="print")
    quotations = page.locator(".naming")
    assert quotations.locator("visible=true").count() == quotations.count() > 1


@pytest.mark.parametrize("width", [_PHONE, _DESK])
def test_links_of_lists_of_words_are_large_enough_for_a_finger(
    browser: Browser, site_url: str, addresses: list[str], width: int
) -> None:
    for path in (addresses[1], addresses[2], *addresses[12:], "/keywords/"):
        page = _open(browser, site_url + path, width)
        links = page.locator(".row a, .noted a").locator("visible=true").all()
        for link in links:
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 24, (path, link.inner_text())
        page.context.close()
