"""The act that ends a module is done in a case, and what somebody thinks now can be written there and erased again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from tools import messages

import ombud
from ombud.asked.entries import Reflection
from ombud.people.roles import Role
from ombud.web.reading import case_file
from ombud.web.taught import course
from tests.web.workers import LAMPS, a_case, signed_in

pytestmark = pytest.mark.django_db
THOUGHT = "I had asked the vendor before I asked anyone who walks there."


@pytest.fixture(autouse=True)
def _one_case(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]
    a_case()


def test_every_module_leads_to_its_act_and_the_act_into_the_form_of_its_statement() -> None:
    client = signed_in(Role.OFFICER)
    for one in course():
        number = one.facts.number
        assert f'href="/work/course/{number}/"' in client.get(f"/learn/{number}/").content.decode()
        there = client.get(f"/work/course/{number}/").content.decode()
        form = "/work/new/" if one.facts.kind == "asked.opening" else f"/work/{LAMPS}/add/{one.facts.kind}/"
        may = client.get(form).status_code == 200
        assert (f'href="{form}"' in there) is may, number
        assert one.words_in("en").act.title in there


def test_what_somebody_thinks_after_a_module_lands_in_the_case_under_their_role_alone() -> None:
    client = signed_in(Role.RESIDENT)
    form = f"/work/{LAMPS}/add/asked.reflection/?module=3"
    assert form in client.get("/work/course/3/").content.decode()
    assert 'value="3"' in client.get(form).content.decode()
    said = {"says-module": "3", "says-thought": THOUGHT, "step": "add"}
    assert client.post(form, said).status_code == 302
    entry = case_file(LAMPS).entries[-1]
    assert (entry.body, entry.role) == (Reflection(module=3, thought=THOUGHT), "resident")
    assert THOUGHT in Client().get(f"/cases/{LAMPS}/entries/{entry.seq}/").content.decode()


def test_a_module_that_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept() -> None:
    client = signed_in(Role.RESIDENT)
    before = len(case_file(LAMPS).entries)
    answer = client.post(f"/work/{LAMPS}/add/asked.reflection/",
                         {"says-module": "0", "says-thought": THOUGHT, "step": "add"})  # fmt: skip
    assert answer.status_code == 200
    assert 'id="id_says-module_error"' in answer.content.decode() or "errorlist" in answer.content.decode()
    assert len(case_file(LAMPS).entries) == before
    assert client.get("/work/course/9/").status_code == 404


def test_whoever_has_no_role_is_shown_the_steps_and_no_form() -> None:
    there = signed_in(None).get("/work/course/1/").content.decode()
    assert course()[0].words_in("en").act.steps[0] in there.replace("&#x27;", "'")
    assert "/add/" not in there
    assert 'href="/work/new/"' not in there


@pytest.mark.parametrize("language", ["en", "sv"])
def test_an_act_calls_forms_fields_and_buttons_what_they_are_called(language: str) -> None:
    there = {word.casefold() for word in _shown(language)}
    quoted = [(one.facts.number, name.strip(".,:").casefold()) for one in course()
              for step in one.words_in(language).act.steps for name in re.findall("[“”]([^“”]+)”", step)]  # fmt: skip
    assert len(quoted) > 40
    assert [one for one in quoted if one[1] not in there] == []


def _shown(language: str) -> set[str]:
    """Every text of a page in a language, whole, and what of it stands before a colon."""
    texts = {part: said for message in messages.catalogue("sv") if message.id
             for part, said in zip(_parts(message.id), _parts(message.string), strict=False)}  # fmt: skip
    words = texts.keys() if language == "en" else texts.values()
    return {part for word in words for part in (word, word.rstrip(".:"), word.partition(":")[0])}


def _parts(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def test_the_button_that_an_act_ends_with_is_the_one_of_the_form() -> None:
    template = Path(ombud.__file__).parent / "web" / "templates" / "work" / "check.html"
    button = re.findall(r'value="add">{% translate "([^"]+)"', template.read_text("utf-8"))[0]
    last = [step for one in course() for step in one.words_in("en").act.steps if "Go on: check your answers" in step]
    assert last
    assert all(f"“{button}”" in step for step in last if "then choose" in step.lower() or ", then “" in step)
