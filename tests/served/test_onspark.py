"""The tally on Spark: the same answer as the tally's own, on a real Spark of this machine."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ombud.places.cells import CellIndex, index
from ombud.served import cluster, onspark
from ombud.served.cluster import NoSpark, spark
from ombud.served.onspark import tally_on_spark
from ombud.served.points import Columns, Cut, Unusable
from ombud.served.tally import Fall, Tally, tally
from tests.served.test_tally import KIOSKS, PLACES, PLAIN, needs_places, town, written

ROOT = Path(__file__).resolve().parents[2]
needs_spark = pytest.mark.skipif(cluster.missing() is not None, reason=str(cluster.missing()))
BETWEEN = (date(2020, 1, 1), date(2026, 1, 1))
WHERE = Columns("lon", "lat")


SOON = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1"}  # Java spends less on being fast later, which is never here


@pytest.fixture(scope="module")
def here() -> Iterator[Any]:
    """One Spark for all tests; it is started as for one tally, and used by each."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in SOON.items():
            patched.setenv(name, value)
        with spark() as session:
            yield session
    with warnings.catch_warnings():  # what Spark left open is closed here, and not in the middle of another's test
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of some kilobytes are cut into parts, as those of gigabytes are."""
    monkeypatch.setattr(onspark, "_SMALLEST_PART", 512)


def same(one: Tally, other: Tally) -> bool:
    """Whether two tallies are the same to the last number, name and listed row."""
    for field in fields(Tally):
        here, there = getattr(one, field.name), getattr(other, field.name)
        if isinstance(here, np.ndarray):
            assert here.dtype == there.dtype
            assert here.tolist() == there.tolist(), field.name
        else:
            assert here == there, field.name
    return True


def rows(seed: int, n: int = 3000) -> list[tuple[object, ...]]:
    """Points on the map, on its borders, off it and without coordinates; days that are said, unsaid and impossible."""
    chance = np.random.default_rng(seed)
    lon = [*chance.uniform(9.8, 13.2, n - 400), *chance.integers(10, 14, 400)]
    lat = [*chance.uniform(49.8, 53.2, n - 400), *chance.integers(50, 54, 400)]
    days = ["2024-01-31", "2024-02-01", "2025-12-31", "2025-06-15", "", "soon", "1971-01-01"]
    told = [
        ("" if chance.random() < 0.02 else x, y, str(chance.choice(days)), f"s{chance.integers(0, 12)}" * (i % 9 > 0))
        for i, (x, y) in enumerate(zip(lon, lat, strict=True))
    ]
    return [told[i] for i in chance.permutation(n)]


def as_parquet(file: Path, told: list[tuple[object, ...]], group: int) -> Path:
    lon, lat, day, sort = zip(*told, strict=True)
    table = pa.table({
        "lon": pa.array([None if one == "" else float(str(one)) for one in lon]),
        "lat": pa.array([float(str(one)) for one in lat]),
        "day": pa.array([one or None for one in day], pa.string()), "sort": pa.array([one or None for one in sort]),
    })  # fmt: skip
    pq.write_table(table, file, row_group_size=group)
    return file


@needs_places
@needs_spark
def test_new_york_has_the_same_kiosks_on_spark(here: Any, in_small_parts: None) -> None:
    from ombud.places.table import read_areas

    tracts = read_areas(PLACES / "new-york/nyc_tracts_acs2008_12.parquet", code="geoid", name="ctlabel")
    file, between = PLACES / "new-york/linknyc_kiosks.csv", (date(2015, 1, 1), date(2025, 5, 31))
    found = tally_on_spark(file, tracts, KIOSKS, between=between)
    assert (found.points, found.inside, int((found.by_area() == 0).sum())) == (2250, 2250, 1530)
    assert found.fallen[Fall.IMPOSSIBLE_TIME] == 4
    assert same(found, tally(file, tracts, KIOSKS, between=between))


@needs_spark
@pytest.mark.parametrize("seed", [1, 2])
def test_parquet_and_csv_in_many_parts_count_as_without_spark(
    here: Any, in_small_parts: None, tmp_path: Path, seed: int
) -> None:
    told, cut = rows(seed), [Cut.MONTH, Cut.YEAR][seed % 2]
    for file in (as_parquet(tmp_path / "p.parquet", told, 97), written(tmp_path / "p.csv", told)):
        found = tally_on_spark(file, town(), PLAIN, cut=cut, between=BETWEEN, listed=7)
        assert same(found, tally(file, town(), PLAIN, cut=cut, between=BETWEEN, listed=7))
        assert min(found.fallen.values()) > 7
        assert found.inside + found.fallen[Fall.OUTSIDE] + found.fallen[Fall.NO_COORDINATES] == found.points == 3000


@needs_spark
def test_a_value_that_runs_over_many_lines_is_one_value(here: Any, in_small_parts: None, tmp_path: Path) -> None:
    """Wherever Spark cuts such a file, it cuts some value; 5" is a pipe and no quotation."""
    long = "\n".join(f'line {n}, "said"' for n in range(400))
    told = [(10.5, 50.5, "2024-01-01", long), (11.5, 50.5, "2024-02-01", "a"), (10.5, 51.5, "", "b\r\nc")] * 5
    file = written(tmp_path / "p.csv", [*told, (20, 20, "", "c")])
    assert same(tally_on_spark(file, town(), PLAIN), tally(file, town(), PLAIN))
    with file.open("a", newline="") as more:
        more.write('10.5,50.5,2024-03-01,5" pipe\n')
    assert same(tally_on_spark(file, town(), PLAIN), tally(file, town(), PLAIN))


