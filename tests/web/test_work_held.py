"""From what a program read in a contract to what a person reads in it, on the page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.lines import RedLine
from ombud.held.entries import Clause, Line, Reading
from ombud.people.roles import Role
from ombud.web import log
from tests.web.workers import BULBS, LAMPS, OPENING, a_case, signed_in

pytestmark = pytest.mark.django_db
QUOTE = "The Supplier may sell the data."
READ = LineRead(
    contract="Lamp posts", line=RedLine.SECONDARY_USE, reading=LineReading.CROSSED, confidence=90, quote=QUOTE,
    clause="4.1", page=3,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_second_step(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]


@pytest.fixture
def bo() -> Client:
    a_case(OPENING, BULBS, READ)
    return signed_in(Role.PROCUREMENT)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_reading_waits_with_a_form_begun_until_a_person_has_read_it(bo: Client) -> None:
    page = words(bo.get(f"/work/{LAMPS}/held/"))
    (address,) = re.findall(rf'href="(/work/{LAMPS}/add/held\.clause/\?read=\d+)"', page)
    form = bo.get(address).context["form"]
    told = {name: form[name].value() for name in form.fields}
    assert (told["quote"], told["number"], told["page"]) == (QUOTE, "4.1", 3)
    assert told["reading"] in (None, "", Reading.UNCLEAR)  # how it reads is for the person to say
    said = {f"says-{name}": "" if value is None else value for name, value in told.items()}
    bo.post(address, {**said, "says-reading": "crossed", "step": "add", "cite-nothing": "on"})
    last = log.entries(LAMPS)[-1].body
    assert isinstance(last, Clause)
    assert (last.contract, last.line, last.reading) == ("Lamp posts", Line.NO_SECOND_SALE, Reading.CROSSED)
    assert "add/held.clause/?read=" not in words(bo.get(f"/work/{LAMPS}/held/"))


@pytest.mark.parametrize("number", ["0", "99", "x"])
def test_what_no_program_read_begins_no_statement(bo: Client, number: str) -> None:
    assert bo.get(f"/work/{LAMPS}/add/held.clause/?read={number}").status_code == 404


def test_no_other_statement_is_begun_with_a_reading(bo: Client) -> None:
    assert bo.get(f"/work/{LAMPS}/add/held.contract/?read=2").context["form"].initial == {}


def test_who_may_not_write_it_down_is_shown_the_reading_itself(bo: Client) -> None:
    page = words(signed_in(Role.OFFICER).get(f"/work/{LAMPS}/held/"))
    assert f'href="/cases/{LAMPS}/entries/2/"' in page
    assert "held.clause" not in page
