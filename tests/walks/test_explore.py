"""The map to explore, in a real browser: drawn by us alone, read by hand, by keyboard and by ear, and whole without it.

WebGL is drawn by Chromium's own software (SwiftShader), so that these walks need no graphics card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from ombud.places.steps import step_of, steps
from tests.walks.conftest import CHROMIUM, QUIET
from tests.walks.serving import serving
from tests.walks.test_public_pages import LEAST_TARGET, RULES
from tests.web import blocks

pytestmark = pytest.mark.browser

FILL = """
from tests.web import blocks
from ombud.web.passing import pass_over_all
blocks.measured_case()
pass_over_all()
"""
MAP = "/cases/benches/measured/0/explore/"
SOFTWARE = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox")
WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective + " " + event.blockedURI));
"""
MOVES = """() => {
  const map = maplibregl.Map.prototype, go = map.fitBounds;
  map.fitBounds = function (...how) { go.apply(this, how); window.moving = this.isMoving(); };
}"""
FILLS = "all => all.map(one => getComputedStyle(one).fill)"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with one case, in which a town of thirty-six blocks was measured."""
    with serving(tmp_path_factory.mktemp("town"), FILL) as address:
        yield address


@pytest.fixture(scope="module")
def drawing(browser: Browser) -> Iterator[Browser]:
    """A browser that draws WebGL in software."""
    running = browser.browser_type.launch(executable_path=CHROMIUM, args=[*QUIET, *SOFTWARE])
    yield running
    running.close()


@contextmanager
def opened(browser: Browser, address: str, **how: object) -> Iterator[Page]:
    """The page in a window of its own, as soon as the map is drawn."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | how)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#explore[data-drawn]", timeout=60_000)
    yield page
    context.close()


def picture(page: Page) -> Image.Image:
    """What the map shows, without the edge, which may share a pixel with what is around it."""
    whole = Image.open(BytesIO(page.locator("#explore-map").screenshot())).convert("RGB")
    return whole.crop((4, 4, whole.width - 4, whole.height - 4))


def middle(page: Page) -> tuple[float, float]:
    """A place on the map that is in a block, scrolled into view."""
    page.locator("#explore-map").scroll_into_view_if_needed()
    box = page.locator("#explore-map").bounding_box()
    assert box
    return box["x"] + box["width"] / 2 + 20, box["y"] + box["height"] / 2 + 20


def colours(shown: Image.Image, least: int = 200) -> set[tuple[int, int, int]]:
    """The colours of which there is a fair piece."""
    return {told for n, told in shown.getcolors(shown.width * shown.height) or [] if n >= least}


def settled(page: Page) -> Image.Image:
    """The map, as soon as it no longer changes."""
    before, after = picture(page), None
    while after is None or before.tobytes() != after.tobytes():
        page.wait_for_timeout(300)
        before, after = after or before, picture(page)
    return before


def fills(page: Page) -> list[tuple[int, ...]]:
    """The colours of the five steps, as the style sheet has them."""
    told = page.locator("#explore-colours path").evaluate_all(FILLS)
    return [tuple(map(int, re.findall(r"\d+", one))) for one in told]


