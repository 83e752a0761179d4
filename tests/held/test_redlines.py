"""A city does not sign across its red lines: demands 5.1 to 5.4 and 5.6."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ombud.evidence.check import Check
from ombud.evidence.finding import Backing, Standing
from ombud.held.entries import Clause, Contract, FirstClause, Line, NoVendor, Owner, Reading, Supplier
from ombud.held.redlines import data_are_the_citys, duties, no_secrecy, not_locked_in, read_against_the_lines
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.stacks import ask, put

KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
CONTRACT = Contract(title="Lamp contract", vendor="Example Lighting Ltd")
OWN_LINES: list[tuple[Check, tuple[Line, ...]]] = [
    (read_against_the_lines, tuple(Line)),
    (no_secrecy, (Line.NO_SECRECY,)),
    (data_are_the_citys, (Line.DATA_OWNERSHIP, Line.OPEN_ACCESS, Line.NO_SECOND_SALE)),
    (not_locked_in, (Line.SOURCE, Line.STANDARDS, Line.EXIT, Line.IN_HOUSE, Line.HANDOVER, Line.RIGHTS)),
    (duties, (Line.OVERSIGHT, Line.REDRESS, Line.PENALTIES, Line.SERVICE_FOR_ALL, Line.TRANSLATION, Line.LIABILITY)),
]
every = pytest.mark.parametrize(("check", "lines"), OWN_LINES, ids=[check.number for check, _ in OWN_LINES])


def clause(line: Line, reading: Reading = Reading.KEPT, **more: Any) -> Clause:
    """A passage that Dag has read."""
    said = {"contract": "Lamp contract", "quote": f"On {line.value} the parties agree.", "number": "14.2", "page": 31}
    return Clause.model_validate({**said, "line": line, "reading": reading, **more})


@every
def test_all_lines_kept_keep(check: Check, lines: tuple[Line, ...]) -> None:
    finding = ask(check, CONTRACT, *map(clause, lines))
    assert finding.standing is KEPT
    assert f"Red lines kept in Lamp contract: {len(lines)} of {len(lines)}" in str(finding.because)
    assert len(finding.quotes) == len(lines)


@every
def test_a_line_that_no_passage_answers_is_silent_and_named(check: Check, lines: tuple[Line, ...]) -> None:
    finding = ask(check, CONTRACT, *map(clause, lines[1:]))
    assert finding.standing is SILENT
    assert f"1 of {len(lines)}" in str(finding.because)
    assert finding.mend is not None


@every
def test_one_crossed_line_crosses_and_is_quoted(check: Check, lines: tuple[Line, ...]) -> None:
    over = clause(lines[-1], Reading.CROSSED, quote="The Supplier decides.")
    finding = ask(check, CONTRACT, *map(clause, lines[:-1]), over)
    assert finding.standing is CROSSED
    assert finding.quotes == ("The Supplier decides.",)
    assert "clause 14.2, page 31" in str(finding.because)
    assert [cite.where for cite in finding.evidence] == ["clause 14.2, page 31"]
    assert [cite.quote for cite in finding.evidence] == ["The Supplier decides."]


@every
def test_a_line_of_another_check_changes_nothing(check: Check, lines: tuple[Line, ...]) -> None:
    others = [line for line in Line if line not in lines]
    with_others = ask(check, *map(clause, lines), *(clause(line, Reading.CROSSED) for line in others))
    assert with_others.standing is KEPT


@every
def test_no_vendor_has_to_be_stated(check: Check, lines: tuple[Line, ...]) -> None:
    stated = NoVendor(why="Street Works makes and runs the lamps itself.")
    assert ask(check, stated).standing is Standing.DOES_NOT_APPLY
    assert ask(check, stated, CONTRACT).standing is SILENT
    assert ask(check, stated, clause(lines[0], Reading.CROSSED)).standing is CROSSED
    assert ask(check, stated, Supplier(name="Example Lighting Ltd")).standing is SILENT


@every
def test_nothing_to_sign_is_not_due_before_procurement(check: Check, lines: tuple[Line, ...]) -> None:
    assert ask(check, stage=Stage.REVIEW).standing is Standing.NOT_DUE
    assert ask(check, CONTRACT, stage=Stage.REVIEW).standing is SILENT
    assert ask(check, stage=Stage.PROCUREMENT).standing is SILENT


def test_a_statement_that_the_file_contradicts_is_shown() -> None:
    finding = ask(read_against_the_lines, NoVendor(why="We do it ourselves."), Supplier(name="Example Lighting Ltd"))
    assert "Example Lighting Ltd stands in the file" in str(finding.because)


def test_two_readers_who_disagree_count_as_crossed_until_settled() -> None:
    passage = {"quote": "The Agreement is confidential.", "number": "22.1"}
    readers = [clause(Line.NO_SECRECY, Reading.KEPT, **passage), clause(Line.NO_SECRECY, Reading.CROSSED, **passage)]
    finding = ask(no_secrecy, *readers)
    assert finding.standing is CROSSED
    assert "Two readers disagree about 1 of them" in str(finding.because)
    assert finding.entries == (0, 1)
    settled = put(clause(Line.NO_SECRECY, Reading.KEPT, **passage), replaces=1)
    assert ask(no_secrecy, *readers, settled).standing is KEPT


def test_a_reader_who_cannot_make_it_out_leaves_the_line_unanswered() -> None:
    passage = {"quote": "The Agreement is confidential."}
    unsure = clause(Line.NO_SECRECY, Reading.UNCLEAR, **passage)
    finding = ask(no_secrecy, clause(Line.NO_SECRECY, Reading.KEPT, **passage), unsure)
    assert finding.standing is SILENT
    assert "cannot make out" in str(finding.because)
    assert finding.quotes == ("The Agreement is confidential.",)


@pytest.mark.parametrize(("owner", "standing"), [
    (Owner.CITY, KEPT), (Owner.UNSAID, KEPT), (Owner.VENDOR, CROSSED), (Owner.SHARED, SILENT),
])  # fmt: skip
def test_data_that_would_be_the_vendors_are_not_the_citys_whatever_was_ticked(owner: Owner, standing: Standing) -> None:
    others = [clause(Line.OPEN_ACCESS), clause(Line.NO_SECOND_SALE)]
    assert ask(data_are_the_citys, clause(Line.DATA_OWNERSHIP, owner=owner), *others).standing is standing


def test_every_contract_is_read() -> None:
    finding = ask(no_secrecy, CONTRACT, Contract(title="Cable contract"), clause(Line.NO_SECRECY))
    assert finding.standing is SILENT
    assert "Cable contract" in str(finding.because)
    assert "Lamp contract" not in str(finding.because)


def test_a_contract_is_known_by_its_name_whatever_the_capitals() -> None:
    assert ask(no_secrecy, CONTRACT, clause(Line.NO_SECRECY, contract="lamp  CONTRACT")).standing is KEPT


def test_a_signature_does_not_answer_a_line() -> None:
    signed = Contract(title="Lamp contract", signed=Said.YES)
    finding = ask(no_secrecy, signed)
    assert finding.standing is SILENT
    assert "signed all the same" in str(finding.because)


def test_a_crossing_that_was_superseded_no_longer_counts() -> None:
    crossing, changed = clause(Line.NO_SECRECY, Reading.CROSSED), put(clause(Line.NO_SECRECY), replaces=0)
    assert ask(no_secrecy, crossing).standing is CROSSED
    assert ask(no_secrecy, crossing, changed).standing is KEPT


def test_backing_is_documented_only_where_the_contract_is_cited() -> None:
    assert ask(no_secrecy, put(clause(Line.NO_SECRECY), cited=True)).backing is Backing.DOCUMENTED
    assert ask(no_secrecy, clause(Line.NO_SECRECY)).backing is Backing.STATED


def test_a_passage_read_when_there_were_fourteen_lines_still_counts() -> None:
    said = clause(Line.NO_SECRECY)
    first = FirstClause.model_validate(said.model_dump())
    assert ask(no_secrecy, CONTRACT, first).standing is KEPT
    assert str(ask(no_secrecy, CONTRACT, first).because) == str(ask(no_secrecy, CONTRACT, said).because)


def test_the_first_version_knows_the_first_lines_only() -> None:
    with pytest.raises(ValidationError):
        FirstClause.model_validate(clause(Line.LIABILITY).model_dump())
