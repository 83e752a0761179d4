"""Borders in their generations: an old answer is asked again of the borders of its time.

A city's wards are redrawn every few years. A figure of 2014 belongs to the wards of 2014, whatever is called so today.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from ombud.places.area import Area, Point
from ombud.places.geojson import read as read_geojson
from ombud.words import say


class NoBorders(LookupError):
    """No borders are known for a day, or no area for a code."""


class UnfitBorders(ValueError):
    """A list of borders contradicts itself, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Generation:
    """The areas of a city from one day to another, both included. ``until`` is None while they are in force."""

    name: str
    since: date
    until: date | None
    areas: tuple[Area, ...]
    source: str = ""

    def area(self, code: str) -> Area:
        """The area of a code; raises :class:`NoBorders`."""
        for area in self.areas:
            if area.code == code:
                return area
        raise NoBorders(say("There is no area {code} in {name}.", code=code, name=self.name))

    def at(self, point: Point) -> Area | None:
        """The area that a point lies in: the first in order where areas overlap, none outside them all."""
        return next((area for area in self.areas if area.holds(point)), None)

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What differs between two generations, by code. ``moved`` kept code and name and got other borders."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    renamed: tuple[str, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Borders:
    """All generations of one kind of area, oldest first, none overlapping another in time."""

    name: str
    generations: tuple[Generation, ...]

    def __post_init__(self) -> None:
        for generation in self.generations:
            _check(generation)
        for old, new in pairwise(self.generations):
            if old.until is None or old.until >= new.since:
                raise UnfitBorders(say("{old} must end before {new} begins.", old=old.name, new=new.name))

    def on(self, day: date) -> Generation:
        """The borders in force on a day; raises :class:`NoBorders` rather than guess from another time."""
        for generation in self.generations:
            if generation.in_force(day):
                return generation
        known = ", ".join(f"{one.name} ({one.since} – {one.until or '…'})" for one in self.generations)
        raise NoBorders(say("No borders are known for {day}; there are {known}.", day=day, known=known))


def redrawn(old: Generation, new: Generation) -> Redrawn:
    """What became of the areas from one generation to another. That a code stayed does not mean that the area did."""
    before, after = {area.code: area for area in old.areas}, {area.code: area for area in new.areas}
    both = sorted(before.keys() & after.keys())
    return Redrawn(
        gone=tuple(sorted(before.keys() - after.keys())),
        new=tuple(sorted(after.keys() - before.keys())),
        renamed=tuple(code for code in both if before[code].name != after[code].name),
        moved=tuple(
            code
            for code in both
            if before[code].name == after[code].name and before[code].polygons != after[code].polygons
        ),
    )


def read(path: Path) -> Borders:
    """Borders from a TOML file that names a GeoJSON file beside it for each generation.

    Raises :class:`UnfitBorders`, or :class:`~ombud.places.geojson.NotAreas` where a GeoJSON file is at fault.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        generations = tuple(_generation(path.parent, one) for one in told["generation"])
        return Borders(str(told["name"]), generations)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as wrong:
        raise UnfitBorders(say("{file} cannot be read: {why}.", file=path.name, why=str(wrong))) from None


def _generation(folder: Path, told: dict[str, Any]) -> Generation:
    file = folder / Path(told["file"]).name  # beside the list, nowhere else
    areas = read_geojson(file.read_bytes(), file.name, code=told["code"], name=told["names"])
    return Generation(told["name"], told["since"], told.get("until"), areas, told.get("source", ""))


def _check(generation: Generation) -> None:
    if type(generation.since) is not date or type(generation.until) not in (date, type(None)):
        raise UnfitBorders(say("{name} must begin and end on a day, as in 2016-08-03.", name=generation.name))
    if generation.until is not None and generation.until < generation.since:
        raise UnfitBorders(say("{name} ends before it begins.", name=generation.name))
    twice = [code for code, count in Counter(area.code for area in generation.areas).items() if count > 1]
    if twice:
        raise UnfitBorders(say("{name} has the code {code} twice.", name=generation.name, code=twice[0]))
