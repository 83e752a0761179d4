"""Points counted into areas: New York's published answers, then what must always hold, then files with faults."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.cells import lowest
from ombud.places.table import AreaTable, read_areas
from ombud.places.told import shaped
from ombud.served.points import Columns, Cut, Unusable
from ombud.served.sparse import Counts
from ombud.served.tally import Fall, Tally, tally

PLACES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "places"
needs_places = pytest.mark.skipif(not PLACES.is_dir(), reason="the shared files of places are not there")
KIOSKS = Columns("Longitude", "Latitude", "Installation Complete", "Planned Kiosk Type", "%m/%d/%Y")
PLAIN = Columns("lon", "lat", "day", "sort")


def town(n: int = 3) -> AreaTable:
    """Square areas of one degree, from 10 degrees east and 50 north."""
    shapes = shaped([shapely.box(10 + i, 50 + j, 11 + i, 51 + j) for j in range(n) for i in range(n)])
    codes = tuple(f"w{one}" for one in range(n * n))
    return AreaTable(codes, codes, shapes, {}, "EPSG:4326", "town")


def written(path: Path, rows: list[tuple[object, ...]], columns: str = "lon,lat,day,sort") -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([columns.split(","), *rows])
    return path


@needs_places
@pytest.mark.parametrize("fast", [True, False])
def test_new_york_has_2250_kiosks_and_1530_tracts_without(fast: bool) -> None:
    tracts = read_areas(PLACES / "new-york/nyc_tracts_acs2008_12.parquet", code="geoid", name="ctlabel")
    between = (date(2015, 1, 1), date(2025, 5, 31))
    found = tally(PLACES / "new-york/linknyc_kiosks.csv", tracts, KIOSKS, between=between, fast=fast)
    assert (found.points, found.inside, found.areas) == (2250, 2250, 2166)
    assert int((found.by_area() == 0).sum()) == 1530
    assert found.fallen[Fall.IMPOSSIBLE_TIME] == 4
    assert sorted(one.told[-4:] for one in found.listed) == ["1971", "1971", "1971", "1992"]
    assert {"LINK1.0", "Link1.0"} <= set(found.categories)
    assert found.by_time()[found.times.index("")] == 4


@needs_places
def test_the_published_tract_agrees_for_963_of_1000_labelled_kiosks() -> None:
    tracts = read_areas(PLACES / "new-york/nyc_tracts_acs2008_12.parquet", code="boroct2010")
    with (PLACES / "new-york/linknyc_kiosks.csv").open(newline="") as file:
        kiosks = list(csv.DictReader(file))
    x, y = (np.array([float(one[name]) for one in kiosks]) for name in ("Longitude", "Latitude"))
    place = lowest(shapely.STRtree(tracts.shapes), x, y)
    labels = [one["Census Tract (CT)"].removesuffix(".0") for one in kiosks]
    # a few labels leave out the digit of the borough: the six of the tract are compared
    named = [(label[-6:].zfill(6), tracts.codes[at][1:]) for label, at in zip(labels, place, strict=True) if label]
    assert len(kiosks) - len(named) == 161
    assert len(named) == 2089
    assert round(100 * sum(one == other for one, other in named) / len(named), 1) == 96.3


@given(
    st.lists(
        st.tuples(
            st.one_of(st.floats(9, 14), st.sampled_from([10.0, 11.0, 12.0, float("nan")])),
            st.one_of(st.floats(49, 54), st.sampled_from([50.0, 51.0, 52.5])),
            st.sampled_from(["2024-01-31", "2024-02-01", "2025-12-31", "", "soon", "1971-01-01"]),
            st.sampled_from(["lamp", "bench", ""]),
        ),
        min_size=1,
        max_size=60,
    ),
    st.booleans(),
    st.sampled_from(list(Cut)),
)
def test_every_point_ends_in_one_place(tmp_path_factory: pytest.TempPathFactory, rows, fast, cut) -> None:
    rows = [(10.5, 50.5, "2024-01-01", "lamp"), *rows] * 2
    rows += [(10.5, 50.5, "", "")] * len(rows)  # most points lie on the map
    file = written(tmp_path_factory.mktemp("points") / "p.csv", rows)
    since = (date(2020, 1, 1), date(2026, 1, 1))
    found = tally(file, town(), PLAIN, cut=cut, between=since, fast=fast, cells=90)
    assert counted(found) == by_hand(rows, cut)
    assert found.inside + found.fallen[Fall.OUTSIDE] + found.fallen[Fall.NO_COORDINATES] == found.points == len(rows)


def counted(found: Tally) -> dict[tuple[int, str, str], int]:
    cells = zip(found.area.tolist(), found.time.tolist(), found.category.tolist(), found.count.tolist(), strict=True)
    return {(area, found.times[time], found.categories[sort]): n for area, time, sort, n in cells}


def by_hand(rows, cut: Cut) -> dict[tuple[int, str, str], int]:
    """The slow reference: each area asked for each point, in order."""
    said: Counter[tuple[int, str, str]] = Counter()
    for lon, lat, day, sort in rows:
        if lon != lon:
            continue
        point = shapely.Point(lon, lat)
        area = next((n for n, shape in enumerate(town().shapes) if shape.intersects(point)), None)
        if area is not None:
            told = day if day.startswith("202") else ""
            said[area, told[: 7 if cut is Cut.MONTH else 4], sort] += 1
    return dict(said)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_parquet_and_csv_and_any_number_of_threads_agree(tmp_path: Path, threads: int, monkeypatch) -> None:
    monkeypatch.setattr("ombud.served.tally.ROWS", 100)
    chance = np.random.default_rng(1)
    days = np.datetime64("2024-01-01") + chance.integers(0, 700, 1000)
    table = pa.table({
        "lon": chance.uniform(10, 13, 1000), "lat": chance.uniform(50, 53, 1000), "day": pa.array(days.astype("M8[D]")),
        "sort": [f"s{n}" for n in chance.integers(0, 5, 1000)],
    })  # fmt: skip
    pq.write_table(table, tmp_path / "p.parquet")
    rows = list(zip(*(table[name].to_pylist() for name in table.column_names), strict=True))
    one = tally(tmp_path / "p.parquet", town(), PLAIN, threads=threads)
    other = tally(written(tmp_path / "p.csv", rows), town(), PLAIN, threads=1)
    assert counted(one) == counted(other) == by_hand([(x, y, str(d), s) for x, y, d, s in rows], Cut.MONTH)


def test_progress_is_told_and_can_stop_the_count(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("ombud.served.tally.ROWS", 10)
    pq.write_table(pa.table({"lon": [10.5] * 95, "lat": [50.5] * 95}), tmp_path / "p.parquet")
    told: list[tuple[int, int]] = []
    found = tally(tmp_path / "p.parquet", town(), Columns("lon", "lat"), progress=lambda *now: told.append(now))
    assert told == [(n, 95) for n in (10, 20, 30, 40, 50, 60, 70, 80, 90, 95)]
    assert (found.inside, found.times, found.categories) == (95, ("",), ("",))

    def stop(done: int, total: int) -> None:
        if done >= 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tally(tmp_path / "p.parquet", town(), Columns("lon", "lat"), progress=stop)


@pytest.mark.parametrize(
    ("rows", "columns", "why"),
    [
        ([(50.5, 10.5)] * 9 + [(10.5, 50.5)], Columns("lon", "lat"), "longitude and latitude were swapped"),
        ([(500000.0, 5540000.0)], Columns("lon", "lat"), "The areas are in degrees, the points are not"),
        ([(1.0, 2.0)], Columns("lon", "lat"), "none lies in any area"),
        ([("a", "b")], Columns("lon", "lat"), "none lies in any area"),
        ([(10.5, 50.5)], Columns("longitude", "lat"), "no column longitude; there are lon, lat"),
    ],
)
def test_a_file_that_cannot_be_counted_says_why(tmp_path: Path, rows, columns: Columns, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        tally(written(tmp_path / "p.csv", rows, "lon,lat"), town(), columns)


def test_a_broken_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "p.parquet").write_bytes(b"PAR1 and then nothing of the sort")
    with pytest.raises(Unusable, match="cannot be read"):
        tally(tmp_path / "p.parquet", town(), Columns("lon", "lat"))
    with pytest.raises(Unusable, match="cannot be read"):
        tally(tmp_path / "absent.csv", town(), Columns("lon", "lat"))


def test_what_falls_out_is_named_by_its_row(tmp_path: Path) -> None:
    rows = [(10.5, 50.5, "", ""), ("", 50.5, "2024-01-01", ""), (20, 50.5, "2024-01-01", ""), (10.5, 50.5, "soon", "")]
    found = tally(written(tmp_path / "p.csv", rows), town(), PLAIN)
    assert {(one.row, one.why) for one in found.listed} == {
        (1, Fall.NO_TIME), (2, Fall.NO_COORDINATES), (3, Fall.OUTSIDE), (4, Fall.UNREADABLE_TIME)
    }  # fmt: skip
    assert counted(found) == {(0, "", ""): 2}


def test_points_in_another_projection_are_turned(tmp_path: Path) -> None:
    rows = [(643744.0, 5596000.0)]  # UTM zone 32: 11.03 east, 50.5 north
    found = tally(written(tmp_path / "p.csv", rows, "lon,lat"), town(), Columns("lon", "lat"), crs="EPSG:32632")
    assert found.by_area().tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 0]


def test_a_timestamp_is_read_by_the_clock_of_its_place(tmp_path: Path) -> None:
    new_year = pa.array([1704063600], pa.timestamp("s", tz="Europe/Stockholm"))  # 23:00 the year before, in London
    pq.write_table(pa.table({"lon": [10.5], "lat": [50.5], "day": new_year}), tmp_path / "p.parquet")
    assert tally(tmp_path / "p.parquet", town(), Columns("lon", "lat", "day")).times == ("2024-01",)


@given(st.integers(0, 10**6), st.integers(1, 6), st.sampled_from([1, 40, 10**6]))
def test_counts_are_the_same_as_one_block_or_as_keys(seed: int, batches: int, most: int) -> None:
    chance, counts, said = np.random.default_rng(seed), Counts(7, most), Counter()
    for _ in range(batches):
        area, month = chance.integers(-1, 7, 50), chance.integers(24000, 24012, 50)
        names = tuple(f"n{one}" for one in chance.permutation(9)[:4])
        which = chance.integers(0, 4, 50)
        counts.add(area.astype(np.int32), month.astype(np.int32), which.astype(np.int32), names)
        said.update(
            (a, f"{m // 12}-{m % 12 + 1:02d}", names[w]) for a, m, w in zip(area, month, which, strict=True) if a >= 0
        )
    area, time, category, count, times, names = counts.table()
    cells = zip(area.tolist(), time.tolist(), category.tolist(), count.tolist(), strict=True)
    assert {(a, times[t], names[c]): n for a, t, c, n in cells} == said
    assert list(times) == sorted(times)
