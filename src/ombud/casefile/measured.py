"""What was measured, as a document: sentences, tables and figures that every face shows and none computes.

``ombud served`` writes it, the pages of a case read it, and anyone can keep it: plain JSON, with every sentence in
parts, so that it can be said in another language. No engine is needed to read one.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator

from ombud.served.computed import Effect
from ombud.words import Sentence, from_json

KIND: Final = "ombud.measured/1"


def _sentence(told: Any) -> Sentence:
    return told if isinstance(told, Sentence) else from_json(told)


Told = Annotated[Sentence, PlainValidator(_sentence), PlainSerializer(Sentence.as_json)]
Number = float | None  # nothing is not known, never zero
Cell = str | int | float | None


class _Part(BaseModel):
    """A part of the document; a field that is not known is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


class Column(_Part):
    """One column of a table: its name in a file, its title on a page, its unit, and how many decimals are shown."""

    name: str
    title: Told
    unit: str = ""
    places: int = 0


class Table(_Part):
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


class Pair(_Part):
    """One group in a dumbbell: its share of the people, its share of the thing, and the interval of the latter."""

    name: str
    people: Number
    thing: Number
    low: Number = None
    high: Number = None
    apart: bool = False  # whether the two differ by more than chance


class Dumbbell(_Part):
    """Shares of people beside shares of the thing, per cent."""

    figure: Literal["dumbbell"] = "dumbbell"
    title: Told
    description: Told
    rows: tuple[Pair, ...]
    table: str


class Series(_Part):
    """A line: x and y alike long. ``low`` and ``high`` are a band around it, if there is one."""

    name: str
    x: tuple[float, ...]
    y: tuple[Number, ...]
    low: tuple[Number, ...] = ()
    high: tuple[Number, ...] = ()


class Lines(_Part):
    """Lines over one axis. ``diagonal`` draws the line of equality, as for Lorenz and concentration curves."""

    figure: Literal["lines"] = "lines"
    title: Told
    description: Told
    across: Told
    up: Told
    series: tuple[Series, ...]
    diagonal: bool = False
    steps: bool = False  # drawn as steps, not slopes
    marked: Number = None  # an x that is marked, such as the year in which it began
    table: str


class Strip(_Part):
    """One line of a strip figure: a value, and dots or a band that it is held against."""

    name: str
    value: Number
    dots: tuple[float, ...] = ()
    low: Number = None
    high: Number = None


class Strips(_Part):
    """Values side by side on one axis, zero marked: correlations by scale, gaps by group, rates with intervals."""

    figure: Literal["strips"] = "strips"
    title: Told
    description: Told
    unit: Told
    rows: tuple[Strip, ...]
    zero: Number = 0.0
    table: str


class Step(_Part):
    """One class of a map: its words, and the merged borders of its areas as one SVG path; step 0 is not known."""

    step: int = Field(ge=0, le=5)
    words: Told
    areas: int
    path: str = Field(pattern=r"^[MmLlHhVvZz0-9 ,.-]*$")


class Map(_Part):
    """A map in five steps, drawn when it was measured. ``points`` are what was counted, where that may be shown."""

    figure: Literal["map"] = "map"
    title: Told
    description: Told
    width: int
    height: int
    steps: tuple[Step, ...]
    outline: str = Field("", pattern=r"^[MmLlHhVvZz0-9 ,.-]*$")
    points: str = Field("", pattern=r"^[MmLlHhVvZz0-9 ,.-]*$")
    table: str
    column: str = ""  # which column of that table is shaded
    upto: tuple[float, ...] = ()  # the highest figure of each step from 1: a map to explore shades alike


Figure = Annotated[Dumbbell | Lines | Strips | Map, Field(discriminator="figure")]


class Part(_Part):
    """One answer: what it is about, in plain sentences, with its figures, its tables, and where its method is told."""

    key: str = Field(pattern=r"^[a-z][a-z-]*$")
    demand: str = Field(pattern=r"^[1-7]\.[0-9]{1,2}$")
    title: Told
    told: tuple[Told, ...]
    notes: tuple[Told, ...] = ()  # what is not accounted for, left out or not known
    method: str = ""  # a chapter of the documents: "inequality"
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


class Input(_Part):
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


class Measured(_Part):
    """All that was measured of one thing in one place. ``lead`` are the few sentences that say it on one screen."""

    kind: Literal["ombud.measured/1"] = KIND
    place: str
    what: str
    effect: Effect = Effect.UNSAID
    on: date
    version: str
    example: bool = False
    lead: tuple[Told, ...]
    parts: tuple[Part, ...]
    inputs: tuple[Input, ...] = ()
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
