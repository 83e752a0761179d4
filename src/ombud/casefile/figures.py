"""Figures as data, as they stand in a measured document: a face draws them, and a table says the same beneath."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ombud.casefile.figuremap import NodeMap
from ombud.casefile.piece import Number, Piece, Told


class Pair(Piece):
    """One group in a dumbbell: its share of the people, its share of the thing, and the interval of the latter."""

    name: str
    people: Number
    thing: Number
    low: Number = None
    high: Number = None
    apart: bool = False  # whether the two differ by more than chance


class Dumbbell(Piece):
    """Shares of people beside shares of the thing, per cent. ``thing``: its name, where it is not what was measured."""

    figure: Literal["dumbbell"] = "dumbbell"
    thing: Told | None = None
    title: Told
    description: Told
    rows: tuple[Pair, ...]
    table: str


class Series(Piece):
    """A line: x and y alike long. ``low`` and ``high`` are a band around it, if there is one."""

    name: str
    x: tuple[float, ...]
    y: tuple[Number, ...]
    low: tuple[Number, ...] = ()
    high: tuple[Number, ...] = ()


class Lines(Piece):
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


class Strip(Piece):
    """One line of a strip figure: a value, and dots or a band that it is held against."""

    name: str
    value: Number
    dots: tuple[float, ...] = ()
    low: Number = None
    high: Number = None


class Strips(Piece):
    """Values side by side on one axis, zero marked: correlations by scale, gaps by group, rates with intervals.

    ``ranged``: the line from low to high is where the values of its members lie, and no interval of chance.
    ``doubt``: what it means that an interval covers ``zero``, where that is not “told apart from chance”.
    """

    figure: Literal["strips"] = "strips"
    ranged: bool = False
    doubt: Told | None = None
    title: Told
    description: Told
    unit: Told
    rows: tuple[Strip, ...]
    zero: Number = 0.0
    table: str


class Bar(Piece):
    """One bar: how long, and whether it is chosen: a project that is funded, a person of a kind that is drawn."""

    name: str
    value: Number
    chosen: bool = False
    note: Told | None = None  # a word beside it: why it was not chosen


class Bars(Piece):
    """Values as bars from zero, the chosen ones full. ``chosen`` and ``others`` say what full and hollow mean."""

    figure: Literal["bars"] = "bars"
    title: Told
    description: Told
    unit: Told
    chosen: Told
    others: Told
    rows: tuple[Bar, ...]
    table: str


class Heap(Piece):
    """People who stand near each other, drawn as one disc: where they stand, and how many they are."""

    x: float
    y: float
    people: int = Field(ge=1)


class Crowd(Piece):
    """One group in a cloud: its name, and its people in heaps."""

    name: str
    heaps: tuple[Heap, ...]


class Cloud(Piece):
    """People as a cloud: near each other where they answered alike. The axes have no unit."""

    figure: Literal["cloud"] = "cloud"
    title: Told
    description: Told
    crowds: tuple[Crowd, ...]
    table: str


class Step(Piece):
    """One class of a map: its words, and the merged borders of its areas as one SVG path; step 0 is not known."""

    step: int = Field(ge=0, le=5)
    words: Told
    areas: int
    path: str = Field(pattern=r"^[MmLlHhVvZz0-9 ,.-]*$")


class Map(Piece):
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


Figure = Annotated[Dumbbell | Lines | Strips | Map | Bars | Cloud | NodeMap, Field(discriminator="figure")]
