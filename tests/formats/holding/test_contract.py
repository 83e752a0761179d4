"""From the file of a contract to the red lines on a page, and from a folder of contracts to a row for each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ombud.casefile.holding.clausetypes import clause_types
from ombud.casefile.holding.contract import told_line
from ombud.casefile.holding.contracttables import by_line
from ombud.casefile.holding.held import Held
from ombud.casefile.measured import Measured
from ombud.formats.holding.contract import Row, contract, contracts
from ombud.formats.reading import Unreadable
from ombud.held.asked_of import read_by_program
from ombud.held.computed import Sort
from ombud.held.contract.answers import Answer, Answered, Heard, Quoted
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.document import Passage
from ombud.held.contract.lines import RedLine, title
from ombud.held.contract.topics import Topics
from ombud.words import Sentence
from tests.held.contract.clauses22 import CLAUSES

TODAY = date(2026, 11, 2)
DUTCH = (
    "De leverancier verwerkt de gegevens uitsluitend voor het doel van deze overeenkomst. De gemeente is eigenaar van "
    "alle gegevens die worden verzameld. De leverancier mag de gegevens niet verkopen aan derden en wist ze na afloop. "
)


def nothing(sentence: Sentence, done: int, of: int) -> None:
    pass


def written(folder: Path, *texts: str, name: str = "lamps.txt") -> Path:
    path = folder / name
    opening = 'This Agreement is made between the City of Malmö ("City") and Norrsken Light AB ("Supplier").'
    path.write_text("\n\n".join([opening, *(f"{at}. {text}" for at, text in enumerate(texts, 1))]), "utf-8")
    return path


def result(path: Path, **options: Any) -> Held:
    return contract(path, what="Lamp posts", today=TODAY, told=nothing, **options)


def test_what_is_crossed_is_told_first_and_sealed_with_its_clause(tmp_path: Path) -> None:
    found = result(written(tmp_path, CLAUSES[RedLine.AUDIT][0], CLAUSES[RedLine.SECONDARY_USE][1]))
    assert found.measured.sort is Sort.CONTRACT
    assert "no second use or sale of the data" in str(found.measured.lead[0])
    said = {one.line: one for one in found.says if isinstance(one, LineRead)}
    assert len(said) == len(RedLine)
    sold = said[RedLine.SECONDARY_USE]
    assert (sold.contract, sold.reading, sold.clause) == ("Lamp posts", LineReading.CROSSED, "2")
    assert "sell the data to third parties" in sold.quote
    assert said[RedLine.AUDIT].reading is LineReading.KEPT


def test_a_contract_gives_a_part_for_each_demand_and_the_document_can_be_kept(tmp_path: Path) -> None:
    measured = result(written(tmp_path, CLAUSES[RedLine.IP][0])).measured
    assert [(one.key, one.demand) for one in measured.parts] == [
        ("red-lines", "5.1"), ("secrecy", "5.2"), ("data", "5.3"), ("leaving", "5.4"), ("duties", "5.6"),
        ("other-lines", "5.1"), ("understood", "5.1"), ("clause-types", "5.1"),
        ("proposed", "5.1"),
    ]  # fmt: skip
    assert Measured.model_validate_json(measured.model_dump_json()) == measured


def test_every_line_stands_in_one_table_with_a_passage(tmp_path: Path) -> None:
    measured = result(written(tmp_path, *(kept for kept, _, _ in CLAUSES.values()))).measured
    rows = measured.table("red-lines").rows
    assert len(rows) == len(RedLine)
    assert all(row[3] for row in rows)


def test_a_silent_line_shows_the_three_nearest_passages(tmp_path: Path) -> None:
    paint = [f"Pole {n} stands at the corner of street {n} and is painted grey every fourth year." for n in range(40)]
    found = result(written(tmp_path, *paint))
    silent = [one for one in found.says if isinstance(one, LineRead) and one.reading is LineReading.SILENT]
    assert silent
    assert all(len(one.nearest) >= 3 for one in silent)


def test_the_parties_are_shown_as_they_were_understood(tmp_path: Path) -> None:
    measured = result(written(tmp_path, CLAUSES[RedLine.IP][0])).measured
    sides = {row[0]: row[2] for row in measured.table("parties").rows}
    assert sides == {"the City of Malmö": "city", "Norrsken Light AB": "vendor"}


def test_a_contract_in_dutch_answers_no_line_and_says_so(tmp_path: Path) -> None:
    found = result(written(tmp_path, *[DUTCH] * 6).rename(tmp_path / "nl.txt"))
    path = tmp_path / "nl.txt"
    path.write_text(DUTCH * 8, "utf-8")
    found = result(path)
    assert str(found.measured.lead[0]) == "This contract was not read. No red line is answered."
    assert all(
        one.reading is LineReading.NOT_READ and one.confidence is None
        for one in found.says
        if isinstance(one, LineRead)
    )


def test_a_broken_file_is_a_sentence_in_its_row_and_stops_nothing(tmp_path: Path) -> None:
    written(tmp_path, CLAUSES[RedLine.AUDIT][1], name="b.txt")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 this is none")
    (tmp_path / "notes.md").write_text("no contract")
    rows = list(contracts(tmp_path, nothing))
    assert [one.name for one in rows] == ["a.pdf", "b.txt"]
    assert rows[0].broken is not None
    assert RedLine.AUDIT in rows[1].lines(Answered.CROSSED)


def test_progress_of_a_folder_counts_its_files_and_can_be_stopped(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        written(tmp_path, "Lamps are lit at dusk.", name=name)
    seen: list[tuple[int, int]] = []
    list(contracts(tmp_path, lambda sentence, done, of: seen.append((done, of))))
    assert (seen[0], seen[-1]) == ((0, 2), (2, 2))

    def stop(sentence: Sentence, done: int, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(contracts(tmp_path, stop))


def test_a_folder_without_contracts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="there is no contract in it"):
        list(contracts(tmp_path, nothing))
    with pytest.raises(Unreadable, match="no such folder"):
        list(contracts(tmp_path / "gone", nothing))


def test_a_row_tells_its_lines_by_reading() -> None:
    row = Row("a.txt", readings=((RedLine.IP, Answered.KEPT), (RedLine.AUDIT, Answered.SILENT)))
    assert row.lines(Answered.SILENT) == (RedLine.AUDIT,)


def test_every_sentence_begins_with_a_capital_and_what_lies_nearest_stands_beside_a_silent_line(tmp_path: Path) -> None:
    parts = {one.key: one for one in result(written(tmp_path, CLAUSES[RedLine.IP][0])).measured.parts}
    for part in parts.values():
        assert all(str(one)[0].isupper() for one in (*part.told, *part.notes))
    silent = {row[0] for row in parts["data"].tables[0].rows if row[1] == "silent"}
    assert silent
    assert {row[0] for row in parts["data"].tables[1].rows} == silent


def test_what_is_perhaps_crossed_is_told_so_wherever_it_is_told() -> None:
    quoted = Quoted(0, None, "3", "", "The Supplier may sell data.", Heard.CROSSES, 0.3)
    answer = Answer(RedLine.SECONDARY_USE, Answered.CROSSED, 0.3, (quoted,))
    assert "perhaps crossed" in str(told_line(answer))
    assert by_line("lines", title(answer.line), [answer]).rows[0][1] == "perhaps crossed"
    assert read_by_program([answer]).readings == {"secondary_use": "unsure"}


GOVERNING = "This Agreement shall be governed by and construed in accordance with the laws of the State of New York."
BOOKS = (
    "The City may audit the books and records of the Supplier upon ten days' notice, and the Supplier shall keep "
    "complete and accurate records for at least three years after each payment."
)


def test_the_types_of_clause_are_shown_with_their_likeliest_passages(tmp_path: Path) -> None:
    measured = result(written(tmp_path, *["The lamp stands by the school and is painted grey."] * 5, GOVERNING, BOOKS))
    part = next(one for one in measured.measured.parts if one.key == "clause-types")
    found, perhaps, others = map(str, part.told)
    assert "governing law" in found
    assert "audit" in found
    assert "source code in escrow" in others
    assert perhaps.startswith("Perhaps there")
    best = {row[0]: row for row in reversed(measured.measured.table("clause-types").rows)}
    assert (best["governing law"][1], best["governing law"][4]) == ("yes", "6")
    assert "governed by" in str(best["governing law"][3])
    assert "books and records" in str(best["audit"][3])
    assert best["source code in escrow"][1] == "no"
    assert len(measured.measured.table("clause-types").rows) == 20 * 3


@pytest.mark.parametrize(
    ("chance", "told"), [(0.6, "yes"), (0.5, "yes"), (0.49, "perhaps"), (0.02, "perhaps"), (0.01, "no")]
)
def test_a_type_whose_passage_is_likelier_about_something_else_is_only_perhaps_there(chance: float, told: str) -> None:
    chances = np.array([[0.001], [chance]])
    passages = [Passage(1, str(number), "", f"Passage {number}", number) for number in range(2)]
    part = clause_types(Topics(("Insurance",), chances, chances, np.array([0.02])), passages)
    assert [row[1] for row in part.tables[0].rows] == [told, told]
    assert [str(one).count("insurance") for one in part.told] == [told == each for each in ("yes", "perhaps", "no")]


def test_a_contract_that_is_not_read_is_given_no_types_of_clause(tmp_path: Path) -> None:
    found = result(written(tmp_path, *[DUTCH] * 6).rename(tmp_path / "nl.txt"))
    assert "clause-types" not in {one.key for one in found.measured.parts}
