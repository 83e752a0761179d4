"""Bo, who has never seen TOML, measures who gains: files, columns, words, the wait, the look, the public page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.casefile import towns
from tests.walks.hands import follow, press
from tests.walks.serving import serving
from tests.web.workers import LAMPS, PASSWORD

pytestmark = pytest.mark.browser
BO = "bo@malmo.example"
FILL = """
from ombud.people.roles import Role
from tests.web.workers import BULBS, LAMPS, OPENING, PASSWORD, a_case, person
a_case(OPENING, BULBS)
a_case(OPENING, BULBS, slug="cameras")
a_case(OPENING, slug="kiosks")
a_case(OPENING, slug="lamps")
person(Role.OFFICER, None, "bo@malmo.example", PASSWORD)
"""
# The page of a measurement looks again by itself, and says how to stop that: a rule cannot know that it can be stopped.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         "rules": {"meta-refresh": {"enabled": False}}}  # fmt: skip
WAIT = 90_000  # milliseconds that a measurement may take on a machine that is busy with other tests


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("gains"), FILL, OMBUD_SECOND_FACTOR="0") as address:
        yield address


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns.built(tmp_path_factory.mktemp("town"))


def opened(browser: Browser, city: str, *, scripts: bool, width: int) -> Page:
    context = browser.new_context(base_url=city, java_script_enabled=scripts, viewport={"width": width, "height": 900})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto("/work/")
    page.get_by_label("Email").fill(BO)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("main").get_by_role("button", name="Sign in"))
    return page


def brings_files(page: Page, case: str, town: Path) -> None:
    page.goto(f"/work/{case}/")
    follow(page, page.get_by_role("link", name="Measure who gains"))
    page.get_by_label("Table of areas", exact=True).first.set_input_files(town / "areas.geojson")
    page.get_by_label("What is provided (optional)").set_input_files(town / "benches.csv")
    page.get_by_label("The files are destroyed after").fill(str(timezone.localdate() + timedelta(days=30)))
    press(page, "Go on")
    assert page.get_by_role("heading", level=1).inner_text() == "Which column is which"


def names_columns(page: Page) -> None:
    press(page, "Go on")  # without a group nothing can be asked
    assert page.title().startswith("Error:")
    assert page.get_by_label("Longitude (optional)", exact=True).input_value() == "x"
    page.get_by_role("group", name="Groups of people").get_by_label("renters:").check()
    page.get_by_role("group", name="Coarser divisions").get_by_label("half:").check()
    press(page, "Go on")


def says_what_it_is(page: Page) -> None:
    page.get_by_label("Place", exact=True).fill("Exempelby")
    page.get_by_label("What is provided", exact=True).fill("Benches")
    page.get_by_label("A gain").check()
    page.get_by_label("No day can be before").fill("2000-01-01")
    page.get_by_label("Source of what is provided").fill("invented")
    page.get_by_label("Source of the areas and the people").fill("invented")
    page.get_by_label("Who chose these categories").fill("the test")
    press(page, "Go on")
    assert page.get_by_role("heading", level=1).inner_text() == "Ready to be measured"


def waits(page: Page) -> None:
    """Press the button and touch nothing: the page looks again by itself."""
    follow(page, page.get_by_role("button", name="Measure now", exact=True))
    page.get_by_role("button", name="Add to the case").wait_for(timeout=WAIT)


def looked_at(page: Page, name: str) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    fits(page, name)


def fits(page: Page, name: str) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{name} is {width} pixels wide"  # type: ignore[index]


@pytest.mark.parametrize(("scripts", "width", "case"), [(False, 390, LAMPS), (True, 1280, "cameras")])
def test_from_files_to_a_page_that_everyone_can_read(
    browser: Browser, city: str, town: Path, scripts: bool, width: int, case: str
) -> None:
    bo = opened(browser, city, scripts=scripts, width=width)
    brings_files(bo, case, town)
    names_columns(bo)
    says_what_it_is(bo)
    waits(bo)
    assert "renters: 18.0 per cent of it, 50.0 per cent of the people" in bo.get_by_role("main").inner_text()
    press(bo, "Add to the case")
    assert bo.url.endswith(f"/cases/{case}/measured/2/")
    amina = browser.new_context(base_url=city, java_script_enabled=scripts).new_page()
    amina.goto(f"/cases/{case}/measured/2/")
    assert "renters: 18.0 per cent" in amina.get_by_role("main").inner_text()
    assert '"served.measurement/1"' in amina.request.get(f"/cases/{case}/ledger.jsonl").text()
    for page in (bo, amina):
        page.context.close()


def test_axe_finds_nothing_on_any_of_its_pages_and_none_scrolls_sideways(
    browser: Browser, city: str, town: Path
) -> None:
    bo = opened(browser, city, scripts=True, width=320)
    bo.goto("/work/kiosks/gains/")
    looked_at(bo, "files")
    press(bo, "Go on")
    looked_at(bo, "files with faults")
    brings_files(bo, "kiosks", town)
    looked_at(bo, "columns")
    names_columns(bo)
    looked_at(bo, "words")
    press(bo, "Go on")
    looked_at(bo, "words with faults")
    says_what_it_is(bo)
    looked_at(bo, "ready")
    follow(bo, bo.get_by_role("button", name="Measure now", exact=True))
    bo.goto(f"{bo.url}?still")
    looked_at(bo, "running")
    bo.goto(bo.url.removesuffix("?still"))
    bo.get_by_role("button", name="Add to the case").wait_for(timeout=WAIT)
    for part in bo.locator("details").all():
        part.locator("summary").first.click()
    looked_at(bo, "done")
    bo.emulate_media(color_scheme="dark")
    looked_at(bo, "done in the dark")
    press(bo, "Put this away")
    looked_at(bo, "put away")  # asserts on each page what axe and the width of the page say
    assert bo.url.endswith("/work/kiosks/gains/")  # all the way round: nothing was added, and it begins again
    bo.context.close()


def test_columns_are_named_by_keyboard_alone(browser: Browser, city: str, town: Path) -> None:
    page = opened(browser, city, scripts=True, width=1280)
    brings_files(page, "lamps", town)
    tabs_to(page, "document.activeElement.value === 'renters' && document.activeElement.name === 'groups'")
    page.keyboard.press("Space")
    tabs_to(page, "document.activeElement.textContent.startsWith('Go on')")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What it is called").wait_for()
    page.context.close()


def tabs_to(page: Page, there: str) -> None:
    """Press Tab until the focus is there, and see that it shows."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus does not show where {there}"
            return
    pytest.fail(f"Tab never comes to where {there}")
