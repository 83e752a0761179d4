"""`ombud verify` finds every fault that is put into a log, and none in a healthy one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.workspaces import Workspace, copied, run


def verify(workspace: Workspace, *more: str | Path) -> tuple[int, str]:
    done = workspace.run("verify", *more)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def sealed(workspace: Workspace, index: int) -> str:
    ((told,),) = workspace.sql('SELECT sealed FROM web_entryrow WHERE "index" = ?', index)
    return str(told)


def test_a_healthy_log_with_an_erasure_in_it_holds(workspace: Workspace) -> None:
    code, said = verify(workspace)
    assert code == 0
    assert said.startswith("All holds")
    assert "34" in said  # entries: 20 and 3 and 10 and the erasure


def test_an_empty_log_holds(empty: Workspace) -> None:
    assert verify(empty) == (0, "The log is empty: nothing was said in this workspace yet.\n")


def test_the_answer_can_be_had_as_json(workspace: Workspace) -> None:
    told = json.loads(workspace.run("verify", "--json").stdout)
    assert told["holds"] is True


def test_a_changed_word_is_found(workspace: Workspace) -> None:
    told = sealed(workspace, 5)
    changed = told.replace("planner", "council", 1)
    assert changed != told
    workspace.sql('UPDATE web_entryrow SET sealed = ? WHERE "index" = 5', changed)
    code, said = verify(workspace)
    assert code == 1
    assert "Entry 5" in said


def test_a_flipped_bit_in_a_commitment_is_found(workspace: Workspace) -> None:
    ((leaf,),) = workspace.sql('SELECT commitment FROM web_entryrow WHERE "index" = 7')
    flipped = bytes([bytes(leaf)[0] ^ 1]) + bytes(leaf)[1:]
    workspace.sql('UPDATE web_entryrow SET commitment = ? WHERE "index" = 7', flipped)
    code, said = verify(workspace)
    assert code == 1
    assert "Entry 7" in said


def test_two_entries_that_changed_places_are_found(workspace: Workspace) -> None:
    one, two = (
        workspace.sql('SELECT sealed, commitment FROM web_entryrow WHERE "index" = ?', index)[0] for index in (3, 4)
    )
    for index, (told, leaf) in ((3, two), (4, one)):
        told_and_leaf = (told, bytes(leaf), index)
        workspace.sql('UPDATE web_entryrow SET sealed = ?, commitment = ? WHERE "index" = ?', *told_and_leaf)
    assert verify(workspace)[0] == 1


def test_an_entry_that_was_taken_out_is_found(workspace: Workspace) -> None:
    workspace.sql('DELETE FROM web_entryrow WHERE "index" = 10')
    code, said = verify(workspace)
    assert code == 1
    assert "Entry 10 is missing" in said


def test_a_log_whose_end_was_cut_off_is_found(workspace: Workspace) -> None:
    workspace.sql('DELETE FROM web_entryrow WHERE "index" >= 30')
    code, said = verify(workspace)
    assert code == 1
    assert "taken out" in said


def test_an_old_checkpoint_that_was_put_back_is_found(workspace: Workspace) -> None:
    workspace.sql("DELETE FROM web_checkpointrow WHERE size > 23")
    assert verify(workspace)[0] == 1


SAY = """
from ombud.demo import lamp_posts
from ombud.web import log
log.append("lamp-posts", lamp_posts.drafts()[{}])
"""


def test_going_back_to_an_old_state_is_found_by_who_kept_a_checkpoint(empty: Workspace, tmp_path: Path) -> None:
    empty.python(SAY.format("0:5") + SAY.format("5:9"))
    seen = tmp_path / "seen"
    ((note,),) = empty.sql("SELECT note FROM web_checkpointrow WHERE size = 9")
    seen.write_text(note, "utf-8")
    empty.sql("DELETE FROM web_checkpointrow WHERE size > 5")
    empty.sql('DELETE FROM web_entryrow WHERE "index" >= 5')
    assert verify(empty)[0] == 0  # alone it is a shorter log that holds: that is why others keep checkpoints
    code, said = verify(empty, "--seen", seen)
    assert code == 1
    assert "9" in said


def test_a_history_written_anew_with_the_right_key_is_found_by_who_kept_a_checkpoint(
    workspace: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    ((note,),) = workspace.sql("SELECT note FROM web_checkpointrow ORDER BY size LIMIT 1")
    seen.write_text(note, "utf-8")
    shutil.copy2(workspace.folder / "log-key", empty.folder / "log-key")
    empty.python(SAY.format("1:60"))
    assert verify(empty)[0] == 0
    code, said = verify(empty, "--seen", seen)
    assert code == 1
    assert "fork" in said


def test_words_that_were_erased_in_silence_are_found(workspace: Workspace) -> None:
    """The log itself still holds then; but nobody said that anything was erased, nor by what law."""
    workspace.python(
        "import json\nfrom ombud.ledger import seal\nfrom ombud.web.models import EntryRow\n"
        "row = EntryRow.objects.get(index=5)\n"
        "left = seal.erase(seal.Sealed.from_json(json.loads(row.sealed)), ['role'])\n"
        "row.sealed = seal.canonical(left.as_json()).decode()\nrow.save()\n"
    )
    code, said = verify(workspace)
    assert code == 1
    assert "erased" in said


def test_a_checkpoint_signed_by_someone_else_is_found(workspace: Workspace) -> None:
    (workspace.folder / "log-key").unlink()
    assert verify(workspace)[0] == 1


@pytest.fixture(scope="module")
def published_once(made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with copied(made, tmp_path_factory.mktemp("published") / "workspace") as workspace:
        folder = workspace.folder.with_name("site")
        done = workspace.run("publish", folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """A published record to break."""
    return Path(shutil.copytree(published_once, tmp_path / "site"))


def flip(file: Path, at: int = 40) -> None:
    told = bytearray(file.read_bytes())
    told[at] ^= 1
    file.write_bytes(told)


def test_a_published_record_holds_and_says_so_without_ombud_too(published: Path) -> None:
    done = run("verify", published)
    assert done.returncode == 0
    alone = subprocess.run(
        [sys.executable, "-I", published / "verify.py", published], capture_output=True, text=True, check=False
    )
    assert alone.returncode == 0, alone.stderr
    assert done.stdout.startswith(alone.stdout.splitlines()[0])


def test_every_fault_in_published_files_is_found(published: Path, tmp_path: Path) -> None:
    ledger = next(published.glob("cases/lamp-posts/ledger.jsonl"))
    lines = ledger.read_bytes().splitlines(keepends=True)
    faults = {
        "a bit flipped in a tile": lambda: flip(next(published.glob("tile/entries/*.p/34"))),
        "a bit flipped in a ledger": lambda: flip(ledger),
        "a cut ledger": lambda: ledger.write_bytes(ledger.read_bytes()[:-100]),
        "a ledger that lacks a line": lambda: ledger.write_bytes(b"".join(lines[1:])),
        "a cut checkpoint": lambda: (published / "checkpoint").write_bytes(
            (published / "checkpoint").read_bytes()[:-20]
        ),
        "another key": lambda: flip(published / "log.vkey", 3),
    }
    whole = {path: path.read_bytes() for path in published.rglob("*") if path.is_file()}
    found = {}
    for name, break_it in faults.items():
        break_it()
        found[name] = run("verify", published).returncode
        for path, told in whole.items():
            path.write_bytes(told)
    assert found == dict.fromkeys(faults, 1)


def test_a_log_that_was_set_back_behind_its_published_pages_is_found(empty: Workspace, tmp_path: Path) -> None:
    empty.python(SAY.format("0:5") + SAY.format("5:9"))
    assert empty.run("publish", tmp_path / "site").returncode == 0
    assert verify(empty)[0] == 0
    empty.sql("DELETE FROM web_checkpointrow WHERE size > 5")
    empty.sql('DELETE FROM web_entryrow WHERE "index" >= 5')
    assert verify(empty)[0] == 1


def test_a_bundle_holds_and_a_broken_one_does_not(workspace: Workspace, tmp_path: Path) -> None:
    bundle = tmp_path / "lamp-posts.zip"
    assert workspace.run("export", "lamp-posts", "--to", bundle).returncode == 0
    assert run("verify", bundle).returncode == 0
    bundle.write_bytes(bundle.read_bytes()[:-200])
    done = run("verify", bundle)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_the_seals_of_a_ledger_file_are_checked_and_it_says_what_that_cannot_show(
    published: Path, tmp_path: Path
) -> None:
    ledger = published / "cases" / "dark-path" / "ledger.jsonl"
    done = run("verify", ledger)
    assert done.returncode == 0
    assert "cannot show that none is missing" in done.stdout
    flip(ledger, 300)
    assert run("verify", ledger).returncode == 1


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    done = run("verify", tmp_path / "nothing")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
