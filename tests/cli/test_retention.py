"""The commands of retention: a plan changes nothing, a run asks first, and a proof ends with 1 where there is none."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from ombud.ledger.note import SignerKey, new_key
from tests.cli.workspaces import run

FILE = """
kind = "ombud.retention/1"
what = "Counters"
zone = "Europe/Stockholm"

[[item]]
name = "Visits"
rule = "Deleted 90 days after the visit"
keep = "P90D"
start = "the visit"
no_backups = true
store = { kind = "sqlite", file = "a.db", table = "visit", date = "at" }
canary = { values = { who = "canary {mark}" } }

[[item]]
name = "Pictures"
rule = "Deleted 90 days after the picture"
keep = "P90D"
start = "the picture"
store = { kind = "folder", folder = "pics", name = "*_%Y%m%d.jpg" }
"""


@pytest.fixture
def counters(tmp_path: Path) -> Path:
    (tmp_path / "counters.toml").write_text(FILE, "utf-8")
    there = sqlite3.connect(tmp_path / "a.db")
    there.execute("CREATE TABLE visit (who TEXT, at TEXT)")
    there.executemany("INSERT INTO visit VALUES (?, ?)", [("Amina", "2020-01-01"), ("Bo", "2099-01-01"), ("Dag", None)])
    there.commit()
    there.close()
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "Amina_20200101.jpg").write_bytes(b"x")
    return tmp_path


def visits(folder: Path) -> list[str]:
    there = sqlite3.connect(folder / "a.db")
    rows = [who for (who,) in there.execute("SELECT who FROM visit")]
    there.close()
    return rows


def test_plan_run_and_prove_leave_a_certificate_that_holds(counters: Path) -> None:
    here = {"cwd": counters}
    done = run("retention", "plan", "counters.toml", "--into", "plan.json", **here)
    assert done.returncode == 0, done.stderr
    assert "Visits. Records: 3. Past their end, and would go: 1." in done.stdout
    assert "Dated in the future" in done.stdout
    assert len(visits(counters)) == 3
    overdue = run("retention", "prove", "counters.toml", **here)
    assert (overdue.returncode, "Past their end, and would go: 1." in overdue.stdout) == (1, True)

    refused = run("retention", "run", "counters.toml", "--plan", "plan.json", **here)
    assert (refused.returncode, "--yes" in refused.stderr) == (2, True)
    done = run("retention", "run", "counters.toml", "--plan", "plan.json", "--yes", "--json", **here)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [(one["item"], one["gone"], one["proven"], one["signed"]) for one in told] == [
        ("Visits", 1, True, False),
        ("Pictures", 1, True, False),
    ]
    assert visits(counters) == ["Bo", "Dag"]
    assert not list((counters / "pics").iterdir())

    again = run("retention", "run", "counters.toml", "--plan", "plan.json", "--yes", "--json", **here)
    assert json.loads(again.stdout) == told
    papers = b"".join(path.read_bytes() for path in counters.glob("*.certificate.*"))
    assert b"Amina" not in papers + b"".join(path.read_bytes() for path in counters.glob("*.journal"))
    checked = run("retention", "prove", "--certificate", told[0]["certificate"], **here)
    assert checked.returncode == 0
    assert "as it was written" in checked.stdout
    assert run("retention", "prove", "counters.toml", "--plan", "plan.json", **here).returncode == 0


def test_a_workspace_signs_and_a_change_is_found_out(counters: Path) -> None:
    key = new_key("ombud.example/log")
    workspace = counters / "workspace"
    workspace.mkdir()
    (workspace / "log-key").write_text(str(key), "utf-8")
    here = {"cwd": counters, "env": {"OMBUD_DATA": str(workspace)}}
    run("retention", "plan", "counters.toml", "--into", "plan.json", **here)
    done = run(
        "retention", "run", "counters.toml", "--plan", "plan.json", "--yes", "--item", "Visits", "--json", **here
    )
    (one,) = json.loads(done.stdout)
    assert one["signed"]
    checked = run("retention", "prove", "--certificate", one["certificate"], **here)
    assert "Signed by ombud.example/log." in checked.stdout
    assert (counters / "pics" / "Amina_20200101.jpg").exists()
    other: SignerKey = new_key("ombud.example/log")
    wrong = run("retention", "prove", "--certificate", one["certificate"], "--key", str(other.verifier), **here)
    assert wrong.returncode == 1
    path = counters / one["certificate"]
    path.write_text(path.read_text().replace('"gone": 1', '"gone": 9'), "utf-8")
    changed = run("retention", "prove", "--certificate", one["certificate"], **here)
    assert (changed.returncode, "changed after it was written" in changed.stderr) == (3, True)


def test_what_stands_in_the_way_is_told_in_one_sentence(counters: Path) -> None:
    here = {"cwd": counters}
    assert run("retention", "prove", **here).returncode == 2
    os.rename(counters / "a.db", counters / "b.db")
    done = run("retention", "plan", "counters.toml", **here)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert done.stderr.startswith("ombud: Visits, store.file: there is no such file")
