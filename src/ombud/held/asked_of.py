"""What was read in a contract, as a letter of questions takes it: by a program, by persons, and by both in a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ombud.evidence.said import key, number
from ombud.held.contract.answers import Answer, Answered, Heard, Quoted
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.found import SURE, same_passage
from ombud.held.contract.lines import RedLine, covering
from ombud.held.entries import Clause, Line
from ombud.held.letter import Quote, Reading
from ombud.held.lines import Answer as OfPersons
from ombud.held.lines import Held, held_against, place
from ombud.ledger.stack import Stack

_PERSONS = {
    OfPersons.KEPT: Reading.KEPT,
    OfPersons.CROSSED: Reading.CROSSED,
    OfPersons.DISPUTED: Reading.CROSSED,  # as everywhere: crossed until the readers agree
    OfPersons.UNCLEAR: Reading.UNSURE,
    OfPersons.MISSING: Reading.SILENT,
}


@dataclass(frozen=True, slots=True)
class Readings:
    """``readings``: id of a red line -> kept, crossed, unsure or silent; ``quotes``: the passages read for it."""

    readings: Mapping[str, str]
    quotes: Mapping[str, tuple[Quote, ...]]


def read_by_program(answers: Sequence[Answer]) -> Readings:
    """What the reader of contracts answered. A line that it did not read is left out, so that a letter refuses it; one
    that is only perhaps crossed is unsure, for nobody is told that a contract crosses a line which it likely does not.
    """
    read = [one for one in answers if one.reading is not Answered.NOT_READ]
    return Readings(
        {one.line.value: Reading.UNSURE.value if one.perhaps_crossed else one.reading.value for one in read},
        {
            one.line.value: tuple(_quote(p.quote, p.clause, p.page) for p in _resting(one))
            for one in read
            if one.passages
        },
    )


def _resting(one: Answer) -> list[Quoted]:
    """The passages that a reading rests on; where there are none, those that come nearest."""
    return [passage for passage in one.passages if passage.heard is not Heard.NEAR] or list(one.passages)


def read_in_case(stack: Stack, contract: str) -> Readings:
    """What a program and persons read in one contract of a case, by its title.

    What either reads as crossed is crossed. Else a person's reading goes before the program's, and where no person gave
    a passage the program's counts. A line that the program could not read, and no person has, is left out; where no
    program read at all, a line without a passage is silent.
    """
    persons, program = read_by_persons(stack, contract), _sealed(stack, contract)
    silent = {name for name, told in persons.readings.items() if told == Reading.SILENT}
    over = {name for name, told in program.readings.items() if told == Reading.CROSSED}
    unread = {one.body.line.value for one in stack.of(LineRead) if key(one.body.contract) == key(contract)}
    said = {name: told for name, told in persons.readings.items() if name not in silent or name not in unread}
    readings = {**program.readings, **said, **dict.fromkeys(over, Reading.CROSSED.value)}
    quotes = {line.value: _both(line.value, persons, program) for line in RedLine}
    return Readings(
        {line.value: readings[line.value] for line in RedLine if line.value in readings},
        {name: found for name, found in quotes.items() if found},
    )


def read_by_persons(stack: Stack, contract: str) -> Readings:
    """What persons read in one contract of a case, by its title. A line that nobody gave a passage for is silent.

    A red line that persons read in two halves, as redress and penalties, is kept only if both are: the worse counts.
    """
    held = {one.line: one for one in held_against(stack, tuple(Line)) if key(one.contract) == key(contract)}
    found = {red: [held[line] for line in covering(red) if line in held] for red in RedLine}
    return Readings(
        {red.value: _worse(_PERSONS[one.answer] for one in halves) for red, halves in found.items() if halves},
        {red.value: quotes for red, halves in found.items() if (quotes := _passages(halves))},
    )


def _sealed(stack: Stack, contract: str) -> Readings:
    """The latest that a program read of each line."""
    latest = {one.body.line: one.body for one in stack.of(LineRead) if key(one.body.contract) == key(contract)}
    read = {line.value: body for line, body in latest.items() if body.reading is not LineReading.NOT_READ}
    return Readings(
        {name: _reading(body) for name, body in read.items()},
        {name: found for name, body in read.items() if (found := _of(body))},
    )


def _reading(body: LineRead) -> str:
    sure = number(body.confidence)
    perhaps = body.reading is LineReading.CROSSED and sure is not None and sure < SURE
    return Reading.UNSURE.value if perhaps else body.reading.value


def _of(body: LineRead) -> tuple[Quote, ...]:
    best = (_quote(body.quote, body.clause, body.page),) if body.quote else ()
    others = (*((body.against,) if body.against else ()), *body.nearest)
    return (*best, *(Quote(text) for text in others if body.quote not in text or not body.quote))


def _worse(readings: Iterable[Reading]) -> str:
    return min(readings, key=list(Reading).index).value


def _both(name: str, persons: Readings, program: Readings) -> tuple[Quote, ...]:
    """The passages of persons first; one that stands within one that both quote is given once."""
    told: list[Quote] = []
    for one in (*persons.quotes.get(name, ()), *program.quotes.get(name, ())):
        if not any(same_passage(one.text, other.text) for other in told):
            told.append(one)
    return tuple(told)


def _passages(halves: Sequence[Held]) -> tuple[Quote, ...]:
    bodies = [clause.body for one in halves for clause in one.clauses]
    return tuple(dict.fromkeys(Quote(body.quote, _where(body)) for body in bodies))


def _where(clause: Clause) -> str:
    return str(place(clause)) if clause.number or clause.page else ""


def _quote(text: str, clause: str, page: int | None) -> Quote:
    where = ", ".join((*((f"clause {clause}",) if clause else ()), *((f"page {page}",) if page else ())))
    return Quote(text, where)
