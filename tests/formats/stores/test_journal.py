"""A journal says what was done and no more: a cut line was never acted upon, and two cannot write one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ombud.formats.reading import Unreadable
from ombud.formats.stores.journal import Busy, FileJournal, read_journal
from ombud.held.stores.probe import Probe
from ombud.held.stores.progress import Progress
from ombud.held.stores.store import Batch

NOW = datetime(2026, 9, 1, tzinfo=UTC)
BEFORE = Probe(10, 4, 400, oldest=date(2020, 1, 1), first=date(2020, 1, 1), last=date(2021, 1, 1))


def filled(path: Path) -> Progress:
    with FileJournal(path) as journal:
        journal.begun(BEFORE, NOW)
        journal.planting()
        journal.planted(date(2026, 8, 1))
        journal.intent(Batch(3, (1, 2), "77", 4))
        journal.done(3, (1, 2))
        journal.intent(Batch(1, (1, 4), "78", 1))
        return journal.read()


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.journal"
    so_far = filled(path)
    assert read_journal(path) == so_far
    assert (so_far.before, so_far.gone, so_far.place) == (BEFORE, 3, (1, 2))
    assert so_far.open == Batch(1, (1, 4), "78", 1)


def test_a_line_that_a_crash_cut_is_passed_over_wherever_it_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    filled(path)
    data = path.read_bytes()
    whole = data[: data.rstrip(b"\n").rfind(b"\n") + 1]
    for cut in range(len(whole), len(data)):
        path.write_bytes(data[:cut])
        assert read_journal(path).open is None
        with FileJournal(path) as journal:
            journal.ended(NOW)
        assert read_journal(path).ended == NOW


def test_a_line_broken_within_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    filled(path)
    path.write_bytes(path.read_bytes().replace(b'"planting"', b'"plan'))
    with pytest.raises(Unreadable, match="line 2"):
        read_journal(path)


def test_two_runs_of_one_plan_at_once_are_one_too_many(tmp_path: Path) -> None:
    with FileJournal(tmp_path / "a.journal"), pytest.raises(Busy), FileJournal(tmp_path / "a.journal"):
        pass