def test_the_map_is_drawn_in_the_colours_of_its_legend(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        shaded = fills(page)
        assert len(set(shaded)) == 5
        assert set(shaded) <= colours(settled(page))
        assert page.locator("#explore-without").is_hidden()
        assert page.locator("#explore-legends h4:visible").all_inner_texts() == ["Rate per 100,000"]


def test_an_area_is_chosen_by_keyboard_and_its_figures_are_told(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        page.get_by_label("What is shown").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "explore-area"
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        assert page.get_by_role("status").inner_text() == "Block 2, B002. Rate (per 100,000): 28.6"
        row = page.locator("#explore-row")
        assert row.get_by_role("heading").inner_text() == "Block 2"
        assert row.locator("dd").all_inner_texts() == ["B002", "12\u00a0002", "28.6", "not known", "not known"]


def test_each_area_has_the_colour_of_its_step(drawing: Browser, town: str) -> None:
    found = steps(blocks.rate(at) for at in range(36))
    with opened(drawing, town + MAP, reduced_motion="reduce") as page:
        shaded = fills(page)
        for at in (1, 3, 10, 14, 22, 35):
            page.get_by_label("Area", exact=True).select_option(f"B{at:03}")
            near = settled(page)
            middle = near.getpixel((near.width // 2, near.height // 2))
            assert middle == shaded[step_of(blocks.rate(at), found) - 1], at


def test_the_map_is_reached_by_keyboard_moved_and_left_again(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        before = settled(page).tobytes()
        page.get_by_label("Area", exact=True).focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Map. To read an area")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "explore-in"
        assert settled(page).tobytes() != before


def test_what_is_shown_can_be_changed_by_keyboard_and_is_told_anew(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        page.get_by_label("Area", exact=True).select_option("B002")
        before = settled(page).tobytes()
        page.get_by_label("What is shown").focus()
        page.keyboard.press("ArrowUp")
        assert page.get_by_role("status").inner_text() == "Block 2, B002. People (persons): 12\u00a0002"
        assert page.locator("#explore-legends h4:visible").all_inner_texts() == ["People persons"]
        assert settled(page).tobytes() != before


def test_an_area_whose_borders_nobody_has_is_told_too(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        page.get_by_label("Area", exact=True).select_option("B007")
        assert page.get_by_role("status").inner_text() == "Block 7, B007. Rate (per 100,000): 100.0"
        assert page.get_by_text("Its borders are not known, so it is not on the map.").is_visible()
        page.get_by_label("Area", exact=True).select_option("B000")
        assert page.get_by_role("status").inner_text() == "Block 0, B000. Rate (per 100,000): not known"
        assert page.get_by_text("Its borders are not known").is_hidden()


def test_a_chosen_area_is_brought_near_and_the_whole_map_back(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        whole = settled(page)
        page.get_by_label("Area", exact=True).select_option("B014")
        near = settled(page)
        assert near.tobytes() != whole.tobytes()
        assert near.getpixel((near.width // 2, near.height // 2)) in fills(page)
        page.get_by_role("button", name="The whole map").click()
        assert settled(page).tobytes() == whole.tobytes()
        assert page.get_by_role("status").inner_text() == ""
        page.get_by_role("button", name="Nearer").click()
        assert settled(page).tobytes() != whole.tobytes()


def test_a_hand_reads_an_area_and_only_a_choice_is_said_aloud(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        there = middle(page)
        page.mouse.move(*there)
        page.wait_for_selector("#explore-row:not([hidden])")
        under = page.locator("#explore-name").inner_text()
        assert under.startswith("Block ")
        assert page.get_by_role("status").inner_text() == ""
        page.mouse.click(*there)
        page.wait_for_function("document.getElementById('explore-said').textContent !== ''")
        assert page.get_by_role("status").inner_text().startswith(f"{under}, B0")
        page.mouse.move(5, 5)
        assert page.locator("#explore-name").inner_text() == under  # what was chosen stays


def test_a_thumb_reads_an_area(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        page.touchscreen.tap(*middle(page))
        page.wait_for_function("document.getElementById('explore-said').textContent !== ''")
        assert page.get_by_label("Area", exact=True).input_value().startswith("B0")


def test_nothing_is_asked_of_anyone_else_and_nothing_is_refused(drawing: Browser, town: str) -> None:
    context = drawing.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(town + MAP)
    page.wait_for_selector("#explore[data-drawn]", timeout=60_000)
    page.get_by_label("Area", exact=True).select_option("B014")
    settled(page)
    assert wrong == []
    assert page.evaluate("refused") == []
    assert any("/static/maplibre/maplibre-gl-csp-worker.js" in address for address in asked)
    assert [address for address in asked if not address.startswith(f"{town}/")] == []
    context.close()


@pytest.mark.parametrize("language", ["", "/ar"])
def test_axe_finds_nothing_with_the_map_drawn(drawing: Browser, town: str, language: str) -> None:
    with opened(drawing, town + language + MAP) as page:
        page.locator("#explore-area").select_option("B007")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390])
def test_a_small_screen_never_scrolls_sideways(drawing: Browser, town: str, width: int) -> None:
    with opened(drawing, town + MAP, viewport={"width": width, "height": 800}) as page:
        page.get_by_label("Area", exact=True).select_option("B014")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        heights = page.locator("#explore button, #explore select").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert min(heights) >= LEAST_TARGET


def test_the_map_goes_dark_with_the_page(drawing: Browser, town: str) -> None:
    with opened(drawing, town + MAP) as page:
        light = set(fills(page))
        page.emulate_media(color_scheme="dark")
        dark = fills(page)
        assert not light & set(dark)
        assert set(dark) <= colours(settled(page))
        found = Axe().run(page, options={"runOnly": ["color-contrast"]})
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_whoever_asks_for_less_motion_gets_none(drawing: Browser, town: str, wish: str, moves: bool) -> None:
    with opened(drawing, town + MAP, reduced_motion=wish) as page:
        page.evaluate(MOVES)
        page.get_by_label("Area", exact=True).select_option("B014")
        assert page.evaluate("window.moving") is moves


def test_in_swedish_figures_are_written_in_swedish(drawing: Browser, town: str) -> None:
    with opened(drawing, f"{town}/sv{MAP}") as page:
        page.locator("#explore-area").select_option("B002")
        assert page.locator("dd[data-column=rate]").inner_text() == "28,6"


def test_without_webgl_the_page_says_so_and_keeps_its_table(browser: Browser, town: str) -> None:
    bare = browser.browser_type.launch(executable_path=CHROMIUM, args=[*QUIET, "--no-sandbox", "--disable-3d-apis"])
    page = bare.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(town + MAP, wait_until="networkidle")
    assert page.get_by_text("This browser cannot draw the map: it has no WebGL.").is_visible()
    assert page.locator("#explore").is_hidden()
    assert page.get_by_role("rowheader", name="B035").is_visible()
    assert not any("maplibre" in address for address in asked)
    bare.close()


def test_if_the_areas_do_not_come_the_page_says_so_and_keeps_its_table(drawing: Browser, town: str) -> None:
    page = drawing.new_page()
    page.route("**/*.geojson", lambda route: route.abort())
    page.goto(town + MAP)
    page.get_by_text("The map did not come. The table says the same.").wait_for()
    assert page.locator("#explore").is_hidden()
    page.close()


def test_with_script_off_there_is_the_table_and_a_link_to_the_drawn_map(browser: Browser, town: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(town + MAP, wait_until="networkidle")
    assert page.get_by_text("Where script runs, this page draws a map").is_visible()
    assert page.locator("#explore").is_hidden()
    assert page.get_by_role("rowheader", name="B035").is_visible()
    assert not any("maplibre" in address for address in asked)
    page.get_by_role("link", name="The answer, with the drawn map").click()
    assert page.url == f"{town}/cases/benches/measured/0/"
    context.close()
