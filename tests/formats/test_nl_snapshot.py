"""The Dutch snapshot and its events: published counts first, then what never may happen."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ombud.answered.entries import Assessment, LegalBasis, Staged, Vanished, Withdrawal
from ombud.asked.entries import Purpose, Record
from ombud.casefile.read import fold
from ombud.formats.open import read_file, read_files
from ombud.formats.reading import Happened, Reading, Unreadable
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.formats.shared import FIXTURES, REGISTERS, TODAY, needs_registers, of, placed, read

SNAPSHOT = REGISTERS / "nl_register_snapshot_2026-05-13.jsonl"
EVENTS = REGISTERS / "nl_register_events_2026-05-13_to_2026-06-30.jsonl"
OURS = (FIXTURES / "nl_snapshot_2026-05-13.jsonl", FIXTURES / "nl_events.jsonl")


@pytest.fixture(scope="module")
def snapshot() -> Reading:
    return read_file(SNAPSHOT, today=TODAY)


@pytest.fixture(scope="module")
def replayed() -> Reading:
    return read_files([SNAPSHOT, EVENTS], today=TODAY)


@needs_registers
def test_the_snapshot_has_its_1431_records_of_320_organisations(snapshot: Reading) -> None:
    assert len(snapshot.cases) == 1431
    assert len({case.organisation for case in snapshot.cases}) == 320
    assert len({case.slug for case in snapshot.cases}) == 1431


@needs_registers
def test_stages_assessments_and_gaps_of_the_snapshot_are_counted_as_published(snapshot: Reading) -> None:
    stages = Counter(staged.stage for case in snapshot.cases for staged in of(case, Staged))
    assert stages == {Stage.RUNNING: 1302, Stage.PROCUREMENT: 71, Stage.CLOSED: 58}
    done = Counter(one.done for case in snapshot.cases for one in of(case, Assessment))
    assert done == {Said.UNSAID: 842, Said.YES: 589}
    [only_unsaid] = [dict(warning.gaps)["n"] for warning in snapshot.warnings if "juridische_basis" in str(warning)]
    assert only_unsaid == 5  # they say "n.v.t.", "geen" or "onbekend"; 345 say nothing at all
    assert sum(not of(case, LegalBasis) for case in snapshot.cases) == 345 + only_unsaid
    assert sum(not of(case, Purpose) for case in snapshot.cases) == 7


@needs_registers
def test_the_replay_gives_1490_records_and_one_tombstone(replayed: Reading) -> None:
    gone = [case for case in replayed.cases if of(case, Vanished)]
    assert len(replayed.cases) - len(gone) == 1490
    [stone] = of(gone[0], Vanished)
    assert (stone.record_id, stone.last_stage, stone.seen_gone) == ("59917797", "in_gebruik", "2026-06-24")


@needs_registers
def test_every_event_fits_and_is_told_as_a_typed_change(replayed: Reading) -> None:
    assert not any("do not fit" in str(warning) for warning in replayed.warnings)
    events = {(change.record_id, change.at, change.commit, change.what) for change in replayed.changes}
    assert Counter(what for *_, what in events) == {Happened.ADDED: 60, Happened.REMOVED: 1, Happened.CHANGED: 2947}
    fields = Counter(change.field for change in replayed.changes if change.what is Happened.CHANGED)
    assert fields["url"] == 1459
    assert (fields["organisatie"], fields["doel"], fields["juridische_basis"], fields["status"]) == (22, 3, 2, 2)
    assert fields["impactassessment"] == 21


@needs_registers
def test_a_changed_field_supersedes_what_stood_before(replayed: Reading) -> None:
    [case] = [case for case in replayed.cases if case.record_id == "67349731"]
    purposes = fold(case.slug, placed(case)).ever(Purpose)
    assert [stated.entry.replaces for stated in purposes] == [None, purposes[0].entry.seq]
    assert len(fold(case.slug, placed(case)).of(Purpose)) == 1


def test_our_own_six_records_replay() -> None:
    told = read_files(OURS, today=TODAY)
    assert len(told.cases) == 7
    assert not told.warnings
    [ameland] = [case for case in told.cases if case.record_id == "67253382"]
    basis = next(draft for draft in ameland.drafts if isinstance(draft.body, LegalBasis))
    assert basis.replaces is None  # nothing was said before, so nothing is superseded
    assert basis.cites[0].where == "record 67253382, juridische_basis"


def test_a_snapshot_carries_the_day_in_its_name() -> None:
    told = read("nl_snapshot_2026-05-13.jsonl")
    assert {draft.time.date().isoformat() for case in told.cases for draft in case.drafts} == {"2026-05-13"}


def test_what_becomes_empty_is_withdrawn_and_what_comes_back_stands_again(tmp_path: Path) -> None:
    record = {
        "id": "1",
        "title": "Lamps",
        "organisatie": "Malmö",
        "doel": "Licht",
        "juridische_basis": "",
        "status": "in_gebruik",
        "impactassessment": "Ja",
        "url": "",
        "geregistreerd": "",
    }
    at = {"at": "2026-06-01T10:00:00+00:00", "commit": "c", "id": "1"}
    events = [
        {**at, "kind": "changed", "changes": {"doel": ["Licht", ""]}},
        {**at, "kind": "removed", "before": {**record, "doel": ""}},
        {**at, "kind": "added", "after": {**record, "status": "buiten_gebruik"}},
    ]
    [case] = replay(tmp_path, [record], events).cases
    stack = fold(case.slug, placed(case))
    assert [type(entry.body) for entry in stack if isinstance(entry.body, Withdrawal)] == [Withdrawal, Withdrawal]
    assert not stack.of(Vanished)
    assert [stated.body.text for stated in stack.of(Purpose)] == ["Licht"]
    assert stack.stage is Stage.CLOSED


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "changed", "changes": {"doel": ["not what stands there", "new"]}},
        {"kind": "changed", "changes": {"doel": "no pair"}},
        {"kind": "changed", "changes": {"id": ["1", "2"]}},
        {"kind": "changed", "changes": {"doel": ["Licht", "x"]}, "id": "404"},
        {"kind": "added", "after": {"id": "1"}},
        {"kind": "added", "after": {"id": "another"}},
        {"kind": "removed", "before": {"id": "1", "doel": "else"}},
        {"kind": "removed", "id": "404"},
    ],
)
def test_an_event_that_does_not_fit_is_counted_and_changes_nothing(tmp_path: Path, event: dict[str, object]) -> None:
    record = {"id": "1", "title": "Lamps", "doel": "Licht", "juridische_basis": ""}
    quiet = replay(tmp_path, [record], [])
    told = replay(tmp_path, [record], [{"at": "2026-06-01T10:00:00+00:00", "id": "1", "commit": "c", **event}])
    assert [draft.body for draft in told.cases[0].drafts] == [draft.body for draft in quiet.cases[0].drafts]
    assert not told.changes
    assert "1 of 1 events do not fit the records and were not applied." in str(told.warnings[0])
    assert "The first is events.jsonl, line 1" in str(told.warnings[0])


def test_the_same_number_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    record = {"id": "1", "title": "Lamps", "doel": "Licht", "juridische_basis": ""}
    with pytest.raises(Unreadable, match=r"line 2: record 1 stands here and at snapshot.jsonl, line 1"):
        replay(tmp_path, [record, record], [])


def test_a_list_of_records_on_many_lines_is_a_snapshot_too(tmp_path: Path) -> None:
    records = [json.loads(line) for line in OURS[0].read_text("utf-8").splitlines()]
    (tmp_path / "algoritmes.json").write_text(json.dumps(records, indent=2), "utf-8")
    told = read_file(tmp_path / "algoritmes.json", today=TODAY)
    assert [case.slug for case in told.cases] == [case.slug for case in read(OURS[0].name).cases]


def test_a_record_says_what_was_not_carried_over(tmp_path: Path) -> None:
    record = {"id": "1", "title": "Lamps", "doel": "", "juridische_basis": "onbekend", "colour": "blue", "empty": ""}
    told = replay(tmp_path, [record], [])
    assert told.unmapped == {"colour": 1}
    assert of(told.cases[0], Record)[0].unmapped == ("colour",)
    assert not of(told.cases[0], LegalBasis)
    assert "juridische_basis says in 1 of the records" in str(told.warnings[0])


def replay(folder: Path, records: list[dict[str, str]], events: list[dict[str, object]]) -> Reading:
    snapshot, since = folder / "snapshot.jsonl", folder / "events.jsonl"
    snapshot.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    since.write_text("".join(json.dumps(event) + "\n" for event in events), "utf-8")
    return read_files([snapshot, since] if events else [snapshot], today=TODAY)
