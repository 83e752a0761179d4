"""What was measured, as a document: sentences, tables and figures that every face shows and none computes.

``ombud served`` writes it, the pages of a case read it, and anyone can keep it: plain JSON, with every sentence in
parts, so that it can be said in another language. No engine is needed to read one.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from pydantic import Field

from ombud.casefile.figures import Figure
from ombud.casefile.piece import Cell, Piece, Told
from ombud.heard.computed import Sort
from ombud.held.computed import Sort as HeldSort
from ombud.served.computed import Effect

KIND: Final = "ombud.measured/1"


class Column(Piece):
    """One column of a table: its name in a file, its title on a page, its unit, and how many decimals are shown.

    ``words``: its cells are words of ours, which a page says in its language; a file holds them in English.
    """

    name: str
    title: Told
    unit: str = ""
    places: int = 0
    words: bool = False


class Table(Piece):
    """A table that can be downloaded. ``areal``: its first column is the code of an area that has borders.

    ``shown``: how many rows a page shows before the rest; a figure's table is shown whole.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Told
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    areal: bool = False
    shown: int = 12
    notes: tuple[Told, ...] = ()


class Part(Piece):
    """One answer: what it is about, in plain sentences, with its figures, its tables, and where its method is told."""

    key: str = Field(pattern=r"^[a-z][a-z-]*$")
    demand: str = Field(pattern=r"^[1-7]\.[0-9]{1,2}$")
    title: Told
    told: tuple[Told, ...]
    notes: tuple[Told, ...] = ()  # what is not accounted for, left out or not known
    method: str = ""  # a chapter of the documents: "inequality"
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


class Input(Piece):
    """A file that was measured: its name, what it was read as, its SHA-256, and whose it is.

    ``closed``: whoever measured keeps it for some only, as where points are homes.
    """

    name: str
    role: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    source: str = ""
    licence: str = ""
    as_of: str = ""
    closed: bool = False


class Measured(Piece):
    """All that was measured of one thing in one place. ``lead`` are the few sentences that say it on one screen.

    ``about`` is the question that it answers: who gains, or who was in the room.
    """

    kind: Literal["ombud.measured/1"] = KIND
    about: Literal["served", "heard", "held"] = "served"
    sort: Sort | HeldSort | None = None  # what was computed of what was heard, or of who holds it
    place: str
    what: str
    effect: Effect = Effect.UNSAID
    on: date
    version: str
    example: bool = False
    lead: tuple[Told, ...]
    parts: tuple[Part, ...]
    inputs: tuple[Input, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()  # how it was asked: the name of a choice, and what was chosen
    licence: str = ""

    def part(self, key: str) -> Part:
        """One part by its key; ``KeyError`` if it was not measured."""
        for part in self.parts:
            if part.key == key:
                return part
        raise KeyError(key)

    def table(self, name: str) -> Table:
        """One table by its name, whichever part it belongs to; ``KeyError`` if there is none."""
        for part in self.parts:
            for table in part.tables:
                if table.name == name:
                    return table
        raise KeyError(name)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for part in self.parts for table in part.tables)
