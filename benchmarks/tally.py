"""How long it takes to count points into areas, beside other programs that do the same, and beside reading the file.

Run it alone: ``python benchmarks/tally.py --tracts nyc_tracts.parquet [--points 1000000 10000000] [--peers PYTHON]``.
Points are made from a seed: New York's tracts cut three by three, points by population in each area's box, 36 months,
10 categories, 3 in 100 moved off the map. Every engine runs in a process of its own; all counts must be the same.

Peers live in an environment of their own, so that the project's stays small:

    python -m venv peers
    peers/bin/pip install geopandas pyarrow sedonadb geoarrow-pyarrow duckdb==1.5.5 \\
        duckdb-extensions duckdb-extension-spatial==1.5.5
    python benchmarks/tally.py --tracts … --peers peers/bin/python

Seconds leave out imports and the reading of areas. Ours leave out nothing else: the index is built, and the kernel
loaded from its cache or compiled, and Spark started and stopped, within them. MB is the most memory that the process
ever held, imports included; for Spark, that of all its processes together, looked at twice a second.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

ROOT = Path(__file__).resolve().parents[1]
MONTHS, CATEGORIES, CHUNK = 36, 10, 1_000_000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--tracts", type=Path, help="GeoParquet of New York's tracts, with a column population")
    asked.add_argument("--points", type=int, nargs="+", default=[1_000_000, 10_000_000])
    asked.add_argument("--peers", default="", help="a Python in which the peers are installed")
    asked.add_argument("--runs", type=int, default=1)
    asked.add_argument("--engines", nargs="+", default=list(ENGINES))
    asked.add_argument("--threads", type=int, default=2)
    asked.add_argument("--folder", type=Path, default=None, help="where points are kept between runs")
    asked.add_argument("--engine", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(measured(given.engine, given.folder, given.points[0], given.threads)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(exist_ok=True)
        shapes, people = cut_up(given.tracts, 3)
        pq.write_table(pa.table({"area": np.arange(len(shapes)), "wkb": shapely.to_wkb(shapes)}), areas_file(folder))
        for points in given.points:
            if not points_file(folder, points).exists():
                make(points_file(folder, points), shapes, people, points)
            compare(folder, points, given)


def areas_file(folder: Path) -> Path:
    return folder / "areas.parquet"


def points_file(folder: Path, points: int) -> Path:
    return folder / f"points-{points}.parquet"


def cut_up(tracts: Path, parts: int) -> tuple[Any, Any]:
    """Each tract cut along a grid over its box; the people of a tract are shared out by area."""
    table = pq.read_table(tracts, columns=["geometry", "population"])
    shapes, people = [], []
    for shape, count in zip(
        shapely.from_wkb(table["geometry"].to_numpy()), table["population"].to_numpy(), strict=True
    ):
        west, south, east, north = shape.bounds
        xs, ys = np.linspace(west, east, parts + 1), np.linspace(south, north, parts + 1)
        boxes = [shapely.box(xs[i], ys[j], xs[i + 1], ys[j + 1]) for i in range(parts) for j in range(parts)]
        for piece in shapely.intersection(shape, boxes):
            surface = [one for one in shapely.get_parts(piece) if one.geom_type == "Polygon" and one.area > 0]
            if surface:
                shapes.append(shapely.multipolygons(surface))
                people.append(count * shapes[-1].area / shape.area)
    return np.array(shapes, object), np.array(people)


def make(file: Path, shapes: Any, people: Any, points: int) -> None:
    """Points by population, uniform in the box of their area, with a day and a category, a million at a time."""
    chance, box, share = np.random.default_rng(2026), shapely.bounds(shapes), people / people.sum()
    schema = pa.schema([("lon", pa.float64()), ("lat", pa.float64()), ("day", pa.date32()), ("sort", pa.string())])
    with pq.ParquetWriter(file, schema, compression="zstd", use_dictionary=["day", "sort"]) as written:
        for begin in range(0, points, CHUNK):
            n = min(CHUNK, points - begin)
            west, south, east, north = box[chance.choice(len(shapes), n, p=share)].T
            lon, lat = chance.uniform(west, east), chance.uniform(south, north)
            lon = np.where(chance.random(n) < 0.03, lon + 5, lon)
            month = chance.integers(0, MONTHS, n)
            day = (np.datetime64("2023-01", "M") + month).astype("datetime64[D]")
            sort = pa.DictionaryArray.from_arrays(
                pa.array(chance.integers(0, CATEGORIES, n).astype(np.int8)),
                [f"sort {one}" for one in range(CATEGORIES)],
            )
            written.write_table(pa.table([lon, lat, pa.array(day), sort.cast(pa.string())], schema=schema))


def compare(folder: Path, points: int, given: Any) -> None:
    """One table: each engine in a process of its own, best and median of the runs."""
    size = points_file(folder, points).stat().st_size
    load = os.getloadavg()[0]
    print(f"\n{points:,} points ({size / points:.1f} bytes each), {cells(folder):,} areas, load {load:.1f}")
    print(f"{'engine':28}{'CPU s':>9}{'wall s':>9}{'best':>9}{'MB':>8}  counts")
    marks = set()
    for engine in given.engines:
        python = sys.executable if engine in OURS else given.peers
        if not python:
            continue
        ran = [run(python, engine, folder, points, given.threads) for _ in range(given.runs)]
        if any("wrong" in one for one in ran):
            print(f"{engine:28}  did not run: {next(one['wrong'] for one in ran if 'wrong' in one)}")
            continue
        cpu, wall, held = ([one[what] for one in ran] for what in ("cpu", "wall", "mb"))
        mark = {one["counts"] for one in ran}
        marks |= mark - {""}
        middle = f"{np.median(cpu):9.2f}{np.median(wall):9.2f}{min(wall):9.2f}{max(held):8.0f}"
        print(f"{engine:28}{middle}  {', '.join(sorted(mark))} {ran[0]['inside'] or ''}", flush=True)
    print("all counts are the same" if len(marks) == 1 else f"COUNTS DIFFER: {sorted(marks)}")


def cells(folder: Path) -> int:
    return int(pq.ParquetFile(areas_file(folder)).metadata.num_rows)


def run(python: str, engine: str, folder: Path, points: int, threads: int) -> dict[str, Any]:
    command = [python, __file__, "--engine", engine, "--folder", folder, "--points", points, "--threads", threads]
    there = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([str(one) for one in command], env=there, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"wrong": (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1][:200]}
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measured(engine: str, folder: Path, points: int, threads: int) -> dict[str, Any]:
    """What one engine took, in this process: seconds, memory, and a mark of its counts."""
    work = ENGINES[engine](folder, points_file(folder, points), threads)
    with Started() as started:
        cpu, wall = time.process_time(), time.perf_counter()
        counted = work()
        took = {"cpu": time.process_time() - cpu + started.cpu(), "wall": time.perf_counter() - wall}
    took["mb"] = max(_most_memory(), started.most)
    if counted is None:
        return took | {"counts": "", "inside": 0}
    area, month, category, count = (np.asarray(one, np.int64) for one in counted)
    order = np.lexsort((category, month, area))
    table = np.stack([area, month, category, count])[:, order]
    return took | {"counts": hashlib.sha256(table.tobytes()).hexdigest()[:12], "inside": int(count.sum())}


class Started:
    """What the processes take that this one started: seconds, and MB together with this one, twice a second (Linux)."""

    def __enter__(self) -> Started:
        self.most, self._seconds, self._over = 0.0, {}, threading.Event()
        self._looking = threading.Thread(target=self._look)
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._looking.join()

    def cpu(self) -> float:
        """Seconds of all that were ever seen, without this process."""
        self._see()
        return sum(self._seconds.values())

    def _look(self) -> None:
        while not self._over.wait(0.5):
            self._see()

    def _see(self) -> None:
        parents: dict[int, int] = {}
        seconds: dict[int, float] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                told = stat.read_text().rpartition(")")[2].split()
                parents[int(stat.parent.name)] = int(told[1])
                seconds[int(stat.parent.name)] = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        ours, more = {os.getpid()}, {os.getpid()}
        while more:
            more = {child for child, parent in parents.items() if parent in more} - ours
            ours |= more
        self._seconds |= {one: seconds[one] for one in ours - {os.getpid()}}
        if len(ours) > 1:
            self.most = max(self.most, sum(map(_memory, ours)))


def _memory(process: int) -> float:
    """MB of one process; what it shares with others, shared out among them."""
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def _most_memory() -> float:
    """The most memory this process has held, in MB (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")


def _shapes(folder: Path) -> Any:
    return shapely.from_wkb(pq.read_table(areas_file(folder))["wkb"].to_numpy())


def ombud(folder: Path, file: Path, threads: int, fast: bool = True) -> Callable[[], Any]:
    from ombud.served.tally import tally

    return _ours(folder, lambda areas, columns: tally(file, areas, columns, threads=threads, fast=fast))


def ombud_on_spark(folder: Path, file: Path, threads: int) -> Callable[[], Any]:
    """Spark on this machine alone, which is not what it is for: what it costs here, it costs anywhere."""
    from ombud.served.onspark import tally_on_spark

    return _ours(folder, lambda areas, columns: tally_on_spark(file, areas, columns, master=f"local[{threads}]"))


def _ours(folder: Path, count: Callable[[Any, Any], Any]) -> Callable[[], Any]:
    from ombud.places.table import AreaTable
    from ombud.served.points import Columns

    shapes = _shapes(folder)
    codes = tuple(str(one) for one in range(len(shapes)))
    areas = AreaTable(codes, codes, shapes, {}, "EPSG:4326", "areas")

    def work() -> Any:
        found = count(areas, Columns("lon", "lat", "day", "sort"))
        month = np.array([(int(t[:4]) - 2023) * 12 + int(t[5:]) - 1 for t in found.times])
        category = np.array([int(name.removeprefix("sort ")) for name in found.categories])
        return found.area, month[found.time], category[found.category], found.count

    return work


def ombud_slow(folder: Path, file: Path, threads: int) -> Callable[[], Any]:
    return ombud(folder, file, threads, fast=False)


def scan(folder: Path, file: Path, threads: int) -> Callable[[], Any]:
    """The floor: the file read in batches, and nothing done with it."""
    pa.set_cpu_count(threads)

    def work() -> None:
        for batch in pq.ParquetFile(file).iter_batches(1 << 18):
            batch.num_rows  # noqa: B018

    return work


def geopandas(folder: Path, file: Path, threads: int) -> Callable[[], Any]:
    """All points at once, id and geometry only, as its authors advise; in two areas, the lower number counts."""
    import geopandas as gpd
    import pandas as pd

    areas = gpd.GeoDataFrame({"area": np.arange(cells(folder))}, geometry=_shapes(folder), crs=4326)

    def work() -> Any:
        told = pd.read_parquet(file)
        points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(told["lon"], told["lat"]), crs=4326)
        area = gpd.sjoin(points, areas, predicate="intersects")["area"].groupby(level=0).min()
        rest = told.loc[area.index]
        day = rest["day"].to_numpy().astype("datetime64[M]").astype(int) - 636
        sort = rest["sort"].str.removeprefix("sort ").astype(int)
        table = pd.DataFrame({"area": area, "month": day, "sort": sort.to_numpy()}).groupby(["area", "month", "sort"])
        found = table.size().reset_index(name="n")
        return found["area"], found["month"], found["sort"], found["n"]

    return work


