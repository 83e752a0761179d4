"""Bo opens a case, gives it a source, says something anew, passes a gate in public; Amina reads what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.walks.hands import follow, press
from tests.walks.serving import serving
from tests.web.workers import LAMPS, PASSWORD

pytestmark = pytest.mark.browser
BO = "bo@malmo.example"
REASON = "Children wait there in the dark; the contract is read before the winter."
FILL = """
from django.utils import timezone
from ombud.people.roles import Role
from ombud.web.models import Grant
from ombud.web.work import shelf
from tests.web.workers import BULBS, LAMPS, OPENING, PASSWORD, a_case, person
a_case(OPENING, BULBS)
Grant.objects.create(person=person(Role.OFFICER, None, "bo@malmo.example", PASSWORD), role="editor")
drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>document.title='ran'</script></svg>"
shelf.keep(drawing, "map.svg", LAMPS, "shows nothing", ["public"], timezone.localdate())
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A city in which Bo runs Street Works and edits the register, with one case and one hostile file."""
    with serving(tmp_path_factory.mktemp("office"), FILL, OMBUD_SECOND_FACTOR="0") as address:
        yield address


def opened(browser: Browser, city: str, *, scripts: bool = True, width: int = 1280) -> Page:
    context = browser.new_context(base_url=city, java_script_enabled=scripts, viewport={"width": width, "height": 900})
    context.set_default_timeout(10_000)
    return context.new_page()


def signs_in(page: Page) -> None:
    page.goto("/work/")
    page.get_by_label("Email").fill(BO)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("main").get_by_role("button", name="Sign in"))
    assert page.get_by_role("heading", level=1).inner_text() == "My cases"


def opens_a_case(page: Page, title: str) -> str:
    """Open a case problem-first; its name in the address."""
    follow(page, page.get_by_role("link", name="Open a case"))
    page.get_by_label("Title of the case").fill(title)
    page.get_by_label("The problem").fill("Nobody sees the bus stop by the school in winter.")
    press(page, "Go on")
    press(page, "Change")  # who raised it was forgotten
    assert page.get_by_label("Title of the case").input_value() == title
    page.get_by_label("Residents", exact=True).check()
    page.get_by_label("Where").fill("Rosengård")
    page.get_by_label("Since when").fill("The winter of 2023")
    page.get_by_label("What was tried").fill("New bulbs, which went out again.")
    press(page, "Go on")
    assert "how everyone will read it" in page.get_by_role("main").inner_text()
    press(page, "Add to the public record")
    assert page.get_by_role("heading", level=1).inner_text() == title
    return page.url.rstrip("/").rpartition("/")[2]


def gives_a_source(page: Page, slug: str, paper: Path) -> None:
    page.goto(f"/work/{slug}/add/asked.alternative/")
    page.get_by_label("Name", exact=True).fill("LED bulbs")
    page.get_by_label("Non digital").check()
    page.get_by_text("Say where this rests").click()
    page.get_by_label("File (optional)", exact=True).set_input_files(paper)
    page.get_by_label("What the file is kept for").fill("shows what the bulbs cost")
    page.get_by_label("Everyone").check()
    page.get_by_label("Destroyed after").fill(str(timezone.localdate() + timedelta(days=30)))
    page.get_by_label("Page or place in it").fill("page 2")
    press(page, "Go on")
    assert paper.name in page.get_by_role("main").inner_text()
    press(page, "Add to the public record")
    assert "Added" in page.get_by_role("status").inner_text()


def says_it_anew(page: Page, slug: str) -> None:
    page.goto(f"/work/{slug}/entries/2/supersede/")
    assert page.get_by_label("Name", exact=True).input_value() == "LED bulbs"
    page.get_by_label("Name", exact=True).fill("Better LED bulbs")
    press(page, "Go on")
    press(page, "Add to the public record")
    assert "Said anew" in page.get_by_role("status").inner_text()


def passes_a_gate_without(page: Page, slug: str) -> None:
    page.goto(f"/work/{slug}/stage/")
    page.get_by_label("Procurement").check()
    press(page, "Go on")
    assert "is shut" in page.get_by_role("heading", level=1).inner_text()
    assert "No contract" in page.get_by_role("main").inner_text()
    press(page, "Pass without, in public")  # without a reason nobody passes
    assert page.title().startswith("Error:")
    page.get_by_label("Reason").fill(REASON)
    press(page, "Pass without, in public")
    assert "passed without" in page.get_by_role("status").inner_text()


def reads_all_of_it(page: Page, slug: str) -> None:
    """Amina has no account. She reads the case, the decision to go on, and the paper that it rests on."""
    page.goto(f"/cases/{slug}/")
    assert "Dark bus stop at the school" in page.get_by_role("heading", level=1).inner_text()
    page.goto(f"/cases/{slug}/entries/")
    told = page.get_by_role("main").inner_text()
    assert "Better LED bulbs" in told
    page.goto(f"/cases/{slug}/entries/4/")
    assert REASON in page.get_by_role("main").inner_text()
    assert "Head of Street Works" in page.get_by_role("main").inner_text()
    page.goto(f"/cases/{slug}/entries/2/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="paper.txt").click()
    assert Path(waiting.value.path()).read_text() == "Bulbs: 90 kronor each."
    page.goto(f"/work/{slug}/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_problem_becomes_a_case_that_everyone_can_read(
    browser: Browser, city: str, tmp_path: Path, scripts: bool
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Bulbs: 90 kronor each.")
    bo = opened(browser, city, scripts=scripts)
    signs_in(bo)
    slug = opens_a_case(bo, f"Dark bus stop at the school ({'with' if scripts else 'without'} script)")
    gives_a_source(bo, slug, paper)
    says_it_anew(bo, slug)
    passes_a_gate_without(bo, slug)
    amina = opened(browser, city, scripts=scripts, width=390)
    assert kinds(amina, slug) == [
        "asked.opening/1", "answered.stage/1", "asked.alternative/1", "asked.alternative/1", "answered.override/1",
        "answered.stage/1",
    ]  # fmt: skip
    reads_all_of_it(amina, slug)
    for page in (bo, amina):
        page.context.close()


def kinds(page: Page, slug: str) -> list[str]:
    """The kinds of what was said in a case, in order, by the ledger that everyone can download."""
    lines = page.request.get(f"/cases/{slug}/ledger.jsonl").text().splitlines()
    return [json.loads(line)["fields"]["kind"]["value"] for line in lines if '"fields"' in line]


def test_a_case_is_opened_by_keyboard_alone(browser: Browser, city: str) -> None:
    page = opened(browser, city)
    page.goto("/work/")
    types(page, "login", BO)
    types(page, "password", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="My cases").wait_for()
    tabs_to(page, "document.activeElement.textContent.trim() === 'Open a case'")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Open a case").wait_for()
    types(page, "says-title", "A bus stop by keyboard")
    types(page, "says-problem", "Nobody sees the bus stop by the school in winter.")
    tabs_to(page, "document.activeElement.name === 'says-raised_by'")
    for _ in range(6):  # round the six choices until the first is chosen
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.value") == "residents":
            break
    tabs_to(page, "document.activeElement.value === 'check'")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Check your answers").wait_for()
    tabs_to(page, "document.activeElement.value === 'add'")
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    assert page.url.endswith("/work/a-bus-stop-by-keyboard/")
    page.context.close()


def tabs_to(page: Page, there: str) -> None:
    """Press Tab until the focus is there, and see that it shows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus does not show where {there}"
            return
    pytest.fail(f"Tab never comes to where {there}")


