"""A place file: which columns of a city's own tables say who lives where, and what is provided there."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ombud.formats.reading import Unreadable
from ombud.words import say

MOST_BYTES = 256 * 1024


class _Part(BaseModel):
    """A part of a place file. A word that is not known is a mistake, never passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AreasTold(_Part):
    """The table of areas: what they are called, who lives there, and where the table comes from."""

    file: str
    code: str
    people: str
    name: str = ""
    crs: str = ""
    source: str
    licence: str = ""
    as_of: str = ""
    smallest: int = Field(0, ge=0)  # areas with no more people than this are left out of rates
    block: str = ""  # a column: areas of one block are alike, so an interval must not count them as independent


class GroupTold(_Part):
    """A group of people: the column that counts them, and who chose to sort people so."""

    column: str
    chosen_by: str


class AssociationTold(_Part):
    """Groups looked at together, to ask whether areas with more of them get more or less."""

    columns: tuple[str, ...] = Field(min_length=1)
    overlapping: bool = False  # whether somebody may be counted in two of them


class ProvisionTold(_Part):
    """Something that is provided at points, such as kiosks, stops or sensors: a row each, with columns in degrees."""

    what: str
    file: str
    lon: str
    lat: str
    source: str = ""
    licence: str = ""
    on: str = ""  # the column with the day on which it came
    day_format: str = "%Y-%m-%d"
    since: date | None = None  # a day before this cannot be right
    until: date | None = None


class PlaceFile(_Part):
    """A city's areas, groups and provision, by the names that its own files give them."""

    name: str
    kind: Literal["ombud.place/1"]
    areas: AreasTold
    scales: dict[str, str] = Field(default_factory=dict)  # what a coarser division is called -> its column
    over: str = ""  # the scale whose inequality is followed through the years
    groups: dict[str, GroupTold] = Field(min_length=1)
    associations: dict[str, AssociationTold] = Field(default_factory=dict)
    provision: ProvisionTold


def read_place(path: Path) -> PlaceFile:
    """A place file read; raises :class:`Unreadable` with the field that is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(say("it is too large for a place file"), path.name, say("see docs/who-gains.md"))
        return PlaceFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError:
        raise Unreadable(say("the file cannot be opened"), str(path), say("check its name")) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Unreadable(say("this is not valid TOML: {why}", why=str(wrong)), path.name, _SEE) from None
    except ValidationError as wrong:
        raise _unfit(wrong.errors()[0], path.name) from None


_SEE = say("see docs/who-gains.md")


def _unfit(fault: Any, name: str) -> Unreadable:
    field = ".".join(map(str, fault["loc"]))
    if fault["type"] == "missing":
        return Unreadable(say("the field is missing"), f"{name}, {field}", _SEE)
    if fault["type"] == "extra_forbidden":
        return Unreadable(say("there is no such field"), f"{name}, {field}", _SEE)
    return Unreadable(say("{why}", why=fault["msg"]), f"{name}, {field}", _SEE)
