"""The course can be read by eye, by ear and by keyboard, on a small screen and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.walks.hands import follow
from tests.walks.test_public_pages import RULES

pytestmark = pytest.mark.browser
MODULES = range(1, 9)
KINDS = (
    "/learn/", "/learn/3/", "/learn/7/", "/learn/1/questions/", "/learn/1/questions/?q1=0&q2=1",
    "/learn/1/workshop/", "/learn/1/works/", "/learn/words/", "/learn/people/", "/learn/recommendations/",
    "/sv/learn/3/", "/sv/learn/3/questions/?q1=0", "/ar/learn/", "/ar/learn/3/",
)  # fmt: skip


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A page on a small telephone that runs no script."""
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 640})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_page_of_the_course(page: Page, site: str, kind: str) -> None:
    page.goto(site + kind)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_the_course_never_scrolls_sideways(browser: Browser, site: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site + kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("kind", ["/learn/", "/learn/3/", "/learn/1/questions/?q1=0"])
def test_the_course_in_the_dark_has_contrast(browser: Browser, site: str, kind: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site + kind)
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()
    context.close()


@pytest.mark.parametrize("number", MODULES)
def test_a_module_is_at_most_50_kilobytes_with_all_that_it_loads(browser: Browser, site: str, number: int) -> None:
    """As it crosses the wire on a first visit: page, style, script and typeface."""
    context = browser.new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    arrived: list[float] = []
    wire.on("Network.loadingFinished", lambda told: arrived.append(told["encodedDataLength"]))
    page.goto(f"{site}/learn/{number}/", wait_until="networkidle")
    assert len(arrived) >= 2
    assert 0 < sum(arrived) <= 50_000, arrived
    context.close()


def test_the_questions_are_answered_with_the_keyboard_alone_and_without_script(plain: Page) -> None:
    plain.goto("/learn/1/")
    plain.get_by_role("link", name="Questions to check yourself with").focus()
    with plain.expect_navigation():
        plain.keyboard.press("Enter")
    count = plain.get_by_role("group").count()
    assert count == 8
    for at in range(count):
        plain.get_by_role("group").nth(at).get_by_role("radio").first.focus()
        plain.keyboard.press("Space")
    assert plain.locator("input:checked").count() == count
    with plain.expect_navigation():
        plain.keyboard.press("Enter")
    assert len(re.findall(r"[?&]q\d=", plain.url)) == count
    assert plain.locator("input:checked").count() == count  # a bookmark holds them


def test_from_a_check_to_its_passage_and_back(plain: Page) -> None:
    plain.goto("/cases/lamp-posts/held/5.3/")
    follow(plain, plain.locator('a[href^="/learn/"][href*="#"]').first)
    there = plain.url.partition("#")[2]
    assert plain.locator(f"#{there}").count() == 1
    follow(plain, plain.locator(f'section[aria-labelledby="{there}"] a[href="/method/5.3/"]'))
    assert "5.3" in plain.title() + plain.inner_text("h1")