def types(page: Page, name: str, text: str) -> None:
    tabs_to(page, f"document.activeElement.name === '{name}'")
    page.keyboard.type(text)


PAGES = (
    "/work/", "/work/new/", f"/work/{LAMPS}/", f"/work/{LAMPS}/add/asked.cost/", f"/work/{LAMPS}/add/held.item/",
    f"/work/{LAMPS}/add/answered.assessment/", f"/work/{LAMPS}/entries/1/supersede/",
    f"/work/{LAMPS}/entries/1/withdraw/", f"/work/{LAMPS}/stage/", f"/work/{LAMPS}/evidence/", "/account/",
    "/account/password/change/", "/account/second/", "/account/logout/", "/work/import/", "/work/people/",
    f"/ar/work/{LAMPS}/add/asked.alternative/",
)  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def office(browser: Browser, city: str) -> Iterator[Page]:
    """Bo's desk on a small screen, with a case on it."""
    page = opened(browser, city, width=320)
    signs_in(page)
    yield page
    page.context.close()


def test_axe_finds_nothing_and_no_page_scrolls_sideways_on_a_small_screen(office: Page) -> None:
    for address in PAGES:
        office.goto(address)
        looked_at(office, address)


def test_pages_that_answer_a_form_are_as_good(office: Page) -> None:
    """With faults, with what is to be checked, with a warning, with a gate that is shut, with a refusal."""
    office.goto(f"/work/{LAMPS}/add/asked.alternative/")
    press(office, "Go on")
    assert office.title().startswith("Error:")
    looked_at(office, "faults")
    office.get_by_label("Name", exact=True).fill("Ring Anna Berg")
    press(office, "Go on")
    assert "This may point to a person" in office.content()
    looked_at(office, "check")
    office.goto(f"/work/{LAMPS}/stage/")
    office.get_by_label("In use").check()
    press(office, "Go on")
    looked_at(office, "shut gate")
    office.goto("/work/new/")
    office.get_by_label("Vendor").check()
    press(office, "Go on")
    assert "The standing reply" in office.content()
    looked_at(office, "vendor")
    office.goto(f"/work/{LAMPS}/entries/0/erase/")
    looked_at(office, "refused")


def test_the_dark_workspace_has_contrast_too(office: Page) -> None:
    office.emulate_media(color_scheme="dark")
    for address in ("/work/", f"/work/{LAMPS}/", f"/work/{LAMPS}/stage/", "/account/second/"):
        office.goto(address)
        looked_at(office, address)


def looked_at(page: Page, name: str) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{name} is {width} pixels wide"  # type: ignore[index]


def test_a_hostile_drawing_never_runs(browser: Browser, city: str) -> None:
    """A drawing with script in it is saved to disk when its address is opened, and shown to nobody as a page."""
    page = opened(browser, city)
    signs_in(page)
    page.goto(f"/work/{LAMPS}/evidence/")
    drawing = page.get_by_role("link", name="map.svg")
    address = drawing.get_attribute("href")
    with page.expect_download() as waiting:
        drawing.click()
    assert waiting.value.suggested_filename.startswith("map")
    assert page.url.endswith("/evidence/")
    page.set_content(f"<img src='{city}{address}'><iframe src='{city}{address}'></iframe>")
    page.wait_for_load_state("networkidle")
    assert [frame.title() for frame in page.frames if frame.title() == "ran"] == []
    page.context.close()
