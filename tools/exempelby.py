"""Makes the invented tables of the worked case: a town in the sea, its people, its lamps and its rents, from a seed.

    python tools/exempelby.py            write them into src/ombud/demo/exempelby, and measure them into measured.zip

The measuring needs the packages of ombud[served]; the demonstration itself only reads what was measured.
"""

from __future__ import annotations

import csv
import json
import random
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "ombud" / "demo" / "exempelby"
WEST, SOUTH = 17.50, 56.20  # in the Baltic, where nobody lives
WIDE, HIGH = 0.003, 0.0017  # about 190 by 190 metres
# district: columns, rows, first column, people in all, share of renters, of those without internet, lamps, working
DISTRICTS = {
    "Norrvang": (8, 6, 0, 6, 9_400, 0.86, 0.19, 620, 0.71),
    "City centre": (8, 6, 8, 4, 21_800, 0.61, 0.09, 1_450, 0.93),
    "Harbour": (6, 6, 16, 2, 3_900, 0.22, 0.03, 540, 0.97),
    "Lakeside": (8, 6, 4, 10, 7_300, 0.38, 0.07, 610, 0.90),
}
AGES = {"under 30": 0.34, "30 to 64": 0.46, "65 or older": 0.20}


def main() -> None:
    chance = random.Random(20260303)
    FOLDER.mkdir(exist_ok=True)
    areas = [area for name, told in DISTRICTS.items() for area in district(name, told, chance)]
    features = [{"type": "Feature", "properties": told, "geometry": shape} for told, shape in areas]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    (FOLDER / "areas.geojson").write_text(text + "\n", encoding="utf-8")
    rows("lamps.csv", ("lon", "lat", "working", "since"), lamps(areas, chance))
    rows("rents.csv", ("area", "year", "rent"), rents(areas, chance))
    measure()


def district(name: str, told: tuple, chance: random.Random) -> list[tuple[dict, dict]]:
    """The areas of one district, four of them to a quarter."""
    columns, high, left, bottom, people, renting, offline, *_ = told
    weights = [chance.uniform(0.6, 1.4) for _ in range(columns * high)]
    found = []
    for at, weight in enumerate(weights):
        column, row = at % columns, at // columns
        living = round(people * weight / sum(weights))
        one = counted(f"{name[:2].upper()}{at + 1:02}", name, living, renting, offline, chance)
        one["quarter"] = f"{name} {1 + column // 2 + (row // 2) * (columns // 2)}"
        found.append((one, box(left + column, bottom + row)))
    return found


def counted(code: str, name: str, living: int, renting: float, offline: float, chance: random.Random) -> dict:
    """One area: everyone, renters, women, ages by sex, households with and without internet, and income."""
    told = {"code": code, "name": f"{name} {code[2:]}", "district": name, "people": living}
    told["renters"] = round(living * min(0.98, renting * chance.uniform(0.85, 1.15)))
    households = round(living / 2.1)
    told["households"] = households
    told["nointernet"] = round(households * offline * chance.uniform(0.6, 1.4))
    told["income"] = round(chance.uniform(0.9, 1.1) * (410_000 - 250_000 * renting))
    for sex, share in (("women", 0.51), ("men", 0.49)):
        for age, part in AGES.items():
            told[f"{sex} {age}"] = round(living * share * part * chance.uniform(0.85, 1.15))
    told["women"] = sum(told[f"women {age}"] for age in AGES)
    told["people"] = told["women"] + sum(told[f"men {age}"] for age in AGES)
    told["renters"] = min(told["renters"], told["people"])
    return told


def box(column: int, row: int) -> dict:
    """A cell of a slanted grid, so that the town looks a little less like squared paper."""
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
    ring = [
        [round(WEST + x * WIDE + 0.0005 * (y % 3), 6), round(SOUTH + y * HIGH + 0.0003 * (x % 2), 6)]
        for x, y in corners
    ]
    return {"type": "Polygon", "coordinates": [ring]}


def lamps(areas: list, chance: random.Random) -> list[tuple]:
    found = []
    for name, told in DISTRICTS.items():
        *_, many, working = told
        mine = [shape["coordinates"][0] for one, shape in areas if one["district"] == name]
        for _ in range(many):
            ring = chance.choice(mine)
            lon = chance.uniform(min(x for x, _ in ring), max(x for x, _ in ring))
            lat = chance.uniform(min(y for _, y in ring), max(y for _, y in ring))
            since = date(2018, 1, 1) + timedelta(
                days=chance.randrange(2_900 if name in ("Harbour", "City centre") else 1_500)
            )
            found.append((f"{lon:.6f}", f"{lat:.6f}", "yes" if chance.random() < working else "no", since.isoformat()))
    return found


def rents(areas: list, chance: random.Random) -> list[tuple]:
    """Rents rise alike everywhere: nothing was planted, and nothing should be found."""
    found = []
    for told, _shape in areas:
        level = chance.uniform(900, 1_500)
        for year in range(2016, 2026):
            found.append((told["code"], year, round(level * 1.021 ** (year - 2016) + chance.gauss(0, 12), 1)))
    return found


def rows(name: str, head: tuple, told: list[tuple]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *told])


def measure() -> None:
    from ombud.formats.measuring import measure as measured

    found = measured(FOLDER, FOLDER / "place.toml", date(2026, 5, 22), lambda *_: None)
    (FOLDER / "measured.zip").write_bytes(found.packed())
    for part in found.measured.parts:
        print(f"\n{part.title}", *(f"- {one}" for one in part.told), sep="\n")


if __name__ == "__main__":
    main()
