"""A small stand-in for a learning system: it keeps what SCORM 1.2 has it keep, and writes down how it was called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Frame, Page, Route

from ombud.learn import scorm
from ombud.learn.packages.edition import Edition
from ombud.learn.shelf import modules

EDITION = Edition(modules()[0])
FILES = scorm.files(EDITION)
QUESTIONS = EDITION.words.question
SITE = "http://lms.test/"
AROUND = """<!doctype html><title>A learning system</title><script>
window.calls = []; window.kept = {
  "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_location": "", "cmi.suspend_data": ""};
const told = (name, answer) => (...given) => { calls.push([name, ...given]); return answer(...given); };
const may = new Set(["cmi.core.score.raw", "cmi.core.score.min", "cmi.core.score.max", "cmi.core.lesson_status",
  "cmi.core.lesson_location", "cmi.core.session_time", "cmi.core.exit", "cmi.suspend_data"]);
window.API = {
  LMSInitialize: told("LMSInitialize", () => "true"), LMSFinish: told("LMSFinish", () => "true"),
  LMSCommit: told("LMSCommit", () => "true"), LMSGetLastError: () => "0",
  LMSGetValue: told("LMSGetValue", (name) => kept[name] ?? ""),
  LMSSetValue: told("LMSSetValue", (name, value) => {
    if (!may.has(name)) { throw new Error(name); } kept[name] = value; return "true"; }),
};
</script><div><iframe name="sco" src="sco/index.html" width="900" height="700"></iframe></div>"""


def opened(page: Page, kept: Mapping[str, str] | None = None) -> Frame:
    """The module in the stand-in, which remembers what is given."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{SITE}sco/")
        kind = {"html": "text/html", "css": "text/css", "js": "text/javascript"}.get(name.rpartition(".")[2], "")
        known = name in FILES
        body = FILES[name] if known else AROUND
        route.fulfill(body=body, content_type=f"{kind if known else 'text/html'}; charset=utf-8")

    page.context.route(f"{SITE}**", answer)
    if kept is not None:
        given = f"window.kept && Object.assign(kept, {json.dumps(kept)})"
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {given})")
    page.goto(SITE, wait_until="load")
    frame = page.frame("sco")
    assert frame is not None
    frame.wait_for_load_state("load")
    return frame


def answer(frame: Frame | Page, chosen: Mapping[str, int]) -> None:
    """Choose an option of each question, and ask why."""
    for name, place in chosen.items():
        field = frame.locator(f"#question-{name}")
        field.get_by_role("radio").nth(place).check()
        field.get_by_role("button").click()


def kept(page: Page) -> dict[str, str]:
    """What the stand-in keeps."""
    told: dict[str, str] = page.evaluate("kept")
    return told


def calls(page: Page, name: str) -> list[list[Any]]:
    """Each call of a function of the stand-in, with what was given."""
    return [one for one in page.evaluate("calls") if one[0] == name]
