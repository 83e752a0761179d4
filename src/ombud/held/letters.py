"""The contracts of a case that somebody has read, and the letter of questions about each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.said import key
from ombud.held.asked_of import read_in_case
from ombud.held.choices import EVERY_LINE, Choice
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.lines import RedLine
from ombud.held.entries import Contract
from ombud.held.letter import Letter, Letterhead, letter
from ombud.held.lines import clauses_of
from ombud.ledger.stack import Stack


@dataclass(frozen=True, slots=True)
class ContractRead:
    """A contract of a case that a person or a program read. ``seq`` is the first entry that tells of the reading."""

    seq: int
    title: str
    vendor: str


def contracts_read(stack: Stack) -> tuple[ContractRead, ...]:
    """Each contract of a case of which any passage was read, in the order in which that was first said."""
    found: dict[str, ContractRead] = {}
    program = [one for one in stack.of(LineRead) if one.body.reading is not LineReading.NOT_READ]
    said = [(one.entry.seq, one.body.contract) for one in program]
    said += [(one.entry.seq, one.body.contract) for one in clauses_of(stack)]
    for seq, title in sorted(said):
        found.setdefault(key(title), ContractRead(seq, title, _vendor(stack, title)))
    return tuple(found.values())


def _vendor(stack: Stack, title: str) -> str:
    """The other party of a contract, if it is written down."""
    named = [one.body.vendor for one in stack.of(Contract) if key(one.body.title) == key(title)]
    return named[-1] if named else ""


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter, and the chosen red lines that it leaves out as nobody has read the contract for them."""

    letter: Letter
    unread: tuple[RedLine, ...]


def letter_of(
    stack: Stack, read: ContractRead, city: str, on: date, choices: Sequence[Choice] = EVERY_LINE
) -> CaseLetter | None:
    """The letter about one contract, from what persons and a program read in it; None if no chosen line was read."""
    told = read_in_case(stack, read.title)
    asked = [choice for choice in choices if choice.line.value in told.readings]
    if not asked:
        return None
    head = Letterhead(city, read.vendor or "…", read.title, on)
    unread = tuple(choice.line for choice in choices if choice not in asked)
    return CaseLetter(letter(head, told.readings, asked, told.quotes), unread)
