"""A small town whose numbers can be worked out by hand: twelve areas, renters in the west, benches in the east."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from ombud.casefile.whogains import WhoGains, who_gains
from ombud.formats.city import read_city
from ombud.formats.placefile import read_place

TODAY = date(2026, 11, 22)
PLACE = """
kind = "ombud.place/1"
name = "Exempelby"
over = "halves"
example = true
[areas]
file = "areas.geojson"
code = "code"
people = "people"
source = "invented"
[scales]
halves = "half"
[groups.renters]
column = "renters"
chosen_by = "the test"
[associations.renters]
columns = ["renters"]
[provision]
what = "Benches"
effect = "gain"
file = "benches.csv"
lon = "x"
lat = "y"
on = "day"
since = 2000-01-01
"""


def square(at: int, **more: Any) -> dict[str, Any]:
    """One of twelve areas in a row, each a hundredth of a degree wide."""
    west, east = at / 100, (at + 1) / 100
    ring = [[west, 0], [east, 0], [east, 0.01], [west, 0.01], [west, 0]]
    told = {"code": f"a{at:02}", "people": 100, "renters": 90 if at < 6 else 10, "half": "west" if at < 6 else "east"}
    return {"type": "Feature", "properties": told | more, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def areas(folder: Path, features: list[dict[str, Any]]) -> None:
    told = {"type": "FeatureCollection", "features": features}
    (folder / "areas.geojson").write_text(json.dumps(told), encoding="utf-8")


def benches() -> list[tuple[int, int]]:
    """Where benches stand and since when: one in the west, three in each area of the east."""
    return [(0, 2020), *[(at, year) for at in range(6, 12) for year in (2020, 2021, 2022)]]


def built(folder: Path) -> Path:
    """The files of the town; two rows of the benches cannot be: one lies elsewhere, one is of 1492."""
    areas(folder, [square(at) for at in range(12)])
    lines = [f"{at / 100 + 0.005},0.005,{year}-05-01" for at, year in benches()]
    (folder / "benches.csv").write_text("x,y,day\n" + "\n".join([*lines, "9,9,2020-05-01", "0.005,0.005,1492-01-01"]))
    (folder / "place.toml").write_text(PLACE)
    return folder


def found(folder: Path, place: Path | None = None) -> WhoGains:
    """What is measured in a folder."""
    return who_gains(read_city(read_place(place or folder / "place.toml"), folder, TODAY), TODAY)


def row(answer: WhoGains, table: str, first: str) -> dict[str, Any]:
    """One row of a table by what stands in its first column."""
    told = answer.measured.table(table)
    names = [column.name for column in told.columns]
    return next(dict(zip(names, one, strict=True)) for one in told.rows if str(one[0]) == first)
