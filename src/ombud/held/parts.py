"""The parts of a system on a map: which the city keeps, shares or buys, and which must never go to tender."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ombud.evidence.said import key, told
from ombud.held.entries import Component, Mark
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack
from ombud.words import Sentence, say


class Clash(StrEnum):
    """How a part contradicts the city's list, or itself."""

    BOUGHT = "bought_though_listed"
    DENIED = "said_to_be_off_the_list"
    TWICE = "marked_twice"


CLASHES: dict[Clash, Sentence] = {
    Clash.BOUGHT: say("It is bought, and it is on the never-outsource list."),
    Clash.DENIED: say("It is said not to be on the never-outsource list, and it is on it."),
    Clash.TWICE: say("It is marked in two ways."),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One part. ``listed``: it is on the never-outsource list; ``by`` is the entry of that list which names it.

    ``seqs`` are the statements that it rests on.
    """

    name: str
    marks: tuple[Mark, ...]
    why: tuple[str, ...]
    listed: Said
    by: str
    clashes: tuple[Clash, ...]
    seqs: tuple[int, ...]

    @property
    def mark(self) -> Mark:
        """The one mark of the part; not said where there is none, or where there are two."""
        return self.marks[0] if len(self.marks) == 1 else Mark.UNSAID


@dataclass(frozen=True, slots=True)
class Parts:
    """The map of a case, by mark; ``unmet`` are entries of the city's list that no part of the case is named after."""

    pieces: tuple[Piece, ...]
    unmet: tuple[str, ...]

    def marked(self, mark: Mark) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.mark is mark)

    @property
    def never(self) -> tuple[Piece, ...]:
        """The parts that are on the never-outsource list."""
        return tuple(piece for piece in self.pieces if piece.listed is Said.YES)

    @property
    def clashing(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.clashes)

    def told(self) -> tuple[Sentence, ...]:
        """The map in sentences: how many of each mark, what is on the list, and what contradicts."""
        counts = {mark.value: len(self.marked(mark)) for mark in Mark}
        lead = say(
            "Parts: {n}. The city keeps {keep}, shares {share} and buys {buy}; not marked: {unsaid}.",
            n=len(self.pieces),
            **counts,
        )
        never = say("On the never-outsource list: {n}. Contradictions: {clash}.",
                    n=len(self.never), clash=len(self.clashing))  # fmt: skip
        return lead, never


def names_in(text: str) -> tuple[str, ...]:
    """The never-outsource list from plain text: one name a line, each once; what follows a # is a remark."""
    names = {key(name): name for line in text.splitlines() if told(name := line.partition("#")[0].strip(" \t-•*"))}
    return tuple(names.values())


def parts(stack: Stack, never: Iterable[str] = ()) -> Parts:
    """The map of a case from its stated parts and the city's never-outsource list, one name an entry of the list.

    A part is on the list where its statement says so, or where the list holds its name, whatever the capitals. Names
    that only resemble each other are not matched: ``unmet`` shows what nobody has said anything about.
    """
    rules = {key(name): name for name in never if told(name)}
    groups: dict[str, list[tuple[int, Component]]] = {}
    for one in stack.of(Component):
        groups.setdefault(key(one.body.name), []).append((one.entry.seq, one.body))
    pieces = tuple(_piece(stated, rules.get(name, "")) for name, stated in groups.items())
    order = {mark: place for place, mark in enumerate(Mark)}
    unmet = tuple(name for folded, name in rules.items() if folded not in groups)
    return Parts(tuple(sorted(pieces, key=lambda piece: (order[piece.mark], key(piece.name)))), unmet)


def _piece(stated: Sequence[tuple[int, Component]], rule: str) -> Piece:
    bodies = [body for _, body in stated]
    marks = tuple(mark for mark in Mark if mark is not Mark.UNSAID and any(body.mark is mark for body in bodies))
    said = {body.never_outsource for body in bodies}
    listed = Said.YES if rule or Said.YES in said else Said.NO if Said.NO in said else Said.UNSAID
    return Piece(
        bodies[0].name,
        marks,
        tuple(dict.fromkeys(body.why for body in bodies if told(body.why))),
        listed,
        rule,
        _clashes(marks, listed, said),
        tuple(seq for seq, _ in stated),
    )


def _clashes(marks: Sequence[Mark], listed: Said, said: set[Said]) -> tuple[Clash, ...]:
    found = {
        Clash.BOUGHT: listed is Said.YES and Mark.BUY in marks,
        Clash.DENIED: listed is Said.YES and Said.NO in said,
        Clash.TWICE: len(marks) > 1,
    }
    return tuple(clash for clash, there in found.items() if there)
