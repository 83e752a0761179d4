"""A real server with a small city on it, and a real browser that walks through it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.walks.serving import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run")
FILL = """
from tests.web import files
from ombud.web.passing import pass_over_all
files.every_page()
pass_over_all()
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, with three case files."""
    with serving(tmp_path_factory.mktemp("city"), FILL) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as it is installed on the machine, without a window."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed on this machine.")
    safe = () if os.geteuid() else ("--no-sandbox",)  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *safe])
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