@needs_spark
def test_parts_without_points_add_nothing(here: Any, in_small_parts: None, tmp_path: Path) -> None:
    told = rows(3, 500)
    one_group = as_parquet(tmp_path / "p.parquet", told, 1000)
    nothing = pa.table({name: pa.array([], pa.string()) for name in PLAIN.all})
    pq.write_table(nothing, tmp_path / "none.parquet")
    empty = [tmp_path / "none.parquet", written(tmp_path / "none.csv", [])]
    for file in (one_group, *empty):
        assert same(tally_on_spark(file, town(), PLAIN), tally(file, town(), PLAIN))


TIMES = np.array(["2024-01-01T00:30:00.123456789", "2023-12-31T23:30", "1900-01-01", "NaT", "2024-06-01"], "M8[ns]")


@needs_spark
@pytest.mark.parametrize(
    "days",
    [
        pa.array(TIMES),
        pa.array(TIMES).cast(pa.timestamp("ns", "America/New_York")),
        pa.array(TIMES.astype("M8[s]")).cast(pa.timestamp("s", "Europe/Stockholm")),
        pa.array(TIMES.astype("M8[us]")),
        pa.array(TIMES.astype("M8[D]")),
        pa.array([2024, 2023, None, 1, 2**63 + 5], pa.uint64()),
        pa.array(["2024-01-01", "x", None, "2024", ""]).dictionary_encode(),
        pa.array([b"2024-01-01", b"", None, b"2024", b"2023-05"]),
        pa.nulls(5),
    ],
    ids=lambda days: str(days.type),
)
def test_every_kind_of_column_is_read_as_without_spark(here: Any, tmp_path: Path, days: pa.Array) -> None:
    table = pa.table({"a.b": [10.5] * 5, "Lat`": [50.5] * 5, "lat`": [0] * 5, "Day": days, "value": days})
    pq.write_table(table, tmp_path / "p.parquet")
    columns = Columns("a.b", "Lat`", "Day", "value")
    assert same(tally_on_spark(tmp_path / "p.parquet", town(), columns), tally(tmp_path / "p.parquet", town(), columns))


@needs_spark
def test_points_are_turned_by_the_workers(here: Any, tmp_path: Path) -> None:
    file = written(tmp_path / "p.csv", [(643744.0, 5596000.0)], "lon,lat")  # UTM zone 32: 11.03 east, 50.5 north
    assert tally_on_spark(file, town(), WHERE, crs="EPSG:32632").by_area().tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 0]


