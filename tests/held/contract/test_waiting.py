"""What a program read and no person has read yet."""

from __future__ import annotations

from ombud.held.contract.computed import LineReading
from ombud.held.contract.lines import RedLine
from ombud.held.contract.waiting import begun, waiting
from ombud.held.entries import Clause, Line, Reading
from ombud.ledger.entry import Body
from tests.held.contract.test_line_found import QUOTE, clause, lineread
from tests.stacks import put, stack

AUDIT = lineread(RedLine.AUDIT, LineReading.SILENT, quote="The lamp is audited by hand.")


def waits(*bodies: Body) -> list[RedLine]:
    return [one.body.line for one in waiting(stack(*(put(one, cited=True) for one in bodies)))]


def test_what_crosses_a_line_comes_first_and_what_was_not_read_does_not_wait() -> None:
    kept, blind = lineread(RedLine.IP, LineReading.KEPT), lineread(RedLine.LIABILITY, LineReading.NOT_READ)
    assert waits(kept, AUDIT, blind, lineread()) == [RedLine.SECONDARY_USE, RedLine.AUDIT, RedLine.IP]


def test_a_reading_waits_until_a_person_has_read_the_very_passage() -> None:
    assert waits(lineread(), clause(Reading.KEPT, quote="The Supplier may use the data to mend lamps.")) == [
        RedLine.SECONDARY_USE
    ]
    assert waits(lineread(), clause(Reading.KEPT, contract="Another")) == [RedLine.SECONDARY_USE]
    assert waits(lineread(), clause(Reading.UNCLEAR)) == []


def test_any_passage_that_a_person_found_answers_a_silent_line() -> None:
    found = Clause(contract="Lamp posts", line=Line.OVERSIGHT, quote="The City may audit.", reading=Reading.KEPT)
    assert waits(AUDIT) == [RedLine.AUDIT]
    assert waits(AUDIT, found) == []


def test_a_persons_statement_begins_with_the_passage_and_its_place_and_without_a_reading() -> None:
    assert begun(lineread()) == {
        "contract": "Lamp posts", "line": Line.NO_SECOND_SALE, "quote": QUOTE, "number": "4.1", "page": 3,
    }  # fmt: skip
    assert begun(AUDIT) == {"contract": "Lamp posts", "line": Line.OVERSIGHT}