_PLAIN = """
SELECT a.area AS area, {month} AS month, p.sort AS sort, count(*) AS n
FROM points p JOIN areas a ON ST_Intersects(a.g, {point}) GROUP BY 1, 2, 3
"""


def duckdb(folder: Path, file: Path, threads: int) -> Callable[[], Any]:
    """A plain join and group by: it would count a point on a shared border twice, and says so by other counts."""
    import duckdb as duck
    from duckdb_extensions import import_extension

    base = duck.connect(config={"threads": threads})
    import_extension("spatial", con=base)
    base.execute("LOAD spatial")
    base.execute(f"CREATE TABLE areas AS SELECT area, ST_GeomFromWKB(wkb) AS g FROM '{areas_file(folder)}'")
    base.execute(f"CREATE VIEW points AS SELECT * FROM '{file}'")
    month = "(year(p.day) - 2023) * 12 + month(p.day) - 1"
    asked = _PLAIN.format(month=month, point="ST_Point(p.lon, p.lat)")

    def work() -> Any:
        found = base.execute(asked).fetchnumpy()
        return found["area"], found["month"], _sorts(found["sort"]), found["n"]

    return work


def _sorts(names: Any) -> Any:
    return np.array([int(name[5:]) for name in names])


def sedona(folder: Path, file: Path, threads: int) -> Callable[[], Any]:
    """A plain join and group by, as for DuckDB."""
    import sedonadb

    base = sedonadb.connect()
    base.sql(f"SET datafusion.execution.target_partitions = {threads}").execute()
    base.read_parquet(str(areas_file(folder))).to_view("raw")
    base.sql("SELECT area, ST_GeomFromWKB(wkb) AS g FROM raw").to_memtable().to_view("areas")
    base.read_parquet(str(file)).to_view("points")
    month = "CAST((date_part('year', p.day) - 2023) * 12 + date_part('month', p.day) - 1 AS INT)"
    asked = _PLAIN.format(month=month, point="ST_Point(p.lon, p.lat)")

    def work() -> Any:
        found = base.sql(asked).to_arrow_table()
        return *(found[name].to_numpy() for name in ("area", "month")), _sorts(found["sort"].to_pylist()), found["n"]

    return work


ENGINES: dict[str, Callable[[Path, Path, int], Callable[[], Any]]] = {
    "scan with pyarrow": scan,
    "ombud": ombud,
    "ombud without numba": ombud_slow,
    "ombud on Spark": ombud_on_spark,
    "SedonaDB": sedona,
    "DuckDB spatial": duckdb,
    "geopandas sjoin": geopandas,
}
OURS = ("scan with pyarrow", "ombud", "ombud without numba", "ombud on Spark")

if __name__ == "__main__":
    main()
