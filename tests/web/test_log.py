"""The log in the database: all or nothing, sealed, erased without a trace, and checkable by anyone."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from pytest_django import Settings

from ombud.answered.entries import Story
from ombud.casefile.bundle import read as read_bundle
from ombud.demo import lamp_posts
from ombud.ledger import merkle
from ombud.ledger.checkpoint import verified
from ombud.ledger.entry import Draft, Unread
from ombud.ledger.seal import BrokenSeal, NotErasable, Sealed, Unsealable, check_sealed
from ombud.web import bundle, log, record
from ombud.web.models import CaseCard, CheckpointRow, EntryRow
from ombud.web.reading import case_file
from tests.web import files

pytestmark = pytest.mark.django_db

SECRET = "Telephone 040-123 45 67, ask for the lady on the third floor"


def test_what_is_said_is_read_back_word_for_word() -> None:
    assert log.entries(lamp_posts.CASE) == ()
    entries = files.worked_example()
    assert log.entries(lamp_posts.CASE) == entries
    assert [entry.seq for entry in entries] == list(range(len(entries)))


def test_every_append_ends_in_a_checkpoint_that_we_signed() -> None:
    files.everything()
    rows = EntryRow.objects.order_by("index").values_list("commitment", flat=True)
    leaves = [merkle.leaf_hash(bytes(leaf)) for leaf in rows]
    for row in CheckpointRow.objects.all():
        checkpoint = verified(row.note, [log.signer().verifier])
        assert checkpoint.size == row.size
        assert checkpoint.root == merkle.root(leaves[: row.size]) == bytes(row.root)


def test_every_seal_in_the_database_holds() -> None:
    files.everything()
    for row in EntryRow.objects.all():
        sealed = Sealed.from_json(json.loads(row.sealed))
        check_sealed(sealed)
        assert sealed.leaf == bytes(row.commitment)


def test_all_is_said_or_nothing() -> None:
    fine = Draft(Story(plain="Lamps on poles."), "officer", files.NOON)
    nowhere = Draft(Story(plain="Lamps on poles."), "officer", files.NOON.replace(tzinfo=None))
    with pytest.raises(Unsealable):
        log.append_all({"one": [fine], "two": [nowhere]})
    assert not EntryRow.objects.exists()
    assert not CheckpointRow.objects.exists()


def test_nothing_said_signs_nothing() -> None:
    assert log.append("empty", []) == ()
    assert log.head() is None


def test_a_case_grows_where_it_ended() -> None:
    files.nearly_nothing()
    (entry,) = log.append(files.NEARLY_NOTHING, [Draft(Story(plain="A camera on a pole."), "officer", files.NOON)])
    assert entry.seq == 1
    assert CaseCard.objects.get(pk=files.NEARLY_NOTHING).entries == 2


def test_a_kind_of_another_version_is_kept_whole() -> None:
    files.said("later", Unread(kind_said="asked.opening/9", title="From tomorrow", problem="x"))
    (entry,) = log.entries("later")
    assert entry.kind == "asked.opening/9"
    assert entry.body.model_extra == {"title": "From tomorrow", "problem": "x"}


def test_the_signing_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = log.signer()
    assert str(log.signer()) == str(first)
    assert (tmp_path / "log-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["log-key"]


def test_an_erased_field_is_gone_and_all_else_still_proves(tmp_path: Path) -> None:
    files.said("desk", Story(plain="A desk in the hall.", limits=SECRET))
    erasure = log.erase("desk", 0, ["limits"], "GDPR, article 17", "data_protection_officer")
    assert SECRET not in "".join(EntryRow.objects.values_list("sealed", flat=True))
    first, last = log.entries("desk")
    assert first.erased == ("body.limits",)
    assert first.body.plain == "A desk in the hall."
    assert last == erasure
    log.export(tmp_path / "out", records=True)
    assert _verified(tmp_path / "out").returncode == 0


def test_what_the_record_needs_cannot_be_erased() -> None:
    files.nearly_nothing()
    with pytest.raises(NotErasable):
        log.erase(files.NEARLY_NOTHING, 0, ["time"], "GDPR, article 17", "data_protection_officer")
    with pytest.raises(log.NoSuchEntry):
        log.erase(files.NEARLY_NOTHING, 7, ["limits"], "GDPR, article 17", "data_protection_officer")


IN_A_PROCESS = """
import django, sys
django.setup()
from django.core.management import call_command
from ombud.answered.entries import Story
from ombud.web import log
from tests.web import files
call_command("migrate", verbosity=0)
files.said("desk", Story(plain="A desk in the hall.", limits=sys.argv[1] * 300))
if sys.argv[2] == "erase":
    log.erase("desk", 0, ["limits"], "GDPR, article 17", "data_protection_officer")
