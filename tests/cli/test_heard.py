"""`ombud heard` and `held` say, write, repeat and add; and nothing is done where something does not fit."""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from ombud.demo import lamp_posts
from ombud.demo.measured import heard, held
from ombud.formats.measuredfile import opened
from tests.cli.workspaces import Workspace

CASE = "dark-path"
CONTRACT = Path(lamp_posts.__file__).parent / "lamp-posts" / "draft-contract.txt"
UNTIL = str(date.today() + timedelta(days=400))  # noqa: DTZ011
CALLED: dict[str, tuple[str, ...]] = {
    "opinions": ("opinions",),
    "budget": ("light.pb",),
    "lottery": ("pool.csv", "quotas.csv", "24", "--household", "household", "--seed", "07 19 23"),
    "room": ("attendance.csv", "population.csv"),
    "dots": ("dots.csv",),
    "diary": ("days.csv", "--survey", "survey.csv"),
    "themes": ("answers.csv",),
}
HELD: dict[str, tuple[str, ...]] = {
    "contract": ("draft-contract.txt",),
    "inventory": ("inventory.csv", "--cap", "P10Y"),
    "endings": ("inventory.csv",),
    "buying": ("bought.jsonl", "--systems", "systems.csv", "--years", "4"),
    "contacts": ("contacts.csv", "--cases", "cases.csv", "--signs", "Street Works"),
    "retention": ("plan.json", "certificate.json"),
}


def called(sort: str) -> list[object]:
    """The command as anyone would write it, with files of the worked case."""
    question, words, file = ("held", HELD[sort], held) if sort in HELD else ("heard", CALLED[sort], heard)
    places = {word: CONTRACT if word == CONTRACT.name else file(word) for word in words}
    there = [place if place.exists() else word for word, place in places.items()]
    return [question, sort, *there, "--what", "Light in Norrvang", "--city", "Exempelby", "--example"]


def kinds(workspace: Workspace) -> list[str]:
    rows = workspace.sql('SELECT kind FROM web_entryrow WHERE "case" = ? ORDER BY seq', CASE)
    return [kind for (kind,) in rows]


@pytest.mark.parametrize("sort", [*CALLED, *HELD])
def test_it_is_written_and_added(workspace: Workspace, tmp_path: Path, sort: str) -> None:
    into, before = tmp_path / f"{sort}.zip", kinds(workspace)
    whose = ("--source", "Exempelby", "--licence", "CC0-1.0")
    done = workspace.run(*called(sort), "--into", into, *whose, "--case", CASE, "--until", UNTIL, "--yes", "--json")
    assert done.returncode == 0, done.stderr
    assert opened(into).example
    assert {(one.source, one.licence) for one in opened(into).inputs} == {("Exempelby", "CC0-1.0")}
    assert kinds(workspace)[len(before)] == ("held.result/1" if sort in HELD else "heard.result/1")
    assert json.loads(done.stdout)["not_kept"] == []


@pytest.mark.parametrize("sort", ["budget", "contract"])
def test_it_comes_out_again(workspace: Workspace, tmp_path: Path, sort: str) -> None:
    into = tmp_path / f"{sort}.zip"
    assert workspace.run(*called(sort), "--into", into).returncode == 0
    again = workspace.run(*called(sort), "--against", into)
    assert again.stdout.endswith("The same comes out again: every sentence, table and figure.\n"), again.stdout[-500:]


def test_the_draw_can_be_repeated_with_nothing_but_sums(workspace: Workspace, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.csv"
    said = workspace.run(*called("lottery"), "--drawn", drawn, "--json")
    assert said.returncode == 0, said.stderr
    rows = [line.split(",") for line in drawn.read_text().splitlines()[1:]]
    ids = [one for one, _kind, _chance, yes in rows if yes == "yes"]
    assert (len(rows), len(ids)) == (212, 24)
    ticket = int(sha256(b"07 19 23|ticket").hexdigest()[:15], 16) % 1000
    assert f'"ticket": {ticket}' in said.stdout or f"ticket {ticket}" in said.stdout or str(ticket) in said.stdout
    instead = workspace.run(*called("lottery"), "--drawn", drawn, "--declined", ids[0])
    assert instead.returncode == 0, instead.stderr
    declined, came = instead.stdout.splitlines()[1].split(",")
    assert declined == ids[0]
    assert came not in ids
    asked = [word if word != "24" else "23" for word in map(str, called("lottery"))]
    other = workspace.run(*asked, "--drawn", drawn, "--declined", ids[0])
    assert (other.returncode, "24 people were drawn in it, not 23" in other.stderr) == (2, True)


def test_no_row_of_a_person_stands_in_a_result(workspace: Workspace, tmp_path: Path) -> None:
    into = tmp_path / "lottery.zip"
    workspace.run(*called("lottery"), "--into", into)
    assert "N001" not in opened(into).model_dump_json()


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        (("--case", CASE), 2, "No file is kept without an end"),
        (("--case", CASE, "--until", UNTIL), 2, "say --yes to add it without being asked"),
        (("--case", "no-such-case", "--until", UNTIL, "--yes"), 4, "There is no such case here"),
        (("--case", CASE, "--until", UNTIL, "--yes", "--role", "resident"), 4, "The role resident may not add this"),
        (("--open", "chairs.csv"), 2, "No file chairs.csv was given"),
        (("--into", "answer.txt"), 2, "use a name that ends in .zip"),
        (("--drawn", "ids.csv", "--seed", ""), 2, "Nobody is drawn without a seed"),
        (("--declined", "N001"), 2, "Who was drawn is not known"),
    ],
)
def test_nothing_is_done_where_something_does_not_fit(
    workspace: Workspace, more: tuple[str, ...], code: int, told: str
) -> None:
    before = kinds(workspace)
    said = workspace.run(*called("lottery"), *more)
    assert (said.returncode, said.stdout) == (code, ""), said.stderr
    assert told in said.stderr
    assert said.stderr.count("\n") == 1
    assert kinds(workspace) == before


def test_two_files_of_one_name_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "attendance.csv"
    other.write_bytes(heard("population.csv").read_bytes())
    said = workspace.run("heard", "room", heard("attendance.csv"), other)
    assert said.returncode == 2
    assert "Two files have this name" in said.stderr
