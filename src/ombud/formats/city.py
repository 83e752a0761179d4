"""A city's own tables, read as its place file says, ready to be asked who gains."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.whogains import City, Numbers
from ombud.formats.placefile import PlaceFile
from ombud.formats.reading import Unreadable
from ombud.places.table import AreaTable, read_areas
from ombud.served.points import Columns, Cut
from ombud.served.tally import Progress, Tally, tally
from ombud.words import say


def read_city(place: PlaceFile, folder: Path, today: date, progress: Progress | None = None) -> City:
    """Read the areas and count the points into them.

    Raises :class:`~ombud.formats.reading.Unreadable`, and the readers' own errors: each says file, column and mend.
    """
    told = place.areas
    areas = read_areas(folder / told.file, code=told.code, name=told.name, crs=told.crs)
    return City(
        name=place.name,
        what=place.provision.what,
        areas=areas,
        people=_numbers(areas, told.people),
        groups={name: _numbers(areas, group.column) for name, group in place.groups.items()},
        counted=_counted(place, folder, areas, today, progress),
        scales={name: _keys(areas, column) for name, column in place.scales.items()},
        together={
            name: (np.sum([_numbers(areas, column) for column in one.columns], axis=0), one.overlapping)
            for name, one in place.associations.items()
        },
        blocks=_keys(areas, told.block) if told.block else None,
        over=_scale(place),
        smallest=told.smallest,
    )


def _counted(place: PlaceFile, folder: Path, areas: AreaTable, today: date, progress: Progress | None) -> Tally:
    told = place.provision
    columns = Columns(told.lon, told.lat, told.on, time_format=told.day_format if told.on else "")
    between = (told.since or date.min, told.until or today) if told.on else None
    return tally(
        folder / told.file, areas, columns, cut=Cut.YEAR, between=between, crs="EPSG:4326", progress=progress
    )


def _scale(place: PlaceFile) -> str:
    if place.over and place.over not in place.scales:
        what = say("{name} is no scale of this place; there are {names}.", name=place.over,
                   names=", ".join(place.scales))  # fmt: skip
        raise Unreadable(what, "over", say("see docs/who-gains.md"))
    return place.over


def _column(areas: AreaTable, name: str) -> NDArray[np.generic]:
    if name not in areas.columns:
        what = say("there is no column {name}", name=name)
        there = ", ".join(areas.columns)
        raise Unreadable(what, areas.source, say("name one of these: {names}", names=there))
    return areas.columns[name]


def _numbers(areas: AreaTable, name: str) -> Numbers:
    try:
        return np.asarray(_column(areas, name), np.float64)
    except (TypeError, ValueError):
        what = say("the column {name} does not hold numbers", name=name)
        raise Unreadable(what, areas.source, say("name a column that counts people")) from None


def _keys(areas: AreaTable, name: str) -> tuple[str, ...]:
    return tuple("" if key is None else str(key) for key in _column(areas, name).tolist())
