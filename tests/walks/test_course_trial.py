"""A new official reads the first module on a telephone without script, answers its questions, and does its act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.walks.hands import follow, press
from tests.walks.serving import serving
from tests.web.workers import PASSWORD

pytestmark = pytest.mark.browser
NIA = "nia@malmo.example"
FILL = """
from ombud.people.roles import Role
from tests.web.workers import PASSWORD, a_case, person
a_case()
person(Role.PLANNER, None, "nia@malmo.example", PASSWORD)
"""
THOUGHT = "I would ask the vendor last. The people who wait there know what is wrong."


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A city in which Nia is a new planner."""
    with serving(tmp_path_factory.mktemp("trial"), FILL, OMBUD_SECOND_FACTOR="0") as address:
        yield address


@pytest.fixture
def nia(browser: Browser, city: str) -> Iterator[Page]:
    context = browser.new_context(base_url=city, java_script_enabled=False, viewport={"width": 390, "height": 844})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def answers(page: Page, count: int) -> None:
    """Choose an answer to each question: here always the first, right or wrong."""
    groups = page.get_by_role("group")
    assert groups.count() == count
    for at in range(count):
        groups.nth(at).get_by_role("radio").first.check()


def learns(page: Page) -> None:
    """From the list of modules: three questions, the module, the same three, and what came of it."""
    page.goto("/learn/")
    follow(page, page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").first)
    follow(page, page.get_by_role("link", name="Before you read").first)
    answers(page, 3)
    press(page, "Keep my progress on this device")
    follow(page, page.get_by_role("link", name="Read the module"))
    follow(page, page.get_by_role("link", name="After you have read"))
    answers(page, 3)
    page.get_by_label("I have read the module to the end").check()
    press(page, "Show me what I have learnt")
    assert "of 3" in page.get_by_role("status").inner_text()


def checks_herself(page: Page) -> None:
    follow(page, page.get_by_role("link", name="Questions to check yourself with"))
    answers(page, 8)
    follow(page, page.get_by_role("main").get_by_role("button"))
    told = page.get_by_role("main").inner_text()
    assert "Right" in told


def signs_in_at_the_act(page: Page) -> None:
    page.goto("/learn/1/")
    follow(page, page.get_by_role("link", name="Do it in a case of yours"))
    page.get_by_label("Email").fill(NIA)
    page.get_by_label("Password").fill(PASSWORD)
    follow(page, page.get_by_role("main").get_by_role("button", name="Sign in"))
    assert page.get_by_role("heading", level=1).inner_text() == "Write the question, and an answer that is not digital"


def does_the_act(page: Page) -> str:
    """As its steps say, in a case that is marked as a worked example."""
    follow(page, page.get_by_role("link", name="Open a case"))
    page.get_by_label("Title of the case").fill("The dark bus stop at the school")
    page.get_by_label("The problem").fill("In winter nobody sees who waits at the stop by the school.")
    page.get_by_label("Residents", exact=True).check()
    page.get_by_label("Where").fill("Rosengård")
    page.get_by_label("Since when").fill("The winter of 2023")
    page.get_by_label("What was tried").fill("New bulbs, which went out again.")
    page.get_by_label("Worked example").check()
    press(page, "Go on: check your answers")
    press(page, "Add to the public record")
    slug = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/work/{slug}/add/asked.alternative/")
    page.get_by_label("Name", exact=True).fill("Cut the hedge and mend the lamp")
    page.get_by_label("Non digital").check()
    press(page, "Go on: check your answers")
    press(page, "Add to the public record")
    return slug


def writes_what_she_thinks(page: Page, slug: str) -> None:
    page.goto("/work/course/1/")
    there = page.get_by_role("article").filter(has_text="The dark bus stop at the school")
    follow(page, there.get_by_role("link", name="Write what you think now"))
    page.get_by_label("What you think now").fill(THOUGHT)
    press(page, "Go on: check your answers")
    press(page, "Add to the public record")
    page.goto(f"/cases/{slug}/")
    assert "Worked example" in page.inner_text("body")
    page.goto(f"/cases/{slug}/entries/")
    assert THOUGHT[:30] in page.get_by_role("main").inner_text()


def test_a_new_official_reads_answers_and_does_the_act(nia: Page, tmp_path: Path) -> None:
    learns(nia)
    checks_herself(nia)
    signs_in_at_the_act(nia)
    slug = does_the_act(nia)
    writes_what_she_thinks(nia, slug)
    nia.goto("/learn/progress/")
    kept = nia.get_by_role("main").get_by_role("listitem").first.inner_text()
    assert "Read to the end." in kept
    press(nia, "Erase my progress")
    assert "Nothing is kept on this device" in nia.get_by_role("main").inner_text()
