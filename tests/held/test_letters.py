"""Which contracts of a case were read, and the letter about one of them."""

from __future__ import annotations

from datetime import date

from ombud.held.choices import Choice
from ombud.held.contract.computed import LineReading
from ombud.held.contract.lines import RedLine
from ombud.held.entries import Line, Reading
from ombud.held.letters import contracts_read, letter_of
from tests.held.test_asked_of import CONTRACT, clause, lineread
from tests.stacks import stack

ON = date(2026, 11, 27)
SOLD = lineread(RedLine.SECONDARY_USE, LineReading.CROSSED, "The Supplier may sell the data.", confidence=90)
BLIND = lineread(RedLine.IP, LineReading.NOT_READ)


def test_a_contract_is_read_once_somebody_read_a_passage_of_it() -> None:
    assert contracts_read(stack(CONTRACT)) == ()
    assert contracts_read(stack(CONTRACT, BLIND)) == ()
    (read,) = contracts_read(stack(CONTRACT, SOLD, clause(Line.RIGHTS, Reading.KEPT, contract="lamp  CONTRACT")))
    assert (read.title, read.vendor) == ("Lamp contract", "Example Lighting Ltd")


def test_what_a_program_read_is_asked_and_what_nobody_read_is_told() -> None:
    case = stack(CONTRACT, SOLD, BLIND)
    made = letter_of(case, contracts_read(case)[0], "Malmö", ON, (Choice(RedLine.SECONDARY_USE), Choice(RedLine.IP)))
    assert made is not None
    assert [one.wording.line for one in made.letter.asked] == [RedLine.SECONDARY_USE]
    assert made.letter.asked[0].quotes[0].text == "The Supplier may sell the data."
    assert made.letter.head.vendor == "Example Lighting Ltd"
    assert made.unread == (RedLine.IP,)


def test_a_person_who_read_the_line_as_kept_takes_it_out_of_the_letter_only_if_nobody_reads_it_as_crossed() -> None:
    silent = lineread(RedLine.IP, LineReading.SILENT, "The lamp is grey.")
    case = stack(CONTRACT, silent, SOLD, clause(Line.RIGHTS, Reading.KEPT), clause(Line.NO_SECOND_SALE, Reading.KEPT))
    made = letter_of(case, contracts_read(case)[0], "Malmö", ON)
    assert made is not None
    assert RedLine.IP in made.letter.kept
    assert RedLine.SECONDARY_USE in [one.wording.line for one in made.letter.asked]


def test_there_is_no_letter_about_lines_that_nobody_read() -> None:
    case = stack(CONTRACT, SOLD, BLIND)
    assert letter_of(case, contracts_read(case)[0], "Malmö", ON, (Choice(RedLine.IP),)) is None