class Noting(CellIndex):
    """An index that writes down in which process it arrives."""

    def __reduce__(self) -> Any:
        return _arrived, (super().__reduce__(), os.environ["OMBUD_ARRIVALS"])


def _arrived(told: Any, arrivals: str) -> CellIndex:
    with open(arrivals, "a") as file:
        file.write(f"{os.getpid()}\n")
    made, arguments, state = told[:3]
    grid = made(*arguments)
    grid.__setstate__(state)
    return grid


@needs_spark
def test_the_index_is_sent_once_to_each_worker(
    here: Any, in_small_parts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrivals = tmp_path / "arrivals"
    monkeypatch.setenv("OMBUD_ARRIVALS", str(arrivals))
    made = index(town().shapes)
    grid = Noting(*(getattr(made, field.name) for field in fields(CellIndex)))
    file, parts = as_parquet(tmp_path / "p.parquet", rows(4), 97), []
    before = onspark._summed
    monkeypatch.setattr(onspark, "_summed", lambda file, rows, *more: parts.extend(rows) or before(file, rows, *more))
    assert same(tally_on_spark(file, town(), PLAIN, cells=grid), tally(file, town(), PLAIN))
    came = arrivals.read_text().split()
    assert len(came) == len(set(came)) <= 2 < len(parts)


@needs_spark
def test_progress_is_told_in_rows_or_bytes_and_can_stop_spark(here: Any, in_small_parts: None, tmp_path: Path) -> None:
    told = rows(5)
    for file, all_ in ((as_parquet(tmp_path / "p.parquet", told, 97), 3000), (written(tmp_path / "p.csv", told), None)):
        heard: list[tuple[int, int]] = []
        tally_on_spark(file, town(), PLAIN, progress=lambda *now, heard=heard: heard.append(now))
        assert heard == sorted(heard)
        assert heard[-1] == (all_ or file.stat().st_size,) * 2

        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            tally_on_spark(file, town(), PLAIN, progress=stop)
        assert list(here.sparkContext.statusTracker().getActiveJobsIds()) == []


@needs_spark
@pytest.mark.parametrize(
    ("told", "columns"),
    [
        ([(50.5, 10.5)] * 9 + [(10.5, 50.5)], WHERE),
        ([(500000.0, 5540000.0)], WHERE),
        ([(1.0, 2.0)], WHERE),
        ([("a", "b")], WHERE),
        ([(10.5, 50.5)], Columns("longitude", "lat")),
        ([(10.5, 50.5)] * 9000 + [(10.5,)] + [(10.5, 50.5)] * 9000, WHERE),
    ],
    ids=["swapped", "metres", "off the map", "words", "no column", "a row too short"],
)
def test_a_file_that_cannot_be_counted_says_the_same(
    here: Any, in_small_parts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Any, columns: Columns
) -> None:
    for module in (onspark, sys.modules["ombud.served.tally"]):
        monkeypatch.setattr(module, "ROWS", 1000)  # the first rows are in order
    file = written(tmp_path / "p.csv", told, "lon,lat")
    with pytest.raises(Unusable) as without:
        tally(file, town(), columns)
    with pytest.raises(Unusable) as found:
        tally_on_spark(file, town(), columns)
    assert str(found.value) == str(without.value)


@needs_spark
def test_a_file_that_breaks_in_the_middle_says_so(here: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onspark, "ROWS", 1000)  # the first rows are in order
    file = as_parquet(tmp_path / "p.parquet", rows(6) * 4, 1000)
    data = bytearray(file.read_bytes())
    middle = pq.read_metadata(file).row_group(8).column(0).data_page_offset
    data[middle : middle + 400] = b"\0" * 400
    file.write_bytes(data)
    with pytest.raises(Unusable, match=r"p\.parquet: Spark cannot read the points \("):
        tally_on_spark(file, town(), PLAIN)


@needs_spark
@pytest.mark.parametrize("name", ["a*b [c] {d,e} ?#%20.csv", "_hidden.csv", ".hidden.csv", "11:30.csv"])
def test_spark_counts_the_file_that_is_named_or_says_why_not(here: Any, tmp_path: Path, name: str) -> None:
    written(tmp_path / "a and b c d ?#%20.csv", [(10.5, 50.5)] * 3, "lon,lat")  # what the first would fit as a pattern
    file = written(tmp_path / name, [(10.5, 50.5)] * 2, "lon,lat")
    if name.startswith("a"):
        assert tally_on_spark(file, town(), WHERE).points == 2
    else:
        with pytest.raises(Unusable, match="give the file another name"):
            tally_on_spark(file, town(), WHERE)


ALONE = """
import os, sys
from pathlib import Path
from ombud.served.cluster import NoSpark
from ombud.served.onspark import tally_on_spark
from tests.served.test_onspark import WHERE, listening
from tests.served.test_tally import town
try:
    tally_on_spark(Path(sys.argv[1]), town(), WHERE, master="moon://base")
except NoSpark as lacking:
    print(lacking)
found = tally_on_spark(Path(sys.argv[1]), town(), WHERE, progress=lambda *now: print(*sorted(listening())))
print(found.inside, "PYSPARK_PYTHON" in os.environ)
"""


def listening() -> set[str]:
    """Addresses at which this process and those that it started listen, as the kernel writes them."""
    parents = {int(told.partition(" ")[0]): int(told.rpartition(")")[2].split()[1]) for told in _said("[0-9]*/stat")}
    ours = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    opened = [row.split() for told in _said("self/net/tcp*") for row in told.splitlines()[1:]]
    sockets = {f"socket:[{row[9]}]": row[1].partition(":")[0] for row in opened if row[3] == "0A"}
    return {where for pid in ours for one, where in sockets.items() if one in _files(pid)}


def _said(pattern: str) -> Iterator[str]:
    for one in Path("/proc").glob(pattern):
        with suppress(OSError):  # a process that has ended since
            yield one.read_text()


def _files(pid: int) -> set[str]:
    with suppress(OSError):
        return {os.readlink(one) for one in Path(f"/proc/{pid}/fd").iterdir()}
    return set()


@needs_spark
def test_spark_alone_says_nothing_listens_to_nobody_and_leaves_nothing(tmp_path: Path) -> None:
    """And where the cluster that was named cannot be had, that is said in one line."""
    file = written(tmp_path / "p.csv", [(10.5, 50.5)] * 5, "lon,lat")
    (tmp_path / "work").mkdir()
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PYSPARK", "SPARK", "OMBUD"))}
    command = [sys.executable, "-W", "error", "-c", ALONE, str(file)]
    there = ours | {"PYTHONPATH": str(ROOT)} | SOON
    done = subprocess.run(command, env=there, cwd=tmp_path / "work", capture_output=True, text=True, check=False)
    assert done.stderr == ""
    refused, *heard, last = done.stdout.splitlines()
    assert refused.startswith("Spark does not start on moon://base (")
    loopback = {"0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"}
    assert set(" ".join(heard).split()) <= loopback
    assert " ".join(heard).split()
    assert last == "5 False"
    assert list((tmp_path / "work").iterdir()) == []


def test_without_java_or_with_an_old_one_there_is_a_word_on_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    file = written(tmp_path / "p.csv", [(10.5, 50.5)], "lon,lat")
    with pytest.raises(NoSpark, match="apt install default-jre-headless"):
        tally_on_spark(file, town(), WHERE)
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(NoSpark, match=r"needs Java 17 or newer, and .* is Java 11;"):
        tally_on_spark(file, town(), WHERE)


def test_without_pyspark_there_is_a_word_on_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    with pytest.raises(NoSpark, match=r"pip install 'ombud\[served,spark\]'"):
        tally_on_spark(written(tmp_path / "p.csv", [(10.5, 50.5)], "lon,lat"), town(), WHERE)
