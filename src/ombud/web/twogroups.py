"""Two groups beside each other: what every table by group says of both, in a sentence and in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ombud.casefile.measured import Column, Measured, Part, Table
from ombud.casefile.piece import Cell
from ombud.web.gainspage import CellShown, written
from ombud.web.isolating import alone
from ombud.web.numbers import known, number

BY_GROUP = "group"  # what the first column of such a table is called
NOT_SAID = ("low", "high", "areas", "people", "units")  # columns that stand in the lines and make no sentence
SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One column of a table, for both groups."""

    column: Column
    first: CellShown
    second: CellShown


@dataclass(frozen=True, slots=True)
class Beside:
    """What one table says of both groups."""

    part: Part
    table: Table
    said: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was chosen, what can be chosen, and what is found; ``asked`` is whether anything was chosen at all."""

    groups: tuple[str, ...]
    first: str
    second: str
    asked: bool
    found: tuple[Beside, ...]

    @property
    def same(self) -> bool:
        return self.asked and self.first == self.second


def compared(measured: Measured, first: str, second: str) -> Compared | None:
    """Both groups in every table that tells of both; nothing where fewer than two groups were measured."""
    groups = tuple(_groups(measured))
    if len(groups) < 2:
        return None
    asked = first in groups and second in groups
    if not asked:
        return Compared(groups, groups[0], groups[1], False, ())
    found = () if first == second else tuple(_found(measured, first, second))
    return Compared(groups, first, second, True, found)


def _by_group(measured: Measured) -> Iterator[tuple[Part, Table]]:
    for part in measured.parts:
        for table in part.tables:
            if table.columns and table.columns[0].name == BY_GROUP:
                yield part, table


def _groups(measured: Measured) -> dict[str, None]:
    """Every group that a table tells of once, in their order."""
    return {name: None for _part, table in _by_group(measured) for name in _once(table)}


def _once(table: Table) -> dict[str, tuple[Cell, ...]]:
    """The rows of groups that have one row in a table: the others are told by what else stands in them."""
    seen: dict[str, list[tuple[Cell, ...]]] = {}
    for row in table.rows:
        if row and isinstance(row[0], str):
            seen.setdefault(row[0], []).append(row)
    return {name: rows[0] for name, rows in seen.items() if len(rows) == 1}


def _found(measured: Measured, first: str, second: str) -> Iterator[Beside]:
    for part, table in _by_group(measured):
        rows = _once(table)
        if first in rows and second in rows:
            both = list(zip(table.columns, rows[first], rows[second], strict=False))[1:]
            said = [told for column, one, other in both if (told := _said(column, (first, one), (second, other)))]
            lines = tuple(Line(column, written(one, column), written(other, column)) for column, one, other in both)
            yield Beside(part, table, tuple(said[:SENTENCES]), lines)


def _said(column: Column, first: tuple[str, Cell], second: tuple[str, Cell]) -> str:
    """Both numbers in a sentence; nothing for words, ends of intervals and what is not known."""
    (who, one), (whom, other) = first, second
    a, b = known(one), known(other)
    if a is None or b is None or column.name in NOT_SAID:
        return ""
    told = {
        "what": _heading(column), "who": alone(who), "whom": alone(whom),
        "a": number(a, column.places), "b": number(b, column.places), "more": number(abs(a - b), column.places),
    }  # fmt: skip
    if told["a"] == told["b"]:
        return _("{what}: {a} for both.").format(**told)
    if a > b:
        return _("{what}: {a} for {who} and {b} for {whom}, {more} more for {who}.").format(**told)
    return _("{what}: {a} for {who} and {b} for {whom}, {more} more for {whom}.").format(**told)


def _heading(column: Column) -> str:
    title = column.title.told(_)
    return f"{title} ({_(column.unit)})" if column.unit else title
