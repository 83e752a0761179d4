"""`ombud read` on files: what it answers, and how it refuses what it cannot read."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ombud.demo.records import EVENTS, RICH, SNAPSHOT, unwrapped
from tests.cli.workspaces import OMBUD, Workspace, run

MOST_MEMORY = 512 * 2**20  # bytes that any input may take


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registers that come with the demonstration."""
    folder = tmp_path_factory.mktemp("registers")
    list(unwrapped(folder))
    return folder


@pytest.fixture(scope="module")
def snapshot(files: Path) -> dict[str, object]:
    done = run("read", files / SNAPSHOT, "--changes", files / EVENTS, "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_the_dutch_register_reads_as_it_was_counted_by_hand(snapshot: dict) -> None:
    """The snapshot of 13 May 2026 and its changes until 30 June: 1,490 records, three changes of substance."""
    summary = snapshot["summary"]
    assert summary["records"] == 1490
    assert summary["changes"]["substantive"] == 3
    assert len(summary["changes"]["vanished"]) == 1
    assert snapshot["unmapped"] == {"geregistreerd": 1491}


def test_the_snapshot_alone_has_the_shared_texts_that_were_counted_before(files: Path) -> None:
    summary = json.loads(run("read", files / SNAPSHOT, "--json").stdout)["summary"]
    assert (summary["records"], summary["organisations"]) == (1431, 320)
    texts = summary["boilerplate"]
    assert (texts["records"], texts["texts"], texts["largest"]) == (460, 78, 63)


def test_every_standing_of_every_check_adds_up_to_all_cases(snapshot: dict) -> None:
    counts = {sum(standings.values()) for standings in snapshot["summary"]["standing"].values()}
    assert counts == {len(snapshot["cases"])}


def test_no_total_and_no_ranking_is_told(snapshot: dict) -> None:
    assert not {"score", "rank", "total", "grade"} & (set(snapshot["summary"]) | set(snapshot["cases"][0]))


def test_many_cases_are_shown_with_a_shape_and_a_word(files: Path) -> None:
    done = run("read", files / RICH)
    assert done.returncode == 0
    assert "34 records" in done.stdout
    assert "○ silent" in done.stdout


def test_one_case_is_shown_with_its_seven_questions(files: Path) -> None:
    cases = json.loads(run("read", files / RICH, "--json").stdout)["cases"]
    done = run("read", files / RICH, "--case", cases[0]["case"])
    assert [n for n in range(1, 8) if f"\n{n} " not in done.stdout] == []


def test_a_case_that_is_not_in_the_files_is_told_with_those_that_are_near(files: Path) -> None:
    done = run("read", files / RICH, "--case", "parkeercontrole")
    assert done.returncode == 2
    assert "did you mean" in done.stderr


def test_what_was_said_is_read_as_of_a_day(files: Path) -> None:
    told = json.loads(run("read", files / RICH, "--on", "2023-01-01", "--json").stdout)
    assert {case["today"] for case in told["cases"]} == {"2023-01-01"}


def test_a_bundle_and_a_ledger_read_as_the_case_that_they_hold(workspace: Workspace, tmp_path: Path) -> None:
    bundle = tmp_path / "lamp-posts.zip"
    assert workspace.run("export", "lamp-posts", "--to", bundle).returncode == 0
    with zipfile.ZipFile(bundle) as archive:
        ledger = next(name for name in archive.namelist() if name.endswith("ledger.jsonl"))
        (tmp_path / "ledger.jsonl").write_bytes(archive.read(ledger))
    for path in (bundle, tmp_path / "ledger.jsonl"):
        done = run("read", path, "--json")
        assert done.returncode == 0, done.stderr
        (case,) = json.loads(done.stdout)["cases"]
        assert case["title"].startswith("Lamp posts")
        assert case["example"] is True


BROKEN: dict[str, bytes] = {
    "empty.json": b"",
    "spaces.json": b"   \n ",
    "cut.json": b'[{"name": "Parkeercontrole", "goal": "',
    "deep.json": b"[" * 200_000,
    "text.json": "Det här är inget register.".encode(),
    "zeros.jsonl": b"\0" * 5000,
    "picture.csv": b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 500,
    "latin.jsonl": b'{"doel": "\xff\xfe\xfd", "juridische_basis": "", "id": "1"}',
    "list.jsonl": b'{"doel": "x", "juridische_basis": "", "id": "1"}\n[1, 2]\n',
    "twice.jsonl": b'{"doel": "x", "juridische_basis": "", "id": "1"}\n' * 2,
    "noid.jsonl": b'{"doel": "x", "juridische_basis": "", "id": ""}\n',
    "zip.zip": b"PK\x03\x04" + b"\0" * 400,
    "ledger.jsonl": b'{"fields":{"case":{"salt":"00","value":"x"}},"index":0,"leaf":"00","salt":"00"}\n',
    "commas.csv": b"," * 3_000_000,
    "lines.jsonl": b'{"doel": "x", "juridische_basis": "", "id": "1", "title": "' + b"x" * 5_000_000 + b'"}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_one_sentence_and_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    said, code, memory = measured("read", path)
    assert code == 3, said
    assert said.startswith("ombud: ")
    assert name in said
    assert said.count("\n") == 1
    assert memory < MOST_MEMORY


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 400_000_000)
    said, code, memory = measured("read", path)
    assert code == 3, said
    assert memory < MOST_MEMORY


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert run("read", tmp_path).returncode == 3
    assert run("read", tmp_path / "missing.json").returncode == 3


def measured(*arguments: str | Path) -> tuple[str, int, int]:
    """What a call says on standard error, its exit code, and the memory that it took at most, in bytes."""
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "sys.stderr.write(done.stderr)\n"
        "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)"
    )
    call = [sys.executable, "-c", code, *OMBUD, *map(str, arguments)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    returned, memory = done.stdout.split()
    return done.stderr, int(returned), int(memory)
