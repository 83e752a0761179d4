"""Evidence is kept whole or not at all, shown to whom it was kept for, and destroyed on time."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.evidence.card import BrokenCard, Reason
from ombud.evidence.store import Altered, CannotKeep, Destroyed, NotForYou, NotKept, Store
from ombud.people.roles import PUBLIC, Grant, Role, Someone

TODAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 1)
MINUTES = b"Minutes of the council, 800 lamp posts"
dag = Someone((Grant(Role.PROCUREMENT, office="Procurement"),))
bo = Someone((Grant(Role.OFFICER, office="Street Works"),))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "evidence")


def kept(store: Store, source: Any = MINUTES, **more: Any) -> str:
    told = {"purpose": "Shows what was decided", "until": JUNE, "seen_by": ["public"], "name": "minutes.pdf"}
    return store.keep(source, **{**told, "media_type": "application/pdf", "today": TODAY, **more})


def shown(store: Store, sha: str, today: date = TODAY, someone: Someone = PUBLIC) -> bytes:
    with store.show(sha, today, someone) as file:
        return file.read()


def bytes_in(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_known_by_its_hash(store: Store) -> None:
    """The SHA-256 of "abc" is the example of the standard (FIPS 180-4)."""
    sha = kept(store, b"abc")
    assert sha == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert shown(store, sha) == b"abc"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(data=st.binary(max_size=5000))
def test_bytes_streams_and_paths_are_kept_alike(tmp_path: Path, data: bytes) -> None:
    store, path = Store(tmp_path / "evidence"), tmp_path / "source"
    path.write_bytes(data)
    assert {kept(store, data), kept(store, io.BytesIO(data)), kept(store, path)} == {sha256(data).hexdigest()}
    assert shown(store, sha256(data).hexdigest()) == data


def test_the_same_file_twice_is_one_file_with_two_uses(store: Store) -> None:
    sha = kept(store)
    kept(store)
    assert len(store.about(sha).uses) == 1
    kept(store, purpose="Shows what it cost", until=JULY)
    assert [use.purpose for use in store.about(sha).uses] == ["Shows what was decided", "Shows what it cost"]
    assert bytes_in(store.folder / "files") == [MINUTES]
    assert store.about(sha).until == JULY


@pytest.mark.parametrize("change", [
    {"purpose": " "}, {"until": date(2026, 4, 30)}, {"until": date(3000, 1, 1)}, {"seen_by": []},
    {"seen_by": ["everybody"]}, {"seen_by": ["public", "amina"]}, {"at_most": 5},
])  # fmt: skip
def test_no_file_without_purpose_end_and_audience(store: Store, change: dict[str, Any]) -> None:
    with pytest.raises(CannotKeep):
        kept(store, **change)
    assert list(store) == []
    assert bytes_in(store.folder / "files") == []


def test_a_file_is_shown_to_those_it_was_kept_for_only(store: Store) -> None:
    sha = kept(store, seen_by=[Role.PROCUREMENT])
    assert shown(store, sha, someone=dag) == MINUTES
    for someone in (PUBLIC, bo):
        with pytest.raises(NotForYou, match="kept for others"):
            shown(store, sha, someone=someone)


def test_a_use_for_one_case_opens_the_file_to_the_roles_of_that_case(store: Store) -> None:
    of_scooters = Someone((Grant(Role.PROCUREMENT, case="scooters"),))
    sha = kept(store, seen_by=[Role.PROCUREMENT], case="lamp-posts")
    with pytest.raises(NotForYou):
        shown(store, sha, someone=of_scooters)
    kept(store, seen_by=[Role.PROCUREMENT], case="scooters")
    assert shown(store, sha, someone=of_scooters) == MINUTES


def test_what_is_over_is_shown_no_more_even_before_it_is_destroyed(store: Store) -> None:
    sha = kept(store)
    assert shown(store, sha, JUNE) == MINUTES
    with pytest.raises(NotForYou, match="its time is over"):
        shown(store, sha, JULY)


def test_due_is_what_no_use_keeps_any_longer(store: Store) -> None:
    over, longer = kept(store, b"over"), kept(store, b"longer")
    kept(store, b"longer", purpose="Shows what it cost", until=date(2027, 1, 1))
    assert list(store.due(JUNE)) == []
    assert [card.sha256 for card in store.due(JULY)] == [over]
    assert longer in [card.sha256 for card in store.due(date(2027, 1, 2))]


def test_a_destroyed_file_leaves_a_certificate_that_names_nobody(store: Store) -> None:
    sha = kept(store, b"Amina wrote", purpose="Amina's letter", name="amina.txt")
    certificate = store.destroy(sha, Reason.END_OF_LIFE, JULY)
    assert (certificate.on, certificate.reason, certificate.size) == (JULY, Reason.END_OF_LIFE, 11)
    assert store.about(sha).destroyed == (certificate,)
    assert not any(b"mina" in data for data in bytes_in(store.folder))
    with pytest.raises(Destroyed, match=r"destroyed on 2026-07-01\. Its time was over\."):
        shown(store, sha)


def test_destroying_again_destroys_nothing_and_says_the_same(store: Store) -> None:
    sha = kept(store)
    assert store.destroy(sha, Reason.END_OF_LIFE, JULY) == store.destroy(sha, Reason.IN_ERROR, date(2027, 1, 1))


def test_an_interrupted_destruction_shows_nothing_and_is_finished_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha = kept(store)
    with monkeypatch.context() as broken:
        broken.setattr(store, "_remove", lambda sha: (_ for _ in ()).throw(OSError("power failed")))
        with pytest.raises(OSError, match="power"):
            store.destroy(sha, Reason.END_OF_LIFE, JULY)
    assert bytes_in(store.folder / "files") == [MINUTES]
    with pytest.raises(Destroyed):
        shown(store, sha)
    assert store.sweep() == 1
    assert bytes_in(store.folder / "files") == []


def test_what_was_erased_by_law_is_not_kept_again(store: Store) -> None:
    sha = kept(store)
    store.destroy(sha, Reason.ERASED_BY_LAW, TODAY)
    with pytest.raises(CannotKeep, match="erased by law before"):
        kept(store)
    assert bytes_in(store.folder / "files") == []
    assert store.about(sha).uses == ()


def test_what_was_over_may_be_kept_anew(store: Store) -> None:
    sha = kept(store)
    store.destroy(sha, Reason.END_OF_LIFE, JULY)
    kept(store, until=date(2027, 1, 1), today=JULY)
    assert shown(store, sha, JULY) == MINUTES
    assert len(store.about(sha).destroyed) == 1


def test_bytes_changed_on_the_disk_are_not_shown(store: Store) -> None:
    sha = kept(store)
    path = store.folder / "files" / sha[:2] / sha
    path.write_bytes(MINUTES.replace(b"800", b"900"))
    with pytest.raises(Altered, match="changed on the disk"):
        shown(store, sha)
    path.unlink()
    with pytest.raises(Altered, match="missing from the disk"):
        shown(store, sha)


def test_keeping_a_file_again_mends_its_bytes(store: Store) -> None:
    sha = kept(store)
    (store.folder / "files" / sha[:2] / sha).write_bytes(b"rot")
    kept(store)
    assert shown(store, sha) == MINUTES


@pytest.mark.parametrize("sha", ["", "abc", "../../../etc/passwd", "0" * 64, "A" * 64])
def test_what_was_never_kept_is_not_found(store: Store, sha: str) -> None:
    with pytest.raises(NotKept, match="never kept"):
        store.about(sha)


def test_a_broken_card_is_named(store: Store) -> None:
    sha = kept(store)
    (path,) = (store.folder / "cards").rglob("*.json")
    for told in (b"", b"{}", b"[1]", path.read_bytes().replace(sha.encode(), b"0" * 64)):
        path.write_bytes(told)
        with pytest.raises(BrokenCard, match=sha):
            store.about(sha)


def test_a_name_keeps_no_folders_and_no_signs_that_deceive(store: Store) -> None:
    sha = kept(store, name="../../C:\\temp\\minutes\u202efdp.exe\n")
    assert store.about(sha).uses[0].name == "minutesfdp.exe"


class Breaking(io.RawIOBase):
    """A source that gives some bytes and then fails, as a lost connection does."""

    def read(self, size: int = -1) -> bytes:
        if getattr(self, "begun", False):
            raise ConnectionError("lost")
        self.begun = True
        return b"half of it"


def test_a_source_that_breaks_off_leaves_nothing(store: Store) -> None:
    with pytest.raises(ConnectionError):
        kept(store, Breaking())
    assert list(store) == []
    assert bytes_in(store.folder / "files") == []


KEEPING = """
import sys, datetime
from pathlib import Path
from ombud.evidence.store import Store
store = Store(Path(sys.argv[1]))
for n in range(10_000):
    sha = store.keep(str(n).encode() * 50_000, purpose="p", until=datetime.date(2026, 6, 30), seen_by=["public"],
                     name="n", media_type="text/plain", today=datetime.date(2026, 5, 1))
    print(sha, flush=True)
