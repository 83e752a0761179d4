"""The course can be read and answered by keyboard alone, without script, and on a slow link."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.walks.hands import follow

pytestmark = pytest.mark.browser
MODULES = range(1, 9)


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A page on a small telephone that runs no script."""
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 640})
    yield context.new_page()
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
