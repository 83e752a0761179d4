"""A place file: which columns of a city's own tables say who lives where, and what is provided there."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ombud.formats.reading import Unreadable
from ombud.served.computed import Effect
from ombud.words import say

MOST_BYTES = 256 * 1024


class _Part(BaseModel):
    """A part of a place file. A word that is not known is a mistake, never passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AreasTold(_Part):
    """The table of areas: what they are called, who lives there, and where the table comes from."""

    file: str
    code: str
    people: str = ""  # the column with everyone; without it, and without a table of people, areas count as one each
    each: Literal["person", "area"] = "person"  # what is counted there: a table of tenths may count areas
    name: str = ""
    where: dict[str, str] = Field(default_factory=dict)  # only the rows whose column holds this
    crs: str = ""
    source: str
    licence: str = ""
    as_of: str = ""
    generation: str = ""  # which borders these are; a table of other borders is never joined on its codes
    smallest: int = Field(0, ge=0)  # areas with no more people than this are left out of rates
    block: str = ""  # a column: areas of one block are alike; "squares" has Ombud choose square blocks by itself
    lon: str = ""  # the point where an area's people live on average, in degrees; else a point inside its borders
    lat: str = ""
    x: str = ""  # the same in metres, with ``metres`` below
    y: str = ""
    metres: str = ""  # a projection in metres for distances, as EPSG:27700; else one around the middle of the city
    rank: str = ""  # a column that says who is poor, poorest first, such as income for each person
    rank_is: str = ""  # the same in words
    need: str = ""  # a column that counts need
    need_is: str = ""  # the same in words


class GroupTold(_Part):
    """A group of people: the column that counts them, and who chose to sort people so."""

    column: str
    chosen_by: str
    equals: tuple[str, ...] = ()  # the areas whose column holds one of these: a class of areas, such as a tenth
    margin: str = ""  # the column with the source's own margin of error, in persons
    level: Literal[90, 95, 99] = 90  # per cent; that of the margin


class AssociationTold(_Part):
    """Groups looked at together, to ask whether areas with more of them get more or less."""

    columns: tuple[str, ...] = Field(min_length=1)
    overlapping: bool = False  # whether somebody may be counted in two of them
    infer: bool = False  # ask for an estimate for persons, which is shown only where its chains agree


class CrossingTold(_Part):
    """A column that counts people of several groups at once: trait to group, as gender = "women"."""

    column: str
    groups: dict[str, str] = Field(min_length=2)


class PeopleTold(_Part):
    """A long table of people: a row for each area and combination of groups, as censuses publish them."""

    file: str
    area: str
    count: str
    traits: tuple[str, ...] = Field(min_length=1)  # columns that sort people, as gender
    chosen_by: str
    where: dict[str, str] = Field(default_factory=dict)
    source: str = ""
    licence: str = ""
    as_of: str = ""
    generation: str = ""


class ProvisionTold(_Part):
    """Something that is provided at points, along lines, over surfaces, or counted by area.

    Points: a CSV or Parquet file with ``lon`` and ``lat`` in degrees, or in ``crs``. Lines and surfaces: a file that
    areas can be read from too, with ``code`` and, if they hold a count, ``amount``. Counts: a table with ``area`` and
    ``amount``, or ``column``, a column of the table of areas.
    """

    what: str
    effect: Effect = Effect.UNSAID
    file: str = ""
    lon: str = ""
    lat: str = ""
    crs: str = ""
    code: str = ""
    area: str = ""
    amount: str = ""
    column: str = ""
    unit: str = ""
    per: float = Field(100_000, gt=0)  # for how many people a rate is told
    of_persons: bool = False  # whether each counts one person who has it or not, such as somebody without internet
    bounds: tuple[float, float] | None = None  # the least and the most that somebody can have of it, for Erreygers
    source: str = ""
    licence: str = ""
    category: str = ""  # a column of points: of what sort each is
    where: dict[str, str] = Field(default_factory=dict)  # only the rows whose column holds this
    generation: str = ""  # of counts by area: which borders they are of
    on: str = ""  # the column with the day on which it came
    day_format: str = "%Y-%m-%d"
    since: date | None = None  # a day before this cannot be right
    until: date | None = None
    points_shown: bool = False  # whether the points themselves may be published


class MinutesTold(_Part):
    """A table of ways: how many minutes from an area to a place. Places are the rows of the provision, by ``code``."""

    file: str
    area: str
    place: str
    minutes: str
    cut: bool = False  # whether the list was cut at a longest time: then what is not in it is further


