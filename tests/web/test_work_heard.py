"""What was heard and who holds it, on the page: from files to a public answer for each sort, and what can go wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ombud.demo import lamp_posts
from ombud.demo.measured import heard, held
from ombud.heard.computed import HeardResult, Sort
from ombud.held.computed import HeldResult
from ombud.held.computed import Sort as HeldSort
from ombud.people.roles import Role
from ombud.web import log
from ombud.web.work import measurer
from ombud.web.work.asks import Question
from ombud.web.work.computed import OF_SORT
from ombud.web.work.heard_asks import HEARD
from ombud.web.work.held_asks import HELD
from ombud.web.work.measuring import FILE, State
from tests.web.gainers import ended, job_at
from tests.web.workers import BULBS, LAMPS, OPENING, a_case, signed_in

pytestmark = pytest.mark.django_db
UNTIL = "2031-01-01"
BROUGHT: dict[str, dict[str, str]] = {
    "opinions": {"votes": "opinions/participants-votes.csv", "statements": "opinions/comments.csv"},
    "budget": {"ballots": "light.pb"},
    "lottery": {"pool": "pool.csv", "quotas": "quotas.csv"},
    "room": {"attendance": "attendance.csv", "population": "population.csv"},
    "dots": {"dots": "dots.csv"},
    "diary": {"days": "days.csv", "survey": "survey.csv"},
    "themes": {"answers": "answers.csv"},
}
HOLDING: dict[str, dict[str, str]] = {
    "contract": {"contract": "draft-contract.txt"},
    "inventory": {"inventory": "inventory.csv"},
    "buying": {"ocds": "bought.jsonl", "systems": "systems.csv"},
    "contacts": {"register": "contacts.csv", "cases": "cases.csv"},
    "retention": {"papers": "plan.json", "papers-2": "certificate.json"},
}
CHOSEN = {"lottery": {"size": "24", "household": "household", "seed": "07 19 23"}}


@pytest.fixture(autouse=True)
def _no_second_step(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]


@pytest.fixture
def bo() -> Client:
    a_case(OPENING, BULBS)
    return signed_in(Role.OFFICER)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def bring(client: Client, sort: str, **more: Any) -> Any:
    files = {role: upload(_found(name)) for role, name in (BROUGHT | HOLDING)[sort].items()}
    said = {"what": "Light in Norrvang", "city": "Exempelby", "until": UNTIL, **CHOSEN.get(sort, {}), **files, **more}
    return client.post(f"/work/{LAMPS}/{OF_SORT[sort].word}/{sort}/", said)


def _found(name: str) -> Path:
    """A file of the worked case."""
    if name == "draft-contract.txt":
        return Path(lamp_posts.__file__).parent / "lamp-posts" / name
    return heard(name) if heard(name).exists() else held(name)


@pytest.mark.slow  # twelve processes of some seconds: with one database it is seen
@pytest.mark.parametrize("sort", [*BROUGHT, *HOLDING])
def test_from_files_to_a_public_answer(bo: Client, sort: str) -> None:
    address = bring(bo, sort).headers["Location"]
    job = job_at(address)
    assert "Ready to be measured" in words(bo.get(address))
    bo.post(address, {"step": "start"})
    assert ended(job) is State.DONE, measurer.said(job)
    preview = bo.get(address)
    assert f"ombud {OF_SORT[sort].word} {sort} " in words(preview)
    assert len(log.entries(LAMPS)) == 2  # nothing is public before it is added
    looked = preview.context["form"].initial["looked_at"]
    done = bo.post(address, {"step": "add", "until": UNTIL, "looked_at": looked})
    assert done.headers["Location"] == f"/cases/{LAMPS}/measured/2/"
    first, *figures = [entry.body for entry in log.entries(LAMPS)[2:]]
    assert isinstance(first, HeardResult | HeldResult)
    assert (first.sort.value, first.what, first.place) == (sort, "Light in Norrvang", "Exempelby")
    assert figures
    assert "Light in Norrvang, Exempelby" in words(Client().get(f"/cases/{LAMPS}/measured/2/"))


@pytest.mark.parametrize(("question", "sorts", "brought"), [(HEARD, Sort, BROUGHT), (HELD, HeldSort, HOLDING)])
def test_each_is_offered_and_has_its_chapter(bo: Client, question: Question, sorts: Any, brought: Any) -> None:
    assert set(question.asked) == {sort.value for sort in sorts} == set(brought)
    page = words(bo.get(f"/work/{LAMPS}/{question.word}/"))
    for sort in question.asked:
        assert f'href="/work/{LAMPS}/{question.word}/{sort}/"' in page
        form = words(bo.get(f"/work/{LAMPS}/{question.word}/{sort}/"))
        assert Client().get(re.findall(r'href="(/method/how/[a-z-]+/)"', form)[0]).status_code == 200


def test_rows_of_people_are_for_officials_unless_it_is_said_otherwise(bo: Client) -> None:
    job = job_at(bring(bo, "lottery", shown=["quotas"]).headers["Location"])
    assert {one.role: one.public for one in job.files} == {"pool": False, "quotas": True}
    refused = bring(bo, "lottery", shown=["pool"])  # a row a person is never for everyone
    assert "shown" in refused.context["form"].errors


def test_what_is_typed_is_an_answer_and_never_an_option_of_the_command(bo: Client) -> None:
    assert "size" in bring(bo, "lottery", size="--into").context["form"].errors
    job = job_at(bring(bo, "lottery", seed="--into", what="--case").headers["Location"])
    at = job.recipe.index("--seed")
    assert job.recipe[at : at + 2] == ("--seed", "--into")
    assert [one for one in job.recipe if one.startswith(FILE)] == [f"{FILE}pool.csv", f"{FILE}quotas.csv"]


def test_a_file_that_cannot_be_read_is_told_with_its_line_and_nothing_is_added(bo: Client) -> None:
    broken = SimpleUploadedFile(
        "attendance.csv", b"step,event,date,trait,group,count\ncame,Walk,2026-03-11,age,old,many\n"
    )
    address = bring(bo, "room", attendance=broken).headers["Location"]
    bo.post(address, {"step": "start"})
    assert ended(job_at(address)) is State.FAILED
    told = words(bo.get(address))
    assert "attendance.csv, line 2" in told
    assert len(log.entries(LAMPS)) == 2


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("what", "", "Fill this in."),
        ("until", "2020-01-01", "This day has passed"),
        ("until", "soon", "year-month-day"),
    ],
)
def test_what_is_missing_is_asked_for(bo: Client, field: str, said: str, told: str) -> None:
    page = bring(bo, "budget", **{field: said})
    assert told in str(page.context["form"].errors[field])
    assert "Choose the files again" in words(page)


def test_a_resident_cannot_compute_for_the_city(bo: Client) -> None:
    assert signed_in(Role.RESIDENT).get(f"/work/{LAMPS}/heard/").status_code == 403
    assert bo.get(f"/work/{LAMPS}/heard/nothing/").status_code == 404
