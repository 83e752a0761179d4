"""A city's own tables, read as its place file says, ready to be asked who gains."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from ombud.casefile.gains.city import City, Together
from ombud.formats.cityamounts import Count, amounts
from ombud.formats.citypeople import LivingThere, living_there
from ombud.formats.cityresults import read_results, read_watched
from ombud.formats.citytable import CityTable, Numbers, read_city_table
from ombud.formats.cityways import plane, points_of_areas, read_ways
from ombud.formats.placefile import PlaceFile
from ombud.formats.reading import Unreadable
from ombud.people.small import Policy
from ombud.places.table import AreaTable, read_areas
from ombud.served.tally import Progress, tally
from ombud.words import Sentence, say

SQUARES = "squares"
"""What a place file calls blocks that Ombud is to choose by itself."""


def read_city(
    place: PlaceFile, folder: Path, today: date, progress: Progress | None = None, count: Count = tally
) -> City:
    """Read every table that the place file names, and count what is provided by area.

    Raises :class:`~ombud.formats.reading.Unreadable`, and the readers' own errors: each says file, column and mend.
    """
    told = place.areas
    areas = read_areas(folder / told.file, code=told.code, name=told.name, crs=told.crs, where=told.where)
    table = CityTable(told.file, areas.columns)
    living = living_there(place, table, areas.codes, folder)
    metres = plane(place, areas, table)
    points, note = points_of_areas(place, areas, table, metres) if metres else (None, None)
    provided = amounts(place, areas, table, folder, today, progress, count)
    return City(
        name=place.name,
        what=place.provision.what,
        areas=areas,
        people=living.people,
        groups=living.groups,
        amounts=provided,
        effect=place.provision.effect,
        per=place.provision.per,
        of_persons=place.provision.of_persons,
        bounds=place.provision.bounds,
        persons=living.persons and told.each == "person",
        chosen_by=living.chosen_by,
        errors=living.errors,
        scales={name: _keys(table, column) for name, column in place.scales.items()},
        together=_together(place, table),
        blocks=_keys(table, told.block) if told.block and told.block != SQUARES else None,
        squares=told.block == SQUARES,
        over=_scale(place),
        smallest=told.smallest,
        points=points,
        rank=table.numbers(told.rank) if told.rank else None,
        rank_is=told.rank_is or told.rank,
        need=table.numbers(told.need) if told.need else None,
        need_is=told.need_is or told.need,
        ways=read_ways(place, areas, points, note, metres, folder),
        crossings=living.crossings,
        results=read_results(place.scores, folder),
        watched=read_watched(place, areas, points, metres, folder),
        spots=_spots(place, folder) if place.provision.points_shown else None,
        small=Policy(**place.small.model_dump()),
        example=place.example,
        notes=(*living.notes, *_of_areas(areas, living)),
    )


def _together(place: PlaceFile, table: CityTable) -> dict[str, Together]:
    return {
        name: Together(np.sum([table.numbers(column) for column in one.columns], axis=0), one.overlapping, one.infer)
        for name, one in place.associations.items()
    }


def _scale(place: PlaceFile) -> str:
    if place.over and place.over not in place.scales:
        what = say("{name} is no scale of this place; there are {names}.", name=place.over,
                   names=", ".join(place.scales))  # fmt: skip
        raise Unreadable(what, "over", say("see docs/who-gains.md"))
    return place.over


def _keys(table: CityTable, name: str) -> tuple[str, ...]:
    held = table.column(name)
    if held.dtype.kind == "f" and (held[np.isfinite(held)] % 1 != 0).any():
        what = say("the column {name} holds numbers with fractions", name=name)
        raise Unreadable(what, table.file, say("codes must be text or whole numbers"))
    return table.words(name)


def _spots(place: PlaceFile, folder: Path) -> Numbers | None:
    """Longitude and latitude of what is provided, where its points may be shown."""
    told = place.provision
    if not (told.lon and told.lat) or told.crs not in ("", "EPSG:4326", "OGC:CRS84"):
        return None
    table = read_city_table(folder / told.file, (), told.where)
    found = np.column_stack([table.numbers(told.lon), table.numbers(told.lat)])
    return found[np.isfinite(found).all(axis=1)]


def _of_areas(areas: AreaTable, living: LivingThere) -> Iterator[Sentence]:
    """What had to be mended or left out of the table of areas."""
    if areas.mended:
        yield say("Areas whose border crossed itself, mended: {n} ({names}).", n=len(areas.mended),
                  names=", ".join(areas.mended[:5]))  # fmt: skip
    if areas.has_borders and areas.unshaped:
        yield say("Areas without borders: {n} ({names}).", n=len(areas.unshaped), names=", ".join(areas.unshaped[:5]))
    nobody = int((np.nan_to_num(living.people) == 0).sum())
    if nobody:
        yield say("Areas where nobody lives, or nobody counted: {n}.", n=nobody)
    if not living.persons:  # of a table that counts areas, the reader is told by the unit
        yield say("Nobody counted the people here: each area counts as one, and what is said is said of areas.")
