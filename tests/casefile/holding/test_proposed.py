"""A contract's result says for each open line what to write and what to ask, and nothing for lines that are kept."""

from __future__ import annotations

from datetime import date

from ombud.casefile.holding.proposed import proposed
from ombud.held.contract.lines import RedLine
from ombud.held.letter import Letterhead, Quote, letter

HEAD = Letterhead("Malmö", "Lumen", "the lamp contract", date(2026, 11, 27))
KEPT = {line.value: "kept" for line in RedLine}


def test_each_open_line_has_a_row_with_its_wording_and_its_question() -> None:
    made = letter(HEAD, KEPT | {"audit": "silent", "ip": "crossed"}, quotes={"audit": [Quote("Accounts are audited.")]})
    part = proposed(made)
    (table,) = part.tables
    assert [row[1] for row in table.rows] == ["rights in what the city pays for", "audit and inspection"]
    assert [row[4] for row in table.rows] == [one.wording.question for one in made.asked]
    assert all(text in str(table.rows[0][3]) for text in made.asked[0].proposed)
    assert "come nearest" in str(table.rows[1][2])
    assert "2. Kept as far as could be seen: 20" in str(part.told[0])


def test_where_every_line_is_kept_there_is_nothing_to_propose() -> None:
    part = proposed(letter(HEAD, KEPT))
    assert part.tables == ()
    assert "nothing to propose" in str(part.told[0])
