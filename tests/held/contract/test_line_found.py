"""What a program read in a contract, judged beside what a person read in it."""

from __future__ import annotations

from typing import Any

from ombud.evidence.finding import Finding, Standing
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.found import measured_contract
from ombud.held.contract.lines import OF_DEMAND, RedLine
from ombud.held.entries import Clause, Line, Reading
from ombud.ledger.entry import Body
from tests.stacks import put, stack

QUOTE = "The Supplier may sell the data."


def lineread(
    line: RedLine = RedLine.SECONDARY_USE, reading: LineReading = LineReading.CROSSED, **more: Any
) -> LineRead:
    told: dict[str, Any] = {"confidence": 90, "quote": QUOTE, "clause": "4.1", "page": 3, **more}
    return LineRead(contract="Lamp posts", line=line, reading=reading, **told)


def clause(reading: Reading, quote: str = QUOTE, contract: str = "Lamp posts") -> Clause:
    return Clause(contract=contract, line=Line.NO_SECOND_SALE, reading=reading, quote=quote)


def found(*bodies: Body, lines: Any = OF_DEMAND["5.3"]) -> Finding | None:
    return measured_contract(stack(*(put(one, cited=True) for one in bodies)), lines)


def judged(*bodies: Body, lines: Any = OF_DEMAND["5.3"]) -> Finding:
    finding = found(*bodies, lines=lines)
    assert finding is not None
    return finding


def test_where_nothing_was_read_there_is_no_finding() -> None:
    assert found() is None
    assert found(lineread(RedLine.AUDIT)) is None


def test_a_crossing_crosses_with_its_place() -> None:
    finding = judged(lineread())
    assert finding.standing is Standing.CROSSED
    assert "clause 4.1, page 3, 90 per cent sure" in str(finding.because)


def test_a_crossing_that_is_not_likely_is_for_a_person_and_never_kept() -> None:
    finding = judged(lineread(confidence=30))
    assert finding.standing is Standing.SILENT
    assert "A person must read" in str(finding.because)


def test_silence_is_not_consent() -> None:
    finding = judged(lineread(reading=LineReading.SILENT), lineread(RedLine.CITY_OWNS_DATA, LineReading.KEPT))
    assert finding.standing is Standing.SILENT
    assert "Nothing was found in Lamp posts on: no second use or sale of the data" in str(finding.because)


def test_being_unsure_is_not_silent_and_not_kept() -> None:
    finding = judged(lineread(reading=LineReading.UNSURE))
    assert finding.standing is Standing.SILENT
    assert "A person must read" in str(finding.because)
    assert "Nothing was found" not in str(finding.because)


def test_all_lines_kept_keep() -> None:
    bodies = [lineread(line, LineReading.KEPT) for line in OF_DEMAND["5.3"]]
    assert judged(*bodies).standing is Standing.KEPT


def test_a_contract_that_was_not_read_keeps_nothing() -> None:
    assert judged(lineread(reading=LineReading.NOT_READ, confidence=None)).standing is Standing.SILENT


def test_the_latest_reading_of_a_line_counts() -> None:
    assert judged(lineread(), lineread(reading=LineReading.KEPT)).standing is Standing.KEPT


def test_two_readers_who_differ_are_both_told() -> None:
    finding = judged(lineread(reading=LineReading.KEPT), clause(Reading.CROSSED))
    assert finding.standing is Standing.CROSSED
    assert "the program reads kept, a person crossed" in str(finding.because)


def test_a_person_who_read_the_same_passage_corrects_the_program_and_that_is_told() -> None:
    finding = judged(lineread(), clause(Reading.KEPT))
    assert finding.standing is Standing.KEPT
    assert "the program reads crossed, a person kept" in str(finding.because)


def test_a_person_who_read_another_passage_does_not_undo_a_crossing() -> None:
    finding = judged(lineread(), clause(Reading.KEPT, "Data are never shown to neighbours."))
    assert finding.standing is Standing.CROSSED
    assert "Two readers differ" in str(finding.because)


def test_a_person_fills_what_the_program_found_silent() -> None:
    assert judged(lineread(reading=LineReading.SILENT), clause(Reading.KEPT)).standing is Standing.KEPT


def test_a_clause_of_another_contract_does_not_count() -> None:
    assert (
        judged(lineread(reading=LineReading.SILENT), clause(Reading.KEPT, contract="Bridges")).standing
        is Standing.SILENT
    )


def test_the_fourteen_lines_may_be_asked_too() -> None:
    assert judged(lineread(), lines=[Line.NO_SECOND_SALE]).standing is Standing.CROSSED
