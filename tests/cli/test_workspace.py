"""Commands on a workspace: making one, accounts, new cases, bringing files in, exporting, backing up, publishing."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import tarfile
import time
from functools import partial
from pathlib import Path

import pytest

from tests.cli.workspaces import OMBUD, ON_POSTGRES, Workspace, database, run

RECORDS = [
    {
        "id": str(number),
        "title": f"Parkeren {number}",
        "doel": f"Het bepalen van parkeerrechten in wijk {number}.",
        "juridische_basis": "Gemeentewet",
        "organisatie": "Gemeente Voorbeeld",
        "status": "in_gebruik",
        "impactassessment": "Ja",
        "url": f"https://example.org/{number}",
    }
    for number in range(1, 4)
]


def register(path: Path, records: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def entries(workspace: Workspace) -> int:
    ((count,),) = workspace.sql("SELECT count(*) FROM web_entryrow")
    return int(count)


def test_making_a_workspace_again_loses_nothing(workspace: Workspace) -> None:
    before = entries(workspace)
    done = workspace.run("init", workspace.folder, "--json")
    assert json.loads(done.stdout)["made"] is False
    assert entries(workspace) == before


def test_a_workspace_is_its_owners_alone(empty: Workspace) -> None:
    assert (empty.folder / "log-key").stat().st_mode & 0o077 == 0


def test_an_account_is_made_once_and_its_password_is_shown_once(empty: Workspace) -> None:
    done = empty.run("people", "add", "bo@example.org", "--role", "planner", "--office", "Street Works", "--json")
    password = json.loads(done.stdout)["password"]
    assert len(password) >= 12
    assert empty.run("people", "add", "bo@example.org").returncode == 4
    (bo,) = json.loads(empty.run("people", "list", "--json").stdout)
    assert (bo["email"], bo["roles"]) == ("bo@example.org", ["planner"])
    assert password not in str(empty.sql("SELECT * FROM web_person"))


@pytest.mark.parametrize(
    "wrong", [("no-address",), ("bo@example.org", "--role", "mayor"), ("bo@example.org", "--password", "password1234")]
)
def test_an_account_that_makes_no_sense_is_not_made(empty: Workspace, wrong: tuple[str, ...]) -> None:
    assert empty.run("people", "add", *wrong).returncode == 2
    assert json.loads(empty.run("people", "list", "--json").stdout) == []


def test_a_case_opens_with_a_problem(empty: Workspace) -> None:
    done = empty.run("new", "--title", "Dark paths", "--problem", "It is dark on the way home.", "--json")
    assert json.loads(done.stdout) == {"case": "dark-paths"}
    again = empty.run("new", "--title", "Dark paths", "--problem", "It is dark by the school.", "--json")
    assert json.loads(again.stdout) == {"case": "dark-paths-2"}


def test_a_vendors_offer_opens_no_case(empty: Workspace) -> None:
    done = empty.run("new", "--title", "Smart lamps", "--problem", "Our lamps are smart.", "--raised-by", "vendor")
    assert done.returncode == 2
    assert "problem" in done.stderr
    assert entries(empty) == 0


def test_a_case_without_a_problem_is_not_opened(empty: Workspace) -> None:
    assert empty.run("new", "--title", "Smart lamps").returncode == 2
    assert entries(empty) == 0


def test_what_points_to_a_person_is_not_written_by_mistake(empty: Workspace) -> None:
    done = empty.run("new", "--title", "Dark paths", "--problem", "Call me on 040-123 45 67, it is dark.")
    assert done.returncode == 4
    assert entries(empty) == 0


def test_a_file_that_is_brought_in_twice_is_in_once(empty: Workspace, tmp_path: Path) -> None:
    file = register(tmp_path / "register.jsonl", RECORDS)
    (first,) = json.loads(empty.run("import", file, "--json").stdout)
    (second,) = json.loads(empty.run("import", file, "--json").stdout)
    assert (first["cases_opened"], second["cases_opened"], second["entries"]) == (3, 0, 0)
    assert second["cases_unchanged"] == 3


def test_a_renamed_record_is_known_again_by_its_number(empty: Workspace, tmp_path: Path) -> None:
    empty.run("import", register(tmp_path / "register-2026-05-01.jsonl", RECORDS))
    renamed = [RECORDS[0] | {"title": "Betaald parkeren"}, *RECORDS[1:]]
    later = register(tmp_path / "register-2026-06-01.jsonl", renamed)
    (told,) = json.loads(empty.run("import", later, "--json").stdout)
    assert (told["cases_opened"], told["cases_added_to"], told["cases_unchanged"]) == (0, 1, 2)


def test_a_case_of_another_city_that_is_brought_in_twice_is_in_once(
    workspace: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    bundle = tmp_path / "case.zip"
    assert workspace.run("export", "dark-path", "--to", bundle).returncode == 0
    (first,) = json.loads(empty.run("import", bundle, "--json").stdout)
    (second,) = json.loads(empty.run("import", bundle, "--json").stdout)
    assert (first["entries"], second["entries"]) == (3, 0)


def test_a_broken_file_leaves_the_workspace_as_it_was(empty: Workspace, tmp_path: Path) -> None:
    file = register(tmp_path / "register.jsonl", RECORDS)
    file.write_bytes(file.read_bytes()[:-20])
    done = empty.run("import", file)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert entries(empty) == 0
    assert empty.run("verify").returncode == 0


def test_of_two_files_a_broken_one_is_found_before_anything_is_written(empty: Workspace, tmp_path: Path) -> None:
    good = register(tmp_path / "good.jsonl", RECORDS)
    (tmp_path / "bad.json").write_text("{")
    assert empty.run("import", good, tmp_path / "bad.json").returncode == 3
    assert entries(empty) == 0


def test_a_table_of_a_case_cannot_be_run_as_formulas(empty: Workspace, tmp_path: Path) -> None:
    empty.run("new", "--title", "Dark paths", "--problem", "It is dark.", "--office", '=HYPERLINK("http://x")')
    assert empty.run("export", "dark-paths", "--to", tmp_path / "case.csv").returncode == 0
    with (tmp_path / "case.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    cells = [cell for row in rows for cell in row]
    assert '\'=HYPERLINK("http://x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_an_export_writes_over_nothing_unless_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text("mine")
    assert workspace.run("export", "dark-path", "--to", tmp_path / "case.json").returncode == 4
    assert (tmp_path / "case.json").read_text() == "mine"
    assert workspace.run("export", "dark-path", "--to", tmp_path / "case.json", "--force").returncode == 0
    assert json.loads((tmp_path / "case.json").read_text())["case"] == "dark-path"


def test_an_ending_that_is_no_format_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.run("export", "dark-path", "--to", tmp_path / "case.docx").returncode == 2
    assert workspace.run("export", "no-such-case", "--to", tmp_path / "case.json").returncode == 4


def test_a_backup_put_back_is_the_same_log(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar.gz"
    assert workspace.run("backup", file).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    assert workspace.run("backup", file).returncode == 4  # it is there already
    with database() as address:
        put_back = Workspace(tmp_path / "back", address)
        done = put_back.run("restore", file)
        assert done.returncode == 0, done.stderr
        assert entries(put_back) == entries(workspace)
        assert put_back.run("verify").returncode == 0
        assert put_back.run("restore", file).returncode == 4  # not over what is there


def test_a_backup_put_back_by_force_keeps_what_was_there(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    assert workspace.run("backup", file).returncode == 0
    assert workspace.run("new", "--title", "Later", "--problem", "Said after the backup.").returncode == 0
    done = workspace.run("restore", file, "--force", "--json")
    assert done.returncode == 0, done.stderr
    kept = Path(json.loads(done.stdout)["kept"])
    assert entries(workspace) == 34
    if not ON_POSTGRES:
        assert entries(Workspace(kept)) == 35


def test_a_backup_without_keys_says_so_and_holds_none(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    done = workspace.run("backup", file, "--without-keys")
    assert "keys" in done.stdout
    with tarfile.open(file) as archive:
        assert not {"log-key", "secret-key"} & set(archive.getnames())
    with database() as address:
        put_back = Workspace(tmp_path / "back", address)
        assert put_back.run("restore", file).returncode == 4
        assert not (tmp_path / "back").exists()


def test_a_damaged_backup_puts_nothing_in_place(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    assert workspace.run("backup", file).returncode == 0
    whole = file.read_bytes()
    for broken in (whole[: len(whole) // 2], b"", b"not a backup at all"):
        file.write_bytes(broken)
        with database() as address:
            done = Workspace(tmp_path / "back", address).run("restore", file)
            assert done.returncode == 3, done.stdout
            assert done.stderr.count("\n") == 1
            assert not (tmp_path / "back").exists()


def test_a_backup_of_a_changed_log_puts_nothing_in_place(workspace: Workspace, tmp_path: Path) -> None:
    workspace.sql("UPDATE web_entryrow SET sealed = replace(sealed, 'planner', 'council')")
    file = tmp_path / "backup.tar"
    assert workspace.run("backup", file).returncode == 0
    with database() as address:
        done = Workspace(tmp_path / "back", address).run("restore", file)
        assert done.returncode == 1
        assert "Does not hold" in done.stdout
        assert not (tmp_path / "back").exists()


def test_a_backup_that_wants_to_write_elsewhere_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    (tmp_path / "evil").write_text("evil")
    with tarfile.open(file, "w") as archive:
        archive.add(tmp_path / "evil", "../../outside")
    done = run("restore", file, "--data", tmp_path / "deep" / "back")
    assert done.returncode == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.tar", "deep", "evil"]


@pytest.mark.skipif(ON_POSTGRES, reason="a database file is SQLite's")
def test_a_damaged_database_is_told_in_one_sentence(workspace: Workspace) -> None:
    path = workspace.folder / "ombud.sqlite3"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    done = workspace.run("verify")
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(ON_POSTGRES, reason="SQLite's own backup")
def test_a_backup_can_be_made_while_someone_writes(workspace: Workspace, tmp_path: Path) -> None:
    with sqlite3.connect(workspace.folder / "ombud.sqlite3", isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM web_entryrow")  # not committed: a backup must not see it
        assert workspace.run("backup", tmp_path / "backup.tar").returncode == 0
        writer.execute("ROLLBACK")
    writer.close()
    assert Workspace(tmp_path / "back").run("restore", tmp_path / "backup.tar").returncode == 0
    assert entries(Workspace(tmp_path / "back")) == 34


@pytest.mark.skipif(ON_POSTGRES, reason="looks at SQLite's lock")
def test_an_import_that_is_stopped_leaves_nothing_half_written(empty: Workspace, tmp_path: Path) -> None:
    from ombud.demo.records import SNAPSHOT, unwrapped

    list(unwrapped(tmp_path))
    call = [*OMBUD, "import", str(tmp_path / SNAPSHOT)]
    code, said = stopped_while_it_writes(call, empty)
    assert code == 130, said
    assert said.strip() == "ombud: Stopped; nothing was left half written."
    assert entries(empty) == 0
    assert empty.run("verify").returncode == 0


def stopped_while_it_writes(call: list[str], where: Workspace) -> tuple[int, str]:
    """How a command ended, and what it said, that was interrupted while it held the lock to write.

    Nothing may delay the signal: the command is held still for as long as it takes to see the lock and to send it.
    Nor may it be deaf to it, as what a shell runs in the background is.
    """
    asked = sqlite3.connect(where.folder / "ombud.sqlite3", timeout=0, isolation_level=None)
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        call, env=os.environ | where.env, stderr=subprocess.PIPE, text=True, preexec_fn=hears
    ) as running:
        while True:
            assert running.poll() is None, running.communicate()
            running.send_signal(signal.SIGSTOP)
            if being_written(asked):
                break
            running.send_signal(signal.SIGCONT)
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        running.send_signal(signal.SIGCONT)
        said = running.communicate(timeout=60)[1]
    asked.close()
    return running.returncode, said


def being_written(asked: sqlite3.Connection) -> bool:
    """Whether somebody holds the lock that lets one write."""
    try:
        asked.execute("BEGIN IMMEDIATE")
        asked.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    return False
