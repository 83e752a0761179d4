"""What persons have read in a contract, as a letter of questions takes it: each red line, its reading, its passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ombud.evidence.said import key
from ombud.held.contract.lines import RedLine, covering
from ombud.held.entries import Clause, Line
from ombud.held.letter import Quote, Reading
from ombud.held.lines import Answer, Held, held_against, place
from ombud.ledger.stack import Stack

_SAME = {
    Answer.KEPT: Reading.KEPT,
    Answer.CROSSED: Reading.CROSSED,
    Answer.DISPUTED: Reading.CROSSED,  # as everywhere: crossed until the readers agree
    Answer.UNCLEAR: Reading.UNCLEAR,
    Answer.MISSING: Reading.SILENT,
}


@dataclass(frozen=True, slots=True)
class Readings:
    """``readings``: id of a red line -> kept, crossed, unclear or silent; ``quotes``: the passages read for it."""

    readings: Mapping[str, str]
    quotes: Mapping[str, tuple[Quote, ...]]


def read_by_persons(stack: Stack, contract: str) -> Readings:
    """What persons read in one contract of a case, by its title. A line that nobody gave a passage for is silent.

    A red line that persons read in two halves, as redress and penalties, is kept only if both are: the worse counts.
    """
    held = {one.line: one for one in held_against(stack, tuple(Line)) if key(one.contract) == key(contract)}
    found = {red: tuple(held[line] for line in covering(red) if line in held) for red in RedLine}
    return Readings(
        {red.value: min((_SAME[one.answer] for one in halves), key=list(Reading).index).value
         for red, halves in found.items() if halves},
        {red.value: quotes for red, halves in found.items() if (quotes := _quotes(halves))},
    )  # fmt: skip


def _quotes(halves: tuple[Held, ...]) -> tuple[Quote, ...]:
    passages = [clause.body for one in halves for clause in one.clauses]
    return tuple(dict.fromkeys(Quote(body.quote, _where(body)) for body in passages))


def _where(clause: Clause) -> str:
    return str(place(clause)) if clause.number or clause.page else ""
