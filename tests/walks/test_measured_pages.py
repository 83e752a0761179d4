"""Figures can be read on an old telephone, by keyboard and with forced colours, and groups compared without script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.walks.hands import press

pytestmark = pytest.mark.browser

GAINS = "/cases/benches/measured/1/"
DRAWN = (
    *(f"{GAINS}{part}/" for part in ("provided", "shares", "areal", "over-time")),
    "/cases/heard-opinions/measured/1/groups/",
    "/cases/heard-budget/measured/1/reasons/",
    "/cases/heard-room/measured/1/room-a/",
    "/cases/heard-lottery/measured/1/chances/",
)
LEAST_TEXT = 13  # CSS pixels


@pytest.mark.parametrize("part", DRAWN)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_words_in_a_figure_are_large_enough_and_none_is_cut_off(
    browser: Browser, site: str, part: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(site + part)
    page.evaluate("document.fonts.ready.then(() => true)")  # what is measured is our own letters, not those before them
    told = page.locator("figure svg text").evaluate_all(
        "all => all.map(t => { const b = t.getBoundingClientRect(), f = t.closest('figure').getBoundingClientRect();"
        " return [t.textContent, parseFloat(getComputedStyle(t).fontSize), b.left - f.left, f.right - b.right] })"
    )
    assert "provided" in part or "groups" in part or told
    assert [one for one in told if one[1] < LEAST_TEXT] == []
    assert [one for one in told if one[2] < -2 or one[3] < -2] == []
    context.close()


@pytest.mark.parametrize("part", DRAWN[1:3] + DRAWN[5:])
def test_no_two_numbers_of_a_line_lie_over_each_other(browser: Browser, site: str, part: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(site + part)
    over = page.locator("figure dd > svg").evaluate_all(
        "all => all.flatMap(s => { const t = [...s.querySelectorAll('text')].map(x => x.getBoundingClientRect())"
        ".sort((a, b) => a.left - b.left); return t.slice(1).filter((b, i) => b.left < t[i].right - 1) }).length"
    )
    assert over == 0
    context.close()


def test_a_mark_stands_clear_of_its_number(page: Page, site: str) -> None:
    page.goto(f"{site}{GAINS}shares/")
    over = page.locator("figure dd > svg").evaluate_all(
        "all => all.flatMap(s => { const c = s.querySelector('circle')?.getBoundingClientRect();"
        " return c ? [...s.querySelectorAll('text')].map(x => x.getBoundingClientRect())"
        ".filter(t => t.left < c.right && t.right > c.left) : [] }).length"
    )
    assert over == 0


def test_two_groups_are_compared_by_keyboard_and_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + GAINS)
    page.get_by_label("One group").focus()
    page.keyboard.type("South")
    page.get_by_label("The other").focus()
    page.keyboard.type("New")
    press(page, "Compare")
    assert page.url.endswith("?a=Southerners&b=Newcomers#two")
    assert page.get_by_text("24.6 for Southerners and 17.4 for Newcomers").is_visible()
    assert page.get_by_label("One group").input_value() == "Southerners"
    context.close()


def test_the_table_beneath_a_figure_opens_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}{GAINS}shares/")
    beneath = page.locator("figure details").first
    assert not beneath.locator("table").is_visible()
    beneath.locator("summary").focus()
    page.keyboard.press("Enter")
    assert beneath.locator("table").is_visible()
    assert beneath.locator("tbody tr").first.inner_text().startswith("Northerners")


def test_a_figure_has_a_name_and_each_line_of_it_says_its_numbers(page: Page, site: str) -> None:
    page.goto(f"{site}{GAINS}shares/")
    figure = page.get_by_role("figure", name="Share of the people and share of benches")
    assert figure.is_visible()
    line = figure.get_by_role("img", name="41.2 per cent of the people, 50.4 per cent of it")
    assert line.is_visible()
    page.goto(f"{site}{GAINS}provided/")
    assert page.get_by_role("img", name="Benches for each 100,000 people").is_visible()


def test_what_chance_may_have_done_stays_hollow_in_the_dark_and_with_forced_colours(
    browser: Browser, site: str
) -> None:
    looks = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"})
    for look in looks:
        context = browser.new_context(**look)
        page = context.new_page()
        page.goto(f"{site}{GAINS}shares/")
        fill = "e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]"
        full = page.locator("figure dd circle:not(.hollow)").first.evaluate(fill)
        hollow = page.locator("figure dd circle.hollow").first.evaluate(fill)
        assert hollow[0] != full[0], look
        assert hollow[0] != hollow[1], look
        context.close()


def test_the_steps_of_a_map_differ_in_lightness_alone(browser: Browser, site: str) -> None:
    """Who sees no colour sees each step darker than the last by day, and lighter by night."""
    for scheme, sign in (("light", -1), ("dark", 1)):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site}{GAINS}provided/")
        fills = page.locator("figure .map g path[class^=step]").evaluate_all(
            "all => all.map(e => getComputedStyle(e).fill.match(/\\d+/g).map(Number))"
        )
        light = [sign * (0.2126 * r + 0.7152 * g + 0.0722 * b) for r, g, b in fills]
        assert len(light) == 5
        assert all(later - earlier >= 12 for earlier, later in pairwise(light)), (scheme, light)
        context.close()


def test_a_figure_is_printed_in_ink_and_not_torn(page: Page, site: str) -> None:
    page.goto(f"{site}{GAINS}shares/")
    page.emulate_media(media="print")
    torn = page.locator("figure").first.evaluate("e => getComputedStyle(e).breakInside")
    assert torn == "avoid"
    assert page.pdf(format="A4").startswith(b"%PDF")
