"""What the pages of a measurement show: figures drawn and numbers written, so that templates compute nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ombud.casefile.cellwords import CELL_WORDS
from ombud.casefile.figures import Bars, Figure, Map, Strips
from ombud.casefile.made import made, thing
from ombud.casefile.measured import Column, Part, Table
from ombud.casefile.piece import Cell
from ombud.ledger.entry import Entry
from ombud.web.figures import drawn
from ombud.web.measurements import Opened
from ombud.web.numbers import NOT_KNOWN, number
from ombud.web.reading import CaseFile
from ombud.words import Sentence

GLANCE = 12  # lines of a figure on the first page
WHOLE = 60  # rows: a figure's table is shown whole up to here


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell as it is written."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table as far as a page shows it; ``all`` is how many rows there are, ``files`` the formats it can be had in."""

    table: Table
    rows: tuple[tuple[CellShown, ...], ...]
    columns: tuple[tuple[Column, bool], ...]
    all: int
    files: tuple[str, ...]

    @property
    def cut(self) -> bool:
        return self.all > len(self.rows)

    @property
    def dashes(self) -> bool:
        """Whether something in it is not known."""
        return any(cell.text == NOT_KNOWN for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure drawn, with the table that says the same. ``name`` tells it from others on the page."""

    figure: Figure
    name: str
    drawn: SafeString
    table: TableShown | None


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part: what is said, what is drawn, and the tables that no figure shows."""

    part: Part
    figures: tuple[FigureShown, ...]
    tables: tuple[TableShown, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """Whether a measurement still stands: what took its place or took it back, and the newest that does stand."""

    replaced_by: int | None
    withdrawn_by: int | None
    newest: int | None

    @property
    def stands(self) -> bool:
        return self.replaced_by is None and self.withdrawn_by is None


def part_shown(found: Opened, part: Part) -> PartShown:
    """A part as its page shows it."""
    figures = tuple(_figure(found, part, figure, at) for at, figure in enumerate(part.figures))
    beneath = {figure.table for figure in part.figures}
    rest = tuple(table_shown(found, table, table.shown) for table in part.tables if table.name not in beneath)
    return PartShown(part, figures, rest)


def listed(found: Opened) -> tuple[tuple[Part, Sentence | None], ...]:
    """Each part with the first thing it says that was not said above it."""
    lead = set(map(str, found.measured.lead))
    return tuple(
        (part, next((one for one in part.told if str(one) not in lead), None)) for part in found.measured.parts
    )


@dataclass(frozen=True, slots=True)
class First:
    """The figure that stands on the first page without its table, and the part it belongs to."""

    part: Part
    one: FigureShown
    is_map: bool


def first_figure(found: Opened, name: str = "first") -> First | None:
    """The first map there is; where none is, the first figure of what was heard. ``name`` tells it from others."""
    every = [(part, figure) for part in found.measured.parts for figure in part.figures]
    maps = [(part, figure) for part, figure in every if isinstance(figure, Map)]
    for part, figure in maps or (every if found.measured.about != "served" else []):
        shown = FigureShown(figure, name, drawn(_at_a_glance(figure), name, found.measured.what), None)
        return First(part, shown, isinstance(figure, Map))
    return None


def _at_a_glance(figure: Figure) -> Figure:
    """A figure of many lines with its first ones, and without the words beside them; its part has them all."""
    if isinstance(figure, Bars):
        return figure.model_copy(
            update={"rows": tuple(one.model_copy(update={"note": None}) for one in figure.rows[:GLANCE])}
        )
    return figure.model_copy(update={"rows": figure.rows[:GLANCE]}) if isinstance(figure, Strips) else figure


def table_shown(found: Opened, table: Table, most: int) -> TableShown:
    """A table with its first rows, numbers written in the reader's language."""
    numeric = tuple(_numeric([row[at] for row in table.rows if at < len(row)]) for at in range(len(table.columns)))
    rows = tuple(_row(row, table.columns) for row in table.rows[: max(most, 0)])
    columns = tuple(zip(table.columns, numeric, strict=True))
    return TableShown(table, rows, columns, found.rows[table.name], found.files(table))


def written(cell: Cell, column: Column) -> CellShown:
    """A cell as a reader sees it."""
    if isinstance(cell, str):
        return CellShown(gettext(cell) if cell and (column.words or cell in CELL_WORDS) else cell)
    return CellShown(number(cell, 0 if isinstance(cell, int) else column.places), True)


def life(file: CaseFile, entry: Entry) -> Life:
    """What became of a measurement."""
    newest = entry.seq
    while newest in file.replaced:
        newest = file.replaced[newest]
    if newest in file.withdrawn or newest == entry.seq:
        newest = _another(file, entry)
    return Life(file.replaced.get(entry.seq), file.withdrawn.get(entry.seq), newest)


def _another(file: CaseFile, entry: Entry) -> int:
    """The latest standing measurement of the same thing; the entry itself if there is none."""
    same = [one.entry.seq for one in made(file.stack) if thing(one.body) == thing(entry.body)]
    return same[-1] if same else entry.seq


def _figure(found: Opened, part: Part, figure: Figure, at: int) -> FigureShown:
    name = f"{part.key}-{at}"
    table = next((table for table in found.measured.tables if table.name == figure.table), None)
    most = 0 if table is None else WHOLE if len(table.rows) <= WHOLE else table.shown
    shown = table_shown(found, table, most) if table else None
    return FigureShown(figure, name, drawn(figure, name, found.measured.what), shown)


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> tuple[CellShown, ...]:
    return tuple(written(cell, column) for cell, column in zip(row, columns, strict=False))


def _numeric(cells: Sequence[Cell]) -> bool:
    return not any(isinstance(cell, str) for cell in cells) and any(cell is not None for cell in cells)
