"""An annex or a letter as a row of blocks, in the order of reading: what a page, a print sheet and a file set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ombud.held.annex import Annex, Clause
from ombud.held.letter import NEAREST, SAID, Asked, Letter, Reading
from ombud.held.wording import wordings


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level; ``number`` is empty where it has none."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. ``label`` says in a word what it is: "Question"; ``number`` is empty where it has none."""

    text: str
    number: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of somebody else's contract, and where it stands."""

    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its title, its head, its rows, and the share of the width that each column takes."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


Block = Heading | Words | Quoted | Grid


def annex_blocks(annex: Annex) -> tuple[Block, ...]:
    """The annex: what it is, its clauses, the schedules, what is still to be settled, and a form for the answers."""
    return (
        *(Words(str(sentence)) for sentence in annex.lead),
        *(block for clause in annex.clauses for block in _clause(clause)),
        *_schedules(annex),
        *_unsettled(annex),
        *_answers(annex),
    )


def _clause(clause: Clause) -> Iterator[Block]:
    yield Heading(clause.title, str(clause.number))
    for part in clause.parts:
        yield Words(part.text, part.number)


def _schedules(annex: Annex) -> Iterator[Block]:
    if annex.schedules:
        yield Heading("Schedules")
        yield Words("The city fills in these lists before the tender is published. Each is part of this annex.")
        rows = tuple(
            (one.letter, one.holds or "To be described by the city", ", ".join(map(str, one.clauses)))
            for one in annex.schedules
        )
        yield Grid("Schedules to be filled in", ("Schedule", "What it holds", "Clauses"), rows, (2, 11, 3))


def _unsettled(annex: Annex) -> Iterator[Block]:
    if annex.unsettled:
        yield Heading("Still to be settled")
        yield Words("What stands in brackets in the clauses, in their order. A figure is a proposal.")
        rows = tuple((one.number, one.gap, one.around) for one in annex.unsettled)
        yield Grid("Words in brackets", ("Clause", "To be settled", "Where it stands"), rows, (2, 5, 9))


def _answers(annex: Annex) -> Iterator[Block]:
    yield Heading("Answer of the tenderer")
    yield Words(
        "For each clause: accepted as it stands, or the words that cannot be accepted, the reason, and what is offered "
        "in their place. Each clause needs an answer; no answer is no acceptance."
    )
    rows = tuple((str(clause.number), clause.title, "", "") for clause in annex.clauses)
    yield Grid("Answer to each clause", ("Clause", "Title", "Accepted (yes or no)", "Offered instead, and why"), rows,
               (2, 5, 3, 6))  # fmt: skip


def letter_blocks(letter: Letter) -> tuple[Block, ...]:
    """The letter: the salutation, then each line with what was found, what is proposed and what is asked."""
    return (
        Words(f"{letter.head.city}, {letter.head.on.isoformat()}"),
        *(Words(str(sentence)) for sentence in letter.lead),
        *(block for asked in letter.asked for block in _asked(asked)),
        *_kept(letter),
    )


def _asked(asked: Asked) -> Iterator[Block]:
    wording = asked.wording
    yield Heading(wording.title, str(asked.number))
    yield Words(wording.rule, label="Red line")
    near = asked.reading is Reading.SILENT and asked.quotes
    yield Words(str(NEAREST if near else SAID[asked.reading]), label="What we found")
    for quote in asked.quotes:
        yield Quoted(quote.text, quote.where)
    yield Words(wording.why, label="Why it matters")
    for at, part in enumerate(asked.proposed, 1):
        yield Words(part, f"{asked.number}.{at}", "Proposed wording" if at == 1 else "")
    for part in asked.weaker:
        yield Words(part, label="If that cannot be had")
    if wording.law:
        yield Words(wording.law, label="Law")
    yield Words(wording.question, label="Question")


def _kept(letter: Letter) -> Iterator[Block]:
    if letter.kept:
        yield Heading("No question")
        yield Words("As far as we can see the contract keeps these red lines:")
        for line in letter.kept:
            yield Words(wordings().lines[line].title, label="Kept")
