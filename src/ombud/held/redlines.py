"""The red lines a city does not sign across: demands 5.1 to 5.4 and 5.6."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, Standing, crossed, does_not_apply, kept, silent
from ombud.evidence.laid import laid
from ombud.evidence.said import key, listed, short
from ombud.held.computed import HeldResult
from ombud.held.contract.computed import LineRead
from ombud.held.contract.found import measured_contract
from ombud.held.entries import Clause, Contract, FirstClause, Line, NoVendor, Supplier
from ombud.held.lines import Answer, Held, clauses_of, held_against, no_vendor, places, quoting, vendors
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

_OVER = (Answer.CROSSED, Answer.DISPUTED)
_READS = (Contract, Clause, FirstClause, LineRead, NoVendor, Supplier)
_MEASURE = _("The contract as a text that a machine reads beside a person, with the share of lines that both find.")


@check(
    "5.1",
    _("The contract is read against every red line and crosses none"),
    reads=(*_READS, HeldResult),
    measure=_MEASURE,
)
def read_against_the_lines(stack: Stack, today: date) -> Finding:
    """Each line is answered by a passage of each contract; a line without one is silent."""
    if stack.last(NoVendor) and vendors(stack) and not clauses_of(stack):
        return silent(
            say("It is said that no vendor is part of this, and yet {names} stands in the file.", names=_named(stack)),
            say("Take back the one of the two that is wrong; if a vendor is part of it, read the contract."),
            [*stack.of(NoVendor), *vendors(stack)],
        )
    return _towards(stack, tuple(Line))


def _named(stack: Stack) -> Sentence:
    contracts = [one.body.title for one in stack.of(Contract)]
    return listed(contracts + [one.body.name for one in stack.of(Supplier)])


def _lines(number: str, title: str, *lines: Line) -> Check:
    def ask(stack: Stack, today: date) -> Finding:
        return _towards(stack, lines)

    ask.__doc__ = "Every contract held against its lines: one that is crossed crosses, all that are kept keep."
    return check(number, title, reads=_READS, measure=_MEASURE)(ask)


no_secrecy = _lines("5.2", _("Nothing is signed that keeps the contract secret"), Line.NO_SECRECY)
data_are_the_citys = _lines(
    "5.3",
    _("The city owns its data and does not pay for them twice"),
    Line.DATA_OWNERSHIP,
    Line.OPEN_ACCESS,
    Line.NO_SECOND_SALE,
)
not_locked_in = _lines(
    "5.4",
    _("The city can leave, repair and take over"),
    Line.SOURCE,
    Line.STANDARDS,
    Line.EXIT,
    Line.IN_HOUSE,
    Line.HANDOVER,
    Line.RIGHTS,
)
duties = _lines(
    "5.6",
    _("The contract binds the vendor to oversight, redress and service for all"),
    Line.OVERSIGHT,
    Line.REDRESS,
    Line.PENALTIES,
    Line.SERVICE_FOR_ALL,
    Line.TRANSLATION,
    Line.LIABILITY,
)


def _towards(stack: Stack, lines: Sequence[Line]) -> Finding:
    """What persons read and what a program read of some lines. The program's finding holds persons' readings of the
    same contracts already; they count by themselves where they cross, or are of a contract that no program read."""
    stated = _stated(stack, lines)
    read = {key(one.body.contract) for one in stack.of(LineRead)}
    unread = {key(one.contract) for one in held_against(stack, lines)} - read
    return laid(stated, bool(unread) or stated.standing is Standing.CROSSED, measured_contract(stack, lines))


def _stated(stack: Stack, lines: Sequence[Line]) -> Finding:
    """How persons read the case's contracts: one line that is crossed crosses, all that are kept keep."""
    if without := no_vendor(stack):
        why = say("No vendor is part of this: {why}", why=short(without.body.why))
        return does_not_apply(why, [without])
    held = held_against(stack, lines)
    if not held:
        return unsaid(
            stack,
            Stage.PROCUREMENT,
            say("No contract has been read."),
            say("Write down the contract and its passages, or state that no vendor is part of this."),
            vendors(stack),
        )
    over = [one for one in held if one.answer in _OVER]
    if over:
        return _crossed(over)
    open_ends = [one for one in held if one.answer is not Answer.KEPT]
    return _unanswered(stack, held, open_ends) if open_ends else _all_kept(held)


def _crossed(over: Sequence[Held]) -> Finding:
    clauses = [clause for one in over for clause in one.clauses]
    mend = say("Have the passage changed before anything is signed; if it is signed, have the contract changed.")
    if any(one.answer is Answer.DISPUTED for one in over):
        mend = say("Let the readers settle what the passage says, and take back the reading that was wrong.")
    return quoting(crossed(_told(over), clauses, mend), clauses)


def _told(over: Sequence[Held]) -> Sentence:
    """Which lines are crossed, where, and where two readers disagree."""
    disputed = [one for one in over if one.answer is Answer.DISPUTED]
    lines = listed((say("{line} ({where})", line=one.named, where=places(one.clauses)) for one in over), len(Line))
    contracts = listed(one.contract for one in over)
    if disputed:
        return say(
            "Crossed in {contracts}: {lines}. Two readers disagree about {n} of them, and that counts as crossed "
            "until it is settled.",
            contracts=contracts,
            lines=lines,
            n=len(disputed),
        )
    return say("Crossed in {contracts}: {lines}.", contracts=contracts, lines=lines)


def _unanswered(stack: Stack, held: Sequence[Held], open_ends: Sequence[Held]) -> Finding:
    """Silent: lines that no passage answers, or that a reader could not make out. A signature does not answer them."""
    unclear = [one for one in open_ends if one.answer is Answer.UNCLEAR]
    because = say(
        "Red lines that nothing answers in {contracts}: {n} of {all} ({lines}).",
        all=len(held),
        contracts=listed(one.contract for one in open_ends),
        n=len(open_ends),
        lines=listed((one.named for one in open_ends), len(Line)),
    )
    if unclear:
        where = listed(say("{line} ({where})", line=one.named, where=places(one.clauses)) for one in unclear)
        because = say("{because} Passages that readers cannot make out: {where}.", because=because, where=where)
    signed = any(one.body.signed is Said.YES for one in stack.of(Contract))
    if signed:
        because = say("{because} The contract is signed all the same.", because=because)
    rests_on: list[Stated[Any]] = [*stack.of(Contract), *(clause for one in held for clause in one.clauses)]
    mend = say("For each line, quote the passage that answers it, or have one written into the contract.")
    return quoting(silent(because, mend, rests_on), (clause for one in unclear for clause in one.clauses))


def _all_kept(held: Sequence[Held]) -> Finding:
    clauses = [clause for one in held for clause in one.clauses]
    because = say(
        "Red lines kept in {contracts}: {n} of {n} ({lines}).",
        n=len(held),
        contracts=listed(one.contract for one in held),
        lines=listed((say("{line}, {where}", line=one.named, where=places(one.clauses)) for one in held), len(Line)),
    )
    return quoting(kept(because, clauses), clauses)
