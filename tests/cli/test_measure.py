"""`ombud measure`: measured, asked, added; and nothing is added where nobody said so."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.casefile import towns
from tests.cli.workspaces import Workspace

CASE = "dark-path"
UNTIL = str(date.today() + timedelta(days=400))  # noqa: DTZ011


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns.built(tmp_path_factory.mktemp("town"))


def kinds(workspace: Workspace) -> list[str]:
    rows = workspace.sql("SELECT kind FROM web_entryrow WHERE \"case\" = ? ORDER BY seq", CASE)
    return [kind for (kind,) in rows]


def seen_by(workspace: Workspace) -> dict[str, list[str]]:
    cards = [json.loads(path.read_text()) for path in (workspace.folder / "evidence" / "cards").glob("??/*.json")]
    return {use["name"]: use["seen_by"] for card in cards for use in card["uses"]}


def test_what_is_measured_is_added_once_and_kept_for_whom_it_is_said(workspace: Workspace, town: Path) -> None:
    asked = ("measure", CASE, town, "--until", UNTIL, "--yes", "--open", "areas.geojson", "--office", "Street Works")
    said = workspace.run(*asked, "--json")
    assert said.returncode == 0, said.stderr
    assert "renters: 18.0 per cent of it, 50.0 per cent of the people" in said.stderr
    done = json.loads(said.stdout)
    assert (done["entry"], done["kept"], done["not_kept"]) == (3, ["areas.geojson", "benches.csv"], [])
    added = kinds(workspace)[3:]
    assert added[0] == "served.measurement/1"
    assert "served.share/1" in added
    kept = seen_by(workspace)
    assert kept["areas.geojson"] == ["public"]
    assert "public" not in kept["benches.csv"]
    assert kept[f"{CASE}-{date.today()}.zip"] == ["public"]  # noqa: DTZ011
    again = workspace.run(*asked)
    assert again.stdout == f"Added to {CASE}: /cases/{CASE}/measured/3/\n"
    assert kinds(workspace)[3:] == added


def test_the_files_can_be_left_out(workspace: Workspace, town: Path) -> None:
    said = workspace.run("measure", CASE, town, "--until", UNTIL, "--yes", "--without-files")
    assert said.returncode == 0, said.stderr
    assert list(seen_by(workspace)) == [f"{CASE}-{date.today()}.zip"]  # noqa: DTZ011


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        ((), 2, "No file is kept without an end"),
        (("--until", UNTIL), 2, "say --yes to add it without being asked"),
        (("--until", "2020-01-01", "--yes"), 2, "This day has passed"),
        (("--until", "soon", "--yes"), 2, "soon"),
        (("--until", UNTIL, "--yes", "--role", "resident"), 4, "The role resident may not add this"),
        (("--until", UNTIL, "--yes", "--role", "mayor"), 2, "There is no role mayor"),
        (("--until", UNTIL, "--yes", "--open", "chairs.csv"), 2, "names no file chairs.csv"),
        (("--until", UNTIL, "--yes", "--place", "nowhere.toml"), 3, "nowhere.toml"),
    ],
)
def test_nothing_is_added_where_something_is_not_said(
    workspace: Workspace, town: Path, more: tuple[str, ...], code: int, told: str
) -> None:
    before = kinds(workspace)
    said = workspace.run("measure", CASE, town, *more)
    assert (said.returncode, said.stdout) == (code, ""), said.stderr
    assert told in said.stderr
    assert said.stderr.count("\n") == 1
    assert kinds(workspace) == before
    assert not seen_by(workspace)


def test_a_case_that_there_is_not_is_told(workspace: Workspace, town: Path) -> None:
    said = workspace.run("measure", "no-such-case", town, "--until", UNTIL, "--yes")
    assert said.returncode == 4
    assert "There is no such case here" in said.stderr
