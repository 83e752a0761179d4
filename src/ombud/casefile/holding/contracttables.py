"""The tables of a contract that was read: each line, every passage quoted, the parties and the defined terms."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.measured import Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.held.contract.answers import ANSWERED, HEARD, Answer, Answered, Quoted, ReadContract
from ombud.held.contract.lines import title
from ombud.words import Sentence, say

_PLACE = (column("clause", say("Clause")), column("page", say("Page")))
_SIDE = {"city": say("city"), "vendor": say("vendor"), "both": say("both"), "unsaid": say("not told")}


def by_line(name: str, heading: Sentence, answers: Sequence[Answer]) -> Table:
    """One row a line, with the passage that its reading rests on."""
    columns = (
        column("line", say("Red line"), words=True),
        column("reading", say("Reading"), words=True),
        column("confidence", say("Confidence, per cent"), places=0),
        column("quote", say("Passage")),
        *_PLACE,
    )
    rows = tuple((str(title(one.line)), *_reading(one), *_passage(one.best)) for one in answers)
    return Table(name=name, title=heading, columns=columns, rows=rows, shown=22)


def _reading(one: Answer) -> tuple[Cell, Cell]:
    sure = None if one.reading is Answered.NOT_READ else round(100 * one.confidence)
    return str(say("perhaps crossed") if one.perhaps_crossed else ANSWERED[one.reading]), sure


def _passage(one: Quoted | None) -> tuple[Cell, Cell, Cell]:
    return ("", "", None) if one is None else (one.quote, one.clause, one.page)


def quotes(read: ReadContract) -> Table:
    """Every passage that is quoted for a line, with what it does to the line."""
    columns = (
        column("line", say("Red line"), words=True),
        column("reading", say("Reading of the line"), words=True),
        column("passage", say("What the passage does"), words=True),
        column("confidence", say("Confidence, per cent"), places=0),
        column("quote", say("Passage")),
        *_PLACE,
        column("heading", say("Heading")),
    )
    rows = tuple(
        (str(title(one.line)), _reading(one)[0], str(HEARD[each.heard]), round(100 * each.confidence),
         *_passage(each), each.heading)
        for one in read.answers for each in one.passages
    )  # fmt: skip
    return Table(
        name="passages",
        title=say("Every passage quoted"),
        columns=columns,
        rows=rows,
        notes=(say("For a passage that only lies near a line, the figure is the chance that it is about the line."),),
    )


def nearest(name: str, answers: Sequence[Answer]) -> tuple[Table, ...]:
    """For the lines of which nothing is said: the passages that lie nearest, so that a person can look there."""
    columns = (
        column("line", say("Red line"), words=True),
        column("quote", say("Passage")),
        *_PLACE,
        column("chance", say("Chance that it is about the line, per cent"), places=0),
    )
    rows = tuple(
        (str(title(one.line)), *_passage(each), round(100 * each.confidence))
        for one in answers if one.reading is Answered.SILENT for each in one.passages
    )  # fmt: skip
    heading = say("The nearest passages to the lines of which nothing is said")
    return (Table(name=name, title=heading, columns=columns, rows=rows),) if rows else ()


def sides(read: ReadContract) -> Table:
    columns = (column("name", say("Party")), column("called", say("Called")), column("side", say("Side"), words=True))
    rows = tuple((one.name, ", ".join(one.called), str(_SIDE.get(one.side, _SIDE["unsaid"]))) for one in read.parties)
    return Table(name="parties", title=say("The parties"), columns=columns, rows=rows)


def meanings(read: ReadContract) -> Table:
    columns = (
        column("term", say("Term")),
        column("text", say("How it is defined")),
        column("whose", say("Whose"), words=True),
        *_PLACE,
    )
    rows = tuple(
        (one.term, one.text, str(_SIDE.get(one.whose, _SIDE["unsaid"])), one.clause, one.page) for one in read.meanings
    )
    return Table(name="terms", title=say("Defined terms that the lines turn on"), columns=columns, rows=rows)
