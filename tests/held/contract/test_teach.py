"""The line model is taught by a command, and the same lessons give the same model."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from ombud.held.contract.calibrated import reliability
from ombud.held.contract.learned import opened
from ombud.held.contract.lesson import Lesson, lesson
from ombud.held.contract.lines import RedLine
from ombud.held.contract.ordinary import near, ordinary, taken
from ombud.held.contract.teach import taught
from tests.held.contract.clauses22 import CLAUSES


def given() -> list[Lesson]:
    return [
        lesson({"id": f"{line}{at}", "text": texts[at], "lines": {line.value: ("kept", "crossed")[at]}})
        for line, texts in list(CLAUSES.items())[:6]
        for at in (0, 1)
    ]


def test_what_was_taught_is_told_apart() -> None:
    lessons = given()
    model = taught(lessons)
    for one in lessons:
        scores = model.scores(one.said)
        (line,) = one.lines
        at = int(scores.near.argmax())
        assert tuple(RedLine)[at].value == line
        assert (scores.tone[at] > 0) == (one.lines[line] == "crossed")


def test_the_same_lessons_in_any_order_teach_the_same() -> None:
    first, second = taught(given()), taught(given()[::-1])
    assert first.places.place == second.places.place
    assert abs(first.weights.astype(int) - second.weights).max() <= 1


def test_a_model_survives_being_written() -> None:
    model = taught(given())
    assert opened(model.written()).places.place == model.places.place


def test_ordinary_contracts_say_what_a_clause_is_about_and_never_how_it_reads(tmp_path: Path) -> None:
    name = next(name for name in map(str, range(9)) if taken(name))
    clause = "Supplier shall keep books and records, and Customer may audit them once a year on notice."
    row = {"contract": name, "text": clause, "spans": [{"category": "Audit Rights", "start": 0, "end": len(clause)}]}
    path = tmp_path / "cuad.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(row) + "\n").encode()))
    assert [one["lines"] for one in ordinary(path)] == [{"audit": "about"}]
    assert near()["Cap On Liability"] is RedLine.LIABILITY


def test_chances_that_come_true_are_reliable() -> None:
    assert reliability([0.05, 0.05, 0.95], [False, False, True]) == [(0.05, 0.0, 2), (0.95, 1.0, 1)]
