"""Every red line is read as kept, crossed or not spoken of, by clauses that are ours and in no lesson."""

from __future__ import annotations

import pytest

from ombud.held.contract.answers import Answered
from ombud.held.contract.document import Passage
from ombud.held.contract.learned import learned
from ombud.held.contract.lines import RedLine
from ombud.held.contract.reader import read, weighed_passage
from ombud.held.contract.sides import Sides
from tests.held.contract.clauses22 import CLAUSES
from tests.held.contract.written import document

LINES = tuple(RedLine)


@pytest.mark.parametrize("line", LINES)
def test_a_clause_that_keeps_a_line_keeps_it(line: RedLine) -> None:
    found = read(document(CLAUSES[line][0])).answer(line)
    assert (found.reading, found.sure) == (Answered.KEPT, True)


@pytest.mark.parametrize("line", LINES)
def test_a_clause_that_crosses_a_line_crosses_it(line: RedLine) -> None:
    found = read(document(CLAUSES[line][1])).answer(line)
    assert (found.reading, found.sure) == (Answered.CROSSED, True)


@pytest.mark.parametrize("line", LINES)
def test_what_only_sounds_like_a_line_is_not_surely_about_it(line: RedLine) -> None:
    passage = Passage(None, "1", "", CLAUSES[line][2], 0)
    weighed = weighed_passage(0, passage, Sides(), learned())[LINES.index(line)]
    assert weighed.about < 0.5


@pytest.mark.parametrize("line", LINES)
def test_where_one_passage_keeps_and_another_crosses_both_are_shown(line: RedLine) -> None:
    kept, crossed, _ = CLAUSES[line]
    found = read(document(kept, crossed)).answer(line)
    assert found.reading is Answered.CROSSED
    assert found.disputed
    assert found.passages[0].quote.startswith(crossed[:40])


@pytest.mark.parametrize("heading", ["8. Source code", "Audit and inspection", "ARTICLE IV Exclusivity", "Liability"])
def test_a_bare_heading_takes_no_side(heading: str) -> None:
    assert {one.reading for one in read(document(heading)).answers} == {Answered.SILENT}
