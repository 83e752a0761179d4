"""What persons read becomes the letter's readings: the worse half counts, and silence stays silence."""

from __future__ import annotations

from datetime import date

from ombud.held.asked_of import read_by_persons
from ombud.held.contract.lines import RedLine
from ombud.held.entries import Clause, Contract, Line, Reading
from ombud.held.letter import Letterhead, Quote, letter
from tests.stacks import stack

CONTRACT = Contract(title="Lamp contract", vendor="Example Lighting Ltd")
HEAD = Letterhead("Malmö", "Example Lighting Ltd", "the lamp contract", date(2026, 11, 27))


def clause(line: Line, reading: Reading, quote: str = "The parties agree.", contract: str = "Lamp contract") -> Clause:
    return Clause(contract=contract, line=line, reading=reading, quote=quote, number="14.2", page=31)


def test_a_contract_that_nobody_read_a_passage_of_is_silent_on_every_line() -> None:
    read = read_by_persons(stack(CONTRACT), "lamp contract")
    assert read.readings == {line.value: "silent" for line in RedLine}
    assert read.quotes == {}
    assert len(letter(HEAD, read.readings, quotes=read.quotes).asked) == 22


def test_a_line_read_in_two_halves_is_kept_only_if_both_are() -> None:
    redress, penalties = clause(Line.REDRESS, Reading.KEPT), clause(Line.PENALTIES, Reading.KEPT, "Fines apply.")
    read = read_by_persons(stack(CONTRACT, redress), "Lamp contract")
    assert read.readings["redress_penalties"] == "silent"
    assert read.quotes["redress_penalties"] == (Quote("The parties agree.", "clause 14.2, page 31"),)
    assert read_by_persons(stack(CONTRACT, redress, penalties), "Lamp contract").readings["redress_penalties"] == "kept"
    over = clause(Line.PENALTIES, Reading.CROSSED, "No fines apply.")
    assert read_by_persons(stack(CONTRACT, redress, over), "Lamp contract").readings["redress_penalties"] == "crossed"


def test_two_readers_who_disagree_count_as_crossed() -> None:
    said = (clause(Line.RIGHTS, Reading.KEPT), clause(Line.RIGHTS, Reading.CROSSED))
    assert read_by_persons(stack(CONTRACT, *said), "Lamp contract").readings["ip"] == "crossed"


def test_another_contract_of_the_case_is_no_answer() -> None:
    other = clause(Line.RIGHTS, Reading.KEPT, contract="Camera contract")
    assert read_by_persons(stack(CONTRACT, other), "Lamp contract").readings["ip"] == "silent"


def test_a_contract_that_is_not_there_has_no_readings() -> None:
    assert read_by_persons(stack(CONTRACT), "Bridge contract").readings == {}