"""


@pytest.mark.parametrize("after", [0.35, 0.6, 0.8])
def test_a_killed_run_leaves_nothing_half_kept(store: Store, after: float) -> None:
    run = subprocess.Popen([sys.executable, "-c", KEEPING, str(store.folder)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    first = run.stdout.readline()
    time.sleep(after / 4)
    os.kill(run.pid, signal.SIGKILL)
    told = [first, *run.stdout.read().split("\n")[:-1]]
    run.stdout.close()
    run.wait()
    said = [line.strip() for line in told if len(line.strip()) == 64]
    assert said
    for sha in said:  # whatever was acknowledged is there, whole
        assert sha256(shown(store, sha)).hexdigest() == sha
    for card in store:
        assert len(shown(store, card.sha256)) == card.size
    store.sweep()
    assert len(bytes_in(store.folder / "files")) == len(list(store))


def _keep_for(folder: Path, number: int) -> None:
    for n in range(10):
        kept(Store(folder), purpose=f"Purpose {number}/{n}")


def test_two_who_keep_the_same_file_at_once_both_keep_it(store: Store) -> None:
    forked = multiprocessing.get_context("spawn")
    runs = [forked.Process(target=_keep_for, args=(store.folder, number)) for number in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    (card,) = store
    assert len(card.uses) == 20
