"""Two more tables of a place file: what a score did to people, and a series near something that was built."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ombud.casefile.gains.city import Results, Watched
from ombud.formats.citytable import CityTable, Numbers, read_city_table
from ombud.formats.placefile import PlaceFile, ScoresTold, WatchTold
from ombud.formats.reading import Unreadable
from ombud.places.projection import transformer
from ombud.places.table import AreaTable
from ombud.served.placebos import Panel
from ombud.words import say

_YES_NO = {"1": 1.0, "yes": 1.0, "true": 1.0, "0": 0.0, "no": 0.0, "false": 0.0, "": np.nan}


def read_results(told: ScoresTold | None, folder: Path) -> Results | None:
    """What a score did, a row each person; raises :class:`Unreadable`."""
    if told is None:
        return None
    table = read_city_table(folder / told.file, (told.group, told.person) if told.person else (told.group,))
    return Results(
        what=told.what,
        groups=table.words(told.group),
        picked=_yes_no(table, told.picked),
        happened=_yes_no(table, told.happened) if told.happened else None,
        people=table.words(told.person) if told.person else None,
        expected=told.expected,
        few=told.few,
    )


def _yes_no(table: CityTable, name: str) -> Numbers:
    held = [word.casefold() for word in table.words(name)]
    for row, word in enumerate(held, 1):
        if word not in _YES_NO:
            what = say("“{value}” is neither yes nor no", value=word[:40])
            mend = say("write 1 or 0; for a score say first from which value on it picks")
            raise Unreadable(what, f"{table.file}, row {row}, {name}", mend)
    return np.array([_YES_NO[word] for word in held], np.float64)


def read_watched(
    place: PlaceFile, areas: AreaTable, points: Numbers | None, metres: str, folder: Path
) -> Watched | None:
    """The series by area and year, with each area's distance to what was built; raises :class:`Unreadable`."""
    told = place.watch
    if told is None:
        return None
    if points is None:
        raise Unreadable(say("a watch needs a point for each area"), "areas", say("name lon and lat, or give borders"))
    panel = _panel(told, read_city_table(folder / told.file, (told.area,)))
    place_of = {code: at for at, code in enumerate(areas.codes)}
    unknown = [code for code in panel.areas if code not in place_of]
    where = np.array([points[place_of[code]] if code in place_of else (np.nan, np.nan) for code in panel.areas])
    site = np.array(transformer("OGC:CRS84", metres)(told.lon, told.lat))
    notes = [say("Areas of the series that the table of areas does not know: {n} ({names}).", n=len(unknown),
                 names=", ".join(unknown[:5]))] if unknown else []  # fmt: skip
    return Watched(told.what, told.unit, panel, np.hypot(*(where - site).T), where, told.start, told.near, told.ring,
                   told.worse, tuple(notes))  # fmt: skip


def _panel(told: WatchTold, table: CityTable) -> Panel:
    areas, years, values = table.words(told.area), table.numbers(told.year), table.numbers(told.value)
    if not np.isfinite(years).all() or (years % 1 != 0).any():
        row = int(np.flatnonzero(~np.isfinite(years) | (years % 1 != 0))[0]) + 1
        raise Unreadable(say("this is no year"), f"{table.file}, row {row}, {told.year}", say("write years as 2019"))
    codes, times = sorted(set(areas)), sorted(set(years.astype(int).tolist()))
    found = np.full((len(codes), len(times)), np.nan)
    row_of, column_of = ({name: at for at, name in enumerate(names)} for names in (codes, times))
    for row, (code, year, value) in enumerate(zip(areas, years.astype(int).tolist(), values.tolist(), strict=True), 1):
        at = row_of[code], column_of[year]
        if np.isfinite(found[at]):
            what = say("{area} has a second value for {year}", area=code, year=year)
            raise Unreadable(what, f"{table.file}, row {row}", say("leave one of them out"))
        found[at] = value
    return Panel(tuple(codes), tuple(times), found)
