"""Folders, objects and evidence: each thing is judged by its own date, and what cannot be judged stays."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from ombud.evidence.store import Store
from ombud.formats.stores.carrying import journal_of
from ombud.formats.stores.journal import FileJournal
from ombud.held.stores.store import Batch, Refused
from tests.formats.stores.files import NOW, carried, passed, planned, ran, written

NAMED = 'store = { kind = "folder", folder = "pics", name = "*_%Y%m%d*.jpg" }\nno_backups = true\n'
CHANGED = 'store = { kind = "folder", folder = "pics" }\nno_backups = true\n'


def put(folder: Path, name: str, changed: datetime = NOW) -> Path:
    path = folder / "pics" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * 10)
    os.utime(path, (changed.timestamp(), changed.timestamp()))
    return path


def left(folder: Path) -> set[str]:
    return {path.relative_to(folder / "pics").as_posix() for path in (folder / "pics").rglob("*") if not path.is_dir()}


def test_a_date_in_a_name_says_when_a_file_ends(tmp_path: Path) -> None:
    for name in (
        "a_20260801.jpg",
        "deep/er/a_20200229_x.jpg",
        "a_20260802.jpg",
        "a_20260230.jpg",
        "notes.txt",
        "a_20310101.jpg",
    ):
        put(tmp_path, name)
    certificate = carried(written(tmp_path, NAMED + 'canary = { name = "canary-{mark}_%Y%m%d.jpg" }\n'))
    assert left(tmp_path) == {"a_20260802.jpg", "a_20260230.jpg", "notes.txt", "a_20310101.jpg"}
    assert (certificate.gone, certificate.remaining.endless) == (2, 3)
    assert passed(certificate)["canary_absent"] is True
    assert certificate.proven


def test_without_one_it_is_when_a_file_was_last_changed(tmp_path: Path) -> None:
    put(tmp_path, "old", NOW - timedelta(days=40))
    put(tmp_path, "new", NOW - timedelta(days=20))
    put(tmp_path, "zero", datetime(1970, 1, 1, tzinfo=UTC))
    certificate = carried(written(tmp_path, CHANGED + 'canary = { name = "canary-{mark}" }\n'))
    assert left(tmp_path) == {"new", "zero"}
    assert certificate.proven


def test_links_are_not_followed_and_stay(tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    (aside / "a_20200101.jpg").write_bytes(b"x")
    put(tmp_path, "b_20200101.jpg")
    (tmp_path / "pics" / "link_20200101.jpg").symlink_to(aside / "a_20200101.jpg")
    (tmp_path / "pics" / "door").symlink_to(aside)
    assert carried(written(tmp_path, NAMED)).gone == 1
    assert (aside / "a_20200101.jpg").exists()
    assert (tmp_path / "pics" / "link_20200101.jpg").is_symlink()


def test_a_hold_names_files_by_a_pattern(tmp_path: Path) -> None:
    put(tmp_path, "case7/a_20200101.jpg")
    put(tmp_path, "case8/a_20200101.jpg")
    certificate = carried(written(tmp_path, NAMED + 'hold = [{ why = "a claim", values = ["case7/*"] }]\n'))
    assert left(tmp_path) == {"case7/a_20200101.jpg"}
    assert certificate.remaining.hold


def test_a_file_that_was_changed_after_it_was_chosen_stays(tmp_path: Path) -> None:
    from ombud.formats.retentionfile import read_retention
    from ombud.formats.stores.opening import opened
    from ombud.held.stores.rule import bounds

    path = put(tmp_path, "old", NOW - timedelta(days=40))
    retention = read_retention(written(tmp_path, CHANGED))
    store = opened(retention.items[0], bounds(retention.items[0].rule, NOW), tmp_path)
    batch = store.take((), 10)
    os.utime(path)
    assert batch is not None
    assert store.settle(batch) == 0
    assert path.exists()


def test_a_batch_that_was_killed_half_way_is_counted_once(tmp_path: Path) -> None:
    for number in range(10):
        put(tmp_path, f"n{number}_20200101.jpg")
    plan, retention = planned(written(tmp_path, NAMED))
    one = plan.items[0]
    path = journal_of(tmp_path, plan, one)
    with FileJournal(path) as journal:  # as a run leaves it that was killed when four of six were gone
        from ombud.held.stores.probe import Probe

        first = date(2020, 1, 1)
        journal.begun(Probe(10, 10, 100, oldest=first, first=first, last=first), NOW)
        journal.intent(Batch(6, (6,), left=10))
    for number in range(4):
        (tmp_path / "pics" / f"n{number}_20200101.jpg").unlink()
    certificate = ran(plan, retention, path)
    assert certificate.gone == 10
    assert left(tmp_path) == set()


def test_a_folder_that_cannot_be_read_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "in/a_20200101.jpg")
    real = os.scandir

    def closed(path: object = ".") -> object:
        if str(path).endswith("in"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(Refused, match="cannot be read"):
        carried(written(tmp_path, NAMED))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such folder"):
        planned(written(tmp_path, NAMED))


@pytest.mark.parametrize("scheme", ["memory", "file"])
def test_objects_end_as_files_do(tmp_path: Path, scheme: str) -> None:
    fsspec = pytest.importorskip("fsspec")
    root = f"memory://{uuid4().hex}" if scheme == "memory" else f"file://{tmp_path}/bucket"
    system, at = fsspec.core.url_to_fs(root)
    for name in ("a_20200101.jpg", "deep/b_20260801.jpg", "c_20260802.jpg", "notes.txt"):
        system.makedirs(f"{at}/deep", exist_ok=True)
        system.pipe_file(f"{at}/{name}", b"x" * 10)
    store = f'store = {{ kind = "objects", address = "{root}", name = "*_%Y%m%d.jpg" }}\n'
    certificate = carried(written(tmp_path, store + 'canary = { name = "canary-{mark}_%Y%m%d.jpg" }\n'))
    assert {name.rpartition("/")[2] for name in system.find(at)} == {"c_20260802.jpg", "notes.txt"}
    assert certificate.gone == 2
    assert certificate.proven


def test_objects_without_a_date_in_their_names_are_dated_by_the_store_and_take_no_canary(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    root = f"memory://{uuid4().hex}"
    system, at = fsspec.core.url_to_fs(root)
    system.pipe_file(f"{at}/a", b"x")
    system.store[f"{at}/a"].created = datetime(2020, 1, 1, tzinfo=UTC)
    system.pipe_file(f"{at}/b", b"x")
    system.store[f"{at}/b"].created = NOW
    store = f'store = {{ kind = "objects", address = "{root}" }}\n'
    certificate = carried(written(tmp_path, store + 'canary = { name = "canary-{mark}" }\n'))
    assert [name.rpartition("/")[2] for name in system.find(at)] == ["b"]
    assert passed(certificate)["canary_absent"] is None


def test_our_own_evidence_ends_on_its_last_day_and_leaves_its_card(tmp_path: Path) -> None:
    store = Store(tmp_path / "evidence")

    def keep(data: bytes, until: date, case: str) -> str:
        return store.keep(data, purpose="to check", until=until, seen_by=["public"], name="x.pdf",
                          media_type="application/pdf", today=date(2026, 1, 1), case=case)  # fmt: skip

    over, held = keep(b"over", date(2026, 8, 31), "lamp-posts"), keep(b"held", date(2026, 8, 31), "dark-path")
    today, far = keep(b"today", date(2026, 9, 1), "lamp-posts"), keep(b"far", date(2030, 1, 1), "lamp-posts")
    path = written(
        tmp_path,
        'store = { kind = "evidence", folder = "evidence" }\nhold = [{ why = "asked", values = ["dark-path"] }]\n',
    )
    path.write_text(path.read_text().replace('keep = "P30D"\n', "").replace('start = "the record"\n', ""))
    certificate = carried(path)
    assert certificate.gone == 1
    assert certificate.proven
    assert store.about(over).destroyed
    assert all(store.about(sha).uses for sha in (held, today, far))
    assert certificate.remaining.endless == 0
