"""What was read becomes the letter's readings: the worse half counts, and what nobody read is left out."""

from __future__ import annotations

from datetime import date

from ombud.held.asked_of import read_by_persons, read_by_program, read_in_case
from ombud.held.contract.answers import Answer, Answered, Heard, Quoted
from ombud.held.contract.computed import LineRead, LineReading
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


def lineread(line: RedLine, reading: LineReading, quote: str = "", **more: object) -> LineRead:
    return LineRead.model_validate(
        {
            "contract": "Lamp contract",
            "line": line,
            "reading": reading,
            "quote": quote,
            "clause": "9",
            "page": 4,
            **more,
        }
    )


def test_what_a_program_answered_is_taken_with_its_passages_and_what_it_did_not_read_is_left_out() -> None:
    passage = Quoted(3, 4, "9", "Audit", "No audits.", Heard.CROSSES, 0.9)
    answers = [Answer(RedLine.AUDIT, Answered.CROSSED, 0.9, (passage,)), Answer(RedLine.IP, Answered.NOT_READ, 0.0)]
    read = read_by_program(answers)
    assert read.readings == {"audit": "crossed"}
    assert read.quotes == {"audit": (Quote("No audits.", "clause 9, page 4"),)}


def test_what_either_reads_as_crossed_is_crossed_and_else_the_person_goes_first() -> None:
    said = (
        clause(Line.RIGHTS, Reading.KEPT, "Ours."),
        lineread(RedLine.IP, LineReading.CROSSED, "Theirs."),
        clause(Line.EXIT, Reading.KEPT, "Help is given."),
        lineread(RedLine.EXIT_HANDOVER, LineReading.UNSURE, "Help may be given."),
        lineread(RedLine.AUDIT, LineReading.KEPT, "Audits are free."),
        lineread(RedLine.LIABILITY, LineReading.NOT_READ),
    )
    read = read_in_case(stack(CONTRACT, *said), "Lamp contract")
    told = {name: read.readings.get(name) for name in ("ip", "exit_handover", "audit", "liability", "source_code")}
    assert told == {
        "ip": "crossed",
        "exit_handover": "kept",
        "audit": "kept",
        "liability": None,
        "source_code": "silent",
    }
    assert read.quotes["ip"] == (Quote("Ours.", "clause 14.2, page 31"), Quote("Theirs.", "clause 9, page 4"))


def test_the_latest_that_a_program_read_counts_with_the_nearest_passages() -> None:
    early = lineread(RedLine.AUDIT, LineReading.CROSSED, "No audits.")
    late = lineread(RedLine.AUDIT, LineReading.SILENT, "", nearest=("Accounts are kept. (page 2)",))
    read = read_in_case(stack(CONTRACT, early, late), "Lamp contract")
    assert read.readings["audit"] == "silent"
    assert read.quotes["audit"] == (Quote("Accounts are kept. (page 2)"),)
