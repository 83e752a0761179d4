"""A module in a learning system, in a real browser; a small stand-in keeps what SCORM 1.2 has it keep."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from ombud.learn import scorm
from tests.walks.learning import FILES, QUESTIONS, answer, calls, kept, opened
from tests.walks.test_public_pages import RULES

pytestmark = pytest.mark.browser


def right(question: int) -> int:
    return next(at for at, one in enumerate(QUESTIONS[question].option) if one.right)


def chosen(wrong: int = 0) -> dict[str, int]:
    """The right option of each question, but for the first few."""
    return {one.id: (right(at) + (at < wrong)) % len(one.option) for at, one in enumerate(QUESTIONS)}


def test_the_score_arrives_and_the_status_is_set(page: Page) -> None:
    frame = opened(page)
    assert len(calls(page, "LMSInitialize")) == 1
    assert kept(page)["cmi.core.lesson_status"] == "incomplete"
    answer(frame, chosen(wrong=2))
    told = kept(page)
    assert (told["cmi.core.score.min"], told["cmi.core.score.max"], told["cmi.core.score.raw"]) == ("0", "100", "75")
    assert told["cmi.core.lesson_status"] == "completed"
    assert json.loads(told["cmi.suspend_data"]) == chosen(wrong=2)
    assert calls(page, "LMSCommit")


def test_a_module_half_answered_is_not_complete(page: Page) -> None:
    frame = opened(page)
    answer(frame, dict(list(chosen().items())[:7]))
    assert kept(page)["cmi.core.lesson_status"] == "incomplete"
    assert kept(page)["cmi.core.score.raw"] == "88"


def test_whoever_tries_again_has_the_score_of_the_last_try(page: Page) -> None:
    frame = opened(page)
    answer(frame, chosen(wrong=8))
    assert kept(page)["cmi.core.score.raw"] == "0"
    answer(frame, chosen())
    assert kept(page)["cmi.core.score.raw"] == "100"


def test_closing_tells_the_place_and_the_time_and_finishes_once(page: Page) -> None:
    frame = opened(page)
    frame.locator("#place").scroll_into_view_if_needed()
    frame.evaluate("document.getElementById('place').scrollIntoView()")
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("calls.some((one) => one[0] === 'LMSFinish')")
    told = kept(page)
    assert told["cmi.core.lesson_location"] == "place"
    assert told["cmi.core.session_time"].count(":") == 2
    assert told["cmi.core.exit"] == "suspend"
    assert len(calls(page, "LMSFinish")) == 1
    assert page.evaluate("calls.at(-1)[0]") == "LMSFinish"


def test_what_was_answered_is_back_when_it_is_opened_again(page: Page) -> None:
    before = {"cmi.core.lesson_status": "completed", "cmi.core.lesson_location": "story",
              "cmi.suspend_data": json.dumps({"q1": right(0), "q2": (right(1) + 1) % 4})}  # fmt: skip
    frame = opened(page, before)
    assert frame.locator("input:checked").evaluate_all("all => all.map((one) => one.id)") == [
        f"q1-{right(0)}", f"q2-{(right(1) + 1) % 4}"]  # fmt: skip
    assert "2 of 8 answered, 1 right" in frame.locator("#sum").inner_text()
    assert frame.locator("#question-q1 details").get_attribute("open") is not None
    assert kept(page)["cmi.core.lesson_status"] == "completed"  # what was complete stays so
    assert frame.evaluate("document.getElementById('story').getBoundingClientRect().top < innerHeight / 2")


@pytest.mark.parametrize("broken", ["{", "null", '{"q1": "x", "q99": 1, "q2": 7}'])
def test_what_cannot_be_read_is_passed_over(page: Page, broken: str) -> None:
    frame = opened(page, {"cmi.suspend_data": broken})
    assert frame.locator("input:checked").count() == 0
    assert "0 of 8 answered, 0 right" in frame.locator("#sum").inner_text()
    answer(frame, chosen())
    assert kept(page)["cmi.core.score.raw"] == "100"


def test_a_learning_system_that_refuses_is_left_alone(page: Page) -> None:
    refuse = "if (window.API) API.LMSInitialize = () => 'false';"
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {refuse} }})")
    frame = opened(page)
    answer(frame, chosen())
    assert calls(page, "LMSSetValue") == []
    assert "nothing is kept" in frame.locator("#where").inner_text()


def test_a_window_that_a_learning_system_opened_finds_it_too(page: Page) -> None:
    opened(page)
    with page.expect_popup() as shown:
        page.evaluate("calls.length = 0; window.open('sco/index.html')")
    popup = shown.value
    popup.wait_for_load_state("load")
    assert len(calls(page, "LMSInitialize")) == 1


@pytest.fixture
def unpacked(tmp_path: Path) -> str:
    """The address of the page on the disk."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return (tmp_path / scorm.PAGE).as_uri()


def test_from_the_disk_it_answers_and_says_that_nothing_is_kept(page: Page, unpacked: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(unpacked)
    assert "nothing is kept" in page.locator("#where").inner_text()
    page.locator("#question-q1").get_by_role("button").click()
    assert page.locator("#question-q1 b[role]").inner_text() == "Choose an answer first."
    answer(page, chosen(wrong=1))
    assert "8 of 8 answered, 7 right" in page.locator("#sum").inner_text()
    assert page.locator("#question-q1 b[role]").inner_text() == "You chose another one."
    page.goto("about:blank")
    assert wrong == []


def test_by_keyboard_alone_a_question_can_be_answered(page: Page, unpacked: str) -> None:
    page.goto(unpacked)
    page.locator("#q1-0").focus()
    for key in ("ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    assert page.locator("#q1-1").is_checked()
    assert page.locator("#question-q1 details").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, unpacked: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(unpacked)
    answer(page, chosen())
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page, unpacked: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(unpacked)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
