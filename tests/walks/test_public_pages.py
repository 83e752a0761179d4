"""Everyone can read the public pages: by eye, by ear, by keyboard, on a small screen, in the dark, without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.walks.hands import follow, press

pytestmark = pytest.mark.browser

KINDS = (
    "/",
    "/?q=lamp&standing=crossed",
    "/cases/lamp-posts/",
    "/cases/lamp-posts/held/",
    "/cases/lamp-posts/held/5.3/",
    "/cases/lamp-posts/entries/",
    "/cases/lamp-posts/entries/3/",
    "/cases/scan-cars/entries/4/",
    "/cases/lamp-posts/paper/",
    "/cases/benches/measured/1/?a=Northerners&b=Southerners",
    "/cases/benches/measured/1/provided/",
    "/cases/benches/measured/1/shares/",
    "/cases/benches/measured/1/areal/",
    "/cases/benches/measured/1/over-time/",
    "/cases/benches/paper/",
    *(
        f"/cases/heard-{sort}/measured/1/"
        for sort in ("opinions", "budget", "lottery", "room", "dots", "diary", "themes")
    ),
    "/cases/heard-opinions/measured/1/common-ground/",
    "/cases/heard-budget/measured/1/reasons/",
    "/cases/heard-room/measured/1/room-a/",
    "/cases/lamp-posts/heard/",
    "/method/how/room/",
    "/learn/",
    "/learn/1/",  # with sound and film
    "/learn/7/",
    "/learn/1/questions/?q1=0&q2=1",
    "/learn/1/before/",
    "/learn/progress/",
    "/learn/progress/units/",
    "/learn/1/workshop/",
    "/learn/1/works/",
    "/learn/words/",
    "/learn/people/",
    "/learn/recommendations/",
    "/learn/recommendations/know-the-place/",
    "/sv/learn/3/",
    "/ar/learn/3/",
    "/ar/cases/benches/measured/1/shares/",
    "/changes/",
    "/register/",
    "/about/",
    "/words/",
    "/method/",
    "/method/5.3/",
    "/demands/",
    "/accessibility/",
    "/log/",
    "/learn/workshops/",
    "/learn/workshops/rules/",
    "/learn/workshops/mine/",
    "/learn/workshops/to-come/",
    "/learn/workshops/to-come/sign-up/",
    "/learn/workshops/to-come/discussion/write/",
    "/learn/workshops/whose-street-is-it/discussion/",
    "/nope/",
    "/ar/cases/lamp-posts/held/",
)
MEASURED = ("/cases/benches/measured/1/", "/cases/benches/measured/1/shares/", "/cases/benches/measured/1/over-time/",
            "/cases/heard-opinions/measured/1/", "/cases/heard-budget/measured/1/")  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LEAST_TARGET = 24  # CSS pixels, WCAG 2.2, 2.5.8


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, site: str, kind: str) -> None:
    page.goto(site + kind)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    "kind",
    ["/", "/cases/lamp-posts/", "/cases/lamp-posts/held/", "/register/", "/log/", "/learn/1/",
     "/learn/1/questions/?q1=0", *MEASURED],
)  # fmt: skip
def test_the_dark_page_has_contrast_too(browser: Browser, site: str, kind: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site + kind)
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == "rgb(20, 25, 27)"
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_screen_never_scrolls_sideways(browser: Browser, site: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site + kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("kind", ["/", "/cases/lamp-posts/held/", "/register/", *MEASURED])
def test_text_twice_as_large_still_fits(browser: Browser, site: str, kind: str) -> None:
    """WCAG 1.4.4: a user's own style sheet doubles the text."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(site + kind)
    page.add_style_tag(content="html { font-size: 200% !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    context.close()


def test_the_first_key_press_skips_to_the_content(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/lamp-posts/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_divider_is_reached_by_keyboard_and_shows_it(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/lamp-posts/")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const a = document.activeElement, s = getComputedStyle(a);"
            " return [a.pathname || '', s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        assert told[1] == "solid", told
        assert told[2] >= 2, told
        seen.append(told[0])
    words = ("asked", "heard", "counted", "served", "held", "proved", "answered")
    dividers = [f"/cases/lamp-posts/{word}/" for word in words]
    assert [path for path in seen if path in dividers][:7] == dividers


def test_a_reader_walks_from_the_list_to_the_words_of_a_contract(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search the cases").fill("street lighting")
    press(page, "Search")
    follow(page, page.get_by_role("link", name="Lamp posts").first)
    follow(page, page.get_by_role("navigation", name="The seven questions").get_by_role("link", name="Who holds it?"))
    crossed = page.locator("article.crossed").first
    follow(page, crossed.get_by_role("link").first)
    assert "Crossed:" in page.title()
    follow(page, page.get_by_role("link", name="Entry ").first)
    assert page.get_by_role("heading", level=2).first.inner_text().startswith("Entry ")


def test_a_crossed_quote_is_struck_by_a_red_rule(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/lamp-posts/held/")
    quote = page.locator(".finding.crossed blockquote").first
    drawn = "e => { const s = getComputedStyle(e); return [s.textDecorationLine, s.textDecorationColor] }"
    line, colour = quote.evaluate(drawn)
    assert (line, colour) == ("line-through", "rgb(179, 38, 30)")


@pytest.mark.parametrize(
    "kind", ["/", "/cases/lamp-posts/", "/cases/lamp-posts/held/", "/changes/", "/log/", *MEASURED]
)
def test_a_page_says_the_same_with_scripts_off(browser: Browser, site: str, kind: str) -> None:
    told = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(site + kind)
        told.append(page.locator("body").inner_text())
        context.close()
    assert told[0] == told[1]


@pytest.mark.parametrize("kind", ["/", "/cases/lamp-posts/held/", *MEASURED])
def test_a_first_visit_is_light_and_asks_nobody_else(browser: Browser, site: str, kind: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []

    def count(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", count)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(site + kind, wait_until="networkidle")
    assert all(address.startswith(site) for address in asked)
    assert 0 < sum(sizes) <= 50 * 1024
    context.close()


def test_the_font_is_ours_and_loads(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/lamp-posts/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.fonts.check('16px Hyperlegible')")
    assert page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length") == 1


def test_links_are_large_enough_for_a_thumb(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/cases/lamp-posts/")
    measured = "all => all.map(a => [a.textContent, a.getBoundingClientRect().height])"
    heights = page.locator("nav a").evaluate_all(measured)
    assert [one for one in heights if one[1] < LEAST_TARGET] == []
    context.close()


def test_right_to_left_is_mirrored(page: Page, site: str) -> None:
    page.goto(f"{site}/ar/cases/lamp-posts/held/")
    first, last = page.locator(".seven li").first.bounding_box(), page.locator(".seven li").last.bounding_box()
    assert first["x"] > last["x"]
    bar = page.locator(".finding .what").first.evaluate("e => getComputedStyle(e).borderRightWidth")
    assert float(bar.removesuffix("px")) > 4


def test_shapes_stay_when_a_user_forces_colours(browser: Browser, site: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{site}/cases/lamp-posts/held/")
    mark = page.locator(".finding.crossed svg.mark").first
    assert mark.is_visible()
    assert page.locator(".finding.crossed h4").first.inner_text().startswith("Crossed:")
    context.close()


def test_paper_shows_the_case_and_not_the_site(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/lamp-posts/paper/")
    page.emulate_media(media="print")
    assert not page.locator(".mast nav").first.is_visible()
    assert not page.locator(".foot").is_visible()
    assert page.get_by_text("Worked example.").first.is_visible()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
