"""A long passage is read in windows too, so that a clause among other matter is found; short ones are read as one."""

from __future__ import annotations

from ombud.held.contract.composed import LONGEST, SHORTEST, composed
from ombud.held.contract.document import Passage
from ombud.held.contract.evidenced import Spoken, spoken
from ombud.held.contract.learned import learned
from ombud.held.contract.lesson import Lesson, lesson
from ombud.held.contract.lines import RedLine
from ombud.held.contract.reader import weighed_passage
from ombud.held.contract.sides import Sides
from ombud.held.contract.windows import LEAST, LONG, windows
from tests.held.contract.clauses22 import CLAUSES

OTHER = (
    "Deliveries are made on weekdays between eight and four at the depot in the harbour, where a clerk signs for them. "
    "Pallets are stacked no higher than two metres, and the aisle to the hydrant is kept clear at all hours. "
    "Invoices name the number of the order, the day of delivery and the name of the clerk who signed for the pallets. "
)


def written(said: tuple[Spoken, ...]) -> str:
    return " ".join(one.written for one in said)


def test_a_short_passage_has_no_windows() -> None:
    said = spoken(OTHER[: LONG - 20], Sides())
    assert list(windows(said)) == [said]


def test_windows_hold_every_sentence_and_are_long_enough() -> None:
    said = spoken(OTHER * 2, Sides())
    whole, *parts = windows(said)
    assert whole == said
    assert {one for part in parts for one in part} == set(said)
    assert all(len(written(part)) >= LEAST - 1 for part in parts[:-1])
    assert all(len(part) < len(said) for part in parts)


def test_a_clause_among_other_matter_is_as_near_as_alone() -> None:
    clause = CLAUSES[RedLine.AUDIT][1]
    at = list(RedLine).index(RedLine.AUDIT)

    def about(text: str) -> float:
        return weighed_passage(0, Passage(None, "", "", text, 0), Sides(), learned())[at].about

    assert about(f"{OTHER}{clause} {OTHER}") > 0.5 * about(clause)


def given() -> list[Lesson]:
    return [
        lesson({"id": f"{line}{at}", "text": texts[at], "lines": {line.value: ("kept", "crossed")[at]}}, "w")
        for line, texts in CLAUSES.items()
        for at in (0, 1)
    ]


def test_composed_passages_are_long_and_say_no_line_twice() -> None:
    beside = [lesson({"id": "o", "text": OTHER}, background=True)]
    found = list(composed(given(), beside, lambda one: one.writer))
    assert found == list(composed(given()[::-1], beside, lambda one: one.writer))
    for one in found:
        assert len(written(one.said)) <= LONGEST
        assert len(one.lines) == len(one.parts)
    assert sum(len(written(one.said)) >= SHORTEST - 1 for one in found) > len(found) / 2
