"""What a hand does on a page: press, and wait until the page that comes is there."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def press(page: Page, name: str) -> None:
    """Press a button that leads to another page."""
    follow(page, page.get_by_role("button", name=name))


def follow(page: Page, there: Locator) -> None:
    """Click, and wait until what it leads to has loaded, so that nothing is read from the page before."""
    with page.expect_navigation(wait_until="load"):
        there.click()