class ReachTold(_Part):
    """Within which distances or minutes somebody counts as reached."""

    within: tuple[float, ...] = Field(min_length=1, max_length=6)  # metres, or minutes where a table of ways is given
    minutes: MinutesTold | None = None
    capacity: str = ""  # a column of the provision: how much each place has to give, for what is left for each head


class ScoresTold(_Part):
    """Results of a score or a rule, a row each person: their group, whether they were picked, and what happened."""

    what: str
    file: str
    group: str
    picked: str
    happened: str = ""
    person: str = ""  # who each row is, so that nobody counts twice; it is read and never kept
    source: str = ""
    licence: str = ""
    expected: tuple[str, ...] = ()  # groups that live here, so that one nobody drew is told
    few: int = Field(10, ge=1)


class WatchTold(_Part):
    """Rents, listings or moves by area and year, and where and when something was built."""

    what: str
    unit: str = ""
    file: str
    area: str
    year: str
    value: str
    lon: float
    lat: float
    start: int
    near: float = Field(gt=0)  # metres
    ring: float = Field(gt=0)  # metres: between near and ring what is pushed out lands, so it is left out
    worse: Literal["more", "less", ""] = ""  # whether a rise or a fall pushes people out
    source: str = ""
    licence: str = ""


class SmallTold(_Part):
    """What the city has declared of small numbers; it is published with every table."""

    threshold: int = Field(5, ge=1)
    level: int = Field(5, ge=1)
    base: int = Field(1, ge=1)
    zeros: bool = False


class PlaceFile(_Part):
    """A city's areas, groups and provision, by the names that its own files give them."""

    name: str
    kind: Literal["ombud.place/1"]
    areas: AreasTold
    scales: dict[str, str] = Field(default_factory=dict)  # what a coarser division is called -> its column
    over: str = ""  # the scale whose inequality is followed through the years
    people: PeopleTold | None = None
    groups: dict[str, GroupTold] = Field(default_factory=dict)
    crossings: tuple[CrossingTold, ...] = ()
    associations: dict[str, AssociationTold] = Field(default_factory=dict)
    provision: ProvisionTold
    reach: ReachTold | None = None
    scores: ScoresTold | None = None
    watch: WatchTold | None = None
    small: SmallTold = SmallTold()
    example: bool = False  # whether this is a worked example; every page that shows it says so

    def files(self) -> dict[str, str]:
        """Each file that is read, with what it is read as; one that is read twice is named once."""
        told = {self.areas.file: "areas"}
        ways = self.reach.minutes if self.reach else None
        others = (("people", self.people), ("provision", self.provision), ("ways", ways), ("scores", self.scores),
                  ("watch", self.watch))  # fmt: skip
        for role, part in others:
            if part and part.file:
                told.setdefault(part.file, role)
        return told


def read_place(path: Path) -> PlaceFile:
    """A place file read; raises :class:`Unreadable` with the field that is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(say("it is too large for a place file"), path.name, say("see docs/who-gains.md"))
        return parsed(path.read_bytes(), path.name)
    except OSError:
        raise Unreadable(say("the file cannot be opened"), str(path), say("check its name")) from None


def parsed(data: bytes, name: str) -> PlaceFile:
    """The same from bytes that were read elsewhere."""
    try:
        place = PlaceFile.model_validate(tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Unreadable(say("this is not valid TOML: {why}", why=str(wrong)), name, _SEE) from None
    except ValidationError as wrong:
        raise _unfit(wrong.errors()[0], name) from None
    if not place.groups and place.people is None:
        raise Unreadable(say("no group is named"), f"{name}, groups", say("name one, or give a table of people"))
    for file in place.files():
        if Path(file).name != file:
            raise Unreadable(say("{file} must stand beside the place file, in no other folder", file=file), name, _SEE)
    return place


_SEE = say("see docs/who-gains.md")


def _unfit(fault: Any, name: str) -> Unreadable:
    field = ".".join(map(str, fault["loc"]))
    if fault["type"] == "missing":
        return Unreadable(say("the field is missing"), f"{name}, {field}", _SEE)
    if fault["type"] == "extra_forbidden":
        return Unreadable(say("there is no such field"), f"{name}, {field}", _SEE)
    return Unreadable(say("{why}", why=fault["msg"]), f"{name}, {field}", _SEE)
