"""How a contract stands towards each red line: which passages keep it, which cross it, and where readers disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

from ombud.evidence.finding import Finding
from ombud.evidence.said import key, listed, short
from ombud.held.entries import Clause, Contract, FirstClause, Line, NoVendor, Owner, Reading, Supplier
from ombud.ledger.entry import Cite
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

LINES = {
    Line.NO_SECRECY: say("no secrecy"),
    Line.DATA_OWNERSHIP: say("the city owns the data"),
    Line.OPEN_ACCESS: say("open access to the data"),
    Line.NO_SECOND_SALE: say("no second sale of the data"),
    Line.SOURCE: say("source code"),
    Line.STANDARDS: say("open standards"),
    Line.EXIT: say("exit"),
    Line.IN_HOUSE: say("pairing with the city's own staff"),
    Line.HANDOVER: say("a date of handover"),
    Line.OVERSIGHT: say("oversight"),
    Line.REDRESS: say("redress"),
    Line.PENALTIES: say("penalties"),
    Line.SERVICE_FOR_ALL: say("service for all"),
    Line.TRANSLATION: say("translation by the vendor"),
    Line.PRICE_OF_CHANGE: say("the price of change"),
    Line.EXPLANATION: say("explanation of the algorithm"),
    Line.PLACE_AND_LAW: say("sub-processors, place and law"),
    Line.DESTRUCTION: say("retention and destruction"),
    Line.RENEWAL: say("no automatic renewal"),
    Line.EXCLUSIVITY: say("no exclusivity"),
    Line.LIABILITY: say("fair liability"),
    Line.RIGHTS: say("rights in what the city pays for"),
    Line.UNILATERAL_CHANGE: say("no change without the city"),
    Line.TERMINATION: say("the city may leave"),
    Line.ASSIGNMENT: say("no new owner without consent"),
}


class Answer(StrEnum):
    """What a contract says to a red line."""

    KEPT = "kept"
    CROSSED = "crossed"
    DISPUTED = "disputed"  # two readers, one passage, one of them says crossed: crossed until they agree
    UNCLEAR = "unclear"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Held:
    """One contract held against one red line, with the passages that were read for it."""

    contract: str
    line: Line
    answer: Answer
    clauses: tuple[Stated[Clause], ...] = ()

    @property
    def named(self) -> Sentence:
        return LINES[self.line]


def clauses_of(stack: Stack) -> tuple[Stated[Clause], ...]:
    """The passages that persons held against a line, oldest first, in whichever version of the statement."""
    first = cast("tuple[Stated[Clause], ...]", stack.of(FirstClause))  # the first version says what the later one can
    return tuple(sorted((*first, *stack.of(Clause)), key=lambda one: one.entry.seq))


def held_against(stack: Stack, lines: Sequence[Line]) -> tuple[Held, ...]:
    """Every contract of a case held against these lines. A contract that only a clause names is one too."""
    names: dict[str, str] = {key(one.body.title): one.body.title for one in stack.of(Contract)}
    read: dict[tuple[str, Line], list[Stated[Clause]]] = {}
    for clause in clauses_of(stack):
        names.setdefault(key(clause.body.contract), clause.body.contract)
        read.setdefault((key(clause.body.contract), clause.body.line), []).append(clause)
    return tuple(_held(title, line, read.get((folded, line), ())) for folded, title in names.items() for line in lines)


def _held(contract: str, line: Line, clauses: Sequence[Stated[Clause]]) -> Held:
    readings = [reading_of(clause.body) for clause in clauses]
    if disputed := _disputed(clauses):
        return Held(contract, line, Answer.DISPUTED, disputed)
    if Reading.CROSSED in readings:
        return Held(contract, line, Answer.CROSSED, _reading(clauses, Reading.CROSSED))
    if Reading.UNCLEAR in readings:
        return Held(contract, line, Answer.UNCLEAR, _reading(clauses, Reading.UNCLEAR))
    return Held(contract, line, Answer.KEPT if clauses else Answer.MISSING, tuple(clauses))


def _reading(clauses: Iterable[Stated[Clause]], reading: Reading) -> tuple[Stated[Clause], ...]:
    return tuple(clause for clause in clauses if reading_of(clause.body) is reading)


def reading_of(clause: Clause) -> Reading:
    """What a passage comes to: data that would be the vendor's are not the city's, whatever the reader ticked."""
    if clause.line is not Line.DATA_OWNERSHIP or clause.owner in (Owner.CITY, Owner.UNSAID):
        return clause.reading
    if clause.owner is Owner.VENDOR:
        return Reading.CROSSED
    return Reading.CROSSED if clause.reading is Reading.CROSSED else Reading.UNCLEAR


def _disputed(clauses: Sequence[Stated[Clause]]) -> tuple[Stated[Clause], ...]:
    """The clauses of the first passage that one reader finds kept and another crossed."""
    passages: dict[str, list[Stated[Clause]]] = {}
    for clause in clauses:
        passages.setdefault(key(clause.body.quote), []).append(clause)
    for same in passages.values():
        if {Reading.KEPT, Reading.CROSSED} <= {reading_of(clause.body) for clause in same}:
            return tuple(same)
    return ()


def no_vendor(stack: Stack) -> Stated[NoVendor] | None:
    """The statement that no vendor is part of the case, unless a contract, a clause or a supplier says otherwise."""
    stated = stack.last(NoVendor)
    return None if stated is None or vendors(stack) else stated


def vendors(stack: Stack) -> tuple[Stated[Contract] | Stated[Clause] | Stated[Supplier], ...]:
    """What in a case speaks of a vendor."""
    return (*stack.of(Contract), *clauses_of(stack), *stack.of(Supplier))


def place(clause: Clause) -> Sentence:
    """Where a passage stands: its number and page, as far as they are given."""
    if clause.number and clause.page:
        return say("clause {number}, page {page}", number=short(clause.number), page=clause.page)
    if clause.number:
        return say("clause {number}", number=short(clause.number))
    if clause.page:
        return say("page {page}", page=clause.page)
    return say("a passage without number or page")


def places(clauses: Iterable[Stated[Clause]]) -> Sentence:
    return listed(place(clause.body) for clause in clauses)


def quoting(finding: Finding, clauses: Iterable[Stated[Clause]]) -> Finding:
    """The finding with the passages word for word, and for each of them where it stands."""
    read = tuple(clauses)
    cites = tuple(Cite(where=str(place(clause.body)), quote=clause.body.quote) for clause in read)
    known = {cite.quote for cite in finding.evidence}
    more = tuple(cite for cite in dict.fromkeys(cites) if cite.quote not in known)
    quotes = tuple(dict.fromkeys(clause.body.quote for clause in read))
    return replace(finding, quotes=quotes, evidence=finding.evidence + more)