import os
import sqlite3
os._exit(0)  # as when the power fails: nothing is tidied up
"""


@pytest.mark.parametrize(("act", "left"), [("keep", True), ("erase", False)])
def test_not_one_byte_of_an_erased_field_is_left_on_the_disk(tmp_path: Path, act: str, left: bool) -> None:
    """The words are looked for in the database and in every file beside it, as somebody with the disk would."""
    root = Path(__file__).resolve().parents[2]
    there = {"OMBUD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ombud.web.settings", "PYTHONPATH": str(root)}
    there["OMBUD_DATABASE_URL"] = ""  # SQLite, whatever the other tests run on
    subprocess.run([sys.executable, "-c", IN_A_PROCESS, SECRET, act], env=os.environ | there, check=True)
    assert (SECRET.encode() in _bytes(tmp_path)) == left


def test_the_exported_record_is_found_whole_by_the_verifier(tmp_path: Path) -> None:
    files.everything()
    assert log.export(tmp_path / "out", records=True) == EntryRow.objects.count()
    ran = _verified(tmp_path / "out", "--key", str(log.signer().verifier))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "All holds" in ran.stdout


def test_an_export_is_added_to_and_never_written_over(tmp_path: Path) -> None:
    files.worked_example()
    log.export(tmp_path / "out", records=True)
    kept = (tmp_path / "out" / "checkpoint").read_text()
    (tmp_path / "seen").write_text(kept)
    files.record_from_elsewhere()
    log.export(tmp_path / "out", records=True)
    ran = _verified(tmp_path / "out", "--seen", str(tmp_path / "seen"))
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_an_entry_changed_behind_our_back_is_not_exported_quietly(tmp_path: Path) -> None:
    files.everything()
    row = EntryRow.objects.get(index=3)
    EntryRow.objects.filter(index=3).update(sealed=row.sealed.replace("Norrvang", "Sodervang"))
    with pytest.raises(BrokenSeal):
        log.export(tmp_path / "out", records=True)


def test_a_leaf_changed_behind_our_back_stops_the_export(tmp_path: Path) -> None:
    files.everything()
    EntryRow.objects.filter(index=3).update(commitment=b"\0" * 32)
    with pytest.raises(ValueError, match="do not carry the checkpoint"):
        log.export(tmp_path / "out")


def test_a_bundle_holds_without_a_server(tmp_path: Path) -> None:
    files.everything()
    (tmp_path / "case.zip").write_bytes(bundle.packed(case_file(files.CAMERAS), record.folder()))
    made = read_bundle(tmp_path / "case.zip", tmp_path / "unzipped", log.signer().verifier)
    assert made.case == files.CAMERAS
    assert len(made.lines) == 7


def test_times_of_statements_are_kept_with_their_zone(settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    files.nearly_nothing()
    (entry,) = log.entries(files.NEARLY_NOTHING)
    assert entry.time == files.NOON
    assert entry.time.utcoffset() == timedelta(0)


def _verified(folder: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(folder / "verify.py"), str(folder), *asked]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


WRITER = """
import django, sys
django.setup()
from ombud.answered.entries import Story
from tests.web import files
for n in range(int(sys.argv[2])):
    files.said("crowded", Story(plain=f"Statement {n} of writer {sys.argv[1]}."))
"""


def test_many_who_write_at_once_each_get_a_place_of_their_own(tmp_path: Path) -> None:
    """Three programs write into one case in one file; nothing is lost, doubled or out of order."""
    root = Path(__file__).resolve().parents[2]
    there = {"OMBUD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ombud.web.settings", "PYTHONPATH": str(root)}
    there["OMBUD_DATABASE_URL"] = ""
    run = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(run, env=os.environ | there, check=True)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(name), "8"], env=os.environ | there) for name in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with sqlite3.connect(tmp_path / "ombud.sqlite3") as disk:
        rows = disk.execute('SELECT "index", seq FROM web_entryrow ORDER BY "index"').fetchall()
        sizes = [size for (size,) in disk.execute("SELECT size FROM web_checkpointrow ORDER BY size")]
    disk.close()
    assert rows == [(n, n) for n in range(24)]
    assert sizes == list(range(1, 25))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="needs a PostgreSQL server")
def test_many_who_write_to_one_server_each_get_a_place_of_their_own() -> None:
    def write(name: int) -> None:
        try:
            for n in range(8):
                files.said("crowded", Story(plain=f"Statement {n} of writer {name}."))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as writers:
        list(writers.map(write, range(3)))
    assert list(EntryRow.objects.order_by("index").values_list("index", "seq")) == [(n, n) for n in range(24)]
    assert list(CheckpointRow.objects.order_by("size").values_list("size", flat=True)) == list(range(1, 25))
